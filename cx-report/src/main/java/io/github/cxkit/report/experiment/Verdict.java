package io.github.cxkit.report.experiment;

import io.github.cxkit.experiment.Better;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentResult.Finding;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import java.util.List;
import java.util.Locale;

/** What one comparison says. */
enum Verdict {
    BETTER,
    UNDECIDED,
    WORSE,
    UNKNOWN;

    static Verdict of(ExperimentMetric metric, Finding finding, double limit) {
        Result<Double> value = finding.headline().value();
        if (!value.isKnown() || !finding.adjustedPValue().isKnown()) {
            return UNKNOWN;
        }
        if (!Significance.reaches(finding.adjustedPValue().orElseThrow(), limit)) {
            return UNDECIDED;
        }
        return value.orElseThrow() > 0 == (metric.better() == Better.HIGHER) ? BETTER : WORSE;
    }

    /** Which arm to speak of first. */
    int rank() {
        return List.of(values()).indexOf(this);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
