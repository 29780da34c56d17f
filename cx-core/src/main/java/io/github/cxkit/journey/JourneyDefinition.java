package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A planned journey (CJML's term): the way a company means its customers to go.
 *
 * @param id short name
 * @param version which state of the plan, such as {@code 2026-03}
 * @param persona whom it is planned for
 * @param goal what that customer wants
 * @param phases the stages, in order
 * @param channels the ways of contact
 * @param touchpoints the moments of contact
 * @param steps the planned order of touchpoints
 * @since 0.1.0
 */
public record JourneyDefinition(
        String id,
        String version,
        String persona,
        String goal,
        List<JourneyPhase> phases,
        List<Channel> channels,
        List<Touchpoint> touchpoints,
        List<PlannedStep> steps) {

    /**
     * Checks that every name used is defined, and none twice.
     *
     * @param id short name, not blank
     * @param version which state of the plan
     * @param persona whom it is planned for
     * @param goal what that customer wants
     * @param phases the stages, in order
     * @param channels the ways of contact
     * @param touchpoints the moments of contact; phase and channel of each are among those given
     * @param steps the planned order; each touchpoint is among those given
     * @throws IllegalArgumentException if a name appears more than once or is used without being defined
     */
    public JourneyDefinition {
        Arguments.notBlank("id of a journey definition", id);
        phases = List.copyOf(phases);
        channels = List.copyOf(channels);
        touchpoints = List.copyOf(touchpoints);
        steps = List.copyOf(steps);
        Set<String> phaseCodes =
                distinct("phase", phases.stream().map(JourneyPhase::code).toList());
        Set<String> channelIds =
                distinct("channel", channels.stream().map(Channel::id).toList());
        Set<String> ids =
                distinct("touchpoint", touchpoints.stream().map(Touchpoint::id).toList());
        for (Touchpoint each : touchpoints) {
            defined("phase", each.phase(), phaseCodes, "touchpoint " + each.id());
            defined("channel", each.channel(), channelIds, "touchpoint " + each.id());
        }
        for (int i = 0; i < steps.size(); i++) {
            defined("touchpoint", steps.get(i).touchpoint(), ids, "steps[" + i + "]");
        }
    }

    private static Set<String> distinct(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + " \"" + name + "\" is defined twice");
            }
        }
        return seen;
    }

    private static void defined(String what, String name, Set<String> known, String where) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    where + " names the " + what + " \"" + name + "\", which is not defined");
        }
    }

    /**
     * A touchpoint by its id.
     *
     * @param touchpoint the id
     * @return the touchpoint, or empty if the plan has no such one
     */
    public Optional<Touchpoint> touchpoint(String touchpoint) {
        return touchpoints.stream().filter(t -> t.id().equals(touchpoint)).findFirst();
    }

    /**
     * The touchpoints of a phase.
     *
     * @param phase code of the phase
     * @return its touchpoints in the order they were given
     */
    public List<Touchpoint> touchpointsOf(String phase) {
        return touchpoints.stream().filter(t -> t.phase().equals(phase)).toList();
    }

    /**
     * The planned way as touchpoint ids, optional steps included.
     *
     * @return the ids in planned order
     */
    public List<String> plannedTouchpoints() {
        return steps.stream().map(PlannedStep::touchpoint).toList();
    }
}
