package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * People, process and technology, each the mean of practices rated 0 to 5, and the stage they allow.
 *
 * <p>An enabler without ratings leaves overall, stage and weakest undefined: nobody knows whether it jams the rest.
 *
 * <pre>{@code
 * EnablerAssessment.of(List.of(4.0, 5.0, 3.0), List.of(2.0, 3.0), List.of(5.0, 5.0)).stage();  // 2
 * }</pre>
 *
 * @param index the definition: weakest part (default) or geometric mean
 * @param ratings enabler to practice ratings, in the order people, process, technology
 * @since 0.1.0
 */
public record EnablerAssessment(CompositeIndex index, Map<String, List<Double>> ratings) {

    private static final List<String> STAGES = List.of("Investigate", "Initiate", "Mobilize", "Scale", "Embed");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a name is no dimension, a rating is outside 0..5, or the index is neither the
     *     weakest part nor a geometric mean of equal weights
     */
    public EnablerAssessment {
        Objects.requireNonNull(index, "index");
        Copies.whole("ratings", ratings);
        if (index.combination() != Combination.WEAKEST && index.combination() != Combination.GEOMETRIC_MEAN) {
            throw new IllegalArgumentException(
                    "enablers combine by WEAKEST or GEOMETRIC_MEAN but not by " + index.combination());
        }
        if (index.dimensions().stream().anyMatch(d -> d.weight() != 1)) {
            throw new IllegalArgumentException("enablers all count the same, with the weight 1");
        }
        Map<String, List<Double>> ordered = new LinkedHashMap<>();
        ratings.keySet().forEach(index::dimension);
        for (Dimension dimension : index.dimensions()) {
            List<Double> practices = List.copyOf(ratings.getOrDefault(dimension.id(), List.of()));
            practices.forEach(r -> Arguments.within("rating of " + dimension.id(), r, index.min(), index.max()));
            ordered.put(dimension.id(), practices);
        }
        ratings = Collections.unmodifiableMap(ordered);
    }

    /**
     * People, process and technology, the weakest deciding.
     *
     * @param people practice ratings, 0 to 5
     * @param process practice ratings, 0 to 5
     * @param technology practice ratings, 0 to 5
     * @return the assessment
     * @throws IllegalArgumentException if a rating is outside 0..5
     */
    public static EnablerAssessment of(List<Double> people, List<Double> process, List<Double> technology) {
        return new EnablerAssessment(
                Frameworks.PEOPLE_PROCESS_TECHNOLOGY,
                Map.of("people", people, "process", process, "technology", technology));
    }

    /**
     * The mean rating of one enabler.
     *
     * @param enabler people, process or technology
     * @return 0 to 5, or insufficient without ratings
     * @throws IllegalArgumentException if there is no such enabler
     */
    public Result<Double> mean(String enabler) {
        index.dimension(enabler);
        List<Double> practices = ratings.getOrDefault(enabler, List.of());
        return practices.isEmpty()
                ? Result.insufficient(Reason.NO_ANSWERS, "no practice of " + enabler + " was rated")
                : Result.of(sum(practices).doubleValue() / practices.size());
    }

    private static BigDecimal sum(List<Double> practices) {
        return practices.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The index of the means.
     *
     * @return the scores with weakest and strongest
     */
    public IndexScore score() {
        Map<String, Double> means = new LinkedHashMap<>();
        ratings.keySet()
                .forEach(enabler -> mean(enabler).toOptional().ifPresent(m -> means.put(enabler, index.clamped(m))));
        return index.score(means);
    }

    /**
     * The index, 0 to 5.
     *
     * @return the index, or insufficient if an enabler has no ratings
     */
    public Result<Double> overall() {
        return score().value();
    }

    /**
     * The enabler that holds the others back, the first on a tie.
     *
     * @return its name, or insufficient if an enabler has no ratings
     */
    public Result<String> weakest() {
        return overall().flatMap(v -> score().weakest());
    }

    /**
     * The floor of the exact index: three means of 4 give stage 4, and not 3 by rounding.
     *
     * @return 0 to 5, or insufficient if an enabler has no ratings
     */
    public Result<Integer> stage() {
        return overall().map(v -> {
            int stage = 0;
            while (stage < 5 && reaches(stage + 1)) {
                stage++;
            }
            return stage;
        });
    }

    /** mean >= stage for each, or product of the means >= stage^k, in whole sums without a division. */
    private boolean reaches(int stage) {
        BigDecimal product = BigDecimal.ONE;
        BigDecimal least = BigDecimal.ONE;
        for (List<Double> practices : ratings.values()) {
            BigDecimal sum = sum(practices);
            BigDecimal asked = BigDecimal.valueOf(stage).multiply(BigDecimal.valueOf(practices.size()));
            if (index.combination() == Combination.WEAKEST && sum.compareTo(asked) < 0) {
                return false;
            }
            product = product.multiply(sum);
            least = least.multiply(asked);
        }
        return product.compareTo(least) >= 0;
    }

    /**
     * The stage in words: Investigate, Initiate, Mobilize, Scale, Embed for 1 to 5 (XM Institute 2019; that a mean reaches
     * such a stage is this library's convention).
     *
     * @return the name, or insufficient below stage 1
     */
    public Result<String> stageName() {
        return stage().flatMap(s -> s == 0
                ? Result.insufficient(Reason.TOO_FEW, "below the first named stage")
                : Result.of(STAGES.get(s - 1)));
    }
}
