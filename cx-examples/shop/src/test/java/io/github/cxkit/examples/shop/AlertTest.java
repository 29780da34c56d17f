package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
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

    private static HttpResponse<String> change(RunningShop shop, String path, String json) throws Exception {
        return shop.post("/api/alerts/" + path, json, "Content-Type", "application/json");
    }

    @Test
    void whoeverKnowsOfAnAlertSilencesItAndARestartForgetsNothing() throws Exception {
        HttpServer chat = chat(0);
        String since;
        try (RunningShop shop = RunningShop.start(folder, hook(chat))) {
            for (int i = 0; i < 12; i++) {
                shop.tell("/api/feedback/delivery", "mute-000" + i, "{\"rating\":1,\"remark\":\"Great, thank you\"}");
            }
            shop.tell(
                    "/api/words",
                    "mute-review",
                    "{\"source\":\"review\",\"touchpoint\":\"delivery\",\"stars\":1,\"text\":\"Terrible delivery\"}");
            assertThat(heard.poll(30, TimeUnit.SECONDS)).contains("\"event\":\"raised\"");
            since = shop.board().at("/alerts/0/since").asString();

            // who, how long, and nothing but what stands
            assertThat(change(shop, "low-delivery/mute", "{\"by\":\"\",\"span\":\"week\"}")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(change(shop, "low-delivery/mute", "{\"by\":\"Anna\",\"span\":\"ever\"}")
                            .body())
                    .contains("span must be hour, tomorrow or week");
            assertThat(change(shop, "low-home/mute", "{\"by\":\"Anna\",\"span\":\"week\"}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(change(shop, "low-delivery/mute", "{\"by\":\"Anna O'Hara\",\"span\":\"week\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(change(shop, "heard-mute-review/mute", "{\"by\":\"Ugo\",\"span\":\"tomorrow\"}")
                            .statusCode())
                    .isEqualTo(200);
            JsonNode board = shop.board();
            assertThat(board.get("alerts")).isEmpty();
            assertThat(board.get("heard")).isEmpty();
            assertThat(board.get("muted"))
                    .extracting(each -> each.get("by").asString())
                    .containsExactly("Anna O'Hara", "Ugo");
            assertThat(shop.get("/dashboard?lang=it", "Accept", "text/html").body())
                    .contains("2 allarmi in silenzio", "se ne occupa Anna O&#39;Hara, in silenzio, fine ");
        }
        try (RunningShop shop = RunningShop.start(folder, hook(chat))) {
            // known as before, raised when it was, with the trends of before
            JsonNode board = shop.board();
            assertThat(board.get("alerts")).isEmpty();
            assertThat(board.get("muted")).hasSize(2);
            assertThat(board.at("/scores/3/n").asInt()).isEqualTo(12);
            assertThat(shop.get("/touchpoints/delivery?lang=en", "Accept", "text/html")
                            .body())
                    .contains("Great, thank you");
            assertThat(change(shop, "low-delivery/unmute", "{}").statusCode()).isEqualTo(204);
            assertThat(shop.board().at("/alerts/0/since").asString()).isEqualTo(since);
            assertThat(heard).as("nobody is told again").isEmpty();

            // by the form of the page, without script
            HttpResponse<String> form = shop.post(
                    "/alerts/low-delivery/mute?lang=it",
                    "by=Anna&span=hour",
                    "Content-Type",
                    "application/x-www-form-urlencoded");
            assertThat(form.statusCode()).isEqualTo(303);
            assertThat(form.headers().firstValue("Location")).hasValue("/dashboard?lang=it");

            // what ends in silence is told to nobody
            for (int i = 0; i < 60; i++) {
                shop.rate("delivery", "mute-100" + i, 5);
            }
            assertThat(shop.board().get("pastAlerts").toString()).contains("low-delivery");
            assertThat(heard).isEmpty();
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
            // an alert about a theme leads to what is said of it
            assertThat(shop.get("/dashboard?lang=en", "Accept", "text/html").body())
                    .contains("href=\"/themes/waiting?lang=en\"");
            assertThat(shop.get("/themes/waiting?lang=en", "Accept", "text/html")
                            .body())
                    .contains("late", "/cases/demo-");
            assertThat(board.get("waiting").asInt()).isPositive();
            assertThat(board.get("heard")).isNotEmpty();
            // the last day may have begun a moment ago
            assertThat(board.at("/scores/0/days")).hasSize(Trends.DAYS);
            for (int day = 0; day < Trends.DAYS - 1; day++) {
                assertThat(board.at("/scores/0/days/" + day + "/value").isNumber())
                        .isTrue();
            }
            assertThat(board.at("/invitations/rates"))
                    .hasSize(3)
                    .allMatch(each -> each.get("share").asDouble() > 0.1);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString())).containsExactly("shop.log");
            }
        } finally {
            chat.stop(0);
        }
    }
}
