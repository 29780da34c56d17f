package io.github.cxkit.report.journey;

import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far journeys get: the funnel, and the funnel of each segment. */
final class FunnelSections {

    private final JourneyPage.Parts parts;
    private final JourneyView view;
    private final Wording wording;
    private final Charts charts;

    FunnelSections(JourneyPage.Parts parts, JourneyView view) {
        this.parts = parts;
        this.view = view;
        this.wording = view.wording();
        this.charts = Charts.in(wording.locale()).fluid();
    }

    /** The step that most do not reach of those who reached the step before. */
    Optional<Lead> steepest() {
        FunnelSummary funnel = parts.funnel;
        if (funnel == null) {
            return Optional.empty();
        }
        return funnel.told(parts.minGroup).stream()
                .filter(told ->
                        told.ofStepBefore().map(rate -> rate.whole() > 0).orElse(false))
                .max(Comparator.comparingDouble(told -> told.ofStepBefore()
                        .map(rate -> rate.whole() - rate.part())
                        .orElse(0L)))
                .map(told -> {
                    Rate lost = told.ofStepBefore().orElseThrow().complement();
                    return new Lead(
                            view.name(told.step().name()),
                            wording.text(
                                    "journey.lead.funnel",
                                    view.rate(lost),
                                    view.limits(lost),
                                    wording.count(lost.part())),
                            "",
                            "funnel");
                });
    }

    Section funnel(FunnelSummary funnel) {
        List<Mark> marks = new ArrayList<>();
        Table table = Table.of(
                Column.text(wording.text("journey.step")),
                Column.number(wording.text("journey.journeys")),
                Column.number(wording.text("journey.of.before")),
                Column.number(wording.text("interval", wording.level(parts.confidence))),
                Column.number(wording.text("journey.of.first")),
                Column.number(wording.text("interval", wording.level(parts.confidence)))
                        .asOptional(),
                Column.number(wording.text("journey.minutes")),
                Column.text(wording.text("note")));
        for (FunnelSummary.Told told : funnel.told(parts.minGroup)) {
            FunnelSummary.Step step = told.step();
            String name = view.name(step.name());
            if (!told.reached().isKnown()) {
                boolean few = view.isFew(step.reached());
                String why = wording.hidden(view.least(), step.reached());
                marks.add(new Mark(name, null, null, null, why, true));
                table = table.row(
                        name, few ? view.count(step.reached(), true) : wording.text("hidden"), "", "", "", "", "", why);
                continue;
            }
            Rate overall = told.conversion().toOptional().orElse(null);
            ConfidenceInterval limits = overall == null
                    ? null
                    : overall.interval(parts.confidence).toOptional().orElse(null);
            Rate before = told.ofStepBefore().toOptional().orElse(null);
            String ofBefore = before == null ? "" : view.rate(before);
            String beforeLimits = before == null ? "" : view.limits(before);
            String text = wording.count(step.reached())
                    + (before == null ? "" : " · " + wording.text("journey.of.before.short", ofBefore, beforeLimits));
            marks.add(new Mark(
                    name,
                    overall == null ? null : overall.value().toOptional().orElse(null),
                    limits == null ? null : (Double) limits.lower(),
                    limits == null ? null : (Double) limits.upper(),
                    text,
                    false));
            boolean first = step.number() == 0;
            table = table.row(
                    name,
                    wording.count(step.reached()),
                    ofBefore,
                    beforeLimits,
                    overall == null ? wording.text("hidden") : view.rate(overall),
                    first || overall == null ? "" : view.limits(overall),
                    first
                            ? ""
                            : step.medianSeconds()
                                    .map(s -> wording.number(s / 60, 1))
                                    .orElse(Wording.NONE),
                    overall == null
                            ? wording.away(view.least())
                            : overall.value().isKnown() ? "" : wording.lack(overall.value()));
        }
        String mode =
                wording.text("journey.funnel." + funnel.funnel().mode().name().toLowerCase(Locale.ROOT));
        var window = funnel.funnel().window();
        String intro = wording.text(
                "journey.funnel.text",
                mode,
                window == null
                        ? wording.text("journey.funnel.no-limit")
                        : wording.text("journey.funnel.within", wording.count(window.toMinutes())));
        return Section.of(
                "funnel",
                wording.text("journey.funnel"),
                intro + besides(funnel),
                new Figure("", "", charts.funnel(wording.text("journey.funnel"), marks), table.withoutEmptyColumns()));
    }

    /** Why more were completed than came through the funnel. */
    private String besides(FunnelSummary funnel) {
        long completed = parts.summary.abandonment().completed();
        long through = funnel.counts().get(funnel.counts().size() - 1);
        return completed > through
                        && !view.isFew(through)
                        && !view.isFew(completed - through)
                        && !view.hiddenOutcomes().contains(JourneyStatus.COMPLETED)
                ? " "
                        + wording.text(
                                "journey.funnel.besides",
                                wording.count(completed),
                                wording.count(through),
                                wording.count(completed - through))
                : "";
    }

    Section segments() {
        FunnelSummary first = parts.segments.values().iterator().next();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(wording.text("group")));
        // beside the first step they would tell of those who did not come to it
        boolean tellsJourneys = parts.minGroup == 1;
        if (tellsJourneys) {
            columns.add(Column.number(wording.text("journey.journeys")));
        }
        first.funnel()
                .steps()
                .forEach(step -> columns.add(Column.number(view.name(step)).asOptional()));
        columns.add(Column.number(wording.text("journey.through")));
        columns.add(Column.number(wording.text("interval", wording.level(parts.confidence))));
        columns.add(Column.number(wording.text("rank")).asOptional());
        columns.add(Column.text(wording.text("note")));
        Set<String> hidden = SegmentsTold.hidden(parts.segments, parts.funnel, parts.minGroup);
        Map<String, RankSets.Place> ranks = ranks(hidden);
        List<List<String>> rows = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        List<Map.Entry<String, FunnelSummary>> sorted = new ArrayList<>(parts.segments.entrySet());
        sorted.sort(Comparator.comparingDouble((Map.Entry<String, FunnelSummary> each) -> hidden.contains(each.getKey())
                ? 2
                : -each.getValue().conversion().value().orElse(-1.0)));
        for (Map.Entry<String, FunnelSummary> each : sorted) {
            String name = each.getKey();
            FunnelSummary funnel = each.getValue();
            List<String> row = new ArrayList<>();
            row.add(name);
            if (hidden.contains(name)) {
                funnel.counts().forEach(count -> row.add(""));
                row.addAll(List.of(
                        wording.text("hidden"),
                        "",
                        "",
                        wording.hidden(view.least(), funnel.counts().get(0))));
                marks.add(new Mark(name, null, null, null, wording.text("hidden"), true));
            } else {
                if (tellsJourneys) {
                    row.add(wording.count(funnel.journeys()));
                }
                funnel.counts().forEach(count -> row.add(wording.count(count)));
                Rate through = funnel.conversion();
                row.add(view.rate(through));
                row.add(view.limits(through));
                RankSets.Place place = ranks.get(name);
                row.add(
                        place == null
                                ? ""
                                : wording.text(
                                        "rank.set",
                                        wording.count(place.rank()),
                                        wording.count(place.simultaneous().best()),
                                        wording.count(place.simultaneous().worst())));
                row.add(through.value().isKnown() ? "" : wording.lack(through.value()));
                ConfidenceInterval limits =
                        through.interval(parts.confidence).toOptional().orElse(null);
                marks.add(new Mark(
                        name,
                        limits == null
                                ? null
                                : through.value().map(v -> 100 * v).toOptional().orElse(null),
                        limits == null ? null : (Double) (100 * limits.lower()),
                        limits == null ? null : (Double) (100 * limits.upper()),
                        view.rate(through),
                        false));
            }
            rows.add(row);
        }
        return Section.of(
                        "segments",
                        wording.text("journey.segments"),
                        wording.text("journey.segments.text"),
                        new Figure(
                                "",
                                "",
                                charts.dots(wording.text("journey.segments"), marks, new Charts.Range(0, 100), null),
                                new Table(columns, rows).withoutEmptyColumns()))
                .finding(foremost(ranks));
    }

    /** The segment that no other can be as good as. */
    private String foremost(Map<String, RankSets.Place> ranks) {
        return ranks.size() < 2
                ? ""
                : ranks.entrySet().stream()
                        .filter(each -> each.getValue().simultaneous().worst() == 1)
                        .findFirst()
                        .map(each -> wording.text("found.segment", each.getKey()))
                        .orElse(wording.text("found.segment.none"));
    }

    /** The ranks that the data do not rule out, of the segments whose share is shown. */
    private Map<String, RankSets.Place> ranks(Set<String> hidden) {
        Map<String, Moments> shares = new LinkedHashMap<>();
        parts.segments.forEach((name, funnel) -> {
            Rate through = funnel.conversion();
            if (!hidden.contains(name)) {
                through.value()
                        .ifKnown(share ->
                                shares.put(name, new Moments(through.whole(), share, through.part() * (1 - share))));
            }
        });
        Map<String, RankSets.Place> places = new LinkedHashMap<>();
        if (shares.size() >= 2) {
            RankSets.ofGroups(shares, RankSets.Order.HIGHEST_FIRST, RankSets.PairTest.POOLED_Z, parts.confidence)
                    .ifKnown(sets -> shares.keySet()
                            .forEach(name -> sets.place(name).ifKnown(place -> places.put(name, place))));
        }
        return places;
    }
}
