package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plug is pulled in the middle of writes: nothing that was thanked for is lost, nothing is counted twice. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CrashTest {

    private static final int CUSTOMERS = 8;
    private static final int CRASHES = 2;
    private static final int ACKNOWLEDGED_BEFORE_CRASH = 150;
    private static final int MOST_PER_CUSTOMER = 20_000;

    /** A property of Spring's that changes nothing. */
    private static final String EMBEDDED = "--spring.application.name=shop";

    private final String run = "run" + System.nanoTime();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> thanked = ConcurrentHashMap.newKeySet();

    private static int rating(String key) {
        return Math.floorMod(key.hashCode(), 11);
    }

    /** The embedded file, and PostgreSQL where one is named. */
    static Stream<String> databases() {
        String postgres = System.getProperty("cxkit.postgres", "");
        return postgres.isEmpty() ? Stream.of(EMBEDDED) : Stream.of(EMBEDDED, "--spring.datasource.url=" + postgres);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nothingIsLostAndNothingIsCountedTwice(String database, @TempDir Path folder) throws Exception {
        long earlier;
        try (RunningShop shop = RunningShop.start(folder, database)) {
            earlier = shop.answers("club");
        }
        for (int crash = 0; crash < CRASHES; crash++) {
            try (RunningShop shop = RunningShop.start(folder, database)) {
                assertThat(shop.answers("club") - earlier).isBetween((long) thanked.size(), (long) sent.size());
                loadUntilKilled(shop, crash);
            }
        }
        try (RunningShop shop = RunningShop.start(folder, database)) {
            long stored = shop.answers("club") - earlier;
            assertThat(stored).isBetween((long) thanked.size(), (long) sent.size());

            // what every client does that got no answer: the same again, under the same key; and once more to be sure
            int created = 0;
            for (int round = 0; round < 2; round++) {
                for (String key : sent) {
                    int status = shop.rate("club", key, rating(key));
                    assertThat(status).isIn(200, 201);
                    if (thanked.contains(key)) {
                        assertThat(status).as("%s was thanked for", key).isEqualTo(200);
                    }
                    created += status == 201 ? 1 : 0;
                }
            }
            assertThat(stored + created).isEqualTo(sent.size());
            assertThat(shop.answers("club") - earlier).isEqualTo(sent.size());
        }
        try (RunningShop shop = RunningShop.start(folder, database)) {
            assertThat(shop.answers("club") - earlier).isEqualTo(sent.size());
        }
    }

    private void loadUntilKilled(RunningShop shop, int crash) throws Exception {
        AtomicBoolean open = new AtomicBoolean(true);
        int before = thanked.size();
        ExecutorService customers = Executors.newFixedThreadPool(CUSTOMERS);
        List<Future<?>> all = new ArrayList<>();
        for (int c = 0; c < CUSTOMERS; c++) {
            String name = run + "-" + crash + "-customer" + c + "-";
            all.add(customers.submit(() -> {
                for (int i = 0; i < MOST_PER_CUSTOMER && open.get(); i++) {
                    String key = name + i;
                    sent.add(key);
                    try {
                        if (shop.rate("club", key, rating(key)) == 201) {
                            thanked.add(key);
                        }
                    } catch (IOException e) {
                        return null; // the shop is gone
                    }
                }
                return null;
            }));
        }
        await("enough answers are thanked for")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> thanked.size() >= before + ACKNOWLEDGED_BEFORE_CRASH);
        shop.kill();
        open.set(false);
        customers.shutdown();
        for (Future<?> customer : all) {
            customer.get(1, TimeUnit.MINUTES);
        }
        assertThat(thanked.size()).isGreaterThanOrEqualTo(before + ACKNOWLEDGED_BEFORE_CRASH);
    }
}
