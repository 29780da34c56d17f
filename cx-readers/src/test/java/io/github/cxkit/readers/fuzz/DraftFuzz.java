package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Drafting a definition from any file under coverage-guided attack; run by the fuzz profile. */
class DraftFuzz {

    @FuzzTest(maxDuration = "10s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.draft(data.consumeRemainingAsBytes());
    }
}
