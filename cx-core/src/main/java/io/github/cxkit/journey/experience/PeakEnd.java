package io.github.cxkit.journey.experience;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.Collections;
import java.util.List;

/**
 * What people remember of an experience: the mean of its peak and its end, whatever its length.
 *
 * <p>Emotions run from -1 to 1 in time order. Inserting a milder moment in the middle changes nothing. Equal intensity
 * counts for the negative one (this library's convention).
 *
 * @param peak emotion at the peak
 * @param end emotion at the end
 * @param mean mean of all, which memory does not follow
 * @param worst smallest
 * @param best largest
 * @see <a href="https://doi.org/10.1037/0022-3514.65.1.45">Fredrickson, Kahneman 1993</a>
 * @since 0.1.0
 */
public record PeakEnd(double peak, double end, double mean, double worst, double best) {

    /** The rule that the score follows. */
    public static final Rule RULE = Rule.published(
            "journey.peak-end", "Peak-end", "Fredrickson, Kahneman 1993; ties to the negative one are ours");

    /** Checks the range. */
    public PeakEnd {
        Arguments.within("peak", peak, -1, 1);
        Arguments.within("end", end, -1, 1);
        Arguments.within("mean", mean, -1, 1);
        Arguments.within("worst", worst, -1, 1);
        Arguments.within("best", best, -1, 1);
    }

    /**
     * Applies the rule.
     *
     * @param emotions -1 to 1 each, in time order
     * @param peak which moment is the peak
     * @return the parts, or insufficient without emotions
     * @throws IllegalArgumentException if an emotion is out of range
     */
    public static Result<PeakEnd> of(List<Double> emotions, Peak peak) {
        DoubleSum sum = new DoubleSum();
        for (int i = 0; i < emotions.size(); i++) {
            sum.add(Arguments.within("emotions", i, emotions.get(i), -1, 1));
        }
        if (emotions.isEmpty()) {
            return Result.insufficient(Reason.NO_ANSWERS, "peak-end of no emotions");
        }
        double worst = Collections.min(emotions);
        double best = Collections.max(emotions);
        double top = switch (peak) {
            case MOST_INTENSE -> best > -worst ? best : worst;
            case POSITIVE -> best;
            case NEGATIVE -> worst;
        };
        return Result.of(
                new PeakEnd(top, emotions.get(emotions.size() - 1), sum.value() / emotions.size(), worst, best));
    }

    /**
     * (peak + end) / 2.
     *
     * @return -1 to 1
     */
    public double score() {
        return (peak + end) / 2;
    }

    /** Which moment is the peak. */
    public enum Peak {
        /** The largest absolute value; a tie goes to the negative one. */
        MOST_INTENSE,
        /** The largest value. */
        POSITIVE,
        /** The smallest value. */
        NEGATIVE
    }
}
