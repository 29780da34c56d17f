package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.metric.Questionnaire;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.RuleId;
import io.github.cxkit.score.RuleOrigin;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
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

class RulesTest {

    private static final Path MAIN = Path.of(System.getProperty("cxkit.root", ".."), "cx-core", "src", "main", "java");
    private static final Path PAGE = Path.of(System.getProperty("cxkit.root", ".."), "docs", "rules.md");
    private static final Pattern LITERAL = Pattern.compile(
            "(?m)^(?!\\s*\\*).*?Rule\\s*\\.(?:published|adapted|convention)\\(\\s*\"([a-z0-9.-]+)\"\\s*,");
    private static final Pattern YEAR = Pattern.compile("\\b(1[89]|20)\\d\\d\\b");
    private static final Pattern DOCUMENT = Pattern.compile("[A-Z]\\w+.* (documentation|source code)");
    private static final Pattern BRITISH = Pattern.compile(
            "catalogue|behaviour|colour|favour|labour|centre\\b|[a-z]{3}isation|personalis|normalis|organis");

    @Test
    void everyConstantOfEveryClassIsInTheCatalog() throws Exception {
        Set<Rule> known = Rules.all().stream().map(Rules.Entry::rule).collect(Collectors.toSet());

        List<Rule> constants = new ArrayList<>();
        for (Class<?> type : classes()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    constants.addAll(rules(field));
                }
            }
        }

        assertThat(constants).hasSizeGreaterThan(100);
        assertThat(known).containsAll(constants);
    }

    @Test
    void everyRuleThatTheSourcesWriteIsInTheCatalog() throws IOException {
        Set<String> known = Rules.all().stream().map(e -> e.rule().id().name()).collect(Collectors.toSet());
        Set<String> written = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (!file.endsWith("package-info.java")) {
                    Matcher literal = LITERAL.matcher(Files.readString(file));
                    while (literal.find()) {
                        written.add(literal.group(1));
                    }
                }
            }
        }

        assertThat(written).hasSizeGreaterThan(100);
        assertThat(known).containsAll(written);
    }

    @Test
    void anIdStandsForOneRuleAndHasOneSpelling() {
        Map<String, Set<Rule>> byLetters = Rules.all().stream()
                .map(Rules.Entry::rule)
                .collect(
                        Collectors.groupingBy(rule -> rule.id().toString().replaceAll("[.-]", ""), Collectors.toSet()));

        assertThat(byLetters).allSatisfy((letters, rules) -> assertThat(rules).hasSize(1));
        assertThat(Rules.all()).doesNotHaveDuplicates();
        assertThat(Rules.all()).allSatisfy(entry -> {
            assertThat(entry.rule().id().name()).doesNotContainPattern(BRITISH);
            assertThat(entry.rule().title().toLowerCase(Locale.ROOT)).doesNotContainPattern(BRITISH);
            // a title may begin with a sign or a lower-case name such as eNPS, never with a common noun in lower case
            assertThat(entry.rule().title()).containsPattern("^([A-Z]|eNPS)");
        });
    }

    @Test
    void whatIsPublishedNamesAuthorAndYearOrADocument() {
        assertThat(Rules.all())
                .filteredOn(entry -> entry.rule().origin() == RuleOrigin.PUBLISHED)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(YEAR.matcher(entry.rule().source())
                                        .find()
                                || DOCUMENT.matcher(entry.rule().source()).find())
                        .as("%s: %s", entry.rule().id(), entry.rule().source())
                        .isTrue());
    }

    @Test
    void aRuleIsLookedUpByItsId() {
        assertThat(Rules.get(RuleId.of("nps")).rule().title()).isEqualTo("NPS");
        assertThat(Rules.find(RuleId.parse("nps/99"))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rules.get(RuleId.of("no.such-rule")))
                .withMessageContaining("no.such-rule/1");
    }

    @Test
    void thePageOfRulesIsTheCatalog() throws IOException {
        String page = page();
        if (Boolean.getBoolean("cxkit.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/rules.md is generated: run this test with -Dcxkit.write=true")
                .isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Rules

                Every score says which rule it follows. This is the catalog of them, `Rules.all()`; the page is generated from it and a
                test keeps it equal. *Published* follows its source exactly, *adapted* departs from it in a stated way, a *convention*
                is this library's own arithmetic.

                | id | title | origin | source | computed by |
                | --- | --- | --- | --- | --- |
                """);
        for (Rules.Entry entry : Rules.all()) {
            Rule rule = entry.rule();
            page.append("| `")
                    .append(rule.id())
                    .append("` | ")
                    .append(rule.title())
                    .append(" | ");
            page.append(
                    switch (rule.origin()) {
                        case PUBLISHED -> "published";
                        case ADAPTED -> "adapted";
                        case LIBRARY_CONVENTION -> "convention";
                    });
            page.append(" | ").append(rule.source().replace("|", "\\|")).append(" | `");
            page.append(entry.computedBy().getName().replace("io.github.cxkit.", ""))
                    .append("` |\n");
        }
        return page.toString();
    }

    private static List<Rule> rules(Field field) throws IllegalAccessException {
        Class<?> type = field.getType();
        if (type != Rule.class
                && type != RatingMetric.class
                && type != CompositeIndex.class
                && type != Questionnaire.class) {
            return List.of();
        }
        field.setAccessible(true);
        Object value = field.get(null);
        if (value instanceof Rule rule) {
            return List.of(rule);
        }
        if (value instanceof RatingMetric metric) {
            return List.of(metric.rule());
        }
        return List.of(value instanceof CompositeIndex index ? index.rule() : ((Questionnaire) value).rule());
    }

    private static List<Class<?>> classes() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(
                Rule.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                if (!name.endsWith("module-info.class") && !name.endsWith("package-info.class")) {
                    classes.add(Class.forName(name.substring(0, name.length() - ".class".length())));
                }
            }
        }
        return classes;
    }
}
