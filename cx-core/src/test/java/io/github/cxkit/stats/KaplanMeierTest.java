package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import io.github.cxkit.stats.KaplanMeier.Count;
import io.github.cxkit.stats.KaplanMeier.Limits;
import io.github.cxkit.stats.KaplanMeier.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    private static final KaplanMeier SEVEN = KaplanMeier.of(
            new double[] {3, 5, 5, 8, 10, 10, 12}, new boolean[] {true, true, false, true, true, false, false});

    @Test
    void eventsComeBeforeCensoringsAtTies() {
        List<Step> steps = SEVEN.curve().orElseThrow();
        assertThat(steps).extracting(Step::time).containsExactly(3.0, 5.0, 8.0, 10.0);
        assertThat(steps).extracting(Step::atRisk).containsExactly(7L, 6L, 4L, 3L);
        assertThat(steps.get(3).survival()).isCloseTo(0.35714285714285715, within(1e-15));
        assertThat(steps.get(3).standardError()).isCloseTo(0.19793025246194718, within(1e-15));
    }

    @Test
    void survivalIsAStepFunction() {
        assertThat(SEVEN.survivalAt(2.999).orElseThrow()).isEqualTo(1);
        assertThat(SEVEN.survivalAt(3).orElseThrow()).isCloseTo(6.0 / 7, within(1e-15));
        assertThat(SEVEN.survivalAt(1000).orElseThrow()).isCloseTo(5.0 / 14, within(1e-15));
    }

    @Test
    void aCurveThatIsExactlyAHalfHasItsMedianThere() {
        KaplanMeier six =
                KaplanMeier.of(new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {true, true, true, true, true, true});
        assertThat(six.median().orElseThrow()).isEqualTo(3);
        assertThat(six.quantile(0.9).orElseThrow()).isEqualTo(6);
        assertThat(SEVEN.median().orElseThrow()).isEqualTo(10);
    }

    @Test
    void limitsStayInsideAndAreUndefinedAtZero() {
        List<Limits> limits = KaplanMeier.of(new double[] {2, 4}, new boolean[] {true, true})
                .limits(0.95)
                .orElseThrow();
        ConfidenceInterval first = limits.get(0).interval().orElseThrow();
        assertThat(first.lower()).isCloseTo(0.005983087639145742, within(1e-12));
        assertThat(first.upper()).isCloseTo(0.9104100848367374, within(1e-12));
        assertThat(limits.get(1).survival()).isZero();
        assertThat(limits.get(1).interval().isKnown()).isFalse();
    }

    @Test
    void allCensoredIsAFlatCurve() {
        KaplanMeier open = KaplanMeier.of(new double[] {3, 9}, new boolean[] {false, false});
        assertThat(open.curve().orElseThrow()).isEmpty();
        assertThat(open.survivalAt(100).orElseThrow()).isEqualTo(1);
        assertThat(open.median()).isInstanceOf(Result.Insufficient.class);
        assertThat(open.events()).isZero();
    }

    @Test
    void nothingObservedIsInsufficient() {
        assertThat(KaplanMeier.EMPTY.curve().isKnown()).isFalse();
        assertThat(KaplanMeier.EMPTY.limits(0.9).isKnown()).isFalse();
        assertThat(KaplanMeier.EMPTY.survivalAt(1).isKnown()).isFalse();
        assertThat(KaplanMeier.EMPTY.median().isKnown()).isFalse();
    }

    @Test
    void impossibleInputIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.of(new double[] {1, 2}, new boolean[] {true}))
                .withMessageContaining("one length");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.of(new double[] {1, -2}, new boolean[] {true, true}))
                .withMessageContaining("durations[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.builder().add(Double.NaN, true));
        assertThatIllegalArgumentException().isThrownBy(() -> SEVEN.survivalAt(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> SEVEN.quantile(1));
        assertThatIllegalArgumentException().isThrownBy(() -> SEVEN.limits(95));
        assertThatIllegalArgumentException().isThrownBy(() -> new Count(1, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KaplanMeier(null, List.of(new Count(2, 1, 0), new Count(2, 0, 1))))
                .withMessageContaining("counts[1]");
    }

    /** Against R's survival: quantile(survfit(..., conf.type = "log-log"), .5). */
    @Test
    void theMedianHasLimits() {
        KaplanMeier times = KaplanMeier.of(
                new double[] {3, 5, 6, 8, 9, 11, 12, 15, 20, 31, 40, 55},
                new boolean[] {true, true, true, false, true, true, true, true, true, false, true, true});
        assertThat(times.median().orElseThrow()).isEqualTo(12);
        assertThat(times.medianInterval(0.95).orElseThrow().lower()).isEqualTo(5);
        assertThat(times.medianInterval(0.95).orElseThrow().upper()).isEqualTo(40);
        assertThat(times.medianInterval(0.9).orElseThrow().lower()).isEqualTo(6);
        assertThat(KaplanMeier.of(new double[] {1, 2, 3, 4}, new boolean[] {true, true, true, true})
                        .medianInterval(0.95)
                        .isKnown())
                .isFalse();
        assertThat(KaplanMeier.EMPTY.medianInterval(0.95).isKnown()).isFalse();
    }

    private static final KaplanMeier.Definition DAYS = KaplanMeier.Definition.of("cancelled", KaplanMeier.Unit.DAYS);
    private static final KaplanMeier.Definition HOURS = KaplanMeier.Definition.of("cancelled", KaplanMeier.Unit.HOURS);

    @Test
    void durationsOfOneDefinitionAreNotThoseOfAnother() {
        KaplanMeier days =
                KaplanMeier.builder(DAYS).add(3, true).add(-0.0, false).build();

        assertThat(days.counts()).containsExactly(new Count(0.0, 0, 1), new Count(3, 1, 0));
        assertThat(KaplanMeier.builder(DAYS).add(days).build()).isEqualTo(days);
        assertThat(KaplanMeier.builder(HOURS).add(KaplanMeier.EMPTY).build().n())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.builder(HOURS).add(days))
                .withMessageContaining("definition");
        assertThat(KaplanMeier.summarizer(DAYS).ofBytes(days.toBytes())).isEqualTo(days);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.summarizer(HOURS).ofBytes(days.toBytes()))
                .withMessageContaining("definition");
    }

    @Test
    void aCurveThatDoesNotComeDownSaysWhereItStays() {
        assertThat(SEVEN.quantile(0.75)).hasToString("insufficient (the survival curve stays above 0.25)");
    }

    /** As many as 300,000, each duration of its own, come in descending order. */
    @Test
    void aBuilderTakesMoreDurationsThanItHasRoomFor() {
        KaplanMeier.Builder builder = KaplanMeier.builder();
        int n = 300_000;
        for (int i = n; i > 0; i--) {
            builder.add(i, i % 2 == 0);
        }
        KaplanMeier all = builder.build();

        assertThat(all.n()).isEqualTo(n);
        assertThat(all.events()).isEqualTo(n / 2);
        assertThat(all.counts().get(1)).isEqualTo(new Count(2, 1, 0));
        assertThat(all.counts()).hasSize(n);
    }
}
