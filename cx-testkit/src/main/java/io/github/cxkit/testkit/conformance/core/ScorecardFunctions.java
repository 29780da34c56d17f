package io.github.cxkit.testkit.conformance.core;

import java.util.Map;

/** Catalogue functions of scorecards: pooling and suppression. */
final class ScorecardFunctions {

    private ScorecardFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {}
}
