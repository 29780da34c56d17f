package io.github.cxkit.scorecard;

import io.github.cxkit.driver.ImportancePerformance;
import io.github.cxkit.driver.ImportancePerformance.Quadrant;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.live.Alert;
import io.github.cxkit.metric.RatingMetric.Shape;
import io.github.cxkit.score.Rule;
import io.github.cxkit.scorecard.Finding.Kind;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard's evidence carries: the few sentences a reader should see before any table.
 *
 * <p>First comes what to mend first, by the {@link GainPlan}: what the score would gain if a touchpoint or group were like the
 * rest, or how many more answers it takes to say so.
 *
 * <p>Three kinds of looks are taken at the metric that heads each question: the latest period beside the same one of the year
 * before (or the last before), each group against the <em>others</em>, each period against all other periods. p values of the
 * first two are adjusted by Holm's method over all looks of their kind, those of the third, where hundreds are scanned, by
 * Benjamini and Hochberg's. Figures that are hidden, of fewer than 30 answers or without spread are not looked at. What is
 * beyond chance at the scorecard's own level becomes a finding, one per group or period and sense; where nothing is, that is
 * the finding.
 *
 * <p>Order: the heaviest of each dimension before the second of any, bad news before good, then by {@link Finding#weight()}; what
 * else is said of the group to mend first comes after other bad news among the first three.
 *
 * <pre>{@code
 * ScorecardSummary summary = ScorecardSummary.empty(definition);
 * Findings findings = Findings.of(summary);
 * findings.list().get(0).sentence(Locale.ENGLISH);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Findings {

    /** So many are read first. */
    private static final int FIRST = 3;

    /** The rule. */
    public static final Rule RULE = Rule.convention(
            "findings",
            "Findings",
            "latest change and groups adjusted by Holm, periods by Benjamini and Hochberg; effects in standard deviations");

    private static final Comparator<Finding> BAD_FIRST = Comparator.comparing(Finding::isWorse)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Finding::weight).reversed());

    private final Scorecard card;
    private final ScorecardLabels labels;
    private final @Nullable CalendarPeriod latest;
    private final @Nullable CalendarPeriod beside;
    private final List<Contrast> changes;
    private final List<Contrast> groups;
    private final List<Contrast> periods;
    private final List<Finding> list;
    private final @Nullable GainPlan plan;
    private @Nullable Contrasts contrasts;

    private Findings(
            Scorecard card,
            ScorecardLabels labels,
            @Nullable CalendarPeriod latest,
            @Nullable CalendarPeriod beside,
            List<List<Contrast>> contrasts,
            List<Finding> list) {
        this.card = card;
        this.labels = labels;
        this.latest = latest;
        this.beside = beside;
        this.changes = contrasts.get(0);
        this.groups = contrasts.get(1);
        this.periods = contrasts.get(2);
        this.plan = GainPlan.of(card).orElse(null);
        this.list = mendFirst(list);
    }

    /** Before all others; where it takes more answers and no journey asks for it, after them. */
    private List<Finding> mendFirst(List<Finding> found) {
        if (plan == null || found.stream().anyMatch(each -> each.kind() == Kind.MEND_FIRST)) {
            return List.copyOf(found);
        }
        List<Finding> all = new ArrayList<>(found);
        List<GainPlan.Line> mend = plan.toMend();
        if (!mend.isEmpty()) {
            all.removeIf(each -> each.kind() == Kind.NOTHING);
            GainPlan.Line lead = mend.get(0);
            // the same group once among the first, so that it crowds no other bad news out
            List<Finding> again = all.stream()
                    .filter(each -> each.slice().equals(lead.slice()))
                    .toList();
            all.removeAll(again);
            all.addAll(
                    (int) all.stream()
                            .limit(FIRST - 1)
                            .takeWhile(Finding::isWorse)
                            .count(),
                    again);
            all.add(
                    0,
                    new Finding(Kind.MEND_FIRST, true, lead.slice(), List.of(), 0, FindingText.mend(plan, labels))
                            .of(plan.question()));
        } else if (!plan.toAsk().isEmpty()) {
            Finding ask = new Finding(Kind.MEND_FIRST, false, Slice.ALL, List.of(), 0, FindingText.ask(plan, labels))
                    .of(plan.question());
            all.add(card.definition().touchpoints() == null ? all.size() : 0, ask);
        }
        return List.copyOf(all);
    }

    /**
     * What a summary carries, in the words of its survey and journey.
     *
     * @param summary counts of answers
     * @return the findings
     */
    public static Findings of(ScorecardSummary summary) {
        return of(summary.scorecard());
    }

    /**
     * What a scorecard carries, in the words of its survey and journey.
     *
     * @param card the figures
     * @return the findings
     */
    public static Findings of(Scorecard card) {
        ScorecardLabels labels = ScorecardLabels.of(card.definition());
        Contrasts contrasts = new Contrasts(card);
        CalendarPeriod latest = contrasts.latest().orElse(null);
        CalendarPeriod beside = latest == null ? null : contrasts.beside(latest).orElse(null);
        List<Contrast> changes = latest == null || beside == null ? List.of() : contrasts.changes(latest, beside);
        List<Contrast> groups = contrasts.groups();
        List<Contrast> periods = contrasts.periods();
        return new Findings(
                card,
                labels,
                latest,
                beside,
                List.of(changes, groups, periods),
                said(labels, Significance.limit(card.confidence()), List.of(changes, groups, periods)));
    }

    private static List<Finding> said(ScorecardLabels labels, double level, List<List<Contrast>> kinds) {
        Map<String, List<Finding>> strands = new LinkedHashMap<>();
        int looks = 0;
        for (List<Contrast> kind : kinds) {
            looks += kind.size();
            subjects(kind, level).values().forEach(contrasts -> {
                Finding finding = finding(labels, contrasts, kind.size());
                strands.computeIfAbsent(
                                finding.kind() + " " + finding.slice().groups().keySet(), s -> new ArrayList<>())
                        .add(finding);
            });
        }
        if (strands.isEmpty()) {
            return List.of(new Finding(Kind.NOTHING, false, Slice.ALL, List.of(), 0, FindingText.nothing(looks)));
        }
        List<Finding> ordered = new ArrayList<>();
        strands.values().forEach(strand -> strand.sort(BAD_FIRST));
        while (strands.values().stream().anyMatch(strand -> !strand.isEmpty())) {
            List<Finding> heaviest = new ArrayList<>();
            strands.values().stream()
                    .filter(strand -> !strand.isEmpty())
                    .forEach(strand -> heaviest.add(strand.remove(0)));
            heaviest.sort(BAD_FIRST);
            ordered.addAll(heaviest);
        }
        return ordered;
    }

    /** What is beyond chance, by whom it speaks of and its sense. */
    private static Map<String, List<Contrast>> subjects(List<Contrast> kind, double level) {
        Map<String, List<Contrast>> subjects = new LinkedHashMap<>();
        for (Contrast each : kind) {
            if (each.isSignificant(level)) {
                subjects.computeIfAbsent(each.slice() + (each.isWorse() ? " -" : " +"), s -> new ArrayList<>())
                        .add(each);
            }
        }
        return subjects;
    }

    private static Finding finding(ScorecardLabels labels, List<Contrast> contrasts, int looks) {
        List<Contrast> ordered = new ArrayList<>(contrasts);
        ordered.sort(Comparator.comparing(Findings::isOutcome)
                .reversed()
                .thenComparing(Comparator.comparingDouble(Findings::size).reversed()));
        Contrast lead = ordered.get(0);
        Slice slice = lead.slice();
        double weight = Math.sqrt(
                contrasts.stream().mapToDouble(each -> size(each) * size(each)).sum());
        CalendarPeriod period = slice.period();
        if (lead.against() == Contrast.Against.EARLIER_SCORECARD) {
            return new Finding(
                    Kind.CHANGE, lead.isWorse(), slice, ordered, weight, FindingText.change(null, ordered, looks));
        }
        if (period != null) {
            boolean change = lead.against() == Contrast.Against.EARLIER_PERIOD;
            return new Finding(
                    change ? Kind.CHANGE : Kind.PERIOD,
                    lead.isWorse(),
                    slice,
                    ordered,
                    weight,
                    change ? FindingText.change(period, ordered, looks) : FindingText.period(period, ordered, looks));
        }
        String dimension = slice.groups().keySet().iterator().next();
        boolean journey = labels.groups().containsKey(dimension);
        return new Finding(
                journey ? Kind.JOURNEY : Kind.GROUP,
                lead.isWorse(),
                slice,
                ordered,
                weight,
                FindingText.group(labels.dimension(dimension), labels.groups(slice), ordered, looks));
    }

    /** A net score, such as NPS, is what the other questions are asked for: it is named first. */
    private static boolean isOutcome(Contrast contrast) {
        return contrast.metric().shape() == Shape.NET;
    }

    private static double size(Contrast contrast) {
        return Math.abs(contrast.effect().toOptional().orElse(0.0));
    }

    /**
     * The same with every question of all time beside the same question of an earlier scorecard, in place of the latest
     * period beside an earlier one.
     *
     * @param previous figures of the same questions on the same scales; others are not looked at
     * @return the findings, found anew
     */
    public Findings comparedWith(Scorecard previous) {
        List<Contrast> beside = new Contrasts(card).changes(new Contrasts(previous));
        List<List<Contrast>> kinds = List.of(beside, groups, periods);
        return new Findings(card, labels, null, null, kinds, said(labels, level(), kinds));
    }

    /**
     * The same with the drivers to work on first.
     *
     * @param plan drivers placed by importance and performance
     * @return the findings, those of the drivers after the ones before
     */
    public Findings withDrivers(ImportancePerformance plan) {
        List<Finding> more = plan.items().stream()
                .filter(item -> item.quadrant() == Quadrant.CONCENTRATE_HERE)
                .map(item -> new Finding(Kind.DRIVER, true, Slice.ALL, List.of(), 0, FindingText.driver(item))
                        .of(asked(item.item().name())))
                .toList();
        return with(more);
    }

    /**
     * The same with alerts of what watches live.
     *
     * @param alerts what rules found
     * @return the findings, the alerts first
     */
    public Findings withAlerts(List<Alert> alerts) {
        List<Finding> more = alerts.stream()
                .map(alert -> new Finding(
                                Kind.ALERT, true, alert.subject(), List.of(), 0, FindingText.alert(alert, labels))
                        .of(scoredBy(alert.evidence().rule())))
                .toList();
        return with(more);
    }

    private @Nullable Question asked(String driver) {
        return card.questions().stream()
                .filter(each -> each.id().equals(driver) || each.text().equals(driver))
                .findFirst()
                .orElse(null);
    }

    /** The one question that a metric heads. */
    private @Nullable Question scoredBy(Rule metric) {
        List<Question> scored = card.questions().stream()
                .filter(each -> card.definition().metrics(each.id()).stream()
                        .limit(1)
                        .anyMatch(heading -> heading.rule().equals(metric)))
                .toList();
        return scored.size() == 1 ? scored.get(0) : null;
    }

    private Findings with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(list);
        if (!more.isEmpty()) {
            all.removeIf(each -> each.kind() == Kind.NOTHING);
            all.addAll(more.get(0).kind() == Kind.ALERT ? 0 : all.size(), more);
        }
        return new Findings(card, labels, latest, beside, List.of(changes, groups, periods), all);
    }

    /**
     * The sentences, most important first.
     *
     * @return at least one
     */
    public List<Finding> list() {
        return list;
    }

    /**
     * What to mend first, all groups in order.
     *
     * @return the plan; empty without groups to compare
     */
    public Optional<GainPlan> findPlan() {
        return Optional.ofNullable(plan);
    }

    /**
     * The scorecard they were found in.
     *
     * @return the figures
     */
    public Scorecard scorecard() {
        return card;
    }

    /**
     * The last period that anybody answered in.
     *
     * @return the period; empty without a trend
     */
    public Optional<CalendarPeriod> findLatest() {
        return Optional.ofNullable(latest);
    }

    /**
     * The period that the latest is held against.
     *
     * @return the same period of the year before, or the last before; empty if there is none
     */
    public Optional<CalendarPeriod> findBeside() {
        return Optional.ofNullable(beside);
    }

    /**
     * Each question's latest period beside the earlier one, beyond chance or not.
     *
     * @return the contrasts, in the order of the questions
     */
    public List<Contrast> changes() {
        return changes;
    }

    /**
     * Earlier periods that one can be held against: the same period of the year before, then the last one before.
     *
     * @param period a period
     * @return those of the two that anybody answered in, each once
     */
    public List<CalendarPeriod> findBesides(CalendarPeriod period) {
        return Contrasts.besides(card, period);
    }

    /**
     * Each question's figure of one period beside that of an earlier one, beyond chance or not. The p values are adjusted by
     * Holm's method over the questions; who tries many pairs will find some by chance.
     *
     * @param period the later period
     * @param earlier the earlier period
     * @return the contrasts, in the order of the questions; those without a figure in both are left out
     * @throws IllegalArgumentException if the earlier period is not before the other
     */
    public List<Contrast> changes(CalendarPeriod period, CalendarPeriod earlier) {
        if (earlier.compareTo(period) >= 0) {
            throw new IllegalArgumentException(
                    "a period is held against an earlier one, but " + earlier + " is not before " + period);
        }
        Contrasts looked = contrasts;
        if (looked == null) { // made twice by two threads, it is the same
            looked = new Contrasts(card);
            contrasts = looked;
        }
        return looked.changes(period, earlier);
    }

    /**
     * Each group of each question against the others, beyond chance or not.
     *
     * @return the contrasts, question by question
     */
    public List<Contrast> groups() {
        return groups;
    }

    /**
     * Each period of each question against all other periods, beyond chance or not.
     *
     * @return the contrasts, question by question
     */
    public List<Contrast> periods() {
        return periods;
    }

    /**
     * The contrast of one question in one slice: of a group against the others, of a period against the other periods.
     *
     * @param question id of the question
     * @param slice a group, or a period of everyone
     * @return the contrast; empty if it was not looked at
     */
    public Optional<Contrast> find(String question, Slice slice) {
        return (slice.period() == null ? groups : periods)
                .stream()
                        .filter(each -> each.question().id().equals(question)
                                && each.slice().equals(slice))
                        .findFirst();
    }

    /**
     * The latest change of one question.
     *
     * @param question id of the question
     * @return the contrast; empty if there is no earlier figure
     */
    public Optional<Contrast> findChange(String question) {
        return changes.stream()
                .filter(each -> each.question().id().equals(question))
                .findFirst();
    }

    /**
     * Level of significance: one minus the scorecard's confidence.
     *
     * @return such as 0.05
     */
    public double level() {
        return Significance.limit(card.confidence());
    }
}
