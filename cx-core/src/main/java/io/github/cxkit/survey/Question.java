package io.github.cxkit.survey;

import io.github.cxkit.internal.Copies;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rating question as data: where its answers are found, and on which scale they are. How it is scored is said where it
 * is scored: one question can be asked for several metrics, and a metric does not know its questions.
 *
 * <p>Every real survey writes blanks and "not applicable" as codes ({@code 0}, {@code 6}, {@code 11}, {@code -99},
 * {@code "Blank"}). A code declared here is counted apart; anything that is neither a point nor a declared code is
 * invalid. An empty cell is always blank.
 *
 * <pre>{@code
 * Question recommend = Question.of("recommend", Scale.of(0, 10)).withColumn("NETPRO").withBlankCodes("11");
 * recommend.read("9");    // Rating[value=9]
 * recommend.read("11");   // Blank[]
 * recommend.read("99");   // Invalid[given=99, ...]
 * }</pre>
 *
 * <p>Immutable; equal by value.
 *
 * @since 0.1.0
 */
public final class Question {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{0,18})?");

    private final String id;
    private final String column;
    private final String text;
    private final Scale scale;
    private final Set<String> blankCodes;
    private final Set<String> notApplicableCodes;
    private final Map<String, Integer> labels;

    private Question(
            String id,
            String column,
            String text,
            Scale scale,
            Set<String> blankCodes,
            Set<String> notApplicableCodes,
            Map<String, Integer> labels) {
        this.id = id;
        this.column = column;
        this.text = Objects.requireNonNull(text, "text");
        this.scale = Objects.requireNonNull(scale, "scale");
        this.blankCodes = Copies.set("blankCodes", blankCodes);
        this.notApplicableCodes = Copies.set("notApplicableCodes", notApplicableCodes);
        this.labels = Copies.map("labels", labels);
        if (id.isBlank() || column.isBlank()) {
            throw new IllegalArgumentException(
                    "a question needs an id and a column but has \"" + id + "\" and \"" + column + "\"");
        }
        for (String code : blankCodes) {
            refuseIfPoint(code);
            if (notApplicableCodes.contains(code)) {
                throw new IllegalArgumentException(
                        "question " + id + ": code \"" + code + "\" is declared both blank and not applicable");
            }
        }
        notApplicableCodes.forEach(this::refuseIfPoint);
        labels.forEach((label, point) -> {
            if (!scale.contains(point)) {
                throw new IllegalArgumentException("question " + id + ": label \"" + label + "\" stands for " + point
                        + ", which is not on the scale " + scale);
            }
        });
    }

    private void refuseIfPoint(String code) {
        if (WHOLE.matcher(code).matches() && scale.contains(Integer.parseInt(code))) {
            throw new IllegalArgumentException("question " + id + ": code \"" + code
                    + "\" is declared as no answer but is a point of the scale " + scale);
        }
    }

    /**
     * A question whose column has its own name, without codes.
     *
     * @param id name of question and column
     * @param scale the valid points
     * @return the question
     * @throws IllegalArgumentException if the id is blank
     */
    public static Question of(String id, Scale scale) {
        return new Question(id, id, id, scale, Set.of(), Set.of(), Map.of());
    }

    /**
     * The same with its answers in another column.
     *
     * @param column header of the column
     * @return the changed copy
     * @throws IllegalArgumentException if the column is blank
     */
    public Question withColumn(String column) {
        return new Question(id, column, text, scale, blankCodes, notApplicableCodes, labels);
    }

    /**
     * The same with the words asked.
     *
     * @param text the question as asked
     * @return the changed copy
     */
    public Question withText(String text) {
        return new Question(id, column, text, scale, blankCodes, notApplicableCodes, labels);
    }

    /**
     * The same with these codes for "no answer"; the empty text always is one.
     *
     * @param codes texts
     * @return the changed copy
     * @throws IllegalArgumentException if a code is a point of the scale, or means "does not apply" already
     */
    public Question withBlankCodes(String... codes) {
        return withBlankCodes(new HashSet<>(List.of(codes)));
    }

    /**
     * The same with these codes for "no answer"; the empty text always is one.
     *
     * @param codes texts
     * @return the changed copy
     * @throws IllegalArgumentException if a code is a point of the scale, or means "does not apply" already
     */
    public Question withBlankCodes(Set<String> codes) {
        return new Question(id, column, text, scale, codes, notApplicableCodes, labels);
    }

    /**
     * The same with these codes for "does not apply" or "do not know".
     *
     * @param codes texts
     * @return the changed copy
     * @throws IllegalArgumentException if a code is a point of the scale, or means "no answer" already
     */
    public Question withNotApplicableCodes(String... codes) {
        return withNotApplicableCodes(new HashSet<>(List.of(codes)));
    }

    /**
     * The same with these codes for "does not apply" or "do not know".
     *
     * @param codes texts
     * @return the changed copy
     * @throws IllegalArgumentException if a code is a point of the scale, or means "no answer" already
     */
    public Question withNotApplicableCodes(Set<String> codes) {
        return new Question(id, column, text, scale, blankCodes, codes, labels);
    }

    /**
     * The same with answers written as words.
     *
     * @param labels word to point, such as {@code Very good} to 5
     * @return the changed copy
     * @throws IllegalArgumentException if a label stands for no point of the scale
     */
    public Question withLabels(Map<String, Integer> labels) {
        return new Question(id, column, text, scale, blankCodes, notApplicableCodes, labels);
    }

    /**
     * Its name inside the survey.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Where its answers are found.
     *
     * @return header of the column or field
     */
    public String column() {
        return column;
    }

    /**
     * The question as asked, for people.
     *
     * @return the text; the id where none was given
     */
    public String text() {
        return text;
    }

    /**
     * The valid points.
     *
     * @return the scale
     */
    public Scale scale() {
        return scale;
    }

    /**
     * Texts that mean "no answer".
     *
     * @return the codes; the empty text is not among them, and always means it
     */
    public Set<String> blankCodes() {
        return blankCodes;
    }

    /**
     * Texts that mean "does not apply" or "do not know".
     *
     * @return the codes
     */
    public Set<String> notApplicableCodes() {
        return notApplicableCodes;
    }

    /**
     * Answers written as words.
     *
     * @return word to point
     */
    public Map<String, Integer> labels() {
        return labels;
    }

    /**
     * Reads one cell. Surrounding white space does not count; a whole number may be written with zero decimals
     * ({@code 9.0}); a fraction is never rounded to a point.
     *
     * @param cell the cell's text, null for a field that is not there
     * @return what it says; never null, never an exception
     */
    public Answer read(@Nullable String cell) {
        if (cell == null) {
            return Answer.BLANK;
        }
        String value = cell.strip();
        if (value.isEmpty() || blankCodes.contains(value)) {
            return Answer.BLANK;
        }
        if (notApplicableCodes.contains(value)) {
            return Answer.NOT_APPLICABLE;
        }
        Integer labelled = labels.get(value);
        if (labelled != null) {
            return new Answer.Rating(labelled);
        }
        if (DECIMAL.matcher(value).matches()) {
            BigDecimal number = new BigDecimal(value.endsWith(".") ? value + "0" : value);
            int whole = number.intValue();
            if (number.compareTo(BigDecimal.valueOf(whole)) == 0 && scale.contains(whole)) {
                return new Answer.Rating(whole);
            }
        }
        return new Answer.Invalid(
                value, "allowed: " + scale + (labels.isEmpty() ? "" : " or a label") + codesForPeople());
    }

    private String codesForPeople() {
        if (blankCodes.isEmpty() && notApplicableCodes.isEmpty()) {
            return "";
        }
        var codes = new TreeSet<>(blankCodes);
        codes.addAll(notApplicableCodes);
        return "; declared as no answer: " + String.join(", ", codes);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Question other
                && id.equals(other.id)
                && column.equals(other.column)
                && text.equals(other.text)
                && scale.equals(other.scale)
                && blankCodes.equals(other.blankCodes)
                && notApplicableCodes.equals(other.notApplicableCodes)
                && labels.equals(other.labels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, column, text, scale, blankCodes, notApplicableCodes, labels);
    }

    /** Such as {@code recommend on 0..10}, and whatever else is not at its default. */
    @Override
    public String toString() {
        return id + " on " + scale
                + (column.equals(id) ? "" : " in column " + column)
                + (text.equals(id) ? "" : " \"" + text + "\"")
                + (blankCodes.isEmpty() ? "" : " blank " + new TreeSet<>(blankCodes))
                + (notApplicableCodes.isEmpty() ? "" : " not applicable " + new TreeSet<>(notApplicableCodes))
                + (labels.isEmpty() ? "" : " labels " + new TreeMap<>(labels));
    }
}
