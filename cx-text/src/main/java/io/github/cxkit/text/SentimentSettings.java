package io.github.cxkit.text;

import io.github.cxkit.internal.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind the sentiment of a remark; {@link #standard()} suits everybody who has no measured reason to change one.
 *
 * <p>Normaliser, turned valence, weights around a contrast and thresholds after VADER (Hutto, Gilbert 2014); how far a
 * negation reaches, and when a remark is mixed, are this library's convention.
 *
 * @since 0.1.0
 */
public final class SentimentSettings {

    private static final SentimentSettings STANDARD = new SentimentSettings(5, 0.74, 0.5, 1.5, 15, 0.05, 0.5);

    private final int reach;
    private final double turned;
    private final double beforeContrast;
    private final double afterContrast;
    private final double alpha;
    private final double decidedFrom;
    private final double mixedFrom;

    private SentimentSettings(
            int reach,
            double turned,
            double beforeContrast,
            double afterContrast,
            double alpha,
            double decidedFrom,
            double mixedFrom) {
        this.reach = (int) Arguments.within("reach", (long) reach, 0, 1_000);
        this.turned = Arguments.within("turned", turned, 0, 1);
        this.beforeContrast = Arguments.within("weight before a contrast", beforeContrast, 0, 10);
        this.afterContrast = Arguments.within("weight after a contrast", afterContrast, 0, 10);
        this.alpha = Arguments.positive("alpha", alpha);
        this.decidedFrom = Arguments.within("decidedFrom", decidedFrom, 0, 1);
        this.mixedFrom = Arguments.within("mixedFrom", mixedFrom, 0, 1);
    }

    /**
     * A negation reaches five words and turns v into -0.74 v; half before a contrast and one and a half after it; alpha 15;
     * decided from 0.05; mixed where the smaller side is at least half of the larger.
     *
     * @return the settings
     */
    public static SentimentSettings standard() {
        return STANDARD;
    }

    /**
     * The same with another reach of a negation.
     *
     * @param words within how many words a valued entry must begin, 0 or more; 0 turns nothing
     * @return the changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public SentimentSettings withReach(int words) {
        return new SentimentSettings(words, turned, beforeContrast, afterContrast, alpha, decidedFrom, mixedFrom);
    }

    /**
     * The same with another strength of a turned word.
     *
     * @param share a negated valence v becomes -share v, 0 to 1
     * @return the changed copy
     * @throws IllegalArgumentException if the share is out of range
     */
    public SentimentSettings withTurned(double share) {
        return new SentimentSettings(reach, share, beforeContrast, afterContrast, alpha, decidedFrom, mixedFrom);
    }

    /**
     * The same with other weights around a contrast.
     *
     * @param before factor of what stands before it, 0 to 10
     * @param after factor of what stands after it, 0 to 10
     * @return the changed copy
     * @throws IllegalArgumentException if a factor is out of range
     */
    public SentimentSettings withContrast(double before, double after) {
        return new SentimentSettings(reach, turned, before, after, alpha, decidedFrom, mixedFrom);
    }

    /**
     * The same with another normaliser of the sum s: sentiment = s / sqrt(s² + alpha).
     *
     * @param normaliser above 0
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public SentimentSettings withAlpha(double normaliser) {
        return new SentimentSettings(reach, turned, beforeContrast, afterContrast, normaliser, decidedFrom, mixedFrom);
    }

    /**
     * The same with other thresholds of the labels.
     *
     * @param decided sentiment from which a remark is positive or negative, 0 to 1
     * @param mixed share of the larger side from which the smaller one makes it mixed, 0 to 1
     * @return the changed copy
     * @throws IllegalArgumentException if a threshold is out of range
     */
    public SentimentSettings withThresholds(double decided, double mixed) {
        return new SentimentSettings(reach, turned, beforeContrast, afterContrast, alpha, decided, mixed);
    }

    int reach() {
        return reach;
    }

    double turned() {
        return turned;
    }

    double beforeContrast() {
        return beforeContrast;
    }

    double afterContrast() {
        return afterContrast;
    }

    double alpha() {
        return alpha;
    }

    double decidedFrom() {
        return decidedFrom;
    }

    double mixedFrom() {
        return mixedFrom;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SentimentSettings that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Such as {@code reach 5, turned 0.74, contrast 0.5 to 1.5, alpha 15.0, decided 0.05, mixed 0.5}. */
    @Override
    public String toString() {
        return "reach " + reach + ", turned " + turned + ", contrast " + beforeContrast + " to " + afterContrast
                + ", alpha " + alpha + ", decided " + decidedFrom + ", mixed " + mixedFrom;
    }
}
