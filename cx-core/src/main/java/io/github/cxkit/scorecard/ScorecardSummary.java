package io.github.cxkit.scorecard;

import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Names;
import io.github.cxkit.live.RatingWindow;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.scorecard.SliceCounts.Cell;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.survey.WeightedTally;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All the counts that a scorecard is computed from: per slice a {@link WeightedTally} of each question and an
 * {@link IndexSummary} of each framework.
 *
 * <p>A summary: merging is associative and, up to the order and wording of questions that differ between two surveys,
 * commutative; counts to the last digit, the moments behind an index to rounding. Summaries of several waves of one survey merge into one trend: equal question ids are one question, and
 * must be asked on one scale. Immutable.
 *
 * @since 0.1.0
 */
public final class ScorecardSummary {

    private final ScorecardDefinition definition;
    private final long responses;
    private final long undated;
    private final Map<Slice, SliceCounts> cells;
    private final Combinations combinations;

    ScorecardSummary(
            ScorecardDefinition definition,
            long responses,
            long undated,
            Map<Slice, SliceCounts> cells,
            Combinations combinations) {
        this.definition = definition;
        this.responses = responses;
        this.undated = undated;
        this.cells = cells;
        this.combinations = combinations;
    }

    /**
     * No responses yet.
     *
     * @param definition what to count
     * @return the neutral element of {@link #merge} among summaries of this definition
     */
    public static ScorecardSummary empty(ScorecardDefinition definition) {
        return builder(definition).build();
    }

    /**
     * A mutable recorder for one thread.
     *
     * @param definition what to count
     * @return an empty builder
     */
    public static Builder builder(ScorecardDefinition definition) {
        return new Builder(definition);
    }

    /**
     * Counts responses.
     *
     * @param definition of the scorecard
     * @return a summarizer with bytes
     */
    public static Summarizer<SurveyResponse, ScorecardSummary> summarizer(ScorecardDefinition definition) {
        return Summarizer.<SurveyResponse, Builder, ScorecardSummary>building(
                        () -> builder(definition), Builder::add, Builder::build, ScorecardSummary::merge)
                .withBytes(ScorecardSummary::toBytes, bytes -> ofBytes(definition, bytes));
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @param definition what was counted; it is not part of the bytes
     * @param bytes the bytes, none missing and none left over
     * @return the summary
     * @throws IllegalArgumentException if these are not the bytes of a summary, or hold a question that the definition
     *     does not know or asks on another scale; the message names the place
     */
    public static ScorecardSummary ofBytes(ScorecardDefinition definition, byte[] bytes) {
        return SummaryBytes.read(definition, bytes);
    }

    /**
     * What is counted.
     *
     * @return the definition, of all surveys together if several were merged
     */
    public ScorecardDefinition definition() {
        return definition;
    }

    /**
     * Responses read.
     *
     * @return their number
     */
    public long responses() {
        return responses;
    }

    /**
     * Responses without a time where a trend is asked for: they count in every figure but the trend's.
     *
     * @return their number
     */
    public long undated() {
        return undated;
    }

    /**
     * The slices that a response fell in.
     *
     * @return everyone first, the others in no order; unmodifiable
     */
    public Set<Slice> slices() {
        return Collections.unmodifiableSet(cells.keySet());
    }

    /**
     * Responses that name no touchpoint of the definition's journey: a slip of the pen, or a gap of the sketch.
     *
     * @return touchpoint as it was written to responses; the empty name stands for those without one, and for all of them
     *     where only phases are looked at; empty without a journey
     */
    public Map<String, Long> outsideJourney() {
        TouchpointColumn where = definition.touchpoints();
        Map<String, Long> outside = new TreeMap<>();
        if (where == null) {
            return outside;
        }
        boolean named = definition.by().contains(where.column());
        String dimension = named ? where.column() : ScorecardDefinition.PHASE;
        String question = definition.survey().questions().get(0).id();
        for (Slice slice : cells.keySet()) {
            String group = slice.groups().get(dimension);
            if (group == null || slice.groups().size() != 1 || slice.period() != null) {
                continue;
            }
            if (named ? where.journey().touchpoint(group).isEmpty() : group.isEmpty()) {
                outside.put(
                        group,
                        tally(question, slice)
                                .map(all -> responses(all.tally()))
                                .orElse(0L));
            }
        }
        return outside;
    }

    private static long responses(RatingTally tally) {
        return tally.n() + tally.blank() + tally.notApplicable() + tally.invalid();
    }

    /**
     * The answers to one question in one slice.
     *
     * @param question id of the question
     * @param slice whose answers
     * @return the tally; empty if the question was not asked there
     */
    public Optional<WeightedTally> tally(String question, Slice slice) {
        return cell(question, slice).map(Cell::tally);
    }

    /**
     * The answers that a framework's index is computed from in one slice.
     *
     * @param framework name of the index's rule, such as {@code pillars.index}
     * @param slice whose answers
     * @return their summary; empty if there is no such slice or framework
     */
    public Optional<IndexSummary> index(String framework, Slice slice) {
        return Optional.ofNullable(cells.get(slice))
                .map(counts -> counts.indices().get(framework));
    }

    /**
     * The answers to one question in the latest period and those before it: what alert rules look at.
     *
     * @param question id of the question
     * @param slice whose answers, without a period
     * @return the answers of the slice, of all time and without history if the scorecard has no periods; by segment, those of
     *     its groups in one more dimension, as far as the scorecard is cut by them. Weights do not count here
     * @throws IllegalArgumentException if the survey has no such question, or the slice has a period
     */
    public RatingWindow window(String question, Slice slice) {
        if (slice.period() != null) {
            throw new IllegalArgumentException("a window has periods of its own but " + slice + " was asked for");
        }
        RatingTally none = RatingTally.empty(definition.survey().questions().stream()
                .filter(each -> each.id().equals(question))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Names.describe(
                        "survey " + definition.survey().id() + " has no question",
                        question,
                        definition.survey().questions().stream()
                                .map(Question::id)
                                .toList())))
                .scale());
        List<CalendarPeriod> periods = cells.keySet().stream()
                .filter(each -> each.groups().equals(slice.groups()) && each.period() != null)
                .map(Slice::period)
                .sorted()
                .toList();
        if (periods.isEmpty()) {
            return new RatingWindow(counted(question, slice, none), List.of(), groups(question, slice, none), Map.of());
        }
        RatingWindow window = null;
        for (CalendarPeriod period : periods) {
            Slice then = slice.in(period);
            RatingWindow next =
                    new RatingWindow(counted(question, then, none), List.of(), groups(question, then, none), Map.of());
            window = window == null ? next : next.after(window);
        }
        return Objects.requireNonNull(window);
    }

    private RatingTally counted(String question, Slice slice, RatingTally none) {
        return tally(question, slice).map(WeightedTally::tally).orElse(none);
    }

    /** The groups of a slice in one dimension more; named without the period, so that those of two periods compare. */
    private Map<Slice, RatingTally> groups(String question, Slice slice, RatingTally none) {
        Map<Slice, RatingTally> groups = new LinkedHashMap<>();
        for (Slice each : cells.keySet()) {
            if (Objects.equals(each.period(), slice.period())
                    && each.groups().size() == slice.groups().size() + 1
                    && each.groups().entrySet().containsAll(slice.groups().entrySet())) {
                groups.put(each.in(null), counted(question, each, none));
            }
        }
        return groups;
    }

    Optional<Cell> cell(String question, Slice slice) {
        return Optional.ofNullable(cells.get(slice))
                .map(counts -> counts.questions().get(question));
    }

    Combinations combinations() {
        return combinations;
    }

    Map<Slice, SliceCounts> cells() {
        return cells;
    }

    /**
     * All the counts as bytes, to be stored or sent, with a version in front: a summary of one node can be read and merged
     * on another. Sums keep all their digits.
     *
     * @return what {@link #ofBytes} reads
     */
    public byte[] toBytes() {
        return SummaryBytes.of(this);
    }

    /**
     * This and another summary together.
     *
     * @param other a summary cut the same way; its survey may be another wave
     * @return the sums
     * @throws IllegalArgumentException if dimensions, journey, frameworks, periods, smallest group or level differ, or a
     *     question is asked on two scales
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public ScorecardSummary merge(ScorecardSummary other) {
        ScorecardDefinition both = definition.and(other.definition);
        Map<Slice, SliceCounts> sum = new LinkedHashMap<>(cells);
        other.cells.forEach((slice, counts) -> sum.merge(slice, counts, SliceCounts::merge));
        return new ScorecardSummary(
                both,
                Counts.sum(responses, other.responses),
                Counts.sum(undated, other.undated),
                sum,
                combinations.merge(other.combinations));
    }

    /**
     * The scores of these counts.
     *
     * @return one row per question, metric and slice that was asked
     */
    public Scorecard scorecard() {
        return Scoring.of(this);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof ScorecardSummary other
                && definition.equals(other.definition)
                && responses == other.responses
                && undated == other.undated
                && cells.equals(other.cells);
    }

    @Override
    public int hashCode() {
        return Objects.hash(definition, responses, undated, cells);
    }

    @Override
    public String toString() {
        return responses + " responses to " + definition.survey().id() + " in " + cells.size() + " slices";
    }

    /** Counts responses. Mutable, for one thread. */
    public static final class Builder {

        private final ScorecardDefinition definition;
        private final LeafCounts counts;
        private LeafCounts.Unknown unknown = LeafCounts.Unknown.REFUSED;
        private long responses;
        private long undated;

        private Builder(ScorecardDefinition definition) {
            this.definition = definition;
            this.counts = new LeafCounts(definition);
        }

        /**
         * From now on leaves aside what the survey does not have, instead of refusing it: for responses that hold more than
         * this survey asks for.
         *
         * @return this
         */
        public Builder lenient() {
            unknown = LeafCounts.Unknown.LEFT_ASIDE;
            return this;
        }

        /**
         * Counts the caller's own records.
         *
         * @param records the records
         * @param mapper how they answer the survey
         * @return this
         * @param <T> their type
         */
        public <T> Builder addAll(Iterable<? extends T> records, Function<? super T, SurveyResponse> mapper) {
            records.forEach(record -> add(mapper.apply(record)));
            return this;
        }

        /**
         * Counts one response in every slice it belongs to.
         *
         * @param response the response; a segment that it does not mention counts as empty
         * @return this
         * @throws IllegalArgumentException if it names a question or segment that the survey does not have, and then the
         *     message names the nearest one; if an answer is a rating off its question's scale; or if a segment has so
         *     many groups that there are more than 100,000 slices
         */
        public Builder add(SurveyResponse response) {
            return add(response, 1);
        }

        /**
         * Counts the same response many times at once, as a table of counts has it; to the last digit as if it had been
         * added one by one.
         *
         * @param response the response
         * @param times how often, 0 or more
         * @return this
         * @throws IllegalArgumentException as {@link #add}, or if times is negative
         */
        public Builder add(SurveyResponse response, long times) {
            Arguments.notNegative("times", times);
            if (times == 0) {
                return this;
            }
            counted(counts.add(response, times, unknown), times);
            return this;
        }

        private void counted(boolean dated, long more) {
            responses = Counts.sum(responses, more);
            undated += dated ? 0 : more;
        }

        /**
         * Counts many responses of weight 1 that share their groups and period at once; to the last digit as if they had
         * been added one by one. For sources that count by themselves.
         *
         * @param example one of them, or one like them: its segments and time count, its answers do not
         * @param responses how many, 0 or more
         * @param answers id of each question that was asked to all their answers
         * @return this
         * @throws IllegalArgumentException if the survey lacks a question or segment, a tally is on another scale or holds more
         *     answers than there are responses, or the scorecard measures frameworks, which need each response by itself
         */
        public Builder addAll(SurveyResponse example, long responses, Map<String, RatingTally> answers) {
            requireCountable(example, responses);
            if (responses > 0) {
                counted(counts.addAll(example, responses, answers), responses);
            }
            return this;
        }

        /**
         * Counts many responses of any weights that share their groups and period at once, as {@link #addAll(SurveyResponse,
         * long, Map)} does those of weight 1; to the last digit as if they had been added one by one, if the sums are exact.
         *
         * @param example one of them, or one like them: its segments and time count, its answers and weight do not
         * @param responses how many, 0 or more
         * @param answers id of each question that was asked to all their answers
         * @return this
         * @throws IllegalArgumentException as {@link #addAll(SurveyResponse, long, Map)}
         */
        public Builder addWeighted(SurveyResponse example, long responses, Map<String, WeightedTally> answers) {
            requireCountable(example, responses);
            if (responses > 0) {
                counted(counts.addWeighted(example, responses, answers), responses);
            }
            return this;
        }

        private void requireCountable(SurveyResponse example, long responses) {
            Arguments.notNegative("responses", responses);
            if (!definition.frameworks().isEmpty()) {
                throw new IllegalArgumentException(
                        "an index needs each response by itself, so responses cannot be counted"
                                + " at once for a scorecard that measures " + definition.frameworks());
            }
            definition.survey().requireKnown(example);
        }

        /**
         * The counts so far; the builder can go on.
         *
         * @return an immutable copy
         */
        public ScorecardSummary build() {
            return new ScorecardSummary(definition, responses, undated, counts.slices(), counts.combinations());
        }
    }
}
