package io.github.cxkit.testkit.conformance.core;

import java.util.Map;

/** Catalogue functions of things over time: trends, control charts, experiments. */
final class SeriesFunctions {

    private SeriesFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {}
}
