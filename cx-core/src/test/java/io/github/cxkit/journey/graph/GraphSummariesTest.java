package io.github.cxkit.journey.graph;

import static io.github.cxkit.journey.TestJourneys.journey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.journey.EventOutcome;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.TiePolicy;
import io.github.cxkit.stats.KaplanMeier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Graphs and figures of journeys that are counted in parts. */
class GraphSummariesTest {

    /** a and b at one time, then c; c, then a, b and a at one time: nobody knows in which order. */
    private static final List<Journey> TIED = List.of(journey("a@0 b@0 c@5"), journey("c@0 a@3 b@3 a@3"));

    @Test
    void betweenGroupsOfEqualTimesEveryPairHasItsShare() {
        WeightedTransitions graph = WeightedTransitions.of(TIED, TiePolicy.STRICTLY_AFTER);
        assertThat(at(at(graph.edges(), "a"), "c").weight()).isEqualTo(0.5);
        assertThat(at(at(graph.edges(), "c"), "a").weight()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(at(graph.starts(), "c").weight()).isEqualTo(1);
        assertThat(at(graph.ends(), "b").weight()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(graph.ties().journeys()).isEqualTo(2);
        assertThat(graph.ties().events()).isEqualTo(5);
        assertThat(at(graph.edges(), "a")).doesNotContainKey("b");
    }

    @Test
    void overAllOrdersEdgesSumToEventsLessJourneys() {
        WeightedTransitions graph = WeightedTransitions.of(TIED, TiePolicy.NOT_BEFORE);
        double sum = graph.edges().values().stream()
                .flatMap(to -> to.values().stream())
                .mapToDouble(WeightedTransitions.Shares::weight)
                .sum();
        assertThat(sum).isCloseTo(7 - 2, within(1e-12));
        assertThat(at(at(graph.edges(), "b"), "a").weight()).isCloseTo(0.5 + 2 / 3.0, within(1e-15));
    }

    @Test
    void weightedGraphsMergeAndTheirPoliciesDoNot() {
        for (TiePolicy policy : TiePolicy.values()) {
            WeightedTransitions graph = SummaryBytes.merged(WeightedTransitions.summarizer(policy), TIED);
            TiePolicy other = policy == TiePolicy.FILE_ORDER ? TiePolicy.NOT_BEFORE : TiePolicy.FILE_ORDER;
            assertThatThrownBy(() -> graph.merge(WeightedTransitions.of(TIED, other)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(other.name());
        }
        assertThatThrownBy(() -> new WeightedTransitions.Shares(Map.of(0L, 1L)))
                .hasMessageContaining("parts must lie in");
    }

    @Test
    void graphsOfNamesMerge() {
        List<List<String>> ways = List.of(List.of("a", "b", "a"), List.of("a>b"), List.of("a", "b"), List.of("c"));
        Transitions transitions = SummaryBytes.merged(Transitions.summarizer(), ways);
        assertThat(transitions.edges()).isEqualTo(Map.of("a", Map.of("b", 2L), "b", Map.of("a", 1L)));
        DirectlyFollowsGraph graph =
                SummaryBytes.merged(DirectlyFollowsGraph.summarizer(DirectlyFollowsGraph.View.EVENTS), ways);
        // one name that holds the separator is another variant than two names
        assertThat(graph.variants()).hasSize(4);
        assertThat(graph.topVariants(0)).isEmpty();
        assertThat(graph.topVariants(9)).isEqualTo(graph.variants());
        assertThatThrownBy(() -> graph.topVariants(-1)).hasMessage("most must be >= 0 but was -1");
    }

    @Test
    void whatTouchpointsDoIsCounted() {
        List<TouchpointSummary.Visits> journeys = List.of(
                new TouchpointSummary.Visits(
                        List.of(EventOutcome.DONE, EventOutcome.FAILED),
                        List.of(new KaplanMeier.Duration(30, true), new KaplanMeier.Duration(10, false)),
                        List.of(-0.5)),
                new TouchpointSummary.Visits(List.of(EventOutcome.NOT_ANSWERED), List.of(), List.of(0.25, 1.0)));
        TouchpointSummary summary = SummaryBytes.merged(TouchpointSummary.summarizer(), journeys);
        assertThat(summary.visits()).isEqualTo(3);
        assertThat(summary.count(EventOutcome.FAILED)).isEqualTo(1);
        assertThat(summary.silenceRate().part()).isEqualTo(1);
        assertThat(summary.meanEmotion().orElseThrow()).isCloseTo(0.25, within(1e-12));
        assertThat(TouchpointSummary.EMPTY.meanEmotion().isKnown()).isFalse();
    }

    @Test
    void staysMerge() {
        Dwell dwell = SummaryBytes.merged(
                Dwell.summarizer(),
                List.of(
                        new Dwell.Stay("a", new KaplanMeier.Duration(3, true)),
                        new Dwell.Stay("b", new KaplanMeier.Duration(5, false)),
                        new Dwell.Stay("a", new KaplanMeier.Duration(9, true))));
        assertThat(at(dwell.touchpoints(), "a").meanSeconds().orElseThrow()).isEqualTo(6);
        assertThat(at(dwell.touchpoints(), "b").finished()).isZero();
    }

    private static <V> V at(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
