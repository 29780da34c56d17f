package io.github.cxkit.examples.scorecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.examples.scorecard.ScorecardApp;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands without a page: on a narrow terminal, and when they fail. */
class NarrowConsoleTest {

    private static final String ASKED = "How likely are you to recommend us to a friend or colleague, from 0 to 10?";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        write(
                "answers.csv",
                "Time of the answer that was given;" + ASKED + ";A heading of many words that nobody shortened\n"
                        + "2026-01-01;9;Donaudampfschifffahrtsgesellschaftskapitän and more words after it\n"
                        + "2026-01-02;3;b\n2026-01-03;11;c\n");
        write(
                "survey.json",
                "{\"id\": \"s\", \"questions\": [{\"id\": \"nps\", \"column\": \"" + ASKED
                        + "\", \"text\": \"Recommend\", \"scale\": {\"min\": 0, \"max\": 10}, \"metrics\": [\"nps\"]}]}");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** What is run in a folder; each ends well. */
    private static List<List<String>> calls(String folder, String language) {
        List<List<String>> calls = List.of(
                List.of("start", "--force", "--out=" + folder + "/s", "--touchpoints=site,checkout,delivery"),
                List.of("plan", "margin", "--promoters=0.5", "--detractors=0.2", "--margin=5"),
                List.of("plan", "difference", "--promoters=0.5", "--detractors=0.2", "--difference=10"),
                List.of("describe", "answers.csv"),
                List.of("check", "--survey=survey.json", "answers.csv"),
                List.of("sample", "--out=" + folder + "/s"),
                List.of("conformance", "cases", "--out=" + folder + "/c.json"),
                List.of(
                        "conformance",
                        "explain",
                        "--shown=37.5",
                        "--scale=0..10",
                        "--counts=1,0,0,0,0,0,1,0,1,2,3",
                        "--blank=2"));
        List<List<String>> all = new ArrayList<>();
        for (List<String> call : calls) {
            List<String> whole = new ArrayList<>(List.of("--lang=" + language));
            call.forEach(word -> whole.add(
                    word.endsWith("answers.csv") || word.endsWith("survey.json")
                            ? word.replace("answers.csv", folder + "/answers.csv")
                                    .replace("survey.json", folder + "/survey.json")
                            : word));
            all.add(whole);
        }
        return all;
    }

    /** Runs all calls in a program of its own, which alone can have another environment. */
    static final class Calls {
        private Calls() {}

        /**
         * Runs them.
         *
         * @param args folder and language
         */
        public static void main(String[] args) {
            PrintWriter out = new PrintWriter(new PrintStream(System.out, true), true, StandardCharsets.UTF_8);
            for (List<String> call : calls(args[0], args[1])) {
                int code = ScorecardApp.run(out, out, call.toArray(String[]::new));
                out.println("= " + code);
            }
            out.flush();
        }
    }

    @ParameterizedTest
    @CsvSource({"60, en", "60, it", "80, en", "80, it"})
    void linesFitTheTerminalAndHaveNoColor(int width, String language) throws IOException, InterruptedException {
        Path told = folder.resolve("told.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Calls.class.getName(),
                folder.toString(),
                language);
        builder.environment().putAll(Map.of("COLUMNS", Integer.toString(width), "NO_COLOR", "1"));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(told.toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        List<String> lines = Files.readAllLines(told);
        assertThat(lines).filteredOn(line -> line.startsWith("= ")).hasSize(8).containsOnly("= 0");
        assertThat(lines)
                .filteredOn(line -> !line.contains(folder.toString())) // a path is not broken
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(width))
                .noneMatch(line -> line.contains("\u001b"));
    }

    private Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                all.put(file.toString(), Files.isDirectory(file) ? "folder" : Files.readString(file));
            }
        }
        return all;
    }

    /** What fails leaves every file as it was and no new one. */
    @Test
    void whatFailsWritesNothing() throws IOException {
        write("measures.json", "mine");
        write("touchpoints.json", "mine");
        write("answers-none.json", "{");
        String here = folder.toString();
        String missing = here + "/missing/out.json";
        List<List<String>> failing = List.of(
                List.of("start", "--out=" + here, "--touchpoints=site,checkout"),
                List.of("start", "--out=" + here + "/new", "--touchpoints=site,site"),
                List.of("plan", "margin", "--promoters=0.5", "--detractors=0.2", "--margin=5", "--json=" + missing),
                List.of(
                        "plan",
                        "margin",
                        "--promoters=0.9",
                        "--detractors=0.2",
                        "--margin=5",
                        "--json=" + here + "/p.json"),
                List.of("describe", here + "/nobody.csv", "--json=" + here + "/d.json"),
                List.of("describe", here + "/answers.csv", "--json=" + missing),
                List.of(
                        "check",
                        here + "/answers.csv",
                        "--survey=" + here + "/answers-none.json",
                        "--json=" + here + "/k.json"),
                List.of(
                        "check",
                        here + "/answers.csv",
                        "--survey=" + here + "/survey.json",
                        "--json=" + here + "/survey.json"),
                List.of("sample", "--out=" + here + "/answers.csv"),
                List.of("conformance", "cases", "--out=" + missing),
                List.of("conformance", "cases", "--function=none", "--out=" + here + "/c.json"),
                List.of(
                        "conformance",
                        "explain",
                        "--shown=37.5",
                        "--scale=0..10",
                        "--counts=1,2",
                        "--json=" + here + "/e.json"));
        Map<String, String> before = everything();
        for (List<String> call : failing) {
            Run run = Run.of(call.toArray(String[]::new));
            assertThat(run.code()).as(call + run.out()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err()).as(call.toString()).isNotBlank().doesNotContain("\tat ");
            assertThat(everything()).as(call.toString()).isEqualTo(before);
        }
    }
}
