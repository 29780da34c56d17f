package io.github.cxkit.journey.experience;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Satisfied everywhere, counted on the same customers; where too few were asked everywhere, only bounds are known (Fréchet
 * 1935). A mergeable summary of counts.
 *
 * @param touchpoints the touchpoints
 * @param minimum complete rows needed to go by them
 * @param satisfied satisfied at each touchpoint, of those asked there
 * @param everywhere satisfied at all touchpoints, of those asked at all
 * @since 0.1.0
 */
public record JointSuccess(List<String> touchpoints, long minimum, List<Rate> satisfied, Rate everywhere) {

    /** The rule that the choice follows. */
    public static final Rule RULE = Rule.published(
            "journey.joint-success",
            "Satisfied everywhere",
            "Fréchet 1935 for the bounds; Wilson 1927 for the observed");

    private static final double ROUNDING = 1e-12;

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if there are not as many rates as touchpoints
     */
    public JointSuccess {
        touchpoints = Copies.list("touchpoints", touchpoints);
        satisfied = Copies.list("satisfied", satisfied);
        Objects.requireNonNull(everywhere, "everywhere");
        Arguments.within("minimum", minimum, 1, Long.MAX_VALUE);
        if (touchpoints.stream().distinct().count() != satisfied.size()) {
            throw new IllegalArgumentException(satisfied.size() + " rates for the touchpoints " + touchpoints);
        }
    }

    /**
     * Counts customers.
     *
     * @param touchpoints the touchpoints, each once
     * @param minimum complete rows needed to go by them, 1 or more
     * @return a summarizer of rows with one entry per touchpoint, null where the customer was not asked; it refuses rows of
     *     another length
     */
    public static Summarizer<List<@Nullable Boolean>, JointSuccess> summarizer(List<String> touchpoints, long minimum) {
        Rate none = new Rate(RULE, 0, 0);
        JointSuccess empty =
                new JointSuccess(touchpoints, minimum, Collections.nCopies(touchpoints.size(), none), none);
        return Summarizer.folding(empty, JointSuccess::plus, JointSuccess::merge);
    }

    private JointSuccess plus(List<@Nullable Boolean> row) {
        if (row.size() != touchpoints.size()) {
            throw new IllegalArgumentException(
                    "a row has " + row.size() + " entries for " + touchpoints.size() + " touchpoints");
        }
        List<Rate> rates = new ArrayList<>();
        boolean complete = true;
        boolean all = true;
        for (int i = 0; i < row.size(); i++) {
            Boolean entry = row.get(i);
            Rate rate = satisfied.get(i);
            complete &= entry != null;
            all &= Boolean.TRUE.equals(entry);
            rates.add(entry == null ? rate : rate.merge(new Rate(RULE, entry ? 1 : 0, 1)));
        }
        Rate joint = complete ? everywhere.merge(new Rate(RULE, all ? 1 : 0, 1)) : everywhere;
        return new JointSuccess(touchpoints, minimum, rates, joint);
    }

    /**
     * These and other customers together.
     *
     * @param other over the same touchpoints
     * @return the sums
     * @throws IllegalArgumentException if the definitions differ
     */
    public JointSuccess merge(JointSuccess other) {
        Definitions.of("joint successes")
                .same("touchpoints", touchpoints, other.touchpoints)
                .same("minimum", minimum, other.minimum);
        List<Rate> rates = new ArrayList<>();
        for (int i = 0; i < satisfied.size(); i++) {
            rates.add(satisfied.get(i).merge(other.satisfied.get(i)));
        }
        return new JointSuccess(touchpoints, minimum, rates, everywhere.merge(other.everywhere));
    }

    /**
     * Bounds and, for comparison only, the product, from the rates of the touchpoints over all who answered each.
     *
     * @return them, insufficient if a touchpoint was not answered
     */
    public Result<CompoundSuccess> fromRates() {
        List<Double> rates = new ArrayList<>();
        for (Rate rate : satisfied) {
            Result<Double> value = rate.value();
            if (!value.isKnown()) {
                return value.flatMap(v -> CompoundSuccess.of(List.of(v)));
            }
            rates.add(value.orElseThrow());
        }
        return CompoundSuccess.of(rates);
    }

    /**
     * What can be gone by.
     *
     * @return observed, bounds or none
     */
    public Basis basis() {
        if (everywhere.whole() >= minimum) {
            return Basis.OBSERVED;
        }
        return fromRates().isKnown() ? Basis.BOUNDS : Basis.NONE;
    }

    /**
     * What to be careful about.
     *
     * @return {@link Caution#COMPLETE_ROWS_DIFFER} if the observed share lies outside the bounds of all who answered, so that
     *     those asked everywhere differ from the rest
     */
    public Set<Caution> cautions() {
        boolean outside = everywhere
                .value()
                .flatMap(observed -> fromRates()
                        .map(bounds ->
                                observed < bounds.lowerBound() - ROUNDING || observed > bounds.upperBound() + ROUNDING))
                .toOptional()
                .orElse(false);
        return outside ? Set.of(Caution.COMPLETE_ROWS_DIFFER) : Set.of();
    }

    /** What can be gone by. */
    public enum Basis {
        /** Enough customers were asked everywhere. */
        OBSERVED,
        /** Too few were: only bounds are known. */
        BOUNDS,
        /** A touchpoint was not answered by anybody. */
        NONE
    }
}
