package io.github.cxkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PageTest {

    private static String printed(Table table) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            ConsoleTable.write(table, out);
        }
        return text.toString().replace("\r\n", "\n");
    }

    @Test
    void tablesAreAligned() {
        Table table = Table.of(Column.text("Shop"), Column.number("NPS"))
                .row("Torino", "-3.5")
                .row("Forlì", "41.2");
        assertThat(printed(table)).isEqualTo("""
                        Shop     NPS
                        ------  ----
                        Torino  -3.5
                        Forlì   41.2
                        """);
    }

    @Test
    void noCellBreaksATableOrMovesTheCursor() {
        Table table = Table.of(Column.text("a")).row("x\u001b[2J\ny").row("long ".repeat(40));
        assertThat(printed(table)).doesNotContain("\u001b").contains("x [2J y").contains("…");
        assertThatThrownBy(() -> table.row("one", "too many")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void figuresAreRoundedHalfAwayFromZero() {
        Wording wording = Wording.in(Locale.ENGLISH);
        assertThat(wording.number(2.25, 1)).isEqualTo("2.3");
        assertThat(wording.number(-2.25, 1)).isEqualTo("-2.3");
        assertThat(wording.number(1234567.5, 0)).isEqualTo("1,234,568");
        assertThat(wording.score(Result.of(4.069830), ScoreUnit.SCALE_POINTS)).isEqualTo("4.07");
        assertThat(wording.score(Result.insufficient(Reason.NO_ANSWERS, "none"), ScoreUnit.POINTS))
                .isEqualTo("–");
        assertThat(wording.interval(Result.of(new ConfidenceInterval(80.57, 83.47, 0.95, "m")), ScoreUnit.PERCENT))
                .isEqualTo("80.6 to 83.5");
        assertThat(wording.pValue(0.00001)).isEqualTo("< 0.001");
    }

    @Test
    void aMissingFigureHasItsReasonInEveryLanguage() {
        Result<Double> none = Result.insufficient(Reason.NO_ANSWERS, "nobody answered");
        assertThat(Wording.in(Locale.ENGLISH).lack(none)).isEqualTo("nobody answered");
        assertThat(Wording.in(Locale.ITALIAN).lack(none)).isEqualTo("non è stato contato nulla");
        assertThat(Wording.in(Locale.ITALIAN).lack(Result.of(1.0))).isEmpty();
        for (Reason reason : Reason.values()) {
            assertThat(Wording.in(Locale.ITALIAN).lack(Result.insufficient(reason, "d")))
                    .isNotBlank();
        }
    }

    @Test
    void pagesEscapeEverythingThatIsNotMarkupOfTheirOwn() {
        Table table = Table.of(Column.text("<th>"), Column.number("n")).row("<td>", "1");
        Figure figure = new Figure("<f>", "", "<svg></svg>", table);
        String html = Page.of("<title>")
                .subtitled("a & b")
                .warning("<w>")
                .with(new Lead("<l>", "said", "why", "one"))
                .with(Section.of("one", "<s>", "", figure))
                .with(Section.ofHtml("two", "Two", "intro", "<p>ok</p>"))
                .html();
        assertThat(html)
                .contains("&lt;title&gt;")
                .contains("a &amp; b")
                .contains("&lt;th&gt;")
                .contains("&lt;td&gt;")
                .contains("&lt;f&gt;")
                .contains("&lt;w&gt;")
                .contains("<a href=\"#one\">&lt;l&gt;</a>")
                .contains("<svg></svg>")
                .contains("<p>ok</p>")
                .doesNotContain("<nav")
                .containsOnlyOnce("<script>")
                .contains("script-src &#39;sha256-")
                .doesNotContain("unsafe")
                .doesNotContain("style=")
                .doesNotContain("src=");
    }

    /** A word that no line of a phone holds may be broken; a web address, a sentence and the title of the window stay whole. */
    @Test
    void aWordLongerThanALineMayBeBroken() {
        String word = "Donaudampfschifffahrtsgesellschaftskapitän";
        String page = Page.of(word + " and a short one").html();
        assertThat(page)
                .contains("<title>" + word + " and a short one</title>")
                .contains("Donaudampfschi<wbr>fffahrtsgesell<wbr>schaftskapitän and a short one</h1>");
        String short34 = "abcdefghijklmnopqrstuvwxyz12345678";
        assertThat(Page.of(short34 + " " + short34).html()).doesNotContain("<wbr>");
    }
}
