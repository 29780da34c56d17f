package io.github.cxkit.metric;

import static io.github.cxkit.metric.IntervalsTest.nps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.StratifiedScore.Stratum;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures calculated another way, with NumPy and SciPy: errors of parts by differences of the formula itself. */
class KnownScoresTest {

    private static final Offset<Double> DIGITS = within(1e-10);
    private static final Scale THREE = Scale.of(1, 3);
    private static final RatingMetric NET = RatingMetric.net(
            Rule.convention("test.three", "Net of three", "a test"),
            THREE,
            new RatingClass("down", 1, 1),
            new RatingClass("same", 2, 2),
            new RatingClass("up", 3, 3));
    private static final RatingMetric CSAT = Metrics.CSAT;

    private static RatingScore satisfied(int yes, int no) {
        return CSAT.score(RatingTally.ofCounts(CSAT.scale(), no, 0, 0, 0, yes));
    }

    private static SegmentedScore segments(RatingTally store, RatingTally phone) {
        return new SegmentedScore(
                NET,
                SegmentedTally.builder(THREE)
                        .addSegment("store", store)
                        .addSegment("phone", phone)
                        .build());
    }

    private static RatingTally three(long down, long same, long up) {
        return RatingTally.ofCounts(THREE, down, same, up);
    }

    private static PairedTally pairs(Scale scale, long... cells) {
        List<List<Long>> rows = new ArrayList<>();
        int size = scale.size();
        for (int i = 0; i < size; i++) {
            List<Long> row = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                row.add(cells[i * size + j]);
            }
            rows.add(row);
        }
        return new PairedTally(scale, rows);
    }

    private static final PairedTally WAVES = pairs(THREE, 60, 15, 10, 12, 70, 33, 5, 25, 170);

    @Test
    void weightsOfTheQuestionsOfAcsi() {
        // .2 · 7 + .3 · 6 + .5 · 5 of 9
        assertThat(new Acsi(2, 3, 5).index(8, 7, 6)).isCloseTo(100 * 5.7 / 9, DIGITS);
    }

    @Test
    void pseudoCountsOfChoice() {
        Difference difference = nps(3, 5, 12)
                .compareAdjusted(nps(6, 7, 7), new PseudoCounts(1, 2, 3), 0.95)
                .difference();
        assertThat(difference.value().orElseThrow()).isCloseTo(30.76923076923077, DIGITS);
        assertThat(difference.standardError().orElseThrow()).isCloseTo(21.414478318577007, DIGITS);
        assertThat(difference.interval().orElseThrow().lower()).isCloseTo(-11.202375482894016, DIGITS);
    }

    @Test
    void mixesOfTwoGroupsOfDifferentSize() {
        Comparison mixes = nps(3, 5, 12).compare(nps(16, 7, 7), ComparisonMethod.CHI_SQUARE, 0.95);
        assertThat(mixes.difference().statistic().orElseThrow()).isCloseTo(8.899853801169591, DIGITS);
        assertThat(mixes.difference().pValue().orElseThrow()).isCloseTo(0.011679420698014522, DIGITS);
        assertThat(mixes.isSignificant(0.95)).isTrue();
        assertThat(mixes.isSignificant(0.99)).isFalse();
    }

    @Test
    void theErrorsOfMixAndRate() {
        SegmentedScore before = segments(three(10, 20, 70), three(5, 3, 2));
        SegmentedScore after = segments(three(2, 4, 15), three(38, 29, 33));
        ScoreChange two =
                ScoreChange.of(before, after, ScoreChange.Form.TWO_PART).orElseThrow();
        part(two.mix(), -57.70464384, 11.72185659);
        part(two.rate(), 12.49803227, 14.69206943);
        ScoreChange three =
                ScoreChange.of(before, after, ScoreChange.Form.THREE_PART).orElseThrow();
        part(three.mix(), -66.19834711, 19.2226724);
        part(three.rate(), 4.004329, 14.49691434);
        part(three.interaction().orElseThrow(), 16.98740653, 22.42678404);
        // the segments' parts add up
        assertThat(three.segments().stream()
                        .mapToDouble(ScoreChange.Contribution::total)
                        .sum())
                .isCloseTo(three.change().value(), DIGITS);
        assertThat(three.segments().stream()
                        .mapToDouble(ScoreChange.Contribution::mix)
                        .sum())
                .isCloseTo(three.mix().value(), DIGITS);
    }

    private static void part(ScoreChange.Part part, double value, double error) {
        assertThat(part.value()).isCloseTo(value, within(1e-6));
        assertThat(part.standardError()).isCloseTo(error, within(1e-5));
    }

    @Test
    void marginsOfThreeAndOfFiveClasses() {
        MarginalHomogeneity three = WAVES.homogeneity().orElseThrow();
        assertThat(three.stuartMaxwell().statistic().orElseThrow()).isCloseTo(3.044702569517775, DIGITS);
        assertThat(three.stuartMaxwell().pValue().orElseThrow()).isCloseTo(0.21819823713097897, DIGITS);
        assertThat(three.bowker().statistic().orElseThrow()).isCloseTo(3.103448275862069, DIGITS);
        MarginalHomogeneity five = pairs(
                        Scale.of(1, 5), 9, 4, 2, 0, 1, 3, 12, 7, 2, 1, 1, 5, 20, 9, 4, 0, 3, 8, 25, 11, 2, 1, 5, 14, 30)
                .homogeneity()
                .orElseThrow();
        assertThat(five.stuartMaxwell().statistic().orElseThrow()).isCloseTo(0.8603416991304688, DIGITS);
        assertThat(five.stuartMaxwell().pValue().orElseThrow()).isCloseTo(0.9301802101893015, DIGITS);
        assertThat(five.bowker().statistic().orElseThrow()).isCloseTo(1.8727917833800185, DIGITS);
    }

    @Test
    void whatEachClassWonOrLost() {
        NetTransitions moves = WAVES.transitions(NET).orElseThrow();
        assertThat(moves.netGain(0)).isEqualTo(77 - 85);
        assertThat(moves.netGain(1)).isEqualTo(110 - 115);
        assertThat(moves.netGain(2)).isEqualTo(213 - 200);
        assertThat(moves.unchanged()).isEqualTo(300);
        assertThat(moves.improved()).isEqualTo(58);
    }

    /** Derrick, Toher and White's t test of partly overlapping samples. */
    @Test
    void wavesThatOverlapInPart() {
        WaveChange change = new OverlappingWaves(WAVES, three(40, 30, 60), three(20, 30, 80))
                .compare(NET, 0.95)
                .orElseThrow();
        assertThat(change.change().value().orElseThrow()).isCloseTo(11.50943396226415, DIGITS);
        assertThat(change.change().standardError().orElseThrow()).isCloseTo(3.3286725869640152, DIGITS);
        assertThat(change.change().degreesOfFreedom().orElseThrow()).isCloseTo(560.006290313625, within(1e-8));
        assertThat(change.change().pValue().orElseThrow()).isCloseTo(0.000586268944622028, DIGITS);
        assertThat(change.correlation().orElseThrow()).isCloseTo(0.7098036219311361, DIGITS);
        assertThat(change.independentStandardError().orElseThrow()).isCloseTo(4.881629073409752, DIGITS);
    }

    @Test
    void aShareOfStrataByWilsonOnItsEffectiveNumber() {
        limits(
                new StratifiedScore(
                        List.of(
                                new Stratum("new", satisfied(18, 12), 2400),
                                new Stratum("old", satisfied(20, 10), 900)),
                        false),
                47.88138375855735,
                74.04812955559726);
        limits(
                new StratifiedScore(
                        List.of(new Stratum("new", satisfied(3, 27), 900), new Stratum("old", satisfied(27, 3), 900)),
                        true),
                37.92906138142014,
                62.07093861857986);
        limits(
                new StratifiedScore(
                        List.of(new Stratum("new", satisfied(20, 10), 900), new Stratum("old", satisfied(20, 10), 900)),
                        false),
                54.05686645211969,
                77.27073847647732);
    }

    private static void limits(StratifiedScore score, double lower, double upper) {
        ConfidenceInterval interval = score.interval(0.95).orElseThrow();
        assertThat(interval.lower()).isCloseTo(lower, DIGITS);
        assertThat(interval.upper()).isCloseTo(upper, DIGITS);
    }

    @Test
    void meansAreRankedByWelchAndSharesByPooledZ() {
        Scale stars = Scale.of(1, 5);
        SegmentedTally tally = SegmentedTally.builder(stars)
                .addSegment("a", RatingTally.of(stars, 5, 5, 5))
                .addSegment("b", RatingTally.of(stars, 4, 4, 3))
                .addSegment("c", RatingTally.of(stars, 1, 5, 3, 2, 2, 4, 1, 3))
                .build();
        SegmentedScore means = new SegmentedScore(Metrics.mean(stars), tally);
        SegmentedScore shares = new SegmentedScore(Metrics.topTwoBoxes(stars), tally);
        RankSets.Order best = RankSets.Order.HIGHEST_FIRST;
        assertThat(means.rankSets(best, 0.95))
                .isEqualTo(means.rankSets(best, RankSets.PairTest.WELCH, 0.95))
                .isNotEqualTo(means.rankSets(best, RankSets.PairTest.POOLED_Z, 0.95));
        assertThat(shares.rankSets(best, 0.95))
                .isEqualTo(shares.rankSets(best, RankSets.PairTest.POOLED_Z, 0.95))
                .isNotEqualTo(shares.rankSets(best, RankSets.PairTest.WELCH, 0.95));
    }

    @Test
    void whatIsOnAnotherScaleOrOfAnotherRuleIsRefused() {
        assertThatThrownBy(() -> WAVES.mcNemar(CSAT, McNemar.Method.MID_P, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1..5");
        StratifiedScore net = new StratifiedScore(List.of(new Stratum("all", nps(1, 2, 3), 9)), false);
        StratifiedScore share = new StratifiedScore(List.of(new Stratum("all", satisfied(2, 3), 9)), false);
        assertThatThrownBy(() -> net.compareByErrors(share, 0.95))
                .hasMessageContaining("scores of different rules or scales cannot be compared: nps");
    }

    @Test
    void aFewWeightedAnswersAreASmallSampleUpToTheLimit() {
        for (int n : new int[] {Caution.SMALL_SAMPLE_BELOW - 1, Caution.SMALL_SAMPLE_BELOW}) {
            SplittableRandom random = new SplittableRandom(n);
            WeightedTally.Builder answers = WeightedTally.builder(Metrics.NPS.scale());
            for (int i = 0; i < n; i++) {
                answers.add(random.nextInt(11), 1 + random.nextInt(3));
            }
            assertThat(Metrics.NPS.score(answers.build()).cautions().contains(Caution.SMALL_SAMPLE))
                    .isEqualTo(n < Caution.SMALL_SAMPLE_BELOW);
        }
    }
}
