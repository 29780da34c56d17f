package io.github.cxkit.report.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.driver.ImportancePerformance;
import io.github.cxkit.live.Alert;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.report.Golden;
import io.github.cxkit.report.page.RowsRead;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.scorecard.Finding;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.survey.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScorecardPageTest {

    private static final Scorecard CARD = Cards.of(new Cards.Shape(3, 4, 60));

    @Test
    void theFirstThingSaidIsWhatDiffers() throws IOException {
        StringBuilder page = new StringBuilder();
        ScorecardPage.of(CARD).write(page);
        assertThat(page.toString())
                .startsWith("<!DOCTYPE html>")
                .containsSubsequence(
                        "What to look at",
                        "Store of the long name number 0",
                        "<table id=\"scores\">",
                        "Question by question");
        assertThat(page).contains(" worse\" data-v=").contains("<span aria-hidden=\"true\">▼</span>");
    }

    @Test
    void itSpeaksItalianThroughout() {
        String page = ScorecardPage.of(CARD).in(Locale.ITALIAN).html();
        assertThat(page)
                .contains("<html lang=\"it\" dir=\"ltr\">")
                .contains("Che cosa guardare")
                .contains("contro")
                .contains("Che cosa è rimasto fuori")
                .doesNotContain("Left out")
                .doesNotContain(" to look at")
                .doesNotContain("What was");
    }

    @Test
    void whatOthersWroteIsTextAndTurnsNothing() {
        String page = ScorecardPage.of(CARD).html();
        assertThat(page)
                .contains("Shops &lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("&lt;b&gt;recommend&lt;/b&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("\u202e")
                .doesNotContain("style=\"")
                .doesNotContain("unsafe-inline");
    }

    @Test
    void aFragmentStandsInAnotherPage() {
        assertThat(ScorecardPage.of(CARD).fragment())
                .startsWith("<header>")
                .doesNotContain("<html")
                .doesNotContain("<style")
                .doesNotContain("<script>");
    }

    @Test
    void aCardOfManyGroupsStaysReadable() {
        String page = ScorecardPage.of(Cards.of(new Cards.Shape(50, 60, 1))).html();
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
        assertThat(page).contains("Store: who differs").doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void anEmptyCardSaysSo() {
        String page = ScorecardPage.of(Cards.of(new Cards.Shape(0, 0, 0)))
                .in(Locale.ITALIAN)
                .html();
        assertThat(page).contains("Nessuna risposta: non c&#39;è nulla da misurare.");
    }

    @Test
    void remarksNeedAsManyPeopleAsTheSmallestGroup() {
        Scorecard hidden = CARD.definition().withMinGroup(5).minGroup() == 5
                ? Scorecard.of(CARD.definition().withMinGroup(5), List.of())
                : CARD;
        assertThatThrownBy(() -> ScorecardPage.of(hidden).withRemarks("nps", List.of("slow")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 5");
        assertThat(ScorecardPage.of(CARD)
                        .withRemarks("nps", List.of("<i>slow</i>"))
                        .html())
                .contains("&lt;i&gt;slow&lt;/i&gt;");
    }

    private static LowRaters words(long wrote) {
        return new LowRaters(
                wrote,
                200,
                5,
                List.of(
                        new LowRaters.Term("late", 30, 4, List.of("It came <i>late</i>.")),
                        new LowRaters.Term("rude", 4, 0, List.of("One was rude."))));
    }

    @Test
    void wordsOfTheLowestRatersStandBesideTheScore() {
        String page = ScorecardPage.of(CARD).withWords("nps", words(40)).html();
        assertThat(page)
                .containsSubsequence(
                        "Over time",
                        "What the lowest raters write",
                        "40 of the lowest raters and 200 of the others wrote.",
                        "<b dir=\"auto\">late</b> <small>30 (75.0 %), of the others 2.0 %</small>",
                        "It came &lt;i&gt;late&lt;/i&gt;.",
                        "By store")
                .contains("Rule keyness.log-odds/1")
                .doesNotContain("rude");
        assertThat(ScorecardPage.of(CARD)
                        .withWords("nps", new LowRaters(4, 9, 5, List.of()))
                        .html())
                .contains("Fewer than 5 of the lowest raters wrote: their words are not shown.");
        assertThat(ScorecardPage.of(CARD)
                        .withWords("nps", new LowRaters(9, 9, 5, List.of()))
                        .in(Locale.ITALIAN)
                        .html())
                .contains("nessun termine usato da almeno 5");
    }

    @Test
    void wordsNeedAsManyPeopleAsTheSmallestGroup() {
        Scorecard hidden = Scorecard.of(CARD.definition().withMinGroup(6), List.of());
        assertThatThrownBy(() -> ScorecardPage.of(hidden).withWords("nps", words(40)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "words of question nps need at least 6 people, the smallest group, but a minimum of 5 was given");
        assertThat(new LowRaters(4, 0, 5, List.of(new LowRaters.Term("late", 4, 0, List.of("late")))).terms())
                .isEmpty();
        assertThatThrownBy(() -> new LowRaters(4, 0, 1, List.of(new LowRaters.Term("late", 5, 0, List.of()))))
                .hasMessage("\"late\" cannot be used by 5 of 4 and 0 of 0");
    }

    @Test
    void pagesStayAsTheyWere() throws IOException {
        RowsRead rows = new RowsRead(
                720, Map.of("CUT_SHORT", 1L, "BAD_TIME", 2L), Map.of("FOOTER", 1L), 1, Map.of("NOT_ON_SCALE", 1L));
        AnswerSource source = new AnswerSource(
                "shops.csv",
                "shop",
                rows,
                1,
                List.of(new AnswerSource.Rejection(7, "nps", "eleven", "not a number", false)));
        ScorecardPage page = ScorecardPage.of(CARD)
                .readFrom(List.of(source))
                .withWords("nps", words(40))
                .withRemarks("ease", List.of("hard <b>"));
        Golden.compare("scorecard.html", page.html());
        Golden.compare("scorecard-it.html", page.in(Locale.ITALIAN).html());
    }

    @Test
    void everythingACardCanHaveIsThere() throws IOException {
        String page = ScorecardPage.of(Cards.rich(10)).html();
        assertThat(page)
                .contains("Our promise", "Store × Device".toLowerCase(Locale.ROOT), "Weighted", "low is good", "hidden")
                .doesNotContain("NaN");
        Golden.compare(
                "scorecard-rich-it.html",
                ScorecardPage.of(Cards.rich(1)).in(Locale.ITALIAN).html());
    }

    @Test
    void noBandLeavesItsChart() {
        Matcher band = Pattern.compile("<svg class=\"full\" viewBox=\"0 0 860 220\".*?</svg>", Pattern.DOTALL)
                .matcher(ScorecardPage.of(Cards.of(new Cards.Shape(2, 12, 4))).html());
        int charts = 0;
        while (band.find()) {
            charts++;
            Matcher point = Pattern.compile("[ML]([\\d.]+),([\\d.-]+)").matcher(band.group());
            while (point.find()) {
                assertThat(Double.parseDouble(point.group(2))).isBetween(0.0, 220.0);
            }
        }
        assertThat(charts).isEqualTo(2);
    }

    /** What a finding speaks of is on the page, and the finding leads there: an alert to its metric's question. */
    @Test
    void everyFindingLeadsToItsPlace() {
        Set<Finding.Kind> seen = EnumSet.noneOf(Finding.Kind.class);
        ImportancePerformance drivers = ImportancePerformance.classify(
                        List.of(
                                new ImportancePerformance.Item("ease", 0.9, 2),
                                new ImportancePerformance.Item("kindness", 0.1, 4)),
                        ImportancePerformance.Cut.MEAN)
                .orElseThrow();
        List<Findings> all = List.of(
                Findings.of(Cards.of(new Cards.Shape(4, 12, 40))).withDrivers(drivers),
                Findings.of(Cards.rich(1)),
                Findings.of(Cards.eventful())
                        .withAlerts(List.of(
                                alert(Metrics.NPS, Slice.ALL),
                                alert(Metrics.NPS, Slice.of("where", "checkout")),
                                alert(Metrics.CSAT, Slice.ALL))));
        for (Findings findings : all) {
            String page = ScorecardPage.of(findings.scorecard()).with(findings).html();
            for (Finding finding : findings.list()) {
                seen.add(finding.kind());
                String subject = Pattern.quote(finding.subject(Locale.ENGLISH));
                Matcher link = Pattern.compile("<li><a href=\"#([^\"]+)\">" + subject + "</a>")
                        .matcher(page);
                if (finding.kind() != Finding.Kind.NOTHING) {
                    assertThat(link.find()).as(finding.toString()).isTrue();
                    assertThat(page).contains("id=\"" + link.group(1) + "\"");
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Finding.Kind.values());
        String page = ScorecardPage.of(all.get(2).scorecard()).with(all.get(2)).html();
        assertThat(page)
                .contains("<a href=\"#q-nps\">everyone</a>", "<a href=\"#q-nps.d0\">checkout</a>")
                .contains("<a href=\"#scores\">everyone</a>");
    }

    private static Alert alert(RatingMetric metric, Slice subject) {
        return new Alert("low", subject, 12.5, 20, "low: 12.5", Evidence.of(metric.rule(), 90));
    }

    /** Rows stand by phase, in the order in which questions first name one; a code has its name in the page's language. */
    @Test
    void rowsStandByPhase() {
        ScorecardPage page = ScorecardPage.of(Cards.rich(1))
                .inPhases(
                        Map.of("nps", "loyalty", "quick", "purchase", "kind", "At the counter", "effort", "purchase"));
        assertThat(page.html())
                .containsSubsequence(
                        "scope=\"rowgroup\" colspan=\"6\">Loyalty</th>",
                        ">Recommend</a>",
                        ">Purchase</th>",
                        ">Quick</a>",
                        ">Effort</a>",
                        ">At the counter</th>",
                        ">Kind</a>");
        assertThat(page.in(Locale.ITALIAN).html()).contains(">Acquisto</th>").doesNotContain(">Purchase</th>");
        assertThat(ScorecardPage.of(Cards.rich(1)).html()).doesNotContain("class=\"phase\"");
    }

    /** What happened is on every chart over time, in its table and in the small lines; what lies outside is told, not lost. */
    @Test
    void eventsAreDrawnWhereTheyHappened() throws IOException {
        ScorecardPage page = ScorecardPage.of(Cards.eventful())
                .withEvents(List.of(
                        new DatedEvent(LocalDate.of(2025, 7, 1), "strike <b>"),
                        new DatedEvent(LocalDate.of(2025, 1, 31), "new till"),
                        new DatedEvent(LocalDate.of(2030, 1, 1), "moon landing")));
        String html = page.html();
        assertThat(html)
                .containsSubsequence(
                        "<path class=\"occasion\"", // the spark
                        "<g class=\"sign\"><circle r=\"7.5\"",
                        "<title>31 January 2025: new till</title>",
                        "<b class=\"sign\">1</b> 31 January 2025: new till",
                        "<b class=\"sign\">2</b> 1 July 2025: strike &lt;b&gt;",
                        "<th scope=\"row\">July 2025</th>",
                        "1 July 2025: strike &lt;b&gt;</td>",
                        "1 event on no chart over time: 1 January 2030: moon landing.")
                .contains("<line class=\"occasion\"");
        Golden.compare(
                "scorecard-events-it.html",
                page.inPhases(Map.of("nps", "loyalty")).in(Locale.ITALIAN).html());
        assertThat(ScorecardPage.of(Cards.rich(1))
                        .withEvents(List.of(new DatedEvent(LocalDate.of(2025, 7, 1), "strike")))
                        .html())
                .contains("1 event on no chart over time: 1 July 2025: strike.");
        assertThatThrownBy(() -> new DatedEvent(LocalDate.of(2025, 7, 1), " "))
                .hasMessage("the label of 2025-07-01 must not be blank");
    }

    /** Headings say what was found beyond chance, or that nothing was. */
    @Test
    void headingsSayWhatWasFound() {
        assertThat(ScorecardPage.of(Cards.eventful()).html())
                .contains(
                        "Answers<span class=\"found\">: detractor ",
                        "Over time<span class=\"found\">: July 2025 -93.5 worse; February 2026 ",
                        "By where<span class=\"found\">: checkout ");
        assertThat(ScorecardPage.of(CARD).html())
                .contains("Over time<span class=\"found\">: no more than chance</span>");
        assertThat(ScorecardPage.of(Cards.of(new Cards.Shape(1, 1, 1))).html()).doesNotContain("By store<span");
    }

    /** The figures that are shown, for other programs: as JSON in the page, numbers as numbers. */
    @Test
    void thePageHoldsItsFigures() throws IOException {
        Matcher data = Pattern.compile("(?s)<script type=\"application/json\" id=\"figures\">(.*?)</script>")
                .matcher(ScorecardPage.of(Cards.rich(10)).html());
        assertThat(data.find()).isTrue();
        String figures = data.group(1);
        assertThat(figures)
                .startsWith("{\"columns\":[\"question\",\"metric\",\"store\",\"device\",\"period\",\"score\",")
                .contains("[\"nps\",\"nps\",\"\",\"\",\"\",")
                .contains("null");
        assertThat(figures.lines().count()).isEqualTo(1 + Cards.rich(10).rows().size());
    }
}
