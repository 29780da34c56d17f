package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Score;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.score.Summarizer;
import java.util.Locale;
import java.util.Objects;

/**
 * A share of counted things, part / whole, as a fraction from 0 to 1, with the rule it follows.
 *
 * <p>A summary: rates of one rule add up by their counts, never by their values.
 *
 * <pre>{@code
 * Rate rate = new Rate(QueueAbandonment.RULE, 2, 5);
 * rate.value().orElseThrow();  // 0.4
 * rate.interval().orElseThrow().lower();  // 0.1176...
 * }</pre>
 *
 * @param rule what is counted
 * @param part 0 to whole
 * @param whole 0 or more; 0 makes the rate insufficient
 * @since 0.1.0
 */
public record Rate(Rule rule, long part, long whole) implements Score {

    private static final double DEFAULT_CONFIDENCE = 0.95;

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative or the part exceeds the whole
     */
    public Rate {
        Objects.requireNonNull(rule, "rule");
        Arguments.notNegative("whole", whole);
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(
                    rule.id() + ": part must lie in [0, " + whole + "], the whole, but was " + part);
        }
    }

    /**
     * part / whole.
     *
     * @return the fraction, or insufficient if the whole is 0
     */
    @Override
    public Result<Double> value() {
        if (whole == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, rule.title() + ": nothing was counted");
        }
        return Result.of((double) part / whole);
    }

    /**
     * What the value is measured in.
     *
     * @return a fraction
     */
    @Override
    public ScoreUnit unit() {
        return ScoreUnit.FRACTION;
    }

    /**
     * Wilson's interval of the fraction (Wilson 1927) at 95 % confidence.
     *
     * @return the interval, or insufficient if the whole is 0
     */
    public Result<ConfidenceInterval> interval() {
        return interval(DEFAULT_CONFIDENCE);
    }

    /**
     * Wilson's interval of the fraction (Wilson 1927).
     *
     * @param confidence level, from 0.5 to below 1, such as 0.95
     * @return the interval, or insufficient if the whole is 0
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<ConfidenceInterval> interval(double confidence) {
        return Proportions.wilson((double) part, (double) whole, confidence);
    }

    /**
     * The rest of the whole, under the same rule.
     *
     * @return (whole - part) / whole
     */
    public Rate complement() {
        return new Rate(rule, whole - part, whole);
    }

    /**
     * Counts cases.
     *
     * @param rule the rule behind the rate
     * @return a summarizer, with bytes, of whether each case belongs to the part
     */
    public static Summarizer<Boolean, Rate> summarizer(Rule rule) {
        return Summarizer.<Boolean, Rate>folding(
                        new Rate(rule, 0, 0),
                        (all, inPart) -> all.merge(new Rate(rule, inPart ? 1 : 0, 1)),
                        Rate::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.rule.id(), out -> out.count(all.part).count(all.whole)),
                        bytes -> Bytes.read("rate", rule.id(), bytes, in -> new Rate(rule, in.count(), in.count())));
    }

    /**
     * This and another rate of the same rule together.
     *
     * @param other the other
     * @return the sums
     * @throws IllegalArgumentException if the rules differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Rate merge(Rate other) {
        if (!rule.equals(other.rule)) {
            throw new IllegalArgumentException(
                    "rates of different rules cannot be merged: " + rule.id() + " and " + other.rule.id());
        }
        return new Rate(rule, Counts.sum(part, other.part), Counts.sum(whole, other.whole));
    }

    /**
     * What the rate stands on.
     *
     * @return the rule and the whole
     */
    @Override
    public Evidence evidence() {
        return Evidence.of(rule, whole);
    }

    @Override
    public String toString() {
        String value = value().toOptional()
                .map(v -> String.format(Locale.ROOT, "%.1f %%", 100 * v))
                .orElse("insufficient");
        return rule.title() + " " + value + " (" + part + " of " + whole + ")";
    }
}
