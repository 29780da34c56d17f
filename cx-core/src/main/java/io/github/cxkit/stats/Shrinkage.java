package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Scores of segments pulled to their common mean by how little is known about each: a shop of three answers is neither hidden
 * nor ranked first.
 *
 * <p>With tau² the variance between segments, a segment's own score y weighs w = tau²/(tau² + s²): w y + (1 - w) mean, variance
 * w s² + (1 - w)² var(mean). A segment without a score gets the mean with variance tau² + var(mean). tau² is taken as known, so
 * that the limits are a little too narrow for few segments. For NPS and other counts of three classes prefer the
 * Dirichlet-multinomial form, which also works for one answer.
 *
 * @param among what is known of the segments together
 * @param entries the segments in the order given
 * @param evidence rule and segments that made the mean
 * @since 0.1.0
 */
public record Shrinkage(Heterogeneity among, List<Entry> entries, Evidence evidence) {

    /** How scores are shrunk. */
    public static final Rule RULE = Rule.published(
            "shrinkage.normal", "Shrunken scores", "Efron, Morris 1975, Data Analysis Using Stein's Estimator");

    /**
     * A shrunken score.
     *
     * @param value the score
     * @param standardError its standard error
     * @param interval its limits
     * @param weight of the segment's own score, 0 to 1
     */
    public record Shrunken(double value, double standardError, ConfidenceInterval interval, double weight) {
        /**
         * Checks that the interval is there.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Shrunken {
            Arguments.finite("value", value);
            Arguments.notNegative("standardError", standardError);
            Arguments.share("weight", weight);
            Objects.requireNonNull(interval, "interval");
        }
    }

    /**
     * One segment.
     *
     * @param name its name
     * @param shrunken its score; insufficient if its standard error is exactly 0
     */
    public record Entry(String name, Result<Shrunken> shrunken) {
        /** Checks that the parts are there. */
        public Entry {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(shrunken, "shrunken");
        }
    }

    /** Copies. */
    public Shrinkage {
        Objects.requireNonNull(among, "among");
        Objects.requireNonNull(evidence, "evidence");
        entries = Copies.list("entries", entries);
    }

    /**
     * Shrinks the scores of segments.
     *
     * @param segments their scores and errors
     * @param method for the variance between them
     * @param confidence of the limits, from 0.5 to below 1
     * @return the shrunken scores; insufficient with fewer than two segments that have a positive error
     * @throws IllegalArgumentException if the level is out of range or a name appears twice
     */
    public static Result<Shrinkage> of(List<Estimate> segments, Heterogeneity.Method method, double confidence) {
        Names.requireDistinct(segments.stream().map(Estimate::name).toList());
        return Heterogeneity.of(segments, method, confidence).map(among -> {
            List<Entry> entries = new ArrayList<>(segments.size());
            for (Estimate segment : segments) {
                entries.add(new Entry(segment.name(), shrink(segment, among, confidence)));
            }
            return new Shrinkage(
                    among, entries, Evidence.of(RULE, among.evidence().n()));
        });
    }

    private static Result<Shrunken> shrink(Estimate segment, Heterogeneity among, double confidence) {
        double tau2 = among.tauSquared();
        double mean = among.mean().figure();
        double meanVariance = among.mean().error() * among.mean().error();
        if (!segment.isKnown()) {
            return Result.of(shrunken(mean, Math.sqrt(tau2 + meanVariance), 0, confidence));
        }
        if (segment.error() == 0) {
            return Result.insufficient(
                    Reason.NO_SPREAD, segment.name() + " has a standard error of 0, which is no certainty");
        }
        double s2 = segment.error() * segment.error();
        double w = tau2 / (tau2 + s2);
        double variance = w * s2 + (1 - w) * (1 - w) * meanVariance;
        return Result.of(shrunken(w * segment.figure() + (1 - w) * mean, Math.sqrt(variance), w, confidence));
    }

    private static Shrunken shrunken(double value, double error, double weight, double confidence) {
        double half = Distributions.normalTwoSided(confidence) * error;
        return new Shrunken(
                value, error, new ConfidenceInterval(value - half, value + half, confidence, "normal"), weight);
    }
}
