package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What strangers may not do. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BorderRunningTest {

    /** More than the shop has threads. */
    private static final int MANY = 48;

    @TempDir
    private static Path folder;

    private static RunningShop shop;

    @BeforeAll
    static void start() throws Exception {
        shop = RunningShop.start(folder, "--shop.body-deadline=2s", "--shop.header-deadline=2s");
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String statusOf(String... head) throws IOException {
        try (Socket socket = shop.connect()) {
            send(socket, String.join("\r\n", head) + "\r\nConnection: close\r\n\r\n");
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, Math.min(12, answer.length()));
        }
    }

    @Test
    void bodiesThatDripHoldNoThreadAndHaveADeadline() throws Exception {
        List<Socket> drips = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                Socket socket = shop.connect();
                drips.add(socket);
                send(
                        socket,
                        "POST /api/feedback/home HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Idempotency-Key: dripping-1\r\nContent-Length: 9000\r\n\r\n{");
            }
            // everybody else is served meanwhile
            for (int i = 0; i < 20; i++) {
                assertThat(shop.rate("home", "meanwhile-" + i, 5)).isEqualTo(201);
            }
            assertThat(end(drips.get(0))).isEqualTo("HTTP/1.1 408");
        } finally {
            for (Socket socket : drips) {
                socket.close();
            }
        }
    }

    @Test
    void headersThatDripHaveADeadlineForAllOfThem() throws Exception {
        try (Socket line = shop.connect();
                Socket headers = shop.connect();
                Socket second = shop.connect()) {
            send(line, "GE");
            send(headers, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Drip: ");
            // on a connection that was good before
            send(second, "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(new String(second.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
            send(second, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Drip: ");
            assertThat(areCut(List.of(line, headers, second))).isTrue();
        }
        assertThat(shop.rate("home", "after-drips-1", 5)).isEqualTo(201);
    }

    /** Drips on all of them, never silent for long, until all are cut. */
    private static boolean areCut(List<Socket> sockets) throws IOException {
        List<Socket> open = new ArrayList<>(sockets);
        for (int drops = 0; drops < 60 && !open.isEmpty(); drops++) {
            for (Socket socket : List.copyOf(open)) {
                socket.setSoTimeout(100);
                try {
                    send(socket, "x");
                    while (socket.getInputStream().read() >= 0) {
                        // what is left of an earlier answer
                    }
                    open.remove(socket);
                } catch (SocketTimeoutException e) {
                    // still open
                } catch (SocketException e) {
                    open.remove(socket);
                }
            }
        }
        return open.isEmpty();
    }

    /** Drips until the shop has enough; what it said. */
    private static String end(Socket socket) throws IOException {
        socket.setSoTimeout(200);
        byte[] said = new byte[12];
        for (int drop = 0; drop < 200; drop++) {
            try {
                int read = socket.getInputStream().readNBytes(said, 0, said.length);
                return new String(said, 0, read, StandardCharsets.US_ASCII);
            } catch (SocketTimeoutException e) {
                send(socket, " ");
            }
        }
        return "still open";
    }

    @Test
    void itAnswersToItsOwnNamesOnly() throws Exception {
        assertThat(statusOf("GET / HTTP/1.1", "Host: localhost")).isEqualTo("HTTP/1.1 200");
        assertThat(statusOf("GET / HTTP/1.1", "Host: evil.example")).isEqualTo("HTTP/1.1 421");
        assertThat(statusOf("GET /api/board HTTP/1.1", "Host: localhost.evil.example"))
                .isEqualTo("HTTP/1.1 421");
    }

    @Test
    void anotherSitesPageChangesNothing() throws Exception {
        assertThat(shop.tell("/api/feedback/club", "cross-site-1", "{\"rating\":0}")
                        .statusCode())
                .isEqualTo(201);
        String post = "POST /api/follow-ups/cross-site-1/answered HTTP/1.1";
        assertThat(statusOf(post, "Host: localhost", "Origin: https://evil.example", "Content-Length: 0"))
                .isEqualTo("HTTP/1.1 403");
        assertThat(statusOf(post, "Host: localhost", "Sec-Fetch-Site: cross-site", "Content-Length: 0"))
                .isEqualTo("HTTP/1.1 403");
        assertThat(shop.json("/api/cases/cross-site-1").get("status").asString())
                .isEqualTo("OPEN");
    }

    @Test
    void aBodyMustSayHowLargeItIs() throws Exception {
        assertThat(statusOf(
                        "POST /api/feedback/home HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked"))
                .isEqualTo("HTTP/1.1 411");
    }
}
