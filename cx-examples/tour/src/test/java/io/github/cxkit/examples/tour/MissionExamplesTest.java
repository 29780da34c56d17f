package io.github.cxkit.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The mission can be read: every public type of its packages stands in an example that {@link DocumentationTest} compiles. */
class MissionExamplesTest {

    private static final Path ROOT = Path.of(System.getProperty("cxkit.root", "../.."));
    private static final Path CORE = ROOT.resolve("cx-core/src/main/java/io/github/cxkit");
    private static final List<String> PACKAGES = List.of("framework", "journey", "service");

    /** Types of the mission in packages that hold much else. */
    private static final List<String> OTHERS = List.of(
            "ClassValues",
            "CustomerMigration",
            "GainPlan",
            "GroupGains",
            "LogRank",
            "Mediation",
            "Payback",
            "PoissonCusum",
            "ReferralChain",
            "StandardQuestion",
            "ValueSplit");

    private static final Pattern PUBLIC = Pattern.compile(
            "(?m)^public (?:final |abstract |sealed |non-sealed )*(?:class|record|enum|interface|@interface) (\\w+)");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> types(Path folder) throws IOException {
        Set<String> types = new TreeSet<>();
        for (Path file : sources(folder)) {
            Matcher type = PUBLIC.matcher(Files.readString(file));
            if (type.find()) {
                types.add(type.group(1));
            }
        }
        return types;
    }

    private static Set<String> shown() throws IOException {
        List<Example> examples = new ArrayList<>(Example.ofMarkdown(ROOT, ROOT.resolve("README.md")));
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            for (Path page : pages.filter(p -> p.toString().endsWith(".md")).toList()) {
                examples.addAll(Example.ofMarkdown(ROOT, page));
            }
        }
        for (Path file : sources(CORE)) {
            examples.addAll(Example.ofJavadoc(ROOT, file));
        }
        Set<String> words = new TreeSet<>();
        examples.forEach(example -> WORD.matcher(example.code()).results().forEach(word -> words.add(word.group())));
        return words;
    }

    @Test
    void everyTypeStandsInAnExample() throws IOException {
        Set<String> missing = new TreeSet<>(OTHERS);
        for (String each : PACKAGES) {
            missing.addAll(types(CORE.resolve(each)));
        }
        missing.removeAll(shown());
        assertThat(missing)
                .as("write an example into the type's Javadoc or docs/mission.md")
                .isEmpty();
    }

    @Test
    void everyTypeThatTheMissionNamesIsThere() throws IOException {
        Set<String> known = types(CORE);
        List<String> table = Files.readAllLines(ROOT.resolve("docs/mission.md")).stream()
                .filter(line -> line.startsWith("| "))
                .toList();
        assertThat(table).hasSizeGreaterThan(20);
        assertThat(QUOTED.matcher(String.join("\n", table)).results().map(name -> name.group(1)))
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    /** Words of the mission, each to the name that shows it in a tested line: two look-ups, the page and the example. */
    private static final Map<String, String> CONCEPTS = Map.ofEntries(
            Map.entry("touchpoints", "Touchpoint"),
            Map.entry("five phases", "STANDARD"),
            Map.entry("moments of truth", "MomentsOfTruth"),
            Map.entry("friction", "FrictionOutcomes"),
            Map.entry("six pillars", "SIX_PILLARS"),
            Map.entry("pyramid", "PYRAMID_GATED"),
            Map.entry("four values", "FOUR_VALUES"),
            Map.entry("co-creation", "CoCreation"),
            Map.entry("three levels", "ExperienceLevels"),
            Map.entry("people, process, technology", "EnablerAssessment"),
            Map.entry("the promise", "PromiseKeeping"),
            Map.entry("emotions", "EmotionCurve"),
            Map.entry("the closed loop", "FollowUpPolicy"),
            Map.entry("consent", "Consent"),
            Map.entry("reputation", "ReputationTrend"),
            Map.entry("from points to money", "ClassValues"));

    @Test
    void everyConceptOfTheMissionIsNamedInTheTableAndShownByATestedLine() throws IOException {
        Path page = ROOT.resolve("docs/mission.md");
        String table = Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| "))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        List<String> examples = Example.ofMarkdown(ROOT, page).stream()
                .map(Example::code)
                .filter(code -> code.contains("// ==> "))
                .toList();
        CONCEPTS.forEach((concept, shownBy) -> {
            assertThat(table).as(concept).contains(concept);
            assertThat(examples)
                    .as(concept)
                    .anySatisfy(code -> assertThat(code).containsPattern("\\b" + shownBy + "\\b"));
        });
    }

    @Test
    void everySectionOfTheMissionRunsAndStatesAValue() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/mission.md"));
        for (String section : page.split("(?m)^## ", -1)) {
            String title = section.lines().findFirst().orElse("");
            if (section.startsWith("# ") || title.equals("What is not there")) {
                continue;
            }
            assertThat(section).as(title).contains("```java", "// ==> ");
        }
    }

    @Test
    void everyExampleOfTheMissionsPackagesSaysWhatComesOut() throws IOException {
        Set<String> silent = new TreeSet<>();
        for (String each : PACKAGES) {
            for (Path file : sources(CORE.resolve(each))) {
                for (Example example : Example.ofJavadoc(ROOT, file)) {
                    if (!example.code().contains("//")) {
                        silent.add(file.getFileName().toString());
                    }
                }
            }
        }
        assertThat(silent).as("examples without a stated value").isEmpty();
    }
}
