package io.github.cxkit.report.advice;

import io.github.cxkit.journey.friction.BudgetPlan;
import io.github.cxkit.journey.friction.Measure;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.GroupGains;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import io.github.cxkit.scorecard.GainPlan;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of the page of advice below its first sentences. */
final class AdviceSections {

    private static final int MOST_TERMS = 5;

    private final AdvicePage page;
    private final Wording wording;

    AdviceSections(AdvicePage page) {
        this.page = page;
        this.wording = page.wording;
    }

    Section touchpoints(GainPlan all) {
        String level = wording.level(page.findings.scorecard().confidence());
        List<Mark> marks = new ArrayList<>();
        Table table = Table.of(
                Column.text(page.text("touchpoint")),
                Column.text(page.text("verdict")),
                Column.number(page.text("gain")),
                Column.number(page.text("limits", level)),
                Column.number(page.title()),
                Column.number(page.text("answers")));
        double reach = 1;
        for (GainPlan.Line line : all.lines()) {
            Result<ConfidenceInterval> interval = line.gain().gain().interval();
            String gain = line.gain()
                    .gain()
                    .value()
                    .map(v -> wording.signed(v, page.decimals()))
                    .orElse(Wording.NONE);
            table = table.row(
                    page.name(line),
                    verdict(line),
                    gain,
                    page.limits(line),
                    page.score(line.gain().score()),
                    wording.count(line.gain().n()));
            if (interval.isKnown()) {
                ConfidenceInterval limits = interval.orElseThrow();
                reach = Math.max(reach, Math.max(-limits.lower(), limits.upper()));
                marks.add(new Mark(
                        page.name(line),
                        line.gain().gain().value().orElseThrow(),
                        limits.lower(),
                        limits.upper(),
                        gain + " (" + page.limits(line) + ")",
                        line.standing() == GainPlan.Standing.UNSETTLED));
            }
        }
        String chart = marks.isEmpty()
                ? ""
                : Charts.in(wording.locale())
                        .narrow()
                        .dots(
                                page.text("all"),
                                marks,
                                new Charts.Range(-reach, reach),
                                new Mark("0", 0.0, null, null, "0", false));
        String figure = chart.isEmpty()
                ? ""
                : new Html().open("figure").raw(chart).close("figure").toString();
        return new Section(
                "all",
                page.text("all"),
                "",
                page.text("all.intro", page.title(), level),
                figure,
                List.of(new Figure("", "", "", table)));
    }

    private String verdict(GainPlan.Line line) {
        if (line.gain().verdict() == GroupGains.Verdict.UNMEASURED) {
            return page.text("verdict.UNMEASURED");
        }
        if (line.standing() == GainPlan.Standing.MEND && line.gain().n() < Caution.SMALL_SAMPLE_BELOW) {
            return page.text("verdict.MEND.few", wording.count(line.gain().n()));
        }
        boolean mayCost = line.gain().gain().value().map(gain -> gain > 0).orElse(true);
        if (line.standing() == GainPlan.Standing.UNSETTLED && !mayCost) {
            return page.text("verdict.UNSETTLED.lifts");
        }
        return line.askMore()
                .map(more -> page.text("verdict.UNSETTLED.ask", wording.count(more)))
                .orElse(page.text("verdict." + line.standing()));
    }

    Section words() {
        if (!page.voices.areShown()) {
            return Section.of("why", page.text("why"), page.few());
        }
        Html html = new Html();
        if (!page.voices.terms().isEmpty()) {
            html.element(
                    "p",
                    page.text(
                            "why.terms",
                            page.voices.terms().entrySet().stream()
                                    .limit(MOST_TERMS)
                                    .map(each -> each.getKey() + " (" + wording.count(each.getValue()) + ")")
                                    .collect(Collectors.joining(", "))));
        }
        page.voices
                .remarks()
                .forEach(remark -> html.open("blockquote")
                        .element("p", remark, "dir", "auto")
                        .close("blockquote"));
        return Section.ofHtml(
                "why",
                page.text("why"),
                page.text(
                        "why.intro",
                        wording.count(page.voices.said()),
                        page.name(page.toMend().get(0))),
                html.toString());
    }

    Section measures(BudgetPlan best) {
        Table chosen = Table.of(
                Column.text(page.text("measure")),
                Column.text(page.text("touchpoint")),
                Column.number(page.text("brings")),
                Column.number(page.text("cost")),
                Column.number(page.text("days")),
                Column.text(page.text("owner")),
                Column.text(page.text("by")));
        for (Measure each : best.chosen()) {
            Action action = action(each.id());
            chosen = chosen.row(
                    each.id(),
                    target(each),
                    each.value()
                            .map(v -> wording.signed(v.doubleValue(), page.decimals()))
                            .orElse(Wording.NONE),
                    page.money(each.cost()),
                    page.number(each.days()),
                    action.owner(),
                    action.expectedBy());
        }
        List<Figure> figures = new ArrayList<>();
        if (!best.chosen().isEmpty()) {
            figures.add(new Figure("", "", "", chosen.withoutEmptyColumns()));
        }
        if (!best.notChosen().isEmpty()) {
            Table rest = Table.of(
                    Column.text(page.text("measure")),
                    Column.text(page.text("touchpoint")),
                    Column.text(page.text("reason")));
            for (Map.Entry<String, BudgetPlan.LeftOut> each : best.notChosen().entrySet()) {
                Measure measure = action(each.getKey()).measure();
                rest = rest.row(measure.id(), target(measure), reason(measure, each.getValue()));
            }
            figures.add(new Figure(page.text("do.rest"), "", "", rest));
        }
        return new Section(
                "do",
                page.text("do"),
                "",
                page.text("do.intro", page.money(best.budget().money())),
                "",
                figures);
    }

    private Action action(String id) {
        return page.actions.stream()
                .filter(each -> each.measure().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String target(Measure measure) {
        return line(measure).map(page::name).orElse(measure.target());
    }

    private Optional<GainPlan.Line> line(Measure measure) {
        return page.plan == null
                ? Optional.empty()
                : page.plan.lines().stream()
                        .filter(line -> line.slice().groups().containsValue(measure.target()))
                        .findFirst();
    }

    private String reason(Measure measure, BudgetPlan.LeftOut reason) {
        return switch (reason) {
            case GAIN_UNKNOWN ->
                line(measure)
                        .flatMap(line -> line.askMore().toOptional())
                        .map(more -> page.text("do.gainUnknown.ask", wording.count(more)))
                        .orElse(page.text("do.gainUnknown"));
            case NO_GAIN -> page.text("do.noGain");
            case OVER_BUDGET -> page.text("do.overBudget");
            case OTHER_SET_BETTER -> page.text("do.otherSetBetter");
        };
    }

    Section again(GainPlan.Line line) {
        return Section.ofHtml(
                "again",
                page.text("again"),
                page.text(
                        "again.intro",
                        page.day(AdvicePage.REPAIR.from(page.on)),
                        page.day(AdvicePage.REPAIR.to(page.on))),
                new Html()
                        .element(
                                "p",
                                line.gain()
                                        .answersToSee()
                                        .map(more -> page.text("again.many", wording.count(more), page.name(line)))
                                        .orElse(page.text("again.few", page.name(line))))
                        .toString());
    }

    Section foot(GainPlan all) {
        String hidden = page.findings.scorecard().minGroup() > 1
                ? " "
                        + page.text(
                                "hidden",
                                wording.count(page.findings.scorecard().minGroup()))
                : "";
        return Section.of(
                "foot",
                page.text("foot"),
                page.text("foot.text", GroupGains.RULE.id(), wording.count(all.looks()), BudgetPlan.RULE.id())
                        + hidden);
    }
}
