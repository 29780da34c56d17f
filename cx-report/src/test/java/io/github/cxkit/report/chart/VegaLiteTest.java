package io.github.cxkit.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VegaLiteTest {

    private static final List<Mark> MARKS = List.of(
            new Mark("a \"quoted\" \\ </script>", 1.5, 1.0, 2.0, "1.5", false),
            new Mark("b", null, null, null, "none", true));

    /** JSON as far as this needs it: values well formed, nothing after the end. Gives the strings in order. */
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        static void wellFormed(String text) {
            Json json = new Json(text);
            json.value();
            assertThat(json.at).as("nothing follows").isEqualTo(text.length());
        }

        private void value() {
            char c = text.charAt(at);
            if (c == '{' || c == '[') {
                group(c == '{');
            } else if (c == '"') {
                string();
            } else {
                int start = at;
                while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                assertThat(text.substring(start, at)).matches("null|true|false|-?\\d+(\\.\\d+)?(E-?\\d+)?");
            }
        }

        private void group(boolean object) {
            Deque<Character> ends = new ArrayDeque<>(List.of(object ? '}' : ']'));
            at++;
            if (text.charAt(at) == ends.peek()) {
                at++;
                return;
            }
            while (true) {
                if (object) {
                    string();
                    assertThat(text.charAt(at)).isEqualTo(':');
                    at++;
                }
                value();
                char next = text.charAt(at);
                at++;
                if (next == ends.peek()) {
                    return;
                }
                assertThat(next).isEqualTo(',');
            }
        }

        private void string() {
            assertThat(text.charAt(at)).isEqualTo('"');
            at++;
            while (text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        }
    }

    @Test
    void everyChartIsASpecification() {
        Quadrants.Plane plane = new Quadrants.Plane(
                List.of(new Quadrants.Point("x", 1, 2, true, "t")),
                1,
                2,
                new Quadrants.Corners("a", "b", "c", "d"),
                List.of("p", "i"));
        Flow flow = Flow.of(Map.of(List.of("a", "b"), 3L), Flow.Extent.USUAL);
        List<String> all = List.of(
                VegaLite.trend("t", MARKS, new Charts.Range(0, 10)),
                VegaLite.dots("t", MARKS, new Charts.Range(0, 10)),
                VegaLite.distribution("t", List.of(new Distribution.Bar("1", 3, "accent"))),
                VegaLite.funnel("t", MARKS),
                VegaLite.cohorts("t", List.of("0", "1"), List.of(new HeatMap.Row("r", List.of(1.0, 0.5), 1))),
                VegaLite.quadrants("t", plane),
                VegaLite.flow("t", flow),
                VegaLite.control("t", MARKS, new Charts.Limits(1, 0, 2)));
        for (String spec : all) {
            Json.wellFormed(spec);
            assertThat(spec)
                    .startsWith("{\"$schema\":\"https://vega.github.io/schema/vega-lite/v5.json\"")
                    .doesNotContain("</");
        }
    }

    @Test
    void aMissingFigureIsNullAndNotZero() {
        assertThat(VegaLite.dots("t", MARKS, new Charts.Range(0, 10)))
                .contains("{\"label\":\"b\",\"value\":null,\"lower\":null,\"upper\":null,\"text\":\"none\"}");
    }
}
