package io.github.cxkit.examples.scorecard.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.readers.ExperimentQuery;
import io.github.cxkit.readers.ExperimentRead;
import io.github.cxkit.readers.ExperimentReader;
import io.github.cxkit.readers.definition.ExperimentDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCommandTest {

    private static final String SHOP = """
            {"name": "shop", "armColumn": "arm", "stratumColumn": "country", "unitColumn": "customer",
             "arms": [{"name": "old", "share": 2}, {"name": "new", "share": 1}],
             "metrics": [
               {"name": "bought", "kind": "SHARE", "column": "bought", "margin": 0.02},
               {"name": "revenue", "kind": "MEAN", "column": "revenue", "covariate": "before", "cap": 150.5},
               {"name": "per visit", "kind": "RATIO", "column": "revenue", "denominator": "visits",
                "covariate": "before", "covariateDenominator": "visits_before"},
               {"name": "NPS", "kind": "RATING", "column": "nps", "rating": "nps"},
               {"name": "offset", "kind": "MEAN", "column": "big", "lowerIsBetter": true}]}
            """;

    @TempDir
    private Path folder;

    private Path definition;
    private Path rows;

    @BeforeEach
    void write() throws IOException {
        definition = Files.writeString(folder.resolve("shop.json"), SHOP);
        StringBuilder csv =
                new StringBuilder("customer,arm,country,bought,revenue,before,visits,visits_before,nps,big\n");
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            String arm = i % 3 == 0 ? "new" : i == 1 ? "odd" : "old";
            double before = Math.round(random.nextDouble() * 20_000) / 100.0;
            double revenue = Math.round((before + random.nextGaussian() * 20 + (i % 3 == 0 ? 4 : 0)) * 100) / 100.0;
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%s,%s,%.2f,%d,%d,%s,%s%n",
                    i,
                    arm,
                    i % 2 == 0 ? "it" : "de",
                    i % 5 == 0 ? "Yes" : i % 7 == 0 ? "" : "no",
                    i % 11 == 0 ? "" : String.format(Locale.ROOT, "%.2f", revenue),
                    before,
                    1 + i % 4,
                    1 + i % 5,
                    i % 13 == 0 ? "11" : String.valueOf(i % 11),
                    // a mean 1e10 times its spread: in doubles its square sums keep no digit of the variance
                    String.format(Locale.ROOT, "%d.%03d", 3_000_000_000L, random.nextInt(300))));
        }
        rows = Files.writeString(folder.resolve("rows.csv"), csv);
    }

    private ExperimentRead fromRows() throws IOException {
        return ExperimentReader.of(ExperimentDefinition.read(definition).mapping())
                .read(rows);
    }

    private String query(String decimals) {
        Run sql = Run.of(
                "experiment",
                "sql",
                "--experiment",
                definition.toString(),
                "--decimals",
                decimals,
                "--from",
                "read_csv('" + rows + "')");
        assertThat(sql.err()).isEmpty();
        return sql.out();
    }

    @Test
    void aWarehouseGivesTheSameFiguresToTheLastDigit() throws IOException, SQLException {
        ExperimentRead own = fromRows();
        Path answer = folder.resolve("answer.csv");
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            try (ResultSet result = statement.executeQuery(query("4"))) {
                ExperimentRead theirs = ExperimentQuery.of(
                                ExperimentDefinition.read(definition).mapping())
                        .read(result);
                assertThat(theirs.summary()).isEqualTo(own.summary());
                assertThat(theirs.otherArms()).isEqualTo(own.otherArms()).containsEntry("odd", 1L);
                assertThat(theirs.invalid()).isEqualTo(own.invalid()).containsOnlyKeys("NPS");
            }
            statement.execute("COPY (" + query("4").replace(";", "") + ") TO '" + answer + "' (HEADER)");
        }
        JsonNode one = json("--data", rows);
        JsonNode other = json("--sums", answer);
        assertThat(other.get("result")).isEqualTo(one.get("result"));
        assertThat(other.get("sentences")).isEqualTo(one.get("sentences"));
        assertThat(other.get("notWorse")).isEqualTo(one.get("notWorse"));
    }

    private JsonNode json(String option, Path input) throws IOException {
        Run run = Run.of("experiment", option, input.toString(), "--experiment", definition.toString(), "--json", "-");
        assertThat(run.err()).doesNotContain("defect");
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void sumsOfAnotherDefinitionOrWithCutDigitsAreRefused() throws IOException, SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("COPY (" + query("2").replace(";", "") + ") TO '" + folder.resolve("short.csv") + "'");
            statement.execute("COPY (" + query("3").replace(";", "") + ") TO '" + folder.resolve("right.csv") + "'");
        }
        String[] call = {"experiment", "--experiment", definition.toString(), "--sums", ""};
        call[4] = folder.resolve("short.csv").toString();
        assertThat(Run.of(call).err()).contains("\"offset\" have more digits").contains("decimals");
        call[4] = folder.resolve("right.csv").toString();
        assertThat(Run.of(call).err()).isEmpty();
        Files.writeString(definition, SHOP.replace("150.5", "150"));
        assertThat(Run.of(call).err()).contains("sums of another definition");
    }

    @Test
    void theConsoleBeginsWithTheSplitAndTellsWhatWasLeftOut() {
        Run run = Run.of("experiment", "--data", rows.toString(), "--experiment", definition.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("The split is as planned")
                .contains("Units of odd, no arm of the experiment, left out: 1")
                .contains("NPS: values that it does not take, left out: 231")
                .contains("revenue, old:")
                .contains("revenue, new: units without a value: 91");
        Run italian =
                Run.of("experiment", "--data", rows.toString(), "--experiment", definition.toString(), "--lang", "it");
        assertThat(italian.out()).contains("Unità di odd, nessun braccio dell'esperimento");
    }

    @Test
    void optionsSayTheSameAsADefinition() {
        Run run = Run.of(
                "experiment",
                "--data",
                rows.toString(),
                "--arm",
                "arm",
                "--arms",
                "old,new",
                "--split",
                "2,1",
                "--share",
                "bought",
                "--mean",
                "revenue",
                "--ratio",
                "revenue/visits",
                "--rating",
                "nps:nps",
                "--covariate",
                "revenue=before",
                "--covariate",
                "revenue/visits=before/visits_before",
                "--cap",
                "revenue=150.5",
                "--margin",
                "bought=5%",
                "--planned-units",
                "6000",
                "--spending",
                "pocock",
                "--looks-before",
                "0.25",
                "--html",
                folder.resolve("page.html").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("This is look 2 of 2").contains("bought");
        assertThat(folder.resolve("page.html")).content().contains("</html>");
        Run anytime = Run.of(
                "experiment",
                "--data",
                rows.toString(),
                "--arm",
                "arm",
                "--arms",
                "old,new",
                "--mean",
                "revenue",
                "--planned-units",
                "6000");
        assertThat(anytime.out()).contains("at any time (p");
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheNearestName() throws IOException {
        List<String> call = List.of("experiment", "--data", rows.toString(), "--arm", "arm", "--arms", "old,new");
        assertThat(run(call, "--mean", "revenue", "--cap", "revenu=3").err())
                .contains("\"revenu\"")
                .contains("revenue");
        assertThat(run(call, "--mean", "revenu").err()).contains("revenu");
        assertThat(run(call).err()).contains("an experiment needs a metric");
        assertThat(run(call, "--mean", "revenue", "--unit", "country").err()).contains("come more than once");
        assertThat(run(call, "--ratio", "revenue").err()).contains("COLUMN/COLUMN");
        Files.writeString(definition, SHOP.replace("\"cap\"", "\"kap\""));
        assertThat(Run.of("experiment", "--data", rows.toString(), "--experiment", definition.toString())
                        .err())
                .contains("kap");
    }

    private static Run run(List<String> call, String... more) {
        List<String> all = new java.util.ArrayList<>(call);
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }

    @Test
    void theGateOfAGameFailedItsSplit() {
        Path data = Path.of(System.getProperty("cxkit.data", "data")).resolve("cookie-cats-ab/cookie_cats.csv.gz");
        Assumptions.assumeTrue(Files.exists(data), "the data folder is absent: set -Dcxkit.data");
        Run run = Run.of(
                "experiment",
                "--data",
                data.toString(),
                "--arm",
                "version",
                "--arms",
                "gate_30,gate_40",
                "--share",
                "retention_7",
                "--mean",
                "sum_gamerounds",
                "--cap",
                "sum_gamerounds=1000",
                "--unit",
                "userid");
        assertThat(run.out())
                .contains("Do not read on: units were not split as planned")
                .contains("-0.82 points")
                .contains("116 values capped")
                .contains("untrusted");
    }

    @Test
    void aMetricThatFewOfAnArmHaveIsHidden() throws IOException {
        StringBuilder text = new StringBuilder("arm,bought,score\n");
        for (int i = 0; i < 80; i++) {
            text.append(i % 2 == 0 ? "A" : "B")
                    .append(',')
                    .append(i % 3 == 0 ? 1 : 0)
                    .append(',');
            text.append(i < 6 ? "9" : "").append('\n');
        }
        Path few = Files.writeString(folder.resolve("few.csv"), text);
        List<String> call = List.of(
                "experiment",
                "--data",
                few.toString(),
                "--arm",
                "arm",
                "--arms",
                "A,B",
                "--share",
                "bought",
                "--rating",
                "nps:score");
        Run run = run(call, "--min-group", "10");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("metric \"score\" of arm \"A\" is hidden: fewer than 10 units (--min-group)");
        assertThat(run(call, "--min-group", "3").code()).isZero();
    }
}
