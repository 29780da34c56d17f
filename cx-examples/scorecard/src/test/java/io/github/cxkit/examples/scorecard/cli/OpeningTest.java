package io.github.cxkit.examples.scorecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.report.wording.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningTest {

    private static final Path PAGE = Path.of("a page.html").toAbsolutePath();

    @ParameterizedTest
    @CsvSource({"Linux,xdg-open", "Mac OS X,open", "Windows 11,rundll32"})
    void everySystemHasItsWay(String system, String program) {
        List<String> started = new ArrayList<>();
        Opening.show(PAGE, Wording.in(Locale.ENGLISH), new PrintWriter(new StringWriter()), system, started::addAll);
        assertThat(started)
                .startsWith(program)
                .last()
                .asString()
                .startsWith("file:///")
                .endsWith("/a%20page.html");
    }

    @Test
    void whereItCannotBeDoneThePageIsNamed() {
        StringWriter err = new StringWriter();
        Opening.show(PAGE, Wording.in(Locale.ITALIAN), new PrintWriter(err, true), "Linux", command -> {
            throw new IOException("no such program");
        });
        assertThat(err.toString().strip()).isEqualTo("La pagina non si è potuta aprire con xdg-open; è qui: " + PAGE);
    }
}
