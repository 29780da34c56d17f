package io.github.cxkit.examples.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes the made-up files by which the program's commands are measured as processes, with the definitions they need: orders for
 * {@code value}, events for {@code journey}, answers for {@code score}.
 */
public final class CommandFiles {

    private static final int CUSTOMERS = 500_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    private static final String[] PLACES = {
        "home",
        "search",
        "product",
        "cart",
        "checkout",
        "pay",
        "confirm",
        "error",
        "help",
        "account",
        "review",
        "return"
    };

    private CommandFiles() {}

    /**
     * Writes the files.
     *
     * @param args the folder, which must be there; how many million rows each, 5 if not said
     * @throws IOException if they cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int rows = 1_000_000 * (args.length > 1 ? Integer.parseInt(args[1]) : 5);
        AnswerFile.write(folder.resolve("answers.csv"), rows);
        orders(folder.resolve("orders.csv"), rows);
        Files.writeString(
                folder.resolve("orders.json"),
                "{\"customer\": \"customer\", \"at\": \"at\", \"amount\": \"amount\"}\n");
        events(folder.resolve("events.csv"), rows);
        Files.writeString(folder.resolve("events.json"), journey());
    }

    private static void orders(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("customer,at,amount\n");
            for (int i = 0; i < rows; i++) {
                out.write(String.format(
                        Locale.ROOT,
                        "c%d,%s,%d.%02d%n",
                        random.nextInt(CUSTOMERS),
                        FIRST_DAY.plusDays(random.nextInt(730)),
                        1 + random.nextInt(90),
                        random.nextInt(100)));
            }
        }
    }

    /** Visits of five steps on average, one behind the other. */
    private static void events(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("customer,touchpoint,time,device\n");
            int customer = 0;
            String device = "";
            Instant at = FIRST;
            int place = PLACES.length;
            for (int i = 0; i < rows; i++) {
                if (i == 0 || random.nextInt(5) == 0) {
                    customer = random.nextInt(CUSTOMERS);
                    device = AnswerFile.CHANNELS[random.nextInt(AnswerFile.CHANNELS.length)];
                    at = FIRST.plusSeconds(random.nextInt(90 * 86_400));
                    place = random.nextInt(3);
                } else {
                    at = at.plusSeconds(2 + random.nextInt(200));
                    place = Math.min(PLACES.length - 1, Math.max(0, place + random.nextInt(4) - 1));
                }
                out.write("u" + customer + ',' + PLACES[place] + ',' + at + ',' + device + '\n');
            }
        }
    }

    private static String journey() {
        StringBuilder touchpoints = new StringBuilder();
        for (String place : PLACES) {
            touchpoints
                    .append(touchpoints.isEmpty() ? "" : ", ")
                    .append("{\"id\": \"")
                    .append(place)
                    .append("\", \"phase\": \"purchase\"}");
        }
        return """
                {"columns": {"customer": "customer", "touchpoint": "touchpoint", "time": "time", "properties": ["device"]},
                 "completing": ["confirm"], "segment": "device", "frictions": {"error": "cart", "help": ""},
                 "funnel": {"steps": ["product", "cart", "confirm"], "windowMinutes": 60},
                 "map": {"touchpoints": [%s]}}
                """.formatted(touchpoints);
    }
}
