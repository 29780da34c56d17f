package io.github.cxkit.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.friction.FrictionOutcomes;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelMode;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.DirectlyFollowsGraph;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real and planted journeys: every order rule of the funnel, the incident, the mobile bug, late parcels. */
class RealJourneysTest {

    private static final Path DATA = Path.of(System.getProperty("cxkit.data", "data"));
    private static final List<String> CHECKOUT =
            List.of("add_to_cart", "shipping_details", "payment_details", "purchase");

    @BeforeEach
    void needsTheData() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "the data folder is absent: set -Dcxkit.data");
    }

    private static List<String[]> rows(String file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(DATA.resolve(file))), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.replace("\"", "").split(",", -1));
            }
        }
        return rows;
    }

    private static List<Journey> sessions() throws IOException {
        LocalTimes utc = LocalTimes.of(ZoneOffset.UTC);
        List<JourneyEvent> events = new ArrayList<>();
        for (String[] row : rows("ecom-clickstream/ecom.csv.gz")) {
            events.add(JourneyEvent.builder(row[0], row[2], utc.instant(LocalDateTime.parse(row[3].replace(' ', 'T'))))
                    .session(row[1])
                    .channel(row[5])
                    .property("platform", row[4])
                    .property("lifecycle", row[7])
                    .build());
        }
        return Sessions.bySession(events);
    }

    private static List<Long> counts(FunnelMode mode, List<Journey> sessions) {
        return Funnel.of(mode, null, CHECKOUT).summary(sessions).counts();
    }

    @Test
    void theOrderRuleDecidesHowManyOf1213CartsWereBought() throws IOException {
        List<Journey> sessions = sessions();

        assertThat(sessions).hasSize(3605);
        assertThat(counts(FunnelMode.UNORDERED, sessions)).containsExactly(1213L, 798L, 632L, 470L);
        assertThat(counts(FunnelMode.ORDERED, sessions)).containsExactly(1213L, 587L, 263L, 82L);
        assertThat(counts(FunnelMode.FIRST_OCCURRENCE, sessions)).containsExactly(1213L, 545L, 234L, 76L);
        assertThat(Funnel.of(
                                FunnelMode.ORDERED,
                                null,
                                List.of("add_to_cart", "cart", "shipping_details", "payment_details", "purchase"))
                        .summary(sessions)
                        .counts())
                .containsExactly(1213L, 679L, 291L, 121L, 36L);
    }

    @Test
    void conversionBySegmentIsAsPublished() throws IOException {
        Funnel buyers = Funnel.of(FunnelMode.UNORDERED, null, List.of("purchase"));
        Map<String, FunnelSummary> platforms =
                buyers.bySegment(sessions(), j -> j.events().get(0).properties().getOrDefault("platform", ""));

        assertThat(platforms.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue().counts().get(0) + "/"
                                + e.getValue().journeys()))
                .containsExactly("desktop 277/1890", "mobile 126/1295", "tablet 67/420");
    }

    @Test
    void thePlantedPaymentIncidentAndTheMobileBugAreFound() throws IOException {
        List<Journey> sessions = sessions();
        List<Journey> payers = sessions.stream()
                .filter(j -> j.touchpoints().contains("payment_details"))
                .toList();
        Predicate<Journey> lost = j -> !j.touchpoints().contains("purchase");
        FrictionLoss incident = FrictionOutcomes.of(
                        payers,
                        j -> isBetween(j, "2024-05-19", "2024-06-07"),
                        j -> lost.test(j) ? JourneyStatus.ABANDONED : JourneyStatus.COMPLETED,
                        100)
                .decided();

        assertThat(incident.journeysWith()).isEqualTo(130);
        assertThat(1 - incident.dropOffWith().value().orElseThrow()).isCloseTo(46.0 / 130, within(1e-12));
        assertThat(1 - incident.dropOffWithout().value().orElseThrow()).isCloseTo(424.0 / 502, within(1e-12));
        assertThat(incident.loss().orElseThrow()).isCloseTo(130 * (424.0 / 502 - 46.0 / 130) * 100, within(1e-8));

        List<Journey> buggy = sessions.stream()
                .filter(j -> isBetween(j, "2024-04-09", "2024-05-09"))
                .filter(j -> "mobile".equals(j.events().get(0).properties().get("platform")))
                .toList();
        assertThat(buggy).hasSize(331);
        assertThat(buggy.stream().filter(lost.negate()).count() / 331.0).isCloseTo(0.057402, within(5e-7));
    }

    private static boolean isBetween(Journey journey, String first, String last) {
        LocalDate day = LocalDate.ofInstant(journey.startedAt(), ZoneOffset.UTC);
        return !day.isBefore(LocalDate.parse(first)) && !day.isAfter(LocalDate.parse(last));
    }

    @Test
    void frictionEventsCostConversions() throws IOException {
        List<Journey> sessions = sessions();
        FrictionLoss errors = FrictionOutcomes.of(
                        sessions,
                        j -> j.touchpoints().contains("payment_error"),
                        j -> j.touchpoints().contains("purchase") ? JourneyStatus.COMPLETED : JourneyStatus.ABANDONED,
                        1)
                .decided();

        assertThat(errors.journeysWith()).isEqualTo(95);
        assertThat(1 - errors.dropOffWith().value().orElseThrow()).isCloseTo(0.115789, within(5e-7));
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(
                sessions.stream().map(Journey::touchpoints).toList());
        assertThat(graph.transitions().events()).isEqualTo(31_106);
        assertThat(graph.transitions().count("catalog", "product_view")).isEqualTo(1679);
        assertThat(graph.transitions().count("product_view", "catalog")).isEqualTo(1403);
        assertThat(graph.transitions().count("product_view", "product_view")).isEqualTo(1321);
        assertThat(graph.transitions().count("catalog", "catalog")).isEqualTo(1099);
    }

    @Test
    void realOrdersPassFromPurchaseToReview() throws IOException {
        Map<String, Integer> scores = latestScores();
        List<String> stamps = List.of("purchased", "approved", "carrier", "delivered", "reviewed");
        long[] present = new long[stamps.size()];
        long[] every = new long[stamps.size()];
        for (String[] row : rows("olist/olist_orders_dataset.csv.gz")) {
            boolean[] has = {!row[3].isEmpty(), !row[4].isEmpty(), !row[5].isEmpty(), !row[6].isEmpty(), false};
            has[4] = has[3] && scores.containsKey(row[0]);
            boolean all = true;
            for (int k = 0; k < has.length; k++) {
                all &= has[k];
                present[k] += has[k] ? 1 : 0;
                every[k] += all ? 1 : 0;
            }
        }
        assertThat(present).containsExactly(3000, 2991, 2946, 2904, 2890);
        assertThat(every).containsExactly(3000, 2991, 2945, 2903, 2889);
    }

    @Test
    void aLateParcelIsFrictionUnderEitherRule() throws IOException {
        Map<String, Integer> scores = latestScores();
        long[] byStamp = new long[4];
        long[] byDate = new long[4];
        for (String[] row : rows("olist/olist_orders_dataset.csv.gz")) {
            Integer score = scores.get(row[0]);
            if (score == null || row[6].isEmpty()) {
                continue;
            }
            LocalDateTime delivered = LocalDateTime.parse(row[6].replace(' ', 'T'));
            LocalDateTime promised = LocalDateTime.parse(row[7].replace(' ', 'T'));
            boolean satisfied = score >= 4;
            count(byStamp, delivered.isAfter(promised), satisfied);
            count(byDate, delivered.toLocalDate().isAfter(promised.toLocalDate()), satisfied);
        }
        FrictionLoss stamp = new FrictionLoss(byStamp[0], byStamp[1], byStamp[2], byStamp[3], 1);
        assertThat(stamp.journeysWith()).isEqualTo(231);
        assertThat(stamp.journeysWithout()).isEqualTo(2659);
        assertThat(100 * stamp.excessDropOff().orElseThrow()).isCloseTo(48.087440, within(5e-7));
        assertThat(byDate[0]).isEqualTo(191);
        assertThat(byDate[2]).isEqualTo(2699);
    }

    private static void count(long[] counts, boolean late, boolean satisfied) {
        int side = late ? 0 : 2;
        counts[side]++;
        counts[side + 1] += satisfied ? 0 : 1;
    }

    /** Order to score of its latest answer. Comments may hold commas and line breaks, so rows are read by their form. */
    private static Map<String, Integer> latestScores() throws IOException {
        Map<String, Integer> scores = new HashMap<>();
        Map<String, String> answered = new HashMap<>();
        String text;
        try (GZIPInputStream in =
                new GZIPInputStream(Files.newInputStream(DATA.resolve("olist/olist_order_reviews_dataset.csv.gz")))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (List<String> row : csv(text)) {
            String stamp = row.get(6);
            if (stamp.compareTo(answered.getOrDefault(row.get(1), "")) > 0) {
                answered.put(row.get(1), stamp);
                scores.put(row.get(1), Integer.valueOf(row.get(2)));
            }
        }
        return scores;
    }

    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n')) {
                cell.append(c);
            } else {
                row.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
        }
        return rows.subList(1, rows.size());
    }
}
