package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.SegmentedScore;
import io.github.cxkit.metric.SegmentedTally;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A survey, scored: one row per question, metric and slice, and one per framework and slice. It carries the definition it
 * was scored by, metrics with their weights included, so that a stored scorecard explains itself.
 *
 * <p>Rows stand in the order of the questions and their metrics, or of the frameworks; then everyone before the groups,
 * groups in the order of their codes or along the journey, all time before the periods.
 *
 * <p>Immutable; equal by value.
 *
 * @since 0.1.0
 */
public final class Scorecard {

    private static final int MOST_RANKED = 2_000;

    private final ScorecardDefinition definition;
    private final long responses;
    private final long undated;
    private final List<ScorecardRow> rows;
    private final List<FrameworkRow> frameworks;

    /** Rows by what they are looked up by, made when first asked for; a race makes it twice, which does no harm. */
    private volatile @Nullable Map<List<Object>, ScorecardRow> rowByKey;

    private volatile @Nullable Map<List<Object>, FrameworkRow> frameworkByKey;

    private Scorecard(
            ScorecardDefinition definition,
            long responses,
            long undated,
            List<ScorecardRow> rows,
            List<FrameworkRow> frameworks) {
        this.definition = Objects.requireNonNull(definition, "definition");
        this.responses = Arguments.notNegative("responses", responses);
        this.undated = Arguments.notNegative("undated", undated);
        this.rows = Copies.list("rows", rows);
        this.frameworks = Copies.list("frameworks", frameworks);
    }

    /**
     * A scorecard of ready-made rows; {@link ScorecardSummary#scorecard()} computes them.
     *
     * @param definition what it shows
     * @param rows the figures of the questions
     * @return the scorecard, of no response and no framework yet
     */
    public static Scorecard of(ScorecardDefinition definition, List<ScorecardRow> rows) {
        return new Scorecard(definition, 0, 0, rows, List.of());
    }

    /**
     * The same with the responses counted.
     *
     * @param responses responses read
     * @param undated responses that belong to no period, 0 where there is no trend
     * @return the changed copy
     * @throws IllegalArgumentException if a number is negative
     */
    public Scorecard withResponses(long responses, long undated) {
        return new Scorecard(definition, responses, undated, rows, frameworks);
    }

    /**
     * The same with the figures of frameworks.
     *
     * @param frameworks one row per framework and slice
     * @return the changed copy
     */
    public Scorecard withFrameworks(List<FrameworkRow> frameworks) {
        return new Scorecard(definition, responses, undated, rows, frameworks);
    }

    /**
     * The same under another title.
     *
     * @param title for people
     * @return the changed copy
     */
    public Scorecard withTitle(String title) {
        return new Scorecard(
                definition.withSurvey(definition.survey().withTitle(title)), responses, undated, rows, frameworks);
    }

    /**
     * What it shows.
     *
     * @return the definition, metrics with their weights included
     */
    public ScorecardDefinition definition() {
        return definition;
    }

    /**
     * The survey's title.
     *
     * @return for people
     */
    public String title() {
        return definition.survey().title();
    }

    /**
     * What was asked.
     *
     * @return the survey's questions
     */
    public List<Question> questions() {
        return definition.survey().questions();
    }

    /**
     * Dimensions the rows are cut by one at a time.
     *
     * @return none twice
     */
    public List<String> by() {
        return definition.by();
    }

    /**
     * Dimensions the rows are cut by several at a time.
     *
     * @return each of two or more
     */
    public List<List<String>> crossings() {
        return definition.crossings();
    }

    /**
     * Groups of fewer answers are suppressed.
     *
     * @return 1 or more
     */
    public long minGroup() {
        return definition.minGroup();
    }

    /**
     * Level of the intervals.
     *
     * @return from 0.5 to below 1
     */
    public double confidence() {
        return definition.confidence();
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
     * Responses that belong to no period.
     *
     * @return their number, 0 where there is no trend
     */
    public long undated() {
        return undated;
    }

    /**
     * The figures of the questions.
     *
     * @return one row per question, metric and slice
     */
    public List<ScorecardRow> rows() {
        return rows;
    }

    /**
     * The figures of the frameworks.
     *
     * @return one row per framework and slice
     */
    public List<FrameworkRow> frameworks() {
        return frameworks;
    }

    /**
     * The metric of a row, with its weights and classes.
     *
     * @param row a row of this scorecard
     * @return the metric
     * @throws IllegalArgumentException if the scorecard does not score the row's question by its metric
     */
    public RatingMetric metric(ScorecardRow row) {
        return definition.metric(row.question(), row.metric());
    }

    /**
     * The same with more to know before trusting any of its figures, such as that many rows could not be read.
     *
     * @param more cautions to add to every row that is shown
     * @return the changed copy
     */
    public Scorecard withCautions(Set<Caution> more) {
        return withRows(rows.stream().map(row -> row.withMoreCautions(more)).toList());
    }

    /**
     * The same without any score, because what it was made of is no sample; n and counts stay.
     *
     * @param reason why there is none
     * @param detail a sentence for people
     * @return the changed copy
     */
    public Scorecard withoutScores(Result.Reason reason, String detail) {
        return withRows(
                rows.stream().map(row -> row.withoutScore(reason, detail)).toList());
    }

    private Scorecard withRows(List<ScorecardRow> changed) {
        return new Scorecard(definition, responses, undated, changed, frameworks);
    }

    /**
     * One row.
     *
     * @param question id of the question
     * @param metric name of the metric, such as {@code nps}
     * @param slice whose answers
     * @return the row, or empty if there is none
     */
    public Optional<ScorecardRow> row(String question, String metric, Slice slice) {
        Map<List<Object>, ScorecardRow> byKey = rowByKey;
        if (byKey == null) {
            byKey = new HashMap<>();
            for (ScorecardRow row : rows) {
                byKey.putIfAbsent(List.of(row.question(), row.metric(), row.slice()), row);
            }
            rowByKey = byKey;
        }
        return Optional.ofNullable(byKey.get(List.of(question, metric, slice)));
    }

    /**
     * One row of a framework.
     *
     * @param framework name of the index's rule, such as {@code pillars.index}
     * @param slice whose answers
     * @return the row, or empty if there is none
     */
    public Optional<FrameworkRow> framework(String framework, Slice slice) {
        Map<List<Object>, FrameworkRow> byKey = frameworkByKey;
        if (byKey == null) {
            byKey = new HashMap<>();
            for (FrameworkRow row : frameworks) {
                byKey.putIfAbsent(List.of(row.framework(), row.slice()), row);
            }
            frameworkByKey = byKey;
        }
        return Optional.ofNullable(byKey.get(List.of(framework, slice)));
    }

    /**
     * The rows of one dimension or of several crossed, all time.
     *
     * @param dimensions none for everyone
     * @return the rows of the questions, in their order
     */
    public List<ScorecardRow> rowsBy(String... dimensions) {
        return rows.stream()
                .filter(row -> row.slice().isBy(dimensions) && row.slice().period() == null)
                .toList();
    }

    /**
     * The rows of everyone and all time: the headline figures.
     *
     * @return one row per question and metric
     */
    public List<ScorecardRow> overall() {
        return rows.stream().filter(row -> row.slice().isAll()).toList();
    }

    /**
     * Which ranks the data allow groups that stand in one table: no league table without it. Groups that are hidden, or
     * without a score, have none; neither have groups that overlap, whose answers are not independent, nor tables of more than
     * 2,000 groups, which nobody reads by rank and whose pairs fill the memory.
     *
     * <p>Means are told apart by Welch's test, unless a group has a small sample or equal answers only: its own variance is then
     * nothing to go by, and the variance of both groups together is taken ({@link RankSets.PairTest#POOLED_Z}, as always for
     * shares and net scores).
     *
     * @param table rows of this scorecard: one question and metric, one dimension or crossing, all time
     * @return slice to its place; the sets hold at the scorecard's confidence for all groups together
     * @throws IllegalArgumentException if the rows are of several questions or metrics
     */
    public Map<Slice, RankSets.Place> ranks(List<ScorecardRow> table) {
        List<ScorecardRow> shown = table.stream()
                .filter(row -> !row.suppressed()
                        && row.value().isKnown()
                        && !row.counts().isEmpty())
                .toList();
        if (shown.size() < 2
                || shown.size() > MOST_RANKED
                || shown.stream().anyMatch(row -> row.cautions().contains(Caution.OVERLAPPING_GROUPS))) {
            return Map.of();
        }
        ScorecardRow first = shown.get(0);
        RatingMetric metric = metric(first);
        SegmentedTally.Builder groups = SegmentedTally.builder(metric.scale());
        Map<String, Slice> slices = new LinkedHashMap<>();
        for (ScorecardRow row : shown) {
            if (!row.question().equals(first.question()) || !row.metric().equals(first.metric())) {
                throw new IllegalArgumentException(
                        "ranks are of one question and metric, not of " + first + " and " + row);
            }
            String name = String.valueOf(slices.size());
            slices.put(name, row.slice());
            groups.addSegment(
                    name,
                    RatingTally.ofCounts(
                            metric.scale(),
                            row.counts().stream().mapToLong(Long::longValue).toArray()));
        }
        Map<Slice, RankSets.Place> places = new LinkedHashMap<>();
        boolean welch = metric.shape() == RatingMetric.Shape.MEAN
                && shown.stream()
                        .noneMatch(row -> row.cautions().contains(Caution.SMALL_SAMPLE)
                                || row.cautions().contains(Caution.NO_SPREAD));
        new SegmentedScore(metric, groups.build())
                .rankSets(
                        metric.highIsGood() ? RankSets.Order.HIGHEST_FIRST : RankSets.Order.LOWEST_FIRST,
                        welch ? RankSets.PairTest.WELCH : RankSets.PairTest.POOLED_Z,
                        confidence())
                .ifKnown(sets ->
                        slices.forEach((name, slice) -> sets.place(name).ifKnown(place -> places.put(slice, place))));
        return places;
    }

    /**
     * The same with means whose errors allow for persons who answered more than once.
     *
     * @param byPerson a row to its mean by person; rows without one stay as they are
     * @return the changed copy
     */
    public Scorecard withClustered(Function<ScorecardRow, Optional<ClusteredMean>> byPerson) {
        return withRows(rows.stream()
                .map(row -> row.suppressed() || !row.value().isKnown()
                        ? row
                        : byPerson.apply(row).map(row::withClustered).orElse(row))
                .toList());
    }

    /**
     * The periods there are answers for.
     *
     * @return ascending, none twice
     */
    public List<CalendarPeriod> periods() {
        return rows.stream()
                .map(row -> row.slice().period())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Scorecard other
                && definition.equals(other.definition)
                && responses == other.responses
                && undated == other.undated
                && rows.equals(other.rows)
                && frameworks.equals(other.frameworks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(definition, responses, undated, rows, frameworks);
    }

    @Override
    public String toString() {
        return "scorecard of " + definition.survey().id() + ": " + responses + " responses, " + rows.size() + " rows, "
                + frameworks.size() + " rows of frameworks";
    }
}
