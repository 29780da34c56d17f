package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Self-service sessions that needed no person afterwards, and those among them that really solved the matter.
 *
 * <p>A session is decided when a person was contacted inside the window after it, or more than the window has passed; a
 * contact exactly the window later is inside. containment = contained / decided; success = contained and solved / decided.
 * Silence is no success. A summary; counts of another window or moment are not added to these.
 *
 * @param definition what the counts mean
 * @param sessions sessions in all
 * @param decided human contact inside the window, or more than the window passed
 * @param contained decided without human contact inside the window
 * @param solved contained with the outcome solved
 * @since 0.1.0
 */
public record Containment(Definition definition, long sessions, long decided, long contained, long solved) {

    /** The rule behind containment. */
    public static final Rule RULE = Rule.convention(
            "service.containment", "Containment", "contact-centre practice; the window's edges are this library's");

    /** The rule behind success. */
    public static final Rule SUCCESS_RULE = Rule.convention(
            "service.self-service-success",
            "Self-service success",
            "containment with a stated outcome: silence is no success");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException unless 0 &lt;= solved &lt;= contained &lt;= decided &lt;= sessions
     */
    public Containment {
        Objects.requireNonNull(definition, "definition");
        Arguments.notNegative("solved", solved);
        if (solved > contained || contained > decided || decided > sessions) {
            throw new IllegalArgumentException("solved <= contained <= decided <= sessions must hold but are " + solved
                    + ", " + contained + ", " + decided + ", " + sessions);
        }
    }

    /**
     * What the counts mean.
     *
     * @param window how long after a session a human contact still belongs to it, more than 0
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
     * Counts sessions.
     *
     * @param sessions the sessions
     * @param window how long after a session a human contact still belongs to it, more than 0
     * @param asOf the moment of counting
     * @return the counts
     * @throws IllegalArgumentException if the window is not positive or a time is after the as-of time
     */
    public static Containment of(Iterable<Session> sessions, Duration window, Instant asOf) {
        return summarizer(new Definition(window, asOf)).summarize(sessions);
    }

    /**
     * Counts sessions.
     *
     * @param definition what the counts mean
     * @return a summarizer with bytes, which refuses a session with a time after the as-of time
     */
    public static Summarizer<Session, Containment> summarizer(Definition definition) {
        return Summarizer.<Session, Containment>folding(
                        new Containment(definition, 0, 0, 0, 0), Containment::add, Containment::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.definition,
                                out -> out.count(all.sessions)
                                        .count(all.decided)
                                        .count(all.contained)
                                        .count(all.solved)),
                        bytes -> Bytes.read(
                                "containment",
                                definition,
                                bytes,
                                in -> new Containment(definition, in.count(), in.count(), in.count(), in.count())));
    }

    /**
     * One session more.
     *
     * @param session the session
     * @return the new counts
     * @throws IllegalArgumentException if a time is after the as-of time
     */
    public Containment add(Session session) {
        Instant asOf = definition.asOf;
        Times.notAfter("ended", session.ended(), asOf);
        Times.notAfter("humanContact", session.humanContact(), asOf);
        boolean touched = session.humanContact() != null && !isAfterWindow(session, session.humanContact());
        boolean isContained = !touched && isAfterWindow(session, asOf);
        boolean isSolved = isContained && session.outcome() == Outcome.SOLVED;
        return new Containment(
                definition,
                Counts.sum(sessions, 1),
                decided + (touched || isContained ? 1 : 0),
                contained + (isContained ? 1 : 0),
                solved + (isSolved ? 1 : 0));
    }

    /** By differences, which always fit. */
    private boolean isAfterWindow(Session session, Instant moment) {
        return Duration.between(session.ended(), moment).compareTo(definition.window) > 0;
    }

    /**
     * These and other counts together.
     *
     * @param other the others
     * @return the sums
     * @throws IllegalArgumentException if window or moment differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Containment merge(Containment other) {
        Definitions.of("containments")
                .same("window", definition.window, other.definition.window)
                .same("asOf", definition.asOf, other.definition.asOf);
        return new Containment(
                definition,
                Counts.sum(sessions, other.sessions),
                Counts.sum(decided, other.decided),
                Counts.sum(contained, other.contained),
                Counts.sum(solved, other.solved));
    }

    /**
     * contained / decided.
     *
     * @return the rate; insufficient if nothing is decided
     */
    public Rate containment() {
        return new Rate(RULE, contained, decided);
    }

    /**
     * contained and solved / decided.
     *
     * @return the rate; insufficient if nothing is decided
     */
    public Rate success() {
        return new Rate(SUCCESS_RULE, solved, decided);
    }

    /** What a session led to, as far as the customer said or did something about it. */
    public enum Outcome {
        /** The matter was solved. */
        SOLVED,
        /** The matter was not solved. */
        UNSOLVED,
        /** Nobody knows. */
        UNKNOWN
    }

    /**
     * One self-service session.
     *
     * @param ended when it ended
     * @param humanContact when the customer next contacted a person, null if not so far; not before the end
     * @param outcome what it led to
     */
    public record Session(Instant ended, @Nullable Instant humanContact, Outcome outcome) {
        /**
         * Checks the order of the times.
         *
         * @throws IllegalArgumentException if the human contact is before the end
         */
        public Session {
            Objects.requireNonNull(ended, "ended");
            Objects.requireNonNull(outcome, "outcome");
            Times.notBefore("humanContact", humanContact, "the end of the session", ended);
        }
    }
}
