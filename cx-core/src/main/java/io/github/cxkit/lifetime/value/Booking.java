package io.github.cxkit.lifetime.value;

/**
 * When within a period its money is booked.
 *
 * @since 0.1.0
 */
public enum Booking {
    /** At the start: the k-th period is discounted by k - 1 periods. */
    START_OF_PERIOD(1),
    /** In the middle: by k - 1/2 periods. */
    MIDDLE_OF_PERIOD(0.5),
    /** At the end: by k periods. */
    END_OF_PERIOD(0);

    private final double lead;

    Booking(double lead) {
        this.lead = lead;
    }

    /** How many periods before its end the money of a period is booked. */
    double lead() {
        return lead;
    }
}
