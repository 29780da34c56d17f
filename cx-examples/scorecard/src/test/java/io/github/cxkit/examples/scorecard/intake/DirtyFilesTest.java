package io.github.cxkit.examples.scorecard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The law of intake: one file that holds answers, orders, events, arms and counts at once, made dirty in every way, is given to
 * every command. None ends as a defect; all see the same rows; used + left out + set aside = all of them; and the exit code is
 * that of the rules.
 */
class DirtyFilesTest {

    private static final String HEADING = "customer,D'accordo,sat,regione,day,amount,step,bought,n";
    private static final int ROWS = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A file as it came: its bytes, the rows a person sees in it, and of these the ones that every command must leave out. */
    @SuppressWarnings("ArrayRecordComponent")
    record Dirty(String name, byte[] bytes, int rows, int faulty, int aside) {
        @Override
        public String toString() {
            return name;
        }
    }

    @TempDir
    private static Path folder;

    private static final Map<String, List<String>> COMMANDS = new LinkedHashMap<>();

    @BeforeAll
    static void definitions() throws IOException {
        String questions = "\"questions\":[{\"id\":\"nps\",\"column\":\"D’accordo\",\"scale\":{\"min\":0,\"max\":10},"
                + "\"metrics\":[\"nps\"]},{\"id\":\"sat\",\"scale\":{\"min\":1,\"max\":5},\"metrics\":[\"csat.top-2-box\"]}]";
        String survey = write("survey.json", "{\"id\":\"s\"," + questions + ",\"segments\":[\"regione\"]}");
        String counts = write("counts.json", "{\"id\":\"s\"," + questions + ",\"countColumn\":\"n\"}");
        String mapping = write("orders.json", "{\"customer\":\"customer\",\"at\":\"day\",\"amount\":\"amount\"}");
        String map = write(
                "map.json",
                "{\"columns\":{\"customer\":\"customer\",\"touchpoint\":\"step\",\"time\":\"day\"},"
                        + "\"map\":{\"touchpoints\":[{\"id\":\"visit\",\"phase\":\"service\"}]}}");
        String index = write("index.json", """
                {"rule": {"id": "shop.promise/1", "title": "Our promise", "origin": "LIBRARY_CONVENTION", "source": "the team"},
                 "dimensions": [{"id": "speed", "weight": 1, "questions": ["sat"]}],
                 "min": 0, "max": 100, "combination": "WEIGHTED_MEAN", "missing": "REQUIRE_ALL"}
                """);
        COMMANDS.put("score", List.of("score", "--survey", survey, "--responses"));
        COMMANDS.put("counts", List.of("score", "--survey", counts, "--responses"));
        COMMANDS.put(
                "compare",
                List.of(
                        "compare",
                        "--survey",
                        survey,
                        "--question",
                        "sat",
                        "--by",
                        "regione",
                        "--a",
                        "N",
                        "--b",
                        "S",
                        "--responses"));
        COMMANDS.put(
                "shares",
                List.of("compare", "--group", "regione", "--success", "bought", "--a", "N", "--b", "S", "--data"));
        COMMANDS.put(
                "drivers",
                List.of("drivers", "--survey", survey, "--outcome", "nps", "--replicates", "100", "--responses"));
        COMMANDS.put("framework", List.of("framework", "--framework", index, "--survey", survey, "--responses"));
        COMMANDS.put("value", List.of("value", "--mapping", mapping, "--horizon", "4w", "--orders"));
        COMMANDS.put("journey", List.of("journey", "--journey", map, "--events"));
        COMMANDS.put(
                "experiment", List.of("experiment", "--arm", "regione", "--arms", "N,S", "--mean", "amount", "--data"));
    }

    private static String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(HEADING);
        for (int i = 0; i < ROWS; i++) {
            lines.add(String.join(
                    ",",
                    "c" + i % 40,
                    String.valueOf(i * 7 % 11),
                    String.valueOf(1 + (i * 5 + i / 4) % 5),
                    i % 2 == 0 ? "N" : "S",
                    "2026-0" + (1 + i / 20) + "-" + (10 + i % 15),
                    String.valueOf(10 + i % 9),
                    "visit",
                    i % 3 == 0 ? "yes" : "no",
                    String.valueOf(1 + i % 3)));
        }
        return lines;
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static Dirty dirty(String name, String text, int faulty, int aside) {
        return new Dirty(name, text.getBytes(StandardCharsets.UTF_8), ROWS, faulty, aside);
    }

    private static Dirty in(Charset charset, String mark) {
        return new Dirty(
                charset + (mark.isEmpty() ? "" : " with a mark"), (mark + text(lines())).getBytes(charset), ROWS, 0, 0);
    }

    private static Dirty changed(String name, int line, String with, int faulty, int aside) {
        List<String> lines = lines();
        lines.set(line, with);
        return dirty(name, text(lines), faulty, aside);
    }

    private static Dirty with(String name, int at, int faulty, int aside, String... more) {
        List<String> lines = lines();
        lines.addAll(at, List.of(more));
        return new Dirty(name, text(lines).getBytes(StandardCharsets.UTF_8), ROWS + faulty + aside, faulty, aside);
    }

    static Stream<Dirty> dirt() throws IOException {
        String clean = text(lines());
        byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
        String short1 = lines().get(5).substring(0, 6);
        return Stream.of(
                dirty("clean", clean, 0, 0),
                dirty("byte order mark", "\uFEFF" + clean, 0, 0),
                in(StandardCharsets.UTF_16LE, "\uFEFF"),
                in(StandardCharsets.UTF_16BE, "\uFEFF"),
                in(StandardCharsets.UTF_16LE, ""),
                in(Charset.forName("UTF-32BE"), "\uFEFF"),
                dirty("lines end with CR LF", clean.replace("\n", "\r\n"), 0, 0),
                dirty("lines end with CR", clean.replace('\n', '\r'), 0, 0),
                dirty("sep= and a mark", "\uFEFFsep=,\n" + clean, 0, 0),
                dirty("semicolons under sep=", "sep=;\n" + clean.replace(',', ';'), 0, 0),
                dirty("tabs", clean.replace(',', '\t'), 0, 0),
                dirty(
                        "no-break spaces",
                        clean.replace("D'accordo", "D\u2019accordo\u00A0").replace(",N,", ",\u00A0N\u200B,"),
                        0,
                        0),
                dirty("every row ends with a separator", clean.replace("\n", ",\n"), 0, 0),
                changed("a row cut short", 5, short1, 1, 0),
                changed("a row too long", 5, lines().get(5) + ",x", 1, 0),
                changed("a stray quote", 5, "\"c\"x" + lines().get(5).substring(2), 1, 0),
                changed("an open quote at the end", ROWS, "\"" + lines().get(ROWS), 1, 0),
                with("empty lines", 9, 0, 0, "", "", ""),
                with("the heading again", 60, 0, 1, HEADING),
                with("a footer of means", ROWS + 1, 0, 1, "Average,3.5"),
                with("a ragged footer", ROWS + 1, 0, 2, "Total,,", "Exported on 3 March by a person of the office"),
                with("lines before the heading", 0, 0, 2, "Survey of shops", "exported 2026"),
                new Dirty("gzip", gzip(bytes), ROWS, 0, 0),
                new Dirty("zip", zip(bytes), ROWS, 0, 0),
                new Dirty("gzip in a zip", zip(gzip(bytes)), ROWS, 0, 0));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("__MACOSX/._data.csv"));
            out.putNextEntry(new ZipEntry("data.csv"));
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("dirt")
    void everyCommandSeesTheSameRows(Dirty file) throws IOException {
        Path input = Files.write(folder.resolve("input.csv"), file.bytes());
        for (Map.Entry<String, List<String>> command : COMMANDS.entrySet()) {
            Run run = run(command.getValue(), input);
            String where = command.getKey() + " on " + file + ": " + run.err();
            assertThat(run.code()).as(where).isZero();
            JsonNode intake = JSON.readTree(folder.resolve("out.json").toFile()).at("/intake/0");
            long used = intake.at("/rows/used").asLong();
            long rejected = intake.at("/rows/rejected").asLong();
            long aside = StreamSupport.stream(intake.path("aside").spliterator(), false)
                    .mapToLong(JsonNode::asLong)
                    .sum();
            assertThat(used + rejected + aside).as("rows of " + where).isEqualTo(file.rows());
            assertThat(List.of(rejected, aside))
                    .as("left out, aside: " + where)
                    .containsExactly((long) file.faulty(), (long) file.aside());
            assertThat(intake.path("reasons").findValues("count").stream()
                            .filter(JsonNode::isNumber)
                            .count())
                    .as(where)
                    .isGreaterThanOrEqualTo(file.faulty() > 0 ? 1 : 0);
            String said = run.out();
            assertThat(said).as(where).contains(file.rows() + (file.rows() == 1 ? " row: " : " rows: "));
        }
    }

    private static Run run(List<String> command, Path input) throws IOException {
        Files.deleteIfExists(folder.resolve("out.json"));
        List<String> args = new ArrayList<>(command);
        args.addAll(
                List.of(input.toString(), "--json", folder.resolve("out.json").toString()));
        return Run.of(args.toArray(String[]::new));
    }

    /** Rows of separators only are rows: what they lack is said in the words of the command. */
    @Test
    void rowsOfSeparatorsOnlyAreCountedByEveryCommand() throws IOException {
        Dirty file = with("separators", 9, 0, 2, ",,,,,,,,", ",,,,,,,,");
        Path input = Files.write(folder.resolve("input.csv"), file.bytes());
        for (Map.Entry<String, List<String>> command : COMMANDS.entrySet()) {
            Run run = run(command.getValue(), input);
            JsonNode rows = JSON.readTree(folder.resolve("out.json").toFile()).at("/intake/0/rows");
            assertThat(rows.path("used").asLong() + rows.path("rejected").asLong())
                    .as(command.getKey() + run.err())
                    .isEqualTo(ROWS + 2L);
        }
    }

    /** What no command can read: each refuses it with a sentence and writes nothing. */
    @Test
    void everyCommandRefusesWhatIsNoTable() throws IOException {
        String clean = text(lines());
        byte[] packed = gzip(clean.getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        inputs.put("empty", new byte[0]);
        inputs.put("zero bytes", ("a\0b\0\0" + clean).getBytes(StandardCharsets.UTF_8));
        inputs.put("cut gzip", Arrays.copyOf(packed, packed.length / 2));
        inputs.put("two files in a zip", twoFiles());
        inputs.put("web page", "<html><table><tr><td>nps".getBytes(StandardCharsets.UTF_8));
        inputs.put("another table", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        inputs.put("every row cut short", (HEADING + "\n" + "1,2\n".repeat(50)).getBytes(StandardCharsets.UTF_8));
        inputs.put("noise", noise());
        for (Map.Entry<String, byte[]> each : inputs.entrySet()) {
            Path input = Files.write(folder.resolve("input.csv"), each.getValue());
            for (Map.Entry<String, List<String>> command : COMMANDS.entrySet()) {
                Run run = run(command.getValue(), input);
                String where =
                        command.getKey() + " on " + each.getKey() + ": " + run.code() + " " + run.err() + run.out();
                assertThat(run.code()).as(where).isEqualTo(1);
                assertThat(run.err()).as(where).isNotBlank().doesNotContain("\tat ");
                assertThat(folder.resolve("out.json")).as(where).doesNotExist();
            }
        }
    }

    /** Mostly unreadable rows, or none: what there is is written, and the exit code tells. */
    @Test
    void everyCommandTellsByItsCodeThatTooMuchWasLeftOut() throws IOException {
        Path input = folder.resolve("input.csv");
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("a heading alone", HEADING + "\n");
        List<String> lines = lines();
        for (int i = 56; i <= ROWS; i++) {
            lines.set(i, lines.get(i).substring(0, 9));
        }
        inputs.put("65 of 120 rows cut short, most of them late", text(lines));
        for (Map.Entry<String, String> each : inputs.entrySet()) {
            Files.writeString(input, each.getValue());
            for (Map.Entry<String, List<String>> command : COMMANDS.entrySet()) {
                Run run = run(command.getValue(), input);
                String where = command.getKey() + " on " + each.getKey() + ": " + run.err() + run.out();
                assertThat(run.code()).as(where).isEqualTo(3);
                assertThat(run.out()).as(where).containsPattern("\\d+ rows: \\d+ counted");
                assertThat(JSON.readTree(folder.resolve("out.json").toFile())
                                .at("/intake/0/rows/read")
                                .isNumber())
                        .as(where)
                        .isTrue();
            }
        }
    }

    private static byte[] twoFiles() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (String name : List.of("a.csv", "b.csv")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(text(lines()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return packed.toByteArray();
    }

    private static byte[] noise() {
        byte[] noise = new byte[5_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (i * 97 + i / 7 * 31);
        }
        return noise;
    }
}
