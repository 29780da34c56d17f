package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people are told without looking. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AlertTest {

    @TempDir
    private Path folder;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /** A chat that refuses so many messages before it takes any. */
    private HttpServer chat(int refuses) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/hook", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(calls.incrementAndGet() <= refuses ? 500 : 200, -1);
            exchange.close();
        });
        chat.start();
        return chat;
    }

    private static String hook(HttpServer chat) {
        return "--shop.webhook=http://localhost:" + chat.getAddress().getPort() + "/hook";
    }

    @Test
    void anAlertReachesTheWebhookEvenIfItFailsAtFirst() throws Exception {
        HttpServer chat = chat(1);
        try (RunningShop shop = RunningShop.start(folder, hook(chat), "--shop.webhook-language=it")) {
            for (int i = 0; i < 12; i++) {
                shop.rate("delivery", "hook-000" + i, 1);
            }
            String first = heard.poll(30, TimeUnit.SECONDS);
            assertThat(first)
                    .contains("\"event\":\"raised\"", "\"rule\":\"low\"", "\"touchpoint\":\"delivery\"")
                    .contains("Consegna: CSAT, due voti migliori è 0,0 da ");
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
    void theDemonstrationLivesAndTellsWhatFalls() throws Exception {
        HttpServer chat = chat(0);
        try (RunningShop shop = RunningShop.start(folder, "--demo", hook(chat))) {
            // nobody has the board open
            String message = heard.poll(60, TimeUnit.SECONDS);
            while (message != null && !message.contains("\"alert\":\"falling-delivery\"")) {
                message = heard.poll(60, TimeUnit.SECONDS);
            }
            assertThat(message).contains("\"event\":\"raised\"", "in the last hour");
            JsonNode board = shop.board();
            assertThat(board.get("alerts").toString()).contains("falling-delivery", "rising-waiting");
            assertThat(board.get("waiting").asInt()).isPositive();
            assertThat(board.get("heard")).isNotEmpty();
            assertThat(board.at("/scores/0/days"))
                    .hasSize(Trends.DAYS)
                    .noneMatch(day -> day.get("value").isNull());
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString())).containsExactly("shop.log");
            }
        } finally {
            chat.stop(0);
        }
    }
}
