package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Survey definitions under coverage-guided attack; run by the fuzz profile. */
class DefinitionFuzz {

    @FuzzTest(maxDuration = "20s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.define(data.consumeRemainingAsString());
    }
}
