package io.github.cxkit.report.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cxkit.framework.Combination;
import io.github.cxkit.report.driver.Drivers;
import io.github.cxkit.report.experiment.ExperimentPage;
import io.github.cxkit.report.experiment.Experiments;
import io.github.cxkit.report.framework.Promises;
import io.github.cxkit.report.journey.Journeys;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Report;
import io.github.cxkit.report.scorecard.Cards;
import io.github.cxkit.report.scorecard.ScorecardPage;
import io.github.cxkit.report.value.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    private static Path page(String name, String html) throws IOException {
        return Files.writeString(folder.resolve(name + ".html"), html);
    }

    /** What is wrong with pages, one line each, which begins with the page's name. */
    private static String wrongWith(List<Path> pages) throws IOException, InterruptedException {
        Path told = Files.createTempFile(folder, "told", ".txt");
        List<String> command = new ArrayList<>(
                List.of("node", script.toString(), MODULES.toAbsolutePath().toString(), CHROMIUM.toString()));
        pages.forEach(page -> command.add(page.toString()));
        Process node = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        assertThat(node.waitFor(20, TimeUnit.MINUTES))
                .as("the browser came to an end")
                .isTrue();
        return Files.readString(told, StandardCharsets.UTF_8);
    }

    /** What few or many answers, customers, questions and touchpoints look like. */
    @Test
    void pagesOfEverySizeCanBeReadByEverybody() throws Exception {
        List<Path> pages = new ArrayList<>();
        for (ScorecardPage card : List.of(
                ScorecardPage.of(Cards.of(new Cards.Shape(4, 6, 60))).in(Locale.ITALIAN),
                ScorecardPage.of(Cards.of(new Cards.Shape(50, 60, 2))),
                ScorecardPage.of(Cards.oddNames(0)).in(Locale.ITALIAN),
                ScorecardPage.of(Cards.oddNames(10)),
                ScorecardPage.of(Cards.of(new Cards.Shape(1, 1, 1))),
                ScorecardPage.of(Cards.of(new Cards.Shape(0, 0, 0))))) {
            pages.add(page("size" + pages.size(), card.html()));
        }
        for (Report report : List.of(
                Journeys.page(300, 60).hidingBelow(10),
                Values.page(400, 60),
                Values.page(200, 6).in(Locale.ITALIAN).hidingBelow(10),
                Drivers.page(2),
                Drivers.page(50).in(Locale.ITALIAN),
                Promises.page(Combination.GATED),
                Promises.page(Combination.WEIGHTED_MEAN).in(Locale.ITALIAN),
                ExperimentPage.of(Experiments.threeArms(0.8), 0.95))) {
            pages.add(page("size" + pages.size(), report.html()));
        }
        assertThat(wrongWith(pages)).isEmpty();
    }

    @Test
    void whatIsCutIsFound() throws Exception {
        String page = "<!DOCTYPE html><html lang=\"en\"><head><title>Cut</title></head><body><main><h1>Cut</h1>"
                + "<p style=\"overflow:hidden;white-space:nowrap;width:60px\">1,234,567,890 answers</p>"
                + "<svg viewBox=\"0 0 80 20\" width=\"80\" role=\"img\"><title>Cut</title>"
                + "<text x=\"40\" y=\"15\">98,765.4 points</text></svg>"
                + "<div class=\"scroll\" style=\"width:60px\"><table><caption>Broad</caption><tr><td>1,234,567,890</td></tr>"
                + "</table></div></main></body></html>";
        assertThat(wrongWith(List.of(page("cut", page))))
                .contains("cut: light: cut: 1,234,567,890 answers", "cut: print: cut: picture: 98,765.4 points")
                .contains("cut: print: wider than its place: Broad");
    }

    /** Every kind of page in every language it is kept in. */
    @Test
    void thePagesThatAreKeptToo() throws Exception {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "golden"))) {
            for (Path kept : files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList()) {
                pages.add(Files.writeString(folder.resolve(kept.getFileName()), whole(Files.readString(kept))));
            }
        }
        assertThat(pages).hasSizeGreaterThan(10);
        assertThat(wrongWith(pages)).isEmpty();
    }

    /** They are kept without their style and script. */
    private static String whole(String kept) {
        boolean italian = kept.contains("lang=\"it\"");
        String page =
                Page.of("Kept").in(italian ? Locale.ITALIAN : Locale.ENGLISH).html();
        return page.substring(0, page.indexOf("<body>"))
                + kept.substring(kept.indexOf("<body>"), kept.lastIndexOf("<script>"))
                + page.substring(page.lastIndexOf("<script>"));
    }
}
