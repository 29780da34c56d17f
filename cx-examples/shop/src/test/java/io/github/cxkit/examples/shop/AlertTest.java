package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people are told without looking. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AlertTest {

    @TempDir
    private Path folder;

    @Test
    void anAlertReachesTheWebhookEvenIfItFailsAtFirst() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        AtomicInteger calls = new AtomicInteger();
        HttpServer chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/hook", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(calls.incrementAndGet() == 1 ? 500 : 200, -1);
            exchange.close();
        });
        chat.start();
        try (RunningShop shop = RunningShop.start(
                folder,
                "--shop.webhook=http://localhost:" + chat.getAddress().getPort() + "/hook",
                "--shop.webhook-language=it")) {
            for (int i = 0; i < 12; i++) {
                shop.rate("delivery", "hook-000" + i, 1);
            }
            String first = heard.poll(30, TimeUnit.SECONDS);
            assertThat(first)
                    .contains("\"event\":\"raised\"", "\"rule\":\"low\"", "\"touchpoint\":\"delivery\"")
                    .contains("Consegna: CSAT, due voti migliori è 0,0 da 12 risposte");
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(first);

            // it is over when the answers say so, and stays on the board for a day
            for (int i = 0; i < 60; i++) {
                shop.rate("delivery", "hook-100" + i, 5);
            }
            assertThat(heard.poll(30, TimeUnit.SECONDS)).contains("\"event\":\"ended\"", "Finito: Consegna");
            JsonNode board = shop.board();
            assertThat(board.get("alerts")).isEmpty();
            assertThat(board.get("pastAlerts").toString()).contains("low-delivery");
        } finally {
            chat.stop(0);
        }
    }

    @Test
    void theDemonstrationLives() throws Exception {
        try (RunningShop shop = RunningShop.start(folder, "--demo")) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!shop.board().get("alerts").toString().contains("falling-delivery") && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            JsonNode board = shop.board();
            assertThat(board.get("alerts").toString()).contains("falling-delivery", "rising-waiting");
            assertThat(board.get("waiting").asInt()).isPositive();
            assertThat(board.get("heard")).isNotEmpty();
            assertThat(board.at("/scores/0/days")).hasSize(Trends.DAYS).noneMatch(day -> day.get("value").isNull());
            try (var files = java.nio.file.Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString())).containsExactly("shop.log");
            }
        }
    }
}
