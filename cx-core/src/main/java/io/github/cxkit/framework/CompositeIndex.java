package io.github.cxkit.framework;

import io.github.cxkit.driver.DriverData;
import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Bands;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A framework as data: dimensions with weights and questions, a range, and the rules for combining and for gaps.
 *
 * <p>The named models in {@link Frameworks} are values of this type, and a team's own model is one more. Ratings are
 * brought from their question's scale to the range of the index by (x - min) / (max - min), those of scales on which high
 * is bad turned round first.
 *
 * <pre>{@code
 * CompositeIndex pillars = Frameworks.SIX_PILLARS.withQuestions(Map.of("empathy", List.of("Q7", "Q8")));
 * IndexSummary summary = pillars.summary(survey).add(responses).build();
 * summary.score().value();     // index, 0 to 10
 * summary.score().weakest();   // the pillar to work on
 * }</pre>
 *
 * @param rule name, origin and source
 * @param dimensions at least one, ids unique, weights not all 0; order matters for {@link Combination#GATED} and for ties
 * @param min lowest score
 * @param max highest score, above min
 * @param combination how the dimensions become one score
 * @param missing what happens when a dimension has no score
 * @param bands names for ranges of the index, null if it has none
 * @since 0.1.0
 */
public record CompositeIndex(
        Rule rule,
        List<Dimension> dimensions,
        double min,
        double max,
        Combination combination,
        MissingPolicy missing,
        @Nullable Bands bands) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a dimension is missing or appears more than once, all weights are 0, the range is empty, or
     *     a geometric mean is asked for over negative scores
     */
    public CompositeIndex {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(combination, "combination");
        Objects.requireNonNull(missing, "missing");
        dimensions = Copies.list("dimensions", dimensions);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException(rule.id() + " has no dimension");
        }
        var ids = new HashSet<String>();
        double total = 0;
        for (Dimension dimension : dimensions) {
            if (!ids.add(dimension.id())) {
                throw new IllegalArgumentException(rule.id() + " has two dimensions \"" + dimension.id() + "\"");
            }
            total += dimension.weight();
        }
        Arguments.positive("sum of the weights of " + rule.id(), total);
        Arguments.finite("min of " + rule.id(), min);
        Arguments.finite("max of " + rule.id(), max);
        if (!(min < max)) {
            throw new IllegalArgumentException(rule.id() + " needs min < max but was " + min + ".." + max);
        }
        if (combination == Combination.GEOMETRIC_MEAN && min < 0) {
            throw new IllegalArgumentException(
                    rule.id() + ": a geometric mean needs scores from 0 up but min is " + min);
        }
    }

    /**
     * An index of equal dimensions, each measured by the question of its name, that requires all of them.
     *
     * @param rule name, origin and source
     * @param min lowest score
     * @param max highest score
     * @param combination how the dimensions become one score
     * @param dimensions ids
     * @return the index
     * @throws IllegalArgumentException if a dimension is missing or appears more than once, or the range is empty
     */
    public static CompositeIndex of(Rule rule, double min, double max, Combination combination, String... dimensions) {
        List<Dimension> list = new ArrayList<>();
        for (String id : dimensions) {
            list.add(Dimension.of(id));
        }
        return new CompositeIndex(rule, list, min, max, combination, MissingPolicy.REQUIRE_ALL, null);
    }

    /**
     * The dimension with an id.
     *
     * @param id its name
     * @return the dimension
     * @throws IllegalArgumentException if there is no such dimension
     */
    public Dimension dimension(String id) {
        return dimensions.stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Names.describe(
                        rule.id() + " has no dimension",
                        id,
                        dimensions.stream().map(Dimension::id).toList())));
    }

    /**
     * The same with other weights, such as those of a driver analysis.
     *
     * @param weights dimension to weight; a dimension not named keeps its weight
     * @return the changed copy
     * @throws IllegalArgumentException if a name is no dimension, a weight is negative, or all are 0
     */
    public CompositeIndex withWeights(Map<String, Double> weights) {
        weights.keySet().forEach(this::dimension);
        return withDimensions(dimensions.stream()
                .map(d -> d.withWeight(weights.getOrDefault(d.id(), d.weight())))
                .toList());
    }

    /**
     * The same measured by other questions.
     *
     * @param questions dimension to question ids; a dimension not named keeps its questions
     * @return the changed copy
     * @throws IllegalArgumentException if a name is no dimension, or has no question
     */
    public CompositeIndex withQuestions(Map<String, List<String>> questions) {
        questions.keySet().forEach(this::dimension);
        return withDimensions(dimensions.stream()
                .map(d -> d.withQuestions(questions.getOrDefault(d.id(), d.questions())))
                .toList());
    }

    private CompositeIndex withDimensions(List<Dimension> changed) {
        return new CompositeIndex(rule, changed, min, max, combination, missing, bands);
    }

    /**
     * The same on another range.
     *
     * @param min lowest score
     * @param max highest score
     * @return the changed copy
     * @throws IllegalArgumentException if min is not below max
     */
    public CompositeIndex withRange(double min, double max) {
        return new CompositeIndex(rule, dimensions, min, max, combination, missing, bands);
    }

    /**
     * The same combined otherwise.
     *
     * @param combination how the dimensions become one score
     * @return the changed copy
     * @throws IllegalArgumentException if a geometric mean is asked for over negative scores
     */
    public CompositeIndex withCombination(Combination combination) {
        return new CompositeIndex(rule, dimensions, min, max, combination, missing, bands);
    }

    /**
     * The same with another policy for gaps.
     *
     * @param missing what happens when a dimension has no score
     * @return the changed copy
     */
    public CompositeIndex withMissing(MissingPolicy missing) {
        return new CompositeIndex(rule, dimensions, min, max, combination, missing, bands);
    }

    /**
     * The same with names for ranges.
     *
     * @param bands names for ranges of the index, or null
     * @return the changed copy
     */
    public CompositeIndex withBands(@Nullable Bands bands) {
        return new CompositeIndex(rule, dimensions, min, max, combination, missing, bands);
    }

    /**
     * One dimension as an index of its own, such as for its mean over respondents with an interval.
     *
     * @param dimension id of a dimension
     * @return the index of it alone, with a weight of 1 and without bands
     * @throws IllegalArgumentException if there is no such dimension; the message names the nearest known
     */
    public CompositeIndex only(String dimension) {
        Dimension kept = new Dimension(dimension, 1, dimension(dimension).questions());
        return new CompositeIndex(rule, List.of(kept), min, max, Combination.WEIGHTED_MEAN, missing, null);
    }

    /**
     * The index of given dimension scores.
     *
     * @param scores dimension to score within min..max; a dimension without a score is absent
     * @return the index, with n the number of scores given
     * @throws IllegalArgumentException if a name is no dimension or a score is outside min..max
     */
    public IndexScore score(Map<String, Double> scores) {
        return score(scores, Evidence.of(rule, scores.size()));
    }

    IndexScore score(Map<String, Double> scores, Evidence evidence) {
        Map<String, Double> ordered = new LinkedHashMap<>();
        scores.keySet().forEach(this::dimension);
        for (Dimension dimension : dimensions) {
            Double score = scores.get(dimension.id());
            if (score != null) {
                ordered.put(dimension.id(), score);
            }
        }
        return new IndexScore(this, ordered, evidence);
    }

    /**
     * Starts to gather answers.
     *
     * @param survey defines the scales of the questions
     * @return an empty builder
     * @throws IllegalArgumentException if the survey lacks a question of this index
     */
    public IndexSummary.Builder summary(Survey survey) {
        return new IndexSummary.Builder(this, scales(survey));
    }

    /**
     * Starts to gather answers.
     *
     * @param scales question id to scale
     * @return an empty builder
     * @throws IllegalArgumentException if a question of this index has no scale
     */
    public IndexSummary.Builder summary(Map<String, Scale> scales) {
        return new IndexSummary.Builder(this, scales);
    }

    private Map<String, Scale> scales(Survey survey) {
        Map<String, Scale> scales = new LinkedHashMap<>();
        for (Question question : survey.questions()) {
            scales.put(question.id(), question.scale());
        }
        return scales;
    }

    /**
     * One row per response: an outcome, and as drivers the response's dimension scores. Its analysis gives weights derived
     * from the caller's own data: {@code index.withWeights(data.analyze().orElseThrow().weights())}.
     *
     * @param survey defines the scales of the questions
     * @param responses the responses
     * @param outcome question id of the outcome
     * @return the rows
     * @throws IllegalArgumentException if the survey lacks a question of this index
     */
    public DriverData driverData(Survey survey, Iterable<SurveyResponse> responses, String outcome) {
        Map<String, Scale> scales = scales(survey);
        IndexSummary.requireAll(this, scales);
        DriverData.Builder rows = DriverData.builder(
                outcome, dimensions.stream().map(Dimension::id).toList());
        for (SurveyResponse response : responses) {
            Map<String, Double> scores = respondent(IndexSummary.ratings(response), scales);
            List<@Nullable Double> row = new ArrayList<>();
            dimensions.forEach(d -> row.add(scores.get(d.id())));
            Double rating = response.answers().get(outcome) instanceof Answer.Rating r ? (double) r.value() : null;
            rows.addWeighted(response.weight(), rating, row);
        }
        return rows.build();
    }

    /** The dimension scores of one respondent; under REQUIRE_ALL a dimension needs all its questions. */
    Map<String, Double> respondent(Map<String, Integer> ratings, Map<String, Scale> scales) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            double sum = 0;
            int answered = 0;
            for (String question : dimension.questions()) {
                Integer rating = ratings.get(question);
                if (rating != null) {
                    sum += rescaled(rating, Objects.requireNonNull(scales.get(question)));
                    answered++;
                }
            }
            boolean enough = missing == MissingPolicy.REQUIRE_ALL
                    ? answered == dimension.questions().size()
                    : answered > 0;
            if (enough) {
                scores.put(dimension.id(), clamped(sum / answered));
            }
        }
        return scores;
    }

    double rescaled(double rating, Scale scale) {
        double up = scale.direction() == Direction.HIGH_IS_GOOD ? rating - scale.min() : scale.max() - rating;
        return min + up / (scale.max() - scale.min()) * (max - min);
    }

    /** Undoes an overshoot by rounding. */
    double clamped(double score) {
        return Math.min(max, Math.max(min, score));
    }
}
