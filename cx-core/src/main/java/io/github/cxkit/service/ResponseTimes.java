package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.KaplanMeier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long customers wait for the first answer and for the end of the matter, with those still waiting kept in.
 *
 * <p>Median and 90th percentile of the answered (type 7) flatter a service that leaves the hard cases lying. So the median
 * with censoring stands beside them: those without an answer have waited at least until now, and the Kaplan-Meier curve
 * uses that. Waiting ends at the first of answer, resolution and the moment of measuring, in that order where they fall
 * together: a case resolved without an answer is censored at its resolution, and an answer after it does not count. A
 * summary; times of another moment, on other hours or with another reading of automatic replies are not added to these.
 *
 * @param definition what is measured
 * @param firstResponses seconds to the first answer; censored: seconds waited so far
 * @param resolutions seconds to the resolution of the resolved
 * @param resolvedWithoutReply contacts whose waiting ended at the resolution
 * @since 0.1.0
 */
public record ResponseTimes(
        Definition definition, KaplanMeier firstResponses, KaplanMeier resolutions, long resolvedWithoutReply) {

    /** The rule behind the figures. */
    public static final Rule RULE = Rule.published(
            "service.response-times",
            "Response times",
            "Kaplan and Meier 1958 for those still waiting; type 7 quantiles of the answered");

    private static final String FIRST = "first response";

    /**
     * Checks that all are there.
     *
     * @throws IllegalArgumentException if that count is out of range
     */
    public ResponseTimes {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(firstResponses, "firstResponses");
        Objects.requireNonNull(resolutions, "resolutions");
        Times.on("firstResponses", firstResponses, Times.waiting(FIRST, definition.hours));
        Times.on("resolutions", resolutions, Times.waiting("resolution", definition.hours));
        Arguments.within("resolvedWithoutReply", resolvedWithoutReply, 0, firstResponses.n() - firstResponses.events());
    }

    /** What an automatic reply is worth. */
    public enum AutomaticReplies {
        /** It is an answer. */
        COUNT,
        /** It is none. */
        IGNORE
    }

    /**
     * What is measured.
     *
     * @param asOf the moment of measuring
     * @param automatic what an automatic reply is worth
     * @param hours the clock that waiting is measured on
     */
    public record Definition(Instant asOf, AutomaticReplies automatic, ServiceHours hours) {
        /** Checks that all is said. */
        public Definition {
            Objects.requireNonNull(asOf, "asOf");
            Objects.requireNonNull(automatic, "automatic");
            Objects.requireNonNull(hours, "hours");
        }
    }

    /**
     * Measures contacts at one moment.
     *
     * @param contacts the contacts
     * @param definition what is measured
     * @return the times
     * @throws IllegalArgumentException if a time of a contact is after the as-of time
     */
    public static ResponseTimes of(Iterable<Contact> contacts, Definition definition) {
        return summarizer(definition).summarize(contacts);
    }

    /**
     * Measures contacts.
     *
     * @param definition what is measured
     * @return a summarizer with bytes, which refuses a contact with a time after the as-of time
     */
    public static Summarizer<Contact, ResponseTimes> summarizer(Definition definition) {
        return Summarizer.<Contact, Builder, ResponseTimes>building(
                        () -> new Builder(definition), Builder::add, Builder::build, ResponseTimes::merge)
                .withBytes(
                        times -> Bytes.write(
                                times.definition,
                                out -> out.block(times.firstResponses.toBytes())
                                        .block(times.resolutions.toBytes())
                                        .count(times.resolvedWithoutReply)),
                        bytes -> Bytes.read(
                                "summary of response times",
                                definition,
                                bytes,
                                in -> new ResponseTimes(
                                        definition,
                                        read(FIRST, definition, in),
                                        read("resolution", definition, in),
                                        in.count())));
    }

    private static KaplanMeier read(String event, Definition definition, ByteReader in) {
        return KaplanMeier.summarizer(Times.waiting(event, definition.hours)).ofBytes(in.block());
    }

    private static final class Builder {

        private final Definition definition;
        private final KaplanMeier.Builder firstResponses;
        private final KaplanMeier.Builder resolutions;
        private long resolvedWithoutReply;

        Builder(Definition definition) {
            this.definition = definition;
            this.firstResponses = KaplanMeier.builder(Times.waiting(FIRST, definition.hours));
            this.resolutions = KaplanMeier.builder(Times.waiting("resolution", definition.hours));
        }

        void add(Contact contact) {
            Wait wait =
                    Wait.of(contact, definition.asOf, definition.automatic == AutomaticReplies.COUNT, definition.hours);
            firstResponses.add(Times.seconds(wait.length()), wait.end() == WaitEnd.REPLY);
            resolvedWithoutReply += wait.end() == WaitEnd.RESOLUTION ? 1 : 0;
            Instant resolved = contact.resolved();
            if (resolved != null) {
                resolutions.add(
                        Times.seconds(definition.hours.between(contact.opened(), resolved, contact.pauses())), true);
            }
        }

        ResponseTimes build() {
            return new ResponseTimes(definition, firstResponses.build(), resolutions.build(), resolvedWithoutReply);
        }
    }

    /**
     * These and other times together.
     *
     * @param other the others
     * @return both
     * @throws IllegalArgumentException if moment, hours or the reading of automatic replies differ
     */
    public ResponseTimes merge(ResponseTimes other) {
        Definitions.of("response times")
                .same("hours", definition.hours, other.definition.hours)
                .same("automatic replies", definition.automatic, other.definition.automatic)
                .same("asOf", definition.asOf, other.definition.asOf);
        return new ResponseTimes(
                definition,
                firstResponses.merge(other.firstResponses),
                resolutions.merge(other.resolutions),
                Counts.sum(resolvedWithoutReply, other.resolvedWithoutReply));
    }

    /**
     * Contacts with an answer.
     *
     * @return the count
     */
    public long answered() {
        return firstResponses.events();
    }

    /**
     * Contacts without an answer, resolved or not.
     *
     * @return the count
     */
    public long unanswered() {
        return firstResponses.n() - firstResponses.events();
    }

    /**
     * Contacts that still wait.
     *
     * @return those neither answered nor resolved
     */
    public long waiting() {
        return unanswered() - resolvedWithoutReply;
    }

    /**
     * Contacts resolved.
     *
     * @return the count
     */
    public long resolved() {
        return resolutions.events();
    }

    /**
     * Mean wait of the answered.
     *
     * @return the mean; insufficient if nobody was answered
     */
    public Result<Duration> meanFirstResponse() {
        return Times.mean(firstResponses, FIRST);
    }

    /**
     * Median wait of the answered (type 7).
     *
     * @return the median; insufficient if nobody was answered
     */
    public Result<Duration> medianFirstResponse() {
        return Times.quantile(firstResponses, 0.5, FIRST);
    }

    /**
     * The wait that nine of ten answered did not exceed (type 7).
     *
     * @return the 90th percentile; insufficient if nobody was answered
     */
    public Result<Duration> p90FirstResponse() {
        return Times.quantile(firstResponses, 0.9, FIRST);
    }

    /**
     * Median wait with those still waiting as censored: the smallest time at which the Kaplan-Meier curve is 1/2 or less.
     *
     * @return the median; insufficient if the curve never falls that low
     */
    public Result<Duration> medianWithCensoring() {
        return firstResponses.median().map(Times::duration);
    }

    /**
     * Median time to the resolution of the resolved (type 7).
     *
     * @return the median; insufficient if nothing was resolved
     */
    public Result<Duration> medianResolution() {
        return Times.quantile(resolutions, 0.5, "resolution");
    }

    /**
     * What the figures of the answered stand on.
     *
     * @return the rule, the answered, and those left out because they still wait
     */
    public Evidence evidence() {
        return new Evidence(
                RULE,
                answered(),
                new Exclusions(Map.of("still waiting", waiting(), "resolved without a reply", resolvedWithoutReply)));
    }

    /**
     * One contact and what came back.
     *
     * @param opened when the customer wrote or called
     * @param replies in any order, none before the contact
     * @param resolved when the matter was resolved, null if not yet; not before the contact
     * @param pauses times in which waiting does not count
     */
    public record Contact(
            Instant opened, List<Reply> replies, @Nullable Instant resolved, List<Pause> pauses) {
        /**
         * Checks the order of the times and copies.
         *
         * @throws IllegalArgumentException if a reply or the resolution is before the contact
         */
        public Contact {
            Objects.requireNonNull(opened, "opened");
            replies = Copies.list("replies", replies);
            pauses = Copies.list("pauses", pauses);
            for (Reply reply : replies) {
                Times.notBefore("reply", reply.at(), "the contact", opened);
            }
            Times.notBefore("resolved", resolved, "the contact", opened);
        }

        /**
         * A contact that was never on hold.
         *
         * @param opened when the customer wrote or called
         * @param replies in any order, none before the contact
         * @param resolved when the matter was resolved, or null
         * @throws IllegalArgumentException if a reply or the resolution is before the contact
         */
        public Contact(Instant opened, List<Reply> replies, @Nullable Instant resolved) {
            this(opened, replies, resolved, List.of());
        }
    }

    /** What ended a customer's waiting. */
    public enum WaitEnd {
        /** An answer. */
        REPLY,
        /** The matter was resolved without one. */
        RESOLUTION,
        /** Nothing yet: it lasts until the moment of measuring. */
        AS_OF
    }

    /**
     * How long one customer waited for an answer.
     *
     * @param length time on the service's clock, pauses taken out
     * @param end what ended it
     */
    public record Wait(Duration length, WaitEnd end) {
        /** Checks that the parts are there. */
        public Wait {
            Objects.requireNonNull(length, "length");
            Objects.requireNonNull(end, "end");
        }

        /**
         * Measures one contact at one moment.
         *
         * @param contact the contact
         * @param asOf the moment of measuring
         * @param countAutomatic whether an automatic reply is an answer
         * @param hours the clock that waiting is measured on
         * @return the wait
         * @throws IllegalArgumentException if a time of the contact is after the as-of time
         */
        public static Wait of(Contact contact, Instant asOf, boolean countAutomatic, ServiceHours hours) {
            Times.notAfter("opened", contact.opened(), asOf);
            Times.notAfter("resolved", contact.resolved(), asOf);
            contact.replies().forEach(reply -> Times.notAfter("reply", reply.at(), asOf));
            Instant resolved = contact.resolved();
            Instant end = resolved == null ? asOf : resolved;
            Optional<Instant> answer = contact.replies().stream()
                    .filter(reply -> countAutomatic || !reply.automatic())
                    .map(Reply::at)
                    .filter(at -> !at.isAfter(end))
                    .min(Comparator.naturalOrder());
            WaitEnd what = answer.isPresent() ? WaitEnd.REPLY : resolved == null ? WaitEnd.AS_OF : WaitEnd.RESOLUTION;
            return new Wait(hours.between(contact.opened(), answer.orElse(end), contact.pauses()), what);
        }
    }

    /**
     * One reply to a contact.
     *
     * @param at when
     * @param automatic whether a machine wrote it without looking at the matter
     */
    public record Reply(Instant at, boolean automatic) {
        /** Checks that the time is there. */
        public Reply {
            Objects.requireNonNull(at, "at");
        }
    }
}
