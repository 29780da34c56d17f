package io.github.cxkit.live;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Where one combination of question and values is recorded: from any number of threads, without a lock.
 *
 * <p>A call adds 1 to two counters that other threads seldom touch, and allocates nothing, save for the few calls that open a
 * pane, or make room in one that is no longer quiet: a pane takes 40 bytes until more than a hundred were counted in it. Get it once from {@link LiveRatings#cell} and keep it.
 *
 * @since 0.1.0
 */
public final class LiveCell {

    /** Counters of one stripe begin this many longs apart at least, so that two threads seldom share a cache line. */
    private static final int LINE = 16;

    private static final int MOST_STRIPES = 8;
    private static final int STRIPES = Math.min(
            MOST_STRIPES, Integer.highestOneBit(2 * Runtime.getRuntime().availableProcessors()));

    private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);
    private static final VarHandle NUMBER = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

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
    private final int panes;

    /**
     * The panes, and the counts of all time in the last place: bytes as long as little was counted, behind the number of the
     * pane; then a {@link Pane}.
     */
    private final AtomicReferenceArray<@Nullable Object> ring;

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
        this.panes = panes;
        this.ring = new AtomicReferenceArray<>(panes + 1);
        ring.set(panes, narrow(0));
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
        // the total first: a snapshot reads it last, so that no window ever holds more than the total
        add(panes, Objects.requireNonNull(ring.get(panes)), index, 1);
        addToPane(Math.floorDiv(epochMillis, paneMillis), index, 1);
    }

    private void addToPane(long number, int index, long times) {
        int slot = (int) Math.floorMod(number, (long) panes);
        Object pane = pane(slot, number);
        if (pane == null) {
            late.add(times);
        } else {
            add(slot, pane, index, times);
        }
    }

    private void add(int slot, Object counts, int index, long times) {
        if (!(counts instanceof Pane) && addNarrow((byte[]) counts, index, times)) {
            return;
        }
        Pane wide = counts instanceof Pane pane ? pane : widened(slot, (byte[]) counts);
        int at = (int) (Thread.currentThread().getId() & (STRIPES - 1)) * stride + index;
        wide.counts.getAndAdd(at, times);
    }

    /** False if a byte does not hold it, or another thread counts there too: then it is time for more room. */
    private static boolean addNarrow(byte[] narrow, int index, long times) {
        byte now = (byte) BYTES.getVolatile(narrow, Long.BYTES + index);
        return times <= Byte.MAX_VALUE - now
                && BYTES.compareAndSet(narrow, Long.BYTES + index, now, (byte) (now + times));
    }

    /** What was counted in bytes stays there: another thread may be adding to it. */
    @SuppressWarnings("ReferenceEquality") // the very bytes that were widened, not others with the same counts
    private Pane widened(int slot, byte[] narrow) {
        Pane wide = new Pane(number(narrow), narrow, STRIPES * stride);
        if (ring.compareAndSet(slot, narrow, wide)) {
            return wide;
        }
        // someone else made room; or the pane has just left every window, and it does not matter where this is counted
        return ring.get(slot) instanceof Pane now && now.narrow == narrow ? now : wide;
    }

    private byte[] narrow(long number) {
        byte[] narrow = new byte[Long.BYTES + width];
        NUMBER.set(narrow, 0, number);
        return narrow;
    }

    private static long number(Object pane) {
        return pane instanceof Pane wide ? wide.number : (long) NUMBER.get((byte[]) pane, 0);
    }

    private @Nullable Object pane(int slot, long number) {
        Object pane = ring.get(slot);
        while (pane == null || number(pane) < number) {
            byte[] fresh = narrow(number);
            // who still holds the old pane adds to one that has just left every window
            if (ring.compareAndSet(slot, pane, fresh)) {
                return fresh;
            }
            pane = ring.get(slot);
        }
        return number(pane) == number ? pane : null;
    }

    /** What has been recorded: panes first, total last. */
    LiveSnapshot.State state() {
        TreeMap<Long, RatingTally> tallies = new TreeMap<>();
        for (int slot = 0; slot < panes; slot++) {
            Object pane = ring.get(slot);
            if (pane != null) {
                tallies.put(number(pane), tally(pane));
            }
        }
        long lateSoFar = late.sum();
        return new LiveSnapshot.State(tally(Objects.requireNonNull(ring.get(panes))), tallies, lateSoFar);
    }

    private RatingTally tally(Object counts) {
        long[] sums = new long[width];
        byte[] narrow = counts instanceof Pane pane ? pane.narrow : (byte[]) counts;
        for (int i = 0; i < width; i++) {
            sums[i] = (byte) BYTES.getVolatile(narrow, Long.BYTES + i);
        }
        if (counts instanceof Pane pane) {
            for (int stripe = 0; stripe < STRIPES; stripe++) {
                for (int i = 0; i < width; i++) {
                    sums[i] += pane.counts.get(stripe * stride + i);
                }
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
        add(state.total(), (index, times) -> add(panes, Objects.requireNonNull(ring.get(panes)), index, times));
        state.panes().forEach((number, tally) -> {
            int slot = (int) Math.floorMod(number, (long) panes);
            // a pane that nothing was counted in is a pane too
            if (pane(slot, number) != null) {
                add(tally, (index, times) -> addToPane(number, index, times));
            }
        });
        late.add(state.late());
    }

    /** Takes counts. */
    private interface Adder {
        void add(int index, long times);
    }

    private void add(RatingTally tally, Adder adder) {
        int size = scale.size();
        for (int i = 0; i < size; i++) {
            adder.add(i, tally.countAt(i));
        }
        adder.add(size + BLANK, tally.blank());
        adder.add(size + NOT_APPLICABLE, tally.notApplicable());
        adder.add(size + INVALID, tally.invalid());
    }

    /** The counts of one stretch of time. */
    private static final class Pane {
        private final long number;
        private final byte[] narrow;
        private final AtomicLongArray counts;

        Pane(long number, byte[] narrow, int length) {
            this.number = number;
            this.narrow = narrow;
            this.counts = new AtomicLongArray(length);
        }
    }
}
