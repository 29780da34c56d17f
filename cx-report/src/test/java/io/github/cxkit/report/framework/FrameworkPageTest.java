package io.github.cxkit.report.framework;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.framework.Combination;
import io.github.cxkit.report.Golden;
import io.github.cxkit.report.page.Lead;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FrameworkPageTest {

    private static final FrameworkPage PAGE = Promises.page(Combination.WEIGHTED_MEAN);

    @Test
    void itNamesTheWeakestOnlyWhereChanceDoesNot() {
        List<String> leads = PAGE.page().leads().stream().map(Lead::text).toList();
        assertThat(leads.get(0)).startsWith("Index: ").contains("mean of the respondents' own indices");
        assertThat(leads.get(1)).startsWith("speed: weakest, work here first: ");
        assertThat(leads).contains("Not measured: price");
    }

    @Test
    void questionsStandBelowTheirDimension() {
        assertThat(PAGE.html())
                .containsSubsequence("people &amp; manners", "· Kind staff", "· Tidy shelves", "price", "· Fair prices")
                .contains("Our &lt;promise&gt;: Corner shop")
                .contains("weighted mean of the dimensions");
    }

    @Test
    void everyCombinationIsExplainedInBothLanguages() {
        for (Combination combination : Combination.values()) {
            assertThat(Promises.page(combination).in(Locale.ITALIAN).html())
                    .contains("Combinazione")
                    .contains("<html lang=\"it\"");
        }
    }

    @Test
    void ofFewNothingIsTold() {
        assertThat(PAGE.hidingBelow(200).html())
                .contains("Fewer than 200 respondents")
                .doesNotContain("<svg")
                .doesNotContain("150");
    }

    @Test
    void pagesStayAsTheyWere() throws IOException {
        Golden.compare("framework.html", PAGE.html());
        Golden.compare("framework-it.html", PAGE.in(Locale.ITALIAN).html());
    }
}
