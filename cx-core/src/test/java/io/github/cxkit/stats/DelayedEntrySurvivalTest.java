package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.stats.DelayedEntrySurvival.Count;
import io.github.cxkit.stats.DelayedEntrySurvival.Watched;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers seen from their entry into observation on. */
class DelayedEntrySurvivalTest {

    /** Judged by survfit(Surv(entry, exit, event) ~ 1) of R's package survival 3.5. */
    private static final List<Watched> SEEN = List.of(
            new Watched(0, 2, true),
            new Watched(0, 3, false),
            new Watched(1, 4, true),
            new Watched(2, 5, true),
            new Watched(2.5, 6, false),
            new Watched(3, 7, true),
            new Watched(0.5, 4, true));

    private static DelayedEntrySurvival survival() {
        return DelayedEntrySurvival.summarizer().summarize(SEEN);
    }

    @Test
    void atRiskIsWhoHasEnteredAndNotLeft() {
        assertThat(survival().curve().orElseThrow())
                .extracting(KaplanMeier.Step::time, KaplanMeier.Step::atRisk, KaplanMeier.Step::events)
                .containsExactly(tuple(2.0, 4L, 1L), tuple(4.0, 5L, 2L), tuple(5.0, 3L, 1L), tuple(7.0, 1L, 1L));
        assertThat(survival().n()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1.99, 1", "2, 0.75", "3.99, 0.75", "4, 0.45", "5, 0.3", "6.9, 0.3", "7, 0", "99, 0"})
    void theCurveFallsAtEveryEvent(double time, double survival) {
        assertThat(survival().survivalAt(time).orElseThrow()).isCloseTo(survival, within(1e-12));
    }

    @Test
    void errorsAreGreenwoods() {
        assertThat(survival().curve().orElseThrow().subList(0, 3))
                .extracting(KaplanMeier.Step::standardError)
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-14 ? 0 : 1, Double.class)
                .containsExactly(0.216506350946110, 0.209463600656534, 0.185741756210067);
        assertThat(survival().median().orElseThrow()).isEqualTo(4);
        assertThat(survival().limits(0.95).orElseThrow()).hasSize(4);
        assertThat(DelayedEntrySurvival.builder()
                        .add(0, 3, true)
                        .add(0, 4, false)
                        .build()
                        .median()
                        .orElseThrow())
                .as("half is the median")
                .isEqualTo(3);
        assertThat(DelayedEntrySurvival.builder().add(0, 4, false).build().median())
                .asString()
                .contains("stays above 0.5");
    }

    @Test
    void whoEntersAfterTheCurveReachedZeroIsSaidToBeIgnored() {
        DelayedEntrySurvival early = DelayedEntrySurvival.builder()
                .add(0, 2, true)
                .add(2, 6, true)
                .add(3, 5, false)
                .build();
        assertThat(early.survivalAt(6).orElseThrow()).isZero();
        assertThat(early.ignoredEntries()).isEqualTo(2);
        assertThat(survival().ignoredEntries()).isZero();
    }

    @Test
    void everybodyFromZeroIsKaplanAndMeier() {
        KaplanMeier.Builder plain = KaplanMeier.builder();
        DelayedEntrySurvival.Builder delayed = DelayedEntrySurvival.builder();
        double[] exits = {2, 3, 3, 5, 8, 8};
        for (int i = 0; i < exits.length; i++) {
            plain.add(exits[i], i % 2 == 0);
            delayed.add(0, exits[i], i % 2 == 0);
        }
        assertThat(delayed.build().curve()).isEqualTo(plain.build().curve());
    }

    @Test
    void countsOfSeveralPlacesAddUp() {
        DelayedEntrySurvival all = SummaryBytes.merged(DelayedEntrySurvival.summarizer(), SEEN);
        assertThat(all.counts()).contains(new Count(2, 1, 1, 0), new Count(4, 0, 2, 0), new Count(3, 1, 0, 1));
        assertThat(DelayedEntrySurvival.EMPTY.curve().isKnown()).isFalse();
        assertThat(DelayedEntrySurvival.EMPTY.survivalAt(1).isKnown()).isFalse();
        assertThat(DelayedEntrySurvival.EMPTY.limits(0.95).isKnown()).isFalse();
    }

    @Test
    void countsThatNoCustomersHaveAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DelayedEntrySurvival.builder().add(3, 3, true))
                .withMessage("exit must be after the entry at 3.0 but was 3.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DelayedEntrySurvival.builder().add(-1, 3, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DelayedEntrySurvival(List.of(new Count(0, 2, 0, 0), new Count(0, 0, 2, 0))))
                .withMessageContaining("times must ascend but counts[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DelayedEntrySurvival(List.of(new Count(0, 1, 0, 0), new Count(2, 1, 1, 1))))
                .withMessage("at time 2.0 more leave than have entered before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DelayedEntrySurvival(List.of(new Count(0, 2, 0, 0), new Count(2, 0, 1, 0))))
                .withMessage("1 entered and never left");
        assertThatIllegalArgumentException().isThrownBy(() -> survival().survivalAt(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> survival().limits(1));
    }

    @Test
    void nobodyLeavesWhenComing() {
        assertThat(new Watched(1, Math.nextUp(1.0), true).entry()).isEqualTo(1);
        for (double exit : new double[] {1, 0.5}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Watched(1, exit, true))
                    .withMessageContaining("after the entry");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DelayedEntrySurvival.builder().add(1, exit, true))
                    .withMessageContaining("after the entry");
        }
        assertThat(DelayedEntrySurvival.builder().add(-0.0, 1, true).build())
                .isEqualTo(DelayedEntrySurvival.builder().add(0.0, 1, true).build());
    }
}
