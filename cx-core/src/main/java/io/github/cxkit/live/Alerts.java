package io.github.cxkit.live;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.PValueAdjustment;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the rules about getting worse share. */
record Alerts(String name, double smallestChange, double confidence, long minAnswers, Direction direction) {

    static final double CONFIDENCE = 0.95;
    static final long MIN_ANSWERS = 30;

    static void check(String name, long minAnswers, Direction direction) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(direction, "direction");
        Arguments.within("minAnswers", minAnswers, 1, Long.MAX_VALUE);
    }

    /** Whoever is worse now than before, by enough and significantly for the number of those compared. */
    List<Alert> drops(RatingMetric metric, Map<Slice, RatingTally> now, Map<Slice, RatingTally> before) {
        List<Slice> subjects = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        now.forEach((subject, tally) -> {
            RatingTally earlier = before.get(subject);
            if (earlier != null && tally.n() >= minAnswers) {
                subjects.add(subject);
                comparisons.add(metric.score(tally)
                        .compare(metric.score(earlier), ComparisonMethod.defaultFor(metric), confidence));
            }
        });
        List<Result<Double>> adjusted = PValueAdjustment.HOLM.adjust(
                comparisons.stream().map(c -> c.difference().pValue()).toList());
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Comparison comparison = comparisons.get(i);
            double change = comparison.difference().value().toOptional().orElse(0.0);
            double worse = direction == Direction.HIGH_IS_BAD ? change : -change;
            boolean significant =
                    adjusted.get(i).map(p -> Significance.holds(p, confidence)).orElse(false);
            if (significant && worse > 0 && worse >= smallestChange) {
                RatingTally tally = Objects.requireNonNull(now.get(subjects.get(i)));
                double reference = comparison.b().orElseThrow();
                String how = String.format(
                        Locale.ROOT,
                        "it changed by %.1f from %.1f, p = %.4f",
                        change,
                        reference,
                        adjusted.get(i).orElseThrow());
                alerts.add(alert(name, subjects.get(i), metric.score(tally), reference, how));
            }
        }
        return List.copyOf(alerts);
    }

    static Alert alert(String name, Slice subject, RatingScore score, double reference, String how) {
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
}
