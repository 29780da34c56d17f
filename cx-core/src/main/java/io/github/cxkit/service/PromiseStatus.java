package io.github.cxkit.service;

/**
 * What a promise is at a moment.
 *
 * @since 0.1.0
 */
public enum PromiseStatus {
    /** Delivered earlier than due by more than the tolerance. */
    EXCEEDED,
    /** Delivered from due - tolerance to due + grace, both included. */
    KEPT,
    /** Delivered later, not delivered by then, withdrawn only after, or cancelled by the firm. */
    BROKEN,
    /** Not delivered, and due + grace has not passed. */
    PENDING,
    /** Withdrawn by the customer up to due + grace. */
    WITHDRAWN
}
