package io.github.cxkit.survey;

import io.github.cxkit.internal.Arguments;
import java.time.LocalTime;

/**
 * The hours of the day, at the customer, when nobody is asked: [from, to), and past midnight if from is after to. Equal
 * ends mean none.
 *
 * @param fromSecond first quiet second of the day, 0 to 86,400
 * @param toSecond first second that is no longer quiet, 0 to 86,400
 * @since 0.1.0
 */
public record QuietHours(int fromSecond, int toSecond) {

    /** No hour is quiet. */
    public static final QuietHours NONE = new QuietHours(0, 0);

    private static final int DAY = 86_400;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if a second is out of range
     */
    public QuietHours {
        Arguments.within("fromSecond", (long) fromSecond, 0, DAY);
        Arguments.within("toSecond", (long) toSecond, 0, DAY);
    }

    /**
     * Quiet from one time of the day to another.
     *
     * @param from first quiet moment, to the second
     * @param to first moment that is no longer quiet, to the second
     * @return the quiet hours
     */
    public static QuietHours of(LocalTime from, LocalTime to) {
        return new QuietHours(from.toSecondOfDay(), to.toSecondOfDay());
    }

    /**
     * Whether a time of the day is quiet.
     *
     * @param time the time at the customer
     * @return true if it is
     */
    public boolean contains(LocalTime time) {
        int second = time.toSecondOfDay();
        boolean begun = second >= fromSecond;
        boolean notOver = second < toSecond;
        return fromSecond > toSecond ? begun || notOver : begun && notOver;
    }
}
