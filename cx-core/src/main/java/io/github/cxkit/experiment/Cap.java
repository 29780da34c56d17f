package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import java.util.Objects;

/**
 * Where large values are cut: a value, or a quantile of all arms together. A cap per arm would hide the effect.
 *
 * @param by a value or a quantile
 * @param at the value, 0 or more; or the quantile, above 0 and at most 1
 * @since 0.1.0
 */
public record Cap(By by, double at) {

    /** What the number means. */
    public enum By {
        /** The value itself. */
        VALUE,
        /** A quantile (type 7) of the values of both arms. */
        POOLED_QUANTILE,
        /** A quantile of the values other than 0: of buyers. */
        POOLED_QUANTILE_OF_NONZERO
    }

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the value is negative or the quantile outside (0, 1]
     */
    public Cap {
        Objects.requireNonNull(by, "by");
        if (by == By.VALUE) {
            Arguments.notNegative("cap", at);
        } else if (!(at > 0 && at <= 1)) {
            throw new IllegalArgumentException("a cap's quantile must lie in (0, 1] but was " + at);
        }
    }
}
