package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.survey.WeightedTally;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every scorecard. */
class ScorecardProperties {

    static final ScorecardDefinition DEFINITION = ScorecardDefinition.of(
                    Survey.of("s", Question.of("q", Scale.of(0, 10)), Question.of("r", Scale.of(1, 5)))
                            .withTitle("S")
                            .withSegments(SegmentColumn.of("a"), SegmentColumn.of("b"))
                            .withWeights("w")
                            .withTimes("t", ZoneId.of("UTC")))
            .scoring("q", Metrics.NPS, Metrics.mean(Metrics.NPS.scale()))
            .scoring("r", Metrics.CSAT)
            .by("a", "b")
            .per(PeriodLength.MONTH);

    @Provide
    Arbitrary<List<SurveyResponse>> responses() {
        Arbitrary<Answer> q = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.integers().between(0, 10).map(Answer.Rating::new)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(Answer.BLANK, Answer.NOT_APPLICABLE)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Answer.Invalid("x", "y"))));
        Arbitrary<Integer> r = Arbitraries.integers().between(1, 5);
        Arbitrary<String> group = Arbitraries.of("x", "y", "");
        Arbitrary<Integer> month = Arbitraries.integers().between(0, 4);
        Arbitrary<Double> weight = Arbitraries.of(0.0, 0.5, 1.0, 1.7);
        return Combinators.combine(q, r, group, group, month, weight)
                .as((answer, stars, a, b, m, w) -> SurveyResponse.of(Map.of("q", answer, "r", new Answer.Rating(stars)))
                        .withTime(m == 0 ? null : Instant.parse("2026-0" + m + "-15T00:00:00Z"))
                        .withWeight(w)
                        .withSegments(Map.of("a", a, "b", b)))
                .list()
                .ofMaxSize(40);
    }

    private static ScorecardSummary summary(List<SurveyResponse> responses) {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(DEFINITION);
        responses.forEach(builder::add);
        return builder.build();
    }

    @Property(tries = 200)
    void anySplitGivesTheSameScorecard(
            @ForAll("responses") List<SurveyResponse> responses, @ForAll @IntRange(max = 40) int cut) {
        int at = Math.min(cut, responses.size());
        ScorecardSummary left = summary(responses.subList(0, at));
        ScorecardSummary right = summary(responses.subList(at, responses.size()));
        Scorecard whole = summary(responses).scorecard();
        assertThat(left.merge(right).scorecard()).isEqualTo(whole);
        assertThat(right.merge(left).scorecard()).isEqualTo(whole);
        assertThat(left.merge(right).merge(ScorecardSummary.empty(DEFINITION)).scorecard())
                .isEqualTo(whole);
    }

    @Property(tries = 200)
    void groupsAddUpToEveryone(@ForAll("responses") List<SurveyResponse> responses) {
        Scorecard card = summary(responses).scorecard();
        for (ScorecardRow all : card.overall()) {
            for (String segment : DEFINITION.by()) {
                long sum = card.rows().stream()
                        .filter(row -> row.question().equals(all.question())
                                && row.metric().equals(all.metric())
                                && row.slice().isBy(segment)
                                && row.slice().period() == null)
                        .mapToLong(ScorecardRow::n)
                        .sum();
                assertThat(sum).isEqualTo(all.n());
            }
        }
        assertThat(card.responses()).isEqualTo(responses.size());
    }

    @Property(tries = 200)
    void noShownGroupIsSmallerThanTheSmallestAllowed(
            @ForAll("responses") List<SurveyResponse> responses, @ForAll @IntRange(min = 1, max = 10) int smallest) {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(DEFINITION.withMinGroup(smallest));
        responses.forEach(builder::add);
        for (ScorecardRow row : builder.build().scorecard().rows()) {
            if (row.n() > 0 && row.n() < smallest) {
                assertThat(row.suppressed()).isTrue();
            }
            assertThat(row.suppressed() && row.value().isKnown()).isFalse();
        }
    }

    /** Whoever counts a slice alone, answer by answer, comes to the same tally. */
    @Property(tries = 200)
    void everySliceIsCountedAsIfItWereAlone(@ForAll("responses") List<SurveyResponse> responses) {
        ScorecardSummary summary = summary(responses);
        for (Slice slice : summary.slices()) {
            WeightedTally.Builder alone = WeightedTally.builder(Scale.of(0, 10));
            long asked = 0;
            for (SurveyResponse response : responses) {
                Instant time = response.time();
                boolean inPeriod = slice.period() == null
                        || (time != null && slice.period().equals(PeriodLength.MONTH.periodOf(time, ZoneId.of("UTC"))));
                if (inPeriod
                        && response.segments()
                                .entrySet()
                                .containsAll(slice.groups().entrySet())) {
                    alone.add(Objects.requireNonNull(response.answers().get("q")), response.weight());
                    asked++;
                }
            }
            assertThat(summary.tally("q", slice)).isEqualTo(asked == 0 ? Optional.empty() : Optional.of(alone.build()));
        }
    }

    @Property(tries = 100)
    void timesCountAsIfAddedOneByOne(
            @ForAll("responses") List<SurveyResponse> responses, @ForAll @IntRange(max = 5) int times) {
        ScorecardSummary.Builder atOnce = ScorecardSummary.builder(DEFINITION);
        ScorecardSummary.Builder oneByOne = ScorecardSummary.builder(DEFINITION);
        for (SurveyResponse response : responses) {
            atOnce.add(response, times);
            for (int i = 0; i < times; i++) {
                oneByOne.add(response);
            }
        }
        assertThat(atOnce.build()).isEqualTo(oneByOne.build());
    }

    @Example
    void moreLeavesThanAreKeptAtOnceAreAddedUpOnTheWay() {
        ScorecardDefinition finest = ScorecardDefinition.of(
                        Survey.of("s", Question.of("q", Scale.of(-500, 500))).withSegments(SegmentColumn.of("a")))
                .by("a");
        ScorecardSummary.Builder builder = ScorecardSummary.builder(finest);
        for (int i = 0; i < 10_000; i++) {
            builder.add(SurveyResponse.NOTHING.withRating("q", i % 7).withSegment("a", "g" + i % 3_000));
        }
        ScorecardSummary summary = builder.build();
        assertThat(summary.slices()).hasSize(3_001);
        assertThat(summary.tally("q", Slice.ALL).orElseThrow().tally().n()).isEqualTo(10_000);
        assertThat(summary.tally("q", Slice.of("a", "g5")).orElseThrow().tally().n())
                .isEqualTo(4);
        assertThat(builder.build()).isEqualTo(summary);
    }
}
