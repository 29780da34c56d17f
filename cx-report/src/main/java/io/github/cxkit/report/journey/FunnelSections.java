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
import java.util.HashSet;
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
        this.charts = Charts.in(wording.locale());
    }

    /** The step that most do not reach of those who reached the step before. */
    Optional<Lead> steepest() {
        FunnelSummary funnel = parts.funnel;
        if (funnel == null) {
            return Optional.empty();
        }
        List<FunnelSummary.Step> steps = funnel.steps();
        return steps.stream()
                .filter(step -> step.ofStepBefore()
                        .map(rate -> rate.whole() > 0 && !view.isFew(rate.part()) && !view.isFew(rate.whole()))
                        .orElse(false))
                .max(Comparator.comparingDouble(step -> step.ofStepBefore()
                        .map(rate -> rate.whole() - rate.part())
                        .orElse(0L)))
                .map(step -> {
                    Rate kept = step.ofStepBefore().orElseThrow();
                    Rate lost = new Rate(FunnelSummary.STEP_CONVERSION_RULE, kept.whole() - kept.part(), kept.whole());
                    return new Lead(
                            view.name(step.name()),
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
        for (FunnelSummary.Step step : funnel.steps()) {
            String name = view.name(step.name());
            if (view.isFew(step.reached())) {
                String few = wording.text("journey.few", wording.count(parts.minGroup));
                marks.add(new Mark(name, null, null, null, few, true));
                table = table.row(name, view.count(step.reached(), true), "", "", "", "", "", few);
                continue;
            }
            ConfidenceInterval limits =
                    step.conversion().interval(parts.confidence).toOptional().orElse(null);
            Rate before = step.ofStepBefore().toOptional().orElse(null);
            boolean told = before != null && !view.isFew(before.whole());
            String ofBefore = before != null && told ? view.rate(before) : "";
            String beforeLimits = before != null && told ? view.limits(before) : "";
            String text = wording.count(step.reached())
                    + (told ? " · " + wording.text("journey.of.before.short", ofBefore, beforeLimits) : "");
            marks.add(new Mark(
                    name,
                    step.conversion().value().toOptional().orElse(null),
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
                    view.rate(step.conversion()),
                    first ? "" : view.limits(step.conversion()),
                    first
                            ? ""
                            : step.medianSeconds()
                                    .map(s -> wording.number(s / 60, 1))
                                    .orElse(Wording.NONE),
                    step.conversion().value().isKnown()
                            ? ""
                            : wording.lack(step.conversion().value()));
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
        columns.add(Column.number(wording.text("journey.journeys")));
        first.funnel()
                .steps()
                .forEach(step -> columns.add(Column.number(view.name(step)).asOptional()));
        columns.add(Column.number(wording.text("journey.through")));
        columns.add(Column.number(wording.text("interval", wording.level(parts.confidence))));
        columns.add(Column.number(wording.text("rank")).asOptional());
        columns.add(Column.text(wording.text("note")));
        Set<String> hidden = hidden();
        Map<String, RankSets.Place> ranks = ranks(hidden);
        List<List<String>> rows = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        List<Map.Entry<String, FunnelSummary>> sorted = new ArrayList<>(parts.segments.entrySet());
        sorted.sort(Comparator.comparingDouble((Map.Entry<String, FunnelSummary> each) -> hidden.contains(each.getKey())
                ? 3
                : isFew(each.getValue())
                        ? 2
                        : -each.getValue().conversion().value().orElse(-1.0)));
        for (Map.Entry<String, FunnelSummary> each : sorted) {
            FunnelSummary funnel = each.getValue();
            List<String> row = new ArrayList<>();
            row.add(each.getKey());
            if (hidden.contains(each.getKey())) {
                boolean few = view.isFew(funnel.journeys());
                String why =
                        few ? wording.text("journey.few", wording.count(parts.minGroup)) : wording.text("note.away");
                row.add(few ? view.count(0, true) : wording.text("hidden"));
                funnel.counts().forEach(count -> row.add(""));
                row.addAll(List.of("", "", "", why));
                marks.add(new Mark(each.getKey(), null, null, null, wording.text("hidden"), true));
            } else {
                row.add(wording.count(funnel.journeys()));
                funnel.counts().forEach(count -> row.add(view.count(count, view.isFew(count))));
                boolean few = isFew(funnel);
                Rate through = funnel.conversion();
                row.add(few ? wording.text("hidden") : view.rate(through));
                row.add(few ? "" : view.limits(through));
                RankSets.Place place = ranks.get(each.getKey());
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
                boolean none = few || limits == null;
                marks.add(new Mark(
                        each.getKey(),
                        none
                                ? null
                                : through.value().map(v -> 100 * v).toOptional().orElse(null),
                        none || limits == null ? null : (Double) (100 * limits.lower()),
                        none || limits == null ? null : (Double) (100 * limits.upper()),
                        few ? wording.text("hidden") : view.rate(through),
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

    private boolean isFew(FunnelSummary funnel) {
        return view.isFew(funnel.counts().get(funnel.counts().size() - 1));
    }

    /** The ranks that the data do not rule out, of the segments whose share is shown. */
    private Map<String, RankSets.Place> ranks(Set<String> hidden) {
        Map<String, Moments> shares = new LinkedHashMap<>();
        parts.segments.forEach((name, funnel) -> {
            Rate through = funnel.conversion();
            if (!hidden.contains(name) && !isFew(funnel)) {
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

    /** Segments of few, and as many others that no difference to the whole gives them away. */
    private Set<String> hidden() {
        Set<String> hidden = new HashSet<>();
        long sum = 0;
        List<Map.Entry<String, FunnelSummary>> rising = new ArrayList<>(parts.segments.entrySet());
        rising.sort(Comparator.comparingLong(each -> each.getValue().journeys()));
        for (Map.Entry<String, FunnelSummary> each : rising) {
            boolean givesAway = !hidden.isEmpty() && (hidden.size() < 2 || sum < parts.minGroup);
            if (view.isFew(each.getValue().journeys()) || givesAway) {
                hidden.add(each.getKey());
                sum += each.getValue().journeys();
            }
        }
        return hidden;
    }
}
