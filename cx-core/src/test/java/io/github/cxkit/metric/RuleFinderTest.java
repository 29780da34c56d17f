package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.metric.RuleFinder.Blanks;
import io.github.cxkit.metric.RuleFinder.Writing;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** A dispute about a number is ended by finding the rule that made it. */
class RuleFinderTest {

    private static final RatingTally NPS_ANSWERS =
            RatingTally.ofCounts(Scale.of(0, 10), new long[] {2, 0, 1, 0, 3, 4, 6, 9, 20, 30, 25}, 10, 5, 0);

    private static RuleFinder find(String shown) {
        return RuleFinder.of(NPS_ANSWERS, new BigDecimal(shown), MetricCatalog.standard());
    }

    @Test
    void theRuleOfTheSourcesComesFirst() {
        RuleFinder.Match first = find("39.0").exact().get(0);
        assertThat(first.metric()).isEqualTo(Metrics.NPS);
        assertThat(first.blanks()).isEqualTo(Blanks.LEFT_OUT);
        assertThat(first.writing()).isEqualTo(Writing.ROUNDED);
        assertThat(first.distance()).isZero();
    }

    @Test
    void blanksInTheDenominatorAreFound() {
        // 39 of 110 and of 115
        assertThat(find("35.5").exact()).anySatisfy(m -> {
            assertThat(m.metric()).isEqualTo(Metrics.NPS);
            assertThat(m.blanks()).isEqualTo(Blanks.IN_THE_DENOMINATOR);
        });
        assertThat(find("33.91").exact()).anyMatch(m -> m.blanks() == Blanks.AND_NOT_APPLICABLE_IN_THE_DENOMINATOR);
    }

    @Test
    void cuttingAndFractionsAreFound() {
        assertThat(find("35.4").exact()).anyMatch(m -> m.writing() == Writing.TRUNCATED);
        assertThat(find("0.39").exact())
                .anyMatch(m -> m.writing() == Writing.FRACTION && m.metric().equals(Metrics.NPS));
    }

    @Test
    void aMissIsToldWithItsDistance() {
        RuleFinder found = find("39.4");
        assertThat(found.exact()).noneMatch(m -> m.metric().equals(Metrics.NPS));
        assertThat(found.near()).anySatisfy(m -> {
            assertThat(m.metric()).isEqualTo(Metrics.NPS);
            assertThat(m.distance()).isBetween(0.39, 0.41);
        });
    }

    @Test
    void nobodyAnsweredNothingIsFound() {
        RuleFinder none =
                RuleFinder.of(RatingTally.empty(Scale.of(1, 5)), new BigDecimal("80"), MetricCatalog.standard());
        assertThat(none.exact()).isEmpty();
        assertThat(none.near()).isEmpty();
    }
}
