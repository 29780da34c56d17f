package io.github.cxkit.report.value;

import io.github.cxkit.lifetime.CalendarCohorts;
import io.github.cxkit.lifetime.CohortCalendar;
import io.github.cxkit.lifetime.PartialPeriods;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.HeatMap;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.chart.TwoLines;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.survey.PeriodLength;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who comes back, and when: the forecast against what came, the months after the first order, the second order, the quiet. */
final class ReturnSections {

    private static final double CONFIDENCE = 0.95;
    private static final int DAYS = 7;
    private static final int MOST_WEEKS = 40;

    /** So many months after the first order fit a sheet. */
    private static final int MOST_AGES = 19;

    private final ValuePage.Parts parts;
    private final Wording wording;
    private final Charts charts;

    ReturnSections(ValuePage.Parts parts, Wording wording) {
        this.parts = parts;
        this.wording = wording;
        this.charts = Charts.in(wording.locale()).fluid();
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        if (!parts.tracking.isEmpty()) {
            sections.add(tried());
        }
        sections.add(cohorts());
        sections.add(secondSection());
        ValuePage.Quiet quiet = parts.quiet;
        if (quiet != null) {
            sections.add(quiet(quiet));
        }
        return sections;
    }

    private boolean isFew(long n) {
        return Disclosure.isFew(n, parts.minGroup);
    }

    /** (expected - came) / came at the end of the trial; 0 where there was none or nothing came. */
    double miss() {
        if (parts.tracking.isEmpty()) {
            return 0;
        }
        TwoLines.Point last = parts.tracking.get(parts.tracking.size() - 1);
        return last.actual() == 0 ? 0 : (last.expected() - last.actual()) / last.actual();
    }

    String missed() {
        TwoLines.Point last = parts.tracking.get(parts.tracking.size() - 1);
        return wording.text(
                "value.missed",
                wording.number(last.x(), 0),
                wording.number(last.expected(), 0),
                wording.number(last.actual(), 0),
                verdict());
    }

    private String verdict() {
        TwoLines.Point last = parts.tracking.get(parts.tracking.size() - 1);
        double miss = miss();
        return last.actual() == 0
                ? wording.text("value.missed.none")
                : Math.abs(miss) < 0.005
                        ? wording.text("value.missed.right")
                        : wording.text(
                                miss < 0 ? "value.missed.few" : "value.missed.many", wording.percent(Math.abs(miss)));
    }

    private Section tried() {
        Table table = Table.of(
                Column.number(wording.text("value.week")),
                Column.number(wording.text("value.expected.so-far")),
                Column.number(wording.text("value.came")),
                Column.number(wording.text("difference")));
        for (TwoLines.Point point : parts.tracking) {
            table = table.row(
                    wording.number(point.x(), 0),
                    wording.number(point.expected(), 1),
                    wording.number(point.actual(), 0),
                    wording.signed(point.expected() - point.actual(), 1));
        }
        return Section.of(
                        "tried",
                        wording.text("value.tried"),
                        wording.text("value.tried.text", day(parts.calibrationEnd)) + " " + missed(),
                        new Figure(
                                "",
                                wording.text("value.tried.axes"),
                                charts.forecast(wording.text("value.tried"), parts.tracking),
                                table))
                .finding(verdict().replaceFirst("\\.$", ""));
    }

    private String day(@Nullable LocalDate date) {
        return date == null ? Wording.NONE : wording.date(date);
    }

    private Section cohorts() {
        CalendarCohorts cohorts = parts.log.cohorts(
                CohortCalendar.of(PeriodLength.MONTH, parts.end).withPartial(PartialPeriods.MARK));
        CalendarCohorts told = cohorts.hidingBelow(parts.minGroup);
        List<String> ages = new ArrayList<>();
        for (int age = 0; age < Math.min(MOST_AGES, cohorts.periods().size()); age++) {
            ages.add(Integer.toString(age));
        }
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(wording.text("value.first-order")));
        columns.add(Column.number(wording.text("value.customers")));
        ages.forEach(age -> columns.add(Column.number(age)));
        List<List<String>> lines = new ArrayList<>();
        List<HeatMap.Row> rows = new ArrayList<>();
        boolean running = false;
        for (CalendarCohorts.Cohort cohort : cohorts.cohorts()) {
            boolean few = isFew(cohort.size());
            boolean hidden = !told.cohorts().contains(cohort);
            int from = cohorts.periods().size() - cohort.active().size();
            int whole = 0;
            while (whole < cohort.active().size()
                    && cohorts.periods().get(from + whole).complete()) {
                whole++;
            }
            String label = cohorts.label(cohort.start());
            List<Double> shares = hidden
                    ? List.of()
                    : cohort.rates().stream()
                            .limit(MOST_AGES)
                            .map(rate -> rate.value().orElseThrow())
                            .toList();
            running |= whole < shares.size();
            rows.add(new HeatMap.Row(label, shares, Math.min(whole, shares.size())));
            List<String> line = new ArrayList<>(List.of(
                    label,
                    few
                            ? "< " + wording.count(parts.minGroup)
                            : hidden ? wording.text("hidden") : wording.count(cohort.size())));
            for (int i = 0; i < ages.size(); i++) {
                line.add(i < shares.size() ? wording.number(100 * shares.get(i), 1) + (i >= whole ? "*" : "") : "");
            }
            lines.add(line);
        }
        List<String> mean = new ArrayList<>(List.of(wording.text("value.all"), ""));
        List<Double> means = new ArrayList<>();
        told.meanRow().stream().limit(MOST_AGES).forEach(rate -> rate.value().ifKnown(means::add));
        for (int i = 0; i < ages.size(); i++) {
            mean.add(i < means.size() ? wording.number(100 * means.get(i), 1) : "");
        }
        if (!means.isEmpty()) {
            lines.add(mean);
            rows.add(new HeatMap.Row(wording.text("value.all"), means));
        }
        return Section.of(
                        "cohorts",
                        wording.text("value.cohorts"),
                        wording.text("value.cohorts.text")
                                + (cohorts.periods().size() > MOST_AGES
                                        ? " " + wording.text("value.cohorts.first", wording.count(MOST_AGES))
                                        : "")
                                + (running ? " " + wording.text("value.cohorts.running") : "")
                                + (told.leftOut() > cohorts.leftOut()
                                        ? " " + wording.text("value.cohorts.hidden", wording.count(parts.minGroup))
                                        : ""),
                        new Figure(
                                "",
                                wording.text("value.cohorts.axes"),
                                new Html()
                                        .open("div", "class", "scroll")
                                        .raw(charts.cohorts(wording.text("value.cohorts"), ages, rows))
                                        .close("div")
                                        .toString(),
                                new Table(columns, lines)))
                .finding(means.size() > 1 ? wording.text("found.cohorts", wording.percent(means.get(1))) : "");
    }

    KaplanMeier second() {
        return parts.log.daysToSecondPurchase(parts.end);
    }

    private Section secondSection() {
        KaplanMeier curve = second();
        if (isFew(curve.n())) {
            return Section.of(
                    "second", wording.text("value.second"), wording.few(parts.least(Disclosure.Of.CUSTOMERS)));
        }
        double last = curve.counts().isEmpty()
                ? 0
                : curve.counts().get(curve.counts().size() - 1).time();
        int step = (int) Math.max(1, Math.ceil(last / DAYS / MOST_WEEKS));
        NavigableMap<Double, ConfidenceInterval> known = new TreeMap<>();
        curve.limits(CONFIDENCE)
                .ifKnown(all -> all.forEach(each -> each.interval().ifKnown(i -> known.put(each.time(), i))));
        List<Mark> marks = new ArrayList<>();
        Table table = Table.of(
                Column.number(wording.text("value.week")),
                Column.number(wording.text("value.not-again")),
                Column.number(wording.text("interval", wording.level(CONFIDENCE))));
        for (int week = 0; week * DAYS <= last && !isFew(atRisk(curve, week * (double) DAYS)); week += step) {
            double share = 100 * curve.survivalAt(week * (double) DAYS).orElse(1.0);
            Map.Entry<Double, ConfidenceInterval> at = known.floorEntry(week * (double) DAYS);
            ConfidenceInterval interval = at == null ? null : at.getValue();
            String text = wording.number(share, 1) + " %";
            marks.add(new Mark(
                    wording.count(week),
                    share,
                    interval == null ? null : (Double) (100 * interval.lower()),
                    interval == null ? null : (Double) (100 * interval.upper()),
                    text,
                    false));
            table = table.row(
                    wording.count(week),
                    text,
                    interval == null
                            ? ""
                            : wording.text(
                                    "to",
                                    wording.number(100 * interval.lower(), 1),
                                    wording.number(100 * interval.upper(), 1)));
        }
        return Section.of(
                        "second",
                        wording.text("value.second"),
                        wording.text("value.second.text"),
                        new Figure(
                                "",
                                wording.text("value.second.axes"),
                                charts.trend(wording.text("value.second"), marks, new Charts.Range(0, 100)),
                                table.withoutEmptyColumns()))
                .finding(curve.median()
                        .map(days -> wording.text("value.lead.again.median", wording.number(days, 0)))
                        .orElse(wording.text("value.lead.again.never")));
    }

    private static long atRisk(KaplanMeier curve, double time) {
        return curve.counts().stream()
                .filter(each -> each.time() >= time)
                .mapToLong(each -> each.events() + each.censored())
                .sum();
    }

    private Section quiet(ValuePage.Quiet quiet) {
        List<Column> columns = new ArrayList<>(List.of(Column.text(wording.text("value.quiet.weeks"))));
        quiet.orders().forEach(orders -> columns.add(Column.number(wording.count(orders))));
        List<List<String>> lines = new ArrayList<>();
        for (HeatMap.Row row : quiet.rows()) {
            List<String> line = new ArrayList<>(List.of(row.label()));
            for (int i = 0; i < quiet.orders().size(); i++) {
                line.add(i < row.shares().size() ? wording.percent(row.shares().get(i)) : "");
            }
            lines.add(line);
        }
        return Section.of(
                "quiet",
                wording.text("value.quiet"),
                wording.text("value.quiet.text", wording.number(quiet.ageWeeks(), 0)),
                new Figure(
                        "",
                        wording.text("value.quiet.axes"),
                        charts.cohorts(
                                wording.text("value.quiet"),
                                quiet.orders().stream().map(wording::count).toList(),
                                quiet.rows()),
                        new Table(columns, lines)));
    }
}
