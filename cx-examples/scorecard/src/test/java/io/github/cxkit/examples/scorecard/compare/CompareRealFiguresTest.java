package io.github.cxkit.examples.scorecard.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxkit.examples.scorecard.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files through the whole program, against figures computed elsewhere. */
class CompareRealFiguresTest {

    private static final Path DATA = Path.of(System.getProperty("cxkit.data", "data"));
    private static final double SIX_DIGITS = 5e-7;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String data(String... path) {
        Path file = Path.of(DATA.toString(), path);
        Assumptions.assumeTrue(Files.isReadable(file), "no data at " + file + "; set cxkit.data");
        return file.toString();
    }

    private static double value(JsonNode node, String field) {
        return CompareFigures.value(node.get(field));
    }

    @Test
    void passengersWithAProblemRecommendLess() throws IOException {
        JsonNode document = CompareFigures.written(
                folder.resolve("out.json"),
                "--survey",
                Path.of("src", "main", "surveys", "sfo-2017.json").toString(),
                "--responses",
                data("sfo-survey", "sfo_2017.csv.gz"),
                "--question",
                "recommend",
                "--by",
                "Q15PROBLEM",
                "--a",
                "yes",
                "--b",
                "no");
        JsonNode unpooled = document.get("sideBySide").get(1);
        assertThat(unpooled.get("method").asText()).isEqualTo("unpooled z");
        assertThat(value(unpooled, "value")).isCloseTo(-24.877842, within(SIX_DIGITS));
        assertThat(value(unpooled, "standardError")).isCloseTo(4.554050, within(SIX_DIGITS));
        assertThat(value(unpooled, "statistic")).isCloseTo(-5.462795, within(SIX_DIGITS));
    }

    @Test
    void moreCatsComeBackAfterAWeekButTheSplitIsDoubtful() throws IOException {
        JsonNode week = cats("retention_7");
        JsonNode pooled = week.get("differences").get(0);
        assertThat(value(pooled, "statistic")).isCloseTo(3.164359, within(SIX_DIGITS));
        assertThat(value(pooled, "pValue")).isCloseTo(0.00155425, within(5e-9));
        JsonNode split = week.get("split").has("value") ? week.get("split").get("value") : week.get("split");
        assertThat(split.get("chiSquare").asDouble()).isCloseTo(6.902405, within(SIX_DIGITS));
        assertThat(split.get("mismatch").asBoolean()).isTrue();
        JsonNode day = cats("retention_1");
        assertThat(value(day.get("differences").get(0), "pValue")).isCloseTo(0.07440966, within(5e-9));
        Run run = Run.of(
                "compare",
                "--data",
                data("cookie-cats-ab", "cookie_cats.csv.gz"),
                "--group",
                "version",
                "--success",
                "retention_7");
        assertThat(run.out()).contains("! The split", "chi-square 6.90", "44,700", "45,489");
    }

    private JsonNode cats(String success) throws IOException {
        return CompareFigures.written(
                folder.resolve(success + ".json"),
                "--data",
                data("cookie-cats-ab", "cookie_cats.csv.gz"),
                "--group",
                "version",
                "--success",
                success);
    }
}
