package io.github.cxkit.testkit.laws;

import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.EventOutcome;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.friction.Click;
import io.github.cxkit.journey.friction.FrustrationRule;
import io.github.cxkit.journey.friction.FrustrationSignals;
import io.github.cxkit.journey.funnel.Abandonment;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.funnel.JourneyWhatIf;
import io.github.cxkit.journey.graph.DirectlyFollowsGraph;
import io.github.cxkit.journey.graph.Dwell;
import io.github.cxkit.journey.graph.JourneySummary;
import io.github.cxkit.journey.graph.TouchpointSummary;
import io.github.cxkit.journey.graph.Transitions;
import io.github.cxkit.journey.omnichannel.ContextCarry;
import io.github.cxkit.metric.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What customers do. */
final class JourneySummaries {

    private static final Instant AS_OF = Summaries.NOON.plus(Duration.ofHours(2));
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private JourneySummaries() {}

    static Map<Class<?>, SummaryLaws<?, ?>> all() {
        Map<Class<?>, SummaryLaws<?, ?>> laws = new LinkedHashMap<>();
        laws.put(Durations.class, SummaryLaws.of(Durations.summarizer(), Summaries.durations()));
        laws.put(Transitions.class, SummaryLaws.of(Transitions.summarizer(), ways()));
        laws.put(
                DirectlyFollowsGraph.class,
                SummaryLaws.of(DirectlyFollowsGraph.summarizer(DirectlyFollowsGraph.View.INSTANCES), ways()));
        laws.put(
                Dwell.class,
                SummaryLaws.of(
                        Dwell.summarizer(),
                        Combinators.combine(Summaries.names(), Summaries.durations())
                                .as(Dwell.Stay::new)));
        laws.put(TouchpointSummary.class, SummaryLaws.of(TouchpointSummary.summarizer(), visits()));
        Abandonment.Definition paid = new Abandonment.Definition(Set.of("pay"), AS_OF, TIMEOUT);
        Abandonment.Definition slow = new Abandonment.Definition(Set.of("pay"), AS_OF, Duration.ofMinutes(31));
        Abandonment.Definition seen = new Abandonment.Definition(Set.of("view"), AS_OF, TIMEOUT);
        laws.put(
                Abandonment.class,
                SummaryLaws.of(Abandonment.summarizer(paid), journeys())
                        .refuses(Abandonment.summarizer(slow))
                        .refuses(Abandonment.summarizer(seen)));
        laws.put(
                JourneySummary.class,
                SummaryLaws.of(JourneySummary.summarizer(paid), journeys())
                        .refuses(JourneySummary.summarizer(slow))
                        .refuses(JourneySummary.summarizer(seen)));
        laws.put(
                FunnelSummary.class,
                SummaryLaws.of(FunnelSummary.summarizer(Funnel.ordered(TIMEOUT, "view", "cart", "pay")), journeys())
                        .refuses(FunnelSummary.summarizer(Funnel.ordered(TIMEOUT, "view", "pay")))
                        .refuses(FunnelSummary.summarizer(
                                Funnel.ordered(Duration.ofMinutes(31), "view", "cart", "pay"))));
        JourneyWhatIf.Model model = new JourneyWhatIf.Model(
                Funnel.ordered(TIMEOUT, "view", "cart", "pay"),
                Metrics.NPS,
                List.of(
                        JourneyWhatIf.Lever.reaching("pay"),
                        JourneyWhatIf.Lever.within("cart", Duration.ofMinutes(5)),
                        JourneyWhatIf.Lever.rating(9)));
        laws.put(
                JourneyWhatIf.class,
                SummaryLaws.of(
                                JourneyWhatIf.summarizer(model),
                                Combinators.combine(
                                                journeys(),
                                                Arbitraries.integers()
                                                        .between(0, 10)
                                                        .injectNull(0.3),
                                                Summaries.values())
                                        .as(JourneyWhatIf.Seen::new))
                        .sameWhen(JourneySummaries::closeWhatIf)
                        .refuses(JourneyWhatIf.summarizer(
                                new JourneyWhatIf.Model(model.funnel(), Metrics.NPS, List.of()))));
        laws.put(
                ContextCarry.class,
                SummaryLaws.of(
                        ContextCarry.summarizer(),
                        Combinators.combine(Summaries.names(), Arbitraries.of(true, false))
                                .as(ContextCarry.Contact::new)
                                .list()
                                .ofMaxSize(4)));
        laws.put(
                FrustrationSignals.class,
                SummaryLaws.of(FrustrationSignals.summarizer(FrustrationRule.STANDARD), clicks())
                        .refuses(FrustrationSignals.summarizer(new FrustrationRule(2, 1000, 30))));
        return laws;
    }

    static Arbitrary<List<String>> ways() {
        return Arbitraries.of("view", "cart", "pay", "Größe \"x\"").list().ofMaxSize(6);
    }

    static Arbitrary<Journey> journeys() {
        Arbitrary<JourneyEvent.Builder> events = Combinators.combine(
                        Arbitraries.of("view", "cart", "pay"),
                        Arbitraries.integers().between(0, 119),
                        Arbitraries.of(EventOutcome.class))
                .as((at, minute, outcome) -> JourneyEvent.builder(
                                "c", at, Summaries.NOON.plus(Duration.ofMinutes(minute)))
                        .outcome(outcome));
        return Combinators.combine(events.list().ofMinSize(1).ofMaxSize(6), Arbitraries.of(-1.0, -0.25, 0.5))
                .as((builders, emotion) -> {
                    List<JourneyEvent> built = new ArrayList<>();
                    builders.forEach(builder -> built.add(builder.build()));
                    built.add(builders.get(0).emotion(emotion).build());
                    built.sort(Comparator.comparing(JourneyEvent::occurredAt));
                    return new Journey("j", "c", built);
                });
    }

    private static Arbitrary<TouchpointSummary.Visits> visits() {
        return Combinators.combine(
                        Arbitraries.of(EventOutcome.class).list().ofMaxSize(3),
                        Summaries.durations().list().ofMaxSize(3),
                        Arbitraries.of(-1.0, -0.123456, 0.5).list().ofMaxSize(3))
                .as(TouchpointSummary.Visits::new);
    }

    private static Arbitrary<List<Click>> clicks() {
        return Combinators.combine(
                        Arbitraries.of("pay", "back"),
                        Arbitraries.of(0.0, 200.0, 700.0),
                        Arbitraries.of(Click.Effect.class))
                .as((target, at, effect) -> new Click("s", target, at, 5, 5, effect))
                .list()
                .ofMaxSize(6);
    }

    private static boolean closeWhatIf(JourneyWhatIf a, JourneyWhatIf b) {
        boolean close = closeOutcomes(a.all(), b.all());
        for (int i = 0; close && i < a.splits().size(); i++) {
            close = closeOutcomes(a.splits().get(i).good(), b.splits().get(i).good())
                    && closeOutcomes(a.splits().get(i).rest(), b.splits().get(i).rest());
        }
        return close;
    }

    private static boolean closeOutcomes(JourneyWhatIf.Outcomes a, JourneyWhatIf.Outcomes b) {
        return a.journeys() == b.journeys()
                && a.converted() == b.converted()
                && a.score().n() == b.score().n()
                && Summaries.close(a.score().mean(), b.score().mean())
                && Summaries.close(a.value().mean(), b.value().mean());
    }
}
