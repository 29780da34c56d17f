package io.github.cxkit.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ChartsTest {

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
        String svg = DotPlot.draw("t", List.of(mark("a", 10), mark("<b> & c", 90), NONE), 0, 100, mark("all", 50));
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
    void aDotPlotWithoutFiguresKeepsItsAxis() throws Exception {
        assertThat(count(parsed(DotPlot.draw("t", List.of(NONE), 0, 100, null)), "circle"))
                .isZero();
    }

    @Test
    void aTrendHasAGapWhereAPeriodHasNoFigure() throws Exception {
        List<Mark> marks = new ArrayList<>(List.of(mark("1", 10), mark("2", 20), NONE, mark("4", 30)));
        Element root = parsed(TrendLine.draw("t", marks, 0, 100));
        assertThat(count(root, "path")).as("grid, two bands and two lines").isEqualTo(5);
        assertThat(count(root, "circle")).isEqualTo(3);
        assertThat(count(parsed(TrendLine.draw("t", List.of(NONE, NONE), 0, 100)), "path"))
                .as("the grid")
                .isOne();
    }

    @Test
    void aLongTrendLabelsOnlySomePeriods() throws Exception {
        List<Mark> marks =
                IntStream.range(0, 60).mapToObj(i -> mark("p" + i, i)).toList();
        Element root = parsed(TrendLine.draw("t", marks, 0, 100));
        assertThat(count(root, "text")).isLessThan(25);
    }

    @Test
    void smallTrendsShareOneAxis() throws Exception {
        var series = List.of(
                new SmallTrends.Series("north", List.of(mark("1", 10), mark("2", 20))),
                new SmallTrends.Series("south", List.of(mark("1", 70), NONE)),
                new SmallTrends.Series("none", List.of()));
        Element root = parsed(SmallTrends.draw("t", series, 0, 100));
        assertThat(count(root, "path")).isEqualTo(4);
    }

    @Test
    void aGaugeShowsScoreIntervalAndEnds() throws Exception {
        String svg = Gauge.draw(mark("NPS", 40), -100, 100);
        Element root = parsed(svg);
        assertThat(count(root, "path")).as("track, score, interval").isEqualTo(3);
        assertThat(svg).contains(">-100</text>").contains(">40.0</text>");
        assertThat(count(parsed(Gauge.draw(NONE, 1, 5)), "path")).isEqualTo(1);
    }

    @Test
    void aDistributionHasOneColumnAPoint() throws Exception {
        var bars = List.of(new Distribution.Bar("1", 0, "negative"), new Distribution.Bar("2", 3, "positive"));
        Element root = parsed(Distribution.draw("t", bars));
        assertThat(count(root, "rect")).isEqualTo(2);
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("1: 0.0 %, 2: 100.0 %");
        var nobody = List.of(new Distribution.Bar("1", 0, "accent"), new Distribution.Bar("2", 0, "accent"));
        assertThat(Distribution.draw("t", nobody)).contains("1: –");
        var many = IntStream.range(0, 50)
                .mapToObj(i -> new Distribution.Bar("" + i, i, "accent"))
                .toList();
        assertThat(count(parsed(Distribution.draw("t", many)), "text")).isZero();
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
