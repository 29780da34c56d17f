package io.github.cxkit.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureReaderTest {

    private final List<MeasureRow> rows = new ArrayList<>();

    private ReadReport read(String text, List<String> texts, List<String> numbers) throws IOException {
        return MeasureReader.of(texts, numbers)
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), rows::add);
    }

    @Test
    void numbersAreExactAndWrittenAsPeopleWriteThem() throws IOException {
        read("arm;spent\nA;1.234.567,891\nB;0,1\n", List.of("arm"), List.of("spent"));
        assertThat(rows)
                .containsExactly(
                        new MeasureRow(List.of("A"), List.of(new BigDecimal("1234567.891"))),
                        new MeasureRow(List.of("B"), List.of(new BigDecimal("0.1"))));
    }

    @Test
    void whatIsNoNumberCostsItsCellAndIsTold() throws IOException {
        ReadReport report = read("arm,spent,visits\nA,many,3\nB,,1e2\n", List.of("arm"), List.of("spent", "visits"));
        assertThat(rows)
                .containsExactly(
                        new MeasureRow(List.of("A"), Arrays.asList(null, new BigDecimal("3"))),
                        new MeasureRow(List.of("B"), Arrays.asList(null, new BigDecimal("1E+2"))));
        assertThat(report.kept()).isEqualTo(2);
        assertThat(report.rejectedCells()).isEqualTo(1);
        assertThat(report.reasons().get(0).kind()).isEqualTo(RejectionKind.BAD_NUMBER);
        assertThat(report.reasons().get(0).values()).containsEntry("many", 1L);
    }

    @Test
    void oneColumnMayBeTextAndNumberAndJsonIsReadAlike() throws IOException {
        read("[{\"arm\":\"A\",\"x\":12.50}]", List.of("x", "arm"), List.of("x", "x"));
        assertThat(rows.get(0).texts()).containsExactly("12.50", "A");
        assertThat(rows.get(0).numbers()).containsExactly(new BigDecimal("12.50"), new BigDecimal("12.50"));
        assertThatThrownBy(() -> MeasureReader.of(List.of(), List.of())).hasMessageContaining("one column");
        assertThatThrownBy(() -> read("a,b\n1,2\n", List.of("arm"), List.of()))
                .isInstanceOf(MissingColumnException.class);
    }
}
