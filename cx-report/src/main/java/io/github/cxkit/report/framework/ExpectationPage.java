package io.github.cxkit.report.framework;

import io.github.cxkit.driver.KanoCategory;
import io.github.cxkit.driver.KanoScore;
import io.github.cxkit.driver.KanoTable;
import io.github.cxkit.driver.KanoTally;
import io.github.cxkit.framework.ServqualSummary;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.report.markup.MethodMarkup;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Report;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.service.PromiseDrift;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What customers expect, from three sides: what delights and what is taken for granted (Kano), where the service falls short of what
 * is expected (SERVQUAL), and how what is expected, promised and delivered move apart. They stand side by side; none is computed from
 * another. Immutable.
 *
 * <pre>{@code
 * KanoTally gift = KanoTally.EMPTY.plus(KanoAnswer.LIKE, KanoAnswer.NEUTRAL);
 * ExpectationPage page = ExpectationPage.of("Shop").kano("2025", Map.of("gift wrap", gift));
 * page.page().title();  // ==> Shop
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ExpectationPage implements Report {

    private final String title;
    private final Wording wording;
    private final Map<String, Map<String, KanoTally>> kano;
    private final Map<String, ServqualSummary> servqual;
    private final @Nullable PromiseDrift drift;

    private ExpectationPage(
            String title,
            Wording wording,
            Map<String, Map<String, KanoTally>> kano,
            Map<String, ServqualSummary> servqual,
            @Nullable PromiseDrift drift) {
        this.title = title;
        this.wording = wording;
        this.kano = kano;
        this.servqual = servqual;
        this.drift = drift;
    }

    /**
     * A page in English with nothing on it yet.
     *
     * @param title what it is about
     * @return the page
     */
    public static ExpectationPage of(String title) {
        return new ExpectationPage(
                Objects.requireNonNull(title, "title"), Wording.in(Locale.ENGLISH), Map.of(), Map.of(), null);
    }

    /**
     * The same in another language.
     *
     * @param language Italian, or any other for English words with its own marks in figures
     * @return the changed copy
     */
    public ExpectationPage in(Locale language) {
        return new ExpectationPage(title, Wording.in(language), kano, servqual, drift);
    }

    /**
     * The same with a period of Kano answers; periods come in their order of time.
     *
     * @param period its name
     * @param byFeature feature to its answers
     * @return the changed copy
     */
    public ExpectationPage kano(String period, Map<String, KanoTally> byFeature) {
        return new ExpectationPage(
                title,
                wording,
                with(kano, period, Collections.unmodifiableMap(new LinkedHashMap<>(byFeature))),
                servqual,
                drift);
    }

    /**
     * The same with a period of expectations and perceptions; periods come in their order of time.
     *
     * @param period its name
     * @param answers the answers
     * @return the changed copy
     */
    public ExpectationPage servqual(String period, ServqualSummary answers) {
        return new ExpectationPage(title, wording, kano, with(servqual, period, answers), drift);
    }

    /**
     * The same with what was expected, promised and delivered.
     *
     * @param periods days by period
     * @return the changed copy
     */
    public ExpectationPage promises(PromiseDrift periods) {
        return new ExpectationPage(title, wording, kano, servqual, Objects.requireNonNull(periods, "periods"));
    }

    private static <T> Map<String, T> with(Map<String, T> all, String period, T more) {
        Map<String, T> longer = new LinkedHashMap<>(all);
        longer.put(Objects.requireNonNull(period, "period"), Objects.requireNonNull(more));
        return Collections.unmodifiableMap(longer);
    }

    private String text(String key, Object... parts) {
        return wording.text("expect." + key, parts);
    }

    private String signed(Result<Double> value) {
        return value.map(v -> wording.signed(v, 2)).orElse(Wording.NONE);
    }

    @Override
    public Page page() {
        Page page = Page.of(title).subtitled(text("subtitle")).in(wording.locale());
        List<Rule> rules = new ArrayList<>();
        if (!kano.isEmpty()) {
            Lead lead = kanoLead();
            page = page.with(lead).with(kanoSection().finding(lead.statement()));
            rules.add(KanoScore.RULE);
        }
        if (!servqual.isEmpty()) {
            Lead lead = servqualLead();
            page = page.with(lead).with(servqualSection().finding(lead.statement()));
            rules.add(ServqualSummary.RULE);
        }
        if (drift != null) {
            page = page.with(driftLead(drift)).with(driftSection(drift));
            rules.add(PromiseDrift.RULE);
        }
        return page.with(Section.ofHtml(
                "method", wording.text("method"), text("apart"), MethodMarkup.html(wording, rules, Map.of())));
    }

    private static <T> T last(Map<String, T> periods) {
        return List.copyOf(periods.values()).get(periods.size() - 1);
    }

    private Set<String> features() {
        Set<String> features = new LinkedHashSet<>();
        kano.values().forEach(period -> features.addAll(period.keySet()));
        return features;
    }

    private static Result<KanoCategory> category(Map<String, KanoTally> period, String feature) {
        return period.getOrDefault(feature, KanoTally.EMPTY)
                .score(KanoTable.STANDARD)
                .category();
    }

    private String category(Result<KanoCategory> category) {
        return category.map(each -> text("kano." + each)).orElse(Wording.NONE);
    }

    private static boolean isWellKnown(Map<String, KanoTally> period, String feature) {
        return period.getOrDefault(feature, KanoTally.EMPTY).n() >= Caution.SMALL_SAMPLE_BELOW;
    }

    /** Features that moved since the first period, in samples that are not small; else those taken for granted now. */
    private Lead kanoLead() {
        Map<String, KanoTally> first = kano.values().iterator().next();
        List<String> moved = features().stream()
                .filter(feature -> isWellKnown(first, feature)
                        && isWellKnown(last(kano), feature)
                        && category(first, feature).isKnown()
                        && category(last(kano), feature).isKnown()
                        && category(first, feature).orElseThrow()
                                != category(last(kano), feature).orElseThrow())
                .map(feature -> text(
                        "kano.moved",
                        feature,
                        category(category(first, feature)),
                        category(category(last(kano), feature))))
                .toList();
        List<String> must = features().stream()
                .filter(feature -> category(last(kano), feature)
                        .map(each -> each == KanoCategory.MUST_BE)
                        .orElse(false))
                .toList();
        String said = !moved.isEmpty()
                ? String.join("; ", moved)
                : must.isEmpty() ? text("kano.none") : text("kano.must", String.join(", ", must));
        return new Lead(text("kano"), said, "", "kano");
    }

    private Section kanoSection() {
        List<Column> columns = new ArrayList<>(List.of(Column.text(text("feature"))));
        kano.keySet().forEach(period -> columns.add(Column.text(period)));
        Stream.of("better", "worse", "n").forEach(each -> columns.add(Column.number(text("kano." + each))));
        Table table = Table.of(columns.toArray(Column[]::new));
        for (String feature : features()) {
            KanoScore now = last(kano).getOrDefault(feature, KanoTally.EMPTY).score(KanoTable.STANDARD);
            List<String> cells = new ArrayList<>(List.of(feature));
            kano.values().forEach(period -> cells.add(category(category(period, feature))));
            cells.add(rate(now.better()));
            cells.add(rate(now.worse()));
            cells.add(wording.count(now.n()));
            table = table.row(cells.toArray(String[]::new));
        }
        return Section.of("kano", text("kano"), text("kano.intro"), new Figure("", "", "", table));
    }

    private String rate(Rate rate) {
        return rate.value()
                .map(share -> wording.percent(share)
                        + rate.interval(0.95)
                                .map(limits -> " "
                                        + text(
                                                "limits",
                                                wording.percent(limits.lower()),
                                                wording.percent(limits.upper())))
                                .orElse(""))
                .orElse(Wording.NONE);
    }

    private Lead servqualLead() {
        ServqualSummary now = last(servqual);
        String worst = null;
        double least = 0;
        for (String dimension : now.dimensions().keySet()) {
            double gap = now.gap(dimension).toOptional().orElse(0.0);
            if (gap < least) {
                least = gap;
                worst = dimension;
            }
        }
        return new Lead(
                text("servqual"),
                worst == null ? text("servqual.none") : text("servqual.worst", worst, wording.number(-least, 2)),
                "",
                "servqual");
    }

    private Section servqualSection() {
        ServqualSummary now = last(servqual);
        List<ServqualSummary> periods = List.copyOf(servqual.values());
        Table table = Table.of(
                Column.text(text("dimension")),
                Column.number(text("expected")),
                Column.number(text("perceived")),
                Column.number(text("gap")),
                Column.number(text("moves")),
                Column.number(wording.text("n")));
        for (Map.Entry<String, ServqualSummary.Pairs> each : now.dimensions().entrySet()) {
            String dimension = each.getKey();
            table = table.row(
                    dimension,
                    wording.number(now.expectation(dimension), 2),
                    wording.number(now.perception(dimension), 2),
                    signed(now.gap(dimension)),
                    signed(ServqualSummary.expectationDrift(periods, dimension)),
                    wording.count(each.getValue().n()));
        }
        String latest = List.copyOf(servqual.keySet()).get(servqual.size() - 1);
        return Section.of("servqual", text("servqual"), text("servqual.intro", latest), new Figure("", "", "", table));
    }

    private Lead driftLead(PromiseDrift all) {
        return new Lead(
                text("drift"),
                text(
                        "drift.lead",
                        signed(all.expectedSlope()),
                        signed(all.promisedSlope()),
                        signed(all.deliveredSlope())),
                "",
                "drift");
    }

    private Section driftSection(PromiseDrift all) {
        Table table = Table.of(
                Column.text(text("period")),
                Column.number(text("drift.expected")),
                Column.number(text("drift.promised")),
                Column.number(text("drift.delivered")),
                Column.number(text("drift.promiseGap")),
                Column.number(text("drift.deliveryGap")),
                Column.number(text("drift.totalGap")),
                Column.text(wording.text("note")));
        for (PromiseDrift.Period period : all.periods()) {
            Function<Result<Double>, String> days = value -> wording.number(value, 2);
            table = table.row(
                    period.name(),
                    days.apply(period.expectedDays()),
                    days.apply(period.promisedDays()),
                    days.apply(period.deliveredDays()),
                    signed(period.promiseGap()),
                    signed(period.deliveryGap()),
                    signed(period.totalGap()),
                    period.outstanding() == 0 ? "" : text("drift.outstanding", wording.count(period.outstanding())));
        }
        return Section.of(
                "drift", text("drift"), text("drift.intro"), new Figure("", "", "", table.withoutEmptyColumns()));
    }
}
