package io.github.cxkit.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
}
