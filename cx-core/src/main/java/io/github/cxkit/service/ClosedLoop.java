package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How well feedback is followed up: the inner loop, one customer at a time.
 *
 * <p>within target = answered in time / (answered or overdue). A case without an answer is overdue when it is older than
 * the target; until then, exactly the target included, it is pending and on neither side. A summary: {@link #EMPTY} and
 * {@link #merge}.
 *
 * <pre>{@code
 * ClosedLoop loop = ClosedLoop.of(cases, now, Duration.ofHours(48), ServiceHours.ALWAYS);
 * loop.withinTarget().value();     // of those that had the chance
 * loop.pending();                  // the others
 * }</pre>
 *
 * @param cases cases in all
 * @param inTime answered within the target
 * @param late answered after it
 * @param overdue unanswered and older than the target
 * @param closed closed, with or without an answer
 * @param firstResponses durations in seconds of the service's clock from receipt to first answer
 * @since 0.1.0
 */
public record ClosedLoop(long cases, long inTime, long late, long overdue, long closed, KaplanMeier firstResponses) {

    /** The rule behind the share within the target. */
    public static final Rule RULE = Rule.adapted(
            "service.closed-loop",
            "Closed loop within target",
            "Bain, inner loop; CustomerGauge, 48-hour target; pending cases are on neither side");

    /** The rule behind the share of closed cases. */
    public static final Rule CLOSE_RULE =
            Rule.adapted("service.close-rate", "Closed cases", "Bain, inner loop; closed / all cases");

    /** No case yet. */
    public static final ClosedLoop EMPTY = new ClosedLoop(0, 0, 0, 0, 0, KaplanMeier.EMPTY);

    /**
     * Checks the counts.
     *
     * @param cases cases in all
     * @param inTime answered within the target
     * @param late answered after it
     * @param overdue unanswered and older than the target
     * @param closed closed, with or without an answer
     * @param firstResponses durations to the first answer
     * @throws IllegalArgumentException if a count is negative or the counts contradict each other
     */
    public ClosedLoop {
        Objects.requireNonNull(firstResponses, "firstResponses");
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
        Times.positive("target", target);
        long all = 0;
        long inTime = 0;
        long late = 0;
        long overdue = 0;
        long closed = 0;
        KaplanMeier.Builder firstResponses = KaplanMeier.builder();
        for (FeedbackCase one : cases) {
            Times.notAfter("received of case " + one.id(), one.received(), asOf);
            Times.notAfter("firstResponse of case " + one.id(), one.firstResponse(), asOf);
            Times.notAfter("closed of case " + one.id(), one.closed(), asOf);
            all++;
            closed += one.closed() == null ? 0 : 1;
            Instant answer = one.firstResponse();
            Duration age = hours.between(one.received(), answer == null ? asOf : answer);
            boolean within = age.compareTo(target) <= 0;
            if (answer == null) {
                overdue += within ? 0 : 1;
            } else {
                firstResponses.add(Times.seconds(age), true);
                inTime += within ? 1 : 0;
                late += within ? 0 : 1;
            }
        }
        return new ClosedLoop(all, inTime, late, overdue, closed, firstResponses.build());
    }

    /**
     * These and other counts together.
     *
     * @param other the others, counted at the same moment with the same target
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ClosedLoop merge(ClosedLoop other) {
        return new ClosedLoop(
                Math.addExact(cases, other.cases),
                Math.addExact(inTime, other.inTime),
                Math.addExact(late, other.late),
                Math.addExact(overdue, other.overdue),
                Math.addExact(closed, other.closed),
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
