package io.github.cxkit.report.value;

import io.github.cxkit.lifetime.CalendarCohorts;
import io.github.cxkit.lifetime.Retention;
import io.github.cxkit.lifetime.model.BoundaryReason;
import io.github.cxkit.lifetime.model.FitReport;
import io.github.cxkit.lifetime.value.CustomerValue;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.markup.MethodMarkup;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of the page about value. */
final class ValueSections {

    /** From here on a missed forecast is a warning. */
    private static final double MUCH = 0.1;

    private static final double CONFIDENCE = 0.95;

    /** How customers spend, which says nothing against a forecast. */
    private static final Set<BoundaryReason> PLAIN =
            EnumSet.of(BoundaryReason.SPEND_ALIKE, BoundaryReason.SPEND_CONSTANT);

    private final ValuePage.Parts parts;
    private final Wording wording;
    private final Buyers buyers;
    private final ReturnSections returns;
    private final @Nullable Forecast forecast;

    ValueSections(ValuePage.Parts parts, Wording wording) {
        this.parts = parts;
        this.wording = wording;
        this.forecast = parts.forecast;
        this.buyers = Buyers.of(parts);
        this.returns = new ReturnSections(parts, wording);
    }

    private boolean isFew(long n) {
        return Disclosure.isFew(n, parts.minGroup);
    }

    private boolean hidesSingles() {
        return parts.minGroup > 1;
    }

    private String money(double amount) {
        String number = wording.number(amount, Math.abs(amount) < 1000 ? 2 : 0);
        return currency().isEmpty() ? number : number + " " + currency();
    }

    private String currency() {
        String currency = parts.currency == null ? parts.log.currency() : parts.currency;
        return currency == null ? "" : currency;
    }

    private String money(Result<Double> amount) {
        return amount.map(this::money).orElse(Wording.NONE);
    }

    private Rate again() {
        return new Rate(Retention.REPEAT_PURCHASE_RULE, buyers.returned(), buyers.size());
    }

    private String limits(Rate rate) {
        return rate.interval(CONFIDENCE)
                .map(i -> wording.text("to", wording.number(100 * i.lower(), 1), wording.percent(i.upper())))
                .orElse(Wording.NONE);
    }

    String subtitle() {
        List<String> said = new ArrayList<>();
        said.add(wording.counted("value.customers", buyers.size()));
        said.add(wording.text("value.until", wording.date(parts.end)));
        if (forecast != null) {
            said.add(wording.text("value.ahead", wording.count(forecast.weeks())));
        }
        if (currency().isEmpty()) {
            said.add(wording.text("value.no-currency"));
        }
        if (hidesSingles()) {
            said.add(wording.text("value.hidden", wording.count(parts.minGroup)));
        }
        return String.join(" · ", said);
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        warnings.addAll(edges(false));
        if (Math.abs(returns.miss()) >= MUCH) {
            warnings.add(returns.missed());
        }
        return warnings;
    }

    /** What is good to know of the fit, and takes nothing from the forecast. */
    List<String> notes() {
        return edges(true);
    }

    /** What the data look like where a fit has no interior maximum, and what that means for the forecast. */
    private List<String> edges(boolean plain) {
        return forecast == null
                ? List.of()
                : forecast.edges().stream()
                        .filter(edge -> PLAIN.contains(edge) == plain)
                        .map(edge -> wording.text("value.edge." + edge))
                        .toList();
    }

    /** Why the money expected cannot be told. */
    private String moneyLack(Forecast of) {
        if (of.revenue() instanceof Result.Insufficient<Double> none) {
            return switch (none.reason()) {
                case NO_ANSWERS -> wording.text("value.money.no-repeat");
                case NOT_FINITE -> wording.text("value.money.no-mean");
                default -> wording.lack(none);
            };
        }
        return "";
    }

    List<Lead> leads() {
        List<Lead> leads = new ArrayList<>();
        if (forecast != null) {
            leads.add(new Lead(
                    wording.text("value.lead.next", wording.count(forecast.weeks())),
                    forecast.revenue().isKnown()
                            ? wording.text(
                                    "value.lead.next.money",
                                    money(forecast.revenue()),
                                    wording.number(forecast.orders(), 0))
                            : wording.text(
                                    "value.lead.next.orders",
                                    wording.number(forecast.orders(), 0),
                                    moneyLack(forecast)),
                    parts.tracking.isEmpty()
                            ? wording.text("value.lead.next.untried")
                            : wording.text(
                                            "value.lead.next.tried",
                                            Math.abs(returns.miss()) >= MUCH ? "" : returns.missed())
                                    .strip(),
                    parts.tracking.isEmpty() ? "" : "tried"));
        }
        leaving().ifPresent(leads::add);
        concentrated().ifPresent(leads::add);
        Rate again = again();
        again.value()
                .ifKnown(share -> leads.add(new Lead(
                        wording.text("value.lead.again"),
                        wording.text(
                                "value.lead.again.text",
                                wording.percent(share),
                                limits(again),
                                wording.count(again.whole())),
                        returns.second()
                                .median()
                                .map(days -> wording.text("value.lead.again.median", wording.number(days, 0)))
                                .orElse(wording.text("value.lead.again.never")),
                        "second")));
        return leads;
    }

    private Optional<Lead> leaving() {
        long lost = buyers.lost();
        if (buyers.leaving() == 0 || isFew(buyers.leaving())) {
            return Optional.empty();
        }
        return Optional.of(new Lead(
                wording.text("value.lead.leaving"),
                wording.text(
                        "value.lead.leaving.text", wording.count(buyers.leaving()), money(buyers.spentByLeavers())),
                wording.text("value.lead.leaving.why", wording.level(Buyers.LOST), wording.level(Buyers.GONE))
                        + (lost > 0 && !isFew(lost) ? "; " + wording.counted("value.lead.lost", lost) : ""),
                "leaving"));
    }

    /** Else a customer without an expected value would rank as one worth nothing. */
    private boolean isMoneyExpected() {
        return forecast != null && forecast.revenue().isKnown();
    }

    /** How much of the money the best tenth will bring. */
    private Optional<Lead> concentrated() {
        double all = buyers.value();
        int tenth = Math.max(1, buyers.size() / 10);
        if (!isMoneyExpected() || !(all > 0) || buyers.size() < Buyers.NAMED || isFew(tenth)) {
            return Optional.empty();
        }
        double best = buyers.valueOfBest(tenth);
        return Optional.of(new Lead(
                wording.text("value.lead.best"),
                wording.text("value.lead.best.text", wording.count(tenth), wording.percent(best / all)),
                "",
                hidesSingles() ? "" : "top"));
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(money());
        if (forecast != null && !forecast.customers().isEmpty()) {
            if (isMoneyExpected()) {
                sections.add(top());
            }
            sections.add(leavingSection());
        }
        sections.addAll(returns.sections());
        if (parts.account == null && !parts.log.excluded().counts().isEmpty()) {
            sections.add(Section.ofHtml("left-out", wording.text("left.out"), "", leftOut()));
        }
        sections.add(model());
        return sections;
    }

    private Section money() {
        Html html = new Html();
        html.open("ul", "class", "cards");
        card(html, wording.count(buyers.size()), wording.text("value.card.customers"));
        double spent = buyers.spent();
        card(html, money(spent), wording.text("value.card.spent"));
        card(
                html,
                again().value().map(wording::percent).orElse(Wording.NONE),
                wording.text("value.card.again", limits(again())));
        Table table = Table.of(Column.text(wording.text("value.figure")), Column.number(wording.text("value")))
                .row(wording.text("value.card.customers"), wording.count(buyers.size()))
                .row(wording.text("value.card.spent"), money(spent))
                .row(
                        wording.text("value.card.again", limits(again())),
                        again().value().map(wording::percent).orElse(Wording.NONE));
        if (forecast != null) {
            String weeks = wording.count(forecast.weeks());
            card(html, wording.number(forecast.orders(), 0), wording.text("value.card.orders", weeks));
            card(
                    html,
                    money(forecast.revenue()),
                    forecast.revenue().isKnown()
                            ? wording.text("value.card.revenue", weeks)
                            : wording.text("value.card.revenue", weeks) + ": " + moneyLack(forecast));
            table = table.row(wording.text("value.card.orders", weeks), wording.number(forecast.orders(), 0))
                    .row(
                            wording.text("value.card.revenue", weeks),
                            forecast.revenue().isKnown() ? money(forecast.revenue()) : moneyLack(forecast));
        }
        html.close("ul");
        OrderAccount account = parts.account;
        String intro = account == null ? "" : account.sentence(wording, currency(), parts.minGroup);
        Section section =
                Section.of("money", wording.text("value.money"), intro, new Figure("", "", html.toString(), table));
        return isMoneyExpected() && forecast != null
                ? section.finding(
                        wording.text("found.money", money(forecast.revenue()), wording.count(forecast.weeks())))
                : section;
    }

    private static void card(Html html, String figure, String words) {
        html.open("li").element("b", figure).element("small", words).close("li");
    }

    private Table buyersTable(List<Buyers.Buyer> some) {
        Table table = Table.of(
                Column.text(wording.text("value.customer")),
                Column.number(wording.text("value.orders")).asOptional(),
                Column.number(wording.text("value.spent")),
                Column.number(wording.text("value.last")).asOptional(),
                Column.number(wording.text("value.alive")),
                Column.number(wording.text("value.expected.orders")).asOptional(),
                Column.number(wording.text("value.expected")),
                Column.text(wording.text("note")));
        for (Buyers.Buyer buyer : some) {
            CustomerValue.Explanation expected = buyer.expected();
            if (expected != null) {
                table = table.row(
                        buyer.id(),
                        wording.count(buyer.orders()),
                        money(buyer.spent()),
                        buyer.last().toString(),
                        wording.percent(expected.probabilityAlive()),
                        wording.number(expected.expectedOrders(), 2),
                        money(expected.value()),
                        wording.lack(expected.value()));
            }
        }
        return table.withoutEmptyColumns();
    }

    private Section top() {
        if (hidesSingles()) {
            return Section.of("top", wording.text("value.top"), wording.text("value.singles"));
        }
        return Section.of(
                        "top",
                        wording.text("value.top"),
                        wording.text("value.top.text"),
                        new Figure("", "", "", buyersTable(buyers.best())))
                .finding(concentrated().map(Lead::statement).orElse(""));
    }

    private Section leavingSection() {
        if (hidesSingles()) {
            return Section.of("leaving", wording.text("value.leaving"), wording.text("value.singles"));
        }
        long leaving = buyers.leaving();
        String intro = leaving == 0
                ? wording.text("value.leaving.none", wording.level(Buyers.LOST), wording.level(Buyers.GONE))
                : wording.text(
                        "value.leaving.text",
                        wording.level(Buyers.LOST),
                        wording.level(Buyers.GONE),
                        wording.count(Math.min(Buyers.NAMED, leaving)),
                        wording.count(leaving));
        Figure[] figures =
                leaving == 0 ? new Figure[0] : new Figure[] {new Figure("", "", "", buyersTable(buyers.leavers()))};
        return Section.of("leaving", wording.text("value.leaving"), intro, figures)
                .finding(
                        leaving == 0
                                ? wording.text("found.none")
                                : wording.text(
                                        "found.leaving", wording.count(leaving), money(buyers.spentByLeavers())));
    }

    private String leftOut() {
        Html html = new Html().open("ul", "class", "plain");
        parts.log
                .excluded()
                .counts()
                .forEach((reason, count) -> html.element(
                        "li", wording.text("value.left", wording.count(count), wording.reason(reason, count))));
        return html.close("ul").toString();
    }

    private Section model() {
        List<Figure> figures = new ArrayList<>();
        String intro = "";
        if (forecast != null) {
            FitReport fit = forecast.fit();
            Table table = Table.of(
                            Column.text(wording.text("value.figure")),
                            Column.number(wording.text("value")),
                            Column.number(wording.text("value.error")))
                    .row(wording.text("value.log-likelihood"), wording.number(fit.logLikelihood(), 4), "")
                    .row("AIC", wording.number(fit.aic(), 1), "");
            for (FitReport.Estimate estimate : fit.parameters()) {
                table = table.row(
                        estimate.name(),
                        wording.number(estimate.value(), 4),
                        estimate.standardError().map(e -> wording.number(e, 4)).orElse(Wording.NONE));
            }
            figures.add(new Figure(forecast.model(), "", "", table));
            List<String> edges = Stream.of(false, true)
                    .flatMap(plain -> edges(plain).stream())
                    .toList();
            intro = edges.isEmpty() ? wording.text("value.model.good") : String.join(" ", edges);
        }
        return new Section(
                "method",
                wording.text("method"),
                "",
                intro,
                MethodMarkup.html(
                        wording,
                        List.of(Retention.REPEAT_PURCHASE_RULE, CalendarCohorts.RULE, KaplanMeier.RULE),
                        Map.of(wording.text("value.words"), wording.text("value.words.text"))),
                figures);
    }
}
