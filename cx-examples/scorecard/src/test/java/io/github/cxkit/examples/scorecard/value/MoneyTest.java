package io.github.cxkit.examples.scorecard.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All money that came is kept or left out for a reason: on the console, on the page and in the JSON. */
class MoneyTest {

    private static final String ORDERS = """
            id,who,when,money
            A1,ann,2026-01-05 10:00,50.10
            A2,ann,2026-01-20 10:00,100
            A1,ann,2026-02-02 09:00,-50.10
            B1,bob,2026-01-06 10:00,30
            B2,bob,2026-02-06 10:00,30
            Z9,bob,2026-02-08 10:00,-7.77
            ,cy,2026-01-09 10:00,20
            ,cy,2026-02-09 10:00,-25
            ,,2026-02-09 10:00,12
            D1,dan,2026-02-10 10:00,0
            D2,dan,2026-02-11 10:00,twelve
            E1,eve,2026-01-10 10:00,11
            E2,eve,2026-02-10 10:00,11
            F1,fay,2026-03-10 10:00,-11
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Run value(String orders, String... more) throws IOException {
        Path mapping = Files.writeString(folder.resolve("m.json"), """
                {"customer": "who", "at": "when", "amount": "money", "timePattern": "yyyy-MM-dd HH:mm",
                 "observationEnd": "2026-02-28"}""");
        List<String> args = new ArrayList<>(List.of(
                "value",
                "--orders",
                Files.writeString(folder.resolve("o.csv"), orders).toString(),
                "--mapping",
                mapping.toString(),
                "--horizon",
                "4w",
                "--json",
                folder.resolve("v.json").toString(),
                "--html",
                folder.resolve("v.html").toString()));
        args.addAll(Arrays.asList(more));
        return Run.of(args.toArray(String[]::new));
    }

    private JsonNode account() throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(Files.readString(folder.resolve("v.json")))
                .get("account");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource({
        "reject,        8, 252.10, 0",
        "ignore,        8, 252.10, 0",
        "netWithinUnit, 8, 252.10, 0",
        "matchOrders,  10, 182.00, 2"
    })
    void keptAndLeftOutAreAllThatCame(String policy, int rows, BigDecimal money, int cancelled) throws IOException {
        for (String language : List.of("en", "it")) {
            List<String> options = new ArrayList<>(List.of("--refunds", policy, "--lang", language));
            if (policy.equals("matchOrders")) {
                options.addAll(List.of("--order-id", "id"));
            }
            Run run = value(ORDERS, options.toArray(String[]::new));
            assertThat(run.err()).isEmpty();
            JsonNode account = account();
            assertThat(account.get("refunds").textValue()).isEqualTo(policy);
            assertThat(account.get("kept").get("rows").intValue()).isEqualTo(rows);
            assertThat(account.get("kept").get("sum").decimalValue()).isEqualByComparingTo(money);
            assertThat(account.get("cancelledOrders").intValue()).isEqualTo(cancelled);
            long allRows = rows;
            BigDecimal all = money;
            for (JsonNode part : account.get("leftOut")) {
                allRows += part.get("rows").longValue();
                all = all.add(part.get("sum").decimalValue());
            }
            assertThat(allRows)
                    .as("all rows of the file")
                    .isEqualTo(14)
                    .isEqualTo(account.get("all").get("rows").longValue());
            assertThat(all)
                    .as("all money of the file")
                    .isEqualByComparingTo("170.23")
                    .isEqualByComparingTo(account.get("all").get("sum").decimalValue());
            String said = language.equals("en")
                    ? "Of the orders 14 rows, 170.23 came; " + rows + " rows, " + money + " count; left out: "
                    : "Degli ordini sono arrivate 14 righe, 170,23; contano " + rows + " righe, "
                            + money.toString().replace('.', ',') + "; escluse: ";
            assertThat(oneLine(run.out())).contains(said);
            assertThat(oneLine(Files.readString(folder.resolve("v.html")))).containsOnlyOnce(said);
        }
    }

    @Test
    void aRefundThatFindsNoOrderIsCountedWithItsSum() throws IOException {
        Run run = value(ORDERS, "--refunds", "match-orders", "--order-id", "id");
        assertThat(oneLine(run.out()))
                .contains("1 row, -7.77 (refunds of an order that is not there)")
                .contains("-5.00 (refunds that found no order with money left) of rows that count")
                .contains("2 orders cancelled. Refunds are matched to orders.");
        assertThat(account().get("leftOut").get("orderUnknown").toString()).isEqualTo("{\"rows\":1,\"sum\":-7.77}");
        assertThat(account().get("leftOut").get("noOrderLeft").get("rows").intValue())
                .as("20 of the 25 found an order, so the row is kept")
                .isZero();
    }

    @Test
    void withoutAColumnOfOrdersARefundTakesFromTheNewest() throws IOException {
        value(ORDERS, "--refunds", "matchOrders");
        assertThat(account().get("leftOut").has("orderUnknown")).isFalse();
        // ann keeps 100, bob 52.23, eve 22 and nothing is left of cy's
        assertThat(account().get("kept").get("sum").decimalValue()).isEqualByComparingTo("174.23");
    }

    @Test
    void whereNothingIsLeftTheAccountSaysWhy() throws IOException {
        Run run = value(
                "id,who,when,money\nA1,ann,2026-01-05 10:00,50\nA1,ann,2026-01-06 10:00,-50\n",
                "--refunds",
                "matchOrders");
        assertThat(run.code()).isEqualTo(ExitCode.TOO_MUCH_LEFT_OUT);
        assertThat(oneLine(run.out()))
                .contains("No figures: no purchase is left up to 2026-02-28. Of the orders 2 rows, 0 came;"
                        + " 2 rows, 0 count; nothing was left out; 1 order cancelled.");
        assertThat(account().get("cancelledOrders").intValue()).isEqualTo(1);
    }

    /** A figure as of a day uses no later row: on the day of the trial cy had bought, and stays a customer of the forecast. */
    @Test
    void aRefundAfterTheTrialsDayIsNotKnownOnIt() throws IOException {
        String orders = """
                id,who,when,money
                A1,ann,2026-01-05 10:00,50
                A2,ann,2026-01-12 10:00,50
                B1,bob,2026-01-06 10:00,30
                B2,bob,2026-01-16 10:00,30
                C1,cy,2026-01-07 10:00,30
                A3,ann,2026-02-12 10:00,50
                C2,cy,2026-02-14 10:00,50
                """;
        value(orders, "--refunds", "matchOrders", "--order-id", "id");
        JsonNode before = tracking();
        value(orders + "C1,cy,2026-02-20 10:00,-30\n", "--refunds", "matchOrders", "--order-id", "id");
        JsonNode after = tracking();
        assertThat(after).isEqualTo(before);
        assertThat(after.get(after.size() - 1).get("actual").intValue()).isEqualTo(2);
    }

    private JsonNode tracking() throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(folder.resolve("v.json")))
                .get("tracking")
                .get("points");
    }

    @Test
    void moneyOfFewRowsIsHiddenWithSmallGroups() throws IOException {
        // three customers more, so that those who count are no few themselves
        String orders = ORDERS + "G1,gil,2026-01-11 10:00,10\nH1,hal,2026-01-12 10:00,20\nI1,ida,2026-01-13 10:00,30\n";
        value(orders, "--refunds", "matchOrders", "--order-id", "id");
        assertThat(account().get("all").get("sum").decimalValue()).isEqualByComparingTo("230.23");
        Run run = value(orders, "--refunds", "matchOrders", "--order-id", "id", "--min-group", "5");
        assertThat(run.out() + Files.readString(folder.resolve("v.json")) + Files.readString(folder.resolve("v.html")))
                .doesNotContain("7.77")
                .doesNotContain("230.23")
                .doesNotContain("money 12");
        assertThat(account().get("leftOut").get("orderUnknown").toString()).isEqualTo("{\"rows\":1,\"sum\":null}");
    }

    @Test
    void ofFewCustomersNothingIsTold() throws IOException {
        Run run = value(ORDERS, "--refunds", "matchOrders", "--order-id", "id", "--min-group", "50");
        assertThat(run.out()).contains("hidden: fewer than 50 customers");
        assertThat(new ObjectMapper()
                        .readTree(Files.readString(folder.resolve("v.json")))
                        .get("lack")
                        .asText())
                .isEqualTo("hidden: fewer than 50 customers");
        assertThat(folder.resolve("v.html")).doesNotExist();
    }

    @Test
    void aMisspeltPolicyIsRefusedWithTheNearest() throws IOException {
        assertThat(value(ORDERS, "--refunds", "matchOrder").err())
                .startsWith("cx-scorecard: --refunds: unknown policy of refunds \"matchOrder\"; did you mean"
                        + " \"matchOrders\"?");
        assertThat(value(ORDERS, "--free-orders", "cuont").err()).contains("did you mean \"count\"?");
        assertThat(value(ORDERS, "--order-id", "id").err()).contains("--refunds matchOrders");
        assertThat(value(ORDERS, "--refunds", "matchOrders", "--order-id", "idd")
                        .err())
                .contains("did you mean \"id\"?");
    }
}
