package io.github.cxkit.metric;

import static io.github.cxkit.metric.IntervalsTest.nps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.Proportions;
import io.github.cxkit.stats.SampleSize;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.InvalidPolicy;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Wrong answers that known packages, calculators and help pages give, each beside the right one. */
class KnownDefectsTest {

    private static final Question RECOMMEND = Question.of("recommend", Scale.of(0, 10));

    private static RatingScore lenient(@Nullable Integer... ratings) {
        return Metrics.NPS.score(
                RatingTally.of(Metrics.NPS.scale(), InvalidPolicy.EXCLUDE_AND_COUNT, Arrays.asList(ratings)));
    }

    /** R NPS 1.1: any missing answer makes the score missing. marketr: it becomes a passive and stays in the denominator. */
    @Test
    void aMissingAnswerIsLeftOutAndCounted() {
        RatingScore score = lenient(10, null, 9, 3);
        assertThat(score.value().orElseThrow()).isEqualTo(100 / 3.0, within(1e-13));
        assertThat(score.n()).isEqualTo(3);
        assertThat(score.evidence().excluded().count("blank")).isEqualTo(1);
    }

    /** R NPS 1.1 takes {@code breaks} and ignores them: -1 for 5, 5, 4, 1 on five points. */
    @Test
    void theClassesAreThoseOfTheMetric() {
        assertThat(Metrics.NPS_5_POINT.score(5, 5, 4, 1).value().orElseThrow()).isEqualTo(25);
    }

    /** R NPS 1.1 makes 6.5 a passive, 8.5 a promoter and -0.5 a detractor while it warns of exclusion. */
    @Test
    void halfPointsAreInvalidNotRounded() {
        for (String given : List.of("6.5", "8.5", "-0.5")) {
            assertThat(RECOMMEND.read(given)).isInstanceOf(Answer.Invalid.class);
        }
    }

    /** R NPS 1.1 returns (upper, lower) for one sample and drops the sign between two. */
    @Test
    void limitsAreInOrderAndDifferencesSigned() {
        ConfidenceInterval interval = nps(5, 3, 2).interval(0.95).orElseThrow();
        assertThat(interval.lower()).isLessThan(interval.upper());
        Difference difference = nps(5, 3, 2).compare(nps(2, 3, 5)).difference();
        assertThat(difference.value().orElseThrow()).isEqualTo(-60, within(1e-12));
        assertThat(difference.statistic().orElseThrow()).isNegative();
    }

    /** R NPS 1.1: five promoters of five are certain, [1, 1] with p = 0. */
    @Test
    void fivePromotersOfFiveAreNoCertainty() {
        RatingScore score = nps(0, 0, 5);
        ConfidenceInterval interval = score.interval(0.95).orElseThrow();
        assertThat(interval.upper()).isEqualTo(100);
        assertThat(interval.lower()).isLessThan(50);
        assertThat(score.cautions()).contains(Caution.NO_SPREAD, Caution.SMALL_SAMPLE);
        assertThat(score.compare(nps(0, 0, 7)).difference().pValue().isKnown()).isFalse();
    }

    /** R NPS 2.0.999 finds a clearly negative score not significant, and its limits are good to 1e-7 only. */
    @Test
    void aNegativeScoreIsTestedLikeAPositiveOne() {
        double above = nps(10, 20, 70).scoreTest(0).orElseThrow();
        double below = nps(70, 20, 10).scoreTest(0).orElseThrow();
        assertThat(below).isLessThan(1e-9).isEqualTo(above, within(1e-18));
        ConfidenceInterval interval = nps(70, 20, 10).interval(0.95).orElseThrow();
        assertThat(nps(70, 20, 10).scoreTest(interval.upper()).orElseThrow()).isEqualTo(0.05, within(1e-12));
    }

    /** marketr: a class that nobody is in breaks the table. */
    @Test
    void aClassNobodyIsInCountsZero() {
        assertThat(nps(0, 4, 6).classCounts()).containsExactly(0L, 4L, 6L);
    }

    /** surveytoolbox prints the whole width of the interval as its margin. */
    @Test
    void theMarginIsHalfTheWidth() {
        RatingScore score = nps(15, 25, 60);
        ConfidenceInterval wald = score.interval(IntervalMethod.WALD, 0.95).orElseThrow();
        assertThat(wald.width() / 2)
                .isEqualTo(1.959963984540054 * score.standardError().orElseThrow(), within(1e-11));
    }

    /** surveytoolbox takes the largest answer seen for the top of the scale: 75 % for 7, 7, 6, 5 of ten. */
    @Test
    void boxesAreOfTheScaleNotOfTheAnswers() {
        assertThat(Metrics.topTwoBoxes(Scale.of(1, 10))
                        .score(7, 7, 6, 5)
                        .value()
                        .orElseThrow())
                .isZero();
    }

    /** A calculator with z of two digits, t below 30 and a correction from 5 % on makes sizes jump. */
    @Test
    void aNarrowerMarginNeverNeedsFewerAnswers() {
        long before = 0;
        for (double margin = 0.40; margin > 0.01; margin -= 0.001) {
            long n = SampleSize.plan().forMargin(0.7, margin).n();
            assertThat(n).isGreaterThanOrEqualTo(before);
            before = n;
        }
    }

    /** npm net-promoter-score counts 8.5 and what is no number in the denominator only; others keep invalid answers there. */
    @Test
    void whatIsNoAnswerIsInNoDenominator() {
        RatingScore score = lenient(10, 10, 99, 0);
        assertThat(score.n()).isEqualTo(3);
        assertThat(score.value().orElseThrow()).isEqualTo(100 / 3.0, within(1e-13));
        assertThat(score.evidence().excluded().count("invalid")).isEqualTo(1);
    }

    /** A JavaScript package rounds to "-0". */
    @Test
    void zeroHasNoSign() {
        assertThat(nps(1, 998, 0).rounded(0).orElseThrow().toPlainString()).isEqualTo("0");
        assertThat(1 / nps(3, 4, 3).value().orElseThrow()).isPositive();
    }

    /** A Rust crate truncates each share first (66 for two promoters of three) and overflows past 21 million answers. */
    @Test
    void sharesAreNotTruncatedAndCountsDoNotOverflow() {
        assertThat(nps(0, 1, 2).value().orElseThrow()).isEqualTo(200 / 3.0, within(1e-13));
        assertThat(nps(0, 1, 2).rounded(0).orElseThrow()).isEqualByComparingTo("67");
        assertThat(nps(1L << 60, 0, 1L << 61).value().orElseThrow()).isEqualTo(100 / 3.0, within(1e-13));
    }

    /** phpOMS: 99 is a promoter and -5 a detractor. */
    @Test
    void pointsOffTheScaleAreNobody() {
        assertThat(lenient(99, -5, 10).classCounts()).containsExactly(0L, 0L, 1L);
    }

    /** A Ruby gem rounds the shares to two decimals; a calculator subtracts 15.38 from 61.54 and shows 46.16. */
    @Test
    void onlyTheResultIsRounded() {
        assertThat(nps(2, 3, 8).value().orElseThrow()).isEqualTo(600 / 13.0, within(1e-13));
        assertThat(nps(2, 3, 8).rounded(2).orElseThrow()).isEqualByComparingTo("46.15");
    }

    /** Several show a real 0 where nobody answered. */
    @Test
    void nobodyIsNotZero() {
        Result<Double> value = nps(0, 0, 0).value();
        assertThat(value.isKnown()).isFalse();
        assertThat(value).hasToString("insufficient (no valid answer for NPS)");
    }

    /** statsmodels 0.13.5 leaves 0..1 at none and all of n. */
    @Test
    void shareLimitsStayInside() {
        for (int n = 1; n < 400; n++) {
            assertThat(Proportions.wilson(0, n, 0.95).orElseThrow().lower()).isZero();
            assertThat(Proportions.wilson(n, n, 0.95).orElseThrow().upper()).isEqualTo(1);
        }
    }

    /** R binom.test loses its digits at levels within 1e-7 of 1; the double 1 - level is exact there. */
    @Test
    void levelsCloseToOneKeepTheirDigits() {
        double level = 1 - 1e-9;
        double upper = Proportions.interval(0, 50, Proportions.Method.CLOPPER_PEARSON, level)
                .orElseThrow()
                .upper();
        assertThat(upper).isEqualTo(-Math.expm1(Math.log((1 - level) / 2) / 50), within(1e-12));
    }

    /** PropCIs rounds to four digits inside the function. */
    @Test
    void limitsHaveAllTheirDigits() {
        double lower = Proportions.wilson(2206, 2688, 0.95).orElseThrow().lower();
        assertThat(Math.rint(lower * 1e4) / 1e4).isNotEqualTo(lower);
    }

    /** A published formula leaves the answer 0 out of the detractors. */
    @Test
    void zeroIsADetractor() {
        assertThat(Metrics.NPS.score(0).value().orElseThrow()).isEqualTo(-100);
    }

    /** A help page prints 137 / 20 as 6.7, rounded to 7. */
    @Test
    void aMeanIsRoundedOnce() {
        int[] ratings = new int[20];
        Arrays.fill(ratings, 7);
        ratings[0] = 6;
        ratings[1] = 6;
        ratings[2] = 6;
        assertThat(Metrics.mean(Scale.of(1, 10)).score(ratings).rounded(2).orElseThrow())
                .isEqualByComparingTo("6.85");
    }

    /** A help page makes -40 of six detractors of eight. */
    @Test
    void sixDetractorsOfEight() {
        assertThat(nps(6, 2, 0).value().orElseThrow()).isEqualTo(-75);
    }

    /** Of all samples up to 200 whose score ends in a half, each way of doubles gets some wrong; whole numbers get none. */
    @Test
    void tiesAreRoundedByTheExactScore() {
        long ties = 0;
        for (int n = 1; n <= 200; n++) {
            for (int net = -n; net <= n; net++) {
                if (Math.floorMod(200 * net, 2 * n) == n) {
                    ties++;
                    RatingScore score = net >= 0 ? nps(0, n - net, net) : nps(-net, n + net, 0);
                    long away = Math.round(Math.abs(100.0 * net) / n);
                    assertThat(score.rounded(0).orElseThrow().longValueExact())
                            .as("net %d of %d", net, n)
                            .isEqualTo(net < 0 ? -away : away);
                }
            }
        }
        assertThat(ties).isPositive();
    }
}
