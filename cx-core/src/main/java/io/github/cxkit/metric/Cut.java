package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The caller's own records, cut into groups and periods and scored: from a list of replies to a table, without a survey's
 * definition.
 *
 * <pre>{@code
 * ScoreTable table = Cut.of(replies)
 *         .by("segment", Reply::segment)
 *         .per(PeriodLength.MONTH, Reply::day)
 *         .score(Metrics.NPS, Reply::rating);
 * System.out.println(table);
 * }</pre>
 *
 * <p>The table has a row for everyone and one for each group; with {@link #per} each of them again in every period. Several
 * dimensions make one group of each combination. Nothing is read before {@link #score}, which goes over the records once.
 *
 * <p>For several questions, frameworks and suppressed small groups, see the package {@code scorecard}. Immutable.
 *
 * @param <T> the caller's record
 * @since 0.1.0
 */
public final class Cut<T> {

    private final Iterable<? extends T> records;
    private final Map<String, Function<? super T, ? extends @Nullable Object>> dimensions;
    private final @Nullable PeriodLength length;
    private final Function<? super T, @Nullable LocalDate> day;

    private Cut(
            Iterable<? extends T> records,
            Map<String, Function<? super T, ? extends @Nullable Object>> dimensions,
            @Nullable PeriodLength length,
            Function<? super T, @Nullable LocalDate> day) {
        this.records = records;
        this.dimensions = dimensions;
        this.length = length;
        this.day = day;
    }

    /**
     * Everybody, all time.
     *
     * @param records the caller's records; gone over once for each score
     * @param <T> their type
     * @return the cut
     */
    public static <T> Cut<T> of(Iterable<? extends T> records) {
        return new Cut<>(Objects.requireNonNull(records, "records"), Map.of(), null, record -> null);
    }

    /**
     * The same grouped by one more dimension.
     *
     * @param dimension what it is called, such as {@code segment}
     * @param group the group of a record; its text names the group, null is the group of the empty name
     * @return the changed copy
     * @throws IllegalArgumentException if the dimension is there already
     */
    public Cut<T> by(String dimension, Function<? super T, ? extends @Nullable Object> group) {
        Map<String, Function<? super T, ? extends @Nullable Object>> more = new LinkedHashMap<>(dimensions);
        if (more.put(dimension, group) != null) {
            throw new IllegalArgumentException("the records are already cut by \"" + dimension + "\"");
        }
        return new Cut<>(records, more, length, day);
    }

    /**
     * The same with a trend.
     *
     * @param length how time is cut
     * @param day the day of a record; null belongs to no period, and is counted as undated
     * @return the changed copy
     */
    public Cut<T> per(PeriodLength length, Function<? super T, @Nullable LocalDate> day) {
        return new Cut<>(records, dimensions, Objects.requireNonNull(length, "length"), day);
    }

    /**
     * The same with a trend, from moments instead of days.
     *
     * @param length how time is cut
     * @param time the moment of a record; null belongs to no period, and is counted as undated
     * @param zone the zone whose calendar counts
     * @return the changed copy
     */
    public Cut<T> per(PeriodLength length, Function<? super T, @Nullable Instant> time, ZoneId zone) {
        return per(length, record -> {
            Instant moment = time.apply(record);
            return moment == null ? null : LocalDate.ofInstant(Arguments.moment("time of a record", moment), zone);
        });
    }

    /**
     * Scores the records.
     *
     * @param metric the metric
     * @param rating the rating of a record; null is a blank answer, one off the metric's scale is invalid, and both are
     *     counted beside the score
     * @return one score per slice
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public ScoreTable score(RatingMetric metric, Function<? super T, @Nullable Integer> rating) {
        Map<Map<String, String>, Map<CalendarPeriod, RatingTally.Builder>> periods = new LinkedHashMap<>();
        Map<Map<String, String>, RatingTally.Builder> allTime = new LinkedHashMap<>();
        allTime.put(Map.of(), RatingTally.builder(metric.scale()));
        long undated = 0;
        for (T each : records) {
            Integer given = rating.apply(each);
            CalendarPeriod period = period(each);
            undated += length != null && period == null ? 1 : 0;
            for (Map<String, String> group : groups(each)) {
                Ratings.add(allTime.computeIfAbsent(group, g -> RatingTally.builder(metric.scale())), metric, given);
                if (period != null) {
                    Ratings.add(
                            periods.computeIfAbsent(group, g -> new LinkedHashMap<>())
                                    .computeIfAbsent(period, p -> RatingTally.builder(metric.scale())),
                            metric,
                            given);
                }
            }
        }
        Map<Slice, RatingScore> scores = new LinkedHashMap<>();
        allTime.forEach((group, tally) -> {
            Slice slice = new Slice(group, null);
            scores.put(slice, metric.score(tally.build()));
            periods.getOrDefault(group, Map.of())
                    .forEach((period, part) -> scores.put(slice.in(period), metric.score(part.build())));
        });
        return new ScoreTable(metric, List.copyOf(dimensions.keySet()), scores, undated);
    }

    private @Nullable CalendarPeriod period(T each) {
        LocalDate date = length == null ? null : day.apply(each);
        return length == null || date == null ? null : length.periodOf(date);
    }

    private List<Map<String, String>> groups(T each) {
        List<Map<String, String>> groups = new ArrayList<>(2);
        groups.add(Map.of());
        if (!dimensions.isEmpty()) {
            Map<String, String> own = new LinkedHashMap<>();
            dimensions.forEach((dimension, group) -> {
                Object value = group.apply(each);
                own.put(dimension, value == null ? "" : value.toString());
            });
            groups.add(own);
        }
        return groups;
    }
}
