package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.RootFinder;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.internal.Weights;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Do segments differ more than chance explains, and by how much? Cochran's Q, I² and the variance between the segments.
 *
 * <p>Q = sum w (y - m)² with w = 1/s² and m the mean by these weights; I² = max(0, (Q - df)/Q). The mean of the segments
 * weighs each with 1/(s² + tau²). A segment without a standard error, or with one of exactly 0, is left out and counted: its
 * weight would have no end.
 *
 * @param q Cochran's Q
 * @param degreesOfFreedom segments used - 1
 * @param pValue chance of a Q at least as large if the segments were all alike
 * @param common the mean if they were all alike
 * @param iSquared share of the variation that is no chance, 0 to 1
 * @param tauSquared variance between the segments, 0 or more
 * @param mean the mean of segments that differ
 * @param interval Wald interval of that mean
 * @param evidence rule, segments used, and those left out
 * @since 0.1.0
 */
public record Heterogeneity(
        double q,
        int degreesOfFreedom,
        double pValue,
        Estimate common,
        double iSquared,
        double tauSquared,
        Estimate mean,
        ConfidenceInterval interval,
        Evidence evidence) {

    /** How the variance between segments is found. */
    public enum Method {
        /** The variance at which Q is what it should be; no iteration that may fail. The default. */
        PAULE_MANDEL(Rule.published(
                "heterogeneity.paule-mandel", "Paule-Mandel heterogeneity", "Paule, Mandel 1982; Cochran 1954")),
        /** The moment estimate, cut at 0. */
        DERSIMONIAN_LAIRD(Rule.published(
                "heterogeneity.dersimonian-laird",
                "DerSimonian-Laird heterogeneity",
                "DerSimonian, Laird 1986; Cochran 1954"));

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
    public Heterogeneity {
        Arguments.notNegative("q", q);
        Arguments.share("pValue", pValue);
        Arguments.share("iSquared", iSquared);
        Arguments.notNegative("tauSquared", tauSquared);
        Objects.requireNonNull(common, "common");
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(evidence, "evidence");
        Arguments.notNegative("degreesOfFreedom", degreesOfFreedom);
    }

    /**
     * The heterogeneity of segments by Paule and Mandel.
     *
     * @param segments their scores and errors
     * @param confidence of the interval, from 0.5 to below 1
     * @return the result; insufficient with fewer than two segments that have a positive error
     * @throws IllegalArgumentException if the level is out of range
     */
    public static Result<Heterogeneity> of(List<Estimate> segments, double confidence) {
        return of(segments, Method.PAULE_MANDEL, confidence);
    }

    /**
     * The heterogeneity of segments.
     *
     * @param segments their scores and errors
     * @param method for the variance between them
     * @param confidence of the interval, from 0.5 to below 1
     * @return the result; insufficient with fewer than two segments that have a positive error
     * @throws IllegalArgumentException if the level is out of range
     */
    public static Result<Heterogeneity> of(List<Estimate> segments, Method method, double confidence) {
        Significance.required(confidence);
        List<Estimate> used = segments.stream().filter(Estimate::canBeWeighted).toList();
        if (used.size() < 2) {
            return Result.insufficient(
                    Reason.TOO_FEW,
                    "to ask whether segments differ takes two with a positive standard error, not " + used.size());
        }
        int degrees = used.size() - 1;
        Weighted alike = Weighted.of(used, 0);
        double q = alike.q();
        if (!alike.isFinite()) {
            return beyond();
        }
        double tauSquared = method == Method.PAULE_MANDEL ? pauleMandel(used, q) : derSimonianLaird(used, q);
        Weighted differing = Weighted.of(used, tauSquared);
        if (!Double.isFinite(tauSquared) || !differing.isFinite()) {
            return beyond();
        }
        double half = Distributions.normalTwoSided(confidence) * differing.error();
        long noError = segments.stream().filter(e -> !e.isKnown()).count();
        long errorZero = segments.size() - used.size() - noError;
        return Result.of(new Heterogeneity(
                q,
                degrees,
                Distributions.chiSquareUpperTail(q, degrees),
                Estimate.of("common mean", alike.mean(), alike.error()),
                q == 0 ? 0 : Math.max(0, (q - degrees) / q),
                tauSquared,
                Estimate.of("mean of the segments", differing.mean(), differing.error()),
                new ConfidenceInterval(differing.mean() - half, differing.mean() + half, confidence, "wald"),
                new Evidence(
                        method.rule(),
                        used.size(),
                        new Exclusions(Map.of("without a standard error", noError, "standard error 0", errorZero)))));
    }

    /**
     * Segments left out because no weight can be given to them.
     *
     * @return how many
     */
    public long leftOut() {
        return evidence.excluded().total();
    }

    private static Result<Heterogeneity> beyond() {
        return Result.insufficient(
                Reason.NOT_FINITE, "the errors are too small beside the scores for weights in a double");
    }

    /** The mean by weights 1/(s² + t), its error and the Q that belongs to it. */
    private record Weighted(double mean, double error, double q) {
        boolean isFinite() {
            return Double.isFinite(mean) && Double.isFinite(q) && error > 0 && Double.isFinite(error);
        }

        static Weighted of(List<Estimate> used, double t) {
            double weights = 0;
            double sum = 0;
            for (Estimate e : used) {
                double w = 1 / (e.error() * e.error() + t);
                weights += w;
                sum += w * e.figure();
            }
            double mean = sum / weights;
            double q = 0;
            for (Estimate e : used) {
                double gap = e.figure() - mean;
                q += gap * gap / (e.error() * e.error() + t);
            }
            return new Weighted(mean, Math.sqrt(1 / weights), q);
        }
    }

    private static double pauleMandel(List<Estimate> used, double q) {
        double degrees = used.size() - 1.0;
        if (q <= degrees) {
            return 0;
        }
        double low = 0;
        double high =
                used.stream().mapToDouble(e -> e.error() * e.error()).max().orElseThrow();
        while (Weighted.of(used, high).q() > degrees) {
            low = high;
            high *= 4;
        }
        return RootFinder.find(t -> Weighted.of(used, t).q() - degrees, low, high);
    }

    private static double derSimonianLaird(List<Estimate> used, double q) {
        double excess = Weights.excess(
                used.stream().mapToDouble(e -> 1 / (e.error() * e.error())).toArray());
        return Math.max(0, (q - (used.size() - 1)) / excess);
    }
}
