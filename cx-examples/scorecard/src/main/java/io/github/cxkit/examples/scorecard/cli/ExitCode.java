package io.github.cxkit.examples.scorecard.cli;

/** What the program tells the shell. */
public final class ExitCode {

    /** All went well. */
    public static final int OK = 0;

    /** The call or its input is wrong; the message on standard error says how. */
    public static final int BAD_INPUT = 1;

    /** Strict checking was asked for and found something. */
    public static final int STRICT_FAILURE = 2;

    /** Written, but too much was left out, or nothing was read. */
    public static final int TOO_MUCH_LEFT_OUT = 3;

    /** A defect of this program. */
    public static final int DEFECT = 70;

    private ExitCode() {}
}
