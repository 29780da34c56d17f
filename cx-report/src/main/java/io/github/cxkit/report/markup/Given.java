package io.github.cxkit.report.markup;

import io.github.cxkit.score.Disclosure;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a page was given, as every page keeps it: its language, the smallest number that it tells of, and what its own class adds.
 * Changed only while a copy is made, so that a page is immutable.
 *
 * @param <G> the class itself
 */
public abstract class Given<G extends Given<G>> implements Cloneable {

    /** The page's language. */
    public Locale locale = Locale.ENGLISH;

    /** The smallest number that is told of; 1 hides nothing. */
    public long minGroup = 1;

    /** Nothing yet. */
    protected Given() {}

    /**
     * A copy with something changed.
     *
     * @param change sets fields of the copy
     * @return the copy
     */
    public G with(Consumer<G> change) {
        G copy = copy();
        change.accept(copy);
        return copy;
    }

    /**
     * A copy in another language.
     *
     * @param language Italian, or any other for English
     * @return the copy
     */
    public G in(Locale language) {
        Objects.requireNonNull(language, "language");
        G copy = copy();
        copy.locale = language;
        return copy;
    }

    /**
     * A copy that tells nothing of fewer.
     *
     * @param what what is counted, such as customers
     * @param least the least number
     * @return the copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public G hidingBelow(String what, long least) {
        if (least < 1) {
            throw new IllegalArgumentException("the least number of " + what + " must be >= 1 but was " + least);
        }
        G copy = copy();
        copy.minGroup = least;
        return copy;
    }

    /**
     * Which counts are few, and the words where a figure is hidden.
     *
     * @param of what is counted
     * @return the rule
     */
    public Disclosure least(Disclosure.Of of) {
        return Disclosure.from(minGroup, of);
    }

    @SuppressWarnings("unchecked")
    private G copy() {
        try {
            return (G) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("it is cloneable", e);
        }
    }
}
