package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Logs of events under coverage-guided attack; run by the fuzz profile. */
class EventFuzz {

    @FuzzTest(maxDuration = "20s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.readEvents(data.consumeRemainingAsBytes());
    }
}
