package io.github.cxkit.examples.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RfmColumns;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.BetaDiscreteWeibull;
import io.github.cxkit.lifetime.model.BgBb;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.BuyTillYouDieModel;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.model.MbgNbd;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.value.CustomerValue;
import io.github.cxkit.score.Result;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Random cases of what the purchase, contract and spend models say beyond the functions of the catalogue, in the form that
 * {@code differential/catalogue.py judge} reads. Shapes run from 1e-4 to 1e5 and times from 1e-3 to 1e6, evenly in their
 * logarithm; one customer in four has not come back.
 *
 * <p>Run: {@code java -cp ... io.github.cxkit.examples.benchmarks.LifetimeCases SEED CASES > answered.jsonl}
 */
public final class LifetimeCases {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate END = LocalDate.of(2026, 3, 31);

    private final SplittableRandom random;

    private LifetimeCases(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Prints the cases.
     *
     * @param args seed and number of cases per function
     * @throws JsonProcessingException if a case cannot be written
     */
    public static void main(String[] args) throws JsonProcessingException {
        LifetimeCases cases = new LifetimeCases(Long.parseLong(args[0]));
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            for (String model : List.of("bgNbd", "mbgNbd", "paretoNbd")) {
                cases.purchases(model);
                cases.value(model);
                cases.score(model);
            }
            cases.opportunities();
            cases.contract();
            cases.spend();
        }
    }

    private double even(double low, double high) {
        return low * Math.exp(random.nextDouble() * Math.log(high / low));
    }

    private double shape() {
        return switch (random.nextInt(4)) {
            case 0 -> even(1e-4, 1);
            case 1 -> even(1, 1e5);
            default -> even(0.1, 10);
        };
    }

    private double time() {
        return random.nextInt(3) == 0 ? even(1e-3, 1e6) : even(1, 300);
    }

    private CustomerHistory history() {
        double age = time();
        return switch (random.nextInt(4)) {
            case 0 -> CustomerHistory.oneTimeBuyer(age);
            case 1 -> new CustomerHistory((long) even(1, 1e4), age * (1 - even(1e-6, 1)), age);
            default -> new CustomerHistory(1 + random.nextInt(40), age * (1 - random.nextDouble()), age);
        };
    }

    private BuyTillYouDieModel model(String name) {
        double[] p = {shape(), time(), shape(), name.equals("paretoNbd") ? time() : shape()};
        return switch (name) {
            case "bgNbd" -> new BgNbd(p[0], p[1], p[2], p[3]);
            case "mbgNbd" -> new MbgNbd(p[0], p[1], p[2], p[3]);
            default -> new ParetoNbd(p[0], p[1], p[2], p[3]);
        };
    }

    private static Map<String, @Nullable Object> input(Object model, @Nullable CustomerHistory history) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        input.put("params", JSON.convertValue(model, Map.class));
        if (history != null) {
            input.put("frequency", history.frequency());
            input.put("recencyWeeks", history.recency());
            input.put("ageWeeks", history.age());
        }
        return input;
    }

    private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> input, String name, Object value) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(input);
        all.put(name, value);
        return all;
    }

    private void purchases(String name) throws JsonProcessingException {
        BuyTillYouDieModel model = model(name);
        CustomerHistory history = history();
        double horizon = time();
        Map<String, @Nullable Object> known = with(input(model, history), "horizonWeeks", horizon);
        put(name + ".probabilityNoPurchase", known, model.probabilityNoPurchase(history, horizon));
        put(name + ".probabilityDroppedBy", known, model.probabilityDroppedBy(history, horizon));
        long n = random.nextInt(4) == 0 ? 0 : (long) even(1, 200);
        put(
                name + ".probabilityOfPurchases",
                with(with(input(model, null), "purchases", n), "horizonWeeks", horizon),
                model.probabilityOfPurchases(n, horizon));
        double rate = even(1e-5, 1);
        put(
                name + ".discountedResidualPurchases",
                with(known, "continuousDiscountRatePerWeek", rate),
                model.discountedResidualPurchases(history, rate));
        // the probability given is what that of the time told is held to
        double probability = random.nextInt(4) == 0 ? even(1e-9, 1) : random.nextDouble();
        Result<Double> next = model.nextPurchaseQuantile(history, probability);
        Map<String, @Nullable Object> asked = with(input(model, history), "probability", probability);
        asked.put("toldWeeks", next.toOptional().orElse(null));
        put(name + ".nextPurchaseQuantile", asked, next.isKnown() ? probability : null);
    }

    private GammaGamma spendModel() {
        return new GammaGamma(shape(), random.nextBoolean() ? even(0.1, 1) : 1 + shape(), even(1e-2, 1e4));
    }

    private void value(String name) throws JsonProcessingException {
        BuyTillYouDieModel model = model(name);
        CustomerHistory history = history();
        GammaGamma spend = spendModel();
        double money = history.frequency() == 0 || random.nextInt(8) == 0 ? 0 : even(0.01, 1e4);
        CustomerValue value = new CustomerValue(model, spend);
        RfmProfile customer = new RfmProfile("ann", history, money);
        Map<String, @Nullable Object> input = with(with(input(model, history), "model", name), "spend", spend);
        input.put("monetaryValue", money);
        double rate = even(1e-3, 1);
        put(
                "customerValue.residual",
                with(input, "discountRatePerYear", rate),
                value.residual(customer, rate).toOptional().orElse(null));
        double horizon = time();
        CustomerValue.Explanation why = value.explain(customer, horizon);
        Map<String, @Nullable Object> actual = new LinkedHashMap<>();
        actual.put("ordersPerWeek", why.ordersPerWeek());
        actual.put("probabilityAlive", why.probabilityAlive());
        actual.put("expectedOrders", why.expectedOrders());
        actual.put("expectedOrderValue", why.expectedOrderValue().toOptional().orElse(null));
        actual.put("shrinkage", why.shrinkage().toOptional().orElse(null));
        actual.put("value", why.value().toOptional().orElse(null));
        put("customerValue.explain", with(input, "horizonWeeks", horizon), actual);
    }

    private void score(String name) throws JsonProcessingException {
        BuyTillYouDieModel model = model(name);
        GammaGamma spend = spendModel();
        int customers = 3;
        int orders = 12;
        RfmColumns columns = RfmColumns.of(
                PurchaseRules.DAILY_UTC,
                END,
                customers,
                random.ints(orders, 0, customers).toArray(),
                random.ints(orders, (int) END.toEpochDay() - 1000, (int) END.toEpochDay() + 1)
                        .toArray(),
                random.longs(orders, 1, 100_000).toArray());
        long days = random.nextInt(4000);
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("frequency", columns.frequency(i));
            row.put("recencyWeeks", columns.recency(i));
            row.put("ageWeeks", columns.age(i));
            row.put("repeatCents", columns.repeatMoney(i));
            rows.add(row);
        }
        Map<String, @Nullable Object> input = with(with(input(model, null), "model", name), "spend", spend);
        input.put("customers", rows);
        input.put("horizonDays", days);
        put(
                "customerValue.score",
                input,
                new CustomerValue(model, spend)
                        .score(columns, 2, Duration.ofDays(days))
                        .toOptional()
                        .orElse(null));
    }

    private void opportunities() throws JsonProcessingException {
        BgBb model = new BgBb(shape(), shape(), shape(), shape());
        int n = (int) even(1, 2000);
        put("bgBb.expectedPurchases", with(input(model, null), "opportunities", n), model.expectedPurchases(n));
    }

    private void contract() throws JsonProcessingException {
        BetaDiscreteWeibull model = new BetaDiscreteWeibull(shape(), shape(), even(0.05, 5));
        int period = (int) even(1, 1e4);
        put("bdw.retentionRate", with(input(model, null), "period", period), model.retentionRate(period));
    }

    private void spend() throws JsonProcessingException {
        GammaGamma model = spendModel();
        long[] frequencies = {0, 1, (long) even(1, 100), (long) even(1, 1e9)};
        for (long x : frequencies) {
            Map<String, @Nullable Object> input = with(input(model, null), "frequency", x);
            put("gammaGamma.ownShare", input, model.ownShare(x).toOptional().orElse(null));
            double money = x == 0 ? 0 : even(0.01, 1e4);
            put(
                    "gammaGamma.expectedOrderValue",
                    with(input, "monetaryValue", money),
                    model.expectedOrderValue(x, money).toOptional().orElse(null));
        }
    }

    private static void put(String function, Map<String, ?> input, @Nullable Object actual)
            throws JsonProcessingException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("function", function);
        line.put("input", input);
        line.put(
                "actual",
                actual instanceof double[] values
                        ? Arrays.stream(values).boxed().toList()
                        : actual);
        System.out.println(JSON.writeValueAsString(line));
    }
}
