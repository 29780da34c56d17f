package io.github.cxkit.journey;

/**
 * Who holds a touchpoint.
 *
 * @since 0.1.0
 */
public enum TouchpointKind {
    /** The company itself. */
    OWNED,
    /** A carrier, a marketplace, a payment service. */
    PARTNER,
    /** The customer alone: unpacking, using. */
    CUSTOMER,
    /** Other people: reviews, friends, forums. */
    SOCIAL
}
