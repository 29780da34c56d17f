package io.github.cxkit.examples.scorecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter shown = new StringWriter();
    private final PrintWriter err = new PrintWriter(shown, true);

    @Test
    void longInputShowsABarAndLeavesACleanLine() throws IOException {
        byte[] bytes = new byte[9 << 20];
        try (InputStream in =
                Progress.always(err).watch(new ByteArrayInputStream(bytes), "answers.csv", bytes.length)) {
            assertThat(in.read()).isZero();
            assertThat(in.readAllBytes()).hasSize(bytes.length - 1);
        }
        assertThat(shown.toString())
                .contains("answers.csv [" + ".".repeat(30) + "] 0 %")
                .contains("#".repeat(30) + "] 100 %")
                .endsWith(" \r");
    }

    @Test
    void shortInputAndNoTerminalAreSilent() throws IOException {
        byte[] bytes = new byte[10];
        assertThat(Progress.always(err)
                        .watch(new ByteArrayInputStream(bytes), "a", bytes.length)
                        .readAllBytes())
                .hasSize(10);
        assertThat(shown.toString()).isEmpty();
    }

    @Test
    void workThatIsSoonOverIsSilentAndLongWorkShowsABarFromTwoSecondsOn() {
        AtomicLong clock = new AtomicLong();
        try (Progress.Bar bar = Progress.always(err, clock::get).patientBar("resamples", 1_000)) {
            bar.at(0);
            clock.set(1_999_999_999L);
            bar.at(640);
            assertThat(shown.toString()).isEmpty();
            clock.set(2_000_000_000L);
            bar.at(704);
        }
        assertThat(shown.toString()).contains("resamples [" + "#".repeat(21) + ".".repeat(9) + "] 70 %");
    }
}
