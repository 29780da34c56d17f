package io.github.cxkit.examples.shop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop as a process of its own, as it runs in life; it can be killed without warning. */
final class RunningShop implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration START = Duration.ofMinutes(3);

    private final Process process;
    private final String base;

    private RunningShop(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    static RunningShop start(Path folder, String... properties) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("cxkit.shop.jar", "target/cx-shop.jar")));
        command.addAll(List.of(properties));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("shop.log").toFile()));
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("SHOP_DATA", folder.toString());
        Process process = builder.start();
        RunningShop shop = new RunningShop(process, "http://127.0.0.1:" + port);
        try {
            await("the shop starts")
                    .atMost(START)
                    .failFast("the shop ended", () -> !process.isAlive())
                    .until(shop::isUp);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "the shop did not start:\n" + Files.readString(folder.resolve("shop.log")), e);
        }
        return shop;
    }

    private boolean isUp() throws InterruptedException {
        try {
            return get("/actuator/health").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String address(String path) {
        return base + path;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a rating and hangs up before the answer, as a phone in a tunnel does. */
    void rateAndHangUp(String touchpoint, String key, int rating) throws IOException {
        URI address = URI.create(base);
        byte[] body = ("{\"rating\":" + rating + "}").getBytes(StandardCharsets.UTF_8);
        String head = "POST /api/feedback/" + touchpoint + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + key + "\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        }
    }

    /** Sends a rating and gives the status. */
    int rate(String touchpoint, String key, int rating) throws IOException, InterruptedException {
        return post(
                        "/api/feedback/" + touchpoint,
                        "{\"rating\":" + rating + "}",
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        key)
                .statusCode();
    }

    /** Sends JSON under a key. */
    HttpResponse<String> tell(String path, String key, String json) throws IOException, InterruptedException {
        return post(path, json, "Content-Type", "application/json", "Idempotency-Key", key);
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    /** Does a step of a case and gives the answer. */
    HttpResponse<String> step(String key, String kind, String detail) throws IOException, InterruptedException {
        return post(
                "/api/cases/" + key + "/steps",
                JSON.writeValueAsString(Map.of("kind", kind, "detail", detail)),
                "Content-Type",
                "application/json");
    }

    /** A connection of one's own, to send what no client would. */
    Socket connect() throws IOException {
        URI address = URI.create(base);
        return new Socket(address.getHost(), address.getPort());
    }

    JsonNode board() throws IOException, InterruptedException {
        return JSON.readTree(get("/api/board").body());
    }

    long answers(String touchpoint) throws IOException, InterruptedException {
        for (JsonNode line : board().get("scores")) {
            if (line.get("touchpoint").asString().equals(touchpoint)) {
                return line.get("n").asLong();
            }
        }
        throw new AssertionError("no touchpoint " + touchpoint);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As if the plug were pulled. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, 20, TimeUnit.SECONDS)
                .thenAccept(Process::destroyForcibly)
                .join();
    }
}
