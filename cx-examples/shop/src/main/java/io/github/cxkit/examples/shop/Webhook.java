package io.github.cxkit.examples.shop;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends alerts to an address, one after the other, three times if it must; nothing waits for it. */
@Component
class Webhook implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 100;
    private static final int TRIES = 3;
    private static final int LAST_GOOD = 299;

    private final Optional<URI> address;
    private final Words words;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ThreadPoolExecutor messenger =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), run -> {
                Thread thread = new Thread(run, "webhook");
                thread.setDaemon(true);
                return thread;
            });

    Webhook(
            @Value("${shop.webhook}") String address,
            @Value("${shop.webhook-language}") Locale language,
            JsonMapper json,
            MeterRegistry meters) {
        this.address = address.isBlank() ? Optional.empty() : Optional.of(URI.create(address.strip()));
        this.words = Words.of(language);
        this.json = json;
        this.meters = meters;
        messenger.setRejectedExecutionHandler((run, pool) -> count("dropped"));
    }

    /** Tells that an alert was raised, or is over. */
    void tell(Raised alert) {
        address.ifPresent(to -> messenger.execute(() -> send(to, json.writeValueAsString(message(alert)))));
    }

    private Map<String, Object> message(Raised alert) {
        Map<String, Object> message = new LinkedHashMap<>();
        String sentence = alert.sentence(words);
        message.put("text", alert.ended() == null ? sentence : words.of("alert.ended", sentence));
        message.put("event", alert.ended() == null ? "raised" : "ended");
        message.put("alert", alert.key());
        message.put("rule", alert.rule());
        message.put(
                "touchpoint",
                alert.touchpoint() == null ? "" : alert.touchpoint().id());
        message.put("score", alert.score());
        message.put("reference", alert.reference());
        message.put("answers", alert.n());
        message.put("since", alert.since().toString());
        return message;
    }

    private void send(URI to, String body) {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        for (int turn = 1; turn <= TRIES; turn++) {
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status <= LAST_GOOD) {
                    count("sent");
                    return;
                }
                if (turn < TRIES) {
                    TimeUnit.SECONDS.sleep(turn);
                }
            } catch (IOException e) {
                // tried again, and counted if it never succeeds
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        count("failed");
    }

    private void count(String outcome) {
        Counter.builder("shop.webhook")
                .tag("outcome", outcome)
                .description("alerts sent to the webhook")
                .register(meters)
                .increment();
    }

    @Override
    public void destroy() {
        messenger.shutdownNow();
    }
}
