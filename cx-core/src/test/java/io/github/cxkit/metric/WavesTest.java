package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.score.Evidence;
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

    @Test
    void peopleSeenOnceOrTwiceAddUp() {
        PairedTally pairs = SummaryBytes.merged(
                PairedTally.summarizer(SCALE),
                List.of(new PairedTally.Pair(1, 3), new PairedTally.Pair(1, 3), new PairedTally.Pair(2, 1)));
        assertThat(pairs).isEqualTo(people(0, 0, 2, 1, 0, 0, 0, 0, 0));
        OverlappingWaves waves = SummaryBytes.merged(
                OverlappingWaves.summarizer(SCALE),
                List.of(
                        new OverlappingWaves.Person(1, 3),
                        new OverlappingWaves.Person(2, null),
                        new OverlappingWaves.Person(null, 3),
                        new OverlappingWaves.Person(3, 3)));
        assertThat(waves)
                .isEqualTo(new OverlappingWaves(
                        people(0, 0, 1, 0, 0, 0, 0, 0, 1), RatingTally.of(SCALE, 2), RatingTally.of(SCALE, 3)));
        assertThatThrownBy(() ->
                        OverlappingWaves.summarizer(SCALE).summarize(List.of(new OverlappingWaves.Person(null, null))))
                .hasMessage("a person answered in at least one wave but has no rating");
        SegmentedTally segments = SummaryBytes.merged(
                SegmentedTally.summarizer(SCALE),
                List.of(
                        new SegmentedTally.Entry("rome", 3),
                        new SegmentedTally.Entry("oslo", 1),
                        new SegmentedTally.Entry("rome", 2)));
        assertThat(segments.tally("rome")).isEqualTo(RatingTally.of(SCALE, 2, 3));
        assertThat(segments.pooled().n()).isEqualTo(3);
    }

    @Test
    void tablesOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> new PairedTally(SCALE, List.of(List.of(1L, 2L, 3L))))
                .hasMessage("a table on 1..3 needs 3 rows but has 1");
        assertThatThrownBy(() -> new PairedTally(SCALE, List.of(List.of(1L), List.of(1L), List.of(1L))))
                .hasMessage("a row on 1..3 needs 3 counts but has 1");
        Evidence three = Evidence.of(NetTransitions.RULE, 3);
        assertThatThrownBy(() -> new NetTransitions(List.of(List.of(1L, 1L, 1L)), three))
                .hasMessageContaining("3 x 3");
        List<Long> none = List.of(0L, 0L, 0L);
        assertThatThrownBy(() -> new NetTransitions(List.of(List.of(1L, 2L), none, none), three))
                .hasMessageContaining("3 x 3");
        assertThatThrownBy(() -> new NetTransitions(List.of(List.of(1L, 1L, 0L), none, none), three))
                .hasMessageContaining("people must be 3");
        assertThatThrownBy(() -> new NetTransitions(List.of(none, none, none), Evidence.of(NetTransitions.RULE, 0)))
                .hasMessageContaining("1 or more");
        NetTransitions moves = new NetTransitions(List.of(List.of(1L, 2L, 0L), none, none), three);
        assertThat(moves.rates(1)).asString().contains("nobody was in that class before");
    }

    @Test
    void nobodyInBothWavesIsNoChange() {
        PairedTally nobody = PairedTally.empty(SCALE);
        assertThat(nobody.compare(NET, 0.95)).asString().contains("nobody is in both waves");
        assertThat(nobody.transitions(NET).isKnown()).isFalse();
        assertThat(nobody.homogeneity().isKnown()).isFalse();
        assertThat(nobody.mcNemar(SHARE, McNemar.Method.MID_P, 0.95).isKnown()).isFalse();
        RatingTally none = RatingTally.empty(SCALE);
        assertThat(new OverlappingWaves(nobody, none, RatingTally.of(SCALE, 3)).compare(NET, 0.95))
                .asString()
                .contains("a change between waves needs answers in both");
    }

    @Test
    void onePersonInBothWavesHasAChangeAndNoTest() {
        WaveChange one = people(0, 0, 1, 0, 0, 0, 0, 0, 0).compare(NET, 0.95).orElseThrow();
        assertThat(one.change().value().orElseThrow()).isEqualTo(200);
        assertThat(one.change().pValue()).asString().contains("a paired test takes two people");
        assertThat(one.independentStandardError().isKnown()).isFalse();
        assertThat(one.correlation().isKnown()).isFalse();
    }

    /** Everybody in both waves: the same as the pairs alone. */
    @Test
    void wavesOfTheSamePeopleAreTheirPairs() {
        RatingTally none = RatingTally.empty(SCALE);
        assertThat(new OverlappingWaves(TABLE, none, none).compare(NET, 0.95)).isEqualTo(TABLE.compare(NET, 0.95));
        WaveChange more = new OverlappingWaves(TABLE, none, RatingTally.of(SCALE, 1, 1, 1))
                .compare(NET, 0.95)
                .orElseThrow();
        assertThat(more.nBefore()).isEqualTo(400);
        assertThat(more.nAfter()).isEqualTo(403);
    }
}
