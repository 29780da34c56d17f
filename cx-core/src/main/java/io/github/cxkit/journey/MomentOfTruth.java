package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import java.util.Objects;

/**
 * A place on a map where trust is won or lost.
 *
 * @param touchpoint id of its touchpoint
 * @param kind zero, first, second, ultimate or pain
 * @param importance how much it decides, 0 to 1: stated, a driver's share, or a removal effect
 * @param performance how well it goes, 0 to 1
 * @since 0.1.0
 */
public record MomentOfTruth(String touchpoint, MomentKind kind, double importance, double performance) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public MomentOfTruth {
        Arguments.notBlank("touchpoint of a moment of truth", touchpoint);
        Objects.requireNonNull(kind, "kind");
        Arguments.share("importance of " + touchpoint, importance);
        Arguments.share("performance of " + touchpoint, performance);
    }
}
