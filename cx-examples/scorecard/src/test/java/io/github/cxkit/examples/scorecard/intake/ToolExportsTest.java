package io.github.cxkit.examples.scorecard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.Run;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exports in the habits of survey tools, English and Italian: two commands from the file to the right figure. */
class ToolExportsTest {

    private static final int ROWS = 40;
    private static final int[] LIKELY = {10, 9, 8, 7, 6, 0, 10, 9, 3, 10};
    private static final List<String> SATISFIED = List.of(
            "Very satisfied",
            "Somewhat satisfied",
            "Neither satisfied nor dissatisfied",
            "Somewhat dissatisfied",
            "Very dissatisfied");
    private static final List<String> SODDISFATTO = List.of(
            "Molto soddisfatto",
            "Soddisfatto",
            "Né soddisfatto né insoddisfatto",
            "Insoddisfatto",
            "Molto insoddisfatto");

    /** A tool's export; what must come of one of its columns. */
    record Export(String tool, String text, Charset charset, List<Figure> figures) {
        @Override
        public String toString() {
            return tool;
        }

        Export in(Charset other) {
            return new Export(tool, text, other, figures);
        }
    }

    record Figure(String column, String metric, int n, double value) {}

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Export export(String tool, String heading, IntFunction<String> row, Figure... figures) {
        String rows = IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n"));
        return new Export(tool, heading + "\n" + rows + "\n", StandardCharsets.UTF_8, List.of(figures));
    }

    /** 5 of 10 promoters, 3 of 10 detractors. */
    private static Figure nps(String column) {
        return new Figure(column, "nps", ROWS, 20);
    }

    /** The two best of five labels in turn. */
    private static Figure topTwo(String column) {
        return new Figure(column, "csat.top-2-box", ROWS, 40);
    }

    private static String day(int i) {
        return String.format("%02d", 1 + i % 28);
    }

    static Stream<Export> exports() {
        String clock = " 10:15:00";
        return Stream.of(
                export(
                        "surveymonkey",
                        "Respondent ID,Start Date,End Date,IP Address,How likely is it that you would recommend us to a friend?,"
                                + "Overall how satisfied are you?,How would you rate,,Any comments?\n"
                                + ",,,,,Response,Quality,Price,Open-Ended Response",
                        i -> "11" + (1000 + i) + ",03/" + day(i) + "/2026 01:00:00 PM,03/" + day(i)
                                + "/2026 01:15:00 PM,192.0.2.1," + LIKELY[i % 10] + "," + SATISFIED.get(i % 5)
                                + ",Good,Fair,\"ok, " + i + "\"",
                        nps("How likely is it that you would recommend us to a friend?"),
                        topTwo("Overall how satisfied are you?")),
                export(
                        "qualtrics",
                        "StartDate,EndDate,Status,RecordedDate,ResponseId,Q1,Q2_1\n"
                                + "Start Date,End Date,Response Type,Recorded Date,Response ID,How likely are you to recommend us?,"
                                + "How satisfied are you with - Delivery\n"
                                + IntStream.range(0, 7)
                                        .mapToObj(i -> "\"{\"\"ImportId\"\":\"\"q" + i + "\"\"}\"")
                                        .collect(Collectors.joining(",")),
                        i -> "2026-03-" + day(i) + clock + ",2026-03-" + day(i) + clock + ",IP Address,2026-03-"
                                + day(i) + clock + ",R_" + i + "," + LIKELY[i % 10] + ","
                                + SATISFIED.get(i % 5).replace("Very", "Extremely"),
                        nps("Q1"),
                        topTwo("Q2_1")),
                export(
                        "limesurvey",
                        "\"id. Response ID\";\"submitdate. Date submitted\";\"Q1[SQ1]. How satisfied are you? [Price]\";"
                                + "\"Q2. Would you recommend us?\"",
                        i -> "\"" + i + "\";\"2026-03-" + day(i) + clock + "\";\"" + (1 + i % 5) + "\";\""
                                + LIKELY[i % 10] + "\"",
                        nps("Q2. Would you recommend us?"),
                        topTwo("Q1[SQ1]. How satisfied are you? [Price]")),
                export(
                        "googleforms",
                        "\"Timestamp\",\"Email Address\",\"How satisfied were you with the event?\",\"Would you recommend us?\"",
                        i -> "\"2026/03/" + day(i) + " 3:05:12 PM GMT+1\",\"a" + i + "@example.org\",\"" + (1 + i % 5)
                                + "\",\"" + LIKELY[i % 10] + "\"",
                        nps("Would you recommend us?"),
                        topTwo("How satisfied were you with the event?")),
                export(
                                "microsoftforms",
                                "ID;Ora di inizio;Ora di completamento;Nome;Quanto è probabile che ci consigli a un amico?;"
                                        + "Quanto è soddisfatto?",
                                i -> (i + 1) + ";" + day(i) + "/03/2026" + clock + ";" + day(i) + "/03/2026" + clock
                                        + ";;" + LIKELY[i % 10] + ";" + SODDISFATTO.get(i % 5),
                                nps("Quanto è probabile che ci consigli a un amico?"),
                                topTwo("Quanto è soddisfatto?"))
                        .in(Charset.forName("windows-1252")),
                export(
                        "typeform",
                        "#,\"How likely are you to recommend us?\",\"What do you think?\",Start Date (UTC),Submit Date (UTC)",
                        i -> "a" + i + "," + LIKELY[i % 10] + ",,2026-03-" + day(i) + clock + ",2026-03-" + day(i)
                                + clock,
                        nps("How likely are you to recommend us?")),
                export(
                        "zendesk",
                        "Ticket ID,Ticket created - Date,Ticket group,Ticket satisfaction rating,Satisfaction comment",
                        i -> (1000 + i) + ",2026-03-" + day(i) + "," + (i % 2 == 0 ? "Support" : "Billing") + ","
                                + List.of("Good", "Good", "Bad", "Offered", "Unoffered")
                                        .get(i % 5) + ",thanks a lot for the help",
                        new Figure("Ticket satisfaction rating", "csat.top-1-box", ROWS * 3 / 5, 200.0 / 3)),
                export(
                        "delighted",
                        "Response ID,Timestamp,Person ID,Email,Score,Comment,Plan",
                        i -> i + ",2026-03-" + day(i) + "T10:00:00Z," + (500 + i) + ",p" + i + "@example.org,"
                                + LIKELY[i % 10] + ",," + (i % 2 == 0 ? "Free" : "Pro"),
                        new Figure("Score", "mean", ROWS, 7.2)),
                export(
                        "reviews",
                        "Review ID,Review Created (UTC),Review Stars,Review Title,Review Country",
                        i -> "r" + i + ",2026-03-" + day(i) + clock + "," + (1 + i % 5) + ",Title " + i + ","
                                + (i % 2 == 0 ? "GB" : "IT"),
                        new Figure("Review Stars", "stars.mean", ROWS, 3)),
                export(
                                "unicode",
                                "\uFEFFData\tReparto\tQuanto ci consiglieresti da 0 a 10?",
                                i -> (1 + i % 28) + "/3/2026\t" + (i % 2 == 0 ? "Cassa" : "Banco") + "\t"
                                        + (i % 10 == 9 ? "non so" : String.valueOf(LIKELY[i % 10])),
                                new Figure("Quanto ci consiglieresti da 0 a 10?", "nps", 36, 100.0 / 9))
                        .in(StandardCharsets.UTF_16LE),
                export(
                        "excel",
                        "Data;NPS;Negozio",
                        i -> (46_000 + i) + ";" + LIKELY[i % 10] + ";" + (i % 2 == 0 ? "Roma" : "NA")
                                + (i == ROWS - 1 ? "\nMedia;7,2;" : ""),
                        nps("NPS")));
    }

    /** The page's own commands for this tool. */
    private List<String[]> commands(String tool) throws IOException {
        Pattern named = Pattern.compile("(?m)^cx-scorecard (.*\\b" + tool + "\\.csv\\b.*)$");
        return named.matcher(Files.readString(Path.of("../../docs/reading.md")))
                .results()
                .map(found -> found.group(1).split(" "))
                .map(args -> Arrays.stream(args)
                        .map(arg -> arg.endsWith(".csv") || arg.endsWith(".json")
                                ? folder.resolve(arg).toString()
                                : arg)
                        .toArray(String[]::new))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("exports")
    void twoCommandsOfThePageLeadToTheRightFigure(Export export) throws IOException {
        Files.write(folder.resolve(export.tool() + ".csv"), export.text().getBytes(export.charset()));
        List<String[]> page = commands(export.tool());
        assertThat(page).as(export.tool()).hasSize(2);
        Run init = Run.of(page.get(0));
        assertThat(init.code()).as(init.err()).isZero();
        Path json = folder.resolve("out.json");
        Run score = Run.of(Stream.concat(Arrays.stream(page.get(1)), Stream.of("--json", json.toString()))
                .toArray(String[]::new));
        assertThat(score.code()).as(score.err() + score.out()).isZero();
        JsonNode card = new ObjectMapper().readTree(json.toFile()).path("scorecard");
        assertThat(card.path("responses").asInt()).isEqualTo(ROWS);
        for (Figure figure : export.figures()) {
            JsonNode row = row(card, figure);
            assertThat(row.at("/evidence/n").asInt())
                    .as(figure + " " + init.out())
                    .isEqualTo(figure.n());
            assertThat(row.at("/value/value").asDouble()).as(figure.toString()).isCloseTo(figure.value(), within(1e-9));
        }
    }

    private static JsonNode row(JsonNode card, Figure figure) {
        String id = stream(card.path("questions"))
                .filter(question -> question.path("column").asText().equals(figure.column()))
                .map(question -> question.path("id").asText())
                .findFirst()
                .orElse("none");
        return stream(card.path("rows"))
                .filter(row -> row.path("question").asText().equals(id)
                        && row.at("/evidence/rule/id").asText().startsWith(figure.metric() + "/"))
                .findFirst()
                .orElse(new ObjectMapper().createObjectNode());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Test
    void severalFilesOfOneShapeGetOneDraft() throws IOException {
        String heading = "NPS,Region,Quality\n";
        String first = write("jan.csv", heading + "9,N,Good\n8,S,Fair\n3,N,Good\n10,S,Good\n".repeat(8));
        String second = write("feb.csv", heading + "0,N,Poor\n6,E,Excellent\n99,N,Good\n".repeat(8));
        String draft = folder.resolve("d.json").toString();
        Run init = Run.of("init", first, second, "--out", draft);
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(init.out()).contains(" --responses " + first + " --responses " + second);
        JsonNode json = new ObjectMapper().readTree(Path.of(draft).toFile());
        assertThat(json.at("/questions/0/blankCodes/0").asText()).isEqualTo("99");
        assertThat(json.at("/questions/1/labels")).hasSize(4);
        Run score = Run.of("score", "--survey", draft, "--responses", first, "--responses", second);
        assertThat(score.code()).as(score.err()).isZero();
        String other = write("mar.csv", "NPs,Region,Quality\n9,N,Good\n");
        assertThat(Run.of("init", first, other).err())
                .contains("mar.csv: lacks the column \"NPS\" of the first file; the nearest is \"NPs\"");
    }

    /** Where nothing but a person can tell a second heading, it is asked; said, it is read. */
    @Test
    void aSecondHeadingOverNumbersIsAsked() throws IOException {
        StringBuilder text =
                new StringBuilder("Survey,,Scores,\nResponse Date,Unit,Likelihood to Recommend,Overall Satisfaction\n");
        for (int i = 0; i < ROWS; i++) {
            text.append("2026-03-")
                    .append(day(i))
                    .append(",A,")
                    .append(LIKELY[i % 10])
                    .append(',')
                    .append(1 + i % 5)
                    .append('\n');
        }
        String file = write("two.csv", text.toString());
        assertThat(Run.of("init", file).err()).contains("say --header-rows 2 if it is");
        Run told = Run.of("init", file, "--header-rows", "2");
        assertThat(told.out()).contains("\"Scores / Likelihood to Recommend\"", "\"nps\"", "\"headerRows\" : 2");
        assertThat(told.err()).doesNotContain("say --header-rows");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
