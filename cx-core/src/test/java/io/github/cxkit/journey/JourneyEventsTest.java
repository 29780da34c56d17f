package io.github.cxkit.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.EqualByState;
import io.github.cxkit.SummaryBytes;
import io.github.cxkit.journey.EventPolicy.Action;
import io.github.cxkit.journey.EventPolicy.Duplicates;
import io.github.cxkit.journey.EventPolicy.Unsorted;
import io.github.cxkit.stats.KaplanMeier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JourneyEventsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static JourneyEvent at(long second, String touchpoint) {
        return JourneyEvent.of("anna", touchpoint, NOON.plusSeconds(second));
    }

    @Test
    void anEventKeepsWhatIsKnownAndGuessesNothing() {
        JourneyEvent event = JourneyEvent.builder("anna", "order", NOON)
                .id("e1")
                .channel("web")
                .receivedAt(NOON.plusSeconds(2))
                .session("s1")
                .actor(Actor.PARTNER)
                .outcome(EventOutcome.FAILED)
                .value(new BigDecimal("12.50"), "EUR")
                .emotion(-0.5)
                .customerContributed(true)
                .property("sku", "42")
                .build();

        assertThat(event.value()).isEqualTo(new BigDecimal("12.50"));
        assertThat(event.currency()).isEqualTo("EUR");
        assertThat(event.properties()).containsExactly(Map.entry("sku", "42"));
        assertThat(event.withProperty("a", "1").withProperty("sku", "43").properties())
                .containsExactly(Map.entry("a", "1"), Map.entry("sku", "43"));
        assertThat(event.withProperty("sku", "43").properties()).containsExactly(Map.entry("sku", "43"));
        assertThat(event.withCustomer("bea").customer()).isEqualTo("bea");
        assertThat(event.withCustomer("anna")).isEqualTo(event);
        assertThat(at(0, "ad").channel()).isNull();
        assertThat(at(0, "ad").outcome()).isEqualTo(EventOutcome.DONE);
    }

    @Test
    void everyPartOfAnEventTellsItFromAnother() {
        EqualByState.check(
                () -> at(0, "ad"),
                event -> event.withCustomer("bea"),
                event -> at(0, "cart"),
                event -> at(1, "ad"),
                event -> event.withId("7"),
                event -> event.withChannel("web"),
                event -> event.withReceivedAt(NOON.plusSeconds(5)),
                event -> event.withSession("s1"),
                event -> event.withActor(Actor.PARTNER),
                event -> event.withOutcome(EventOutcome.FAILED),
                event -> event.withValue(new BigDecimal("5"), null),
                event -> event.withValue(new BigDecimal("5"), "EUR"),
                event -> event.withEmotion(0.5),
                event -> JourneyEvent.builder("anna", "ad", NOON)
                        .customerContributed(true)
                        .build(),
                event -> event.withProperty("sku", "42"),
                event -> event.withProperty("sku", "43"));
        assertThat(at(0, "ad").withSession("s1").withSession(null)).isEqualTo(at(0, "ad"));
        assertThat(at(0, "ad").withEmotion(0.5).withEmotion(null)).isEqualTo(at(0, "ad"));
        assertThat(at(0, "ad")).hasToString("2026-03-01T12:00:00Z anna at ad, DONE");
        assertThat(at(0, "ad").withChannel("web")).hasToString("2026-03-01T12:00:00Z anna at ad by web, DONE");
        assertThat(at(0, "ad").customerContributed()).isFalse();
        assertThat(JourneyEvent.builder("anna", "ad", NOON)
                        .customerContributed(true)
                        .build()
                        .customerContributed())
                .isTrue();
    }

    @Test
    void anEventDoesNotChangeWhenItsBuilderGoesOn() {
        JourneyEvent.Builder builder = JourneyEvent.builder("anna", "order", NOON)
                .property("sku", "42")
                .property("store", "7");
        JourneyEvent event = builder.build();

        builder.property("sku", "43").property("coupon", "spring");

        assertThat(event.properties()).containsExactly(Map.entry("sku", "42"), Map.entry("store", "7"));
    }

    @Test
    void anEventRefusesWhatCannotBe() {
        JourneyEvent.Builder event = JourneyEvent.builder("anna", "order", NOON);

        assertThatIllegalArgumentException().isThrownBy(() -> event.emotion(2).build());
        event.emotion(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event.receivedAt(NOON.minusSeconds(1)).build())
                .withMessageContaining("cannot be received");
        assertThatIllegalArgumentException().isThrownBy(() -> JourneyEvent.of("", "ad", NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> JourneyEvent.of("anna", " ", NOON));
    }

    @Test
    void theStandardPolicyDropsDoublesAndSorts() {
        EventPolicy.Prepared done = EventPolicy.STANDARD.prepare(
                List.of(at(5, "cart"), at(0, "ad"), at(5, "cart"), at(9, "pay")), NOON.plusSeconds(60));

        assertThat(done.events()).extracting(JourneyEvent::touchpoint).containsExactly("ad", "cart", "pay");
        assertThat(done.received()).isEqualTo(4);
        assertThat(done.outOfOrder()).isEqualTo(1);
        assertThat(done.excluded().count(EventPolicy.DUPLICATES)).isEqualTo(1);
    }

    @Test
    void theSameIdIsADoubleWhateverElseItSays() {
        JourneyEvent first = JourneyEvent.builder("anna", "ad", NOON).id("7").build();
        JourneyEvent second = JourneyEvent.builder("anna", "cart", NOON.plusSeconds(1))
                .id("7")
                .build();

        assertThat(EventPolicy.STANDARD
                        .prepare(List.of(first, second), NOON.plusSeconds(9))
                        .events())
                .containsExactly(first);
        EventPolicy keep = new EventPolicy(Duplicates.KEEP, Unsorted.SORT, Action.KEEP, null, Action.KEEP);
        assertThat(keep.prepare(List.of(first, second), NOON).events()).containsExactly(first, second);
        assertThat(keep.prepare(List.of(first, second), NOON).futureKept()).isEqualTo(1);
    }

    @Test
    void lateFutureAndUnsortedEventsAreKeptDroppedOrRefusedAsNamed() {
        JourneyEvent onTime = JourneyEvent.builder("anna", "ad", NOON)
                .receivedAt(NOON.plusSeconds(10))
                .build();
        JourneyEvent late = JourneyEvent.builder("anna", "cart", NOON)
                .receivedAt(NOON.plusSeconds(11))
                .build();
        JourneyEvent future = at(100, "pay");
        List<JourneyEvent> events = List.of(onTime, late, future);
        Instant asOf = NOON.plusSeconds(99);
        Duration limit = Duration.ofSeconds(10);

        EventPolicy.Prepared dropped =
                new EventPolicy(Duplicates.DROP, Unsorted.SORT, Action.DROP, limit, Action.DROP).prepare(events, asOf);
        assertThat(dropped.events()).containsExactly(onTime);
        assertThat(dropped.excluded().count(EventPolicy.LATE)).isEqualTo(1);
        assertThat(dropped.excluded().count(EventPolicy.FUTURE)).isEqualTo(1);

        EventPolicy.Prepared kept =
                new EventPolicy(Duplicates.DROP, Unsorted.SORT, Action.KEEP, limit, Action.KEEP).prepare(events, asOf);
        assertThat(kept.events()).hasSize(3);
        assertThat(kept.lateKept()).isEqualTo(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventPolicy(Duplicates.DROP, Unsorted.SORT, Action.REFUSE, limit, Action.KEEP)
                        .prepare(events, asOf))
                .withMessageContaining("events[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventPolicy.STANDARD.prepare(events, asOf))
                .withMessageContaining("events[2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventPolicy(Duplicates.DROP, Unsorted.REFUSE, Action.KEEP, null, Action.KEEP)
                        .prepare(List.of(at(1, "a"), at(0, "b")), asOf))
                .withMessageContaining("out of order");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new EventPolicy(Duplicates.DROP, Unsorted.SORT, Action.KEEP, limit.negated(), Action.KEEP));
    }

    @Test
    void localStampsBecomeMomentsByANamedRule() {
        ZoneId rome = ZoneId.of("Europe/Rome");
        LocalDateTime twice = LocalDateTime.parse("2026-10-25T02:30:00");
        LocalDateTime never = LocalDateTime.parse("2026-03-29T02:30:00");

        assertThat(LocalTimes.of(rome).instant(LocalDateTime.parse("2026-07-01T12:00:00")))
                .isEqualTo("2026-07-01T10:00:00Z");
        assertThat(LocalTimes.of(rome).instant(twice)).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(new LocalTimes(rome, LocalTimes.RepeatedHour.LATER, true).instant(twice))
                .isEqualTo("2026-10-25T01:30:00Z");
        assertThat(LocalTimes.of(rome).instant(never)).isEqualTo("2026-03-29T01:30:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalTimes(rome, LocalTimes.RepeatedHour.LATER, true).instant(never))
                .withMessageContaining("never happened");
    }

    @Test
    void identifiersSeenTogetherAreOneCustomerAlsoByWayOfOthers() {
        IdentityGraph graph = IdentityGraph.builder()
                .link("phone", "login")
                .link("laptop", "login")
                .link("other", "other")
                .build();

        assertThat(graph.customer("phone")).isEqualTo("laptop");
        assertThat(graph.customer("login")).isEqualTo("laptop");
        assertThat(graph.customer("other")).isEqualTo("other");
        assertThat(graph.customer("stranger")).isEqualTo("stranger");
        assertThat(graph.resolve(JourneyEvent.of("phone", "ad", NOON)).customer())
                .isEqualTo("laptop");
        JourneyEvent own = JourneyEvent.of("laptop", "ad", NOON);
        assertThat(graph.resolve(own)).isSameAs(own);
        assertThat(graph.merge(IdentityGraph.builder().link("phone", "app").build())
                        .customer("laptop"))
                .isEqualTo("app");
        assertThat(graph.merge(IdentityGraph.EMPTY)).isEqualTo(graph);
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityGraph(Map.of("a", "b")));
    }

    @Test
    void linksAddUpWhereverTheyWereSeenAndNameWhoTheyLink() {
        IdentityGraph all = SummaryBytes.merged(
                IdentityGraph.summarizer(),
                List.of(
                        new IdentityGraph.Link("phone", "login"),
                        new IdentityGraph.Link("tablet", "laptop"),
                        new IdentityGraph.Link("laptop", "login"),
                        new IdentityGraph.Link("other", "other")));

        assertThat(all.customers())
                .isEqualTo(Map.of(
                        "laptop", "laptop", "login", "laptop", "other", "other", "phone", "laptop", "tablet",
                        "laptop"));
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityGraph.Link("", "login"));
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityGraph.Link("login", " "));
    }

    @Test
    void tiesAreEventsOfOneMomentAtDifferentTouchpoints() {
        TieCount all = SummaryBytes.merged(
                TieCount.summarizer(),
                List.of(
                        TestJourneys.journey("ad@0 cart@1 pay@1 help@1"),
                        TestJourneys.journey("ad@0 ad@0 cart@1"),
                        TestJourneys.journey("ad@0 cart@0 pay@1 help@1"),
                        TestJourneys.journey("ad@0")));

        assertThat(all).isEqualTo(new TieCount(2, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new TieCount(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TieCount(0, -1));
    }

    /** Three journeys: all tied, a repeated event that is no tie, and a tie of three of which two are alike. */
    @Test
    void tiesOfALogInColumns() {
        EventColumns log = EventColumns.of(
                List.of("ad", "cart", "pay"),
                4,
                new int[] {0, 1, 1, 0, 2, 2, 2, 0},
                new int[] {0, 0, 0, 1, 1, 1, 2, 2},
                new long[] {5, 5, 5, 5, 6, 6, 6, 7},
                TimeUnit.SECONDS);

        assertThat(TieCount.of(log)).isEqualTo(new TieCount(2, 2 + 3));
        assertThat(log.unit()).isEqualTo(TimeUnit.SECONDS);
    }

    /** Second 0 is a time like any other, a repeated event is no tie, and most customers here have none. */
    @Test
    void tiesAreAlsoSeenInTheFirstSecond() {
        EventColumns log = EventColumns.of(
                List.of("ad", "cart"),
                4,
                new int[] {0, 1, 1, 2, 2, 3},
                new int[] {1, 1, 1, 0, 1, 0},
                new long[] {0, 0, 0, 0, 0, 1},
                TimeUnit.SECONDS);

        assertThat(TieCount.of(log)).isEqualTo(new TieCount(1, 2));
    }

    @Test
    void columnsOfALogHoldOnlyWhoAndWhatThereIs() {
        List<String> places = List.of("ad", "cart");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> EventColumns.of(places, 3, new int[] {3}, new int[] {0}, new long[] {5}, TimeUnit.DAYS))
                .withMessage("customer[0] must lie in [0, 2] but was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> EventColumns.of(places, 3, new int[] {2}, new int[] {2}, new long[] {5}, TimeUnit.DAYS))
                .withMessage("touchpoint[0] must lie in [0, 1] but was 2");
    }

    @Test
    void durationsAddUpAcrossNodes() {
        Durations all = SummaryBytes.merged(
                Durations.summarizer(),
                List.of(
                        new KaplanMeier.Duration(2, true),
                        new KaplanMeier.Duration(4, false),
                        new KaplanMeier.Duration(8, true)));
        assertThat(all.finished()).isEqualTo(2);
        assertThat(all.censored()).isOne();
        assertThat(all.totalSeconds()).isEqualTo(10);
    }

    @Test
    void aPauseLongerThanTheGapBeginsANewVisit() {
        List<JourneyEvent> events = List.of(at(90, "pay"), at(0, "ad"), at(30, "cart"));

        assertThat(Sessions.byGap(events, Duration.ofSeconds(59)))
                .extracting(Journey::id)
                .containsExactly("anna#1", "anna#2");
        assertThat(Sessions.byGap(events, Duration.ofSeconds(60))).hasSize(1);
        assertThat(Sessions.byCustomer(events).get(0).touchpoints()).containsExactly("ad", "cart", "pay");
        assertThatIllegalArgumentException().isThrownBy(() -> Sessions.byGap(events, Duration.ofSeconds(-1)));
        assertThat(Sessions.byGap(List.of(), Duration.ZERO)).isEmpty();
    }

    @Test
    void sessionsOfTheLogItselfAreUsedAsTheyAre() {
        JourneyEvent one =
                JourneyEvent.builder("anna", "ad", NOON).session("s1").build();

        assertThat(Sessions.bySession(List.of(one))).extracting(Journey::id).containsExactly("s1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sessions.bySession(List.of(at(0, "ad"))))
                .withMessageContaining("names no session");
    }

    @Test
    void silenceIsKeptApartFromNeverHavingBeenThere() {
        JourneyEvent silent = JourneyEvent.builder("anna", "chat", NOON)
                .outcome(EventOutcome.NOT_ANSWERED)
                .build();
        Journey journey = new Journey("j", "anna", List.of(silent, at(5, "phone")));

        assertThat(journey.reach("chat")).isEqualTo(Reach.REACHED_UNANSWERED);
        assertThat(journey.reach("phone")).isEqualTo(Reach.ANSWERED);
        assertThat(journey.reach("store")).isEqualTo(Reach.NEVER_REACHED);
        assertThat(journey.throughput()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aJourneyIsOpenUntilItIsIdleForLongerThanTheTimeout() {
        Journey journey = new Journey("j", "anna", List.of(at(0, "ad"), at(10, "cart")));
        Duration timeout = Duration.ofSeconds(30);

        assertThat(journey.status(Set.of("pay"), NOON.plusSeconds(40), timeout)).isEqualTo(JourneyStatus.OPEN);
        assertThat(journey.status(Set.of("pay"), NOON.plusSeconds(41), timeout)).isEqualTo(JourneyStatus.ABANDONED);
        assertThat(journey.status(Set.of("cart"), NOON.plusSeconds(41), timeout))
                .isEqualTo(JourneyStatus.COMPLETED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journey.status(Set.of(), NOON, timeout))
                .withMessageContaining("after the as-of moment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journey.status(Set.of(), NOON.plusSeconds(99), timeout.negated()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Journey("j", "anna", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Journey("j", "anna", List.of(at(1, "a"), at(0, "b"))))
                .withMessageContaining("events[1]");
    }

    @Test
    void twoIdsAreTwoEvents() {
        JourneyEvent first = at(0, "ad").withId("7");
        JourneyEvent second = at(0, "ad").withId("8");

        EventPolicy.Prepared done = EventPolicy.STANDARD.prepare(List.of(first, second, first), NOON.plusSeconds(60));

        assertThat(done.events()).containsExactly(first, second);
    }

    @Test
    void aJourneyHasACustomer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Journey("j", " ", List.of(at(0, "ad"))))
                .withMessageContaining("customer of journey j");
    }
}
