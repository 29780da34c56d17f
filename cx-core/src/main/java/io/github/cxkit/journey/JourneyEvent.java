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
 * @since 0.1.0
 */
public final class JourneyEvent {

    private final @Nullable String id;
    private final String customer;
    private final String touchpoint;
    private final @Nullable String channel;
    private final Instant occurredAt;
    private final @Nullable Instant receivedAt;
    private final @Nullable String session;
    private final Actor actor;
    private final EventOutcome outcome;
    private final @Nullable BigDecimal value;
    private final @Nullable String currency;
    private final @Nullable Double emotion;
    private final boolean customerContributed;
    private final Map<String, String> properties;

    private JourneyEvent(Builder from) {
        id = from.id;
        customer = from.customer;
        touchpoint = from.touchpoint;
        channel = from.channel;
        occurredAt = Arguments.moment("occurredAt", from.occurredAt);
        receivedAt = from.receivedAt;
        session = from.session;
        actor = from.actor;
        outcome = from.outcome;
        value = from.value;
        currency = from.currency;
        emotion = from.emotion;
        customerContributed = from.customerContributed;
        properties = from.properties instanceof TreeMap
                ? Collections.unmodifiableMap(new TreeMap<>(from.properties))
                : from.properties;
        Arguments.notBlank("customer of an event", customer);
        Arguments.notBlank("touchpoint of an event", touchpoint);
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(outcome, "outcome");
        if (receivedAt != null && receivedAt.isBefore(occurredAt)) {
            throw new IllegalArgumentException("an event of " + occurredAt + " cannot be received at " + receivedAt);
        }
        if (value != null) {
            Arguments.money("value of an event", value);
        }
        if (emotion != null) {
            Arguments.within("emotion of an event", emotion, -1, 1);
        }
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
        Builder builder = toBuilder();
        builder.customer = newCustomer;
        return builder.build();
    }

    /**
     * The same event under the log's own id.
     *
     * @param newId the id, or null
     * @return the changed event
     */
    public JourneyEvent withId(@Nullable String newId) {
        return toBuilder().id(newId).build();
    }

    /**
     * The same event by another channel.
     *
     * @param newChannel id of the channel, or null
     * @return the changed event
     */
    public JourneyEvent withChannel(@Nullable String newChannel) {
        return toBuilder().channel(newChannel).build();
    }

    /**
     * The same event, heard of at another time.
     *
     * @param moment when the log heard of it, not before it happened; or null
     * @return the changed event
     * @throws IllegalArgumentException if it was received before it happened
     */
    public JourneyEvent withReceivedAt(@Nullable Instant moment) {
        return toBuilder().receivedAt(moment).build();
    }

    /**
     * The same event in the log's own visit or journey.
     *
     * @param newSession the id, or null
     * @return the changed event
     */
    public JourneyEvent withSession(@Nullable String newSession) {
        return toBuilder().session(newSession).build();
    }

    /**
     * The same event, started by another.
     *
     * @param newActor customer, provider or partner
     * @return the changed event
     */
    public JourneyEvent withActor(Actor newActor) {
        return toBuilder().actor(newActor).build();
    }

    /**
     * The same event with another end.
     *
     * @param newOutcome done, failed or not answered
     * @return the changed event
     */
    public JourneyEvent withOutcome(EventOutcome newOutcome) {
        return toBuilder().outcome(newOutcome).build();
    }

    /**
     * The same event with money in it.
     *
     * @param amount the amount, or null
     * @param currencyCode ISO 4217 code, or null
     * @return the changed event
     */
    public JourneyEvent withValue(@Nullable BigDecimal amount, @Nullable String currencyCode) {
        return toBuilder().value(amount, currencyCode).build();
    }

    /**
     * The same event with how it felt.
     *
     * @param newEmotion -1 (worst) to 1 (best), or null
     * @return the changed event
     * @throws IllegalArgumentException if it is out of range
     */
    public JourneyEvent withEmotion(@Nullable Double newEmotion) {
        Builder builder = toBuilder();
        builder.emotion = newEmotion;
        return builder.build();
    }

    /**
     * The same event with one more property.
     *
     * @param name what it is called
     * @param text what it says
     * @return the changed event
     */
    public JourneyEvent withProperty(String name, String text) {
        return toBuilder().property(name, text).build();
    }

    private Builder toBuilder() {
        Builder builder = builder(customer, touchpoint, occurredAt)
                .id(id)
                .channel(channel)
                .receivedAt(receivedAt)
                .session(session)
                .actor(actor)
                .outcome(outcome)
                .value(value, currency)
                .customerContributed(customerContributed);
        builder.emotion = emotion;
        builder.properties = properties;
        return builder;
    }

    /**
     * The log's own id of the event.
     *
     * @return the id, or null
     */
    public @Nullable String id() {
        return id;
    }

    /**
     * Who.
     *
     * @return the customer
     */
    public String customer() {
        return customer;
    }

    /**
     * Where.
     *
     * @return id of the touchpoint
     */
    public String touchpoint() {
        return touchpoint;
    }

    /**
     * By which way.
     *
     * @return id of the channel, or null
     */
    public @Nullable String channel() {
        return channel;
    }

    /**
     * When it happened.
     *
     * @return the moment
     */
    public Instant occurredAt() {
        return occurredAt;
    }

    /**
     * When the log heard of it.
     *
     * @return the moment, or null
     */
    public @Nullable Instant receivedAt() {
        return receivedAt;
    }

    /**
     * The log's own id of the visit or journey.
     *
     * @return the id, or null
     */
    public @Nullable String session() {
        return session;
    }

    /**
     * Who started it.
     *
     * @return customer, provider or partner
     */
    public Actor actor() {
        return actor;
    }

    /**
     * How it ended.
     *
     * @return done, failed or not answered
     */
    public EventOutcome outcome() {
        return outcome;
    }

    /**
     * Money in it.
     *
     * @return the amount, or null
     */
    public @Nullable BigDecimal value() {
        return value;
    }

    /**
     * The currency of the money.
     *
     * @return ISO 4217 code, or null
     */
    public @Nullable String currency() {
        return currency;
    }

    /**
     * How it felt.
     *
     * @return -1 (worst) to 1 (best), or null
     */
    public @Nullable Double emotion() {
        return emotion;
    }

    /**
     * Whether the customer made something of it: a review, a design, an answer to others.
     *
     * @return true if so
     */
    public boolean customerContributed() {
        return customerContributed;
    }

    /**
     * Anything else.
     *
     * @return name to text, in alphabetical order; unmodifiable
     */
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JourneyEvent event
                && Objects.equals(id, event.id)
                && customer.equals(event.customer)
                && touchpoint.equals(event.touchpoint)
                && Objects.equals(channel, event.channel)
                && occurredAt.equals(event.occurredAt)
                && Objects.equals(receivedAt, event.receivedAt)
                && Objects.equals(session, event.session)
                && actor == event.actor
                && outcome == event.outcome
                && Objects.equals(value, event.value)
                && Objects.equals(currency, event.currency)
                && Objects.equals(emotion, event.emotion)
                && customerContributed == event.customerContributed
                && properties.equals(event.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
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

    @Override
    public String toString() {
        return occurredAt + " " + customer + " at " + touchpoint + (channel == null ? "" : " by " + channel) + ", "
                + outcome;
    }

    /** Collects what is known of an event. Mutable, not thread-safe. */
    public static final class Builder {

        private String customer;
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

        /** Cannot be changed until it is a sorted map: most events of a large log have one property or none. */
        private Map<String, String> properties = Collections.emptyMap();

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
         * @param amount the amount, or null
         * @param currencyCode ISO 4217 code, or null
         * @return this
         */
        public Builder value(@Nullable BigDecimal amount, @Nullable String currencyCode) {
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
            Objects.requireNonNull(name, "name");
            if (properties.isEmpty()) {
                properties = Collections.singletonMap(name, text);
                return this;
            }
            if (!(properties instanceof TreeMap)) {
                properties = new TreeMap<>(properties);
            }
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
            return new JourneyEvent(this);
        }
    }
}
