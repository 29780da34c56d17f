package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.RatingMetric.Shape;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.InvalidPolicy;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final int[] STARS = {5, 5, 4, 3, 2, 1};
    private static final Scale FIVE = Scale.of(1, 5);

    private static double of(RatingMetric metric, int... ratings) {
        return metric.score(ratings).value().orElseThrow();
    }

    @Test
    void sameStarsDifferentNumbers() {
        assertThat(of(Metrics.topTwoBoxes(FIVE), STARS)).isEqualTo(50);
        assertThat(of(Metrics.topBoxes(FIVE, 1), STARS)).isCloseTo(33.333, within(1e-3));
        assertThat(of(Metrics.netBoxes(FIVE, 2), STARS)).isCloseTo(16.667, within(1e-3));
        assertThat(of(Metrics.zendesk(FIVE), STARS)).isEqualTo(50);
        assertThat(of(Metrics.formbricks(FIVE), STARS)).isEqualTo(50);
        assertThat(of(Metrics.percentOfMaximum(FIVE), STARS)).isCloseTo(66.667, within(1e-3));
        assertThat(of(Metrics.mean0To100(FIVE), STARS)).isCloseTo(58.333, within(1e-3));
        assertThat(of(Metrics.NPS_5_POINT, STARS)).isCloseTo(-16.667, within(1e-3));
        assertThat(of(Metrics.STARS, STARS)).isCloseTo(3.3333, within(1e-4));
    }

    @Test
    void productsAndTheirScales() {
        assertThat(of(Metrics.zendesk(Scale.of(1, 2)), 1, 2)).isEqualTo(50);
        assertThat(of(Metrics.zendesk(Scale.of(1, 3)), 1, 2, 3, 3)).isEqualTo(50);
        assertThat(of(Metrics.formbricks(Scale.of(1, 3)), 3, 2)).isEqualTo(50);
        assertThat(of(Metrics.formbricks(Scale.of(1, 10)), 8, 7)).isEqualTo(50);
        assertThat(of(Metrics.CES_MOPINION_NET, 1, 2, 3, 5)).isEqualTo(25);
        assertThatThrownBy(() -> Metrics.zendesk(Scale.of(1, 4))).hasMessageContaining("[2, 3, 5]");
        assertThatThrownBy(() -> Metrics.formbricks(Scale.of(0, 10))).hasMessageContaining("0..10");
    }

    /** R NPS 1.1 makes the score NA; marketr counts it as passive; 99 is a promoter elsewhere. */
    @Test
    void blanksAndInvalidAnswersAreCountedApart() {
        RatingTally tally = RatingTally.of(
                Metrics.NPS.scale(), InvalidPolicy.EXCLUDE_AND_COUNT, java.util.Arrays.asList(10, null, 99, -5, 7));
        RatingScore score = Metrics.NPS.score(tally);
        assertThat(score.value().orElseThrow()).isEqualTo(50);
        assertThat(score.evidence().excluded().count("blank")).isEqualTo(1);
        assertThat(score.evidence().excluded().count("invalid")).isEqualTo(2);
        assertThat(score.classCounts()).containsExactly(0L, 1L, 1L);
    }

    /** Rounded or truncated shares, int overflow and "-0" of known packages. */
    @Test
    void roundingIsOfTheExactScore() {
        assertThat(Metrics.NPS.score(10, 10, 5).rounded(0).orElseThrow()).isEqualByComparingTo("33");
        RatingScore tie = IntervalsTest.nps(9, 63, 0);
        assertThat(tie.rounded(0).orElseThrow()).isEqualByComparingTo("-13");
        assertThat(tie.rounded(0, RoundingMode.HALF_EVEN).orElseThrow()).isEqualByComparingTo("-12");
        assertThat(IntervalsTest.nps(1, 998, 0).rounded(0).orElseThrow().toPlainString())
                .isEqualTo("0");
        assertThat(IntervalsTest.nps(0, 0, 3_000_000_000L).rounded(0).orElseThrow())
                .isEqualByComparingTo("100");
        assertThat(Metrics.NPS.score().rounded(0).isKnown()).isFalse();
        assertThat(Metrics.NPS.score().toString()).isEqualTo("NPS insufficient n=0");
        assertThat(IntervalsTest.nps(0, 4, 6).toString())
                .startsWith("NPS 60.0 [")
                .endsWith("n=10");
    }

    private static final MetricCatalog CATALOG = MetricCatalog.standard();

    @Test
    void metricsByName() {
        for (RatingMetric metric : Metrics.fixed()) {
            assertThat(CATALOG.get(metric.rule().id().name(), metric.scale())).isEqualTo(metric);
            assertThat(metric.toString()).contains(metric.rule().title());
        }
        assertThat(Metrics.fixed().stream().map(m -> m.rule().id()).distinct().count())
                .isEqualTo(Metrics.fixed().size());
        for (String family : Metrics.familiesByName().keySet()) {
            Scale scale = family.equals("csat.top-3-box") || family.contains("net-3") ? Scale.of(1, 7) : FIVE;
            RatingMetric metric = CATALOG.get(family, family.contains("-3-") ? Scale.of(1, 7) : scale);
            assertThat(metric.rule().id().name()).isEqualTo(family);
        }
        assertThatThrownBy(() -> CATALOG.get("nps", FIVE)).hasMessageContaining("defined on the scale 0..10");
        assertThatThrownBy(() -> CATALOG.get("cva", FIVE)).hasMessageContaining("unknown metric \"cva\"");
    }

    @Test
    void directionDecidesWhichEndIsBest() {
        Scale effort = Scale.of(1, 5, Direction.HIGH_IS_BAD);
        assertThat(of(Metrics.topTwoBoxes(effort), 1, 2, 5, 5)).isEqualTo(50);
        assertThat(of(Metrics.bottomBoxes(effort, 1), 1, 2, 5, 5)).isEqualTo(50);
        assertThat(of(Metrics.netBoxes(effort, 2), 1, 2, 5)).isCloseTo(33.333, within(1e-3));
        assertThat(of(Metrics.mean0To100(effort), 1)).isEqualTo(100);
        assertThatThrownBy(() -> Metrics.percentOfMaximum(effort)).hasMessageContaining("high is bad");
        assertThatThrownBy(() -> Metrics.percentOfMaximum(Scale.of(-2, 0))).hasMessageContaining("positive");
        assertThatThrownBy(() -> Metrics.topBoxes(FIVE, 5)).hasMessageContaining("1 to 4");
        assertThatThrownBy(() -> Metrics.topBoxes(FIVE, 0)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> Metrics.netBoxes(FIVE, 3)).hasMessageContaining("1 to 2");
        assertThatThrownBy(() -> Metrics.netBoxes(FIVE, 0)).hasMessageContaining("was 0");
        assertThat(Metrics.bottomBoxes(FIVE, 2).rule().title()).isEqualTo("CSAT bottom two boxes");
        assertThat(Metrics.bottomBoxes(FIVE, 3).rule().title()).isEqualTo("CSAT bottom 3 boxes");
    }

    @Test
    void shapes() {
        assertThat(Metrics.NPS.shape()).isEqualTo(Shape.NET);
        assertThat(Metrics.FFT_POSITIVE.shape()).isEqualTo(Shape.SHARE);
        assertThat(Metrics.CES_2.shape()).isEqualTo(Shape.MEAN);
        assertThat(Metrics.NPS.classOf(9)).hasValue(2);
        assertThat(Metrics.CES_2.classOf(5)).isEmpty();
        assertThatThrownBy(() -> Metrics.NPS.classOf(11)).hasMessageContaining("was 11");
        assertThat(Metrics.NPS.weightOf(6)).hasValue(-100);
        assertThat(Metrics.NPS.weightOf(11)).isEmpty();
    }

    @Test
    void classesOfANetScoreWeighThreeWays() {
        RatingMetric net = RatingMetric.net(
                Metrics.STARS.rule(),
                FIVE,
                new RatingClass("a", 1, 2),
                new RatingClass("b", 3, 4),
                new RatingClass("c", 5, 5));
        assertThat(net.weights()).containsExactly(-100.0, -100.0, 0.0, 0.0, 100.0);
        assertThat(RatingMetric.share(Metrics.STARS.rule(), FIVE, 3, 4).weights())
                .containsExactly(0.0, 0.0, 100.0, 100.0, 0.0);
    }

    @Test
    void whatIsNoMetricIsRefused() {
        Rule rule = Metrics.STARS.rule();
        assertThatThrownBy(() -> new RatingMetric(rule, FIVE, List.of(1.0), ScoreUnit.POINTS, List.of()))
                .hasMessageContaining("5 points but 1 weights");
        assertThatThrownBy(() -> RatingMetric.of(rule, FIVE, ScoreUnit.POINTS, p -> Double.NaN))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> RatingMetric.share(rule, FIVE, 1, 5)).hasMessageContaining("score the same");
        assertThatThrownBy(() -> RatingMetric.net(
                        rule, FIVE, new RatingClass("a", 1, 2), new RatingClass("b", 2, 3), new RatingClass("c", 4, 5)))
                .hasMessageContaining("point 2 belongs to 2 classes");
        assertThatThrownBy(() -> new RatingClass(" ", 1, 2)).hasMessageContaining("name");
        assertThatThrownBy(() -> new RatingClass("a", 2, 1)).hasMessageContaining("from 2 down to 1");
        assertThatThrownBy(() -> Metrics.NPS.score(RatingTally.empty(FIVE))).hasMessageContaining("cannot score");
    }
}
