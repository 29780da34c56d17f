package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same as {@link LostCommitTest} with a shop, a PostgreSQL and a network that loses what the database answers. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LostReplyTest {

    @TempDir
    private Path folder;

    @Test
    void anAnswerWhoseCommitWasNotHeardOfIsCountedOnce() throws Exception {
        String url = System.getProperty("cxkit.postgres", "");
        Assumptions.assumeTrue(
                url.startsWith("jdbc:postgresql:"), "no PostgreSQL named with -Dcxkit.postgres=jdbc:postgresql://...");
        URI address = URI.create(url.substring("jdbc:".length()));
        int port = address.getPort() < 0 ? 5432 : address.getPort();
        try (DroppingProxy proxy = new DroppingProxy(new InetSocketAddress(address.getHost(), port));
                RunningShop shop = RunningShop.start(
                        folder,
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + proxy.port() + address.getRawPath()
                                + (address.getRawQuery() == null ? "?" : "?" + address.getRawQuery() + "&")
                                // every commit in words, so that the proxy knows it
                                + "prepareThreshold=0",
                        "--spring.datasource.hikari.connection-timeout=1000")) {
            String run = "lost" + System.nanoTime();
            long before = shop.answers("club");

            // the reply is lost: looked up on another connection, counted, thanked for
            proxy.loseNextReply();
            assertThat(shop.rate("club", run + "-1", 0)).isEqualTo(201);
            assertThat(shop.answers("club")).isEqualTo(before + 1);
            assertThat(shop.rate("club", run + "-1", 0)).isEqualTo(200);
            assertThat(shop.answers("club")).isEqualTo(before + 1);
            assertThat(shop.get("/api/cases/" + run + "-1").statusCode()).isEqualTo(200);

            // it cannot even be looked up: not thanked for, and found when the database is back
            proxy.loseNextReplyAndStayAway();
            assertThat(shop.rate("club", run + "-2", 0)).isEqualTo(503);
            assertThat(shop.answers("club")).isEqualTo(before + 1);
            proxy.comeBack();
            await("the answer is found").atMost(Duration.ofMinutes(1)).until(() -> shop.answers("club") == before + 2);
            assertThat(shop.get("/api/cases/" + run + "-2").statusCode()).isEqualTo(200);
            assertThat(shop.rate("club", run + "-2", 0)).isEqualTo(200);
            assertThat(shop.answers("club")).isEqualTo(before + 2);
        }
    }
}
