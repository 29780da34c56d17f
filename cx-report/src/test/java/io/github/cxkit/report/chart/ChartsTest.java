package io.github.cxkit.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ChartsTest {

    private static final Charts CHARTS = Charts.in(Locale.ENGLISH);
    private static final Charts.Range PERCENT = new Charts.Range(0, 100);
    private static final Mark NONE = new Mark("nobody", null, null, null, "no answer", false);

    private static Mark mark(String label, double value) {
        return new Mark(label, value, value - 5, value + 5, value + " (interval)", false);
    }

    /** Every chart must be well-formed, titled and described. */
    private static Element parsed(String svg) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        return root;
    }

    private static int count(Element root, String tag) {
        return root.getElementsByTagName(tag).getLength();
    }

    @Test
    void everyMarkOfADotPlotHasADotAndItsFigureInWords() throws Exception {
        String svg = CHARTS.dots("t", List.of(mark("a", 10), mark("<b> & c", 90), NONE), PERCENT, mark("all", 50));
        Element root = parsed(svg);
        assertThat(count(root, "circle")).isEqualTo(2);
        assertThat(svg)
                .contains("&lt;b&gt; &amp; c")
                .contains("class=\"reference\"")
                .contains(">no answer</text>");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("a: 10.0 (interval); <b> & c: 90.0 (interval); nobody: no answer");
    }

    @Test
    void fluidChartsAreTheBroadOneAndBehindItTheNarrowWithoutHints() throws Exception {
        List<Mark> marks = List.of(mark("a", 10), mark("b", 90));
        List<Function<Charts, String>> charts = List.of(
                to -> to.dots("t", marks, PERCENT, null),
                to -> to.trend("t", marks, PERCENT),
                to -> to.funnel("t", List.of(new Mark("view", 1.0, null, null, "100 %", false))));
        for (Function<Charts, String> draw : charts) {
            String both = draw.apply(CHARTS.fluid());
            String broad = draw.apply(CHARTS);
            assertThat(both).startsWith(broad);
            Element slim = parsed(both.substring(broad.length()));
            assertThat(slim.getAttribute("class")).isEqualTo("slim");
            assertThat(slim.getAttribute("viewBox")).startsWith("0 0 420 ");
            assertThat(count(slim, "title")).as("of the picture alone").isEqualTo(1);
            assertThat(count(slim, "circle")).isEqualTo(count(parsed(broad), "circle"));
        }
    }

    @Test
    void aDotPlotWithoutFiguresKeepsItsAxis() throws Exception {
        assertThat(count(parsed(CHARTS.dots("t", List.of(NONE), PERCENT, null)), "circle"))
                .isZero();
    }

    @Test
    void aTrendHasAGapWhereAPeriodHasNoFigure() throws Exception {
        List<Mark> marks = new ArrayList<>(List.of(mark("1", 10), mark("2", 20), NONE, mark("4", 30)));
        Element root = parsed(CHARTS.trend("t", marks, PERCENT));
        assertThat(count(root, "path")).as("grid, two bands and two lines").isEqualTo(5);
        assertThat(count(root, "circle")).isEqualTo(3);
        assertThat(count(parsed(CHARTS.trend("t", List.of(NONE, NONE), PERCENT)), "path"))
                .as("the grid")
                .isOne();
    }

    @Test
    void aLongTrendLabelsOnlySomePeriods() throws Exception {
        List<Mark> marks =
                IntStream.range(0, 60).mapToObj(i -> mark("p" + i, i)).toList();
        Element root = parsed(CHARTS.trend("t", marks, PERCENT));
        assertThat(count(root, "text")).isLessThan(25);
    }

    @Test
    void narrowChartsSayTheSameInHalfTheWidth() throws Exception {
        List<Mark> marks = List.of(mark("Jan", 40), mark("Feb", 50));
        List<Distribution.Bar> bars =
                List.of(new Distribution.Bar("1", 3, "step1"), new Distribution.Bar("2", 7, "step5"));
        for (Function<Charts, String> draw : List.<Function<Charts, String>>of(
                charts -> charts.trend("Score", marks, PERCENT),
                charts -> charts.dots("Score", marks, PERCENT, null),
                charts -> charts.distribution("Points", bars))) {
            Element wide = parsed(draw.apply(CHARTS));
            Element narrow = parsed(draw.apply(CHARTS.narrow()));
            assertThat(wide.getAttribute("viewBox")).startsWith("0 0 860 ");
            assertThat(narrow.getAttribute("viewBox")).startsWith("0 0 420 ");
            assertThat(wide.getAttribute("class")).isEqualTo("full");
            assertThat(narrow.getAttribute("class")).isEmpty();
            assertThat(narrow.getElementsByTagName("desc").item(0).getTextContent())
                    .isEqualTo(wide.getElementsByTagName("desc").item(0).getTextContent());
        }
    }

    @Test
    void aDistributionIsOneBarInParts() throws Exception {
        var bars = List.of(new Distribution.Bar("1", 0, "negative"), new Distribution.Bar("2", 3, "positive"));
        Element root = parsed(CHARTS.distribution("t", bars));
        assertThat(count(root, "rect")).isOne();
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("1: 0.0 %, 2: 100.0 %");
        var nobody = List.of(new Distribution.Bar("1", 0, "accent"), new Distribution.Bar("2", 0, "accent"));
        assertThat(CHARTS.distribution("t", nobody)).contains("1: –");
    }

    @Test
    void aFunnelShowsWhatIsLeftOfTheFirstStep() throws Exception {
        Element root = parsed(CHARTS.funnel(
                "t",
                List.of(
                        new Mark("view", 1.0, null, null, "200", false),
                        new Mark("<cart>", 0.5, 0.43, 0.57, "100, 50 %", false),
                        new Mark("pay", null, null, null, "hidden", false))));
        assertThat(count(root, "rect"))
                .as("two bars, what was lost, an interval")
                .isEqualTo(4);
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("view: 200; <cart>: 100, 50 %; pay: hidden");
    }

    @Test
    void cohortsMarkPeriodsThatAreNotOver() throws Exception {
        String svg = CHARTS.cohorts(
                "t",
                List.of("0", "1"),
                List.of(
                        new HeatMap.Row("2026-01", List.of(1.0, 0.25)),
                        new HeatMap.Row("2026-02", List.of(1.0, 0.04), 1)));
        assertThat(count(parsed(svg), "rect")).isEqualTo(4);
        assertThat(svg).contains(">4.0*</text>").contains("running").contains("2026-01, 1: 25.0 %");
    }

    @Test
    void aFlowKeepsEveryOne() throws Exception {
        Flow flow = Flow.of(
                Map.of(List.of("a", "a", "b"), 60L, List.of("a", "c"), 30L, List.of("d", "b"), 10L),
                new Flow.Extent(3, 2, 20));
        assertThat(flow.columns().get(0)).containsExactly(Map.entry("a", 90L), Map.entry(Flow.OTHER, 10L));
        assertThat(flow.columns().get(2)).containsExactly(Map.entry(Flow.LEFT, 100L));
        assertThat(flow.ribbons().stream()
                        .filter(r -> r.step() == 0)
                        .mapToLong(Flow.Ribbon::count)
                        .sum())
                .isEqualTo(100);
        assertThat(count(parsed(CHARTS.flow("t", flow)), "path"))
                .isEqualTo(flow.ribbons().size());
        parsed(CHARTS.flow("t", Flow.of(Map.of(), Flow.Extent.USUAL)));
    }

    @Property(tries = 100)
    void whateverWaysAreGoneNobodyIsLost(
            @ForAll @Size(max = 20) Map<
                                    @Size(max = 6) List<@StringLength(max = 2) @AlphaChars String>,
                                    @LongRange(min = 1, max = 1000) Long>
                            ways) {
        Flow flow = Flow.of(ways, Flow.Extent.USUAL);
        long all = ways.values().stream().mapToLong(Long::longValue).sum();
        for (int step = 0; step + 1 < flow.columns().size(); step++) {
            int at = step;
            long there = flow.columns().get(step).entrySet().stream()
                    .filter(each -> !each.getKey().equals(Flow.LEFT))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            assertThat(flow.ribbons().stream()
                            .filter(r -> r.step() == at)
                            .mapToLong(Flow.Ribbon::count)
                            .sum())
                    .isEqualTo(there);
        }
        if (!flow.columns().isEmpty()) {
            assertThat(flow.columns().get(0).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(all);
        }
    }

    @Test
    void whatIsOutOfControlHasAShapeOfItsOwn() throws Exception {
        Element root = parsed(CHARTS.control(
                "t", List.of(mark("1", 10), mark("2", 12), NONE, mark("4", 30)), new Charts.Limits(11, 5, 17)));
        assertThat(count(root, "circle")).isEqualTo(2);
        assertThat(count(root, "path")).as("grid, line, diamond").isEqualTo(3);
        assertThatThrownBy(() -> new Charts.Limits(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlaneAndAForecastSayTheirFigures() throws Exception {
        Quadrants.Plane plane = new Quadrants.Plane(
                List.of(
                        new Quadrants.Point("speed", 40, 30, true, "weak"),
                        new Quadrants.Point("tidy", 80, 5, false, "ok")),
                60,
                15,
                new Quadrants.Corners("a", "b", "c", "d"),
                List.of("performance", "importance"));
        assertThat(count(parsed(CHARTS.quadrants("t", plane)), "circle")).isEqualTo(2);
        String svg = CHARTS.forecast("t", List.of(new TwoLines.Point(1, 9.6, 12), new TwoLines.Point(2, 20, 25)));
        parsed(svg);
        assertThat(svg).contains("1: expected 10, came 12");
    }

    @Test
    void axesHaveRoundTicksInsideTheirEnds() {
        Axis axis = new Axis(-100, 100, 0, 200);
        assertThat(axis.ticks()).containsExactly(-100.0, -50.0, 0.0, 50.0, 100.0);
        assertThat(axis.place(0)).isEqualTo(100);
        assertThat(axis.place(1000)).isEqualTo(200);
        assertThat(axis.label(-50)).isEqualTo("-50");
        Axis fine = new Axis(4.0, 4.5, 0, 1);
        assertThat(fine.label(fine.ticks().get(0))).isEqualTo("4.0");
        Axis around = Axis.around(97, 99, 0, 100, 0, 1);
        assertThat(around.high()).isEqualTo(100);
        assertThat(around.low()).isLessThan(97).isGreaterThan(90);
        assertThat(Axis.around(5, 5, 0, 10, 0, 1).ticks()).isNotEmpty();
        assertThatThrownBy(() -> new Axis(1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Axis(0, 1, 10, 20).place(0.25)).isEqualTo(12.5, within(1e-12));
    }
}
