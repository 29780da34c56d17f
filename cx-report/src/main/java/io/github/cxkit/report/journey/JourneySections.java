package io.github.cxkit.report.journey;

import io.github.cxkit.journey.EventPolicy;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.experience.MomentsOfTruth;
import io.github.cxkit.journey.experience.MomentsOfTruth.Effect;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.funnel.Abandonment;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.DirectlyFollowsGraph;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Flow;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.markup.MethodMarkup;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parts of a journey's page. */
final class JourneySections {

    private static final int WAYS = 10;
    private static final int MOST_RIBBONS = 40;

    private final JourneyPage.Parts parts;
    private final JourneyView view;
    private final Wording wording;
    private final Charts charts;
    private final FunnelSections funnels;

    JourneySections(JourneyPage.Parts parts, JourneyView view) {
        this.parts = parts;
        this.view = view;
        this.wording = view.wording();
        this.charts = Charts.in(wording.locale()).fluid();
        this.funnels = new FunnelSections(parts, view);
    }

    String subtitle() {
        Abandonment outcome = parts.summary.abandonment();
        List<String> said = new ArrayList<>();
        long journeys = parts.summary.transitions().journeys();
        said.add(view.isFew(journeys) ? wording.few(view.least()) : wording.counted("journey.journeys", journeys));
        said.add(wording.counted("journey.events", parts.summary.transitions().events()));
        if (hasGoal(outcome)) {
            List<String> told = new ArrayList<>();
            for (JourneyStatus status : List.of(JourneyStatus.COMPLETED, JourneyStatus.ABANDONED, JourneyStatus.OPEN)) {
                if (!view.hiddenOutcomes().contains(status)) {
                    String key = "journey.outcomes." + status.name().toLowerCase(Locale.ROOT);
                    told.add(wording.text(key, wording.count(outcome.count(status))));
                }
            }
            said.add(told.isEmpty() ? wording.text("journey.outcomes.hidden") : String.join(", ", told));
        }
        if (parts.minGroup > 1) {
            said.add(wording.text("journey.hidden", wording.count(parts.minGroup)));
        }
        return String.join(" · ", said);
    }

    List<Lead> leads() {
        List<Lead> leads = new ArrayList<>();
        parts.frictions.entrySet().stream()
                .filter(each -> view.isCostly(each.getValue()))
                .limit(2)
                .forEach(each -> leads.add(friction(each.getKey(), each.getValue(), leads.isEmpty())));
        funnels.steepest().ifPresent(leads::add);
        breaker().ifPresent(leads::add);
        Abandonment outcome = parts.summary.abandonment();
        if (!hasGoal(outcome)) {
            leads.add(new Lead(wording.text("journey.lead.abandoned"), wording.text("journey.lead.no-goal"), "", ""));
            return leads;
        }
        if (!view.hiddenOutcomes().isEmpty()) {
            leads.add(new Lead(wording.text("journey.lead.abandoned"), wording.away(view.least()), "", ""));
            return leads;
        }
        Rate abandoned = outcome.rateOfDecided();
        abandoned
                .value()
                .ifKnown(share -> leads.add(new Lead(
                        wording.text("journey.lead.abandoned"),
                        wording.text(
                                "journey.lead.abandoned.text",
                                wording.percent(share),
                                view.limits(abandoned),
                                wording.count(abandoned.whole())),
                        outcome.open() > 0 ? wording.counted("journey.lead.open", outcome.open()) : "",
                        "")));
        return leads;
    }

    /** Whether anything completes a journey: without, all would be given up. */
    private static boolean hasGoal(Abandonment outcome) {
        return outcome.definition() == null
                || !outcome.definition().completing().isEmpty();
    }

    private Lead friction(String id, FrictionLoss loss, boolean first) {
        return new Lead(
                view.name(id),
                wording.text(
                        first ? "journey.lead.friction" : "journey.lead.friction.next",
                        view.loss(loss),
                        view.lossLimits(loss)),
                wording.text(
                        "journey.lead.friction.why",
                        view.rate(loss.dropOffWith()),
                        view.rate(loss.dropOffWithout()),
                        wording.count(loss.journeysWith())),
                "friction");
    }

    private Optional<Lead> breaker() {
        MomentsOfTruth moments = parts.moments;
        if (moments == null) {
            return Optional.empty();
        }
        Map<String, Effect> effects = moments.effects();
        Map<String, Double> impact = moments.impact();
        return view.stops().stream()
                .filter(stop -> effects.get(stop.id()) == Effect.BREAKER && !view.isHidden(stop.id()))
                .min(Comparator.comparingDouble(stop -> impact.getOrDefault(stop.id(), 0.0)))
                .map(stop ->
                        new Lead(stop.name(), wording.text("journey.lead.breaker", view.feeling(stop)), "", "moments"));
    }

    List<Section> all() {
        List<Section> sections = new ArrayList<>();
        FunnelSummary funnel = parts.funnel;
        if (!parts.frictions.isEmpty()) {
            sections.add(friction().finding(costliest()));
        }
        if (funnel != null) {
            sections.add(funnels.funnel(funnel)
                    .finding(funnels.steepest()
                            .map(lead -> wording.text("found.funnel", lead.subject()))
                            .orElse("")));
        }
        if (!view.stops().isEmpty()) {
            sections.add(map());
        }
        DirectlyFollowsGraph graph = parts.graph;
        if (graph != null) {
            sections.add(flow(graph));
        }
        if (!parts.segments.isEmpty()) {
            sections.add(funnels.segments());
        }
        MomentsOfTruth moments = parts.moments;
        if (moments != null) {
            sections.add(moments(moments)
                    .finding(breaker()
                            .map(lead -> wording.text("found.moments", lead.subject()))
                            .orElse("")));
        }
        if (graph != null) {
            sections.add(Section.of(
                    "ways",
                    wording.text("journey.ways"),
                    parts.minGroup > 1 ? wording.text("journey.ways.few", wording.count(parts.minGroup)) : "",
                    new Figure("", "", "", ways(graph))));
        }
        if (parts.prepared != null) {
            sections.add(Section.ofHtml("left-out", wording.text("left.out"), "", leftOut(parts.prepared)));
        }
        sections.add(Section.ofHtml(
                "method",
                wording.text("method"),
                "",
                MethodMarkup.html(
                        wording, rules(), Map.of(wording.text("journey.words"), wording.text("journey.words.text")))));
        return sections;
    }

    private String costliest() {
        return parts.frictions.entrySet().stream()
                .filter(each -> view.isCostly(each.getValue()))
                .findFirst()
                .map(each -> wording.text("found.friction", view.name(each.getKey()), view.loss(each.getValue())))
                .orElse(wording.text("found.friction.none"));
    }

    private Section map() {
        Table table = Table.of(
                Column.text(wording.text("journey.touchpoint")),
                Column.text(wording.text("phase")),
                Column.number(wording.text("journey.visits")),
                Column.text(wording.text("journey.feeling")),
                Column.text(wording.text("note")));
        for (Stop stop : view.stops()) {
            List<String> notes = new ArrayList<>();
            if (stop.beside()) {
                notes.add(wording.away(view.least()));
            }
            if (stop.effect() != null) {
                notes.add(view.effect(stop.effect()));
            }
            if (stop.friction()) {
                notes.add(wording.text("journey.friction.here"));
            }
            table = table.row(stop.name(), stop.phase(), view.told(stop), view.feeling(stop), String.join(", ", notes));
        }
        Html pictures = new Html();
        new MapChart(view)
                .draw(wording.text("journey.map"))
                .forEach(picture ->
                        pictures.open("div", "class", "scroll").raw(picture).close("div"));
        pictures.open("ul", "class", "marks");
        for (String key : List.of("measured", "assumed", "unknown", "moment", "friction", "visits")) {
            pictures.element("li", wording.text("journey.legend." + key));
        }
        pictures.close("ul");
        String intro = wording.text("journey.map.text")
                + (view.notShown() > 0 ? " " + wording.counted("journey.map.more", view.notShown()) : "");
        return Section.of(
                "map",
                wording.text("journey.map"),
                intro,
                new Figure("", "", pictures.toString(), table.withoutEmptyColumns()));
    }

    private Section flow(DirectlyFollowsGraph graph) {
        Table table = Table.of(
                Column.number(wording.text("journey.step")),
                Column.text(wording.text("journey.from")),
                Column.text(wording.text("journey.to")),
                Column.number(wording.text("journey.journeys")));
        FlowTold told = told(graph);
        List<Flow.Ribbon> thickest = told.ribbons().stream()
                .sorted(Comparator.comparingLong(Flow.Ribbon::count).reversed())
                .limit(MOST_RIBBONS)
                .sorted(Comparator.comparingInt(Flow.Ribbon::step))
                .toList();
        int thin = told.ribbons().size() - thickest.size();
        for (Flow.Ribbon ribbon : thickest) {
            table = table.row(
                    wording.count(ribbon.step() + 1),
                    flowName(ribbon.from()),
                    flowName(ribbon.to()),
                    wording.count(ribbon.count()));
        }
        return Section.of(
                "flow",
                wording.text("journey.flow"),
                wording.text("journey.flow.text", wording.count(Flow.Extent.USUAL.steps()))
                        + (thin > 0
                                ? " "
                                        + wording.text(
                                                "journey.flow.thin", wording.count(MOST_RIBBONS), wording.count(thin))
                                : "")
                        + (parts.minGroup > 1
                                ? " " + wording.text("journey.flow.hidden", wording.count(parts.minGroup))
                                : ""),
                new Figure("", "", charts.flow(wording.text("journey.flow"), told.flow()), table));
    }

    private FlowTold told(DirectlyFollowsGraph graph) {
        Map<List<String>, Long> ways = new LinkedHashMap<>();
        graph.variants().forEach((variant, count) -> ways.merge(beginning(variant), count, Math::addExact));
        Flow flow =
                Flow.of(ways, new Flow.Extent(Flow.Extent.USUAL.steps(), Flow.Extent.USUAL.places(), parts.minGroup));
        return FlowTold.of(flow, parts.minGroup, view.hiddenNames()::contains);
    }

    /** Edges that tell no more of the flow's ribbons, which are their parts, than the flow does. */
    Map<String, Map<String, Long>> edgesTold() {
        Map<String, Map<String, Long>> edges = parts.summary.transitions().edgesHidingBelow(parts.minGroup);
        DirectlyFollowsGraph graph = parts.graph;
        if (parts.minGroup == 1 || graph == null) {
            return edges;
        }
        FlowTold flow = told(graph);
        Map<String, Map<String, Long>> told = new TreeMap<>();
        edges.forEach((from, all) -> all.forEach((to, count) -> {
            if (flow.tells(view.name(from), view.name(to), count)) {
                told.computeIfAbsent(from, key -> new TreeMap<>()).put(to, count);
            }
        }));
        return Collections.unmodifiableMap(told);
    }

    /** As much of a way as the flow shows: most of the many ways of a large log begin alike. */
    private List<String> beginning(String variant) {
        List<String> beginning = new ArrayList<>();
        String before = null;
        for (String touchpoint : DirectlyFollowsGraph.touchpoints(variant)) {
            String name = view.name(touchpoint);
            if (!name.equals(before)) {
                if (beginning.size() == Flow.Extent.USUAL.steps()) {
                    break;
                }
                beginning.add(name);
                before = name;
            }
        }
        return List.copyOf(beginning);
    }

    private List<String> named(String variant) {
        return DirectlyFollowsGraph.touchpoints(variant).stream()
                .map(view::name)
                .toList();
    }

    private String flowName(String place) {
        return place.equals(Flow.LEFT)
                ? wording.text("flow.left")
                : place.equals(Flow.OTHER) ? wording.text("flow.other") : place;
    }

    private Section friction() {
        Table table = Table.of(
                Column.text(wording.text("journey.obstacle")),
                Column.number(wording.text("journey.with")),
                Column.number(wording.text("journey.lost.with")),
                Column.number(wording.text("journey.lost.without")),
                Column.number(wording.text("journey.loss")),
                Column.number(wording.text("interval", wording.level(parts.confidence))),
                Column.text(wording.text("note")));
        List<Mark> marks = new ArrayList<>();
        double[] range = {0, 0};
        for (Map.Entry<String, FrictionLoss> each : parts.frictions.entrySet()) {
            FrictionLoss loss = each.getValue();
            String name = view.name(each.getKey());
            boolean few = view.isFew(loss.journeysWith());
            boolean hide = view.isHidden(loss);
            table = table.row(
                    name,
                    hide && !few ? wording.text("hidden") : view.count(loss.journeysWith(), few),
                    hide ? "" : view.rate(loss.dropOffWith()),
                    hide ? "" : view.rate(loss.dropOffWithout()),
                    view.loss(loss),
                    view.lossLimits(loss),
                    view.lossNote(loss));
            ConfidenceInterval limits = hide
                    ? null
                    : loss.lossInterval(parts.confidence).toOptional().orElse(null);
            Double value = hide ? null : loss.loss().toOptional().orElse(null);
            if (limits != null) {
                range[0] = Math.min(range[0], limits.lower());
                range[1] = Math.max(range[1], limits.upper());
            }
            marks.add(new Mark(
                    name,
                    value,
                    limits == null ? null : (Double) limits.lower(),
                    limits == null ? null : (Double) limits.upper(),
                    value == null ? view.lossNote(loss) : view.loss(loss) + " (" + view.lossLimits(loss) + ")",
                    false));
        }
        double air = Math.max(1, (range[1] - range[0]) * 0.1);
        Mark none = new Mark("0", 0.0, null, null, "0", false);
        return Section.of(
                "friction",
                wording.text("journey.friction"),
                wording.text("journey.friction.text"),
                new Figure(
                        "",
                        "",
                        marks.stream().allMatch(mark -> mark.value() == null)
                                ? ""
                                : charts.dots(
                                        wording.text("journey.friction"),
                                        marks,
                                        new Charts.Range(range[0] - air, range[1] + air),
                                        none),
                        table));
    }

    private Section moments(MomentsOfTruth moments) {
        Table table = Table.of(
                Column.text(wording.text("journey.touchpoint")),
                Column.number(wording.text("journey.importance")),
                Column.number(wording.text("journey.performance")),
                Column.text(wording.text("journey.trust")));
        Map<String, Effect> effects = moments.effects();
        for (MomentsOfTruth.Assessed each : moments.touchpoints()) {
            if (view.isHidden(each.touchpoint())) {
                continue;
            }
            Effect effect = effects.get(each.touchpoint());
            table = table.row(
                    view.name(each.touchpoint()),
                    wording.number(each.importance(), 3),
                    wording.number(each.performance(), 2),
                    effect == null ? wording.text("journey.no-moment") : view.effect(effect));
        }
        String note = table.rows().isEmpty() ? " " + wording.text("journey.moments.none") : "";
        return Section.of(
                "moments",
                wording.text("journey.moments"),
                wording.text("journey.moments.text") + note,
                table.rows().isEmpty() ? new Figure[0] : new Figure[] {new Figure("", "", "", table)});
    }

    private Table ways(DirectlyFollowsGraph graph) {
        Table table =
                Table.of(Column.text(wording.text("journey.way")), Column.number(wording.text("journey.journeys")));
        Map<String, Long> told = new LinkedHashMap<>(graph.topVariants(WAYS));
        told.values().removeIf(view::isFew);
        long others = parts.summary.transitions().journeys()
                - told.values().stream().mapToLong(Long::longValue).sum();
        List<String> ways = new ArrayList<>(told.keySet());
        // all journeys less those told are those of the other ways
        while (view.isFew(others) && !ways.isEmpty()) {
            others += told.getOrDefault(ways.remove(ways.size() - 1), 0L);
        }
        for (Map.Entry<String, Long> each : told.entrySet()) {
            if (ways.contains(each.getKey())) {
                table = table.row(String.join(" › ", named(each.getKey())), wording.count(each.getValue()));
            }
        }
        return table;
    }

    private String leftOut(EventPolicy.Prepared prepared) {
        Html html = new Html();
        List<String> said = new ArrayList<>();
        prepared.excluded()
                .counts()
                .forEach((reason, count) -> said.add(
                        wording.text("journey.left.events", wording.count(count), wording.reason(reason, count))));
        if (said.isEmpty()) {
            said.add(wording.text("journey.left.none"));
        }
        if (prepared.outOfOrder() > 0) {
            said.add(wording.counted("journey.left.order", prepared.outOfOrder()));
        }
        html.open("ul", "class", "plain");
        said.forEach(each -> html.element("li", each));
        return html.close("ul").toString();
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(List.of(Abandonment.RULE));
        if (parts.funnel != null) {
            rules.add(FunnelSummary.CONVERSION_RULE);
            rules.add(FunnelSummary.STEP_CONVERSION_RULE);
        }
        if (!parts.frictions.isEmpty()) {
            rules.add(FrictionLoss.RULE);
        }
        if (parts.moments != null) {
            rules.add(MomentsOfTruth.RULE);
        }
        return rules;
    }
}
