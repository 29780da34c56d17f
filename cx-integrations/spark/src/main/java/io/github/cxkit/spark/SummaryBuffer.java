package io.github.cxkit.spark;

import io.github.cxkit.score.Accumulator;
import io.github.cxkit.score.Summarizer;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import org.jspecify.annotations.Nullable;

/**
 * A partition's part of a summary. On an executor it is an accumulator that rows are added to; on the way to another it is
 * the summary's own bytes, not a serialised object graph.
 *
 * @param <I> what is added
 * @param <S> the summary
 * @since 0.1.0
 */
public final class SummaryBuffer<I, S> implements Externalizable {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Summarizer<I, S> summarizer;
    private transient @Nullable Accumulator<I, S> rows;
    private transient byte @Nullable [] received;

    /** Starts empty, or to be filled by deserialisation. */
    public SummaryBuffer() {}

    Accumulator<I, S> growing(Summarizer<I, S> kind) {
        Accumulator<I, S> known = rows;
        if (known == null) {
            known = kind.start();
            byte[] bytes = received;
            if (bytes != null) {
                known.merge(kind.ofBytes(bytes));
                received = null;
            }
            rows = known;
            summarizer = kind;
        }
        return known;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        Summarizer<I, S> kind = summarizer;
        Accumulator<I, S> known = rows;
        byte[] bytes = known == null || kind == null ? received : kind.toBytes(known.result());
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
        int length = in.readInt();
        if (length >= 0) {
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            received = bytes;
        }
    }
}
