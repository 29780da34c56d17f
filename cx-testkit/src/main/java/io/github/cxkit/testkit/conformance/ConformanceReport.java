package io.github.cxkit.testkit.conformance;

import io.github.cxkit.testkit.conformance.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * How an implementation did: one verdict per case of the suite, so that the counts of all outcomes add up to the cases.
 *
 * @param entries the cases and their verdicts, in the suite's order
 * @since 0.1.0
 */
public record ConformanceReport(List<Entry> entries) {

    /**
     * One line of the report.
     *
     * @param conformanceCase the case
     * @param verdict what its answer comes to
     */
    public record Entry(ConformanceCase conformanceCase, Verdict verdict) {

        /**
         * What differs, and what the case is about.
         *
         * @return the message of the verdict with the note of the case behind it, empty if the case passed
         */
        public String message() {
            String note = conformanceCase.note();
            return verdict.message().isEmpty() || note.isEmpty()
                    ? verdict.message()
                    : verdict.message() + " [" + note + "]";
        }
    }

    /** Copies. */
    public ConformanceReport {
        entries = List.copyOf(entries);
    }

    /**
     * How many cases came to an outcome.
     *
     * @param outcome the outcome
     * @return how many
     */
    public long count(Outcome outcome) {
        return entries.stream().filter(e -> e.verdict().outcome() == outcome).count();
    }

    /**
     * Whether the implementation may call itself conforming: at least one case passed and none failed.
     *
     * @return true if so
     */
    public boolean passed() {
        return count(Outcome.PASSED) > 0 && count(Outcome.FAILED) == 0;
    }

    /**
     * What went wrong.
     *
     * @return the entries that failed, in order
     */
    public List<Entry> failures() {
        return entries.stream()
                .filter(e -> e.verdict().outcome() == Outcome.FAILED)
                .toList();
    }

    /**
     * The counts in one line.
     *
     * @return such as {@code 17 cases: 15 as expected, 1 not, 1 unsupported}
     */
    public String summary() {
        List<String> parts = new ArrayList<>();
        parts.add(count(Outcome.PASSED) + " as expected");
        parts.add(count(Outcome.FAILED) + " not");
        parts.add(count(Outcome.UNSUPPORTED) + " unsupported");
        if (count(Outcome.LEFT_OUT) > 0) {
            parts.add(count(Outcome.LEFT_OUT) + " without the chosen fields");
        }
        return entries.size() + " cases: " + String.join(", ", parts);
    }
}
