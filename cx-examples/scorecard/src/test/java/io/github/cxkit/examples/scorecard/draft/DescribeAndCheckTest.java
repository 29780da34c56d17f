package io.github.cxkit.examples.scorecard.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at a file before it is scored: what is in it, and what a definition would do to it. */
class DescribeAndCheckTest {

    private static final String ANSWERS = """
            day;Email;NPS;Channel;Remark
            05/03/2026;anna@example.org;9;web;
            06/03/2026;b@example.org;10;shop;quick
            25/03/2026;;non so;web;I never got what I had ordered in the first place
            26/03/2026;;12;\u00A0web;
            27/03/2026
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String answers = "";
    private String survey = "";

    @BeforeEach
    void files() throws IOException {
        answers = write("answers.csv", ANSWERS);
        survey = write("survey.json", """
                {"id": "s", "questions": [{"id": "nps", "column": "NPS", "scale": {"min": 0, "max": 10}, "metrics": ["nps"],
                 "notApplicableCodes": ["non so"]}], "segments": ["Channel"], "timeColumn": "day", "timePattern": "dd/MM/yyyy"}
                """);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out.json").toFile());
    }

    private String out() {
        return folder.resolve("out.json").toString();
    }

    private static final String LOG = """
            <?xml version="1.0" encoding="UTF-8"?>
            <log xmlns="http://www.xes-standard.org/">
              <trace><string key="concept:name" value="c1"/><string key="segment" value="new"/>
                <event><string key="concept:name" value="view product"/><date key="time:timestamp" value="2026-01-01T10:00:00Z"/></event>
                <event><string key="concept:name" value="pay"/><date key="time:timestamp" value="2026-01-01T10:05:00Z"/>
                  <float key="value" value="12.5"/></event></trace>
              <trace><string key="concept:name" value="c2"/>
                <event><string key="concept:name" value="view product"/><date key="time:timestamp" value="2026-01-02T10:00:00Z"/></event></trace>
            </log>
            """;

    @Test
    void aLogOfTheStandardIsDescribedAndDraftedLikeAnyTable() throws IOException {
        String log = write("log.xes", LOG);
        assertThat(Run.of("describe", log).out())
                .contains("log.xes: 3 rows, 5 columns")
                .containsPattern("case:segment +groups +2 +1 +new \\(2\\)")
                .containsPattern("value +numbers +1 +1 +12.5");
        String draft = folder.resolve("journey.json").toString();
        Run init = Run.of("init", log, "--out", draft);
        assertThat(init.out() + init.err()).contains("does \"pay\" complete a journey?");
        Run journeys = Run.of("journey", "--events", log, "--journey", draft);
        assertThat(journeys.out()).contains("1 completed, 0 abandoned, 1 open");
    }

    @Test
    void aLogWithADocumentTypeIsRefused() throws IOException {
        String log = write("log.xes", LOG.replace("<log", "<!DOCTYPE log [<!ENTITY x SYSTEM \"file:///x\">]><log"));
        Run run = Run.of("describe", log);
        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("a document type is not read");
    }

    @Test
    void aDraftPassesNoColumnOverInSilence() throws IOException {
        String file = write("own.csv", """
                Would you recommend us? (0-10);Satisfaction
                9;Very satisfied
                6;Satisfied
                eleven;Dissatisfied
                3;Satisfied
                10;Satisfied
                """);
        Run run = Run.of("init", file, "--out", folder.resolve("own.json").toString());
        assertThat(run.code()).isZero();
        assertThat(run.out() + run.err())
                .contains("column \"Satisfaction\": question")
                .contains("column \"Would you recommend us? (0-10)\": \"eleven\" (1 time) is no known point");
    }

    /** A code of no answer may come late: a draft looks at all rows up to 100,000, and says so where there are more. */
    @Test
    void theWholeOfALongFileIsLookedAt() throws IOException {
        StringBuilder text = new StringBuilder("NPS,Remark\n");
        String remark = ",\"" + "a word and another ".repeat(10) + "\"\n";
        for (int i = 0; i < 20_000; i++) {
            text.append(i < 19_990 ? String.valueOf(i % 11) : "99").append(remark);
        }
        String file = write("long.csv", text.toString());
        assertThat(Run.of("describe", file).out()).contains("20,000 rows").doesNotContain("only the first");
        assertThat(Run.of("init", file).out()).contains("\"blankCodes\" : [ \"99\" ]");
    }

    @Test
    void describeListsColumnsWithValuesAndCounts() throws IOException {
        Run run = Run.of("describe", answers, "--json", out());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("answers.csv: 4 rows, 5 columns, parted by \";\"", "1 row has another count of cells")
                .containsPattern("Channel +groups +4 +2 +web \\(3\\), shop \\(1\\)")
                .containsPattern("Remark +texts +2 +2\\s")
                .contains("dd/MM/yyyy")
                .doesNotContain("anna", "never got", "text of 49");
        JsonNode columns = json().path("columns");
        assertThat(columns.at("/1/looks").asText()).isEqualTo("PERSONAL");
        assertThat(columns.at("/1/values")).isEmpty();
        assertThat(columns.at("/2/values/9").asInt()).isOne();
    }

    @Test
    void checkSaysWhatADefinitionWouldReadAndLeaveOut() throws IOException {
        Run run = Run.of("check", answers, "--survey", survey, "--json", out());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("answers.csv, 5 rows: 4 counted, 1 left out (cut short); 1 cell invalid (not on the scale)")
                .contains("separator ; (columns)", "Segment Channel: shop (1), web (3)")
                .contains("Times: 2026-03-05T00:00:00Z to 2026-03-26T00:00:00Z")
                .containsPattern("nps +NPS +2 +0 +1 +1 +9 \\(1\\), 10 \\(1\\)");
        assertThat(json().at("/questions/nps/n").asInt()).isEqualTo(2);
        assertThat(json().at("/questions/nps/points/9").asInt()).isOne();
        assertThat(json().at("/segments/Channel/web").asInt()).isEqualTo(3);
        assertThat(json().at("/intake/0/rows/rejected").asInt()).isOne();
        assertThat(Run.of("check", answers, "--survey", survey, "--strict").code())
                .isEqualTo(2);
        assertThat(Run.of("check", answers, "--survey", survey, "--max-rejected", "0.1")
                        .code())
                .isEqualTo(3);
        assertThat(Run.of("check", answers).err()).contains("--survey, --mapping and --journey");
    }

    @Test
    void aQuestionThatWouldGetNoScoreIsNamed() throws IOException {
        String words =
                write("words.csv", "NPS;Channel;day\nmuch;web;05/03/2026\nmore;web;06/03/2026\n9;web;06/03/2026\n");
        Run run = Run.of("check", words, "--survey", survey, "--json", out());
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("No score would be made of: nps");
        assertThat(json().at("/withoutScore/0").asText()).isEqualTo("nps");
    }

    @Test
    void checkReadsOrdersAndEventsToo() throws IOException {
        String orders = write("orders.csv", "who,day,paid\nx,2026-01-02,10\ny,,5\n");
        String mapping = write("m.json", "{\"customer\": \"who\", \"at\": \"day\", \"amount\": \"paid\"}");
        assertThat(Run.of("check", orders, "--mapping", mapping).out())
                .startsWith("orders.csv, 2 rows: 1 counted, 1 left out (without a time)");
        String events = write("events.csv", "who,at,when\nx,a,2026-01-02\nx,b,2026-01-03\n");
        String map = write("j.json", """
                {"columns": {"customer": "who", "touchpoint": "at", "time": "when"}, "map": {"touchpoints": []}}
                """);
        Run run = Run.of("check", events, "--journey", map);
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("events.csv, 2 rows: 2 counted");
    }
}
