package io.github.cxkit.service;

import io.github.cxkit.internal.Copies;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One customer to be answered (inner loop): why, by whom, until when.
 *
 * @param id what the case is called
 * @param customer whom to answer
 * @param touchpoint where it happened
 * @param reasons why, at least one
 * @param owner who answers
 * @param received when the feedback came
 * @param deadline until when the customer should have an answer
 * @param firstResponse when the customer was first answered, null if not yet
 * @param closed when the case was closed, null if not yet
 * @since 0.1.0
 */
public record FollowUp(
        String id,
        String customer,
        String touchpoint,
        List<String> reasons,
        String owner,
        Instant received,
        Instant deadline,
        @Nullable Instant firstResponse,
        @Nullable Instant closed) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no reason, or a time is before the receipt
     */
    public FollowUp {
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(touchpoint, "touchpoint");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(received, "received");
        reasons = Copies.list("reasons", reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("follow-up " + id + " needs a reason");
        }
        if (deadline.isBefore(received)) {
            throw new IllegalArgumentException("deadline of follow-up " + id + " must not be before its receipt at "
                    + received + " but was " + deadline);
        }
        notBefore(id, "firstResponse", firstResponse, received);
        notBefore(id, "closed", closed, received);
    }

    private static void notBefore(String id, String name, @Nullable Instant time, Instant received) {
        if (time != null && time.isBefore(received)) {
            throw new IllegalArgumentException(name + " of follow-up " + id + " must not be before its receipt at "
                    + received + " but was " + time);
        }
    }

    /**
     * The same with its first answer; a later one changes nothing.
     *
     * @param at when the customer was answered
     * @return the changed copy
     * @throws IllegalArgumentException if the time is before the receipt
     */
    public FollowUp answered(Instant at) {
        return firstResponse != null && !at.isBefore(firstResponse)
                ? this
                : new FollowUp(id, customer, touchpoint, reasons, owner, received, deadline, at, closed);
    }

    /**
     * The same, closed.
     *
     * @param at when
     * @return the changed copy
     * @throws IllegalArgumentException if the time is before the receipt
     */
    public FollowUp closed(Instant at) {
        return new FollowUp(id, customer, touchpoint, reasons, owner, received, deadline, firstResponse, at);
    }

    /**
     * The same with another owner.
     *
     * @param newOwner who answers from now on
     * @return the changed copy
     */
    public FollowUp assignedTo(String newOwner) {
        return new FollowUp(id, customer, touchpoint, reasons, newOwner, received, deadline, firstResponse, closed);
    }

    /**
     * How the case stands at a moment. Exactly at the deadline it is still open.
     *
     * @param asOf the moment
     * @return closed, answered, overdue or open
     */
    public Status statusAt(Instant asOf) {
        if (closed != null && !closed.isAfter(asOf)) {
            return Status.CLOSED;
        }
        if (firstResponse != null && !firstResponse.isAfter(asOf)) {
            return Status.ANSWERED;
        }
        return asOf.isAfter(deadline) ? Status.OVERDUE : Status.OPEN;
    }

    /**
     * The case as {@link io.github.cxkit.service.ClosedLoop} counts it.
     *
     * @return the case
     */
    public FeedbackCase feedbackCase() {
        return new FeedbackCase(id, received, firstResponse, closed);
    }

    /** How a case stands. */
    public enum Status {
        /** Not answered, and still time. */
        OPEN,
        /** Not answered after the deadline. */
        OVERDUE,
        /** Answered, not yet closed. */
        ANSWERED,
        /** Closed. */
        CLOSED
    }
}
