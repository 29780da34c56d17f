package io.github.cxkit.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.report.table.Table.Column;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongTableTest {

    /** With a copy per row this table would be five thousand million rows copied. */
    @Test
    void aTableOfAHundredThousandGroupsIsMadeRowByRow() {
        Table table = Table.of(Column.text("group"), Column.number("n"));
        for (int i = 0; i < 100_000; i++) {
            table = table.row("g" + i, "" + i);
        }
        assertThat(table.rows()).hasSize(100_000).startsWith(List.of("g0", "0")).endsWith(List.of("g99999", "99999"));
    }

    @Test
    void twoTablesThatGoOnFromOneKeepApart() {
        Table common = Table.of(Column.text("a")).row("1").row("2");
        Table left = common.row("left");
        Table right = common.row("right").row("on");
        assertThat(common.rows()).containsExactly(List.of("1"), List.of("2"));
        assertThat(left.rows()).containsExactly(List.of("1"), List.of("2"), List.of("left"));
        assertThat(right.rows()).containsExactly(List.of("1"), List.of("2"), List.of("right"), List.of("on"));
        assertThat(left).isEqualTo(new Table(common.columns(), List.of(List.of("1"), List.of("2"), List.of("left"))));
    }

    @Test
    void rowsGivenAreCopiedAndRowsTakenCannotBeChanged() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("1")));
        Table table = new Table(List.of(Column.text("a")), rows);
        rows.clear();
        assertThat(table.rows()).containsExactly(List.of("1"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> table.rows().add(List.of("2")));
    }

    @Test
    void rowsOfAnotherTableFitOnlyAsManyColumns() {
        Table two = Table.of(Column.text("a"), Column.text("b")).row("1", "2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table(List.of(Column.text("a")), two.rows()))
                .withMessageContaining("a row has 2 cells but there are 1 columns");
        assertThatIllegalArgumentException().isThrownBy(() -> two.row("1"));
    }
}
