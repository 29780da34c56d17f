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
import java.util.List;
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

    /** Calm words are no warning; headings say what was found; long pages have their contents, which stay in sight. */
    @Test
    void aPageSaysWhatWasFoundAndWhereItStands() {
        Page page = Page.of("Shop")
                .warning("careful")
                .note("good to know")
                .note("")
                .with(
                        List.of(new Lead("", "said", "", "")),
                        List.of(
                                Section.ofHtml("one", "Funnel", "", "").finding("most are lost at the till"),
                                Section.ofHtml("two", "Who leaves?", "", "").finding("nobody"),
                                Section.ofHtml("three", "Three", "", ""),
                                Section.ofHtml("four", "Four", "", "")));
        assertThat(page.html())
                .contains(
                        "<p class=\"warn\">careful</p>",
                        "<p class=\"told\">good to know</p>",
                        "<h2 id=\"one-title\">Funnel<span class=\"found\">: most are lost at the till</span></h2>",
                        "<h2 id=\"two-title\">Who leaves?<span class=\"found\"> nobody</span></h2>",
                        "<h2 id=\"three-title\">Three</h2>",
                        "<li><a href=\"#leads-title\">",
                        "<li><a href=\"#four\">Four</a></li>");
        assertThat(page.sentences()).containsExactly("careful", "good to know", "said");
        assertThat(page.sections().get(0).heading()).isEqualTo("Funnel: most are lost at the till");
    }

    /** Nothing that stands in the figures can end the element that holds them. */
    @Test
    void aPageHoldsItsFiguresAsData() {
        Table rows = Table.of(Column.text("id"), Column.number("score"))
                .row("</script><script>alert(1)</script> & \"quoted\" \\", "1.0E-5")
                .row("none", "")
                .row("odd", "NaN");
        assertThat(Page.of("Shop").holding(rows).html()).contains("""
                        <script type="application/json" id="figures">{"columns":["id","score"],"rows":[
                        ["\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\\u003c/script\\u003e \\u0026 \\"quoted\\" \\\\",1.0E-5],
                        ["none",null],
                        ["odd",null]]}</script>""").containsOnlyOnce("<script>");
    }
}
