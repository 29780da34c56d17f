package io.github.cxkit.journey.friction;

import static io.github.cxkit.journey.TestJourneys.journey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.Enabler;
import io.github.cxkit.journey.FrictionPoint;
import io.github.cxkit.journey.Horizon;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.Opportunity;
import io.github.cxkit.metric.Caution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrictionTest {

    @Test
    void frictionIsSeverityByFrequency() {
        FrictionScore score = FrictionScore.of(0.6, 30, 400);

        assertThat(score.frequency().orElseThrow()).isEqualTo(0.075);
        assertThat(score.score().orElseThrow()).isCloseTo(0.045, within(1e-15));
        assertThat(FrictionScore.of(0.6, 0, 0).score().isKnown()).isFalse();
        assertThat(FrictionScore.riskPriority(7, 4, 6)).isEqualTo(168);
        assertThatIllegalArgumentException().isThrownBy(() -> FrictionScore.of(0.6, 5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> FrictionScore.of(1.6, 1, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> FrictionScore.of(0.6, -1, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> FrictionScore.riskPriority(0, 4, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> FrictionScore.riskPriority(1, 11, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> FrictionScore.riskPriority(1, 4, 0));
    }

    @Test
    void theLossIsTheExcessDropOffInMoney() {
        FrictionLoss loss = new FrictionLoss(200, 90, 800, 160, 42.5);

        assertThat(loss.excessDropOff().orElseThrow()).isEqualTo(0.25);
        assertThat(loss.loss().orElseThrow()).isEqualTo(2125.0);
        assertThat(new FrictionLoss(0, 0, 800, 160, 42.5).loss().isKnown()).isFalse();
        assertThat(new FrictionLoss(3, 1, 0, 0, 42.5).excessDropOff().isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrictionLoss(10, 11, 5, 1, 3))
                .withMessageContaining("with friction");
        assertThatIllegalArgumentException().isThrownBy(() -> new FrictionLoss(10, 1, 5, 6, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new FrictionLoss(10, 1, 5, 1, -3));
    }

    @Test
    void journeysWithAndWithoutFrictionAreCompared() {
        List<Journey> journeys = List.of(
                journey("cart@0 error@1"), journey("cart@0 error@1 pay@2"), journey("cart@0 pay@1"), journey("cart@0"));

        FrictionOutcomes outcomes = FrictionOutcomes.of(
                journeys,
                journey -> journey.touchpoints().contains("error"),
                journey -> journey.touchpoints().contains("pay") ? JourneyStatus.COMPLETED : JourneyStatus.ABANDONED,
                10);

        assertThat(outcomes).isEqualTo(new FrictionOutcomes(new FrictionLoss(2, 1, 2, 1, 10), 0));
        assertThat(outcomes.decided().loss().orElseThrow()).isZero();
        assertThat(outcomes.decided().cautions()).isEmpty();
        assertThat(new FrictionLoss(10, 1, 10, 5, 10).cautions()).containsExactly(Caution.FEWER_LOST_WITH_FRICTION);
    }

    @Test
    void theCostliestOpportunityComesFirst() {
        FrictionPoint form = new FrictionPoint("form", "checkout", "too long", 0.5, 40, 100, Enabler.TECHNOLOGY);
        FrictionPoint returns = new FrictionPoint("returns", "return", "three papers", 0.9, 1, 100, Enabler.PROCESS);
        FrictionPoint queue = new FrictionPoint("queue", "phone", "long wait", 0.9, 50, 100, Enabler.PEOPLE);
        LocalDate start = LocalDate.of(2026, 1, 1);
        List<Opportunity> opportunities = List.of(
                new Opportunity("o1", "returns", "one paper", "logistics", Horizon.STRUCTURAL, start),
                new Opportunity("o2", "form", "two fields", "web team", Horizon.QUICK, start),
                new Opportunity("o3", "queue", "call back", "service", Horizon.QUICK, null));

        ActionPlan plan = ActionPlan.of(
                opportunities,
                List.of(form, returns, queue),
                Map.of("form", new FrictionLoss(40, 30, 60, 15, 50)),
                LocalDate.of(2026, 3, 1));

        assertThat(plan.lines()).extracting(line -> line.opportunity().id()).containsExactly("o2", "o3", "o1");
        assertThat(plan.lines().get(0).loss().orElseThrow()).isEqualTo(1000.0);
        assertThat(plan.lines().get(0).verdict().orElseThrow()).isEqualTo(Horizon.Verdict.OVERDUE);
        assertThat(plan.lines().get(1).verdict().isKnown()).isFalse();
        assertThat(plan.lines().get(2).verdict().orElseThrow()).isEqualTo(Horizon.Verdict.TOO_EARLY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActionPlan.of(opportunities, List.of(form), Map.of(), start))
                .withMessageContaining("returns");
    }

    @Test
    void burstsDeadAndErrorClicksAreSignals() {
        List<Click> clicks = List.of(
                new Click("s1", "pay", 0, 0, 0, Click.Effect.RESPONSE),
                new Click("s1", "pay", 400, 18, 24, Click.Effect.RESPONSE),
                new Click("s1", "pay", 1000, 0, 0, Click.Effect.NONE),
                new Click("s2", "pay", 10, 5, 5, Click.Effect.RESPONSE),
                new Click("s2", "pay", 20, 5, 5, Click.Effect.ERROR));
        FrustrationSignals signals = FrustrationRule.STANDARD.signals(clicks, 8);

        FrustrationSignals none = FrustrationRule.STANDARD.signals(List.of(), 0);
        assertThat(signals).isEqualTo(new FrustrationSignals(FrustrationRule.STANDARD, 1, 1, 1, 2, 8));
        assertThat(signals.perHundredSessions().orElseThrow()).isEqualTo(37.5);
        assertThat(signals.merge(none)).isEqualTo(signals);
        assertThat(none.perHundredSessions().isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrustrationRule.STANDARD.signals(clicks, 1))
                .withMessageContaining("2 sessions");
        assertThatIllegalArgumentException().isThrownBy(() -> new FrustrationRule(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FrustrationRule(1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FrustrationRule(1, 1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrustrationSignals(FrustrationRule.STANDARD, 0, 0, 0, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Click("s", "t", Double.NaN, 0, 0, Click.Effect.NONE));
    }

    @Provide
    Arbitrary<Click> clicks() {
        return Combinators.combine(
                        Arbitraries.of("s1", "s2"),
                        Arbitraries.of("pay", "buy"),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Click.Effect.values()))
                .as((session, target, at, x, effect) -> new Click(session, target, at * 100, x * 10, 0, effect));
    }

    @Property(tries = 500)
    void moreClicksNeverGiveFewerSignalsAndEveryClickIsJudgedByItsOwnPast(
            @ForAll @Size(max = 15) List<@From("clicks") Click> clicks,
            @ForAll @From("clicks") Click another,
            @ForAll @IntRange(min = 1, max = 4) int least) {
        FrustrationRule rule = new FrustrationRule(least, 500, 10);
        FrustrationSignals before = rule.signals(clicks, 2);
        List<Click> more = new ArrayList<>(clicks);
        more.add(another);
        FrustrationSignals after = rule.signals(more, 2);

        assertThat(after.rageClicks()).isGreaterThanOrEqualTo(before.rageClicks());
        assertThat(after.deadClicks() + after.errorClicks())
                .isGreaterThanOrEqualTo(before.deadClicks() + before.errorClicks());
        long rage = clicks.stream()
                .filter(click -> clicks.stream()
                                .filter(other -> other.session().equals(click.session())
                                        && other.target().equals(click.target())
                                        && other.atMillis() <= click.atMillis()
                                        && click.atMillis() - other.atMillis() <= 500
                                        && Math.abs(other.x() - click.x()) <= 10)
                                .count()
                        >= least)
                .count();
        assertThat(before.rageClicks()).isEqualTo(rage);
    }
}
