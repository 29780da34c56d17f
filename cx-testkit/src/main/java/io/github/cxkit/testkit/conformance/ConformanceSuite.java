package io.github.cxkit.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.internal.Names;
import io.github.cxkit.testkit.conformance.Verdict.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Conformance cases that an implementation can be held to, all of them or those of some functions, by all fields of their
 * results or by some. A suite has at least one case, and a name it does not know is refused, so that a slip of the pen is
 * not a green test.
 *
 * <pre>{@code
 * ConformanceSuite suite = ConformanceSuite.bundled().only("nps.score", "csat.score").fields("score", "n").requireAll();
 * Implementation ours = Implementation.of("nps.score", in -> Map.of("score", 0, "n", 1));
 * suite.run(ours).passed() // ==> false
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ConformanceSuite {

    /** The form of a case file that this class reads. */
    public static final String FORMAT = "cx-conformance/1";

    /** The bundled case files, resources beside this class. */
    static final List<String> FILES = List.of(
            "survey-metrics.json",
            "frameworks.json",
            "experience.json",
            "customer-value.json",
            "behaviour.json",
            "data-sets.json",
            "insight.json",
            "mission.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private enum Unsupported {
        BEARABLE,
        FAILURE
    }

    private final List<ConformanceCase> cases;
    private final Set<String> known;
    private final Set<String> fields;
    private final Unsupported unsupported;

    private ConformanceSuite(
            List<ConformanceCase> cases, Set<String> known, Set<String> fields, Unsupported unsupported) {
        this.cases = List.copyOf(cases);
        this.known = known;
        this.fields = fields;
        this.unsupported = unsupported;
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("a suite needs at least one case");
        }
        Set<String> there = new TreeSet<>();
        cases.forEach(each -> there.addAll(each.fields()));
        for (String field : fields) {
            if (!there.contains(field)) {
                throw new IllegalArgumentException(
                        Names.describe("no result of " + functions() + " has a field", field, there));
            }
        }
    }

    /**
     * A suite of given cases.
     *
     * @param cases the cases
     * @return the suite
     * @throws IllegalArgumentException if there are none, or an id appears more than once
     */
    public static ConformanceSuite of(List<ConformanceCase> cases) {
        Set<String> ids = new HashSet<>();
        for (ConformanceCase each : cases) {
            if (!ids.add(each.id())) {
                throw new IllegalArgumentException("two cases have the id " + each.id());
            }
        }
        Set<String> known =
                cases.stream().map(ConformanceCase::function).collect(Collectors.toCollection(TreeSet::new));
        return new ConformanceSuite(cases, known, Set.of(), Unsupported.BEARABLE);
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
        return of(all);
    }

    /**
     * Reads a case file.
     *
     * @param in JSON in the form {@value #FORMAT}
     * @return its cases
     * @throws IOException if it cannot be read or is no JSON
     * @throws IllegalArgumentException if it has another form, no case, or two of one id
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
        return of(cases);
    }

    /**
     * Writes a case file, one case a line, for a program in any language.
     *
     * @param out where to; it is not closed
     * @throws IOException if it cannot be written
     */
    public void write(Writer out) throws IOException {
        out.write("{\"format\": \"" + FORMAT + "\",\n \"cases\": [\n");
        String between = "";
        for (ConformanceCase each : cases) {
            out.write(between + JSON.writeValueAsString(each.json()));
            between = ",\n";
        }
        out.write("\n]}\n");
    }

    /**
     * The cases of this suite.
     *
     * @return at least one, ids unique
     */
    public List<ConformanceCase> cases() {
        return cases;
    }

    /**
     * The functions that the cases call.
     *
     * @return their names, in alphabetical order
     */
    public Set<String> functions() {
        return cases.stream().map(ConformanceCase::function).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The cases of some functions or groups of functions.
     *
     * @param functions names such as {@code nps.score}, or groups such as {@code nps}
     * @return those cases, in order
     * @throws IllegalArgumentException if there is none of that name; the nearest is named
     */
    public ConformanceSuite only(String... functions) {
        for (String each : functions) {
            if (functions().stream().noneMatch(name -> isOf(each, name))) {
                throw new IllegalArgumentException(Names.describe("no case calls a function", each, functions()));
            }
        }
        List<ConformanceCase> chosen = cases.stream()
                .filter(c -> Arrays.stream(functions).anyMatch(each -> isOf(each, c.function())))
                .toList();
        return new ConformanceSuite(chosen, known, fields, unsupported);
    }

    private static boolean isOf(String functionOrGroup, String function) {
        return function.equals(functionOrGroup) || function.startsWith(functionOrGroup + ".");
    }

    /**
     * Compares these fields of a result and no others, for an implementation that has no more. A result that is no object
     * is compared whole; a case that expects other fields only is left out, and shown so.
     *
     * @param names fields of the expected results, such as {@code score}
     * @return the same cases, held to these fields
     * @throws IllegalArgumentException if no case has a field of that name; the nearest is named
     */
    public ConformanceSuite fields(String... names) {
        return new ConformanceSuite(cases, known, new TreeSet<>(Arrays.asList(names)), unsupported);
    }

    /**
     * Takes an unsupported function for a failure.
     *
     * @return the same cases, each to be answered
     */
    public ConformanceSuite requireAll() {
        return new ConformanceSuite(cases, known, fields, Unsupported.FAILURE);
    }

    /**
     * Runs every case, to the end whatever one of them does.
     *
     * @param implementation what is held to the cases
     * @return one verdict per case
     * @throws IllegalArgumentException if the implementation names a function that is not known; the nearest is named
     */
    public ConformanceReport run(Implementation implementation) {
        refuseUnknown(implementation);
        return new ConformanceReport(cases.stream()
                .map(each -> new ConformanceReport.Entry(each, verdict(each, implementation)))
                .toList());
    }

    /**
     * One JUnit 5 test per case, and a last one that fails if the implementation has none of the functions. A case that is
     * unsupported (without {@link #requireAll}) or left out is shown as skipped.
     *
     * @param implementation what is held to the cases
     * @return the tests, for a {@code @TestFactory} method
     * @throws IllegalArgumentException if the implementation names a function that is not known; the nearest is named
     */
    public Stream<DynamicTest> dynamicTests(Implementation implementation) {
        refuseUnknown(implementation);
        Stream<DynamicTest> each = cases.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.function() + " " + one.id(), () -> show(one, verdict(one, implementation))));
        DynamicTest last = DynamicTest.dynamicTest("at least one case is answered", () -> {
            if (cases.stream().noneMatch(one -> !(answer(one, implementation) instanceof Actual.Unsupported))) {
                Assertions.fail("the implementation supports none of " + functions());
            }
        });
        return Stream.concat(each, Stream.of(last));
    }

    private static void show(ConformanceCase one, Verdict verdict) {
        switch (verdict.outcome()) {
            case PASSED -> {}
            case UNSUPPORTED, LEFT_OUT -> Assumptions.abort(verdict.message());
            case FAILED ->
                Assertions.fail(new ConformanceReport.Entry(one, verdict).message() + " input " + one.input());
        }
    }

    private void refuseUnknown(Implementation implementation) {
        if (implementation instanceof NamedFunctions named) {
            for (String name : new TreeSet<>(named.names())) {
                if (!known.contains(name)) {
                    throw Names.unknown("function", name, known);
                }
            }
        }
    }

    private Verdict verdict(ConformanceCase each, Implementation implementation) {
        List<String> there = each.fields();
        if (!fields.isEmpty() && !there.isEmpty() && there.stream().noneMatch(fields::contains)) {
            return new Verdict(Outcome.LEFT_OUT, "expects none of the fields " + fields + " but " + there);
        }
        ConformanceCase asked = fields.isEmpty() ? each : each.expecting(fields);
        Verdict verdict = Verdict.of(asked, answer(each, implementation));
        return verdict.outcome() == Outcome.UNSUPPORTED && unsupported == Unsupported.FAILURE
                ? new Verdict(Outcome.FAILED, verdict.message())
                : verdict;
    }

    @SuppressWarnings("CatchingUnchecked")
    private static Actual answer(ConformanceCase each, Implementation implementation) {
        try {
            return implementation.run(each);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new Actual.Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return new Actual.Broken(e + place(e));
        }
    }

    /** Where it broke: in the implementation rather than in what it called of Java. */
    private static String place(Throwable e) {
        List<StackTraceElement> trace = List.of(e.getStackTrace());
        return trace.stream()
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .or(() -> trace.stream().findFirst())
                .map(frame -> " at " + frame)
                .orElse("");
    }
}
