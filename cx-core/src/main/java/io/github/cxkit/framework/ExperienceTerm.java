package io.github.cxkit.framework;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Two terms that texts mix up: "CX" is used for both the experience and its management ("the CX team"); here they are apart.
 *
 * <pre>{@code
 * ExperienceTerm.of("CEM").orElseThrow().title(Locale.ENGLISH);  // ==> customer experience management
 * }</pre>
 *
 * @since 0.1.0
 */
public enum ExperienceTerm {
    /** What customers perceive and feel over all interactions with the company. */
    CX,
    /** The designing, running, monitoring and adapting of all interactions and touchpoints; also CEM. */
    CXM("CEM");

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy, which the type does not say
    private final List<String> aliases;

    ExperienceTerm(String... aliases) {
        this.aliases = List.of(aliases);
    }

    /**
     * The term of a short form.
     *
     * @param shortForm such as {@code CEM}, in any case
     * @return the term; empty if it is neither
     */
    public static Optional<ExperienceTerm> of(String shortForm) {
        String given = shortForm.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(term -> term.name().equals(given) || term.aliases.contains(given))
                .findFirst();
    }

    /**
     * Its name.
     *
     * @param locale Italian, or any other for English
     * @return such as {@code customer experience}
     */
    public String title(Locale locale) {
        return words(locale, "title");
    }

    /**
     * What it means.
     *
     * @param locale Italian, or any other for English
     * @return a phrase
     */
    public String meaning(Locale locale) {
        return words(locale, "meaning");
    }

    private String words(Locale locale, String part) {
        Locale language = locale.getLanguage().equals("it") ? Locale.ITALIAN : Locale.ENGLISH;
        return ResourceBundle.getBundle(ExperienceTerm.class.getName(), language)
                .getString(name() + "." + part);
    }
}
