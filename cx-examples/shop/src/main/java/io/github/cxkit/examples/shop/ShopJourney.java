package io.github.cxkit.examples.shop;

import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.ChannelKind;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.live.LiveDefinition;
import io.github.cxkit.service.FollowUpPolicy;
import io.github.cxkit.service.FollowUpPolicy.Trigger;
import io.github.cxkit.service.ServiceHours;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the shop told the library about itself, as data. */
final class ShopJourney {

    /** The planned way of a customer. */
    static final JourneyDefinition PLAN = JourneyDefinition.of("shop", "1")
            .withPersona("a customer")
            .withGoal("a present that arrives in time")
            .withPhases(JourneyPhase.STANDARD)
            .withChannels(List.of(new Channel("web", "Web", ChannelKind.DIGITAL)))
            .withTouchpoints(Stream.of(ShopTouchpoint.values())
                    .map(each -> Touchpoint.of(each.id(), each.phase(), "web"))
                    .toList())
            .withSteps(Stream.of(ShopTouchpoint.values())
                    .map(each -> PlannedStep.of(each.id()))
                    .toList());

    /** Answers by kind of question and touchpoint, in minutes of the last day. */
    static final LiveDefinition LIVE =
            new LiveDefinition(scales(), List.of("touchpoint"), Duration.ofMinutes(1), 24 * 60);

    /** Who is called back, by whom, until when. */
    static final FollowUpPolicy FOLLOW_UPS = new FollowUpPolicy(
            List.of(
                    Trigger.detractor(ShopTouchpoint.Kind.RECOMMENDATION.words()),
                    new Trigger(ShopTouchpoint.Kind.SATISFACTION.words(), 1, 2, "dissatisfied"),
                    new Trigger(ShopTouchpoint.Kind.EASE.words(), 1, 3, "effort")),
            Duration.ofHours(24),
            ServiceHours.ALWAYS,
            "care",
            Map.of(ShopTouchpoint.DELIVERY.id(), "logistics", ShopTouchpoint.CHECKOUT.id(), "web"));

    private ShopJourney() {}

    private static Map<String, Scale> scales() {
        Map<String, Scale> scales = new TreeMap<>();
        for (ShopTouchpoint.Kind kind : ShopTouchpoint.Kind.values()) {
            scales.put(kind.words(), kind.metric().scale());
        }
        return scales;
    }

    /** The plan with how each touchpoint feels, -1 to 1; one without answers has no step. */
    static JourneyMap map(EnumMap<ShopTouchpoint, Double> feelings) {
        List<JourneyMap.Step> steps = feelings.entrySet().stream()
                .map(each -> JourneyMap.Step.of(each.getKey().id(), each.getValue()))
                .toList();
        return new JourneyMap(PLAN, steps);
    }
}
