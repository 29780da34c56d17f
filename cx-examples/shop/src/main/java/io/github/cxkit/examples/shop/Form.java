package io.github.cxkit.examples.shop;

import io.github.cxkit.validation.CesRating;
import io.github.cxkit.validation.CsatRating;
import io.github.cxkit.validation.NpsRating;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a customer sends, with the constraints of its question. A rating that was not given is no rating off the scale. */
sealed interface Form {

    /** Longest remark. */
    int LONGEST = 1_000;

    /**
     * Satisfaction.
     *
     * @param rating 1 to 5
     * @param remark free text, or null
     */
    record Satisfaction(
            @CsatRating @Nullable String rating,
            @Size(max = LONGEST) @Nullable String remark) implements Form {}

    /**
     * Ease.
     *
     * @param rating 1 to 7
     * @param remark free text, or null
     */
    record Ease(
            @CesRating @Nullable String rating,
            @Size(max = LONGEST) @Nullable String remark) implements Form {}

    /**
     * Recommendation.
     *
     * @param rating 0 to 10
     * @param remark free text, or null
     */
    record Recommendation(
            @NpsRating @Nullable String rating,
            @Size(max = LONGEST) @Nullable String remark) implements Form {}

    static Form of(ShopTouchpoint touchpoint, @Nullable String rating, @Nullable String remark) {
        return switch (touchpoint.kind()) {
            case SATISFACTION -> new Satisfaction(rating, remark);
            case EASE -> new Ease(rating, remark);
            case RECOMMENDATION -> new Recommendation(rating, remark);
        };
    }
}
