package io.github.cxkit.examples.flink;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Reads lines such as {@code checkout,phone,9,,7,2026-03-02T08:30:00Z}: touchpoint, device, recommend, satisfaction, ease, and
 * when the customer answered; a question that was not asked is left empty. A line that cannot be read is handed over apart,
 * with what is wrong with it.
 */
final class FeedbackLines extends ProcessFunction<String, Feedback> {

    private static final long serialVersionUID = 1L;
    private static final int CELLS = 6;

    /** Lines that cannot be read. */
    static final OutputTag<String> UNREADABLE = new OutputTag<>("unreadable") {
        private static final long serialVersionUID = 1L;
    };

    @Override
    public void processElement(String line, Context context, Collector<Feedback> out) {
        if (line.isBlank()) {
            return;
        }
        try {
            out.collect(feedback(line));
        } catch (IllegalArgumentException | DateTimeException e) {
            context.output(UNREADABLE, line + ": " + e.getMessage());
        }
    }

    static Feedback feedback(String line) {
        List<String> cells = List.of(line.split(",", -1));
        if (cells.size() != CELLS) {
            throw new IllegalArgumentException(
                    "touchpoint,device,recommend,satisfaction,ease,time are six cells, but there are " + cells.size());
        }
        return new Feedback(
                cells.get(0).strip(),
                cells.get(1).strip(),
                rating("recommend", cells.get(2)),
                rating("satisfaction", cells.get(3)),
                rating("ease", cells.get(4)),
                Instant.parse(cells.get(5).strip()).toEpochMilli());
    }

    private static int rating(String question, String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return -1;
        }
        int rating;
        try {
            rating = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    question + " must be a whole number or empty but was \"" + text + "\"", e);
        }
        if (rating < 0) {
            throw new IllegalArgumentException(question + " must be 0 or more or empty but was " + rating);
        }
        return rating;
    }
}
