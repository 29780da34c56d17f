package io.github.cxkit.examples.scorecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.readers.AsideKind;
import io.github.cxkit.readers.RejectionKind;
import io.github.cxkit.report.page.RowsRead;
import io.github.cxkit.report.wording.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All rows that came are said on the first screen of every command: those that count, and the others by reason. */
class CameInTest {

    private static final String SURVEY = "{'id':'s','questions':[{'id':'nps','scale':{'min':0,'max':10},"
            + "'notApplicableCodes':['non so'],'metrics':['nps']},{'id':'sat','scale':{'min':1,'max':5},"
            + "'metrics':['csat.top-2-box']}],'segments':['region']}";

    @TempDir
    private Path folder;

    private String survey;
    private String answers;

    @BeforeEach
    void files() throws IOException {
        survey = write("survey.json", SURVEY.replace('\'', '"'));
        // one row of separators only, one "don't know", one word that is no answer, one row cut short, and a footer
        answers = write(
                "answers.csv",
                "region,nps,sat\nN,9,5\nN,8,4\n,,\nS,10,5\nS,non so,4\nN,3,1\nS,7,boh\nS\nS,6,3\nAverage,7.2,3.7\n");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aScoreSaysThemOnConsoleAndPage() throws IOException {
        Path page = folder.resolve("page.html");
        Run run = Run.of("score", "--survey", survey, "--responses", answers, "--html", page.toString());
        String rows = "10 rows: 8 counted (1 without an answer), 1 left out (cut short), 1 set aside (footer);"
                + " 1 cell invalid (not on the scale)";
        String given = "16 answers: 12 counted, 2 blank, 1 not applicable, 1 invalid";
        assertThat(run.told()).contains(rows, given);
        assertThat(Files.readString(page)).contains(rows, given);
        assertThat(Files.readString(page).replaceAll("(?s)</header>.*", ""))
                .contains("<a href=\"#left-out\">1 row left out, 1 cell invalid</a>");
    }

    @Test
    void everyOtherCommandBeginsWithThem() throws IOException {
        String line =
                "answers.csv, 10 rows: 8 counted (1 without an answer), 1 left out (cut short), 1 set aside (footer)";
        assertThat(Run.of(
                                "compare",
                                "--survey",
                                survey,
                                "--responses",
                                answers,
                                "--question",
                                "sat",
                                "--by",
                                "region",
                                "--a",
                                "N",
                                "--b",
                                "S")
                        .told())
                .startsWith(line)
                .contains("In neither, as they belong to other groups: 1 response");
        StringBuilder more =
                new StringBuilder(Files.readString(Path.of(answers)).replace("Average,7.2,3.7\n", ""));
        for (int i = 0; i < 40; i++) {
            more.append("N,")
                    .append(i % 11)
                    .append(',')
                    .append(1 + (i * 7 + i / 3) % 5)
                    .append('\n');
        }
        assertThat(Run.of(
                                "drivers",
                                "--survey",
                                survey,
                                "--responses",
                                write("more.csv", more.toString()),
                                "--outcome",
                                "nps",
                                "--replicates",
                                "100")
                        .told())
                .startsWith("more.csv, 49 rows: 48 counted (1 without an answer), 1 left out (cut short)");
        assertThat(Run.of(
                                "compare",
                                "--survey",
                                survey,
                                "--responses",
                                answers,
                                "--question",
                                "sat",
                                "--by",
                                "region",
                                "--a",
                                "N",
                                "--b",
                                "S",
                                "--lang",
                                "it")
                        .told())
                .startsWith("answers.csv, 10 righe: 8 contate (1 senza risposte), 1 esclusa (troncata)");
    }

    @Test
    void ordersAndEventsToo() throws IOException {
        String mapping = write("m.json", "{\"customer\":\"who\",\"at\":\"day\",\"amount\":\"paid\"}");
        StringBuilder orders = new StringBuilder("who,day,paid\n");
        for (int i = 0; i < 60; i++) {
            orders.append("c")
                    .append(i % 20)
                    .append(",2026-")
                    .append(i % 2 == 0 ? "01" : "06")
                    .append("-0")
                    .append(i % 9 + 1)
                    .append(',')
                    .append(i % 7 + 1)
                    .append('\n');
        }
        orders.append("c1,2026-02-01,much\n");
        assertThat(Run.of(
                                "value",
                                "--orders",
                                write("o.csv", orders.toString()),
                                "--mapping",
                                mapping,
                                "--horizon",
                                "4w")
                        .told())
                .startsWith("o.csv, 61 rows: 60 counted, 1 left out (with an unreadable amount)");
        String map = write(
                "j.json",
                "{'columns':{'customer':'who','touchpoint':'at','time':'when'},'map':{'touchpoints':[{'id':'a',"
                                .replace('\'', '"')
                        + "\"phase\":\"service\"}]}}");
        String events = write("e.csv", "who,at,when\nx,a,2026-01-01\nx,a,\ny,,2026-01-02\n");
        assertThat(Run.of("journey", "--events", events, "--journey", map).told())
                .startsWith("e.csv, 3 rows: 1 counted, 2 left out (1 without a time, 1 without a touchpoint)");
    }

    @Test
    void everyReasonHasWordsInBothLanguages() {
        List<String> kinds = Stream.concat(Stream.of(RejectionKind.values()), Stream.of(AsideKind.values()))
                .map(Enum::name)
                .toList();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.ITALIAN)) {
            Wording wording = Wording.in(locale);
            assertThat(kinds)
                    .allSatisfy(kind -> assertThat(wording.reason(kind, 2)).isNotEqualTo(kind));
        }
        assertThat(new RowsRead(1, Map.of("NEW_KIND", 1L), Map.of(), 0, Map.of()).sentence(Wording.in(Locale.ENGLISH)))
                .isEqualTo("2 rows: 1 counted, 1 left out (new kind)");
    }
}
