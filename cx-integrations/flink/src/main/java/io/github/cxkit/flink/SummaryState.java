package io.github.cxkit.flink;

import io.github.cxkit.score.Accumulator;
import io.github.cxkit.score.Summarizer;
import org.jspecify.annotations.Nullable;

/**
 * A summary that grows in a window: an accumulator while answers come, the summary's own bytes in checkpoints. Mutable, for
 * one thread.
 *
 * @param <I> what is added
 * @param <S> the summary
 * @since 0.1.0
 */
public final class SummaryState<I, S> {

    private static final byte[] NOTHING = new byte[0];

    private @Nullable Summarizer<I, S> summarizer;
    private @Nullable Accumulator<I, S> rows;
    private byte[] stored;

    SummaryState() {
        this(NOTHING);
    }

    /** What {@link #toBytes} gave; it becomes an accumulator when the function meets it. */
    SummaryState(byte[] stored) {
        this.stored = stored;
    }

    Accumulator<I, S> growing(Summarizer<I, S> kind) {
        Accumulator<I, S> known = rows;
        if (known == null) {
            known = kind.start();
            if (stored.length > 0) {
                known.merge(kind.ofBytes(stored));
                stored = NOTHING;
            }
            rows = known;
            summarizer = kind;
        }
        return known;
    }

    byte[] toBytes() {
        Summarizer<I, S> kind = summarizer;
        Accumulator<I, S> known = rows;
        return kind == null || known == null ? stored : kind.toBytes(known.result());
    }
}
