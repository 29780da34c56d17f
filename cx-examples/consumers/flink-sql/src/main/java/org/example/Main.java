package org.example;

import io.github.cxkit.flink.CxFlink;
import io.github.cxkit.metric.Metrics;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/** Scores as functions of Flink's SQL. */
public final class Main {

    private Main() {}

    /** Registers, asks, compares. */
    public static void main(String[] arguments) throws Exception {
        TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());
        CxFlink.register(tables);
        try (CloseableIterator<Row> rows = tables.executeSql("select nps(rating) from (values (9e0), (10e0), (3e0),"
                        + " (cast(null as double))) as answers(rating)")
                .collect()) {
            Row nps = rows.next().getFieldAs(0);
            if (!nps.getField(0).equals(Metrics.NPS.score(9, 10, 3).value().orElseThrow()) || !nps.getField(3).equals(3L)) {
                throw new IllegalStateException("not the score of one process: " + nps);
            }
            System.out.println("NPS " + nps.getField(0) + " of " + nps.getField(3));
        }
    }
}
