package io.github.cxkit.examples.shop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Headless Chromium over its own debugging protocol. */
final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Browser(Process process, String address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Ear())
                .join();
    }

    /** The browser's program, if this machine has one. */
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path program, Path profile) throws Exception {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path portFile = profile.resolve("DevToolsActivePort");
        String page;
        try {
            page = await("the browser starts")
                    .atMost(PATIENCE)
                    .until(
                            () -> Files.exists(portFile) ? page(Files.readString(portFile)) : "",
                            found -> !found.isEmpty());
        } catch (ConditionTimeoutException e) {
            process.destroyForcibly();
            throw e;
        }
        Browser browser = new Browser(process, page);
        browser.send("Page.enable", Map.of());
        browser.send("Runtime.enable", Map.of());
        browser.send("Log.enable", Map.of());
        return browser;
    }

    private static String page(String portFile) throws InterruptedException {
        String port = portFile.lines().findFirst().orElse("");
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                    .build();
            String body = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonNode target : JSON.readTree(body)) {
                if (target.get("type").asString().equals("page")) {
                    return target.get("webSocketDebuggerUrl").asString();
                }
            }
            return "";
        } catch (IOException | IllegalArgumentException e) {
            return ""; // not listening yet
        }
    }

    JsonNode send(String method, Map<String, ?> parameters) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    void open(String address) throws Exception {
        send("Page.navigate", Map.of("url", address));
        until("location.href === '" + address + "' && document.readyState === 'complete'");
    }

    JsonNode value(String script) throws Exception {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
        return answer.path("result").path("value");
    }

    String text(String script) throws Exception {
        return value(script).asString("");
    }

    void until(String script) throws Exception {
        try {
            await(script).atMost(PATIENCE).until(() -> value(script).asBoolean(false));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("waited in vain for " + script + " in:\n" + text("document.body.innerText"), e);
        }
    }

    void press(String key, int code, String typed) throws Exception {
        Map<String, ?> down = Map.of(
                "type", typed.isEmpty() ? "rawKeyDown" : "keyDown",
                "key", key,
                "code", key.equals(" ") ? "Space" : key,
                "text", typed,
                "windowsVirtualKeyCode", code);
        send("Input.dispatchKeyEvent", down);
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    void tab() throws Exception {
        press("Tab", 9, "");
    }

    void enter() throws Exception {
        press("Enter", 13, "\r");
    }

    void space() throws Exception {
        press(" ", 32, " ");
    }

    void right() throws Exception {
        press("ArrowRight", 39, "");
    }

    void wide(int width) throws Exception {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    void prefer(String scheme) throws Exception {
        send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Errors of scripts and of the page's own policy. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                .thenApply(Process::destroyForcibly)
                .thenCompose(Process::onExit)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** Puts the parts of messages together. */
    private final class Ear implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        @SuppressWarnings("NullAway") // null asks for no completion stage, by the interface's own word
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                JsonNode message = JSON.readTree(parts.toString());
                parts.setLength(0);
                hear(message);
            }
            webSocket.request(1);
            return null;
        }

        private void hear(JsonNode message) {
            if (message.has("id")) {
                CompletableFuture<JsonNode> answer =
                        waiting.remove(message.get("id").asInt());
                if (answer != null) {
                    answer.complete(message.path("result"));
                }
                return;
            }
            String method = message.path("method").asString("");
            JsonNode entry = message.path("params").path("entry");
            if (method.equals("Runtime.exceptionThrown")
                    || (method.equals("Log.entryAdded")
                            && entry.path("level").asString("").equals("error")
                            && !entry.path("source").asString("").equals("network"))) {
                complaints.add(message.toString());
            }
        }
    }
}
