package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A summary survives the way through bytes; what a node sends can be merged on another. */
class SummaryBytesProperties {

    private static final ScorecardDefinition DEFINITION = ScorecardProperties.DEFINITION;

    @Provide
    Arbitrary<List<SurveyResponse>> responses() {
        return new ScorecardProperties().responses();
    }

    private static ScorecardSummary summary(List<SurveyResponse> responses) {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(DEFINITION);
        responses.forEach(builder::add);
        return builder.build();
    }

    @Property(tries = 200)
    void nodesMergeThroughBytes(
            @ForAll("responses") List<SurveyResponse> here, @ForAll("responses") List<SurveyResponse> there) {
        ScorecardSummary first = summary(here);
        ScorecardSummary second = summary(there);
        ScorecardSummary back = ScorecardSummary.ofBytes(DEFINITION, first.toBytes())
                .merge(ScorecardSummary.ofBytes(DEFINITION, second.toBytes()));
        assertThat(back.scorecard()).isEqualTo(first.merge(second).scorecard());
        assertThat(back.undated()).isEqualTo(first.undated() + second.undated());
    }

    @Property(tries = 200)
    void damagedBytesAreRefusedOrRead(
            @ForAll("responses") List<SurveyResponse> responses, @ForAll int place, @ForAll byte value) {
        byte[] bytes = summary(responses).toBytes();
        bytes[Math.floorMod(place, bytes.length)] = value;
        Throwable thrown = catchThrowable(() -> ScorecardSummary.ofBytes(DEFINITION, bytes));
        assertThat(thrown == null || thrown instanceof IllegalArgumentException)
                .as("%s", thrown)
                .isTrue();
    }

    @Example
    void bytesOfAnotherDefinitionAreRefused() {
        ScorecardDefinition other = ScorecardDefinition.of(Survey.of("o", Question.of("q", Scale.of(1, 5))));
        byte[] bytes = ScorecardSummary.builder(other)
                .add(SurveyResponse.of(Map.of("q", new Answer.Rating(4))))
                .build()
                .toBytes();
        assertThatThrownBy(() -> ScorecardSummary.ofBytes(DEFINITION, bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not one " + DEFINITION.cut());
        ScorecardDefinition wider = ScorecardDefinition.of(Survey.of("w", Question.of("q", Scale.of(0, 10))));
        assertThatThrownBy(() -> ScorecardSummary.ofBytes(wider, bytes))
                .hasMessageContaining("question q is asked on the scale 0..10 but was counted on 1..5");
        ScorecardDefinition third = ScorecardDefinition.of(Survey.of("t", Question.of("z", Scale.of(1, 5))));
        assertThatThrownBy(() -> ScorecardSummary.ofBytes(third, bytes))
                .hasMessageContaining("survey t has no question q");
    }

    @Example
    void slicesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> ScorecardSummary.ofBytes(DEFINITION, header(0).toBytes()))
                .hasMessageContaining("the slice of everyone is missing");
        refused(
                "slice place=x is none of a scorecard by [[a], [b]] per MONTH",
                header(1).count(1).text("place").text("x").octet(0).count(0));
        refused(
                "slice 2026 is none of a scorecard by [[a], [b]] per MONTH",
                header(1)
                        .count(0)
                        .octet(1)
                        .text("YEAR")
                        .whole((int) LocalDate.of(2026, 1, 1).toEpochDay())
                        .count(0));
        refused(
                "slice all appears more than once",
                header(2).count(0).octet(0).count(0).count(0).octet(0).count(0));
        refused(
                "begins on 1970-01-02",
                header(1).count(0).octet(1).text("MONTH").whole(1).count(0));
        refused(
                "not the bytes of a weighted tally",
                header(1)
                        .count(0)
                        .octet(0)
                        .count(1)
                        .text("q")
                        .octet(0)
                        .block(RatingTally.of(Scale.of(0, 10), 3).toBytes()));
    }

    private static void refused(String why, ByteWriter bytes) {
        assertThatThrownBy(() -> ScorecardSummary.ofBytes(DEFINITION, bytes.toBytes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static ByteWriter header(int slices) {
        return new ByteWriter()
                .octet(3)
                .text(DEFINITION.cut())
                .count(0)
                .count(0)
                .count(slices);
    }
}
