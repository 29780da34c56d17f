package io.github.cxkit.report.framework;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.driver.KanoAnswer;
import io.github.cxkit.driver.KanoTally;
import io.github.cxkit.framework.ServqualSummary;
import io.github.cxkit.report.Golden;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.service.PromiseDrift;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three sides of what customers expect, on one page. */
class ExpectationPageTest {

    private static KanoTally answers(KanoAnswer with, KanoAnswer without, int n) {
        return Collections.nCopies(n, without).stream()
                .reduce(KanoTally.EMPTY, (tally, each) -> tally.plus(with, each), KanoTally::merge);
    }

    private static ServqualSummary service(double expected) {
        return ServqualSummary.empty(List.of("reliability", "empathy"))
                .plus("reliability", expected, 5.0)
                .plus("reliability", expected, 4.0)
                .plus("empathy", 5.0, 6.0);
    }

    private static ExpectationPage page() {
        return ExpectationPage.of("Shop <b>")
                .kano("2024", Map.of("free delivery", answers(KanoAnswer.LIKE, KanoAnswer.NEUTRAL, 30)))
                .kano("2026", Map.of("free delivery", answers(KanoAnswer.EXPECT, KanoAnswer.DISLIKE, 40)))
                .servqual("2024", service(5.5))
                .servqual("2025", service(6.0))
                .servqual("2026", service(6.5))
                .promises(new PromiseDrift(List.of(
                        PromiseDrift.Period.of("April")
                                .expecting(List.of(3.0))
                                .promising(List.of(4.0))
                                .delivering(List.of(5.0), 0),
                        PromiseDrift.Period.of("May")
                                .expecting(List.of(2.0))
                                .promising(List.of(4.0))
                                .delivering(List.of(5.0), 2))));
    }

    @Test
    void pagesStayAsTheyWere() throws IOException {
        Golden.compare("expectation.html", page().html());
        Golden.compare("expectation-it.html", page().in(Locale.ITALIAN).html());
    }

    @Test
    void theThreeSidesStandBesideEachOther() {
        assertThat(page().page().leads())
                .extracting(Lead::statement)
                .containsExactly(
                        "free delivery: delights (A) before, taken for granted (M) now",
                        "reliability falls furthest short of what is expected: by 2.00 points",
                        "per period, in days: expected -1.00, promised 0.00, delivered –");
        assertThat(page().html())
                .contains("none is computed from another", "Shop &lt;b&gt;", "2 still outstanding", "+0.50")
                .doesNotContain("Shop <b>");
    }

    @Test
    void theSameInItalian() {
        assertThat(page().in(Locale.ITALIAN).html())
                .contains("lang=\"it\"", "free delivery: prima entusiasma (A), ora dato per scontato (M)")
                .contains("resta più di tutte sotto le attese: di 2,00 punti", "2 ancora in sospeso");
    }

    @Test
    void whatWasNotAskedIsLeftOut() {
        String html = ExpectationPage.of("Shop")
                .kano("2026", Map.of("gift", answers(KanoAnswer.LIKE, KanoAnswer.NEUTRAL, 3), "late", KanoTally.EMPTY))
                .html();
        assertThat(html).contains("nothing is taken for granted yet").doesNotContain("SERVQUAL", "Expected, promised");
    }
}
