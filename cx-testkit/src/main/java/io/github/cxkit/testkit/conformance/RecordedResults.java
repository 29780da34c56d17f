package io.github.cxkit.testkit.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cxkit.internal.Names;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a program in any language made of the cases, read from the lines it wrote: {@code {"id": …, "actual": …}},
 * {@code {"id": …, "refused": "why"}}, {@code {"id": …, "error": "what broke"}} or {@code {"id": …, "unsupported": true}},
 * one JSON object a line, blank lines aside. A case without a line is {@link Actual.Broken}: a program that stops half-way
 * does not conform.
 *
 * @since 0.1.0
 */
public final class RecordedResults implements Implementation {

    // other languages write NaN and Infinity; they are wrong as results, not as lines
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, Actual> byId;

    private RecordedResults(Map<String, Actual> byId) {
        this.byId = byId;
    }

    /**
     * Reads the lines.
     *
     * @param lines one result a line
     * @return the results
     * @throws IOException if they cannot be read
     * @throws IllegalArgumentException if a line is no JSON object of that form or its id came before; the line is named
     */
    public static RecordedResults read(Reader lines) throws IOException {
        Map<String, Actual> byId = new LinkedHashMap<>();
        BufferedReader reader = new BufferedReader(lines);
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                JsonNode json = parse(line, number);
                if (byId.put(json.path("id").asText(), actual(json, number)) != null) {
                    throw new IllegalArgumentException(
                            "line " + number + ": a second result for the case " + json.path("id"));
                }
            }
        }
        return new RecordedResults(byId);
    }

    private static JsonNode parse(String line, int number) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json.path("id").isTextual()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("line " + number + " is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("line " + number + " has no \"id\" of a case");
    }

    private static Actual actual(JsonNode json, int number) {
        if (json.has("actual")) {
            return new Actual.Value(json.get("actual"));
        }
        if (json.has("refused")) {
            return new Actual.Refused(json.get("refused").asText());
        }
        if (json.has("error")) {
            return new Actual.Broken(json.get("error").asText());
        }
        if (json.path("unsupported").asBoolean(false)) {
            return new Actual.Unsupported();
        }
        throw new IllegalArgumentException(
                "line " + number + " has none of \"actual\", \"refused\", \"error\", \"unsupported\": true");
    }

    /**
     * Refuses results for cases that are not there: they were made for other cases, or misspelt.
     *
     * @param suite the cases
     * @return these results
     * @throws IllegalArgumentException if there is a result for no case of the suite; the nearest id is named
     */
    public RecordedResults forCasesOf(ConformanceSuite suite) {
        Set<String> known = new LinkedHashSet<>();
        suite.cases().forEach(each -> known.add(each.id()));
        for (String id : byId.keySet()) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException(Names.describe("there is a result but no case", id, known));
            }
        }
        return this;
    }

    @Override
    public Actual run(ConformanceCase conformanceCase) {
        Actual actual = byId.get(conformanceCase.id());
        return actual == null ? new Actual.Broken("no result for this case") : actual;
    }
}
