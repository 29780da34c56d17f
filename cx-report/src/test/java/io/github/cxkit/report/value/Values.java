package io.github.cxkit.report.value;

import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.FitReport;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.value.CustomerValue;
import io.github.cxkit.report.chart.HeatMap;
import io.github.cxkit.report.chart.TwoLines;
import io.github.cxkit.score.Result;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Orders of a shop made of a seed, and a model that was not fitted to them. */
public final class Values {

    static final LocalDate END = LocalDate.of(2026, 6, 14);
    private static final int WEEKS = 26;

    private Values() {}

    /**
     * Orders.
     *
     * @param customers how many customers
     * @param months over how many months they first came
     * @return the log
     */
    public static PurchaseLog log(int customers, int months) {
        SplittableRandom random = new SplittableRandom(3);
        PurchaseLog.Builder log = PurchaseLog.builder(PurchaseRules.DAILY_UTC);
        for (int i = 0; i < customers; i++) {
            LocalDate day = END.minusMonths(months - 1L).withDayOfMonth(1).plusDays(random.nextInt(months * 28));
            int orders = i % 2 == 0 ? 1 : 1 + random.nextInt(6);
            for (int k = 0; k < orders && !day.isAfter(END); k++) {
                log.add("Customer <" + i + ">", day, BigDecimal.valueOf(10 + random.nextInt(90)), "EUR");
                day = day.plusDays(3 + random.nextInt(45));
            }
        }
        return log.build();
    }

    /**
     * A page with every part.
     *
     * @param customers how many customers
     * @param months over how many months they first came
     * @return the page
     */
    public static ValuePage page(int customers, int months) {
        PurchaseLog log = log(customers, months);
        BgNbd model = new BgNbd(0.8, 6, 0.9, 2.5);
        CustomerValue value = new CustomerValue(model, new GammaGamma(6, 4, 15));
        List<RfmProfile> profiles = log.summaries(END);
        List<CustomerValue.Explanation> all =
                profiles.stream().map(p -> value.explain(p, (double) WEEKS)).toList();
        double orders = all.stream()
                .mapToDouble(CustomerValue.Explanation::expectedOrders)
                .sum();
        double revenue = all.stream().mapToDouble(e -> e.value().orElse(0.0)).sum();
        FitReport fit = new FitReport(
                List.of(
                        new FitReport.Estimate("r", 0.8, Result.of(0.05)),
                        new FitReport.Estimate(
                                "alpha", 6, Result.insufficient(Result.Reason.NOT_FINITE, "at the edge"))),
                List.of(),
                -1234.5,
                customers,
                20,
                1e-9);
        return ValuePage.of(log, END)
                .expecting(new Forecast("BG/NBD", WEEKS, orders, Result.of(revenue), all, fit, List.of()))
                .tried(END.minusWeeks(WEEKS), List.of(new TwoLines.Point(13, 40, 50), new TwoLines.Point(26, 85, 100)))
                .quiet(new ValuePage.Quiet(
                        40,
                        List.of(1, 2, 5),
                        List.of(
                                new HeatMap.Row("0", List.of(0.9, 0.95, 0.98)),
                                new HeatMap.Row("20", List.of(0.5, 0.4, 0.08)))));
    }
}
