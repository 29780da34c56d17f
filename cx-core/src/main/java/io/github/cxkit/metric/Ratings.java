package io.github.cxkit.metric;

import io.github.cxkit.survey.RatingTally;
import org.jspecify.annotations.Nullable;

/** Ratings as they stand in the records of an application: there, absent, or off the scale. */
final class Ratings {

    private Ratings() {}

    static void add(RatingTally.Builder tally, RatingMetric metric, @Nullable Integer rating) {
        if (rating == null) {
            tally.addBlank();
        } else if (metric.scale().contains(rating)) {
            tally.add(rating);
        } else {
            tally.addInvalid();
        }
    }
}
