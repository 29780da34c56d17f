package io.github.cxkit.readers.webhook;

import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One response as a product sent it, complete or not.
 *
 * @param id the product's name of the response, the same in every delivery of it
 * @param survey the product's name of the survey or form, null if it says none
 * @param complete whether the person had finished
 * @param updated when it last changed, null if the product does not say
 * @param response the answers
 * @since 0.1.0
 */
public record Delivery(
        String id,
        @Nullable String survey,
        boolean complete,
        @Nullable Instant updated,
        SurveyResponse response) {

    /**
     * Checks that there is an id.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    public Delivery {
        Objects.requireNonNull(response, "response");
        if (id.isBlank()) {
            throw new IllegalArgumentException("a delivery needs an id");
        }
    }
}
