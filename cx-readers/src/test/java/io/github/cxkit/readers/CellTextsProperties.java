package io.github.cxkit.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.readers.internal.SameText;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** A cell says the same whether it is remembered or read anew, and wherever in the row it stands. */
class CellTextsProperties {

    @Property(tries = 100)
    void aRememberedCellSaysWhatItSays(
            @ForAll @Size(max = 200) List<@StringLength(max = 4) String> cells, @ForAll @IntRange(max = 300) int most) {
        CellTexts texts = new CellTexts(SameText::shown, most);
        for (int round = 0; round < 2; round++) {
            for (String cell : cells) {
                char[] row = ("x" + cell + "y").toCharArray();
                assertThat(texts.get(row, 1, cell.length())).isEqualTo(SameText.shown(cell));
            }
        }
    }
}
