package io.github.cxkit.score;

import io.github.cxkit.internal.Copies;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Names for ranges of a value: below the first cut, between cuts, from the last cut on.
 *
 * <p>Half-open bands {@code [cut, next cut)}: a value on a cut belongs to the band above (this library's convention).
 * Bands are always somebody's opinion, so they carry the source that set them.
 *
 * <pre>{@code
 * Bands bands = new Bands(List.of(0.0, 50.0), List.of("poor", "good", "great"), "our service board, 2026");
 * bands.classify(50.0);  // "great"
 * }</pre>
 *
 * @param cuts strictly ascending
 * @param labels one more than cuts, none twice
 * @param source who set the cuts
 * @since 0.1.0
 */
public record Bands(List<Double> cuts, List<String> labels, String source) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the cuts are not finite and strictly ascending, or the labels do not fit
     */
    public Bands {
        cuts = Copies.list("cuts", cuts);
        labels = Copies.list("labels", labels);
        Objects.requireNonNull(source, "source");
        if (labels.size() != cuts.size() + 1) {
            throw new IllegalArgumentException("bands with " + cuts.size() + " cuts need " + (cuts.size() + 1)
                    + " labels but have " + labels.size());
        }
        if (new HashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException("a label appears more than once in " + labels);
        }
        double previous = Double.NEGATIVE_INFINITY;
        for (double cut : cuts) {
            if (!(cut > previous) || !Double.isFinite(cut)) {
                throw new IllegalArgumentException("cuts must be finite and strictly ascending but are " + cuts);
            }
            previous = cut;
        }
    }

    /**
     * The label of a value's band.
     *
     * @param value the value
     * @return its label
     * @throws IllegalArgumentException if the value is NaN or infinite
     */
    public String classify(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a banded value must be finite but was " + value);
        }
        int band = 0;
        while (band < cuts.size() && value >= cuts.get(band)) {
            band++;
        }
        return labels.get(band);
    }
}
