package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Files of units of an experiment under coverage-guided attack; run by the fuzz profile. */
class ExperimentFuzz {

    @FuzzTest(maxDuration = "10s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.readExperiment(data.consumeRemainingAsBytes());
    }
}
