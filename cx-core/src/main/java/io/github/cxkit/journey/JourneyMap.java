package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A planned journey with what customers do, think and feel at each touchpoint, and what stands in their way.
 *
 * @param definition the planned journey
 * @param steps one entry per touchpoint that the map says something about
 * @since 0.1.0
 */
public record JourneyMap(JourneyDefinition definition, List<Step> steps) {

    /**
     * Checks that the steps are touchpoints of the plan, none twice.
     *
     * @throws IllegalArgumentException if a touchpoint is unknown or appears more than once
     */
    public JourneyMap {
        Objects.requireNonNull(definition, "definition");
        steps = Copies.list("steps", steps);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            String touchpoint = steps.get(i).touchpoint();
            if (definition.touchpoint(touchpoint).isEmpty() || !seen.add(touchpoint)) {
                throw new IllegalArgumentException("steps[" + i + "] of the map: touchpoint \"" + touchpoint
                        + "\" is unknown to " + definition.id() + " or appears more than once");
            }
        }
    }

    /**
     * What the map says of a touchpoint.
     *
     * @param touchpoint id of the touchpoint
     * @return its entry, or empty if the map is silent about it
     */
    public Optional<Step> step(String touchpoint) {
        return steps.stream().filter(s -> s.touchpoint().equals(touchpoint)).findFirst();
    }

    /**
     * One touchpoint of a map.
     *
     * @param touchpoint id of the touchpoint
     * @param doing what the customer does
     * @param thinking what the customer thinks
     * @param feeling how it feels, -1 (worst) to 1 (best), or null if nobody knows
     * @param frictions what stands in the way
     * @param moments moments of truth
     * @param opportunities what could be done about it
     * @param evidence where all that is known from: survey, event log, interview
     */
    public record Step(
            String touchpoint,
            String doing,
            String thinking,
            @Nullable Double feeling,
            List<FrictionPoint> frictions,
            List<MomentOfTruth> moments,
            List<Opportunity> opportunities,
            List<String> evidence) {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if the feeling is out of range
         */
        public Step {
            Arguments.notBlank("touchpoint of a map's step", touchpoint);
            Objects.requireNonNull(doing, "doing");
            Objects.requireNonNull(thinking, "thinking");
            if (feeling != null) {
                Arguments.within("feeling at " + touchpoint, feeling, -1, 1);
            }
            frictions = Copies.list("frictions", frictions);
            moments = Copies.list("moments", moments);
            opportunities = Copies.list("opportunities", opportunities);
            evidence = Copies.list("evidence", evidence);
        }

        /**
         * A touchpoint of which only the feeling is known.
         *
         * @param touchpoint id of the touchpoint
         * @param feeling how it feels, -1 to 1
         * @return the step
         */
        public static Step of(String touchpoint, double feeling) {
            return new Step(touchpoint, "", "", feeling, List.of(), List.of(), List.of(), List.of());
        }
    }
}
