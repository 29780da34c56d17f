package io.github.cxkit.survey;

import io.github.cxkit.internal.Copies;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose answers are meant: everyone's, those of one group or of several at once, of all time or of one period.
 *
 * <pre>{@code
 * Slice italians = Slice.of("LANG", "Italian");
 * Slice drill = italians.and("phase", "purchase");  // Italians in the phase of purchase
 * drill.toString();                                 // "LANG=Italian phase=purchase"
 * }</pre>
 *
 * @param groups dimension to group, in words where the survey has words for it, empty where the cell was empty; none for
 *     everyone
 * @param period the period, null for all time
 * @since 0.1.0
 */
public record Slice(Map<String, String> groups, @Nullable CalendarPeriod period) {

    /** Everyone, all time. */
    public static final Slice ALL = new Slice(Map.of(), null);

    /** Copies. */
    public Slice {
        Copies.whole("groups", groups);
        groups = groups.size() < 2 ? Map.copyOf(groups) : Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /**
     * One group, all time.
     *
     * @param dimension what answers are cut by, such as a segment column
     * @param group group in that dimension
     * @return the slice
     */
    public static Slice of(String dimension, String group) {
        return new Slice(Map.of(dimension, group), null);
    }

    /**
     * Everyone in one period.
     *
     * @param period the period
     * @return the slice
     */
    public static Slice of(CalendarPeriod period) {
        return new Slice(Map.of(), period);
    }

    /**
     * Only those who are in another group as well.
     *
     * @param dimension a further dimension
     * @param group group in that dimension
     * @return the changed copy
     * @throws IllegalArgumentException if the slice is already cut by the dimension
     */
    public Slice and(String dimension, String group) {
        Map<String, String> both = new LinkedHashMap<>(groups);
        if (both.put(dimension, group) != null) {
            throw new IllegalArgumentException("slice " + this + " is already cut by \"" + dimension + "\"");
        }
        return new Slice(both, period);
    }

    /**
     * The same people in one period, or in all time.
     *
     * @param period the period, null for all time
     * @return the changed copy
     */
    public Slice in(@Nullable CalendarPeriod period) {
        return new Slice(groups, period);
    }

    /**
     * The group in one dimension.
     *
     * @param dimension such as a segment column
     * @return the group, or empty if the slice is not cut by it
     */
    public Optional<String> group(String dimension) {
        return Optional.ofNullable(groups.get(dimension));
    }

    /**
     * Whether the slice is cut by just these dimensions, whatever its period.
     *
     * @param dimensions none for everyone
     * @return true if it has a group in each of them and in no other
     */
    public boolean isBy(String... dimensions) {
        return groups.keySet().equals(new HashSet<>(List.of(dimensions)));
    }

    /**
     * Whether this is everyone, all time.
     *
     * @return true for {@link #ALL}
     */
    public boolean isAll() {
        return groups.isEmpty() && period == null;
    }

    /** Such as {@code all}, {@code LANG=Japanese}, {@code 2018-03} or {@code LANG=Japanese phase=service 2018-03}. */
    @Override
    public String toString() {
        if (isAll()) {
            return "all";
        }
        StringBuilder text = new StringBuilder();
        groups.forEach((dimension, group) ->
                text.append(dimension).append('=').append(group).append(' '));
        return period == null
                ? text.substring(0, text.length() - 1)
                : text.append(period).toString();
    }
}
