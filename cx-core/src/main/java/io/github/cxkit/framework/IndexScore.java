package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Score;
import io.github.cxkit.score.ScoreUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A composite index applied to dimension scores: the index, what is weakest and strongest, and how much was measured.
 *
 * <p>The index always lies between the smallest and the largest dimension score, and raising a score never lowers it.
 *
 * @param index the definition
 * @param scores score per dimension that has one, in the order of the definition
 * @param evidence what the scores stand on
 * @since 0.1.0
 */
public record IndexScore(CompositeIndex index, Map<String, Double> scores, Evidence evidence) implements Score {

    /** Copies. */
    public IndexScore {
        Arguments.finite("scores", scores);
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(evidence, "evidence");
        scores = Copies.ordered("scores", scores);
    }

    /**
     * The index, min to max of its definition; insufficient if a required dimension has no score, or none of positive
     * weight has one.
     */
    @Override
    public Result<Double> value() {
        List<Dimension> lacking = index.dimensions().stream()
                .filter(d -> !scores.containsKey(d.id()))
                .toList();
        if (index.dimensions().stream().noneMatch(d -> d.weight() > 0 && scores.containsKey(d.id()))) {
            return Result.insufficient(Reason.NO_ANSWERS, index.rule().title() + ": no dimension was measured");
        }
        if (!lacking.isEmpty() && index.missing() == MissingPolicy.REQUIRE_ALL) {
            return Result.insufficient(
                    Reason.PART_MISSING,
                    index.rule().title() + ": no score of "
                            + lacking.stream().map(Dimension::id).toList());
        }
        return Result.of(combine(index.combination()));
    }

    /**
     * The geometric mean of the same scores, which an index of dimensions that depend on each other may be judged by: it
     * falls behind the index as the dimensions drift apart.
     *
     * @return the balanced index; insufficient where the index is, or if scores may be negative
     */
    public Result<Double> balanced() {
        return index.min() < 0
                ? Result.insufficient(Reason.NOT_FINITE, "a geometric mean of scores that may be negative")
                : value().map(v -> combine(Combination.GEOMETRIC_MEAN));
    }

    private double combine(Combination combination) {
        double total = 0;
        double sum = 0;
        double logs = 0;
        double gated = 0;
        double lowest = index.max();
        double highest = index.min();
        double gate = index.max();
        double heaviest =
                index.dimensions().stream().mapToDouble(Dimension::weight).max().orElse(1);
        // a power of 2, so that weights of any size add up and nothing is rounded
        double unit = Math.scalb(1.0, Math.getExponent(heaviest));
        for (Dimension dimension : index.dimensions()) {
            Double score = scores.get(dimension.id());
            if (score != null) {
                // a level without weight of its own still holds back those above it
                gate = Math.min(gate, score);
            }
            if (score != null && dimension.weight() > 0) {
                double weight = dimension.weight() / unit;
                lowest = Math.min(lowest, score);
                highest = Math.max(highest, score);
                total += weight;
                sum += weight * score;
                gated += weight * gate;
                logs += weight * Math.log(score);
            }
        }
        // an index never leaves the range of its parts, not even by rounding
        double mean = Math.min(highest, Math.max(lowest, sum / total));
        return switch (combination) {
            case WEIGHTED_MEAN -> mean;
            case GEOMETRIC_MEAN -> lowest == 0 ? 0 : Math.min(mean, Math.max(lowest, Math.exp(logs / total)));
            case WEAKEST -> lowest;
            case GATED -> Math.min(mean, Math.max(gate, gated / total));
        };
    }

    /**
     * Weight of the dimensions that have a score / weight of all.
     *
     * @return 0 to 1
     */
    public double coverage() {
        double present = 0;
        double total = 0;
        for (Dimension dimension : index.dimensions()) {
            total += dimension.weight();
            present += scores.containsKey(dimension.id()) ? dimension.weight() : 0;
        }
        return present / total;
    }

    /**
     * The dimension with the lowest score; the first on a tie.
     *
     * @return its id, or insufficient without any score
     */
    public Result<String> weakest() {
        return extreme(-1);
    }

    /**
     * The dimension with the highest score; the first on a tie.
     *
     * @return its id, or insufficient without any score
     */
    public Result<String> strongest() {
        return extreme(1);
    }

    private Result<String> extreme(int sign) {
        String found = null;
        double best = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Double> entry : scores.entrySet()) {
            if (sign * entry.getValue() > best) {
                best = sign * entry.getValue();
                found = entry.getKey();
            }
        }
        return found == null
                ? Result.insufficient(Reason.NO_ANSWERS, index.rule().title() + ": no dimension was measured")
                : Result.of(found);
    }

    /**
     * Highest minus lowest dimension score.
     *
     * @return 0 or more, or insufficient without any score
     */
    public Result<Double> spread() {
        return weakest().flatMap(low -> strongest().map(high -> score(high) - score(low)));
    }

    private double score(String dimension) {
        return Objects.requireNonNull(scores.get(dimension));
    }

    /**
     * How many dimensions in a row, from the first, reach a threshold: the level attained in a pyramid.
     *
     * @param threshold the score that counts as reached, itself included
     * @return 0 to the number of dimensions; a dimension without a score is not reached
     */
    public int attainedLevel(double threshold) {
        int level = 0;
        for (Dimension dimension : index.dimensions()) {
            Double score = scores.get(dimension.id());
            if (score == null || !(score >= threshold)) {
                return level;
            }
            level++;
        }
        return level;
    }

    /**
     * The name of the index's band.
     *
     * @return the name; insufficient where the index is, or if the definition has no bands
     */
    public Result<String> band() {
        return value().flatMap(v -> index.bands() == null
                ? Result.insufficient(Reason.PART_MISSING, index.rule().title() + " has no bands")
                : Result.of(index.bands().classify(v)));
    }

    @Override
    public ScoreUnit unit() {
        return index.min() == 0 && index.max() == 100 ? ScoreUnit.PERCENT : ScoreUnit.SCALE_POINTS;
    }

    /** Such as {@code Six pillars 7.08 of 0..10, weakest resolution, n=310}. */
    @Override
    public String toString() {
        return index.rule().title() + " "
                + value().map(v -> String.format(Locale.ROOT, "%.2f", v))
                        .toOptional()
                        .orElse("insufficient")
                + String.format(Locale.ROOT, " of %.4g..%.4g", index.min(), index.max())
                + weakest().map(w -> ", weakest " + w).toOptional().orElse("")
                + ", n=" + evidence.n();
    }
}
