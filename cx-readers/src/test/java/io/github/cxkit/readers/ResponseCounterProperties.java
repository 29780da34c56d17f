package io.github.cxkit.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However a file is cut, and by how many threads it is counted: what comes out is what reading it row by row makes. */
class ResponseCounterProperties {

    private static Path folder = Path.of(".");

    /** Cases that were counted from their bytes at least in part. */
    private static final Set<Long> fromBytes = new HashSet<>();

    private static int cases;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("counter");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        // else nothing would have been compared
        assertThat(fromBytes.size()).isGreaterThan(cases / 5);
    }

    private static Survey survey(String zone) {
        return Survey.of(
                        "s",
                        Question.of("q", Scale.of(0, 10)),
                        Question.of("r", Scale.of(1, 5)).withLabels(Map.of("very good", 5, "buono è", 4)))
                .withSegments(
                        SegmentColumn.of("place"), SegmentColumn.of("kind").withSeveral(";"))
                .withTimes("at", ZoneId.of(zone))
                .withRespondents("who")
                .withComments("text");
    }

    /** What stands in cells: usual, then ever more unusual. */
    private static final String[][] CELLS = {
        {"0", "10", "7", "3", "", "9", "5", "4", " 8 ", "\"6\"", "x", "11", "\"7\"\"\"", "9,0", "q"},
        {"1", "5", "very good", "buono è", "", "2", "\"very good\"", "3", "Very good", "6", "r"},
        {"Rome", "N", "", "Forlì", "\"Rome\"", "Total", "rome ", "Rome ", "place", "\"a\"\"b\""},
        {"web", "shop", "web;shop", "shop;web", "", "\"web\"", "kind"},
        {
            "2026-03-05",
            "2026-03-05T10:00:00Z",
            "2026-04-30 23:30:00",
            "2026-03-31T23:30:00Z",
            "2026-03-29",
            "",
            "2026-03-29T02:30:00",
            "2026-10-25 02:30:00",
            "2024-02-29",
            "2026-02-30",
            "5 March",
            "2026-01-01T10:00",
            " "
        },
        {"ann", "bob", "", "zoë", "\"cleo\"", " ", "ann"},
        {
            "",
            "fine",
            "\"with, comma\"",
            "\"two\nlines\"",
            "\"a \"\"quote\"\"\"",
            "in \"side\"",
            "naïve",
            "\"one\r\ntwo\""
        },
        {"1", "0.5", "1.25", "2", "0.7", "1.5", "0", "\"1.5\"", "1e-3", "", "-1", "1.5 ", "50%", "1000000000000"}
    };

    private static String file(Random random, int rows, int oddity) {
        String[] names = {"q", "r", "place", "kind", "at", "who", "text", "weight"};
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        Collections.shuffle(order, random);
        StringBuilder file =
                new StringBuilder(order.stream().map(c -> names[c]).collect(Collectors.joining(",", "", "\n")));
        String end = random.nextBoolean() ? "\n" : "\r\n";
        for (int i = 0; i < rows; i++) {
            int fault = random.nextInt(400);
            boolean bare = random.nextInt(8) == 0;
            for (int at = 0; at < order.size(); at++) {
                int c = order.get(at);
                int some = oddity == 0 || random.nextInt(10) > oddity ? Math.min(5, CELLS[c].length) : CELLS[c].length;
                file.append(bare && c < 2 ? "" : CELLS[c][random.nextInt(some)]);
                if (at < order.size() - 1 && !(fault < oddity && at == 3)) {
                    file.append(',');
                }
            }
            if (oddity > 3 && random.nextInt(60) == 0) {
                file.append(random.nextBoolean() ? end : ",more");
            }
            file.append(end);
        }
        if (random.nextBoolean()) {
            file.append("Total,,,,,,,").append(random.nextBoolean() ? end : "");
        }
        return file.toString();
    }

    @Property(tries = 60)
    void countsWhatReadingRowByRowMakes(
            @ForAll long seed,
            @ForAll @IntRange(max = 120) int rows,
            @ForAll @IntRange(max = 9) int oddity,
            @ForAll @IntRange(min = 1, max = 3) int threads,
            @ForAll @IntRange(min = 20, max = 3_000) int stretch)
            throws IOException {
        cases++;
        Random random = new Random(seed);
        Survey survey = survey(random.nextBoolean() ? "Europe/Rome" : "UTC");
        if (random.nextInt(3) == 0) {
            survey = survey.withWeights("weight");
        }
        boolean latin = random.nextInt(5) == 0;
        String text = file(random, rows, oddity);
        if (random.nextInt(3) == 0) {
            text = text.replace(';', '/').replace(',', ';');
        }
        String mark = !latin && random.nextInt(4) == 0 ? "\uFEFF" : "";
        Charset charset = latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        byte[] bytes = (mark + text).getBytes(charset);
        if (random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        Path path = Files.write(folder.resolve("answers.csv"), bytes);
        compare(path, survey, latin, new PlainTable.Cutting(stretch, 60 + random.nextInt(200), threads), random);
    }

    /** What stands in fields: usual, then ever more unusual. */
    private static final String[][] VALUES = {
        {
            "0",
            "10",
            "7",
            "null",
            "9",
            "5",
            "\"8\"",
            "\"\"",
            "-1",
            "9.0",
            "1e1",
            "-0",
            "\" 7\"",
            "\"9,0\"",
            "01",
            "true",
            "{}",
            "\"7 - good\"",
            "\"\\u0037\"",
            "1234567890",
            "9.",
            "nul"
        },
        {
            "1",
            "5",
            "\"very good\"",
            "\"buono è\"",
            "2",
            "null",
            "3.0",
            "\"Very good\"",
            "6",
            "\"\"",
            "[4]",
            "false",
            "\"buono \\u00e8\""
        },
        {
            "\"Rome\"",
            "\"N\"",
            "\"\"",
            "\"Forlì\"",
            "null",
            "12",
            "\"rome \"",
            "\"a\\\"b\"",
            "true",
            "1.50",
            "[\"x\"]",
            "\"tab\there\""
        },
        {"\"web\"", "\"shop\"", "\"web;shop\"", "\"shop;web\"", "\"\"", "[\"web\",\"shop\"]", "null", "7"},
        {
            "\"2026-03-05\"",
            "\"2026-03-05T10:00:00Z\"",
            "\"2026-04-30 23:30:00\"",
            "null",
            "\"2026-03-31T23:30:00Z\"",
            "\"2026-03-29\"",
            "\"\"",
            "\"2026-03-29T02:30:00\"",
            "\"2026-02-30\"",
            "\"5 March\"",
            "\"2026-01-01T10:00\"",
            "\" \"",
            "20260305"
        },
        {"\"ann\"", "\"bob\"", "null", "17", "\"cleo\"", "\"\"", "\"zoë\"", "\" \"", "false", "\"a\\\\b\"", "{\"id\":1}"
        },
        {
            "\"\"",
            "\"fine\"",
            "\"two\\nlines, \\\"quoted\\\" \\u00e8\"",
            "null",
            "\"naïve {\"",
            "12.5",
            "\"bad \\x\"",
            "\"bad \\u00g0\"",
            "[]"
        },
        {
            "1",
            "0.5",
            "1.25",
            "2",
            "\"1.5\"",
            "0.7",
            "0",
            "1e-3",
            "null",
            "-1",
            "\"\"",
            "\"50%\"",
            "1000000000000",
            "0.000000000001"
        },
        {"\"/thanks\"", "3", "null", "true", "\"è \\\\\"", "-0.5", "{\"a\":[1]}", "[1,2]", "1e400", "--1", "tru"}
    };

    private static String lines(Random random, int rows, int oddity) {
        String[] names = {"q", "r", "place", "kind", "at", "who", "text", "weight", "page with a long name"};
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
        Collections.shuffle(order, random);
        String colon = random.nextBoolean() ? ":" : ": ";
        String comma = random.nextBoolean() ? "," : ", ";
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            List<Integer> own = new ArrayList<>(order);
            if (random.nextInt(12) < oddity) {
                own.removeIf(c -> (c == 0 || c == 1 || c > 3) && random.nextInt(5) == 0);
                own.removeIf(c -> random.nextInt(40) == 0);
            }
            if (random.nextInt(40) < oddity) {
                Collections.shuffle(own, random);
            }
            if (random.nextInt(60) < oddity) {
                own.add(random.nextInt(names.length));
            }
            List<String> fields = new ArrayList<>();
            for (int c : own) {
                int some = random.nextInt(20) >= oddity ? Math.min(5, VALUES[c].length) : VALUES[c].length;
                String name = random.nextInt(200) < oddity ? names[c].replace("e", "\\u0065") + " " : names[c];
                fields.add('"' + name + '"' + colon + VALUES[c][random.nextInt(some)]);
            }
            String line = fields.stream().collect(Collectors.joining(comma, "{", "}"));
            switch (random.nextInt(40) < oddity ? random.nextInt(9) : 9) {
                case 0 -> line = line.substring(0, random.nextInt(line.length()));
                case 1 -> line += ",";
                case 2 -> line = "";
                case 3 -> line = "  " + line + " \r";
                case 4 -> line = "[" + line + "]";
                case 5 -> line = line.replace(comma, comma + "\n");
                case 6 -> line = line.replaceFirst(colon, " " + colon + "\t");
                case 7 -> line = "{ " + line.substring(1) + "\t";
                case 8 -> line = "{}";
                default -> {
                    // as it is
                }
            }
            file.append(line).append('\n');
        }
        return file.toString();
    }

    /** JSON Lines are counted like that too, however they are written, with weights and without. */
    @Property(tries = 150)
    void countsJsonLinesAsReadingThemRowByRowDoes(
            @ForAll long seed,
            @ForAll @IntRange(max = 120) int rows,
            @ForAll @IntRange(max = 9) int oddity,
            @ForAll @IntRange(min = 1, max = 3) int threads,
            @ForAll @IntRange(min = 20, max = 3_000) int stretch)
            throws IOException {
        cases++;
        Random random = new Random(seed);
        Survey survey = survey(random.nextBoolean() ? "Europe/Rome" : "UTC");
        if (random.nextBoolean()) {
            survey = survey.withWeights("weight");
        }
        byte[] bytes = ((random.nextInt(4) == 0 ? "\uFEFF" : "") + lines(random, rows, oddity))
                .getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        Path path = Files.write(folder.resolve("answers.jsonl"), bytes);
        compare(path, survey, false, new PlainTable.Cutting(stretch, 60 + random.nextInt(900), threads), random);
    }

    private static void compare(Path path, Survey survey, boolean latin, PlainTable.Cutting cutting, Random random) {
        ScorecardDefinition definition = ScorecardDefinition.of(survey)
                .scoring("q", Metrics.NPS)
                .by("place", "kind")
                .crossing("place", "kind")
                .per(random.nextInt(4) == 0 ? null : PeriodLength.MONTH)
                .withMinGroup(random.nextBoolean() ? 1 : 4);
        for (boolean strict : new boolean[] {false, random.nextInt(5) == 0}) {
            List<RejectedRow> expectedRejections = new ArrayList<>();
            List<RejectedRow> rejections = new ArrayList<>();
            Object expected = attempt(() -> {
                ScorecardSummary.Builder summary = ScorecardSummary.builder(definition);
                ReadReport report = reader(survey, strict, latin)
                        .onRejected(expectedRejections::add)
                        .read(path, summary::add);
                return new ResponseCounter.Counted(summary.build(), report);
            });
            int turn = cases;
            Object counted = attempt(
                    () -> ResponseCounter.of(reader(survey, strict, latin).onRejected(rejections::add))
                            .onProgress(done -> fromBytes.add((long) turn))
                            .cut(cutting)
                            .count(path, definition));
            assertThat(rejections).isEqualTo(expectedRejections);
            if (expected instanceof ResponseCounter.Counted wanted && counted instanceof ResponseCounter.Counted got) {
                assertThat(got.summary()).isEqualTo(wanted.summary());
                assertThat(got.summary().scorecard()).isEqualTo(wanted.summary().scorecard());
                assertThat(got.report()).usingRecursiveComparison().isEqualTo(wanted.report());
            } else {
                assertThat(counted.toString()).isEqualTo(expected.toString());
            }
        }
    }

    private static RowReader<SurveyResponse> reader(Survey survey, boolean strict, boolean latin) {
        RowReader<SurveyResponse> usual = ResponseReader.of(ResponseMapping.of(survey));
        RowReader<SurveyResponse> reader =
                latin ? usual.withFile(FileOptions.DEFAULT.withEncoding(StandardCharsets.ISO_8859_1)) : usual;
        return strict ? reader.strict() : reader;
    }

    private interface Action {
        Object run() throws Exception;
    }

    private static Object attempt(Action action) {
        try {
            return action.run();
        } catch (Exception e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }
}
