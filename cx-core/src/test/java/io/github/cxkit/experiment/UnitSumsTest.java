package io.github.cxkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.experiment.ArmComparison.LiftInterval;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.CoMoments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Two arms compared by what a warehouse has added up. The figures were computed apart from this library. */
class UnitSumsTest {

    private static final UnitSums RATIO_CONTROL = sums(60, 1711.23, 171, 174908.9443, 6789.71, 689);
    private static final UnitSums RATIO_TREATMENT = sums(55, 1235.4, 137, 118730.1118, 4542.23, 503);

    private static UnitSums sums(long n, double y, double x, double yy, double xy, double xx) {
        return UnitSums.ofDoubles(n, List.of(y, x), List.of(List.of(yy, xy), List.of(xy, xx)));
    }

    private static UnitSums sums(long n, double y, double yy) {
        return UnitSums.ofDoubles(n, List.of(y), List.of(List.of(yy)));
    }

    private static Reason reason(Result<?> result) {
        return ((Result.Insufficient<?>) result).reason();
    }

    @Test
    void aRatioIsComparedByTheDeltaMethod() {
        ArmComparison all = ArmComparison.of(RATIO_CONTROL, RATIO_TREATMENT, LiftInterval.FIELLER, 0.95);
        assertThat(all.control().orElseThrow()).isCloseTo(10.007192982456141, within(1e-9));
        assertThat(all.treatment().orElseThrow()).isCloseTo(9.017518248175183, within(1e-9));
        assertThat(all.difference().value().orElseThrow()).isCloseTo(-0.9896747342809573, within(1e-9));
        assertThat(all.difference().standardError().orElseThrow()).isCloseTo(2.82378477976382, within(1e-9));
        assertThat(all.difference().degreesOfFreedom().orElseThrow()).isCloseTo(111.83408102810226, within(1e-7));
        assertThat(all.difference().pValue().orElseThrow()).isCloseTo(0.7266391987953987, within(1e-9));
        assertThat(all.lift().orElseThrow()).isCloseTo(-0.09889633746605873, within(1e-9));
        assertThat(all.liftLimits().orElseThrow().lower()).isCloseTo(-0.5418796607133287, within(1e-9));
        assertThat(all.liftLimits().orElseThrow().upper()).isCloseTo(0.65533833962808, within(1e-9));
        ArmComparison delta = ArmComparison.of(RATIO_CONTROL, RATIO_TREATMENT, LiftInterval.DELTA, 0.9);
        assertThat(delta.difference().interval().orElseThrow().lower()).isCloseTo(-5.673184835118975, within(1e-9));
        assertThat(delta.liftLimits().orElseThrow().lower()).isCloseTo(-0.5457026315366788, within(1e-9));
        assertThat(delta.liftLimits().orElseThrow().upper()).isCloseTo(0.34790995660456125, within(1e-9));
    }

    @Test
    void aMeanIsComparedByWelchsT() {
        ArmComparison all = ArmComparison.of(sums(100, 520, 3100), sums(120, 700, 4700), LiftInterval.FIELLER, 0.95);
        assertThat(all.difference().value().orElseThrow()).isCloseTo(0.6333333333333333, within(1e-9));
        assertThat(all.difference().standardError().orElseThrow()).isCloseTo(0.2884162620983147, within(1e-9));
        assertThat(all.difference().pValue().orElseThrow()).isCloseTo(0.029156732115544315, within(1e-9));
        assertThat(all.liftLimits().orElseThrow().lower()).isCloseTo(0.011852538731933076, within(1e-9));
        assertThat(all.liftLimits().orElseThrow().upper()).isCloseTo(0.24470437535841685, within(1e-9));
        assertThat(all.evidence().n()).isEqualTo(220);
    }

    @Test
    void aControlThatMayBeNothingHasNoLimitsOfTheLift() {
        ArmComparison weak = ArmComparison.of(sums(10, 5, 90), sums(10, 9, 120), LiftInterval.FIELLER, 0.95);
        assertThat(weak.lift().orElseThrow()).isCloseTo(0.8, within(1e-9));
        assertThat(weak.difference().standardError().orElseThrow()).isCloseTo(1.4884742374510738, within(1e-9));
        assertThat(weak.liftLimits())
                .hasToString("insufficient (the control is not clearly apart from 0: the lift has no bounded set of"
                        + " values)");
        ArmComparison zero = ArmComparison.of(sums(2, 0, 2), sums(2, 3, 5), LiftInterval.FIELLER, 0.95);
        assertThat(zero.difference().value().orElseThrow()).isEqualTo(1.5);
        assertThat(zero.lift()).hasToString("insufficient (the control is 0: no relative lift)");
        ArmComparison below = ArmComparison.of(sums(10, -40, 200), sums(10, -45, 240), LiftInterval.FIELLER, 0.95);
        assertThat(below.difference().value().orElseThrow()).isCloseTo(-0.5, within(1e-12));
        assertThat(below.lift()).hasToString("insufficient (the control is below 0: no relative lift)");
        assertThat(below.liftLimits()).hasToString("insufficient (the control is below 0: no relative lift)");
        ArmComparison tiny =
                ArmComparison.of(sums(2, 1e-300, 1e-300), sums(2, 1e100, 1e200), LiftInterval.FIELLER, 0.95);
        assertThat(reason(tiny.lift())).isEqualTo(Reason.NOT_FINITE);
    }

    @Test
    void theUnitOfTheMetricDoesNotMatter() {
        ArmComparison plain = ArmComparison.of(sums(10, 40, 200), sums(12, 60, 360), LiftInterval.FIELLER, 0.95);
        for (int power : new int[] {-300, -200, 200, 300}) {
            ArmComparison scaled = ArmComparison.of(
                    new UnitSums(10, List.of(tens(4, 1 + power / 2)), List.of(List.of(tens(2, 2 + power)))),
                    new UnitSums(12, List.of(tens(6, 1 + power / 2)), List.of(List.of(tens(36, 1 + power)))),
                    LiftInterval.DELTA,
                    0.95);
            assertThat(scaled.difference().degreesOfFreedom().orElseThrow())
                    .as("1e%s", power)
                    .isCloseTo(plain.difference().degreesOfFreedom().orElseThrow(), within(1e-9));
            assertThat(scaled.difference().pValue().orElseThrow())
                    .isCloseTo(plain.difference().pValue().orElseThrow(), within(1e-9));
            assertThat(scaled.lift().orElseThrow()).isCloseTo(0.25, within(1e-12));
        }
        ArmComparison huge = ArmComparison.of(
                new UnitSums(10, List.of(tens(4, 151)), List.of(List.of(tens(2, 302)))),
                new UnitSums(12, List.of(tens(6, 151)), List.of(List.of(tens(36, 301)))),
                LiftInterval.FIELLER,
                0.95);
        assertThat(reason(huge.liftLimits())).isEqualTo(Reason.NOT_FINITE);
    }

    private static BigDecimal tens(long digits, int power) {
        return BigDecimal.valueOf(digits, -power);
    }

    @Test
    void hugeMeansLoseNoDigit() {
        ArmComparison all = ArmComparison.of(
                sums(3, 90000004, 2700000240000010.0),
                sums(3, 90000011, 2700000660000045.0),
                LiftInterval.FIELLER,
                0.95);
        assertThat(all.difference().value().orElseThrow()).isCloseTo(7 / 3.0, within(1e-14));
        assertThat(all.difference().standardError().orElseThrow()).isCloseTo(1.247219128924647, within(1e-12));
        assertThat(all.difference().pValue().orElseThrow()).isCloseTo(0.13470193531896724, within(1e-9));
        assertThat(all.liftLimits().orElseThrow().upper()).isCloseTo(1.9320562852857955e-07, within(1e-15));
    }

    @Test
    void oneUnitHasADifferenceButNoError() {
        ArmComparison one = ArmComparison.of(sums(1, 5, 25), sums(10, 40, 200), LiftInterval.FIELLER, 0.95);
        assertThat(one.difference().value().orElseThrow()).isEqualTo(-1);
        assertThat(one.lift().orElseThrow()).isCloseTo(-0.2, within(1e-12));
        assertThat(one.difference().standardError().isKnown()).isFalse();
        assertThat(one.difference().pValue())
                .hasToString("insufficient (a standard error takes two units in every arm)");
        assertThat(one.liftLimits().isKnown()).isFalse();
        ArmComparison none = ArmComparison.of(sums(0, 0, 0), sums(10, 40, 200), LiftInterval.FIELLER, 0.95);
        assertThat(none.treatment().orElseThrow()).isEqualTo(4);
        assertThat(none.difference().value().isKnown()).isFalse();
        assertThat(reason(none.lift())).isEqualTo(Reason.NO_ANSWERS);
    }

    @Test
    void ratiosWithoutABaseSayWhy() {
        UnitSums noBase = sums(4, 8, 0, 20, 0, 0);
        UnitSums usual = sums(4, 8, 4, 20, 8, 4);
        assertThat(ArmComparison.of(noBase, usual, LiftInterval.FIELLER, 0.95).control())
                .hasToString("insufficient (the denominators add up to 0)");
        assertThat(ArmComparison.of(sums(0, 0, 0, 0, 0, 0), usual, LiftInterval.FIELLER, 0.95)
                        .control())
                .hasToString("insufficient (no unit)");
        assertThat(ArmComparison.of(sums(2, 2e150, 2e-160, 2e300, 2e-10, 2e-320), usual, LiftInterval.FIELLER, 0.95)
                        .control())
                .hasToString("insufficient (the ratio has no finite value)");
    }

    @Test
    void sumsThatContradictThemselvesAreRefused() {
        assertThatThrownBy(() -> sums(10, 40, 100))
                .hasMessage("a sum of squares of 1E+2 is below sum² / n of 10 units that add up to 4E+1");
        assertThatThrownBy(() -> sums(4, 0, 0, 4, 9, 4))
                .hasMessage("a product of 9 is beyond what its variables' squares allow (Cauchy, Schwarz)");
        assertThatThrownBy(() -> new UnitSums(1, List.of(new BigDecimal("1e400")), List.of(List.of(BigDecimal.ONE))))
                .hasMessage("sum must be within what a double can hold but has 1 digits at a scale of -400");
        assertThatThrownBy(() -> new UnitSums(1, List.of(new BigDecimal("1e-1200")), List.of(List.of(BigDecimal.ONE))))
                .hasMessageContaining("at a scale of 1200");
        assertThatThrownBy(() -> UnitSums.ofDoubles(0, List.of(), List.of()))
                .hasMessage("sums of 0 variables need 0 x 0 products but have []");
        assertThatThrownBy(() -> UnitSums.ofDoubles(1, List.of(1.0), List.of(List.of(1.0, 1.0))))
                .hasMessageContaining("1 x 1 products");
        assertThatThrownBy(() -> sums(0, 0, 1)).hasMessage("no unit cannot have the sums [0]");
        assertThatThrownBy(() -> sums(-1, 0, 0)).hasMessage("n must be >= 0 but was -1");
        assertThatThrownBy(() -> sums(1, Double.NaN, 0)).hasMessageContaining("sum must be a finite number");
    }

    @Test
    void onlyMeansAndRatiosAreCompared() {
        UnitSums three = UnitSums.summarizer(3).summarize(List.of(unit(1, 2, 3), unit(2, 2, 5)));
        assertThatThrownBy(() -> ArmComparison.of(three, three, LiftInterval.FIELLER, 0.95))
                .hasMessage("an outcome is a mean of one variable or a ratio of two, not of 3");
        CoMoments moments = three.moments("a", "b", "c");
        assertThatThrownBy(() -> ArmComparison.of(moments, moments, LiftInterval.FIELLER, 0.95))
                .hasMessage("an outcome is a mean of one column or a ratio of two, not of [a, b, c]");
        assertThatThrownBy(() -> ArmComparison.of(RATIO_CONTROL, sums(1, 5, 25), LiftInterval.FIELLER, 0.95))
                .hasMessage("arms must have the same columns but have [numerator, denominator] and [value]");
        assertThatThrownBy(() -> ArmComparison.of(RATIO_CONTROL, RATIO_TREATMENT, LiftInterval.FIELLER, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("confidence");
    }

    private static List<BigDecimal> unit(double... values) {
        List<BigDecimal> unit = new ArrayList<>();
        for (double value : values) {
            unit.add(BigDecimal.valueOf(value));
        }
        return unit;
    }

    @Test
    void unitsAreTheSameInParts() {
        Summarizer<List<BigDecimal>, UnitSums> summarizer = UnitSums.summarizer(2);
        UnitSums all = SummaryBytes.merged(
                summarizer, List.of(unit(1.5, 2), unit(0, 1), unit(-3.25, 4), unit(1e-9, 3), unit(12, 1)));
        assertThat(all.n()).isEqualTo(5);
        assertThat(all.sums()).containsExactly(new BigDecimal("10.250000001"), new BigDecimal("11"));
        assertThat(all.products().get(0).get(1)).isEqualTo(new BigDecimal("2.000000003"));
        assertThat(all.moments("y", "x").mean("y").orElseThrow()).isCloseTo(2.0500000002, within(1e-12));
        assertThatThrownBy(() -> summarizer.summarize(List.of(unit(1))))
                .hasMessage("a unit has 2 variables but was given 1");
        byte[] bytes = summarizer.toBytes(all);
        assertThatThrownBy(() -> UnitSums.summarizer(3).ofBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 variables and not 3 variables");
        assertThatThrownBy(() -> UnitSums.summarizer(0)).hasMessageContaining("variables must lie in [1,");
    }

    @Property(tries = 30)
    void anySplitGivesTheSameSumsToTheLastDigit(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -1_000_000, max = 1_000_000) Integer> values,
            @ForAll @IntRange(max = 8) int cut) {
        Summarizer<List<BigDecimal>, UnitSums> summarizer = UnitSums.summarizer(2);
        List<List<BigDecimal>> units = values.stream()
                .map(value -> List.of(BigDecimal.valueOf(value, 7), BigDecimal.valueOf(value % 10)))
                .toList();
        int at = Math.min(cut, units.size());
        UnitSums some = summarizer.summarize(units.subList(0, at));
        UnitSums rest = summarizer.summarize(units.subList(at, units.size()));
        assertThat(some.merge(rest)).isEqualTo(summarizer.summarize(units)).isEqualTo(rest.merge(some));
    }

    private static UnitSums one(long n, String sum, String squares) {
        return new UnitSums(n, List.of(new BigDecimal(sum)), List.of(List.of(new BigDecimal(squares))));
    }

    @Test
    void differencesOfHugeMeansKeepTheirDigitsInEveryComparison() {
        // means 30000004.534 and 30000006.8366..: two doubles differ by 2.302666664123535
        UnitSums control = one(5, "150000022.67", "4500001360200270.0");
        UnitSums treatment = one(3, "90000020.51", "2700001230600148.0");
        double gap = 2.3026666666666666;
        assertThat(AnytimeDifference.of(control, treatment, 1000, 0.05)
                        .orElseThrow()
                        .difference())
                .isEqualTo(gap);
        assertThat(NonInferiority.of(control, treatment, new Margin(Margin.Kind.ABSOLUTE, 1), Better.HIGHER, 0.05)
                        .orElseThrow()
                        .difference())
                .isEqualTo(gap);
        for (ManyArms.Method method : ManyArms.Method.values()) {
            assertThat(ManyArms.of(control, Map.of("b", treatment), method, 0.95)
                            .orElseThrow()
                            .arms()
                            .get(0)
                            .difference()
                            .value()
                            .orElseThrow())
                    .isEqualTo(gap);
        }
        assertThat(PostStratification.of(List.of(PostStratification.Stratum.of("all", control, treatment)), 0.95)
                        .orElseThrow()
                        .difference()
                        .value()
                        .orElseThrow())
                .isEqualTo(gap);
    }

    @Test
    void aCovariateAdjustmentOfHugeOutcomesMovesWithThem() {
        List<Double> few = List.of(10.0, 12.0);
        UnitSums control = UnitSums.ofDoubles(4, few, List.of(List.of(30.0, 33.0), List.of(33.0, 40.0)));
        UnitSums treatment =
                UnitSums.ofDoubles(4, List.of(14.0, 13.0), List.of(List.of(54.0, 47.0), List.of(47.0, 45.0)));
        CovariateAdjustment plain =
                CovariateAdjustment.of(control, treatment, 0.95).orElseThrow();
        CovariateAdjustment moved =
                CovariateAdjustment.of(moved(control), moved(treatment), 0.95).orElseThrow();
        assertThat(moved.adjusted()).isEqualTo(plain.adjusted());
        assertThat(moved.unadjusted()).isEqualTo(plain.unadjusted());
        assertThat(moved.control().orElseThrow() - 1e9)
                .isCloseTo(plain.control().orElseThrow(), within(1e-6));
    }

    /** Outcomes a thousand million higher. */
    private static UnitSums moved(UnitSums sums) {
        BigDecimal n = BigDecimal.valueOf(sums.n());
        BigDecimal by = BigDecimal.valueOf(1_000_000_000);
        BigDecimal y = sums.sums().get(0);
        BigDecimal x = sums.sums().get(1);
        BigDecimal cross = sums.products().get(0).get(1).add(by.multiply(x));
        BigDecimal square = sums.products()
                .get(0)
                .get(0)
                .add(by.multiply(y).multiply(BigDecimal.valueOf(2)))
                .add(by.multiply(by).multiply(n));
        return new UnitSums(
                sums.n(),
                List.of(y.add(by.multiply(n)), x),
                List.of(
                        List.of(square, cross),
                        List.of(cross, sums.products().get(1).get(1))));
    }
}
