package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** JSON Lines and JSON arrays under coverage-guided attack; run by the fuzz profile. */
class JsonFuzz {

    @FuzzTest(maxDuration = "20s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.read(("{" + data.consumeRemainingAsString()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
