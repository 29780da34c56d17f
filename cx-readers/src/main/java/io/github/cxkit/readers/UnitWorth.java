package io.github.cxkit.readers;

import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.metric.RatingMetric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a cell is worth for a metric: one list of words and points, for rows and for the query alike. */
final class UnitWorth {

    private UnitWorth() {}

    /** The worth of a word for a share; null if it is none of those known. */
    static @Nullable BigDecimal share(String word) {
        return YesNo.of(word).map(yes -> yes ? BigDecimal.ONE : BigDecimal.ZERO).orElse(null);
    }

    /** Worth of every point of a rating's scale. */
    static Map<Integer, BigDecimal> points(ExperimentMetric metric) {
        RatingMetric rating = Objects.requireNonNull(metric.rating());
        Map<Integer, BigDecimal> worth = new TreeMap<>();
        List<Integer> points = rating.scale().points();
        for (int i = 0; i < points.size(); i++) {
            worth.put(points.get(i), BigDecimal.valueOf(rating.weights().get(i)));
        }
        return worth;
    }
}
