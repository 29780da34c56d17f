package io.github.cxkit.report.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.scorecard.Scorecard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
}
