package io.github.cxkit.framework;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Words for people: names of the built-in frameworks and their dimensions in English and Italian.
 *
 * <p>What has no word of its own (a team's own framework) is called by its title or id. Thread-safe.
 *
 * <pre>{@code
 * FrameworkLabels.of(Locale.ITALIAN).dimension(Frameworks.SIX_PILLARS, "empathy");  // "Empatia"
 * }</pre>
 *
 * @since 0.1.0
 */
public final class FrameworkLabels {

    private static final String BUNDLE = "io.github.cxkit.framework.Labels";

    private final ResourceBundle bundle;

    private FrameworkLabels(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * The words of a language.
     *
     * @param locale Italian for Italian words; every other language gets English ones
     * @return the labels
     */
    public static FrameworkLabels of(Locale locale) {
        // asking for one of the two by name keeps the machine's own language out of the answer
        boolean italian = locale.getLanguage().equals(Locale.ITALIAN.getLanguage());
        return new FrameworkLabels(ResourceBundle.getBundle(BUNDLE, italian ? Locale.ITALIAN : Locale.ENGLISH));
    }

    /**
     * The name of a framework.
     *
     * @param index the framework
     * @return its name, or the title of its rule
     */
    public String framework(CompositeIndex index) {
        return label("framework." + index.rule().id().name(), index.rule().title());
    }

    /**
     * The name of a dimension.
     *
     * @param index the framework
     * @param dimension id of the dimension
     * @return its name, or the id
     */
    public String dimension(CompositeIndex index, String dimension) {
        boolean builtIn = bundle.containsKey("framework." + index.rule().id().name());
        return builtIn ? label("dimension." + dimension, dimension) : dimension;
    }

    /**
     * The name of an experience scope.
     *
     * @param scope the scope
     * @return its name
     */
    public String scope(ExperienceScope scope) {
        return label("scope." + scope.name(), scope.name());
    }

    /**
     * The name of an experience realm.
     *
     * @param realm the realm
     * @return its name
     */
    public String realm(Realm realm) {
        return label("dimension." + realm.name().toLowerCase(Locale.ROOT), realm.name());
    }

    private String label(String key, String otherwise) {
        return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
    }
}
