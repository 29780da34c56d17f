package io.github.cxkit.journey.graph;

import static io.github.cxkit.journey.TestJourneys.ZERO;
import static io.github.cxkit.journey.TestJourneys.journey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.EventColumns;
import io.github.cxkit.journey.EventOutcome;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.funnel.Abandonment;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphTest {

    private static final DirectlyFollowsGraph GRAPH = DirectlyFollowsGraph.of(List.of(
            List.of("ad", "site", "cart", "pay"),
            List.of("ad", "site", "cart", "site", "cart", "pay"),
            List.of("site", "chat", "chat", "site"),
            List.of(),
            List.of("ad", "site", "cart", "pay")));

    @Test
    void aNameWithTheSeparatorIsNotTwoTouchpoints() {
        DirectlyFollowsGraph graph =
                DirectlyFollowsGraph.of(List.of(List.of("a>b"), List.of("a", "b"), List.of("a\\", "b")));
        assertThat(graph.variants()).hasSize(3).containsEntry("a>b", 1L);
        assertThat(DirectlyFollowsGraph.variant(List.of("a>b"))).isEqualTo("a\\>b");
        for (List<String> way :
                List.of(List.of("a>b"), List.of("a", "b"), List.of("a\\", ">", "\\>"), List.of("", ""))) {
            assertThat(DirectlyFollowsGraph.touchpoints(DirectlyFollowsGraph.variant(way)))
                    .isEqualTo(way);
        }
    }

    @Test
    void theGraphCountsWhatFollowsWhat() {
        Transitions transitions = GRAPH.transitions();

        assertThat(transitions.journeys()).isEqualTo(4);
        assertThat(transitions.count("site", "cart")).isEqualTo(4);
        assertThat(transitions.count("pay", "ad")).isZero();
        assertThat(transitions.visits()).containsEntry("site", 6L).containsEntry("pay", 3L);
        assertThat(GRAPH.rework()).containsExactlyInAnyOrderEntriesOf(Map.of("cart", 1L, "site", 2L, "chat", 1L));
        assertThat(GRAPH.bounces()).isEqualTo(2);
        assertThat(GRAPH.eventuallyFollows().get("ad")).containsEntry("pay", 3L);
        assertThat(GRAPH.eventuallyFollows().get("chat")).containsEntry("chat", 1L);
        assertThat(GRAPH.loopRate().value().orElseThrow()).isEqualTo(1.0 / 18);
        assertThat(DirectlyFollowsGraph.EMPTY.loopRate().value().isKnown()).isFalse();
        assertThat(GRAPH.topVariants(1)).containsExactly(Map.entry("ad>site>cart>pay", 2L));
        assertThat(GRAPH.topVariants(9).keySet())
                .containsExactly("ad>site>cart>pay", "ad>site>cart>site>cart>pay", "site>chat>chat>site");
    }

    @Test
    void theGraphCanBeLookedAt() {
        String mermaid = GRAPH.toMermaid(2);
        assertThat(mermaid)
                .startsWith("flowchart LR\n")
                .contains("[\"cart<br/>4\"]")
                .contains("((\"(start)\"))")
                .contains("-->|4|")
                .contains("stroke-width:6.0px")
                .doesNotContain("chat");
        String dot = GRAPH.toDot(1);
        assertThat(dot)
                .startsWith("digraph journey {")
                .contains("\"site\" -> \"cart\" [label=\"4\", penwidth=6.0];")
                .contains("\"cart\" [label=\"cart\\n4\"];")
                .contains("\"(end)\" [shape=circle];")
                .endsWith("}\n");
        DirectlyFollowsGraph odd = DirectlyFollowsGraph.of(List.of(List.of("a \"b\" <c> & \\d\ne")));
        assertThat(odd.toMermaid(0)).contains("a &quot;b&quot; &lt;c&gt; &amp; \\d e");
        assertThat(odd.toDot(0)).contains("\"a \\\"b\\\" <c> & \\\\d\\ne\"");
        assertThat(DirectlyFollowsGraph.EMPTY.toMermaid(1)).isEqualTo("flowchart LR\n");
    }

    @Test
    void countsThatContradictEachOtherAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transitions(1, 1, Map.of(), Map.of(), Map.of("a", 1L)))
                .withMessageContaining("contradict");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transitions(1, 1, Map.of(), Map.of("a", 1L), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transitions(1, 2, Map.of(), Map.of("a", 1L), Map.of("a", 1L)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transitions(0, 0, Map.of("a", Map.of("b", 0L)), Map.of(), Map.of()))
                .withMessageContaining("> 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DirectlyFollowsGraph(
                        DirectlyFollowsGraph.View.EVENTS, Transitions.EMPTY, Map.of("a", 1L), Map.of(), 0, Map.of()))
                .withMessageContaining("variants");
    }

    @Test
    void columnsGiveTheSameTransitions() {
        EventColumns log = EventColumns.of(
                List.of("ad", "cart", "unused"),
                3,
                new int[] {0, 2, 0, 0},
                new int[] {0, 1, 1, 1},
                new long[] {1, 2, 3, 4},
                TimeUnit.MICROSECONDS);

        assertThat(Transitions.of(log))
                .isEqualTo(DirectlyFollowsGraph.of(List.of(List.of("ad", "cart", "cart"), List.of("cart")))
                        .transitions());
    }

    @Test
    void conformanceComparesPlanAndReality() {
        Conformance result = Conformance.of(List.of("A", "B", "C", "D", "E"), List.of("A", "C", "B", "X", "E"));

        assertThat(result).isEqualTo(new Conformance(3, 2, 2));
        assertThat(result.score()).isEqualTo(0.6);
        assertThat(Conformance.of(List.of(), List.of()).score()).isEqualTo(1);
        assertThat(Conformance.of(List.of("A"), List.of()).score()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Conformance(-1, 0, 0));
    }

    @Test
    void theLastEventHasNoDwellUnlessTheJourneyIsStillOpen() {
        Journey walk = journey("ad@0 site@4 chat@10 site@25 pay@27");
        Dwell closed = Dwell.of(walk);

        assertThat(closed.at("site").totalSeconds()).isEqualTo(8);
        assertThat(closed.touchpoints()).doesNotContainKey("pay");
        Dwell open = Dwell.builder().addOpen(walk, ZERO.plusSeconds(30)).build();
        assertThat(open.at("pay").censored()).isEqualTo(1);
        assertThat(open.at("nowhere")).isEqualTo(Durations.EMPTY);
        assertThat(closed.merge(open).at("ad").finished()).isEqualTo(2);
        assertThat(closed.grouped(Map.of("ad", "before", "site", "before")).touchpoints())
                .containsOnlyKeys("before");
        assertThat(closed.grouped(Map.of("ad", "x", "site", "x")).at("x").totalSeconds())
                .isEqualTo(12);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dwell.builder().addOpen(walk, ZERO))
                .withMessageContaining("after the as-of moment");
    }

    @Test
    void aSummaryHoldsEverythingAReportCounts() {
        JourneyEvent silent = JourneyEvent.builder("bea", "chat", ZERO)
                .outcome(EventOutcome.NOT_ANSWERED)
                .emotion(-0.8)
                .build();
        JourneyEvent angry = JourneyEvent.builder("bea", "chat", ZERO.plusSeconds(60))
                .outcome(EventOutcome.FAILED)
                .emotion(-0.4)
                .build();
        Scale stars = Scale.of(1, 5);
        JourneySummary summary = JourneySummary.builder(Set.of("pay"), ZERO.plusSeconds(100), Duration.ofSeconds(30))
                .add(new Journey("b", "bea", List.of(silent, angry)))
                .add(journey("chat@0 pay@10"))
                .add(journey("ad@95"))
                .addRating("chat", stars, 2)
                .addRating("chat", stars, 4)
                .build();

        TouchpointSummary chat = summary.touchpoint("chat");
        assertThat(chat.visits()).isEqualTo(3);
        assertThat(chat.journeys()).isEqualTo(2);
        assertThat(chat.silenceRate().value().orElseThrow()).isEqualTo(1.0 / 3);
        assertThat(chat.count(EventOutcome.FAILED)).isEqualTo(1);
        assertThat(chat.meanEmotion().orElseThrow()).isEqualTo(-0.6);
        assertThat(summary.ratings()).containsEntry("chat", RatingTally.of(stars, 2, 4));
        assertThat(summary.abandonment())
                .isEqualTo(new Abandonment(summary.abandonment().definition(), 1, 1, 1));
        assertThat(summary.dwell().touchpoints()).containsOnlyKeys("ad", "chat");
        assertThat(summary.dwell().at("ad").censored()).isEqualTo(1);
        assertThat(summary.touchpoint("van")).isEqualTo(TouchpointSummary.EMPTY);
        assertThat(TouchpointSummary.EMPTY.silenceRate().value().isKnown()).isFalse();
        assertThat(TouchpointSummary.EMPTY.meanEmotion().isKnown()).isFalse();
        assertThat(summary.merge(JourneySummary.EMPTY)).isEqualTo(summary);
        assertThat(summary.merge(summary).ratings()).containsEntry("chat", RatingTally.of(stars, 2, 2, 4, 4));
        assertThat(summary.merge(summary).touchpoint("chat").visits()).isEqualTo(6);
        JourneySummary.Builder more = JourneySummary.builder(Set.of(), ZERO, Duration.ZERO);
        more.addRating("chat", stars, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> more.addRating("chat", Scale.of(0, 10), 1))
                .withMessageContaining("chat");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TouchpointSummary(0, Map.of(EventOutcome.DONE, -1L), Durations.EMPTY, 0, 0));
        assertThat(new TouchpointSummary(0, Map.of(EventOutcome.DONE, 0L), Durations.EMPTY, 0, 0))
                .isEqualTo(TouchpointSummary.EMPTY);
    }

    @Test
    void aSeparatorInANameDoesNotJoinTwoWays() {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.builder()
                .add(List.of("a>b"))
                .add(List.of("a", "b"))
                .add(List.of("a\\", "b"))
                .build();
        assertThat(graph.variants()).hasSize(3);
    }

    @Test
    void aKeyOfAVariantIsReadAsItWasWritten() {
        for (List<String> way : List.of(List.of("\\a", "b"), List.of("\\"), List.of("a", "\\"), List.of("\\>", "a>"))) {
            assertThat(DirectlyFollowsGraph.touchpoints(DirectlyFollowsGraph.variant(way)))
                    .isEqualTo(way);
        }
        // no way is written so, yet the sign is not lost
        assertThat(DirectlyFollowsGraph.touchpoints("a\\")).containsExactly("a\\");
    }

    @Test
    void buildersTakeOneJourneyAfterTheOther() {
        assertThat(DirectlyFollowsGraph.builder()
                        .add(List.of("ad", "pay"))
                        .add(List.of())
                        .add(List.of("ad", "pay"))
                        .build()
                        .variants())
                .containsExactly(Map.entry("ad>pay", 2L));
        assertThat(Transitions.builder()
                        .add(List.of("ad", "pay"))
                        .add(List.of())
                        .add(List.of("pay"))
                        .build()
                        .starts())
                .containsExactlyInAnyOrderEntriesOf(Map.of("ad", 1L, "pay", 1L));
    }

    /** Back to where one was, with one step between: a, b, a; not a, a, a and not a, b, c, a. */
    @Test
    void aBounceIsAStepThereAndBack() {
        assertThat(DirectlyFollowsGraph.of(List.of(List.of("a", "b", "a"))).bounces())
                .isEqualTo(1);
        assertThat(DirectlyFollowsGraph.of(List.of(List.of("a", "a", "a"))).bounces())
                .isZero();
        assertThat(DirectlyFollowsGraph.of(List.of(List.of("a", "b", "c", "a"))).bounces())
                .isZero();
        assertThat(DirectlyFollowsGraph.of(List.of(List.of("a", "b", "a", "b"))).bounces())
                .isEqualTo(2);
    }

    @Test
    void whatEverFollowedIsCountedOncePerJourney() {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(List.of(List.of("a", "b", "a", "c"), List.of("c", "b")));

        assertThat(graph.eventuallyFollows())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a", Map.of("a", 1L, "b", 1L, "c", 1L), "b", Map.of("a", 1L, "c", 1L), "c", Map.of("b", 1L)));
        assertThat(graph.rework()).containsExactly(Map.entry("a", 1L));
    }

    @Test
    void staysLastPartsOfASecondToo() {
        Journey walk = new Journey(
                "j",
                "anna",
                List.of(JourneyEvent.of("anna", "ad", ZERO), JourneyEvent.of("anna", "pay", ZERO.plusMillis(2_250))));

        assertThat(Dwell.of(walk).at("ad").totalSeconds()).isEqualTo(2.25);
    }

    /** 2,100 touchpoints have more pairs than a table is kept for. */
    @Test
    void aGraphOfManyTouchpointsCountsEveryPair() {
        int places = 2_100;
        List<String> names = IntStream.range(0, places).mapToObj(i -> "t" + i).toList();
        int events = 3 * places;
        int[] customer = new int[events];
        int[] touchpoint = new int[events];
        long[] time = new long[events];
        for (int i = 0; i < events; i++) {
            customer[i] = i / places;
            // each of three customers walks through all of them, the last one backwards
            touchpoint[i] = i / places == 2 ? places - 1 - i % places : i % places;
            time[i] = i;
        }
        Transitions counted = Transitions.of(EventColumns.of(names, 3, customer, touchpoint, time, TimeUnit.SECONDS));

        assertThat(counted.journeys()).isEqualTo(3);
        for (int i = 1; i < places; i++) {
            assertThat(counted.count("t" + (i - 1), "t" + i)).isEqualTo(2);
            assertThat(counted.count("t" + i, "t" + (i - 1))).isEqualTo(1);
        }
        assertThat(counted.starts()).containsExactlyInAnyOrderEntriesOf(Map.of("t0", 2L, "t2099", 1L));
    }
}
