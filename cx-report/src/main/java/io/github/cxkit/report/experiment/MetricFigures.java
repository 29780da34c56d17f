package io.github.cxkit.report.experiment;

import io.github.cxkit.experiment.Better;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentResult.Finding;
import io.github.cxkit.experiment.ExperimentResult.MetricResult;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;

/** Figures of one metric with as many digits as its spread leaves meaning to: two of the standard error. */
final class MetricFigures {

    private static final int MOST_DECIMALS = 6;

    private final ExperimentMetric metric;
    private final Wording wording;
    private final int decimals;

    MetricFigures(ExperimentMetric metric, MetricResult result, Wording wording) {
        this.metric = metric;
        this.wording = wording;
        double spread = result.findings().stream()
                .map(f -> f.headline().standardError())
                .filter(Result::isKnown)
                .mapToDouble(e -> factor() * e.orElseThrow())
                .filter(e -> e > 0)
                .min()
                .orElse(0.1);
        this.decimals = (int) Math.max(0, Math.min(MOST_DECIMALS, 1 - Math.floor(Math.log10(spread))));
    }

    private double factor() {
        return metric.kind() == ExperimentMetric.Kind.SHARE ? 100 : 1;
    }

    private boolean isShare() {
        return metric.kind() == ExperimentMetric.Kind.SHARE;
    }

    String name() {
        return metric.better() == Better.LOWER ? wording.text("experiment.metric.low", metric.name()) : metric.name();
    }

    String value(Result<Double> value) {
        return value.toOptional()
                .map(v -> wording.number(factor() * v, decimals) + (isShare() ? " %" : ""))
                .orElse(Wording.NONE);
    }

    String change(double value) {
        String text = wording.signed(factor() * value, decimals);
        return isShare() ? wording.text("experiment.points", text) : text;
    }

    String size(double value) {
        String text = wording.number(factor() * value, decimals);
        return isShare() ? wording.text("experiment.points", text) : text;
    }

    String change(Finding finding) {
        return finding.headline().value().toOptional().map(this::change).orElse(Wording.NONE);
    }

    String limits(Result<ConfidenceInterval> interval) {
        return interval.toOptional()
                .map(i -> wording.text(
                        "to",
                        wording.signed(factor() * i.lower(), decimals),
                        wording.signed(factor() * i.upper(), decimals)))
                .orElse(Wording.NONE);
    }

    double plotted(double value) {
        return factor() * value;
    }

    String lift(Finding finding) {
        return finding.comparison()
                .lift()
                .toOptional()
                .map(v -> wording.signed(100 * v, 1) + " %")
                .orElse(Wording.NONE);
    }

    String liftLimits(Finding finding) {
        return finding.comparison()
                .liftLimits()
                .toOptional()
                .map(i -> wording.text(
                        "to", wording.signed(100 * i.lower(), 1), wording.signed(100 * i.upper(), 1) + " %"))
                .orElse(Wording.NONE);
    }
}
