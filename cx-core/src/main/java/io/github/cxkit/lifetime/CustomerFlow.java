package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The customers of one period: who stayed, who left, who joined. Told from its two ends or from the movements.
 *
 * <pre>{@code
 * CustomerFlow flow = CustomerFlow.between(200, 190).joined(30);
 * flow.stayed();                                          // ==> 160
 * flow.equals(CustomerFlow.of(160, 40).withJoined(30));   // ==> true
 * Retention.rate(flow).value().orElseThrow();             // ==> 0.8
 * }</pre>
 *
 * <p>Customers who join and leave within the period are in none of the numbers.
 *
 * @since 0.1.0
 */
public final class CustomerFlow {

    private final long stayed;
    private final long lost;
    private final long joined;

    private CustomerFlow(long stayed, long lost, long joined) {
        this.stayed = Arguments.notNegative("stayed", stayed);
        this.lost = Arguments.notNegative("lost", lost);
        this.joined = Arguments.notNegative("joined", joined);
        Counts.sum(stayed, lost);
    }

    /**
     * From the movements, nobody joined.
     *
     * @param stayed there at the start and at the end, 0 or more
     * @param lost there at the start, not at the end, 0 or more
     * @return the flow
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if the sum exceeds the range of a long
     */
    public static CustomerFlow of(long stayed, long lost) {
        return new CustomerFlow(stayed, lost, 0);
    }

    /**
     * From the customers at the two ends.
     *
     * @param start customers when the period began, 0 or more
     * @param end customers when it ended, new ones included, 0 or more
     * @return the two ends, which still lack how many are new
     * @throws IllegalArgumentException if a count is negative
     */
    public static Ends between(long start, long end) {
        return new Ends(start, end);
    }

    /**
     * The same with other new customers.
     *
     * @param count not there at the start, there at the end, 0 or more
     * @return the flow
     * @throws IllegalArgumentException if the count is negative
     */
    public CustomerFlow withJoined(long count) {
        return new CustomerFlow(stayed, lost, count);
    }

    /**
     * Customers when the period began.
     *
     * @return stayed + lost
     */
    public long start() {
        return stayed + lost;
    }

    /**
     * Those there at both ends.
     *
     * @return 0 or more
     */
    public long stayed() {
        return stayed;
    }

    /**
     * Those there at the start only.
     *
     * @return 0 or more
     */
    public long lost() {
        return lost;
    }

    /**
     * Those there at the end only.
     *
     * @return 0 or more
     */
    public long joined() {
        return joined;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomerFlow flow
                && stayed == flow.stayed
                && lost == flow.lost
                && joined == flow.joined;
    }

    @Override
    public int hashCode() {
        return Objects.hash(stayed, lost, joined);
    }

    @Override
    public String toString() {
        return "of " + start() + " customers " + stayed + " stayed and " + lost + " left; " + joined + " joined";
    }

    /** The customers at the two ends of a period. */
    public static final class Ends {
        private final long start;
        private final long end;

        private Ends(long start, long end) {
            this.start = Arguments.notNegative("start", start);
            this.end = Arguments.notNegative("end", end);
        }

        /**
         * Says how many of those at the end are new.
         *
         * @param count new customers, 0 to end
         * @return the flow
         * @throws IllegalArgumentException if more are new than there are at the end, or more were kept than there were
         */
        public CustomerFlow joined(long count) {
            Arguments.notNegative("joined", count);
            if (count > end) {
                throw new IllegalArgumentException(
                        "joined must be at most the customers at the end, " + end + ", but was " + count);
            }
            if (end - count > start) {
                throw new IllegalArgumentException("of " + start + " customers at the start, " + (end - count)
                        + " cannot have been kept; count customers won back apart");
            }
            return new CustomerFlow(end - count, start - (end - count), count);
        }
    }
}
