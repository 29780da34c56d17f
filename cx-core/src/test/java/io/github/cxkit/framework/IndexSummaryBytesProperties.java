package io.github.cxkit.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Answers to a framework survive the way through bytes. */
class IndexSummaryBytesProperties {

    private static final Survey SURVEY = Survey.of(
            "s", Question.of("a", Scale.of(1, 5)), Question.of("b", Scale.of(1, 7)), Question.of("c", Scale.of(0, 10)));

    private static final CompositeIndex INDEX = CompositeIndex.of(
                    Rule.convention("test", "Test", "this test"), 0, 10, Combination.WEIGHTED_MEAN, "x", "y")
            .withQuestions(Map.of("x", List.of("a", "b"), "y", List.of("c")));

    @Provide
    Arbitrary<IndexSummary> summaries() {
        Arbitrary<Map<String, Integer>> ratings = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(1, 7),
                        Arbitraries.integers().between(0, 10))
                .as((a, b, c) -> {
                    Map<String, Integer> given = new HashMap<>(Map.of("b", b, "c", c));
                    if (a < 6) {
                        given.put("a", a);
                    }
                    return given;
                });
        Arbitrary<Double> weights = Arbitraries.of(0.0, 0.3, 1.0, 1.7);
        return Combinators.combine(ratings, weights)
                .as(Map::entry)
                .list()
                .ofMaxSize(12)
                .map(rows -> {
                    IndexSummary.Builder builder = INDEX.summary(SURVEY);
                    rows.forEach(row -> builder.add(row.getValue(), row.getKey()));
                    return builder.build();
                });
    }

    @Property(tries = 200)
    void bytesKeepEveryDigit(@ForAll("summaries") IndexSummary summary) {
        assertThat(IndexSummary.ofBytes(INDEX, SURVEY, summary.toBytes())).isEqualTo(summary);
    }

    @Property(tries = 300)
    void damagedBytesAreRefusedOrRead(
            @ForAll("summaries") IndexSummary summary, @ForAll int place, @ForAll byte value) {
        byte[] bytes = summary.toBytes();
        bytes[Math.floorMod(place, bytes.length)] = value;
        Throwable thrown = catchThrowable(
                () -> IndexSummary.ofBytes(INDEX, SURVEY, bytes).score().value());
        assertThat(thrown == null || thrown instanceof IllegalArgumentException)
                .as("%s", thrown)
                .isTrue();
    }

    @Example
    void answersThatCannotBeAreRefused() {
        refused(
                "question z is not of test/1 or appears more than once",
                new ByteWriter()
                        .octet(1)
                        .count(1)
                        .text("z")
                        .count(1)
                        .real(1)
                        .real(1)
                        .octet(0));
        refused(
                "cannot be the answers to a on the scale 1..5",
                new ByteWriter()
                        .octet(1)
                        .count(1)
                        .text("a")
                        .count(1)
                        .real(1)
                        .real(6)
                        .octet(0));
        refused(
                "moments of [a, b] stand where those of [index] should",
                new ByteWriter()
                        .octet(1)
                        .count(0)
                        .block(CoMoments.empty(List.of("a", "b")).toBytes()));
    }

    private static void refused(String why, ByteWriter bytes) {
        assertThatThrownBy(() -> IndexSummary.ofBytes(INDEX, SURVEY, bytes.toBytes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
