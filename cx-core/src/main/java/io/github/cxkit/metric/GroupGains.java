package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.WeightedTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to mend first: what the whole score would gain if a touchpoint, phase, theme, friction or segment were like the rest.
 *
 * <p>gain = w (score of the rest - score of the group), with w the group's share of the answers. It equals the score without
 * the group minus the score of all, for every rating metric. It is an association: nobody knows that mending the group
 * brings its gain. The sum of the gains of a partition means nothing.
 *
 * <p>Standard error: w sqrt(v_t/n_t + v_rest/n_rest), where each side's variance v is that after adding
 * {@link GainSettings#pseudoAnswers()} answers spread like all of them (in the spirit of Agresti and Coull 1998): the plain
 * variance of 3 detractors out of 3 is 0. Limits are normal.
 *
 * <pre>{@code
 * RatingTally all = RatingTally.ofCounts(Metrics.CSAT.scale(), 10, 8, 12, 40, 50);
 * RatingTally checkout = RatingTally.ofCounts(Metrics.CSAT.scale(), 8, 5, 6, 6, 5);
 * GroupGains gains = GroupGains.of(Metrics.CSAT, all, Map.of("checkout", checkout)).orElseThrow();
 * gains.groups().get(0).verdict();  // CRITICAL
 * gains.groups().get(0).gain().value().orElseThrow();  // 12.777777777777777
 * }</pre>
 *
 * <p>Weighted answers: w is the group's share of the weights and each side's error the linearised one, sum w² (x - score)² /
 * (sum w)²; pseudo-answers weigh what the side's answers weigh. With equal weights that is the unweighted gain.
 *
 * @param metric the score
 * @param all all answers
 * @param weighted the same with their weights, null if they have none
 * @param groups the groups, the first to mend first
 * @param settings how it was judged
 * @since 0.1.0
 */
public record GroupGains(
        RatingMetric metric,
        RatingTally all,
        @Nullable WeightedTally weighted,
        List<Gain> groups,
        GainSettings settings) {

    /** The rule that the gains and verdicts follow. */
    public static final Rule RULE = Rule.convention(
            "gain.groups",
            "Gain of a group",
            "leave-one-group-out identity, delta method; verdicts and order are this library's");

    private static final Comparator<Gain> ORDER = Comparator.comparingInt((Gain g) -> g.verdict().place)
            .thenComparing(Comparator.comparingDouble(
                            (Gain g) -> g.gain().value().toOptional().orElse(Double.NEGATIVE_INFINITY))
                    .reversed())
            .thenComparing(Comparator.comparingLong(Gain::n).reversed())
            .thenComparing(Gain::group);

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the weights are those of other answers
     */
    public GroupGains {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(all, "all");
        if (weighted != null && !weighted.tally().equals(all)) {
            throw new IllegalArgumentException("the weights are those of " + weighted.tally() + ", not of " + all);
        }
        Objects.requireNonNull(settings, "settings");
        groups = Copies.list("groups", groups);
    }

    /**
     * The gains of groups by the {@linkplain GainSettings#standard() standard settings}.
     *
     * @param metric the score
     * @param all all answers
     * @param groups group to its answers, a part of all of them; groups may overlap and need not cover everything
     * @return the gains, insufficient if there are no answers
     * @throws IllegalArgumentException if a group has more answers than all, or another scale than the metric
     */
    public static Result<GroupGains> of(RatingMetric metric, RatingTally all, Map<String, RatingTally> groups) {
        return of(metric, all, groups, GainSettings.standard());
    }

    /**
     * The gains of groups.
     *
     * @param metric the score
     * @param all all answers
     * @param groups group to its answers, a part of all of them; groups may overlap and need not cover everything
     * @param settings how to judge
     * @return the gains, insufficient if there are no answers
     * @throws IllegalArgumentException if a group has more answers than all, or another scale than the metric
     */
    public static Result<GroupGains> of(
            RatingMetric metric, RatingTally all, Map<String, RatingTally> groups, GainSettings settings) {
        RatingScore score = metric.score(all);
        LeaveOneOut reckoning = new LeaveOneOut(metric, LeaveOneOut.Side.of(metric, all), settings);
        List<Gain> gains = new ArrayList<>();
        groups.forEach((name, tally) -> {
            RatingTally rest = rest(metric, all, Arguments.notBlank("group", name), tally);
            if (all.n() > 0) {
                gains.add(reckoning.gain(name, LeaveOneOut.Side.of(metric, tally), LeaveOneOut.Side.of(metric, rest)));
            }
        });
        return of(new GroupGains(metric, all, null, sorted(gains), settings), score);
    }

    /**
     * The gains of groups of weighted answers.
     *
     * @param metric the score
     * @param all all answers
     * @param groups group to its answers, a part of all of them; groups may overlap and need not cover everything
     * @param settings how to judge
     * @return the gains, insufficient if there are no answers of positive weight or their weights leave the range of a double
     * @throws IllegalArgumentException if a group has more answers than all, or another scale than the metric
     */
    public static Result<GroupGains> of(
            RatingMetric metric, WeightedTally all, Map<String, WeightedTally> groups, GainSettings settings) {
        WeightedScore score = metric.score(all);
        LeaveOneOut reckoning = new LeaveOneOut(metric, LeaveOneOut.Side.of(metric, all), settings);
        List<Gain> gains = new ArrayList<>();
        groups.forEach((name, tally) -> {
            rest(metric, all.tally(), Arguments.notBlank("group", name), tally.tally());
            if (score.value().isKnown()) {
                gains.add(reckoning.gain(
                        name, LeaveOneOut.Side.of(metric, tally), LeaveOneOut.Side.rest(metric, all, tally)));
            }
        });
        return of(new GroupGains(metric, all.tally(), all, sorted(gains), settings), score);
    }

    private static List<Gain> sorted(List<Gain> gains) {
        gains.sort(ORDER);
        return gains;
    }

    private static Result<GroupGains> of(GroupGains gains, MetricScore score) {
        return score.n() == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "no answers, so that no group can be compared with the rest")
                : score.value().map(known -> gains);
    }

    private static RatingTally rest(RatingMetric metric, RatingTally all, String name, RatingTally tally) {
        metric.score(tally);
        long[] counts = all.counts();
        for (int i = 0; i < counts.length; i++) {
            counts[i] -= tally.countAt(i);
            if (counts[i] < 0) {
                throw new IllegalArgumentException("group \"" + name + "\" has " + tally.countAt(i) + " answers of "
                        + all.scale().points().get(i) + ", all together have only " + all.countAt(i));
            }
        }
        return RatingTally.ofCounts(all.scale(), counts);
    }

    /**
     * The score of all answers, by their weights if they have some.
     *
     * @return the score
     */
    public MetricScore score() {
        return weighted == null ? metric.score(all) : metric.score(weighted);
    }

    /**
     * What closing parts of the gaps of several groups would bring: sum of share · gain. Exact for groups that share no
     * answer; do not ask it for groups that overlap, such as themes: they would be counted twice.
     *
     * @param closed group to the share of its gap that is closed, 0 to 1
     * @return the gain of the whole score, insufficient if the gain of a group is not known
     * @throws IllegalArgumentException if a group is not among these, a share is out of range, or the groups together
     *     have more answers than all, so that they must overlap
     */
    public Result<Double> jointGain(Map<String, Double> closed) {
        Result<Double> sum = Result.of(0.0);
        long answers = 0;
        for (Map.Entry<String, Double> each : closed.entrySet()) {
            double share = Arguments.share("share closed of " + each.getKey(), each.getValue());
            Gain gain = groups.stream()
                    .filter(g -> g.group().equals(each.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no group \"" + each.getKey() + "\" among "
                            + groups.stream().map(Gain::group).toList()));
            answers = Counts.sum(answers, gain.n());
            sum = sum.flatMap(total -> gain.gain().value().map(value -> total + share * value));
        }
        if (answers > score().n()) {
            throw new IllegalArgumentException("the groups " + closed.keySet() + " have " + answers
                    + " answers of only " + score().n() + ": they overlap, and their gains do not add up");
        }
        return sum;
    }

    /**
     * What to be careful about.
     *
     * @return {@link Caution#OVERLAPPING_GROUPS} if the groups have more answers than all together, so that their gains must
     *     not be added up
     */
    public Set<Caution> cautions() {
        long answers = 0;
        for (Gain each : groups) {
            answers = Counts.sum(answers, each.n());
        }
        return answers > score().n() ? Set.of(Caution.OVERLAPPING_GROUPS) : Set.of();
    }

    /**
     * What the gains stand on.
     *
     * @return the rule and the number of answers
     */
    public Evidence evidence() {
        return Evidence.of(RULE, score().n());
    }

    /** What is known of a group. The first that holds. */
    public enum Verdict {
        /** Not one answer: unknown, not small. */
        UNMEASURED(1),
        /** Every answer belongs to the group. */
        NO_REST(1),
        /** The whole interval of the gain lies above 0: mend this. */
        CRITICAL(0),
        /** The whole interval lies below 0: the group lifts the score. */
        BETTER(3),
        /** The whole interval lies at or below the gain for which nobody would act. */
        KNOWN_SMALL(2),
        /** The answers do not settle it; never to be read as "no problem". */
        TOO_FEW_ANSWERS(1);

        private final int place;

        Verdict(int place) {
            this.place = place;
        }
    }

    /**
     * One group.
     *
     * @param group its name
     * @param n its answers of positive weight
     * @param share its share of all answers or of their weights, 0 to 1
     * @param score its score
     * @param rest the score of the answers outside it
     * @param verdict what is known of it
     * @param gain what the whole score would gain if it were like the rest, with standard error and limits
     * @param askMore further answers of the group until its distance from the rest would show, other things equal;
     *     insufficient unless there are too few, or if no number would suffice
     * @param answersToSee new answers, once it is mended, until its rise to the level of the rest would show beside its answers
     *     so far: the smallest m with distance &gt;= (z of the confidence + z of the power) sqrt(v/n + v of the rest/m);
     *     insufficient where it does not cost the score, or its answers so far are too few for any number
     */
    public record Gain(
            String group,
            long n,
            double share,
            Result<Double> score,
            Result<Double> rest,
            Verdict verdict,
            Difference gain,
            Result<Long> askMore,
            Result<Long> answersToSee) {
        /** Checks the parts. */
        public Gain {
            Objects.requireNonNull(score, "score");
            Objects.requireNonNull(rest, "rest");
            Objects.requireNonNull(group, "group");
            Arguments.notNegative("n", n);
            Arguments.share("share", share);
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(gain, "gain");
            Objects.requireNonNull(askMore, "askMore");
            Objects.requireNonNull(answersToSee, "answersToSee");
            askMore.map(each -> Arguments.notNegative("askMore", each));
            answersToSee.map(each -> Arguments.notNegative("answersToSee", each));
        }
    }
}
