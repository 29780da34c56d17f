package io.github.cxkit.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.Sessions;
import io.github.cxkit.journey.TestJourneys;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Effort;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Lever;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Model;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Outcome;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Plan;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Seen;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyWhatIfTest {

    private static final Funnel FUNNEL = Funnel.ordered(Duration.ofDays(2), "view", "cart", "pay");
    private static final Lever PAYMENT = Lever.reaching("pay");
    private static final Lever FAST = Lever.within("pay", Duration.ofMinutes(30));
    private static final Lever EASY = Lever.rating(6);
    private static final Model MODEL = new Model(FUNNEL, Metrics.CES_2, List.of(PAYMENT, FAST, EASY));

    /** 100 views, 50 carts, 20 paid: 15 in 20 minutes (rated 7), 5 in an hour (rated 3); lost carts rated 2. */
    private static List<Seen> journeys() {
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<JourneyEvent> events = new ArrayList<>();
            Instant start = Instant.parse("2026-01-01T00:00:00Z");
            String customer = "c" + i;
            events.add(JourneyEvent.of(customer, "view", start));
            if (i < 50) {
                events.add(JourneyEvent.of(customer, "cart", start.plusSeconds(60)));
            }
            if (i < 20) {
                events.add(JourneyEvent.of(customer, "pay", start.plusSeconds(i < 15 ? 1_200 : 3_600)));
            }
            Journey journey = Sessions.byCustomer(events).get(0);
            all.add(new Seen(
                    journey,
                    i < 15 ? Integer.valueOf(7) : i < 20 ? Integer.valueOf(3) : i < 50 ? Integer.valueOf(2) : null,
                    i < 20 ? 40 : 0));
        }
        return all;
    }

    private static JourneyWhatIf today() {
        JourneyWhatIf.Builder builder = JourneyWhatIf.builder(MODEL);
        journeys().forEach(builder::add);
        return builder.build();
    }

    /** 20 paid and 30 carts did not; but of the 35 who answered less than 6 only 5 paid. */
    @Test
    void aChangeTellsNoFewWhoFareOneWayOrTheOther() {
        assertThat(today().isHiddenBelow(PAYMENT, 10)).isFalse();
        assertThat(today().isHiddenBelow(PAYMENT, 21)).isTrue();
        assertThat(today().isHiddenBelow(FAST, 10)).isTrue();
        assertThat(today().isHiddenBelow(EASY, 10)).isTrue();
        assertThat(today().isHiddenBelow(EASY, 1)).isFalse();
        assertThatThrownBy(() -> today().isHiddenBelow(Lever.rating(7), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown lever");
    }

    @Test
    void fewerLossesAreThoseOfTheFunnelWithRatingsAndValueBeside() {
        Outcome outcome = today().outcome(PAYMENT, 0.2, 0.95).orElseThrow();
        FunnelSummary.Builder funnel = FunnelSummary.builder(FUNNEL);
        journeys().forEach(seen -> funnel.add(seen.journey()));
        FunnelWhatIf.Outcome same = FunnelWhatIf.of(funnel.build())
                .withFewerLosses("pay", 0.2)
                .outcome(0.95)
                .orElseThrow();
        assertThat(outcome.conversion().now())
                .isCloseTo(same.now(), within(1e-15))
                .isEqualTo(0.2);
        assertThat(outcome.conversion().then())
                .isCloseTo(same.then(), within(1e-15))
                .isCloseTo(0.26, within(1e-15));
        assertThat(outcome.conversion().gain().lower()).isCloseTo(same.gain().lower(), within(1e-12));
        // 30 of 100 would bring 40 instead of 0, a fifth of them
        assertThat(outcome.value().then() - outcome.value().now()).isCloseTo(0.2 * 0.3 * 40, within(1e-12));
        assertThat(outcome.totalGain().lower()).isPositive();
        // of those who rated, 30 of 50 gave 2 and would give 6 on average
        assertThat(outcome.score().orElseThrow().then()
                        - outcome.score().orElseThrow().now())
                .isCloseTo(0.2 * 0.6 * 4, within(1e-12));
    }

    @Test
    void fasterDeliveryMovesTheScoreAndNotTheConversionOfThoseWhoPaid() {
        Outcome outcome = today().outcome(FAST, 1, 0.95).orElseThrow();
        assertThat(outcome.conversion().then()).isEqualTo(outcome.conversion().now());
        assertThat(outcome.score().orElseThrow().then()
                        - outcome.score().orElseThrow().now())
                .isCloseTo(5.0 / 50 * 4, within(1e-12));
        // nobody's easy answer is from a journey without pay: association, all the same
        Outcome easy = today().outcome(EASY, 0.5, 0.95).orElseThrow();
        assertThat(easy.conversion().then()).isGreaterThan(easy.conversion().now());
    }

    @Test
    void plannedChangesComeByWhatTheyBringPerCost() {
        List<JourneyWhatIf.Compared> compared = today().compare(
                        List.of(
                                new Plan("more wallets", PAYMENT, new Effort(0.2, 100)),
                                new Plan("another courier", FAST, new Effort(1, 10)),
                                new Plan("plain words", EASY, new Effort(0.5, 50))),
                        0.95);
        assertThat(compared.get(0).plan().name()).isEqualTo("plain words");
        assertThat(compared.get(2).valuePerCost().orElseThrow()).isZero();
        assertThat(compared.get(1).valuePerCost().orElseThrow()).isCloseTo(100 * 2.4 / 100, within(1e-9));
    }

    @Test
    void whatIsNotKnownIsNotInvented() {
        JourneyWhatIf none = JourneyWhatIf.builder(MODEL).build();
        assertThat(none.outcome(PAYMENT, 0.2, 0.95).isKnown()).isFalse();
        JourneyWhatIf.Builder lost = JourneyWhatIf.builder(MODEL);
        journeys().subList(20, 100).forEach(lost::add);
        assertThat(lost.build().outcome(PAYMENT, 0.2, 0.95).isKnown()).isFalse();
        assertThat(lost.build()
                        .compare(List.of(new Plan("x", PAYMENT, new Effort(1, 1))), 0.95)
                        .get(0)
                        .valuePerCost()
                        .isKnown())
                .isFalse();
        assertThatThrownBy(() -> new Model(FUNNEL, Metrics.CES_2, List.of(Lever.reaching("pai"))))
                .hasMessageContaining("\"pay\"");
        assertThatThrownBy(() -> new Model(FUNNEL, Metrics.CES_2, List.of(Lever.reaching("view"))))
                .hasMessageContaining("nobody is lost");
        assertThatThrownBy(() -> new Model(FUNNEL, Metrics.CES_2, List.of(Lever.rating(8))))
                .hasMessageContaining("points");
        assertThatThrownBy(() -> today().outcome(Lever.reaching("cart"), 0.2, 0.95))
                .hasMessageContaining("lever");
        assertThatThrownBy(() -> today().outcome(PAYMENT, 1.2, 0.95)).hasMessageContaining("share");
    }

    @Test
    void whereHighIsBadFewerPointsAreTheBetterAnswer() {
        Lever easy = Lever.rating(2);
        JourneyWhatIf.Builder builder = JourneyWhatIf.builder(new Model(FUNNEL, Metrics.CES_1, List.of(easy)));
        for (Seen seen : journeys()) {
            Integer rating = seen.rating();
            // those who answered 7 found it easiest
            builder.add(new Seen(
                    seen.journey(), rating == null ? null : rating == 7 ? 1 : rating == 3 ? 2 : 5, seen.value()));
        }
        JourneyWhatIf.Split split = builder.build().splits().get(0);
        assertThat(split.good().journeys()).isEqualTo(20);
        assertThat(split.rest().journeys()).isEqualTo(30);
    }

    @Test
    void journeysOfSeveralNodesAddUp() {
        Summarizer<Seen, JourneyWhatIf> journeys = JourneyWhatIf.summarizer(MODEL);
        JourneyWhatIf all = SummaryBytes.merged(
                journeys,
                List.of(
                        new Seen(TestJourneys.journey("view@0 cart@60 pay@1800"), 7, 40),
                        new Seen(TestJourneys.journey("view@0 cart@60 pay@1801"), 5, 20),
                        new Seen(TestJourneys.journey("view@0 cart@60"), null, 0),
                        new Seen(TestJourneys.journey("cart@0"), 3, 9),
                        new Seen(TestJourneys.journey("view@0"), 6, 0),
                        new Seen(TestJourneys.journey("view@0"), 2, 0)));

        assertThat(all.all().journeys()).isEqualTo(5);
        assertThat(all.all().converted()).isEqualTo(2);
        assertThat(all.all().score().n()).isEqualTo(4);
        // reaching pay: of three at the cart; within half an hour: of two who paid; rated 6 or more: of four who rated
        assertThat(all.splits())
                .extracting(
                        split -> split.good().journeys(), split -> split.rest().journeys())
                .containsExactly(tuple(2L, 1L), tuple(1L, 1L), tuple(2L, 2L));
        JourneyWhatIf other = JourneyWhatIf.builder(new Model(FUNNEL, Metrics.CES_2, List.of(PAYMENT)))
                .build();
        assertThatThrownBy(() -> all.merge(other)).hasMessageContaining("model");
        assertThatThrownBy(() -> journeys.summarize(List.of(new Seen(TestJourneys.journey("view@0"), 8, 0))))
                .hasMessage("a rating must be on 1..7 but was 8");
    }

    @Test
    void whereOneSideHasNoRatingTheScoreIsNotKnown() {
        JourneyWhatIf.Builder builder = JourneyWhatIf.builder(MODEL);
        builder.add(new Seen(TestJourneys.journey("view@0 cart@60 pay@90"), 7, 40));
        builder.add(new Seen(TestJourneys.journey("view@0 cart@60"), null, 0));
        assertThat(builder.build().outcome(PAYMENT, 0.5, 0.95).orElseThrow().score())
                .asString()
                .contains("one side of the lever has no rating");
        JourneyWhatIf.Builder paid = JourneyWhatIf.builder(MODEL);
        paid.add(new Seen(TestJourneys.journey("view@0 cart@60 pay@90"), 7, 40));
        Outcome nothing = paid.build().outcome(PAYMENT, 0.5, 0.95).orElseThrow();
        assertThat(nothing.score().orElseThrow().then())
                .isEqualTo(nothing.score().orElseThrow().now());
    }

    @Test
    void leversAndOutcomesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Lever(JourneyWhatIf.Kind.RATING, "pay", 6))
                .hasMessage("a lever of kind RATING has no step but was given \"pay\"");
        assertThatThrownBy(() -> new Lever(JourneyWhatIf.Kind.REACHING, "", 0))
                .hasMessage("a lever of kind REACHING needs a step");
        assertThatThrownBy(() -> Lever.within("pay", Duration.ZERO))
                .hasMessage("a time must be more than 0 seconds but was 0.0");
        assertThatThrownBy(() -> new Model(FUNNEL.withOptional("cart"), Metrics.CES_2, List.of(Lever.reaching("cart"))))
                .hasMessageContaining("a first or optional step");
        assertThat(new Model(
                                FUNNEL.withOptional("cart"),
                                Metrics.CES_2,
                                List.of(Lever.within("cart", Duration.ofDays(1))))
                        .levers())
                .hasSize(1);
        assertThatThrownBy(() -> new JourneyWhatIf.Outcomes(2, 1, Moments.EMPTY, Moments.of(1.0)))
                .hasMessage("2 journeys need as many values but there are 1");
        assertThatThrownBy(() -> new JourneyWhatIf(MODEL, today().all(), List.of()))
                .hasMessage("3 levers need as many splits but there are 0");
        assertThat(PAYMENT).hasToString("reaching \"pay\"");
        assertThat(FAST).hasToString("\"pay\" within PT30M");
        assertThat(EASY).hasToString("rating of 6 or better");
    }
}
