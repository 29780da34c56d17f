package io.github.cxkit.examples.scorecard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainWriterTest {

    /** The same width, so that columns stay columns. */
    @ParameterizedTest
    @CsvSource({
        "windows-1252, città · 38 € – …, città · 38 € – …",
        "windows-1252, ▲ +10.6 ≈ ▼ ▁▃█, ^ +10.6 ~ v 138",
        "IBM850, città – …, città - .",
        "US-ASCII, è → ’, ? > '",
    })
    void whatAPageHasStaysAndTheRestBecomesPlain(String page, String text, String shown) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new PlainWriter(bytes, Charset.forName(page))) {
            writer.write(text);
        }
        assertThat(bytes.toString(Charset.forName(page))).isEqualTo(shown).hasSameSizeAs(text);
    }
}
