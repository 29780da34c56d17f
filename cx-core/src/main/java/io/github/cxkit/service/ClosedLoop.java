package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How well feedback is followed up: the inner loop, one customer at a time.
 *
 * <p>within target = answered in time / (answered or overdue). A case without an answer is overdue when it is older than
 * the target; until then, exactly the target included, it is pending and on neither side. A summary; counts of another
 * target, other hours or another moment are not added to these.
 *
 * <pre>{@code
 * ClosedLoop loop = ClosedLoop.of(cases, now, Duration.ofHours(48), ServiceHours.ALWAYS);
 * loop.withinTarget().value();     // of those that had the chance
 * loop.pending();                  // the others
 * }</pre>
 *
 * @param definition what the counts mean
 * @param cases cases in all
 * @param inTime answered within the target
 * @param late answered after it
 * @param overdue unanswered and older than the target
 * @param closed closed, with or without an answer
 * @param firstResponses durations in seconds of the service's clock from receipt to first answer
 * @since 0.1.0
 */
public record ClosedLoop(
        Definition definition,
        long cases,
        long inTime,
        long late,
        long overdue,
        long closed,
        KaplanMeier firstResponses) {

    /** The rule behind the share within the target. */
    public static final Rule RULE = Rule.adapted(
            "service.closed-loop",
            "Closed loop within target",
            "Bain, inner loop; CustomerGauge, 48-hour target; pending cases are on neither side");

    /** The rule behind the share of closed cases. */
    public static final Rule CLOSE_RULE =
            Rule.adapted("service.close-rate", "Closed cases", "Bain, inner loop; closed / all cases");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative or the counts contradict each other
     */
    public ClosedLoop {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(firstResponses, "firstResponses");
        Times.on("firstResponses", firstResponses, Times.waiting("first response", definition.hours));
        Arguments.notNegative("inTime", inTime);
        Arguments.notNegative("late", late);
        Arguments.notNegative("overdue", overdue);
        Arguments.notNegative("closed", closed);
        if (inTime + late + overdue > cases || closed > cases || firstResponses.events() != inTime + late) {
            throw new IllegalArgumentException(
                    "counts contradict each other: " + cases + " cases, " + inTime + " in time, " + late + " late, "
                            + overdue + " overdue, " + closed + " closed, " + firstResponses.events() + " answers");
        }
    }

    /**
     * What the counts mean.
     *
     * @param asOf the moment of counting
     * @param target time allowed until the first answer, more than 0
     * @param hours the clock that the target runs on
     */
    public record Definition(Instant asOf, Duration target, ServiceHours hours) {
        /**
         * Checks the target.
         *
         * @throws IllegalArgumentException if the target is not positive
         */
        public Definition {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(asOf, "asOf");
            Objects.requireNonNull(hours, "hours");
            Times.positive("target", target);
        }
    }

    /**
     * Counts cases at one moment.
     *
     * @param cases the cases
     * @param asOf the moment of counting
     * @param target time allowed until the first answer, more than 0
     * @param hours the clock that the target runs on
     * @return the counts
     * @throws IllegalArgumentException if the target is not positive or a time of a case is after the as-of time
     */
    public static ClosedLoop of(Iterable<FeedbackCase> cases, Instant asOf, Duration target, ServiceHours hours) {
        return summarizer(new Definition(asOf, target, hours)).summarize(cases);
    }

    /**
     * Counts cases.
     *
     * @param definition what the counts mean
     * @return a summarizer with bytes, which refuses a case with a time after the as-of time
     */
    public static Summarizer<FeedbackCase, ClosedLoop> summarizer(Definition definition) {
        return Summarizer.<FeedbackCase, Builder, ClosedLoop>building(
                        () -> new Builder(definition), Builder::add, Builder::build, ClosedLoop::merge)
                .withBytes(
                        loop -> Bytes.write(
                                loop.definition,
                                out -> out.count(loop.cases)
                                        .count(loop.inTime)
                                        .count(loop.late)
                                        .count(loop.overdue)
                                        .count(loop.closed)
                                        .block(loop.firstResponses.toBytes())),
                        bytes -> Bytes.read(
                                "closed loop",
                                definition,
                                bytes,
                                in -> new ClosedLoop(
                                        definition,
                                        in.count(),
                                        in.count(),
                                        in.count(),
                                        in.count(),
                                        in.count(),
                                        KaplanMeier.summarizer(Times.waiting("first response", definition.hours))
                                                .ofBytes(in.block()))));
    }

    private static final class Builder {

        private final Definition definition;
        private final KaplanMeier.Builder firstResponses;
        private long all;
        private long inTime;
        private long late;
        private long overdue;
        private long closed;

        Builder(Definition definition) {
            this.definition = definition;
            this.firstResponses = KaplanMeier.builder(Times.waiting("first response", definition.hours));
        }

        void add(FeedbackCase one) {
            Times.notAfter("received of case " + one.id(), one.received(), definition.asOf);
            Times.notAfter("firstResponse of case " + one.id(), one.firstResponse(), definition.asOf);
            Times.notAfter("closed of case " + one.id(), one.closed(), definition.asOf);
            Instant answer = one.firstResponse();
            Duration age = definition.hours.between(one.received(), answer == null ? definition.asOf : answer);
            boolean within = age.compareTo(definition.target) <= 0;
            all++;
            closed += one.closed() == null ? 0 : 1;
            if (answer == null) {
                overdue += within ? 0 : 1;
            } else {
                firstResponses.add(Times.seconds(age), true);
                inTime += within ? 1 : 0;
                late += within ? 0 : 1;
            }
        }

        ClosedLoop build() {
            return new ClosedLoop(definition, all, inTime, late, overdue, closed, firstResponses.build());
        }
    }

    /**
     * These and other counts together.
     *
     * @param other the others
     * @return the sums
     * @throws IllegalArgumentException if moment, target or hours differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ClosedLoop merge(ClosedLoop other) {
        Definitions.of("closed loops")
                .same("target", definition.target, other.definition.target)
                .same("hours", definition.hours, other.definition.hours)
                .same("asOf", definition.asOf, other.definition.asOf);
        return new ClosedLoop(
                definition,
                Counts.sum(cases, other.cases),
                Counts.sum(inTime, other.inTime),
                Counts.sum(late, other.late),
                Counts.sum(overdue, other.overdue),
                Counts.sum(closed, other.closed),
                firstResponses.merge(other.firstResponses));
    }

    /**
     * Answered, or unanswered for longer than the target.
     *
     * @return the count
     */
    public long eligible() {
        return inTime + late + overdue;
    }

    /**
     * Unanswered and not older than the target.
     *
     * @return the count
     */
    public long pending() {
        return cases - eligible();
    }

    /**
     * Answered in time / eligible.
     *
     * @return the rate; insufficient if nobody is eligible
     */
    public Rate withinTarget() {
        return new Rate(RULE, inTime, eligible());
    }

    /**
     * Closed / all.
     *
     * @return the rate; insufficient without cases
     */
    public Rate closeRate() {
        return new Rate(CLOSE_RULE, closed, cases);
    }

    /**
     * Median time to the first answer of the answered cases (type 7).
     *
     * @return the median on the service's clock; insufficient if nothing was answered
     */
    public Result<Duration> medianFirstResponse() {
        return Times.quantile(firstResponses, 0.5, "first response");
    }
}
