package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Names;
import java.util.Arrays;
import java.util.Locale;

/**
 * What an order of amount 0 means.
 *
 * @since 0.1.0
 */
public enum FreeOrderPolicy {
    /** A purchase like any other. */
    COUNT,
    /** Left out and counted as such. */
    IGNORE,
    /** Refused. */
    REJECT;

    /**
     * The policy as it is written in files and results.
     *
     * @return a fixed key such as {@code count}
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The policy of a name.
     *
     * @param name its key; case does not matter
     * @return the policy
     * @throws IllegalArgumentException if there is none of that name; the nearest is named
     */
    public static FreeOrderPolicy named(String name) {
        return Arrays.stream(values())
                .filter(policy -> Names.isSame(name, policy.name()))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        "policy of free orders",
                        name,
                        Arrays.stream(values()).map(FreeOrderPolicy::key).toList()));
    }
}
