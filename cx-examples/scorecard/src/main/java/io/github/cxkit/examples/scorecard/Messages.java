package io.github.cxkit.examples.scorecard;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.readers.ReportWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the program says of a wrong call, in the language the call asks for. What has no translation stays English. */
final class Messages {

    private Messages() {}

    /** The words of a call, even of one that cannot be understood otherwise. */
    static ReportWords of(boolean italian) {
        return italian ? Italian.WORDS : ReportWords.in(Locale.ENGLISH);
    }

    /** Read when they are first asked for. */
    private static final class Italian {
        private static final ReportWords WORDS = ReportWords.in(Locale.ITALIAN).with(read());

        private static Map<String, String> read() {
            try (InputStream in = Objects.requireNonNull(Messages.class.getResourceAsStream("messages_it.json"))) {
                return new ObjectMapper().readValue(in, new TypeReference<Map<String, String>>() {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
