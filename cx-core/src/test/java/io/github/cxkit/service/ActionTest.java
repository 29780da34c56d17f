package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Result;
import io.github.cxkit.service.CustomerView.JourneyStatus;
import io.github.cxkit.service.personalization.ProfileCompleteness;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActionTest {

    private static final Scale SCALE = Scale.of(0, 10);
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private static RatingTally tally(int detractors, int passives, int promoters) {
        long[] counts = new long[11];
        counts[3] = detractors;
        counts[7] = passives;
        counts[9] = promoters;
        return RatingTally.ofCounts(SCALE, counts);
    }

    private static final FollowUpPolicy POLICY = new FollowUpPolicy(
            List.of(
                    FollowUpPolicy.Trigger.detractor("recommend"),
                    new FollowUpPolicy.Trigger("effort", 1, 3, "high effort")),
            Duration.ofHours(2),
            ServiceHours.ALWAYS,
            "care team",
            Map.of("store", "store manager"));

    private static SurveyResponse response(@Nullable String customer, int recommend, int effort, Instant time) {
        return SurveyResponse.of(Map.of(
                        "recommend",
                        new Answer.Rating(recommend),
                        "effort",
                        new Answer.Rating(effort),
                        "other",
                        Answer.BLANK))
                .withRespondent(customer)
                .withTime(time);
    }

    private static FollowUp open(int recommend, int effort, String touchpoint) {
        return POLICY.open("f", response("c-17", recommend, effort, NOW), touchpoint, NOW)
                .orElseThrow();
    }

    @Test
    void detractorsAndHighEffortAreFollowedUp() {
        assertThat(open(6, 7, "store")).satisfies(f -> {
            assertThat(f.reasons()).containsExactly("detractor");
            assertThat(f.owner()).isEqualTo("store manager");
            assertThat(f.deadline()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        });
        assertThat(open(0, 1, "web").reasons()).containsExactly("detractor", "high effort");
        assertThat(open(0, 1, "web").assignedTo("Ann").owner()).isEqualTo("Ann");
        assertThat(POLICY.open("f", response("c-17", 7, 4, NOW), "web", NOW)).isEmpty();
        assertThat(POLICY.open("f", response(null, 0, 1, NOW), "web", NOW)).isEmpty();
    }

    @Test
    void aCaseGoesFromOpenToClosed() {
        FollowUp open = open(3, 7, "web");
        assertThat(open.statusAt(NOW)).isEqualTo(FollowUp.Status.OPEN);
        assertThat(open.statusAt(open.deadline())).isEqualTo(FollowUp.Status.OPEN);
        assertThat(open.statusAt(open.deadline().plusNanos(1))).isEqualTo(FollowUp.Status.OVERDUE);
        FollowUp answered = open.answered(NOW.plusSeconds(60));
        assertThat(answered.answered(NOW.plusSeconds(90))).isEqualTo(answered);
        assertThat(answered.answered(NOW.plusSeconds(30)).firstResponse()).isEqualTo(NOW.plusSeconds(30));
        assertThat(answered.statusAt(NOW)).isEqualTo(FollowUp.Status.OPEN);
        assertThat(answered.statusAt(NOW.plusSeconds(60))).isEqualTo(FollowUp.Status.ANSWERED);
        FollowUp closed = answered.closed(NOW.plusSeconds(120));
        assertThat(closed.statusAt(NOW.plusSeconds(119))).isEqualTo(FollowUp.Status.ANSWERED);
        assertThat(closed.statusAt(NOW.plusSeconds(120))).isEqualTo(FollowUp.Status.CLOSED);
        assertThat(closed.feedbackCase().closed()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void followUpsThatCannotBeAreRefused() {
        FollowUp open = open(3, 7, "web");
        assertThatThrownBy(() -> open.answered(NOW.minusSeconds(1)))
                .hasMessageContaining("firstResponse of follow-up f");
        assertThatThrownBy(() -> open.closed(NOW.minusSeconds(1))).hasMessageContaining("closed of follow-up f");
        assertThatThrownBy(() -> new FollowUp("f", "c", "t", List.of(), "o", NOW, NOW, null, null))
                .hasMessage("follow-up f needs a reason");
        assertThatThrownBy(() -> new FollowUp("f", "c", "t", List.of("r"), "o", NOW, NOW.minusSeconds(1), null, null))
                .hasMessageContaining("deadline of follow-up f");
        assertThatThrownBy(() -> new FollowUpPolicy(List.of(), Duration.ofHours(1), ServiceHours.ALWAYS, "o", Map.of()))
                .hasMessageContaining("needs a trigger");
        assertThatThrownBy(
                        () -> new FollowUpPolicy(POLICY.triggers(), Duration.ZERO, ServiceHours.ALWAYS, "o", Map.of()))
                .hasMessageContaining("target must be > 0");
        assertThatThrownBy(() ->
                        new FollowUpPolicy(POLICY.triggers(), Duration.ofHours(-1), ServiceHours.ALWAYS, "o", Map.of()))
                .hasMessageContaining("target must be > 0");
        assertThatThrownBy(() -> new FollowUpPolicy.Trigger("q", 3, 2, "r")).hasMessageContaining("to must lie in [3,");
    }

    @Test
    void theEffectOfAnActionIsMeasuredAfter() {
        ImprovementAction action = new ImprovementAction(
                "a-1", "One-page checkout", "web team", LocalDate.of(2026, 3, 1), tally(300, 300, 400));
        var effect = action.effect(Metrics.NPS, tally(200, 300, 500));
        assertThat(effect.difference().value().orElseThrow()).isCloseTo(20, within(1e-9));
        assertThat(effect.isSignificant(0.95)).isTrue();
        assertThatThrownBy(() -> new ImprovementAction(" ", "t", "o", LocalDate.EPOCH, tally(0, 0, 0)))
                .hasMessageContaining("id must not be blank");
    }

    @Test
    void oneCardForEveryTeam() {
        Instant before = NOW.minusSeconds(3600);
        FollowUp closed = open(3, 7, "web").closed(NOW);
        FollowUp urgent =
                new FollowUp("u", "c-17", "web", List.of("detractor"), "o", before, before.plusSeconds(60), null, null);
        FollowUp others = new FollowUp("x", "c-18", "web", List.of("detractor"), "o", before, NOW, null, null);
        FollowUp future = new FollowUp(
                "y", "c-17", "web", List.of("detractor"), "o", NOW.plusSeconds(1), NOW.plusSeconds(2), null, null);
        CustomerView view = CustomerView.of(
                "c-17",
                NOW,
                List.of(),
                ProfileCompleteness.of(Set.of(), Map.of(), Map.of()),
                List.of(
                        response("c-17", 9, 5, NOW),
                        response("c-17", 2, 1, before),
                        response("c-18", 0, 1, NOW),
                        response("c-17", 1, 1, NOW.plusSeconds(1)),
                        SurveyResponse.of(Map.of("q", new Answer.Rating(1))).withRespondent("c-17")),
                List.of(
                        new JourneyStatus("purchase", "cart", before, false),
                        new JourneyStatus("return", "parcel", NOW, true),
                        new JourneyStatus("return", "refund", NOW.plusSeconds(1), true)),
                Result.of(120.0),
                Map.of("mail", true),
                List.of(closed, open(3, 7, "web"), urgent, others, future));
        assertThat(view.lastAnswers())
                .containsExactly(
                        new CustomerView.LastAnswer("effort", 5, NOW),
                        new CustomerView.LastAnswer("recommend", 9, NOW));
        assertThat(view.journeys()).extracting(JourneyStatus::touchpoint).containsExactly("parcel", "cart");
        assertThat(view.openCases()).extracting(FollowUp::id).containsExactly("u", "f");
        assertThat(view.consents()).containsEntry("mail", true);
        assertThat(view.lifetimeValue().orElseThrow()).isEqualTo(120);
    }
}
