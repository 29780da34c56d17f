package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One contact of one customer at one touchpoint.
 *
 * <p>Fields that a log does not have stay null; nothing is guessed. Times are moments, so events of several time zones
 * can stand side by side; local stamps become moments where they are read, with the zone named there.
 *
 * @param id the log's own id of the event, or null
 * @param customer who
 * @param touchpoint where
 * @param channel by which way, or null
 * @param occurredAt when it happened
 * @param receivedAt when the log heard of it, or null
 * @param session the log's own id of the visit or journey, or null
 * @param actor who started it
 * @param outcome how it ended
 * @param value money in it, or null
 * @param currency ISO 4217 code of the money, or null
 * @param emotion how it felt, -1 to 1, or null
 * @param customerContributed whether the customer made something of it: a review, a design, an answer to others
 * @param properties anything else, in alphabetical order
 * @since 0.1.0
 */
public record JourneyEvent(
        @Nullable String id,
        String customer,
        String touchpoint,
        @Nullable String channel,
        Instant occurredAt,
        @Nullable Instant receivedAt,
        @Nullable String session,
        Actor actor,
        EventOutcome outcome,
        @Nullable BigDecimal value,
        @Nullable String currency,
        @Nullable Double emotion,
        boolean customerContributed,
        Map<String, String> properties) {

    /**
     * Checks and copies.
     *
     * @param id the log's own id of the event, or null
     * @param customer who, not blank
     * @param touchpoint where, not blank
     * @param channel by which way, or null
     * @param occurredAt when it happened
     * @param receivedAt when the log heard of it, not before it happened; or null
     * @param session the log's own id of the visit or journey, or null
     * @param actor who started it
     * @param outcome how it ended
     * @param value money in it, or null
     * @param currency ISO 4217 code of the money, or null
     * @param emotion how it felt, -1 to 1, or null
     * @param customerContributed whether the customer made something of it
     * @param properties anything else
     * @throws IllegalArgumentException if a text is blank, the emotion out of range, or it was received before it happened
     */
    public JourneyEvent {
        Arguments.notBlank("customer of an event", customer);
        Arguments.notBlank("touchpoint of an event", touchpoint);
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(outcome, "outcome");
        if (receivedAt != null && receivedAt.isBefore(occurredAt)) {
            throw new IllegalArgumentException("an event of " + occurredAt + " cannot be received at " + receivedAt);
        }
        if (emotion != null) {
            Arguments.within("emotion of an event", emotion, -1, 1);
        }
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /**
     * An event of which only the necessary is known.
     *
     * @param customer who
     * @param touchpoint where
     * @param occurredAt when
     * @return the event, started by the customer, done
     * @throws IllegalArgumentException if a text is blank
     */
    public static JourneyEvent of(String customer, String touchpoint, Instant occurredAt) {
        return builder(customer, touchpoint, occurredAt).build();
    }

    /**
     * A builder that starts from the necessary.
     *
     * @param customer who
     * @param touchpoint where
     * @param occurredAt when
     * @return the builder
     */
    public static Builder builder(String customer, String touchpoint, Instant occurredAt) {
        return new Builder(customer, touchpoint, occurredAt);
    }

    /**
     * The same event of another customer name, as an identity rule gives it.
     *
     * @param newCustomer the name to use
     * @return the event
     */
    public JourneyEvent withCustomer(String newCustomer) {
        return new JourneyEvent(
                id,
                newCustomer,
                touchpoint,
                channel,
                occurredAt,
                receivedAt,
                session,
                actor,
                outcome,
                value,
                currency,
                emotion,
                customerContributed,
                properties);
    }

    /** Collects what is known of an event. Mutable, not thread-safe. */
    public static final class Builder {

        private final String customer;
        private final String touchpoint;
        private final Instant occurredAt;
        private @Nullable String id;
        private @Nullable String channel;
        private @Nullable Instant receivedAt;
        private @Nullable String session;
        private Actor actor = Actor.CUSTOMER;
        private EventOutcome outcome = EventOutcome.DONE;
        private @Nullable BigDecimal value;
        private @Nullable String currency;
        private @Nullable Double emotion;
        private boolean customerContributed;
        private final Map<String, String> properties = new TreeMap<>();

        private Builder(String customer, String touchpoint, Instant occurredAt) {
            this.customer = customer;
            this.touchpoint = touchpoint;
            this.occurredAt = occurredAt;
        }

        /**
         * Sets the log's own id.
         *
         * @param newId the id, or null
         * @return this
         */
        public Builder id(@Nullable String newId) {
            id = newId;
            return this;
        }

        /**
         * Sets the channel.
         *
         * @param newChannel id of the channel, or null
         * @return this
         */
        public Builder channel(@Nullable String newChannel) {
            channel = newChannel;
            return this;
        }

        /**
         * Sets when the log heard of it.
         *
         * @param moment the moment, or null
         * @return this
         */
        public Builder receivedAt(@Nullable Instant moment) {
            receivedAt = moment;
            return this;
        }

        /**
         * Sets the log's own visit or journey.
         *
         * @param newSession the id, or null
         * @return this
         */
        public Builder session(@Nullable String newSession) {
            session = newSession;
            return this;
        }

        /**
         * Sets who started it.
         *
         * @param newActor customer, provider or partner
         * @return this
         */
        public Builder actor(Actor newActor) {
            actor = newActor;
            return this;
        }

        /**
         * Sets how it ended.
         *
         * @param newOutcome done, failed or not answered
         * @return this
         */
        public Builder outcome(EventOutcome newOutcome) {
            outcome = newOutcome;
            return this;
        }

        /**
         * Sets the money in it.
         *
         * @param amount the amount
         * @param currencyCode ISO 4217 code
         * @return this
         */
        public Builder value(BigDecimal amount, String currencyCode) {
            value = amount;
            currency = currencyCode;
            return this;
        }

        /**
         * Sets how it felt.
         *
         * @param newEmotion -1 (worst) to 1 (best)
         * @return this
         */
        public Builder emotion(double newEmotion) {
            emotion = newEmotion;
            return this;
        }

        /**
         * Sets that the customer made something of it.
         *
         * @param contributed true if so
         * @return this
         */
        public Builder customerContributed(boolean contributed) {
            customerContributed = contributed;
            return this;
        }

        /**
         * Adds anything else.
         *
         * @param name what it is called
         * @param text what it says
         * @return this
         */
        public Builder property(String name, String text) {
            properties.put(name, text);
            return this;
        }

        /**
         * The event.
         *
         * @return the event
         * @throws IllegalArgumentException if a part is out of range
         */
        public JourneyEvent build() {
            return new JourneyEvent(
                    id,
                    customer,
                    touchpoint,
                    channel,
                    occurredAt,
                    receivedAt,
                    session,
                    actor,
                    outcome,
                    value,
                    currency,
                    emotion,
                    customerContributed,
                    properties);
        }
    }
}
