package io.github.cxkit.examples.spark;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import org.jspecify.annotations.Nullable;

/**
 * A partition's part of a summary. On an executor it is a builder that rows are added to; on the way to another it is the
 * summary's own bytes, not a serialised object graph.
 *
 * @param <I> what is added
 * @param <B> the mutable builder
 * @param <S> the immutable summary
 */
public final class SummaryBuffer<I, B, S> implements Externalizable {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Summary<I, B, S> summary;
    private transient @Nullable B rows;
    private transient byte @Nullable [] merged;

    /** For deserialisation only. */
    public SummaryBuffer() {}

    SummaryBuffer(Summary<I, B, S> summary) {
        this.summary = summary;
    }

    void add(Summary<I, B, S> kind, I input) {
        B target = rows;
        if (target == null) {
            target = kind.builder();
            rows = target;
            summary = kind;
        }
        kind.add(target, input);
    }

    S build(Summary<I, B, S> kind) {
        B target = rows;
        byte[] bytes = merged;
        if (target == null) {
            return bytes == null ? kind.build(kind.builder()) : kind.ofBytes(bytes);
        }
        S fromRows = kind.build(target);
        return bytes == null ? fromRows : kind.merge(kind.ofBytes(bytes), fromRows);
    }

    SummaryBuffer<I, B, S> merge(Summary<I, B, S> kind, SummaryBuffer<I, B, S> other) {
        SummaryBuffer<I, B, S> both = new SummaryBuffer<>(kind);
        both.merged = kind.toBytes(kind.merge(build(kind), other.build(kind)));
        return both;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        Summary<I, B, S> kind = summary;
        byte[] bytes = rows == null || kind == null ? merged : kind.toBytes(build(kind));
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
            merged = bytes;
        }
    }
}
