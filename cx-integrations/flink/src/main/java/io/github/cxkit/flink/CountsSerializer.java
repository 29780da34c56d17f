package io.github.cxkit.flink;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Keeps the state of the SQL functions as bytes with a version in front, so that a savepoint outlives this release. Public
 * because Flink makes it by reflection.
 *
 * @since 0.1.0
 */
public final class CountsSerializer extends TypeSerializerSingleton<Counts> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** The one there is; for Flink. */
    public CountsSerializer() {}

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public Counts createInstance() {
        return new Counts();
    }

    @Override
    public Counts copy(Counts from) {
        Counts copy = new Counts();
        copy.definition = from.definition;
        copy.counts = Arrays.copyOf(from.counts, from.counts.length);
        copy.blank = from.blank;
        copy.notApplicable = from.notApplicable;
        copy.invalid = from.invalid;
        return copy;
    }

    @Override
    public Counts copy(Counts from, Counts reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Counts counts, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeBoolean(counts.definition != null);
        if (counts.definition != null) {
            target.writeUTF(counts.definition);
        }
        target.writeInt(counts.counts.length);
        for (long count : counts.counts) {
            target.writeLong(count);
        }
        target.writeLong(counts.blank);
        target.writeLong(counts.notApplicable);
        target.writeLong(counts.invalid);
    }

    @Override
    public Counts deserialize(DataInputView source) throws IOException {
        int version = source.readByte();
        if (version != VERSION) {
            throw new IOException("counts of version " + version + ", but this release reads version " + VERSION);
        }
        Counts counts = new Counts();
        counts.definition = source.readBoolean() ? source.readUTF() : null;
        counts.counts = new long[source.readInt()];
        for (int i = 0; i < counts.counts.length; i++) {
            counts.counts[i] = source.readLong();
        }
        counts.blank = source.readLong();
        counts.notApplicable = source.readLong();
        counts.invalid = source.readLong();
        return counts;
    }

    @Override
    public Counts deserialize(Counts reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<Counts> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint remembers of the serializer; the bytes carry their own version. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Counts> {

        /** For savepoints. */
        public Snapshot() {
            super(CountsSerializer::new);
        }
    }
}
