package io.github.cxkit.service.personalization;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of what a team needs to know of a customer is filled in, and how fresh it still is.
 *
 * <p>filled = required attributes with a value / required; freshness = sum of 2^(-age/half-life) over the filled ones /
 * required. An attribute without a half-life, such as a birthday, does not age. Attributes that are not required count
 * nowhere; a required one that is absent is empty. A summary over several profiles; those
 * of other attributes or half-lives are not added to these.
 *
 * @param definition what a team needs to know
 * @param required required attributes
 * @param filled those with a value
 * @param fresh sum of their freshness, 0 to filled
 * @since 0.1.0
 */
public record ProfileCompleteness(Definition definition, long required, long filled, double fresh) {

    /** The rule behind the share that is filled. */
    public static final Rule RULE = Rule.convention(
            "customer360.completeness", "Profile completeness", "filled required attributes, aged by half-life");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ProfileCompleteness {
        Objects.requireNonNull(definition, "definition");
        Arguments.within("filled", filled, 0, required);
        Arguments.within("fresh", fresh, 0, (double) filled);
    }

    /**
     * What a team needs to know of a customer, and how fast it ages.
     *
     * @param required names of the attributes, in alphabetical order; unmodifiable
     * @param halfLives attribute to the days after which its value is half as good, more than 0; absent if it does not age;
     *     unmodifiable
     */
    public record Definition(Set<String> required, Map<String, Double> halfLives) {
        /**
         * Checks the half-lives.
         *
         * @throws IllegalArgumentException if a half-life is not positive
         */
        public Definition {
            required = Copies.sorted("required", required);
            halfLives = Copies.sorted("halfLives", halfLives);
            halfLives.forEach((attribute, halfLife) -> Arguments.positive("half-life of " + attribute, halfLife));
        }
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
        return new ProfileCompleteness(new Definition(required, halfLives), 0, 0, 0).add(ages);
    }

    /**
     * Looks at profiles.
     *
     * @param definition what a team needs to know
     * @return a summarizer, with bytes, of profiles: attribute to days since its value was last confirmed, 0 or more; null or
     *     absent if it is empty
     */
    public static Summarizer<Map<String, ? extends @Nullable Double>, ProfileCompleteness> summarizer(
            Definition definition) {
        return Summarizer.<Map<String, ? extends @Nullable Double>, ProfileCompleteness>folding(
                        new ProfileCompleteness(definition, 0, 0, 0),
                        ProfileCompleteness::add,
                        ProfileCompleteness::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.definition,
                                out -> out.count(all.required).count(all.filled).real(all.fresh)),
                        bytes -> Bytes.read(
                                "profile completeness",
                                definition,
                                bytes,
                                in -> new ProfileCompleteness(definition, in.count(), in.count(), in.real())));
    }

    private ProfileCompleteness add(Map<String, ? extends @Nullable Double> ages) {
        ages.forEach((attribute, age) -> {
            if (age != null) {
                Arguments.notNegative("age", attribute, (double) age);
            }
        });
        long more = 0;
        double fresher = 0;
        for (String attribute : definition.required) {
            Double age = ages.get(attribute);
            if (age != null) {
                more++;
                Double halfLife = definition.halfLives.get(attribute);
                fresher += halfLife == null ? 1 : Math.pow(2, -age / halfLife);
            }
        }
        return merge(new ProfileCompleteness(definition, definition.required.size(), more, fresher));
    }

    /**
     * These and other counts together.
     *
     * @param other counts of other profiles
     * @return the sums
     * @throws IllegalArgumentException if attributes or half-lives differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ProfileCompleteness merge(ProfileCompleteness other) {
        Definitions.of("profiles")
                .same("required", definition.required, other.definition.required)
                .same("half-lives", definition.halfLives, other.definition.halfLives);
        return new ProfileCompleteness(
                definition,
                Counts.sum(required, other.required),
                Counts.sum(filled, other.filled),
                fresh + other.fresh);
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
