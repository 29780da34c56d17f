package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cxkit.readers.ResponseFormat;

/** JSON Lines and JSON arrays under coverage-guided attack; run by the fuzz profile. */
class JsonFuzz {

    @FuzzTest(maxDuration = "60s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.read(
                data.consumeBoolean() ? ResponseFormat.JSON_LINES : ResponseFormat.JSON_ARRAY,
                data.consumeRemainingAsBytes());
    }
}
