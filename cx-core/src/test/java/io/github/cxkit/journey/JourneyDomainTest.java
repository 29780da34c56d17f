package io.github.cxkit.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.EqualByState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class JourneyDomainTest {

    private static final Channel WEB = new Channel("web", "Web shop", ChannelKind.DIGITAL);
    private static final Touchpoint AD = Touchpoint.of("ad", JourneyPhase.AWARENESS, "web");
    private static final Touchpoint CHECKOUT = Touchpoint.of("checkout", JourneyPhase.PURCHASE, "web");
    private static final JourneyDefinition SHOP = JourneyDefinition.of("shop", "1")
            .withPersona("a hurried parent")
            .withGoal("shoes by Friday")
            .withPhases(JourneyPhase.STANDARD)
            .withChannels(List.of(WEB))
            .withTouchpoints(List.of(AD, CHECKOUT))
            .withSteps(List.of(PlannedStep.of("ad"), new PlannedStep("checkout", false, Duration.ofMinutes(3))));

    @Test
    void aDefinitionHasItsName() {
        assertThat(SHOP.id()).isEqualTo("shop");
    }

    @Test
    void theFivePhasesSpeakEnglishAndItalian() {
        assertThat(JourneyPhase.STANDARD)
                .extracting(JourneyPhase::code)
                .containsExactly("awareness", "consideration", "purchase", "service", "loyalty");
        assertThat(JourneyPhase.LOYALTY.label(Locale.ITALIAN)).isEqualTo("Fedeltà");
        assertThat(JourneyPhase.LOYALTY.label(Locale.ITALY)).isEqualTo("Fedeltà");
        assertThat(JourneyPhase.LOYALTY.label(Locale.ENGLISH)).isEqualTo("Loyalty");
        assertThat(JourneyPhase.LOYALTY.label(Locale.GERMAN)).isEqualTo("Loyalty");
        assertThat(JourneyPhase.PURCHASE.goal(Locale.ITALIAN)).isEqualTo("comprare in modo facile e sicuro");
        assertThat(JourneyPhase.PURCHASE.order()).isEqualTo(3);
    }

    @Test
    void aPhaseOfYourOwnSaysItsOwnName() {
        JourneyPhase rent = new JourneyPhase("rent", 3, "Renting", "drive today");

        assertThat(rent.label(Locale.ITALIAN)).isEqualTo("Renting");
        assertThat(rent.goal(Locale.ITALIAN)).isEqualTo("drive today");
        assertThatIllegalArgumentException().isThrownBy(() -> new JourneyPhase(" ", 1, "x", "y"));
    }

    @Test
    void aDefinitionKnowsItsTouchpoints() {
        assertThat(SHOP.touchpoint("ad")).contains(AD);
        assertThat(SHOP.touchpoint("van")).isEmpty();
        assertThat(SHOP.id()).isEqualTo("shop");
        assertThat(SHOP.touchpoints()).containsExactly(AD, CHECKOUT);
        assertThat(SHOP.channels()).containsExactly(WEB);
        assertThat(SHOP.touchpointsOf("purchase")).containsExactly(CHECKOUT);
        assertThat(SHOP.plannedTouchpoints()).containsExactly("ad", "checkout");
    }

    @Test
    void aDefinitionRefusesNamesThatAreNotDefinedOrStandTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(List.of(AD), List.of(PlannedStep.of("van"))))
                .withMessageContaining("steps[0]")
                .withMessageContaining("\"van\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(List.of(AD, AD), List.of()))
                .withMessage("touchpoint \"ad\" is defined twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(List.of(Touchpoint.of("shelf", JourneyPhase.PURCHASE, "store")), List.of()))
                .withMessageContaining("\"store\"");
        JourneyPhase rent = new JourneyPhase("rent", 3, "Renting", "drive today");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(List.of(Touchpoint.of("desk", rent, "web")), List.of()))
                .withMessageContaining("touchpoint desk")
                .withMessageContaining("\"rent\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlannedStep("ad", false, Duration.ofSeconds(-1)))
                .withMessageContaining("ad");
    }

    @Test
    void everyPartOfADefinitionTellsItFromAnother() {
        EqualByState.check(
                () -> with(List.of(AD), List.of(PlannedStep.of("ad"))),
                plan -> JourneyDefinition.of("e", "1"),
                plan -> JourneyDefinition.of("e", "2"),
                plan -> plan.withPersona("someone else"),
                plan -> plan.withGoal("nothing"),
                plan -> plan.withPhases(List.of(JourneyPhase.AWARENESS)),
                plan -> plan.withChannels(List.of(WEB, new Channel("store", "Store", ChannelKind.PHYSICAL))),
                plan -> plan.withTouchpoints(List.of(AD, CHECKOUT)),
                plan -> plan.withSteps(List.of()));
        assertThat(SHOP).hasToString("shop 1: [ad, checkout]");
        assertThat(SHOP.version()).isEqualTo("1");
        assertThat(SHOP.persona()).isEqualTo("a hurried parent");
        assertThat(SHOP.goal()).isEqualTo("shoes by Friday");
        assertThat(SHOP.channels()).containsExactly(WEB);
        assertThat(SHOP.steps()).hasSize(2);
    }

    private static JourneyDefinition with(List<Touchpoint> touchpoints, List<PlannedStep> steps) {
        return JourneyDefinition.of("d", "1")
                .withPersona("p")
                .withGoal("g")
                .withPhases(JourneyPhase.STANDARD)
                .withChannels(List.of(WEB))
                .withTouchpoints(touchpoints)
                .withSteps(steps);
    }

    @Test
    void aMapSaysWhatCustomersFeel() {
        JourneyMap.Step step = JourneyMap.Step.of("checkout", -0.4);
        JourneyMap map = new JourneyMap(SHOP, List.of(step));

        assertThat(map.step("checkout")).contains(step);
        assertThat(map.step("ad")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JourneyMap(SHOP, List.of(step, step)))
                .withMessageContaining("steps[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JourneyMap(SHOP, List.of(JourneyMap.Step.of("van", 0))))
                .withMessageContaining("van");
        assertThatIllegalArgumentException().isThrownBy(() -> JourneyMap.Step.of("ad", 1.5));
        assertThat(new JourneyMap.Step("ad", "", "", null, List.of(), List.of(), List.of(), List.of()).feeling())
                .isNull();
    }

    @Test
    void frictionsMomentsAndOpportunitiesCheckTheirNumbers() {
        assertThat(new FrictionPoint("f", "checkout", "too many fields", 0.5, 3, 10, Enabler.TECHNOLOGY).affected())
                .isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrictionPoint("f", "checkout", "", 0.5, 11, 10, Enabler.PROCESS))
                .withMessageContaining("11 affected journeys of only 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrictionPoint("f", "checkout", "", 1.5, 1, 10, Enabler.PROCESS));
        assertThat(new MomentOfTruth("checkout", MomentKind.PAIN, 0.7, 0.2).kind())
                .isEqualTo(MomentKind.PAIN);
        assertThatIllegalArgumentException().isThrownBy(() -> new MomentOfTruth("c", MomentKind.ZERO, 0.7, 1.2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Opportunity("o", "f", "shorten the form", " ", Horizon.QUICK, null))
                .withMessageContaining("owner");
        assertThat(new Opportunity("o", "f", "shorten the form", "web team", Horizon.QUICK, null).startedOn())
                .isNull();
    }

    @Test
    void aQuickRepairIsJudgedWithinThirtyDaysAStructuralOneAfterHalfAYear() {
        LocalDate start = LocalDate.of(2023, 8, 31);

        assertThat(Horizon.QUICK.assess(start, start)).isEqualTo(Horizon.Verdict.ON_TIME);
        assertThat(Horizon.QUICK.assess(start, start.plusDays(30))).isEqualTo(Horizon.Verdict.ON_TIME);
        assertThat(Horizon.QUICK.assess(start, start.plusDays(31))).isEqualTo(Horizon.Verdict.OVERDUE);
        assertThat(Horizon.STRUCTURAL.from(start)).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(Horizon.STRUCTURAL.assess(start, LocalDate.of(2024, 2, 28))).isEqualTo(Horizon.Verdict.TOO_EARLY);
        assertThat(Horizon.STRUCTURAL.assess(start, LocalDate.of(2025, 2, 28))).isEqualTo(Horizon.Verdict.ON_TIME);
        assertThat(Horizon.STRUCTURAL.assess(start, LocalDate.of(2025, 3, 1))).isEqualTo(Horizon.Verdict.OVERDUE);
        assertThatIllegalArgumentException().isThrownBy(() -> Horizon.QUICK.assess(start, start.minusDays(1)));
    }

    /** 31 days are no month in February, and a month is not over after 30 days in March. */
    @Test
    void aHorizonDoesNotEndBeforeItBegins() {
        assertThat(Horizon.of(Period.ofDays(31), Period.ofDays(31)).to()).isEqualTo(Period.ofDays(31));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Horizon.of(Period.ofMonths(1), Period.ofDays(30)))
                .withMessageContaining("ends before it begins for a start on 2023-01-01: 2023-02-01 to 2023-01-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Horizon.of(Period.ofDays(29), Period.ofMonths(1)))
                .withMessageContaining("for a start on 2023-01-31: 2023-03-01 to 2023-02-28");
        assertThatIllegalArgumentException().isThrownBy(() -> Horizon.QUICK.settling(Period.ofDays(31)));
        assertThat(Horizon.QUICK.settling(Period.ofDays(7)))
                .isEqualTo(new Horizon(Period.ofDays(7), Period.ofDays(30)));
        assertThatIllegalArgumentException().isThrownBy(() -> Horizon.of(Period.ofDays(-1), Period.ofDays(30)));
        assertThatIllegalArgumentException().isThrownBy(() -> Horizon.of(Period.ZERO, Period.ofDays(-1)));
    }

    @Test
    void allWhoPassMayBeAffected() {
        assertThat(new FrictionPoint("f", "checkout", "", 1, 10, 10, Enabler.PROCESS).exposed())
                .isEqualTo(10);
    }
}
