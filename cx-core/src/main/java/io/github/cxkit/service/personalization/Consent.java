package io.github.cxkit.service.personalization;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One customer's consent to one purpose (fields as in ISO/IEC TS 27560).
 *
 * <p>Valid half-open: from its grant on, until it is withdrawn or expires; at those two moments it no longer is.
 *
 * @param customer who
 * @param purpose what for
 * @param granted when it was given
 * @param withdrawn when it was taken back, null if not; not before the grant
 * @param expires when it ends by itself, null if never; not before the grant
 * @since 0.1.0
 */
public record Consent(
        String customer,
        String purpose,
        Instant granted,
        @Nullable Instant withdrawn,
        @Nullable Instant expires) {

    /**
     * Checks the order of the times.
     *
     * @throws IllegalArgumentException if it ends before it was given
     */
    public Consent {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(granted, "granted");
        notBefore("withdrawn", withdrawn, granted);
        notBefore("expires", expires, granted);
    }

    private static void notBefore(String name, @Nullable Instant time, Instant granted) {
        if (time != null && time.isBefore(granted)) {
            throw new IllegalArgumentException(
                    name + " must not be before the grant at " + granted + " but was " + time);
        }
    }

    /**
     * Whether this record alone allows its purpose at a moment.
     *
     * @param at the moment
     * @return true if granted by then, and neither withdrawn nor expired
     */
    public boolean isValid(Instant at) {
        return !granted.isAfter(at)
                && (withdrawn == null || withdrawn.isAfter(at))
                && (expires == null || expires.isAfter(at));
    }
}
