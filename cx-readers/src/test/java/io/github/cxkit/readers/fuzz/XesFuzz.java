package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Logs by IEEE 1849 under coverage-guided attack; run by the fuzz profile. */
class XesFuzz {

    @FuzzTest(maxDuration = "10s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.readXes(data.consumeRemainingAsBytes());
    }
}
