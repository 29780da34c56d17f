package io.github.cxkit.scorecard;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.scorecard.SliceCounts.Cell;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.ResponseLayout;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.survey.WeightedTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts each response once, in its leaf: the finest group that the scorecard tells apart, which is one text per segment, and
 * one period. Only when asked for, leaves are added up to the slices that hold them. Mutable, for one thread.
 */
final class LeafCounts {

    /** More groups than this are no groups but names of people. */
    private static final int MOST_SLICES = 100_000;

    /** Counts that leaves may hold before they are added up and begun anew: 16 MB. */
    private static final int MOST_COUNTS = 1 << 21;

    private final ScorecardDefinition definition;
    private final Survey survey;
    private final ResponseLayout layout;
    private final Grouping grouping;
    private final AnswerCells cells;
    private final PeriodIndex periods;
    private final int wavePeriod;
    private final boolean weighted;
    private final int[] segments;
    private final int[] found;
    private final Combinations.@Nullable Recorder combinations;
    private final Group everyone;
    private final Map<List<String>, Map<List<String>, Group>> groups = new LinkedHashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private Branch root = new Branch();
    private int slices = 1;

    LeafCounts(ScorecardDefinition definition) {
        this.definition = definition;
        this.survey = definition.survey();
        this.layout = ResponseLayout.of(survey);
        this.grouping = new Grouping(definition);
        this.cells = new AnswerCells(survey.questions());
        this.weighted = survey.weightColumn() != null;
        PeriodLength length = definition.period();
        this.periods = new PeriodIndex(length == null ? PeriodLength.YEAR : length, survey.zone());
        CalendarPeriod wave = survey.period();
        this.wavePeriod = length == null || wave == null ? 0 : periods.number(wave);
        this.segments = segments();
        this.found = new int[cells.questions()];
        this.combinations = definition.minGroup() > 1 ? new Combinations.Recorder() : null;
        this.everyone = new Group(Map.of());
        definition.cuts().forEach(cut -> groups.put(cut, new LinkedHashMap<>()));
    }

    /** The segments whose texts tell leaves apart. */
    private int[] segments() {
        Set<String> names = new LinkedHashSet<>(definition.by());
        TouchpointColumn touchpoints = definition.touchpoints();
        if (touchpoints != null && names.remove(ScorecardDefinition.PHASE)) {
            names.add(touchpoints.column());
        }
        List<String> columns =
                survey.segments().stream().map(SegmentColumn::column).toList();
        return names.stream().mapToInt(columns::indexOf).toArray();
    }

    /** The next segment's leaves by text; behind the last segment, leaves by the number of their period. */
    private static final class Branch {
        private final Map<String, Branch> next = new HashMap<>();
        private @Nullable Leaf[] leaves = {};
    }

    /** Equally grouped responses of one period. */
    private static final class Leaf {
        private final AnswerCounts counts;
        private final List<Counter> counters;
        private final Combinations.@Nullable Key combination;

        Leaf(AnswerCounts counts, List<Counter> counters, Combinations.@Nullable Key combination) {
            this.counts = counts;
            this.counters = counters;
            this.combination = combination;
        }
    }

    /**
     * Counts a response.
     *
     * @return whether it belongs to a period, or needs none
     */
    boolean add(SurveyResponse response, long times, Unknown unknown) {
        int asked = 0;
        for (int i = 0; i < found.length; i++) {
            found[i] = cells.cell(i, layout.answer(response, i));
            asked += found[i] < 0 ? 0 : 1;
        }
        if (unknown == Unknown.REFUSED) {
            requireKnown(response, asked);
        }
        int period = period(response);
        Leaf leaf = leaf(response, period);
        recordCombination(leaf);
        double weight = response.weight();
        AnswerCounts counts = leaf.counts;
        if (weight == 1 && times == 1) {
            for (int cell : found) {
                if (cell >= 0) {
                    counts.add(cell);
                }
            }
        } else {
            for (int i = 0; i < found.length; i++) {
                if (found[i] >= 0) {
                    counts.add(found[i], cells.isRating(i, found[i]) ? weight : 1, times);
                }
            }
        }
        for (Counter counter : leaf.counters) {
            counter.addToIndices(response, times);
        }
        return period > 0 || definition.period() == null;
    }

    /** Counts the answers of many responses like one, all of weight 1; says whether they belong to a period, or need none. */
    boolean addAll(SurveyResponse example, long responses, Map<String, RatingTally> answers) {
        answers.forEach((id, tally) -> requireGiven(id, tally, responses));
        int period = period(example);
        Leaf leaf = leaf(example, period);
        for (int i = 0; i < cells.questions(); i++) {
            RatingTally tally = answers.get(cells.question(i).id());
            if (tally != null) {
                recordCombination(leaf, i, tally);
                leaf.counts.addAll(cells, i, tally);
            }
        }
        return period > 0 || definition.period() == null;
    }

    /** The same for responses of any weights. */
    boolean addWeighted(SurveyResponse example, long responses, Map<String, WeightedTally> answers) {
        answers.forEach((id, tally) -> requireGiven(id, tally.tally(), responses));
        int period = period(example);
        Leaf leaf = leaf(example, period);
        for (int i = 0; i < cells.questions(); i++) {
            WeightedTally tally = answers.get(cells.question(i).id());
            if (tally != null) {
                recordCombination(leaf, i, tally.tally());
                leaf.counts.addAll(cells, i, tally);
            }
        }
        return period > 0 || definition.period() == null;
    }

    private void requireGiven(String id, RatingTally tally, long responses) {
        Scale scale = survey.getQuestion(id).scale();
        long given = Counts.sum(Counts.sum(tally.n(), tally.blank()), tally.notApplicable() + tally.invalid());
        if (!tally.scale().equals(scale) || given > responses) {
            throw new IllegalArgumentException("question " + id + " is asked on the scale " + scale + " of " + responses
                    + " responses but was counted as " + tally);
        }
    }

    private void recordCombination(Leaf leaf, int question, RatingTally tally) {
        if (leaf.combination != null && combinations != null && tally.n() > 0) {
            combinations.add(leaf.combination, cells.question(question).id());
        }
    }

    /** What becomes of questions and segments that the survey does not have. */
    enum Unknown {
        REFUSED,
        LEFT_ASIDE
    }

    private void requireKnown(SurveyResponse response, int asked) {
        // what was found is known; the slow way is for what was not
        if (asked != response.answers().size()) {
            response.answers().keySet().forEach(survey::getQuestion);
        }
        if (!layout.isOfSegments(response)) {
            survey.requireKnown(response);
        }
    }

    private int period(SurveyResponse response) {
        if (definition.period() == null || response.time() == null || wavePeriod > 0) {
            return wavePeriod;
        }
        return periods.number(response.time());
    }

    private Leaf leaf(SurveyResponse response, int period) {
        Branch branch = root;
        for (int segment : segments) {
            String text = layout.group(response, segment);
            Branch next = branch.next.get(text);
            if (next == null) {
                next = new Branch();
                branch.next.put(text, next);
            }
            branch = next;
        }
        Leaf leaf = period < branch.leaves.length ? branch.leaves[period] : null;
        if (leaf == null) {
            leaf = newLeaf(response, period);
            if ((leaves.size() + 1L) * cells.size() > MOST_COUNTS && !leaves.isEmpty()) {
                rollUp();
                leaves.clear();
                root = new Branch();
                return leaf(response, period);
            }
            leaves.add(leaf);
            if (period >= branch.leaves.length) {
                branch.leaves = Arrays.copyOf(branch.leaves, period + 1);
            }
            branch.leaves[period] = leaf;
        }
        return leaf;
    }

    private Leaf newLeaf(SurveyResponse response, int number) {
        CalendarPeriod period = number == 0 ? null : periods.period(number);
        List<Counter> counters = new ArrayList<>();
        everyone.collect(period, counters);
        groups.forEach((cut, known) -> {
            if (grouping.overlaps(cut)) {
                grouping.allGroups(cut, response)
                        .forEach(values -> group(cut, known, values).collect(period, counters));
            } else {
                group(cut, known, grouping.groups(cut, response)).collect(period, counters);
            }
        });
        return new Leaf(
                new AnswerCounts(cells.size()),
                List.copyOf(counters),
                combinations == null ? null : grouping.combination(response, period));
    }

    private void recordCombination(Leaf leaf) {
        Combinations.Key combination = leaf.combination;
        if (combination == null || combinations == null) {
            return;
        }
        for (int i = 0; i < found.length; i++) {
            int cell = found[i];
            if (cell >= 0 && cells.isRating(i, cell) && leaf.counts.isZero(cell)) {
                combinations.add(combination, cells.question(i).id());
            }
        }
    }

    private Group group(List<String> cut, Map<List<String>, Group> known, List<String> values) {
        Group group = known.get(values);
        if (group == null) {
            group = new Group(named(cut, values));
            oneMore(group.named);
            known.put(values, group);
        }
        return group;
    }

    private static Map<String, String> named(List<String> cut, List<String> values) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cut.size(); i++) {
            named.put(cut.get(i), values.get(i));
        }
        return named;
    }

    private void oneMore(Map<String, String> named) {
        if (slices == MOST_SLICES) {
            throw new IllegalArgumentException("more than " + MOST_SLICES + " slices: " + definition.by()
                    + " holds a column of names, not of groups; the next was " + new Slice(named, null));
        }
        slices++;
    }

    /** Adds what leaves hold to their slices. */
    private void rollUp() {
        for (Leaf leaf : leaves) {
            for (Counter counter : leaf.counters) {
                counter.counts.addAll(leaf.counts);
            }
            leaf.counts.clear();
        }
    }

    Map<Slice, SliceCounts> slices() {
        rollUp();
        Map<Slice, SliceCounts> all = new LinkedHashMap<>();
        everyone.build(all);
        groups.values().forEach(known -> known.values().forEach(group -> group.build(all)));
        return all;
    }

    Combinations combinations() {
        return combinations == null ? Combinations.NONE : combinations.build();
    }

    /** The answers of one group, of all time and period by period. */
    private final class Group {

        private final Map<String, String> named;
        private final Counter allTime = new Counter();
        private final Map<CalendarPeriod, Counter> byPeriod = new LinkedHashMap<>();

        Group(Map<String, String> named) {
            this.named = named;
        }

        void collect(@Nullable CalendarPeriod period, List<Counter> counters) {
            counters.add(allTime);
            if (period != null) {
                Counter counter = byPeriod.get(period);
                if (counter == null) {
                    oneMore(named);
                    counter = new Counter();
                    byPeriod.put(period, counter);
                }
                counters.add(counter);
            }
        }

        void build(Map<Slice, SliceCounts> all) {
            Slice slice = new Slice(named, null);
            all.put(slice, allTime.build());
            byPeriod.forEach((period, counter) -> all.put(slice.in(period), counter.build()));
        }
    }

    /** The answers of one slice. */
    private final class Counter {

        private final AnswerCounts counts = new AnswerCounts(cells.size());
        private final List<IndexSummary.Builder> indices = definition.frameworks().stream()
                .map(index -> index.summary(survey))
                .toList();

        void addToIndices(SurveyResponse response, long times) {
            if (!indices.isEmpty()) {
                for (long i = 0; i < times; i++) {
                    indices.forEach(index -> index.add(response));
                }
            }
        }

        SliceCounts build() {
            Map<String, Cell> questions = new HashMap<>();
            for (int i = 0; i < cells.questions(); i++) {
                WeightedTally tally = counts.tally(cells, i);
                // a question that was not asked is not a row of blanks
                if (tally != null) {
                    questions.put(cells.question(i).id(), new Cell(tally, weighted));
                }
            }
            Map<String, IndexSummary> summaries = new HashMap<>();
            for (int i = 0; i < indices.size(); i++) {
                CompositeIndex index = definition.frameworks().get(i);
                summaries.put(index.rule().id().name(), indices.get(i).build());
            }
            return new SliceCounts(questions, summaries);
        }
    }
}
