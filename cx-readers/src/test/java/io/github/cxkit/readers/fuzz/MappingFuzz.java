package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Mappings of orders and settings of events under coverage-guided attack; run by the fuzz profile. */
class MappingFuzz {

    @FuzzTest(maxDuration = "10s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.map(data.consumeRemainingAsString());
    }
}
