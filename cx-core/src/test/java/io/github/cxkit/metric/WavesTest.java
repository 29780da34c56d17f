package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same people twice, wholly or in part. */
class WavesTest {

    private static final Scale SCALE = Scale.of(1, 3);
    private static final RatingMetric NET = RatingMetric.net(
            Rule.convention("test.net", "Net", "a test"),
            SCALE,
            new RatingClass("down", 1, 1),
            new RatingClass("even", 2, 2),
            new RatingClass("up", 3, 3));
    private static final RatingMetric SHARE =
            RatingMetric.share(Rule.convention("test.share", "Share", "a test"), SCALE, 3, 3);

    private static PairedTally people(long... cells) {
        return new PairedTally(
                SCALE,
                List.of(
                        List.of(cells[0], cells[1], cells[2]),
                        List.of(cells[3], cells[4], cells[5]),
                        List.of(cells[6], cells[7], cells[8])));
    }

    private static final PairedTally TABLE = people(60, 15, 10, 12, 70, 33, 5, 25, 170);

    @Test
    void pairsAreWorthMoreThanTwoSamples() {
        WaveChange change = TABLE.compare(NET, 0.95).orElseThrow();
        assertThat(change.change().value().orElseThrow()).isEqualTo(5.25);
        assertThat(change.change().standardError().orElseThrow())
                .isLessThan(change.independentStandardError().orElseThrow());
        assertThat(change.correlation().orElseThrow()).isPositive();
        assertThat(change.change().degreesOfFreedom().orElseThrow()).isEqualTo(399);
    }

    @Test
    void allMovingAlikeIsNoProof() {
        Difference change = people(0, 7, 0, 0, 0, 0, 0, 0, 0)
                .compare(NET, 0.95)
                .orElseThrow()
                .change();
        assertThat(change.standardError().orElseThrow()).isZero();
        assertThat(change.pValue().isKnown()).isFalse();
        assertThat(change.interval().isKnown()).isFalse();
    }

    @Test
    void movesAddUpToTheChange() {
        NetTransitions moves = TABLE.transitions(NET).orElseThrow();
        assertThat(moves.inflow() - moves.outflow()).isCloseTo(moves.change(), within(1e-12));
        assertThat(moves.after() - moves.before()).isCloseTo(moves.change(), within(1e-12));
        assertThat(moves.improved() + moves.worsened() + moves.unchanged()).isEqualTo(400);
        assertThat(moves.netGain(0) + moves.netGain(1) + moves.netGain(2)).isZero();
        assertThat(moves.rates(2).orElseThrow()).containsExactly(0.025, 0.125, 0.85);
    }

    @Test
    void aCircleLeavesTheSharesAloneButIsSeen() {
        MarginalHomogeneity tests =
                people(5, 30, 0, 0, 5, 30, 30, 0, 5).homogeneity().orElseThrow();
        assertThat(tests.stuartMaxwell().statistic().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(tests.bowker().pValue().orElseThrow()).isLessThan(1e-10);
    }

    @Test
    void whoeverStaysGivesNoTest() {
        MarginalHomogeneity tests =
                people(5, 0, 0, 0, 5, 0, 0, 0, 5).homogeneity().orElseThrow();
        assertThat(tests.stuartMaxwell().degreesOfFreedom()).isZero();
        assertThat(tests.bowker().pValue().isKnown()).isFalse();
    }

    @Test
    void mcNemarKeepsAWidthWhenNobodyChanged() {
        McNemar none = people(5, 0, 0, 0, 0, 0, 0, 0, 5)
                .mcNemar(SHARE, McNemar.Method.MID_P, 0.95)
                .orElseThrow();
        assertThat(none.change()).isZero();
        assertThat(none.pValue().isKnown()).isFalse();
        assertThat(none.interval().width()).isGreaterThan(0.2);
        McNemar some = TABLE.mcNemar(SHARE, McNemar.Method.CHI_SQUARE, 0.95).orElseThrow();
        assertThat(some.statistic().orElseThrow()).isCloseTo(13.0 * 13 / 73, within(1e-12));
        assertThatThrownBy(() -> TABLE.mcNemar(NET, McNemar.Method.MID_P, 0.95)).hasMessageContaining("share");
    }

    @Test
    void equallyManyBothWaysHaveAMidPOfOne() {
        PairedTally even = people(0, 0, 4, 0, 0, 0, 4, 0, 9);
        assertThat(even.mcNemar(SHARE, McNemar.Method.MID_P, 0.95)
                        .orElseThrow()
                        .pValue()
                        .orElseThrow())
                .isCloseTo(1, within(1e-12));
        assertThat(even.mcNemar(SHARE, McNemar.Method.EXACT, 0.95)
                        .orElseThrow()
                        .pValue()
                        .orElseThrow())
                .isEqualTo(1);
    }

    @Test
    void overlappingWavesLieBetweenPairsAndTwoSamples() {
        RatingTally more = RatingTally.ofCounts(SCALE, 40, 30, 60);
        RatingTally fewer = RatingTally.ofCounts(SCALE, 20, 30, 80);
        WaveChange overlap =
                new OverlappingWaves(TABLE, more, fewer).compare(NET, 0.95).orElseThrow();
        assertThat(overlap.pairs()).isEqualTo(400);
        assertThat(overlap.nBefore()).isEqualTo(530);
        assertThat(overlap.change().standardError().orElseThrow())
                .isLessThan(overlap.independentStandardError().orElseThrow());
        WaveChange one = new OverlappingWaves(PairedTally.empty(SCALE), RatingTally.ofCounts(SCALE, 1, 0, 0), fewer)
                .compare(NET, 0.95)
                .orElseThrow();
        assertThat(one.change().pValue().isKnown()).isFalse();
        assertThat(one.correlation().isKnown()).isFalse();
    }

    @Test
    void peopleMergeWhateverTheSplit() {
        PairedTally a = PairedTally.builder(SCALE).add(1, 3).build();
        PairedTally b = PairedTally.builder(SCALE).add(2, 2).add(1, 3).build();
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(PairedTally.empty(SCALE))).isEqualTo(a);
        RatingTally none = RatingTally.empty(SCALE);
        RatingTally some = RatingTally.of(SCALE, 1, 2);
        OverlappingWaves waves = new OverlappingWaves(a, some, none);
        assertThat(waves.merge(new OverlappingWaves(b, none, some)).after().n()).isEqualTo(5);
        assertThatThrownBy(() -> new OverlappingWaves(a, RatingTally.empty(Scale.of(0, 10)), none))
                .hasMessageContaining("scale");
        assertThatThrownBy(() -> PairedTally.builder(SCALE).add(4, 1)).hasMessageContaining("4");
        assertThatThrownBy(() -> a.merge(PairedTally.empty(Scale.of(0, 1)))).hasMessageContaining("merged");
        assertThatThrownBy(() -> a.compare(Metrics.NPS, 0.95)).hasMessageContaining("scale");
        assertThatThrownBy(() -> a.byClass(Metrics.mean(SCALE))).hasMessageContaining("classes");
        assertThatThrownBy(() -> a.transitions(SHARE)).hasMessageContaining("net score");
    }
}
