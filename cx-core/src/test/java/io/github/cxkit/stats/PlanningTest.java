package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlanningTest {

    @Test
    void theClassicThousand() {
        assertThat(SampleSize.plan().forShare(0.5, 0.03).n()).isEqualTo(1068);
        assertThat(SampleSize.plan().forShare(0.5, 0.03).ofPopulation(500).n()).isEqualTo(341);
        assertThatThrownBy(() -> SampleSize.plan().forShare(0.5, 0)).hasMessageContaining("margin");
        assertThatThrownBy(() -> SampleSize.of(3).ofPopulation(0)).hasMessageContaining("was 0");
    }

    /** R: power.prop.test(p1 = .6, p2 = .65, power = .8) and power.t.test(delta = .5, sd = 1.6, power = .8). */
    @Test
    void groups() {
        assertThat(SampleSize.plan().toCompareShares(0.6, 0.65).n()).isEqualTo(1471);
        assertThat(SampleSize.plan().toCompareMeans(0.5, 1.6).unrounded()).isCloseTo(161.711044, within(1e-6));
        assertThat(SampleSize.plan().toCompareMeans(100, 1).n()).isEqualTo(2);
        assertThat(SampleSize.plan().toCompareMeans(0.001, 1).unrounded())
                .isCloseTo(2 * Math.pow(1.959963985 + 0.841621234, 2) / 1e-6, within(2.0));
    }

    @Test
    void powerAndDetectableDifferenceAreInverse() {
        double difference =
                SampleSize.plan().detectableDifference(5000, 400, 4000, 300).orElseThrow();
        double error = Math.sqrt(5000.0 / 400 + 4000.0 / 300);
        assertThat(SampleSize.plan().powerToFind(difference, error)).isCloseTo(0.8, within(1e-12));
        assertThat(SampleSize.plan().detectableDifference(1, 0, 1, 1).isKnown()).isFalse();
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

    /** Hommel by what he says: the largest Simes p value of all the subsets that hold the comparison. */
    @Property(tries = 50)
    void hommelIsTheClosedTestOfSimes(@ForAll @Size(min = 1, max = 6) List<@DoubleRange(max = 1) Double> given) {
        double[] raw = given.stream().mapToDouble(Double::doubleValue).toArray();
        double[] adjusted = PValueAdjustment.HOMMEL.adjust(raw);
        for (int i = 0; i < raw.length; i++) {
            double largest = 0;
            for (int subset = 1; subset < 1 << raw.length; subset++) {
                if ((subset >> i & 1) == 1) {
                    largest = Math.max(largest, simes(raw, subset));
                }
            }
            assertThat(adjusted[i]).isCloseTo(largest, within(1e-14));
        }
    }

    private static double simes(double[] p, int subset) {
        double[] members = IntStream.range(0, p.length)
                .filter(j -> (subset >> j & 1) == 1)
                .mapToDouble(j -> p[j])
                .sorted()
                .toArray();
        return IntStream.range(0, members.length)
                .mapToDouble(j -> members.length * members[j] / (j + 1))
                .min()
                .orElseThrow();
    }

    /** By hand: m p / rank, and with dependence that times 1 + 1/2 + 1/3 + 1/4 = 25/12. */
    @Test
    void theFalseDiscoveryRateOfFourComparisons() {
        double[] p = {0.04, 0.001, 0.03, 0.2};
        double[] benjamini = PValueAdjustment.BENJAMINI_HOCHBERG.adjust(p);
        double[] yekutieli = PValueAdjustment.BENJAMINI_YEKUTIELI.adjust(p);
        double[] expected = {0.16 / 3, 0.004, 0.16 / 3, 0.2};
        for (int i = 0; i < 4; i++) {
            assertThat(benjamini[i]).isCloseTo(expected[i], within(1e-15));
            assertThat(yekutieli[i]).isCloseTo(expected[i] * 25 / 12, within(1e-15));
        }
    }

    /** (1.96 + 0.84)² 1.6 / 0.25; to find a difference of half a point between answers of variance 0.8. */
    @Test
    void aZTestOfTwoScoresIsPlannedByItsFormula() {
        SampleSize size = SampleSize.plan().toCompare(1.6, -0.5);
        assertThat(size.unrounded()).isCloseTo(50.23283029983417, within(1e-11));
        assertThat(size.n()).isEqualTo(51);
        assertThat(SampleSize.plan().toCompare(0, 1).n()).isZero();
        assertThatThrownBy(() -> SampleSize.plan().toCompare(1, 0)).hasMessageContaining("difference");
        assertThatThrownBy(() -> SampleSize.plan().toCompare(-1, 1)).hasMessageContaining("variances");
    }

    @Test
    void aPlanHasAnEnd() {
        assertThat(SampleSize.of(SampleSize.MOST).n()).isEqualTo(1_000_000_000_000_000L);
        assertThatThrownBy(() -> SampleSize.of(Math.nextUp(SampleSize.MOST))).hasMessageContaining("10^15");
        assertThat(SampleSize.of(7).ofPopulation(1).unrounded()).isEqualTo(1);
    }
}
