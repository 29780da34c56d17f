package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Files of orders under coverage-guided attack; run by the fuzz profile. */
class OrderFuzz {

    @FuzzTest(maxDuration = "20s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.readOrders(data.consumeRemainingAsBytes());
    }
}
