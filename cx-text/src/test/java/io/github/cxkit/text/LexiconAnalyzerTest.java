package io.github.cxkit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconAnalyzerTest {

    private static final LexiconAnalyzer ENGLISH = LexiconAnalyzer.english();
    private static final LexiconAnalyzer ITALIAN = LexiconAnalyzer.italian();

    private static final Lexicon SMALL = Lexicon.of("xx")
            .withValences(Map.of("good", 2.0, "bad", -2.0, "not only", 0.0, "ab*", 1.0, "abc*", -2.0, "abcd", 3.0))
            .withNegations(Set.of("not", "never"))
            .withIntensities(Map.of("very", 1.5, "a bit", 0.5))
            .withContrasts(Set.of("but"));

    private static CommentAnalysis.Words small(String remark) {
        return LexiconAnalyzer.of(SMALL).analyze(remark).words();
    }

    @ParameterizedTest
    @CsvSource({
        "'Great service, friendly staff', POSITIVE",
        "'Not good: delivery was very slow', NEGATIVE",
        "'It was not bad', POSITIVE",
        "'I wasn''t happy with the support', NEGATIVE",
        "'Excellent!', POSITIVE",
        "'The website crashed and I lost my order', NEGATIVE",
        "'Fast shipping but the wrong item', MIXED",
        "'The box was blue', NONE"
    })
    void englishRemarksGoTheRightWay(String remark, SentimentLabel label) {
        assertThat(ENGLISH.analyze(remark).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "'Personale gentile e consegna veloce', POSITIVE",
        "'Non sono soddisfatto, pacco arrivato in ritardo', NEGATIVE",
        "'Nessuno risponde, servizio pessimo', NEGATIVE",
        "'Assistenza pessima, mai più', NEGATIVE",
        "'Non è male', POSITIVE",
        "'Ottimo sito, pessima assistenza', MIXED",
        "'Ho comprato due libri', NONE"
    })
    void italianRemarksGoTheRightWay(String remark, SentimentLabel label) {
        assertThat(ITALIAN.analyze(remark).label()).isEqualTo(label);
    }

    @Test
    void theArithmeticIsAsWrittenDown() {
        assertThat(LexiconAnalyzer.of(SMALL).analyze("good").sentiment().orElseThrow())
                .isCloseTo(2 / Math.sqrt(19), within(1e-15));
        assertThat(small("very good").positive()).isEqualTo(3);
        assertThat(small("very very very good").positive()).as("at most two").isEqualTo(4.5);
        assertThat(small("a bit bad").negative()).isEqualTo(1);
    }

    @Test
    void aNegationTurnsTheNextValuedEntryOnly() {
        assertThat(small("not good").negative()).isCloseTo(1.48, within(1e-15));
        assertThat(small("not good good").positive()).isEqualTo(2);
        assertThat(small("not very good").negative()).as("not strengthened").isCloseTo(1.48, within(1e-15));
        assertThat(small("not a bit good").negative()).as("but weakened").isCloseTo(0.74, within(1e-15));
        assertThat(small("never not good").negative()).as("two are one").isCloseTo(1.48, within(1e-15));
        assertThat(small("not only good").positive()).as("passed over").isEqualTo(2);
    }

    @Test
    void aNegationDoesNotReachOverAPauseAContrastOrSixWords() {
        assertThat(small("not, good").positive()).isEqualTo(2);
        assertThat(small("not. good").positive()).isEqualTo(2);
        assertThat(small("not but good").positive()).isEqualTo(2);
        assertThat(small("not 1 2 3 4 good").negative()).isPositive();
        assertThat(small("not 1 2 3 4 5 good").positive()).isEqualTo(2);
    }

    @Test
    void aContrastWeighsBothSides() {
        assertThat(small("good but bad")).isEqualTo(new CommentAnalysis.Words(3, 2, 1, 3));
        assertThat(small("but bad").negative()).as("nothing before it").isEqualTo(2);
        assertThat(small("good but. bad").positive()).as("another sentence").isEqualTo(2);
    }

    @Test
    void signsAreReadBeforeTheyAreMarks() {
        assertThat(ENGLISH.analyze("delivery :-(").label()).isEqualTo(SentimentLabel.NEGATIVE);
        assertThat(ITALIAN.analyze("pacco arrivato ❤️").label()).isEqualTo(SentimentLabel.POSITIVE);
        assertThat(ITALIAN.analyze("24,00 euro").words().total())
                .as("one number, one word")
                .isEqualTo(2);
    }

    @Test
    void themesAreNamedOnceInOrder() {
        CommentAnalysis analysis = ENGLISH.analyze("Shipping late, courier rude; PRICE ok. Shipped twice!");
        assertThat(analysis.themes()).containsExactly("delivery", "waiting", "staff", "price");
        Lexicon own =
                Lexicon.italian().withThemes(Map.of("divano letto", "sofa")).withValences(Map.of("pazzesco", 2.0));
        CommentAnalysis italian = LexiconAnalyzer.of(own).analyze("Divano-letto pazzesco");
        assertThat(italian.themes()).containsExactly("sofa");
        assertThat(italian.label()).isEqualTo(SentimentLabel.POSITIVE);
        assertThat(LexiconAnalyzer.of(own).lexicon()).isEqualTo(own).hasSameHashCodeAs(own);
        assertThat(own.toString()).contains("lexicon it");
    }

    @Test
    void theLongestBeginningWins() {
        assertThat(small("abx").positive()).isEqualTo(1);
        assertThat(small("abce").negative()).isEqualTo(2);
        assertThat(small("abcd").positive()).isEqualTo(3);
        assertThat(small("a").valued()).isZero();
    }

    @Test
    void listsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Lexicon.english().withValences(Map.of("x", 5.0)))
                .hasMessageContaining("valence of \"x\"");
        assertThatThrownBy(() -> Lexicon.english().withIntensities(Map.of("x", 0.0)))
                .hasMessageContaining("intensity of \"x\"");
        assertThatThrownBy(() -> SMALL.withNegations(Set.of("Good")))
                .hasMessage("\"Good\" is listed both as a negation and with a valence; it can be only one");
        assertThatThrownBy(() -> SMALL.withValences(Map.of("...", 1.0))).hasMessageContaining("has no word");
        assertThatThrownBy(() -> CommentAnalysis.of(2.0, List.of())).hasMessageContaining("sentiment");
        assertThatThrownBy(() ->
                        new CommentAnalysis(Result.of(0.5), SentimentLabel.NONE, CommentAnalysis.Words.NONE, List.of()))
                .hasMessageContaining("labelled NONE");
    }

    @Test
    void aModelOfOnesOwnHasTheSameForm() {
        CommentAnalyzer model = comment -> comment.isEmpty()
                ? CommentAnalysis.unknown(List.of())
                : CommentAnalysis.of(comment.length() > 5 ? 0.4 : -0.4, List.of("length"));
        assertThat(model.analyze("").label()).isEqualTo(SentimentLabel.NONE);
        assertThat(model.analyze("long remark").label()).isEqualTo(SentimentLabel.POSITIVE);
        assertThat(model.analyze("short").label()).isEqualTo(SentimentLabel.NEGATIVE);
        assertThat(CommentAnalysis.of(0.0, List.of()).label()).isEqualTo(SentimentLabel.NEUTRAL);
    }

    @Test
    void longRemarksAreReadUpToALimit() {
        assertThat(ENGLISH.analyze("x ".repeat(20_000) + "good").sentiment().isKnown())
                .isFalse();
    }

    @Property(tries = 300)
    void anyTextIsUnderstoodOrNot(@ForAll String text) {
        CommentAnalysis analysis = ENGLISH.analyze(text);
        assertThat(analysis.sentiment().isKnown()).isEqualTo(analysis.words().valued() > 0);
        assertThat(analysis.words().valued())
                .isLessThanOrEqualTo(analysis.words().total());
    }

    @Property(tries = 100)
    void sentencesOfARemarkAddUp(@ForAll("remarks") String first, @ForAll("remarks") String second) {
        CommentAnalysis.Words both = small(first + ". " + second);
        assertThat(both.positive())
                .isCloseTo(small(first).positive() + small(second).positive(), within(1e-12));
        assertThat(both.negative())
                .isCloseTo(small(first).negative() + small(second).negative(), within(1e-12));
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> remarks() {
        return net.jqwik.api.Arbitraries.of("good", "bad", "not", "but", "very", "x", ",", "abc")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join(" ", words));
    }
}
