package io.github.cxkit.jackson;

import io.github.cxkit.journey.Actor;
import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.EventOutcome;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.Touchpoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of journeys in JSON. */
final class JourneyForms {

    private JourneyForms() {}

    /** One event with all its fields. */
    record EventForm(
            @Nullable String id,
            String customer,
            String touchpoint,
            @Nullable String channel,
            Instant occurredAt,
            @Nullable Instant receivedAt,
            @Nullable String session,
            Actor actor,
            EventOutcome outcome,
            @Nullable BigDecimal value,
            @Nullable String currency,
            @Nullable Double emotion,
            boolean customerContributed,
            Map<String, String> properties) {

        static EventForm of(JourneyEvent event) {
            return new EventForm(
                    event.id(),
                    event.customer(),
                    event.touchpoint(),
                    event.channel(),
                    event.occurredAt(),
                    event.receivedAt(),
                    event.session(),
                    event.actor(),
                    event.outcome(),
                    event.value(),
                    event.currency(),
                    event.emotion(),
                    event.customerContributed(),
                    event.properties());
        }

        JourneyEvent event() {
            JourneyEvent.Builder builder = JourneyEvent.builder(customer, touchpoint, occurredAt)
                    .id(id)
                    .channel(channel)
                    .receivedAt(receivedAt)
                    .session(session)
                    .actor(actor)
                    .outcome(outcome)
                    .value(value, currency)
                    .customerContributed(customerContributed);
            properties.forEach(builder::property);
            return builder.build().withEmotion(emotion);
        }
    }

    /** A plan with all its parts. */
    record PlanForm(
            String id,
            String version,
            String persona,
            String goal,
            List<JourneyPhase> phases,
            List<Channel> channels,
            List<Touchpoint> touchpoints,
            List<PlannedStep> steps) {

        static PlanForm of(JourneyDefinition plan) {
            return new PlanForm(
                    plan.id(),
                    plan.version(),
                    plan.persona(),
                    plan.goal(),
                    plan.phases(),
                    plan.channels(),
                    plan.touchpoints(),
                    plan.steps());
        }

        JourneyDefinition plan() {
            return JourneyDefinition.of(id, version)
                    .withPersona(persona)
                    .withGoal(goal)
                    .withPhases(phases)
                    .withChannels(channels)
                    .withTouchpoints(touchpoints)
                    .withSteps(steps);
        }
    }
}
