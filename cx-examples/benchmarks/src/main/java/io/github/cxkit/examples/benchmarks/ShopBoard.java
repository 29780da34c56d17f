package io.github.cxkit.examples.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one look at the shop's board costs while its history grows: CPU time of the shop's whole process, the collector and the
 * compiler included, divided by the looks. Beside it what the same server spends on a file that never changes, and on an answer
 * that nobody looks at.
 */
public final class ShopBoard {

    private static final int LOOKS = 1_000;
    private static final int ROUNDS = 3;
    private static final int[] ANSWERS = {0, 2_000, 6_000};
    private static final Pattern WAITING = Pattern.compile("\"waiting\":(\\d+)");
    private static final String[] TOUCHPOINTS = {"home", "product", "delivery"};

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process shop;
    private final String base;
    private int sent;

    private ShopBoard(Process shop, int port) {
        this.shop = shop;
        this.base = "http://127.0.0.1:" + port;
    }

    private interface Look {
        void look() throws IOException, InterruptedException;
    }

    /**
     * Starts the shop with four weeks of answers, then looks, and looks again after each so many answers more.
     *
     * @param args how many looks in a round, else 1,000; the shop's jar, else the one that its build makes
     * @throws Exception if the shop does not start
     */
    public static void main(String[] args) throws Exception {
        int looks = args.length == 0 ? LOOKS : Integer.parseInt(args[0]);
        String jar = args.length < 2 ? "cx-examples/shop/target/cx-shop.jar" : args[1];
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process shop = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-jar",
                        jar,
                        "--demo",
                        "--server.port=" + port)
                .redirectErrorStream(true)
                .start();
        try {
            awaitOpen(shop);
            new ShopBoard(shop, port).measure(looks);
        } finally {
            shop.destroy();
        }
    }

    private static void awaitOpen(Process shop) throws IOException {
        BufferedReader said = new BufferedReader(new InputStreamReader(shop.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("The shop is open")) {
                return;
            }
        }
        throw new IOException("the shop did not start");
    }

    private void measure(int times) throws Exception {
        Map<String, Look> looks = new LinkedHashMap<>();
        looks.put("file that never changes", () -> get("/shop.css"));
        looks.put("live update, nothing new", this::hear);
        looks.put("an answer", () -> send(1));
        looks.put("an answer, then GET /api/board", () -> {
            send(1);
            get("/api/board");
        });
        looks.put("GET /api/board", () -> get("/api/board"));
        looks.put("GET /dashboard", () -> get("/dashboard"));
        for (Look look : looks.values()) {
            times(look, ROUNDS * times);
        }
        for (int more : ANSWERS) {
            send(more);
            Matcher waiting = WAITING.matcher(get("/api/board"));
            System.out.printf(
                    "%,d answers sent on top of the demonstration's, %s cases wait%n",
                    sent, waiting.find() ? waiting.group(1) : "?");
            for (Map.Entry<String, Look> each : looks.entrySet()) {
                double least = Double.MAX_VALUE;
                for (int round = 0; round < ROUNDS; round++) {
                    Duration before = cpu();
                    times(each.getValue(), times);
                    least = Math.min(least, cpu().minus(before).toNanos() / 1e6 / times);
                }
                System.out.printf("  %-30s %6.2f ms CPU%n", each.getKey(), least);
            }
        }
    }

    private Duration cpu() {
        return shop.info().totalCpuDuration().orElseThrow();
    }

    private static void times(Look look, int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            look.look();
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", path.startsWith("/api") ? "application/json" : "*/*")
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    /** Who opens the board's events hears the present state at once; then hangs up. */
    private void hear() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/api/events")).build();
        try (InputStream in =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    return;
                }
            }
        }
    }

    /** Every third answer is bad and opens a case of its own. */
    private void send(int more) throws IOException, InterruptedException {
        for (int i = 0; i < more; i++) {
            String body = "{\"rating\":" + (sent % 3 == 0 ? 1 : 4 + sent % 2) + ",\"customer\":\"C-" + sent
                    + "\",\"order\":\"O-" + sent + "\",\"segment\":\"" + (sent % 4 == 0 ? "new" : "returning") + "\"}";
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(base + "/api/feedback/" + TOUCHPOINTS[sent % 7 % TOUCHPOINTS.length]))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "growing-" + sent)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 201) {
                throw new IOException("an answer was not taken: " + status);
            }
            sent++;
        }
    }
}
