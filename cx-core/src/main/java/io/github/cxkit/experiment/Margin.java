package io.github.cxkit.experiment;

import io.github.cxkit.internal.Arguments;
import java.util.Objects;

/**
 * How much worse a treatment may be and still pass.
 *
 * @param kind in the unit of the metric, or as a fraction of the control
 * @param size more than 0; a relative one below 1
 * @since 0.1.0
 */
public record Margin(Kind kind, double size) {

    /** What a margin is measured in. */
    public enum Kind {
        /** The unit of the metric. */
        ABSOLUTE,
        /** A fraction of the control. */
        RELATIVE
    }

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the size is not positive (a margin of 0 is superiority) or a relative one not below 1
     */
    public Margin {
        Objects.requireNonNull(kind, "kind");
        Arguments.positive("margin", size);
        if (kind == Kind.RELATIVE && size >= 1) {
            throw new IllegalArgumentException("a relative margin must be below 1 but was " + size);
        }
    }
}
