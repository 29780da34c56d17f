package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The database goes away and comes back: what is known is shown, nothing is promised, nothing is lost. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DatabaseAwayTest {

    @TempDir
    private Path folder;

    private Process database(int port) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        Path.of(Class.forName("org.h2.Driver")
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        "org.h2.tools.Server",
                        "-tcp",
                        "-tcpPort",
                        Integer.toString(port),
                        "-ifNotExists",
                        "-baseDir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await("the database listens")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    new Socket(InetAddress.getLoopbackAddress(), port).close();
                    return true;
                });
        return process;
    }

    private static JsonNode until(RunningShop shop, boolean away) {
        return await("the board says whether the database is away")
                .atMost(Duration.ofSeconds(40))
                .until(shop::board, board -> board.get("databaseAway").asBoolean() == away);
    }

    @Test
    void theBoardStandsWhileTheDatabaseIsAway() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process database = database(port);
        try (RunningShop shop = RunningShop.start(
                folder,
                "--spring.datasource.url=jdbc:h2:tcp://localhost:" + port + "/./shop;WRITE_DELAY=0",
                "--spring.datasource.hikari.connection-timeout=1000")) {
            assertThat(shop.rate("club", "before-0001", 0)).isEqualTo(201);
            database.destroyForcibly().onExit().get(20, TimeUnit.SECONDS);

            JsonNode board = until(shop, true);
            assertThat(shop.answers("club")).isEqualTo(1);
            assertThat(board.get("waiting").asInt()).isEqualTo(1);
            HttpResponse<String> page = shop.get("/dashboard?lang=it", "Accept", "text/html");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("La banca dati non è raggiungibile", "-100,0");
            assertThat(shop.get("/cases/before-0001", "Accept", "text/html").statusCode())
                    .isEqualTo(200);

            // nothing is thanked for that is not stored
            assertThat(shop.rate("club", "while-away-1", 10)).isEqualTo(503);
            assertThat(shop.step("before-0001", "answered", "").statusCode()).isEqualTo(503);
            assertThat(shop.answers("club")).isEqualTo(1);

            database = database(port);
            until(shop, false);
            assertThat(shop.rate("club", "while-away-1", 10)).isEqualTo(201);
            assertThat(shop.answers("club")).isEqualTo(2);
            assertThat(shop.step("before-0001", "answered", "").statusCode()).isEqualTo(201);
        } finally {
            database.destroyForcibly();
        }
    }
}
