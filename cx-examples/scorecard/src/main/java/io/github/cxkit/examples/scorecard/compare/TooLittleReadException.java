package io.github.cxkit.examples.scorecard.compare;

import java.io.Serial;

/** An input of which too little could be read to compare anything; what became of its rows has been noted. */
final class TooLittleReadException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Too few rows. */
    TooLittleReadException() {
        super("");
    }

    /** @param why which answers could not be read */
    TooLittleReadException(String why) {
        super(why);
    }
}
