package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import java.util.Objects;

/**
 * A moment of contact between customer and company, on- or offline.
 *
 * <pre>{@code
 * Touchpoint.of("checkout", JourneyPhase.PURCHASE, "web").phase();  // ==> purchase
 * }</pre>
 *
 * @param id short name used in events, such as {@code checkout}
 * @param name what people call it
 * @param phase code of its phase
 * @param channel id of its channel
 * @param type message or action
 * @param kind who holds it
 * @param initiator who starts the contact
 * @param enabler what it rests on
 * @since 0.1.0
 */
public record Touchpoint(
        String id,
        String name,
        String phase,
        String channel,
        TouchpointType type,
        TouchpointKind kind,
        Actor initiator,
        Enabler enabler) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a text is blank
     */
    public Touchpoint {
        Arguments.notBlank("id of a touchpoint", id);
        Arguments.notBlank("name of touchpoint " + id, name);
        Arguments.notBlank("phase of touchpoint " + id, phase);
        Arguments.notBlank("channel of touchpoint " + id, channel);
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(initiator, "initiator");
        Objects.requireNonNull(enabler, "enabler");
    }

    /**
     * The common case: the company's own communication point, started by the customer, resting on technology.
     *
     * @param id short name used in events, also what people call it
     * @param phase its phase
     * @param channel id of its channel
     * @return the touchpoint
     * @throws IllegalArgumentException if a text is blank
     */
    public static Touchpoint of(String id, JourneyPhase phase, String channel) {
        return new Touchpoint(
                id,
                id,
                phase.code(),
                channel,
                TouchpointType.COMMUNICATION_POINT,
                TouchpointKind.OWNED,
                Actor.CUSTOMER,
                Enabler.TECHNOLOGY);
    }
}
