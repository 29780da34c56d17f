package io.github.cxkit.examples.scorecard.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command on a small survey; what it writes is compared with the golden files beside this test. */
class ScoreCommandTest {

    private static final String ANSWERS = """
            when;who;shop;recommend;service;weight
            2026-01-10;a;1;10;5;1
            2026-01-11;b;1;9;4;2
            2026-01-12;c;2;3;99;1
            2026-02-01;d;2;8;;0.5
            2026-02-02;e;1;11;2;1
            2026-02-03;a;2;10;5;1
            ;f;3;7;4;1
            2026-02-04;g;1;9;5;heavy
            2026-02-05;h;1;6
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String survey = "";
    private String answers = "";

    @BeforeEach
    void writeInput() throws IOException {
        survey = write("survey.json", """
                {
                  "id": "shop", "title": "Two shops & a <stand>", "timeColumn": "when", "respondentColumn": "who",
                  "weightColumn": "weight",
                  "questions": [
                    {"id": "recommend", "text": "Would recommend us", "scale": {"min": 0, "max": 10},
                     "metrics": ["nps", "mean"]},
                    {"id": "service", "text": "Service", "scale": {"min": 1, "max": 5},
                     "notApplicableCodes": [99], "metrics": ["csat.top-2-box"]}
                  ],
                  "segments": [{"column": "shop", "text": "Shop", "labels": {"1": "Torino", "2": "Bari"}}]
                }
                """);
        answers = write("answers.csv", ANSWERS);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Run score(String... more) {
        return Run.of(
                Stream.concat(Stream.of("score", "--survey", survey, "--responses", answers), List.of(more).stream())
                        .toArray(String[]::new));
    }

    @Test
    void consoleJsonAndPageAreAsExpected() throws IOException {
        Path json = folder.resolve("out.json");
        Path html = folder.resolve("out.html");
        Run run = score(
                "--by", "shop", "--period", "month", "--full", "--json", json.toString(), "--html", html.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        Golden.compare(
                "score.txt",
                run.out().replace(folder.toRealPath().toString(), "FOLDER").replace(folder.toString(), "FOLDER"));
        Golden.compare("score.json", Files.readString(json));
        Golden.comparePage("score.html", Files.readString(html));
    }

    @Test
    void aMissingFigureSaysWhyInTheSameWordsOnConsolePageAndJson() throws IOException {
        answers = write("blank.csv", "when;who;shop;recommend;service;weight\n2026-01-10;a;1;10;;1\n");
        Path json = folder.resolve("out.json");
        Path html = folder.resolve("out.html");
        Run run = score("--full", "--json", json.toString(), "--html", html.toString());
        String reason = "no valid answer for CSAT top two boxes";
        assertThat(run.out()).contains(reason);
        assertThat(Files.readString(html)).contains(reason);
        assertThat(Files.readString(json)).contains("\"detail\" : \"" + reason + "\"");
    }

    /** Ann answered four times in January: her month, her shop and everyone have intervals by person, Bob's February has none. */
    @Test
    void whoAnsweredOftenWidensTheIntervalWhereverHeCounts() throws IOException {
        answers = write("often.csv", """
                when;who;shop;recommend;service;weight
                2026-01-10;ann;1;10;5;1
                2026-01-11;ann;1;9;4;1
                2026-01-12;ann;1;10;4;1
                2026-01-13;ann;1;2;4;1
                2026-01-14;eve;1;0;1;1
                2026-01-15;joe;2;5;2;1
                2026-02-10;bob;2;9;5;1
                2026-02-11;ann;2;9;5;1
                """);
        Path json = folder.resolve("often.json");
        Path html = folder.resolve("often.html");
        Run run = score("--by", "shop", "--period", "month", "--json", json.toString(), "--html", html.toString());
        assertThat(run.code()).as(run.err()).isZero();
        Scorecard card = ScorecardJson.read(Files.readString(json)).scorecard();
        assertThat(persons(card, Slice.ALL)).isEqualTo(4);
        assertThat(persons(card, Slice.of("shop", "Torino"))).isEqualTo(2);
        assertThat(persons(card, Slice.of(CalendarPeriod.parse("2026-01")))).isEqualTo(3);
        assertThat(persons(card, Slice.of("shop", "Bari"))).as("nobody twice").isZero();
        assertThat(persons(card, Slice.of(CalendarPeriod.parse("2026-02")))).isZero();
        assertThat(Files.readString(html))
                .contains("Some persons answered more than once")
                .contains("by 2 persons: ", "by 3 persons: ", "by 4 persons: ");
    }

    private static long persons(Scorecard card, Slice slice) {
        ClusteredMean mean = card.row("recommend", "nps", slice).orElseThrow().clustered();
        return mean == null ? 0 : mean.respondents();
    }

    @Test
    void jsonReadsBackTheSame() throws IOException {
        Path json = folder.resolve("out.json");
        score("--by", "shop", "--period", "month", "--min-group", "2", "--json", json.toString());
        String text = Files.readString(json);
        ScorecardDocument document = ScorecardJson.read(text);
        assertThat(ScorecardJson.text(document)).isEqualTo(text);
        ScorecardRow hidden = document.scorecard()
                .row("recommend", "nps", Slice.of("shop", "3"))
                .orElseThrow();
        assertThat(hidden.suppressed()).isTrue();
    }

    /** What {@code --journey} and {@code --framework} read. */
    private String[] placed() throws IOException {
        String placed = write("placed.json", """
                {
                  "id": "shop", "title": "Along the way",
                  "questions": [
                    {"id": "recommend", "text": "Would recommend us", "scale": {"min": 0, "max": 10}, "metrics": ["nps"]},
                    {"id": "ease", "text": "Easy", "scale": {"min": 1, "max": 5}, "metrics": ["csat.top-2-box"]},
                    {"id": "joy", "text": "Enjoyable", "scale": {"min": 1, "max": 5}, "metrics": ["csat.top-2-box"]}
                  ],
                  "segments": [{"column": "place", "text": "Touchpoint"}, {"column": "device", "text": "Device"}]
                }
                """);
        String journey = write("journey.json", """
                {
                  "id": "buying", "version": "1", "persona": "Ada", "goal": "a gift",
                  "phases": [
                    {"code": "purchase", "order": 1, "name": "Purchase", "customerGoal": "pay"},
                    {"code": "service", "order": 2, "name": "Service", "customerGoal": "get help"}
                  ],
                  "channels": [{"id": "web", "name": "Web", "kind": "DIGITAL"}],
                  "touchpoints": [
                    {"id": "basket", "name": "Basket", "phase": "purchase", "channel": "web", "type": "ACTION",
                     "kind": "OWNED", "initiator": "CUSTOMER", "enabler": "TECHNOLOGY"},
                    {"id": "help", "name": "Help desk", "phase": "service", "channel": "web", "type": "ACTION",
                     "kind": "OWNED", "initiator": "CUSTOMER", "enabler": "PEOPLE"}
                  ],
                  "steps": []
                }
                """);
        String framework = write("framework.json", """
                {
                  "rule": {"id": {"name": "care.index", "version": 1}, "title": "Care index",
                           "origin": "LIBRARY_CONVENTION", "source": "this test"},
                  "dimensions": [{"id": "ease", "weight": 1, "questions": ["ease"]},
                                 {"id": "joy", "weight": 1, "questions": ["joy"]}],
                  "min": 0, "max": 10, "combination": "WEIGHTED_MEAN", "missing": "REQUIRE_ALL", "bands": null
                }
                """);
        String given = write("placed.csv", """
                place,device,recommend,ease,joy
                basket,phone,10,5,4
                basket,desk,3,2,1
                help,phone,9,4,5
                help,desk,0,1,
                car park,desk,8,3,3
                """);
        return new String[] {
            "score",
            "--survey",
            placed,
            "--responses",
            given,
            "--journey",
            journey,
            "--touchpoint",
            "place",
            "--by",
            "phase",
            "--by",
            "place",
            "--by",
            "device",
            "--cross",
            "phase,device",
            "--framework",
            framework
        };
    }

    @Test
    void phasesTouchpointsCrossedGroupsAndFrameworksAreScored() throws IOException {
        Path json = folder.resolve("out.json");
        Path html = folder.resolve("out.html");
        Run run = Run.of(Stream.concat(
                        Arrays.stream(placed()),
                        Stream.of("--full", "--json", json.toString(), "--html", html.toString()))
                .toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        Golden.compare(
                "score-journey.txt",
                run.out().replace(folder.toRealPath().toString(), "FOLDER").replace(folder.toString(), "FOLDER"));
        Golden.comparePage("score-journey.html", Files.readString(html));
        ScorecardDocument document = ScorecardJson.read(Files.readString(json));
        assertThat(document.scorecard()
                        .framework("care.index", Slice.of("phase", "purchase").and("device", "phone"))
                        .orElseThrow()
                        .value()
                        .orElseThrow())
                .isEqualTo(8.75);
        assertThat(ScorecardJson.text(document)).isEqualTo(Files.readString(json));
    }

    @Test
    void aJourneyNeedsItsColumnAndACrossingItsGroups() throws IOException {
        String[] all = placed();
        for (List<String> call : List.of(
                Arrays.asList(all).subList(0, 7),
                List.of("score", "--survey", all[2], "--responses", all[4], "--touchpoint", "place"),
                List.of("score", "--survey", all[2], "--responses", all[4], "--cross", "place,device"),
                List.of("score", "--survey", all[2], "--responses", all[4], "--by", "place", "--cross", "place"),
                List.of("score", "--survey", all[2], "--responses", all[4], "--framework", all[2]))) {
            Run run = Run.of(call.toArray(String[]::new));
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err()).startsWith("cx-scorecard: ").doesNotContain("Exception");
        }
    }

    @Test
    void smallGroupsAreHiddenEverywhere() throws IOException {
        Path html = folder.resolve("out.html");
        Run run = score("--by", "shop", "--min-group", "2", "--full", "--html", html.toString());
        assertThat(run.out()).contains("hidden").contains("< 2").contains("fewer than 2 answers");
        assertThat(Files.readString(html)).contains("hidden").contains("groups of fewer than 2 answers are hidden");
    }

    @Test
    void oneResponsePerPersonOnRequest() {
        assertThat(score("--repeat", "last").out()).contains("6 responses").contains("1 repeat left out");
        assertThat(score("--repeat", "first").out()).contains("6 responses");
        assertThat(score().out()).contains("7 responses");
    }

    @Test
    void strictEndsAtTheFirstRejectionWithCodeTwo() {
        Run run = score("--strict");
        assertThat(run.code()).isEqualTo(ExitCode.STRICT_FAILURE);
        assertThat(run.err()).startsWith("cx-scorecard: answers.csv, line 6, column recommend: \"11\"");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void wrongCallsAreToldInASentence() throws IOException {
        for (Run run : List.of(
                Run.of("score", "--survey", survey),
                Run.of("score", "--responses", answers),
                Run.of("score", "--survey", "none.json", "--responses", answers),
                Run.of("score", "--survey", survey, "--responses", folder.toString()),
                Run.of("score", "--survey", survey, "--survey", survey, "--responses", answers),
                Run.of("score", "--survey", write("bad.json", "{\"id\":1}"), "--responses", answers),
                Run.of("score", "--survey", survey, "--responses", write("bad.csv", "when,who\n")),
                score("--by", "age"),
                score("--period", "week"),
                score("--min-group", "0"),
                score("--confidence", "95"))) {
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err())
                    .startsWith("cx-scorecard: ")
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception");
        }
        assertThat(score("--by", "age").err()).contains("declares no segment \"age\"; known are [shop]");
    }

    @Test
    void wavesWithoutTimesMakeATrendByTheirPeriods() throws IOException {
        String[] args = {"score"};
        for (int year = 2025; year <= 2026; year++) {
            String wave = write(
                    year + ".json",
                    "{\"id\":\"w" + year + "\",\"title\":\"Survey " + year + "\",\"period\":\"" + year
                            + "\",\"questions\":[{\"id\":\"q\",\"scale\":{\"min\":1,\"max\":5},\"metrics\":[\"mean\"]}]}");
            String file = write(year + ".csv", "q\n" + (year - 2022) + "\n");
            args = Stream.concat(Arrays.stream(args), Stream.of("--survey", wave, "--responses", file))
                    .toArray(String[]::new);
        }
        Run run = Run.of(Stream.concat(Arrays.stream(args), Stream.of("--full")).toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith("Survey 2025 to 2026")
                .contains("Over time")
                .containsPattern("2025 +3.00")
                .containsPattern("2026 +4.00");
    }

    @Test
    void theDigestOfTheSampleFitsOneScreenAndTellsItsThreeStories() {
        Run run = Run.of("score", "--html", folder.resolve("page.html").toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        List<String> lines =
                run.out().lines().filter(line -> !line.startsWith("Page: ")).toList();
        assertThat(lines).hasSizeLessThan(24).allMatch(line -> line.length() <= 80);
        assertThat(run.out())
                .contains("November 2025: NPS 19.0, from 37.4 in October 2025")
                .contains("Islands: The delivery 62.4 % against 82.7 % for the others.")
                .contains("social: mend this first. If it were like the rest, NPS would rise by");
        assertThat(Run.of(
                                "score",
                                "--lang",
                                "it",
                                "--html",
                                folder.resolve("it.html").toString())
                        .out())
                .contains("Novembre 2025: NPS 19,0, da 37,4 di ottobre 2025")
                .contains("4.424 risposte");
    }

    @Test
    void figuresGoToStandardOutputForOtherPrograms() throws IOException {
        assertThat(score("--format", "csv").out())
                .startsWith(
                        "question,metric,period,score,lower,upper,n,weighted,effective_n,reason\r\nrecommend,nps,,33.333333333333336,");
        assertThat(ScorecardJson.read(score("--format", "json").out())
                        .scorecard()
                        .responses())
                .isEqualTo(7);
        assertThat(ScorecardJson.read(score("--json", "-").out()).scorecard().title())
                .isEqualTo("Two shops & a <stand>");
        assertThat(score("--html", "-").out()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(score("--format", "markdown").out())
                .startsWith("# Two shops")
                .contains("| NPS | 33.3 |");
        assertThat(score("--format", "csv", "--json", "-").code()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void noOutputOverwritesAnInputOrAnotherOutput() throws IOException {
        for (String[] wrong : new String[][] {
            {"--json", answers},
            {"--html", survey},
            {"--json", folder.resolve(".").resolve("answers.csv").toString()},
            {
                "--json",
                folder.resolve("x").toString(),
                "--html",
                folder.resolve("x").toString()
            },
            {"--json", folder.resolve("none").resolve("x").toString()}
        }) {
            Run run = score(wrong);
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err()).contains(wrong[0]);
            assertThat(run.out()).isEmpty();
        }
        assertThat(Files.readString(Path.of(answers))).isEqualTo(ANSWERS);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void aFileWithoutAnswersIsSaidToBeOneAndEndsWithCodeThree() throws IOException {
        String empty = write("empty.csv", "when;who;shop;recommend;service;weight\n");
        Run run = Run.of("score", "--survey", survey, "--responses", empty, "--full");
        assertThat(run.code()).isEqualTo(ExitCode.TOO_MUCH_LEFT_OUT);
        assertThat(run.out())
                .contains("No answers")
                .contains("empty.csv: no row was read")
                .containsPattern("Service +CSAT top two boxes +– +0 +no answer");
    }

    @Test
    void whatAFileHoldsDoesNotMoveTheCursor() throws IOException {
        String odd = write(
                "odd.csv",
                "when;who;shop;recommend;service;weight\n2026-01-05;a;1;\u001b[2J\u202e9;5;1\n2026-01-06;b;1;9;5;1\n");
        Run run = Run.of("score", "--survey", survey, "--responses", odd, "--full");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out() + run.err()).doesNotContain("\u001b").doesNotContain("\u202e");
    }

    /** What happened is named by the definition, by the call, or by both; a phase puts a question under its heading. */
    @Test
    void eventsAndPhasesAreOnThePage() throws IOException {
        String defined = write(
                "events.json",
                Files.readString(Path.of(survey))
                        .replace("\"text\": \"Service\",", "\"text\": \"Service\", \"phase\": \"service\",")
                        .replace(
                                "\"segments\":",
                                "\"events\": [{\"date\": \"2026-01-20\", \"label\": \"new shop\"}], \"segments\":"));
        Path page = folder.resolve("page.html");
        Run run = Run.of(
                "score",
                "--survey",
                defined,
                "--responses",
                answers,
                "--period",
                "month",
                "--lang",
                "it",
                "--event",
                "2026-02-02=sciopero = grande",
                "--event",
                "2026-01-20=new shop",
                "--html",
                page.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(page))
                .contains(
                        "<b class=\"sign\">1</b> 20 gennaio 2026: new shop",
                        "<b class=\"sign\">2</b> 2 febbraio 2026: sciopero = grande",
                        ">Assistenza</th>")
                .doesNotContain("<b class=\"sign\">3</b>");
    }

    @Test
    void anEventNeedsADayAndALabel() {
        for (String wrong : List.of("strike", "1/2/2026=strike", "2026-02-30=strike", "2026-02-01= ")) {
            Run run = Run.of("score", "--survey", survey, "--responses", answers, "--event", wrong);
            assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err())
                    .contains("--event needs a day and what happened, such as 2026-03-01=\"new carrier\", but was \""
                            + wrong + "\"");
        }
        assertThat(Run.of("score", "--survey", survey, "--responses", answers, "--event", "x", "--lang", "it")
                        .err())
                .contains("--event vuole un giorno");
    }

    @Test
    void onlyAFileCanBeOpened() {
        for (String[] where : new String[][] {{}, {"--html", "-"}}) {
            List<String> call = new ArrayList<>(List.of("score", "--survey", survey, "--responses", answers, "--open"));
            call.addAll(List.of(where));
            Run run = Run.of(call.toArray(String[]::new));
            assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err()).contains("--open shows the page that --html FILE writes, but no file was named");
        }
    }
}
