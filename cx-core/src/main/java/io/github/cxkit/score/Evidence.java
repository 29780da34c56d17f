package io.github.cxkit.score;

import java.util.Objects;

/**
 * What a result stands on: the rule, how many observations it used, and what it left out.
 *
 * @param rule the rule that was applied
 * @param n observations used
 * @param excluded observations left out, by reason
 * @since 0.1.0
 */
public record Evidence(Rule rule, long n, Exclusions excluded) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if n is negative
     */
    public Evidence {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(excluded, "excluded");
        if (n < 0) {
            throw new IllegalArgumentException("n must be >= 0 but was " + n);
        }
    }

    /**
     * Evidence with nothing left out.
     *
     * @param rule the rule that was applied
     * @param n observations used
     * @return the evidence
     */
    public static Evidence of(Rule rule, long n) {
        return new Evidence(rule, n, Exclusions.NONE);
    }
}
