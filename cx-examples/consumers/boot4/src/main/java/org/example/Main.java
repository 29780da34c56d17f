package org.example;

import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.spring.LiveStore;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.validation.NpsRating;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A web application that answers with cxkit's types, and asks itself. */
@SpringBootApplication
@RestController
public class Main {

    private static final Path STATE = Path.of("target", "live.bin");

    /** What a customer sends. */
    record Reply(@NotNull @NpsRating Integer rating) {}

    private final LiveRatings live;

    Main(LiveRatings live) {
        this.live = live;
    }

    /** The counts survive a restart in a file. */
    @Bean
    static LiveStore store() {
        return LiveStore.ofFile(STATE);
    }

    @PostMapping("/reply")
    void reply(@Valid @RequestBody Reply reply) {
        live.cell("recommend", "checkout").record(reply.rating(), System.currentTimeMillis());
    }

    @GetMapping("/score")
    RatingScore score() {
        live.cell("recommend", "checkout").record(10, System.currentTimeMillis());
        return Metrics.NPS.score(live.snapshot().total("recommend").total());
    }

    @GetMapping("/answer")
    Answer answer() {
        return new Answer.Rating(9);
    }

    /** Starts, asks, stops, and starts again with what was counted. */
    public static void main(String[] arguments) throws Exception {
        Files.deleteIfExists(STATE);
        try (ConfigurableApplicationContext context = start()) {
            String port = context.getEnvironment().getProperty("local.server.port");
            check(get(port, "/answer"), "\"is\"");
            check(get(port, "/score"), "100");
            check(get(port, "/actuator/health"), "\"answers\":{\"recommend\":1}");
            check(get(port, "/actuator/metrics/cx.score"), "100");
            check(get(port, "/actuator/metrics/cx.answers"), "1");
            check(get(port, "/actuator/metrics/cx.alerts"), "unhappy");
        }
        try (ConfigurableApplicationContext context = start()) {
            String port = context.getEnvironment().getProperty("local.server.port");
            check(get(port, "/actuator/health"), "\"answers\":{\"recommend\":1}");
        }
    }

    private static ConfigurableApplicationContext start() {
        return SpringApplication.run(
                Main.class,
                "--server.port=0",
                "--cxkit.live.enabled=true",
                "--cxkit.live.questions.recommend=0-10",
                "--cxkit.live.dimensions=touchpoint",
                "--cxkit.live.metrics.recommend=nps",
                "--cxkit.live.alerts.unhappy.question=recommend",
                "--cxkit.live.alerts.unhappy.below=0",
                "--management.endpoint.health.show-details=always",
                "--management.endpoints.web.exposure.include=health,metrics");
    }

    private static String get(String port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static void check(String body, String part) {
        if (!body.contains(part)) {
            throw new IllegalStateException("no " + part + " in " + body);
        }
        System.out.println(body);
    }
}
