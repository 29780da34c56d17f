package io.github.cxkit.testkit.conformance.core;

import java.util.Map;

/** Catalogue functions of the named frameworks and published indices. */
final class FrameworkFunctions {

    private FrameworkFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {}
}
