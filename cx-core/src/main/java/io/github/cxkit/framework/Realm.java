package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.Map;

/**
 * The four realms of an experience (Pine and Gilmore 1998): passive or active participation, absorbing or immersive
 * connection.
 *
 * @since 0.1.0
 */
public enum Realm {
    /** Passive and absorbing. */
    ENTERTAINMENT,
    /** Active and absorbing. */
    EDUCATION,
    /** Active and immersive. */
    ESCAPIST,
    /** Passive and immersive. */
    ESTHETIC;

    /**
     * The realm of an experience. 0 counts as active and as immersive (this library's convention).
     *
     * @param participation -1 passive to 1 active
     * @param connection -1 absorption to 1 immersion
     * @return the realm
     * @throws IllegalArgumentException if a number is outside -1..1
     */
    public static Realm of(double participation, double connection) {
        Arguments.within("participation", participation, -1, 1);
        Arguments.within("connection", connection, -1, 1);
        if (participation >= 0) {
            return connection >= 0 ? ESCAPIST : EDUCATION;
        }
        return connection >= 0 ? ESTHETIC : ENTERTAINMENT;
    }

    /**
     * How evenly the realms are used: entropy of the normalised intensities / ln 4 (this library's convention). The source
     * calls an experience that uses all four the sweet spot.
     *
     * @param intensities realm to intensity, 0 or more; a realm not named has 0
     * @return 0 if one realm stands alone, 1 if all are equal; insufficient if all are 0
     * @throws IllegalArgumentException if an intensity is negative or not finite
     */
    public static Result<Double> sweetSpot(Map<Realm, Double> intensities) {
        double largest = 0;
        for (Map.Entry<Realm, Double> entry : intensities.entrySet()) {
            largest = Math.max(largest, Arguments.notNegative("intensity of " + entry.getKey(), entry.getValue()));
        }
        if (largest == 0) {
            return Result.insufficient(Reason.ZERO_BASE, "no realm has any intensity");
        }
        double total = 0;
        for (double intensity : intensities.values()) {
            // in units of the largest, so that the sum cannot overflow
            total += intensity / largest;
        }
        double entropy = 0;
        for (double intensity : intensities.values()) {
            double share = intensity / largest / total;
            entropy -= share == 0 ? 0 : share * Math.log(share);
        }
        return Result.of(Math.min(1, Math.max(0, entropy / Math.log(values().length))));
    }
}
