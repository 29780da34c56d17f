package io.github.cxkit.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judges in Python and JavaScript come to the verdicts of {@link Verdict}, on right results and on results wrong in many ways. */
class JudgesTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What is done to the expected result of every bundled case. */
    private static final Map<String, BinaryOperator<JsonNode>> CHANGES = changes();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Map<String, BinaryOperator<JsonNode>> changes() {
        Map<String, BinaryOperator<JsonNode>> changes = new LinkedHashMap<>();
        changes.put("asExpected", (expected, tolerance) -> expected);
        changes.put("null", (expected, tolerance) -> NullNode.instance);
        changes.put("numbersAtTheEdge", (e, t) -> leaves(e, x -> moved(x, t, 0.99)));
        changes.put("numbersBeyondTheEdge", (e, t) -> leaves(e, x -> moved(x, t, 1.01)));
        changes.put(
                "wholeNumbersWithAPoint", (e, t) -> leaves(e, x -> x.isInt() ? DoubleNode.valueOf(x.intValue()) : x));
        changes.put("wholeNumbersOneMore", (e, t) -> leaves(e, x -> x.isInt() ? IntNode.valueOf(x.intValue() + 1) : x));
        changes.put(
                "zeroNegative",
                (e, t) -> leaves(e, x -> x.isNumber() && x.doubleValue() == 0 ? DoubleNode.valueOf(-0.0) : x));
        changes.put("numbersNotANumber", (e, t) -> leaves(e, x -> x.isNumber() ? DoubleNode.valueOf(Double.NaN) : x));
        changes.put(
                "numbersInfinite",
                (e, t) -> leaves(e, x -> x.isDouble() ? DoubleNode.valueOf(Double.NEGATIVE_INFINITY) : x));
        changes.put("numbersAsText", (e, t) -> leaves(e, x -> x.isNumber() ? TextNode.valueOf(x.asText()) : x));
        changes.put("numbersTrue", (e, t) -> leaves(e, x -> x.isNumber() ? BooleanNode.TRUE : x));
        changes.put(
                "truthAsNumber",
                (e, t) -> leaves(e, x -> x.isBoolean() ? IntNode.valueOf(x.booleanValue() ? 1 : 0) : x));
        changes.put(
                "textInCapitals",
                (e, t) -> leaves(
                        e, x -> x.isTextual() ? TextNode.valueOf(x.asText().toUpperCase(Locale.ROOT)) : x));
        changes.put("leavesNull", (e, t) -> leaves(e, x -> NullNode.instance));
        changes.put("nullsZero", (e, t) -> leaves(e, x -> x.isNull() ? IntNode.valueOf(0) : x));
        changes.put("nullsLeftOut", (e, t) -> objects(e, JudgesTest::withoutNulls));
        changes.put("furtherField", (e, t) -> e.isObject() ? ((ObjectNode) e.deepCopy()).put("further", 1) : e);
        changes.put("furtherFieldEverywhere", (e, t) -> objects(e, x -> x.put("further", 1)));
        changes.put("furtherNullEverywhere", (e, t) -> objects(e, x -> x.putNull("further")));
        changes.put(
                "oneFieldOnly",
                (e, t) -> e.isObject() && !e.isEmpty()
                        ? ((ObjectNode) e.deepCopy()).retain(e.fieldNames().next())
                        : e);
        changes.put("listsShorter", (e, t) -> lists(e));
        changes.put("emptyObject", (e, t) -> NODES.objectNode());
        changes.put("emptyList", (e, t) -> NODES.arrayNode());
        return changes;
    }

    private static JsonNode moved(JsonNode number, JsonNode tolerance, double part) {
        if (!number.isDouble()) {
            return number;
        }
        double allowed =
                tolerance.path("abs").asDouble() + tolerance.path("rel").asDouble() * Math.abs(number.doubleValue());
        return DoubleNode.valueOf(number.doubleValue() + part * allowed);
    }

    private static JsonNode leaves(JsonNode json, UnaryOperator<JsonNode> change) {
        if (json.isObject()) {
            ObjectNode copy = NODES.objectNode();
            json.properties().forEach(each -> copy.set(each.getKey(), leaves(each.getValue(), change)));
            return copy;
        }
        if (json.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            json.forEach(each -> copy.add(leaves(each, change)));
            return copy;
        }
        return change.apply(json);
    }

    private static JsonNode objects(JsonNode json, UnaryOperator<ObjectNode> change) {
        if (json.isObject()) {
            ObjectNode copy = NODES.objectNode();
            json.properties().forEach(each -> copy.set(each.getKey(), objects(each.getValue(), change)));
            return change.apply(copy);
        }
        if (json.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            json.forEach(each -> copy.add(objects(each, change)));
            return copy;
        }
        return json;
    }

    private static ObjectNode withoutNulls(ObjectNode object) {
        object.removeNulls();
        return object;
    }

    private static JsonNode lists(JsonNode json) {
        if (json.isArray() && !json.isEmpty()) {
            ArrayNode copy = json.deepCopy();
            copy.remove(copy.size() - 1);
            return copy;
        }
        if (json.isObject()) {
            ObjectNode copy = NODES.objectNode();
            json.properties().forEach(each -> copy.set(each.getKey(), lists(each.getValue())));
            return copy;
        }
        return json;
    }

    static Stream<List<String>> judges() {
        return Stream.of(List.of("python3", "judge.py"), List.of("node", "judge.mjs"));
    }

    @ParameterizedTest
    @MethodSource("judges")
    void everyJudgeComesToTheSameVerdicts(List<String> judge) throws Exception {
        Path cases = folder.resolve("cases.json");
        Path results = folder.resolve("results.jsonl");
        ConformanceSuite suite = manyWays(results);
        try (Writer out = Files.newBufferedWriter(cases)) {
            suite.write(out);
        }

        RecordedResults recorded = RecordedResults.read(new StringReader(Files.readString(results)));
        assertSame(judge, suite.run(recorded), cases, results);
        assertSame(
                judge,
                suite.fields("n", "score").requireAll().run(recorded),
                cases,
                results,
                "--fields",
                "n,score",
                "--require-all");
    }

    private void assertSame(List<String> judge, ConformanceReport report, Path cases, Path results, String... options)
            throws Exception {
        assertThat(report.count(Verdict.Outcome.PASSED)).isGreaterThan(500);
        assertThat(report.count(Verdict.Outcome.FAILED)).isGreaterThan(500);
        Map<String, String> expected = new TreeMap<>();
        for (ConformanceReport.Entry each : report.entries()) {
            if (each.verdict().outcome() != Verdict.Outcome.PASSED) {
                String outcome =
                        each.verdict().outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
                expected.put(each.conformanceCase().id(), outcome);
            }
        }
        Map<String, String> got = new TreeMap<>();
        for (String line : run(judge, cases, results, options)) {
            String[] parts = line.split("\t", -1);
            if (parts.length > 1) {
                got.put(parts[1], parts[0]);
            }
        }
        assertThat(got).isEqualTo(expected);
    }

    private ConformanceSuite manyWays(Path results) throws IOException {
        List<ConformanceCase> cases = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (ConformanceCase each : ConformanceSuite.bundled().cases()) {
            for (Map.Entry<String, BinaryOperator<JsonNode>> change : CHANGES.entrySet()) {
                ConformanceCase one = renamed(each, change.getKey());
                JsonNode actual =
                        change.getValue().apply(each.expected(), each.json().path("tolerance"));
                cases.add(one);
                // numbers that JSON has no form for are written as other languages do
                lines.add(line(one).set("actual", actual).toString().replaceAll("\"(NaN|-Infinity)\"", "$1"));
            }
        }
        ConformanceCase any = ConformanceSuite.bundled().cases().get(0);
        ConformanceCase refusing = ConformanceSuite.bundled().cases().stream()
                .filter(ConformanceCase::expectsRefusal)
                .findFirst()
                .orElseThrow();
        for (ConformanceCase each : List.of(any, refusing)) {
            for (String way : List.of("refused", "error")) {
                ConformanceCase one = renamed(each, way);
                cases.add(one);
                lines.add(line(one).put(way, "why").toString());
            }
            cases.add(renamed(each, "unsupported"));
            lines.add(
                    line(renamed(each, "unsupported")).put("unsupported", true).toString());
            cases.add(renamed(each, "without a line"));
        }
        Files.write(results, lines);
        return ConformanceSuite.of(cases);
    }

    private static ObjectNode line(ConformanceCase one) {
        return NODES.objectNode().put("id", one.id());
    }

    private static ConformanceCase renamed(ConformanceCase one, String suffix) {
        return new ConformanceCase(
                one.id() + "/" + suffix,
                one.function(),
                NODES.objectNode(),
                one.expected(),
                one.absoluteTolerance(),
                one.relativeTolerance(),
                one.source(),
                one.note());
    }

    /** Of one function, what is said is of that function only; the code says whether it conforms. */
    @ParameterizedTest
    @MethodSource("judges")
    void aTeamWithOneFunctionIsToldOfThatOne(List<String> judge) throws Exception {
        Path cases = folder.resolve("cases.json");
        Path results = folder.resolve("results.jsonl");
        try (Writer out = Files.newBufferedWriter(cases)) {
            ConformanceSuite.bundled().write(out);
        }
        List<String> lines = new ArrayList<>();
        for (ConformanceCase each : ConformanceSuite.bundled().cases()) {
            ObjectNode line = line(each);
            lines.add((each.function().equals("nps.score") ? line.set("actual", each.expected()) : line).toString());
        }
        Files.write(results, lines);

        Judgement own = judge(judge, cases, results, "--function", "nps.score", "--require-all");
        assertThat(own.lines()).containsExactly("17 cases: 17 passed, 0 failed, 0 unsupported, 0 left-out");
        assertThat(own.code()).isZero();
        for (List<String> slip : List.of(
                List.of("--function", "nsp.score"),
                List.of("--fields", "scoer"),
                List.of("--feilds=score", "--feilds"))) {
            Judgement refused = judge(judge, cases, results, slip.get(0), slip.get(1));
            assertThat(refused.code()).as("%s", slip).isEqualTo(2);
            assertThat(refused.lines().toString()).contains(slip.get(1));
        }
    }

    private List<String> run(List<String> judge, Path cases, Path results, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("--verbose"));
        all.addAll(List.of(options));
        Judgement judgement = judge(judge, cases, results, all.toArray(String[]::new));
        List<String> lines = judgement.lines();
        assertThat(judgement.code()).as(() -> String.join("\n", lines)).isEqualTo(1);
        assertThat(lines.get(lines.size() - 1)).contains(" cases: ");
        return lines;
    }

    private record Judgement(int code, List<String> lines) {}

    private Judgement judge(List<String> judge, Path cases, Path results, String... options) throws Exception {
        Path script = folder.resolve(judge.get(1));
        try (var in = ConformanceSuite.class.getResourceAsStream(judge.get(1))) {
            Files.write(script, in.readAllBytes());
        }
        List<String> command =
                new ArrayList<>(List.of(judge.get(0), script.toString(), cases.toString(), results.toString()));
        command.addAll(List.of(options));
        Path out = folder.resolve("out.txt");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
        } catch (IOException e) {
            return Assumptions.abort(judge.get(0) + " is not here: " + e.getMessage());
        }
        int code = process.waitFor();
        return new Judgement(code, Files.readAllLines(out, StandardCharsets.UTF_8));
    }
}
