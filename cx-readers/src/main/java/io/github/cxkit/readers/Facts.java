package io.github.cxkit.readers;

import org.jspecify.annotations.Nullable;

/** What is found out about an input while it is opened. */
final class Facts {

    String file = "";
    String container = "";

    @Nullable String encoding;

    @Nullable String encodingBy;

    @Nullable String separator;

    @Nullable String separatorBy;

    @Nullable String decimal;

    @Nullable String sheet;

    long hiddenRows;
    int headerRows;
    long firstDataLine;

    ReadReport.SourceFacts made() {
        return new ReadReport.SourceFacts(
                file,
                container,
                encoding,
                encodingBy,
                separator,
                separatorBy,
                decimal,
                sheet,
                hiddenRows,
                headerRows,
                firstDataLine);
    }
}
