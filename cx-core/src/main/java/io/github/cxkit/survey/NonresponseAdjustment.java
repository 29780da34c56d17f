package io.github.cxkit.survey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Design weights spread from those who did not answer to those who did, within classes of alike people.
 *
 * <p>In each class the weight of the unknown is spread over all others, then that of the non-respondents over the
 * respondents: factor (sum w of respondents and non-respondents) / (sum w of respondents). The total weight of respondents
 * and ineligible together stays what it was.
 *
 * @since 0.1.0
 */
public final class NonresponseAdjustment {

    private NonresponseAdjustment() {}

    /** What is known of one sampled person. */
    public enum Status {
        /** Answered. */
        RESPONDENT,
        /** Eligible, did not answer. */
        NONRESPONDENT,
        /** Not eligible. */
        INELIGIBLE,
        /** Unknown whether eligible. */
        UNKNOWN
    }

    /**
     * One sampled person.
     *
     * @param adjustmentClass people of one class are taken to be alike
     * @param status what is known
     * @param weight design weight, 0 or more
     */
    public record Sampled(String adjustmentClass, Status status, double weight) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if the weight is negative or not finite
         */
        public Sampled {
            Objects.requireNonNull(adjustmentClass, "adjustmentClass");
            Objects.requireNonNull(status, "status");
            Arguments.notNegative("weight", weight);
        }
    }

    /**
     * Adjusts.
     *
     * @param sample everybody sampled
     * @return the adjusted weight of each, in order: 0 for those who did not answer or are unknown
     * @throws IllegalArgumentException if a class has non-respondents but no respondent of positive weight
     */
    public static Result<List<Double>> adjust(List<Sampled> sample) {
        Map<String, Map<Status, Double>> sums = new TreeMap<>();
        for (Sampled person : sample) {
            sums.computeIfAbsent(person.adjustmentClass, c -> new EnumMap<>(Status.class))
                    .merge(person.status, person.weight, Double::sum);
        }
        Map<String, double[]> factors = new TreeMap<>();
        sums.forEach((name, sum) -> factors.put(name, factors(name, sum)));
        List<Double> adjusted = new ArrayList<>(sample.size());
        for (Sampled person : sample) {
            double[] factor = Objects.requireNonNull(factors.get(person.adjustmentClass));
            adjusted.add(
                    switch (person.status) {
                        case RESPONDENT -> person.weight * factor[0] * factor[1];
                        case INELIGIBLE -> person.weight * factor[0];
                        case NONRESPONDENT, UNKNOWN -> 0.0;
                    });
        }
        if (!adjusted.stream().allMatch(Double::isFinite)) {
            return Result.insufficient(Reason.NOT_FINITE, "the weights exceed the range of a double; scale them");
        }
        return Result.of(List.copyOf(adjusted));
    }

    private static double[] factors(String name, Map<Status, Double> sum) {
        double respondents = sum.getOrDefault(Status.RESPONDENT, 0.0);
        double eligible = respondents + sum.getOrDefault(Status.NONRESPONDENT, 0.0);
        double known = eligible + sum.getOrDefault(Status.INELIGIBLE, 0.0);
        double all = known + sum.getOrDefault(Status.UNKNOWN, 0.0);
        boolean carried = (eligible == 0 || respondents > 0) && (all == 0 || known > 0);
        if (!carried) {
            throw new IllegalArgumentException("class \"" + name
                    + "\" has nobody to carry the weight of those who did not answer; merge it with another class");
        }
        return new double[] {known == 0 ? 1 : all / known, respondents == 0 ? 1 : eligible / respondents};
    }
}
