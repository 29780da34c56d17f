package io.github.cxkit.testkit.laws;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.experiment.UnitSums;
import io.github.cxkit.metric.OverlappingWaves;
import io.github.cxkit.metric.PairedTally;
import io.github.cxkit.metric.SegmentedTally;
import io.github.cxkit.stats.ClusterSums;
import io.github.cxkit.stats.TermCounts;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What studies count: waves, segments, clusters, experiments, words. */
final class StudySummaries {

    private StudySummaries() {}

    static void addTo(Map<Class<?>, SummaryLaws<?, ?>> laws) {
        laws.put(
                PairedTally.class,
                SummaryLaws.of(
                                PairedTally.summarizer(Summaries.FIVE),
                                Combinators.combine(ratings(), ratings()).as(PairedTally.Pair::new))
                        .refuses(PairedTally.summarizer(Summaries.TEN)));
        laws.put(
                OverlappingWaves.class,
                SummaryLaws.of(
                                OverlappingWaves.summarizer(Summaries.FIVE),
                                Combinators.combine(
                                                ratings().injectNull(0.3),
                                                ratings().injectNull(0.3))
                                        .as(OverlappingWaves.Person::new)
                                        .filter(person -> person.before() != null || person.after() != null))
                        .refuses(OverlappingWaves.summarizer(Summaries.TEN)));
        laws.put(
                SegmentedTally.class,
                SummaryLaws.of(
                                SegmentedTally.summarizer(Summaries.FIVE),
                                Combinators.combine(Summaries.names(), ratings())
                                        .as(SegmentedTally.Entry::new))
                        .refuses(SegmentedTally.summarizer(Summaries.TEN)));
        laws.put(
                ClusterSums.class,
                SummaryLaws.of(
                                ClusterSums.summarizer(),
                                Combinators.combine(
                                                Summaries.names().injectNull(0.2),
                                                Summaries.values(),
                                                Summaries.weights())
                                        .as(ClusterSums.Value::new))
                        .sameWhen(StudySummaries::closeClusters));
        laws.put(
                TermCounts.class,
                SummaryLaws.of(
                                TermCounts.summarizer(),
                                Combinators.combine(
                                                Arbitraries.of(TermCounts.Group.class),
                                                Summaries.names().list().ofMaxSize(5))
                                        .as(TermCounts.Person::new))
                        .sameWhen((a, b) -> a.totalA() == b.totalA()
                                && a.totalB() == b.totalB()
                                && new HashSet<>(a.terms()).equals(new HashSet<>(b.terms()))));
        laws.put(
                UnitSums.class,
                SummaryLaws.of(
                                UnitSums.summarizer(2),
                                Summaries.values()
                                        .map(BigDecimal::valueOf)
                                        .list()
                                        .ofSize(2))
                        .refuses(UnitSums.summarizer(3)));
        Experiment shop = Experiment.of("shop", "old", "new")
                .withMetric(ExperimentMetric.mean("revenue").withCap(500));
        laws.put(
                ExperimentSummary.class,
                SummaryLaws.of(ExperimentSummary.summarizer(shop), units())
                        .sameWhen(StudySummaries::closeUnits)
                        .refuses(ExperimentSummary.summarizer(
                                Experiment.of("shop", "old", "new").withMetric(ExperimentMetric.mean("revenue")))));
    }

    private static Arbitrary<Integer> ratings() {
        return Summaries.ratings(Summaries.FIVE);
    }

    private static Arbitrary<ExperimentSummary.Unit> units() {
        return Combinators.combine(
                        Arbitraries.of("old", "new"),
                        Arbitraries.of("", "web"),
                        Summaries.values().injectNull(0.1))
                .as((arm, stratum, value) ->
                        new ExperimentSummary.Unit(arm, stratum, new double[] {value == null ? Double.NaN : value}));
    }

    private static boolean closeClusters(ClusterSums a, ClusterSums b) {
        return a.clusters().keySet().equals(b.clusters().keySet())
                && a.clusters().entrySet().stream().allMatch(entry -> {
                    ClusterSums.Cluster other =
                            Objects.requireNonNull(b.clusters().get(entry.getKey()));
                    return Summaries.close(entry.getValue().weight(), other.weight())
                            && Summaries.close(entry.getValue().mean(), other.mean());
                })
                && Summaries.closeCoMoments(a.all(), b.all())
                && Summaries.closeCoMoments(a.anonymous(), b.anonymous());
    }

    private static boolean closeUnits(ExperimentSummary a, ExperimentSummary b) {
        boolean close = a.experiment().equals(b.experiment())
                && a.cells().size() == b.cells().size();
        for (int i = 0; close && i < a.cells().size(); i++) {
            ExperimentSummary.Cell one = a.cells().get(i);
            ExperimentSummary.Cell other = b.cells().get(i);
            ExperimentSummary.MetricSums sums = one.sums().get(0);
            ExperimentSummary.MetricSums others = other.sums().get(0);
            close = one.arm().equals(other.arm())
                    && one.stratum().equals(other.stratum())
                    && one.units() == other.units()
                    && sums.capped() == others.capped()
                    && Summaries.close(sums.removed(), others.removed())
                    && Summaries.closeCoMoments(sums.moments(), others.moments());
        }
        return close;
    }
}
