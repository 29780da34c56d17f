package io.github.cxkit.framework;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Score;
import io.github.cxkit.score.ScoreUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A figure that somebody published, with its provenance. Never a default of any formula.
 *
 * @param id short name
 * @param statement what the figure says, in words
 * @param value the figure, null for a rank without a number
 * @param unit of the value, such as {@code share} or {@code USD bn}
 * @param population who was asked or measured, as far as the source says
 * @param year of the figure, null if the source does not say
 * @param source who published it, as the text names it; null if it names nobody
 * @param matchedSource a source found elsewhere that prints the same figure, null if there is none
 * @param status how far it was checked
 * @since 0.1.0
 */
public record BenchmarkFigure(
        String id,
        String statement,
        @Nullable Double value,
        String unit,
        String population,
        @Nullable Integer year,
        @Nullable String source,
        @Nullable String matchedSource,
        Status status) {

    /** How far a figure was checked. */
    public enum Status {
        /** As a text quotes it; the primary source was not read. */
        AS_QUOTED,
        /** Read at the source that measured it. */
        VERIFIED
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the value is not finite, or a name is blank
     */
    public BenchmarkFigure {
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(population, "population");
        Objects.requireNonNull(status, "status");
        Arguments.notBlank("id of a benchmark figure", id);
        if (value != null) {
            Arguments.finite("value of " + id, value);
        }
        if (source != null) {
            Arguments.notBlank("source of " + id, source);
        }
        if (matchedSource != null) {
            Arguments.notBlank("matchedSource of " + id, matchedSource);
        }
    }

    /**
     * What the figure says.
     *
     * @param locale Italian, or any other for English
     * @return the statement in that language, where it is one of {@link Benchmarks#all}; else as it is
     */
    public String statement(Locale locale) {
        Locale language = locale.getLanguage().equals("it") ? Locale.ITALIAN : Locale.ENGLISH;
        ResourceBundle words = ResourceBundle.getBundle(Benchmarks.class.getName(), language);
        boolean known = Benchmarks.find(id).filter(this::equals).isPresent() && words.containsKey(id);
        return known ? words.getString(id) : statement;
    }

    /**
     * Own score minus this figure, if both measure the same thing the same way.
     *
     * @param own own score
     * @param ownQuestion the question or measure of the own score
     * @param question the question or measure of this figure
     * @param unit unit of this figure as a score
     * @return the difference in that unit; insufficient if questions or units differ, or the own score has no value
     */
    public Result<Double> relative(Score own, String ownQuestion, String question, ScoreUnit unit) {
        if (own.unit() != unit || !ownQuestion.equals(question)) {
            return Result.insufficient(
                    Reason.PART_MISSING,
                    "\"" + ownQuestion + "\" in " + own.unit() + " cannot be compared with \"" + question + "\" in "
                            + unit);
        }
        Double figure = value;
        return figure == null
                ? Result.insufficient(Reason.PART_MISSING, "\"" + id + "\" has no number")
                : own.value().map(v -> v - figure);
    }
}
