package io.github.cxkit.scorecard;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.scorecard.SliceCounts.Cell;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.WeightedTally;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The byte form of a summary, version 3: all its counts, but not the definition, which is data of its own. */
final class SummaryBytes {

    private static final int VERSION = 3;

    private SummaryBytes() {}

    static byte[] of(ScorecardSummary summary) {
        ByteWriter out = new ByteWriter()
                .octet(VERSION)
                .text(summary.definition().cut())
                .count(summary.responses())
                .count(summary.undated())
                .count(summary.cells().size());
        summary.cells().forEach((slice, counts) -> {
            write(out, slice);
            out.count(counts.questions().size());
            new TreeMap<>(counts.questions())
                    .forEach((question, cell) -> out.text(question)
                            .octet(cell.weighted() ? 1 : 0)
                            .block(cell.tally().toBytes()));
            summary.definition()
                    .frameworks()
                    .forEach(index -> out.block(summary.index(index.rule().id().name(), slice)
                            .orElseThrow()
                            .toBytes()));
        });
        summary.combinations().write(out);
        return out.toBytes();
    }

    static ScorecardSummary read(ScorecardDefinition definition, byte[] bytes) {
        ByteReader in = new ByteReader("scorecard summary", bytes).version(VERSION);
        String cut = in.text();
        if (!cut.equals(definition.cut())) {
            throw in.refusal("a scorecard " + cut + " is not one " + definition.cut());
        }
        long responses = in.count();
        long undated = in.count();
        int slices = in.length();
        Map<Slice, SliceCounts> cells = new LinkedHashMap<>();
        for (int i = 0; i < slices; i++) {
            Slice slice = readSlice(in);
            Map<String, Cell> questions = new HashMap<>();
            int asked = in.length();
            for (int j = 0; j < asked; j++) {
                String question = in.text();
                boolean weighted = in.flag();
                WeightedTally tally = WeightedTally.ofBytes(in.block());
                check(in, definition, question, tally);
                questions.put(question, new Cell(tally, weighted));
            }
            Map<String, IndexSummary> indices = new HashMap<>();
            for (CompositeIndex index : definition.frameworks()) {
                indices.put(index.rule().id().name(), IndexSummary.ofBytes(index, definition.survey(), in.block()));
            }
            if (!isCut(definition, slice)) {
                throw in.refusal("slice " + slice + " is none of a scorecard by " + definition.cuts() + " per "
                        + definition.period());
            }
            if (cells.put(slice, new SliceCounts(questions, indices)) != null) {
                throw in.refusal("slice " + slice + " appears more than once");
            }
        }
        if (!cells.containsKey(Slice.ALL)) {
            throw in.refusal("the slice of everyone is missing");
        }
        Combinations combinations = Combinations.read(in, definition.by().size());
        in.end();
        return new ScorecardSummary(definition, responses, undated, cells, combinations);
    }

    private static void check(ByteReader in, ScorecardDefinition definition, String id, WeightedTally tally) {
        Question question = definition
                .survey()
                .findQuestion(id)
                .orElseThrow(() -> in.refusal("survey " + definition.survey().id() + " has no question " + id));
        if (!question.scale().equals(tally.scale())) {
            throw in.refusal("question " + id + " is asked on the scale " + question.scale() + " but was counted on "
                    + tally.scale());
        }
    }

    private static boolean isCut(ScorecardDefinition definition, Slice slice) {
        boolean grouped = slice.groups().isEmpty()
                || definition.cuts().stream()
                        .anyMatch(cut -> slice.groups().keySet().equals(Set.copyOf(cut)));
        return grouped && (slice.period() == null || slice.period().length() == definition.period());
    }

    private static void write(ByteWriter out, Slice slice) {
        out.count(slice.groups().size());
        slice.groups().forEach((dimension, group) -> out.text(dimension).text(group));
        write(out, slice.period());
    }

    static void write(ByteWriter out, @Nullable CalendarPeriod period) {
        out.octet(period == null ? 0 : 1);
        if (period != null) {
            out.text(period.length().name()).whole((int) period.start().toEpochDay());
        }
    }

    private static Slice readSlice(ByteReader in) {
        int size = in.length();
        Map<String, String> groups = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            groups.put(in.text(), in.text());
        }
        return new Slice(groups, readPeriod(in));
    }

    static @Nullable CalendarPeriod readPeriod(ByteReader in) {
        if (!in.flag()) {
            return null;
        }
        PeriodLength length = PeriodLength.valueOf(in.text());
        int day = in.whole();
        try {
            return new CalendarPeriod(length, LocalDate.ofEpochDay(day));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(in.refusal("no day " + day).getMessage(), e);
        }
    }
}
