package io.github.cxkit.testkit.laws;

import io.github.cxkit.framework.ExpectationShares;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.experience.EmotionCurve;
import io.github.cxkit.journey.experience.EmotionRecovery;
import io.github.cxkit.journey.experience.EmotionSource;
import io.github.cxkit.journey.experience.JointSuccess;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.journey.omnichannel.ValueAgreement;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.service.Promise;
import io.github.cxkit.service.PromiseKeeping;
import io.github.cxkit.service.PromisePolicy;
import io.github.cxkit.service.PromiseScore;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.survey.RatingTally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** What customers feel along a journey, and what was planned and promised to them. */
final class MoodSummaries {

    private static final List<String> TOUCHPOINTS = List.of("site", "delivery", "help");
    private static final Instant AS_OF = Summaries.NOON.plus(Duration.ofDays(10));

    private MoodSummaries() {}

    static void addTo(Map<Class<?>, SummaryLaws<?, ?>> laws) {
        laws.put(
                EmotionCurve.class,
                SummaryLaws.of(EmotionCurve.summarizer(TOUCHPOINTS, 2), observations())
                        .sameWhen(MoodSummaries::closeCurves)
                        .refuses(EmotionCurve.summarizer(TOUCHPOINTS, 3))
                        .refuses(EmotionCurve.summarizer(List.of("site", "help", "delivery"), 2)));
        laws.put(
                EmotionRecovery.class,
                SummaryLaws.of(EmotionRecovery.summarizer(EmotionRecovery.Limits.STANDARD), moods())
                        .refuses(EmotionRecovery.summarizer(new EmotionRecovery.Limits(-0.5, 0.3))));
        laws.put(
                JointSuccess.class,
                SummaryLaws.of(JointSuccess.summarizer(TOUCHPOINTS, 2), successes())
                        .refuses(JointSuccess.summarizer(TOUCHPOINTS, 3))
                        .refuses(JointSuccess.summarizer(List.of("site", "help", "delivery"), 2)));
        List<PlannedStep> plan = List.of(
                new PlannedStep("site", false, Duration.ofHours(5)),
                PlannedStep.of("delivery"),
                new PlannedStep("help", true, null));
        laws.put(
                PlannedLog.class,
                SummaryLaws.of(PlannedLog.summarizer(plan, AS_OF), observed())
                        .sameWhen(MoodSummaries::closeLogs)
                        .refuses(PlannedLog.summarizer(plan.subList(0, 2), AS_OF))
                        .refuses(PlannedLog.summarizer(plan, AS_OF.plusSeconds(1))));
        ExpectationShares.Definition met = new ExpectationShares.Definition(Summaries.FIVE, 0.5);
        Arbitrary<Double> side = Arbitraries.of(1.0, 2.5, 3.0, 5.0);
        laws.put(
                ExpectationShares.class,
                SummaryLaws.of(
                                ExpectationShares.summarizer(met),
                                Combinators.combine(side.injectNull(0.2), side.injectNull(0.2))
                                        .as(ExpectationShares.Pair::new))
                        .refuses(ExpectationShares.summarizer(new ExpectationShares.Definition(Summaries.FIVE, 1))));
        laws.put(
                ValueAgreement.class,
                SummaryLaws.of(
                                ValueAgreement.summarizer(Map.of("site", "friendly", "help", "quick")),
                                Combinators.combine(
                                                Arbitraries.of("site", "help"),
                                                Arbitraries.of("friendly", "quick", "slow"))
                                        .as(ValueAgreement.Perception::new))
                        .refuses(ValueAgreement.summarizer(Map.of("site", "friendly", "help", "slow"))));
        PromisePolicy policy = PromisePolicy.at(AS_OF);
        laws.put(
                PromiseKeeping.class,
                SummaryLaws.of(PromiseKeeping.summarizer(policy), promises())
                        .refuses(PromiseKeeping.summarizer(policy.withGrace(Duration.ofHours(1))))
                        .refuses(PromiseKeeping.summarizer(policy.withTolerance(Duration.ofHours(1)))));
        laws.put(
                PromiseScore.class,
                SummaryLaws.of(PromiseScore.summarizer(Metrics.NPS), sides())
                        .refuses(PromiseScore.summarizer(Metrics.ENPS)));
    }

    private static boolean closeCurves(EmotionCurve a, EmotionCurve b) {
        return a.observed().keySet().equals(b.observed().keySet())
                && a.observed().entrySet().stream().allMatch(each -> {
                    var others = b.observed().getOrDefault(each.getKey(), Map.of());
                    return each.getValue().keySet().equals(others.keySet())
                            && each.getValue().entrySet().stream()
                                    .allMatch(one -> Summaries.closeMoments(
                                            one.getValue(), others.getOrDefault(one.getKey(), Moments.EMPTY)));
                });
    }

    private static boolean closeLogs(PlannedLog a, PlannedLog b) {
        return a.all().equals(b.all())
                && a.deviations().equals(b.deviations())
                && a.durations().equals(b.durations())
                && Summaries.closeMoments(a.conformance(), b.conformance());
    }

    private static Arbitrary<EmotionCurve.Observation> observations() {
        return Combinators.combine(
                        Arbitraries.of(TOUCHPOINTS),
                        Arbitraries.of(EmotionSource.class),
                        Arbitraries.of(-1.0, -0.3, 0.0, 0.123456, 1.0))
                .as(EmotionCurve.Observation::new);
    }

    private static Arbitrary<List<EmotionRecovery.Moment>> moods() {
        return Arbitraries.of(-0.9, -0.5, 0.0, 0.2, 0.8)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(feelings -> {
                    Instant[] at = {Summaries.NOON};
                    return feelings.stream()
                            .map(feeling -> {
                                at[0] = at[0].plus(Duration.ofHours(1));
                                return new EmotionRecovery.Moment(at[0], feeling);
                            })
                            .toList();
                });
    }

    private static Arbitrary<List<@Nullable Boolean>> successes() {
        return Arbitraries.of(true, false).injectNull(0.2).list().ofSize(TOUCHPOINTS.size());
    }

    private static Arbitrary<PlannedLog.Observed> observed() {
        Arbitrary<List<PlannedLog.Visit>> visits = Combinators.combine(
                        Arbitraries.of("site", "delivery", "help", "shop")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        Arbitraries.integers().between(1, 9))
                .as((names, hours) -> {
                    Instant[] at = {Summaries.NOON};
                    return names.stream()
                            .map(name -> {
                                at[0] = at[0].plus(Duration.ofHours(hours));
                                return new PlannedLog.Visit(name, at[0]);
                            })
                            .toList();
                });
        return Combinators.combine(
                        visits,
                        Arbitraries.of(JourneyStatus.class),
                        Arbitraries.of(0.0, 7.0, 10.0).injectNull(0.3))
                .as(PlannedLog.Observed::new);
    }

    private static Arbitrary<Promise> promises() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers().between(0, 239),
                        Arbitraries.of("open", "delivered", "withdrawn", "cancelled"))
                .as((due, end, what) -> {
                    Promise plain = Promise.of("p", Summaries.NOON, Summaries.NOON.plus(Duration.ofHours(due)));
                    Promise promise = end % 3 == 0 ? plain.supersededBy("q") : plain;
                    Instant at = Summaries.NOON.plus(Duration.ofHours(end));
                    return switch (what) {
                        case "delivered" -> promise.delivered(at);
                        case "withdrawn" -> promise.withdrawn(at);
                        case "cancelled" -> promise.cancelled(at);
                        default -> promise;
                    };
                });
    }

    private static Arbitrary<Map.Entry<String, PromiseScore.Sides>> sides() {
        Arbitrary<RatingTally> tallies = Arbitraries.integers()
                .between(0, 10)
                .list()
                .ofMaxSize(3)
                .map(ratings -> RatingTally.summarizer(Metrics.NPS.scale()).summarize(ratings));
        return Combinators.combine(Arbitraries.of("short", "long"), tallies, tallies)
                .as((stratum, kept, broken) -> Map.entry(stratum, new PromiseScore.Sides(kept, broken)));
    }
}
