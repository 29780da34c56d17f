package io.github.cxkit.examples.scorecard.cli;

import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What money is counted in, the same option on every command that shows amounts. Amounts are never converted. */
public final class Money {

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description =
                    "What amounts are in, such as EUR (ISO 4217); wins over the definition. Nothing is converted.")
    private @Nullable String choice;

    /**
     * The currency to show.
     *
     * @param own what the definition or the data say, empty if nothing
     * @return the code asked for, else their own
     * @throws IllegalArgumentException if there is no such code, or the data name another
     */
    public String over(String own) {
        if (choice == null) {
            return own;
        }
        String code = choice.toUpperCase(Locale.ROOT);
        if (!isCode(code)) {
            throw new IllegalArgumentException("--currency must be a code of ISO 4217 such as EUR but was " + choice);
        }
        return code;
    }

    /**
     * The same for amounts whose currency stands in the data, row by row.
     *
     * @param found what the rows say, empty if nothing
     * @return the code asked for, else what was found
     * @throws IllegalArgumentException if there is no such code, or the rows are in another
     */
    public String overRows(String found) {
        String code = over(found);
        if (!code.equals(found) && isCode(found)) {
            throw new IllegalArgumentException(
                    "--currency is " + code + " but the amounts are in " + found + ", and nothing is converted");
        }
        return code;
    }

    /**
     * Whether a currency was asked for.
     *
     * @return true if the option was given
     */
    public boolean isAsked() {
        return choice != null;
    }

    private static boolean isCode(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(each -> each.getCurrencyCode().equals(code));
    }
}
