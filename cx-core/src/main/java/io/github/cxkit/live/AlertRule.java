package io.github.cxkit.live;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When to alert, as data. Every rule asks for evidence, so that noise alone seldom alerts; each is one-sided: it watches for
 * getting worse, which is falling unless {@link #onRise} says otherwise.
 *
 * <pre>{@code
 * AlertRule rule = AlertRule.threshold("NPS below 30", 30);
 * RatingTally answers = RatingTally.ofCounts(Scale.of(0, 10), new long[] {0, 0, 0, 320, 0, 0, 0, 160, 0, 520, 0});
 * rule.check(Metrics.NPS, RatingWindow.of(answers)).get(0).score();  // 20.0
 * }</pre>
 *
 * @since 0.1.0
 */
public sealed interface AlertRule
        permits AlertRule.Threshold, AlertRule.ControlLimit, AlertRule.Change, AlertRule.SegmentDrop {

    /** The rule behind the rules. */
    Rule RULE = Rule.convention(
            "alert", "Alert", "intervals, Shewhart limits and tests before anybody is woken; one-sided towards worse");

    /**
     * What the rule is called.
     *
     * @return its name
     */
    String name();

    /**
     * Fewest current answers to alert on.
     *
     * @return 1 or more
     */
    long minAnswers();

    /**
     * Whether a high score is good.
     *
     * @return bad if the metric rises when things get worse, as a share of complaints does
     */
    Direction direction();

    /**
     * The same for a metric that rises when things get worse.
     *
     * @return the changed copy
     */
    AlertRule onRise();

    /**
     * The same with another smallest number of answers.
     *
     * @param answers 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is below 1
     */
    AlertRule withMinAnswers(long answers);

    /**
     * Looks for what this rule watches.
     *
     * @param metric how the answers are scored
     * @param window answers now and before
     * @return the alerts, none if there is no evidence or too little data
     * @throws IllegalArgumentException if the answers are on another scale than the metric's
     */
    List<Alert> check(RatingMetric metric, RatingWindow window);

    /**
     * Alerts if the score is below a threshold with 95 % confidence on 30 answers or more.
     *
     * @param name what the rule is called
     * @param worst worst score that is good enough, in the metric's unit
     * @return the rule
     * @throws IllegalArgumentException if the score is not finite
     */
    static Threshold threshold(String name, double worst) {
        return new Threshold(name, worst, Alerts.CONFIDENCE, Alerts.MIN_ANSWERS, Direction.HIGH_IS_GOOD);
    }

    /**
     * Alerts if the score leaves its control limit, on 30 answers or more.
     *
     * @param name what the rule is called
     * @param standardErrors distance of the limit from the history, usually 3
     * @return the rule
     * @throws IllegalArgumentException if the distance is not positive
     */
    static ControlLimit controlLimit(String name, double standardErrors) {
        return new ControlLimit(name, standardErrors, Alerts.MIN_ANSWERS, Direction.HIGH_IS_GOOD);
    }

    /**
     * Alerts if the score is significantly worse than the period before at 95 %, on 30 answers or more.
     *
     * @param name what the rule is called
     * @param smallest smallest change that matters, 0 or more
     * @return the rule
     * @throws IllegalArgumentException if the change is negative
     */
    static Change change(String name, double smallest) {
        return new Change(name, smallest, Alerts.CONFIDENCE, Alerts.MIN_ANSWERS, Direction.HIGH_IS_GOOD);
    }

    /**
     * Alerts if a segment is significantly worse than in the period before at 95 %, on 30 answers or more of it.
     *
     * @param name what the rule is called
     * @param smallest smallest change that matters, 0 or more
     * @return the rule
     * @throws IllegalArgumentException if the change is negative
     */
    static SegmentDrop segmentDrop(String name, double smallest) {
        return new SegmentDrop(name, smallest, Alerts.CONFIDENCE, Alerts.MIN_ANSWERS, Direction.HIGH_IS_GOOD);
    }

    /**
     * A score that is not good enough: the whole confidence interval lies on the bad side of the worst allowed.
     *
     * @param name what the rule is called
     * @param worstAllowed worst score that is good enough, in the metric's unit
     * @param confidence level of the interval, from 0.5 to below 1
     * @param minAnswers no alert on fewer current answers, 1 or more
     * @param direction whether a high score is good
     */
    record Threshold(String name, double worstAllowed, double confidence, long minAnswers, Direction direction)
            implements AlertRule {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is out of range
         */
        public Threshold {
            Arguments.finite("worstAllowed", worstAllowed);
            Significance.required(confidence);
            Alerts.check(name, minAnswers, direction);
        }

        /**
         * The same with another level.
         *
         * @param level from 0.5 to below 1
         * @return the changed copy
         * @throws IllegalArgumentException if the level is out of range
         */
        public Threshold withConfidence(double level) {
            return new Threshold(name, worstAllowed, level, minAnswers, direction);
        }

        @Override
        public Threshold onRise() {
            return new Threshold(name, worstAllowed, confidence, minAnswers, Direction.HIGH_IS_BAD);
        }

        @Override
        public Threshold withMinAnswers(long answers) {
            return new Threshold(name, worstAllowed, confidence, answers, direction);
        }

        @Override
        public List<Alert> check(RatingMetric metric, RatingWindow window) {
            RatingScore score = metric.score(window.current());
            Result<ConfidenceInterval> interval = score.interval(confidence);
            if (score.n() < minAnswers || !interval.isKnown()) {
                return List.of();
            }
            ConfidenceInterval limits = interval.orElseThrow();
            boolean beyond =
                    direction == Direction.HIGH_IS_BAD ? limits.lower() > worstAllowed : limits.upper() < worstAllowed;
            String how = String.format(
                    Locale.ROOT, "its %.0f %% interval %s lies beyond %.1f", 100 * confidence, limits, worstAllowed);
            return beyond ? List.of(Alerts.alert(name, Slice.ALL, score, worstAllowed, how)) : List.of();
        }
    }

    /**
     * A score outside what its history lets expect: more than so many standard errors worse than the pooled history of at
     * least two periods (Shewhart 1931).
     *
     * @param name what the rule is called
     * @param standardErrors distance of the limit from the history, more than 0, usually 3
     * @param minAnswers no alert on fewer current answers, 1 or more
     * @param direction whether a high score is good
     */
    record ControlLimit(String name, double standardErrors, long minAnswers, Direction direction) implements AlertRule {

        private static final int FEWEST_PERIODS = 2;

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is out of range
         */
        public ControlLimit {
            Arguments.positive("standardErrors", standardErrors);
            Alerts.check(name, minAnswers, direction);
        }

        @Override
        public ControlLimit onRise() {
            return new ControlLimit(name, standardErrors, minAnswers, Direction.HIGH_IS_BAD);
        }

        @Override
        public ControlLimit withMinAnswers(long answers) {
            return new ControlLimit(name, standardErrors, answers, direction);
        }

        @Override
        public List<Alert> check(RatingMetric metric, RatingWindow window) {
            RatingScore score = metric.score(window.current());
            RatingTally pooled = RatingTally.empty(metric.scale());
            for (RatingTally period : window.history()) {
                pooled = pooled.merge(period);
            }
            RatingScore past = metric.score(pooled);
            if (score.n() < minAnswers || window.history().size() < FEWEST_PERIODS || past.n() == 0) {
                return List.of();
            }
            boolean rises = direction == Direction.HIGH_IS_BAD;
            double error = Math.sqrt(past.variance().orElseThrow() / score.n());
            double bound = past.value().orElseThrow() + (rises ? standardErrors : -standardErrors) * error;
            double value = score.value().orElseThrow();
            String how = String.format(
                    Locale.ROOT, "it is beyond %.1f, %.1f standard errors from the history", bound, standardErrors);
            return (rises ? value > bound : value < bound)
                    ? List.of(Alerts.alert(name, Slice.ALL, score, bound, how))
                    : List.of();
        }
    }

    /**
     * A score worse than in the period before: by at least the smallest change that matters, and significantly.
     *
     * @param name what the rule is called
     * @param smallestChange smallest change that matters, 0 or more, in the metric's unit
     * @param confidence level of the test, from 0.5 to below 1
     * @param minAnswers no alert on fewer current answers, 1 or more
     * @param direction whether a high score is good
     */
    record Change(String name, double smallestChange, double confidence, long minAnswers, Direction direction)
            implements AlertRule {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is out of range
         */
        public Change {
            Arguments.notNegative("smallestChange", smallestChange);
            Significance.required(confidence);
            Alerts.check(name, minAnswers, direction);
        }

        /**
         * The same with another level.
         *
         * @param level from 0.5 to below 1
         * @return the changed copy
         * @throws IllegalArgumentException if the level is out of range
         */
        public Change withConfidence(double level) {
            return new Change(name, smallestChange, level, minAnswers, direction);
        }

        @Override
        public Change onRise() {
            return new Change(name, smallestChange, confidence, minAnswers, Direction.HIGH_IS_BAD);
        }

        @Override
        public Change withMinAnswers(long answers) {
            return new Change(name, smallestChange, confidence, answers, direction);
        }

        @Override
        public List<Alert> check(RatingMetric metric, RatingWindow window) {
            // refuses another scale, however little there is to compare
            metric.score(window.current());
            if (window.history().isEmpty()) {
                return List.of();
            }
            RatingTally before = window.history().get(window.history().size() - 1);
            return new Alerts(name, smallestChange, confidence, minAnswers, direction)
                    .drops(metric, Map.of(Slice.ALL, window.current()), Map.of(Slice.ALL, before));
        }
    }

    /**
     * A segment worse than in the period before, as {@link Change}; p values are adjusted by Holm's method (Holm 1979) for the
     * number of segments.
     *
     * @param name what the rule is called
     * @param smallestChange smallest change that matters, 0 or more, in the metric's unit
     * @param confidence level of the tests, from 0.5 to below 1
     * @param minAnswers no alert on fewer current answers of the segment, 1 or more
     * @param direction whether a high score is good
     */
    record SegmentDrop(String name, double smallestChange, double confidence, long minAnswers, Direction direction)
            implements AlertRule {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is out of range
         */
        public SegmentDrop {
            Arguments.notNegative("smallestChange", smallestChange);
            Significance.required(confidence);
            Alerts.check(name, minAnswers, direction);
        }

        /**
         * The same with another level.
         *
         * @param level from 0.5 to below 1
         * @return the changed copy
         * @throws IllegalArgumentException if the level is out of range
         */
        public SegmentDrop withConfidence(double level) {
            return new SegmentDrop(name, smallestChange, level, minAnswers, direction);
        }

        @Override
        public SegmentDrop onRise() {
            return new SegmentDrop(name, smallestChange, confidence, minAnswers, Direction.HIGH_IS_BAD);
        }

        @Override
        public SegmentDrop withMinAnswers(long answers) {
            return new SegmentDrop(name, smallestChange, confidence, answers, direction);
        }

        @Override
        public List<Alert> check(RatingMetric metric, RatingWindow window) {
            // refuses another scale, however little there is to compare
            metric.score(window.current());
            return new Alerts(name, smallestChange, confidence, minAnswers, direction)
                    .drops(metric, window.bySegment(), window.bySegmentBefore());
        }
    }
}
