package io.github.cxkit.score;

import java.util.Objects;

/**
 * A named, versioned rule with its source: what a result was computed by.
 *
 * @param id name and version
 * @param title what people call it, such as {@code NPS}
 * @param origin published, adapted, or a convention of this library
 * @param source author and year, or where else it is written down
 * @since 0.1.0
 */
public record Rule(RuleId id, String title, RuleOrigin origin, String source) {

    /**
     * Checks that every part is there.
     *
     * @throws IllegalArgumentException if title or source is blank
     */
    public Rule {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(origin, "origin");
        if (title.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("rule " + id + " needs a title and a source");
        }
    }

    /**
     * Version 1 of a rule that follows its source exactly.
     *
     * @param name the rule's name
     * @param title what people call it
     * @param source author and year
     * @return the rule
     */
    public static Rule published(String name, String title, String source) {
        return new Rule(RuleId.of(name), title, RuleOrigin.PUBLISHED, source);
    }

    /**
     * Version 1 of a rule that departs from its source in a stated way.
     *
     * @param name the rule's name
     * @param title what people call it
     * @param source author, year and the difference
     * @return the rule
     */
    public static Rule adapted(String name, String title, String source) {
        return new Rule(RuleId.of(name), title, RuleOrigin.ADAPTED, source);
    }

    /**
     * Version 1 of a rule whose arithmetic is this library's.
     *
     * @param name the rule's name
     * @param title what people call it
     * @param source what it rests on
     * @return the rule
     */
    public static Rule convention(String name, String title, String source) {
        return new Rule(RuleId.of(name), title, RuleOrigin.LIBRARY_CONVENTION, source);
    }
}
