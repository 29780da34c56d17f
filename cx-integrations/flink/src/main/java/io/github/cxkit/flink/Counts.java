package io.github.cxkit.flink;

import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import org.jspecify.annotations.Nullable;

/**
 * What the SQL functions keep: a tally that can also take a row back. {@link CountsSerializer} writes it. Mutable; public
 * because Flink calls functions of it by reflection.
 *
 * @since 0.1.0
 */
public final class Counts {

    /** The metric or scale that the rows name; null as long as there was no row. */
    @Nullable String definition;

    /** How often each point was chosen, lowest first. */
    long[] counts = new long[0];

    /** Rows without a rating. */
    long blank;

    /** Answers that do not apply; only stored tallies have them. */
    long notApplicable;

    /** Numbers that are no point of the scale. */
    long invalid;

    /** Nothing yet; for Flink. */
    public Counts() {}

    private void define(String name, int size) {
        if (definition == null) {
            definition = name;
            counts = new long[size];
        } else if (!definition.equals(name)) {
            throw new IllegalArgumentException("one group is scored by one definition, but its rows name \""
                    + definition + "\" and \"" + name + "\"");
        }
    }

    /** Adds a rating, or takes it back; a number between the points, or off the scale, is invalid, never rounded. */
    void add(String name, Scale scale, @Nullable Double rating, Step step) {
        define(name, scale.size());
        if (rating == null) {
            blank += step.by;
            return;
        }
        int point = rating.intValue();
        if (point == rating && scale.contains(point)) {
            counts[scale.indexOf(point)] += step.by;
        } else {
            invalid += step.by;
        }
    }

    void add(RatingTally tally, Step step) {
        define(tally.scale().toString(), tally.scale().size());
        for (int i = 0; i < counts.length; i++) {
            counts[i] += step.by * tally.countAt(i);
        }
        blank += step.by * tally.blank();
        notApplicable += step.by * tally.notApplicable();
        invalid += step.by * tally.invalid();
    }

    void merge(Counts other) {
        if (other.definition == null) {
            return;
        }
        define(other.definition, other.counts.length);
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        blank += other.blank;
        notApplicable += other.notApplicable;
        invalid += other.invalid;
    }

    RatingTally tally(Scale scale) {
        return definition == null
                ? RatingTally.empty(scale)
                : RatingTally.ofCounts(scale, counts, blank, notApplicable, invalid);
    }

    /** A row that comes, or one that is taken back. */
    enum Step {
        ADD(1),
        RETRACT(-1);

        private final int by;

        Step(int by) {
            this.by = by;
        }
    }
}
