package io.github.cxkit.scorecard;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Period;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.survey.WeightedTally;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All the counts that a scorecard is computed from: per slice and question a {@link WeightedTally}.
 *
 * <p>A summary: merging is associative and, up to the order and wording of questions that differ between two surveys,
 * commutative. Summaries of several waves of one survey merge into one trend: equal question ids are one question, and
 * must be asked on one scale. Immutable.
 *
 * @since 0.1.0
 */
public final class ScorecardSummary {

    private final ScorecardDefinition definition;
    private final long responses;
    private final long undated;
    private final Map<Slice, Map<String, Cell>> cells;

    ScorecardSummary(
            ScorecardDefinition definition, long responses, long undated, Map<Slice, Map<String, Cell>> cells) {
        this.definition = definition;
        this.responses = responses;
        this.undated = undated;
        this.cells = cells;
    }

    /** Answers to one question in one slice, and whether weights were asked for. */
    record Cell(WeightedTally tally, boolean weighted) {

        Cell merge(Cell other) {
            return new Cell(tally.merge(other.tally), weighted || other.weighted);
        }
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
     * The answers to one question in one slice.
     *
     * @param question id of the question
     * @param slice whose answers
     * @return the tally; empty if the question was not asked there
     */
    public Optional<WeightedTally> tally(String question, Slice slice) {
        return cell(question, slice).map(Cell::tally);
    }

    Optional<Cell> cell(String question, Slice slice) {
        return Optional.ofNullable(cells.getOrDefault(slice, Map.of()).get(question));
    }

    Map<Slice, Map<String, Cell>> cells() {
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
     * @throws IllegalArgumentException if segments, periods, smallest group or level differ, or a question is asked on two
     *     scales
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public ScorecardSummary merge(ScorecardSummary other) {
        ScorecardDefinition both = definition.and(other.definition);
        Map<Slice, Map<String, Cell>> sum = new LinkedHashMap<>();
        cells.forEach((slice, byQuestion) -> sum.put(slice, new HashMap<>(byQuestion)));
        other.cells.forEach((slice, byQuestion) -> {
            Map<String, Cell> target = sum.computeIfAbsent(slice, s -> new HashMap<>());
            byQuestion.forEach((question, cell) -> target.merge(question, cell, Cell::merge));
        });
        return new ScorecardSummary(
                both, Math.addExact(responses, other.responses), Math.addExact(undated, other.undated), sum);
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
    public String toString() {
        return responses + " responses to " + definition.survey().id() + " in " + cells.size() + " slices";
    }

    /** Counts responses. Mutable, for one thread. */
    public static final class Builder {

        /** More groups than this are no groups but names of people. */
        private static final int MOST_SLICES = 100_000;

        private final ScorecardDefinition definition;
        private final boolean weighted;
        private final Map<String, Map<String, String>> labels = new HashMap<>();
        private final Map<Slice, WeightedTally.Builder[]> tallies = new LinkedHashMap<>();
        private long responses;
        private long undated;

        private Builder(ScorecardDefinition definition) {
            this.definition = definition;
            this.weighted = definition.survey().weightColumn() != null;
            for (String column : definition.by()) {
                labels.put(
                        column,
                        definition.segment(column).map(SegmentColumn::labels).orElse(Map.of()));
            }
            tallies.put(Slice.ALL, newTallies());
        }

        // a question stays null until its first answer: a question that was not asked is not a row of blanks
        private WeightedTally.Builder[] newTallies() {
            return new WeightedTally.Builder[definition.survey().questions().size()];
        }

        /**
         * Counts one response in every slice it belongs to.
         *
         * @param response the response; a segment that it does not mention counts as empty
         * @return this
         * @throws IllegalArgumentException if an answer is a rating off its question's scale, or a segment has so many
         *     groups that there are more than 100,000 slices
         */
        public Builder add(SurveyResponse response) {
            PeriodLength length = definition.period();
            Period period = length == null ? null : period(response, length);
            count(response, Slice.ALL);
            if (period != null) {
                count(response, Slice.of(period));
            }
            for (String column : definition.by()) {
                String code = response.segments().getOrDefault(column, "");
                String group = Objects.requireNonNull(labels.get(column)).getOrDefault(code, code);
                Slice slice = Slice.of(column, group);
                count(response, slice);
                if (period != null) {
                    count(response, slice.in(period));
                }
            }
            responses++;
            if (length != null && period == null) {
                undated++;
            }
            return this;
        }

        private @Nullable Period period(SurveyResponse response, PeriodLength length) {
            if (definition.survey().period() != null) {
                return definition.survey().period();
            }
            return response.time() == null
                    ? null
                    : length.periodOf(response.time(), definition.survey().zone());
        }

        private void count(SurveyResponse response, Slice slice) {
            WeightedTally.Builder[] byQuestion = tallies.get(slice);
            if (byQuestion == null) {
                if (tallies.size() == MOST_SLICES) {
                    throw new IllegalArgumentException("more than " + MOST_SLICES + " slices: " + definition.by()
                            + " holds a column of names, not of groups; the next was " + slice);
                }
                byQuestion = newTallies();
                tallies.put(slice, byQuestion);
            }
            for (int i = 0; i < byQuestion.length; i++) {
                Question question = definition.survey().questions().get(i);
                Answer answer = response.answers().get(question.id());
                if (answer != null) {
                    if (byQuestion[i] == null) {
                        byQuestion[i] = WeightedTally.builder(question.scale());
                    }
                    byQuestion[i].add(answer, response.weight());
                }
            }
        }

        /**
         * The counts so far; the builder can go on.
         *
         * @return an immutable copy
         */
        public ScorecardSummary build() {
            Map<Slice, Map<String, Cell>> cells = new LinkedHashMap<>();
            tallies.forEach((slice, byQuestion) -> {
                Map<String, Cell> bySlice = new HashMap<>();
                for (int i = 0; i < byQuestion.length; i++) {
                    if (byQuestion[i] != null) {
                        bySlice.put(
                                definition.survey().questions().get(i).id(), new Cell(byQuestion[i].build(), weighted));
                    }
                }
                cells.put(slice, bySlice);
            });
            return new ScorecardSummary(definition, responses, undated, cells);
        }
    }
}
