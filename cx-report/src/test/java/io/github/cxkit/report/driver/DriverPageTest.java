package io.github.cxkit.report.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.report.Golden;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.PageText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DriverPageTest {

    private static final DriverPage PAGE = Drivers.page(50);

    @Test
    void itSaysWhereToWorkFirstInTheQuestionsOwnWords() {
        List<String> leads = PAGE.page().leads().stream().map(Lead::text).toList();
        assertThat(leads.get(0)).startsWith("Quick at the <till> & out: work here first: ");
        assertThat(leads).noneMatch(lead -> lead.startsWith("Fair prices"));
        assertThat(PAGE.html())
                .contains("Drivers of: Recommend")
                .contains("left out as outcomes themselves: The shop as a whole")
                .contains("Quick at the &lt;till&gt; &amp; out")
                .doesNotContain("\u202e");
    }

    @Test
    void aSmallKeptShareIsSaidLoudly() {
        assertThat(PAGE.page().warnings()).isEmpty();
        assertThat(Drivers.page(2).page().warnings())
                .singleElement()
                .asString()
                .startsWith("Only 200 of 400 responses (50.0 %) answer every one of these questions");
    }

    @Test
    void ofFewNothingIsTold() {
        String page = PAGE.hidingBelow(500).html();
        assertThat(page)
                .contains("hidden: fewer than 500 responses")
                .doesNotContain("<svg")
                .doesNotContain("392");
    }

    @Test
    void theDigestFitsAScreen() {
        assertThat(PageText.of(PAGE.in(Locale.ITALIAN).page(), 80).digest().lines())
                .allMatch(line -> line.length() <= 80)
                .hasSizeLessThan(24);
    }

    @Test
    void pagesStayAsTheyWere() throws IOException {
        Golden.compare("drivers.html", PAGE.html());
        Golden.compare("drivers-it.html", PAGE.in(Locale.ITALIAN).html());
    }
}
