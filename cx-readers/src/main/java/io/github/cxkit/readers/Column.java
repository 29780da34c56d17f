package io.github.cxkit.readers;

import io.github.cxkit.survey.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column that a definition addresses, with all it is used for. */
final class Column {

    /** A question's place among the answers, and how its cells read. */
    record AnswerCell(int position, CellCache<Answer> cache) {}

    /** A column that stands for one answer of a question: ticked, or with a count. */
    record ChoiceCell(int position, Answer answer) {}

    final String address;

    /** Name for people: as the file has it, once that is known. */
    String name;

    final List<AnswerCell> answers = new ArrayList<>();
    final List<ChoiceCell> choices = new ArrayList<>();
    final List<ChoiceCell> counts = new ArrayList<>();
    final List<RowChoice> filters = new ArrayList<>();

    /** The one question that a column is read for when it is read for nothing else: the usual case, made short. */
    @Nullable AnswerCell only;

    int segment = -1;

    @Nullable CellCache<String> segmentCache;

    boolean needed;
    boolean weight;
    boolean time;
    boolean respondent;
    boolean comment;
    boolean count;
    boolean longQuestion;
    boolean longValue;

    /** Place of a text among those that a mapping keeps; -1 for none. */
    int text = -1;

    /** The column that has taken over this one's uses, because both addresses lead to it. */
    @Nullable Column merged;

    /** Number of the last row in which the column stood, to notice one that appears more than once. */
    long lastRow;

    /** Number of the last row in which a path led here, which a key of exactly the address overrules. */
    long lastPathRow;

    Column(String address) {
        this.address = address;
        this.name = address;
    }

    /** Whether input without the column cannot be what the definition means. */
    boolean isNeeded() {
        return needed
                || !answers.isEmpty()
                || !choices.isEmpty()
                || !counts.isEmpty()
                || !filters.isEmpty()
                || segment >= 0
                || weight
                || time
                || count
                || longQuestion
                || longValue;
    }

    /** Whether what stands in it may be shown: not if it names a person or holds their words. */
    boolean isPrivate() {
        return (respondent || comment) && answers.isEmpty() && segment < 0;
    }

    /** Whether its numbers are part of a figure, so that its cells tell the decimal mark of the file. */
    boolean isExactNumber() {
        return weight || count || !counts.isEmpty();
    }

    /** Whether a row needs no more of it than what one cell says by itself. */
    boolean isPlain() {
        return answers.isEmpty()
                && choices.isEmpty()
                && counts.isEmpty()
                && filters.isEmpty()
                && !count
                && !longQuestion
                && !longValue
                && text < 0;
    }

    /** Takes over what another address of the same column is used for. */
    void absorb(Column other) {
        answers.addAll(other.answers);
        choices.addAll(other.choices);
        counts.addAll(other.counts);
        filters.addAll(other.filters);
        if (other.segment >= 0) {
            if (segment >= 0) {
                throw new IllegalArgumentException(
                        "the segments \"" + address + "\" and \"" + other.address + "\" are one column of the file");
            }
            segment = other.segment;
            segmentCache = other.segmentCache;
        }
        needed |= other.needed;
        weight |= other.weight;
        time |= other.time;
        respondent |= other.respondent;
        comment |= other.comment;
        count |= other.count;
        longQuestion |= other.longQuestion;
        longValue |= other.longValue;
        text = Math.max(text, other.text);
        other.merged = this;
        findOnly();
    }

    void findOnly() {
        boolean alone = choices.isEmpty()
                && counts.isEmpty()
                && filters.isEmpty()
                && segment < 0
                && !weight
                && !time
                && !respondent
                && !comment
                && !count
                && !longQuestion
                && !longValue
                && text < 0;
        only = answers.size() == 1 && alone ? answers.get(0) : null;
    }
}
