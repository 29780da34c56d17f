package io.github.cxkit.service.personalization;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the company spoke first.
 *
 * <p>A matter is a customer and a topic with any contact; it was anticipated if the first proactive contact came strictly
 * before any inbound one. rate = anticipated / matters. A summary over parts with different customers: {@link #EMPTY} and
 * {@link #merge}.
 *
 * @param matters customers and topics with any contact
 * @param anticipated matters in which the company spoke first
 * @param withoutInbound anticipated matters about which the customer never had to ask
 * @since 0.1.0
 */
public record ProactiveContact(long matters, long anticipated, long withoutInbound) {

    /** The rule behind the rate. */
    public static final Rule RULE = Rule.convention(
            "anticipation.rate", "Proactive contact", "matters with a proactive contact strictly before any inbound");

    /** No contact yet. */
    public static final ProactiveContact EMPTY = new ProactiveContact(0, 0, 0);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is out of its range
     */
    public ProactiveContact {
        Arguments.within("anticipated", anticipated, 0, matters);
        Arguments.within("withoutInbound", withoutInbound, 0, anticipated);
    }

    /**
     * Counts matters.
     *
     * @param contacts contacts in any order
     * @return the counts
     */
    public static ProactiveContact of(Iterable<Contact> contacts) {
        Map<List<String>, First> byMatter = new HashMap<>();
        for (Contact contact : contacts) {
            First first = byMatter.computeIfAbsent(List.of(contact.customer(), contact.topic()), matter -> new First());
            if (contact.proactive()) {
                first.proactive = earlier(first.proactive, contact.at());
            } else {
                first.inbound = earlier(first.inbound, contact.at());
            }
        }
        long anticipated = 0;
        long withoutInbound = 0;
        for (First first : byMatter.values()) {
            if (first.proactive != null && (first.inbound == null || first.proactive.isBefore(first.inbound))) {
                anticipated++;
                withoutInbound += first.inbound == null ? 1 : 0;
            }
        }
        return new ProactiveContact(byMatter.size(), anticipated, withoutInbound);
    }

    private static Instant earlier(@Nullable Instant a, Instant b) {
        return a == null || b.isBefore(a) ? b : a;
    }

    /**
     * Counts the matters of customers. One input is all contacts of one customer, or of several: a customer's contacts must
     * not be spread over inputs.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Collection<Contact>, ProactiveContact> summarizer() {
        return Summarizer.<Collection<Contact>, ProactiveContact>folding(
                        EMPTY, (all, contacts) -> all.merge(of(contacts)), ProactiveContact::merge)
                .withBytes(
                        all -> Bytes.write(
                                "",
                                out -> out.count(all.matters)
                                        .count(all.anticipated)
                                        .count(all.withoutInbound)),
                        bytes -> Bytes.read(
                                "summary of proactive contacts",
                                "",
                                bytes,
                                in -> new ProactiveContact(in.count(), in.count(), in.count())));
    }

    /**
     * These and other counts together.
     *
     * @param other counts of other customers
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ProactiveContact merge(ProactiveContact other) {
        return new ProactiveContact(
                Counts.sum(matters, other.matters),
                Counts.sum(anticipated, other.anticipated),
                Counts.sum(withoutInbound, other.withoutInbound));
    }

    /**
     * anticipated / matters.
     *
     * @return the rate; insufficient without contacts
     */
    public Rate rate() {
        return new Rate(RULE, anticipated, matters);
    }

    /** The first contacts of a matter while they are gathered. */
    private static final class First {
        private @Nullable Instant proactive;
        private @Nullable Instant inbound;
    }

    /**
     * One contact between company and customer.
     *
     * @param customer who
     * @param topic what about
     * @param proactive true if the company began, false if the customer did
     * @param at when
     */
    public record Contact(String customer, String topic, boolean proactive, Instant at) {
        /** Checks that every part is there. */
        public Contact {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(at, "at");
        }
    }
}
