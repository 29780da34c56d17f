package io.github.cxkit.examples.flink;

import io.github.cxkit.survey.RatingTally;
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

/** Tells Flink to keep a growing tally as the tally's own bytes, in checkpoints and savepoints. */
final class TallyInfo extends TypeInformation<RatingTally.Builder> {

    private static final long serialVersionUID = 1L;

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
    public Class<RatingTally.Builder> getTypeClass() {
        return RatingTally.Builder.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<RatingTally.Builder> createSerializer(SerializerConfig config) {
        return new Serializer();
    }

    @Override
    public String toString() {
        return "RatingTally";
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof TallyInfo;
    }

    @Override
    public int hashCode() {
        return TallyInfo.class.hashCode();
    }

    @Override
    public boolean canEqual(Object object) {
        return object instanceof TallyInfo;
    }

    /** Length, then bytes. */
    static final class Serializer extends TypeSerializerSingleton<RatingTally.Builder> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean isImmutableType() {
            return false;
        }

        @Override
        public RatingTally.Builder createInstance() {
            return RatingTally.builder(TallyFunction.SCALE);
        }

        @Override
        public RatingTally.Builder copy(RatingTally.Builder from) {
            RatingTally tally = from.build();
            return RatingTally.builder(tally.scale()).addAll(tally);
        }

        @Override
        public RatingTally.Builder copy(RatingTally.Builder from, RatingTally.Builder reuse) {
            return copy(from);
        }

        @Override
        public int getLength() {
            return -1;
        }

        @Override
        public void serialize(RatingTally.Builder builder, DataOutputView target) throws IOException {
            byte[] bytes = builder.build().toBytes();
            target.writeInt(bytes.length);
            target.write(bytes);
        }

        @Override
        public RatingTally.Builder deserialize(DataInputView source) throws IOException {
            byte[] bytes = new byte[source.readInt()];
            source.readFully(bytes);
            RatingTally tally = RatingTally.ofBytes(bytes);
            return RatingTally.builder(tally.scale()).addAll(tally);
        }

        @Override
        public RatingTally.Builder deserialize(RatingTally.Builder reuse, DataInputView source) throws IOException {
            return deserialize(source);
        }

        @Override
        public void copy(DataInputView source, DataOutputView target) throws IOException {
            serialize(deserialize(source), target);
        }

        @Override
        public TypeSerializerSnapshot<RatingTally.Builder> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** What a savepoint remembers of the serializer; the bytes carry their own version. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RatingTally.Builder> {

        /** For savepoints. */
        public Snapshot() {
            super(Serializer::new);
        }
    }
}
