package io.github.cxkit.testkit.conformance.core;

import java.util.Map;

/** Catalogue functions of journeys, funnels, attribution, friction, moments of truth, omnichannel. */
final class JourneyFunctions {

    private JourneyFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {}
}
