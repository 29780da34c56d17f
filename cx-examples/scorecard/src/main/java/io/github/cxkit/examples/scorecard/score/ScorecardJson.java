package io.github.cxkit.examples.scorecard.score;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.jackson.CxModule;
import java.io.IOException;

/** The scorecard as JSON, described in {@code docs/scorecard-json.md}; cx-jackson reads it back. */
final class ScorecardJson {

    private static final String QUESTIONS = "questions";

    private ScorecardJson() {}

    static String text(ScorecardDocument document) throws IOException {
        DefaultIndenter lines = DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n");
        ObjectWriter writer = CxModule.mapper().writer(new DefaultPrettyPrinter().withObjectIndenter(lines));
        ObjectNode tree = CxModule.mapper().valueToTree(document);
        // the questions stand beside the figures, for who reads only those
        ObjectNode card = tree.withObject("/scorecard");
        card.set(QUESTIONS, card.at("/definition/survey/questions"));
        return writer.writeValueAsString(tree) + "\n";
    }

    static ScorecardDocument read(String text) throws IOException {
        ObjectMapper mapper = CxModule.mapper();
        ObjectNode tree = (ObjectNode) mapper.readTree(text);
        tree.withObject("/scorecard").remove(QUESTIONS);
        return mapper.treeToValue(tree, ScorecardDocument.class);
    }
}
