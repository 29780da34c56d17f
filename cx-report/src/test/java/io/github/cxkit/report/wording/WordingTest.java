package io.github.cxkit.report.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.metric.Metrics;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordingTest {

    private final Wording english = Wording.in(Locale.ENGLISH);
    private final Wording italian = Wording.in(Locale.ITALIAN);

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(own(Words.of(Locale.ITALIAN).keys()))
                .isEqualTo(own(Words.of(Locale.ENGLISH).keys()));
    }

    /** Metrics and classes have English names of their own. */
    private static Set<String> own(Set<String> keys) {
        return keys.stream()
                .filter(key -> !key.startsWith("metric.") && !key.startsWith("class."))
                .collect(Collectors.toSet());
    }

    @Test
    void everyTextHasTheSamePlacesInBothLanguages() {
        for (String key : own(Words.of(Locale.ENGLISH).keys())) {
            for (String place : new String[] {"{0}", "{1}", "{2}"}) {
                assertThat(Words.of(Locale.ITALIAN).find(key).orElseThrow().contains(place))
                        .as(key + " " + place)
                        .isEqualTo(
                                Words.of(Locale.ENGLISH).find(key).orElseThrow().contains(place));
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
