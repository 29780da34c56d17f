package io.github.cxkit.live;

import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The byte form of a live snapshot, version 1: the definition, per combination its total, panes and late answers, and a
 * CRC-32 over it all, since a file cut off by a crash must not be taken for a state.
 */
final class LiveBytes {

    private static final int VERSION = 1;
    private static final long LOW = 0xffff_ffffL;

    private LiveBytes() {}

    static byte[] of(LiveSnapshot snapshot) {
        ByteWriter body = new ByteWriter();
        LiveDefinition definition = snapshot.definition();
        body.count(definition.questions().size());
        definition
                .questions()
                .forEach((id, scale) ->
                        body.text(id).block(RatingTally.empty(scale).toBytes()));
        body.count(definition.dimensions().size());
        definition.dimensions().forEach(body::text);
        body.count(definition.pane().toMillis()).count(definition.panes());
        body.count(snapshot.cells().size());
        for (LiveSnapshot.Cell cell : snapshot.cells()) {
            body.text(cell.key().question());
            cell.key().values().forEach(body::text);
            body.block(cell.state().total().toBytes());
            body.count(cell.state().panes().size());
            cell.state()
                    .panes()
                    .forEach((number, tally) -> body.count(number >>> Integer.SIZE)
                            .count(number & LOW)
                            .block(tally.toBytes()));
            body.count(cell.state().late());
        }
        byte[] bytes = body.toBytes();
        return new ByteWriter()
                .octet(VERSION)
                .block(bytes)
                .count(checkSum(bytes))
                .toBytes();
    }

    static LiveSnapshot read(byte[] bytes) {
        ByteReader frame = new ByteReader("live snapshot", bytes).version(VERSION);
        byte[] body = frame.block();
        if (frame.count() != checkSum(body)) {
            throw frame.refusal("the check sum does not fit: the bytes were changed or cut off");
        }
        frame.end();
        ByteReader in = new ByteReader("live snapshot", body);
        LiveDefinition definition = definition(in);
        List<LiveSnapshot.Cell> cells = new ArrayList<>();
        for (int left = in.length(); left > 0; left--) {
            String question = in.text();
            LiveSnapshot.Key key = new LiveSnapshot.Key(
                    question, texts(in, definition.dimensions().size()));
            RatingTally total = RatingTally.ofBytes(in.block());
            Map<Long, RatingTally> panes = new TreeMap<>();
            for (int more = in.length(); more > 0; more--) {
                long number = (in.count() << Integer.SIZE) | (in.count() & LOW);
                panes.put(number, RatingTally.ofBytes(in.block()));
            }
            cells.add(new LiveSnapshot.Cell(key, new LiveSnapshot.State(total, panes, in.count())));
        }
        in.end();
        try {
            return new LiveSnapshot(definition, cells);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    in.refusal("the counts exceed the range of a long").getMessage(), e);
        }
    }

    private static LiveDefinition definition(ByteReader in) {
        Map<String, Scale> questions = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            questions.put(in.text(), RatingTally.ofBytes(in.block()).scale());
        }
        List<String> dimensions = texts(in, in.length());
        long paneMillis = in.count();
        long panes = in.count();
        if (panes > Integer.MAX_VALUE) {
            throw in.refusal("the number of panes is out of range");
        }
        return new LiveDefinition(questions, dimensions, Duration.ofMillis(paneMillis), (int) panes);
    }

    private static List<String> texts(ByteReader in, int number) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            texts.add(in.text());
        }
        return texts;
    }

    private static long checkSum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }
}
