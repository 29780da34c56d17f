package io.github.cxkit.service.personalization;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Contacts beyond the number that a customer may get in a period.
 *
 * <p>A contact is over the cap when it and the customer's earlier contacts less than a period before it are more than the
 * cap; one exactly a period old no longer counts. Contacts of one moment follow each other as listed. A summary over parts
 * with different customers.
 *
 * @param definition what the counts mean
 * @param contacts contacts in all
 * @param overCap contacts over the cap
 * @param customers customers contacted
 * @param customersOverCap customers with a contact over the cap
 * @since 0.1.0
 */
public record ContactFrequency(
        Definition definition, long contacts, long overCap, long customers, long customersOverCap) {

    /** The rule behind the rate. */
    public static final Rule RULE = Rule.convention(
            "consent.frequency-cap", "Contacts over the cap", "a moving period per customer, half-open");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is out of its range
     */
    public ContactFrequency {
        Objects.requireNonNull(definition, "definition");
        Arguments.within("overCap", overCap, 0, contacts);
        Arguments.within("customersOverCap", customersOverCap, 0, customers);
    }

    /**
     * What the counts mean.
     *
     * @param period length of the moving period, more than 0
     * @param cap contacts allowed inside one period, 0 or more
     */
    public record Definition(Duration period, int cap) {
        /**
         * Checks the limits.
         *
         * @throws IllegalArgumentException if the period is not positive or the cap is negative
         */
        public Definition {
            Objects.requireNonNull(period, "period");
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException("period must be > 0 but was " + period);
            }
            Arguments.notNegative("cap", (long) cap);
        }
    }

    /**
     * Counts the contacts of customers. One input is all contacts of one customer, or of several: a customer's contacts must
     * not be spread over inputs.
     *
     * @param definition what the counts mean
     * @return a summarizer with bytes
     */
    public static Summarizer<Collection<Contact>, ContactFrequency> summarizer(Definition definition) {
        return Summarizer.<Collection<Contact>, ContactFrequency>folding(
                        new ContactFrequency(definition, 0, 0, 0, 0),
                        (all, contacts) -> all.merge(of(contacts, definition.period, definition.cap)),
                        ContactFrequency::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.definition,
                                out -> out.count(all.contacts)
                                        .count(all.overCap)
                                        .count(all.customers)
                                        .count(all.customersOverCap)),
                        bytes -> Bytes.read(
                                "contact frequency",
                                definition,
                                bytes,
                                in -> new ContactFrequency(
                                        definition, in.count(), in.count(), in.count(), in.count())));
    }

    /**
     * Counts contacts.
     *
     * @param contacts contacts in any order
     * @param period length of the moving period, more than 0
     * @param cap contacts allowed inside one period, 0 or more
     * @return the counts
     * @throws IllegalArgumentException if the period is not positive or the cap is negative
     */
    public static ContactFrequency of(Collection<Contact> contacts, Duration period, int cap) {
        Definition definition = new Definition(period, cap);
        Map<String, List<Instant>> byCustomer = new LinkedHashMap<>();
        for (Contact contact : contacts) {
            byCustomer
                    .computeIfAbsent(contact.customer(), key -> new ArrayList<>())
                    .add(contact.at());
        }
        long over = 0;
        long customersOver = 0;
        for (List<Instant> times : byCustomer.values()) {
            times.sort(null);
            long own = 0;
            int first = 0;
            for (int i = 0; i < times.size(); i++) {
                while (Duration.between(times.get(first), times.get(i)).compareTo(period) >= 0) {
                    first++;
                }
                own += i - first + 1 > cap ? 1 : 0;
            }
            over += own;
            customersOver += own > 0 ? 1 : 0;
        }
        return new ContactFrequency(definition, contacts.size(), over, byCustomer.size(), customersOver);
    }

    /**
     * These and other counts together.
     *
     * @param other counts of other customers
     * @return the sums
     * @throws IllegalArgumentException if period or cap differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ContactFrequency merge(ContactFrequency other) {
        Definitions.of("contact frequencies")
                .same("period", definition.period, other.definition.period)
                .same("cap", definition.cap, other.definition.cap);
        return new ContactFrequency(
                definition,
                Counts.sum(contacts, other.contacts),
                Counts.sum(overCap, other.overCap),
                Counts.sum(customers, other.customers),
                Counts.sum(customersOverCap, other.customersOverCap));
    }

    /**
     * Contacts over the cap / contacts.
     *
     * @return the rate; insufficient without contacts
     */
    public Rate rate() {
        return new Rate(RULE, overCap, contacts);
    }

    /**
     * One contact made to a customer.
     *
     * @param customer to whom
     * @param at when
     */
    public record Contact(String customer, Instant at) {
        /** Checks that both are there. */
        public Contact {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(at, "at");
        }
    }
}
