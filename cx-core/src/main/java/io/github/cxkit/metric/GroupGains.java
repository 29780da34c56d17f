package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.survey.RatingTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
 * @param metric the score
 * @param all all answers
 * @param groups the groups, the first to mend first
 * @param settings how it was judged
 * @since 0.1.0
 */
public record GroupGains(RatingMetric metric, RatingTally all, List<Gain> groups, GainSettings settings) {

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

    /** Copies. */
    public GroupGains {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(all, "all");
        Objects.requireNonNull(settings, "settings");
        groups = List.copyOf(groups);
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
        metric.score(all);
        Map<String, RatingTally> rests = new LinkedHashMap<>();
        groups.forEach((name, tally) -> rests.put(name, rest(metric, all, Arguments.notBlank("group", name), tally)));
        if (all.n() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "no answers, so that no group can be compared with the rest");
        }
        List<Gain> gains = new ArrayList<>();
        rests.forEach((name, rest) -> gains.add(
                new Reckoning(metric, all, settings).gain(name, Objects.requireNonNull(groups.get(name)), rest)));
        gains.sort(ORDER);
        return Result.of(new GroupGains(metric, all, gains, settings));
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
     * The score of all answers.
     *
     * @return the score
     */
    public RatingScore score() {
        return metric.score(all);
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
        if (answers > all.n()) {
            throw new IllegalArgumentException("the groups " + closed.keySet() + " have " + answers
                    + " answers of only " + all.n() + ": they overlap, and their gains do not add up");
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
        return answers > all.n() ? Set.of(Caution.OVERLAPPING_GROUPS) : Set.of();
    }

    /**
     * What the gains stand on.
     *
     * @return the rule and the number of answers
     */
    public Evidence evidence() {
        return Evidence.of(RULE, all.n());
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
     * @param n its answers
     * @param share its share of all answers, 0 to 1
     * @param score its score
     * @param rest the score of the answers outside it
     * @param verdict what is known of it
     * @param gain what the whole score would gain if it were like the rest, with standard error and limits
     * @param askMore further answers of the group until its distance from the rest would show, other things equal;
     *     insufficient unless there are too few, or if no number would suffice
     */
    public record Gain(
            String group,
            long n,
            double share,
            Result<Double> score,
            Result<Double> rest,
            Verdict verdict,
            Difference gain,
            Result<Long> askMore) {
        /** Checks the parts. */
        public Gain {
            Objects.requireNonNull(group, "group");
            Arguments.notNegative("n", n);
            Arguments.share("share", share);
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(gain, "gain");
            Objects.requireNonNull(askMore, "askMore");
        }
    }

    /** The arithmetic, for one set of answers and settings. */
    private record Reckoning(RatingMetric metric, RatingTally all, GainSettings settings) {

        Gain gain(String name, RatingTally group, RatingTally rest) {
            double share = (double) group.n() / all.n();
            Result<Double> own = metric.score(group).value();
            Result<Double> others = metric.score(rest).value();
            Result<Long> none = Result.insufficient(Reason.NOT_DEFINED, "more answers are not what is lacking");
            if (!own.isKnown() || !others.isKnown()) {
                String detail = own.isKnown() ? "all answers belong to " + name : "no answers about " + name;
                Difference unknown = Difference.insufficient("leave one out", Reason.NO_ANSWERS, detail);
                Verdict verdict = own.isKnown() ? Verdict.NO_REST : Verdict.UNMEASURED;
                return new Gain(name, group.n(), share, own, others, verdict, unknown, none);
            }
            double distance = others.orElseThrow() - own.orElseThrow();
            double variance = share * share * (variance(group) / group.n() + variance(rest) / rest.n());
            if (settings.mix() == GainSettings.Mix.RANDOM) {
                variance += distance * distance * share * (1 - share) / all.n();
            }
            double error = Math.sqrt(variance);
            double gain = share * distance;
            double half = Distributions.normalTwoSided(settings.confidence()) * error;
            ConfidenceInterval interval =
                    new ConfidenceInterval(gain - half, gain + half, settings.confidence(), "leave one out, normal");
            Difference difference = Difference.of("leave one out", gain)
                    .withStandardError(error)
                    .withInterval(Result.of(interval));
            Verdict verdict = verdict(interval);
            Result<Long> more = verdict == Verdict.TOO_FEW_ANSWERS ? askMore(group, rest, distance) : none;
            return new Gain(name, group.n(), share, own, others, verdict, difference, more);
        }

        private Verdict verdict(ConfidenceInterval interval) {
            if (interval.lower() > 0) {
                return Verdict.CRITICAL;
            }
            if (interval.upper() < 0) {
                return Verdict.BETTER;
            }
            return interval.upper() <= settings.worth() ? Verdict.KNOWN_SMALL : Verdict.TOO_FEW_ANSWERS;
        }

        private Result<Long> askMore(RatingTally group, RatingTally rest, double distance) {
            double z = Distributions.normalTwoSided(settings.confidence())
                    + Distributions.normalQuantile(settings.power());
            double room = distance / z * (distance / z) - variance(rest) / rest.n();
            if (!(room > 0)) {
                return Result.insufficient(
                        Reason.NOT_FINITE, "no number of further answers of the group alone would settle it");
            }
            double more = Math.ceil(variance(group) / room - group.n());
            if (more > Long.MAX_VALUE / 2.0) {
                return Result.insufficient(Reason.NOT_FINITE, "more further answers than can be counted");
            }
            return Result.of(Math.max(1L, (long) more));
        }

        private double size(RatingTally tally) {
            return tally.n() + settings.pseudoAnswers();
        }

        private double variance(RatingTally tally) {
            double sum = 0;
            for (int i = 0; i < metric.weights().size(); i++) {
                sum += metric.weights().get(i) * filled(tally, i);
            }
            double mean = sum / size(tally);
            double squares = 0;
            for (int i = 0; i < metric.weights().size(); i++) {
                double off = metric.weights().get(i) - mean;
                squares += off * off * filled(tally, i);
            }
            return squares / size(tally);
        }

        private double filled(RatingTally tally, int index) {
            return tally.countAt(index) + settings.pseudoAnswers() * all.countAt(index) / all.n();
        }
    }
}
