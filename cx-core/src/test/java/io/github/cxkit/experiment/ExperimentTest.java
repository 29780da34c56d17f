package io.github.cxkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Did it work: from rows and from sums. */
class ExperimentTest {

    private static final Experiment PLAN = Experiment.of("checkout", "old", "new")
            .withMetric(ExperimentMetric.mean("revenue").withCovariate().withCap(100))
            .withMetric(ExperimentMetric.share("bought"))
            .withMetric(ExperimentMetric.ratio("revenue per session"))
            .withMetric(ExperimentMetric.rating("nps", Metrics.NPS));

    private static List<ExperimentSummary.Unit> units(int n) {
        SplittableRandom random = new SplittableRandom(7);
        List<ExperimentSummary.Unit> units = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double before = 20 + 10 * random.nextGaussian();
            boolean treated = random.nextBoolean();
            double revenue = Math.max(0, before + (treated ? 5 : 0) + 3 * random.nextGaussian()) * (i == 0 ? 100 : 1);
            double sessions = 1 + random.nextInt(4);
            double rating = i % 7 == 0 ? Double.NaN : random.nextInt(11);
            units.add(
                    new ExperimentSummary.Unit(treated ? "new" : "old", i % 3 == 0 ? "member" : "guest", new double[] {
                        revenue, before, revenue > 20 ? 1 : 0, revenue, sessions, rating
                    }));
        }
        return units;
    }

    @Test
    void oneSummaryAnswersForEveryMetric() {
        ExperimentSummary summary =
                units(2_000).stream().collect(PLAN.summarizer().collector());
        ExperimentResult result = ExperimentResult.of(summary, 0.95);
        assertThat(result.isSplitAsPlanned()).isTrue();
        ExperimentResult.Finding revenue = result.metrics().get(0).findings().get(0);
        assertThat(revenue.headline().value().orElseThrow()).isCloseTo(5, within(1.0));
        assertThat(revenue.covariate().orElseThrow().varianceReduction().orElseThrow())
                .isGreaterThan(0.7);
        assertThat(revenue.capping().units()).isEqualTo(1);
        assertThat(revenue.capping().removedShare().orElseThrow()).isPositive();
        assertThat(revenue.strata().isKnown()).isTrue();
        ExperimentResult.Finding perSession = result.metrics().get(2).findings().get(0);
        assertThat(perSession.strata().isKnown()).isFalse();
        assertThat(perSession.covariate().isKnown()).isFalse();
        ExperimentResult.Finding nps = result.metrics().get(3).findings().get(0);
        assertThat(nps.comparison().evidence().excluded().count("units without a value"))
                .isEqualTo(286);
        assertThat(nps.comparison().evidence().n() + 286).isEqualTo(2_000);
        assertThat(nps.headline()).isEqualTo(nps.strata().orElseThrow().difference());
    }

    @Test
    void anySplitOfTheUnitsGivesTheSame() {
        List<ExperimentSummary.Unit> all = units(900);
        ExperimentSummary whole = PLAN.summarizer().summarize(all);
        ExperimentSummary parts = PLAN.summarizer()
                .mergeAll(IntStream.range(0, 9)
                        .mapToObj(i -> PLAN.summarizer().summarize(all.subList(100 * i, 100 * i + 100)))
                        .toList());
        ExperimentResult.Finding a =
                ExperimentResult.of(whole, 0.95).metrics().get(0).findings().get(0);
        ExperimentResult.Finding b =
                ExperimentResult.of(parts, 0.95).metrics().get(0).findings().get(0);
        assertThat(parts.units("new")).isEqualTo(whole.units("new"));
        assertThat(b.headline().value().orElseThrow())
                .isCloseTo(a.headline().value().orElseThrow(), within(1e-10));
        assertThat(b.headline().standardError().orElseThrow())
                .isCloseTo(a.headline().standardError().orElseThrow(), within(1e-10));
        assertThat(PLAN.summarizer().empty().merge(whole)).isEqualTo(whole);
    }

    @Test
    void aFailedSplitIsToldBeforeAnythingElse() {
        Experiment plan = Experiment.of("gate", "a", "b").withMetric(ExperimentMetric.share("stayed"));
        ExperimentSummary.Builder builder = ExperimentSummary.builder(plan);
        for (int i = 0; i < 5_000; i++) {
            builder.add(i < 2_250 ? "a" : "b", i % 2);
        }
        ExperimentResult result = ExperimentResult.of(builder.build(), 0.95);
        assertThat(result.isSplitAsPlanned()).isFalse();
        assertThat(ExperimentResult.of(
                                new ExperimentSummary(
                                        plan.withSplit(45, 55), builder.build().cells()),
                                0.95)
                        .isSplitAsPlanned())
                .isTrue();
        assertThat(ExperimentResult.of(ExperimentSummary.builder(plan).build(), 0.95)
                        .split()
                        .isKnown())
                .isFalse();
    }

    @Test
    void wrongInputIsRefusedWithWhatIsAllowed() {
        ExperimentSummary.Builder builder = ExperimentSummary.builder(PLAN);
        assertThatThrownBy(() -> builder.add("newer", 1, 1, 1, 1, 1, 1))
                .hasMessageContaining("newer")
                .hasMessageContaining("old");
        assertThatThrownBy(() -> builder.add("new", 1, 1)).hasMessageContaining("6 values");
        assertThatThrownBy(() -> builder.add("new", 1, 1, 0.5, 1, 1, 1)).hasMessageContaining("0 or 1");
        assertThatThrownBy(() -> builder.add("new", 1, 1, 1, 1, 1, 11)).hasMessageContaining("11");
        assertThatThrownBy(() -> Experiment.of("x", "a")).hasMessageContaining("another arm");
        assertThatThrownBy(() -> Experiment.of("x", "a", "a")).hasMessageContaining("twice");
        assertThatThrownBy(() -> PLAN.withMetric(ExperimentMetric.mean("nps"))).hasMessageContaining("twice");
        assertThatThrownBy(() -> PLAN.withSplit(1)).hasMessageContaining("2 arms");
        assertThatThrownBy(() -> ExperimentMetric.share("x").withCap(1)).hasMessageContaining("capped");
        assertThatThrownBy(() -> PLAN.summarizer()
                        .empty()
                        .merge(ExperimentSummary.builder(Experiment.of("other", "old", "new"))
                                .build()))
                .hasMessageContaining("checkout")
                .hasMessageContaining("other");
        assertThat(ExperimentMetric.mean("effort").withLowerBetter().better()).isEqualTo(Better.LOWER);
        assertThat(ExperimentMetric.ratio("r").withCovariate().columns()).hasSize(4);
        assertThat(PLAN.control().name()).isEqualTo("old");
        assertThatThrownBy(
                        () -> new ExperimentSummary(PLAN, List.of(new ExperimentSummary.Cell("old", "", 1, List.of()))))
                .hasMessageContaining("columns");
    }

    private static CoMoments of(double... values) {
        CoMomentsBuilder builder = CoMoments.builder("value");
        for (double value : values) {
            builder.add(value);
        }
        return builder.build();
    }

    @Test
    void anUnrelatedCovariateChangesNothing() {
        // products about the means are exactly 0 in both arms
        CoMomentsBuilder control = CoMoments.builder("value", "covariate");
        CoMomentsBuilder treatment = CoMoments.builder("value", "covariate");
        for (int i = 0; i < 8; i++) {
            control.add(i / 4 % 2 * 4.0, i % 2);
            treatment.add(i / 4 % 2 * 6.0 + 1, i / 2 % 2);
        }
        CovariateAdjustment adjustment =
                CovariateAdjustment.of(control.build(), treatment.build(), 0.95).orElseThrow();
        assertThat(adjustment.theta().orElseThrow()).isCloseTo(0, within(1e-15));
        assertThat(adjustment.adjusted().standardError().orElseThrow())
                .isCloseTo(adjustment.unadjusted().standardError().orElseThrow(), within(1e-12));
        assertThat(adjustment.varianceReduction().orElseThrow()).isCloseTo(0, within(1e-12));
    }

    @Test
    void theLiftExcludesZeroExactlyWhenTheDifferenceDoes() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            CoMoments control = of(random.doubles(8, 5, 15).toArray());
            CoMoments treatment = of(random.doubles(9, 6, 17).toArray());
            ArmComparison c = ArmComparison.of(control, treatment, ArmComparison.LiftInterval.FIELLER, 0.95);
            assertThat(c.liftLimits().orElseThrow().contains(0))
                    .isEqualTo(c.difference().pValue().orElseThrow() >= 0.05);
        }
    }

    @Test
    void alphaSpendingSpendsExactlyAlpha() {
        for (GroupSequentialPlan.Spending spending : GroupSequentialPlan.Spending.values()) {
            GroupSequentialPlan plan = GroupSequentialPlan.of(spending, 0.05, 0.1, 0.3, 0.6, 1);
            assertThat(plan.looks().get(3).spent()).isCloseTo(0.05, within(1e-15));
            // the same chance by drawing paths, seeded
            SplittableRandom random = new SplittableRandom(11);
            int paths = 200_000;
            int alarms = 0;
            for (int i = 0; i < paths; i++) {
                double b = 0;
                double t = 0;
                boolean alarm = false;
                for (int k = 0; k < 4 && !alarm; k++) {
                    double now = plan.looks().get(k).informationFraction();
                    b += Math.sqrt(now - t) * random.nextGaussian();
                    t = now;
                    alarm = plan.stops(k, b / Math.sqrt(t));
                }
                alarms += alarm ? 1 : 0;
            }
            // four standard errors of that share
            assertThat((double) alarms / paths).isCloseTo(0.05, within(4 * Math.sqrt(0.05 * 0.95 / paths)));
        }
        assertThatThrownBy(() -> GroupSequentialPlan.of(GroupSequentialPlan.Spending.OBRIEN_FLEMING, 0.05, 1e-4, 1))
                .hasMessageContaining("spends nothing");
    }

    @Test
    void manyArmsCostEachOfThem() {
        Map<String, CoMoments> arms = new LinkedHashMap<>();
        arms.put("b", of(5, 7, 9, 8, 6));
        arms.put("c", of(4, 6, 5, 7, 6));
        CoMoments control = of(3, 5, 4, 6, 5);
        ManyArms holm = ManyArms.of(control, arms, ManyArms.Method.HOLM, 0.95).orElseThrow();
        ManyArms dunnett =
                ManyArms.of(control, arms, ManyArms.Method.DUNNETT, 0.95).orElseThrow();
        assertThat(holm.criticalValue().isKnown()).isFalse();
        for (ManyArms result : List.of(holm, dunnett)) {
            for (ManyArms.ArmResult arm : result.arms()) {
                assertThat(arm.adjustedPValue().orElseThrow())
                        .isGreaterThanOrEqualTo(arm.difference().pValue().orElseThrow());
            }
        }
        Map<String, CoMoments> flat = Map.of("b", of(3, 3));
        assertThat(ManyArms.of(of(3, 3), flat, ManyArms.Method.DUNNETT, 0.95)
                        .orElseThrow()
                        .arms()
                        .get(0)
                        .adjustedPValue()
                        .isKnown())
                .isFalse();
    }

    @Test
    void lookingAtAnyTimeCostsWidth() {
        CoMoments control = of(IntStream.range(0, 400).mapToDouble(i -> i % 10).toArray());
        CoMoments treatment =
                of(IntStream.range(0, 400).mapToDouble(i -> i % 10 + 1).toArray());
        AnytimeDifference any =
                AnytimeDifference.of(control, treatment, 800, 0.05).orElseThrow();
        ArmComparison once = ArmComparison.of(control, treatment, ArmComparison.LiftInterval.DELTA, 0.95);
        assertThat(any.interval().orElseThrow().width())
                .isGreaterThan(once.difference().interval().orElseThrow().width());
        assertThat(AnytimeDifference.of(of(1, 1), of(2, 2), 10, 0.05)
                        .orElseThrow()
                        .pValue()
                        .isKnown())
                .isFalse();
    }

    @Test
    void aMarginIsPartOfTheQuestion() {
        CoMoments control = of(10, 11, 9, 10, 10, 11, 9, 10);
        CoMoments treatment = of(9.9, 10.8, 9.1, 9.9, 10.1, 10.9, 9, 10);
        Margin tenPercent = new Margin(Margin.Kind.RELATIVE, 0.1);
        NonInferiority result = NonInferiority.of(control, treatment, tenPercent, Better.HIGHER, 0.025)
                .orElseThrow();
        assertThat(result.test().orElseThrow().nonInferior()).isTrue();
        assertThat(result.test().orElseThrow().bound().orElseThrow()).isGreaterThan(-0.1);
        assertThatThrownBy(() -> new Margin(Margin.Kind.RELATIVE, 1)).hasMessageContaining("below 1");
        assertThatThrownBy(() -> NonInferiority.of(of(-1, -2), of(1, 2), tenPercent, Better.LOWER, 0.025))
                .hasMessageContaining("above 0");
        assertThat(NonInferiority.of(of(3, 3), of(3, 3), tenPercent, Better.LOWER, 0.025)
                        .orElseThrow()
                        .test()
                        .isKnown())
                .isFalse();
    }

    @Test
    void sumsOfPartsAddUpAndContradictionsAreRefused() {
        UnitSums a = UnitSums.ofDoubles(2, List.of(3.0), List.of(List.of(5.0)));
        UnitSums b = UnitSums.ofDoubles(1, List.of(4.0), List.of(List.of(16.0)));
        assertThat(a.merge(b).moments("x")).isEqualTo(of3());
        assertThatThrownBy(() -> a.merge(
                        UnitSums.ofDoubles(0, List.of(0.0, 0.0), List.of(List.of(0.0, 0.0), List.of(0.0, 0.0)))))
                .hasMessageContaining("merged");
        assertThatThrownBy(() -> UnitSums.ofDoubles(0, List.of(1.0), List.of(List.of(1.0))))
                .hasMessageContaining("no unit");
        assertThatThrownBy(() -> UnitSums.ofDoubles(1, List.of(1.0), List.of())).hasMessageContaining("products");
        assertThatThrownBy(() -> a.moments("x", "y")).hasMessageContaining("names");
        assertThatThrownBy(
                        () -> UnitSums.ofDoubles(2, List.of(1.0, 1.0), List.of(List.of(1.0, 2.0), List.of(1.0, 1.0))))
                .hasMessageContaining("symmetric");
    }

    @Test
    void aRatioThatEverybodySharesHasNoSpread() {
        CoMomentsBuilder control = CoMoments.builder("numerator", "denominator");
        CoMomentsBuilder treatment = CoMoments.builder("numerator", "denominator");
        for (int i = 1; i <= 7; i++) {
            control.add(0.1 * i, i);
            treatment.add(0.3 * i, i);
        }
        ArmComparison comparison =
                ArmComparison.of(control.build(), treatment.build(), ArmComparison.LiftInterval.FIELLER, 0.95);
        assertThat(comparison.difference().value().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(comparison.difference().standardError().orElseThrow()).isZero();
        assertThat(comparison.difference().pValue().isKnown()).isFalse();
    }

    private static CoMoments of3() {
        return new CoMoments(List.of("x"), 3, 0, 3, 3, List.of(7.0 / 3), List.of(14.0 / 3));
    }
}
