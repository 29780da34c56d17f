/**
 * For test suites: conformance cases of every metric rule with their runner, AssertJ assertions, jqwik arbitraries.
 */
module io.github.cxkit.testkit {
    requires transitive io.github.cxkit.core;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive org.junit.jupiter.api;
    requires transitive org.assertj.core;
    requires static transitive org.jspecify;
    requires static transitive net.jqwik.api;

    exports io.github.cxkit.testkit.arbitraries;
    exports io.github.cxkit.testkit.assertions;
    exports io.github.cxkit.testkit.conformance;
    exports io.github.cxkit.testkit.laws;
}
