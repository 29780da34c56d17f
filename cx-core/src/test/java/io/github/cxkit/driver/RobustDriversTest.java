package io.github.cxkit.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RobustDriversTest {

    @Test
    void importancesOfNearlyCollinearDriversSumToWhatIsExplained() {
        for (double gap : new double[] {1e-4, 3e-5, 2e-5, 1.5e-5, 1e-5, 7e-6, 3e-6, 1e-6, 1e-8}) {
            Random random = new Random(5);
            CoMomentsBuilder builder = CoMoments.builder("a", "b", "c", "y");
            for (int i = 0; i < 300; i++) {
                double a = random.nextGaussian();
                double b = a + gap * random.nextGaussian();
                double c = random.nextGaussian();
                builder.add(a, b, c, a + c + 300 * (b - a) + random.nextGaussian());
            }
            DriverAnalysis analysis = KeyDrivers.analyze(builder.build(), "y").orElseThrow();
            double sum = analysis.drivers().stream()
                    .mapToDouble(DriverImportance::lmg)
                    .sum();
            assertThat(sum).as("gap %s", gap).isCloseTo(analysis.rSquared(), within(1e-12));
        }
    }

    @Test
    void whatIfCoversThoughErrorsDifferInSize() {
        int covered = 0;
        int runs = 1500;
        Random random = new Random(20);
        for (int run = 0; run < runs; run++) {
            DriverData.Builder data = DriverData.builder("y", List.of("a", "b"));
            for (int i = 0; i < 80; i++) {
                double a = random.nextGaussian();
                double b = random.nextGaussian();
                // the further out, the larger the error
                double error = a * a * random.nextGaussian();
                data.add(2 * a + b + error, List.of(a, b));
            }
            WhatIf effect = data.build().raise("a", 1, 0.95).orElseThrow();
            assertThat(effect.interval().method()).isEqualTo("t, HC3");
            covered += effect.interval().contains(2) ? 1 : 0;
        }
        assertThat((double) covered / runs).isBetween(0.92, 0.98);
    }

    @Test
    void halfAStepHasHalfTheEffectAndHalfItsWidthAndDownIsTheMirror() {
        Random random = new Random(4);
        DriverData.Builder rows = DriverData.builder("y", List.of("a", "b"));
        for (int i = 0; i < 60; i++) {
            double a = random.nextGaussian();
            rows.add(a + random.nextGaussian(), List.of(a, random.nextGaussian()));
        }
        DriverData data = rows.build();
        ConfidenceInterval one = data.raise("a", 1, 0.95).orElseThrow().interval();
        ConfidenceInterval half = data.raise("a", 0.5, 0.95).orElseThrow().interval();
        ConfidenceInterval down = data.raise("a", -1, 0.95).orElseThrow().interval();
        assertThat(half.lower()).isCloseTo(one.lower() / 2, within(1e-12));
        assertThat(half.upper()).isCloseTo(one.upper() / 2, within(1e-12));
        assertThat(down.lower()).isCloseTo(-one.upper(), within(1e-12));
    }

    @Test
    void oneRowThatDecidesASlopeHasNoRobustError() {
        DriverData.Builder data = DriverData.builder("y", List.of("a"));
        for (int i = 0; i < 10; i++) {
            data.add((double) i, List.of(0.0));
        }
        data.add(3.0, List.of(1.0));
        assertThat(data.build().raise("a", 1, 0.95).isKnown()).isFalse();
    }
}
