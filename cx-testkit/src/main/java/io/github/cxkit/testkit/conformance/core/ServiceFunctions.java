package io.github.cxkit.testkit.conformance.core;

import java.util.Map;

/** Catalogue functions of service, community, personalisation, consent, reputation. */
final class ServiceFunctions {

    private ServiceFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {}
}
