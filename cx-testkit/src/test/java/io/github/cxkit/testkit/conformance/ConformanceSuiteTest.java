package io.github.cxkit.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxkit.testkit.conformance.Verdict.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ConformanceSuiteTest {

    /** A score function of another team: right, but it knows the number of answers and the score only. */
    private static Map<String, @Nullable Object> ownNps(JsonNode input) {
        int n = 0;
        int net = 0;
        for (JsonNode rating : input.get("ratings")) {
            int value = rating.asInt();
            n++;
            net += value >= 9 ? 1 : value <= 6 ? -1 : 0;
        }
        Map<String, @Nullable Object> result = new HashMap<>();
        result.put("n", n);
        result.put("score", n == 0 ? null : 100.0 * net / n);
        return result;
    }

    private static ConformanceSuite small() throws IOException {
        return ConformanceSuite.read(new ByteArrayInputStream("""
                {"format": "cx-conformance/1", "cases": [
                  {"id": "a", "function": "nps.score", "input": {"ratings": [10, 3]}, "expected": {"n": 2, "score": 0.0, "variance": 1.0}},
                  {"id": "b", "function": "nps.score", "input": {"ratings": []}, "expected": {"n": 0, "score": null}},
                  {"id": "c", "function": "nps.groups", "input": {"ratings": []}, "expected": {"promoters": 0}}
                ]}""".getBytes(StandardCharsets.UTF_8)));
    }

    @TestFactory
    Stream<DynamicTest> aTeamWithOnlyAScoreGetsItsVerdict() throws IOException {
        return small().only("nps.score")
                .fields("score", "n")
                .requireAll()
                .dynamicTests(Implementation.of("nps.score", ConformanceSuiteTest::ownNps));
    }

    @Test
    void withoutChosenFieldsAMissingOneIsAFailure() throws IOException {
        ConformanceReport report = small().run(Implementation.of("nps.score", ConformanceSuiteTest::ownNps));
        assertThat(report.failures())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.verdict().message()).isEqualTo("variance: expected 1.0 but got undefined"));
    }

    @Test
    void theCommonestMistakesAreCalledByTheirName() throws IOException {
        ConformanceSuite third = ConformanceSuite.read(new ByteArrayInputStream("""
                {"format": "cx-conformance/1", "cases": [
                  {"id": "third", "function": "nps.score", "input": {}, "expected": {"score": 33.333333333333336},
                   "tolerance": {"abs": 1e-9, "rel": 0.0}, "note": "one of three, net"}
                ]}""".getBytes(StandardCharsets.UTF_8)));
        Map<Double, String> said = Map.of(
                33.0,
                "; rounded to a whole number)",
                33.33,
                "; rounded to 2 decimals)",
                33.3334,
                "; cut to 4 decimals)",
                -33.333333333333336,
                "; the other sign)",
                0.3333333333333333,
                "; a hundredth of it)",
                3333.3333333333335,
                "; a hundred times it)",
                34.0,
                "; cut to a whole number)",
                31.0,
                "(off by 2.3333333333333357)",
                33.33333,
                "; rounded to 5 decimals)");
        said.forEach((wrong, words) -> assertThat(
                        third.run(Implementation.of("nps.score", in -> Map.of("score", wrong)))
                                .failures())
                .singleElement()
                .satisfies(entry -> assertThat(entry.message())
                        .startsWith("score: expected 33.333333333333336 within 1.0E-9 but got ")
                        .endsWith(words + " [one of three, net]")));
    }

    @Test
    void everyCaseIsCountedWhateverComesOfIt() throws IOException {
        ConformanceReport report =
                small().fields("score", "n").run(Implementation.of("nps.score", ConformanceSuiteTest::ownNps));
        assertThat(report.count(Outcome.PASSED)).isEqualTo(2);
        assertThat(report.count(Outcome.LEFT_OUT)).isEqualTo(1);
        assertThat(report.passed()).isTrue();
        assertThat(report.summary())
                .isEqualTo("3 cases: 2 as expected, 0 not, 0 unsupported, 1 without the chosen fields");
    }

    @Test
    void aMisspeltNameIsRefusedWithTheNearest() {
        ConformanceSuite all = ConformanceSuite.bundled();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.only("nps.score", "csat.scoer"))
                .withMessageContaining("did you mean \"csat.score\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.only("nps.score").fields("n", "varience"))
                .withMessageContaining("did you mean \"variance\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.only("nps.score").run(Implementation.of("nsp.score", in -> 0)))
                .withMessageContaining("did you mean \"nps.score\"?");
    }

    @Test
    void aSuiteWithoutCasesIsRefused() {
        ConformanceSuite all = ConformanceSuite.bundled();
        assertThatIllegalArgumentException().isThrownBy(all::only).withMessage("a suite needs at least one case");
        assertThatIllegalArgumentException().isThrownBy(() -> ConformanceSuite.of(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConformanceSuite.read(new ByteArrayInputStream(
                        "{\"format\": \"cx-conformance/1\"}".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void anImplementationThatSupportsNothingFails() throws IOException {
        Implementation nothing = any -> new Actual.Unsupported();
        assertThat(small().run(nothing).passed()).isFalse();
        List<DynamicTest> tests = small().dynamicTests(nothing).toList();
        assertThatThrownBy(() -> tests.get(0).getExecutable().execute()).isInstanceOf(TestAbortedException.class);
        assertThatThrownBy(() -> tests.get(tests.size() - 1).getExecutable().execute())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("the implementation supports none of [nps.groups, nps.score]");
    }

    @Test
    void whereAllIsRequiredUnsupportedIsAFailure() throws IOException {
        ConformanceReport report =
                small().requireAll().run(Implementation.of("nps.groups", in -> Map.of("promoters", 0)));
        assertThat(report.count(Outcome.FAILED)).isEqualTo(2);
        assertThat(report.failures().get(0).verdict().message()).isEqualTo("unsupported function nps.score");
    }

    @Test
    void oneCaseThatThrowsFailsInWordsAndTheRunGoesOn() throws IOException {
        Implementation broken = Implementation.of(
                        "nps.score", in -> new int[0][in.get("ratings").size()])
                .with("nps.groups", in -> new int[] {1}[2]);
        ConformanceReport report = small().run(broken);
        assertThat(report.entries()).hasSize(3);
        assertThat(report.failures().get(2).verdict().message())
                .startsWith("broke: java.lang.ArrayIndexOutOfBoundsException: Index 2")
                .contains(" at ");
    }

    @Test
    void whereItBrokeIsInTheImplementationNotInJava() throws IOException {
        ConformanceReport report = small().run(Implementation.of("nps.score", in -> Map.of("score", nothing())));
        assertThat(report.failures().get(0).verdict().message())
                .startsWith("broke: java.lang.NullPointerException at ")
                .contains(ConformanceSuiteTest.class.getName());
    }

    @SuppressWarnings("NullAway") // what a team without null annotations writes
    private static Object nothing() {
        return null;
    }

    @Test
    void aRefusalIsAnArgumentTheFunctionDoesNotTake() {
        ConformanceCase refusing = ConformanceSuite.bundled().cases().stream()
                .filter(ConformanceCase::expectsRefusal)
                .findFirst()
                .orElseThrow();
        ConformanceSuite suite = ConformanceSuite.of(List.of(refusing));
        assertThat(suite.run(Implementation.of(refusing.function(), in -> {
                            throw new IllegalArgumentException("no");
                        }))
                        .passed())
                .isTrue();
        assertThat(suite.run(Implementation.of(refusing.function(), in -> {
                            throw new IllegalStateException("no");
                        }))
                        .passed())
                .isFalse();
    }

    @Test
    void casesThatAreWrittenAndReadAreTheSame() throws IOException {
        StringWriter out = new StringWriter();
        ConformanceSuite.bundled().write(out);
        ConformanceSuite again =
                ConformanceSuite.read(new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(again.cases()).isEqualTo(ConformanceSuite.bundled().cases());
    }
}
