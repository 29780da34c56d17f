package io.github.cxkit.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.driver.DriverCaution.Kind;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.Reliability;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Figures of two published surveys, computed elsewhere before. */
class DriverDataSetTest {

    private static final Path DATA = Path.of(System.getProperty("cxkit.data", "data"));

    private static List<String[]> read(String file) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "the folder of public data sets is not there");
        Path path = DATA.resolve(file);
        try (var in = Files.newInputStream(path);
                var text = new InputStreamReader(
                        file.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8);
                var lines = new BufferedReader(text)) {
            return lines.lines().map(line -> cells(line)).toList();
        }
    }

    /** Cells of a line without line breaks or quotes inside its quotes. */
    private static String[] cells(String line) {
        String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        return Arrays.stream(cells).map(cell -> cell.replace("\"", "")).toArray(String[]::new);
    }

    @Test
    void airportDriversOfRecommendation() throws IOException {
        List<String> drivers =
                List.of("Q7SIGN", "Q7WALKWAYS", "Q7SCREENS", "Q9ALL", "Q10SAFE", "Q14FIND", "Q14PASSTHRU");
        List<String[]> lines = read("sfo-survey/sfo_2017.csv.gz");
        List<String> header = Arrays.asList(lines.get(0));
        DriverData.Builder builder = DriverData.builder("NETPRO", drivers);
        for (String[] cells : lines.subList(1, lines.size())) {
            Double outcome = answer(cells[header.indexOf("NETPRO")], 0, 10);
            List<@Nullable Double> ratings = new ArrayList<>();
            for (String driver : drivers) {
                ratings.add(answer(cells[header.indexOf(driver)], 1, 5));
            }
            builder.add(outcome, ratings);
        }
        DriverAnalysis analysis = builder.build().analyze().orElseThrow();
        assertThat(analysis.evidence().n()).isEqualTo(2103);
        assertThat(analysis.rSquared()).isEqualTo(0.34950681, within(5e-9));
        double[][] published = {
            // r, beta, Pratt, Johnson, LMG
            {.411946, .101660, .041879, .042290, .043963},
            {.394699, .077275, .030500, .037354, .038553},
            {.400906, .051587, .020682, .035626, .038093},
            {.437943, .196239, .085942, .071264, .069892},
            {.369877, .137532, .050870, .049227, .046763},
            {.403991, .112070, .045275, .049168, .049008},
            {.420912, .176662, .074359, .064578, .063235}
        };
        for (int i = 0; i < published.length; i++) {
            DriverImportance d = analysis.drivers().get(i);
            assertThat(new double[] {d.correlation(), d.beta(), d.pratt(), d.relativeWeight(), d.lmg()})
                    .as(d.driver())
                    .containsExactly(published[i], within(5.1e-7));
        }
        assertThat(analysis.cautions()).isEmpty();
    }

    private static @Nullable Double answer(String cell, int min, int max) {
        if (cell.isBlank() || !cell.strip().matches("[0-9]+")) {
            return null;
        }
        double value = Double.parseDouble(cell.strip());
        return value >= min && value <= max ? value : null;
    }

    @Test
    void mobileProviderBlocksAndDrivers() throws IOException {
        List<String[]> lines = read("ecsi-mobi/mobi.csv");
        List<String> header = Arrays.asList(lines.get(0));
        CoMomentsBuilder builder = CoMoments.builder(lines.get(0));
        for (String[] cells : lines.subList(1, lines.size())) {
            builder.add(Arrays.stream(cells).mapToDouble(Double::parseDouble).toArray());
        }
        CoMoments all = builder.build();
        assertThat(all.n()).isEqualTo(250);
        Map<String, Double> alphas = Map.of(
                "IMAG", .714447, "CUEX", .432597, "PERQ", .872406, "PERV", .816695, "CUSA", .770113, "CUSL", .441717);
        alphas.forEach((block, alpha) -> {
            List<String> items =
                    header.stream().filter(h -> h.startsWith(block)).toList();
            assertThat(Reliability.of(all.select(items)).alpha().orElseThrow())
                    .as(block)
                    .isEqualTo(alpha, within(5.1e-7));
        });
        List<String> drivers = header.stream()
                .filter(h -> h.matches("(CUEX|IMAG|PERQ|PERV).*"))
                .toList();
        DriverAnalysis analysis = KeyDrivers.analyze(all, "CUSA1", drivers).orElseThrow();
        assertThat(analysis.rSquared()).isEqualTo(.50832832, within(5e-9));
        assertThat(share(analysis, "PERQ1")).isEqualTo(14.2733, within(5.1e-5));
        assertThat(share(analysis, "PERQ4")).isEqualTo(10.6547, within(5.1e-5));
        assertThat(share(analysis, "IMAG5")).isEqualTo(7.6273, within(5.1e-5));
        assertThat(share(analysis, "PERV1")).isEqualTo(2.7821, within(5.1e-5));
        assertThat(share(analysis, "IMAG3")).isEqualTo(.7734, within(5.1e-5));
        assertThat(analysis.cautions())
                .filteredOn(c -> c.kind() == Kind.SUPPRESSION)
                .extracting(DriverCaution::driver)
                .containsExactlyInAnyOrder("IMAG3", "PERQ3", "PERQ5", "PERQ6");
    }

    private static double share(DriverAnalysis analysis, String driver) {
        return 100 * analysis.driver(driver).relativeWeightShare().orElseThrow();
    }
}
