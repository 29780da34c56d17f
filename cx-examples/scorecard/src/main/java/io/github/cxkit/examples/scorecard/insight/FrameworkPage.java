package io.github.cxkit.examples.scorecard.insight;

import io.github.cxkit.framework.Combination;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.Dimension;
import io.github.cxkit.framework.IndexScore;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Levels;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.examples.scorecard.cli.Pages;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.wording.Display;
import java.util.ArrayList;
import java.util.List;

/** The framework report as a page: a pyramid where levels build on each other, otherwise a dot plot. */
final class FrameworkPage {

    private FrameworkPage() {}

    static Page of(FrameworkReport report) {
        CompositeIndex index = report.index();
        Figure figure = new Figure(
                "Score per dimension, " + Display.number(index.min(), 0) + " to " + Display.number(index.max(), 0),
                "",
                chart(report),
                report.table());
        return Pages.of(report.title(), report.headline(), List.of(Section.of(
                        "dimensions",
                        "Dimensions",
                        rule(index.combination()) + " Source: " + index.rule().source() + ".",
                        figure)), report.locale());
    }

    private static String rule(Combination combination) {
        return switch (combination) {
            case WEIGHTED_MEAN -> "The index is the weighted mean of the dimensions.";
            case GEOMETRIC_MEAN -> "The index is the geometric mean: weak dimensions weigh more.";
            case WEAKEST -> "The index is the weakest dimension.";
            case GATED -> "A level counts at most as much as those below it.";
        };
    }

    private static String chart(FrameworkReport report) {
        CompositeIndex index = report.index();
        IndexScore score = report.score();
        List<Mark> marks = new ArrayList<>();
        for (Dimension dimension : index.dimensions()) {
            Double value = score.scores().get(dimension.id());
            marks.add(new Mark(
                    report.dimension(dimension.id()),
                    value,
                    null,
                    null,
                    value == null ? "not measured" : Display.number(value, report.decimals()),
                    false));
        }
        if (index.combination() == Combination.GATED) {
            return Levels.draw(report.title(), marks, index.min(), index.max());
        }
        return Charts.in(report.locale()).dots(report.title(), marks, new Charts.Range(index.min(), index.max()), null);
    }
}
