package io.github.cxkit.report.driver;

import io.github.cxkit.driver.DriverCaution;
import io.github.cxkit.driver.DriverImportance;
import io.github.cxkit.driver.DriverIntervals;
import io.github.cxkit.driver.ImportancePerformance;
import io.github.cxkit.driver.ImportancePerformance.Cut;
import io.github.cxkit.driver.ImportancePerformance.Item;
import io.github.cxkit.driver.ImportancePerformance.PlacedItem;
import io.github.cxkit.driver.ImportancePerformance.Quadrant;
import io.github.cxkit.driver.WhatIf;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.chart.Quadrants;
import io.github.cxkit.report.markup.MethodMarkup;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a drivers' page. */
final class DriverSections {

    private static final double MOSTLY = 0.8;
    private static final int LONGEST = 100;
    private static final int MOST_LEADS = 3;

    private final DriverPage.Parts parts;
    private final Wording wording;
    private final Charts charts;
    private final Result<ImportancePerformance> plan;

    DriverSections(DriverPage.Parts parts, Wording wording) {
        this.parts = parts;
        this.wording = wording;
        this.charts = Charts.in(wording.locale()).fluid();
        this.plan = plan();
    }

    /** What people are asked. */
    String label(String question) {
        Survey survey = parts.survey;
        String text = survey == null
                ? question
                : survey.findQuestion(question).map(Question::text).orElse(question);
        return text.isBlank() ? question : ConsoleTable.cut(text, LONGEST);
    }

    String subtitle() {
        List<String> said = new ArrayList<>();
        Survey survey = parts.survey;
        if (survey != null) {
            said.add(survey.title());
        }
        if (!parts.isHidden()) {
            said.add(keptShare());
        }
        if (!parts.outcomes.isEmpty()) {
            said.add(wording.text(
                    "driver.outcomes", parts.outcomes.stream().map(this::label).collect(Collectors.joining(", "))));
        }
        return String.join(" · ", said);
    }

    private long all() {
        return parts.analysis.evidence().n()
                + parts.analysis.evidence().excluded().total();
    }

    private String keptShare() {
        long n = parts.analysis.evidence().n();
        return wording.text(
                "driver.kept",
                wording.count(n),
                wording.count(all()),
                wording.percent((double) n / Math.max(1, all())));
    }

    /** Said loudly where much was lost: what was kept may not speak for the rest. */
    String kept() {
        long n = parts.analysis.evidence().n();
        return n >= MOSTLY * all()
                ? ""
                : wording.text(
                        "driver.kept.few", wording.count(n), wording.count(all()), wording.percent((double) n / all()));
    }

    List<Lead> leads() {
        List<Lead> leads = new ArrayList<>();
        Map<String, Quadrant> places = plan.map(p -> p.items().stream()
                        .collect(Collectors.toMap(placed -> placed.item().name(), PlacedItem::quadrant)))
                .orElse(Map.of());
        for (DriverImportance driver : parts.ranked()) {
            boolean work = plan.isKnown() ? places.get(driver.driver()) == Quadrant.CONCENTRATE_HERE : leads.isEmpty();
            if (work && leads.size() < MOST_LEADS && isBeyondChance(driver.driver())) {
                leads.add(lead(driver, "work"));
            }
        }
        for (DriverImportance driver : parts.ranked()) {
            if (places.get(driver.driver()) == Quadrant.KEEP_UP
                    && leads.size() < MOST_LEADS
                    && isBeyondChance(driver.driver())) {
                leads.add(lead(driver, "keep"));
            }
        }
        if (leads.isEmpty()) {
            leads.add(new Lead("", wording.text("driver.lead.none"), "", ""));
        }
        leads.add(new Lead(
                wording.text("driver.lead.explained"),
                wording.text(
                        "driver.lead.explained.text",
                        wording.percent(parts.analysis.rSquared()),
                        label(parts.analysis.outcome())),
                "",
                "method"));
        return leads;
    }

    private Lead lead(DriverImportance driver, String kind) {
        String rated = performance(driver.driver())
                .map(p -> wording.text("driver.rated", wording.number(p, 0)))
                .orElse("");
        return new Lead(
                label(driver.driver()),
                wording.text("driver.lead." + kind, share(driver.lmgShare()), rated),
                wording.text("driver.lead.more", onePointMore(driver.driver()), label(parts.analysis.outcome())),
                "importance");
    }

    /** Whether one point more differs from none with all drivers looked at together. */
    private boolean isBeyondChance(String driver) {
        Result<WhatIf> effect = parts.onePointMore.get(driver);
        if (effect == null || !effect.isKnown()) {
            return false;
        }
        WhatIf known = effect.orElseThrow();
        double level = known.interval().confidence();
        int looks = Math.max(1, parts.ranked().size());
        double wider =
                Distributions.normalTwoSided(Significance.ofEach(level, looks)) / Distributions.normalTwoSided(level);
        double half = (known.interval().upper() - known.interval().lower()) / 2;
        return Math.abs(known.effect()) > wider * half;
    }

    private double confidence() {
        DriverIntervals intervals = parts.intervals;
        return intervals == null ? 0.95 : intervals.rSquared().confidence();
    }

    private String share(Result<Double> share) {
        return share.map(wording::percent).orElse(Wording.NONE);
    }

    private @Nullable ConfidenceInterval limits(DriverImportance driver) {
        DriverIntervals intervals = parts.intervals;
        return intervals == null ? null : intervals.lmgShare().get(driver.driver());
    }

    private String interval(DriverImportance driver) {
        ConfidenceInterval limits = limits(driver);
        return limits == null
                ? Wording.NONE
                : wording.text("to", wording.number(100 * limits.lower(), 1), wording.number(100 * limits.upper(), 1));
    }

    private String onePointMore(String driver) {
        Result<WhatIf> effect = parts.onePointMore.get(driver);
        return effect == null
                ? Wording.NONE
                : effect.map(e -> wording.signed(e.effect(), 2) + " ("
                                + wording.text(
                                        "to",
                                        wording.signed(e.interval().lower(), 2),
                                        wording.signed(e.interval().upper(), 2))
                                + ")")
                        .orElse(wording.lack(effect));
    }

    /** Mean rating of a driver on 0 to 100, 100 the good end. */
    private Optional<Double> performance(String driver) {
        Survey survey = parts.survey;
        CoMoments moments = parts.moments;
        if (survey == null || moments == null || survey.findQuestion(driver).isEmpty()) {
            return Optional.empty();
        }
        Scale scale = survey.getQuestion(driver).scale();
        return moments.mean(driver).toOptional().map(mean -> {
            double share = (mean - scale.min()) / (scale.max() - scale.min());
            return 100 * (scale.direction() == Direction.HIGH_IS_GOOD ? share : 1 - share);
        });
    }

    private Result<ImportancePerformance> plan() {
        List<Item> items = new ArrayList<>();
        for (DriverImportance driver : parts.analysis.drivers()) {
            Optional<Double> performance = performance(driver.driver());
            Double share = driver.lmgShare().toOptional().orElse(null);
            if (performance.isPresent() && share != null) {
                items.add(new Item(driver.driver(), 100 * share, performance.get()));
            }
        }
        return ImportancePerformance.classify(items, Cut.MEAN);
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                        "importance",
                        wording.text("driver.importance"),
                        wording.text("driver.importance.text", wording.level(confidence())),
                        importance())
                .finding(foremost()));
        plan.ifKnown(placed -> sections.add(
                Section.of("plan", wording.text("driver.plan"), wording.text("driver.plan.text"), figure(placed))
                        .finding(worked(placed))));
        sections.add(
                Section.of("methods", wording.text("driver.methods"), wording.text("driver.methods.text"), methods())
                        .finding(agreed()));
        if (!parts.analysis.cautions().isEmpty()) {
            Table table =
                    Table.of(Column.text(wording.text("driver.driver")), Column.text(wording.text("driver.cautions")));
            for (DriverCaution caution : parts.analysis.cautions()) {
                table = table.row(label(caution.driver()), warning(caution));
            }
            sections.add(Section.of(
                    "cautions",
                    wording.text("driver.cautions"),
                    wording.text("driver.cautions.text"),
                    new Figure("", "", "", table.withoutEmptyColumns())));
        }
        sections.add(
                Section.ofHtml("method", wording.text("method"), "", MethodMarkup.html(wording, rules(), Map.of())));
        return sections;
    }

    private String foremost() {
        return parts.ranked().stream()
                .filter(driver -> isBeyondChance(driver.driver()))
                .findFirst()
                .map(driver -> wording.text("found.driver", label(driver.driver()), share(driver.lmgShare())))
                .orElse(wording.text("found.driver.none"));
    }

    private String worked(ImportancePerformance placed) {
        String names = placed.items().stream()
                .filter(each -> each.quadrant() == Quadrant.CONCENTRATE_HERE
                        && isBeyondChance(each.item().name()))
                .map(each -> label(each.item().name()))
                .limit(MOST_LEADS)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? wording.text("found.plan.none") : names;
    }

    /** Whether the two methods that share out the variance put the same driver first. */
    private String agreed() {
        Optional<DriverImportance> johnson = parts.ranked().stream()
                .filter(driver -> driver.relativeWeightShare().isKnown())
                .max(Comparator.comparingDouble(
                        driver -> driver.relativeWeightShare().orElseThrow()));
        Optional<DriverImportance> lmg = parts.ranked().stream()
                .filter(driver -> driver.lmgShare().isKnown())
                .findFirst();
        if (lmg.isEmpty() || johnson.isEmpty()) {
            return "";
        }
        String first = lmg.get().driver();
        String other = johnson.get().driver();
        return first.equals(other)
                ? wording.text("found.methods.same", label(first))
                : wording.text("found.methods.differ", label(first), label(other));
    }

    private String warning(DriverCaution caution) {
        return switch (caution.kind()) {
            case COLLINEAR ->
                wording.text(
                        "driver.caution.collinear",
                        wording.percent(1
                                - 1
                                        / parts.analysis
                                                .driver(caution.driver())
                                                .varianceInflation()
                                                .orElse(Double.POSITIVE_INFINITY)));
            case SUPPRESSION -> {
                DriverImportance driver = parts.analysis.driver(caution.driver());
                yield driver.hasTurnedSign()
                        ? wording.text(
                                "driver.caution.sign",
                                wording.number(driver.beta(), 2),
                                wording.number(driver.correlation(), 2))
                        : wording.text(
                                "driver.caution.more", wording.percent(driver.last()), wording.percent(driver.first()));
            }
            case FEW_ROWS ->
                wording.text(
                        "driver.caution.few",
                        wording.count(parts.analysis.evidence().n()),
                        wording.count(parts.analysis.drivers().size()));
            case CONSTANT -> wording.text("driver.caution.constant");
        };
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(List.of(parts.analysis.evidence().rule()));
        if (plan.isKnown()) {
            rules.add(ImportancePerformance.RULE);
        }
        return rules;
    }

    private Figure importance() {
        List<Mark> marks = new ArrayList<>();
        double most = 0;
        Table table = Table.of(
                Column.text(wording.text("driver.driver")),
                Column.number(wording.text("share")),
                Column.number(wording.text("interval", wording.level(confidence()))),
                Column.number(wording.text("driver.more")),
                Column.number(wording.text("driver.rating")).asOptional());
        for (DriverImportance driver : parts.ranked()) {
            ConfidenceInterval limits = limits(driver);
            Double share = driver.lmgShare().map(s -> 100 * s).toOptional().orElse(null);
            most = Math.max(most, Math.max(share == null ? 0 : share, limits == null ? 0 : 100 * limits.upper()));
            marks.add(new Mark(
                    label(driver.driver()),
                    share,
                    limits == null ? null : (Double) (100 * limits.lower()),
                    limits == null ? null : (Double) (100 * limits.upper()),
                    share == null
                            ? wording.lack(driver.lmgShare())
                            : share(driver.lmgShare()) + (limits == null ? "" : " (" + interval(driver) + ")"),
                    false));
            table = table.row(
                    label(driver.driver()),
                    share(driver.lmgShare()),
                    interval(driver),
                    onePointMore(driver.driver()),
                    performance(driver.driver()).map(p -> wording.number(p, 0)).orElse(""));
        }
        Charts.Range range = new Charts.Range(0, Math.max(1, Math.min(100, most * 1.1)));
        return new Figure(
                "",
                parts.intervals == null ? wording.text("driver.no-intervals") : "",
                charts.dots(wording.text("driver.importance"), marks, range, null),
                table.withoutEmptyColumns());
    }

    private Figure methods() {
        DriverIntervals intervals = parts.intervals;
        Table table = Table.of(
                Column.text(wording.text("driver.driver")),
                Column.number(wording.text("driver.first")),
                Column.number(wording.text("driver.correlation")),
                Column.number(wording.text("driver.beta")),
                Column.number("LMG"),
                Column.number("Johnson"));
        List<Mark> marks = new ArrayList<>();
        for (DriverImportance driver : parts.ranked()) {
            String correlation = wording.number(driver.correlation(), 2);
            marks.add(new Mark(label(driver.driver()), driver.correlation(), null, null, correlation, false));
            table = table.row(
                    label(driver.driver()),
                    intervals == null
                            ? ""
                            : wording.percent(intervals.firstPlace().getOrDefault(driver.driver(), 0.0)),
                    correlation,
                    wording.number(driver.beta(), 2),
                    share(driver.lmgShare()),
                    share(driver.relativeWeightShare()));
        }
        return new Figure(
                wording.text("driver.correlation.with", label(parts.analysis.outcome())),
                "",
                charts.dots(
                        wording.text("driver.correlation.with", label(parts.analysis.outcome())),
                        marks,
                        new Charts.Range(-1, 1),
                        new Mark("0", 0.0, null, null, "0", false)),
                table.withoutEmptyColumns());
    }

    private Figure figure(ImportancePerformance placed) {
        Table table = Table.of(
                Column.text(wording.text("driver.driver")),
                Column.number(wording.text("driver.share")),
                Column.number(wording.text("driver.rating")),
                Column.text(wording.text("driver.advice")));
        List<Quadrants.Point> points = new ArrayList<>();
        for (PlacedItem each : placed.items()) {
            String importance = wording.number(each.item().importance(), 1);
            String performance = wording.number(each.item().performance(), 1);
            String label = label(each.item().name());
            boolean certain = isBeyondChance(each.item().name());
            table = table.row(label, importance, performance, (certain ? "" : "≈ ") + advice(each.quadrant()));
            points.add(new Quadrants.Point(
                    label,
                    each.item().performance(),
                    each.item().importance(),
                    certain && each.quadrant() == Quadrant.CONCENTRATE_HERE,
                    wording.text("driver.share") + " " + importance + ", " + wording.text("driver.rating") + " "
                            + performance));
        }
        Quadrants.Plane plane = new Quadrants.Plane(
                points,
                placed.performanceCut(),
                placed.importanceCut(),
                new Quadrants.Corners(
                        advice(Quadrant.CONCENTRATE_HERE),
                        advice(Quadrant.KEEP_UP),
                        advice(Quadrant.LOW_PRIORITY),
                        advice(Quadrant.POSSIBLE_OVERKILL)),
                List.of(wording.text("driver.rating"), wording.text("driver.share")));
        return new Figure("", "", charts.quadrants(wording.text("driver.plan"), plane), table);
    }

    private String advice(Quadrant quadrant) {
        return wording.text("driver.advice." + quadrant.name().toLowerCase(Locale.ROOT));
    }
}
