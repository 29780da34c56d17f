package io.github.cxkit.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A field that no definition asks for, whatever is in it, changes nothing of what its line says. */
class JsonLinesProperties {

    private static final Survey SURVEY = Survey.of(
                    "shop",
                    Question.of("nps", Scale.of(0, 10)).withBlankCodes("-99"),
                    Question.of("perché", Scale.of(1, 5)))
            .withSegments(SegmentColumn.of("country"))
            .withWeights("weight")
            .withRespondents("person")
            .withTimes("time", ZoneOffset.UTC)
            .withComments("comment");

    /** With an object in it that no definition asks for. */
    private static String withObject(String line) {
        int end = line.lastIndexOf('}');
        return end < 0
                ? line
                : line.substring(0, end) + (line.contains(":") ? "," : "") + "\"more\":{}" + line.substring(end);
    }

    @Property(tries = 300)
    void anUnaskedObjectChangesNothing(@ForAll("files") List<String> lines) throws IOException {
        List<String> withObjects =
                lines.stream().map(JsonLinesProperties::withObject).toList();
        assertThat(read(lines)).isEqualTo(read(withObjects));
    }

    private static List<Object> read(List<String> lines) throws IOException {
        // the first line has every field
        String all = "{\"person\":\"a\",\"nps\":9,\"perché\":4,\"country\":\"IT\",\"weight\":1,\"time\":\"2026-03-01\","
                + "\"comment\":\"\"}\n" + String.join("\n", lines);
        List<Object> told = new ArrayList<>();
        List<SurveyResponse> responses = new ArrayList<>();
        ReadReport report = ResponseReader.of(SURVEY)
                .onRejected(told::add)
                .read(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)), responses::add);
        told.addAll(responses);
        told.add(report.kept());
        told.add(report.toString());
        return told;
    }

    @Provide
    Arbitrary<List<String>> files() {
        Arbitrary<String> name =
                Arbitraries.of("person", "nps", "perché", "country", "weight", "time", "comment", "page", "n\\u0070s");
        Arbitrary<String> value = Arbitraries.of(
                "\"IT\"",
                "\"È così…\"",
                "\"a\\nb\"",
                "\"\"",
                "\"tab\there\"",
                "\"😀\"",
                "\"2026-03-01T10:00:00Z\"",
                "7",
                "11",
                "-99",
                "-0",
                "007",
                "1.5",
                "1.",
                ".5",
                "0.250",
                "1e1",
                "1234567890123",
                "123456789012345678901234567890",
                "null",
                "true",
                "false",
                "nul",
                "[1]",
                "9 ",
                " 9",
                "");
        Arbitrary<String> field = Combinators.combine(name, value, Arbitraries.of(":", " : ", ":\t", ""))
                .as((key, text, colon) -> "\"" + key + "\"" + colon + text);
        Arbitrary<String> line = Combinators.combine(
                        field.list().ofMaxSize(7),
                        Arbitraries.of(",", ", ", " ,", ",,"),
                        Arbitraries.of("{", "{ ", " {", ""),
                        Arbitraries.of("}", " }", "} ", "}x", "", ",}"))
                .as((fields, comma, open, close) -> open + String.join(comma, fields) + close);
        // most lines are whole, with usual values
        Arbitrary<String> usual = Combinators.combine(
                        Arbitraries.integers().between(-1, 11),
                        Arbitraries.of("a", "b", ""),
                        Arbitraries.of("1", "0.5", "2.25", "-1", "\"3\""),
                        Arbitraries.of("ok", "così così", "\\u00e8"))
                .as((nps, person, weight, comment) -> "{\"person\":\"" + person + "\",\"nps\":" + nps
                        + ",\"country\":\"FR\",\"weight\":" + weight + ",\"comment\":\"" + comment + "\"}");
        return Arbitraries.oneOf(line, usual, usual).list().ofMaxSize(12);
    }
}
