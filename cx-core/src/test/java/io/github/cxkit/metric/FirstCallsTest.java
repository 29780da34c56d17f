package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody types who reads the README and nothing else. */
class FirstCallsTest {

    @Test
    void theUsualMetricsHaveTheUsualNames() {
        assertThat(Metrics.CSAT.score(5, 4, 3, 1).orElse(Double.NaN)).isEqualTo(50);
        assertThat(Metrics.CSAT).isEqualTo(Metrics.topTwoBoxes(Scale.of(1, 5)));
        assertThat(Metrics.CES).isEqualTo(Metrics.CES_2);
    }

    @Test
    void aListMayHoldBlanksAndWhatIsOffTheScale() {
        RatingScore score = Metrics.NPS.score(Arrays.asList(9, null, 10, 11));
        assertThat(score.n()).isEqualTo(2);
        assertThat(score.evidence().excluded().counts()).isEqualTo(Map.of("blank", 1L, "invalid", 1L));
        assertThat(score.toString()).endsWith("n=2, left out: 1 blank, 1 invalid");
        assertThat(RatingTally.collector(Scale.of(0, 10))).isNotNull();
        assertThat(Arrays.asList(9, null).stream()
                        .collect(RatingTally.collector(Scale.of(0, 10)))
                        .blank())
                .isEqualTo(1);
    }

    @Test
    void aMissingValueHasAPlainWayOut() {
        assertThat(Metrics.NPS.score().orElse(Double.NaN)).isNaN();
        assertThat(Metrics.NPS.score().value().orElse(-1.0)).isEqualTo(-1);
        List<Double> seen = new ArrayList<>();
        Metrics.NPS.score(10).value().ifKnown(seen::add);
        Metrics.NPS.score().value().ifKnown(seen::add);
        assertThat(seen).containsExactly(100.0);
        assertThat(Metrics.NPS.score(9, 3).interval())
                .isEqualTo(Metrics.NPS.score(9, 3).interval(0.95));
    }

    @Test
    void significanceTakesTheNumberThatIntervalsTake() {
        for (double[] each : new double[][] {{0.05, 0.95, 1}, {0.050001, 0.95, 0}, {0.1, 0.9, 1}, {0.82, 0.95, 0}}) {
            Difference difference = Difference.of("test", 1).withTest(Result.of(1.0), Result.of(each[0]));
            assertThat(difference.isSignificant(each[1]))
                    .as("p %s at %s", each[0], each[1])
                    .isEqualTo(each[2] == 1);
        }
        Difference difference = Difference.of("test", 1);
        assertThat(difference.isSignificant(0.95)).isFalse();
        assertThatThrownBy(() -> difference.isSignificant(0.05)).hasMessageContaining("did you mean 0.95?");
        assertThatThrownBy(() -> difference.isSignificant(95)).hasMessageContaining("was 95.0");
        assertThatThrownBy(() -> difference.isSignificant(Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void answersOfAnotherScaleRaiseACaution() {
        assertThat(Metrics.NPS.score(5, 4, 5, 1, 3).cautions()).contains(Caution.LOWER_HALF_ONLY);
        assertThat(Metrics.NPS.score(5, 4, 5, 1, 6).cautions()).doesNotContain(Caution.LOWER_HALF_ONLY);
        assertThat(Metrics.NPS.score().cautions()).doesNotContain(Caution.LOWER_HALF_ONLY);
        assertThat(Metrics.CSAT_SIMPLESAT.score(1, 2, 1).cautions()).doesNotContain(Caution.LOWER_HALF_ONLY);
    }

    @Test
    void countsComeWithTheirPoints() {
        assertThat(RatingTally.ofCounts(Scale.of(1, 5), Map.of(5, 3L, 1, 2L)))
                .isEqualTo(RatingTally.ofCounts(Scale.of(1, 5), 2, 0, 0, 0, 3));
        assertThatThrownBy(() -> RatingTally.ofCounts(Scale.of(1, 5), Map.of(6, 3L)))
                .hasMessageContaining("1..5");
        assertThatThrownBy(() -> RatingTally.ofCounts(Scale.of(1, 5), Map.of(5, -3L)))
                .hasMessageContaining("-3");
    }

    @Test
    void aCatalogKnowsTheCallersMetricsToo() {
        Scale five = Scale.of(1, 5);
        RatingMetric delight = RatingMetric.share(Rule.convention("shop.delight", "Delight", "our board"), five, 5, 5);
        MetricCatalog catalog = MetricCatalog.standard().with(delight);
        assertThat(catalog.get("shop.delight", five)).isEqualTo(delight);
        assertThat(catalog.get("shop.delight/1", five)).isEqualTo(delight);
        assertThat(catalog.get("nps/1", Scale.of(0, 10))).isEqualTo(Metrics.NPS);
        assertThat(catalog.find("nps", five)).isEmpty();
        assertThat(MetricCatalog.standard().find("shop.delight", five)).isEmpty();
        assertThatThrownBy(() -> catalog.get("shop.deligth", five))
                .hasMessageContaining("did you mean \"shop.delight\"?");
        assertThatThrownBy(() -> catalog.get("nps/2", Scale.of(0, 10))).hasMessageContaining("nps/2");
        RatingMetric other = RatingMetric.share(Rule.convention("nps", "NPS", "our own"), Scale.of(0, 10), 10, 10);
        assertThatThrownBy(() -> catalog.with(other)).hasMessageContaining("cannot mean");
    }
}
