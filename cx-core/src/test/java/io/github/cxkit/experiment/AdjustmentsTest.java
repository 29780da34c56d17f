package io.github.cxkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.experiment.DetectableEffect.Aim;
import io.github.cxkit.experiment.PostStratification.Stratum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.Difference;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Covariates, caps, strata, margins, sizes and looks. The figures were computed apart from this library. */
class AdjustmentsTest {

    private static CoMoments mean(long n, double y, double yy) {
        return UnitSums.ofDoubles(n, List.of(y), List.of(List.of(yy))).moments("y");
    }

    private static CoMoments pair(long n, double y, double x, double yy, double xy, double xx) {
        return UnitSums.ofDoubles(n, List.of(y, x), List.of(List.of(yy, xy), List.of(xy, xx)))
                .moments("y", "x");
    }

    private static Reason reason(Result<?> result) {
        return ((Result.Insufficient<?>) result).reason();
    }

    @Test
    void aCovariateSavesMostOfTheVariance() {
        CovariateAdjustment all = CovariateAdjustment.of(
                        pair(40, 2338.3, 1939.7, 143567.07, 118557.56, 99719.87),
                        pair(36, 2153.9, 1761.9, 132273.79, 108247.55, 89603.13),
                        0.95)
                .orElseThrow();
        assertThat(all.theta().orElseThrow()).isCloseTo(0.8857219312080045, within(1e-9));
        assertThat(all.control().orElseThrow()).isCloseTo(58.64594899510045, within(1e-8));
        assertThat(all.treatment().orElseThrow()).isCloseTo(59.621167783221736, within(1e-8));
        assertThat(all.adjusted().value().orElseThrow()).isCloseTo(0.9752187881212903, within(1e-8));
        assertThat(all.adjusted().standardError().orElseThrow()).isCloseTo(1.4852584403859952, within(1e-9));
        assertThat(all.adjusted().pValue().orElseThrow()).isCloseTo(0.5135588977894351, within(1e-8));
        assertThat(all.unadjusted().standardError().orElseThrow()).isCloseTo(2.6664235171948545, within(1e-8));
        assertThat(all.varianceReduction().orElseThrow()).isCloseTo(0.6897257060465882, within(1e-8));
        assertThat(all.covariate().pValue().orElseThrow()).isCloseTo(0.8585173934921063, within(1e-8));
    }

    @Test
    void aRatioHasARatioAsCovariate() {
        String[] columns = {"y", "x", "y0", "x0"};
        CoMoments control = UnitSums.ofDoubles(
                        60,
                        List.of(1742.61, 330.0, 1763.55, 159.0),
                        List.of(
                                List.of(203240.0671, 13798.73, 285500.0497, 8205.65),
                                List.of(13798.73, 2306.0, 15843.82, 1166.0),
                                List.of(285500.0497, 15843.82, 464841.9833, 11048.36),
                                List.of(8205.65, 1166.0, 11048.36, 715.0)))
                .moments(columns);
        CoMoments treatment = UnitSums.ofDoubles(
                        55,
                        List.of(1444.77, 266.0, 1584.34, 129.0),
                        List.of(
                                List.of(104127.0309, 8443.97, 127889.7886, 4245.11),
                                List.of(8443.97, 1606.0, 8998.66, 770.0),
                                List.of(127889.7886, 8998.66, 189828.7992, 5028.8),
                                List.of(4245.11, 770.0, 5028.8, 437.0)))
                .moments(columns);
        CovariateAdjustment all =
                CovariateAdjustment.of(control, treatment, 0.95).orElseThrow();
        assertThat(all.theta().orElseThrow()).isCloseTo(0.2827643555132426, within(1e-9));
        assertThat(all.control().orElseThrow()).isCloseTo(5.431380479439744, within(1e-9));
        assertThat(all.adjusted().value().orElseThrow()).isCloseTo(-0.18571520094665497, within(1e-9));
        assertThat(all.adjusted().degreesOfFreedom().orElseThrow()).isCloseTo(111.1586801235854, within(1e-6));
        assertThat(all.varianceReduction().orElseThrow()).isCloseTo(0.8207408251074014, within(1e-9));
        assertThat(all.covariate().value().orElseThrow()).isCloseTo(1.1901959923943246, within(1e-9));
    }

    @Test
    void aCovariateThatDoesNotVaryAdjustsNothing() {
        CovariateAdjustment flat = CovariateAdjustment.of(
                        pair(4, 10, 20, 30, 50, 100), pair(4, 14, 20, 58, 70, 100), 0.95)
                .orElseThrow();
        assertThat(flat.theta()).hasToString("insufficient (the covariate does not vary within the arms)");
        assertThat(flat.adjusted().value().isKnown()).isFalse();
        assertThat(flat.unadjusted().value().orElseThrow()).isEqualTo(1);
        assertThat(flat.unadjusted().standardError().orElseThrow()).isCloseTo(1.0801234497346435, within(1e-12));
        assertThat(flat.varianceReduction().isKnown()).isFalse();
        assertThat(flat.covariate().value().orElseThrow()).isZero();
        CovariateAdjustment still = CovariateAdjustment.of(pair(2, 6, 3, 18, 9, 5), pair(2, 8, 3, 32, 12, 5), 0.95)
                .orElseThrow();
        assertThat(still.varianceReduction()).hasToString("insufficient (the outcome does not vary)");
    }

    @Test
    void anAdjustmentTakesTwoUnitsAndTwoOrFourColumns() {
        CoMoments two = pair(2, 5, 11, 13, 28, 61);
        String few =
                "insufficient (an adjustment takes two units in every arm and denominators that do not add up to 0)";
        assertThat(CovariateAdjustment.of(pair(1, 1, 5, 1, 5, 25), two, 0.95)).hasToString(few);
        assertThat(CovariateAdjustment.of(two, pair(1, 1, 5, 1, 5, 25), 0.95)).hasToString(few);
        CoMoments one = mean(2, 3, 5);
        assertThatThrownBy(() -> CovariateAdjustment.of(one, one, 0.95))
                .hasMessage("an outcome with its covariate has two columns, or four for ratios, not [y]");
        String[] columns = {"y", "x", "y0", "x0"};
        List<List<Double>> products = List.of(
                List.of(5.0, 0.0, 5.0, 3.0),
                List.of(0.0, 0.0, 0.0, 0.0),
                List.of(5.0, 0.0, 5.0, 3.0),
                List.of(3.0, 0.0, 3.0, 2.0));
        CoMoments noBase =
                UnitSums.ofDoubles(2, List.of(3.0, 0.0, 3.0, 2.0), products).moments(columns);
        assertThat(CovariateAdjustment.of(noBase, noBase, 0.95)).hasToString(few);
        List<List<Double>> turned = List.of(
                List.of(5.0, 3.0, 5.0, 0.0),
                List.of(3.0, 2.0, 3.0, 0.0),
                List.of(5.0, 3.0, 5.0, 0.0),
                List.of(0.0, 0.0, 0.0, 0.0));
        CoMoments noBaseBefore =
                UnitSums.ofDoubles(2, List.of(3.0, 2.0, 3.0, 0.0), turned).moments(columns);
        assertThat(CovariateAdjustment.of(noBaseBefore, noBaseBefore, 0.95)).hasToString(few);
    }

    private static final double[] CONTROL = {0, 0, 12.5, 30, 0, 45.9, 8, 900, 0, 22};
    private static final double[] TREATMENT = {0, 19, 0, 33, 51, 0, 14.5, 28, 60};

    @Test
    void oneOrderOf900DoesNotDecide() {
        CappedComparison all = CappedComparison.of(CONTROL, TREATMENT, new Cap(Cap.By.VALUE, 100), 0.95)
                .orElseThrow();
        assertThat(all.cap()).isEqualTo(100);
        assertThat(all.cappedControl()).isEqualTo(1);
        assertThat(all.cappedTreatment()).isZero();
        assertThat(all.removedShare().orElseThrow()).isCloseTo(0.6536481738704143, within(1e-12));
        Difference difference = all.comparison().difference();
        assertThat(all.comparison().control().orElseThrow()).isCloseTo(21.84, within(1e-12));
        assertThat(difference.value().orElseThrow()).isCloseTo(0.9933333333333335, within(1e-9));
        assertThat(difference.standardError().orElseThrow()).isCloseTo(12.41972177179863, within(1e-9));
        assertThat(difference.pValue().orElseThrow()).isCloseTo(0.9372357420544817, within(1e-9));
    }

    @Test
    void aQuantileOfBuyersIsOneCapForBothArms() {
        CappedComparison all = CappedComparison.of(
                        CONTROL, TREATMENT, new Cap(Cap.By.POOLED_QUANTILE_OF_NONZERO, 0.9), 0.95)
                .orElseThrow();
        assertThat(all.cap()).isCloseTo(59.1, within(1e-12));
        assertThat(all.cappedControl()).isEqualTo(1);
        assertThat(all.cappedTreatment()).isEqualTo(1);
        assertThat(all.removedShare().orElseThrow()).isCloseTo(0.6878012909551434, within(1e-12));
        assertThat(all.comparison().difference().value().orElseThrow()).isCloseTo(4.983333333333333, within(1e-9));
        assertThat(all.comparison().difference().interval().orElseThrow().lower())
                .isCloseTo(-16.046925894146913, within(1e-9));
        assertThat(CappedComparison.of(CONTROL, TREATMENT, new Cap(Cap.By.POOLED_QUANTILE, 1), 0.95)
                        .orElseThrow()
                        .removedShare()
                        .orElseThrow())
                .as("the largest value cuts nothing")
                .isZero();
    }

    @Test
    void nothingToCapSaysWhy() {
        Cap buyers = new Cap(Cap.By.POOLED_QUANTILE_OF_NONZERO, 0.9);
        assertThat(CappedComparison.of(new double[0], TREATMENT, buyers, 0.95))
                .hasToString("insufficient (an arm has no unit)");
        assertThat(CappedComparison.of(CONTROL, new double[0], buyers, 0.95).isKnown())
                .isFalse();
        assertThat(CappedComparison.of(new double[] {0, 0}, new double[] {0}, buyers, 0.95))
                .hasToString("insufficient (no value to take the quantile of)");
        assertThat(CappedComparison.of(new double[] {0, 0}, new double[] {0}, new Cap(Cap.By.VALUE, 1), 0.95)
                        .orElseThrow()
                        .removedShare())
                .hasToString("insufficient (the values do not add up to more than 0)");
        assertThatThrownBy(() -> new Cap(Cap.By.POOLED_QUANTILE, 2))
                .hasMessage("a cap's quantile must lie in (0, 1] but was 2.0");
        assertThatThrownBy(() -> new Cap(Cap.By.POOLED_QUANTILE, 0)).hasMessageContaining("(0, 1]");
        assertThatThrownBy(() -> new Cap(Cap.By.VALUE, -1)).hasMessage("cap must be finite and >= 0 but was -1.0");
        assertThatThrownBy(
                        () -> CappedComparison.of(new double[] {Double.NaN}, TREATMENT, new Cap(Cap.By.VALUE, 1), 0.95))
                .hasMessageContaining("value must be a finite number");
    }

    @Test
    void strataAreWeightedAlikeInBothArms() {
        Difference difference = PostStratification.of(
                        List.of(
                                new Stratum("new", mean(8, 17, 43), mean(4, 12, 38)),
                                new Stratum("old", mean(4, 33, 275), mean(9, 83, 773))),
                        0.95)
                .orElseThrow()
                .difference();
        assertThat(difference.value().orElseThrow()).isCloseTo(0.9255555555555556, within(1e-9));
        assertThat(difference.standardError().orElseThrow()).isCloseTo(0.39626719469867333, within(1e-9));
        assertThat(difference.degreesOfFreedom().orElseThrow()).isCloseTo(12.413144884697518, within(1e-7));
        assertThat(difference.pValue().orElseThrow()).isCloseTo(0.037028221858081654, within(1e-9));
    }

    @Test
    void aStratumMustHaveBothArms() {
        Stratum young = new Stratum("new", mean(3, 6, 14), mean(2, 5, 13));
        String lacks = "insufficient (stratum \"old\" lacks an arm; merge it with another)";
        assertThat(PostStratification.of(List.of(young, new Stratum("old", mean(0, 0, 0), mean(4, 30, 226))), 0.95))
                .hasToString(lacks);
        assertThat(PostStratification.of(List.of(young, new Stratum("old", mean(4, 30, 226), mean(0, 0, 0))), 0.95))
                .hasToString(lacks);
        assertThat(PostStratification.of(List.of(), 0.95)).hasToString("insufficient (no unit in any stratum)");
        Stratum nobody = new Stratum("none", mean(0, 0, 0), mean(0, 0, 0));
        assertThat(PostStratification.of(List.of(young, nobody), 0.95))
                .as("nobody's stratum is passed over")
                .isEqualTo(PostStratification.of(List.of(young), 0.95));
        assertThat(PostStratification.of(List.of(new Stratum("one", mean(1, 2, 4), mean(2, 5, 13))), 0.95)
                        .orElseThrow()
                        .difference()
                        .pValue()
                        .isKnown())
                .isFalse();
        assertThatThrownBy(() -> PostStratification.of(List.of(young, young), 0.95))
                .hasMessage("stratum \"new\" is given twice");
        CoMoments ratio = pair(2, 5, 11, 13, 28, 61);
        assertThatThrownBy(() -> new Stratum("new", ratio, ratio))
                .hasMessage("strata are of one column, not of [y, x]");
    }

    @Test
    void manyArmsShareOneControl() {
        Map<String, CoMoments> arms = new LinkedHashMap<>();
        arms.put("B", mean(8, 116, 1700));
        arms.put("C", mean(6, 78, 1024));
        arms.put("D", mean(7, 118, 2000));
        CoMoments control = mean(9, 108, 1308);
        ManyArms holm = ManyArms.of(control, arms, ManyArms.Method.HOLM, 0.95).orElseThrow();
        assertThat(holm.arms().get(0).adjustedPValue().orElseThrow()).isCloseTo(0.006685857906871496, within(1e-8));
        assertThat(holm.arms().get(2).difference().interval().orElseThrow().lower())
                .isCloseTo(3.053418718180783, within(1e-8));
        ManyArms dunnett =
                ManyArms.of(control, arms, ManyArms.Method.DUNNETT, 0.95).orElseThrow();
        assertThat(dunnett.criticalValue().orElseThrow()).isCloseTo(2.5069723649520985, within(1e-8));
        assertThat(dunnett.arms().get(1).adjustedPValue().orElseThrow()).isCloseTo(0.4143704546123804, within(1e-8));
        assertThat(ManyArms.of(control, Map.of(), ManyArms.Method.HOLM, 0.95))
                .hasToString("insufficient (there is no arm beside the control)");
        assertThat(ManyArms.of(control, Map.of("B", mean(1, 1, 1)), ManyArms.Method.HOLM, 0.95))
                .hasToString("insufficient (every arm takes two units)");
        CoMoments ratio = pair(2, 5, 11, 13, 28, 61);
        assertThatThrownBy(() -> ManyArms.of(ratio, Map.of("B", ratio), ManyArms.Method.HOLM, 0.95))
                .hasMessage("arms are compared in one column, not in [y, x]");
    }

    @Test
    void aMarginHasASideAndAUnit() {
        NonInferiority higher = NonInferiority.of(
                        mean(200, 1600, 13400),
                        mean(210, 1670, 13900),
                        new Margin(Margin.Kind.ABSOLUTE, 0.4),
                        Better.HIGHER,
                        0.025)
                .orElseThrow();
        NonInferiority.Test test = higher.test().orElseThrow();
        assertThat(higher.difference()).isCloseTo(-0.047619047619047616, within(1e-12));
        assertThat(test.statistic()).isCloseTo(2.0624801816111273, within(1e-9));
        assertThat(test.pValue()).isCloseTo(0.019898306382851335, within(1e-9));
        assertThat(test.bound().orElseThrow()).isCloseTo(-0.3834844021975184, within(1e-9));
        assertThat(test.nonInferior()).isTrue();
        NonInferiority.Test lower = NonInferiority.of(
                        mean(200, 600, 2400),
                        mean(200, 640, 2700),
                        new Margin(Margin.Kind.ABSOLUTE, 0.5),
                        Better.LOWER,
                        0.025)
                .orElseThrow()
                .test()
                .orElseThrow();
        assertThat(lower.pValue()).isCloseTo(0.04576697064591908, within(1e-9));
        assertThat(lower.bound().orElseThrow()).isCloseTo(0.5486853380050029, within(1e-9));
        assertThat(lower.nonInferior()).isFalse();
        NonInferiority.Test relative = NonInferiority.of(
                        pair(60, 1711.23, 171, 174908.9443, 6789.71, 689),
                        pair(55, 1235.4, 137, 118730.1118, 4542.23, 503),
                        new Margin(Margin.Kind.RELATIVE, 0.1),
                        Better.HIGHER,
                        0.05)
                .orElseThrow()
                .test()
                .orElseThrow();
        assertThat(relative.statistic()).isCloseTo(0.004099020800280951, within(1e-9));
        assertThat(relative.bound().orElseThrow()).isCloseTo(-0.47836886432622955, within(1e-9));
    }

    @Test
    void aMarginWithoutATestSaysWhy() {
        Margin absolute = new Margin(Margin.Kind.ABSOLUTE, 0.3);
        assertThat(reason(NonInferiority.of(mean(0, 0, 0), mean(210, 1670, 13900), absolute, Better.HIGHER, 0.025)))
                .isEqualTo(Reason.NO_ANSWERS);
        assertThat(NonInferiority.of(mean(1, 5, 25), mean(10, 40, 200), absolute, Better.HIGHER, 0.025)
                        .orElseThrow()
                        .test())
                .hasToString("insufficient (a test takes two units in every arm)");
        NonInferiority.Test weak = NonInferiority.of(
                        mean(10, 5, 90), mean(10, 9, 120), new Margin(Margin.Kind.RELATIVE, 0.1), Better.LOWER, 0.025)
                .orElseThrow()
                .test()
                .orElseThrow();
        assertThat(weak.bound()).hasToString("insufficient (the control is not clearly apart from 0)");
        assertThatThrownBy(() -> new Margin(Margin.Kind.ABSOLUTE, 0))
                .hasMessage("margin must be finite and > 0 but was 0.0");
        assertThat(new Margin(Margin.Kind.ABSOLUTE, 3).size()).isEqualTo(3);
    }

    @Test
    void theSmallestEffectThatIsFound() {
        DetectableEffect plain =
                DetectableEffect.of(12.5, 1000, 1000, Aim.USUAL).orElseThrow();
        assertThat(plain.absolute()).isCloseTo(1.566133748114793, within(1e-9));
        assertThat(plain.relativeTo(40).orElseThrow()).isCloseTo(0.039153343702869825, within(1e-9));
        assertThat(plain.relativeTo(-40)).isEqualTo(plain.relativeTo(40));
        assertThat(plain.varianceFactor()).isEqualTo(1);
        DetectableEffect helped = DetectableEffect.of(12.5, 1000, 500, new Aim(0.9, 0.9))
                .orElseThrow()
                .withCovariate(0.7);
        assertThat(helped.absolute()).isCloseTo(1.4308370827138441, within(1e-9));
        assertThat(helped.varianceFactor()).isCloseTo(0.51, within(1e-12));
        assertThat(plain.relativeTo(0)).hasToString("insufficient (no relative effect on a mean of 0)");
        assertThat(reason(plain.relativeTo(Double.MIN_VALUE))).isEqualTo(Reason.NOT_FINITE);
        assertThat(DetectableEffect.of(12.5, 0, 10, Aim.USUAL))
                .hasToString("insufficient (no effect can be found with an empty arm)");
        assertThat(DetectableEffect.of(12.5, 10, 0, Aim.USUAL).isKnown()).isFalse();
        assertThatThrownBy(() -> plain.withCovariate(1.2))
                .hasMessageContaining("covariateCorrelation must lie in [-1")
                .hasMessageContaining("1.2");
        assertThatThrownBy(() -> new Aim(0.95, 1)).hasMessageContaining("power");
    }

    @Test
    void anIntervalThatHoldsAtAnyLook() {
        CoMoments treatment = mean(520, 2900, 18000);
        AnytimeDifference all = AnytimeDifference.of(mean(500, 2600, 15500), treatment, 5000, 0.05)
                .orElseThrow();
        assertThat(all.rhoSquared()).isCloseTo(0.0016423936124136508, within(1e-10));
        assertThat(all.variance().orElseThrow()).isCloseTo(14.999367370373678, within(1e-8));
        assertThat(all.interval().orElseThrow().lower()).isCloseTo(-0.027808391841260587, within(1e-9));
        assertThat(all.interval().orElseThrow().upper()).isCloseTo(0.7816545456874144, within(1e-9));
        assertThat(all.pValue().orElseThrow()).isCloseTo(0.07942654591064993, within(1e-9));
        AnytimeDifference one =
                AnytimeDifference.of(mean(1, 5, 25), treatment, 5000, 0.05).orElseThrow();
        assertThat(one.variance()).hasToString("insufficient (a variance takes two units in every arm)");
        assertThat(one.interval().isKnown()).isFalse();
        assertThat(one.difference()).isCloseTo(0.5769230769230769, within(1e-12));
        assertThat(reason(AnytimeDifference.of(mean(0, 0, 0), treatment, 5000, 0.05)))
                .isEqualTo(Reason.NO_ANSWERS);
    }

    /** Only the ratio of the size and the plan counts, and of the difference and its error: no product of them is taken. */
    @Test
    void anIntervalAtAnyLookHoldsForTheLargestValuesAndPlans() {
        UnitSums control = UnitSums.summarizer(1).summarize(amounts("1", "2", "4"));
        UnitSums treatment = UnitSums.summarizer(1).summarize(amounts("3", "5", "5"));
        UnitSums hugeControl = UnitSums.summarizer(1).summarize(amounts("1e139", "2e139", "4e139"));
        UnitSums hugeTreatment = UnitSums.summarizer(1).summarize(amounts("3e139", "5e139", "5e139"));
        for (double planned : new double[] {1e-100, 6, 1e100}) {
            AnytimeDifference plain =
                    AnytimeDifference.of(control, treatment, planned, 0.05).orElseThrow();
            AnytimeDifference huge = AnytimeDifference.of(hugeControl, hugeTreatment, planned, 0.05)
                    .orElseThrow();
            assertThat(huge.interval().orElseThrow().upper() / 1e139)
                    .isCloseTo(plain.interval().orElseThrow().upper(), withinPercentage(1e-10));
            assertThat(huge.pValue().orElseThrow()).isCloseTo(plain.pValue().orElseThrow(), within(1e-12));
        }
        // planned for next to nothing u is without end: sqrt(V/n 2 (ln(u)/2 - ln(0.05))), V/n = 7/9 + 4/9
        AnytimeDifference soon =
                AnytimeDifference.of(control, treatment, 1e-100, 0.05).orElseThrow();
        double u = 6 * soon.rhoSquared();
        assertThat(soon.interval().orElseThrow().width() / 2)
                .isCloseTo(Math.sqrt(11.0 / 9 * 2 * (Math.log(u) / 2 - Math.log(0.05))), withinPercentage(1e-10));
        assertThatThrownBy(() -> AnytimeDifference.of(control, treatment, 1e-301, 0.05))
                .hasMessage("plannedUnits must lie in [1.0E-100, 1.0E100] but was 1.0E-301");
    }

    private static List<List<BigDecimal>> amounts(String... values) {
        return Stream.of(values).map(each -> List.of(new BigDecimal(each))).toList();
    }

    @Test
    void plannedLooksSpendTheLevelByTheirTime() {
        GroupSequentialPlan plan =
                GroupSequentialPlan.of(GroupSequentialPlan.Spending.OBRIEN_FLEMING, 0.05, 0.2, 0.4, 0.6, 0.8, 1);
        assertThat(plan.looks())
                .extracting(GroupSequentialPlan.Look::bound)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-8 ? 0 : Double.compare(a, b))
                .containsExactly(
                        4.876884948790762, 3.3570119215746357, 2.68028006454499, 2.289816767711954, 2.031032043310058);
        assertThat(plan.looks().get(1).spent()).isCloseTo(0.000788303513382372, within(1e-12));
        assertThat(plan.looks().get(1).nominal().pValue()).isCloseTo(0.0007878971531097612, within(1e-9));
        GroupSequentialPlan pocock =
                GroupSequentialPlan.of(GroupSequentialPlan.Spending.POCOCK, 0.05, 0.2, 0.4, 0.6, 0.8, 1);
        assertThat(pocock.looks().get(4).bound()).isCloseTo(2.3859845716225463, within(1e-8));
        assertThat(pocock.stops(4, -2.4)).isTrue();
        assertThat(pocock.stops(4, 2.38)).isFalse();
        assertThatThrownBy(() -> pocock.stops(5, 2)).hasMessage("look must lie in [0, 4] but was 5");
        assertThatThrownBy(() -> pocock.stops(-1, 2)).hasMessage("look must lie in [0, 4] but was -1");
        assertThatThrownBy(() -> GroupSequentialPlan.of(GroupSequentialPlan.Spending.POCOCK, 0.05))
                .hasMessage("a plan needs one look or more");
        assertThatThrownBy(() -> GroupSequentialPlan.of(GroupSequentialPlan.Spending.POCOCK, 0.05, 0.5, 0.5, 1))
                .hasMessage("information fractions must rise within (0, 1] but 0.5 follows 0.5");
        assertThatThrownBy(() -> GroupSequentialPlan.of(GroupSequentialPlan.Spending.POCOCK, 0.05, 0.5, 1.1))
                .hasMessageContaining("1.1 follows 0.5");
    }
}
