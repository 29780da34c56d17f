package io.github.cxkit.survey;

import io.github.cxkit.internal.Arguments;
import java.nio.charset.StandardCharsets;

/**
 * A sample that every machine draws alike, today and tomorrow, without storing who is in it.
 *
 * <p>Each key has one fixed number in [0, 1), from a hash (64-bit FNV-1a with a final mix) of salt and key; it is in a
 * sample of share p if that number is below p. So a larger share keeps everybody of the smaller one, and another salt draws
 * afresh.
 *
 * @since 0.1.0
 */
public final class StableSample {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private StableSample() {}

    /**
     * Whether a key is in the sample.
     *
     * @param key who, such as a customer id
     * @param salt what the sample is for, such as a survey and its wave
     * @param share size of the sample, 0 to 1
     * @return true if it is
     * @throws IllegalArgumentException if the share is out of range
     */
    public static boolean contains(String key, String salt, double share) {
        return position(key, salt) < Arguments.share("share", share);
    }

    /**
     * The fixed number of a key.
     *
     * @param key who
     * @param salt what the sample is for
     * @return 0 or more, below 1
     */
    public static double position(String key, String salt) {
        long hash = add(add(FNV_OFFSET, salt) * FNV_PRIME, key);
        // FNV-1a alone leaves the high bits of short keys alike
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        hash *= 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static long add(long start, String text) {
        long hash = start;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
