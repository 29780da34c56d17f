package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.List;
import java.util.Objects;

/**
 * Why a score moved: mix, who answered, and rate, how they answered, segment by segment. The parts add up to the change.
 *
 * <p>With shares p, P and scores m, M of a segment before and after, and ref the mean of both whole scores:
 * mix = (P - p)((m + M)/2 - ref), rate = (P + p)/2 (M - m). A segment that is there on one side only is all mix. Standard errors
 * by the delta method, the two sides taken as independent samples of unweighted answers; mix and rate are correlated, so that
 * their squares must not be added. For the same people asked twice use {@link PairedTally}.
 *
 * @param metric the metric
 * @param form which parts
 * @param before score before
 * @param after score after
 * @param change after - before
 * @param mix effect of the composition
 * @param rate effect within the segments
 * @param interaction of both; insufficient in the two-part form
 * @param segments contributions, the segments of before first
 * @param pattern whether the whole moved against all its parts
 * @param evidence rule and answers of both sides
 * @since 0.1.0
 */
public record ScoreChange(
        RatingMetric metric,
        Form form,
        double before,
        double after,
        Part change,
        Part mix,
        Part rate,
        Result<Part> interaction,
        List<Contribution> segments,
        Pattern pattern,
        Evidence evidence) {

    /** Which parts a change is split into. */
    public enum Form {
        /** Two symmetric parts (the mean over both orders of change): from a to b is minus from b to a. The default. */
        TWO_PART(Rule.published(
                "change.two-part", "Mix and rate", "Kitagawa 1955, Components of a Difference Between Two Rates")),
        /** Old scores for the mix, old shares for the rate, and what is left: depends on which side is called first. */
        THREE_PART(Rule.published(
                "change.three-part", "Mix, rate and interaction", "Oaxaca 1973; Blinder 1973, in three parts"));

        @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
        private final Rule rule;

        Form(Rule rule) {
            this.rule = rule;
        }

        /**
         * Name and source.
         *
         * @return the rule
         */
        public Rule rule() {
            return rule;
        }
    }

    /** How the whole moved beside its segments. */
    public enum Pattern {
        /** Nothing strange. */
        ORDINARY,
        /** Every segment moved one way and the whole the other (Simpson's paradox): only the mix explains it. */
        SIMPSON_REVERSAL
    }

    /**
     * A part of the change.
     *
     * @param value in the unit of the score
     * @param standardError of it
     */
    public record Part(double value, double standardError) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Part {
            Arguments.finite("value", value);
            Arguments.notNegative("standardError", standardError);
        }
    }

    /**
     * One side of a segment.
     *
     * @param share of all answers of the side, 0 to 1
     * @param score its score; insufficient without answers
     */
    public record Side(double share, Result<Double> score) {
        /**
         * Checks that the score is there.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Side {
            Arguments.share("share", share);
            Objects.requireNonNull(score, "score");
        }
    }

    /**
     * What a segment contributed.
     *
     * @param segment its name
     * @param before side before
     * @param after side after
     * @param mix its effect of the composition
     * @param rate its effect within
     * @param interaction of both; insufficient in the two-part form
     */
    public record Contribution(
            String segment, Side before, Side after, double mix, double rate, Result<Double> interaction) {
        /** Checks that the parts are there. */
        public Contribution {
            Arguments.finite("mix", mix);
            Arguments.finite("rate", rate);
            Objects.requireNonNull(segment, "segment");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(interaction, "interaction");
        }

        /**
         * All that the segment contributed.
         *
         * @return mix + rate + interaction
         */
        public double total() {
            return mix + rate + interaction.toOptional().orElse(0.0);
        }
    }

    /** Checks that the parts are there, and copies. */
    public ScoreChange {
        Arguments.finite("before", before);
        Arguments.finite("after", after);
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(mix, "mix");
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(interaction, "interaction");
        segments = Copies.list("segments", segments);
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(evidence, "evidence");
    }

    /**
     * Splits the change between two times or groups.
     *
     * @param before the metric by segment, before
     * @param after the same, after
     * @param form which parts
     * @return the split; insufficient without answers on a side
     * @throws IllegalArgumentException if the metrics differ
     */
    public static Result<ScoreChange> of(SegmentedScore before, SegmentedScore after, Form form) {
        Comparisons.requireSameMetric(before.metric(), after.metric());
        if (before.pooled().n() == 0 || after.pooled().n() == 0) {
            return Result.insufficient(
                    Reason.NO_ANSWERS,
                    "a change of " + before.metric().rule().title() + " needs answers on both sides");
        }
        return Result.of(new ChangeSplit(before, after, form).split());
    }

    /**
     * Segments that nobody answered for after.
     *
     * @return their names
     */
    public List<String> onlyBefore() {
        return segments.stream()
                .filter(s -> s.before().share() > 0 && s.after().share() == 0)
                .map(Contribution::segment)
                .toList();
    }

    /**
     * Segments that nobody answered for before.
     *
     * @return their names
     */
    public List<String> onlyAfter() {
        return segments.stream()
                .filter(s -> s.before().share() == 0 && s.after().share() > 0)
                .map(Contribution::segment)
                .toList();
    }
}
