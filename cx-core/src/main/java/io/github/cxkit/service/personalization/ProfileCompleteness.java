package io.github.cxkit.service.personalization;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Rate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of what a team needs to know of a customer is filled in, and how fresh it still is.
 *
 * <p>filled = required attributes with a value / required; freshness = sum of 2^(-age/half-life) over the filled ones /
 * required. An attribute without a half-life, such as a birthday, does not age. Attributes that are not required count
 * nowhere; a required one that is absent is empty. A summary over several profiles: {@link #EMPTY} and {@link #merge}.
 *
 * @param required required attributes
 * @param filled those with a value
 * @param fresh sum of their freshness, 0 to filled
 * @since 0.1.0
 */
public record ProfileCompleteness(long required, long filled, double fresh) {

    /** The rule behind the share that is filled. */
    public static final Rule RULE = Rule.convention(
            "customer360.completeness", "Profile completeness", "filled required attributes, aged by half-life");

    /** No profile yet. */
    public static final ProfileCompleteness EMPTY = new ProfileCompleteness(0, 0, 0);

    /**
     * Checks the counts.
     *
     * @param required required attributes
     * @param filled those with a value
     * @param fresh sum of their freshness
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ProfileCompleteness {
        Arguments.within("filled", filled, 0, required);
        Arguments.within("fresh", fresh, 0, (double) filled);
    }

    /**
     * Looks at one profile.
     *
     * @param required names of the attributes a team needs
     * @param ages attribute to days since its value was last confirmed, 0 or more; null or absent if it is empty
     * @param halfLives attribute to the days after which its value is half as good, more than 0; absent if it does not age
     * @return the counts
     * @throws IllegalArgumentException if an age is negative or a half-life is not positive
     */
    public static ProfileCompleteness of(
            Set<String> required, Map<String, ? extends @Nullable Double> ages, Map<String, Double> halfLives) {
        ages.forEach((attribute, age) -> {
            if (age != null) {
                Arguments.notNegative("age of " + attribute, (double) age);
            }
        });
        halfLives.forEach((attribute, halfLife) -> Arguments.positive("half-life of " + attribute, halfLife));
        long filled = 0;
        double fresh = 0;
        for (String attribute : required) {
            Double age = ages.get(attribute);
            if (age != null) {
                filled++;
                Double halfLife = halfLives.get(attribute);
                fresh += halfLife == null ? 1 : Math.pow(2, -age / halfLife);
            }
        }
        return new ProfileCompleteness(required.size(), filled, fresh);
    }

    /**
     * These and other counts together.
     *
     * @param other counts of other profiles
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ProfileCompleteness merge(ProfileCompleteness other) {
        return new ProfileCompleteness(
                Math.addExact(required, other.required), Math.addExact(filled, other.filled), fresh + other.fresh);
    }

    /**
     * filled / required.
     *
     * @return the rate; insufficient if nothing is required
     */
    public Rate filledRate() {
        return new Rate(RULE, filled, required);
    }

    /**
     * Mean freshness of the required attributes, an empty one counting 0.
     *
     * @return 0 to 1; insufficient if nothing is required
     */
    public Result<Double> freshness() {
        return required == 0
                ? Result.insufficient(Reason.ZERO_BASE, "freshness: no attribute is required")
                : Result.of(fresh / required);
    }
}
