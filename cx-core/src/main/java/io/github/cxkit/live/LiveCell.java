package io.github.cxkit.live;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Where one combination of question and values is recorded: from any number of threads, without a lock.
 *
 * <p>A call adds 1 to two counters that other threads seldom touch, and allocates nothing, save for the one call that opens a
 * new pane. Get it once from {@link LiveRatings#cell} and keep it.
 *
 * @since 0.1.0
 */
public final class LiveCell {

    /** Counters of one stripe begin this many longs apart at least, so that two threads seldom share a cache line. */
    private static final int LINE = 16;

    private static final int MOST_STRIPES = 8;
    private static final int STRIPES = Math.min(
            MOST_STRIPES, Integer.highestOneBit(2 * Runtime.getRuntime().availableProcessors()));

    private static final int BLANK = 0;
    private static final int NOT_APPLICABLE = 1;
    private static final int INVALID = 2;
    private static final int OTHERS = 3;

    private final Scale scale;
    private final int min;
    private final int[] indexByOffset;
    private final int width;
    private final int stride;
    private final long paneMillis;
    private final AtomicLongArray total;
    private final AtomicReferenceArray<@Nullable Pane> ring;
    private final LongAdder late = new LongAdder();

    LiveCell(Scale scale, long paneMillis, int panes) {
        this.scale = scale;
        this.min = scale.min();
        this.indexByOffset = new int[scale.max() - min + 1];
        for (int offset = 0; offset < indexByOffset.length; offset++) {
            indexByOffset[offset] = scale.indexOf(min + offset);
        }
        this.width = scale.size() + OTHERS;
        this.stride = (width + LINE - 1) / LINE * LINE;
        this.paneMillis = paneMillis;
        this.total = new AtomicLongArray(STRIPES * stride);
        this.ring = new AtomicReferenceArray<>(panes);
    }

    /**
     * Records a rating.
     *
     * @param rating a point of the scale
     * @param epochMillis when it was given, in milliseconds from 1970; older than the kept panes counts in the total only
     * @throws IllegalArgumentException if the rating is not on the scale; nothing is recorded then
     */
    public void record(int rating, long epochMillis) {
        int offset = rating - min;
        int index = offset >= 0 && offset < indexByOffset.length ? indexByOffset[offset] : -1;
        if (index < 0) {
            throw new IllegalArgumentException("rating must be on the scale " + scale + " but was " + rating);
        }
        count(index, epochMillis);
    }

    /**
     * Records an answer; an invalid one is counted as such.
     *
     * @param answer the answer
     * @param epochMillis when it was given, in milliseconds from 1970
     * @throws IllegalArgumentException if the answer is a rating off the scale; nothing is recorded then
     */
    public void record(Answer answer, long epochMillis) {
        if (answer instanceof Answer.Rating rating) {
            record(rating.value(), epochMillis);
        } else if (answer instanceof Answer.Blank) {
            count(scale.size() + BLANK, epochMillis);
        } else if (answer instanceof Answer.NotApplicable) {
            count(scale.size() + NOT_APPLICABLE, epochMillis);
        } else {
            count(scale.size() + INVALID, epochMillis);
        }
    }

    private void count(int index, long epochMillis) {
        int at = (int) (Thread.currentThread().getId() & (STRIPES - 1)) * stride + index;
        // the total first: a snapshot reads it last, so that no window ever holds more than the total
        total.getAndIncrement(at);
        Pane pane = pane(Math.floorDiv(epochMillis, paneMillis));
        if (pane == null) {
            late.increment();
        } else {
            pane.counts.getAndIncrement(at);
        }
    }

    /** The pane of a number, opened if it is new; null if its place is taken by a later one. */
    private @Nullable Pane pane(long number) {
        int slot = (int) Math.floorMod(number, (long) ring.length());
        Pane pane = ring.get(slot);
        while (pane == null || pane.number < number) {
            Pane fresh = new Pane(number, STRIPES * stride);
            // who still holds the old pane adds to one that has just left every window
            if (ring.compareAndSet(slot, pane, fresh)) {
                return fresh;
            }
            pane = ring.get(slot);
        }
        return pane.number == number ? pane : null;
    }

    /** What has been recorded: panes first, total last. */
    LiveSnapshot.State state() {
        TreeMap<Long, RatingTally> panes = new TreeMap<>();
        for (int slot = 0; slot < ring.length(); slot++) {
            Pane pane = ring.get(slot);
            if (pane != null) {
                panes.put(pane.number, tally(pane.counts));
            }
        }
        long lateSoFar = late.sum();
        return new LiveSnapshot.State(tally(total), panes, lateSoFar);
    }

    private RatingTally tally(AtomicLongArray counters) {
        long[] sums = new long[width];
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            for (int i = 0; i < width; i++) {
                sums[i] += counters.get(stripe * stride + i);
            }
        }
        int size = scale.size();
        return RatingTally.ofCounts(
                scale,
                Arrays.copyOf(sums, size),
                sums[size + BLANK],
                sums[size + NOT_APPLICABLE],
                sums[size + INVALID]);
    }

    /** Adds what was stored before; called before any thread records. */
    void add(LiveSnapshot.State state) {
        add(total, state.total());
        state.panes().forEach((number, tally) -> {
            Pane pane = pane(number);
            if (pane != null) {
                add(pane.counts, tally);
            }
        });
        late.add(state.late());
    }

    private void add(AtomicLongArray counters, RatingTally tally) {
        int size = scale.size();
        for (int i = 0; i < size; i++) {
            counters.getAndAdd(i, tally.countAt(i));
        }
        counters.getAndAdd(size + BLANK, tally.blank());
        counters.getAndAdd(size + NOT_APPLICABLE, tally.notApplicable());
        counters.getAndAdd(size + INVALID, tally.invalid());
    }

    /** The counts of one stretch of time. */
    private static final class Pane {
        private final long number;
        private final AtomicLongArray counts;

        Pane(long number, int length) {
            this.number = number;
            this.counts = new AtomicLongArray(length);
        }
    }
}
