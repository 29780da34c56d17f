package io.github.cxkit.framework;

/**
 * What a measurement is about: one product in use, help in one matter, or the whole relationship. User experience and
 * customer service are parts of customer experience.
 *
 * @since 0.1.0
 */
public enum ExperienceScope {
    /** Use of one product or interface. */
    USER_EXPERIENCE(Nature.PROACTIVE, Duration.SHORT, Focus.PRODUCT),
    /** Help when a customer asks for it. */
    CUSTOMER_SERVICE(Nature.REACTIVE, Duration.SHORT, Focus.TRANSACTION),
    /** Every contact with the company, on- and offline, over time. */
    CUSTOMER_EXPERIENCE(Nature.PROACTIVE, Duration.LONG, Focus.RELATIONSHIP);

    private final Nature nature;
    private final Duration duration;
    private final Focus focus;

    ExperienceScope(Nature nature, Duration duration, Focus focus) {
        this.nature = nature;
        this.duration = duration;
        this.focus = focus;
    }

    /** Who starts. */
    public enum Nature {
        /** The company shapes it beforehand. */
        PROACTIVE,
        /** The customer asks. */
        REACTIVE
    }

    /** How long it lasts. */
    public enum Duration {
        /** One use or one matter. */
        SHORT,
        /** As long as the relationship. */
        LONG
    }

    /** What it is about. */
    public enum Focus {
        /** A product. */
        PRODUCT,
        /** A transaction. */
        TRANSACTION,
        /** The relationship. */
        RELATIONSHIP
    }

    /**
     * Who starts.
     *
     * @return the nature
     */
    public Nature nature() {
        return nature;
    }

    /**
     * How long it lasts.
     *
     * @return the duration
     */
    public Duration duration() {
        return duration;
    }

    /**
     * What it is about.
     *
     * @return the focus
     */
    public Focus focus() {
        return focus;
    }

    /**
     * Whether another scope is part of this one.
     *
     * @param other the other
     * @return true if it is the same, or this is the customer experience
     */
    public boolean includes(ExperienceScope other) {
        return this == other || this == CUSTOMER_EXPERIENCE;
    }
}
