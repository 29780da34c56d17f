package io.github.cxkit.service.personalization;

import io.github.cxkit.internal.Bytes;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.ProportionComparison;
import io.github.cxkit.stats.Rate;
import java.util.Objects;

/**
 * What a treatment, such as a personal offer, brings against a control group chosen by chance.
 *
 * <p>lift = rate(treated) - rate(control). Without a control group chosen by chance the difference says nothing about the
 * treatment. A summary: {@link #merge} adds the counts.
 *
 * @param treated successes of the treated
 * @param control successes of the control group
 * @since 0.1.0
 */
public record Uplift(Rate treated, Rate control) {
    /** Checks that the parts are there. */
    public Uplift {
        Objects.requireNonNull(treated, "treated");
        Objects.requireNonNull(control, "control");
    }

    /** The rule behind the rates. */
    public static final Rule RULE = Rule.convention(
            "personalization.lift", "Personalization lift", "difference of rates, treated minus control");

    /**
     * A lift from counts.
     *
     * @param treated successes of those treated
     * @param control successes of those who were not
     * @return the lift
     */
    public static Uplift of(ProportionComparison.Group treated, ProportionComparison.Group control) {
        return new Uplift(
                new Rate(RULE, treated.successes(), treated.n()), new Rate(RULE, control.successes(), control.n()));
    }

    private static final ProportionComparison.Group NOBODY = new ProportionComparison.Group(0, 0);

    /** Which group chance put a customer in. */
    public enum Group {
        /** Got the treatment. */
        TREATED,
        /** Did not. */
        CONTROL
    }

    /**
     * One customer of the trial.
     *
     * @param group the group
     * @param success whether what was hoped for happened
     */
    public record Outcome(Group group, boolean success) {
        /** Checks the group. */
        public Outcome {
            Objects.requireNonNull(group, "group");
        }
    }

    /**
     * Counts customers.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Outcome, Uplift> summarizer() {
        return Summarizer.<Outcome, Uplift>folding(of(NOBODY, NOBODY), Uplift::add, Uplift::merge)
                .withBytes(
                        all -> Bytes.write(
                                "",
                                out -> out.count(all.treated.part())
                                        .count(all.treated.whole())
                                        .count(all.control.part())
                                        .count(all.control.whole())),
                        bytes -> Bytes.read(
                                "uplift",
                                "",
                                bytes,
                                in -> of(
                                        new ProportionComparison.Group(in.count(), in.count()),
                                        new ProportionComparison.Group(in.count(), in.count()))));
    }

    private Uplift add(Outcome outcome) {
        long success = outcome.success ? 1 : 0;
        ProportionComparison.Group one = new ProportionComparison.Group(success, 1);
        return merge(outcome.group == Group.TREATED ? of(one, NOBODY) : of(NOBODY, one));
    }

    /**
     * This and another lift together.
     *
     * @param other the other
     * @return the sums of the counts
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Uplift merge(Uplift other) {
        return new Uplift(treated.merge(other.treated), control.merge(other.control));
    }

    /**
     * rate(treated) - rate(control).
     *
     * @return the difference, -1 to 1; insufficient if a group is empty
     */
    public Result<Double> absolute() {
        return treated.value().flatMap(a -> control.value().map(b -> a - b));
    }

    /**
     * lift / rate(control).
     *
     * @return the relative difference; insufficient if a group is empty or the control rate is 0
     */
    public Result<Double> relative() {
        return absolute()
                .flatMap(lift -> control.part() == 0
                        ? Result.insufficient(Reason.ZERO_BASE, "relative lift: the control rate is 0")
                        : control.value().map(base -> lift / base));
    }

    /**
     * The lift with Newcombe's interval: whether the treatment did more than chance.
     *
     * @param confidence level, from 0.5 to below 1
     * @return the difference and its interval, as fractions; insufficient if a group is empty
     * @throws IllegalArgumentException if the level is out of range
     */
    public Difference difference(double confidence) {
        return ProportionComparison.compare(
                new ProportionComparison.Group(treated.part(), treated.whole()),
                new ProportionComparison.Group(control.part(), control.whole()),
                ProportionComparison.Method.NEWCOMBE,
                confidence);
    }
}
