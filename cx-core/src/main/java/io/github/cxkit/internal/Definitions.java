package io.github.cxkit.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses to add summaries of different definitions, and names what differs. */
public final class Definitions {

    private final String summaries;

    private Definitions(String summaries) {
        this.summaries = summaries;
    }

    /**
     * Starts a check.
     *
     * @param summaries what is to be merged, in the plural
     * @return a check that refuses nothing yet
     */
    public static Definitions of(String summaries) {
        return new Definitions(summaries);
    }

    /**
     * One part of the definition.
     *
     * @param part its name
     * @param one that of the one summary
     * @param other that of the other
     * @return this
     * @throws IllegalArgumentException if they differ
     */
    public Definitions same(String part, @Nullable Object one, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            throw new IllegalArgumentException(
                    summaries + " of different definitions cannot be merged: " + part + " " + one + " and " + other);
        }
        return this;
    }
}
