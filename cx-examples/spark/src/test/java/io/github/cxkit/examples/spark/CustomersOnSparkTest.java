package io.github.cxkit.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The same table, so the same model; the same model, so the same values. */
class CustomersOnSparkTest {

    private static final int CUSTOMERS = 5_000;

    @Test
    void equalsTheLoop() {
        List<RfmProfile> customers = new ArrayList<>();
        for (long i = 0; i < CUSTOMERS; i++) {
            customers.add(ValueCustomers.customer(i));
        }
        RecencyFrequencyTable expected = RecencyFrequencyTable.ofProfiles(customers);

        SparkSession spark = Local.session("cxkit customers");
        RecencyFrequencyTable table = ValueCustomers.table(spark, CUSTOMERS, 3);
        assertThat(table).isEqualTo(expected);

        BgNbd model = BgNbd.fit(table).best().orElseThrow();
        assertThat(model).isEqualTo(BgNbd.fit(expected).best().orElseThrow());
        ValueCustomers.Parameters parameters = ValueCustomers.Parameters.of(model);
        List<Double> values =
                ValueCustomers.values(spark, CUSTOMERS, 3, parameters).collectAsList();
        assertThat(values)
                .containsExactlyElementsOf(
                        customers.stream().map(parameters::value).toList());
        assertThat(values).allSatisfy(value -> assertThat(value).isBetween(0.0, 1e6));
    }
}
