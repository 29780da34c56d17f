package io.github.cxkit.examples.scorecard.value;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.cxkit.examples.scorecard.cli.FigureRows;
import io.github.cxkit.lifetime.CalendarCohorts;
import io.github.cxkit.lifetime.CohortCalendar;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.PartialPeriods;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.BoundaryReason;
import io.github.cxkit.lifetime.model.BuyTillYouDieModel;
import io.github.cxkit.lifetime.model.FitReport;
import io.github.cxkit.lifetime.model.FitResult;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import io.github.cxkit.lifetime.model.SpendTable;
import io.github.cxkit.lifetime.value.CustomerValue;
import io.github.cxkit.report.chart.HeatMap;
import io.github.cxkit.report.chart.TwoLines;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.value.Forecast;
import io.github.cxkit.report.value.ValuePage;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.survey.PeriodLength;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Everything the program says about the value of customers; also the JSON it writes.
 *
 * @param observationEnd last day observed
 * @param horizonWeeks how far ahead, and how much was held out
 * @param rejectedRows rows of the file that are no orders and were left out
 * @param customers how many
 * @param repeatBuyers of those, with a second purchase
 * @param model the purchase model
 * @param edges what the data look like where a fit of purchases or spending has no interior maximum
 * @param fit how good the fit to all orders is
 * @param expectedOrders of all customers within the horizon
 * @param expectedRevenue of all customers within the horizon
 * @param cohorts customers by month of their first purchase
 * @param toSecondPurchase days from the first to the second purchase
 * @param aliveAge age for which the matrix holds, in weeks
 * @param alive P(alive) by weeks since the last purchase
 * @param tracking forecast against the held-out period
 * @param top customers of the highest expected value
 * @param lack why there is no expected revenue, empty where there is
 * @param all every customer's figures, worked out when asked for, not written
 * @param likely the same where nothing is known of what customers spend
 */
record ValueDocument(
        LocalDate observationEnd,
        int horizonWeeks,
        long rejectedRows,
        int customers,
        long repeatBuyers,
        String model,
        List<BoundaryReason> edges,
        FitReport fit,
        double expectedOrders,
        Result<Double> expectedRevenue,
        CalendarCohorts cohorts,
        KaplanMeier toSecondPurchase,
        double aliveAge,
        List<AliveRow> alive,
        Tracking tracking,
        List<CustomerValue.Explanation> top,
        String lack,
        @JsonIgnore List<CustomerValue.Explanation> all,
        @JsonIgnore List<Likely> likely) {

    /** Repeat purchases that head the columns of the matrix. */
    static final List<Integer> FREQUENCIES = List.of(1, 2, 3, 4, 5, 7, 10, 15);

    private static final int TOP = 10;
    private static final int ROWS = 8;
    private static final double DAYS_PER_WEEK = 7;

    /** What one customer will likely do. */
    record Likely(String customer, double probabilityAlive, double expectedOrders, Result<Double> value) {}

    /**
     * One row of the frequency-recency matrix.
     *
     * @param weeksSinceLast time since the last purchase
     * @param probabilities P(alive) by frequency
     */
    record AliveRow(double weeksSinceLast, List<Double> probabilities) {}

    /**
     * A model fitted to the orders before the held-out period, against what came.
     *
     * @param calibrationEnd last day the model saw
     * @param customers those whom it saw
     * @param points cumulated repeat orders
     */
    record Tracking(LocalDate calibrationEnd, long customers, List<Point> points) {}

    /**
     * Repeat orders of the calibration customers since the end of calibration.
     *
     * @param week weeks since then
     * @param expected by the model
     * @param actual in the orders
     */
    record Point(int week, double expected, long actual) {}

    static ValueDocument of(
            Orders orders, PurchaseLog log, long rejectedRows, LocalDate end, ModelName name, int horizon) {
        List<RfmProfile> customers = log.summaries(end);
        if (customers.isEmpty()) {
            throw new IllegalArgumentException("there is no order up to " + end);
        }
        FitResult<? extends BuyTillYouDieModel> fit = name.fit(RecencyFrequencyTable.ofProfiles(customers));
        BuyTillYouDieModel model = model(name, fit);
        FitResult<GammaGamma> spending = GammaGamma.fit(SpendTable.of(customers));
        Result<GammaGamma> spend = spending.best();
        double expected = customers.stream()
                .mapToDouble(c -> model.expectedPurchases(c.history(), horizon))
                .sum();
        Result<double[]> values = spend.flatMap(s -> {
            CustomerValue value = new CustomerValue(model, s);
            // without a mean of all, those who bought once have no value, and a sum without them would be none either
            return s.populationMean()
                    .map(any -> customers.stream()
                            .mapToDouble(c -> value.explain(c, horizon).value().orElseThrow())
                            .toArray());
        });
        double age =
                customers.stream().mapToDouble(c -> c.history().age()).max().orElse(0);
        return new ValueDocument(
                end,
                horizon,
                rejectedRows,
                customers.size(),
                customers.stream().filter(c -> c.history().frequency() > 0).count(),
                name.title(),
                Stream.of(fit, spending).flatMap(ValueDocument::edge).toList(),
                report(fit),
                expected,
                values.map(each -> Arrays.stream(each).sum()),
                log.cohorts(CohortCalendar.of(PeriodLength.MONTH, end).withPartial(PartialPeriods.MARK)),
                log.daysToSecondPurchase(end),
                age,
                alive(model, age),
                tracking(orders, log, end, name, horizon),
                spend.flatMap(s -> values.map(each -> top(each).stream()
                                .map(i -> new CustomerValue(model, s).explain(customers.get(i), horizon))
                                .toList()))
                        .toOptional()
                        .orElse(List.of()),
                values instanceof Result.Insufficient<double[]> none ? none.detail() : "",
                spend.map(s -> all(customers, new CustomerValue(model, s), horizon))
                        .orElse(List.of()),
                likely(customers, model, spend, horizon));
    }

    /** Made one at a time, as they are written; without what customers spend, what they order. */
    private static List<Likely> likely(
            List<RfmProfile> customers, BuyTillYouDieModel model, Result<GammaGamma> spend, int horizon) {
        return new AbstractList<>() {
            @Override
            public Likely get(int i) {
                RfmProfile customer = customers.get(i);
                return new Likely(
                        customer.customer(),
                        model.probabilityAlive(customer.history()),
                        model.expectedPurchases(customer.history(), horizon),
                        spend.flatMap(s -> new CustomerValue(model, s)
                                .explain(customer, horizon)
                                .value()));
            }

            @Override
            public int size() {
                return customers.size();
            }
        };
    }

    /** Millions of customers need not stand in memory at once. */
    private static List<CustomerValue.Explanation> all(List<RfmProfile> customers, CustomerValue value, int horizon) {
        return new AbstractList<>() {
            @Override
            public CustomerValue.Explanation get(int i) {
                return value.explain(customers.get(i), horizon);
            }

            @Override
            public int size() {
                return customers.size();
            }
        };
    }

    /** The page about it, in English, hiding nothing. */
    ValuePage page(PurchaseLog log) {
        // of a short time several steps fall into one week
        Map<Long, HeatMap.Row> weeks = new LinkedHashMap<>();
        alive.stream()
                .filter(row -> row.probabilities().size() == FREQUENCIES.size())
                .forEach(row -> weeks.putIfAbsent(
                        Math.round(row.weeksSinceLast()),
                        new HeatMap.Row(Long.toString(Math.round(row.weeksSinceLast())), row.probabilities())));
        List<HeatMap.Row> rows = List.copyOf(weeks.values());
        ValuePage page = ValuePage.of(log, observationEnd)
                .expecting(new Forecast(model, horizonWeeks, expectedOrders, expectedRevenue, all, fit, edges))
                .tried(
                        tracking.calibrationEnd(),
                        tracking.points().stream()
                                .map(point ->
                                        new TwoLines.Point(point.week(), point.expected(), (double) point.actual()))
                                .toList());
        return rows.isEmpty() ? page : page.quiet(new ValuePage.Quiet(aliveAge, FREQUENCIES, rows));
    }

    /**
     * The forecast of all and of each customer, for other programs.
     *
     * @param currency of the amounts, empty if it is not known
     * @param together whether single customers are not to be told of
     */
    Table rows(String currency, boolean together) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("kind"), Table.Column.text("id")));
        List.of("probability_alive", "expected_orders", "expected_revenue", "n")
                .forEach(each -> columns.add(Table.Column.number(each)));
        columns.addAll(List.of(Table.Column.text("currency"), Table.Column.text("reason")));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "all",
                "",
                "",
                Double.toString(expectedOrders),
                FigureRows.plain(expectedRevenue),
                Integer.toString(customers),
                currency,
                expectedRevenue instanceof Result.Insufficient<Double> none ? none.detail() : ""));
        for (Likely each : together ? List.<Likely>of() : likely) {
            lines.add(List.of(
                    "customer",
                    each.customer(),
                    Double.toString(each.probabilityAlive()),
                    Double.toString(each.expectedOrders()),
                    FigureRows.plain(each.value()),
                    "1",
                    currency,
                    each.value() instanceof Result.Insufficient<Double> none ? none.detail() : ""));
        }
        return new Table(columns, lines);
    }

    /** The same without a trial that few customers were there for. */
    ValueDocument tryingOnNoFewerThan(long least) {
        return Disclosure.isFew(tracking.customers(), least)
                ? new ValueDocument(
                        observationEnd,
                        horizonWeeks,
                        rejectedRows,
                        customers,
                        repeatBuyers,
                        model,
                        edges,
                        fit,
                        expectedOrders,
                        expectedRevenue,
                        cohorts,
                        toSecondPurchase,
                        aliveAge,
                        alive,
                        new Tracking(tracking.calibrationEnd(), 0, List.of()),
                        top,
                        lack,
                        all,
                        likely)
                : this;
    }

    ValueDocument withoutSingles(long least) {
        return new ValueDocument(
                observationEnd,
                horizonWeeks,
                rejectedRows,
                customers,
                repeatBuyers,
                model,
                edges,
                fit,
                expectedOrders,
                expectedRevenue,
                cohorts.hidingBelow(least),
                weekly(toSecondPurchase, least),
                aliveAge,
                alive,
                tracking,
                List.of(),
                lack,
                List.of(),
                List.of());
    }

    /** In whole weeks, and only as long as enough customers are at risk: a day may be a single customer's. */
    private static KaplanMeier weekly(KaplanMeier days, long least) {
        KaplanMeier.Builder weeks = KaplanMeier.builder();
        long atRisk = days.n();
        double last = 0;
        for (KaplanMeier.Count each : days.counts()) {
            boolean told = !Disclosure.isFew(atRisk, least);
            last = told ? DAYS_PER_WEEK * Math.ceil(each.time() / DAYS_PER_WEEK) : last;
            for (long i = 0; i < each.events() + each.censored(); i++) {
                weeks.add(last, told && i < each.events());
            }
            atRisk -= each.events() + each.censored();
        }
        return Disclosure.isFew(days.n(), least) ? KaplanMeier.EMPTY : weeks.build();
    }

    /** Places of the largest values, the first ones of equal ones. */
    private static List<Integer> top(double[] values) {
        Comparator<Integer> order = Comparator.<Integer>comparingDouble(i -> values[i])
                .thenComparing(Comparator.<Integer>naturalOrder().reversed());
        PriorityQueue<Integer> best = new PriorityQueue<>(order);
        for (int i = 0; i < values.length; i++) {
            best.add(i);
            if (best.size() > TOP) {
                best.remove();
            }
        }
        return best.stream().sorted(order.reversed()).toList();
    }

    private static Stream<BoundaryReason> edge(FitResult<?> fit) {
        return fit instanceof FitResult.Boundary<?> boundary ? Stream.of(boundary.reason()) : Stream.of();
    }

    private static BuyTillYouDieModel model(ModelName name, FitResult<? extends BuyTillYouDieModel> fit) {
        if (fit instanceof FitResult.Failed<?> failed) {
            throw new IllegalArgumentException(name.title() + " cannot be fitted: " + failed.detail());
        }
        return fit.best().orElseThrow();
    }

    private static FitReport report(FitResult<? extends BuyTillYouDieModel> fit) {
        return fit instanceof FitResult.Converged<?> converged
                ? converged.report()
                : ((FitResult.Boundary<?>) fit).report();
    }

    private static List<AliveRow> alive(BuyTillYouDieModel model, double age) {
        List<AliveRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double since = Math.rint(age * i / ROWS);
            rows.add(new AliveRow(
                    since,
                    FREQUENCIES.stream()
                            .filter(x -> since < age)
                            .map(x -> model.probabilityAlive(new CustomerHistory(x, age - since, age)))
                            .toList()));
        }
        return rows;
    }

    private static Tracking tracking(Orders orders, PurchaseLog log, LocalDate end, ModelName name, int horizon) {
        LocalDate cut = end.minusWeeks(horizon);
        List<RfmProfile> seen = orders.asOf(cut, log).summaries(cut);
        FitResult<? extends BuyTillYouDieModel> fit = name.fit(RecencyFrequencyTable.ofProfiles(seen));
        List<Point> points = new ArrayList<>();
        if (!(fit instanceof FitResult.Failed<?>)) {
            BuyTillYouDieModel model = fit.best().orElseThrow();
            int step = Math.max(1, horizon / 13);
            List<Integer> weeksAhead = new ArrayList<>();
            for (int week = step; week <= horizon; week += step) {
                weeksAhead.add(week);
            }
            List<Long> actual = after(cut, weeksAhead, seen, log);
            for (int i = 0; i < weeksAhead.size(); i++) {
                int week = weeksAhead.get(i);
                double weeks = week;
                points.add(new Point(
                        week,
                        seen.stream()
                                .mapToDouble(c -> model.expectedPurchases(c.history(), weeks))
                                .sum(),
                        actual.get(i)));
            }
        }
        return new Tracking(cut, seen.size(), points);
    }

    /**
     * Purchases of the customers known on a day, up to ever more weeks after it. Whose purchases up to that day were all taken
     * back later was a customer then, and stays one of those the forecast is for.
     */
    private static List<Long> after(LocalDate cut, List<Integer> weeks, List<RfmProfile> seen, PurchaseLog log) {
        List<LocalDate> ends = weeks.stream().map(cut::plusWeeks).toList();
        long[] counts = new long[ends.size()];
        for (RfmProfile customer : seen) {
            for (PurchaseLog.PeriodPurchases one : log.customers().getOrDefault(customer.customer(), List.of())) {
                for (int i = 0; i < counts.length && one.day().isAfter(cut); i++) {
                    counts[i] += one.day().isAfter(ends.get(i)) ? 0 : 1;
                }
            }
        }
        return Arrays.stream(counts).boxed().toList();
    }
}
