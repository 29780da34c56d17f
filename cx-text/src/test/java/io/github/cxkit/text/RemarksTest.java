package io.github.cxkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded lists against remarks that a person labelled: plain ones, written for the purpose; real ones are harder. */
class RemarksTest {

    private record Remark(String language, SentimentLabel label, String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"it", "en"})
    void remarksAreCalledAsAPersonCalledThem(String language) throws IOException {
        judge(language, remarks(language), 80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "en"})
    void soAreThoseWhoseWordsWereAddedLater(String language) throws IOException {
        judge(language, laterRemarks(language), language.equals("it") ? 553 : 554);
    }

    private static void judge(String language, List<Remark> remarks, int expected) {
        LexiconAnalyzer analyzer = language.equals("it") ? LexiconAnalyzer.italian() : LexiconAnalyzer.english();
        int all = 0;
        int right = 0;
        int decided = 0;
        int opposite = 0;
        int sentimental = 0;
        int covered = 0;
        for (Remark remark : remarks) {
            SentimentLabel label = remark.label();
            SentimentLabel found = analyzer.analyze(remark.text()).label();
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
        assertThat(all).isEqualTo(expected);
        assertThat(100.0 * right / all).as("right").isGreaterThanOrEqualTo(85);
        assertThat(100.0 * opposite / decided).as("opposite of the decided").isLessThanOrEqualTo(3);
        assertThat(100.0 * covered / sentimental).as("coverage").isGreaterThanOrEqualTo(75);
    }

    private static List<Remark> remarks(String language) throws IOException {
        List<Remark> remarks = new ArrayList<>();
        try (InputStream in = RemarksTest.class.getResourceAsStream("remarks.json")) {
            for (JsonNode remark : new ObjectMapper().readTree(in).get("remarks")) {
                add(
                        remarks,
                        language,
                        remark.get("language").asText(),
                        remark.get("label").asText(),
                        remark.get("text").asText());
            }
        }
        return remarks;
    }

    private static List<Remark> laterRemarks(String language) throws IOException {
        List<Remark> remarks = new ArrayList<>();
        try (InputStream in = RemarksTest.class.getResourceAsStream("more-remarks.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                String[] cells = line.split("\t", -1);
                if (cells.length == 3) {
                    add(remarks, language, cells[0], cells[1], cells[2]);
                }
            }
        }
        return remarks;
    }

    private static void add(List<Remark> remarks, String wanted, String language, String label, String text) {
        if (language.equals(wanted)) {
            remarks.add(new Remark(language, SentimentLabel.valueOf(label.toUpperCase(Locale.ROOT)), text));
        }
    }

    private static boolean isOpposite(SentimentLabel label, SentimentLabel found) {
        return (label == SentimentLabel.POSITIVE && found == SentimentLabel.NEGATIVE)
                || (label == SentimentLabel.NEGATIVE && found == SentimentLabel.POSITIVE);
    }
}
