package io.github.cxkit.metric;

import io.github.cxkit.survey.WeightedTally;

/** The answers of a net score by their effect, and how its -1..1 maps to the metric's unit. */
record NetCounts(double negative, double neutral, double positive, double middle, double half) {

    static NetCounts of(RatingScore score) {
        RatingMetric metric = score.metric();
        double low = metric.lowest();
        double high = metric.highest();
        long negative = 0;
        long neutral = 0;
        long positive = 0;
        for (int i = 0; i < metric.weights().size(); i++) {
            double weight = metric.weights().get(i);
            long count = score.tally().countAt(i);
            if (weight == low) {
                negative += count;
            } else if (weight == high) {
                positive += count;
            } else {
                neutral += count;
            }
        }
        return new NetCounts(negative, neutral, positive, (low + high) / 2, (high - low) / 2);
    }

    /** Weighted shares times an effective number of answers. */
    static NetCounts of(RatingMetric metric, WeightedTally tally, double size) {
        double low = metric.lowest();
        double high = metric.highest();
        double weight = tally.weight();
        double negative = 0;
        double neutral = 0;
        double positive = 0;
        for (int i = 0; i < metric.weights().size(); i++) {
            double worth = metric.weights().get(i);
            double share = tally.weightAt(i) / weight;
            if (worth == low) {
                negative += share;
            } else if (worth == high) {
                positive += share;
            } else {
                neutral += share;
            }
        }
        double scale = size / (negative + neutral + positive);
        return new NetCounts(scale * negative, scale * neutral, scale * positive, (low + high) / 2, (high - low) / 2);
    }

    NetCounts plus(PseudoCounts more) {
        return new NetCounts(
                negative + more.negative(), neutral + more.neutral(), positive + more.positive(), middle, half);
    }

    NetCounts times(double factor) {
        return new NetCounts(factor * negative, factor * neutral, factor * positive, middle, half);
    }

    NetCounts merge(NetCounts other) {
        return new NetCounts(
                negative + other.negative, neutral + other.neutral, positive + other.positive, middle, half);
    }

    double n() {
        return negative + neutral + positive;
    }

    /** (positive - negative) / n, -1 to 1. */
    double net() {
        return (positive - negative) / n();
    }

    /** Variance of one answer on -1, 0, 1: from deviations, so that it is 0 only without spread. */
    double variance() {
        double mean = net();
        double n = n();
        return (positive * (1 - mean) * (1 - mean) + neutral * mean * mean + negative * (1 + mean) * (1 + mean)) / n;
    }

    double unit(double net) {
        return middle + half * net;
    }
}
