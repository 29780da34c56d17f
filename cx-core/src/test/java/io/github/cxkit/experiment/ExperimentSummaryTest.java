package io.github.cxkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.experiment.ExperimentSummary.MetricSums;
import io.github.cxkit.experiment.ExperimentSummary.Unit;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Units gathered one by one, column by column, in parts, as bytes and by a warehouse. */
class ExperimentSummaryTest {

    private static final Experiment PLAN = Experiment.of("checkout", "old", "new")
            .withMetric(ExperimentMetric.mean("revenue").withCap(100))
            .withMetric(ExperimentMetric.share("bought"))
            .withMetric(ExperimentMetric.ratio("per session"))
            .withMetric(ExperimentMetric.rating("nps", Metrics.NPS));

    /** Whole numbers, so that every sum is exact; every seventh unit lacks a rating, one in ten is cut. */
    private static double[][] columns(int n) {
        double[][] columns = new double[PLAN.width()][n];
        for (int i = 0; i < n; i++) {
            columns[0][i] = i % 10 == 0 ? 300 : i % 8;
            columns[1][i] = i % 2;
            columns[2][i] = i % 4;
            columns[3][i] = 1;
            columns[4][i] = i % 7 == 0 ? Double.NaN : i % 11;
        }
        return columns;
    }

    private static int[] arms(int n) {
        int[] arms = new int[n];
        for (int i = 0; i < n; i++) {
            arms[i] = i % 3 == 0 ? 1 : 0;
        }
        return arms;
    }

    private static List<Unit> units(int n) {
        double[][] columns = columns(n);
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] values = new double[columns.length];
            for (int k = 0; k < values.length; k++) {
                values[k] = columns[k][i];
            }
            units.add(new Unit(arms(n)[i] == 1 ? "new" : "old", ExperimentSummary.NO_STRATUM, values));
        }
        return units;
    }

    @Test
    void columnsAreTheSameAsUnits() {
        int n = 5_000;
        ExperimentSummary byUnit = PLAN.summarizer().summarize(units(n));
        ExperimentSummary byColumn =
                ExperimentSummary.builder(PLAN).addColumns(arms(n), columns(n)).build();
        for (String arm : List.of("old", "new")) {
            assertThat(byColumn.units(arm)).isEqualTo(byUnit.units(arm));
            for (ExperimentMetric metric : PLAN.metrics()) {
                assertThat(byColumn.outcome(arm, metric.name()).n())
                        .isEqualTo(byUnit.outcome(arm, metric.name()).n());
                assertThat(byColumn.outcome(arm, metric.name()).means().get(0))
                        .isCloseTo(byUnit.outcome(arm, metric.name()).means().get(0), within(1e-10));
                assertThat(byColumn.outcome(arm, metric.name()).crossProduct(0, 0))
                        .isCloseTo(byUnit.outcome(arm, metric.name()).crossProduct(0, 0), within(1e-6));
            }
        }
        MetricSums revenue = byColumn.cells().get(0).sums().get(0);
        assertThat(revenue.capped()).isEqualTo(333);
        assertThat(revenue.removed()).isEqualTo(333 * 200);
        assertThat(byColumn.outcome("new", "nps").excluded()).isEqualTo(239);
        assertThat(byColumn.outcome("new", "per session").columns()).hasSize(2);
    }

    /** Every ninth unit has no session: as a unit of its own or in a column, it is left out of that metric and counted. */
    @Test
    void valuesThatAreMissingFromAColumnAreLeftOutAndCounted() {
        int n = 900;
        Experiment plain = Experiment.of("checkout", "old", "new").withMetric(ExperimentMetric.ratio("per session"));
        double[][] columns = {new double[n], new double[n]};
        ExperimentSummary.Builder byUnit = ExperimentSummary.builder(plain);
        for (int i = 0; i < n; i++) {
            columns[0][i] = i % 4;
            columns[1][i] = i % 9 == 0 ? Double.NaN : 1 + i % 2;
            byUnit.add(new Unit(arms(n)[i] == 1 ? "new" : "old", "", new double[] {columns[0][i], columns[1][i]}));
        }
        ExperimentSummary summary =
                ExperimentSummary.builder(plain).addColumns(arms(n), columns).build();
        assertThat(summary.outcome("new", "per session").n()).isEqualTo(200);
        assertThat(summary.outcome("new", "per session").excluded()).isEqualTo(100);
        assertThat(summary.outcome("old", "per session").n()).isEqualTo(600);
        assertThat(summary.outcome("old", "per session").excluded()).isZero();
        for (int k = 0; k < 2; k++) {
            assertThat(summary.outcome("new", "per session").means().get(k))
                    .isCloseTo(
                            byUnit.build().outcome("new", "per session").means().get(k), within(1e-12));
        }
    }

    @Test
    void columnsThatDoNotFitAreRefused() {
        ExperimentSummary.Builder builder = ExperimentSummary.builder(PLAN);
        assertThatThrownBy(() -> builder.addColumns(new int[] {0}, new double[2][1]))
                .hasMessage("a unit of experiment \"checkout\" brings 5 values but 2 columns were given");
        assertThatThrownBy(() -> builder.addColumns(new int[] {0, 1}, new double[5][1]))
                .hasMessage("2 units need as many values but a column has 1");
        assertThatThrownBy(() -> builder.addColumns(new int[] {0, 2}, new double[5][2]))
                .hasMessage("experiment \"checkout\" has the arms 0 to 1 but a unit from 0 to 1 names another");
        double[][] beyond = new double[5][1];
        beyond[0][0] = Double.POSITIVE_INFINITY;
        assertThatThrownBy(() -> builder.addColumns(new int[] {0}, beyond))
                .hasMessage("\"revenue\" takes finite numbers of at most 1e100 in size but was Infinity");
        ExperimentSummary empty = ExperimentSummary.builder(PLAN)
                .addColumns(new int[0], new double[5][0])
                .build();
        assertThat(empty.cells()).isEmpty();
    }

    @Test
    void aSummaryIsReadBackFromItsBytes() {
        List<Unit> units = new ArrayList<>(units(40));
        units.add(new Unit("new", "member", new double[] {1, 1, 1, 1, 10}));
        Summarizer<Unit, ExperimentSummary> summarizer = PLAN.summarizer();
        ExperimentSummary all = summarizer.summarize(units);
        byte[] bytes = summarizer.toBytes(all);
        assertThat(summarizer.ofBytes(bytes)).isEqualTo(all).hasSameHashCodeAs(all);
        assertThat(summarizer.toBytes(summarizer.ofBytes(bytes))).isEqualTo(bytes);
        assertThat(all.cells()).extracting(ExperimentSummary.Cell::stratum).containsExactly("", "", "member");
        assertThatThrownBy(() -> summarizer.ofBytes(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        Summarizer<Unit, ExperimentSummary> other =
                Experiment.of("other", "old", "new").summarizer();
        assertThatThrownBy(() -> other.ofBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another definition");
    }

    @Test
    void whatAWarehouseHasAddedUpIsASummaryToo() {
        Experiment plan = Experiment.of("checkout", "old", "new").withMetric(ExperimentMetric.mean("revenue"));
        ExperimentMetric revenue = plan.metrics().get(0);
        UnitSums old = UnitSums.ofDoubles(100, List.of(520.0), List.of(List.of(3100.0)));
        UnitSums now = UnitSums.ofDoubles(120, List.of(700.0), List.of(List.of(4700.0)));
        ExperimentSummary summary = new ExperimentSummary(
                plan,
                List.of(
                        new ExperimentSummary.Cell("old", "", 103, List.of(MetricSums.of(revenue, old, 3))),
                        new ExperimentSummary.Cell(
                                "new",
                                "",
                                120,
                                List.of(MetricSums.of(revenue, now, 0).withCapped(2, 80)))));
        ExperimentResult.Finding finding =
                ExperimentResult.of(summary, 0.95).metrics().get(0).findings().get(0);
        assertThat(finding.headline().value().orElseThrow()).isCloseTo(0.6333333333333333, within(1e-12));
        assertThat(finding.headline().pValue().orElseThrow()).isCloseTo(0.029156732115544315, within(1e-9));
        assertThat(finding.comparison().evidence().excluded().count("units without a value"))
                .isEqualTo(3);
        assertThat(finding.capping().units()).isEqualTo(2);
        MetricSums sums = MetricSums.of(revenue, old, 0);
        assertThatThrownBy(() -> sums.withCapped(-1, 0)).hasMessageContaining("units cut must be >= 0");
        assertThatThrownBy(() -> sums.withCapped(1, -1)).hasMessageContaining("amount cut off must be");
        assertThatThrownBy(() -> MetricSums.of(ExperimentMetric.ratio("r"), old, 0))
                .hasMessage("1 variables need as many names but 2 were given");
    }

    @Test
    void misspeltArmsAndMetricsAreRefusedWithTheNearest() {
        ExperimentSummary summary = PLAN.summarizer().summarize(units(40));
        assertThatThrownBy(() -> summary.outcome("nwe", "revenue"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("experiment \"checkout\" has no arm \"nwe\"")
                .hasMessageContaining("new");
        assertThatThrownBy(() -> summary.outcome("new", "revenues"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("experiment \"checkout\" has no metric \"revenues\"")
                .hasMessageContaining("revenue");
        assertThatThrownBy(() -> summary.units("newer")).hasMessageContaining("no arm \"newer\"");
        assertThat(PLAN.control().name()).isEqualTo("old");
    }

    @Test
    void lessEffortIsBetterWhateverTheName() {
        assertThat(ExperimentMetric.rating("effort", Metrics.CES_1).better()).isEqualTo(Better.LOWER);
        assertThat(ExperimentMetric.rating("ease", Metrics.CES_2).better()).isEqualTo(Better.HIGHER);
        assertThat(ExperimentMetric.rating("effort", Metrics.CES_1)
                        .withHigherBetter()
                        .better())
                .isEqualTo(Better.HIGHER);
    }

    @Test
    void aMetricHasARatingOrNone() {
        ExperimentMetric mean = ExperimentMetric.mean("m");
        assertThatThrownBy(() -> new ExperimentMetric(
                        "m", ExperimentMetric.Kind.RATING, null, mean.better(), ExperimentMetric.Covariate.NONE, null))
                .hasMessage("metric \"m\" of kind RATING needs a rating metric");
        assertThatThrownBy(() -> ExperimentMetric.rating("m", Metrics.NPS).withCap(3))
                .hasMessage("metric \"m\" of kind RATING cannot be capped");
        assertThatThrownBy(() -> mean.withCap(-1)).hasMessageContaining("cap of \"m\" must be");
        ExperimentSummary.Builder builder = ExperimentSummary.builder(
                Experiment.of("x", "a", "b").withMetric(ExperimentMetric.rating("nps", Metrics.NPS)));
        assertThatThrownBy(() -> builder.add("a", 9.5))
                .hasMessageContaining("takes a rating on")
                .hasMessageContaining("9.5");
    }

    @Test
    void aCovariateThatSaysNothingIsNotTheHeadline() {
        Experiment plan = Experiment.of("x", "a", "b")
                .withMetric(ExperimentMetric.mean("m").withCovariate());
        ExperimentSummary.Builder builder = ExperimentSummary.builder(plan);
        for (int i = 0; i < 8; i++) {
            builder.add(i % 2 == 0 ? "a" : "b", i, 7);
        }
        ExperimentResult.Finding finding = ExperimentResult.of(builder.build(), 0.95)
                .metrics()
                .get(0)
                .findings()
                .get(0);
        assertThat(finding.covariate().orElseThrow().adjusted().value().isKnown())
                .isFalse();
        assertThat(finding.headline()).isEqualTo(finding.comparison().difference());
        assertThat(finding.headline().value().orElseThrow()).isEqualTo(1);
    }

    @Property(tries = 20)
    void anySplitCountsTheSame(
            @ForAll @Size(max = 30) List<@IntRange(max = 1) Integer> bought, @ForAll @IntRange(max = 30) int cut) {
        Experiment plan = Experiment.of("x", "a", "b").withMetric(ExperimentMetric.share("bought"));
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < bought.size(); i++) {
            units.add(new Unit(i % 2 == 0 ? "a" : "b", "s" + i % 3, new double[] {bought.get(i)}));
        }
        int at = Math.min(cut, units.size());
        ExperimentSummary whole = plan.summarizer().summarize(units);
        ExperimentSummary parts = plan.summarizer()
                .merge(
                        plan.summarizer().summarize(units.subList(0, at)),
                        plan.summarizer().summarize(units.subList(at, units.size())));
        assertThat(parts.cells()).hasSameSizeAs(whole.cells());
        for (String arm : List.of("a", "b")) {
            assertThat(parts.units(arm)).isEqualTo(whole.units(arm));
            assertThat(parts.outcome(arm, "bought").n())
                    .isEqualTo(whole.outcome(arm, "bought").n());
        }
        long all = whole.units("a") + whole.units("b");
        assertThat(all).isEqualTo(units.size());
    }

    @Test
    void sumsOfPartsAreThoseOfTheWhole() {
        ExperimentSummary.Unit[] units = units(64).toArray(Unit[]::new);
        Experiment counts = Experiment.of("x", "old", "new").withMetric(ExperimentMetric.share("bought"));
        List<Unit> shares = new ArrayList<>();
        for (Unit unit : units) {
            shares.add(new Unit(unit.arm(), "", new double[] {unit.values()[1]}));
        }
        ExperimentSummary all = SummaryBytes.merged(counts.summarizer(), shares);
        assertThat(all.units("old") + all.units("new")).isEqualTo(64);
    }
}
