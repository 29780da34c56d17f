package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.stats.Difference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The promised days of a real shop (Olist); skipped where the data is not there. */
class RealPromisesTest {

    private static final Path ORDERS =
            Path.of(System.getProperty("cxkit.data", "data"), "olist", "olist_orders_dataset.csv.gz");

    private static final Path REVIEWS = ORDERS.resolveSibling("olist_order_reviews_dataset.csv.gz");

    /** A review begins with two ids and a rating; remarks may run over lines. */
    private static final Pattern REVIEW =
            Pattern.compile("(?m)^\"?[0-9a-f]{32}\"?,\"?([0-9a-f]{32})\"?,\"?([1-5])\"?,");

    private static Instant moment(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    private static List<Promise> promises() throws IOException {
        Assumptions.assumeTrue(Files.exists(ORDERS), "no data in " + ORDERS);
        List<Promise> promises = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(ORDERS)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split(",", -1);
                if (!fields[2].equals("canceled")) {
                    LocalDate due = LocalDate.parse(fields[7].substring(0, 10));
                    Promise promise = Promise.of(fields[0], moment(fields[3]), Promise.endOf(due, ZoneOffset.UTC))
                            .to(fields[1])
                            .at("delivery")
                            .by(Promise.Source.CHECKOUT);
                    promises.add(fields[6].isEmpty() ? promise : promise.delivered(moment(fields[6])));
                }
            }
        }
        return promises;
    }

    @Test
    void ofAllOrdersNotCancelledFewerArriveInTimeThanOfThoseDelivered() throws IOException {
        PromiseKeeping keeping = PromiseKeeping.summarizer(PromisePolicy.at(Instant.parse("2019-01-01T00:00:00Z")))
                .summarize(promises());

        assertThat(keeping.due()).isEqualTo(2976);
        assertThat(keeping.kept().value().orElseThrow()).isCloseTo(0.912, within(0.0005));
        double ofDelivered = (double) keeping.kept().part() / (keeping.due() - keeping.openBroken());
        assertThat(ofDelivered).isCloseTo(0.934, within(0.0005));
    }

    /** The last rating of each order. */
    private static Map<String, Integer> ratings() throws IOException {
        Assumptions.assumeTrue(Files.exists(REVIEWS), "no data in " + REVIEWS);
        Map<String, Integer> ratings = new HashMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(REVIEWS)), StandardCharsets.UTF_8))) {
            Matcher start = REVIEW.matcher(String.join("\n", in.lines().toList()));
            while (start.find()) {
                ratings.put(start.group(1), Integer.parseInt(start.group(2)));
            }
        }
        return ratings;
    }

    @Test
    void aBrokenPromiseCostsMoreThanAStarAmongDeliveriesThatTookAsLong() throws IOException {
        Map<String, Integer> ratings = ratings();
        PromisePolicy late = PromisePolicy.at(Instant.parse("2019-01-01T00:00:00Z"));
        PromiseScore score = PromiseScore.summarizer(Metrics.STARS, late, Duration.ofDays(5))
                .summarize(promises().stream()
                        .filter(promise -> ratings.containsKey(promise.id()))
                        .map(promise ->
                                new PromiseScore.Rated(promise, Objects.requireNonNull(ratings.get(promise.id()))))
                        .toList());

        assertThat(score.kept().n() + score.broken().n()).isEqualTo(2890);
        assertThat(score.kept().value().orElseThrow()).isCloseTo(4.27, within(0.005));
        assertThat(score.broken().value().orElseThrow()).isCloseTo(2.28, within(0.005));
        Difference broken = score.adjusted(PromiseScore.Weights.BROKEN, 0.95);
        assertThat(broken.value().orElseThrow()).isCloseTo(-1.17, within(0.005));
        assertThat(broken.interval().orElseThrow().lower()).isCloseTo(-1.54, within(0.005));
        assertThat(broken.interval().orElseThrow().upper()).isCloseTo(-0.81, within(0.005));
        assertThat(score.leftOut()).isEqualTo(425);
        assertThat(score.adjusted(PromiseScore.Weights.OVERLAP, 0.95).value().orElseThrow())
                .isCloseTo(-1.31, within(0.005));
    }
}
