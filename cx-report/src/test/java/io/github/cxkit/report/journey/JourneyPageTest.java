package io.github.cxkit.report.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.journey.funnel.Abandonment;
import io.github.cxkit.journey.graph.JourneySummary;
import io.github.cxkit.journey.graph.Transitions;
import io.github.cxkit.report.Golden;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.PageText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JourneyPageTest {

    private static final JourneyPage PAGE = Journeys.page(300, 0);

    @Test
    void itBeginsWithWhatToMendAndWhatThatCosts() {
        List<String> leads = PAGE.page().leads().stream().map(Lead::text).toList();
        assertThat(leads.get(0))
                .matches("error: goes with a loss of [\\d,]+ EUR \\([\\d,]+ to [\\d,]+ EUR\\); mend it first");
        assertThat(leads).anyMatch(lead -> lead.contains("the funnel's largest loss"));
        assertThat(leads).anyMatch(lead -> lead.startsWith("cart: breaks trust where much depends on it"));
    }

    @Test
    void everyTouchpointSeenHasACell() {
        assertThat(PAGE.html())
                .contains("Not on the map", "&lt;b&gt;help&lt;/b&gt;")
                .contains("0 visits")
                .contains("as the map assumes")
                .contains("nobody knows how it feels")
                .contains("friction at error")
                .doesNotContain("\u202e");
        assertThat(Journeys.page(300, 150).html()).contains("more touchpoints were seen and have no cell");
    }

    @Test
    void figuresThatDifferAreExplained() {
        assertThat(PAGE.html())
                .contains("12 came to the end by another way or order")
                .contains("nothing was counted");
    }

    @Test
    void smallGroupsAreHiddenAndNotGivenAway() {
        String page = PAGE.hidingBelow(10).html();
        assertThat(page)
                .contains("figures of fewer than 10 journeys are hidden")
                .contains("<td class=\"t\">hidden: fewer than 10 journeys</td>")
                .contains("hidden: it would tell of fewer than 10 journeys");
        assertThatThrownBy(() -> PAGE.hidingBelow(0)).hasMessageContaining("must be >= 1 but was 0");
    }

    /** The total less those who completed and gave up are those still open; so is what the share stands on. */
    @Test
    void fewThatAreOpenAreNotToldByTheOthers() {
        Abandonment few = new Abandonment(null, 500, 200, 3);
        JourneyPage page = JourneyPage.of(new JourneySummary(Transitions.EMPTY, Map.of(), few, Map.of()));
        assertThat(PageText.of(page.page(), 120).digest()).contains("500 completed, 200 abandoned, 3 open", "of 700");
        assertThat(PageText.of(page.hidingBelow(10).page(), 120).digest())
                .contains("500 completed")
                .doesNotContain("200", "3 open", "28.6", "700")
                .contains("Given up: hidden: it would tell of fewer than 10 journeys");
    }

    @Test
    void aSummaryAloneIsEnough() {
        assertThat(JourneyPage.of(JourneySummary.EMPTY).html()).contains("Customer journeys", "0 journeys");
        assertThat(JourneyPage.of(JourneySummary.EMPTY).in(Locale.ITALIAN).html())
                .contains("<html lang=\"it\"")
                .contains("Percorsi dei clienti");
    }

    @Test
    void theDigestFitsAScreen() {
        String digest = PageText.of(PAGE.page(), 80).digest();
        assertThat(digest.lines()).allMatch(line -> line.length() <= 80).hasSizeLessThan(24);
        assertThat(digest).startsWith("Shop <1>\n300 journeys");
    }

    @Test
    void pagesStayAsTheyWere() throws IOException {
        Golden.compare("journey.html", PAGE.html());
        Golden.compare(
                "journey-it.html", PAGE.in(Locale.ITALIAN).hidingBelow(10).html());
    }
}
