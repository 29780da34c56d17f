package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.KaplanMeier;
import java.util.Objects;

/**
 * Hours of people's work that the machine takes over: matters it handled alone, times the median that people need for one, with
 * the limits of that median. (A convention of this library.)
 *
 * <p>It takes for granted that people would have needed as long for these matters as for their own. The machine is given the easy
 * ones, so the truth is likely lower: say so beside the number.
 *
 * <pre>{@code
 * KaplanMeier handling = KaplanMeier.summarizer(KaplanMeier.Definition.of("handled", KaplanMeier.Unit.MINUTES))
 *         .summarize(List.of(new KaplanMeier.Duration(12, true), new KaplanMeier.Duration(30, true)));
 * new HoursFreed(100, handling).hours().orElseThrow();  // ==> 20.0
 * }</pre>
 *
 * @param automated matters that the machine handled alone, such as {@link Automation#bot()}
 * @param handling how long people worked on theirs; those still in work are censored
 * @since 0.1.0
 */
public record HoursFreed(long automated, KaplanMeier handling) {

    /** The rule behind the hours. */
    public static final Rule RULE = Rule.convention(
            "service.hours-freed",
            "Hours freed",
            "matters handled by the machine alone * median handling time of people");

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MINUTES_PER_HOUR = 60;

    /**
     * Checks the count and the unit.
     *
     * @throws IllegalArgumentException if the count is negative, or times are not counted in seconds, minutes or hours
     */
    public HoursFreed {
        Arguments.notNegative("automated", automated);
        Objects.requireNonNull(handling, "handling");
        perHour(handling);
    }

    private static double perHour(KaplanMeier times) {
        KaplanMeier.Definition definition = times.definition();
        if (definition == null) {
            throw new IllegalArgumentException("handling times must say their unit");
        }
        return switch (definition.unit()) {
            case SECONDS -> SECONDS_PER_HOUR;
            case MINUTES -> MINUTES_PER_HOUR;
            case HOURS -> 1;
            case DAYS, WEEKS, MONTHS, YEARS ->
                throw new IllegalArgumentException("handling times in " + definition.unit()
                        + " are no working time: give seconds, minutes or hours of work");
        };
    }

    /**
     * The hours.
     *
     * @return automated * median, insufficient if not half of people's matters were seen to their end
     */
    public Result<Double> hours() {
        double perHour = perHour(handling);
        return handling.median().map(median -> automated * median / perHour);
    }

    /**
     * Limits of the hours; the count is taken as known.
     *
     * @param confidence level, strictly between 0 and 1
     * @return the limits of the median times the count, insufficient if the median has none
     * @throws IllegalArgumentException if the level is out of range
     */
    public Result<ConfidenceInterval> interval(double confidence) {
        double perHour = perHour(handling);
        return handling.medianInterval(confidence).map(limits -> limits.map(median -> automated * median / perHour));
    }

    /**
     * What they stand on.
     *
     * @return the rule and the number of people's matters
     */
    public Evidence evidence() {
        return Evidence.of(RULE, handling.n());
    }
}
