package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.score.Rule;
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
}
