package io.github.cxkit.report.journey;

import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A log of journeys beside its plan: what is skipped, what comes in, what takes longer than planned, and what each deviation
 * goes with in drop-off. An association.
 *
 * @since 0.1.0
 */
public final class PlanSection {

    private static final double PER_CENT = 100;
    private static final int MOST_DRAWN = 10;

    private final PlannedLog log;
    private final Map<String, String> names;
    private final Wording wording;
    private final long least;
    private final double confidence;

    private PlanSection(
            PlannedLog log, Collection<Touchpoint> touchpoints, Wording wording, long least, double confidence) {
        this.log = log;
        this.names = touchpoints.stream().collect(Collectors.toMap(Touchpoint::id, Touchpoint::name, (a, b) -> a));
        this.wording = wording;
        this.least = least;
        this.confidence = confidence;
    }

    /**
     * The section.
     *
     * @param log the journeys beside their plan
     * @param touchpoints what the touchpoints are called
     * @param wording language
     * @param least deviations and durations of fewer journeys are hidden
     * @param confidence level of the limits, from 0.5 to below 1
     * @return a table of what deviates, and one of planned durations where there are any
     */
    public static Section of(
            PlannedLog log, Collection<Touchpoint> touchpoints, Wording wording, long least, double confidence) {
        return new PlanSection(log, touchpoints, wording, least, confidence).section();
    }

    private Section section() {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("", "", chart(), deviations()));
        if (log.plan().stream().map(PlannedStep::expectedDuration).anyMatch(each -> each != null)) {
            figures.add(new Figure(text("durations"), text("durations.note"), "", durations()));
        }
        String intro = log.asPlannedHidingBelow(least)
                .map(asPlanned -> text(
                        "intro",
                        wording.count(asPlanned),
                        wording.count(log.all().closed()),
                        wording.percent(log.conformance().mean())))
                .orElse(text("intro.hidden", wording.away(Disclosure.from(least, Disclosure.Of.JOURNEYS))));
        return Section.of("plan", text("title"), intro, figures.toArray(Figure[]::new));
    }

    private String text(String key, Object... parts) {
        return wording.text("planned." + key, parts);
    }

    private String name(String touchpoint) {
        return names.getOrDefault(touchpoint, touchpoint.replace('_', ' '));
    }

    private List<PlannedLog.Deviation> shown() {
        return log.deviationsHidingBelow(least);
    }

    /** The most frequent deviations, with what each goes with in drop-off. */
    private String chart() {
        List<Mark> marks = new ArrayList<>();
        for (PlannedLog.Deviation each : shown()) {
            if (marks.size() == MOST_DRAWN) {
                break;
            }
            Difference difference = log.dropOffDifference(each, confidence, least);
            Double points = difference
                    .value()
                    .map(share -> PER_CENT * share)
                    .toOptional()
                    .orElse(null);
            if (points != null && Math.abs(points) >= PER_CENT) {
                continue; // the end itself: without it nothing is completed
            }
            ConfidenceInterval limits = difference.interval().toOptional().orElse(null);
            marks.add(new Mark(
                    name(each.touchpoint()) + ": " + text("kind." + each.kind()),
                    points,
                    limits == null ? null : (Double) (PER_CENT * limits.lower()),
                    limits == null ? null : (Double) (PER_CENT * limits.upper()),
                    points == null ? Wording.NONE : wording.signed(points, 1),
                    false));
        }
        return marks.isEmpty()
                ? ""
                : Charts.in(wording.locale())
                        .fluid()
                        .dots(
                                text("drop-off"),
                                marks,
                                new Charts.Range(-PER_CENT, PER_CENT),
                                new Mark("0", 0.0, null, null, "0", false));
    }

    private Table deviations() {
        Table table = Table.of(
                Column.text(text("kind")),
                Column.text(text("touchpoint")),
                Column.number(text("journeys")),
                Column.number(text("drop-off")),
                Column.number(text("limits", wording.level(confidence))));
        for (PlannedLog.Deviation each : shown()) {
            var difference = log.dropOffDifference(each, confidence, least);
            table = table.row(
                    text("kind." + each.kind()),
                    name(each.touchpoint()),
                    wording.count(each.group().journeys()),
                    difference
                            .value()
                            .map(share -> wording.signed(PER_CENT * share, 1))
                            .orElse(Wording.NONE),
                    wording.interval(
                            difference.interval().map(limits -> limits.map(x -> PER_CENT * x)), ScoreUnit.PERCENT));
        }
        return table;
    }

    private Table durations() {
        Table table = Table.of(
                Column.text(text("touchpoint")),
                Column.number(text("planned")),
                Column.number(text("within")),
                Column.number(text("limits", wording.level(confidence))),
                Column.number(text("late")),
                Column.number(text("pending")));
        Map<String, PlannedLog.StepTimes> told = log.durationsHidingBelow(least);
        for (PlannedStep step : log.plan()) {
            PlannedLog.StepTimes times = told.get(step.touchpoint());
            if (times == null || step.expectedDuration() == null) {
                continue;
            }
            table = table.row(
                    name(step.touchpoint()),
                    text("minutes", wording.number(step.expectedDuration().toSeconds() / 60.0, 1)),
                    times.within().value().map(wording::percent).orElse(Wording.NONE),
                    wording.interval(
                            times.within().interval(confidence).map(limits -> limits.map(x -> PER_CENT * x)),
                            ScoreUnit.PERCENT),
                    wording.count(times.within().complement().part()),
                    wording.count(times.pending()));
        }
        return table;
    }
}
