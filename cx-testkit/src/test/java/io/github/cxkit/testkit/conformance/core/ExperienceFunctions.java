package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.journey.experience.CompoundSuccess;
import io.github.cxkit.journey.experience.ExperienceLevels;
import io.github.cxkit.journey.experience.MomentsOfTruth;
import io.github.cxkit.journey.experience.PeakEnd;
import io.github.cxkit.journey.friction.Click;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.friction.FrictionScore;
import io.github.cxkit.journey.friction.FrustrationRule;
import io.github.cxkit.journey.friction.FrustrationSignals;
import io.github.cxkit.journey.omnichannel.ChannelConsistency;
import io.github.cxkit.journey.omnichannel.ChannelScore;
import io.github.cxkit.journey.omnichannel.ContentAgreement;
import io.github.cxkit.journey.omnichannel.ContextCarry;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Catalogue functions of how a journey felt: peak and end, levels, moments of truth, friction, omnichannel. */
final class ExperienceFunctions {

    private ExperienceFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put(
                "journey.compoundSuccess",
                input -> CompoundSuccess.of(input.list("rates", Input::number))
                        .map(all -> new Output()
                                .put("allSatisfied", all.allSatisfied())
                                .put("lowerBound", all.lowerBound())
                                .put("upperBound", all.upperBound())));
        functions.put("journey.peakEnd", ExperienceFunctions::peakEnd);
        functions.put("levels.report", ExperienceFunctions::levels);
        functions.put("momentsOfTruth.assess", ExperienceFunctions::momentsOfTruth);
        functions.put("friction.score", input -> {
            FrictionScore score =
                    FrictionScore.of(input.number("severity"), input.integer("affected"), input.integer("exposed"));
            return new Output().put("frequency", score.frequency()).put("score", score.score());
        });
        functions.put("friction.loss", ExperienceFunctions::loss);
        functions.put(
                "friction.riskPriority",
                input -> FrictionScore.riskPriority(
                        input.intValue("severity"), input.intValue("occurrence"), input.intValue("detection")));
        functions.put("frustration.signals", ExperienceFunctions::frustration);
        functions.put("omnichannel.consistency", ExperienceFunctions::consistency);
        functions.put("omnichannel.contentAgreement", input -> {
            ContentAgreement result = ContentAgreement.of(input.map(
                    "attributes",
                    values -> values.list().stream().map(Input::text).toList()));
            return new Output().put("agreement", result.agreement()).put("index", result.index());
        });
        functions.put("omnichannel.contextCarry", ExperienceFunctions::contextCarry);
    }

    private static Result<Output> peakEnd(Input input) {
        String name = input.text("peak");
        PeakEnd.Peak peak = switch (name) {
            case "mostIntense" -> PeakEnd.Peak.MOST_INTENSE;
            case "positive" -> PeakEnd.Peak.POSITIVE;
            case "negative" -> PeakEnd.Peak.NEGATIVE;
            default -> throw Input.unknown("peak", name);
        };
        return PeakEnd.of(input.list("emotions", Input::number), peak)
                .map(result -> new Output()
                        .put("peak", result.peak())
                        .put("end", result.end())
                        .put("peakEnd", result.score())
                        .put("mean", result.mean())
                        .put("worst", result.worst())
                        .put("best", result.best()));
    }

    private static Output levels(Input input) {
        String name = input.text("journeyRule");
        ExperienceLevels.JourneyRule rule = switch (name) {
            case "weightedMean" -> ExperienceLevels.JourneyRule.WEIGHTED_MEAN;
            case "peakEnd" -> ExperienceLevels.JourneyRule.PEAK_END;
            default -> throw Input.unknown("journeyRule", name);
        };
        Result<Double> relationship = input.has("relationship")
                ? Result.of(input.number("relationship"))
                : Result.insufficient(Reason.PART_MISSING, "not measured");
        List<ExperienceLevels.TouchpointScore> scores = input.list(
                "touchpoints",
                each -> new ExperienceLevels.TouchpointScore(
                        each.text("touchpoint"), each.number("score"), each.number("weight")));
        ExperienceLevels levels = ExperienceLevels.of(scores, rule, relationship);
        return new Output()
                .put("interaction", levels.interaction())
                .put("journey", levels.journey())
                .put("relationship", levels.relationship())
                .put("spread", levels.spread())
                .put("coherence", levels.coherence());
    }

    private static Output momentsOfTruth(Input input) {
        List<MomentsOfTruth.Assessed> touchpoints = input.list(
                "touchpoints",
                each -> new MomentsOfTruth.Assessed(
                        each.text("touchpoint"), each.number("importance"), each.number("performance")));
        double neutral = input.number("neutral");
        MomentsOfTruth moments = input.has("importanceCut")
                ? new MomentsOfTruth(touchpoints, neutral, input.number("importanceCut"))
                : MomentsOfTruth.of(touchpoints, neutral);
        Map<String, String> effects = new LinkedHashMap<>();
        moments.effects().forEach((at, effect) -> effects.put(at, effect.name().toLowerCase(Locale.ROOT)));
        return new Output()
                .put("impact", moments.impact())
                .put("moments", moments.moments())
                .put("effects", effects)
                .put("index", moments.index());
    }

    private static Output loss(Input input) {
        Input with = input.get("withFriction");
        Input without = input.get("withoutFriction");
        FrictionLoss loss = new FrictionLoss(
                with.integer("journeys"),
                with.integer("dropOffs"),
                without.integer("journeys"),
                without.integer("dropOffs"),
                input.number("valuePerJourney"));
        return new Output()
                .put("dropOffWith", loss.dropOffWith())
                .put("dropOffWithout", loss.dropOffWithout())
                .put("excessDropOff", loss.excessDropOff())
                .put("loss", loss.loss());
    }

    private static Output frustration(Input input) {
        List<Click> clicks = input.list(
                "clicks",
                each -> new Click(
                        each.text("session"),
                        each.text("target"),
                        each.number("atMillis"),
                        each.number("x"),
                        each.number("y"),
                        Click.Effect.valueOf(each.text("effect").toUpperCase(Locale.ROOT))));
        FrustrationSignals signals = new FrustrationRule(
                        input.intValue("rageClicks"),
                        input.number("rageWindowMillis"),
                        input.number("rageRadiusPixels"))
                .signals(clicks, input.integer("sessions"));
        return new Output()
                .put("rageClicks", signals.rageClicks())
                .put("deadClicks", signals.deadClicks())
                .put("errorClicks", signals.errorClicks())
                .put("affectedSessions", signals.affectedSessions())
                .put("perHundredSessions", signals.perHundredSessions());
    }

    private static Output consistency(Input input) {
        List<ChannelScore> channels = input.list(
                "channels",
                each -> new ChannelScore(each.text("channel"), each.number("score"), each.number("weight")));
        Input scale = input.get("scale");
        ChannelConsistency result = ChannelConsistency.of(channels, scale.number("min"), scale.number("max"));
        return new Output()
                .put("mean", result.mean())
                .put("consistency", result.consistency())
                .put("spread", result.spread())
                .put("weakest", result.weakest());
    }

    private static Output contextCarry(Input input) {
        ContextCarry result = ContextCarry.of(input.list(
                "journeys",
                journey -> journey.list().stream()
                        .map(c -> new ContextCarry.Contact(c.text("channel"), c.flag("askedAgain")))
                        .toList()));
        return new Output()
                .put("switches", result.switches())
                .put("carried", result.carried())
                .put("contextCarryRate", result.contextCarryRate())
                .put("switchesPerJourney", result.switchesPerJourney());
    }
}
