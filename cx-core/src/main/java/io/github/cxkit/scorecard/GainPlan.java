package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Names;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.friction.Measure;
import io.github.cxkit.metric.GainSettings;
import io.github.cxkit.metric.GroupGains;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.PValueAdjustment;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.WeightedTally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to mend first in a scorecard: its groups by what the whole score would gain if each were like the rest.
 *
 * <p>The groups are the touchpoints of the scorecard's journey, or else those of every dimension; the score is the first net
 * score, such as NPS, or else the first question's, of all time. To be mended is a group whose gain is above 0 beyond chance,
 * with p values adjusted by Holm's method over all groups; how many more answers the others need is told at the level divided
 * by the number of groups with answers. Hidden groups, and those whose rest is too small to be shown, are not looked at; a touchpoint
 * that nobody rated is unsettled, not fine. Weighted answers count by their weights.
 *
 * <pre>{@code
 * Survey shop = Survey.of("shop", Question.of("nps", Scale.of(0, 10))).withSegments(SegmentColumn.of("where"));
 * ScorecardSummary.Builder answers =
 *         ScorecardSummary.builder(ScorecardDefinition.of(shop).scoring("nps", Metrics.NPS).by("where"));
 * for (int i = 0; i < 40; i++) {
 *     String where = i % 2 == 0 ? "site" : "help";
 *     answers.add(SurveyResponse.NOTHING.withSegment("where", where).withRating("nps", where.equals("site") ? 10 : 3));
 * }
 * GainPlan.of(answers.build().scorecard()).orElseThrow().toMend().get(0).slice();  // ==> where=help
 * }</pre>
 *
 * @param question what the score is of
 * @param metric the score
 * @param n answers to the question
 * @param lines the groups, the first to mend first; unmodifiable
 * @since 0.1.0
 */
public record GainPlan(Question question, RatingMetric metric, long n, List<Line> lines) {

    private static final Comparator<Line> ORDER = Comparator.comparing(Line::standing)
            .thenComparing(Comparator.comparingDouble(
                            (Line line) -> line.gain.gain().value().toOptional().orElse(Double.NEGATIVE_INFINITY))
                    .reversed())
            .thenComparing(
                    Comparator.comparingLong((Line line) -> line.gain.n()).reversed());

    /** Copies. */
    public GainPlan {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(metric, "metric");
        Arguments.notNegative("n", n);
        lines = Copies.list("lines", lines);
    }

    /** What is to be done with a group. */
    public enum Standing {
        /** Its gain is above 0 beyond chance: mend it. */
        MEND,
        /** Its answers do not settle it, or nobody answered: never to be read as "no problem". */
        UNSETTLED,
        /** It is better than the rest beyond chance. */
        LIFTS
    }

    /**
     * One group.
     *
     * @param slice the group
     * @param standing what is to be done
     * @param adjustedPValue p value of the gain after all looks
     * @param gain what the whole score would gain, with its limits, and how many new answers show it once it is mended
     * @param askMore further answers needed; insufficient where it is settled or no number suffices
     */
    public record Line(
            Slice slice, Standing standing, Result<Double> adjustedPValue, GroupGains.Gain gain, Result<Long> askMore) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Line {
            Objects.requireNonNull(slice, "slice");
            Objects.requireNonNull(standing, "standing");
            Objects.requireNonNull(gain, "gain");
            Objects.requireNonNull(adjustedPValue, "adjustedPValue");
            Objects.requireNonNull(askMore, "askMore");
            askMore.map(each -> Arguments.notNegative("askMore", each));
            adjustedPValue.map(each -> Arguments.share("adjustedPValue", each));
        }
    }

    /**
     * The plan of a scorecard.
     *
     * @param card the figures
     * @return the plan; empty without groups and without a score of which more is better
     */
    public static Optional<GainPlan> of(Scorecard card) {
        return lead(card).flatMap(question -> {
            RatingMetric metric = heading(card, question);
            return card.row(question.id(), metric.rule().id().name(), Slice.ALL)
                    .filter(row -> !row.suppressed())
                    .flatMap(row -> of(card, question, metric, Answers.of(question, row)));
        });
    }

    private static RatingMetric heading(Scorecard card, Question question) {
        return card.definition().metrics(question.id()).get(0);
    }

    /** The question that the others are asked for. */
    private static Optional<Question> lead(Scorecard card) {
        List<Question> asked = card.questions().stream()
                .filter(question -> !card.definition().metrics(question.id()).isEmpty()
                        && heading(card, question).highIsGood())
                .toList();
        return asked.stream()
                .filter(question -> heading(card, question).shape() == RatingMetric.Shape.NET)
                .findFirst()
                .or(() -> asked.stream().findFirst());
    }

    /** The answers that a row counts, with their weights where the survey has some. */
    private record Answers(RatingTally tally, @Nullable WeightedTally weighted) {

        static Answers of(Question question, ScorecardRow row) {
            RatingTally tally = RatingTally.ofCounts(
                    question.scale(),
                    row.counts().stream().mapToLong(Long::longValue).toArray());
            WeightedEstimate weighted = row.weighted();
            return new Answers(
                    tally,
                    weighted == null || weighted.sums().isEmpty()
                            ? null
                            : WeightedTally.ofSums(tally, weighted.sums()));
        }

        /** A touchpoint that nobody answered about, or that is not among the rows. */
        static Answers none(Answers like) {
            RatingTally empty = RatingTally.empty(like.tally.scale());
            return new Answers(empty, like.weighted == null ? null : WeightedTally.empty(empty.scale()));
        }

        boolean holds(Answers part) {
            for (int i = 0; i < tally.scale().size(); i++) {
                if (part.tally.countAt(i) > tally.countAt(i)) {
                    return false;
                }
            }
            return (weighted == null) == (part.weighted == null);
        }
    }

    private static Optional<GainPlan> of(Scorecard card, Question question, RatingMetric metric, Answers all) {
        Map<Slice, Answers> groups = groups(card, question, metric, all);
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        double level = Significance.limit(card.confidence());
        GainSettings settings = GainSettings.standard().withConfidence(card.confidence());
        Map<Slice, GroupGains.Gain> gains = gains(metric, all, groups, settings);
        long looks = Math.max(
                1, groups.values().stream().filter(own -> own.tally.n() > 0).count());
        Map<Slice, GroupGains.Gain> strict = gains(metric, all, groups, settings.withConfidence(1 - level / looks));
        List<Slice> slices = List.copyOf(gains.keySet());
        List<Result<Double>> adjusted = PValueAdjustment.HOLM.adjust(slices.stream()
                .map(slice -> pValue(Objects.requireNonNull(gains.get(slice))))
                .toList());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            GroupGains.Gain gain = Objects.requireNonNull(gains.get(slice));
            boolean settled =
                    adjusted.get(i).map(p -> Significance.reaches(p, level)).orElse(false);
            double value = gain.gain().value().toOptional().orElse(0.0);
            Standing standing = !settled ? Standing.UNSETTLED : value > 0 ? Standing.MEND : Standing.LIFTS;
            Result<Long> more = settled
                    ? Result.insufficient(Result.Reason.NOT_DEFINED, "more answers are not what is lacking")
                    : Objects.requireNonNull(strict.get(slice)).askMore();
            lines.add(new Line(slice, standing, adjusted.get(i), gain, more));
        }
        lines.sort(ORDER);
        return Optional.of(new GainPlan(question, metric, all.tally.n(), lines));
    }

    private static Result<Double> pValue(GroupGains.Gain gain) {
        return gain.gain()
                .value()
                .flatMap(value -> gain.gain()
                        .standardError()
                        .flatMap(error -> error > 0
                                ? Result.of(Distributions.normalPValue(value / error))
                                : Result.insufficient(Result.Reason.NO_SPREAD, "all answers weigh alike")));
    }

    private static Map<Slice, GroupGains.Gain> gains(
            RatingMetric metric, Answers all, Map<Slice, Answers> groups, GainSettings settings) {
        Map<String, RatingTally> tallies = new LinkedHashMap<>();
        Map<String, WeightedTally> weighted = new LinkedHashMap<>();
        Map<String, Slice> slices = new LinkedHashMap<>();
        groups.forEach((slice, own) -> {
            tallies.put(slice.toString(), own.tally);
            if (own.weighted != null) {
                weighted.put(slice.toString(), own.weighted);
            }
            slices.put(slice.toString(), slice);
        });
        Map<Slice, GroupGains.Gain> gains = new LinkedHashMap<>();
        (all.weighted == null
                        ? GroupGains.of(metric, all.tally, tallies, settings)
                        : GroupGains.of(metric, all.weighted, weighted, settings))
                .ifKnown(known -> known.groups()
                        .forEach(gain -> gains.put(Objects.requireNonNull(slices.get(gain.group())), gain)));
        return gains;
    }

    private static Map<Slice, Answers> groups(Scorecard card, Question question, RatingMetric metric, Answers all) {
        TouchpointColumn column = card.definition().touchpoints();
        TouchpointColumn touchpoints = column != null && card.by().contains(column.column()) ? column : null;
        List<String> dimensions = touchpoints == null ? card.by() : List.of(touchpoints.column());
        Map<Slice, Answers> groups = new LinkedHashMap<>();
        List<Slice> hidden = new ArrayList<>();
        for (ScorecardRow row : card.rows()) {
            Slice slice = row.slice();
            boolean wanted = row.question().equals(question.id())
                    && row.metric().equals(metric.rule().id().name())
                    && slice.groups().size() == 1
                    && slice.period() == null
                    && dimensions.containsAll(slice.groups().keySet())
                    && !slice.groups().containsValue("")
                    && (touchpoints == null || isSketched(touchpoints, slice));
            if (wanted) {
                Answers own = row.suppressed() ? null : Answers.of(question, row);
                if (own != null && all.holds(own) && all.tally.n() - own.tally.n() >= card.minGroup()) {
                    groups.put(slice, own);
                } else {
                    hidden.add(slice);
                }
            }
        }
        if (touchpoints != null && all.tally.n() > 0) {
            for (Touchpoint each : touchpoints.journey().touchpoints()) {
                Slice slice = Slice.of(touchpoints.column(), each.id());
                if (!hidden.contains(slice)) {
                    groups.putIfAbsent(slice, Answers.none(all));
                }
            }
        }
        return groups;
    }

    /** A name that the journey does not know is a slip of the pen, or a gap of the sketch: nothing to mend. */
    private static boolean isSketched(TouchpointColumn touchpoints, Slice slice) {
        return slice.groups().values().stream()
                .allMatch(group -> touchpoints.journey().touchpoint(group).isPresent());
    }

    /**
     * Measures with the gains of their targets, to choose the best within a budget: a group that is settled brings its gain, one
     * that is not is unknown, never 0.
     *
     * @param measures what can be done; each target is a group, such as the id of a touchpoint
     * @return the measures, in their order
     * @throws IllegalArgumentException if a target is no group of this plan
     */
    public List<Measure> weigh(List<Measure> measures) {
        Map<String, Line> targets = new LinkedHashMap<>();
        lines.forEach(line -> line.slice.groups().values().forEach(group -> targets.put(group, line)));
        return measures.stream()
                .map(each -> {
                    Line line = targets.get(each.target());
                    if (line == null) {
                        throw new IllegalArgumentException(Names.describe(
                                "measure \"" + each.id() + "\" mends no known group:",
                                each.target(),
                                targets.keySet()));
                    }
                    Result<Double> gain = line.gain.gain().value();
                    boolean known = line.standing != Standing.UNSETTLED && gain.isKnown();
                    return new Measure(
                            each.id(),
                            each.target(),
                            each.cost(),
                            each.days(),
                            each.expectedShare(),
                            known ? BigDecimal.valueOf(gain.orElseThrow()) : null);
                })
                .toList();
    }

    /**
     * The groups to mend, the largest gain first.
     *
     * @return those beyond chance; none where the answers carry nothing
     */
    public List<Line> toMend() {
        return lines.stream().filter(line -> line.standing == Standing.MEND).toList();
    }

    /**
     * The unsettled groups that may cost the score and could be settled: more answers needed, but no more than there are
     * already (this library's convention).
     *
     * @return those with a gain above 0, the largest first
     */
    public List<Line> toAsk() {
        return lines.stream()
                .filter(line -> line.standing == Standing.UNSETTLED
                        && line.gain
                                .gain()
                                .value()
                                .map(gain -> gain > 0)
                                .toOptional()
                                .orElse(false)
                        && line.askMore.map(more -> more <= n).toOptional().orElse(false))
                .toList();
    }

    /**
     * Groups whose gain was judged, over which p values are adjusted.
     *
     * @return how many
     */
    public long looks() {
        return lines.stream().filter(line -> line.adjustedPValue.isKnown()).count();
    }

    /**
     * Groups that nobody answered about.
     *
     * @return their slices
     */
    public List<Slice> unmeasured() {
        return lines.stream()
                .filter(line -> line.gain.verdict() == GroupGains.Verdict.UNMEASURED)
                .map(Line::slice)
                .toList();
    }
}
