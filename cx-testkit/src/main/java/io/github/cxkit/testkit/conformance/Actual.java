package io.github.cxkit.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an implementation made of a case.
 *
 * @since 0.1.0
 */
public sealed interface Actual {

    /**
     * A result.
     *
     * @param json the result; JSON null for an undefined one
     */
    record Value(JsonNode json) implements Actual {}

    /**
     * The call was refused with an error.
     *
     * @param message what the error said
     */
    record Refused(String message) implements Actual {}

    /**
     * The call ended in a defect: neither a result nor a refusal, and never right.
     *
     * @param message what happened, such as the exception and where it came from
     */
    record Broken(String message) implements Actual {}

    /** The implementation has no such function. */
    record Unsupported() implements Actual {}
}
