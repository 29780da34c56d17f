package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.GuardedEffect;
import io.github.cxkit.journey.Horizon;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.service.EmployeeLinkage.Team;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.RatingTally;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes after the answer: effects inside their horizon, reputation, autonomy, hours, voice. */
class AfterwardsTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 15);

    private static RatingTally nps(long detractors, long passives, long promoters) {
        return RatingTally.ofCounts(Metrics.NPS.scale(), Map.of(0, detractors, 8, passives, 10, promoters));
    }

    private static GuardedEffect around(Horizon horizon) {
        return GuardedEffect.summarizer(new GuardedEffect.Action(Metrics.NPS, START, horizon))
                .empty()
                .with(START.minusDays(3), nps(40, 30, 30));
    }

    @Test
    void oneGoodDayOfALongChangeIsTooEarly() {
        GuardedEffect effect = around(Horizon.STRUCTURAL).with(START.plusDays(1), nps(0, 5, 40));
        GuardedEffect.Judgement now = effect.on(START.plusDays(1));
        assertThat(now.verdict()).isEqualTo(Horizon.Verdict.TOO_EARLY);
        assertThat(now.answers()).containsEntry(GuardedEffect.Place.SETTLING, 45L);
        assertThat(now.difference().value().isKnown()).isFalse();
        assertThat(now.difference().pValue().isKnown()).isFalse();
        assertThat(now.difference().interval().isKnown()).isFalse();
        assertThat(now.difference().value().toString()).contains("too early").contains("2026-07-15");
    }

    @Test
    void everyAnswerSettlesOrIsUsedOrComesLater() {
        GuardedEffect effect = around(Horizon.QUICK.settling(Period.ofDays(7)))
                .with(START.plusDays(6), nps(1, 2, 3))
                .with(START.plusDays(7), nps(1, 1, 1))
                .with(START.plusDays(30), nps(0, 1, 1))
                .with(START.plusDays(31), nps(4, 0, 0));
        GuardedEffect.Judgement overdue = effect.on(START.plusDays(40));
        assertThat(overdue.verdict()).isEqualTo(Horizon.Verdict.OVERDUE);
        assertThat(overdue.answers().values()).containsExactly(6L, 5L, 4L);
        assertThat(overdue.difference().value().orElseThrow()).isCloseTo(20 + 10, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effect.on(START.plusDays(20)))
                .withMessageContaining("before they came");
        assertThatIllegalArgumentException().isThrownBy(() -> effect.on(START.plusDays(40), 0.05));
    }

    @Test
    void aRepairJudgedOnItsFirstDayHadNoTimeToSettle() {
        assertThat(around(Horizon.QUICK).on(START).cautions()).containsExactly(Caution.NO_TIME_TO_SETTLE);
        assertThat(around(Horizon.QUICK).on(START.plusDays(1)).cautions()).isEmpty();
    }

    @Test
    void aHorizonMayNotEndBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Horizon.of(Period.ofMonths(6), Period.ofDays(30)))
                .withMessageContaining("ends before it begins");
        assertThatIllegalArgumentException().isThrownBy(() -> Horizon.of(Period.ofDays(30), Period.ofMonths(1)));
        assertThat(Horizon.of(Period.ofDays(28), Period.ofMonths(1)).to(START)).isEqualTo("2026-02-15");
        assertThatIllegalArgumentException().isThrownBy(() -> Horizon.of(Period.ofDays(-1), Period.ofDays(3)));
    }

    @Property(tries = 200)
    void theStressTestCountsAsTheRecursionDoes(
            @ForAll @DoubleRange(min = 0.01, max = 1) double up,
            @ForAll @DoubleRange(min = 0.01, max = 1) double down,
            @ForAll @IntRange(min = 0, max = 100) int bad,
            @ForAll @IntRange(min = 0, max = 5) int times,
            @ForAll @IntRange(min = 0, max = 100) int target) {
        ReputationTrend trend = new ReputationTrend(up, down);
        ReputationTrend.Stress stress =
                trend.stress(new ReputationTrend.Shock(70, bad, times), new ReputationTrend.Recovery(95, target));
        double level = 70;
        for (int i = 0; i < times; i++) {
            level = trend.after(level, bad);
        }
        assertThat(stress.after()).isCloseTo(level, within(1e-9));
        assertThat(stress.lost()).isCloseTo(70 - level, within(1e-9));
        if (target > 95 || (target == 95 && up < 1)) {
            assertThat(stress.periods().isKnown()).isEqualTo(level >= target);
        } else {
            long periods = stress.periods().orElseThrow();
            for (int i = 0; i < periods; i++) {
                assertThat(level).isLessThan(target + 1e-9);
                level = trend.after(level, 95);
            }
            assertThat(level).isGreaterThan(target - 1e-9);
        }
    }

    @Test
    void aScandalTakesLongToMend() {
        ReputationTrend trend = new ReputationTrend(0.05, 0.5);
        assertThat(trend.stress(new ReputationTrend.Shock(80, 20, 1), new ReputationTrend.Recovery(80, 80))
                        .periods()
                        .toString())
                .contains("never");
        assertThat(new ReputationTrend(0.5, 0.5)
                        .stress(new ReputationTrend.Shock(50, 50, 3), new ReputationTrend.Recovery(90, 70))
                        .periods()
                        .orElseThrow())
                .as("exactly the target is reached")
                .isEqualTo(1);
    }

    @Property(tries = 100)
    void ratesAreFoundAgainInTheSeriesTheyMade(
            @ForAll @DoubleRange(min = 0.05, max = 1) double up,
            @ForAll @DoubleRange(min = 0.05, max = 1) double down,
            @ForAll @Size(min = 8, max = 30) List<@IntRange(min = 0, max = 100) Integer> ratings) {
        ReputationTrend trend = new ReputationTrend(up, down);
        List<@Nullable Double> given = new ArrayList<>();
        List<@Nullable Double> levels = new ArrayList<>();
        double level = 60;
        levels.add(level);
        for (int rating : ratings) {
            given.add((double) rating);
            level = trend.after(level, rating);
            levels.add(level);
        }
        ReputationFit fit = ReputationFit.of(levels, given);
        fit.up().rate().ifKnown(rate -> assertThat(rate).isCloseTo(up, within(1e-6)));
        fit.down().rate().ifKnown(rate -> assertThat(rate).isCloseTo(down, within(1e-6)));
    }

    @Test
    void aSeriesThatIsNoSmoothingIsFlaggedAndNotCut() {
        ReputationFit fit = ReputationFit.of(List.of(50.0, 70.0, 90.0, 80.0), List.of(60.0, 80.0, 70.0));
        assertThat(fit.up().rate().orElseThrow()).isEqualTo(2);
        assertThat(fit.up().isInside().orElseThrow()).isFalse();
        assertThat(fit.down().rate().isKnown()).isFalse();
        assertThat(fit.ratio().isKnown()).isFalse();
        List<@Nullable Double> gap = new ArrayList<>();
        gap.add(50.0);
        gap.add(50.0);
        gap.add(null);
        assertThat(ReputationFit.of(gap, List.of(50.0, 60.0)).up().n()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> ReputationFit.of(List.of(1.0), List.of(1.0)));
    }

    /** Up: gaps 10 and 20 with steps 5 and 8 give 210 / 500; down: gaps -10 and -40 with steps -8 and -20 give 880 / 1700. */
    @Test
    void ratesAreStepsOverGapsUpAndDown() {
        ReputationFit fit = ReputationFit.of(List.of(50.0, 55.0, 63.0, 55.0, 35.0), List.of(60.0, 75.0, 53.0, 15.0));

        assertThat(fit.up().n()).isEqualTo(2);
        assertThat(fit.up().rate().orElseThrow()).isEqualTo(0.42);
        // residuals of 5 - 4.2 and 8 - 8.4, over one degree of freedom and a sum of squares of 500
        assertThat(fit.up().standardError().orElseThrow()).isCloseTo(Math.sqrt(0.8 / 500), within(1e-12));
        assertThat(fit.down().rate().orElseThrow()).isCloseTo(880 / 1700.0, within(1e-12));
        assertThat(fit.up().isInside().orElseThrow()).isTrue();
        assertThat(fit.trend().orElseThrow()).isEqualTo(new ReputationTrend(0.42, 880 / 1700.0));
        assertThat(fit.ratio().orElseThrow()).isCloseTo(880 / 1700.0 / 0.42, within(1e-12));
    }

    @Test
    void ratesOutsideZeroToOneAreNoTrend() {
        ReputationFit back = ReputationFit.of(List.of(50.0, 45.0, 40.0), List.of(60.0, 60.0));
        assertThat(back.up().rate().orElseThrow()).isNegative();
        assertThat(back.up().isInside().orElseThrow()).isFalse();
        assertThat(back.trend()).asString().contains("the rate up").contains("is outside (0, 1]");
        ReputationFit whole = ReputationFit.of(List.of(50.0, 60.0, 70.0, 50.0, 30.0), List.of(60.0, 70.0, 50.0, 30.0));
        assertThat(whole.trend().orElseThrow()).isEqualTo(new ReputationTrend(1, 1));
        List<@Nullable Double> unknown = Arrays.asList(50.0, null, 60.0, 65.0, 70.0);
        List<@Nullable Double> ratings = Arrays.asList(60.0, 70.0, null, 75.0);
        assertThat(ReputationFit.of(unknown, ratings).up().n()).isOne();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReputationFit.of(List.of(1.0, Double.NaN), List.of(1.0)))
                .withMessageContaining("reputation[1]");
    }

    /** From 80 a rating of 20 at half leaves 50; 90s bring back 40 (1 - 0.9^n) of it: 30 need n with 0.9^n <= 1/4. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 90, 80, 14",
        "1, 90, 80, 1",
        "1, 80, 80, 1",
        "0.1, 90, 50, 0",
        "0.1, 90, 54, 1",
        "0.1, 90, 54.01, 2",
        "1e-6, 90, 80, 1386294",
    })
    void aReputationIsBackAfterAsManyPeriodsAsTheRecursionTakes(double up, double good, double target, long periods) {
        ReputationTrend.Stress stress = new ReputationTrend(up, 0.5)
                .stress(new ReputationTrend.Shock(80, 20, 1), new ReputationTrend.Recovery(good, target));

        assertThat(stress.after()).isEqualTo(50);
        assertThat(stress.lost()).isEqualTo(30);
        assertThat(stress.periods().orElseThrow()).isEqualTo(periods);
    }

    @Test
    void aRecoveryThatNeverEndsOrCannotBeCountedIsSaid() {
        ReputationTrend.Shock shock = new ReputationTrend.Shock(80, 20, 1);
        assertThat(new ReputationTrend(0.1, 0.5)
                        .stress(shock, new ReputationTrend.Recovery(80, 80))
                        .periods())
                .asString()
                .contains("never bring the reputation back to 80");
        assertThat(new ReputationTrend(1, 0.5)
                        .stress(shock, new ReputationTrend.Recovery(79, 80))
                        .periods()
                        .isKnown())
                .isFalse();
        assertThat(new ReputationTrend(1e-300, 0.5)
                        .stress(shock, new ReputationTrend.Recovery(90, 80))
                        .periods())
                .asString()
                .contains("more periods than can be counted");
        assertThat(new ReputationTrend(0.5, 0.5)
                        .stress(new ReputationTrend.Shock(80, 20, 1_000_000), new ReputationTrend.Recovery(90, 55))
                        .after())
                .isEqualTo(20);
    }

    @Test
    void limitsAndPValueOfALinkageAreThoseOfPearson() {
        // r of 1, 2, 3, 4 with 1, 3, 2, 4 is 0.8: z = 1.0986, half 1.96 at n = 4; t = 0.8 sqrt(2 / 0.36)
        EmployeeLinkage four = linkage(0.8, 4);
        assertThat(four.interval(0.95).orElseThrow().lower())
                .isCloseTo(Math.tanh(0.5 * Math.log(9) - 1.959963984540054), within(1e-12));
        assertThat(four.interval(0.95).orElseThrow().upper())
                .isCloseTo(Math.tanh(0.5 * Math.log(9) + 1.959963984540054), within(1e-12));
        // with two degrees of freedom the p-value of t is 1 - t / sqrt(2 + t²), which here is 1 - r
        assertThat(four.pValue().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(linkage(1, 4).interval(0.95)).asString().contains("on one line");
        assertThat(linkage(-1, 4).pValue().isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> linkage(0.8, 2))
                .withMessage("a correlation needs 3 teams, not 2");
        assertThat(new EmployeeLinkage(Map.of(), 2, Result.insufficient(Result.Reason.TOO_FEW, "two"), four.evidence())
                        .pValue()
                        .isKnown())
                .isFalse();
    }

    private static EmployeeLinkage linkage(double correlation, long teams) {
        return new EmployeeLinkage(Map.of(), teams, Result.of(correlation), Evidence.of(EmployeeLinkage.RULE, teams));
    }

    @Test
    void threeTeamsHaveNoLimits() {
        List<Team> teams = List.of(
                new Team("a", nps(1, 2, 7), 60.0),
                new Team("b", nps(3, 3, 4), 20.0),
                new Team("c", nps(6, 2, 2), -5.0));
        EmployeeLinkage three = EmployeeLinkage.of(Metrics.ENPS, teams);
        assertThat(three.pValue().orElseThrow()).isCloseTo(0.08432321632194383, within(1e-9));
        assertThat(three.interval(0.95).isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.interval(0.05))
                .withMessageContaining("0.95");
    }

    @Test
    void closingTimeIsOutsideTheHours() {
        ServiceHours desk =
                ServiceHours.weekdays(9, 18, ZoneId.of("Europe/Rome")).withException(LocalDate.of(2026, 4, 6));
        OutsideHours all = OutsideHours.summarizer(desk)
                .summarize(List.of(
                        new OutsideHours.Matter(Instant.parse("2026-03-10T17:00:00Z"), OutsideHours.Solver.HUMAN),
                        new OutsideHours.Matter(Instant.parse("2026-03-10T16:59:59Z"), OutsideHours.Solver.HUMAN),
                        new OutsideHours.Matter(Instant.parse("2026-04-06T10:00:00Z"), OutsideHours.Solver.SELF),
                        new OutsideHours.Matter(null, OutsideHours.Solver.BOT)));
        assertThat(all).isEqualTo(new OutsideHours(desk, new Rate(OutsideHours.RULE, 2, 3), 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OutsideHours(desk, all.rate(), 1, 4));
    }

    @Property(tries = 200)
    void openAsTheOpenTimeSays(@ForAll @IntRange(min = 0, max = 20_000) int minute) {
        ServiceHours night = ServiceHours.never(ZoneId.of("Europe/Rome"))
                .with(DayOfWeek.SUNDAY, new OpenSpan(LocalTime.of(22, 0), LocalTime.of(3, 30)));
        Instant at = Instant.parse("2026-03-20T00:00:00Z").plusSeconds(60L * minute);
        assertThat(night.isOpen(at))
                .isEqualTo(night.between(at, at.plusSeconds(60)).toSeconds() > 0);
    }

    @Test
    void solvedOnTheSpotMeansLevelOneWithoutApprovalAndHandOver() {
        Autonomy all = Autonomy.summarizer()
                .summarize(List.of(
                        Autonomy.Matter.solvedAt(1),
                        Autonomy.Matter.solvedAt(1).with(Autonomy.Reason.APPROVAL),
                        Autonomy.Matter.solvedAt(2)
                                .with(Autonomy.Reason.APPROVAL)
                                .with(Autonomy.Reason.HAND_OVER),
                        Autonomy.Matter.unsolvedAt(1)));
        assertThat(all.ofSolved().part()).isEqualTo(1);
        assertThat(all.ofAll().value().orElseThrow()).isEqualTo(0.25);
        assertThat(all.reasons())
                .containsEntry(Autonomy.Reason.LEVEL, 1L)
                .containsEntry(Autonomy.Reason.APPROVAL, 2L)
                .containsEntry(Autonomy.Reason.HAND_OVER, 1L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Autonomy.Matter.solvedAt(0))
                .withMessageContaining("levels begin at 1");
    }

    private static ShareOfVoice.Mentions mentions(long positive, long neutral, long negative) {
        return new ShareOfVoice.Mentions(Map.of(
                ShareOfVoice.Tone.POSITIVE, positive,
                ShareOfVoice.Tone.NEUTRAL, neutral,
                ShareOfVoice.Tone.NEGATIVE, negative));
    }

    @Test
    void voicesOfBrandsAddUp() {
        ShareOfVoice voice =
                new ShareOfVoice("us", Map.of("us", mentions(60, 40, 20), "them", mentions(120, 140, 120)));
        assertThat(voice.excess(0.2).orElseThrow()).isEqualTo(0.04);
        assertThat(voice.negativeShare().value().orElseThrow()).isCloseTo(1 / 7.0, within(1e-12));
        assertThat(voice.merge(voice).share().whole()).isEqualTo(1000);
        assertThat(voice.cautions()).containsExactly(Caution.MENTIONS_OF_ONE_AUTHOR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShareOfVoice("uss", voice.brands()))
                .withMessageContaining("did you mean \"us\"");
        assertThatIllegalArgumentException().isThrownBy(() -> mentions(2, -2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> voice.excess(1.2));
        assertThatIllegalArgumentException().isThrownBy(() -> ShareOfVoice.summarizer("us", List.of("us", "us")));
    }
}
