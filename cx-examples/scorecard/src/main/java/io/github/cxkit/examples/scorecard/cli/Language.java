package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.report.wording.Wording;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The language of all that a command says about figures, the same option everywhere. */
public final class Language {

    @Option(
            names = "--lang",
            paramLabel = "en|it",
            defaultValue = "en",
            description = "Language of figures, sentences and pages (default: ${DEFAULT-VALUE}).")
    private String choice = "en";

    /**
     * The language asked for.
     *
     * @return English or Italian
     * @throws IllegalArgumentException if there is no such language
     */
    public Locale locale() {
        return switch (choice.toLowerCase(Locale.ROOT)) {
            case "en" -> Locale.ENGLISH;
            case "it" -> Locale.ITALIAN;
            default -> throw new IllegalArgumentException("--lang must be en or it but was " + choice);
        };
    }

    /**
     * Its words and figures.
     *
     * @return the wording
     */
    public Wording wording() {
        return Wording.in(locale());
    }
}
