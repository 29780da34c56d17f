package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A promise to a customer, such as a day of delivery, and what became of it. A promise changed later is a second promise; the
 * first one is {@linkplain #supersededBy(String) marked} and still counts.
 *
 * <pre>{@code
 * Promise.of("order 17", Instant.parse("2026-03-02T10:00:00Z"), Promise.endOf(LocalDate.of(2026, 3, 6), ZoneOffset.UTC))
 *         .to("anna").at("delivery").in("express").by(Promise.Source.CHECKOUT)
 *         .supersededBy("order 17, new day").delivered(Instant.parse("2026-03-07T09:00:00Z"))
 *         .outcome().kind() == Promise.Outcome.Kind.DELIVERED;  // ==> true
 * }</pre>
 *
 * @param id its name, such as the order's
 * @param customer to whom, null if nobody knows
 * @param madeAt when it was made
 * @param dueAt the last moment at which it is kept
 * @param touchpoint where it is to be kept, such as the delivery; null if nobody said
 * @param promiseClass what kind of promise, such as express; null if there are no kinds
 * @param promisedBy where it was made, null if nobody knows
 * @param outcome what became of it, null if nothing yet
 * @param supersededBy the later promise that was made in its place, null if none was
 * @since 0.1.0
 */
public record Promise(
        String id,
        @Nullable String customer,
        Instant madeAt,
        Instant dueAt,
        @Nullable String touchpoint,
        @Nullable String promiseClass,
        @Nullable Source promisedBy,
        @Nullable Outcome outcome,
        @Nullable String supersededBy) {

    /**
     * Checks the names and the order of the moments.
     *
     * @throws IllegalArgumentException if a moment lies before it was made, or a name is blank
     */
    public Promise {
        Objects.requireNonNull(madeAt, "madeAt");
        Objects.requireNonNull(dueAt, "dueAt");
        Arguments.notBlank("id of a promise", id);
        named("customer of promise " + id, customer);
        named("touchpoint of promise " + id, touchpoint);
        named("class of promise " + id, promiseClass);
        named("promise in place of " + id, supersededBy);
        if (id.equals(supersededBy)) {
            throw new IllegalArgumentException("promise " + id + " cannot be superseded by itself");
        }
        notBefore(id, madeAt, "due", dueAt);
        if (outcome != null) {
            notBefore(id, madeAt, "its outcome came", outcome.at());
        }
    }

    private static void named(String what, @Nullable String name) {
        if (name != null) {
            Arguments.notBlank(what, name);
        }
    }

    private static void notBefore(String id, Instant madeAt, String what, Instant at) {
        if (at.isBefore(madeAt)) {
            throw new IllegalArgumentException(
                    "promise " + id + ": " + what + " at " + at + ", before it was made at " + madeAt);
        }
    }

    /**
     * A promise of which nothing has come yet.
     *
     * @param id its name
     * @param madeAt when it was made
     * @param dueAt the last moment at which it is kept
     * @return the promise
     */
    public static Promise of(String id, Instant madeAt, Instant dueAt) {
        return new Promise(id, null, madeAt, dueAt, null, null, null, null, null);
    }

    /**
     * What a promised day means: the end of that day where the customer is.
     *
     * @param day the promised day
     * @param zone where the customer is
     * @return its last nanosecond
     * @throws IllegalArgumentException if the day lies outside the years 1 to 9999
     */
    public static Instant endOf(LocalDate day, ZoneId zone) {
        return LocalDays.endOf(Arguments.day("day", day), zone).minusNanos(1);
    }

    /**
     * The same, made to a customer.
     *
     * @param whom the customer, not blank
     * @return the promise
     */
    public Promise to(String whom) {
        return new Promise(id, whom, madeAt, dueAt, touchpoint, promiseClass, promisedBy, outcome, supersededBy);
    }

    /**
     * The same, to be kept at a touchpoint.
     *
     * @param where the touchpoint, not blank
     * @return the promise
     */
    public Promise at(String where) {
        return new Promise(id, customer, madeAt, dueAt, where, promiseClass, promisedBy, outcome, supersededBy);
    }

    /**
     * The same, of a kind.
     *
     * @param kind what kind of promise, such as express; not blank
     * @return the promise
     */
    public Promise in(String kind) {
        return new Promise(id, customer, madeAt, dueAt, touchpoint, kind, promisedBy, outcome, supersededBy);
    }

    /**
     * The same, made at a place.
     *
     * @param source where it was made
     * @return the promise
     */
    public Promise by(Source source) {
        return new Promise(id, customer, madeAt, dueAt, touchpoint, promiseClass, source, outcome, supersededBy);
    }

    /**
     * The same, with a later promise made in its place, such as a new day of delivery. It counts as before: what was promised
     * first was believed first.
     *
     * @param later the name of the later promise
     * @return the promise
     * @throws IllegalArgumentException if it is blank or this one's own
     */
    public Promise supersededBy(String later) {
        return new Promise(
                id,
                customer,
                madeAt,
                dueAt,
                touchpoint,
                promiseClass,
                promisedBy,
                outcome,
                Objects.requireNonNull(later));
    }

    /** Where a promise is made. */
    public enum Source {
        /** An advertisement. */
        AD,
        /** The page of a product. */
        PRODUCT_PAGE,
        /** The checkout. */
        CHECKOUT,
        /** An e-mail or letter. */
        MAIL,
        /** A person. */
        AGENT
    }

    /**
     * The same, delivered.
     *
     * @param at when
     * @return the promise
     * @throws IllegalArgumentException if something else became of it, or this was before it was made
     */
    public Promise delivered(Instant at) {
        return with(Outcome.Kind.DELIVERED, at);
    }

    /**
     * The same, withdrawn by the customer.
     *
     * @param at when
     * @return the promise
     * @throws IllegalArgumentException if something else became of it, or this was before it was made
     */
    public Promise withdrawn(Instant at) {
        return with(Outcome.Kind.WITHDRAWN, at);
    }

    /**
     * The same, cancelled by the firm: broken, as soon as it is due.
     *
     * @param at when
     * @return the promise
     * @throws IllegalArgumentException if something else became of it, or this was before it was made
     */
    public Promise cancelled(Instant at) {
        return with(Outcome.Kind.CANCELLED, at);
    }

    private Promise with(Outcome.Kind kind, Instant at) {
        if (outcome != null) {
            throw new IllegalArgumentException("promise " + id + " cannot be " + kind + ": it is " + outcome.kind());
        }
        return new Promise(
                id, customer, madeAt, dueAt, touchpoint, promiseClass, promisedBy, new Outcome(kind, at), supersededBy);
    }

    /**
     * What became of a promise.
     *
     * @param kind what
     * @param at when
     */
    public record Outcome(Kind kind, Instant at) {
        /** Checks that both are there. */
        public Outcome {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(at, "at");
        }

        /** What became of a promise. */
        public enum Kind {
            /** What was promised came. */
            DELIVERED,
            /** The customer did not want it any more. */
            WITHDRAWN,
            /** The firm did not want to keep it. */
            CANCELLED
        }
    }
}
