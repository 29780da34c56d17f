package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.journey.FrictionPoint;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.Objects;

/**
 * How bad a friction point is: severity · frequency, with frequency = affected / exposed journeys.
 *
 * @param frequency share of the exposed journeys that met it, 0 to 1; insufficient if none was exposed
 * @param score severity · frequency, 0 to 1; insufficient if none was exposed
 * @since 0.1.0
 */
public record FrictionScore(Result<Double> frequency, Result<Double> score) {
    /** Checks that the parts are there. */
    public FrictionScore {
        Objects.requireNonNull(frequency, "frequency");
        Objects.requireNonNull(score, "score");
    }

    /** The rule that the score follows. */
    public static final Rule RULE = Rule.convention("friction.score", "Friction", "severity by frequency");

    /** The rule of {@link #riskPriority}. */
    public static final Rule RISK_PRIORITY_RULE = Rule.published(
            "friction.risk-priority",
            "Risk priority number",
            "MIL-P-1629 1949; IEC 60812, 2018, failure mode and effects analysis");

    private static final int HIGHEST_RATING = 10;

    /**
     * Scores a friction point.
     *
     * @param severity how much it hurts, 0 to 1
     * @param affected journeys that met it, 0 to exposed
     * @param exposed journeys that could have met it
     * @return frequency and score
     * @throws IllegalArgumentException if one is out of range
     */
    public static FrictionScore of(double severity, long affected, long exposed) {
        Arguments.share("severity", severity);
        Arguments.notNegative("affected", affected);
        if (affected > exposed) {
            throw new IllegalArgumentException(affected + " affected journeys of only " + exposed + " exposed");
        }
        Result<Double> frequency = exposed == 0
                ? Result.insufficient(Reason.ZERO_BASE, "no journey was exposed")
                : Result.of((double) affected / exposed);
        return new FrictionScore(frequency, frequency.map(share -> severity * share));
    }

    /**
     * Scores a friction point of a map.
     *
     * @param point the friction point
     * @return frequency and score
     */
    public static FrictionScore of(FrictionPoint point) {
        return of(point.severity(), point.affected(), point.exposed());
    }

    /**
     * The risk priority number of failure mode and effects analysis.
     *
     * @param severity 1 to 10
     * @param occurrence 1 to 10
     * @param detection 1 to 10, 10 = hardest to detect
     * @return the product, 1 to 1000
     * @throws IllegalArgumentException if a rating is out of range
     */
    public static int riskPriority(int severity, int occurrence, int detection) {
        Arguments.within("severity", severity, 1, HIGHEST_RATING);
        Arguments.within("occurrence", occurrence, 1, HIGHEST_RATING);
        Arguments.within("detection", detection, 1, HIGHEST_RATING);
        return severity * occurrence * detection;
    }
}
