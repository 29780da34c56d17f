package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.service.CommunityHealth.Discussion;
import io.github.cxkit.service.CommunityHealth.Post;
import io.github.cxkit.service.EmployeeLinkage.Team;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommunityAndEmployeesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Instant minute(long minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    @Test
    void answeringOneselfIsNoAnswer() {
        CommunityHealth health = CommunityHealth.of(List.of(
                new Discussion(
                        "ann",
                        minute(0),
                        List.of(new Post("ann", minute(5)), new Post("cy", minute(61)), new Post("bob", minute(60))),
                        true),
                new Discussion("bob", minute(10), List.of(new Post("bob", minute(12))), false)));
        assertThat(health.answeredRate().value().orElseThrow()).isEqualTo(0.5);
        assertThat(health.acceptedRate().value().orElseThrow()).isEqualTo(0.5);
        assertThat(health.medianFirstReply().orElseThrow()).isEqualTo(Duration.ofHours(1));
        assertThat(health.postsPerBoardWeek(2, 1.5)).isEqualTo(2);
        assertThat(health.participantsPerThread().orElseThrow()).isEqualTo(2);
        assertThat(health.merge(CommunityHealth.EMPTY)).isEqualTo(health);
    }

    @Test
    void anEmptyCommunityHasNoRates() {
        assertThat(CommunityHealth.EMPTY.answeredRate().value().isKnown()).isFalse();
        assertThat(CommunityHealth.EMPTY.participantsPerThread().isKnown()).isFalse();
        assertThat(CommunityHealth.EMPTY.postsPerBoardWeek(3, 1)).isZero();
        assertThatThrownBy(() -> CommunityHealth.EMPTY.postsPerBoardWeek(0, 1)).hasMessageContaining("boards must be");
        assertThatThrownBy(() -> CommunityHealth.EMPTY.postsPerBoardWeek(1, 0)).hasMessageContaining("weeks must be");
    }

    @Test
    void communityCountsThatContradictAreRefused() {
        assertThatThrownBy(() -> new Discussion("a", minute(5), List.of(new Post("b", minute(4))), false))
                .hasMessageContaining("the opening of the thread");
        assertThatThrownBy(() -> new CommunityHealth(2, 0, 0, 2, 1, KaplanMeier.EMPTY))
                .hasMessageContaining("contradict");
        assertThatThrownBy(() -> new CommunityHealth(1, 0, 0, 1, 2, KaplanMeier.EMPTY))
                .hasMessageContaining("contradict");
        assertThatThrownBy(() -> new CommunityHealth(1, 1, 0, 1, 1, KaplanMeier.EMPTY))
                .hasMessageContaining("contradict");
        assertThatThrownBy(() -> new CommunityHealth(1, 2, 0, 1, 1, KaplanMeier.EMPTY))
                .hasMessageContaining("answered");
    }

    private static Team team(String name, int detractors, int promoters, @Nullable Double customers) {
        long[] counts = new long[11];
        counts[0] = detractors;
        counts[10] = promoters;
        return new Team(name, RatingTally.ofCounts(Scale.of(0, 10), counts), customers);
    }

    @Test
    void teamsWithHappyPeopleHaveHappyCustomers() {
        EmployeeLinkage linkage = EmployeeLinkage.of(
                Metrics.ENPS,
                List.of(
                        team("a", 1, 3, 40.0),
                        team("b", 2, 2, 20.0),
                        team("c", 3, 1, 0.0),
                        team("d", 0, 0, 5.0),
                        team("e", 0, 4, null)));
        assertThat(linkage.employeeScores())
                .containsOnlyKeys("a", "b", "c", "e")
                .containsEntry("a", 50.0);
        assertThat(linkage.teams()).isEqualTo(3);
        assertThat(linkage.correlation().orElseThrow()).isCloseTo(1, within(1e-15));
        assertThat(linkage.evidence().excluded().total()).isEqualTo(2);
    }

    @Test
    void twoTeamsOrNoSpreadSayNothing() {
        assertThat(EmployeeLinkage.of(Metrics.ENPS, List.of(team("a", 1, 3, 1.0), team("b", 2, 2, 2.0)))
                        .correlation())
                .hasToString("insufficient (correlation of 2 teams; it needs 3)");
        assertThat(EmployeeLinkage.of(
                                Metrics.ENPS, List.of(team("a", 1, 3, 1.0), team("b", 2, 2, 1.0), team("c", 3, 1, 1.0)))
                        .correlation()
                        .isKnown())
                .isFalse();
        assertThat(EmployeeLinkage.of(
                                Metrics.ENPS, List.of(team("a", 1, 3, 1.0), team("b", 1, 3, 2.0), team("c", 1, 3, 3.0)))
                        .correlation()
                        .isKnown())
                .isFalse();
        assertThatThrownBy(() -> EmployeeLinkage.of(Metrics.ENPS, List.of(team("a", 1, 3, 1.0), team("a", 1, 3, 1.0))))
                .hasMessage("team \"a\" appears more than once");
        assertThatThrownBy(() -> team("a", 1, 1, Double.NaN)).hasMessageContaining("customerScore of team a");
    }

    @Test
    void oneBadRatingCostsMoreThanFourGoodOnesBring() {
        double[] trend = new ReputationTrend(0.1, 0.5).smooth(4.0, 5, 5, 1, 5, 5);
        assertThat(trend).containsExactly(new double[] {4.1, 4.19, 2.595, 2.8355, 3.05195}, within(1e-12));
        assertThat(new ReputationTrend(0.25, 0.5).smooth(null, 3, 4)).containsExactly(3, 3.25);
        assertThat(new ReputationTrend(0.25, 0.5).smooth(null)).isEmpty();
        assertThat(new ReputationTrend(1, 1).after(0.1, 0.7)).isEqualTo(0.7);
        assertThatThrownBy(() -> new ReputationTrend(0, 0.5)).hasMessageContaining("rateUp");
        assertThatThrownBy(() -> new ReputationTrend(0.5, 1.5)).hasMessage("rateDown must lie in [0, 1] but was 1.5");
        assertThatThrownBy(() -> new ReputationTrend(0.5, 1).smooth(null, 1, Double.NaN))
                .hasMessageContaining("ratings[1]");
        assertThatThrownBy(() -> new ReputationTrend(0.5, 1).after(Double.NaN, 1))
                .hasMessageContaining("value");
    }

    @Property
    void reputationStaysInsideItsInputs(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 1, max = 5) Double> ratings,
            @ForAll @DoubleRange(min = 0.01, max = 1) double up,
            @ForAll @DoubleRange(min = 0.01, max = 1) double down) {
        double[] values = ratings.stream().mapToDouble(Double::doubleValue).toArray();
        double lowest = ratings.stream().min(Double::compare).orElseThrow();
        double highest = ratings.stream().max(Double::compare).orElseThrow();
        for (double value : new ReputationTrend(up, down).smooth(null, values)) {
            assertThat(value).isBetween(lowest - 1e-12, highest + 1e-12);
        }
    }
}
