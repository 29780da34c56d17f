package io.github.cxkit.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Anything that answers conformance cases. A team with a function or two writes {@link #of} and {@link #with}; a whole
 * library, or a program in another language, implements {@link #run}.
 *
 * <pre>{@code
 * Implementation ours = Implementation.of("nps.score", in -> Map.of("score", in.at("/counts/promoters").asInt()));
 * ConformanceCase one = ConformanceSuite.bundled().only("nps.score").cases().get(0);
 * ours.run(one) instanceof Actual.Value // ==> true
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Implementation {

    /**
     * Answers one case. An {@link IllegalArgumentException} or {@link ArithmeticException} that is thrown counts as
     * {@link Actual.Refused}, any other exception as {@link Actual.Broken}; neither ends a run.
     *
     * @param conformanceCase the case; only its function and input may be used
     * @return the value, the refusal, or unsupported
     */
    Actual run(ConformanceCase conformanceCase);

    /**
     * An implementation of one function.
     *
     * @param function its name in the catalogue, such as {@code nps.score}; a suite refuses a name it does not know
     * @param answer from the input of a case to a result: a {@link JsonNode}, or what Jackson makes one of, such as a
     *     number, a record or a map; null, whole or in a field, where it is undefined ({@code Map.of} takes no null, a record does)
     * @return an implementation that answers this function, and unsupported to all others
     */
    static Implementation of(String function, Function<JsonNode, ? extends @Nullable Object> answer) {
        return new NamedFunctions(Map.of(function, answer));
    }

    /**
     * This implementation with one function more.
     *
     * @param function its name in the catalogue; it is no longer asked of this implementation
     * @param answer as in {@link #of}
     * @return both together
     */
    default Implementation with(String function, Function<JsonNode, ? extends @Nullable Object> answer) {
        return NamedFunctions.before(this, function, answer);
    }
}
