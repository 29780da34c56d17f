package io.github.cxkit.metric;

import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.metric.GroupGains.Gain;
import io.github.cxkit.metric.GroupGains.Verdict;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.WeightedTally;
import java.util.Arrays;

/** The arithmetic of {@link GroupGains}: a group beside the answers outside it. Unweighted answers weigh 1 each. */
record LeaveOneOut(RatingMetric metric, Side all, GainSettings settings) {

    /** Answers as a metric sees them. */
    static final class Side {

        /** Answers of positive weight. */
        private final long n;

        /** Kish's effective size, (sum w)² / sum w². */
        private final double effective;

        /** Sum w. */
        private final double weight;

        /** n times the share of the weights that each point has. */
        private final double[] masses;

        /** n times the share of the squared weights that each point has. */
        private final double[] spread;

        private final Result<Double> score;

        private Side(long n, double effective, double weight, double[] masses, double[] spread, Result<Double> score) {
            this.n = n;
            this.effective = effective;
            this.weight = weight;
            this.masses = masses;
            this.spread = spread;
            this.score = score;
        }

        static Side of(RatingMetric metric, RatingTally tally) {
            double[] counts = new double[tally.scale().size()];
            Arrays.setAll(counts, tally::countAt);
            return new Side(
                    tally.n(),
                    tally.n(),
                    tally.n(),
                    counts,
                    counts,
                    metric.score(tally).value());
        }

        static Side of(RatingMetric metric, WeightedTally tally) {
            WeightedScore score = metric.score(tally);
            double[] weights = new double[tally.scale().size()];
            double[] squares = new double[weights.length];
            Arrays.setAll(weights, tally::weightAt);
            Arrays.setAll(squares, tally::squaredWeightAt);
            return of(score.n(), weights, squares, score.value());
        }

        /** What is left of all answers without a group; sums of weights are subtracted with all their digits. */
        static Side rest(RatingMetric metric, WeightedTally all, WeightedTally group) {
            double[] weights = new double[all.scale().size()];
            double[] squares = new double[weights.length];
            DoubleSum sum = new DoubleSum();
            DoubleSum worth = new DoubleSum();
            double unit = Math.scalb(1.0, Math.getExponent(all.weight()));
            for (int i = 0; i < weights.length; i++) {
                WeightedTally.Sums whole = all.sums().get(i);
                WeightedTally.Sums part = group.sums().get(i);
                boolean answers = all.tally().countAt(i) - whole.zeroWeights()
                        > group.tally().countAt(i) - part.zeroWeights();
                if (answers) {
                    weights[i] = left(whole.weight(), whole.weightRemainder(), part.weight(), part.weightRemainder());
                    squares[i] = left(
                            whole.squaredWeight(),
                            whole.squaredWeightRemainder(),
                            part.squaredWeight(),
                            part.squaredWeightRemainder());
                    sum.add(weights[i] / unit);
                    worth.addProduct(weights[i] / unit, metric.weights().get(i));
                }
            }
            long n = all.weightedAnswers() - group.weightedAnswers();
            Result<Double> score = sum.value() > 0
                    ? Result.of(inside(metric, weights, worth.value() / sum.value()))
                    : Result.insufficient(Reason.NO_ANSWERS, "no answers of weight outside the group");
            return of(n, weights, squares, score);
        }

        /** A mean moved by rounding goes back between the values that occur: answers all alike have no spread. */
        private static double inside(RatingMetric metric, double[] masses, double mean) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < masses.length; i++) {
                if (masses[i] > 0) {
                    least = Math.min(least, metric.weights().get(i));
                    most = Math.max(most, metric.weights().get(i));
                }
            }
            return Math.min(most, Math.max(least, mean));
        }

        private static double left(double whole, double wholeRest, double part, double partRest) {
            return Math.max(0, (whole - part) + (wholeRest - partRest));
        }

        private static Side of(long n, double[] weights, double[] squares, Result<Double> score) {
            double most = Arrays.stream(weights).max().orElse(0);
            double unit = most > 0 ? Math.scalb(1.0, Math.getExponent(most)) : 1;
            double weight = 0;
            double squared = 0;
            for (int i = 0; i < weights.length; i++) {
                weight += weights[i] / unit;
                squared += squares[i] / unit / unit;
            }
            double[] masses = new double[weights.length];
            double[] spread = new double[weights.length];
            for (int i = 0; i < weights.length; i++) {
                masses[i] = weight > 0 ? n * (weights[i] / unit / weight) : 0;
                spread[i] = squared > 0 ? n * (squares[i] / unit / unit / squared) : 0;
            }
            double effective = squared > 0 ? Math.min((double) n, weight * weight / squared) : 0;
            return new Side(n, effective, weight * unit, masses, spread, score);
        }
    }

    Gain gain(String name, Side group, Side rest) {
        double share = Math.min(1, group.weight / all.weight);
        Result<Long> none = Result.insufficient(Reason.NOT_DEFINED, "more answers are not what is lacking");
        if (!group.score.isKnown() || !rest.score.isKnown()) {
            boolean measured = group.score.isKnown();
            String detail = measured ? "all answers belong to " + name : "no answers about " + name;
            Difference unknown = Difference.insufficient("leave one out", Reason.NO_ANSWERS, detail);
            Verdict verdict = measured ? Verdict.NO_REST : Verdict.UNMEASURED;
            return new Gain(name, group.n, share, group.score, rest.score, verdict, unknown, none, none);
        }
        double distance = rest.score.orElseThrow() - group.score.orElseThrow();
        double variance = share * share * (error(group) + error(rest));
        if (settings.mix() == GainSettings.Mix.RANDOM) {
            double sampled = distance * share * (1 - share);
            variance += sampled * sampled * (1 / group.effective + 1 / rest.effective);
        }
        double error = Math.sqrt(variance);
        double gain = share * distance;
        double half = Distributions.normalTwoSided(settings.confidence()) * error;
        ConfidenceInterval interval =
                new ConfidenceInterval(gain - half, gain + half, settings.confidence(), "leave one out, normal");
        Difference difference =
                Difference.of("leave one out", gain).withStandardError(error).withInterval(Result.of(interval));
        Verdict verdict = verdict(interval);
        Result<Long> more = verdict == Verdict.TOO_FEW_ANSWERS ? askMore(group, rest, distance) : none;
        return new Gain(
                name,
                group.n,
                share,
                group.score,
                rest.score,
                verdict,
                difference,
                more,
                answersToSee(group, rest, distance));
    }

    private Verdict verdict(ConfidenceInterval interval) {
        if (interval.lower() > 0) {
            return Verdict.CRITICAL;
        }
        if (interval.upper() < 0) {
            return Verdict.BETTER;
        }
        return interval.upper() <= settings.worth() ? Verdict.KNOWN_SMALL : Verdict.TOO_FEW_ANSWERS;
    }

    private Result<Long> askMore(Side group, Side rest, double distance) {
        double step = distance / planned();
        double room = step * step - error(rest);
        if (!(room > 0)) {
            return Result.insufficient(
                    Reason.NOT_FINITE, "no number of further answers of the group alone would settle it");
        }
        return number((variance(group, settings.pseudoAnswers()) / room - group.effective) * perEffective(group));
    }

    private Result<Long> answersToSee(Side group, Side rest, double distance) {
        if (!(distance > 0)) {
            return Result.insufficient(Reason.NOT_DEFINED, "it does not cost the score");
        }
        double step = distance / planned();
        double room = step * step - variance(group, 0) / group.effective;
        return room > 0
                ? number(variance(rest, 0) / room * perEffective(group))
                : Result.insufficient(Reason.TOO_FEW, "too few answers so far to see it change");
    }

    private double planned() {
        return Distributions.normalToFind(settings.confidence(), settings.power());
    }

    private static double perEffective(Side side) {
        return side.n / side.effective;
    }

    private static Result<Long> number(double answers) {
        double whole = Math.ceil(answers);
        return whole > Long.MAX_VALUE / 2.0
                ? Result.insufficient(Reason.NOT_FINITE, "more further answers than can be counted")
                : Result.of(Math.max(1L, (long) whole));
    }

    /** Squared standard error of a side's score, linearised: sum w² (x - m)² / (sum w)². */
    private double error(Side side) {
        return variance(side, settings.pseudoAnswers()) / side.effective;
    }

    /** Mean squared distance of an answer from the score, after adding answers spread like all of them. */
    private double variance(Side side, double added) {
        double size = side.n + added;
        double[] masses = new double[side.masses.length];
        double sum = 0;
        for (int i = 0; i < masses.length; i++) {
            masses[i] = side.masses[i] + added * all.masses[i] / all.n;
            sum += metric.weights().get(i) * masses[i];
        }
        double mean = Side.inside(metric, masses, sum / size);
        double squares = 0;
        for (int i = 0; i < masses.length; i++) {
            double off = metric.weights().get(i) - mean;
            squares += off * off * (side.spread[i] + added * all.masses[i] / all.n);
        }
        return squares / size;
    }
}
