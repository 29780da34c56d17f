package io.github.cxkit.score;

import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was left out of a result, by reason.
 *
 * <p>A mergeable summary: {@link #NONE} is empty, {@link #merge} adds. Reasons with a count of 0 are not kept.
 *
 * @param counts reason to number left out, in alphabetical order; unmodifiable
 * @since 0.1.0
 */
public record Exclusions(Map<String, Long> counts) {

    /** Nothing left out. */
    public static final Exclusions NONE = new Exclusions(Map.of());

    /**
     * Copies the counts.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public Exclusions {
        Copies.whole("counts", counts);
        var kept = new TreeMap<String, Long>();
        counts.forEach((reason, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("exclusions for \"" + reason + "\" must be >= 0 but was " + count);
            }
            if (count > 0) {
                kept.put(reason, count);
            }
        });
        counts = Collections.unmodifiableMap(kept);
    }

    /**
     * Counts reasons.
     *
     * @return a summarizer, with bytes, of the reason of each thing left out
     */
    public static Summarizer<String, Exclusions> summarizer() {
        return Summarizer.<String, Exclusions>folding(
                        NONE, (all, reason) -> all.merge(new Exclusions(Map.of(reason, 1L))), Exclusions::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            out.count(all.counts.size());
                            all.counts.forEach(
                                    (reason, count) -> out.text(reason).count(count));
                        }),
                        bytes -> Bytes.read("summary of exclusions", "", bytes, in -> {
                            Map<String, Long> counts = new TreeMap<>();
                            for (int left = in.length(); left > 0; left--) {
                                counts.put(in.text(), in.count());
                            }
                            Exclusions read = new Exclusions(counts);
                            read.total();
                            return read;
                        }));
    }

    /**
     * How many were left out for one reason.
     *
     * @param reason the reason
     * @return the count, 0 if there is none
     */
    public long count(String reason) {
        return counts.getOrDefault(reason, 0L);
    }

    /**
     * How many were left out in all.
     *
     * @return the sum of all counts
     * @throws ArithmeticException if the sum exceeds the range of a long
     */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).reduce(0, Counts::sum);
    }

    /**
     * These and others together.
     *
     * @param other the others
     * @return the sums by reason
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Exclusions merge(Exclusions other) {
        var sum = new TreeMap<>(counts);
        other.counts.forEach((reason, count) -> sum.merge(reason, count, Counts::sum));
        return new Exclusions(sum);
    }

    @Override
    public String toString() {
        return counts.isEmpty()
                ? "nothing left out"
                : counts.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", "));
    }
}
