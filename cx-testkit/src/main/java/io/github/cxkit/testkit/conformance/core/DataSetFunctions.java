package io.github.cxkit.testkit.conformance.core;

import java.nio.file.Path;
import java.util.Map;

/** Catalogue functions that read a data file. */
final class DataSetFunctions {

    private DataSetFunctions() {}

    static void addTo(Map<String, CaseFunction> functions, Path dataFolder) {}
}
