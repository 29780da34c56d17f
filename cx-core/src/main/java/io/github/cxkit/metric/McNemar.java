package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.Objects;

/**
 * The change of a share among the same people, by those who changed: b lost it, c won it.
 *
 * <p>The interval is Tango's score interval, which keeps a width when nobody changed.
 *
 * @param before share before, a fraction
 * @param after share after, a fraction
 * @param method of the p value
 * @param statistic (b - c)²/(b + c); only for {@link Method#CHI_SQUARE}
 * @param pValue two-sided; insufficient if nobody changed
 * @param interval of after - before
 * @param evidence rule and people
 * @since 0.1.0
 */
public record McNemar(
        double before,
        double after,
        Method method,
        Result<Double> statistic,
        Result<Double> pValue,
        ConfidenceInterval interval,
        Evidence evidence) {

    /** How the p value is found. */
    public enum Method {
        /** The exact binomial test, too careful with few people. */
        EXACT(Rule.published("waves.mcnemar-exact", "McNemar's test, exact", "McNemar 1947")),
        /** The exact test with half the chance of the result itself: the default. */
        MID_P(Rule.published(
                "waves.mcnemar-mid-p", "McNemar's test, mid-p", "Fagerland, Lydersen, Laake 2013; McNemar 1947")),
        /** Chi-square of one degree without continuity correction. */
        CHI_SQUARE(Rule.published("waves.mcnemar", "McNemar's test", "McNemar 1947"));

        @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
        private final Rule rule;

        Method(Rule rule) {
            this.rule = rule;
        }

        /**
         * Name and source.
         *
         * @return the rule
         */
        public Rule rule() {
            return rule;
        }
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public McNemar {
        Arguments.finite("before", before);
        Arguments.finite("after", after);
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(statistic, "statistic");
        Objects.requireNonNull(pValue, "pValue");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(evidence, "evidence");
        pValue.map(each -> Arguments.share("pValue", each));
    }

    static Result<McNemar> of(PairedTally tally, RatingMetric metric, Method method, double confidence) {
        Significance.required(confidence);
        tally.requireScale(metric);
        if (metric.shape() != RatingMetric.Shape.SHARE) {
            throw new IllegalArgumentException(
                    "McNemar's test is of a share, not of " + metric.rule().id());
        }
        long n = tally.n();
        if (n == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "nobody is in both waves");
        }
        long[][] cells = new long[2][2];
        double high = metric.highest();
        for (int i = 0; i < metric.weights().size(); i++) {
            for (int j = 0; j < metric.weights().size(); j++) {
                int had = metric.weights().get(i) == high ? 1 : 0;
                int has = metric.weights().get(j) == high ? 1 : 0;
                cells[had][has] += tally.count(i, j);
            }
        }
        double lost = cells[1][0];
        double won = cells[0][1];
        double both = cells[1][1];
        Result<Double> nobody = Result.insufficient(Reason.NO_SPREAD, "nobody changed");
        boolean changed = lost + won > 0;
        NetCounts moves = new NetCounts(lost, n - lost - won, won, 0, 1);
        return Result.of(new McNemar(
                (both + lost) / n,
                (both + won) / n,
                method,
                method == Method.CHI_SQUARE
                        ? changed ? Result.of(chiSquare(lost, won)) : nobody
                        : Result.insufficient(Reason.NOT_DEFINED, "the exact test has no statistic"),
                changed ? Result.of(pValue(lost, won, method)) : nobody,
                Tango.interval(moves, confidence),
                Evidence.of(method.rule(), n)));
    }

    private static double chiSquare(double lost, double won) {
        return (lost - won) * (lost - won) / (lost + won);
    }

    private static double pValue(double lost, double won, Method method) {
        double all = lost + won;
        double fewer = Math.min(lost, won);
        return switch (method) {
            case CHI_SQUARE -> Distributions.chiSquareUpperTail(chiSquare(lost, won), 1);
            case EXACT -> Math.min(1, 2 * atMost(fewer, all));
            case MID_P -> Math.min(1, atMost(fewer - 1, all) + atMost(fewer, all));
        };
    }

    /** P(X <= m) of a binomial of chance 1/2. */
    private static double atMost(double m, double all) {
        return m < 0 ? 0 : m >= all ? 1 : Distributions.regularizedBeta(0.5, all - m, m + 1);
    }

    /**
     * The change.
     *
     * @return after - before, a fraction
     */
    public double change() {
        return after - before;
    }
}
