package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Rule;
import java.util.Objects;

/**
 * Revenue if a range of uplifts came true: base (1 + market growth + uplift), not compounded.
 *
 * @param base revenue today, money, 0 or more
 * @param marketGrowth growth of the market, a fraction such as 0.03
 * @param upliftLow lower uplift on top of the market, a fraction
 * @param upliftHigh higher uplift, a fraction
 * @param standing what the uplift rests on, for people to read beside the figures
 * @since 0.1.0
 */
public record RevenueScenario(double base, double marketGrowth, double upliftLow, double upliftHigh, String standing) {

    private static final double LARGEST = 1e300;

    /** The rule. */
    public static final Rule RULE = Rule.convention(
            "value.revenue-scenario", "Revenue scenario", "base (1 + market growth + uplift), not compounded");

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range or low is above high
     */
    public RevenueScenario {
        Arguments.within("base", base, 0, LARGEST);
        Arguments.within("marketGrowth", marketGrowth, -1, 1);
        Arguments.within("upliftLow", upliftLow, -1, 1);
        Arguments.within("upliftHigh", upliftHigh, -1, 1);
        Objects.requireNonNull(standing, "standing");
        if (upliftLow > upliftHigh) {
            throw new IllegalArgumentException("upliftLow " + upliftLow + " is above upliftHigh " + upliftHigh);
        }
    }

    /**
     * The often quoted 4 to 8 per cent above the market of companies that lead in customer experience.
     *
     * @param base revenue today, money
     * @param marketGrowth growth of the market, a fraction
     * @return a scenario labelled as an association, not an effect
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static RevenueScenario quotedLeaders(double base, double marketGrowth) {
        return new RevenueScenario(
                base,
                marketGrowth,
                0.04,
                0.08,
                "figure quoted for experience leaders, without a source: an association, not an effect");
    }

    /**
     * Revenue at the lower uplift.
     *
     * @return money
     */
    public double revenueLow() {
        return base * (1 + marketGrowth + upliftLow);
    }

    /**
     * Revenue at the higher uplift.
     *
     * @return money
     */
    public double revenueHigh() {
        return base * (1 + marketGrowth + upliftHigh);
    }

    /**
     * What the lower uplift adds to the market's growth.
     *
     * @return money
     */
    public double incrementalLow() {
        return base * upliftLow;
    }

    /**
     * What the higher uplift adds to the market's growth.
     *
     * @return money
     */
    public double incrementalHigh() {
        return base * upliftHigh;
    }
}
