package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether follow-up changed minds: the same customers before and after.
 *
 * <p>conversion = eligible customers now in a better class / eligible customers. Eligible is who was asked again and was not
 * in the best class before. Classes are compared, not ratings: from 0 to 6 a detractor stays one. Two ratings are of one
 * class if the metric weighs them alike; the better class weighs more, or less where the top of the scale is bad. A summary of customers; counts
 * by another metric are not added to these.
 *
 * @param metric what the classes are taken from, such as NPS
 * @param asked customers in all
 * @param matched those asked again
 * @param eligible matched and not in the best class before
 * @param converted eligible and later in a better class
 * @param worsened matched and later in a worse class
 * @since 0.1.0
 */
public record LoopConversion(
        RatingMetric metric, long asked, long matched, long eligible, long converted, long worsened) {

    /** The rule behind the conversion. */
    public static final Rule RULE = Rule.convention(
            "service.loop-conversion",
            "Loop conversion",
            "on Bain's inner loop; classes before and after, by customer");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative or the counts contradict each other
     */
    public LoopConversion {
        Objects.requireNonNull(metric, "metric");
        Arguments.notNegative("converted", converted);
        Arguments.notNegative("worsened", worsened);
        if (converted > eligible || eligible > matched || matched > asked || converted + worsened > matched) {
            throw new IllegalArgumentException("counts contradict each other: " + asked + " asked, " + matched
                    + " matched, " + eligible + " eligible, " + converted + " converted, " + worsened + " worsened");
        }
    }

    /**
     * Compares each customer's two answers.
     *
     * @param metric what the classes are taken from, such as NPS
     * @param customers one entry per customer
     * @return the counts
     * @throws IllegalArgumentException if a rating is not on the metric's scale or a customer appears more than once
     */
    public static LoopConversion of(RatingMetric metric, Iterable<Answers> customers) {
        Set<String> seen = new HashSet<>();
        for (Answers answers : customers) {
            if (!seen.add(answers.customer())) {
                throw new IllegalArgumentException("customer \"" + answers.customer() + "\" appears more than once");
            }
        }
        return summarizer(metric).summarize(customers);
    }

    /**
     * Compares each customer's two answers. That nobody comes twice is the caller's care: a summary knows no names.
     *
     * @param metric what the classes are taken from, such as NPS
     * @return a summarizer with bytes, which refuses a rating off the metric's scale
     */
    public static Summarizer<Answers, LoopConversion> summarizer(RatingMetric metric) {
        return Summarizer.<Answers, LoopConversion>folding(
                        new LoopConversion(metric, 0, 0, 0, 0, 0), LoopConversion::add, LoopConversion::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.metric,
                                out -> out.count(all.asked)
                                        .count(all.matched)
                                        .count(all.eligible)
                                        .count(all.converted)
                                        .count(all.worsened)),
                        bytes -> Bytes.read(
                                "loop conversion",
                                metric,
                                bytes,
                                in -> new LoopConversion(
                                        metric, in.count(), in.count(), in.count(), in.count(), in.count())));
    }

    private LoopConversion add(Answers answers) {
        double earlier = weight(metric, answers.earlier());
        Integer again = answers.later();
        if (again == null) {
            return new LoopConversion(metric, Counts.sum(asked, 1), matched, eligible, converted, worsened);
        }
        double later = weight(metric, again);
        return new LoopConversion(
                metric,
                Counts.sum(asked, 1),
                matched + 1,
                eligible + (earlier < best(metric) ? 1 : 0),
                converted + (later > earlier ? 1 : 0),
                worsened + (later < earlier ? 1 : 0));
    }

    /** What a rating weighs, turned so that more is better: where the top of the scale is bad, a mean must fall to improve. */
    private static double weight(RatingMetric metric, int rating) {
        return sign(metric) * metric.weightOf(metric.scale().require(rating)).orElseThrow();
    }

    private static int sign(RatingMetric metric) {
        return metric.highIsGood() ? 1 : -1;
    }

    private static double best(RatingMetric metric) {
        return metric.weights().stream()
                .mapToDouble(weight -> sign(metric) * weight)
                .max()
                .orElseThrow();
    }

    /**
     * These and other counts together.
     *
     * @param other counts of other customers
     * @return the sums
     * @throws IllegalArgumentException if the metrics differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public LoopConversion merge(LoopConversion other) {
        Definitions.of("loop conversions").same("metric", metric, other.metric);
        return new LoopConversion(
                metric,
                Counts.sum(asked, other.asked),
                Counts.sum(matched, other.matched),
                Counts.sum(eligible, other.eligible),
                Counts.sum(converted, other.converted),
                Counts.sum(worsened, other.worsened));
    }

    /**
     * converted / eligible.
     *
     * @return the rate; insufficient if nobody is eligible
     */
    public Rate conversion() {
        return new Rate(RULE, converted, eligible);
    }

    /**
     * One customer's answers before and after the follow-up.
     *
     * @param customer who
     * @param earlier rating before
     * @param later rating after, null if not asked again
     */
    public record Answers(
            String customer, int earlier, @Nullable Integer later) {
        /** Checks that the customer is there. */
        public Answers {
            Objects.requireNonNull(customer, "customer");
        }
    }
}
