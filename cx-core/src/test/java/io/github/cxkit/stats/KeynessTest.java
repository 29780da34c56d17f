package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.TermCounts.Term;
import io.github.cxkit.stats.TermCounts.Uses;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which words mark 2,100 words of detractors against 3,300 of promoters. */
class KeynessTest {

    private static final Term LATE = term("late", 45, 12);
    private static final Term GREAT = term("great", 0, 41);
    private static final Term STORE = term("store", 30, 45);
    private static final TermCounts COUNTS = new TermCounts(List.of(GREAT, STORE, LATE), 2_100, 3_300);

    private static Term term(String text, long a, long b) {
        return new Term(text, new Uses(a, a), new Uses(b, b));
    }

    private static void isClose(Result<Double> found, double expected) {
        assertThat(found.orElseThrow()).isCloseTo(expected, withinPercentage(1e-10));
    }

    /** Equations 16, 20 and 22 by hand: a_late = 500 · 57 / 5,400, and so on. */
    @Test
    void logOddsWithAPriorOfFiveHundredUses() {
        Keyness words = Keyness.logOdds(COUNTS, Keyness.USUAL_PRIOR, Keyness.Minimum.USUAL)
                .orElseThrow();

        assertThat(words.terms()).extracting(Keyness.KeyTerm::term).containsExactly("late", "store", "great");
        isClose(words.terms().get(0).effect(), 1.462601525792254);
        isClose(words.terms().get(0).statistic(), 5.244782299987197);
        isClose(words.terms().get(0).pValue(), 1.5646696494443932e-07);
        isClose(words.terms().get(1).effect(), 0.039277575219398564);
        isClose(words.terms().get(1).statistic(), 0.1825009179410845);
        isClose(words.terms().get(2).effect(), -2.0990072631329886);
        isClose(words.terms().get(2).statistic(), -3.9267206905886316);
        // of three p values, the second smallest is worth 3/2 of itself, the smallest three times
        isClose(words.terms().get(0).adjustedPValue(), 3 * 1.5646696494443932e-07);
        isClose(words.terms().get(2).adjustedPValue(), 1.5 * 8.611188100177232e-05);
    }

    /** 2 sum O ln(O/E) to 40 digits; SciPy's chi2_contingency with the log-likelihood ratio agrees. */
    @Test
    void gSquaredIsThatOfTheFourCells() {
        Keyness words = Keyness.g2(COUNTS, Keyness.Minimum.USUAL).orElseThrow();

        assertThat(words.terms()).extracting(Keyness.KeyTerm::term).containsExactly("late", "store", "great");
        isClose(words.terms().get(0).effect(), Math.log(45 / 2_100.0 / (12 / 3_300.0)));
        isClose(words.terms().get(0).statistic(), 38.56166227489131);
        isClose(words.terms().get(0).pValue(), 5.305082100460479e-10);
        isClose(words.terms().get(1).effect(), 0.04652001563489286);
        isClose(words.terms().get(1).statistic(), 0.03937891166961207);
        assertThat(words.terms().get(2).effect())
                .hasToString("insufficient (\"great\" is never used by one of the groups)");
        isClose(words.terms().get(2).statistic(), -40.58250138279862);
        isClose(words.terms().get(2).pValue(), 1.8848709594528416e-10);
    }

    @Test
    void theRatioOfRatesHasOneSizeWhicheverGroupComesFirst() {
        TermCounts back = new TermCounts(List.of(term("late", 12, 45)), 3_300, 2_100);

        isClose(
                Keyness.g2(back, Keyness.Minimum.USUAL)
                        .orElseThrow()
                        .terms()
                        .get(0)
                        .effect(),
                -Math.log(45 / 2_100.0 / (12 / 3_300.0)));
    }

    /** 40 of 1,000 beside 1 of a million; 2 sum O ln(O/E) to 40 digits. */
    @Test
    void aWordThatWasNotExpectedKeepsItsDigits() {
        Keyness words = Keyness.g2(
                        new TermCounts(List.of(term("leak", 40, 1)), 1_000, 1_000_000), Keyness.Minimum.USUAL)
                .orElseThrow();

        isClose(words.terms().get(0).statistic(), 544.9199203827484);
    }

    @Test
    void equalWordsStandInTheOrderOfTheirCharacters() {
        // U+FF5E is below U+1D11E, whose first UTF-16 unit is below it
        TermCounts equal =
                new TermCounts(List.of(term("\uD834\uDD1E", 5, 5), term("\uFF5E", 5, 5), term("a", 5, 5)), 100, 100);

        assertThat(Keyness.g2(equal, Keyness.Minimum.USUAL).orElseThrow().terms())
                .extracting(Keyness.KeyTerm::term)
                .containsExactly("a", "\uFF5E", "\uD834\uDD1E");
    }

    @Test
    void aWordNeedsBothManyUsesAndManyPeople() {
        TermCounts counts = new TermCounts(
                List.of(
                        new Term("enough", new Uses(3, 2), new Uses(2, 2)),
                        new Term("seldom", new Uses(2, 2), new Uses(2, 2)),
                        new Term("fewPeople", new Uses(9, 1), new Uses(2, 2))),
                100,
                100);

        Keyness words = Keyness.g2(counts, new Keyness.Minimum(5, 4)).orElseThrow();

        assertThat(words.terms()).extracting(Keyness.KeyTerm::term).containsExactly("enough");
        assertThat(words.leftOut()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new Keyness.Minimum(1, 0));
        assertThat(new Keyness.Minimum(1, 1).respondents()).isEqualTo(1);
    }

    @Test
    void aGroupThatSaysNothingIsNotCompared() {
        for (TermCounts counts : List.of(
                new TermCounts(List.of(term("late", 7, 0)), 10, 0),
                new TermCounts(List.of(term("late", 0, 7)), 0, 10))) {
            assertThat(CoMomentsTest.reason(Keyness.g2(counts, Keyness.Minimum.USUAL)))
                    .isEqualTo(Reason.NO_ANSWERS);
            assertThat(CoMomentsTest.reason(Keyness.logOdds(counts, 1, Keyness.Minimum.USUAL)))
                    .isEqualTo(Reason.NO_ANSWERS);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keyness.logOdds(COUNTS, 0, Keyness.Minimum.USUAL))
                .withMessageContaining("priorTotal");
    }
}
