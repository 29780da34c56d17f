package io.github.cxkit.report.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.scorecard.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"\n]*)\"");
    private static final String ENGLISH_PLURALS =
            "answers|responses|rows|cells|journeys|events|orders|customers|weeks|days|"
                    + "months|minutes|looks|periods|persons|respondents|touchpoints|units|arms|remarks|visits|terms";
    private static final String ITALIAN_PLURALS =
            "risposte|righe|celle|percorsi|eventi|ordini|clienti|settimane|giorni|mesi|"
                    + "minuti|confronti|periodi|persone|rispondenti|punti|bracci|commenti|visite|contate|escluse|termini";

    private final Wording english = Wording.in(Locale.ENGLISH);
    private final Wording italian = Wording.in(Locale.ITALIAN);

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(own(Words.of(Locale.ITALIAN).keys()))
                .isEqualTo(own(Words.of(Locale.ENGLISH).keys()));
    }

    /** Rules and classes have English names of their own. */
    private static Set<String> own(Set<String> keys) {
        return keys.stream()
                .filter(key -> !key.startsWith("metric.") && !key.startsWith("source.") && !key.startsWith("class."))
                .collect(Collectors.toSet());
    }

    @Test
    void everyTextHasTheSamePlacesInBothLanguages() {
        for (String key : own(Words.of(Locale.ENGLISH).keys())) {
            for (String place : new String[] {"{0}", "{1}", "{2}", "{3}", "{4}"}) {
                assertThat(Words.of(Locale.ITALIAN).find(key).orElseThrow().contains(place))
                        .as(key + " " + place)
                        .isEqualTo(
                                Words.of(Locale.ENGLISH).find(key).orElseThrow().contains(place));
            }
        }
    }

    /** By name, or by a name that is put together from its beginning. */
    @Test
    void everyTextIsUsed() throws IOException {
        Path program = Path.of("..", "cx-examples", "scorecard", "src", "main", "java");
        assumeTrue(Files.isDirectory(program), "the program, which uses some of them, is not here");
        Set<String> literals = new HashSet<>();
        for (Path sources : List.of(Path.of("src", "main", "java"), program)) {
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    LITERAL.matcher(Files.readString(file)).results().forEach(found -> literals.add(found.group(1)));
                }
            }
        }
        List<String> beginnings =
                literals.stream().filter(each -> each.endsWith(".")).toList();
        assertThat(own(Words.of(Locale.ENGLISH).keys())).allSatisfy(key -> {
            String name = key.replaceFirst("\\.(one|more)$", "").replaceFirst("^advice\\.", "");
            assertThat(literals.contains(key)
                            || literals.contains(name)
                            || beginnings.stream().anyMatch(key::startsWith))
                    .as("text \"" + key + "\" is used")
                    .isTrue();
        });
    }

    /** Titles and sources of rules that no longer exist would stay unseen. */
    @Test
    void everyTranslatedRuleExists() {
        Set<String> rules =
                Rules.all().stream().map(each -> each.rule().id().name()).collect(Collectors.toSet());
        assertThat(Words.of(Locale.ITALIAN).keys().stream()
                        .filter(key -> key.startsWith("metric.") || key.startsWith("source."))
                        .map(key -> key.substring(key.indexOf('.') + 1)))
                .isSubsetOf(rules);
    }

    @Test
    void oneIsNotSeveral() {
        assertThat(italian.text("journey.outcomes.completed", "1")).isEqualTo("1 completato");
        assertThat(italian.text("journey.outcomes.abandoned", "2")).isEqualTo("2 abbandonati");
        assertThat(italian.reason("not applicable", 1)).isEqualTo("non applicabile");
        assertThat(italian.reason("not applicable", 0)).isEqualTo("non applicabili");
        assertThat(english.text("value.ahead", "1")).isEqualTo("1 week ahead");
        assertThat(english.text("value.ahead", "{0|a|b}")).isEqualTo("{0|a|b} weeks ahead");
    }

    /** A number before a word in the plural needs its singular too. */
    @Test
    void everyCountedWordHasItsSingular() {
        Pattern english = Pattern.compile("\\{(\\d)} (?:more |new |other )?(" + ENGLISH_PLURALS + ")\\b");
        Pattern italian = Pattern.compile("\\{(\\d)} (?:altre |altri |nuove |nuovi )?(" + ITALIAN_PLURALS + ")\\b");
        for (String key : own(Words.of(Locale.ENGLISH).keys())) {
            if (!key.endsWith(".more")) {
                assertThat(Words.of(Locale.ENGLISH).find(key).orElseThrow())
                        .as(key)
                        .doesNotContainPattern(english);
                assertThat(Words.of(Locale.ITALIAN).find(key).orElseThrow())
                        .as(key)
                        .doesNotContainPattern(italian);
            }
        }
    }

    @Test
    void figuresAreWrittenAsInTheirLanguage() {
        assertThat(english.number(-1234.55, 1)).isEqualTo("-1,234.6");
        assertThat(italian.number(-1234.55, 1)).isEqualTo("-1.234,6");
        assertThat(english.number(-0.04, 1)).isEqualTo("0.0");
        assertThat(english.signed(0.04, 1)).isEqualTo("0.0");
        assertThat(italian.signed(7.72, 1)).isEqualTo("+7,7");
        assertThat(english.level(0.995)).isEqualTo("99.5 %");
        assertThat(italian.level(0.95)).isEqualTo("95 %");
        assertThat(english.count(1_234_567)).isEqualTo("1,234,567");
    }

    @Test
    void aPartIsPutInOnceEvenIfItLooksLikeAPlace() {
        assertThat(english.text("to", "{1}", "x")).isEqualTo("{1} to x");
        assertThatThrownBy(() -> english.text("no such text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void metricsAndClassesHaveItalianNamesWhereThereAreSome() {
        assertThat(italian.metric(Metrics.CSAT.rule())).isEqualTo("CSAT, due voti migliori");
        assertThat(italian.metric(Metrics.ENPS.rule())).isEqualTo("eNPS");
        assertThat(italian.className("promoter")).isEqualTo("promotori");
        assertThat(italian.className("much effort")).isEqualTo("molta fatica");
        assertThat(english.metric(Metrics.CSAT.rule()))
                .isEqualTo(Metrics.CSAT.rule().title());
    }
}
