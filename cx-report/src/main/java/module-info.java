/** Insights as sentences, tables, charts and pages, in English and Italian. */
module io.github.cxkit.report {
    requires transitive io.github.cxkit.core;
    requires static transitive org.jspecify;

    exports io.github.cxkit.report.advice;
    exports io.github.cxkit.report.chart;
    exports io.github.cxkit.report.driver;
    exports io.github.cxkit.report.experiment;
    exports io.github.cxkit.report.framework;
    exports io.github.cxkit.report.journey;
    exports io.github.cxkit.report.page;
    exports io.github.cxkit.report.scorecard;
    exports io.github.cxkit.report.table;
    exports io.github.cxkit.report.value;
    exports io.github.cxkit.report.wording;
}
