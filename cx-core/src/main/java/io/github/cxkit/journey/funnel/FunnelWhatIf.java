package io.github.cxkit.journey.funnel;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What would fewer losses at a step bring? The funnel's step conversions as a model: a share of those lost on the way to a step
 * is kept, and goes on as the others do.
 *
 * <p>Arithmetic on association, no promise: those who would be kept may be less willing than those who stay by themselves.
 * With r the conversion of a step and s the share kept, r' = r + s (1 - r); conversion = product of the r'. Intervals by the
 * delta method over the steps' binomial errors.
 *
 * <pre>{@code
 * Funnel funnel = Funnel.ordered(Duration.ofHours(1), "view", "cart", "pay");
 * FunnelSummary today = new FunnelSummary(
 *         funnel, 1_000, List.of(1_000L, 400L, 100L), List.of(Durations.EMPTY, Durations.EMPTY, Durations.EMPTY));
 * FunnelWhatIf smootherPayment = FunnelWhatIf.of(today).withFewerLosses("pay", 0.2);
 * FunnelWhatIf.Outcome outcome = smootherPayment.outcome(0.95).orElseThrow();
 * outcome.now();    // 0.1
 * outcome.then();   // 0.16
 * }</pre>
 *
 * @param summary the funnel as it is
 * @param kept share of those lost on the way to each step that would be kept, by step
 * @since 0.1.0
 */
public record FunnelWhatIf(FunnelSummary summary, Map<String, Double> kept) {

    /** The arithmetic. */
    public static final Rule RULE = Rule.convention(
            "funnel.what-if",
            "Funnel what-if",
            "product of the step conversions with a share of the lost kept; arithmetic on association");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no such step, it is the first or optional, or a share is outside 0 to 1
     */
    public FunnelWhatIf {
        Objects.requireNonNull(summary, "summary");
        kept = Copies.ordered("kept", kept);
        for (Map.Entry<String, Double> entry : kept.entrySet()) {
            int step = summary.step(entry.getKey()).number();
            if (step == 0 || summary.funnel().optional().contains(entry.getKey())) {
                throw new IllegalArgumentException(
                        "nobody is lost on the way to \"" + entry.getKey() + "\", a first or optional step");
            }
            Arguments.share("share kept at \"" + entry.getKey() + "\"", entry.getValue());
        }
    }

    /**
     * The funnel as it is, nothing changed yet.
     *
     * @param summary the funnel
     * @return the model
     */
    public static FunnelWhatIf of(FunnelSummary summary) {
        return new FunnelWhatIf(summary, Map.of());
    }

    /**
     * The same with fewer losses on the way to a step.
     *
     * @param step a required step after the first
     * @param share of those lost there now that would be kept, 0 to 1
     * @return the changed model
     * @throws IllegalArgumentException if there is no such step, or the share is out of range
     */
    public FunnelWhatIf withFewerLosses(String step, double share) {
        Map<String, Double> more = new LinkedHashMap<>(kept);
        more.put(step, share);
        return new FunnelWhatIf(summary, more);
    }

    /**
     * What the change would bring.
     *
     * @param now conversion from the first step to the last as it is
     * @param then conversion after the change
     * @param gain limits of then - now
     * @param entrants journeys at the first step
     * @param evidence rule and journeys at the first step
     */
    public record Outcome(double now, double then, ConfidenceInterval gain, long entrants, Evidence evidence) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Outcome {
            Arguments.share("now", now);
            Arguments.share("then", then);
            Objects.requireNonNull(gain, "gain");
            Objects.requireNonNull(evidence, "evidence");
            Arguments.notNegative("entrants", entrants);
        }

        /**
         * More conversions among as many journeys.
         *
         * @return entrants times (then - now)
         */
        public double moreConversions() {
            return entrants * (then - now);
        }

        /**
         * What they would be worth for each unit of what the change costs: to compare planned changes.
         *
         * @param valuePerConversion of one more conversion
         * @param cost of the change, more than 0, in the same money
         * @return value per cost
         * @throws IllegalArgumentException if the value is not finite, the cost not positive, or their ratio beyond a double
         */
        public double valuePerCost(double valuePerConversion, double cost) {
            Arguments.finite("valuePerConversion", valuePerConversion);
            double more = moreConversions();
            double all = more * valuePerConversion;
            double each = Double.isFinite(all)
                    ? all / Arguments.positive("cost", cost)
                    : more * (valuePerConversion / Arguments.positive("cost", cost));
            if (!Double.isFinite(each)) {
                throw new IllegalArgumentException("cost must not be so small beside a value per conversion of "
                        + valuePerConversion + " but was " + cost);
            }
            return each;
        }
    }

    /**
     * Works the change out.
     *
     * @param confidence of the limits, from 0.5 to below 1
     * @return the outcome; insufficient if nobody reaches the last step, so that nothing is known of those who would
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<Outcome> outcome(double confidence) {
        Significance.required(confidence);
        long entrants = summary.counts().get(0);
        if (entrants == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "no journey is at the first step");
        }
        double now = 1;
        double then = 1;
        for (FunnelSummary.Step step : summary.steps()) {
            if (isRequired(step)) {
                double r = rate(step);
                if (!(r > 0)) {
                    return Result.insufficient(
                            Reason.ZERO_BASE,
                            "nobody reaches \"" + step.name() + "\": nothing is known of those who would");
                }
                now *= r;
                then *= changed(step, r);
            }
        }
        double variance = 0;
        for (FunnelSummary.Step step : summary.steps()) {
            if (isRequired(step)) {
                double r = rate(step);
                double slope = then * (1 - share(step)) / changed(step, r) - now / r;
                variance += slope
                        * slope
                        * r
                        * (1 - r)
                        / step.ofStepBefore().orElseThrow().whole();
            }
        }
        double half = Distributions.normalTwoSided(confidence) * Math.sqrt(variance);
        double gap = then - now;
        return Result.of(new Outcome(
                now,
                then,
                new ConfidenceInterval(gap - half, gap + half, confidence, "delta"),
                entrants,
                Evidence.of(RULE, entrants)));
    }

    private boolean isRequired(FunnelSummary.Step step) {
        return step.number() > 0 && !summary.funnel().optional().contains(step.name());
    }

    private static double rate(FunnelSummary.Step step) {
        return step.ofStepBefore().flatMap(rate -> rate.value()).toOptional().orElse(0.0);
    }

    private double share(FunnelSummary.Step step) {
        return kept.getOrDefault(step.name(), 0.0);
    }

    private double changed(FunnelSummary.Step step, double r) {
        return r + share(step) * (1 - r);
    }
}
