package io.github.cxkit.examples.scorecard.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.readers.definition.SurveyDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleShopTest {

    @Test
    void isTheSameEverywhere() throws NoSuchAlgorithmException {
        byte[] once = SampleShop.standard().responses();
        SampleShop again = SampleShop.standard();
        assertThat(again.responses()).isEqualTo(once);
        assertThat(again.responses()).isEqualTo(once);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(once);
        assertThat(HexFormat.of().formatHex(digest)).startsWith("ca0d55775c71750a");
    }

    @Test
    void tellsTheFivePhasesOfTheJourney() {
        assertThat(SurveyDefinition.read(SampleShop.standard().definition(Locale.ENGLISH))
                        .phases()
                        .values())
                .contains("awareness", "consideration", "purchase", "service", "loyalty");
        assertThat(new String(SampleShop.standard().responses(), StandardCharsets.UTF_8))
                .contains("tornerò di sicuro")
                .contains(";dieci;");
    }

    @Test
    void itsPageIsSmallInBothLanguages(@TempDir Path folder) throws IOException {
        for (String language : List.of("en", "it")) {
            Path page = folder.resolve(language + ".html");
            Run run = Run.of("score", "--lang", language, "--html", page.toString());
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
            assertThat(Files.size(page)).as(language).isLessThan(350_000);
        }
        assertThat(Files.readString(folder.resolve("it.html")))
                .contains(
                        ">Assistenza</th>",
                        ">La consegna</a>",
                        "Nuovo corriere per le isole",
                        "Isole",
                        "passaparola",
                        "Pacco arrivato dopo dodici giorni.")
                .doesNotContain("Islands", "must be", "allowed");
        assertThat(Run.of("sample", "--lang", "it", "--out", folder.toString()).code())
                .isZero();
        assertThat(Files.readString(folder.resolve(SampleShop.SURVEY))).contains("Ci consiglierebbe");
    }

    @Test
    void writtenToFilesItCanBeScored(@TempDir Path folder) throws IOException {
        assertThat(Run.of("sample", "--out", folder.toString()).code()).isEqualTo(ExitCode.OK);
        Path page = folder.resolve("page.html");
        Run run = Run.of(
                "score",
                "--survey",
                folder.resolve(SampleShop.SURVEY).toString(),
                "--responses",
                folder.resolve(SampleShop.RESPONSES).toString(),
                "--by",
                "regione",
                "--period",
                "quarter",
                "--full",
                "--html",
                page.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("By region")
                .contains("Islands")
                .contains("2026-Q2")
                .contains("Rejected rows and cells");
        assertThat(Files.readString(page)).contains("Over time").doesNotContain("http:");
    }
}
