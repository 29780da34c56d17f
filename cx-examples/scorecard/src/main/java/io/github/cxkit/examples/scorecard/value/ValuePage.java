package io.github.cxkit.examples.scorecard.value;

import io.github.cxkit.lifetime.CalendarCohorts;
import io.github.cxkit.lifetime.value.CustomerValue;
import io.github.cxkit.report.chart.DotPlot;
import io.github.cxkit.report.chart.HeatMap;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.chart.TrendLine;
import io.github.cxkit.report.chart.TwoLines;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.examples.scorecard.cli.Pages;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.stats.KaplanMeier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page about the value of customers. */
final class ValuePage {

    private ValuePage() {}

    static Page of(ValueDocument document, Locale locale) {
        ValueTables tables = new ValueTables(document);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.ofHtml("money", "Customers and money", "", money(document)));
        if (!document.top().isEmpty()) {
            sections.add(Section.of(
                    "top",
                    "Most valuable customers",
                    "By expected money within " + document.horizonWeeks() + " weeks.",
                    new Figure("Expected value", "Money within the horizon", top(document), tables.top())));
        }
        if (!document.tracking().points().isEmpty()) {
            sections.add(Section.of(
                    "tracking",
                    "Forecast against what came",
                    "A model that saw orders up to " + document.tracking().calibrationEnd()
                            + " only (dashed) against the orders held out (solid), cumulated by week.",
                    new Figure("Repeat orders", "", tracking(document), tables.tracking())));
        }
        sections.add(Section.of(
                "cohorts",
                "Cohorts",
                "Customers by month of their first order: share who ordered again 0, 1, 2, ... months later, per cent."
                        + partial(document.cohorts()),
                new Figure(
                        "Returned",
                        "Per cent; the deeper the color, the more came back",
                        cohorts(document, tables),
                        tables.cohorts())));
        sections.add(Section.of(
                "survival",
                "Time to the second order",
                "Share of customers who have not ordered again; whoever ordered once so far is censored, not left out.",
                new Figure("Not yet bought again", "Per cent, by weeks", survival(document), tables.survival())));
        sections.add(Section.of(
                "alive",
                "Who is still a customer",
                "P(alive) of a customer first seen " + Display.number(document.aliveAge(), 0)
                        + " weeks ago, by repeat orders and weeks since the last one.",
                new Figure(
                        "P(alive)",
                        "Columns: repeat orders; rows: weeks since last",
                        alive(document),
                        tables.alive())));
        sections.add(Section.of(
                "overview",
                "The model behind it",
                document.diagnosis().isEmpty()
                        ? "The fit converged in the interior."
                        : "The fit may not be trusted: " + document.diagnosis() + ".",
                new Figure("Parameters", "", "", tables.overview())));
        return Pages.of("Customer value", Display.count(document.customers()) + " customers to " + document.observationEnd() + ", "
                        + document.model() + ", " + document.horizonWeeks() + " weeks ahead", sections, locale);
    }

    /** What an owner asks first: how many, how many come back, what they will bring, whether the forecast can be believed. */
    private static String money(ValueDocument document) {
        Html html = new Html();
        html.open("ul", "class", "cards");
        card(html, Display.count(document.customers()), "customers to " + document.observationEnd());
        card(
                html,
                Display.percent((double) document.repeatBuyers() / document.customers()),
                "bought again, " + Display.count(document.repeatBuyers()) + " of them");
        card(
                html,
                Display.number(document.expectedOrders(), 0),
                "orders expected in " + document.horizonWeeks() + " weeks");
        document.expectedRevenue()
                .toOptional()
                .ifPresent(money -> card(
                        html,
                        Display.number(money, 0),
                        "revenue expected in " + document.horizonWeeks() + " weeks, in the currency of the orders"));
        html.close("ul");
        String missed = missed(document);
        if (!missed.isEmpty()) {
            html.element("p", missed, "class", "warn");
        }
        return html.toString();
    }

    private static void card(Html html, String figure, String words) {
        html.open("li").element("b", figure).element("small", words).close("li");
    }

    /** By how much the held-out weeks were missed, in words. */
    static String missed(ValueDocument document) {
        List<ValueDocument.Point> points = document.tracking().points();
        if (points.isEmpty()) {
            return "";
        }
        ValueDocument.Point last = points.get(points.size() - 1);
        double miss = last.actual() == 0 ? 0 : (last.expected() - last.actual()) / last.actual();
        return "Tried on the last " + last.week() + " weeks, the model expected " + Display.number(last.expected(), 0)
                + " repeat orders and " + Display.count(last.actual()) + " came: "
                + (Math.abs(miss) < 0.005
                        ? "it was right."
                        : Display.percent(Math.abs(miss)) + (miss < 0 ? " too few." : " too many."));
    }

    private static String cohorts(ValueDocument document, ValueTables tables) {
        return HeatMap.draw(
                "Cohorts",
                "share of each cohort that returned, by months since the first order",
                tables.ages(),
                document.cohorts().cohorts().stream()
                        .map(cohort -> new HeatMap.Row(
                                tables.label(cohort),
                                cohort.rates().stream()
                                        .map(rate -> rate.value().orElseThrow())
                                        .toList()))
                        .toList());
    }

    /** What the table itself says of months that are not over. */
    static String partial(CalendarCohorts cohorts) {
        if (!cohorts.isRunningLeftOut()) {
            return "";
        }
        String running =
                cohorts.label(cohorts.calendar().periodOf(cohorts.calendar().observationEnd()));
        return " " + running + " is not over and left out"
                + (cohorts.leftOut() == 0
                        ? "."
                        : ", with " + Display.count(cohorts.leftOut()) + " customers who first ordered in it.");
    }

    private static String survival(ValueDocument document) {
        KaplanMeier curve = document.toSecondPurchase();
        double last = curve.counts().isEmpty()
                ? 0
                : curve.counts().get(curve.counts().size() - 1).time();
        int step = (int) Math.max(1, Math.ceil(last / 7 / 40));
        List<Mark> marks = new ArrayList<>();
        for (int week = 0; week * 7 <= last; week += step) {
            double share = 100 * curve.survivalAt(week * 7.0).toOptional().orElse(1.0);
            marks.add(new Mark(week + "w", share, null, null, Display.number(share, 1) + " %", false));
        }
        return TrendLine.draw("Time to the second order", marks, 0, 100);
    }

    private static String alive(ValueDocument document) {
        return HeatMap.draw(
                "P(alive)",
                "probability of still being a customer, by repeat orders and weeks since the last one",
                ValueDocument.FREQUENCIES.stream().map(x -> Integer.toString(x)).toList(),
                document.alive().stream()
                        .map(row ->
                                new HeatMap.Row(Display.number(row.weeksSinceLast(), 0) + " w", row.probabilities()))
                        .toList());
    }

    private static String tracking(ValueDocument document) {
        return TwoLines.draw(
                "Repeat orders",
                document.tracking().points().stream()
                        .map(p -> new TwoLines.Point(p.week(), p.expected(), (double) p.actual()))
                        .toList());
    }

    private static String top(ValueDocument document) {
        List<Mark> marks = new ArrayList<>();
        double most = 1;
        for (CustomerValue.Explanation each : document.top()) {
            double value = each.value().toOptional().orElse(0.0);
            most = Math.max(most, value);
            marks.add(new Mark(each.customer(), value, null, null, Display.number(value, 2), false));
        }
        return DotPlot.draw("Expected value", marks, 0, most * 1.2, null);
    }
}
