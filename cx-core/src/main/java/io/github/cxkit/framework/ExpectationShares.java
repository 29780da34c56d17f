package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.Scale;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Expectations not reached, met and exceeded (disconfirmation, Oliver 1980; the tolerance is this library's convention): a
 * mean gap of 0, as {@link ServqualSummary#gap} gives it, can hide one half disappointed and one half delighted.
 *
 * <p>Met is perceived at most {@code tolerance} away from expected, compared in decimals of the numbers as written. A pair
 * with one side missing is skipped and counted. A summary over respondents.
 *
 * <pre>{@code
 * ExpectationShares.Definition exact = new ExpectationShares.Definition(Scale.of(1, 5), 0);
 * ExpectationShares all = ExpectationShares.summarizer(exact).summarize(List.of(
 *         new ExpectationShares.Pair(3.0, 5.0), new ExpectationShares.Pair(5.0, 3.0)));
 * all.meanGap().orElseThrow();  // ==> 0.0
 * all.notReached().value().orElseThrow();  // ==> 0.5
 * }</pre>
 *
 * @param definition scale and tolerance
 * @param counts pairs by what became of the expectation; unmodifiable
 * @param gaps sum of perceived minus expected
 * @since 0.1.0
 */
public record ExpectationShares(Definition definition, Map<Outcome, Long> counts, BigDecimal gaps) {

    /** The rule behind the shares. */
    public static final Rule RULE = Rule.adapted(
            "expectations.shares",
            "Expectations not reached, met, exceeded",
            "disconfirmation, Oliver 1980; with a tolerance of this library");

    private static final double PER_CENT = 100;

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative or the gaps are out of range
     */
    public ExpectationShares {
        Copies.whole("counts", counts);
        Objects.requireNonNull(gaps, "gaps");
        Objects.requireNonNull(definition, "definition");
        Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            all.put(outcome, Arguments.notNegative(outcome + " pairs", counts.getOrDefault(outcome, 0L)));
        }
        counts = Collections.unmodifiableMap(all);
        // equal sums are equal summaries, whatever zeros they end with
        Arguments.sum("gaps", gaps);
        gaps = gaps.signum() == 0 ? BigDecimal.ZERO : gaps.stripTrailingZeros();
    }

    /** What became of an expectation. */
    public enum Outcome {
        /** Perceived below it. */
        NOT_REACHED,
        /** Perceived at most the tolerance away from it. */
        MET,
        /** Perceived above it. */
        EXCEEDED,
        /** One side is missing. */
        SKIPPED
    }

    /**
     * What counts as met.
     *
     * @param scale scale of both sides
     * @param tolerance at most this far apart is met
     */
    public record Definition(Scale scale, double tolerance) {
        /**
         * Checks the tolerance.
         *
         * @throws IllegalArgumentException if the tolerance is negative
         */
        public Definition {
            Objects.requireNonNull(scale, "scale");
            Arguments.notNegative("tolerance", tolerance);
        }
    }

    /**
     * What one respondent expected and perceives.
     *
     * @param expectation null if not given
     * @param perception null if not given
     */
    public record Pair(
            @Nullable Double expectation, @Nullable Double perception) {
        /** Refuses a number that is not finite. */
        public Pair {
            if (expectation != null) {
                Arguments.finite("expectation", expectation);
            }
            if (perception != null) {
                Arguments.finite("perception", perception);
            }
        }
    }

    /**
     * Counts pairs.
     *
     * @param definition scale and tolerance
     * @return a summarizer with bytes, which refuses what is off the scale
     */
    public static Summarizer<Pair, ExpectationShares> summarizer(Definition definition) {
        return Summarizer.<Pair, ExpectationShares>folding(
                        new ExpectationShares(definition, Map.of(), BigDecimal.ZERO),
                        ExpectationShares::plus,
                        ExpectationShares::merge)
                .withBytes(
                        all -> Bytes.write(all.definition, out -> {
                            all.counts.values().forEach(out::count);
                            out.text(all.gaps.toString());
                        }),
                        bytes -> Bytes.read("expectations", definition, bytes, in -> {
                            Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
                            for (Outcome outcome : Outcome.values()) {
                                counts.put(outcome, in.count());
                            }
                            return new ExpectationShares(definition, counts, in.money());
                        }));
    }

    private ExpectationShares plus(Pair pair) {
        BigDecimal expected = onScale("expectation", pair.expectation);
        BigDecimal perceived = onScale("perception", pair.perception);
        if (expected == null || perceived == null) {
            return merge(new ExpectationShares(definition, Map.of(Outcome.SKIPPED, 1L), BigDecimal.ZERO));
        }
        BigDecimal gap = perceived.subtract(expected);
        boolean met = gap.abs().compareTo(BigDecimal.valueOf(definition.tolerance)) <= 0;
        Outcome outcome = met ? Outcome.MET : gap.signum() < 0 ? Outcome.NOT_REACHED : Outcome.EXCEEDED;
        return merge(new ExpectationShares(definition, Map.of(outcome, 1L), gap));
    }

    private @Nullable BigDecimal onScale(String side, @Nullable Double value) {
        return value == null
                ? null
                : BigDecimal.valueOf(Arguments.within(side, value, definition.scale.min(), definition.scale.max()));
    }

    /**
     * These and other respondents.
     *
     * @param other others, of the same scale and tolerance
     * @return the sums
     * @throws IllegalArgumentException if scale or tolerance differ
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public ExpectationShares merge(ExpectationShares other) {
        Definitions.of("expectations")
                .same("scale", definition.scale, other.definition.scale)
                .same("tolerance", definition.tolerance, other.definition.tolerance);
        Map<Outcome, Long> sum = new EnumMap<>(counts);
        other.counts.forEach((outcome, count) -> sum.merge(outcome, count, Counts::sum));
        return new ExpectationShares(definition, sum, gaps.add(other.gaps));
    }

    /**
     * Complete pairs.
     *
     * @return how many
     */
    public long n() {
        return Counts.sum(Counts.sum(of(Outcome.NOT_REACHED), of(Outcome.MET)), of(Outcome.EXCEEDED));
    }

    /**
     * Pairs with one side missing.
     *
     * @return how many
     */
    public long skipped() {
        return of(Outcome.SKIPPED);
    }

    private long of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /**
     * Perceived below expectation / complete pairs.
     *
     * @return the rate; insufficient without pairs
     */
    public Rate notReached() {
        return new Rate(RULE, of(Outcome.NOT_REACHED), n());
    }

    /**
     * Met / complete pairs.
     *
     * @return the rate; insufficient without pairs
     */
    public Rate met() {
        return new Rate(RULE, of(Outcome.MET), n());
    }

    /**
     * Perceived above expectation / complete pairs.
     *
     * @return the rate; insufficient without pairs
     */
    public Rate exceeded() {
        return new Rate(RULE, of(Outcome.EXCEEDED), n());
    }

    /**
     * Exceeded minus not reached.
     *
     * @return points, -100 to 100; insufficient without pairs
     */
    public Result<Double> net() {
        return perPair(BigDecimal.valueOf(of(Outcome.EXCEEDED)).subtract(BigDecimal.valueOf(of(Outcome.NOT_REACHED))))
                .map(share -> share * PER_CENT);
    }

    /**
     * Mean of perceived minus expected, as {@link ServqualSummary#gap}.
     *
     * @return points of the scale; insufficient without pairs
     */
    public Result<Double> meanGap() {
        return perPair(gaps);
    }

    private Result<Double> perPair(BigDecimal sum) {
        return n() == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "no pair of expectation and perception")
                : Result.of(sum.divide(new BigDecimal(BigInteger.valueOf(n())), MathContext.DECIMAL128)
                        .doubleValue());
    }
}
