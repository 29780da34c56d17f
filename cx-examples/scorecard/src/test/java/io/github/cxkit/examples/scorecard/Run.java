package io.github.cxkit.examples.scorecard;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the program inside a test.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
public record Run(int code, String out, String err) {

    /**
     * Runs the program.
     *
     * @param args the command line
     * @return what came of it
     */
    public static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code;
        try (PrintWriter o = new PrintWriter(out);
                PrintWriter e = new PrintWriter(err)) {
            code = ScorecardApp.run(o, e, args);
        }
        return new Run(code, out.toString(), err.toString());
    }

    /**
     * Standard output as words, whatever lines the terminal has room for.
     *
     * @return one line
     */
    public String told() {
        return out.replaceAll("\\s+", " ");
    }
}
