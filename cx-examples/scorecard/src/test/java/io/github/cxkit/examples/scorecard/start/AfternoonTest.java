package io.github.cxkit.examples.scorecard.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An afternoon of a small company: from {@code start} to one page of advice, on answers of which the right advice is known. Of
 * 35 answers about the checkout 9 are bad, of 8 about returns 3: returns look worst, the checkout costs most.
 */
class AfternoonTest {

    @TempDir
    private Path folder;

    private Run start(String language) {
        Run run = Run.of(
                "start",
                "--lang",
                language,
                "--touchpoints",
                "sito,cassa,consegna,resi,assistenza",
                "--out",
                folder.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private static void answers(StringBuilder csv, String touchpoint, int times, String scores, String... remarks) {
        for (int i = 0; i < times; i++) {
            csv.append("2026-02-")
                    .append(String.format("%02d", 1 + i % 28))
                    .append(',')
                    .append(touchpoint)
                    .append(',')
                    .append(scores)
                    .append(",\"")
                    .append(remarks.length == 0 ? "" : remarks[i % remarks.length])
                    .append("\"\n");
        }
    }

    private void answer() throws IOException {
        Path file = folder.resolve("answers.csv");
        StringBuilder csv = new StringBuilder(Files.readString(file));
        answers(
                csv,
                "cassa",
                9,
                "3,2,2",
                "Il pagamento con la carta non funziona, ho scritto a anna.bianchi@example.org",
                "Pagamento bloccato tre volte: la carta era buona",
                "Carta rifiutata senza motivo, chiamatemi al 333 1234567");
        answers(csv, "cassa", 20, "8,3,4");
        answers(csv, "cassa", 6, "10,5,6");
        answers(csv, "resi", 3, "2,1,2", "Il rimborso non arriva");
        answers(csv, "resi", 3, "8,3,4");
        answers(csv, "resi", 2, "9,4,5");
        answers(csv, "sito", 24, "10,5,7", "Sito chiaro");
        answers(csv, "sito", 8, "8,4,5");
        answers(csv, "sito", 4, "3,2,3", "Foto troppo piccole");
        answers(csv, "consegna", 25, "9,5,6");
        answers(csv, "consegna", 10, "7,4,5");
        answers(csv, "consegna", 4, "5,2,3", "Corriere in ritardo");
        answers(csv, "casssa", 4, "8,3,4");
        answers(csv, "", 2, "8,3,4");
        Files.writeString(file, csv);
    }

    private Run advise(String language, String... more) throws IOException {
        Files.writeString(folder.resolve("measures.json"), """
                {"budget": 1000, "days": null, "example": null, "measures": [
                  {"measure": "Nuovo modulo di pagamento", "touchpoint": "cassa", "cost": 700, "days": 4, "share": 0.5,
                   "expectedBy": "Marta", "owner": "Luca"},
                  {"measure": "Etichette per i resi", "touchpoint": "resi", "cost": 200, "days": 2, "share": 0.8,
                   "expectedBy": "Marta", "owner": "Sara"},
                  {"measure": "Rifare il sito", "touchpoint": "sito", "cost": 300, "days": 20, "share": 0.9,
                   "expectedBy": "agenzia", "owner": ""}]}
                """);
        String[] call = {
            "journey",
            "--journey",
            folder.resolve("journey.json").toString(),
            "--survey",
            folder.resolve("survey.json").toString(),
            "--responses",
            folder.resolve("answers.csv").toString(),
            "--measures",
            folder.resolve("measures.json").toString(),
            "--on",
            "2026-03-02",
            "--lang",
            language,
            "--html",
            folder.resolve("advice.html").toString(),
            "--json",
            folder.resolve("advice.json").toString()
        };
        String[] all = Arrays.copyOf(call, call.length + more.length);
        System.arraycopy(more, 0, all, call.length, more.length);
        return Run.of(all);
    }

    @Test
    void theSurveyAsksTheStandardQuestionsAndAnOpenOne() throws IOException {
        Run run = start("it");
        assertThat(run.told())
                .contains("Quanto è probabile che tu ci raccomandi")
                .contains("1 = molto difficile, 7 = molto semplice")
                .contains("Che cosa ha pesato di più sul tuo voto?");
        assertThat(folder.resolve("answers.csv")).hasContent("date,touchpoint,nps,csat,ces,why");
        assertThat(Run.of("start", "--touchpoints", "a,a", "--out", folder.toString())
                        .err())
                .contains("names one twice");
        assertThat(Run.of("start", "--touchpoints", "a", "--out", folder.toString())
                        .err())
                .contains("--force overwrites it");
    }

    @Test
    void thePageAdvisesToMendTheCheckoutAndNotTheReturns() throws IOException {
        start("it");
        answer();
        Run run = advise("it");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.told())
                .contains("6 risposte sono fuori dallo schizzo: casssa (4, forse cassa), "
                        + "senza un suo punto di contatto (2)")
                .contains("cassa: è il punto che pesa di più sul voto complessivo.")
                .contains("chi non è contento nomina soprattutto: carta")
                .contains("Nuovo modulo di pagamento. Costa 700 su 1.000")
                .contains("da lunedì 9 marzo 2026 a mercoledì 1 aprile 2026");
        String page = Files.readString(folder.resolve("advice.html"));
        assertThat(page)
                .contains("[email]")
                .contains("[phone]")
                .doesNotContain("anna.bianchi")
                .doesNotContain("333 1234567")
                .contains("il guadagno non è ancora noto: servono ancora")
                .contains("niente da guadagnare")
                .contains("nessuna risposta: non si sa");
        JsonNode figures =
                new ObjectMapper().readTree(folder.resolve("advice.json").toFile());
        JsonNode first = figures.at("/plan/lines/0");
        assertThat(first.at("/standing").asText()).isEqualTo("MEND");
        assertThat(first.at("/slice/groups/touchpoint").asText()).isEqualTo("cassa");
        assertThat(first.at("/gain/n").asLong()).isEqualTo(35);
        assertThat(figures.at("/outsideTheSketch/casssa").asLong()).isEqualTo(4);
    }

    @Test
    void theSamePageInEnglish() throws IOException {
        start("en");
        answer();
        Run run = advise("en");
        assertThat(run.told())
                .contains("cassa: costs the whole NPS most.")
                .contains("from Monday 9 March 2026 to Wednesday 1 April 2026")
                .contains("perhaps cassa");
        assertThat(Files.readString(folder.resolve("advice.html"))).contains("too few answers: ask ");
    }

    @Test
    void wordsOfFewerCustomersThanTheMinimumStayHidden() throws IOException {
        start("it");
        answer();
        Run run = advise("it", "--min-words", "10");
        assertThat(run.told())
                .contains("Meno di 10 clienti scontenti hanno scritto su cassa: le loro parole non si mostrano.");
        assertThat(Files.readString(folder.resolve("advice.html"))).doesNotContain("Pagamento bloccato");
    }

    @Test
    void fewAnswersGiveNoAdviceButANumberToAsk() throws IOException {
        start("it");
        Path file = folder.resolve("answers.csv");
        StringBuilder csv = new StringBuilder(Files.readString(file));
        answers(csv, "cassa", 4, "3,2,2");
        answers(csv, "cassa", 6, "10,5,6");
        answers(csv, "sito", 27, "10,5,6");
        answers(csv, "sito", 3, "3,2,2");
        Files.writeString(file, csv);
        Run run = advise("it");
        assertThat(run.told())
                .contains("Troppo poche risposte: il punto più critico non è ancora certo. Il più probabile: cassa (+");
    }

    @Test
    void aShopWithoutACriticalPointIsToldSoWithTheMostThatMayBeMissed() throws IOException {
        start("it");
        Path file = folder.resolve("answers.csv");
        StringBuilder csv = new StringBuilder(Files.readString(file));
        for (String touchpoint : List.of("sito", "cassa", "consegna")) {
            answers(csv, touchpoint, 30, "10,5,6");
            answers(csv, touchpoint, 15, "8,4,5");
            answers(csv, touchpoint, 5, "3,2,2", "Foto troppo piccole");
        }
        answers(csv, "resi", 3, "10,5,6");
        Files.writeString(file, csv);
        Run run = advise("it");
        assertThat(run.code()).isZero();
        assertThat(run.told())
                .contains(
                        "Nessun punto di contatto spicca: di nessuno si può dire che pesi sul voto complessivo (NPS). Al massimo"
                                + " uno può costare ")
                .doesNotContain("Che cosa fare con il budget");
    }

    @Test
    void aMeasureForNoTouchpointAndAHalfCallAreRefused() throws IOException {
        start("it");
        answer();
        assertThat(Run.of("journey", "--journey", folder.resolve("journey.json").toString())
                        .err())
                .contains("--survey and --responses belong together");
        Files.writeString(folder.resolve("answers.csv"), "date,touchpoint,nps,csat,ces,why\n");
        assertThat(advise("it").code()).isNotEqualTo(70);
    }

    @Test
    void scoreReadsTheSameSurveySketchAndAnswers() throws IOException {
        start("it");
        answer();
        Run run = Run.of(
                "score",
                "--survey",
                folder.resolve("survey.json").toString(),
                "--responses",
                folder.resolve("answers.csv").toString(),
                "--journey",
                folder.resolve("journey.json").toString(),
                "--touchpoint",
                "touchpoint",
                "--by",
                "touchpoint",
                "--lang",
                "it");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.told())
                .contains("cassa: da sistemare per primo.")
                .contains("fuori dallo schizzo: casssa (4, forse cassa)");
    }
}
