package io.github.cxkit.scorecard;

import io.github.cxkit.survey.Period;
import org.jspecify.annotations.Nullable;

/**
 * Whose answers are meant: everyone's, those of one segment, those of one period, or both.
 *
 * @param segment column that customers are grouped by, null for everyone
 * @param value the group in that column, in words where the survey has words for it, empty where the cell was empty; null
 *     for everyone
 * @param period the period, null for all time
 * @since 0.1.0
 */
public record Slice(
        @Nullable String segment,
        @Nullable String value,
        @Nullable Period period) {

    /** Everyone, all time. */
    public static final Slice ALL = new Slice(null, null, null);

    /**
     * Checks that segment and value go together.
     *
     * @param segment column that customers are grouped by, or null
     * @param value the group in that column, or null
     * @param period the period, or null
     * @throws IllegalArgumentException if only one of segment and value is there
     */
    public Slice {
        if ((segment == null) != (value == null)) {
            throw new IllegalArgumentException(
                    "a slice needs both segment and value or neither but has " + segment + " and " + value);
        }
    }

    /**
     * One segment, all time.
     *
     * @param segment column
     * @param value group in that column
     * @return the slice
     */
    public static Slice of(String segment, String value) {
        return new Slice(segment, value, null);
    }

    /**
     * Everyone in one period.
     *
     * @param period the period
     * @return the slice
     */
    public static Slice of(Period period) {
        return new Slice(null, null, period);
    }

    /**
     * The same people in one period, or in all time.
     *
     * @param period the period, null for all time
     * @return the changed copy
     */
    public Slice in(@Nullable Period period) {
        return new Slice(segment, value, period);
    }

    /**
     * Whether this is everyone, all time.
     *
     * @return true for {@link #ALL}
     */
    public boolean isAll() {
        return segment == null && period == null;
    }

    /** Such as {@code all}, {@code LANG=Japanese}, {@code 2018-03} or {@code LANG=Japanese 2018-03}. */
    @Override
    public String toString() {
        if (isAll()) {
            return "all";
        }
        String group = segment == null ? "" : segment + "=" + value;
        return period == null ? group : group.isEmpty() ? period.toString() : group + " " + period;
    }
}
