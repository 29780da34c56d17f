package io.github.cxkit.examples.scorecard.cli;

/** Something was found that strict checking does not put up with; the program ends with {@link ExitCode#STRICT_FAILURE}. */
public final class StrictFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what was found.
     *
     * @param message for people
     */
    public StrictFailureException(String message) {
        super(message);
    }
}
