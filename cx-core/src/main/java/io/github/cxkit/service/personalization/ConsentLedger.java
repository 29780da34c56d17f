package io.github.cxkit.service.personalization;

import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Rate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All consents, and what may be done at a moment.
 *
 * <p>Of the records of one customer and purpose granted by a moment the latest decides, among equal ones the last listed: a
 * consent withdrawn and given again is valid. Immutable.
 *
 * @since 0.1.0
 */
public final class ConsentLedger {

    /** The rule behind coverage. */
    public static final Rule COVERAGE_RULE = Rule.convention(
            "consent.coverage", "Consent coverage", "ISO/IEC TS 27560 fields; the latest grant decides");

    /** The rule behind intrusion. */
    public static final Rule INTRUSION_RULE = Rule.convention(
            "consent.intrusion", "Intrusion", "personalized without valid consent / personalized; the target is 0");

    private final Map<List<String>, List<Consent>> byMatter = new HashMap<>();

    /**
     * Orders the records.
     *
     * @param consents records in any order
     */
    public ConsentLedger(Collection<Consent> consents) {
        for (Consent consent : consents) {
            byMatter.computeIfAbsent(List.of(consent.customer(), consent.purpose()), key -> new ArrayList<>())
                    .add(consent);
        }
        // a stable sort: equal grants keep their order
        byMatter.values().forEach(records -> records.sort(Comparator.comparing(Consent::granted)));
    }

    /**
     * Whether a customer's consent to a purpose is valid at a moment.
     *
     * @param customer who
     * @param purpose what for
     * @param at the moment
     * @return true if the deciding record is valid
     */
    public boolean isValid(String customer, String purpose, Instant at) {
        Consent deciding = null;
        for (Consent consent : byMatter.getOrDefault(List.of(customer, purpose), List.of())) {
            if (consent.granted().isAfter(at)) {
                break;
            }
            deciding = consent;
        }
        return deciding != null && deciding.isValid(at);
    }

    /**
     * Customers with valid consent / customers.
     *
     * @param customers who, each counted once
     * @param purpose what for
     * @param at the moment
     * @return the rate; insufficient without customers
     */
    public Rate coverage(Collection<String> customers, String purpose, Instant at) {
        var distinct = new LinkedHashSet<>(customers);
        long valid = distinct.stream()
                .filter(customer -> isValid(customer, purpose, at))
                .count();
        return new Rate(COVERAGE_RULE, valid, distinct.size());
    }

    /**
     * Personalised contacts without valid consent / personalized contacts, each judged at its own time.
     *
     * @param contacts contacts in any order
     * @return the rate; insufficient if none was personalized
     */
    public Rate intrusion(Iterable<Contact> contacts) {
        long personalized = 0;
        long without = 0;
        for (Contact contact : contacts) {
            if (contact.personalized()) {
                personalized++;
                without += isValid(contact.customer(), contact.purpose(), contact.at()) ? 0 : 1;
            }
        }
        return new Rate(INTRUSION_RULE, without, personalized);
    }

    /**
     * One contact made to a customer.
     *
     * @param customer to whom
     * @param purpose what for
     * @param at when
     * @param personalized whether it used the customer's data
     */
    public record Contact(String customer, String purpose, Instant at, boolean personalized) {
        /** Checks that every part is there. */
        public Contact {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(at, "at");
        }
    }
}
