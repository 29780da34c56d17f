package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Matters solved by a single contact, told from repeat contacts.
 *
 * <p>An issue is one customer and topic; a gap of more than the window to the contact before begins a new one. An issue is
 * decided when more than the window has passed since its last contact; until then it counts nowhere. It is resolved if its
 * last contact was, and resolved at first contact if there was just that one. Both denominators in use are given: all
 * decided issues, and the resolved ones. A summary of customers; counts of another window or moment are not added to these.
 *
 * @param definition what the counts mean
 * @param issues issues in all
 * @param decided those whose window has passed
 * @param resolved decided, last contact resolved
 * @param atFirstContact decided, one contact, resolved
 * @param contacts contacts of the decided issues
 * @since 0.1.0
 */
public record FirstContactResolution(
        Definition definition, long issues, long decided, long resolved, long atFirstContact, long contacts) {

    /** The rule with all decided issues below the line. */
    public static final Rule RULE = Rule.adapted(
            "service.first-contact-resolution",
            "First-contact resolution",
            "repeat-contact reading (Call Centre Helper; Taylor Reach); open windows are undecided");

    /** The rule with the resolved issues below the line. */
    public static final Rule RESOLVED_RULE = Rule.adapted(
            "service.first-contact-resolution.of-resolved",
            "First-contact resolution of resolved",
            "Freshservice; resolved issues as the base, open windows are undecided");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative or the counts contradict each other
     */
    public FirstContactResolution {
        Objects.requireNonNull(definition, "definition");
        Arguments.notNegative("atFirstContact", atFirstContact);
        if (atFirstContact > resolved || resolved > decided || decided > issues || contacts < decided) {
            throw new IllegalArgumentException("counts contradict each other: " + issues + " issues, " + decided
                    + " decided, " + resolved + " resolved, " + atFirstContact + " at first contact, " + contacts
                    + " contacts");
        }
    }

    /**
     * What the counts mean.
     *
     * @param window largest gap inside one issue, more than 0
     * @param asOf the moment of counting
     */
    public record Definition(Duration window, Instant asOf) {
        /**
         * Checks the window.
         *
         * @throws IllegalArgumentException if the window is not positive
         */
        public Definition {
            Objects.requireNonNull(window, "window");
            Times.positive("window", window);
            Objects.requireNonNull(asOf, "asOf");
        }
    }

    /**
     * Counts the issues of customers. One input is all contacts of one customer, or of several: a customer's contacts must
     * not be spread over inputs.
     *
     * @param definition what the counts mean
     * @return a summarizer with bytes, which refuses a contact after the as-of time
     */
    public static Summarizer<Collection<Contact>, FirstContactResolution> summarizer(Definition definition) {
        FirstContactResolution empty = new FirstContactResolution(definition, 0, 0, 0, 0, 0);
        return Summarizer.<Collection<Contact>, FirstContactResolution>folding(
                        empty,
                        (all, contacts) -> all.merge(of(contacts, definition.window, definition.asOf)),
                        FirstContactResolution::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.definition,
                                out -> out.count(all.issues)
                                        .count(all.decided)
                                        .count(all.resolved)
                                        .count(all.atFirstContact)
                                        .count(all.contacts)),
                        bytes -> Bytes.read(
                                "first-contact resolution",
                                definition,
                                bytes,
                                in -> new FirstContactResolution(
                                        definition, in.count(), in.count(), in.count(), in.count(), in.count())));
    }

    /**
     * Joins contacts into issues.
     *
     * @param contacts contacts in any order; those of one moment keep their order
     * @param window largest gap inside one issue, more than 0
     * @param asOf the moment of counting
     * @return the counts
     * @throws IllegalArgumentException if the window is not positive or a contact is after the as-of time
     */
    public static FirstContactResolution of(Collection<Contact> contacts, Duration window, Instant asOf) {
        Definition definition = new Definition(window, asOf);
        List<Contact> ordered = new ArrayList<>(contacts);
        ordered.sort(Comparator.comparing(Contact::at));
        Map<List<String>, Issue> open = new LinkedHashMap<>();
        FirstContactResolution sum = new FirstContactResolution(definition, 0, 0, 0, 0, 0);
        for (Contact contact : ordered) {
            Times.notAfter("contact", contact.at(), asOf);
            List<String> matter = List.of(contact.customer(), contact.topic());
            Issue issue = open.get(matter);
            if (issue != null && Duration.between(issue.last.at(), contact.at()).compareTo(window) <= 0) {
                issue.last = contact;
                issue.contacts++;
            } else {
                sum = issue == null ? sum : sum.plus(issue, true);
                open.put(matter, new Issue(contact));
            }
        }
        for (Issue issue : open.values()) {
            boolean over = Duration.between(issue.last.at(), asOf).compareTo(window) > 0;
            sum = sum.plus(issue, over);
        }
        return sum;
    }

    private FirstContactResolution plus(Issue issue, boolean isDecided) {
        if (!isDecided) {
            return new FirstContactResolution(definition, issues + 1, decided, resolved, atFirstContact, contacts);
        }
        boolean isResolved = issue.last.resolved();
        return new FirstContactResolution(
                definition,
                issues + 1,
                decided + 1,
                resolved + (isResolved ? 1 : 0),
                atFirstContact + (isResolved && issue.contacts == 1 ? 1 : 0),
                contacts + issue.contacts);
    }

    /**
     * These and other counts together.
     *
     * @param other counts of other customers
     * @return the sums
     * @throws IllegalArgumentException if window or moment differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public FirstContactResolution merge(FirstContactResolution other) {
        Definitions.of("first-contact resolutions")
                .same("window", definition.window, other.definition.window)
                .same("asOf", definition.asOf, other.definition.asOf);
        return new FirstContactResolution(
                definition,
                Counts.sum(issues, other.issues),
                Counts.sum(decided, other.decided),
                Counts.sum(resolved, other.resolved),
                Counts.sum(atFirstContact, other.atFirstContact),
                Counts.sum(contacts, other.contacts));
    }

    /**
     * At first contact / decided.
     *
     * @return the rate; insufficient if nothing is decided
     */
    public Rate ofAll() {
        return new Rate(RULE, atFirstContact, decided);
    }

    /**
     * At first contact / decided and resolved: never below {@link #ofAll}.
     *
     * @return the rate; insufficient if nothing is resolved
     */
    public Rate ofResolved() {
        return new Rate(RESOLVED_RULE, atFirstContact, resolved);
    }

    /**
     * Mean contacts of a decided issue.
     *
     * @return 1 or more; insufficient if nothing is decided
     */
    public Result<Double> contactsPerIssue() {
        return decided == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "contacts per issue: nothing is decided")
                : Result.of((double) contacts / decided);
    }

    /** An issue while its contacts are gathered. */
    private static final class Issue {
        private Contact last;
        private long contacts = 1;

        Issue(Contact first) {
            last = first;
        }
    }

    /**
     * One contact of a customer about a topic.
     *
     * @param customer who
     * @param topic what about
     * @param at when
     * @param resolved whether the contact solved the matter, as far as was known then
     */
    public record Contact(String customer, String topic, Instant at, boolean resolved) {
        /** Checks that every part is there. */
        public Contact {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(at, "at");
        }
    }
}
