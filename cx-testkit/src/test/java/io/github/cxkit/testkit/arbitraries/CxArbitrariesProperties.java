package io.github.cxkit.testkit.arbitraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Result;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.survey.WeightedTally;
import io.github.cxkit.testkit.laws.SummaryLaws;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class CxArbitrariesProperties {

    @Provide
    Arbitrary<Tuple2<RatingTally, RatingTally>> tallies() {
        return CxArbitraries.scales()
                .flatMap(scale -> CxArbitraries.tallies(scale)
                        .flatMap(a -> CxArbitraries.tallies(scale).map(b -> Tuple.of(a, b))));
    }

    @Property(tries = 100)
    void talliesMergeEitherWay(@ForAll("tallies") Tuple2<RatingTally, RatingTally> two) {
        assertThat(two.get1().merge(two.get2())).isEqualTo(two.get2().merge(two.get1()));
    }

    @Example
    void lawsCanBeCheckedBesideProperties() {
        Scale scale = Scale.of(1, 5);
        SummaryLaws.check(
                RatingTally.summarizer(scale), CxArbitraries.ratings(scale).injectNull(0.1));
    }

    @Provide
    Arbitrary<WeightedTally> weighted() {
        return CxArbitraries.scales().flatMap(CxArbitraries::weightedTallies);
    }

    @Property(tries = 100)
    void aTallyOfWeightsComesBackFromItsSums(@ForAll("weighted") WeightedTally tally) {
        assertThat(WeightedTally.ofSums(tally.tally(), tally.sums()).sums()).isEqualTo(tally.sums());
    }

    @Provide
    Arbitrary<Tuple2<Survey, SurveyResponse>> responses() {
        return CxArbitraries.surveys()
                .flatMap(survey -> CxArbitraries.responses(survey).map(response -> Tuple.of(survey, response)));
    }

    @Property(tries = 100)
    void aResponseFitsItsSurvey(@ForAll("responses") Tuple2<Survey, SurveyResponse> both) {
        both.get2().answers().forEach((id, answer) -> {
            Scale scale = both.get1().getQuestion(id).scale();
            assertThat(answer)
                    .satisfiesAnyOf(
                            a -> assertThat(a).isNotInstanceOf(Answer.Rating.class),
                            a -> assertThat(scale.contains(((Answer.Rating) a).value()))
                                    .isTrue());
        });
        assertThat(both.get2().segments()).hasSize(both.get1().segments().size());
    }

    @Provide
    Arbitrary<RatingMetric> metrics() {
        return CxArbitraries.metrics();
    }

    @Property(tries = 20)
    void aMetricScoresItsOwnBestPointAtItsTop(@ForAll("metrics") RatingMetric metric) {
        assertThat(metric.weights()).hasSameSizeAs(metric.scale().points());
    }

    @Provide
    Arbitrary<Result<Double>> results() {
        return CxArbitraries.results(Arbitraries.of(1.0, 2.0));
    }

    @Property(tries = 50)
    void aResultIsKnownOrNot(@ForAll("results") Result<Double> result) {
        assertThat(result.toOptional().isPresent()).isEqualTo(result.isKnown());
    }
}
