package io.github.cxkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.internal.Distributions;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.ScoreChange;
import io.github.cxkit.metric.ScoreChange.Contribution;
import io.github.cxkit.metric.SegmentedScore;
import io.github.cxkit.metric.SegmentedTally;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.Keyness;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.stats.RankSets.Order;
import io.github.cxkit.stats.RankSets.PairTest;
import io.github.cxkit.stats.TermCounts;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

/** Laws of what moved, who differs, whether it worked and what was said. */
class InsightProperties {

    private static final Scale FIVE = Scale.of(1, 5);

    @Provide
    Arbitrary<SegmentedTally> segments() {
        Arbitrary<long[]> counts =
                Arbitraries.longs().between(0, 30).array(long[].class).ofSize(5);
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), counts).map(all -> {
            SegmentedTally.Builder builder = SegmentedTally.builder(FIVE);
            all.forEach((name, each) -> builder.addSegment(name, RatingTally.ofCounts(FIVE, each)));
            return builder.build();
        });
    }

    @Property
    void thePartsOfAChangeAddUp(
            @ForAll("segments") SegmentedTally before,
            @ForAll("segments") SegmentedTally after,
            @ForAll ScoreChange.Form form) {
        ScoreChange.of(new SegmentedScore(Metrics.CSAT, before), new SegmentedScore(Metrics.CSAT, after), form)
                .ifKnown(change -> {
                    double whole = change.after() - change.before();
                    double interaction = change.interaction()
                            .map(ScoreChange.Part::value)
                            .toOptional()
                            .orElse(0.0);
                    assertThat(change.mix().value() + change.rate().value() + interaction)
                            .isCloseTo(whole, within(1e-10));
                    assertThat(change.segments().stream()
                                    .mapToDouble(Contribution::total)
                                    .sum())
                            .isCloseTo(whole, within(1e-10));
                });
    }

    /** Groups with a spread, so that every pair has a test. */
    @Provide
    Arbitrary<List<Moments>> groups() {
        return Combinators.combine(
                        Arbitraries.longs().between(2, 400),
                        Arbitraries.doubles().between(-100, 100).ofScale(1),
                        Arbitraries.doubles().between(1, 90).ofScale(1))
                .as((n, mean, deviation) -> new Moments(n, mean, n * deviation * deviation))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Map<String, Moments> named(List<Moments> groups) {
        Map<String, Moments> named = new LinkedHashMap<>();
        groups.forEach(group -> named.put("s" + named.size(), group));
        return named;
    }

    @Property
    void ranksOfOneTailPerPairAreThoseOfEveryTestInFull(
            @ForAll("groups") List<Moments> groups,
            @ForAll PairTest test,
            @ForAll Order order,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double confidence) {
        RankSets quick =
                RankSets.ofGroups(named(groups), order, test, confidence).orElseThrow();
        RankSets full = RankSets.of(
                        quick.entries().stream()
                                .map(entry -> io.github.cxkit.stats.Estimate.of(
                                        entry.name(),
                                        groups.get(Integer.parseInt(entry.name().substring(1)))
                                                .mean(),
                                        1))
                                .toList(),
                        order,
                        confidence,
                        (first, second) ->
                                io.github.cxkit.score.Result.of(higher(groups.get(first), groups.get(second), test)))
                .orElseThrow();
        assertThat(quick.entries()).isEqualTo(full.entries());
    }

    private static double higher(Moments a, Moments b, PairTest test) {
        double gap = a.mean() - b.mean();
        if (test == PairTest.WELCH) {
            double va = a.squares() / (a.n() - 1) / a.n();
            double vb = b.squares() / (b.n() - 1) / b.n();
            double degrees = (va + vb) * (va + vb) / (va * va / (a.n() - 1) + vb * vb / (b.n() - 1));
            return Distributions.tUpperTail(gap / Math.sqrt(va + vb), degrees);
        }
        double all = a.n() + b.n();
        double variance = (a.squares() + b.squares() + gap * gap * a.n() * b.n() / all) / all;
        return Distributions.normalUpperTail(gap / Math.sqrt(variance * (1.0 / a.n() + 1.0 / b.n())));
    }

    /** One answer has no test by Welch: it takes its place, and nothing else changes for anybody. */
    @Property
    void aSegmentOfOneAnswerMovesNoOtherSetByMoreThanItsPlace(
            @ForAll("groups") List<Moments> groups,
            @ForAll Order order,
            @ForAll @DoubleRange(min = -100, max = 100) double one) {
        Map<String, Moments> more = named(groups);
        RankSets before = RankSets.ofGroups(more, order, PairTest.WELCH, 0.95).orElseThrow();
        more.put("one", new Moments(1, one, 0));
        RankSets after = RankSets.ofGroups(more, order, PairTest.WELCH, 0.95).orElseThrow();
        before.entries().forEach(entry -> {
            RankSets.RankRange old = entry.place().orElseThrow().simultaneous();
            assertThat(after.place(entry.name()).orElseThrow().simultaneous())
                    .isEqualTo(new RankSets.RankRange(old.best(), old.worst() + 1));
        });
        assertThat(after.place("one").orElseThrow().simultaneous())
                .isEqualTo(new RankSets.RankRange(1, groups.size() + 1));
    }

    /** With a test for it the family grows too: then sets may widen, and none may shrink. */
    @Property
    void aSegmentOfOneAnswerMakesNobodySurer(
            @ForAll("groups") List<Moments> groups, @ForAll @DoubleRange(min = -100, max = 100) double one) {
        Map<String, Moments> more = named(groups);
        RankSets before = RankSets.ofGroups(more, Order.HIGHEST_FIRST, PairTest.POOLED_Z, 0.95)
                .orElseThrow();
        more.put("one", new Moments(1, one, 0));
        RankSets after = RankSets.ofGroups(more, Order.HIGHEST_FIRST, PairTest.POOLED_Z, 0.95)
                .orElseThrow();
        before.entries().forEach(entry -> {
            RankSets.RankRange old = entry.place().orElseThrow().simultaneous();
            RankSets.RankRange now = after.place(entry.name()).orElseThrow().simultaneous();
            assertThat(now.best()).isLessThanOrEqualTo(old.best() + 1);
            assertThat(now.worst()).isGreaterThanOrEqualTo(old.worst());
        });
    }

    @Property
    void aCovariateThatIsUnrelatedChangesNothingBeyondRounding(
            @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -1e4, max = 1e4) Double> control,
            @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -1e4, max = 1e4) Double> treatment) {
        CoMoments c = mirrored(control);
        CoMoments t = mirrored(treatment);
        CovariateAdjustment adjusted = CovariateAdjustment.of(c, t, 0.95).orElseThrow();
        assertThat(adjusted.theta().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(adjusted.adjusted().value().orElseThrow())
                .isCloseTo(adjusted.unadjusted().value().orElseThrow(), within(1e-8));
        assertThat(adjusted.adjusted().standardError().orElseThrow())
                .isCloseTo(adjusted.unadjusted().standardError().orElseThrow(), within(1e-8));
    }

    /** Every outcome once with a covariate of 3 and once of -3: a covariance of exactly 0. */
    private static CoMoments mirrored(List<Double> outcomes) {
        CoMomentsBuilder builder = CoMoments.builder("value", "covariate");
        outcomes.forEach(y -> builder.add(y, 3).add(y, -3));
        return builder.build();
    }

    @Property(tries = 60)
    void alphaSpendingSpendsExactlyAlpha(
            @ForAll GroupSequentialPlan.Spending spending,
            @ForAll @DoubleRange(min = 0.01, max = 0.2) double alpha,
            @ForAll @Size(max = 4) List<@DoubleRange(min = 0.15, max = 0.95) Double> looks) {
        double[] fractions = Stream.concat(looks.stream().map(t -> Math.round(t * 20) / 20.0), Stream.of(1.0))
                .distinct()
                .sorted()
                .mapToDouble(Double::doubleValue)
                .toArray();
        GroupSequentialPlan plan = GroupSequentialPlan.of(spending, alpha, fractions);
        double last = 0;
        for (GroupSequentialPlan.Look look : plan.looks()) {
            assertThat(look.spent()).isGreaterThan(last);
            assertThat(look.nominal().pValue()).isLessThanOrEqualTo(look.spent() + 1e-9);
            last = look.spent();
        }
        assertThat(last).isCloseTo(alpha, within(1e-12));
    }

    @Property
    void wordsOfTwoEqualCorporaMarkNothing(
            @ForAll @Size(min = 1, max = 20) List<@net.jqwik.api.constraints.IntRange(min = 1, max = 500) Integer> uses,
            @ForAll @DoubleRange(min = 0.1, max = 1e4) double prior) {
        List<TermCounts.Term> terms = new java.util.ArrayList<>();
        long total = 0;
        for (int count : uses) {
            TermCounts.Uses same = new TermCounts.Uses(count, count);
            terms.add(new TermCounts.Term("w" + terms.size(), same, same));
            total += count;
        }
        TermCounts counts = new TermCounts(terms, total + 1, total + 1);
        for (Keyness each : List.of(
                Keyness.logOdds(counts, prior, Keyness.Minimum.USUAL).orElseThrow(),
                Keyness.g2(counts, Keyness.Minimum.USUAL).orElseThrow())) {
            assertThat(each.terms()).noneMatch(term -> term.isMark(0.999));
        }
    }

    @Property(tries = 30)
    void oneArmAgainstItselfIsNoEffect(
            @ForAll @Size(min = 3, max = 40) List<@DoubleRange(min = 0, max = 100) Double> values) {
        Experiment same = Experiment.of("same", "a", "b").withMetric(ExperimentMetric.mean("y"));
        ExperimentSummary.Builder units = ExperimentSummary.builder(same);
        values.forEach(y -> units.add("a", y).add("b", y));
        ExperimentResult result = ExperimentResult.of(units.build(), 0.95);
        assertThat(result.metrics().get(0).findings().get(0).headline().value().orElseThrow())
                .isZero();
        assertThat(result.isSplitAsPlanned()).isTrue();
    }

    /** Row by row, column by column: the same units, to rounding. */
    @Property(tries = 60)
    void columnsAddUpAsUnitsDo(@ForAll @net.jqwik.api.constraints.IntRange(max = 5_000) int units, @ForAll long seed) {
        Experiment three = Experiment.of("three", "a", "b", "c")
                .withMetric(ExperimentMetric.mean("spent").withCovariate())
                .withMetric(ExperimentMetric.share("bought"))
                .withMetric(ExperimentMetric.mean("capped").withCap(60));
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        int[] arms = new int[units];
        double[][] columns = new double[4][units];
        ExperimentSummary.Builder rows = ExperimentSummary.builder(three);
        for (int i = 0; i < units; i++) {
            arms[i] = random.nextInt(3);
            columns[0][i] = random.nextInt(10) == 0 ? Double.NaN : 1e6 + random.nextDouble();
            columns[1][i] = 100 * random.nextDouble();
            columns[2][i] = random.nextInt(2);
            columns[3][i] = 100 * random.nextDouble();
            rows.add(three.arms().get(arms[i]).name(), columns[0][i], columns[1][i], columns[2][i], columns[3][i]);
        }
        ExperimentSummary byRows = rows.build();
        ExperimentSummary byColumns =
                ExperimentSummary.builder(three).addColumns(arms, columns).build();
        for (int i = 0; i < byRows.cells().size(); i++) {
            ExperimentSummary.Cell one = byRows.cells().get(i);
            ExperimentSummary.Cell other = byColumns.cells().get(i);
            assertThat(other.units()).isEqualTo(one.units());
            for (int m = 0; m < 3; m++) {
                ExperimentSummary.MetricSums a = one.sums().get(m);
                ExperimentSummary.MetricSums b = other.sums().get(m);
                assertThat(b.capped()).isEqualTo(a.capped());
                assertThat(b.moments().n()).isEqualTo(a.moments().n());
                assertThat(b.moments().excluded()).isEqualTo(a.moments().excluded());
                assertThat(b.moments().means().get(0))
                        .isCloseTo(a.moments().means().get(0), within(1e-9));
                assertThat(b.moments().crossProduct(0, 0))
                        .isCloseTo(
                                a.moments().crossProduct(0, 0),
                                within(1e-6 * (1 + a.moments().n())));
            }
        }
    }
}
