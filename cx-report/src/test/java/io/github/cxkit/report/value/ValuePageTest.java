package io.github.cxkit.report.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.BoundaryReason;
import io.github.cxkit.lifetime.model.FitReport;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.value.CustomerValue;
import io.github.cxkit.report.Golden;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.PageText;
import io.github.cxkit.score.Result;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ValuePageTest {

    private static final ValuePage PAGE = Values.page(200, 6);

    @Test
    void itSpeaksOfCustomersAndMoneyBeforeParameters() {
        assertThat(PAGE.html())
                .containsSubsequence(
                        "Customers and money",
                        "EUR from",
                        "slipping away",
                        "Who will bring most",
                        "Who is about to leave",
                        "Who comes back",
                        "log-likelihood")
                .contains("Customer &lt;");
        List<String> leads = PAGE.page().leads().stream().map(Lead::text).toList();
        assertThat(leads.get(0)).startsWith("The next 26 weeks: ").contains(" EUR from ");
    }

    @Test
    void aForecastThatMissedIsAWarning() {
        assertThat(PAGE.page().warnings())
                .containsExactly("Tried on the last 26 weeks, the model expected 85 repeat orders and 100 came:"
                        + " the forecast was 15.0 % too low.");
    }

    @Test
    void aMonthThatIsNotOverIsMarked() {
        assertThat(PAGE.html())
                .contains("a month that is not over")
                .contains("running")
                .contains("2026-06");
    }

    @Test
    void nobodyIsNamedWhereSmallGroupsAreHidden() {
        assertThat(PAGE.hidingBelow(40).html())
                .doesNotContain("Customer &lt;")
                .contains("Single customers are not told of")
                .contains("&lt; 40")
                .contains("groups of fewer than 40 customers are hidden");
    }

    @Test
    void ordersAloneAreEnough() {
        assertThat(ValuePage.of(Values.log(30, 2), Values.END).html())
                .contains(" customers")
                .doesNotContain("NaN")
                .doesNotContain("Who will bring most");
    }

    @Test
    void whereMoneyCannotBeExpectedNobodyIsRankedByIt() {
        PurchaseLog log = Values.log(60, 6);
        // q below 1: a few orders are so large that spending has no mean, and those who bought once have no value
        CustomerValue value = new CustomerValue(new BgNbd(0.8, 6, 0.9, 2.5), new GammaGamma(6, 0.9, 15));
        List<CustomerValue.Explanation> all = log.summaries(Values.END).stream()
                .map(customer -> value.explain(customer, 26.0))
                .toList();
        FitReport fit = new FitReport(List.of(), List.of(), -1, 60, 1, 0);
        Forecast forecast = new Forecast(
                "BG/NBD",
                26,
                12,
                Result.insufficient(Result.Reason.NOT_FINITE, "no mean"),
                all,
                fit,
                List.of(BoundaryReason.DROPOUT_ALIKE));
        ValuePage page = ValuePage.of(log, Values.END).expecting(forecast);
        assertThat(page.html())
                .contains("no mean can be expected", "equally likely to leave", "Who is about to leave")
                .doesNotContain("Who will bring most", "The best tenth");
        assertThat(page.in(Locale.ITALIAN).html())
                .contains("stessa probabilità di andarsene", "non ci si può attendere");
    }

    @Test
    void theDigestFitsAScreen() {
        assertThat(PageText.of(PAGE.in(Locale.ITALIAN).page(), 80).digest().lines())
                .allMatch(line -> line.length() <= 80)
                .hasSizeLessThan(24);
    }

    @Test
    void pagesStayAsTheyWere() throws IOException {
        Golden.compare("value.html", PAGE.html());
        Golden.compare("value-it.html", PAGE.in(Locale.ITALIAN).html());
    }
}
