package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/**
 * A stage of the customer's way, with what the customer wants to achieve in it.
 *
 * <p>The five of {@link #STANDARD} have labels in English and Italian; a phase of your own says its own name and goal in
 * every language.
 *
 * <pre>{@code
 * JourneyPhase.PURCHASE.label(Locale.ITALIAN);  // "Acquisto"
 * JourneyPhase rent = new JourneyPhase("rent", 3, "Renting", "drive today");
 * }</pre>
 *
 * @param code short name used in data, such as {@code purchase}
 * @param order place along the way, ascending
 * @param name what people call it
 * @param customerGoal what the customer wants in it
 * @since 0.1.0
 */
public record JourneyPhase(String code, int order, String name, String customerGoal) {

    /** The customer notices a need and the company. */
    public static final JourneyPhase AWARENESS = standard("awareness", 1);

    /** The customer compares. */
    public static final JourneyPhase CONSIDERATION = standard("consideration", 2);

    /** The customer buys. */
    public static final JourneyPhase PURCHASE = standard("purchase", 3);

    /** The customer gets help. */
    public static final JourneyPhase SERVICE = standard("service", 4);

    /** The customer may come back and recommend. */
    public static final JourneyPhase LOYALTY = standard("loyalty", 5);

    /** The five phases in order. */
    public static final List<JourneyPhase> STANDARD = List.of(AWARENESS, CONSIDERATION, PURCHASE, SERVICE, LOYALTY);

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if code or name is blank
     */
    public JourneyPhase {
        Objects.requireNonNull(customerGoal, "customerGoal");
        Arguments.notBlank("code of a phase", code);
        Arguments.notBlank("name of phase " + code, name);
    }

    private static JourneyPhase standard(String code, int order) {
        ResourceBundle english = labels(Locale.ROOT);
        return new JourneyPhase(code, order, english.getString(code + ".label"), english.getString(code + ".goal"));
    }

    /**
     * What people call the phase.
     *
     * @param locale the reader's language; Italian has labels of its own, all others read English
     * @return the label, or the phase's own name if it is none of the five
     */
    public String label(Locale locale) {
        return text("label", name, locale);
    }

    /**
     * What the customer wants in the phase.
     *
     * @param locale the reader's language; Italian has texts of its own, all others read English
     * @return the goal, or the phase's own goal if it is none of the five
     */
    public String goal(Locale locale) {
        return text("goal", customerGoal, locale);
    }

    private String text(String kind, String own, Locale locale) {
        return STANDARD.contains(this) ? labels(locale).getString(code + "." + kind) : own;
    }

    private static ResourceBundle labels(Locale locale) {
        // the language is chosen here, so that the default locale of the machine never shows
        boolean italian = locale.getLanguage().equals("it");
        return ResourceBundle.getBundle(
                "io.github.cxkit.journey.JourneyLabels", italian ? Locale.ITALIAN : Locale.ROOT);
    }
}
