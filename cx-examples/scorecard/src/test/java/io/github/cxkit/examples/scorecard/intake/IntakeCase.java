package io.github.cxkit.examples.scorecard.intake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cxkit.examples.scorecard.Run;
import io.github.cxkit.readers.internal.SameText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One folder of the intake cases: files as people have them, a command, and what must come of it. {@link #faults} lists what does
 * not hold.
 */
final class IntakeCase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final Path folder;
    private final Path out;
    private final JsonNode expect;
    private final List<String> faults = new ArrayList<>();
    private JsonNode document = NOTHING;
    private JsonNode draft = NOTHING;
    private String said = "";

    private IntakeCase(Path folder, Path out, JsonNode expect) {
        this.folder = folder;
        this.out = out;
        this.expect = expect;
    }

    /** Runs a case and judges it. */
    static List<String> faults(Path folder, Path out) throws IOException {
        JsonNode written = JSON.readTree(folder.resolve("expected.json").toFile());
        IntakeCase one = new IntakeCase(folder, out, written.path("expect"));
        int code = one.run(written);
        if (written.path("optional").asBoolean() && code == 1 && one.said.contains("OpenDocument")) {
            return List.of();
        }
        one.judge(code);
        return one.faults;
    }

    private int run(JsonNode written) throws IOException {
        Path figures = out.resolve("out.json");
        boolean init = written.path("command").asText().equals("init");
        List<String> args = args(written.path("run"));
        if (!init) {
            args.addAll(List.of("--json", figures.toString()));
        }
        Run run = Run.of(args.toArray(String[]::new));
        said = run.out() + "\n" + run.err();
        draft = read(out.resolve("draft.json"));
        if (init && written.has("then") && !draft.isMissingNode()) {
            List<String> then = args(written.path("then"));
            then.addAll(List.of("--json", figures.toString()));
            Run next = Run.of(then.toArray(String[]::new));
            said += next.out() + "\n" + next.err();
            fault(next.code() != 0 && !expect.path("refused").asBoolean(), "the draft does not run: " + next.err());
        }
        document = read(figures);
        fault(
                expect.path("refused").asBoolean() && !(init ? draft : document).isMissingNode(),
                "must be refused but wrote a result");
        return run.code();
    }

    /** The command line, with the files of the case's folder. */
    private List<String> args(JsonNode run) {
        List<String> args = new ArrayList<>();
        for (JsonNode each : run) {
            String arg = each.asText().replace("{out}", out.toString());
            args.add(
                    arg.matches("[\\w.-]+\\.\\w+") && Files.exists(folder.resolve(arg))
                            ? folder.resolve(arg).toString()
                            : arg);
        }
        return args;
    }

    private static JsonNode read(Path file) throws IOException {
        return Files.exists(file) ? JSON.readTree(file.toFile()) : NOTHING;
    }

    private void fault(boolean wrong, String what) {
        if (wrong) {
            faults.add(what);
        }
    }

    private void judge(int code) throws IOException {
        fault(
                code != expect.path("exit").asInt(0),
                "exit " + code + " for " + expect.path("exit").asInt(0) + ": " + said);
        fault(code == 70 || said.contains("this is a defect of the program"), "ends as a defect");
        fault(
                Pattern.compile("no such field|Unrecognized field|Unknown option|Unmatched argument|unknown metric")
                        .matcher(said)
                        .find(),
                "the call or the definition is not understood");
        expect.path("figures").forEach(this::figure);
        for (JsonNode entry : expect.path("mustNotScore")) {
            JsonNode figure = entry.isTextual() ? JSON.createObjectNode().put("question", entry.asText()) : entry;
            fault(row(figure).filter(r -> r.at("/value/value").isNumber()).isPresent(), "must not be scored: " + entry);
        }
        counts();
        for (JsonNode fact : expect.path("facts")) {
            JsonNode got = fact(fact.path("path").asText());
            fault(
                    !equal(got, fact.path("value")),
                    fact.path("path").asText() + " is " + got + " for " + fact.path("value"));
        }
        cautions();
        words();
        fault(
                expect.has("definition") && !matches(draft, expect.path("definition")),
                "the draft lacks a part: " + draft);
        List<String> used = Stream.of("questions", "segments")
                .flatMap(part -> stream(draft.path(part)))
                .map(each -> each.isObject() ? each.path("column").asText() : each.asText())
                .toList();
        for (JsonNode column : expect.path("notColumns")) {
            fault(used.stream().anyMatch(each -> SameText.same(each, column.asText())), "the draft uses " + column);
        }
    }

    private void figure(JsonNode want) {
        String name = want.toString();
        JsonNode row = row(want).orElse(NOTHING);
        if (row.isMissingNode()) {
            faults.add("no such row: " + name);
            return;
        }
        fault(
                want.has("n")
                        && row.at("/evidence/n").asLong() != want.path("n").asLong(),
                "n " + row.at("/evidence/n") + " for " + name);
        JsonNode part = want.path("weighted").asBoolean() ? row.path("weighted") : row;
        fault(
                !close(
                        part.at("/value/value"),
                        want.path("value").asDouble(),
                        want.at("/tolerance/value").asDouble()),
                part.at("/value") + " for " + name);
        for (String end : List.of("lower", "upper")) {
            fault(
                    want.has(end)
                            && !close(
                                    part.at("/interval/value/" + end),
                                    want.path(end).asDouble(),
                                    want.at("/tolerance/limits").asDouble()),
                    end + " " + part.at("/interval/value") + " for " + name);
        }
    }

    private Optional<JsonNode> row(JsonNode want) {
        String id = want.has("question")
                ? want.path("question").asText()
                : stream(document.at("/scorecard/questions"))
                        .filter(q -> SameText.same(
                                q.path("column").asText(), want.path("column").asText()))
                        .map(q -> q.path("id").asText())
                        .findFirst()
                        .orElse("");
        return stream(document.at("/scorecard/rows"))
                .filter(row -> row.path("question").asText().equals(id)
                        && (!want.has("metric")
                                || row.at("/evidence/rule/id")
                                        .asText()
                                        .replaceAll("/\\d+$", "")
                                        .equals(want.path("metric").asText()))
                        && row.at("/slice/groups").size()
                                == want.path("segment").size()
                        && matches(
                                row.at("/slice/groups"),
                                want.has("segment") ? want.path("segment") : JSON.createObjectNode())
                        && text(row.at("/slice/period")).equals(text(want.path("period"))))
                .findFirst();
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "" : node.asText();
    }

    private void counts() {
        fault(
                expect.has("responses")
                        && document.at("/scorecard/responses").asLong(-1)
                                != expect.path("responses").asLong(),
                "responses " + document.at("/scorecard/responses") + " for " + expect.path("responses"));
        JsonNode rejected = expect.path("rejected");
        for (String name : List.of("rows", "cells")) {
            if (rejected.has(name)) {
                long got = rejected(name);
                fault(
                        got != rejected.path(name).asLong(),
                        "rejected " + name + " " + got + " for " + rejected.path(name));
            }
        }
        Map<String, Long> reasons = new LinkedHashMap<>();
        Map<String, Long> aside = new LinkedHashMap<>();
        for (JsonNode intake : document.path("intake")) {
            intake.path("reasons")
                    .forEach(each -> reasons.merge(
                            each.path("kind").asText(), each.path("count").asLong(), Long::sum));
            intake.path("aside")
                    .properties()
                    .forEach(each -> aside.merge(each.getKey(), each.getValue().asLong(), Long::sum));
        }
        rejected.path("byKind").properties().forEach(each -> same(reasons, each.getKey(), each.getValue()));
        expect.path("aside").properties().forEach(each -> same(aside, each.getKey(), each.getValue()));
    }

    private void same(Map<String, Long> counts, String kind, JsonNode want) {
        fault(counts.getOrDefault(kind, 0L) != want.asLong(), kind + " " + counts.get(kind) + " for " + want);
    }

    private long rejected(String what) {
        String field = what.equals("rows") ? "rejectedRows" : "rejectedCells";
        if (document.has("sources")) {
            return stream(document.path("sources"))
                    .mapToLong(s -> s.path("report").path(field).asLong())
                    .sum();
        }
        return document.has(field)
                ? document.path(field).asLong()
                : stream(document.path("intake"))
                        .mapToLong(i -> i.path(what).path("rejected").asLong())
                        .sum();
    }

    private JsonNode fact(String path) {
        JsonNode at = path.startsWith("draft.") ? draft : document;
        for (String part : (path.startsWith("draft.") ? path.substring(6) : path).split("\\.", 0)) {
            at = at.isArray() && part.matches("\\d+") ? at.path(Integer.parseInt(part)) : at.path(part);
        }
        return at;
    }

    private void cautions() {
        expect.path("cautions").properties().forEach(each -> {
            String key = each.getKey();
            JsonNode got = NOTHING;
            List<String> names = new ArrayList<>();
            if (key.isEmpty()) {
                document.path("intake").forEach(i -> i.path("cautions").forEach(c -> names.add(c.asText())));
            } else {
                String[] parts = key.split("@", 2);
                var figure = JSON.createObjectNode().put("question", parts[0]);
                if (parts.length > 1) {
                    String[] group = parts[1].split("=", 2);
                    figure.putObject("segment").put(group[0], group[1]);
                }
                got = row(figure).orElse(NOTHING).path("cautions");
                got.forEach(c -> names.add(c.asText()));
            }
            for (JsonNode want : each.getValue()) {
                String name = want.asText();
                boolean not = name.startsWith("!");
                fault(
                        names.contains(not ? name.substring(1) : name) == not,
                        "cautions of " + key + ": " + names + " for " + name);
            }
        });
    }

    private void words() throws IOException {
        StringBuilder all = new StringBuilder(said);
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        for (JsonNode pattern : expect.path("mustSay")) {
            fault(
                    !Pattern.compile(pattern.asText(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                            .matcher(said)
                            .find(),
                    "does not say " + pattern + " but " + said);
        }
        for (JsonNode pattern : expect.path("mustNotSay")) {
            fault(Pattern.compile(pattern.asText()).matcher(all).find(), "says " + pattern);
        }
    }

    private static boolean close(JsonNode got, double want, double tolerance) {
        return got.isNumber() && Math.abs(got.asDouble() - want) <= tolerance + 1e-9 * Math.abs(want);
    }

    private static boolean equal(JsonNode got, JsonNode want) {
        if (want.isNull()) {
            return got.isNull() || got.isMissingNode();
        }
        if (want.isNumber()) {
            return close(number(got), want.asDouble(), 1e-9);
        }
        return want.isBoolean() ? got.equals(want) : got.isTextual() && SameText.same(got.asText(), want.asText());
    }

    private static JsonNode number(JsonNode got) {
        try {
            return got.isTextual() ? JSON.readValue(got.asText(), new TypeReference<JsonNode>() {}) : got;
        } catch (IOException e) {
            return NOTHING;
        }
    }

    /** Whether one is a part of the other: objects by key, lists by "some element matches", texts by how they look. */
    private static boolean matches(JsonNode got, JsonNode want) {
        if (want.isObject()) {
            return got.isObject()
                    && want.properties().stream()
                            .allMatch(w -> got.properties().stream()
                                    .anyMatch(g -> SameText.same(w.getKey(), g.getKey())
                                            && matches(g.getValue(), w.getValue())));
        }
        if (want.isArray()) {
            return got.isArray() && stream(want).allMatch(w -> stream(got).anyMatch(g -> matches(g, w)));
        }
        if (want.isTextual() && got.isObject() && got.has("column")) {
            return SameText.same(got.path("column").asText(), want.asText());
        }
        return (want.isTextual() && got.isNumber()) ? got.asText().equals(want.asText()) : equal(got, want);
    }

    private static Stream<JsonNode> stream(@Nullable JsonNode list) {
        return list == null ? Stream.of() : StreamSupport.stream(list.spliterator(), false);
    }
}
