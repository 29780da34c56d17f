package io.github.cxkit.examples.scorecard.score;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.cxkit.jackson.CxModule;
import java.io.IOException;

/** The scorecard as JSON, described in {@code docs/scorecard-json.md}; cx-jackson reads it back. */
final class ScorecardJson {

    private ScorecardJson() {}

    static String text(ScorecardDocument document) throws IOException {
        DefaultIndenter lines = DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n");
        ObjectWriter writer = CxModule.mapper().writer(new DefaultPrettyPrinter().withObjectIndenter(lines));
        return writer.writeValueAsString(document) + "\n";
    }

    static ScorecardDocument read(String text) throws IOException {
        return CxModule.mapper().readValue(text, ScorecardDocument.class);
    }
}
