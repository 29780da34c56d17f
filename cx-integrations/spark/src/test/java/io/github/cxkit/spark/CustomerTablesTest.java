package io.github.cxkit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.BuyTillYouDieModel;
import io.github.cxkit.lifetime.model.MbgNbd;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A table of customers is scored as a list of them is. */
class CustomerTablesTest {

    private static final LocalDate END = LocalDate.of(2026, 3, 1);

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = Sessions.local("cxkit customers");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** Some customers buy often, some twice in a day, some never again; a few orders come after the end. */
    private static Dataset<Row> purchases() {
        return spark.range(0, 4_000, 1, 5)
                .selectExpr(
                        "concat('c', pmod(id * id, 701)) as customer",
                        "date_add(date '2025-01-01', int(pmod(id * 37 + id * id * 11, 430))) as day");
    }

    @Test
    void historiesAreThoseOfAPurchaseLog() {
        PurchaseLog.Builder log = PurchaseLog.builder(PurchaseRules.DAILY_UTC);
        purchases().collectAsList().stream()
                .filter(row -> !row.getDate(1).toLocalDate().isAfter(END))
                .forEach(row -> log.add(row.getString(0), row.getDate(1).toLocalDate(), BigDecimal.ONE));
        List<RfmProfile> expected = log.build().summaries(END);

        Dataset<Row> customers = CustomerTables.histories(purchases(), END);
        Map<String, CustomerHistory> histories = new HashMap<>();
        customers.collectAsList().forEach(row -> histories.put(row.getString(0), history(row)));
        assertThat(histories).hasSameSizeAs(expected);
        assertThat(expected)
                .allSatisfy(customer ->
                        assertThat(histories.get(customer.customer())).isEqualTo(customer.history()));
        assertThat(CustomerTables.counts(customers)).isEqualTo(RecencyFrequencyTable.ofProfiles(expected));
    }

    private static CustomerHistory history(Row row) {
        return new CustomerHistory(row.getAs("frequency"), row.getAs("recency"), row.getAs("age"));
    }

    @Test
    void scoresAreThoseOfTheModel() {
        Dataset<Row> customers = CustomerTables.histories(purchases(), END);
        for (BuyTillYouDieModel model : List.of(
                new BgNbd(0.243, 4.414, 0.793, 2.426),
                new MbgNbd(0.525, 6.183, 0.891, 1.614),
                new ParetoNbd(0.553, 10.578, 0.606, 11.669))) {
            List<Row> rows = CustomerTables.score(customers, model, 52).collectAsList();
            assertThat(rows).hasSizeGreaterThan(100).allSatisfy(row -> {
                assertThat(row.<Double>getAs("alive")).isEqualTo(model.probabilityAlive(history(row)));
                assertThat(row.<Double>getAs("expected_purchases"))
                        .isEqualTo(model.expectedPurchases(history(row), 52));
            });
        }
    }

    @Test
    void scoresAreFunctionsOfSql() {
        BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426);
        CustomerTables.register(spark, model);
        Row row = spark.sql("select alive(2L, 30.43, 38.86), expected_purchases(2L, 30.43, 38.86, 39e0),"
                        + " alive(null, 1e0, 2e0)")
                .first();
        CustomerHistory history = new CustomerHistory(2, 30.43, 38.86);
        assertThat(row.getDouble(0)).isEqualTo(model.probabilityAlive(history));
        assertThat(row.getDouble(1)).isEqualTo(model.expectedPurchases(history, 39));
        assertThat(row.isNullAt(2)).isTrue();
    }

    @Test
    void aRowWithoutAHistoryIsNoCustomerAndAnImpossibleOneIsRefused() {
        Dataset<Row> some =
                spark.sql("select * from values (0L, 0e0, 5e0), (null, 1e0, 5e0) as t(frequency, recency, age)");
        assertThat(CustomerTables.counts(some).customers()).isEqualTo(1);
        Dataset<Row> wrong = spark.sql("select 1L as frequency, 9e0 as recency, 5e0 as age");
        assertThatThrownBy(() -> CustomerTables.counts(wrong))
                .hasStackTraceContaining("recency must lie between 0 and age 5.0 but was 9.0");
    }
}
