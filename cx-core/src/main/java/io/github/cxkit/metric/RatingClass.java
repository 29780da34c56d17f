package io.github.cxkit.metric;

import java.util.Objects;

/**
 * A named range of scale points, such as the promoters.
 *
 * @param name singular, lower case: {@code promoter}
 * @param from lowest point, inclusive
 * @param to highest point, inclusive
 * @since 0.1.0
 */
public record RatingClass(String name, int from, int to) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the name is blank or from is above to
     */
    public RatingClass {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a rating class needs a name");
        }
        if (from > to) {
            throw new IllegalArgumentException("class " + name + " runs from " + from + " down to " + to);
        }
    }

    /**
     * Whether a point belongs to this class.
     *
     * @param point the point
     * @return true if from &lt;= point &lt;= to
     */
    public boolean contains(int point) {
        return point >= from && point <= to;
    }
}
