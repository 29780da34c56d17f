package io.github.cxkit.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Random cases of every function of the catalog with the library's results, one JSON object a line, for a program of other
 * origin to judge: R, Python with mpmath, another implementation.
 *
 * <p>A case begins as one of the bundled ones. Its numbers are then moved, its lists cut, repeated and emptied, its values left
 * out, and its names of variants taken from other cases of the function, so that most cases are legal, many have no answer and
 * some are to be refused. The same seed gives the same cases.
 *
 * <p>Run: {@code java -cp ... io.github.cxkit.testkit.conformance.RandomCases SEED CASES [FUNCTION ...] > cases.jsonl}, or
 * {@code ...RandomCases answer < cases.jsonl > answered.jsonl} for cases that another program made, one object with
 * {@code function} and {@code input} a line.
 */
public final class RandomCases {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double LARGEST_COUNT = 1e9;

    private final SplittableRandom random;
    private final Map<String, List<JsonNode>> inputs = new TreeMap<>();
    /** What stands under a name in any case of a function. */
    private final Map<String, List<String>> variants = new TreeMap<>();

    private RandomCases(long seed, List<ConformanceCase> cases) {
        random = new SplittableRandom(seed);
        for (ConformanceCase each : cases) {
            if (!each.expectsRefusal()) {
                inputs.computeIfAbsent(each.function(), f -> new ArrayList<>()).add(each.input());
                gather(each.function(), "", each.input());
            }
        }
    }

    /**
     * Prints the cases.
     *
     * @param args seed, number of cases per function, and the functions if not all; or {@code answer}
     * @throws IOException if a case cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("answer")) {
            answer();
            return;
        }
        ConformanceSuite suite = ConformanceSuite.bundled();
        if (args.length > 2) {
            suite = suite.only(List.of(args).subList(2, args.length).toArray(String[]::new));
        }
        RandomCases cases = new RandomCases(Long.parseLong(args[0]), suite.cases());
        CoreImplementation library = new CoreImplementation(null);
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        for (Map.Entry<String, List<JsonNode>> function : cases.inputs.entrySet()) {
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                JsonNode input = cases.next(function.getKey(), function.getValue());
                out.println(JSON.writeValueAsString(answered(library, function.getKey(), input)));
            }
        }
        out.flush();
    }

    /** The library's results for the cases that come in; what else a line holds stays. */
    private static void answer() throws IOException {
        CoreImplementation library = new CoreImplementation(null);
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            ObjectNode asked = (ObjectNode) JSON.readTree(line);
            asked.setAll(answered(library, asked.get("function").textValue(), asked.get("input")));
            out.println(JSON.writeValueAsString(asked));
        }
        out.flush();
    }

    private static ObjectNode answered(CoreImplementation library, String function, JsonNode input) {
        ObjectNode line = JSON.createObjectNode().put("function", function);
        line.set("input", input);
        var asked = new ConformanceCase("random", function, input, NullNode.instance, 0, 0, "", "");
        try {
            Actual actual = library.run(asked);
            if (actual instanceof Actual.Value value) {
                line.set("actual", value.json());
            } else if (actual instanceof Actual.Refused refused) {
                line.put("refused", refused.message());
            }
        } catch (RuntimeException e) {
            line.put("broken", e.toString());
        }
        return line;
    }

    private void gather(String function, String name, JsonNode value) {
        if (value.isTextual()) {
            variants.computeIfAbsent(function + " " + name, key -> new ArrayList<>())
                    .add(value.textValue());
        }
        if (value.isObject()) {
            value.properties().forEach(field -> gather(function, field.getKey(), field.getValue()));
        } else {
            value.forEach(entry -> gather(function, name, entry));
        }
    }

    private JsonNode next(String function, List<JsonNode> from) {
        return changed(function, "", one(from), random.nextDouble(0.4));
    }

    private JsonNode changed(String function, String name, JsonNode value, double often) {
        if (value.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            value.properties().forEach(field -> {
                if (random.nextDouble() > often / 30) {
                    object.set(field.getKey(), changed(function, field.getKey(), field.getValue(), often));
                }
            });
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            for (JsonNode entry : value) {
                for (int times = random.nextDouble() < often / 8 ? random.nextInt(3) : 1; times > 0; times--) {
                    array.add(changed(function, name, entry, often));
                }
            }
            return array;
        }
        if (random.nextDouble() > often) {
            return value;
        }
        if (value.isIntegralNumber()) {
            return LongNode.valueOf(whole(value.longValue()));
        }
        if (value.isNumber()) {
            return DoubleNode.valueOf(real(value.doubleValue()));
        }
        return value.isTextual()
                ? TextNode.valueOf(one(variants.getOrDefault(function + " " + name, List.of(value.textValue()))))
                : value;
    }

    private long whole(long was) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> 0;
            case 2 -> 1;
            case 3 -> was + 1;
            case 4 -> random.nextInt(20) == 0 ? -was : was - 1;
            case 5 -> (long) Math.exp(random.nextDouble() * Math.log(LARGEST_COUNT));
            default -> random.nextLong(2 * Math.abs(was) + 3);
        };
    }

    private double real(double was) {
        return switch (random.nextInt(8)) {
            case 0 -> 0.0;
            case 1 -> random.nextInt(10) == 0 ? -was : Math.rint(was);
            case 2 -> was * Math.exp(10 * random.nextGaussian());
            case 3 -> random.nextDouble();
            default -> was * Math.exp(random.nextGaussian() / 3);
        };
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
