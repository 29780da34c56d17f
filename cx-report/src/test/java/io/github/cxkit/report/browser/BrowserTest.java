package io.github.cxkit.report.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cxkit.framework.Combination;
import io.github.cxkit.report.driver.Drivers;
import io.github.cxkit.report.experiment.ExperimentPage;
import io.github.cxkit.report.experiment.Experiments;
import io.github.cxkit.report.framework.Promises;
import io.github.cxkit.report.journey.Journeys;
import io.github.cxkit.report.page.Report;
import io.github.cxkit.report.scorecard.Cards;
import io.github.cxkit.report.scorecard.ScorecardPage;
import io.github.cxkit.report.value.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages in a real browser: light, dark, on a telephone, on paper, by keyboard, without script, and by axe; no text loses a letter.
 * Needs Chromium, Node and what {@code src/test/browser/package.json} names, in {@code target/browser} or in the folder of the
 * property {@code cxkit.browser}. Skipped where they are missing and no folder was named.
 */
class BrowserTest {

    private static final Path CHROMIUM = Path.of(System.getProperty("cxkit.chromium", "/usr/bin/chromium"));
    private static final boolean NAMED = System.getProperty("cxkit.browser") != null;
    private static final Path MODULES = Path.of(System.getProperty("cxkit.browser", "target/browser"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static Path script = Path.of("look.mjs");

    @BeforeAll
    static void findBrowser() throws IOException {
        assumeTrue(NAMED || Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM);
        assumeTrue(
                NAMED
                        || (Files.isDirectory(MODULES.resolve("node_modules").resolve("playwright-core"))
                                && Files.isDirectory(
                                        MODULES.resolve("node_modules").resolve("axe-core"))),
                "no playwright-core and axe-core in " + MODULES + "; -Dcxkit.browser names their folder");
        try (InputStream in = Objects.requireNonNull(BrowserTest.class.getResourceAsStream("look.mjs"))) {
            script = Files.write(folder.resolve("look.mjs"), in.readAllBytes());
        }
    }

    private static String wrongWith(String html) throws IOException, InterruptedException {
        Path page = Files.writeString(Files.createTempFile(folder, "page", ".html"), html);
        Path told = folder.resolve(page.getFileName() + ".txt");
        Process node = new ProcessBuilder(
                        "node",
                        script.toString(),
                        MODULES.toAbsolutePath().toString(),
                        CHROMIUM.toString(),
                        page.toString())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        assertThat(node.waitFor(5, TimeUnit.MINUTES))
                .as("the browser came to an end")
                .isTrue();
        return Files.readString(told, StandardCharsets.UTF_8);
    }

    @Test
    void theScorecardCanBeReadByEverybody() throws Exception {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.ITALIAN)) {
            String page = ScorecardPage.of(Cards.of(new Cards.Shape(4, 6, 60)))
                    .in(locale)
                    .html();
            assertThat(wrongWith(page)).as(locale.toString()).isEmpty();
        }
    }

    private static List<Report> reports() {
        return List.of(
                Journeys.page(300, 0),
                Journeys.page(300, 60).hidingBelow(10),
                Values.page(200, 6),
                Values.page(400, 60),
                Drivers.page(2),
                Promises.page(Combination.GATED),
                ExperimentPage.of(Experiments.threeArms(1), 0.95),
                ExperimentPage.of(Experiments.threeArms(0.8), 0.95));
    }

    @Test
    void whatIsCutIsFound() throws Exception {
        String page = "<!DOCTYPE html><html lang=\"en\"><head><title>Cut</title></head><body><main><h1>Cut</h1>"
                + "<p style=\"overflow:hidden;white-space:nowrap;width:60px\">1,234,567,890 answers</p>"
                + "<svg viewBox=\"0 0 80 20\" width=\"80\" role=\"img\"><title>Cut</title>"
                + "<text x=\"40\" y=\"15\">98,765.4 points</text></svg></main></body></html>";
        assertThat(wrongWith(page))
                .contains("light: cut: 1,234,567,890 answers", "print: cut: picture: 98,765.4 points");
    }

    @Test
    void everyOtherPageToo() throws Exception {
        for (Report report : reports()) {
            assertThat(wrongWith(report.html())).as(report.page().title()).isEmpty();
        }
    }

    @Test
    void theirItalianFormToo() throws Exception {
        for (Report report : List.of(
                Journeys.page(300, 0).in(Locale.ITALIAN),
                Values.page(200, 6).in(Locale.ITALIAN).hidingBelow(10),
                Drivers.page(50).in(Locale.ITALIAN),
                Promises.page(Combination.WEIGHTED_MEAN).in(Locale.ITALIAN),
                ExperimentPage.of(Experiments.threeArms(1), 0.95).in(Locale.ITALIAN))) {
            assertThat(wrongWith(report.html())).as(report.page().title()).isEmpty();
        }
    }

    @Test
    void fiftyStoresAndFiveYearsToo() throws Exception {
        assertThat(wrongWith(
                        ScorecardPage.of(Cards.of(new Cards.Shape(50, 60, 2))).html()))
                .isEmpty();
    }
}
