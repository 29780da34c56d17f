package io.github.cxkit.testkit.conformance.core;

import java.util.Map;

/** Catalogue functions of statistics without customer-experience words: shares, means, p values, trends, charts, experiments. */
final class StatsFunctions {

    private StatsFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {}
}
