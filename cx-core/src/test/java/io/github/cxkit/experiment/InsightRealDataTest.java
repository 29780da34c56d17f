package io.github.cxkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.PairedTally;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.ScoreChange;
import io.github.cxkit.metric.SegmentedScore;
import io.github.cxkit.metric.SegmentedTally;
import io.github.cxkit.metric.WaveChange;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.survey.Scale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Insight on public data; the figures were computed apart from this library. */
class InsightRealDataTest {

    private static final Path DATA = Path.of(System.getProperty("cxkit.data", "data"));
    private static final Scale FIVE = Scale.of(1, 5);

    @BeforeAll
    static void dataIsThere() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "the data folder is absent: set -Dcxkit.data");
    }

    /** Rows of a packed CSV file by column; a quoted cell may hold commas and line ends. */
    private static void rows(String file, Consumer<Map<String, String>> use) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(DATA.resolve(file))), StandardCharsets.ISO_8859_1))) {
            List<String> header = record(in).stream().map(String::strip).toList();
            for (List<String> cells = record(in); !cells.isEmpty(); cells = record(in)) {
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
                    row.put(header.get(i), cells.get(i).strip());
                }
                if (row.size() == header.size()) {
                    use.accept(row);
                }
            }
        }
    }

    private static List<String> record(BufferedReader in) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' && !quoted) {
                cells.add(cell.toString());
                return cells;
            } else {
                cell.append((char) c);
            }
        }
        if (!cells.isEmpty()) {
            cells.add(cell.toString());
        }
        return cells;
    }

    /** Yes is 1 and no is 0; nothing else is either, a missing cell least of all. */
    private static double share(Map<String, String> row, String column) {
        String text = row.getOrDefault(column, "");
        return switch (text) {
            case "TRUE", "1" -> 1;
            case "FALSE", "0" -> 0;
            default -> throw new IllegalArgumentException(column + " must say TRUE or FALSE but is \"" + text + "\"");
        };
    }

    private static SegmentedScore satisfactionByBoardingArea(int year) throws IOException {
        SegmentedTally.Builder areas = SegmentedTally.builder(FIVE);
        rows("sfo-survey/sfo_" + year + ".csv.gz", row -> {
            String rating = row.getOrDefault("Q7ALL", "");
            if (rating.matches("[1-5]")) {
                String area = row.getOrDefault("BAREA", "");
                areas.add(area.isEmpty() ? "unknown" : area, Integer.parseInt(rating));
            }
        });
        return new SegmentedScore(Metrics.mean(FIVE), areas.build());
    }

    @Test
    void theAirportRoseMostlyByHowPassengersAnswered() throws IOException {
        ScoreChange change = satisfactionByBoardingArea(2016)
                .changeTo(satisfactionByBoardingArea(2017))
                .orElseThrow();
        assertThat(change.before()).isCloseTo(4.038026721479959, within(1e-12));
        assertThat(change.after()).isCloseTo(4.064360119047619, within(1e-12));
        assertThat(change.mix().value()).isCloseTo(0.007419345726998691, within(1e-12));
        assertThat(change.rate().value()).isCloseTo(0.018914051840661528, within(1e-12));
        assertThat(change.segments()).hasSize(7);
        // and all of it is within chance
        assertThat(Math.abs(change.change().value()))
                .isLessThan(1.96 * change.change().standardError());
        assertThat(change.pattern()).isEqualTo(ScoreChange.Pattern.ORDINARY);
    }

    @Test
    void theGatesSplitFailedSoItsResultCannotBeTrusted() throws IOException {
        Experiment gate = Experiment.of("gate at level 40", "gate_30", "gate_40")
                .withMetric(ExperimentMetric.share("day 1"))
                .withMetric(ExperimentMetric.share("day 7"))
                .withMetric(ExperimentMetric.mean("rounds").withCap(1_000));
        ExperimentSummary.Builder players = ExperimentSummary.builder(gate);
        rows(
                "cookie-cats-ab/cookie_cats.csv.gz",
                row -> players.add(
                        Objects.requireNonNull(row.get("version")),
                        share(row, "retention_1"),
                        share(row, "retention_7"),
                        Double.parseDouble(row.get("sum_gamerounds"))));
        ExperimentResult result = ExperimentResult.of(players.build(), 0.95);
        assertThat(result.split().orElseThrow().pValue()).isCloseTo(0.0086, within(5e-5));
        assertThat(result.isSplitAsPlanned()).isFalse();
        ExperimentResult.Finding seven = result.metrics().get(1).findings().get(0);
        assertThat(seven.headline().value().orElseThrow()).isCloseTo(8279.0 / 45489 - 8502.0 / 44700, within(1e-12));
        assertThat(seven.headline().isSignificant(0.95)).isTrue();
        // one player of 49,854 rounds decides the plain mean, not the capped one
        assertThat(result.metrics().get(2).findings().get(0).capping().units()).isBetween(10L, 500L);
    }

    @Test
    void threeFiveStarReviewsAreNoBestState() throws IOException {
        Map<String, String> stateOfCustomer = new HashMap<>();
        rows(
                "olist/olist_customers_dataset.csv.gz",
                row -> stateOfCustomer.put(row.get("customer_id"), row.get("customer_state")));
        Map<String, String> stateOfOrder = new HashMap<>();
        rows(
                "olist/olist_orders_dataset.csv.gz",
                row -> stateOfOrder.put(
                        row.get("order_id"), stateOfCustomer.getOrDefault(row.get("customer_id"), "unknown")));
        SegmentedTally.Builder states = SegmentedTally.builder(FIVE);
        rows(
                "olist/olist_order_reviews_dataset.csv.gz",
                row -> states.add(
                        stateOfOrder.getOrDefault(row.get("order_id"), "unknown"),
                        Integer.parseInt(row.get("review_score"))));
        SegmentedScore stars = new SegmentedScore(Metrics.STARS, states.build());
        assertThat(stars.score("AM").value().orElseThrow()).isEqualTo(5);
        // Welch would take three equal answers for certainty; the pooled variance does not
        RankSets ranks = stars.rankSets(RankSets.Order.HIGHEST_FIRST, RankSets.PairTest.POOLED_Z, 0.95)
                .orElseThrow();
        RankSets.Place amazonas = ranks.place("AM").orElseThrow();
        assertThat(amazonas.rank()).isEqualTo(1);
        RankSets.Place saoPaulo = ranks.place("SP").orElseThrow();
        RankSets.Place rio = ranks.place("RJ").orElseThrow();
        // looked at alone, Sao Paulo is above some and Rio below some; of all together nothing is sure
        assertThat(saoPaulo.marginal().worst()).isLessThan(ranks.ranked());
        assertThat(rio.marginal().best()).isGreaterThan(1);
        assertThat(saoPaulo.simultaneous()).isEqualTo(new RankSets.RankRange(1, 26));
        assertThat(stars.heterogeneity(0.95).orElseThrow().pValue()).isLessThan(0.05);
        assertThat(ranks.possibleBest(1).size()).isGreaterThan(15);
    }

    @Test
    void customersWhoPayByElectronicCheckLeaveMoreThanAllOthers() throws IOException {
        Scale stayed = Scale.of(0, 1);
        SegmentedTally.Builder methods = SegmentedTally.builder(stayed);
        rows(
                "telco-churn/telco_customer_churn.csv.gz",
                row -> methods.add(
                        Objects.requireNonNull(row.get("Payment Method")), 1 - (int) share(row, "Churn Value")));
        SegmentedScore retention = new SegmentedScore(
                RatingMetric.share(Rule.convention("telco.retained", "Retained", "customers who stayed"), stayed, 1, 1),
                methods.build());
        RankSets ranks = retention.rankSets(RankSets.Order.HIGHEST_FIRST, 0.95).orElseThrow();
        assertThat(retention.score("Electronic check").value().orElseThrow()).isCloseTo(54.7, within(0.05));
        assertThat(ranks.place("Electronic check").orElseThrow().simultaneous())
                .isEqualTo(new RankSets.RankRange(4, 4));
        // the three others cannot be put in order: first by score, but not ruled out to be second
        assertThat(ranks.place("Credit card (automatic)").orElseThrow())
                .isEqualTo(new RankSets.Place(1, new RankSets.RankRange(1, 2), new RankSets.RankRange(1, 2)));
        assertThat(ranks.possibleBest(1)).containsExactly("Bank transfer (automatic)", "Credit card (automatic)");
    }

    @Test
    void theSamePeopleTellMoreThanTwoSamplesOfThem() throws IOException {
        Scale ten = Scale.of(1, 10);
        PairedTally.Builder people = PairedTally.builder(ten);
        List<String> lines = Files.readAllLines(DATA.resolve("ecsi-mobi/mobi.csv"));
        List<String> names = List.of(lines.get(0).replace("\"", "").split(",", -1));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            people.add(
                    Integer.parseInt(cells[names.indexOf("CUEX1")]), Integer.parseInt(cells[names.indexOf("PERQ1")]));
        }
        // expected quality when they became customers, and the quality they found
        WaveChange change = people.build().compare(Metrics.mean(ten), 0.95).orElseThrow();
        assertThat(change.pairs()).isEqualTo(250);
        assertThat(change.change().value().orElseThrow()).isCloseTo(0.364, within(1e-12));
        assertThat(change.change().standardError().orElseThrow()).isCloseTo(0.1097551857691145, within(1e-12));
        assertThat(change.independentStandardError().orElseThrow()).isCloseTo(0.1363974819869101, within(1e-12));
    }
}
