package io.github.cxkit.testkit.conformance.core;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All functions of the catalogue that cx-core has, gathered from one class per room. */
public final class CoreFunctions {

    private CoreFunctions() {}

    /**
     * Gathers them.
     *
     * @param dataFolder folder of the data files, or null
     * @return name to function
     */
    public static Map<String, CaseFunction> all(@Nullable Path dataFolder) {
        Map<String, CaseFunction> functions = new TreeMap<>();
        MetricFunctions.addTo(functions);
        StatsFunctions.addTo(functions);
        SurveyFunctions.addTo(functions);
        JourneyFunctions.addTo(functions);
        DriverFunctions.addTo(functions);
        FrameworkFunctions.addTo(functions);
        LifetimeFunctions.addTo(functions);
        OrderFunctions.addTo(functions);
        EventFunctions.addTo(functions);
        if (dataFolder != null) {
            DataSetFunctions.addTo(functions, dataFolder);
        }
        ServiceFunctions.addTo(functions);
        ScorecardFunctions.addTo(functions);
        InsightFunctions.addTo(functions);
        TextFunctions.addTo(functions);
        PlanFunctions.addTo(functions);
        PromiseFunctions.addTo(functions);
        FeedbackFunctions.addTo(functions);
        EmotionFunctions.addTo(functions);
        ChainFunctions.addTo(functions);
        MoneyFunctions.addTo(functions);
        MissionFunctions.addTo(functions);
        MergeFunctions.addTo(functions);
        return functions;
    }
}
