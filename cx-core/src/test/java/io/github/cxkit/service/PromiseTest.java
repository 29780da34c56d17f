package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.service.PromiseKeeping.Standing;
import io.github.cxkit.survey.RatingTally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PromiseTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static Instant day(double day) {
        return START.plusSeconds(Math.round(day * 86_400));
    }

    private static Promise promise(double due) {
        return Promise.of("order", START, day(due));
    }

    @Test
    void exactlyDuePlusGraceIsKept() {
        PromisePolicy policy = PromisePolicy.at(day(20)).withGrace(Duration.ofDays(1));

        assertThat(policy.status(promise(5).delivered(day(6)))).isEqualTo(PromiseStatus.KEPT);
        assertThat(policy.status(promise(5).delivered(day(6.1)))).isEqualTo(PromiseStatus.BROKEN);
    }

    @Test
    void aCustomerMayWithdrawInTimeTheFirmMayNot() {
        PromisePolicy policy = PromisePolicy.at(day(20));

        assertThat(policy.status(promise(5).withdrawn(day(4)))).isEqualTo(PromiseStatus.WITHDRAWN);
        assertThat(policy.status(promise(5).withdrawn(day(6)))).isEqualTo(PromiseStatus.BROKEN);
        assertThat(policy.status(promise(5).cancelled(day(4)))).isEqualTo(PromiseStatus.BROKEN);
    }

    @Test
    void aPromiseThatWasChangedLaterStillCounts() {
        Promise first = promise(5).supersededBy("order, new day").delivered(day(9));
        Promise second = Promise.of("order, new day", day(4), day(10)).delivered(day(9));
        Promise young = promise(19).supersededBy("order, new day");
        PromiseKeeping keeping =
                PromiseKeeping.summarizer(PromisePolicy.at(day(12))).summarize(List.of(first, second, young));

        assertThat(keeping.kept().value().orElseThrow()).isEqualTo(0.5);
        assertThat(keeping.superseded()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> promise(5).supersededBy("order"));
    }

    @Test
    void aPromisedDayLastsUntilMidnightAtTheCustomer() {
        Instant end = Promise.endOf(LocalDate.of(2026, 3, 6), ZoneId.of("Europe/Rome"));

        assertThat(end.plusNanos(1)).isEqualTo(Instant.parse("2026-03-06T23:00:00Z"));
        // the clock went back from 0:01 to 23:01: the day lasts until its second midnight
        assertThat(Promise.endOf(LocalDate.of(2008, 11, 1), ZoneId.of("America/St_Johns"))
                        .plusNanos(1))
                .isEqualTo(Instant.parse("2008-11-02T03:30:00Z"));
    }

    @Test
    void whatCameEarlyButIsDueOnlyLaterIsNotCountedYet() {
        PromiseKeeping keeping = PromiseKeeping.summarizer(PromisePolicy.at(day(10)))
                .summarize(List.of(
                        promise(4).delivered(day(3)),
                        promise(4),
                        promise(14).delivered(day(3)),
                        promise(14).delivered(day(4))));

        assertThat(keeping.kept().value().orElseThrow()).isEqualTo(0.5);
        assertThat(keeping.count(Standing.BEFORE_DUE)).isEqualTo(2);
        assertThat(keeping.openBroken()).isEqualTo(1);
    }

    @Test
    void aMomentAfterTheDayOfJudgementIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PromisePolicy.at(day(2)).status(promise(1).delivered(day(3))))
                .withMessageContaining("after that of judgement");
        assertThatIllegalArgumentException().isThrownBy(() -> promise(5).delivered(day(-1)));
    }

    @Property
    void everyPromiseStandsSomewhereAndPartsAddUp(
            @ForAll List<@IntRange(max = 12) Integer> due, @ForAll @IntRange(max = 12) int split) {
        Summarizer<Promise, PromiseKeeping> summarizer =
                PromiseKeeping.summarizer(PromisePolicy.at(day(10)).withTolerance(Duration.ofDays(2)));
        List<Promise> promises = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            Promise each = promise(due.get(i));
            promises.add(
                    switch (i % 4) {
                        case 0 -> each;
                        case 1 -> each.delivered(day(i % 11));
                        case 2 -> each.withdrawn(day(i % 11));
                        default -> each.cancelled(day(i % 11));
                    });
        }
        int cut = Math.min(split, promises.size());

        PromiseKeeping all = summarizer.summarize(promises);

        assertThat(all.counts().values().stream().mapToLong(n -> n).sum()).isEqualTo(promises.size());
        assertThat(summarizer.merge(
                        summarizer.summarize(promises.subList(cut, promises.size())),
                        summarizer.summarize(promises.subList(0, cut))))
                .isEqualTo(all);
        assertThat(summarizer.ofBytes(summarizer.toBytes(all))).isEqualTo(all);
    }

    @Test
    void policiesThatDifferAreNotMixed() {
        PromiseKeeping early =
                PromiseKeeping.summarizer(PromisePolicy.at(day(1))).empty();
        PromiseKeeping late =
                PromiseKeeping.summarizer(PromisePolicy.at(day(2))).empty();

        assertThatIllegalArgumentException().isThrownBy(() -> early.merge(late)).withMessageContaining("policy");
    }

    @Test
    void likeComparedWithLikeCanTurnACrudeDifferenceRound() {
        RatingTally none = RatingTally.empty(Metrics.STARS.scale());
        RatingTally low = RatingTally.of(Metrics.STARS.scale(), 1, 1, 1, 2);
        RatingTally high = RatingTally.of(Metrics.STARS.scale(), 5, 5, 4);
        PromiseScore score = new PromiseScore(
                Metrics.STARS,
                Map.of("slow", new PromiseScore.Sides(low, low), "fast", new PromiseScore.Sides(high, none)));

        assertThat(score.crude().orElseThrow()).isLessThan(-1);
        assertThat(score.adjusted(PromiseScore.Weights.BROKEN, 0.95).value().orElseThrow())
                .isCloseTo(0, within(1e-12));
        assertThat(score.leftOut()).isEqualTo(3);
    }

    @Test
    void theGapsAddUpAndAnOutstandingDeliveryHasNoMean() {
        PromiseDrift drift = new PromiseDrift(List.of(
                PromiseDrift.Period.of("March")
                        .expecting(List.of(3.0))
                        .promising(List.of(4.0))
                        .delivering(List.of(6.0), 0),
                PromiseDrift.Period.of("April")
                        .expecting(List.of(2.0))
                        .promising(List.of(5.0))
                        .delivering(List.of(2.0), 1)));

        PromiseDrift.Period march = drift.periods().get(0);
        assertThat(march.promiseGap().orElseThrow() + march.deliveryGap().orElseThrow())
                .isEqualTo(march.totalGap().orElseThrow());
        assertThat(drift.periods().get(1).deliveredDays().isKnown()).isFalse();
        assertThat(drift.expectedSlope().orElseThrow()).isEqualTo(-1.0);
        assertThat(drift.promisedSlope().orElseThrow()).isEqualTo(1.0);
        assertThat(drift.deliveredSlope().isKnown()).isFalse();
    }

    @Test
    void aPeriodStandsOnce() {
        PromiseDrift.Period march = PromiseDrift.Period.of("March");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PromiseDrift(List.of(march, PromiseDrift.Period.of("April"), march)))
                .withMessage("period \"March\" is given twice");
    }

    /**
     * Within strata: (2·1 + 3·(-2))/5. Squares 2 + 2 on 3 degrees where kept, times 2²/3 + 3²/2; 2 + 6 on 3 where broken, times
     * 2²/2 + 3²/3.
     */
    @Test
    void theDifferenceWithinStrataHasItsStandardError() {
        PromiseScore score = new PromiseScore(
                Metrics.STARS, Map.of("fast", sides(List.of(1, 2, 3), 2, 4), "slow", sides(List.of(5, 3), 1, 1, 4)));

        var byBroken = score.adjusted(PromiseScore.Weights.BROKEN, 0.95);
        assertThat(byBroken.value().orElseThrow()).isCloseTo(-0.8, within(1e-12));
        double error = Math.sqrt(4 / 3.0 * (4 / 3.0 + 9 / 2.0) + 8 / 3.0 * (4 / 2.0 + 9 / 3.0)) / 5;
        assertThat(byBroken.standardError().orElseThrow()).isCloseTo(error, within(1e-12));
        assertThat(byBroken.interval().orElseThrow().lower())
                .isCloseTo(-0.8 - 1.959963984540054 * error, within(1e-12));
        assertThat(byBroken.interval().orElseThrow().upper())
                .isCloseTo(-0.8 + 1.959963984540054 * error, within(1e-12));
        // five answers in each stratum, six kept times broken
        for (PromiseScore.Weights alike : List.of(PromiseScore.Weights.ALL, PromiseScore.Weights.OVERLAP)) {
            assertThat(score.adjusted(alike, 0.95).value().orElseThrow()).isCloseTo(-0.5, within(1e-12));
        }
        assertThat(new PromiseScore(Metrics.STARS, Map.of("a", sides(List.of(4), 1, 2)))
                        .adjusted(PromiseScore.Weights.BROKEN, 0.95)
                        .interval()
                        .isKnown())
                .as("one answer where kept")
                .isFalse();
    }

    private static PromiseScore.Sides sides(List<Integer> kept, int... broken) {
        int[] ratings = kept.stream().mapToInt(Integer::intValue).toArray();
        return new PromiseScore.Sides(
                RatingTally.of(Metrics.STARS.scale(), ratings), RatingTally.of(Metrics.STARS.scale(), broken));
    }

    @Test
    void onlyWhatWasDeliveredIsComparedAndLikeWithLike() {
        Summarizer<PromiseScore.Rated, PromiseScore> summarizer =
                PromiseScore.summarizer(Metrics.STARS, PromisePolicy.at(day(40)), Duration.ofDays(5));

        PromiseScore score = summarizer.summarize(List.of(
                new PromiseScore.Rated(promise(5).delivered(day(4)), 5),
                new PromiseScore.Rated(promise(3).delivered(day(4)), 2),
                new PromiseScore.Rated(promise(5).delivered(day(6)), 3),
                new PromiseScore.Rated(promise(5), 1),
                new PromiseScore.Rated(promise(5).cancelled(day(4)), 1)));

        assertThat(score)
                .isEqualTo(
                        new PromiseScore(Metrics.STARS, Map.of("0", sides(List.of(5), 2), "1", sides(List.of(), 3))));
    }

    /** Days with their fractions, of those that came: 0.25, 1 and 3.5. */
    @Test
    void howLateTheBrokenOnesCame() {
        Summarizer<Promise, PromiseKeeping> summarizer = PromiseKeeping.summarizer(PromisePolicy.at(day(30)));
        PromiseKeeping keeping = summarizer.summarize(List.of(
                promise(5).delivered(day(5.25)),
                promise(6).delivered(day(7)),
                promise(7).delivered(day(10.5)),
                promise(8).delivered(day(8)),
                promise(9)));

        assertThat(keeping.daysLate(0).orElseThrow()).isEqualTo(0.25);
        assertThat(keeping.daysLate(0.5).orElseThrow()).isEqualTo(1);
        assertThat(keeping.daysLate(1).orElseThrow()).isEqualTo(3.5);
        PromiseKeeping blink = summarizer.summarize(List.of(promise(5).delivered(day(5).plusNanos(500_000_000))));
        assertThat(blink.daysLate(0.5).orElseThrow()).isCloseTo(0.5 / 86_400, within(1e-15));
        assertThat(summarizer.empty().daysLate(0.5).isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> summarizer.empty().daysLate(1.5))
                .withMessageContaining("p must lie in [0, 1]");
    }

    @Test
    void aPromiseNamesWhomItWasMadeTo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> promise(5).to(" "))
                .withMessageContaining("customer of promise order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> promise(5).at(" "))
                .withMessageContaining("touchpoint of promise order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> promise(5).in(" "))
                .withMessageContaining("class of promise order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> promise(5).supersededBy(" "))
                .withMessageContaining("promise in place of order");
    }
}
