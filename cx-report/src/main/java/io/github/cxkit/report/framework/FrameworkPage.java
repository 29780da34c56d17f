package io.github.cxkit.report.framework;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.Dimension;
import io.github.cxkit.framework.FrameworkLabels;
import io.github.cxkit.framework.IndexScore;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.markup.MethodMarkup;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Report;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A framework as one page: the index with its interval, the weakest and the strongest dimension, then every dimension with its
 * interval and the questions that measure it. Immutable.
 *
 * <pre>{@code
 * CompositeIndex index = CompositeIndex.of(
 *         Rule.convention("acme.promise", "Our promise", "our service board, 2026"),
 *         0, 10, Combination.WEAKEST, "quick", "friendly");
 * Survey asked = Survey.of("shop", Question.of("quick", Scale.of(1, 5)), Question.of("friendly", Scale.of(1, 5)));
 * IndexSummary summary = index.summary(asked).add(1, Map.of("quick", 4, "friendly", 5)).build();
 * String page = FrameworkPage.of(summary).asked(asked).in(Locale.ITALIAN).html();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class FrameworkPage implements Report {

    private static final double FULL_RANGE = 20;
    private static final int LONGEST = 100;

    private final IndexSummary summary;
    private final Settings settings;

    private record Settings(
            Locale locale,
            @Nullable Survey survey,
            Map<String, IndexSummary> parts,
            double confidence,
            long minGroup) {}

    private FrameworkPage(IndexSummary summary, Settings settings) {
        this.summary = summary;
        this.settings = settings;
    }

    /**
     * A page in English.
     *
     * @param summary the answers
     * @return the page
     */
    public static FrameworkPage of(IndexSummary summary) {
        return new FrameworkPage(
                Objects.requireNonNull(summary, "summary"), new Settings(Locale.ENGLISH, null, Map.of(), 0.95, 1));
    }

    /**
     * The same in another language.
     *
     * @param language Italian, or any other for English words with its own marks in figures
     * @return the changed copy
     */
    public FrameworkPage in(Locale language) {
        Objects.requireNonNull(language, "language");
        return new FrameworkPage(
                summary,
                new Settings(language, settings.survey, settings.parts, settings.confidence, settings.minGroup));
    }

    /**
     * The same with the texts of the questions.
     *
     * @param survey the survey that asked them
     * @return the changed copy
     */
    public FrameworkPage asked(Survey survey) {
        Objects.requireNonNull(survey, "survey");
        return new FrameworkPage(
                summary, new Settings(settings.locale, survey, settings.parts, settings.confidence, settings.minGroup));
    }

    /**
     * The same with each dimension's own answers, which give its interval.
     *
     * @param byDimension dimension to answers, counted by {@link CompositeIndex#only the index of it alone}
     * @return the changed copy
     */
    public FrameworkPage parts(Map<String, IndexSummary> byDimension) {
        return new FrameworkPage(
                summary,
                new Settings(
                        settings.locale,
                        settings.survey,
                        Collections.unmodifiableMap(new LinkedHashMap<>(byDimension)),
                        settings.confidence,
                        settings.minGroup));
    }

    /**
     * The same with other intervals.
     *
     * @param confidence from 0.5 to below 1; 0.95 if nothing is said
     * @return the changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public FrameworkPage withConfidence(double confidence) {
        Significance.required(confidence);
        return new FrameworkPage(
                summary, new Settings(settings.locale, settings.survey, settings.parts, confidence, settings.minGroup));
    }

    /**
     * The same that tells nothing of what fewer people answered.
     *
     * @param people the least number, 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public FrameworkPage hidingBelow(long people) {
        if (people < 1) {
            throw new IllegalArgumentException("the least number of people must be >= 1 but was " + people);
        }
        return new FrameworkPage(
                summary, new Settings(settings.locale, settings.survey, settings.parts, settings.confidence, people));
    }

    private Wording wording() {
        return Wording.in(settings.locale);
    }

    private CompositeIndex index() {
        return summary.index();
    }

    private String dimension(String id) {
        return FrameworkLabels.of(settings.locale).dimension(index(), id);
    }

    private int decimals() {
        return index().max() - index().min() > FULL_RANGE ? 1 : 2;
    }

    private String number(double value) {
        return wording().number(value, decimals());
    }

    private Disclosure least(Disclosure.Of of) {
        return Disclosure.from(settings.minGroup, of);
    }

    private boolean isFew(long n) {
        return Disclosure.isFew(n, settings.minGroup);
    }

    @Override
    public Page page() {
        Wording wording = wording();
        Survey survey = settings.survey;
        String name = FrameworkLabels.of(settings.locale).framework(index());
        long n = summary.respondentEvidence().n();
        Page page = Page.of(survey == null ? name : name + ": " + survey.title())
                .in(settings.locale)
                .subtitled(wording.text(
                        "framework.subtitle",
                        wording.count(n),
                        wording.count(summary.respondentEvidence().excluded().total()),
                        wording.number(index().min(), 0),
                        wording.number(index().max(), 0)));
        if (isFew(n)) {
            return page.subtitled("").warning(wording.few(least(Disclosure.Of.RESPONDENTS)));
        }
        for (Lead lead : leads()) {
            page = page.with(lead);
        }
        return page.with(dimensions())
                .with(Section.ofHtml(
                        "method",
                        wording.text("method"),
                        "",
                        MethodMarkup.html(
                                wording,
                                List.of(index().rule()),
                                Map.of(
                                        wording.text("framework.combination"),
                                        wording.text("framework.combination."
                                                + index().combination().name().toLowerCase(Locale.ROOT))))));
    }

    private List<Lead> leads() {
        Wording wording = wording();
        IndexScore score = summary.score();
        List<Lead> leads = new ArrayList<>();
        List<String> lacking = index().dimensions().stream()
                .map(Dimension::id)
                .filter(id -> !score.scores().containsKey(id))
                .map(this::dimension)
                .toList();
        if (!hidden().isEmpty()) {
            leads.add(new Lead(wording.text("index"), wording.away(least(Disclosure.Of.ANSWERS)), "", "dimensions"));
            return withLacking(leads, lacking);
        }
        Result<Double> value = score.value();
        Result<Double> mean = summary.respondentMean();
        String people = mean.map(m -> wording.text(
                        "framework.lead.people",
                        number(m),
                        summary.respondentInterval(settings.confidence)
                                .map(i -> wording.limits(i, decimals()))
                                .orElse(Wording.NONE)))
                .orElse("");
        leads.add(new Lead(
                wording.text("index"),
                value.map(this::number).orElse(wording.text("framework.lead.unknown", wording.lack(value)))
                        + (people.isEmpty() ? "" : "; " + people),
                "",
                ""));
        score.weakest()
                .ifKnown(weak -> leads.add(new Lead(
                        dimension(weak),
                        wording.text(
                                isApart(weak, score, 1) ? "framework.lead.weakest" : "framework.lead.weakest.maybe",
                                figure(weak, score)),
                        "",
                        "dimensions")));
        score.strongest()
                .ifKnown(strong -> leads.add(new Lead(
                        dimension(strong),
                        wording.text(
                                isApart(strong, score, -1)
                                        ? "framework.lead.strongest"
                                        : "framework.lead.strongest.maybe",
                                figure(strong, score)),
                        "",
                        "dimensions")));
        return withLacking(leads, lacking);
    }

    private List<Lead> withLacking(List<Lead> leads, List<String> lacking) {
        if (!lacking.isEmpty()) {
            leads.add(new Lead(wording().text("framework.lead.lacking"), String.join(", ", lacking), "", "dimensions"));
        }
        return leads;
    }

    private Set<String> hidden() {
        return summary.hiddenBelow(settings.minGroup);
    }

    private String figure(String dimension, IndexScore score) {
        Double value = score.scores().get(dimension);
        return value == null
                ? Wording.NONE
                : number(value)
                        + interval(dimension)
                                .map(i -> " (" + wording().limits(i, decimals()) + ")")
                                .orElse("");
    }

    /** Whether its interval lies on its side of every other dimension's. */
    private boolean isApart(String dimension, IndexScore score, int sign) {
        Result<ConfidenceInterval> own = interval(dimension);
        if (!own.isKnown()) {
            return false;
        }
        double edge = sign > 0 ? own.orElseThrow().upper() : own.orElseThrow().lower();
        for (String other : score.scores().keySet()) {
            Result<ConfidenceInterval> its = interval(other);
            if (!other.equals(dimension)
                    && !(its.isKnown()
                            && sign
                                            * (sign > 0
                                                    ? its.orElseThrow().lower()
                                                    : its.orElseThrow().upper())
                                    > sign * edge)) {
                return false;
            }
        }
        return true;
    }

    private Result<ConfidenceInterval> interval(String dimension) {
        IndexSummary alone = settings.parts.get(dimension);
        if (alone == null) {
            return Result.insufficient(Result.Reason.NOT_DEFINED, "the dimension's own answers were not given");
        }
        return isFew(alone.respondentEvidence().n())
                ? Result.insufficient(
                        Result.Reason.TOO_FEW, least(Disclosure.Of.RESPONDENTS).few())
                : alone.respondentInterval(settings.confidence);
    }

    private String weakest(IndexScore score) {
        if (!hidden().isEmpty() || score.scores().size() < 2) {
            return "";
        }
        return score.weakest()
                .map(weak -> isApart(weak, score, 1)
                        ? wording().text("found.dimension", dimension(weak), figure(weak, score))
                        : wording().text("found.dimension.none"))
                .orElse("");
    }

    private Section dimensions() {
        Wording wording = wording();
        IndexScore score = summary.score();
        List<Mark> marks = new ArrayList<>();
        Table table = Table.of(
                Column.text(wording.text("framework.dimension")),
                Column.number(wording.text("score")),
                Column.number(wording.text("interval", wording.level(settings.confidence))),
                Column.number(wording.text("n")),
                Column.number(wording.text("framework.weight")).asOptional(),
                Column.number(wording.text("framework.alpha")).asOptional(),
                Column.text(wording.text("note")));
        for (Dimension dimension : index().dimensions()) {
            if (hidden().contains(dimension.id())) {
                marks.add(new Mark(dimension(dimension.id()), null, null, null, wording.text("hidden"), true));
                table = table.row(
                        dimension(dimension.id()),
                        wording.text("hidden"),
                        "",
                        "",
                        wording.number(dimension.weight(), 2),
                        "",
                        wording.away(least(Disclosure.Of.ANSWERS)));
                for (String question : dimension.questions()) {
                    table = question(table, question);
                }
                continue;
            }
            Double value = score.scores().get(dimension.id());
            Result<ConfidenceInterval> interval = interval(dimension.id());
            Result<Double> alpha = summary.reliability(dimension.id())
                    .flatMap(each -> least(Disclosure.Of.RESPONDENTS).told(each.n(), each.alpha()));
            IndexSummary alone = settings.parts.get(dimension.id());
            ConfidenceInterval limits = interval.toOptional().orElse(null);
            marks.add(new Mark(
                    dimension(dimension.id()),
                    value,
                    limits == null ? null : (Double) limits.lower(),
                    limits == null ? null : (Double) limits.upper(),
                    value == null ? wording.text("framework.not-measured") : figure(dimension.id(), score),
                    false));
            table = table.row(
                    dimension(dimension.id()),
                    value == null ? Wording.NONE : number(value),
                    interval.map(i -> wording.limits(i, decimals())).orElse(Wording.NONE),
                    alone == null || isFew(alone.respondentEvidence().n())
                            ? ""
                            : wording.count(alone.respondentEvidence().n()),
                    wording.number(dimension.weight(), 2),
                    alpha.map(a -> wording.number(a, 2)).orElse(Wording.NONE),
                    value == null
                            ? wording.text("framework.not-measured")
                            : isNegative(alpha)
                                    ? wording.text("framework.alpha.negative")
                                    : alone != null && !interval.isKnown() ? wording.lack(interval) : "");
            for (String question : dimension.questions()) {
                table = question(table, question);
            }
        }
        return Section.of(
                        "dimensions",
                        wording.text("framework.dimensions"),
                        wording.text("framework.dimensions.text"),
                        new Figure(
                                "",
                                "",
                                Charts.in(settings.locale)
                                        .fluid()
                                        .dots(
                                                wording.text("framework.dimensions"),
                                                marks,
                                                new Charts.Range(index().min(), index().max()),
                                                null),
                                table.withoutEmptyColumns()))
                .finding(weakest(score));
    }

    private static boolean isNegative(Result<Double> alpha) {
        return alpha.map(a -> a < 0).toOptional().orElse(false);
    }

    private Table question(Table table, String question) {
        Wording wording = wording();
        Survey survey = settings.survey;
        String text = survey == null
                ? question
                : survey.findQuestion(question).map(Question::text).orElse(question);
        IndexSummary.ItemSum item = summary.items().get(question);
        Scale scale = summary.scales().get(question);
        boolean few = item != null && isFew(item.n());
        String mean = Wording.NONE;
        if (few) {
            mean = wording.text("hidden");
        } else if (item != null && scale != null && item.weight() > 0) {
            double rating = item.sum() / item.weight();
            double up = scale.direction() == Direction.HIGH_IS_GOOD ? rating - scale.min() : scale.max() - rating;
            mean = number(index().min() + up / (scale.max() - scale.min()) * (index().max() - index().min()));
        }
        return table.row(
                "· " + ConsoleTable.cut(text, LONGEST),
                mean,
                "",
                item == null || few ? "" : wording.count(item.n()),
                "",
                "",
                item == null ? wording.text("no.answer") : few ? wording.few(least(Disclosure.Of.ANSWERS)) : "");
    }
}
