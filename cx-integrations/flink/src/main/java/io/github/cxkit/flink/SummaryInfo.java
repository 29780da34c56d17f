package io.github.cxkit.flink;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Tells Flink to keep a growing summary as its own bytes, in checkpoints and savepoints.
 *
 * @param <I> what is added
 * @param <S> the summary
 * @since 0.1.0
 */
public final class SummaryInfo<I, S> extends TypeInformation<SummaryState<I, S>> {

    private static final long serialVersionUID = 1L;

    /** The one there is; two are equal. */
    public SummaryInfo() {}

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Class<SummaryState<I, S>> getTypeClass() {
        return (Class) SummaryState.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<SummaryState<I, S>> createSerializer(SerializerConfig config) {
        return new Serializer<>();
    }

    @Override
    public String toString() {
        return "Summary";
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof SummaryInfo<?, ?>;
    }

    @Override
    public int hashCode() {
        return SummaryInfo.class.hashCode();
    }

    @Override
    public boolean canEqual(Object object) {
        return object instanceof SummaryInfo<?, ?>;
    }

    /**
     * Length, then bytes.
     *
     * @param <I> what is added
     * @param <S> the summary
     */
    static final class Serializer<I, S> extends TypeSerializerSingleton<SummaryState<I, S>> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean isImmutableType() {
            return false;
        }

        @Override
        public SummaryState<I, S> createInstance() {
            return new SummaryState<>();
        }

        @Override
        public SummaryState<I, S> copy(SummaryState<I, S> from) {
            return new SummaryState<>(from.toBytes());
        }

        @Override
        public SummaryState<I, S> copy(SummaryState<I, S> from, SummaryState<I, S> reuse) {
            return copy(from);
        }

        @Override
        public int getLength() {
            return -1;
        }

        @Override
        public void serialize(SummaryState<I, S> state, DataOutputView target) throws IOException {
            byte[] bytes = state.toBytes();
            target.writeInt(bytes.length);
            target.write(bytes);
        }

        @Override
        public SummaryState<I, S> deserialize(DataInputView source) throws IOException {
            byte[] bytes = new byte[source.readInt()];
            source.readFully(bytes);
            return new SummaryState<>(bytes);
        }

        @Override
        public SummaryState<I, S> deserialize(SummaryState<I, S> reuse, DataInputView source) throws IOException {
            return deserialize(source);
        }

        @Override
        public void copy(DataInputView source, DataOutputView target) throws IOException {
            serialize(deserialize(source), target);
        }

        @Override
        public TypeSerializerSnapshot<SummaryState<I, S>> snapshotConfiguration() {
            return new Snapshot<>();
        }
    }

    /**
     * What a savepoint remembers of the serializer; the bytes carry their own version.
     *
     * @param <I> what is added
     * @param <S> the summary
     */
    public static final class Snapshot<I, S> extends SimpleTypeSerializerSnapshot<SummaryState<I, S>> {

        /** For savepoints. */
        public Snapshot() {
            super(Serializer<I, S>::new);
        }
    }
}
