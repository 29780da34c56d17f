package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.framework.ExpectationShares;
import io.github.cxkit.journey.GuardedEffect;
import io.github.cxkit.journey.Horizon;
import io.github.cxkit.journey.omnichannel.ValueAgreement;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.service.Autonomy;
import io.github.cxkit.service.EmployeeLinkage;
import io.github.cxkit.service.OutsideHours;
import io.github.cxkit.service.ReputationFit;
import io.github.cxkit.service.ReputationTrend;
import io.github.cxkit.service.ShareOfVoice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of the mission's smaller rules: too early, values, service, voice, reputation, expectations. */
final class MissionFunctions {

    private MissionFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("expectations.shares", MissionFunctions::expectations);
        functions.put("reputation.stress", MissionFunctions::stress);
        functions.put("reputation.fit", MissionFunctions::fit);
        functions.put("horizon.guard", MissionFunctions::guard);
        functions.put("values.agreement", MissionFunctions::agreement);
        functions.put("service.outsideHours", MissionFunctions::outsideHours);
        functions.put("service.autonomy", MissionFunctions::autonomy);
        functions.put("voice.share", MissionFunctions::voice);
        functions.put("employees.linkageInterval", MissionFunctions::linkage);
    }

    private static List<@Nullable Double> numbers(Input list) {
        List<@Nullable Double> numbers = new ArrayList<>();
        list.list().forEach(each -> numbers.add(each.isNull() ? null : each.number()));
        return numbers;
    }

    private static Object expectations(Input input) {
        ExpectationShares all = ExpectationShares.summarizer(
                        new ExpectationShares.Definition(MetricFunctions.scale(input), input.number("tolerance")))
                .summarize(input.list("pairs", pair -> {
                    List<@Nullable Double> sides = numbers(pair);
                    if (sides.size() != 2) {
                        throw new IllegalArgumentException("a pair of " + sides.size());
                    }
                    return new ExpectationShares.Pair(sides.get(0), sides.get(1));
                }));
        double confidence = input.number("confidence");
        return new Output()
                .put("n", all.n())
                .put("skipped", all.skipped())
                .put("notReached", PlanFunctions.rate(all.notReached(), confidence))
                .put("met", PlanFunctions.rate(all.met(), confidence))
                .put("exceeded", PlanFunctions.rate(all.exceeded(), confidence))
                .put("net", all.net())
                .put("meanGap", all.meanGap());
    }

    private static Object stress(Input input) {
        ReputationTrend.Stress stress = new ReputationTrend(input.number("rateUp"), input.number("rateDown"))
                .stress(
                        new ReputationTrend.Shock(
                                input.number("level"), input.number("bad"), input.integer("badPeriods")),
                        new ReputationTrend.Recovery(input.number("good"), input.number("target")));
        return new Output()
                .put("after", stress.after())
                .put("lost", stress.lost())
                .put("periods", stress.periods());
    }

    private static Object fit(Input input) {
        ReputationFit fit = ReputationFit.of(numbers(input.get("reputation")), numbers(input.get("ratings")));
        return new Output()
                .put("up", rate(fit.up()))
                .put("down", rate(fit.down()))
                .put("ratio", fit.ratio());
    }

    private static Output rate(ReputationFit.FittedRate rate) {
        return new Output()
                .put("n", rate.n())
                .put("rate", rate.rate())
                .put("standardError", rate.standardError())
                .put("inside", rate.isInside());
    }

    private static Object guard(Input input) {
        LocalDate start = LocalDate.parse(input.text("startedOn"));
        Input horizon = input.get("horizon");
        GuardedEffect effect = GuardedEffect.summarizer(new GuardedEffect.Action(
                        Metrics.NPS,
                        start,
                        Horizon.of(Period.parse(horizon.text("from")), Period.parse(horizon.text("to")))))
                .empty()
                .with(start.minusDays(1), MetricFunctions.npsTally(input.get("before")));
        for (Input day : input.get("after").list()) {
            LocalDate on = LocalDate.parse(day.text("on"));
            if (on.isBefore(start)) {
                throw new IllegalArgumentException("answers of " + on + " came before the start on " + start);
            }
            effect = effect.with(on, MetricFunctions.npsTally(day.get("counts")));
        }
        GuardedEffect.Judgement now = effect.on(LocalDate.parse(input.text("evaluatedOn")), input.number("confidence"));
        return PlanFunctions.lowerAndUpper(new Output(), now.difference().interval())
                .put("verdict", Names.lowerCamel(now.verdict().name()))
                .put("from", now.horizon().from())
                .put("to", now.horizon().to())
                .put("settling", now.answers().get(GuardedEffect.Place.SETTLING))
                .put("later", now.answers().get(GuardedEffect.Place.LATER))
                .put("used", now.answers().get(GuardedEffect.Place.USED))
                .put("difference", now.difference().value())
                .put("pValue", now.difference().pValue());
    }

    private static Object agreement(Input input) {
        Map<String, String> intended = new LinkedHashMap<>();
        List<ValueAgreement.Perception> perceptions = new ArrayList<>();
        for (Input each : input.get("touchpoints").list()) {
            PlanFunctions.putOnce(intended, each.text("touchpoint"), each.text("intended"));
            each.texts("perceived")
                    .forEach(value -> perceptions.add(new ValueAgreement.Perception(each.text("touchpoint"), value)));
        }
        ValueAgreement all = ValueAgreement.summarizer(intended).summarize(perceptions);
        Map<String, Output> shares = new LinkedHashMap<>();
        intended.keySet()
                .forEach(name -> shares.put(name, PlanFunctions.rate(all.of(name), input.number("confidence"))));
        return new Output()
                .put("touchpoints", shares)
                .put("index", all.index())
                .put("weakest", all.weakest())
                .put("unmeasured", all.unmeasured());
    }

    private static Object outsideHours(Input input) {
        OutsideHours all = OutsideHours.summarizer(ServiceFunctions.Clocks.week(input.get("hours")))
                .summarize(input.list(
                        "matters",
                        each -> new OutsideHours.Matter(
                                each.has("solved") ? Instant.parse(each.text("solved")) : null,
                                switch (each.text("by")) {
                                    case "human" -> OutsideHours.Solver.HUMAN;
                                    case "bot" -> OutsideHours.Solver.BOT;
                                    case "self" -> OutsideHours.Solver.SELF;
                                    default -> throw Input.unknown("solver", each.text("by"));
                                })));
        return new Output()
                .put("solved", all.rate().whole())
                .put("openCases", all.open())
                .put("outside", all.rate().part())
                .put("byMachine", all.byMachine())
                .put("rate", PlanFunctions.rate(all.rate(), input.number("confidence")));
    }

    private static Object autonomy(Input input) {
        Autonomy all = Autonomy.summarizer().summarize(input.list("matters", each -> {
            int level = each.intValue("level");
            Autonomy.Matter matter =
                    each.flag("solved") ? Autonomy.Matter.solvedAt(level) : Autonomy.Matter.unsolvedAt(level);
            matter = each.flag("approval") ? matter.with(Autonomy.Reason.APPROVAL) : matter;
            return each.flag("handedOver") ? matter.with(Autonomy.Reason.HAND_OVER) : matter;
        }));
        return new Output()
                .put("matters", all.matters())
                .put("solved", all.ofSolved().whole())
                .put("autonomous", all.ofSolved().part())
                .put("ofSolved", PlanFunctions.rate(all.ofSolved(), input.number("confidence")))
                .put("ofAll", all.ofAll())
                .put(
                        "reasons",
                        new Output()
                                .put("level", all.reasons().get(Autonomy.Reason.LEVEL))
                                .put("approval", all.reasons().get(Autonomy.Reason.APPROVAL))
                                .put("handedOver", all.reasons().get(Autonomy.Reason.HAND_OVER)));
    }

    private static Object voice(Input input) {
        Map<String, ShareOfVoice.Mentions> brands = new LinkedHashMap<>();
        for (Input each : input.get("brands").list()) {
            PlanFunctions.putOnce(
                    brands,
                    each.text("brand"),
                    mentions(each.integer("mentions"), each.integer("positive"), each.integer("negative")));
        }
        ShareOfVoice voice = new ShareOfVoice(input.text("own"), brands);
        return new Output()
                .put("mentions", voice.share().whole())
                .put("share", PlanFunctions.rate(voice.share(), input.number("confidence")))
                .put("positiveShare", voice.positiveShare())
                .put("negativeShare", voice.negativeShare())
                .put("excess", input.has("marketShare") ? voice.excess(input.number("marketShare")) : null);
    }

    private static ShareOfVoice.Mentions mentions(long all, long positive, long negative) {
        return new ShareOfVoice.Mentions(Map.of(
                ShareOfVoice.Tone.POSITIVE, positive,
                ShareOfVoice.Tone.NEGATIVE, negative,
                ShareOfVoice.Tone.NEUTRAL, all - positive - negative));
    }

    private static Object linkage(Input input) {
        EmployeeLinkage linkage = ServiceFunctions.linkage(input);
        return PlanFunctions.lowerAndUpper(new Output(), linkage.interval(input.number("confidence")))
                .put("teams", linkage.teams())
                .put("correlation", linkage.correlation())
                .put("pValue", linkage.pValue());
    }
}
