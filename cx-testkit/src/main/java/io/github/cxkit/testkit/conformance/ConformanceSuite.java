package io.github.cxkit.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * A list of conformance cases that an implementation can be held to.
 *
 * @param cases the cases, ids unique
 * @since 0.1.0
 */
public record ConformanceSuite(List<ConformanceCase> cases) {

    /** The form of a case file that this class reads. */
    public static final String FORMAT = "cx-conformance/1";

    private static final List<String> FILES = List.of(
            "survey-metrics.json", "frameworks.json", "experience.json", "customer-value.json", "behaviour.json", "data-sets.json",
            "insight.json", "mission.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Checks and copies.
     *
     * @param cases the cases
     * @throws IllegalArgumentException if an id appears more than once
     */
    public ConformanceSuite {
        cases = List.copyOf(cases);
        var ids = new HashSet<String>();
        for (ConformanceCase each : cases) {
            if (!ids.add(each.id())) {
                throw new IllegalArgumentException("two cases have the id " + each.id());
            }
        }
    }

    /**
     * The cases that come with this module.
     *
     * @return all of them
     */
    public static ConformanceSuite bundled() {
        List<ConformanceCase> all = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = ConformanceSuite.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("the test kit lacks its cases " + file);
                }
                all.addAll(read(in).cases());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ConformanceSuite(all);
    }

    /**
     * Reads a case file.
     *
     * @param in JSON in the form {@value #FORMAT}
     * @return its cases
     * @throws IOException if it cannot be read or is no JSON
     * @throws IllegalArgumentException if it has another form
     */
    public static ConformanceSuite read(InputStream in) throws IOException {
        JsonNode root = JSON.readTree(in);
        if (!FORMAT.equals(root.path("format").asText())) {
            throw new IllegalArgumentException(
                    "a case file must say \"format\": \"" + FORMAT + "\" but says " + root.path("format"));
        }
        List<ConformanceCase> cases = new ArrayList<>();
        for (JsonNode each : root.path("cases")) {
            cases.add(ConformanceCase.from(each));
        }
        return new ConformanceSuite(cases);
    }

    /**
     * The cases of one function or of a group of functions.
     *
     * @param function a name such as {@code nps.score}, or a group such as {@code nps}
     * @return those cases, in order
     */
    public ConformanceSuite only(String function) {
        return new ConformanceSuite(cases.stream()
                .filter(c -> c.function().equals(function) || c.function().startsWith(function + "."))
                .toList());
    }

    /**
     * One JUnit 5 test per case; an unsupported one is shown as skipped.
     *
     * @param implementation what is held to the cases
     * @return the tests, for a {@code @TestFactory} method
     */
    public Stream<DynamicTest> dynamicTests(Implementation implementation) {
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(each.function() + " " + each.id(), () -> {
                    Verdict verdict = Verdict.of(each, implementation.run(each));
                    Assumptions.assumeTrue(verdict.outcome() != Verdict.Outcome.UNSUPPORTED, "unsupported function");
                    if (verdict.outcome() == Verdict.Outcome.FAILED) {
                        Assertions.fail(verdict.message() + (each.note().isEmpty() ? "" : " [" + each.note() + "]")
                                + " input " + each.input());
                    }
                }));
    }
}
