package io.github.cxkit.scorecard;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.Dimension;
import io.github.cxkit.framework.IndexScore;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.metric.WeightedScore;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.scorecard.SliceCounts.Cell;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the counts of a summary to the rows of a scorecard. */
final class Scoring {

    /** Above one in so many unreadable answers a score has a caution. */
    private static final long CAUTION_TIMES = 20;

    private final ScorecardSummary summary;
    private final ScorecardDefinition definition;
    private final Grouping grouping;
    private final Disclosure least;
    private final List<Slice> slices;

    /** Question to the slices in which its figures must not be shown: all metrics of a question have the same answers. */
    private final Map<String, Set<Slice>> hidden = new HashMap<>();

    private Scoring(ScorecardSummary summary) {
        this.summary = summary;
        this.definition = summary.definition();
        this.least = Disclosure.from(definition.minGroup(), Disclosure.Of.ANSWERS);
        this.grouping = new Grouping(definition);
        this.slices = summary.slices().stream().sorted(grouping.order()).toList();
        for (Question question : definition.survey().questions()) {
            hidden.put(
                    question.id(),
                    hidden(
                            Set.of(question.id()),
                            slice -> summary.cell(question.id(), slice)
                                    .map(Cell::n)
                                    .orElse(null)));
        }
    }

    static Scorecard of(ScorecardSummary summary) {
        return new Scoring(summary).scorecard();
    }

    private Set<Slice> hidden(Set<String> questions, Function<Slice, @Nullable Long> people) {
        Map<Slice, Long> table = new LinkedHashMap<>();
        for (Slice slice : slices) {
            Long n = people.apply(slice);
            if (n != null) {
                table.put(slice, n);
            }
        }
        return Suppression.hidden(grouping, table, summary.combinations().answering(questions), definition.minGroup());
    }

    private Scorecard scorecard() {
        List<ScorecardRow> rows = new ArrayList<>();
        for (Question question : definition.survey().questions()) {
            for (RatingMetric metric : definition.metrics(question.id())) {
                for (Slice slice : slices) {
                    summary.cell(question.id(), slice).ifPresent(cell -> rows.add(row(question, metric, slice, cell)));
                }
            }
        }
        List<FrameworkRow> frameworks = new ArrayList<>();
        definition.frameworks().forEach(index -> frameworks.addAll(rows(index)));
        return Scorecard.of(definition, rows)
                .withFrameworks(frameworks)
                .withResponses(summary.responses(), summary.undated());
    }

    private ScorecardRow row(Question question, RatingMetric metric, Slice slice, Cell cell) {
        RatingScore score = metric.score(cell.tally().tally());
        if (hidden.getOrDefault(question.id(), Set.of()).contains(slice)) {
            return ScorecardRow.suppressed(question.id(), slice, score, least);
        }
        ScorecardRow row = ScorecardRow.of(question.id(), slice, score, definition.confidence());
        if (cell.weighted()) {
            row = row.withWeighted(weighted(metric, cell));
        }
        return judged(row, score.tally().invalid());
    }

    /** Much that could not be read is a caution; most of it leaves no sample to score. */
    private ScorecardRow judged(ScorecardRow row, long invalid) {
        long given = row.n() + invalid;
        Set<Caution> cautions = EnumSet.noneOf(Caution.class);
        if (CAUTION_TIMES * invalid > given) {
            cautions.add(Caution.CELLS_LEFT_OUT);
        }
        if (grouping.overlaps(row.slice().groups().keySet())) {
            cautions.add(Caution.OVERLAPPING_GROUPS);
        }
        ScorecardRow told = row.withMoreCautions(cautions);
        return 2 * invalid > given
                ? told.withoutScore(Reason.MOSTLY_LEFT_OUT, invalid + " of " + given + " answers could not be read")
                : told;
    }

    private WeightedEstimate weighted(RatingMetric metric, Cell cell) {
        WeightedScore estimate = metric.score(cell.tally());
        return new WeightedEstimate(
                estimate.value(),
                estimate.interval(definition.confidence()),
                estimate.effectiveSize(),
                cell.tally().sums());
    }

    /** An index is hidden where one of its questions is, or where too few have an index of their own. */
    private List<FrameworkRow> rows(CompositeIndex index) {
        String name = index.rule().id().name();
        Set<String> questions = new HashSet<>();
        index.dimensions().forEach(dimension -> questions.addAll(dimension.questions()));
        Set<Slice> hiddenHere = new HashSet<>(hidden(
                questions,
                slice ->
                        summary.index(name, slice).map(s -> s.respondents().n()).orElse(null)));
        for (Dimension dimension : index.dimensions()) {
            dimension.questions().forEach(question -> hiddenHere.addAll(hidden.getOrDefault(question, Set.of())));
        }
        List<FrameworkRow> rows = new ArrayList<>();
        for (Slice slice : slices) {
            summary.index(name, slice)
                    .filter(answers -> !answers.items().isEmpty())
                    .ifPresent(answers -> rows.add(row(slice, answers, hiddenHere.contains(slice))));
        }
        return rows;
    }

    private FrameworkRow row(Slice slice, IndexSummary answers, boolean suppressed) {
        IndexScore score = answers.score();
        if (suppressed) {
            String why = least.why(score.evidence().n());
            return new FrameworkRow(
                    slice,
                    Result.insufficient(Reason.TOO_FEW, why),
                    score.unit(),
                    Map.of(),
                    Evidence.of(
                            score.evidence().rule(),
                            least.hiddenCount(score.evidence().n())),
                    Result.insufficient(Reason.TOO_FEW, why),
                    Result.insufficient(Reason.TOO_FEW, why),
                    0,
                    true);
        }
        return new FrameworkRow(
                slice,
                score.value(),
                score.unit(),
                score.scores(),
                score.evidence(),
                answers.respondentMean(),
                answers.respondentInterval(definition.confidence()),
                answers.respondents().n(),
                false);
    }
}
