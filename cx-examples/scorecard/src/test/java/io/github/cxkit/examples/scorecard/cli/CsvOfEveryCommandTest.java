package io.github.cxkit.examples.scorecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.examples.scorecard.score.Golden;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CSV and JSON are for other programs: names that stay, plain numbers, the same in every language. */
class CsvOfEveryCommandTest {

    private static final String HEADING = "kind,id,group,measure,score,lower,upper,p,n,reason";
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");
    private static final int DIGITS = 9;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static final Map<String, List<String>> COMMANDS = new LinkedHashMap<>();

    @BeforeAll
    static void files() throws IOException {
        StringBuilder rows = new StringBuilder("customer,nps,sat,region,day,amount,step,bought\n");
        for (int i = 0; i < 90; i++) {
            rows.append(String.join(
                            ",",
                            "c" + i % 40,
                            String.valueOf(i * 7 % 11),
                            String.valueOf(1 + (i * 5 + i / 4) % 5),
                            i % 2 == 0 ? "N" : "S",
                            "2026-0" + (1 + i / 20) + "-" + (10 + i % 15),
                            (10 + 3 * (i % 40 % 7) + i % 5) + ".5",
                            i < 40 ? "visit" : i % 3 == 0 ? "error" : "order",
                            i % 3 == 0 ? "yes" : "no"))
                    .append('\n');
        }
        String data = write("rows.csv", rows.toString());
        String survey = write("survey.json", """
                {"id": "s", "questions": [{"id": "nps", "scale": {"min": 0, "max": 10}, "metrics": ["nps"]},
                                          {"id": "sat", "scale": {"min": 1, "max": 5}, "metrics": ["csat.top-2-box"]}],
                 "segments": [{"column": "region"}]}
                """);
        String mapping = write("orders.json", "{\"customer\":\"customer\",\"at\":\"day\",\"amount\":\"amount\"}");
        String map = write("map.json", """
                {"columns": {"customer": "customer", "touchpoint": "step", "time": "day"}, "timeoutMinutes": 100000,
                 "completing": ["order"], "valuePerJourney": 50, "frictions": {"error": "visit"},
                 "funnel": {"steps": ["visit", "order"]},
                 "map": {"touchpoints": [{"id": "visit", "phase": "service"}]}}
                """);
        String index = write("index.json", """
                {"rule": {"id": "shop.promise/1", "title": "Our promise", "origin": "LIBRARY_CONVENTION", "source": "the team"},
                 "dimensions": [{"id": "speed", "weight": 1, "questions": ["sat"]},
                                {"id": "heart", "weight": 1, "questions": ["nps"]}],
                 "min": 0, "max": 100, "combination": "WEIGHTED_MEAN", "missing": "REQUIRE_ALL"}
                """);
        String[] answers = {"--survey", survey, "--responses", data};
        command("scores", answers, "compare", "--question", "nps", "--by", "region", "--a", "N", "--b", "S");
        command("shares", "compare", "--data", data, "--group", "region", "--success", "bought");
        command("experiment", "experiment", "--data", data, "--arm", "region", "--arms", "N,S", "--mean", "amount");
        command("drivers", answers, "drivers", "--outcome", "nps", "--replicates", "100");
        command("framework", answers, "framework", "--framework", index);
        command("journey", "journey", "--journey", map, "--events", data, "--currency", "EUR");
        command("value", "value", "--mapping", mapping, "--horizon", "4w", "--orders", data, "--currency", "eur");
        command("score", answers, "score", "--by", "region", "--period", "month", "--min-group", "8");
    }

    private static void command(String name, String... call) {
        COMMANDS.put(name, List.of(call));
    }

    private static void command(String name, String[] answers, String... call) {
        List<String> all = new ArrayList<>(List.of(call));
        all.addAll(List.of(answers));
        COMMANDS.put(name, all);
    }

    private static String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    static List<String> commands() {
        return List.of("scores", "shares", "experiment", "drivers", "framework", "journey", "value", "score");
    }

    private static Run run(String command, String... more) {
        List<String> call = new ArrayList<>(COMMANDS.get(command));
        call.addAll(List.of(more));
        return Run.of(call.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itIsTheSameInEveryLanguage(String command) throws IOException {
        String csv = run(command, "--format", "csv").out();
        assertThat(run(command, "--format", "csv", "--lang", "it").out()).isEqualTo(csv);
        Golden.compare(
                "csv/" + command + ".csv",
                csv.lines().map(CsvOfEveryCommandTest::rounded).collect(lines()));
    }

    /** Nine digits are held: the last ones of a logarithm are the machine's. */
    private static String rounded(String line) {
        return Pattern.compile("(?<=^|,)" + PLAIN.pattern() + "(?=,|$)")
                .matcher(line)
                .replaceAll(number -> new BigDecimal(number.group())
                        .round(new MathContext(DIGITS))
                        .stripTrailingZeros()
                        .toPlainString());
    }

    private static Collector<CharSequence, ?, String> lines() {
        return Collectors.joining("\n", "", "\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aRowHasPlainFiguresOrTheReasonWhyNot(String command) {
        List<String> lines = run(command, "--format", "csv").out().lines().toList();
        List<String> columns = List.of(lines.get(0).split(","));
        if (command.equals("scores") || !(command.equals("value") || command.startsWith("score"))) {
            assertThat(lines.get(0)).isEqualTo(HEADING);
        }
        assertThat(columns)
                .allMatch(name -> name.matches("[a-z_]+"))
                .contains("n")
                .endsWith("reason");
        int score = columns.indexOf(command.equals("value") ? "expected_revenue" : "score");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertThat(cells).as(line).hasSameSizeAs(columns.toArray());
            assertThat(cells[score].isEmpty() ? cells[cells.length - 1] : cells[score])
                    .as(line)
                    .isNotEmpty();
            if (!cells[score].isEmpty()) {
                assertThat(cells[score]).matches(PLAIN);
            }
        }
    }

    /** Only what is written for people, a sentence or a note, follows the language; no figure and no name does. */
    @ParameterizedTest
    @MethodSource("commands")
    void jsonDiffersInSentencesOnly(String command) {
        String sentences = "(?s)\"sentences?\" : (\\[[^]]*\\]|\"[^\"]*\")|\"reason\" : \"[^\"]*\"";
        String english = run(command, "--format", "json").out().replaceAll(sentences, "");
        assertThat(run(command, "--format", "json", "--lang", "it").out().replaceAll(sentences, ""))
                .isEqualTo(english);
    }

    /** Standard output is one screen of 24 lines of 80 columns, in both languages; only an unbroken name may be longer. */
    @ParameterizedTest
    @MethodSource("commands")
    void theDigestFitsATerminal(String command) {
        for (String language : List.of("en", "it")) {
            List<String> lines = run(command, "--lang", language).out().lines().toList();
            assertThat(lines)
                    .as(String.join("\n", lines))
                    .hasSizeLessThanOrEqualTo(24)
                    .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
            assertThat(String.join("", lines)).doesNotContain("\u001b");
        }
    }

    @Test
    void nothingReadIsAHeadingAlone() throws IOException {
        Path broken = folder.resolve("broken.csv");
        Files.writeString(broken, "customer,day,amount\nann,2026-01-05,much\n");
        List<String> call = new ArrayList<>(COMMANDS.get("value"));
        call.set(call.indexOf("--orders") + 1, broken.toString());
        call.addAll(List.of("--format", "csv"));
        Run run = Run.of(call.toArray(String[]::new));
        assertThat(run.code()).isEqualTo(ExitCode.TOO_MUCH_LEFT_OUT);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err()).contains("1 row");
    }
}
