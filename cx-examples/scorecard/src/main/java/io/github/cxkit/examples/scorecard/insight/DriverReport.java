package io.github.cxkit.examples.scorecard.insight;

import io.github.cxkit.driver.DriverAnalysis;
import io.github.cxkit.driver.DriverImportance;
import io.github.cxkit.driver.DriverIntervals;
import io.github.cxkit.driver.WhatIf;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the drivers report shows.
 *
 * @param survey the survey
 * @param analysis importance by every method
 * @param intervals bootstrap intervals, null if the resamples had no spread
 * @param moments of drivers and outcome
 * @param onePointMore what one point more of each driver goes with
 * @param confidence level of all intervals
 */
record DriverReport(
        Survey survey,
        DriverAnalysis analysis,
        @Nullable DriverIntervals intervals,
        CoMoments moments,
        Map<String, Result<WhatIf>> onePointMore,
        double confidence) {

    private static final double MOSTLY = 0.8;

    Table importanceTable() {
        Table table = Table.of(
                Column.text("Driver"),
                Column.number("Share"),
                Column.number("Interval"),
                Column.number("First"),
                Column.number("One point more"),
                Column.number("Correlation"),
                Column.number("Beta"),
                Column.number("Johnson"));
        for (DriverImportance driver : analysis.ranked()) {
            table = table.row(
                    label(driver.driver()),
                    share(driver.lmgShare()),
                    interval(driver),
                    intervals == null
                            ? Display.NONE
                            : Display.percent(intervals.firstPlace().getOrDefault(driver.driver(), 0.0)),
                    onePointMore(driver.driver()),
                    Display.number(driver.correlation(), 2),
                    Display.number(driver.beta(), 2),
                    share(driver.relativeWeightShare()));
        }
        return table;
    }

    /** The part of the table that stands beside a chart. */
    Table chartTable() {
        Table table = Table.of(
                Column.text("Driver"),
                Column.number("Share"),
                Column.number("Interval"),
                Column.number("One point more"));
        for (DriverImportance driver : analysis.ranked()) {
            table = table.row(
                    label(driver.driver()), share(driver.lmgShare()), interval(driver), onePointMore(driver.driver()));
        }
        return table;
    }

    /** The part of the table that compares the methods. */
    Table methodTable() {
        Table table = Table.of(
                Column.text("Driver"),
                Column.number("First"),
                Column.number("Correlation"),
                Column.number("Beta"),
                Column.number("LMG"),
                Column.number("Johnson"));
        for (DriverImportance driver : analysis.ranked()) {
            table = table.row(
                    label(driver.driver()),
                    intervals == null
                            ? Display.NONE
                            : Display.percent(intervals.firstPlace().getOrDefault(driver.driver(), 0.0)),
                    Display.number(driver.correlation(), 2),
                    Display.number(driver.beta(), 2),
                    share(driver.lmgShare()),
                    share(driver.relativeWeightShare()));
        }
        return table;
    }

    /** Said loudly where much was lost: what was kept may not speak for the rest. */
    String kept() {
        long n = analysis.evidence().n();
        long all = n + analysis.evidence().excluded().total();
        return n >= MOSTLY * all
                ? ""
                : "Only " + Display.count(n) + " of " + Display.count(all) + " responses ("
                        + Display.percent((double) n / all)
                        + ") answer every one of these questions; only they are counted here. Fewer drivers (--drivers) keep more.";
    }

    static String share(Result<Double> share) {
        return share.map(Display::percent).toOptional().orElse(Display.NONE);
    }

    @Nullable ConfidenceInterval shareLimits(DriverImportance driver) {
        return intervals == null ? null : intervals.lmgShare().get(driver.driver());
    }

    String interval(DriverImportance driver) {
        ConfidenceInterval limits = shareLimits(driver);
        return limits == null
                ? Display.NONE
                : Display.number(100 * limits.lower(), 1) + " to " + Display.number(100 * limits.upper(), 1);
    }

    String onePointMore(String driver) {
        Result<WhatIf> effect = onePointMore.get(driver);
        return effect == null
                ? Display.NONE
                : effect.map(e -> Display.number(e.effect(), 2) + " ("
                                + Display.number(e.interval().lower(), 2) + " to "
                                + Display.number(e.interval().upper(), 2) + ")")
                        .toOptional()
                        .orElse(Display.NONE);
    }

    /** Mean rating of a driver on 0 to 100, 100 the good end. */
    double performance(String driver) {
        Scale scale = survey.getQuestion(driver).scale();
        double mean = moments.mean(driver).orElseThrow();
        double share = (mean - scale.min()) / (scale.max() - scale.min());
        return 100 * (scale.direction() == Direction.HIGH_IS_GOOD ? share : 1 - share);
    }

    /** What people call a question: its words if they are short, else its id. */
    String label(String driver) {
        String text = survey.findQuestion(driver).map(Question::text).orElse(driver);
        return text.isBlank() || text.length() > 44 ? driver : text;
    }
}
