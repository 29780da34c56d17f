package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.KaplanMeier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of retention, churn, cohorts and customer lifetime value. */
final class LifetimeFunctions {

    private LifetimeFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("survival.kaplanMeier", input -> durations(input).curve().map(LifetimeFunctions::steps));
        functions.put("survival.kaplanMeierLimits", LifetimeFunctions::survivalLimits);
    }

    private static KaplanMeier durations(Input input) {
        List<Input> flags = input.get("observed").list();
        boolean[] observed = new boolean[flags.size()];
        for (int i = 0; i < observed.length; i++) {
            observed[i] = flags.get(i).json().booleanValue();
        }
        return KaplanMeier.of(input.numbers("durationsDays"), observed);
    }

    private static List<Output> steps(List<KaplanMeier.Step> steps) {
        return steps.stream()
                .map(step -> new Output()
                        .put("timeDays", step.time())
                        .put("atRisk", step.atRisk())
                        .put("events", step.events())
                        .put("survival", step.survival())
                        .put("standardError", step.standardError()))
                .toList();
    }

    private static @Nullable Object survivalLimits(Input input) {
        KaplanMeier survival = durations(input);
        Result<List<KaplanMeier.Limits>> limits = survival.limits(input.number("confidence"));
        return limits.map(all -> new Output()
                .put("limits", all.stream().map(LifetimeFunctions::limits).toList())
                .put("medianDays", survival.median()));
    }

    private static Output limits(KaplanMeier.Limits limits) {
        return new Output()
                .put("timeDays", limits.time())
                .put("survival", limits.survival())
                .put("lower", limits.interval().map(ConfidenceInterval::lower))
                .put("upper", limits.interval().map(ConfidenceInterval::upper));
    }
}
