package io.github.cxkit.service.personalization;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import java.util.Objects;

/**
 * Inbound contacts that speaking first avoided, against a control group chosen by chance.
 *
 * <p>per customer = inbound/customers of the control group - inbound/customers of the treated; avoided = that times the
 * treated customers. May be negative: some messages raise questions. A summary: {@link #merge} adds the counts.
 *
 * @param treatedInbound inbound contacts of the treated, 0 or more
 * @param treatedCustomers how many were told first
 * @param controlInbound inbound contacts of the control group, 0 or more
 * @param controlCustomers how many were not
 * @since 0.1.0
 */
public record ContactDeflection(
        long treatedInbound, long treatedCustomers, long controlInbound, long controlCustomers) {

    /** The rule. */
    public static final Rule RULE = Rule.convention(
            "anticipation.avoided-inbound", "Avoided inbound", "difference of inbound contacts per customer");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public ContactDeflection {
        Arguments.notNegative("treatedInbound", treatedInbound);
        Arguments.notNegative("treatedCustomers", treatedCustomers);
        Arguments.notNegative("controlInbound", controlInbound);
        Arguments.notNegative("controlCustomers", controlCustomers);
    }

    /**
     * One customer of the trial.
     *
     * @param group whether the customer was told first
     * @param inbound how often the customer then asked, 0 or more
     */
    public record Customer(Uplift.Group group, long inbound) {
        /**
         * Checks the count.
         *
         * @throws IllegalArgumentException if the count is negative
         */
        public Customer {
            Objects.requireNonNull(group, "group");
            Arguments.notNegative("inbound", inbound);
        }
    }

    /**
     * Counts customers.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Customer, ContactDeflection> summarizer() {
        return Summarizer.<Customer, ContactDeflection>folding(
                        new ContactDeflection(0, 0, 0, 0),
                        (all, one) -> all.merge(
                                one.group == Uplift.Group.TREATED
                                        ? new ContactDeflection(one.inbound, 1, 0, 0)
                                        : new ContactDeflection(0, 0, one.inbound, 1)),
                        ContactDeflection::merge)
                .withBytes(
                        all -> Bytes.write(
                                "",
                                out -> out.count(all.treatedInbound)
                                        .count(all.treatedCustomers)
                                        .count(all.controlInbound)
                                        .count(all.controlCustomers)),
                        bytes -> Bytes.read(
                                "contact deflection",
                                "",
                                bytes,
                                in -> new ContactDeflection(in.count(), in.count(), in.count(), in.count())));
    }

    /**
     * These and other counts together.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ContactDeflection merge(ContactDeflection other) {
        return new ContactDeflection(
                Counts.sum(treatedInbound, other.treatedInbound),
                Counts.sum(treatedCustomers, other.treatedCustomers),
                Counts.sum(controlInbound, other.controlInbound),
                Counts.sum(controlCustomers, other.controlCustomers));
    }

    /**
     * Inbound contacts avoided per treated customer.
     *
     * @return the difference; insufficient if a group is empty
     */
    public Result<Double> perCustomer() {
        if (treatedCustomers == 0 || controlCustomers == 0) {
            return Result.insufficient(
                    Reason.PART_MISSING,
                    "avoided inbound: " + treatedCustomers + " treated and " + controlCustomers + " control customers");
        }
        return Result.of((double) controlInbound / controlCustomers - (double) treatedInbound / treatedCustomers);
    }

    /**
     * Inbound contacts avoided among all the treated.
     *
     * @return the number; insufficient if a group is empty
     */
    public Result<Double> avoided() {
        return perCustomer().map(each -> each * treatedCustomers);
    }
}
