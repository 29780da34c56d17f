package io.github.cxkit.examples.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong call is told in the language it asks for. */
class MessagesTest {

    private static String said(String... args) {
        return Run.of(args).err();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "score --survey none.json --responses none.csv | file inesistente: none.json",
                "score --survey none.json | --survey e --responses vanno insieme: manca --responses",
                "score --wrong | Opzione sconosciuta: '--wrong'",
                "score --wrong | Provare 'cx-scorecard score --help'.",
                "value --orders o.csv | Manca l'opzione: '--mapping=MAPPING.json'",
                "score --html nowhere/page.html | --html: non c'è la cartella",
                "score --min-group 0 | --min-group dev'essere almeno 1 ma era 0",
                "compare --data d.csv | manca --group",
                "plan margin --margin 3 --metric csat --method adjusted | --method adjusted è per nps; una quota si progetta con wald",
                "plan difference --n-b 4 | --n-b chiede --n",
                "experiment --arm a | nominare un --experiment, o --arm e --arms con le metriche",
                "journey --journey j.json --survey s.json --responses r.csv --format csv | --format è per le cifre; il consiglio viene detto",
                "value --orders o.csv --mapping m.json --horizon 3 | --horizon dev'essere in settimane intere, come 39w, ma era 3"
            })
    void theCallerIsToldInItalian(String call, String told) {
        assertThat(said(Stream.concat(Stream.of(call.split(" ")), Stream.of("--lang", "it"))
                        .toArray(String[]::new)))
                .contains(told);
    }

    /** What a caller or a file holds stays as it is, and so does what has no translation. */
    @Test
    void otherwiseInEnglish(@TempDir Path folder) throws IOException {
        assertThat(said("score", "--survey", "none.json", "--responses", "none.csv"))
                .contains("no such file: none.json");
        Path survey = Files.writeString(folder.resolve("survey.json"), "{");
        assertThat(said("score", "--survey", survey.toString(), "--responses", survey.toString(), "--lang=it"))
                .contains("survey.json: ");
        assertThat(Messages.of(Call.of("--lang").italian()).of("Unknown option: x"))
                .isEqualTo("Unknown option: x");
    }
}
