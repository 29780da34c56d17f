package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.score.Rule;
import io.github.cxkit.score.RuleId;
import io.github.cxkit.score.RuleOrigin;
import io.github.cxkit.survey.Scale;
import org.junit.jupiter.api.Test;

/** A metric that a text alone names. */
class MetricCatalogTest {

    private static final MetricCatalog CATALOG = MetricCatalog.standard();

    @Test
    void aShortNameMeansTheUsualMetricWhereverANameIsTaken() {
        MetricCatalog catalog = MetricCatalog.standard();
        assertThat(catalog.get("csat")).isEqualTo(Metrics.CSAT);
        assertThat(catalog.get("csat", Metrics.CSAT.scale())).isEqualTo(Metrics.CSAT);
        assertThat(catalog.get("csat 1..7")).isEqualTo(Metrics.topTwoBoxes(Scale.of(1, 7)));
        assertThat(catalog.find("ces", Metrics.CES.scale())).contains(Metrics.CES);
        RatingMetric mine = RatingMetric.share(Rule.convention("csat", "Ours", "our board"), Scale.of(1, 5), 5, 5);
        assertThat(catalog.with(mine).get("csat", Scale.of(1, 5)))
                .as("a name of one's own comes first")
                .isEqualTo(mine);
        assertThat(catalog.with(mine).get("csat")).isEqualTo(mine);
    }

    @Test
    void aNameOfOneScaleIsEnough() {
        assertThat(CATALOG.get("nps")).isEqualTo(Metrics.NPS);
        assertThat(CATALOG.get(" nps/1 ")).isEqualTo(Metrics.NPS);
        assertThat(CATALOG.get("ces-2.mean")).isEqualTo(Metrics.CES);
    }

    @Test
    void whatPeopleWriteMeansTheUsualOne() {
        assertThat(CATALOG.get("ces")).isEqualTo(Metrics.CES);
        assertThat(CATALOG.get("csat")).isEqualTo(Metrics.CSAT);
        assertThat(CATALOG.get("csat 1..7")).isEqualTo(Metrics.topTwoBoxes(Scale.of(1, 7)));
    }

    @Test
    void aNameOfAnyScaleSaysWhich() {
        assertThat(CATALOG.get("mean 1..7")).isEqualTo(Metrics.mean(Scale.of(1, 7)));
        assertThatThrownBy(() -> CATALOG.get("mean"))
                .hasMessage("metric mean fits any scale: say which, as in \"mean 1..5\"");
        assertThatThrownBy(() -> CATALOG.get("nps 1..5")).hasMessageContaining("cannot be asked of a question on 1..5");
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> CATALOG.get("npss")).hasMessageContaining("nps");
        assertThatThrownBy(() -> CATALOG.get("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static RatingMetric mine(String name, int version, int from) {
        return RatingMetric.share(
                new Rule(new RuleId(name, version), "Ours", RuleOrigin.LIBRARY_CONVENTION, "us"), FIVE, from, 5);
    }

    private static final Scale FIVE = Scale.of(1, 5);

    @Test
    void aNameStandsForOneRuleOnAScale() {
        MetricCatalog catalog = CATALOG.with(mine("shop.delight", 1, 5));
        assertThat(catalog.with(mine("shop.delight", 1, 5)).get("shop.delight")).isEqualTo(mine("shop.delight", 1, 5));
        assertThatThrownBy(() -> catalog.with(mine("shop.delight", 1, 4)))
                .hasMessageContaining("is in the catalog already")
                .hasMessageContaining("give it another name or version");
        assertThat(CATALOG.with(Metrics.mean(FIVE)).get("mean 1..5")).isEqualTo(Metrics.mean(FIVE));
        assertThatThrownBy(() -> CATALOG.with(mine("mean", 1, 4))).hasMessageContaining("is in the catalog already");
        assertThat(CATALOG.with(mine("mean", 2, 4)).get("mean/2", FIVE)).isEqualTo(mine("mean", 2, 4));
    }

    @Test
    void aNameWithoutAVersionIsThatOfItsOnlyOne() {
        MetricCatalog second = CATALOG.with(mine("shop.delight", 2, 5));
        assertThat(second.get("shop.delight")).isEqualTo(mine("shop.delight", 2, 5));
        MetricCatalog both = second.with(mine("shop.delight", 3, 4));
        assertThatThrownBy(() -> both.get("shop.delight")).hasMessageContaining("unknown metric");
        assertThatThrownBy(() -> both.get("shop.delight", FIVE)).hasMessageContaining("unknown metric");
        assertThat(both.get("shop.delight/3")).isEqualTo(mine("shop.delight", 3, 4));
        assertThat(both.names()).contains("shop.delight", "nps", "mean");
        assertThat(both).asString().startsWith("metrics [").contains("shop.delight");
    }

    @Test
    void aNameOfSeveralScalesSaysWhichAndOfOneScaleWhere() {
        RatingMetric seven = RatingMetric.share(
                new Rule(new RuleId("shop.delight", 1), "Ours", RuleOrigin.LIBRARY_CONVENTION, "us"),
                Scale.of(1, 7),
                7,
                7);
        MetricCatalog catalog = CATALOG.with(mine("shop.delight", 1, 5), seven);
        assertThatThrownBy(() -> catalog.get("shop.delight"))
                .hasMessage("metric shop.delight fits 2 scales: say which, as in \"shop.delight 1..5\"");
        assertThat(catalog.get("shop.delight 1..7")).isEqualTo(seven);
        assertThatThrownBy(() -> catalog.get("shop.delight", Scale.of(0, 10)))
                .hasMessage(
                        "metric shop.delight is defined on the scale 1..5 and 1..7 and cannot be asked of a question"
                                + " on 0..10");
        assertThatThrownBy(() -> CATALOG.get("top-2 1..2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CATALOG.get("no name", FIVE)).hasMessageContaining("unknown metric");
        assertThat(CATALOG.find("no name", FIVE)).isEmpty();
    }
}
