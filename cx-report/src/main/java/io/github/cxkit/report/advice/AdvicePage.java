package io.github.cxkit.report.advice;

import io.github.cxkit.journey.Horizon;
import io.github.cxkit.journey.friction.BudgetPlan;
import io.github.cxkit.journey.friction.Measure;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.RowsRead;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.GainPlan;
import io.github.cxkit.scorecard.ScorecardLabels;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page of advice: the most critical point, why in customers' words, what to do within the budget, when to look again.
 * Where the answers do not carry it, it says whom to ask and how often. Immutable.
 *
 * <pre>{@code
 * AdvicePage.of(Findings.of(card)).in(Locale.ITALIAN).dated(LocalDate.of(2026, 3, 2)).page().html();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class AdvicePage {

    /** A repair settles for a week and is due after 30 days. */
    static final Horizon REPAIR = Horizon.QUICK.settling(Period.ofDays(7));

    private static final int MOST_NAMED = 3;

    final Findings findings;
    final @Nullable GainPlan plan;
    private final ScorecardLabels labels;
    final Wording wording;
    final LocalDate on;
    final Voices voices;
    final List<Action> actions;
    private final BudgetPlan.@Nullable Budget budget;
    private final Outside outside;
    private final @Nullable RowsRead rows;
    private final String currency;

    private AdvicePage(
            Findings findings,
            Wording wording,
            LocalDate on,
            Voices voices,
            List<Action> actions,
            BudgetPlan.@Nullable Budget budget,
            Outside outside,
            @Nullable RowsRead rows,
            String currency) {
        this.findings = findings;
        this.plan = findings.findPlan().orElse(null);
        this.labels = ScorecardLabels.of(findings.scorecard().definition());
        this.wording = wording;
        this.on = on;
        this.voices = voices;
        this.actions = List.copyOf(actions);
        this.budget = budget;
        this.outside = outside;
        this.rows = rows;
        this.currency = currency;
    }

    /**
     * Advice in English, judged on 1 January 1970 until it is {@linkplain #dated dated}.
     *
     * @param findings what a scorecard by touchpoint carries
     * @return the page
     */
    public static AdvicePage of(Findings findings) {
        return new AdvicePage(
                findings,
                Wording.in(Locale.ENGLISH),
                LocalDate.EPOCH,
                Voices.NONE,
                List.of(),
                null,
                new Outside(Map.of(), List.of()),
                null,
                "");
    }

    /**
     * The same in another language.
     *
     * @param language Italian, or any other for English
     * @return the changed copy
     */
    public AdvicePage in(Locale language) {
        return new AdvicePage(findings, Wording.in(language), on, voices, actions, budget, outside, rows, currency);
    }

    /**
     * The same from another day on.
     *
     * @param day the day on which the work can begin
     * @return the changed copy
     */
    public AdvicePage dated(LocalDate day) {
        return new AdvicePage(
                findings, wording, Objects.requireNonNull(day), voices, actions, budget, outside, rows, currency);
    }

    /**
     * The same with what customers wrote.
     *
     * @param said what unhappy customers wrote about the most critical point, masked
     * @return the changed copy
     */
    public AdvicePage hearing(Voices said) {
        return new AdvicePage(findings, wording, on, said, actions, budget, outside, rows, currency);
    }

    /**
     * The same with what could be done.
     *
     * @param money money and days that there are
     * @param possible what could be done; each target is a touchpoint of the plan
     * @return the changed copy
     */
    public AdvicePage within(BudgetPlan.Budget money, List<Action> possible) {
        return new AdvicePage(findings, wording, on, voices, possible, money, outside, rows, currency);
    }

    /**
     * The same with the currency of costs and budget.
     *
     * @param money such as {@code EUR}
     * @return the changed copy
     */
    public AdvicePage worth(String money) {
        return new AdvicePage(
                findings, wording, on, voices, actions, budget, outside, rows, Objects.requireNonNull(money, "money"));
    }

    /**
     * The same with the answers that fit no touchpoint.
     *
     * @param answers those outside the sketch
     * @return the changed copy
     */
    public AdvicePage outside(Outside answers) {
        return new AdvicePage(findings, wording, on, voices, actions, budget, answers, rows, currency);
    }

    /**
     * The same with the rows it was made of.
     *
     * @param read what came and what became of it
     * @return the changed copy
     */
    public AdvicePage readFrom(RowsRead read) {
        return new AdvicePage(findings, wording, on, voices, actions, budget, outside, read, currency);
    }

    String text(String key, Object... parts) {
        return wording.text("advice." + key, parts);
    }

    String day(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", wording.locale()).format(date);
    }

    String name(GainPlan.Line line) {
        return labels.groups(line.slice());
    }

    private String figure(double value) {
        return wording.number(value, decimals());
    }

    int decimals() {
        return Wording.decimals(plan == null ? ScoreUnit.POINTS : plan.metric().unit());
    }

    String score(Result<Double> value) {
        return value.map(this::figure).orElse(Wording.NONE);
    }

    String limits(GainPlan.Line line) {
        return wording.interval(
                line.gain().gain().interval(),
                plan == null ? ScoreUnit.POINTS : plan.metric().unit());
    }

    String title() {
        return plan == null ? "" : plan.metric().rule().title();
    }

    String money(BigDecimal amount) {
        return currency.isEmpty() ? number(amount) : number(amount) + " " + currency;
    }

    String number(BigDecimal amount) {
        return wording.number(amount.doubleValue(), amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
    }

    private @Nullable BudgetPlan best() {
        return plan == null || budget == null
                ? null
                : BudgetPlan.of(plan.weigh(actions.stream().map(Action::measure).toList()), budget);
    }

    List<GainPlan.Line> toMend() {
        return plan == null ? List.of() : plan.toMend();
    }

    /**
     * The sentences it begins with, also for a terminal.
     *
     * @return the most critical point, why, what to do, when to look again; or whom to ask
     */
    public List<Lead> leads() {
        List<Lead> leads = new ArrayList<>();
        if (toMend().isEmpty()) {
            leads.add(ask());
            return leads;
        }
        GainPlan.Line line = toMend().get(0);
        leads.add(new Lead(
                name(line),
                text(
                        "mend",
                        title(),
                        score(line.gain().score()),
                        score(line.gain().rest()),
                        score(line.gain().gain().value()),
                        limits(line)),
                text("mend.evidence", wording.count(line.gain().n()), wording.count(plan == null ? 0 : plan.n())),
                "all"));
        if (voices.areShown()) {
            String said = voices.terms().isEmpty()
                    ? text("why.remark", voices.remarks().get(0))
                    : text(
                            "why.lead",
                            String.join(
                                    ", ",
                                    voices.terms().keySet().stream()
                                            .limit(MOST_NAMED)
                                            .toList()));
            leads.add(new Lead(text("why"), said, text("why.evidence", wording.count(voices.said())), "why"));
        } else if (voices.said() > 0) {
            leads.add(new Lead(text("why"), few(), "", "why"));
        }
        leads.add(new Lead(text("do"), toDo(), "", "do"));
        leads.add(new Lead(
                text("again"),
                line.gain()
                        .answersToSee()
                        .map(more -> text(
                                "again.lead",
                                day(REPAIR.from(on)),
                                day(REPAIR.to(on)),
                                wording.count(more),
                                name(line)))
                        .orElse(text("again.lead.open", day(REPAIR.from(on)), day(REPAIR.to(on)))),
                "",
                "again"));
        return leads;
    }

    private Lead ask() {
        List<GainPlan.Line> lines = plan == null ? List.of() : plan.toAsk();
        GainPlan.Line widest = lines.isEmpty() ? mostItMayCost().orElse(null) : null;
        if (plan != null && widest != null && widest.gain().n() >= Caution.SMALL_SAMPLE_BELOW) {
            return new Lead(
                    text("calm.subject"),
                    text("calm", title(), figure(upper(widest)), name(widest)),
                    text(
                            "calm.evidence",
                            wording.count(plan.n()),
                            wording.level(findings.scorecard().confidence())),
                    "all");
        }
        String whom = lines.isEmpty()
                ? text("ask.none")
                : lines.stream()
                        .limit(MOST_NAMED)
                        .map(line -> text(
                                "ask.one",
                                name(line),
                                wording.count(line.askMore().orElseThrow()),
                                line.gain()
                                        .gain()
                                        .value()
                                        .map(v -> wording.signed(v, decimals()))
                                        .orElse(Wording.NONE),
                                title(),
                                limits(line)))
                        .collect(Collectors.joining("; "));
        return new Lead(
                text("ask.subject"),
                text(lines.isEmpty() ? "ask.open" : "ask", whom),
                text("ask.evidence", wording.count(plan == null ? 0 : plan.n())),
                plan == null ? "" : "all");
    }

    /** The touchpoint whose gain has the highest upper limit. */
    private Optional<GainPlan.Line> mostItMayCost() {
        return plan == null
                ? Optional.empty()
                : plan.lines().stream()
                        .filter(line -> line.gain().gain().interval().isKnown())
                        .max(Comparator.comparingDouble(AdvicePage::upper));
    }

    private static double upper(GainPlan.Line line) {
        return line.gain().gain().interval().orElseThrow().upper();
    }

    String few() {
        return text("why.few", name(toMend().get(0)), wording.count(voices.minimum()));
    }

    private String toDo() {
        BudgetPlan best = best();
        if (best == null || actions.isEmpty()) {
            return text("do.missing");
        }
        if (best.chosen().isEmpty()) {
            return text("do.none");
        }
        return text(
                "do.lead",
                best.chosen().stream().map(Measure::id).collect(Collectors.joining("; ")),
                money(best.cost()),
                money(best.budget().money()),
                wording.signed(best.gain().doubleValue(), decimals()) + " " + title());
    }

    /**
     * The page.
     *
     * @return leads, touchpoints, words, measures, days, and what it stands on
     */
    public Page page() {
        AdviceSections sections = new AdviceSections(this);
        String counted = wording.counted("page.responses", findings.scorecard().responses());
        Page page = Page.of(text("title"))
                .subtitled(findings.scorecard().title() + " · " + counted)
                .in(wording.locale())
                .warning(outside.sentence(wording));
        if (rows != null) {
            page = page.readFrom(rows);
        }
        for (Lead lead : leads()) {
            page = page.with(lead);
        }
        if (plan != null) {
            page = page.with(sections.touchpoints(plan));
        }
        if (!toMend().isEmpty() && voices.said() > 0) {
            page = page.with(sections.words());
        }
        if (best() != null && !actions.isEmpty()) {
            page = page.with(sections.measures(Objects.requireNonNull(best())));
        }
        if (!toMend().isEmpty()) {
            page = page.with(sections.again(toMend().get(0)));
        }
        return plan == null ? page : page.with(sections.foot(plan));
    }
}
