package io.github.cxkit.readers.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Sheets of a workbook under coverage-guided attack; run by the fuzz profile. */
class WorkbookFuzz {

    @FuzzTest(maxDuration = "10s")
    void fuzz(FuzzedDataProvider data) {
        Hostile.readWorkbook(data.consumeRemainingAsBytes());
    }
}
