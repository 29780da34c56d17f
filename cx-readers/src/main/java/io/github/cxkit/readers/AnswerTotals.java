package io.github.cxkit.readers;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.RatingTally;
import org.jspecify.annotations.Nullable;

/** What all rows of answers come to: what tells footers, proposals and persons, which no single row knows. */
final class AnswerTotals {

    private final long[] sums;
    private final long[] ratings;
    private final long[] leading;
    private final long[] invalid;
    private final @Nullable RespondentCounts persons;
    private long weightZero;
    private long unanswered;

    AnswerTotals(int questions, @Nullable RespondentCounts persons) {
        this.sums = new long[questions];
        this.ratings = new long[questions];
        this.leading = new long[questions];
        this.invalid = new long[questions];
        this.persons = persons;
    }

    /** Takes in a row; false if it answers nothing. */
    boolean add(@Nullable Answer[] answers) {
        boolean answered = false;
        for (int i = 0; i < answers.length; i++) {
            Answer answer = answers[i];
            if (answer instanceof Answer.Rating rating) {
                sums[i] += rating.value();
                ratings[i]++;
            }
            answered |= answer != null && !(answer instanceof Answer.Blank);
        }
        return answered;
    }

    /** Takes in the answers to a question that were counted from their bytes. */
    void addCounted(int question, RatingTally tally) {
        for (int i = 0; i < tally.scale().size(); i++) {
            sums[question] += tally.scale().points().get(i) * tally.countAt(i);
        }
        ratings[question] += tally.n();
    }

    void addUnanswered(long rows) {
        unanswered += rows;
    }

    /** Whether there are too few persons for it to matter in which order they come. */
    boolean isOrderFree() {
        return persons == null || persons.isOrderFree();
    }

    /** Takes in a person by the hash, 0 for none. */
    void person(long hash) {
        if (hash != 0 && persons != null) {
            persons.addHash(hash);
        }
    }

    void invalid(int question) {
        invalid[question]++;
    }

    /** An invalid answer that begins with a point of the scale. */
    void leading(int question) {
        leading[question]++;
    }

    void weightZero() {
        weightZero++;
    }

    long weightsOfZero() {
        return weightZero;
    }

    long unanswered() {
        return unanswered;
    }

    ReadReport.@Nullable Respondents respondents() {
        return persons == null ? null : persons.respondents();
    }

    /** Sum and number of the ratings of a question. */
    double[] sums(int question) {
        return new double[] {sums[question], ratings[question]};
    }

    /** What would read the invalid answers of a question, if it were said; null if nothing would. */
    @Nullable String hint(int question) {
        return leading[question] > 0 && 2 * leading[question] >= invalid[question]
                ? "\"numbers\": \"LEADING\" reads " + leading[question] + " of them"
                : null;
    }
}
