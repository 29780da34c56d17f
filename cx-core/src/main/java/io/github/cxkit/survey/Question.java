package io.github.cxkit.survey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rating question as data: where its answers stand, on which scale, which codes are no answers, and which metrics are
 * asked of it.
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
 * @param id name inside the survey
 * @param column header of the column or field that holds the answers
 * @param text the question as asked, for people
 * @param scale the valid points
 * @param blankCodes texts that mean "no answer"; the empty text always does
 * @param notApplicableCodes texts that mean "does not apply" or "do not know"
 * @param labels answers written as words, such as {@code Very good} to 5
 * @param metrics names of the metrics asked of this question, such as {@code nps} or {@code csat.top-2-box}
 * @since 0.1.0
 */
public record Question(
        String id,
        String column,
        String text,
        Scale scale,
        Set<String> blankCodes,
        Set<String> notApplicableCodes,
        Map<String, Integer> labels,
        List<String> metrics) {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{0,18})?");

    /**
     * Checks and copies.
     *
     * @param id name inside the survey
     * @param column header of the column or field that holds the answers
     * @param text the question as asked, for people
     * @param scale the valid points
     * @param blankCodes texts that mean "no answer"
     * @param notApplicableCodes texts that mean "does not apply"
     * @param labels answers written as words
     * @param metrics names of the metrics asked of this question
     * @throws IllegalArgumentException if id or column is blank, a code is also a point of the scale or has two meanings,
     *     or a label stands for no point
     */
    public Question {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(scale, "scale");
        if (id.isBlank() || column.isBlank()) {
            throw new IllegalArgumentException(
                    "a question needs an id and a column but has \"" + id + "\" and \"" + column + "\"");
        }
        blankCodes = Set.copyOf(blankCodes);
        notApplicableCodes = Set.copyOf(notApplicableCodes);
        labels = Map.copyOf(labels);
        metrics = List.copyOf(metrics);
        for (String code : blankCodes) {
            refuseIfPoint(id, scale, code);
            if (notApplicableCodes.contains(code)) {
                throw new IllegalArgumentException(
                        "question " + id + ": code \"" + code + "\" is declared both blank and not applicable");
            }
        }
        for (String code : notApplicableCodes) {
            refuseIfPoint(id, scale, code);
        }
        labels.forEach((label, point) -> {
            if (!scale.contains(point)) {
                throw new IllegalArgumentException("question " + id + ": label \"" + label + "\" stands for " + point
                        + ", which is not on the scale " + scale);
            }
        });
    }

    private static void refuseIfPoint(String id, Scale scale, String code) {
        if (WHOLE.matcher(code).matches() && scale.contains(Integer.parseInt(code))) {
            throw new IllegalArgumentException("question " + id + ": code \"" + code
                    + "\" is declared as no answer but is a point of the scale " + scale);
        }
    }

    /**
     * A question whose column has its own name, without codes or metrics.
     *
     * @param id name of question and column
     * @param scale the valid points
     * @return the question
     */
    public static Question of(String id, Scale scale) {
        return new Question(id, id, id, scale, Set.of(), Set.of(), Map.of(), List.of());
    }

    /**
     * The same with its answers in another column.
     *
     * @param column header of the column
     * @return the changed copy
     */
    public Question withColumn(String column) {
        return new Question(id, column, text, scale, blankCodes, notApplicableCodes, labels, metrics);
    }

    /**
     * The same with the words asked.
     *
     * @param text the question as asked
     * @return the changed copy
     */
    public Question withText(String text) {
        return new Question(id, column, text, scale, blankCodes, notApplicableCodes, labels, metrics);
    }

    /**
     * The same with these codes for "no answer".
     *
     * @param codes texts
     * @return the changed copy
     */
    public Question withBlankCodes(String... codes) {
        return new Question(id, column, text, scale, Set.of(codes), notApplicableCodes, labels, metrics);
    }

    /**
     * The same with these codes for "does not apply".
     *
     * @param codes texts
     * @return the changed copy
     */
    public Question withNotApplicableCodes(String... codes) {
        return new Question(id, column, text, scale, blankCodes, Set.of(codes), labels, metrics);
    }

    /**
     * The same with answers written as words.
     *
     * @param labels word to point
     * @return the changed copy
     */
    public Question withLabels(Map<String, Integer> labels) {
        return new Question(id, column, text, scale, blankCodes, notApplicableCodes, labels, metrics);
    }

    /**
     * The same with these metrics asked of it.
     *
     * @param metrics names of metrics
     * @return the changed copy
     */
    public Question withMetrics(String... metrics) {
        return new Question(id, column, text, scale, blankCodes, notApplicableCodes, labels, List.of(metrics));
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
}
