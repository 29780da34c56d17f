package io.github.cxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.experiment.ManyArms;
import io.github.cxkit.experiment.PostStratification;
import io.github.cxkit.experiment.UnitSums;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.Horizon;
import io.github.cxkit.journey.graph.ActivityInstances;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.lifetime.EventCohortDefinition;
import io.github.cxkit.lifetime.EventCohorts;
import io.github.cxkit.lifetime.LeftOutReason;
import io.github.cxkit.lifetime.PurchaseAccount;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RowsAndSum;
import io.github.cxkit.lifetime.value.ClassValues;
import io.github.cxkit.lifetime.value.Investment;
import io.github.cxkit.metric.NetTransitions;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.service.OpenSpan;
import io.github.cxkit.service.PromiseKeeping;
import io.github.cxkit.service.PromiseKeeping.Standing;
import io.github.cxkit.service.PromisePolicy;
import io.github.cxkit.service.ReputationFit;
import io.github.cxkit.service.ServiceHours;
import io.github.cxkit.stats.ArmRatios;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Keyness;
import io.github.cxkit.stats.LeastSquares;
import io.github.cxkit.stats.PoissonCusum;
import io.github.cxkit.stats.Raking;
import io.github.cxkit.stats.SampleSize;
import io.github.cxkit.stats.TermCounts;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a border once took and then could not work with, or let through to a wrong figure. */
class BordersTest {

    private static final KaplanMeier.Definition LATENESS =
            KaplanMeier.Definition.of("delivery after the promised moment", KaplanMeier.Unit.DAYS);

    private static PromiseKeeping keeping(long broken, KaplanMeier.Definition definition, long late) {
        return new PromiseKeeping(
                PromisePolicy.at(Instant.parse("2026-03-07T00:00:00Z")),
                Map.of(Standing.BROKEN, broken),
                new KaplanMeier(definition, List.of(new KaplanMeier.Count(2, late, 0))),
                0);
    }

    @Test
    void asManyPromisesMayBeLateAsCanBeCounted() {
        assertThat(keeping(1L << 60, LATENESS, 1L << 60).daysLate(1).orElseThrow())
                .isEqualTo(2);
    }

    @Test
    void latenessIsOfTheBrokenPromisesAndInDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keeping(3, LATENESS, 4))
                .withMessage("lateness must time each of 3 broken promises but times 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keeping(
                        4, KaplanMeier.Definition.of("delivery after the promised moment", KaplanMeier.Unit.WEEKS), 4))
                .withMessageStartingWith("lateness must be times of Definition[event=delivery");
    }

    @Test
    void theLongestOfManyIsAQuantile() {
        KaplanMeier many = new KaplanMeier(null, List.of(new KaplanMeier.Count(7, (1L << 60) - 1, 0)));
        assertThat(new Durations(many).quantileSeconds(1).orElseThrow()).isEqualTo(7);
    }

    @Test
    void aDurationThatNoSumHoldsIsNoDuration() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.builder().add(1e200, true))
                .withMessageStartingWith("duration must lie in [");
    }

    @Test
    void aDeadlineIsSoughtForAHundredYears() {
        Instant from = Instant.parse("2026-03-02T09:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceHours.ALWAYS.deadline(from, Duration.ofSeconds(Long.MAX_VALUE)))
                .withMessageStartingWith("open must be at most PT876600H but was ");
    }

    @Test
    void aHorizonLiesWithinTheCalendar() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Horizon.QUICK.to(LocalDate.MAX))
                .withMessageStartingWith("startedOn must lie in the years 1 to 9999 but was ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Horizon.of(Period.ZERO, Period.ofYears(1_000_000)))
                .withMessage("months of a horizon must lie in [0, 12000] but was 12000000");
    }

    @Test
    void aCaseIsNotBusierThanItIsLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActivityInstances.CaseTimes(Duration.ofHours(1), Duration.ofHours(2)))
                .withMessage("busy must lie in [PT0S, PT1H], the throughput time, but was PT2H");
    }

    @Test
    void scoresHaveNoLessSpreadThanNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlannedLog.ScoreSums(2, BigDecimal.TEN, BigDecimal.ONE))
                .withMessage("2 scores cannot have the sum 1E+1 and the sum of squares 1");
    }

    /** 4 of 66 words of the smaller group against 7 of 2^60 of the larger: nearly nothing of the 4 was to be expected. */
    @Test
    void aWordThatIsRareBesideAnOceanHasAFiniteDistance() {
        TermCounts counts = new TermCounts(
                List.of(new TermCounts.Term("late", new TermCounts.Uses(7, 4), new TermCounts.Uses(4, 4))),
                1L << 60,
                66);
        Keyness.KeyTerm term = Keyness.g2(counts, new Keyness.Minimum(1, 1))
                .orElseThrow()
                .terms()
                .get(0);
        // by 50-digit arithmetic
        assertThat(term.effect().orElseThrow()).isCloseTo(-36.83956030363487, within(1e-12));
        assertThat(term.statistic().orElseThrow()).isCloseTo(-285.0202854410463, within(1e-9));
    }

    @Test
    void aNegativePositionIsNoCellOfAnotherColumn() {
        CoMoments moments = CoMoments.builder("a", "b").add(1, 2).add(2, 5).build();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> moments.crossProduct(1, -1));
    }

    @Test
    void sharesOfUnlikeSizeAreComparedBesideTheLargest() {
        ArmRatios ratios = ArmRatios.of(new long[] {10, 10}, new double[] {1e300, 1e300}, 0.01)
                .orElseThrow();
        assertThat(ratios.residuals()).containsExactly(0.0, 0.0);
        assertThat(ArmRatios.of(new long[] {Long.MAX_VALUE, Long.MAX_VALUE}, new double[] {1, 1}, 0.01)
                        .orElseThrow()
                        .suspects())
                .isEmpty();
    }

    @Test
    void aRatioBeyondADoubleIsInsufficient() {
        assertThat(Investment.returnOnInvestment(1e35, 1e-300).isKnown()).isFalse();
        assertThat(Investment.acquisitionToRetentionCost(1e300, 1, 1e-300, 1).isKnown())
                .isFalse();
    }

    @Test
    void aSampleOfNobodyStaysSoInASmallPopulation() {
        assertThat(SampleSize.of(0).ofPopulation(1)).isEqualTo(SampleSize.of(0));
        assertThat(SampleSize.of(1e-180).ofPopulation(1).n()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.plan().forMargin(2, 1e-300))
                .withMessage("a sample of more than 10^15 would be needed");
    }

    /** 1 less a part of what separates it from 1 is 1. */
    @Test
    void aConfidenceBesideOneStaysBelowIt() {
        double nearest = Math.nextDown(1.0);
        assertThat(Significance.ofEach(nearest, 3)).isEqualTo(nearest);
        assertThat(Significance.ofEach(0.94, 3)).isCloseTo(0.98, within(1e-15));
        assertThat(Significance.confidence(1e-300)).isEqualTo(nearest);
        CoMoments arm = CoMoments.builder("value").add(1).add(2).build();
        ManyArms arms = ManyArms.of(arm, Map.of("a", arm, "b", arm), ManyArms.Method.HOLM, nearest)
                .orElseThrow();
        assertThat(arms.arms()).allMatch(each -> each.difference().interval().isKnown());
    }

    @Test
    void positionsBeyondTheLastAreNamed() {
        CoMoments moments = CoMoments.builder("a", "b").add(1, 2).build();
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> moments.crossProduct(0, 2))
                .withMessage("Index 2 out of bounds for length 2");
        NetTransitions moves = new NetTransitions(
                List.of(List.of(1L, 0L, 0L), List.of(0L, 0L, 0L), List.of(0L, 0L, 0L)),
                Evidence.of(NetTransitions.RULE, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> moves.rates(3))
                .withMessage("Index 3 out of bounds for length 3");
    }

    /** A desk that was never open, and one that always was but for the weekends, from year 1 on: no day is visited. */
    @Test
    void openTimeOfCenturiesIsCountedByWeeks() {
        Instant first = Instant.parse("0001-01-01T00:00:00Z"); // a Monday
        Instant last = first.plus(Duration.ofDays(7L * 500_000));
        ZoneId utc = ZoneId.of("UTC");
        assertThat(ServiceHours.never(utc).between(first, last)).isZero();
        assertThat(ServiceHours.weekdays(9, 17, utc).between(first, last)).isEqualTo(Duration.ofHours(40L * 500_000));
        ServiceHours closedOnce = ServiceHours.weekdays(9, 17, utc).withException(LocalDate.of(2024, 12, 25));
        assertThat(closedOnce.between(first, last))
                .isEqualTo(Duration.ofHours(40L * 500_000).minusHours(8));
        Duration century = Duration.ofHours(40L * 20_000 + 4);
        assertThat(closedOnce.deadline(first, century))
                .isEqualTo(first.plus(Duration.ofDays(7L * 20_000)).plus(Duration.ofHours(13)));
        ServiceHours monthly =
                ServiceHours.never(utc).with(DayOfWeek.MONDAY, new OpenSpan(LocalTime.MIN, LocalTime.of(0, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monthly.deadline(first, Duration.ofDays(36_525)))
                .withMessageEndingWith(
                        "find no open hour outside pauses within ten years, or before the year 9999 ends");
    }

    @Test
    void cohortsThatCannotBeCountedTogetherAreRefused() {
        EventCohorts.Cohort many = new EventCohorts.Cohort(Long.MAX_VALUE, List.of(), List.of());
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new EventCohorts(
                        EventCohortDefinition.of("buy", "buy", PeriodLength.MONTH),
                        Map.of("2024-01", many, "2024-02", many)))
                .withMessageEndingWith("is more than the 9223372036854775807 that can be counted");
    }

    @Test
    void aSampleForAnyMarginIsANumberOrRefused() {
        assertThat(SampleSize.plan().forMargin(0, 1e-300)).isEqualTo(SampleSize.of(0));
        assertThat(SampleSize.plan().toCompare(1e308, 1e200))
                .isEqualTo(SampleSize.plan().toCompare(1e-92, 1));
        assertThat(SampleSize.plan()
                        .detectableDifference(1.7e308, 1, 1.7e308, 1)
                        .isKnown())
                .isFalse();
    }

    @Test
    void aDifferenceBeyondADoubleIsInsufficientInThatUnit() {
        Difference difference = Difference.of("welch t", 2)
                .withStandardError(1e300)
                .withInterval(Result.of(new ConfidenceInterval(-1e301, 3, 0.9, "welch t")));
        Difference cents = difference.times(1e10);
        assertThat(cents.value()).isEqualTo(Result.of(2e10));
        assertThat(cents.standardError().isKnown()).isFalse();
        assertThat(cents.interval().isKnown()).isFalse();
    }

    /** A chart that steps up by 3 in the mean and never down: 40 periods make 120, of 2,000 states in a moment. */
    @Test
    void aChartThatOnlyRisesIsFoundByItsSteps() {
        PoissonCusum.Chart chart = PoissonCusum.Chart.quietFor(0, 3, 5, 40).orElseThrow();
        assertThat(chart.decision()).isBetween(110.0, 125.0);
        assertThat(chart.periodsToFalseAlarm(3, 5).orElseThrow()).isGreaterThanOrEqualTo(40);
        assertThat(new PoissonCusum.Chart(0, chart.decision() - 0.2)
                        .periodsToFalseAlarm(3, 5)
                        .orElseThrow())
                .isLessThan(40);
    }

    @Test
    void noMoreRowsAreLeftOutThanThereAre() {
        PurchaseLog log = PurchaseLog.builder(PurchaseRules.DAILY_UTC).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PurchaseAccount(
                        log,
                        LocalDate.of(2024, 1, 1),
                        new RowsAndSum(1, BigDecimal.ZERO),
                        Map.of(LeftOutReason.NO_CUSTOMER, new RowsAndSum(2, BigDecimal.ZERO)),
                        0))
                .withMessage("rows of leftOut must lie in [0, 1] but was 2");
    }

    @Test
    void aResponseAtTheEndOfTimeIsRefusedInWords() {
        ScorecardDefinition yearly = ScorecardDefinition.of(Survey.of("stay", Question.of("q", Scale.of(0, 10))))
                .per(PeriodLength.YEAR);
        SurveyResponse response = SurveyResponse.NOTHING.withTime(Instant.MIN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> yearly.slicing().apply(response))
                .withMessageStartingWith("time must lie in the years 1 to 9999 but was ");
        for (Instant end : List.of(Instant.MIN, Instant.MAX)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ScorecardSummary.summarizer(yearly).summarize(List.of(response.withTime(end))))
                    .withMessageContaining("must lie in the years 1 to 9999 but was ");
        }
    }

    @Test
    void armsOfOtherVariablesAreNamed() {
        UnitSums one = UnitSums.summarizer(1).summarize(List.of(List.of(BigDecimal.ONE), List.of(BigDecimal.TEN)));
        UnitSums two = UnitSums.summarizer(2).summarize(List.of(List.of(BigDecimal.ONE, BigDecimal.ONE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostStratification.Stratum.of("s", one, two))
                .withMessage("arms must have the same variables but have [value] and [numerator, denominator]");
    }

    @Test
    void aReputationBeyondADoubleHasNoRate() {
        assertThat(ReputationFit.of(Arrays.asList(0.0, 1e300, 0.0, 1e300), Arrays.asList(1e-300, 0.0, 1e-300))
                        .up()
                        .rate()
                        .isKnown())
                .isFalse();
    }

    @Test
    void weightsOfAnySizeHaveAnEffectiveSize() {
        Map<String, List<String>> columns = Map.of("sex", List.of("f", "m", "m", "m"));
        Map<String, Map<String, Double>> targets = Map.of("sex", Map.of("f", 3e200, "m", 3e200));
        // weights 3, 1, 1, 1: 6^2/12
        assertThat(Raking.of(columns, targets, Raking.Options.DEFAULT)
                        .orElseThrow()
                        .effectiveSize())
                .isCloseTo(3, within(1e-12));
        Map<String, Map<String, Double>> endless = Map.of("sex", Map.of("f", 1e308, "m", 1e308));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Raking.of(columns, endless, Raking.Options.DEFAULT))
                .withMessageStartingWith("the targets of sex must add up to a double but are {");
    }

    @Test
    void moneyOfMoreCustomersThanADoubleHoldsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassValues.Range(1e300, 1e300).times(1L << 60))
                .withMessage("1.0E300 for each of 1152921504606846976 customers is more than a double holds");
    }

    @Test
    void aRiseToBeFoundAndLimitsOfASlopeStayWithinADouble() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PoissonCusum.Design(3, 1e300, 5))
                .withMessage("ratio must be above 1 and at most 1e100 but was 1.0E300");
        LeastSquares line = LeastSquares.fit(
                        CoMoments.builder("y", "x")
                                .add(1, 1)
                                .add(2, 2)
                                .add(2, 3)
                                .build(),
                        "y",
                        List.of("x"))
                .orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line.interval("x", 1e308, Math.nextDown(1.0)))
                .withMessage("limits of x times 1.0E308 at a confidence of 0.9999999999999999 are beyond a double");
    }
}
