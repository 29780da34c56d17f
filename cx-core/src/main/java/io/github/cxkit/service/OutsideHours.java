package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Matters solved while nobody was at the desk: outside/solved, by machine or person. (A convention of this library.)
 *
 * <p>Open as {@link ServiceHours#isOpen}: closing time itself is outside. A matter not solved yet is counted apart. A
 * summary over matters.
 *
 * <pre>{@code
 * ServiceHours desk = ServiceHours.weekdays(9, 18, ZoneId.of("Europe/Rome"));
 * OutsideHours.Matter atNight = new OutsideHours.Matter(Instant.parse("2026-03-10T01:00:00Z"), OutsideHours.Solver.BOT);
 * OutsideHours.summarizer(desk).summarize(List.of(atNight)).rate().part();  // ==> 1
 * }</pre>
 *
 * @param hours when the desk is open
 * @param rate of the solved matters those solved while the desk was closed
 * @param open matters not solved yet
 * @param byMachine of those outside: solved by the machine, or by customers with it
 * @since 0.1.0
 */
public record OutsideHours(ServiceHours hours, Rate rate, long open, long byMachine) {

    /** The rule behind the rate. */
    public static final Rule RULE = Rule.convention(
            "service.outside-hours", "Solved outside the hours", "solved while the desk was closed / solved");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative or the counts contradict each other
     */
    public OutsideHours {
        Objects.requireNonNull(hours, "hours");
        Objects.requireNonNull(rate, "rate");
        Arguments.notNegative("open", open);
        Arguments.within("byMachine", byMachine, 0, rate.part());
    }

    /** Who solved a matter. */
    public enum Solver {
        /** A person of the company. */
        HUMAN,
        /** The machine alone. */
        BOT,
        /** The customer, with help pages or an account of one's own. */
        SELF
    }

    /**
     * A customer's matter.
     *
     * @param solvedAt when it was solved, null if it is not
     * @param by who solved it, or holds it
     */
    public record Matter(@Nullable Instant solvedAt, Solver by) {
        /** Checks that it is said who. */
        public Matter {
            Objects.requireNonNull(by, "by");
        }
    }

    /**
     * Counts matters.
     *
     * @param hours when the desk is open
     * @return a summarizer with bytes
     */
    public static Summarizer<Matter, OutsideHours> summarizer(ServiceHours hours) {
        return Summarizer.<Matter, OutsideHours>folding(
                        new OutsideHours(hours, new Rate(RULE, 0, 0), 0, 0), OutsideHours::plus, OutsideHours::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.hours,
                                out -> out.count(all.rate.part())
                                        .count(all.rate.whole())
                                        .count(all.open)
                                        .count(all.byMachine)),
                        bytes -> Bytes.read(
                                "matters outside the hours",
                                hours,
                                bytes,
                                in -> new OutsideHours(
                                        hours, new Rate(RULE, in.count(), in.count()), in.count(), in.count())));
    }

    private OutsideHours plus(Matter matter) {
        Instant at = matter.solvedAt;
        if (at == null) {
            return merge(new OutsideHours(hours, new Rate(RULE, 0, 0), 1, 0));
        }
        long closed = hours.isOpen(at) ? 0 : 1;
        return merge(new OutsideHours(hours, new Rate(RULE, closed, 1), 0, matter.by == Solver.HUMAN ? 0 : closed));
    }

    /**
     * These and other matters.
     *
     * @param other others, with the same hours
     * @return the sums
     * @throws IllegalArgumentException if the hours differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public OutsideHours merge(OutsideHours other) {
        Definitions.of("matters outside the hours").same("hours", hours, other.hours);
        return new OutsideHours(
                hours, rate.merge(other.rate), Counts.sum(open, other.open), Counts.sum(byMachine, other.byMachine));
    }
}
