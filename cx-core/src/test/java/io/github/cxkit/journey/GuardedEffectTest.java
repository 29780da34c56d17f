package io.github.cxkit.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.journey.GuardedEffect.Action;
import io.github.cxkit.journey.GuardedEffect.Place;
import io.github.cxkit.journey.GuardedEffect.Reply;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.RatingTally;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers before and after an action, each on its day. */
class GuardedEffectTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 15);
    private static final Horizon HORIZON = Horizon.QUICK.settling(Period.ofDays(7));
    private static final Action ACTION = new Action(Metrics.NPS, START, HORIZON);

    private static final List<Reply> REPLIES = List.of(
            new Reply(START.minusDays(9), 2),
            new Reply(START.minusDays(1), 9),
            new Reply(START.minusDays(1), null),
            new Reply(START, 1),
            new Reply(START.plusDays(7), 10),
            new Reply(START.plusDays(30), 9),
            new Reply(START.plusDays(31), 0));

    @Test
    void everyDayIsOnOneSideOfTheStartAndOfTheHorizon() {
        GuardedEffect.Judgement judged =
                GuardedEffect.summarizer(ACTION).summarize(REPLIES).on(START.plusDays(31));

        // before: 2 and 9, a score of 0; used: 10 and 9, a score of 100
        assertThat(judged.difference().value().orElseThrow()).isEqualTo(100);
        assertThat(judged.answers()).isEqualTo(Map.of(Place.SETTLING, 1L, Place.USED, 2L, Place.LATER, 1L));
        assertThat(judged.horizon()).isEqualTo(new GuardedEffect.Span(START.plusDays(7), START.plusDays(30)));
        assertThat(judged.verdict()).isEqualTo(Horizon.Verdict.OVERDUE);
    }

    @Test
    void answersOfTheDayItselfAreJudgedThoseOfTomorrowAreNot() {
        GuardedEffect effect = GuardedEffect.summarizer(ACTION).summarize(REPLIES.subList(0, 5));

        assertThat(effect.on(START.plusDays(7)).answers()).containsEntry(Place.USED, 1L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effect.on(START.plusDays(6)))
                .withMessage("answers of 2026-01-22 cannot be judged on 2026-01-21, before they came");
        assertThat(GuardedEffect.summarizer(ACTION)
                        .empty()
                        .on(START.plusDays(8))
                        .difference()
                        .value()
                        .isKnown())
                .isFalse();
    }

    @Test
    void theFirstDayIsTooSoonToHaveSettled() {
        Horizon month = Horizon.of(Period.ZERO, Period.ofDays(30));
        assertThat(month).isEqualTo(Horizon.QUICK);
        GuardedEffect first =
                GuardedEffect.summarizer(new Action(Metrics.NPS, START, month)).summarize(REPLIES.subList(0, 4));
        assertThat(first.on(START).cautions()).containsExactly(Caution.NO_TIME_TO_SETTLE);
        assertThat(first.on(START.plusDays(1)).cautions()).isEmpty();
        assertThat(first.on(START.plusDays(31)).cautions()).isEmpty();
    }

    @Test
    void everyDayAddsUpAndTravels() {
        Summarizer<Reply, GuardedEffect> effects = GuardedEffect.summarizer(ACTION);
        GuardedEffect whole = SummaryBytes.merged(effects, REPLIES);

        assertThat(whole.byDay().get(START.minusDays(1)))
                .isEqualTo(RatingTally.builder(Metrics.NPS.scale())
                        .add(9)
                        .addBlank()
                        .build());
        byte[] noDay = Bytes.write(ACTION, out -> {
            out.count(1);
            out.text("2026-02-30").block(RatingTally.empty(Metrics.NPS.scale()).toBytes());
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects.ofBytes(noDay))
                .withMessageContaining("a day is no date");
    }

    @Test
    void effectsOfTwoActionsAreRefusedByTheirDifference() {
        GuardedEffect effect = GuardedEffect.summarizer(ACTION).empty();
        Map<String, Action> others = Map.of(
                "metric", new Action(Metrics.NPS_5_POINT, START, HORIZON),
                "start", new Action(Metrics.NPS, START.plusDays(1), HORIZON),
                "horizon", new Action(Metrics.NPS, START, Horizon.QUICK));

        others.forEach((part, other) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> effect.merge(GuardedEffect.summarizer(other).empty()))
                .withMessageContaining("guarded effects of different definitions cannot be merged: " + part));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effect.with(START, RatingTally.empty(Metrics.NPS_5_POINT.scale())));
    }
}
