package io.github.cxkit.survey;

import io.github.cxkit.internal.Copies;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The points a rating can take, and which end is good.
 *
 * <p>The scale belongs to every tally and score: tallies and scores of different scales refuse to be merged or compared,
 * since the same question scores differently on 5 and on 11 points.
 *
 * <pre>{@code
 * Scale nps = Scale.of(0, 10);
 * Scale faces = Scale.ofPoints(Direction.HIGH_IS_GOOD, 1, 3, 5);
 * nps.contains(11);      // false
 * faces.contains(2);     // false
 * }</pre>
 *
 * @param points the valid points, strictly ascending, 2 to 1,001 of them, each within -1,000 to 1,000
 * @param direction what the top means
 * @since 0.1.0
 */
public record Scale(List<Integer> points, Direction direction) {

    private static final int MOST_POINTS = 1_001;
    private static final int LARGEST = 1_000;
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,4})(?:\\.\\.|-)(-?\\d{1,4})");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there are fewer than 2 or more than 1,001 points, or they are out of order or
     *     range
     */
    public Scale {
        Objects.requireNonNull(direction, "direction");
        points = Copies.list("points", points);
        if (points.size() < 2 || points.size() > MOST_POINTS) {
            throw new IllegalArgumentException(
                    "a scale has 2 to " + MOST_POINTS + " points but " + points.size() + " were given");
        }
        int previous = -LARGEST - 1;
        for (int point : points) {
            if (point <= previous || point > LARGEST) {
                throw new IllegalArgumentException("points of a scale must be strictly ascending within -" + LARGEST
                        + ".." + LARGEST + " but " + point + " follows " + previous);
            }
            previous = point;
        }
    }

    /**
     * Every whole number from min to max, high is good.
     *
     * @param min lowest point
     * @param max highest point
     * @return the scale
     * @throws IllegalArgumentException if max is not above min, or the range is too large
     */
    public static Scale of(int min, int max) {
        return of(min, max, Direction.HIGH_IS_GOOD);
    }

    /**
     * Every whole number from min to max.
     *
     * @param min lowest point
     * @param max highest point
     * @param direction what the top means
     * @return the scale
     * @throws IllegalArgumentException if max is not above min, or the range is too large
     */
    public static Scale of(int min, int max, Direction direction) {
        if (min >= max || min < -LARGEST || max > LARGEST) {
            throw new IllegalArgumentException(
                    "a scale needs min < max within -" + LARGEST + ".." + LARGEST + " but was " + min + ".." + max);
        }
        return new Scale(IntStream.rangeClosed(min, max).boxed().toList(), direction);
    }

    /**
     * A scale as text, where it comes from outside: {@code 1..5} or {@code 1-5}, high is good.
     *
     * @param text lowest and highest point
     * @return the scale
     * @throws IllegalArgumentException if the text names no scale
     */
    public static Scale parse(String text) {
        Matcher matcher = RANGE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a scale is written as 1..5 but was \"" + text + "\"");
        }
        return of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /**
     * Just these points.
     *
     * @param direction what the top means
     * @param points strictly ascending
     * @return the scale
     * @throws IllegalArgumentException if the points are out of order or range
     */
    public static Scale ofPoints(Direction direction, int... points) {
        return new Scale(IntStream.of(points).boxed().toList(), direction);
    }

    /**
     * The lowest point.
     *
     * @return the first of the points
     */
    public int min() {
        return points.get(0);
    }

    /**
     * The highest point.
     *
     * @return the last of the points
     */
    public int max() {
        return points.get(points.size() - 1);
    }

    /**
     * How many points there are.
     *
     * @return 2 or more
     */
    public int size() {
        return points.size();
    }

    /**
     * Whether every whole number between the ends is a point.
     *
     * @return true if there are no gaps
     */
    public boolean isContiguous() {
        return max() - min() + 1 == size();
    }

    /**
     * Whether a number is a point of this scale.
     *
     * @param point the number
     * @return true if it is
     */
    public boolean contains(int point) {
        return indexOf(point) >= 0;
    }

    /**
     * The position of a point.
     *
     * @param point the point
     * @return 0-based position, or -1 if it is no point of this scale
     */
    public int indexOf(int point) {
        if (isContiguous()) {
            return point >= min() && point <= max() ? point - min() : -1;
        }
        return points.indexOf(point);
    }

    /**
     * The point as far from the other end: min + max - point.
     *
     * @param point a point of this scale
     * @return the mirrored point, on {@link #reversed()}
     * @throws IllegalArgumentException if the point is not on this scale
     */
    public int reverse(int point) {
        return min() + max() - require(point);
    }

    /**
     * The mirrored scale: points reversed and the other end good.
     *
     * @return the scale on which {@link #reverse} answers lie
     */
    public Scale reversed() {
        List<Integer> mirrored = new ArrayList<>();
        for (int i = size() - 1; i >= 0; i--) {
            mirrored.add(min() + max() - points.get(i));
        }
        return new Scale(
                mirrored, direction == Direction.HIGH_IS_GOOD ? Direction.HIGH_IS_BAD : Direction.HIGH_IS_GOOD);
    }

    /**
     * Refuses what is not on this scale.
     *
     * @param point the number
     * @return the number
     * @throws IllegalArgumentException if it is no point of this scale
     */
    public int require(int point) {
        if (!contains(point)) {
            throw new IllegalArgumentException("rating must be on the scale " + this + " but was " + point);
        }
        return point;
    }

    @Override
    public String toString() {
        String range = isContiguous() ? min() + ".." + max() : points.toString();
        return direction == Direction.HIGH_IS_GOOD ? range : range + " (high is bad)";
    }
}
