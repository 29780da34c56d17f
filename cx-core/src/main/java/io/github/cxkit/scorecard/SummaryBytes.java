package io.github.cxkit.scorecard;

import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.scorecard.ScorecardSummary.Cell;
import io.github.cxkit.survey.Period;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.WeightedTally;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The byte form of a summary, version 1: all its counts, but not the definition, which is data of its own. */
final class SummaryBytes {

    private static final int VERSION = 1;
    private static final int HAS_SEGMENT = 1;
    private static final int HAS_PERIOD = 2;

    private SummaryBytes() {}

    static byte[] of(ScorecardSummary summary) {
        ByteWriter out = new ByteWriter()
                .octet(VERSION)
                .count(summary.responses())
                .count(summary.undated())
                .count(summary.cells().size());
        summary.cells().forEach((slice, byQuestion) -> {
            write(out, slice);
            out.count(byQuestion.size());
            new TreeMap<>(byQuestion)
                    .forEach((question, cell) -> out.text(question)
                            .octet(cell.weighted() ? 1 : 0)
                            .block(cell.tally().toBytes()));
        });
        return out.toBytes();
    }

    static ScorecardSummary read(ScorecardDefinition definition, byte[] bytes) {
        ByteReader in = new ByteReader("scorecard summary", bytes).version(VERSION);
        long responses = in.count();
        long undated = in.count();
        int slices = in.length();
        Map<Slice, Map<String, Cell>> cells = new LinkedHashMap<>();
        for (int i = 0; i < slices; i++) {
            Slice slice = readSlice(in);
            Map<String, Cell> byQuestion = new HashMap<>();
            int questions = in.length();
            for (int j = 0; j < questions; j++) {
                String question = in.text();
                boolean weighted = in.flag();
                WeightedTally tally = WeightedTally.ofBytes(in.block());
                check(in, definition, question, tally);
                byQuestion.put(question, new Cell(tally, weighted));
            }
            if (cells.put(slice, byQuestion) != null) {
                throw in.refusal("slice " + slice + " stands twice");
            }
        }
        in.end();
        if (!cells.containsKey(Slice.ALL)) {
            throw in.refusal("the slice of everyone is missing");
        }
        return new ScorecardSummary(definition, responses, undated, cells);
    }

    private static void check(ByteReader in, ScorecardDefinition definition, String id, WeightedTally tally) {
        Question question = definition
                .survey()
                .question(id)
                .orElseThrow(() -> in.refusal("survey " + definition.survey().id() + " has no question " + id));
        if (!question.scale().equals(tally.scale())) {
            throw in.refusal("question " + id + " is asked on the scale " + question.scale() + " but was counted on "
                    + tally.scale());
        }
    }

    private static void write(ByteWriter out, Slice slice) {
        String segment = slice.segment();
        String value = slice.value();
        Period period = slice.period();
        out.octet((segment == null ? 0 : HAS_SEGMENT) | (period == null ? 0 : HAS_PERIOD));
        if (segment != null && value != null) {
            out.text(segment).text(value);
        }
        if (period != null) {
            out.text(period.length().name()).whole((int) period.start().toEpochDay());
        }
    }

    private static Slice readSlice(ByteReader in) {
        int parts = in.octet();
        if (parts > (HAS_SEGMENT | HAS_PERIOD)) {
            throw in.refusal("a slice has no parts " + parts);
        }
        Slice slice = (parts & HAS_SEGMENT) == 0 ? Slice.ALL : Slice.of(in.text(), in.text());
        if ((parts & HAS_PERIOD) == 0) {
            return slice;
        }
        PeriodLength length = PeriodLength.valueOf(in.text());
        int day = in.whole();
        try {
            return slice.in(new Period(length, LocalDate.ofEpochDay(day)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(in.refusal("no day " + day).getMessage(), e);
        }
    }
}
