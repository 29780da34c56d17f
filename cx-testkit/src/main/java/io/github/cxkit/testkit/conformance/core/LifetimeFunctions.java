package io.github.cxkit.testkit.conformance.core;

import java.util.Map;

/** Catalogue functions of retention, churn, cohorts and customer lifetime value. */
final class LifetimeFunctions {

    private LifetimeFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {}
}
