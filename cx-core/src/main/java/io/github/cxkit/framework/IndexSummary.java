package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.MeanComparison;
import io.github.cxkit.stats.Reliability;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers to the questions of a composite index: enough for the index, for its mean over respondents with an interval,
 * and for the reliability of its dimensions.
 *
 * <p>A summary: an empty builder's result, {@link Builder#add} and {@link #merge} form a commutative monoid (sums of
 * weighted ratings to rounding). Immutable.
 *
 * @param index the definition
 * @param scales scale per question
 * @param items weighted ratings per question that was answered
 * @param respondents the index of each respondent, as moments of one column; without index = excluded
 * @param blocks moments of the ratings per dimension with two or more questions
 * @since 0.1.0
 */
public record IndexSummary(
        CompositeIndex index,
        Map<String, Scale> scales,
        Map<String, ItemSum> items,
        CoMoments respondents,
        Map<String, CoMoments> blocks) {

    private static final String WITHOUT_INDEX = "without index";
    private static final int VERSION = 1;
    /** Of the range: what the rounding of sums may add. */
    private static final double SLACK = 1e-9;

    /** What a respondent may count, as in all moments. */
    private static final double LEAST_WEIGHT = 1e-100;

    private static final double LARGEST_WEIGHT = 1e80;

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if the parts are not of this index, or a mean cannot be one
     */
    public IndexSummary {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(respondents, "respondents");
        scales = Copies.sorted("scales", scales);
        items = Copies.sorted("items", items);
        blocks = Copies.sorted("blocks", blocks);
        requireAll(index, scales);
        for (Map.Entry<String, ItemSum> item : items.entrySet()) {
            Scale scale = scales.get(item.getKey());
            ItemSum sum = item.getValue();
            if (scale == null) {
                throw new IllegalArgumentException(
                        "question " + item.getKey() + " of items must be one of " + scales.keySet());
            }
            if (!isMean(sum.sum / sum.weight, scale)) {
                throw new IllegalArgumentException(
                        sum + " cannot be the answers to " + item.getKey() + " on the scale " + scale);
            }
        }
        requireIndices(index, respondents);
        for (Dimension dimension : index.dimensions()) {
            CoMoments block = blocks.get(dimension.id());
            if (dimension.questions().size() > 1
                    ? block == null || !block.columns().equals(dimension.questions())
                    : block != null) {
                throw new IllegalArgumentException("the block of " + dimension.id() + " must be moments of "
                        + dimension.questions() + ", if these are two or more, but is "
                        + (block == null ? "missing" : "of " + block.columns()));
            }
        }
    }

    /** Moments of numbers within the range of the index. */
    private static void requireIndices(CompositeIndex index, CoMoments respondents) {
        if (!respondents.columns().equals(List.of("index"))) {
            throw new IllegalArgumentException(
                    "respondents must be moments of [index] but are of " + respondents.columns());
        }
        double range = index.max() - index.min();
        double mean = respondents.means().get(0);
        double variance = respondents.weight() == 0 ? 0 : respondents.crossProduct(0, 0) / respondents.weight();
        if (respondents.n() > 0
                && !(mean >= index.min() - SLACK * range
                        && mean <= index.max() + SLACK * range
                        && variance <= (0.25 + SLACK) * range * range)) {
            throw new IllegalArgumentException("respondents must have indices in [" + index.min() + ", " + index.max()
                    + "] but have the mean " + mean + " and the variance " + variance);
        }
    }

    /**
     * Answers to one question.
     *
     * @param n how many
     * @param weight sum of their weights, above 0, at most 1e80 each
     * @param sum sum of weight times rating
     */
    public record ItemSum(long n, double weight, double sum) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public ItemSum {
            Arguments.within("n", n, 1, Long.MAX_VALUE);
            Arguments.within("weight", Arguments.positive("weight", weight), 0, n * LARGEST_WEIGHT);
            Arguments.finite("sum", sum);
        }

        ItemSum plus(ItemSum other) {
            return new ItemSum(Counts.sum(n, other.n), weight + other.weight, sum + other.sum);
        }
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @param index the definition; it is not part of the bytes
     * @param survey defines the scales of the questions
     * @param bytes the bytes, none missing and none left over
     * @return the summary
     * @throws IllegalArgumentException if these are not the bytes of a summary of this index, or the survey lacks a question
     *     of it; the message names the place
     */
    public static IndexSummary ofBytes(CompositeIndex index, Survey survey, byte[] bytes) {
        IndexSummary empty = index.summary(survey).build();
        ByteReader in = new ByteReader("index summary", bytes).version(VERSION);
        Map<String, ItemSum> items = new TreeMap<>();
        int answered = in.length();
        for (int i = 0; i < answered; i++) {
            String question = in.text();
            ItemSum sum = new ItemSum(in.count(), in.real(), in.real());
            Scale scale = empty.scales.get(question);
            if (scale == null || items.put(question, sum) != null) {
                throw in.refusal(
                        "question " + question + " is not of " + index.rule().id() + " or appears more than once");
            }
            if (sum.n == 0 || !(sum.weight > 0) || !isMean(sum.sum / sum.weight, scale)) {
                throw in.refusal(sum + " cannot be the answers to " + question + " on the scale " + scale);
            }
        }
        CoMoments respondents = moments(in, empty.respondents);
        Map<String, CoMoments> blocks = new TreeMap<>();
        empty.blocks.forEach((dimension, block) -> blocks.put(dimension, moments(in, block)));
        in.end();
        return new IndexSummary(index, empty.scales, items, respondents, blocks);
    }

    /** Whether a mean of ratings can have this value, give or take the rounding of weights. */
    private static boolean isMean(double mean, Scale scale) {
        double slack = SLACK * (scale.max() - scale.min());
        return mean >= scale.min() - slack && mean <= scale.max() + slack;
    }

    private static CoMoments moments(ByteReader in, CoMoments like) {
        CoMoments read = CoMoments.ofBytes(in.block());
        if (!read.columns().equals(like.columns())) {
            throw in.refusal("moments of " + read.columns() + " stand where those of " + like.columns() + " should");
        }
        return read;
    }

    /**
     * These answers as bytes, to be stored or sent, with a version in front. Not one digit is lost.
     *
     * @return what {@link #ofBytes} reads
     */
    public byte[] toBytes() {
        ByteWriter out = new ByteWriter().octet(VERSION).count(items.size());
        items.forEach((question, sum) ->
                out.text(question).count(sum.n).real(sum.weight).real(sum.sum));
        out.block(respondents.toBytes());
        blocks.forEach((dimension, block) -> out.block(block.toBytes()));
        return out.toBytes();
    }

    static void requireAll(CompositeIndex index, Map<String, Scale> scales) {
        for (Dimension dimension : index.dimensions()) {
            for (String question : dimension.questions()) {
                if (!scales.containsKey(question)) {
                    throw new IllegalArgumentException(index.rule().id() + ": dimension " + dimension.id()
                            + " asks for the question \"" + question + "\", which the survey lacks");
                }
            }
        }
    }

    static Map<String, Integer> ratings(SurveyResponse response) {
        Map<String, Integer> ratings = new LinkedHashMap<>();
        response.answers().forEach((question, answer) -> {
            if (answer instanceof Answer.Rating rating) {
                ratings.put(question, rating.value());
            }
        });
        return ratings;
    }

    /**
     * Adds up responses. Sums and means agree up to the last digits, whatever the split.
     *
     * @param index the index
     * @param survey the survey that asks its questions
     * @return a summarizer with bytes
     * @throws IllegalArgumentException if the survey lacks a question of the index
     */
    public static Summarizer<SurveyResponse, IndexSummary> summarizer(CompositeIndex index, Survey survey) {
        index.summary(survey);
        return Summarizer.<SurveyResponse, Builder, IndexSummary>building(
                        () -> index.summary(survey), Builder::add, Builder::build, IndexSummary::merge)
                .withBytes(IndexSummary::toBytes, bytes -> ofBytes(index, survey, bytes));
    }

    /**
     * These answers and others together.
     *
     * @param other of the same index and scales
     * @return the sums
     * @throws IllegalArgumentException if index or scales differ
     */
    public IndexSummary merge(IndexSummary other) {
        Definitions.of("index summaries")
                .same("rule", index.rule().id(), other.index.rule().id())
                .same("index", index, other.index)
                .same("scales", scales, other.scales);
        Map<String, ItemSum> merged = new TreeMap<>(items);
        other.items.forEach((question, sum) -> merged.merge(question, sum, ItemSum::plus));
        Map<String, CoMoments> mergedBlocks = new TreeMap<>(blocks);
        other.blocks.forEach((dimension, block) -> mergedBlocks.merge(dimension, block, CoMoments::merge));
        return new IndexSummary(index, scales, merged, respondents.merge(other.respondents), mergedBlocks);
    }

    /**
     * The index of the dimension means: a dimension's score is the mean of its questions' mean ratings, each over all who
     * answered that question. Under {@link MissingPolicy#REQUIRE_ALL} a question nobody answered leaves its dimension
     * without a score.
     *
     * @return the index; n is the largest number of answers to a question
     */
    public IndexScore score() {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (Dimension dimension : index.dimensions()) {
            double sum = 0;
            int measured = 0;
            for (String question : dimension.questions()) {
                ItemSum item = items.get(question);
                if (item != null) {
                    sum += index.rescaled(item.sum / item.weight, Objects.requireNonNull(scales.get(question)));
                    measured++;
                }
            }
            boolean enough = index.missing() == MissingPolicy.REQUIRE_ALL
                    ? measured == dimension.questions().size()
                    : measured > 0;
            if (enough) {
                scores.put(dimension.id(), index.clamped(sum / measured));
            }
        }
        long n = items.values().stream().mapToLong(ItemSum::n).max().orElse(0);
        return index.score(scores, Evidence.of(index.rule(), n));
    }

    /**
     * The mean over respondents of each one's own index. Differs from {@link #score} where answers are missing or the
     * combination is no mean.
     *
     * @return the mean, or insufficient if no respondent has an index
     */
    public Result<Double> respondentMean() {
        return respondents.n() == 0
                ? Result.insufficient(Reason.NO_ANSWERS, index.rule().title() + ": no respondent has an index")
                : Result.of(index.clamped(respondents.means().get(0)));
    }

    /**
     * Student t interval of {@link #respondentMean}, with Kish's effective n where responses are weighted.
     *
     * @param confidence level, from 0.5 to below 1
     * @return limits within the range of the index; insufficient unless effective n exceeds 1
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<ConfidenceInterval> respondentInterval(double confidence) {
        Significance.required(confidence);
        double n = respondents.effectiveN();
        if (!(n > 1)) {
            return Result.insufficient(Reason.TOO_FEW, "an interval needs two respondents with an index");
        }
        double mean = respondents.means().get(0);
        double variance = respondents.crossProduct(0, 0) / respondents.weight() * n / (n - 1);
        // hardly more than one respondent says nothing: all of the range
        double half = variance == 0 ? 0 : Distributions.tTwoSided(confidence, n - 1) * Math.sqrt(variance / n);
        return Result.of(new ConfidenceInterval(
                Math.max(index.min(), mean - half), Math.min(index.max(), mean + half), confidence, "t"));
    }

    /**
     * How the mean of the respondents' own indices differs from that of others, by Welch's t test with Kish's effective n.
     *
     * @param other answers to the same index
     * @param confidence level of the interval, from 0.5 to below 1
     * @return this minus the other; test and interval insufficient unless both effective n exceed 1, or without spread
     * @throws IllegalArgumentException if the index differs or the level is out of range
     */
    public Difference compare(IndexSummary other, double confidence) {
        if (!index.equals(other.index)) {
            throw new IllegalArgumentException(index.rule().id() + " cannot be compared with "
                    + other.index.rule().id() + " or another definition of it");
        }
        return MeanComparison.welch(
                respondents, other.respondents, respondents.columns().get(0), confidence);
    }

    /**
     * What {@link #respondentMean} stands on.
     *
     * @return respondents with an index, and those without as excluded
     */
    public Evidence respondentEvidence() {
        return new Evidence(
                index.rule(), respondents.n(), new Exclusions(Map.of(WITHOUT_INDEX, respondents.excluded())));
    }

    /**
     * Dimensions that must not be told where nothing may be told of fewer people than so many: those with a question that some, but
     * fewer, answered, as the score and the other questions' would tell it. Where there is one, the index is not to be told either.
     *
     * @param people the least number, 1 or more; 1 hides nothing
     * @return ids of dimensions, in the order of the index
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Set<String> hiddenBelow(long people) {
        Arguments.within("people", people, 1, Long.MAX_VALUE);
        Set<String> hidden = new LinkedHashSet<>();
        for (Dimension dimension : index.dimensions()) {
            boolean few = dimension.questions().stream()
                    .map(items::get)
                    .anyMatch(item -> item != null && Disclosure.isFew(item.n, people));
            if (few) {
                hidden.add(dimension.id());
            }
        }
        return Collections.unmodifiableSet(hidden);
    }

    /**
     * How well the questions of a dimension measure one thing.
     *
     * @param dimension id of a dimension
     * @return alpha and omega over respondents who answered all its questions; insufficient for a single question
     * @throws IllegalArgumentException if there is no such dimension
     */
    public Result<Reliability> reliability(String dimension) {
        index.dimension(dimension);
        CoMoments block = blocks.get(dimension);
        return block == null
                ? Result.insufficient(Reason.TOO_FEW, dimension + " is measured by a single question")
                : Result.of(Reliability.of(block));
    }

    /**
     * Gathers answers. Mutable, not thread-safe: one per thread, then merge.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final CompositeIndex index;
        private final Map<String, Scale> scales = new TreeMap<>();
        private final Map<String, ItemSum> items = new TreeMap<>();
        private final CoMomentsBuilder respondents = CoMoments.builder("index");
        private final Map<String, CoMomentsBuilder> blocks = new TreeMap<>();

        Builder(CompositeIndex index, Map<String, Scale> scales) {
            requireAll(index, scales);
            this.index = index;
            for (Dimension dimension : index.dimensions()) {
                dimension.questions().forEach(q -> this.scales.put(q, Objects.requireNonNull(scales.get(q))));
                if (dimension.questions().size() > 1) {
                    blocks.put(
                            dimension.id(),
                            CoMoments.builder(dimension.questions().toArray(String[]::new)));
                }
            }
        }

        /**
         * Adds a response; only ratings count as answers.
         *
         * @param response the response, with its weight
         * @return this
         * @throws IllegalArgumentException if a rating is off its question's scale
         */
        public Builder add(SurveyResponse response) {
            return add(response.weight(), ratings(response));
        }

        /**
         * Adds responses.
         *
         * @param responses the responses
         * @return this
         * @throws IllegalArgumentException if a rating is off its question's scale
         */
        public Builder add(Iterable<SurveyResponse> responses) {
            responses.forEach(this::add);
            return this;
        }

        /**
         * Adds one respondent's ratings.
         *
         * @param weight how much they count, 1e-100 to 1e80, or 0, which leaves no trace
         * @param ratings question id to rating; a question without an answer is absent, others' questions are ignored
         * @return this
         * @throws IllegalArgumentException if a rating is off its question's scale or the weight is out of range
         */
        public Builder add(double weight, Map<String, Integer> ratings) {
            Arguments.notNegative("weight", weight);
            scales.forEach((question, scale) -> {
                Integer rating = ratings.get(question);
                if (rating != null && !scale.contains(rating)) {
                    throw new IllegalArgumentException(
                            "rating of " + question + " must be on the scale " + scale + " but was " + rating);
                }
            });
            if (weight == 0) {
                return this;
            }
            // before anything is counted, that of all the moments below
            Arguments.within("weight", weight, LEAST_WEIGHT, LARGEST_WEIGHT);
            for (String question : scales.keySet()) {
                Integer rating = ratings.get(question);
                if (rating != null) {
                    items.merge(question, new ItemSum(1, weight, weight * rating), ItemSum::plus);
                }
            }
            index.score(index.respondent(ratings, scales))
                    .value()
                    .toOptional()
                    .ifPresentOrElse(value -> respondents.addWeighted(weight, value), respondents::addIncomplete);
            for (Dimension dimension : index.dimensions()) {
                CoMomentsBuilder block = blocks.get(dimension.id());
                if (block != null) {
                    addBlock(block, dimension.questions(), weight, ratings);
                }
            }
            return this;
        }

        private void addBlock(
                CoMomentsBuilder block, List<String> questions, double weight, Map<String, Integer> ratings) {
            double[] row = new double[questions.size()];
            for (int i = 0; i < row.length; i++) {
                @Nullable Integer rating = ratings.get(questions.get(i));
                if (rating == null) {
                    block.addIncomplete();
                    return;
                }
                row[i] = index.rescaled(rating, Objects.requireNonNull(scales.get(questions.get(i))));
            }
            block.addWeighted(weight, row);
        }

        /**
         * The summary so far; the builder can go on.
         *
         * @return the summary
         */
        public IndexSummary build() {
            Map<String, CoMoments> built = new TreeMap<>();
            blocks.forEach((dimension, block) -> built.put(dimension, block.build()));
            return new IndexSummary(index, scales, items, respondents.build(), built);
        }
    }
}
