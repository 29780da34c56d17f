package io.github.cxkit.testkit.conformance.core;

import java.util.Map;

/** Catalogue functions of key drivers, importance-performance, Kano, opportunity, penalty and reward. */
final class DriverFunctions {

    private DriverFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {}
}
