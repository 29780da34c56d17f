package io.github.cxkit.report.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.report.Golden;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.table.TableFormat;
import io.github.cxkit.scorecard.Scorecard;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ScorecardTextTest {

    private static final Scorecard CARD = Cards.of(new Cards.Shape(3, 4, 60));

    @Test
    void theDigestKeepsToTheWidthOfTheTerminal() {
        for (int width : new int[] {40, 60, 80, 120}) {
            for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.ITALIAN}) {
                String digest = ScorecardText.of(CARD).in(locale).digest(width);
                assertThat(digest.lines()).hasSizeLessThan(19).allMatch(line -> line.length() <= width);
            }
        }
    }

    @Test
    void colorIsAddedNotNeeded() {
        String plain = ScorecardText.of(CARD).digest(80);
        String colored = ScorecardText.of(CARD).colored().digest(80);
        assertThat(plain).doesNotContain("\u001b");
        assertThat(colored).contains("\u001b[1m");
        assertThat(colored.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(plain);
    }

    @Test
    void tablesStayAsTheyWere() throws IOException {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.ITALIAN}) {
            StringBuilder text = new StringBuilder();
            ScorecardText.of(Cards.rich(1))
                    .in(locale)
                    .tables()
                    .forEach((title, table) -> text.append("\n## ")
                            .append(title)
                            .append("\n\n")
                            .append(TableFormat.MARKDOWN.write(table)));
            Golden.compare("tables-" + locale.getLanguage() + ".md", text.toString());
        }
    }

    @Test
    void rowsAreTidyAndHideWhatIsHidden() {
        String all = TableFormat.CSV.write(ScorecardText.of(Cards.rich(1)).rows());
        String some = TableFormat.CSV.write(ScorecardText.of(Cards.rich(10)).rows());
        assertThat(all.lines().count()).isEqualTo(some.lines().count());
        assertThat(all).contains("tablet", "North").doesNotContain("NaN");
        assertThat(some).isNotEqualTo(all).doesNotContain("NaN");
        Table trend = ScorecardText.of(CARD).rows();
        assertThat(TableFormat.CSV.write(trend)).contains("2021-03");
        assertThat(ScorecardText.of(CARD).in(Locale.ITALIAN).tables().keySet().toString())
                .isEqualTo("[In tutto, Per store, Nel tempo]");
    }

    @Test
    void whatTellsTwoTextsApartIsKept() {
        assertThat(ConsoleTable.cut("Store of the long name number 17", 16)).isEqualTo("Store of…mber 17");
        assertThat(ConsoleTable.cut("a\u001b[2Jb\u202ec", 20)).isEqualTo("a [2Jb c");
    }

    @Test
    void optionalColumnsGoBeforeTextsAreCut() {
        Table table = Table.of(
                        Column.text("Question"),
                        Column.number("Score"),
                        Column.number("Effective n").asOptional())
                .row("Would recommend us", "38.5", "1,234.5");
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            ConsoleTable.write(table, 26, out);
        }
        assertThat(text.toString()).doesNotContain("Effective").contains("Would recommend us   38.5");
    }

    @Test
    void aFormulaInACellIsText() {
        Table table = Table.of(Column.text("group"), Column.number("score")).row("=1+2|a,b", "-3.5");
        assertThat(TableFormat.CSV.write(table)).isEqualTo("group,score\r\n\"'=1+2|a,b\",-3.5\r\n");
        assertThat(TableFormat.MARKDOWN.write(table))
                .isEqualTo("| group | score |\n| --- | ---: |\n| =1+2\\|a,b | -3.5 |\n");
    }
}
