package io.github.cxkit.score;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Name and version of a rule, written {@code nps/1}.
 *
 * <p>A rule whose arithmetic changes gets a new version, so that a stored score always says what it means.
 *
 * @param name lower case words joined by dots and hyphens, such as {@code csat.top-2-box}
 * @param version 1 or more
 * @since 0.1.0
 */
public record RuleId(String name, int version) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the name has another form or the version is below 1
     */
    public RuleId {
        Objects.requireNonNull(name, "name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a rule name must be lower case words joined by '.' or '-' but was \"" + name + "\"");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version of rule " + name + " must be >= 1 but was " + version);
        }
    }

    /**
     * Version 1 of a rule.
     *
     * @param name the rule's name
     * @return the id
     * @throws IllegalArgumentException if the name has a wrong form
     */
    public static RuleId of(String name) {
        return new RuleId(name, 1);
    }

    /**
     * Reads {@code name/version}; a name alone means version 1.
     *
     * @param text such as {@code nps/1}
     * @return the id
     * @throws IllegalArgumentException if the text has another form
     */
    public static RuleId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return of(text);
        }
        try {
            return new RuleId(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a rule id must look like name/1 with a whole version but was \"" + text + "\"", e);
        }
    }

    @Override
    public String toString() {
        return name + "/" + version;
    }
}
