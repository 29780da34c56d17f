package io.github.cxkit.live;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.PValueAdjustment;
import io.github.cxkit.survey.RatingTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * When to alert, as data. Every kind asks for evidence, so that noise alone seldom alerts; each is one-sided: it watches for
 * getting worse.
 *
 * <ul>
 *   <li>{@link Kind#THRESHOLD}: the whole confidence interval lies on the bad side of the limit.
 *   <li>{@link Kind#CONTROL_LIMIT}: the score is more than so many standard errors worse than the pooled history of at least
 *       two periods (Shewhart).
 *   <li>{@link Kind#CHANGE}: worse than the period before by at least the limit, and significant.
 *   <li>{@link Kind#SEGMENT_DROP}: the same in a segment, p values adjusted by Holm's method for the number of segments.
 * </ul>
 *
 * @param name what the rule is called
 * @param kind what it looks for
 * @param limit the threshold, or the number of standard errors (more than 0), or the smallest change that matters (0 or more),
 *     in the metric's unit
 * @param confidence level of the interval or test, strictly between 0 and 1
 * @param minAnswers no alert on fewer current answers, 1 or more
 * @param higherIsWorse whether the metric rises when things get worse, as a share of complaints does
 * @since 0.1.0
 */
public record AlertRule(
        String name, Kind kind, double limit, double confidence, long minAnswers, boolean higherIsWorse) {

    /** The rule behind the rules. */
    public static final Rule RULE = Rule.convention(
            "alert", "Alert", "intervals, Shewhart limits and tests before anybody is woken; one-sided towards worse");

    private static final double USUAL_CONFIDENCE = 0.95;
    private static final long USUAL_MIN = 30;
    private static final int FEWEST_PERIODS = 2;

    /**
     * Checks the numbers.
     *
     * @param name what the rule is called
     * @param kind what it looks for
     * @param limit threshold, standard errors or smallest change
     * @param confidence level of the interval or test
     * @param minAnswers no alert on fewer current answers, 1 or more
     * @param higherIsWorse whether the metric rises when things get worse
     * @throws IllegalArgumentException if a number is out of range
     */
    public AlertRule {
        Objects.requireNonNull(name, "name");
        switch (kind) {
            case THRESHOLD -> Arguments.finite("limit", limit);
            case CONTROL_LIMIT -> Arguments.positive("limit", limit);
            case CHANGE, SEGMENT_DROP -> Arguments.notNegative("limit", limit);
        }
        Arguments.level("confidence", confidence);
        Arguments.within("minAnswers", minAnswers, 1, Long.MAX_VALUE);
    }

    /**
     * Alerts if the score is below a threshold with 95 % confidence on 30 answers or more.
     *
     * @param name what the rule is called
     * @param threshold lowest score that is good enough, in the metric's unit
     * @return the rule
     */
    public static AlertRule threshold(String name, double threshold) {
        return new AlertRule(name, Kind.THRESHOLD, threshold, USUAL_CONFIDENCE, USUAL_MIN, false);
    }

    /**
     * Alerts if the score leaves its control limit, on 30 answers or more.
     *
     * @param name what the rule is called
     * @param standardErrors distance of the limit from the history, usually 3
     * @return the rule
     * @throws IllegalArgumentException if the distance is not positive
     */
    public static AlertRule controlLimit(String name, double standardErrors) {
        return new AlertRule(name, Kind.CONTROL_LIMIT, standardErrors, USUAL_CONFIDENCE, USUAL_MIN, false);
    }

    /**
     * Alerts if the score is significantly worse than the period before at 95 %, on 30 answers or more.
     *
     * @param name what the rule is called
     * @param smallest smallest change that matters, 0 or more
     * @return the rule
     * @throws IllegalArgumentException if the change is negative
     */
    public static AlertRule change(String name, double smallest) {
        return new AlertRule(name, Kind.CHANGE, smallest, USUAL_CONFIDENCE, USUAL_MIN, false);
    }

    /**
     * Alerts if a segment is significantly worse than in the period before at 95 %, on 30 answers or more of it.
     *
     * @param name what the rule is called
     * @param smallest smallest change that matters, 0 or more
     * @return the rule
     * @throws IllegalArgumentException if the change is negative
     */
    public static AlertRule segmentDrop(String name, double smallest) {
        return new AlertRule(name, Kind.SEGMENT_DROP, smallest, USUAL_CONFIDENCE, USUAL_MIN, false);
    }

    /**
     * The same for a metric that rises when things get worse.
     *
     * @return the changed copy
     */
    public AlertRule onRise() {
        return new AlertRule(name, kind, limit, confidence, minAnswers, true);
    }

    /**
     * The same with another smallest number of answers.
     *
     * @param answers 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is below 1
     */
    public AlertRule withMinAnswers(long answers) {
        return new AlertRule(name, kind, limit, confidence, answers, higherIsWorse);
    }

    /**
     * The same with another level.
     *
     * @param level strictly between 0 and 1
     * @return the changed copy
     * @throws IllegalArgumentException if the level is out of range
     */
    public AlertRule withConfidence(double level) {
        return new AlertRule(name, kind, limit, level, minAnswers, higherIsWorse);
    }

    /**
     * Looks for what this rule watches.
     *
     * @param input answers now and before
     * @return the alerts, none if there is no evidence or too little data
     */
    public List<Alert> check(AlertInput input) {
        return switch (kind) {
            case THRESHOLD -> threshold(input);
            case CONTROL_LIMIT -> controlLimit(input);
            case CHANGE -> change(input);
            case SEGMENT_DROP -> segmentDrop(input);
        };
    }

    private List<Alert> threshold(AlertInput input) {
        RatingScore score = input.metric().score(input.current());
        Result<ConfidenceInterval> interval = score.interval(confidence);
        if (score.n() < minAnswers || !interval.isKnown()) {
            return List.of();
        }
        ConfidenceInterval limits = interval.orElseThrow();
        boolean fires = higherIsWorse ? limits.lower() > limit : limits.upper() < limit;
        String how = String.format(Locale.ROOT, "its %s interval %s lies beyond %.1f", percent(), limits, limit);
        return fires ? List.of(alert(Alert.ALL, score, limit, how)) : List.of();
    }

    private List<Alert> controlLimit(AlertInput input) {
        RatingScore score = input.metric().score(input.current());
        RatingTally pooled = RatingTally.empty(input.metric().scale());
        for (RatingTally period : input.history()) {
            pooled = pooled.merge(period);
        }
        RatingScore past = input.metric().score(pooled);
        if (score.n() < minAnswers || input.history().size() < FEWEST_PERIODS || past.n() == 0) {
            return List.of();
        }
        double error = Math.sqrt(past.variance().orElseThrow() / score.n());
        double bound = past.value().orElseThrow() + (higherIsWorse ? limit : -limit) * error;
        double value = score.value().orElseThrow();
        String how =
                String.format(Locale.ROOT, "it is beyond %.1f, %.1f standard errors from the history", bound, limit);
        return (higherIsWorse ? value > bound : value < bound)
                ? List.of(alert(Alert.ALL, score, bound, how))
                : List.of();
    }

    private List<Alert> change(AlertInput input) {
        if (input.history().isEmpty()) {
            return List.of();
        }
        RatingTally before = input.history().get(input.history().size() - 1);
        return drops(input, Map.of(Alert.ALL, input.current()), Map.of(Alert.ALL, before));
    }

    private List<Alert> segmentDrop(AlertInput input) {
        return drops(input, input.segments(), input.segmentsBefore());
    }

    private List<Alert> drops(AlertInput input, Map<String, RatingTally> now, Map<String, RatingTally> before) {
        List<String> subjects = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        now.forEach((subject, tally) -> {
            RatingTally earlier = before.get(subject);
            if (earlier != null && tally.n() >= minAnswers) {
                RatingScore later = input.metric().score(tally);
                ComparisonMethod method = ComparisonMethod.defaultFor(input.metric());
                subjects.add(subject);
                comparisons.add(later.compare(input.metric().score(earlier), method, confidence));
            }
        });
        List<Result<Double>> adjusted = PValueAdjustment.HOLM.adjust(
                comparisons.stream().map(c -> c.difference().pValue()).toList());
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Comparison comparison = comparisons.get(i);
            double change = comparison.difference().value().toOptional().orElse(0.0);
            double worse = higherIsWorse ? change : -change;
            boolean significant =
                    adjusted.get(i).map(p -> p < 1 - confidence).toOptional().orElse(false);
            if (significant && worse > 0 && worse >= limit) {
                RatingTally tally = Objects.requireNonNull(now.get(subjects.get(i)));
                double reference = comparison.b().orElseThrow();
                String how = String.format(
                        Locale.ROOT,
                        "it changed by %.1f from %.1f, p = %.4f",
                        change,
                        reference,
                        adjusted.get(i).orElseThrow());
                alerts.add(alert(subjects.get(i), input.metric().score(tally), reference, how));
            }
        }
        return List.copyOf(alerts);
    }

    private Alert alert(String subject, RatingScore score, double reference, String how) {
        double value = score.value().orElseThrow();
        String message = String.format(
                Locale.ROOT,
                "%s: %s of %s is %.1f (n=%d); %s",
                name,
                score.metric().rule().title(),
                subject,
                value,
                score.n(),
                how);
        return new Alert(name, subject, value, reference, message, score.evidence());
    }

    private String percent() {
        return String.format(Locale.ROOT, "%.0f %%", 100 * confidence);
    }

    /** What a rule looks for. */
    public enum Kind {
        /** A score that is not good enough. */
        THRESHOLD,
        /** A score outside what its history lets expect. */
        CONTROL_LIMIT,
        /** A score worse than the period before. */
        CHANGE,
        /** A segment worse than the period before. */
        SEGMENT_DROP
    }
}
