package io.github.cxkit.testkit.laws;

import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.SessionCuts;
import io.github.cxkit.journey.SessionRule;
import io.github.cxkit.journey.TieCount;
import io.github.cxkit.journey.TiePolicy;
import io.github.cxkit.journey.attribution.ChannelPaths;
import io.github.cxkit.journey.attribution.ConversionPaths;
import io.github.cxkit.journey.attribution.PathEvent;
import io.github.cxkit.journey.graph.ActivityInstances;
import io.github.cxkit.journey.graph.ActivityRow;
import io.github.cxkit.journey.graph.WeightedTransitions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The ways of customers: paths to conversions, sessions, activities, events at one time. */
final class PathSummaries {

    private PathSummaries() {}

    static void addTo(Map<Class<?>, SummaryLaws<?, ?>> laws) {
        laws.put(ChannelPaths.class, SummaryLaws.of(ChannelPaths.summarizer(), paths()));
        ConversionPaths.Definition definition = ConversionPaths.Definition.of(ConversionPaths.Rest.NULL_PATH)
                .withLookback(Duration.ofMinutes(30))
                .withConverting(Set.of("pay"))
                .withCurrency("EUR");
        laws.put(
                ConversionPaths.class,
                SummaryLaws.of(ConversionPaths.summarizer(definition), customers())
                        .refuses(ConversionPaths.summarizer(definition.withCurrency("USD")))
                        .refuses(ConversionPaths.summarizer(definition.withCurrency(null)))
                        .refuses(ConversionPaths.summarizer(definition.withConverting(Set.of("buy"))))
                        .refuses(ConversionPaths.summarizer(definition.withLookback(null))));
        laws.put(
                ActivityInstances.class,
                SummaryLaws.of(ActivityInstances.summarizer(ActivityInstances.Unpaired.AS_INSTANT), cases())
                        .refuses(ActivityInstances.summarizer(ActivityInstances.Unpaired.LEAVE_OUT)));
        laws.put(
                SessionCuts.class,
                SummaryLaws.of(SessionCuts.summarizer(SessionRule.HALF_HOUR, event -> null), visits())
                        .sameWhen(PathSummaries::sameSessions)
                        .refuses(SessionCuts.summarizer(SessionRule.POSTHOG, event -> null)));
        laws.put(TieCount.class, SummaryLaws.of(TieCount.summarizer(), journeys()));
        laws.put(
                WeightedTransitions.class,
                SummaryLaws.of(WeightedTransitions.summarizer(TiePolicy.NOT_BEFORE), journeys())
                        .refuses(WeightedTransitions.summarizer(TiePolicy.FILE_ORDER)));
    }

    private static boolean sameSessions(SessionCuts a, SessionCuts b) {
        return a.rule().equals(b.rule())
                && a.sessions().size() == b.sessions().size()
                && new HashSet<>(a.sessions()).equals(new HashSet<>(b.sessions()));
    }

    private static Arbitrary<Journey> journeys() {
        return JourneySummaries.journeys();
    }

    private static Arbitrary<ChannelPaths.Path> paths() {
        return Combinators.combine(
                        Summaries.names().list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.of("0", "9.99", "120.5"))
                .as((channels, conversions, nulls, money) ->
                        new ChannelPaths.Path(channels, conversions, nulls, new BigDecimal(money)));
    }

    private static Arbitrary<List<PathEvent>> customers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 119),
                        Summaries.names().injectNull(0.2),
                        Arbitraries.of("0", "40", "9.99").injectNull(0.7))
                .as((minute, channel, money) -> new PathEvent(
                        Summaries.NOON.plus(Duration.ofMinutes(minute)),
                        channel,
                        money == null ? null : new BigDecimal(money)))
                .list()
                .ofMaxSize(6)
                .map(events -> events.stream()
                        .sorted(Comparator.comparing(PathEvent::at))
                        .toList());
    }

    /** Names long enough that no two are alike: a case or customer comes once. */
    private static Arbitrary<String> ids() {
        return Arbitraries.strings().withCharRange('a', 'z').ofLength(16);
    }

    private static Arbitrary<List<ActivityRow>> cases() {
        Arbitrary<List<String>> lifecycles = Arbitraries.of("start", "complete", "suspend")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
        return Combinators.combine(ids(), lifecycles, Arbitraries.of("call", "mail"))
                .as((id, rows, activity) -> IntStream.range(0, rows.size())
                        .mapToObj(i ->
                                new ActivityRow(id, activity, Summaries.NOON.plusSeconds(90L * i), rows.get(i), null))
                        .toList());
    }

    private static Arbitrary<List<JourneyEvent>> visits() {
        return Combinators.combine(
                        ids(), Arbitraries.integers().between(0, 300).list().ofMaxSize(6))
                .as((id, minutes) -> minutes.stream()
                        .map(minute -> JourneyEvent.builder(id, "view", Summaries.NOON.plus(Duration.ofMinutes(minute)))
                                .build())
                        .toList());
    }
}
