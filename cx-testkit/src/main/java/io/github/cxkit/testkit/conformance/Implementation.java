package io.github.cxkit.testkit.conformance;

/**
 * Anything that answers conformance cases.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Implementation {

    /**
     * Answers one case.
     *
     * @param conformanceCase the case; only its function and input may be used
     * @return the value, the refusal, or unsupported
     */
    Actual run(ConformanceCase conformanceCase);
}
