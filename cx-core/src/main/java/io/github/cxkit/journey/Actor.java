package io.github.cxkit.journey;

/**
 * Who starts a contact.
 *
 * @since 0.1.0
 */
public enum Actor {
    /** The customer. */
    CUSTOMER,
    /** The company. */
    PROVIDER,
    /** Somebody who works for the company. */
    PARTNER
}
