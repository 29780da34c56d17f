package io.github.cxkit.spark;

import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Counts whose definition the rows name, as {@code score('ces', rating)} does: the first row says it, and the others of the
 * group must say the same.
 *
 * @param name the definition, null as long as there was no row
 * @param tally the counts, null as long as there was no row
 */
record NamedTally(@Nullable String name, @Nullable RatingTally tally) {

    private static final NamedTally NOTHING = new NamedTally(null, null);

    /** What all stored tallies are called; their scale is their definition. */
    private static final String STORED = "";

    /** Ratings beside the name of what they are. */
    static Summarizer<Tuple2<String, Double>, NamedTally> summarizer(Function<String, Scale> scaleOf) {
        return Summarizer.<Tuple2<String, Double>, Growing, NamedTally>building(
                        () -> new Growing(scaleOf), Growing::add, Growing::build, NamedTally::merge)
                .withBytes(NamedTally::toBytes, NamedTally::ofBytes);
    }

    /** Tallies that were stored; where there is none, nothing is added. */
    static Summarizer<byte[], NamedTally> ofStored() {
        return Summarizer.<byte[], NamedTally>folding(
                        NOTHING,
                        (sum, bytes) ->
                                bytes == null ? sum : sum.merge(new NamedTally(STORED, RatingTally.ofBytes(bytes))),
                        NamedTally::merge)
                .withBytes(NamedTally::toBytes, NamedTally::ofBytes);
    }

    NamedTally merge(NamedTally other) {
        if (name == null || tally == null) {
            return other;
        }
        if (other.name == null || other.tally == null) {
            return this;
        }
        requireSame(name, other.name);
        return new NamedTally(name, tally.merge(other.tally));
    }

    private static void requireSame(String one, String other) {
        if (!one.equals(other)) {
            throw new IllegalArgumentException(
                    "one group is scored by one definition, but its rows name \"" + one + "\" and \"" + other + "\"");
        }
    }

    private byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (name != null && tally != null) {
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeUTF(name);
                out.write(tally.toBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes.toByteArray();
    }

    private static NamedTally ofBytes(byte[] bytes) {
        if (bytes.length == 0) {
            return NOTHING;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String name = in.readUTF();
            return new NamedTally(name, RatingTally.ofBytes(in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalArgumentException("these are no bytes of a named tally", e);
        }
    }

    private static final class Growing {

        private final Function<String, Scale> scaleOf;
        private @Nullable String name;
        private @Nullable Scale scale;
        private RatingTally.@Nullable Builder builder;

        Growing(Function<String, Scale> scaleOf) {
            this.scaleOf = scaleOf;
        }

        void add(Tuple2<String, Double> row) {
            String given = row._1();
            if (given == null) {
                throw new IllegalArgumentException("a metric or scale must be named but was null");
            }
            RatingTally.Builder known = builder;
            if (known == null || name == null) {
                scale = scaleOf.apply(given);
                known = RatingTally.builder(scale);
                builder = known;
                name = given;
            }
            requireSame(name, given);
            known.add(answer(Objects.requireNonNull(scale), row._2()));
        }

        NamedTally build() {
            return builder == null ? NOTHING : new NamedTally(name, builder.build());
        }
    }

    /** A number of a table as an answer; one between the points, or off the scale, is counted as invalid, never rounded. */
    static Answer answer(Scale scale, @Nullable Double rating) {
        if (rating == null) {
            return Answer.BLANK;
        }
        int point = rating.intValue();
        return point == rating && scale.contains(point)
                ? new Answer.Rating(point)
                : new Answer.Invalid(rating.toString(), "allowed: " + scale);
    }
}
