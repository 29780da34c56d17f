package io.github.cxkit.testkit.conformance;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.cxkit.testkit.conformance.core.CaseFunction;
import io.github.cxkit.testkit.conformance.core.CoreFunctions;
import io.github.cxkit.testkit.conformance.core.Input;
import io.github.cxkit.testkit.conformance.core.Output;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * cx-core's own answers to the conformance cases.
 *
 * <p>A refusal is an {@link IllegalArgumentException} or {@link ArithmeticException} of the library, or a
 * {@link DateTimeException} where a text of the case is no date and no zone; any other exception is a defect and is thrown on.
 *
 * @since 0.1.0
 */
public final class CoreImplementation implements Implementation {

    private final Map<String, CaseFunction> functions;

    /**
     * The library as it is.
     *
     * @param dataFolder folder of the data files that cases name, null to answer those cases with unsupported
     */
    public CoreImplementation(@Nullable Path dataFolder) {
        this.functions = CoreFunctions.all(dataFolder);
    }

    /**
     * The functions that are there.
     *
     * @return their names
     */
    public Set<String> functions() {
        return functions.keySet();
    }

    @Override
    public Actual run(ConformanceCase conformanceCase) {
        CaseFunction function = functions.get(conformanceCase.function());
        if (function == null) {
            return new Actual.Unsupported();
        }
        try {
            Object value = function.call(new Input(conformanceCase.input()));
            return new Actual.Value(value == null ? NullNode.instance : Output.json(value));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return new Actual.Refused(String.valueOf(e.getMessage()));
        }
    }
}
