package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Events as columns, for tens of millions of them: who, where, when, row by row in time order.
 *
 * <p>The rows of one customer are one journey. The three arrays are used as they are, not copied: they must not change
 * while they are read. Everything takes one pass; memory per customer is a few numbers, whatever the number of events
 * (a funnel of s steps: 8 (s + 1) bytes; directly-follows counts: 4 bytes).
 *
 * <pre>{@code
 * EventColumns log = EventColumns.of(List.of("view", "cart"), 1, new int[] {0, 0}, new int[] {0, 1}, new long[] {5, 9}, TimeUnit.SECONDS);
 * log.journeys();  // 1
 * }</pre>
 *
 * @since 0.1.0
 */
public final class EventColumns {

    /** Every customer takes some numbers, whether he has a row or not. */
    private static final int MOST_CUSTOMERS = 500_000_000;

    private final List<String> touchpoints;
    private final int customers;
    private final int[] customer;
    private final int[] touchpoint;
    private final long[] time;
    private final TimeUnit unit;

    private EventColumns(
            List<String> touchpoints, int customers, int[] customer, int[] touchpoint, long[] time, TimeUnit unit) {
        this.touchpoints = touchpoints;
        this.customers = customers;
        this.customer = customer;
        this.touchpoint = touchpoint;
        this.time = time;
        this.unit = unit;
    }

    /**
     * Columns that are in time order.
     *
     * @param touchpoints names of the touchpoint numbers 0, 1, ...
     * @param customers how many customers there are, 0 to 500,000,000; their numbers are 0 to customers - 1
     * @param customer who, row by row
     * @param touchpoint where, row by row
     * @param time when, row by row, never falling
     * @param unit what the times count
     * @return the columns
     * @throws IllegalArgumentException if the arrays differ in length, a number is out of range, or a row is out of order
     */
    public static EventColumns of(
            List<String> touchpoints, int customers, int[] customer, int[] touchpoint, long[] time, TimeUnit unit) {
        Arguments.within("customers", customers, 0, MOST_CUSTOMERS);
        Objects.requireNonNull(unit, "unit");
        if (customer.length != touchpoint.length || customer.length != time.length) {
            throw new IllegalArgumentException("columns must have one length but have " + customer.length + ", "
                    + touchpoint.length + " and " + time.length);
        }
        int places = touchpoints.size();
        for (int i = 0; i < customer.length; i++) {
            if (customer[i] < 0 || customer[i] >= customers) {
                throw new IllegalArgumentException(
                        "customer[" + i + "] must lie in [0, " + (customers - 1) + "] but was " + customer[i]);
            }
            if (touchpoint[i] < 0 || touchpoint[i] >= places) {
                throw new IllegalArgumentException(
                        "touchpoint[" + i + "] must lie in [0, " + (places - 1) + "] but was " + touchpoint[i]);
            }
            if (i > 0 && time[i] < time[i - 1]) {
                throw new IllegalArgumentException("time[" + i + "] = " + time[i] + " is out of order after "
                        + time[i - 1] + "; sort the rows first, as sorted() does");
            }
        }
        return new EventColumns(List.copyOf(touchpoints), customers, customer, touchpoint, time, unit);
    }

    /**
     * Columns in any order, sorted by time into new arrays; equal times keep their order.
     *
     * @param touchpoints names of the touchpoint numbers 0, 1, ...
     * @param customers how many customers there are
     * @param customer who, row by row
     * @param touchpoint where, row by row
     * @param time when, row by row
     * @param unit what the times count
     * @return the columns
     * @throws IllegalArgumentException if the arrays differ in length or a number is out of range
     */
    public static EventColumns sorted(
            List<String> touchpoints, int customers, int[] customer, int[] touchpoint, long[] time, TimeUnit unit) {
        int[] who = customer.clone();
        int[] where = touchpoint.clone();
        long[] when = time.clone();
        if (who.length == where.length && who.length == when.length) {
            int[] order = order(time);
            for (int i = 0; i < order.length; i++) {
                who[i] = customer[order[i]];
                where[i] = touchpoint[order[i]];
                when[i] = time[order[i]];
            }
        }
        return of(touchpoints, customers, who, where, when, unit);
    }

    /** Row numbers by ascending time, equal times in row order: merge sort over runs that are sorted already. */
    private static int[] order(long[] time) {
        int n = time.length;
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        int[] spare = new int[n];
        for (int width = 1; width < n; width *= 2) {
            for (int from = 0; from < n; from += 2 * width) {
                int middle = Math.min(from + width, n);
                int to = (int) Math.min((long) middle + width, n);
                merge(time, order, spare, from, middle, to);
            }
            int[] swap = order;
            order = spare;
            spare = swap;
            if (width > n / 2) {
                break;
            }
        }
        return order;
    }

    private static void merge(long[] time, int[] order, int[] into, int from, int middle, int to) {
        if (middle == to || time[order[middle - 1]] <= time[order[middle]]) {
            System.arraycopy(order, from, into, from, to - from);
            return;
        }
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = right == to || (left < middle && time[order[left]] <= time[order[right]]);
            into[i] = takeLeft ? order[left++] : order[right++];
        }
    }

    /**
     * How many rows there are.
     *
     * @return events
     */
    public int size() {
        return time.length;
    }

    /**
     * Names of the touchpoint numbers.
     *
     * @return the names
     */
    public List<String> touchpoints() {
        return touchpoints;
    }

    /**
     * How many customers there are, those without a row included.
     *
     * @return customers
     */
    public int customers() {
        return customers;
    }

    /**
     * Who, in one row.
     *
     * @param row number of the row, 0 or more
     * @return number of the customer
     */
    public int customer(int row) {
        return customer[row];
    }

    /**
     * Where, in one row.
     *
     * @param row number of the row, 0 or more
     * @return number of the touchpoint
     */
    public int touchpoint(int row) {
        return touchpoint[row];
    }

    /**
     * When, in one row.
     *
     * @param row number of the row, 0 or more
     * @return the time in the column's unit
     */
    public long time(int row) {
        return time[row];
    }

    /**
     * What the times count.
     *
     * @return the unit
     */
    public TimeUnit unit() {
        return unit;
    }

    /**
     * A span in the unit of the times, what is less than a unit cut off: no two times are a part of a unit apart.
     *
     * @param span not negative
     * @return whole units; the greatest long for a longer span
     */
    public long units(Duration span) {
        return unit.convert(span);
    }

    /**
     * Customers with at least one row.
     *
     * @return journeys
     */
    public long journeys() {
        long[] seen = new long[(customers + 63) / 64];
        for (int who : customer) {
            seen[who >> 6] |= 1L << who;
        }
        return Arrays.stream(seen).map(Long::bitCount).sum();
    }
}
