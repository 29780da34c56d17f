package io.github.cxkit.readers;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.cxkit.readers.internal.CsvRecords;
import io.github.cxkit.readers.internal.Rec;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Cells and lines are those that FastCSV finds, up to the first record that it refuses, however the text arrives. */
class CsvRecordsProperties {

    @Property(tries = 1_000)
    void recordsAreThoseOfFastCsv(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 9) int step)
            throws IOException {
        List<String> expected = new ArrayList<>();
        boolean refused = false;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            reader.forEach(row -> expected.add(row.getStartingLineNumber() + ": " + row.getFields()));
        } catch (CsvParseException e) {
            refused = true;
        }
        Told told = new Told();
        new CsvRecords(',', 1 << 20).read(inSteps(text, step), 1, told);
        assertThat(told.broken > 0).isEqualTo(refused);
        assertThat(refused ? told.records.subList(0, expected.size()) : told.records)
                .isEqualTo(expected);
    }

    private static Reader inSteps(String text, int step) {
        return new FilterReader(new StringReader(text)) {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(step, length));
            }
        };
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> plain = Arbitraries.of("a", "bc", ",", ",", "\n", "\r\n", "\"d\"", "\"e,\"\"f\"\"\"", "");
        Arbitrary<String> odd = Arbitraries.of("\r", "\"", "\"g\nh\"", "\"i\r\nj\r\"", "\"\"", " ", "k\"", "\n\n");
        return Arbitraries.frequencyOf(Tuple.of(12, plain), Tuple.of(1, odd))
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    /** What a sink is told, as texts. */
    private static final class Told implements CsvRecords.Sink {

        private final List<String> records = new ArrayList<>();
        private final List<String> cells = new ArrayList<>();
        private long line;
        private int broken;

        @Override
        public void begin(long startLine) {
            line = startLine;
            cells.clear();
        }

        @Override
        public void cell(int index, char[] text, int offset, int length) {
            cells.add(new String(text, offset, length));
        }

        @Override
        public void empty() {
            records.add(line + ": [" + "]");
        }

        @Override
        public void end(int count, Rec.@Nullable Fault fault) {
            broken += fault == null ? 0 : 1;
            records.add(line + ": " + cells);
        }
    }
}
