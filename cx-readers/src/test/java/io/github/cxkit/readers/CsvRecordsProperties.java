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
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Records are those of FastCSV, with their lines, wherever the text is cut as it arrives. */
class CsvRecordsProperties {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "7", ",", ",", "\"", "\"\"", "\n", "\r\n", "\r", " ", "\",\"", "\"\n")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 3_000)
    void recordsAreThoseOfFastCsv(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 9) int step)
            throws IOException {
        List<String> expected = byFastCsv(text);
        Assume.that(expected != null);
        assertThat(byRecords(text, step)).isEqualTo(expected);
    }

    private static @Nullable List<String> byFastCsv(String text) {
        List<String> records = new ArrayList<>();
        try (CsvReader<CsvRecord> all = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            all.forEach(each -> records.add(each.getStartingLineNumber() + " " + each.getFields()));
        } catch (CsvParseException e) {
            return null;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return records;
    }

    private static List<String> byRecords(String text, int step) throws IOException {
        List<String> records = new ArrayList<>();
        Reader drops = new FilterReader(new StringReader(text)) {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(step, length));
            }
        };
        new CsvRecords(',', 1_000_000).read(drops, 1, new CsvRecords.Sink() {
            private final List<String> cells = new ArrayList<>();
            private long start;

            @Override
            public void begin(long line) {
                start = line;
                cells.clear();
            }

            @Override
            public void cell(int index, char[] buffer, int offset, int length) {
                cells.add(new String(buffer, offset, length));
            }

            @Override
            public void empty() {
                records.add(start + " []");
            }

            @Override
            public void end(int count, Rec.@Nullable Fault fault) {
                assertThat(fault).isNull();
                assertThat(cells).hasSize(count);
                records.add(start + " " + cells);
            }
        });
        return records;
    }
}
