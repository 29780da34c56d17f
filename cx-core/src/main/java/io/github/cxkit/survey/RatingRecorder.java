package io.github.cxkit.survey;

import java.util.concurrent.atomic.LongAdder;

/**
 * A live tally that many threads record into. Recording one rating takes no lock and allocates nothing; {@link #snapshot}
 * may run at any time beside it.
 *
 * <p>A snapshot holds every rating whose recording had returned before the snapshot began, and possibly some of those
 * under way; no rating is ever lost or counted twice.
 *
 * @since 0.1.0
 */
public final class RatingRecorder {

    private final Scale scale;
    private final int min;
    private final int[] indexByOffset;
    private final LongAdder[] counts;
    private final LongAdder blank = new LongAdder();
    private final LongAdder notApplicable = new LongAdder();
    private final LongAdder invalid = new LongAdder();

    /**
     * An empty recorder.
     *
     * @param scale the scale
     */
    public RatingRecorder(Scale scale) {
        this.scale = scale;
        this.min = scale.min();
        this.indexByOffset = RatingTally.offsets(scale);
        this.counts = new LongAdder[scale.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /**
     * Records a rating.
     *
     * @param rating a point of the scale
     * @throws IllegalArgumentException if the rating is not on the scale; nothing is recorded then
     */
    public void record(int rating) {
        int offset = rating - min;
        int index = offset >= 0 && offset < indexByOffset.length ? indexByOffset[offset] : -1;
        if (index < 0) {
            throw new IllegalArgumentException("rating must be on the scale " + scale + " but was " + rating);
        }
        counts[index].increment();
    }

    /**
     * Records an answer; an invalid one is counted as such.
     *
     * @param answer the answer
     * @throws IllegalArgumentException if the answer is a rating that is not on the scale; nothing is recorded then
     */
    public void record(Answer answer) {
        if (answer instanceof Answer.Rating rating) {
            record(rating.value());
        } else if (answer instanceof Answer.Blank) {
            blank.increment();
        } else if (answer instanceof Answer.NotApplicable) {
            notApplicable.increment();
        } else {
            invalid.increment();
        }
    }

    /**
     * What has been recorded.
     *
     * @return an immutable tally
     */
    public RatingTally snapshot() {
        long[] now = new long[counts.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = counts[i].sum();
        }
        return RatingTally.ofCounts(scale, now, blank.sum(), notApplicable.sum(), invalid.sum());
    }
}
