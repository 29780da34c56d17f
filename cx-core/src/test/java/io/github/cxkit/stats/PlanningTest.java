package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlanningTest {

    @Test
    void theClassicThousand() {
        assertThat(SampleSize.forShare(0.5, 0.03, 0.95).n()).isEqualTo(1068);
        assertThat(SampleSize.forShare(0.5, 0.03, 0.95).ofPopulation(500).n()).isEqualTo(341);
        assertThatThrownBy(() -> SampleSize.forShare(0.5, 0, 0.95)).hasMessageContaining("margin");
        assertThatThrownBy(() -> SampleSize.of(3).ofPopulation(0)).hasMessageContaining("was 0");
    }

    /** R: power.prop.test(p1 = .6, p2 = .65, power = .8) and power.t.test(delta = .5, sd = 1.6, power = .8). */
    @Test
    void groups() {
        assertThat(SampleSize.toCompareShares(0.6, 0.65, 0.95, 0.8).n()).isEqualTo(1471);
        assertThat(SampleSize.toCompareMeans(0.5, 1.6, 0.95, 0.8).unrounded()).isCloseTo(161.711044, within(1e-6));
        assertThat(SampleSize.toCompareMeans(100, 1, 0.95, 0.8).n()).isEqualTo(2);
        assertThat(SampleSize.toCompareMeans(0.001, 1, 0.95, 0.8).unrounded())
                .isCloseTo(2 * Math.pow(1.959963985 + 0.841621234, 2) / 1e-6, within(2.0));
    }

    @Test
    void powerAndDetectableDifferenceAreInverse() {
        double difference =
                SampleSize.detectableDifference(5000, 400, 4000, 300, 0.95, 0.8).orElseThrow();
        double error = Math.sqrt(5000.0 / 400 + 4000.0 / 300);
        assertThat(SampleSize.power(difference, error, 0.95)).isCloseTo(0.8, within(1e-12));
        assertThat(SampleSize.detectableDifference(1, 0, 1, 1, 0.95, 0.8).isKnown())
                .isFalse();
    }

    @Property(tries = 100)
    void adjustedValuesAreMonotoneAndNeverBelowTheRawOnes(
            @ForAll @Size(min = 1, max = 12) List<@DoubleRange(max = 1) Double> given,
            @ForAll PValueAdjustment method) {
        double[] raw = given.stream().mapToDouble(Double::doubleValue).toArray();
        double[] adjusted = method.adjust(raw);
        for (int i = 0; i < raw.length; i++) {
            assertThat(adjusted[i]).isBetween(raw[i], 1.0);
            for (int j = 0; j < raw.length; j++) {
                if (raw[i] <= raw[j]) {
                    assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
                }
            }
        }
    }

    @Property(tries = 100)
    void theSharperMethodsAreSharper(@ForAll @Size(min = 1, max = 10) List<@DoubleRange(max = 1) Double> given) {
        double[] raw = given.stream().mapToDouble(Double::doubleValue).toArray();
        double[] bonferroni = PValueAdjustment.BONFERRONI.adjust(raw);
        double[] holm = PValueAdjustment.HOLM.adjust(raw);
        double[] hochberg = PValueAdjustment.HOCHBERG.adjust(raw);
        double[] hommel = PValueAdjustment.HOMMEL.adjust(raw);
        for (int i = 0; i < raw.length; i++) {
            assertThat(holm[i]).isLessThanOrEqualTo(bonferroni[i]);
            assertThat(hochberg[i]).isLessThanOrEqualTo(holm[i]);
            assertThat(hommel[i]).isLessThanOrEqualTo(hochberg[i] + 1e-15);
        }
    }

    @Test
    void anUndefinedPValueIsNoComparison() {
        Result<Double> none = Result.insufficient(Reason.NO_SPREAD, "no spread");
        List<Result<Double>> adjusted =
                PValueAdjustment.BONFERRONI.adjust(List.of(Result.of(0.01), none, Result.of(0.2)));
        assertThat(adjusted).containsExactly(Result.of(0.02), none, Result.of(0.4));
        assertThat(PValueAdjustment.HOLM.adjust(List.of())).isEmpty();
        assertThatThrownBy(() -> PValueAdjustment.HOLM.adjust(1.5)).hasMessageContaining("p value");
    }
}
