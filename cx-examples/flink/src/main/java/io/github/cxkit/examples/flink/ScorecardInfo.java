package io.github.cxkit.examples.flink;

import io.github.cxkit.scorecard.ScorecardSummary;
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

/** Tells Flink to keep a growing scorecard as the summary's own bytes, in checkpoints and savepoints. */
final class ScorecardInfo extends TypeInformation<GrowingScorecard> {

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
    public Class<GrowingScorecard> getTypeClass() {
        return GrowingScorecard.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<GrowingScorecard> createSerializer(SerializerConfig config) {
        return new Serializer();
    }

    @Override
    public String toString() {
        return "ScorecardSummary";
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof ScorecardInfo;
    }

    @Override
    public int hashCode() {
        return ScorecardInfo.class.hashCode();
    }

    @Override
    public boolean canEqual(Object object) {
        return object instanceof ScorecardInfo;
    }

    /** Length, then bytes. */
    static final class Serializer extends TypeSerializerSingleton<GrowingScorecard> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean isImmutableType() {
            return false;
        }

        @Override
        public GrowingScorecard createInstance() {
            return new GrowingScorecard();
        }

        @Override
        public GrowingScorecard copy(GrowingScorecard from) {
            return new GrowingScorecard().add(from.summary());
        }

        @Override
        public GrowingScorecard copy(GrowingScorecard from, GrowingScorecard reuse) {
            return copy(from);
        }

        @Override
        public int getLength() {
            return -1;
        }

        @Override
        public void serialize(GrowingScorecard scorecard, DataOutputView target) throws IOException {
            byte[] bytes = scorecard.summary().toBytes();
            target.writeInt(bytes.length);
            target.write(bytes);
        }

        @Override
        public GrowingScorecard deserialize(DataInputView source) throws IOException {
            byte[] bytes = new byte[source.readInt()];
            source.readFully(bytes);
            return new GrowingScorecard().add(ScorecardSummary.ofBytes(LiveScores.DEFINITION, bytes));
        }

        @Override
        public GrowingScorecard deserialize(GrowingScorecard reuse, DataInputView source) throws IOException {
            return deserialize(source);
        }

        @Override
        public void copy(DataInputView source, DataOutputView target) throws IOException {
            serialize(deserialize(source), target);
        }

        @Override
        public TypeSerializerSnapshot<GrowingScorecard> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** What a savepoint remembers of the serializer; the bytes carry their own version. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<GrowingScorecard> {

        /** For savepoints. */
        public Snapshot() {
            super(Serializer::new);
        }
    }
}
