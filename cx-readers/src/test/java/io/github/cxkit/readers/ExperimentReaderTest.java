package io.github.cxkit.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.readers.definition.ExperimentMapping;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentReaderTest {

    private static final Experiment SHOP = Experiment.of("shop", "old", "new")
            .withMetric(ExperimentMetric.share("bought"))
            .withMetric(ExperimentMetric.mean("spent").withCap(50))
            .withMetric(ExperimentMetric.rating("nps", Metrics.NPS));

    private static final ExperimentMapping MAPPING =
            ExperimentMapping.of(SHOP, "arm").withStratum("country").withUnit("id");

    private static final String ROWS = """
            id,arm,country,bought,spent,nps
            1,old,it,yes,10.50,9
            2,old,de,no,,3
            3,new,it,TRUE,80,11
            4,new,it,perhaps,20,
            5,odd,it,yes,1,1
            6,,it,yes,1,1
            """;

    private static ExperimentRead read(String rows) throws IOException {
        return ExperimentReader.of(MAPPING).read(new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyUnitIsInAnArmOrCountedApart() throws IOException {
        ExperimentRead read = read(ROWS);
        ExperimentSummary summary = read.summary();
        assertThat(summary.units("old")).isEqualTo(2);
        assertThat(summary.units("new")).isEqualTo(2);
        assertThat(read.otherArms()).hasToString("{odd=1}");
        assertThat(read.withoutArm()).isEqualTo(1);
        assertThat(read.invalid()).hasToString("{nps=1, bought=1}");
        assertThat(read.report().kept()).isEqualTo(6);
        // a blank is no value, and a value above the cap counts as the cap
        assertThat(summary.outcome("old", "spent").n()).isEqualTo(1);
        assertThat(summary.outcome("new", "spent").mean("value").orElseThrow()).isEqualTo(35.0);
        assertThat(summary.outcome("new", "bought").n()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"yes, no", "TRUE, FALSE", "Vero, Falso", "Sì, No", "1, 0", "1.0, 0.0", "x, off"})
    void aShareKnowsTheWordsOfATickedBox(String yes, String no) throws IOException {
        ExperimentSummary summary = read("id,arm,country,bought,spent,nps\n1,old,it," + yes + ",,\n2,old,it," + no
                        + ",,\n")
                .summary();
        assertThat(summary.outcome("old", "bought").mean("value").orElseThrow()).isEqualTo(0.5);
    }

    @Test
    void idsOfUnitsThatASpreadsheetRoundedAreTold() {
        assertThatThrownBy(() -> read("id,arm,country,bought,spent,nps\n1.2E+11,old,it,yes,,\n1.2E+11,new,it,no,,\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a spreadsheet has rounded its ids, such as \"1.2E+11\"");
    }

    @Test
    void aUnitThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> read(ROWS + "1,old,it,yes,1,1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("comes more than once in column \"id\"");
    }

    @Test
    void aUnitOfTwoArmsIsNotToBeAddedUp() {
        String head = "id,arm,country,bought,spent,nps\n1,old,it,yes,,\n2,new,it,no,,\n";
        assertThatThrownBy(() -> read(head + "1,new,it,no,,\n"))
                .hasMessageEndingWith(
                        "\"id\", 1 in another arm than before: leave out units that were in two arms, and look why");
        assertThatThrownBy(() -> read(head + "1,new,it,no,,\n2,new,it,no,,\n"))
                .hasMessageStartingWith("2 rows are of units that come more than once")
                .hasMessageEndingWith(
                        "and look why; add up the rows of each unit first, for the unit is what was randomized");
    }

    @Test
    void chosenRowsAloneAreTaken() throws IOException {
        ExperimentRead read = ExperimentReader.of(MAPPING)
                .withFilter(RowFilter.ALL.only("country", "de"))
                .withFile(FileOptions.DEFAULT.withSeparator(','))
                .read(new ByteArrayInputStream(ROWS.getBytes(StandardCharsets.UTF_8)));
        assertThat(read.summary().units("old")).isEqualTo(1);
        assertThat(read.summary().units("new")).isZero();
    }

    /** DuckDB in the process, and PostgreSQL where the property {@code cxkit.postgres} names one. */
    static Stream<String> databases() {
        return Stream.of("jdbc:duckdb:", System.getProperty("cxkit.postgres", ""))
                .filter(url -> !url.isEmpty());
    }

    private static final String TABLE = "CREATE TABLE units (id INTEGER, arm VARCHAR(9), country VARCHAR(9), bought"
            + " VARCHAR(9), spent DECIMAL(9, 2), nps INTEGER)";

    @ParameterizedTest
    @MethodSource("databases")
    void aDatabaseGivesTheSameFromItsSumsAsFromItsRows(String url) throws IOException, SQLException {
        try (Connection database = DriverManager.getConnection(url);
                Statement statement = database.createStatement()) {
            fill(statement, ROWS);
            sameFromSumsAndRows(statement, ROWS);
            SplittableRandom random = new SplittableRandom(11);
            StringBuilder many = new StringBuilder("id,arm,country,bought,spent,nps\n");
            for (int i = 0; i < 700; i++) {
                many.append(i)
                        .append(of(random, ",old", ",old", ",new", ",new", ",odd", ","))
                        .append(of(random, ",it", ",de", ","))
                        .append(of(random, ",yes", ",no", ",TRUE", ",0", ",", ",perhaps"))
                        .append(',')
                        .append(random.nextInt(5) == 0 ? "" : String.valueOf(random.nextInt(9_000) / 100.0))
                        .append(',')
                        .append(random.nextInt(6) == 0 ? "" : String.valueOf(random.nextInt(12)))
                        .append('\n');
            }
            fill(statement, many.toString());
            sameFromSumsAndRows(statement, many.toString());
        }
    }

    private static String of(SplittableRandom random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static void fill(Statement statement, String rows) throws SQLException {
        statement.execute("DROP TABLE IF EXISTS units");
        statement.execute(TABLE);
        String values = rows.lines()
                .skip(1)
                .map(row -> Arrays.stream(row.split(",", -1))
                        .map(cell -> cell.isEmpty() ? "NULL" : "'" + cell + "'")
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        statement.execute(
                "INSERT INTO units SELECT CAST(id AS INTEGER), arm, country, bought, CAST(spent AS DECIMAL(9, 2)),"
                        + " CAST(nps AS INTEGER) FROM (VALUES " + values
                        + ") AS t (id, arm, country, bought, spent, nps)");
    }

    private static void sameFromSumsAndRows(Statement statement, String rows) throws IOException, SQLException {
        ExperimentRead file = read(rows);
        try (ResultSet all = statement.executeQuery("SELECT * FROM units")) {
            ExperimentRead read = ExperimentReader.of(MAPPING).read(all);
            assertThat(read.summary()).isEqualTo(file.summary());
            assertThat(read.otherArms()).isEqualTo(file.otherArms());
        }
        ExperimentQuery query = ExperimentQuery.of(MAPPING).withDecimals(2);
        try (ResultSet sums = statement.executeQuery(query.sql("units"))) {
            ExperimentRead counted = query.read(sums);
            assertThat(counted.summary()).isEqualTo(file.summary());
            assertThat(counted.otherArms()).isEqualTo(file.otherArms());
            assertThat(counted.withoutArm()).isEqualTo(file.withoutArm());
            assertThat(counted.invalid()).isEqualTo(file.invalid());
        }
    }

    @Test
    void aQueryKeepsAtMostNineDigits() {
        assertThatThrownBy(() -> ExperimentQuery.of(MAPPING).withDecimals(10)).hasMessageContaining("[0, 9]");
        assertThat(ExperimentQuery.of(MAPPING).mapping()).isSameAs(MAPPING);
    }
}
