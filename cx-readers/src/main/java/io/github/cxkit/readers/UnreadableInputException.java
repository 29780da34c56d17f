package io.github.cxkit.readers;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The input is damaged in a way that leaves no next row to go on with: wrong encoding, a quote that swallows the file, a
 * JSON array broken in its middle, a packed file cut short. Rows before the damage have been handed on.
 *
 * @since 0.1.0
 */
public final class UnreadableInputException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Where reading ended. */
    private final long line;

    /**
     * Says where and why.
     *
     * @param line line of the row at fault, from 1
     * @param reason what is wrong
     * @param cause what the parser said, or null
     */
    public UnreadableInputException(long line, String reason, @Nullable Throwable cause) {
        super("line " + line + ": " + reason, cause);
        this.line = line;
    }

    /**
     * Says why the whole input is refused.
     *
     * @param reason what is wrong
     */
    public UnreadableInputException(String reason) {
        super(reason);
        this.line = 1;
    }

    /**
     * Where reading ended.
     *
     * @return line of the row at fault, from 1
     */
    public long line() {
        return line;
    }
}
