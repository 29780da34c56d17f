package io.github.cxkit.examples.shop;

import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.ChannelKind;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.experience.EmotionCurve;
import io.github.cxkit.journey.experience.EmotionSource;
import io.github.cxkit.service.Disagreement;
import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackRule;
import io.github.cxkit.service.FeedbackRules;
import io.github.cxkit.service.FeedbackSource;
import io.github.cxkit.service.FollowUpPolicy;
import io.github.cxkit.service.FollowUpPolicy.Trigger;
import io.github.cxkit.service.ServiceHours;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.PoissonCusum;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** Who can own a case. */
    static final List<String> OWNERS = List.of("care", "logistics", "web");

    /** Who is called back for a rating, by whom, until when. */
    static final FollowUpPolicy FOLLOW_UPS = new FollowUpPolicy(
            Stream.of(ShopTouchpoint.values()).map(ShopJourney::trigger).toList(),
            Duration.ofHours(24),
            ServiceHours.ALWAYS,
            "care",
            Map.of(ShopTouchpoint.DELIVERY.id(), "logistics", ShopTouchpoint.CHECKOUT.id(), "web"));

    /** Who is called back for words, whatever the rating, and wherever they were said. The first that holds decides. */
    static final FeedbackRules WORDS = FeedbackRules.of(List.of(
            FeedbackRule.named("legal")
                    .withPhrases(List.of(
                            "avvocato", "avvocati", "denuncia*", "vie legali", "lawyer*", "legal action", "sue you"))
                    .always(),
            FeedbackRule.named("danger")
                    .withPhrases(
                            List.of("pericolos*", "scossa", "si e fatto male", "dangerous", "injur*", "caught fire")),
            FeedbackRule.named("leaving")
                    .withPhrases(List.of(
                            "mai piu",
                            "ultima volta",
                            "cancello l'account",
                            "never again",
                            "last time",
                            "close my account"))
                    .withSentimentTo(0),
            FeedbackRule.named("words-worse").withDisagreement(Disagreement.Verdict.WORDS_WORSE),
            FeedbackRule.named("in-public")
                    .withSources(Set.of(FeedbackSource.REVIEW, FeedbackSource.FORUM, FeedbackSource.SOCIAL))
                    .withSentimentTo(-0.3),
            FeedbackRule.named("returns").withThemes(List.of("returns")).withSentimentTo(-0.3),
            FeedbackRule.named("unrated").withoutRating().withSentimentTo(-0.3)));

    /** When a theme rises: two weeks are the past, a doubling is to be found. */
    static final PoissonCusum.Design RISING = new PoissonCusum.Design(14, 2, 4);

    private static final int FEWEST_TO_FEEL = 2;

    private ShopJourney() {}

    private static Trigger trigger(ShopTouchpoint touchpoint) {
        return switch (touchpoint.kind()) {
            case RECOMMENDATION -> Trigger.detractor(touchpoint.id());
            case SATISFACTION -> new Trigger(touchpoint.id(), 1, 2, "dissatisfied");
            case EASE -> new Trigger(touchpoint.id(), 1, 3, "effort");
        };
    }

    /** Whether a rating answers one of our own questions. */
    static boolean isOwn(Feedback feedback) {
        return feedback.source() == FeedbackSource.SURVEY;
    }

    static String ownerOf(String touchpoint) {
        return FOLLOW_UPS.owners().getOrDefault(touchpoint, FOLLOW_UPS.owner());
    }

    static boolean opensAlways(@Nullable String rule) {
        return WORDS.rules().stream()
                .anyMatch(each -> each.id().equals(rule) && each.opening() == FeedbackRule.Opening.ALWAYS);
    }

    /** How each touchpoint feels by its ratings; one with fewer than two is unknown. */
    static EmotionCurve feelings(Map<ShopTouchpoint, RatingTally> tallies) {
        Map<String, Map<EmotionSource, Moments>> observed = new TreeMap<>();
        tallies.forEach((touchpoint, tally) -> {
            Scale scale = tally.scale();
            double[] values = scale.points().stream()
                    .mapToDouble(point -> EmotionCurve.Observation.rating(touchpoint.id(), point, scale)
                            .value())
                    .toArray();
            observed.put(touchpoint.id(), Map.of(EmotionSource.RATING, Moments.ofFrequencies(values, tally.counts())));
        });
        List<String> path =
                Stream.of(ShopTouchpoint.values()).map(ShopTouchpoint::id).toList();
        return new EmotionCurve(path, FEWEST_TO_FEEL, observed);
    }

    /** The plan with how each touchpoint feels, -1 to 1; one that nobody knows has no step. */
    static JourneyMap map(EmotionCurve curve) {
        List<JourneyMap.Step> steps = curve.points().stream()
                .flatMap(point ->
                        point.mean().map(mean -> JourneyMap.Step.of(point.touchpoint(), mean)).toOptional().stream())
                .toList();
        return new JourneyMap(PLAN, steps);
    }
}
