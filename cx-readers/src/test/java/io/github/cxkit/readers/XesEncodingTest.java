package io.github.cxkit.readers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.readers.internal.XesLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log by IEEE 1849 in the encoding that its mark, its first line or the standard says. */
class XesEncodingTest {

    private static final String LOG = "<?xml version=\"1.0\"?>\n<log><trace>\n<event><string key=\"concept:name\""
            + " value=\"cité\"/></event></trace></log>";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"})
    void theFirstLineNamesTheEncoding(String name) throws Exception {
        assertThat(names(declaring(name).getBytes(Charset.forName(name)))).containsExactly("cité");
    }

    @Test
    void withoutAWordItIsUtf8OrUtf16() throws Exception {
        assertThat(names(LOG.getBytes(UTF_8))).containsExactly("cité");
        assertThat(names(LOG.getBytes(UTF_16))).containsExactly("cité");
        assertThat(names(LOG.getBytes(UTF_16LE))).containsExactly("cité");
        assertThat(names(("\uFEFF" + declaring("ISO-8859-1")).getBytes(UTF_8))).containsExactly("cité");
    }

    @Test
    void bytesOfAnotherEncodingAreToldByUsAndNobodyElse() {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, UTF_8));
        try {
            assertThatThrownBy(() -> names(LOG.getBytes(ISO_8859_1)))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessageContaining("no UTF-8")
                    .hasMessageContaining("write its encoding into its first line");
        } finally {
            System.setErr(before);
        }
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void anEncodingThatIsNoneIsNamed() {
        assertThatThrownBy(() -> names(declaring("klingon").getBytes(UTF_8)))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("\"klingon\", which is none");
    }

    private static String declaring(String encoding) {
        return LOG.replace("?>", " encoding=\"" + encoding + "\"?>");
    }

    private static List<String> names(byte[] log) throws Exception {
        List<String> names = new ArrayList<>();
        XesLog.read(new ByteArrayInputStream(log), (line, cells) -> names.add(cells.get("concept:name")));
        return names;
    }
}
