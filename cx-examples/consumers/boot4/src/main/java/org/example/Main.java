package org.example;

import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.survey.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A web application that answers with cxkit's types, and asks itself. */
@SpringBootApplication
@RestController
public class Main {

    private final LiveRatings live;

    Main(LiveRatings live) {
        this.live = live;
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

    /** Starts, asks, stops. */
    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Main.class,
                "--server.port=0",
                "--cxkit.live.enabled=true",
                "--cxkit.live.questions.recommend=0-10",
                "--cxkit.live.dimensions=touchpoint",
                "--cxkit.live.metrics.recommend=nps",
                "--cxkit.live.alerts.unhappy.question=recommend",
                "--cxkit.live.alerts.unhappy.below=0",
                "--management.endpoint.health.show-details=always",
                "--management.endpoints.web.exposure.include=health,metrics")) {
            String port = context.getEnvironment().getProperty("local.server.port");
            check(get(port, "/answer"), "\"is\"");
            check(get(port, "/score"), "100");
            check(get(port, "/actuator/health"), "\"answers\":{\"recommend\":1}");
            check(get(port, "/actuator/metrics/cx.score"), "100");
            check(get(port, "/actuator/metrics/cx.alerts"), "unhappy");
        }
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
