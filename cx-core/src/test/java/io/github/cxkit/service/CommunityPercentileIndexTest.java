package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.score.Result;
import io.github.cxkit.service.CommunityHealth.Discussion;
import io.github.cxkit.service.CommunityHealth.Post;
import io.github.cxkit.service.CommunityPercentileIndex.Measure;
import io.github.cxkit.service.CommunityPercentileIndex.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CommunityPercentileIndexTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Ten threads of which some are answered, each after so many minutes. */
    private static Period month(int answered, int minutes) {
        List<Discussion> threads = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            List<Post> replies =
                    i < answered ? List.of(new Post("helper", START.plus(Duration.ofMinutes(minutes)))) : List.of();
            threads.add(new Discussion("member " + i, START, replies, false));
        }
        return new Period(CommunityHealth.of(threads), 2, 4);
    }

    private static final List<Period> PAST =
            List.of(month(2, 50), month(4, 40), month(6, 30), month(8, 20), month(6, 10));

    private static double standing(CommunityPercentileIndex standing, Measure measure) {
        return standing.standings().getOrDefault(measure, Result.of(-1.0)).orElseThrow();
    }

    @Test
    void measuresStandAmongTheirOwnPast() {
        CommunityPercentileIndex standing = CommunityPercentileIndex.of(month(6, 25), PAST);
        // worse: 2, 4; equal: 6, 6; better: 8
        assertThat(standing(standing, Measure.ANSWERED)).isEqualTo(0.6);
        // longer waits: 50, 40, 30
        assertThat(standing(standing, Measure.FIRST_REPLY)).isEqualTo(0.6);
        // nobody ever accepted: a month like any other
        assertThat(standing(standing, Measure.ACCEPTED)).isEqualTo(0.5);
        assertThat(standing(standing, Measure.LIVELINESS)).isEqualTo(0.6);
        assertThat(standing(standing, Measure.PARTICIPANTS)).isEqualTo(0.6);
        assertThat(standing.score().orElseThrow()).isEqualTo(58);
    }

    @Test
    void whatIsUnknownIsLeftOut() {
        CommunityPercentileIndex silent = CommunityPercentileIndex.of(month(0, 0), PAST);
        assertThat(Objects.requireNonNull(silent.standings().get(Measure.FIRST_REPLY))
                        .isKnown())
                .isFalse();
        assertThat(standing(silent, Measure.ANSWERED)).isZero();
        CommunityPercentileIndex young = CommunityPercentileIndex.of(month(5, 5), PAST.subList(0, 4));
        assertThat(young.score())
                .hasToString("insufficient (Community standing: no measure can be compared with the past)");
        assertThat(young.standings().get(Measure.ANSWERED))
                .hasToString("insufficient (ANSWERED is known of 4 past periods, 5 are needed)");
        assertThatThrownBy(() -> new Period(CommunityHealth.EMPTY, 0, 1)).hasMessageContaining("boards");
        assertThatThrownBy(() -> new Period(CommunityHealth.EMPTY, 1, 0)).hasMessageContaining("weeks");
    }

    @Property(tries = 100)
    void theOrderOfThePastDoesNotMatterAndBetterIsNeverLower(
            @ForAll @Size(min = 5, max = 12) List<@IntRange(min = 1, max = 10) Integer> past,
            @ForAll @IntRange(min = 1, max = 9) int answered,
            @ForAll long seed) {
        List<Period> history =
                new ArrayList<>(past.stream().map(n -> month(n, 60 - n)).toList());
        CommunityPercentileIndex now = CommunityPercentileIndex.of(month(answered, 30), history);
        Collections.shuffle(history, new Random(seed));
        assertThat(CommunityPercentileIndex.of(month(answered, 30), history)).isEqualTo(now);
        assertThat(CommunityPercentileIndex.of(month(answered + 1, 20), history)
                        .score()
                        .orElseThrow())
                .isGreaterThanOrEqualTo(now.score().orElseThrow());
        assertThat(now.score().orElseThrow()).isBetween(0.0, 100.0);
    }
}
