package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration TARGET = Duration.ofDays(2);

    private static Instant at(double hours) {
        return START.plusSeconds(Math.round(hours * 3600));
    }

    private static FeedbackCase feedback(double received, @Nullable Double answered, @Nullable Double closed) {
        return new FeedbackCase(
                "c", at(received), answered == null ? null : at(answered), closed == null ? null : at(closed));
    }

    @Test
    void whereAHighRatingIsBadAFallIsAnImprovement() {
        LoopConversion loop = LoopConversion.of(
                Metrics.CES_1,
                List.of(
                        new LoopConversion.Answers("a", 5, 1),
                        new LoopConversion.Answers("b", 5, 2),
                        new LoopConversion.Answers("c", 4, 1)));
        assertThat(loop.worsened()).isZero();
        assertThat(loop.converted()).isEqualTo(3);
        assertThat(loop.eligible()).isEqualTo(3);
    }

    @Test
    void onlyCasesThatHadTheirChanceCount() {
        ClosedLoop loop = ClosedLoop.of(
                List.of(
                        feedback(0, 20.0, 70.0),
                        feedback(0, 49.0, null),
                        feedback(0, null, null),
                        feedback(90, null, null)),
                at(100),
                TARGET,
                ServiceHours.ALWAYS);
        assertThat(loop.withinTarget()).isEqualTo(new Rate(ClosedLoop.RULE, 1, 3));
        assertThat(loop.pending()).isEqualTo(1);
        assertThat(loop.closeRate().value().orElseThrow()).isEqualTo(0.25);
        assertThat(loop.medianFirstResponse().orElseThrow()).isEqualTo(Duration.ofMinutes(69 * 30));
    }

    @Test
    void exactlyTheTargetIsInTimeAndStillPending() {
        ClosedLoop loop = ClosedLoop.of(
                List.of(feedback(0, 48.0, null), feedback(52, null, 60.0)), at(100), TARGET, ServiceHours.ALWAYS);
        assertThat(loop.inTime()).isEqualTo(1);
        assertThat(loop.pending()).isEqualTo(1);
        assertThat(loop.closed()).isEqualTo(1);
    }

    @Test
    void officeHoursStopTheClockAtNight() {
        ServiceHours office = ServiceHours.weekdays(9, 17, ZoneId.of("UTC"));
        // received Monday 16:00, answered Tuesday 10:00: two office hours
        ClosedLoop loop = ClosedLoop.of(List.of(feedback(16, 34.0, null)), at(40), Duration.ofHours(2), office);
        assertThat(loop.inTime()).isEqualTo(1);
        assertThat(loop.medianFirstResponse().orElseThrow()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void partsMergeToTheWhole() {
        List<FeedbackCase> cases = List.of(feedback(0, 20.0, 70.0), feedback(0, 49.0, null), feedback(0, null, null));
        ClosedLoop parts = ClosedLoop.of(List.of(), at(100), TARGET, ServiceHours.ALWAYS);
        for (FeedbackCase one : cases) {
            parts = ClosedLoop.of(List.of(one), at(100), TARGET, ServiceHours.ALWAYS)
                    .merge(parts);
        }
        assertThat(parts).isEqualTo(ClosedLoop.of(cases, at(100), TARGET, ServiceHours.ALWAYS));
    }

    @Test
    void noCaseIsNoScore() {
        ClosedLoop none = ClosedLoop.of(List.of(), at(100), TARGET, ServiceHours.ALWAYS);
        assertThat(none.withinTarget().value().isKnown()).isFalse();
        assertThat(none.closeRate()).hasToString("Closed cases insufficient (0 of 0)");
        assertThat(none.medianFirstResponse()).hasToString("insufficient (first response: none has ended yet)");
    }

    @Test
    void timesThatCannotBeRightAreRefused() {
        assertThatThrownBy(() -> feedback(5, 4.0, null))
                .hasMessageContaining("firstResponse of case c must not be before");
        assertThatThrownBy(() -> feedback(5, null, 4.0)).hasMessageContaining("closed of case c");
        for (FeedbackCase late :
                List.of(feedback(101, null, null), feedback(1, 101.0, null), feedback(1, null, 101.0))) {
            assertThatThrownBy(() -> ClosedLoop.of(List.of(late), at(100), TARGET, ServiceHours.ALWAYS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("after the as-of time");
        }
        assertThatThrownBy(() -> ClosedLoop.of(List.of(), at(0), Duration.ZERO, ServiceHours.ALWAYS))
                .hasMessage("target must be > 0 but was PT0S");
        ClosedLoop.Definition definition = new ClosedLoop.Definition(at(0), TARGET, ServiceHours.ALWAYS);
        assertThatThrownBy(() -> new ClosedLoop(definition, 1, 1, 1, 0, 0, KaplanMeier.EMPTY))
                .hasMessageContaining("contradict");
        assertThatThrownBy(() -> new ClosedLoop(definition, 1, 0, 0, 0, 2, KaplanMeier.EMPTY))
                .hasMessageContaining("contradict");
        assertThatThrownBy(() -> new ClosedLoop(definition, 1, 1, 0, 0, 0, KaplanMeier.EMPTY))
                .hasMessageContaining("contradict");
    }

    @Test
    void followUpTurnsADetractorIntoAPassive() {
        LoopConversion conversion = LoopConversion.of(
                Metrics.NPS,
                List.of(
                        new LoopConversion.Answers("a", 3, 7),
                        new LoopConversion.Answers("b", 0, 6),
                        new LoopConversion.Answers("c", 9, 5),
                        new LoopConversion.Answers("d", 5, null)));
        assertThat(conversion).isEqualTo(new LoopConversion(Metrics.NPS, 4, 3, 2, 1, 1));
        assertThat(conversion.conversion().value().orElseThrow()).isEqualTo(0.5);
        assertThat(conversion.merge(LoopConversion.summarizer(Metrics.NPS).empty()))
                .isEqualTo(conversion);
    }

    @Test
    void aCustomerIsComparedOnce() {
        var twice = List.of(new LoopConversion.Answers("a", 3, 7), new LoopConversion.Answers("a", 3, 7));
        assertThatThrownBy(() -> LoopConversion.of(Metrics.NPS, twice))
                .hasMessage("customer \"a\" appears more than once");
        assertThatThrownBy(() -> LoopConversion.of(Metrics.NPS, List.of(new LoopConversion.Answers("a", 11, null))))
                .hasMessageContaining("0..10");
        assertThatThrownBy(() -> new LoopConversion(Metrics.NPS, 1, 1, 1, 1, 1)).hasMessageContaining("contradict");
        assertThatThrownBy(() -> new LoopConversion(Metrics.NPS, 1, 2, 0, 0, 0)).hasMessageContaining("contradict");
        assertThatThrownBy(() -> new LoopConversion(Metrics.NPS, 1, 1, 2, 0, 0)).hasMessageContaining("contradict");
        assertThatThrownBy(() -> new LoopConversion(Metrics.NPS, 2, 2, 0, 1, 0)).hasMessageContaining("contradict");
    }

    @Test
    void aRateBringsItsInterval() {
        Rate rate = new Rate(ClosedLoop.RULE, 8, 10);
        assertThat(rate.interval(0.95).orElseThrow().lower()).isCloseTo(0.49016, within(1e-5));
        assertThat(rate.evidence().n()).isEqualTo(10);
        assertThat(rate.complement().value().orElseThrow()).isEqualTo(0.2);
        assertThat(rate).hasToString("Closed loop within target 80.0 % (8 of 10)");
        assertThat(rate.merge(rate)).isEqualTo(new Rate(ClosedLoop.RULE, 16, 20));
        assertThatThrownBy(() -> rate.merge(new Rate(ClosedLoop.CLOSE_RULE, 1, 1)))
                .hasMessage(
                        "rates of different rules cannot be merged: service.closed-loop/1 and service.close-rate/1");
        assertThatThrownBy(() -> new Rate(ClosedLoop.RULE, 2, 1))
                .hasMessage("service.closed-loop/1: part must lie in [0, 1], the whole, but was 2");
        assertThatThrownBy(() -> new Rate(ClosedLoop.RULE, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLowEffortScoreIsTheBetterOne() {
        LoopConversion conversion = LoopConversion.of(
                Metrics.CES_1,
                List.of(
                        new LoopConversion.Answers("a", 5, 1),
                        new LoopConversion.Answers("b", 5, 2),
                        new LoopConversion.Answers("c", 4, 1)));
        assertThat(conversion.converted()).isEqualTo(3);
        assertThat(conversion.eligible()).isEqualTo(3);
        assertThat(conversion.worsened()).isZero();
    }
}
