package io.github.cxkit.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.lifetime.CustomerHistory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The highest likelihood there is, and where, as another program finds it with likelihoods of its own: {@code
 * differential/fit_references.py} in the benchmarks module, where the lines are explained.
 */
class FitOptimaTest {

    /** A line of {@code optima.txt}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Reference(String model, boolean inside, double logLikelihood, double[] parameters, String data) {

        static Reference of(String line) {
            int bar = line.indexOf('|');
            String[] words = line.substring(0, bar).split(" ", -1);
            double[] parameters = Arrays.stream(words, 3, words.length - 1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Reference(
                    words[0],
                    words[1].equals("inside"),
                    Double.parseDouble(words[2]),
                    parameters,
                    line.substring(bar + 1).strip());
        }

        FitResult<?> fit() {
            return switch (model) {
                case "bgNbd" -> BgNbd.fit(table());
                case "mbgNbd" -> MbgNbd.fit(table());
                case "paretoNbd" -> ParetoNbd.fit(table());
                case "sbg" -> ShiftedBetaGeometric.fit(survivors());
                case "bdw" -> BetaDiscreteWeibull.fit(survivors());
                default -> throw new AssertionError("there is no model " + model);
            };
        }

        private RecencyFrequencyTable table() {
            RecencyFrequencyTable.Builder table = RecencyFrequencyTable.builder();
            for (String row : data.split(", ", -1)) {
                double[] n = Arrays.stream(row.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                table.add(new CustomerHistory((long) n[0], n[1], n[2]), (long) n[3]);
            }
            return table.build();
        }

        private long[] survivors() {
            return Arrays.stream(data.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        }

        @Override
        public String toString() {
            return model + " of " + data.substring(0, Math.min(40, data.length()));
        }
    }

    static List<Reference> references() throws IOException {
        try (InputStream in = Objects.requireNonNull(FitOptimaTest.class.getResourceAsStream("optima.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().map(Reference::of).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void noOtherOptimiserFindsMoreAndAllFindTheSamePoint(Reference reference) {
        FitResult<?> fit = reference.fit();
        FitReport report =
                fit instanceof FitResult.Boundary<?> edge ? edge.report() : ((FitResult.Converged<?>) fit).report();
        double right = reference.logLikelihood();
        assertThat(report.logLikelihood()).isGreaterThan(right - 1e-9 * Math.abs(right));
        if (reference.inside()) {
            assertThat(fit).isInstanceOf(FitResult.Converged.class);
            assertThat(report.logLikelihood()).isCloseTo(right, within(1e-10 * Math.abs(right)));
            for (int i = 0; i < reference.parameters().length; i++) {
                FitReport.Estimate estimate = report.parameters().get(i);
                // the likelihood is flat at its top: a ten-thousandth of the standard error is next to nothing
                assertThat(estimate.value())
                        .as("%s", estimate)
                        .isCloseTo(
                                reference.parameters()[i],
                                within(1e-4 * estimate.standardError().orElseThrow()))
                        .isCloseTo(reference.parameters()[i], withinPercentage(1));
            }
        }
    }
}
