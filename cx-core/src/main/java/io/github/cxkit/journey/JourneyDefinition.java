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
 * A planned journey (CJML's term): the way a company means its customers to go.
 *
 * <pre>{@code
 * JourneyDefinition plan = JourneyDefinition.of("buying", "2026-03")
 *         .withPersona("Ada").withGoal("a gift").withPhases(JourneyPhase.STANDARD);
 * plan.phases().size();  // 5
 * }</pre>
 *
 * @since 0.1.0
 */
public final class JourneyDefinition {

    private final String id;
    private final String version;
    private final String persona;
    private final String goal;
    private final List<JourneyPhase> phases;
    private final List<Channel> channels;
    private final List<Touchpoint> touchpoints;
    private final List<PlannedStep> steps;

    private JourneyDefinition(
            String id,
            String version,
            String persona,
            String goal,
            List<JourneyPhase> phases,
            List<Channel> channels,
            List<Touchpoint> touchpoints,
            List<PlannedStep> steps) {
        this.id = Arguments.notBlank("id of a journey definition", id);
        this.version = Objects.requireNonNull(version, "version");
        this.persona = Objects.requireNonNull(persona, "persona");
        this.goal = Objects.requireNonNull(goal, "goal");
        this.phases = Copies.list("phases", phases);
        this.channels = Copies.list("channels", channels);
        this.touchpoints = Copies.list("touchpoints", touchpoints);
        this.steps = Copies.list("steps", steps);
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

    /**
     * A plan with nothing in it yet. Fill it in the order of its parts: phases and channels, touchpoints, steps.
     *
     * @param id short name, not blank
     * @param version which state of the plan
     * @return the plan
     * @throws IllegalArgumentException if the id is blank
     */
    public static JourneyDefinition of(String id, String version) {
        return new JourneyDefinition(id, version, "", "", List.of(), List.of(), List.of(), List.of());
    }

    /**
     * The same plan with another persona.
     *
     * @param newValue whom it is planned for
     * @return the changed plan
     */
    public JourneyDefinition withPersona(String newValue) {
        return new JourneyDefinition(id, version, newValue, goal, phases, channels, touchpoints, steps);
    }

    /**
     * The same plan with another goal.
     *
     * @param newValue what that customer wants
     * @return the changed plan
     */
    public JourneyDefinition withGoal(String newValue) {
        return new JourneyDefinition(id, version, persona, newValue, phases, channels, touchpoints, steps);
    }

    /**
     * The same plan with other phases.
     *
     * @param newValue the stages, in order
     * @return the changed plan
     * @throws IllegalArgumentException if a name appears more than once or is used without being defined
     */
    public JourneyDefinition withPhases(List<JourneyPhase> newValue) {
        return new JourneyDefinition(id, version, persona, goal, newValue, channels, touchpoints, steps);
    }

    /**
     * The same plan with other channels.
     *
     * @param newValue the ways of contact
     * @return the changed plan
     * @throws IllegalArgumentException if a name appears more than once or is used without being defined
     */
    public JourneyDefinition withChannels(List<Channel> newValue) {
        return new JourneyDefinition(id, version, persona, goal, phases, newValue, touchpoints, steps);
    }

    /**
     * The same plan with other touchpoints.
     *
     * @param newValue the moments of contact; phase and channel of each are defined
     * @return the changed plan
     * @throws IllegalArgumentException if a name appears more than once or is used without being defined
     */
    public JourneyDefinition withTouchpoints(List<Touchpoint> newValue) {
        return new JourneyDefinition(id, version, persona, goal, phases, channels, newValue, steps);
    }

    /**
     * The same plan with another planned order.
     *
     * @param newValue the steps; each touchpoint is defined
     * @return the changed plan
     * @throws IllegalArgumentException if a name appears more than once or is used without being defined
     */
    public JourneyDefinition withSteps(List<PlannedStep> newValue) {
        return new JourneyDefinition(id, version, persona, goal, phases, channels, touchpoints, newValue);
    }

    /**
     * Its short name.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Which state of the plan.
     *
     * @return the version
     */
    public String version() {
        return version;
    }

    /**
     * Whom it is planned for.
     *
     * @return the persona
     */
    public String persona() {
        return persona;
    }

    /**
     * What that customer wants.
     *
     * @return the goal
     */
    public String goal() {
        return goal;
    }

    /**
     * The stages.
     *
     * @return in order
     */
    public List<JourneyPhase> phases() {
        return phases;
    }

    /**
     * The ways of contact.
     *
     * @return the channels
     */
    public List<Channel> channels() {
        return channels;
    }

    /**
     * The moments of contact.
     *
     * @return in order
     */
    public List<Touchpoint> touchpoints() {
        return touchpoints;
    }

    /**
     * The planned order of touchpoints.
     *
     * @return the steps
     */
    public List<PlannedStep> steps() {
        return steps;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JourneyDefinition plan
                && id.equals(plan.id)
                && version.equals(plan.version)
                && persona.equals(plan.persona)
                && goal.equals(plan.goal)
                && phases.equals(plan.phases)
                && channels.equals(plan.channels)
                && touchpoints.equals(plan.touchpoints)
                && steps.equals(plan.steps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, version, persona, goal, phases, channels, touchpoints, steps);
    }

    @Override
    public String toString() {
        return id + " " + version + ": " + plannedTouchpoints();
    }
}
