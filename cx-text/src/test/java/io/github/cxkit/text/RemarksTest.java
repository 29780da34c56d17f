package io.github.cxkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded lists against remarks that a person labelled: plain ones, written for the purpose; real ones are harder. */
class RemarksTest {

    @ParameterizedTest
    @ValueSource(strings = {"it", "en"})
    void remarksAreCalledAsAPersonCalledThem(String language) throws IOException {
        LexiconAnalyzer analyzer = language.equals("it") ? LexiconAnalyzer.italian() : LexiconAnalyzer.english();
        int all = 0;
        int right = 0;
        int decided = 0;
        int opposite = 0;
        int sentimental = 0;
        int covered = 0;
        for (JsonNode remark : remarks()) {
            if (!remark.get("language").asText().equals(language)) {
                continue;
            }
            SentimentLabel label =
                    SentimentLabel.valueOf(remark.get("label").asText().toUpperCase(Locale.ROOT));
            SentimentLabel found = analyzer.analyze(remark.get("text").asText()).label();
            all++;
            right += found == label || (label == SentimentLabel.NEUTRAL && found == SentimentLabel.NONE) ? 1 : 0;
            boolean isDecided = found != SentimentLabel.NONE && found != SentimentLabel.NEUTRAL;
            decided += isDecided ? 1 : 0;
            opposite += isOpposite(label, found) ? 1 : 0;
            if (label != SentimentLabel.NEUTRAL) {
                sentimental++;
                covered += isDecided ? 1 : 0;
            }
        }
        assertThat(all).isEqualTo(80);
        assertThat(100.0 * right / all).as("right").isGreaterThanOrEqualTo(85);
        assertThat(100.0 * opposite / decided).as("opposite of the decided").isLessThanOrEqualTo(3);
        assertThat(100.0 * covered / sentimental).as("coverage").isGreaterThanOrEqualTo(75);
    }

    private static JsonNode remarks() throws IOException {
        try (InputStream in = RemarksTest.class.getResourceAsStream("remarks.json")) {
            return new ObjectMapper().readTree(in).get("remarks");
        }
    }

    private static boolean isOpposite(SentimentLabel label, SentimentLabel found) {
        return (label == SentimentLabel.POSITIVE && found == SentimentLabel.NEGATIVE)
                || (label == SentimentLabel.NEGATIVE && found == SentimentLabel.POSITIVE);
    }
}
