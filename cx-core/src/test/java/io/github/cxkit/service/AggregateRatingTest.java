package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class AggregateRatingTest {

    private static final Scale STARS = Scale.of(1, 5);

    private static AggregateRating of(List<Integer> ratings) {
        RatingTally.Builder tally = RatingTally.builder(STARS);
        ratings.forEach(tally::add);
        return AggregateRating.of(tally.build(), 0).orElseThrow();
    }

    @Test
    void ratingsAreSummedUpAsTheWebShowsThem() {
        AggregateRating stars =
                AggregateRating.of(RatingTally.of(STARS, 5, 4, 5, 3), 2).orElseThrow();
        assertThat(stars).isEqualTo(new AggregateRating(4.25, 1, 5, 4, 2));
        assertThat(stars.percent()).isEqualTo(81.25);
        assertThat(stars.jsonLd())
                .containsExactly(
                        Map.entry("@type", "AggregateRating"),
                        Map.entry("ratingValue", 4.25),
                        Map.entry("worstRating", 1L),
                        Map.entry("bestRating", 5L),
                        Map.entry("ratingCount", 4L),
                        Map.entry("reviewCount", 2L));
        assertThat(AggregateRating.ofJsonLd(stars.jsonLd())).isEqualTo(stars);
    }

    @Test
    void nothingIsPublishedOfNothing() {
        assertThat(AggregateRating.of(RatingTally.empty(STARS), 0))
                .hasToString("insufficient (an aggregate rating needs a rating)");
        RatingTally effort = RatingTally.of(Scale.of(1, 5, Direction.HIGH_IS_BAD), 2);
        assertThatThrownBy(() -> AggregateRating.of(effort, 0)).hasMessageContaining("high is bad");
        assertThatThrownBy(() -> AggregateRating.of(RatingTally.of(STARS, 3), 2))
                .hasMessageContaining("reviewCount");
        assertThat(AggregateRating.of(RatingTally.of(STARS, 3), 0).orElseThrow().jsonLd())
                .doesNotContainKey("reviewCount");
    }

    @Test
    void othersPublishTextsAndLeaveOutTheUsualRange() {
        assertThat(AggregateRating.ofJsonLd(
                        Map.of("@type", "AggregateRating", "ratingValue", "4.4", "reviewCount", "89")))
                .isEqualTo(new AggregateRating(4.4, 1, 5, 89, 89));
        assertThat(AggregateRating.ofJsonLd(Map.of("ratingValue", 88, "bestRating", 100, "ratingCount", 20))
                        .percent())
                .isEqualTo(100 * 87 / 99.0, within(1e-12));
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        assertThatThrownBy(() -> AggregateRating.ofJsonLd(Map.of("ratingCount", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an AggregateRating needs ratingValue");
        assertThatThrownBy(() -> AggregateRating.ofJsonLd(Map.of("ratingValue", 3)))
                .hasMessage("an AggregateRating needs ratingCount");
        assertThatThrownBy(() -> AggregateRating.ofJsonLd(Map.of("ratingValue", "4,4", "ratingCount", 3)))
                .hasMessage("ratingValue of an AggregateRating must be a number but was \"4,4\"");
        assertThatThrownBy(() -> AggregateRating.ofJsonLd(Map.of("ratingValue", 4, "ratingCount", 3.5)))
                .hasMessage("ratingCount must be a whole number but was 3.5");
        assertThatThrownBy(() -> AggregateRating.ofJsonLd(Map.of("ratingValue", 7, "ratingCount", 3)))
                .hasMessageContaining("ratingValue");
        assertThatThrownBy(() -> new AggregateRating(1, 5, 1, 1, 0)).hasMessageContaining("below bestRating");
        assertThatThrownBy(() -> new AggregateRating(1, 1, 5, 0, 0)).hasMessageContaining("ratingCount");
        AggregateRating ten = new AggregateRating(7, 1, 10, 2, 0);
        assertThatThrownBy(() -> of(List.of(3)).pooledWith(ten))
                .hasMessageContaining("1.0..5.0")
                .hasMessageContaining("10.0");
    }

    @Property(tries = 200)
    void mergingIsRatingTogether(
            @ForAll @NotEmpty List<@IntRange(min = 1, max = 5) Integer> first,
            @ForAll @NotEmpty List<@IntRange(min = 1, max = 5) Integer> second) {
        AggregateRating merged = of(first).pooledWith(of(second));
        List<Integer> all = Stream.concat(first.stream(), second.stream()).toList();
        assertThat(merged.ratingCount()).isEqualTo(of(all).ratingCount());
        assertThat(merged.ratingValue()).isEqualTo(of(all).ratingValue(), within(1e-12));
        assertThat(merged).isEqualTo(of(second).pooledWith(of(first)));
    }
}
