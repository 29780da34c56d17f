package io.github.cxkit.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.lifetime.PurchaseLog.PeriodPurchases;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.survey.PeriodLength;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurchaseLogTest {

    private static final LocalDate JAN_5 = LocalDate.of(2026, 1, 5);
    private static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static PurchaseLog.Builder daily() {
        return PurchaseLog.builder(PurchaseRules.DAILY_UTC);
    }

    @Test
    void ordersOfOneDayAreOnePurchaseAndTheFirstDayIsLeftOutOfTheMean() {
        List<RfmProfile> summaries = daily().add("ann", JAN_5, money("12.50"))
                .add("ann", JAN_5, money("1.00"))
                .add("ann", JAN_5.plusDays(28), money("20.00"))
                .add("bob", LocalDate.of(2026, 1, 9), money("7.90"))
                .build()
                .summaries(MARCH_31);
        assertThat(summaries).extracting(RfmProfile::customer).containsExactly("ann", "bob");
        assertThat(summaries.get(0).history()).isEqualTo(new CustomerHistory(1, 4, 85 / 7.0));
        assertThat(summaries.get(0).monetaryValue()).isEqualTo(20);
        assertThat(summaries)
                .hasToString("[ann: 1 repeat, 4 of 12.142857 weeks, mean 20.0, bob: 0 repeats, 0 of 11.571429 weeks]");
    }

    @Test
    void lateOrdersAndCustomersWhoComeLaterDoNotDisturb() {
        PurchaseLog log = daily().add("ann", JAN_5.plusDays(30), money("5"))
                .add("ann", JAN_5, money("9"))
                .add("ann", JAN_5.plusDays(10), money("7"))
                .add("zoe", MARCH_31.plusDays(1), money("1"))
                .build();
        assertThat(log.states(MARCH_31)).containsOnlyKeys("ann");
        RfmState ann = log.states(MARCH_31).get("ann");
        assertThat(ann)
                .isEqualTo(new RfmState(PurchasePeriod.DAY, JAN_5, JAN_5.plusDays(30), 3, money("21"), money("9")));
        assertThat(log.summaries(JAN_5.plusDays(15)).get(0).history().frequency())
                .isEqualTo(1);
    }

    @Test
    void theCalendarIsThatOfTheZone() {
        Instant lateEvening = Instant.parse("2026-01-05T23:30:00Z");
        PurchaseLog rome = PurchaseLog.builder(PurchaseRules.DAILY_UTC.withZone(ZoneId.of("Europe/Rome")))
                .add("ann", lateEvening, money("3"), "EUR")
                .build();
        assertThat(rome.states(MARCH_31).values())
                .extracting(RfmState::firstDay)
                .containsExactly(JAN_5.plusDays(1));
        assertThat(rome.currency()).isEqualTo("EUR");
    }

    @Test
    void weeksAreIsoWeeks() {
        PurchaseLog weekly = PurchaseLog.builder(PurchaseRules.DAILY_UTC.withPeriod(PurchasePeriod.WEEK))
                .add("ann", JAN_5, money("1"))
                .add("ann", JAN_5.plusDays(6), money("1"))
                .add("ann", JAN_5.plusDays(7), money("4"))
                .build();
        RfmProfile ann = weekly.summaries(JAN_5.plusDays(20)).get(0);
        assertThat(ann.history()).isEqualTo(new CustomerHistory(1, 1, 2));
        assertThat(ann.monetaryValue()).isEqualTo(4);
    }

    @Test
    void refundsFollowTheirPolicy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> daily().add("ann", JAN_5, money("-1")))
                .withMessageContaining("-1");
        PurchaseLog ignoring = PurchaseLog.builder(PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.IGNORE))
                .add("ann", JAN_5, money("5"))
                .add("ann", JAN_5, money("-5"))
                .build();
        assertThat(ignoring.summaries(MARCH_31)).hasSize(1);
        assertThat(ignoring.excluded().count(PurchaseLog.REFUNDS)).isEqualTo(1);
        PurchaseLog netting = PurchaseLog.builder(PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.NET_WITHIN_PERIOD))
                .add("ann", JAN_5, money("5"))
                .add("ann", JAN_5, money("-5"))
                .add("bob", JAN_5, money("0"))
                .add("cy", JAN_5, money("9"))
                .add("cy", JAN_5, money("-5"))
                .build();
        assertThat(netting.states(MARCH_31)).containsOnlyKeys("bob", "cy");
        assertThat(netting.states(MARCH_31).values())
                .extracting(RfmState::money)
                .contains(money("4"));
    }

    @Test
    void freeOrdersFollowTheirPolicy() {
        assertThat(daily().add("ann", JAN_5, money("0")).build().states(MARCH_31))
                .hasSize(1);
        PurchaseLog ignoring = PurchaseLog.builder(PurchaseRules.DAILY_UTC.withFreeOrders(FreeOrderPolicy.IGNORE))
                .add("ann", JAN_5, money("0.00"))
                .build();
        assertThat(ignoring.states(MARCH_31)).isEmpty();
        assertThat(ignoring.excluded().count(PurchaseLog.FREE_ORDERS)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseLog.builder(PurchaseRules.DAILY_UTC.withFreeOrders(FreeOrderPolicy.REJECT))
                        .add("ann", JAN_5, money("0")))
                .withMessageContaining("free");
    }

    @Test
    void twoCurrenciesAreRefusedAlsoInAMerge() {
        PurchaseLog euro = daily().add("ann", JAN_5, money("1"), "EUR").build();
        PurchaseLog dollar = daily().add("ann", JAN_5, money("1"), "USD").build();
        PurchaseLog unnamed = daily().add("ann", JAN_5, money("1")).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euro.merge(dollar))
                .withMessageContaining("EUR and USD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> unnamed.merge(euro))
                .withMessageContaining("none and EUR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> daily().add("ann", JAN_5, money("1"), "EUR").add("ann", JAN_5, money("1")));
        assertThat(daily().add(euro).build().currency()).isEqualTo("EUR");
        PurchaseLog other = PurchaseLog.builder(PurchaseRules.DAILY_UTC.withPeriod(PurchasePeriod.WEEK))
                .build();
        assertThatIllegalArgumentException().isThrownBy(() -> euro.merge(other));
    }

    @Test
    void theSplitIsByWholeDays() {
        PurchaseLog log = daily().add("ann", JAN_5, money("10"))
                .add("ann", JAN_5.plusDays(10), money("20"))
                .add("ann", JAN_5.plusDays(11), money("30"))
                .add("ann", JAN_5.plusDays(11), money("50"))
                .add("bob", JAN_5.plusDays(12), money("1"))
                .build();
        List<HoldoutRecord> split = log.split(JAN_5.plusDays(10), JAN_5.plusDays(24));
        assertThat(split).hasSize(1);
        HoldoutRecord ann = split.get(0);
        assertThat(ann.calibration().history()).isEqualTo(new CustomerHistory(1, 10 / 7.0, 10 / 7.0));
        assertThat(ann.holdoutPurchases()).isEqualTo(1);
        assertThat(ann.holdoutMoney()).isEqualTo(money("80"));
        assertThat(ann.holdoutWeeks()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> log.split(JAN_5, JAN_5));
        assertThatIllegalArgumentException().isThrownBy(() -> new HoldoutRecord(ann.calibration(), -1, money("0"), 2));
    }

    @Test
    void oneTimeBuyersAreCensoredNotMissing() {
        KaplanMeier toSecond = daily().add("ann", JAN_5, money("1"))
                .add("ann", JAN_5.plusDays(9), money("1"))
                .add("ann", JAN_5.plusDays(12), money("1"))
                .add("bob", JAN_5, money("1"))
                .add("zoe", JAN_5.plusDays(100), money("1"))
                .build()
                .daysToSecondPurchase(JAN_5.plusDays(30));
        assertThat(toSecond.n()).isEqualTo(2);
        assertThat(toSecond.survivalAt(9).orElseThrow()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void cohortsFollowTheCalendar() {
        CalendarCohorts cohorts = daily().add("ann", LocalDate.of(2025, 12, 30), money("1"))
                .add("ann", LocalDate.of(2026, 2, 1), money("1"))
                .add("bob", LocalDate.of(2026, 1, 31), money("1"))
                .build()
                .cohorts(CohortCalendar.of(PeriodLength.MONTH, LocalDate.of(2026, 2, 28)));
        assertThat(cohorts.periods().stream().map(p -> cohorts.label(p.start())))
                .containsExactly("2025-12", "2026-01", "2026-02");
        assertThat(cohorts.cohorts())
                .extracting(CalendarCohorts.Cohort::active)
                .containsExactly(List.of(1L, 0L, 1L), List.of(1L, 0L));
        CalendarCohorts none = daily().build().cohorts(CohortCalendar.of(PeriodLength.MONTH, JAN_5));
        assertThat(none.periods()).isEmpty();
        assertThat(none.cohorts()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalendarCohorts(none.calendar(), none.periods(), cohorts.cohorts(), 0));
    }

    @Test
    void aLogReadBackMustBeInOrder() {
        PeriodPurchases day = new PeriodPurchases(JAN_5, money("1"), false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PurchaseLog(
                        PurchaseRules.DAILY_UTC, null, Map.of("ann", List.of(day, day)), Exclusions.NONE))
                .withMessageContaining("ann");
    }

    @Test
    void anImpossibleHistoryIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerHistory(1, 5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerHistory(0, 1, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerHistory(1, 0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerHistory(-1, 0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerHistory(1, Double.NaN, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmProfile("ann", CustomerHistory.oneTimeBuyer(3), 5));
        assertThat(new CustomerHistory(2, 1.5, 3)).hasToString("2 repeats, 1.500000 of 3");
    }
}
