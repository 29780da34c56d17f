package io.github.cxkit.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions by name, and who is asked for all others. */
final class NamedFunctions implements Implementation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Function<JsonNode, ? extends @Nullable Object>> functions;
    private final Implementation others;

    NamedFunctions(Map<String, Function<JsonNode, ? extends @Nullable Object>> functions) {
        this(functions, any -> new Actual.Unsupported());
    }

    private NamedFunctions(
            Map<String, Function<JsonNode, ? extends @Nullable Object>> functions, Implementation others) {
        this.functions = Map.copyOf(functions);
        this.others = others;
    }

    static NamedFunctions before(
            Implementation others, String function, Function<JsonNode, ? extends @Nullable Object> answer) {
        Map<String, Function<JsonNode, ? extends @Nullable Object>> all = new TreeMap<>();
        Implementation rest = others;
        if (others instanceof NamedFunctions named) {
            all.putAll(named.functions);
            rest = named.others;
        }
        all.put(function, answer);
        return new NamedFunctions(all, rest);
    }

    Set<String> names() {
        return functions.keySet();
    }

    @Override
    public Actual run(ConformanceCase conformanceCase) {
        Function<JsonNode, ? extends @Nullable Object> function = functions.get(conformanceCase.function());
        if (function == null) {
            return others.run(conformanceCase);
        }
        Object result = function.apply(conformanceCase.input());
        return new Actual.Value(result == null ? NullNode.instance : json(result));
    }

    /** What Jackson cannot write is a fault of the result, not a refusal of the input. */
    private static JsonNode json(Object result) {
        try {
            return JSON.valueToTree(result);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the result cannot be written as JSON: " + e.getMessage(), e);
        }
    }
}
