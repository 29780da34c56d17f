package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** What a database counted, under coverage-guided attack; run by the fuzz profile. */
class CountsFuzz {

    @FuzzTest(maxDuration = "10s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.readCounts(data.consumeRemainingAsBytes());
    }
}
