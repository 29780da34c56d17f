package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cxkit.readers.webhook.Feed;

/** Deliveries of other products under coverage-guided attack; run by the fuzz profile. */
class FeedFuzz {

    @FuzzTest(maxDuration = "20s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.feed(data.pickValue(Feed.values()), data.consumeRemainingAsString());
    }
}
