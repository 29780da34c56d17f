package io.github.cxkit.testkit.conformance.core;

import org.jspecify.annotations.Nullable;

/** One function of the catalogue, called with the input of a case. */
@FunctionalInterface
public interface CaseFunction {

    /**
     * Calls the library.
     *
     * @param input the case's input
     * @return a number, text, Result, list, map or {@link Output}; null for undefined
     */
    @Nullable Object call(Input input);
}
