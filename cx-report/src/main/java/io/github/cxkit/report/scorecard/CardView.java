package io.github.cxkit.report.scorecard;

import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.chart.Occasion;
import io.github.cxkit.report.markup.Html;
import io.github.cxkit.report.page.RowsRead;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardLabels;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.TouchpointColumn;
import io.github.cxkit.scorecard.WeightedEstimate;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scorecard as every part of its page looks at it: rows by question and slice, words and figures of one language. */
final class CardView {

    private static final int MOST_PERIODS = 400;

    private final Scorecard card;
    private final Findings findings;
    private final ScorecardLabels labels;
    private final Wording wording;
    private final Charts charts;
    private final List<Question> asked = new ArrayList<>();
    private final Map<String, Map<Slice, ScorecardRow>> heading = new HashMap<>();
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final List<CalendarPeriod> calendar;
    private final Map<String, String> phases;
    private final List<DatedEvent> events;

    CardView(Findings findings, Wording wording) {
        this(findings, wording, Map.of(), List.of());
    }

    CardView(Findings findings, Wording wording, Map<String, String> phases, List<DatedEvent> events) {
        this.phases = phases;
        this.events = events;
        this.card = findings.scorecard();
        this.findings = findings;
        this.labels = ScorecardLabels.of(card.definition());
        this.wording = wording;
        this.charts = Charts.in(wording.locale());
        Map<String, String> headings = new HashMap<>();
        card.definition().metrics().forEach((question, metrics) -> {
            if (!metrics.isEmpty()) {
                headings.put(question, metrics.get(0).rule().id().name());
            }
        });
        Map<String, Set<String>> found = new LinkedHashMap<>();
        card.by().forEach(dimension -> found.put(dimension, new LinkedHashSet<>()));
        for (ScorecardRow row : card.rows()) {
            if (!row.metric().equals(headings.get(row.question()))) {
                continue;
            }
            Slice slice = row.slice();
            heading.computeIfAbsent(row.question(), q -> new HashMap<>()).put(slice, row);
            if (slice.groups().size() == 1 && slice.period() == null) {
                slice.groups()
                        .forEach((dimension, group) -> found.computeIfAbsent(dimension, d -> new LinkedHashSet<>())
                                .add(group));
            }
        }
        found.forEach((dimension, all) -> groups.put(dimension, List.copyOf(all)));
        card.questions().stream().filter(q -> heading.containsKey(q.id())).forEach(asked::add);
        List<String> order = asked.stream().map(this::phase).distinct().toList();
        asked.sort(Comparator.comparingInt(question -> order.indexOf(phase(question))));
        this.calendar = calendar(card.periods());
    }

    /** Every period from the first to the last that has a row, those without one too. */
    private static List<CalendarPeriod> calendar(List<CalendarPeriod> there) {
        List<CalendarPeriod> calendar = new ArrayList<>();
        if (!there.isEmpty()) {
            CalendarPeriod last = there.get(there.size() - 1);
            for (CalendarPeriod p = there.get(0); p.compareTo(last) <= 0; p = p.next()) {
                calendar.add(p);
                if (calendar.size() > MOST_PERIODS) {
                    return there; // a long gap: the periods there are
                }
            }
        }
        return calendar;
    }

    Scorecard card() {
        return card;
    }

    Findings findings() {
        return findings;
    }

    /** The place of a question's chart by a dimension, behind the question's own. */
    String part(String dimension) {
        return ".d" + new ArrayList<>(groups().keySet()).indexOf(dimension);
    }

    String dimension(String dimension) {
        boolean phase = dimension.equals(ScorecardDefinition.PHASE)
                && !labels.dimensions().containsKey(dimension);
        return phase ? wording.text("phase") : labels.dimension(dimension);
    }

    Wording wording() {
        return wording;
    }

    Charts charts() {
        return charts;
    }

    List<Question> asked() {
        return asked;
    }

    /** The phase that a question asks about, in the page's words; empty where none is named. */
    String phase(Question question) {
        String named = phases.getOrDefault(question.id(), "");
        TouchpointColumn touchpoints = card.definition().touchpoints();
        return Stream.concat(
                        touchpoints == null ? Stream.of() : touchpoints.journey().phases().stream(),
                        JourneyPhase.STANDARD.stream())
                .filter(phase -> phase.code().equals(named))
                .findFirst()
                .map(phase -> phase.label(wording.locale()))
                .orElse(named);
    }

    /** What happened while answers came, in order. */
    private List<DatedEvent> happened() {
        return events.stream()
                .filter(event -> calendar.size() > 1 && at(event) >= 0)
                .toList();
    }

    /** What happened at another time, or could not be drawn because time is not cut. */
    List<DatedEvent> beyond() {
        return events.stream().filter(event -> !happened().contains(event)).toList();
    }

    private int at(DatedEvent event) {
        for (int i = 0; i < calendar.size(); i++) {
            if (isIn(calendar.get(i), event)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isIn(CalendarPeriod period, DatedEvent event) {
        return !event.date().isBefore(period.start()) && event.date().isBefore(period.endExclusive());
    }

    String told(DatedEvent event) {
        return wording.date(event.date()) + ": " + event.label();
    }

    /** What happened, at its place on a chart of the calendar: a period's figure stands in its middle. */
    List<Occasion> occasions() {
        List<Occasion> occasions = new ArrayList<>();
        for (DatedEvent event : happened()) {
            CalendarPeriod period = calendar.get(at(event));
            double days = ChronoUnit.DAYS.between(period.start(), period.endExclusive());
            double passed = ChronoUnit.DAYS.between(period.start(), event.date());
            occasions.add(
                    new Occasion(at(event) - 0.5 + passed / days, Integer.toString(occasions.size() + 1), told(event)));
        }
        return occasions;
    }

    /** What happened in a period, for the note of its row. */
    String events(CalendarPeriod period) {
        return happened().stream()
                .filter(event -> isIn(period, event))
                .map(this::told)
                .collect(Collectors.joining("; "));
    }

    /** What the signs on a chart mean. */
    void legend(Html html) {
        List<Occasion> occasions = occasions();
        if (!occasions.isEmpty()) {
            html.open("ul", "class", "marks");
            occasions.forEach(each -> html.open("li")
                    .element("b", each.sign(), "class", "sign")
                    .text(" " + each.text())
                    .close("li"));
            html.close("ul");
        }
    }

    /** Dimension to its groups, in the order of the scorecard. */
    Map<String, List<String>> groups() {
        return groups;
    }

    List<CalendarPeriod> calendar() {
        return calendar;
    }

    Optional<ScorecardRow> row(Question question, Slice slice) {
        return Optional.ofNullable(heading.getOrDefault(question.id(), Map.of()).get(slice));
    }

    List<ScorecardRow> allMetrics(Question question) {
        return card.rows().stream()
                .filter(row ->
                        row.question().equals(question.id()) && row.slice().isAll())
                .toList();
    }

    /** The metric that heads a question that is scored. */
    RatingMetric metric(Question question) {
        return card.definition().metrics(question.id()).get(0);
    }

    Charts.Range range(Question question) {
        RatingMetric metric = metric(question);
        return new Charts.Range(metric.lowest(), metric.highest());
    }

    String group(String dimension, String group) {
        return group.isEmpty() ? wording.text("nobody") : labels.group(dimension, group);
    }

    String group(Slice slice) {
        return slice.groups().entrySet().stream()
                .map(each -> group(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    String score(ScorecardRow row) {
        return row.suppressed() ? wording.text("hidden") : wording.score(row.value(), row.unit());
    }

    String interval(ScorecardRow row) {
        return row.suppressed() ? "" : wording.interval(row.interval(), row.unit());
    }

    /** Of a hidden group only on which side of the smallest allowed it is: the others and their sum tell the rest. */
    String n(ScorecardRow row) {
        if (!row.suppressed()) {
            return wording.count(row.n());
        }
        return (row.n() < card.minGroup() ? "< " : "≥ ") + wording.count(card.minGroup());
    }

    private Disclosure least() {
        return Disclosure.from(card.minGroup(), Disclosure.Of.ANSWERS);
    }

    /** Which line below a score has the weighted one. */
    static final int WEIGHTED = 2;

    /** What stands below a score: its interval or why there is none, n, the weighted score. */
    List<String> beside(ScorecardRow row) {
        List<String> lines = new ArrayList<>();
        lines.add(row.suppressed() || !row.value().isKnown() ? note(row) : interval(row));
        lines.add("n " + n(row));
        WeightedEstimate weighted = row.weighted();
        if (weighted != null && weighted.value().isKnown() && !row.suppressed()) {
            lines.add(wording.text("score.weighted", wording.score(weighted.value(), row.unit())));
        }
        return lines;
    }

    static String unit(ScoreUnit unit) {
        return unit == ScoreUnit.PERCENT ? " %" : "";
    }

    /** Score, interval and n in one line. */
    String line(ScorecardRow row) {
        if (row.suppressed()) {
            return note(row);
        }
        if (!row.value().isKnown()) {
            return wording.lack(row.value());
        }
        return score(row) + unit(row.unit()) + (row.interval().isKnown() ? " (" + interval(row) + ")" : "") + ", n "
                + n(row);
    }

    String note(ScorecardRow row) {
        if (row.suppressed()) {
            return row.n() < card.minGroup() ? wording.few(least()) : wording.away(least());
        }
        if (!row.value().isKnown()) {
            return wording.lack(row.value());
        }
        List<String> notes = new ArrayList<>();
        if (row.cautions().contains(Caution.SMALL_SAMPLE)) {
            notes.add(wording.text("note.small"));
        }
        if (row.cautions().contains(Caution.NO_SPREAD)) {
            notes.add(wording.text("note.alike"));
        }
        if (row.cautions().contains(Caution.LOWER_HALF_ONLY)) {
            notes.add(wording.text("note.lower"));
        }
        if (row.cautions().contains(Caution.CELLS_LEFT_OUT)) {
            notes.add(wording.text("note.cells"));
        }
        if (row.cautions().contains(Caution.OVERLAPPING_GROUPS)) {
            notes.add(wording.text("note.overlap"));
        }
        ClusteredMean clustered = row.clustered();
        if (clustered != null) {
            notes.add(wording.text(
                    "note.clustered",
                    wording.count(clustered.respondents()),
                    wording.interval(clustered.interval(), row.unit())));
        }
        return String.join(", ", notes);
    }

    /** What is to be known of all figures at once; empty if there is nothing. */
    String everywhere() {
        Set<Caution> cautions = card.rows().stream()
                .flatMap(row -> row.cautions().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Caution.class)));
        List<String> said = new ArrayList<>();
        if (cautions.contains(Caution.ROWS_LEFT_OUT)) {
            said.add(wording.text("warning.rows"));
        }
        if (cautions.contains(Caution.REPEATED_RESPONDENTS)) {
            boolean byPerson = card.rows().stream().anyMatch(row -> row.clustered() != null);
            said.add(wording.text("warning.persons") + (byPerson ? " " + wording.text("warning.persons.by") : ""));
        }
        return String.join(" ", said);
    }

    /** Rank by score alone, and the ranks that the data do not rule out. */
    String rank(Map<Slice, RankSets.Place> ranks, ScorecardRow row) {
        RankSets.Place place = ranks.get(row.slice());
        return place == null
                ? ""
                : wording.text(
                        "rank.set",
                        wording.count(place.rank()),
                        wording.count(place.simultaneous().best()),
                        wording.count(place.simultaneous().worst()));
    }

    Mark mark(String label, ScorecardRow row) {
        ConfidenceInterval interval = row.interval().toOptional().orElse(null);
        return new Mark(
                label,
                row.value().toOptional().orElse(null),
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper(),
                line(row),
                row.cautions().contains(Caution.SMALL_SAMPLE));
    }

    /** One mark per period of the calendar. */
    List<Mark> trend(Question question, Slice slice) {
        List<Mark> marks = new ArrayList<>();
        for (CalendarPeriod period : calendar) {
            marks.add(row(question, slice.in(period))
                    .map(row -> mark(period.toString(), row))
                    .orElseGet(() -> new Mark(period.toString(), null, null, null, wording.text("no.answer"), false)));
        }
        return marks;
    }

    /** All that came, by what became of it: rows of the files first, then the answers of the rows that count. */
    List<String> came(List<AnswerSource> sources) {
        List<String> came = new ArrayList<>();
        sources.stream()
                .map(AnswerSource::rows)
                .reduce(RowsRead::plus)
                .ifPresent(rows -> came.add(rows.sentence(wording)));
        long repeats = sources.stream().mapToLong(AnswerSource::repeats).sum();
        if (repeats > 0) {
            came.add(wording.counted("left.repeats", repeats));
        }
        if (card().undated() > 0) {
            came.add(wording.counted("left.undated", card().undated()));
        }
        answers().ifPresent(came::add);
        return came;
    }

    /** What did not count, in a few words; empty if everything did. */
    String leftOut(List<AnswerSource> sources) {
        List<String> left = new ArrayList<>();
        RowsRead rows = sources.stream().map(AnswerSource::rows).reduce(RowsRead.NONE, RowsRead::plus);
        if (rows.rejected() > 0) {
            left.add(wording.text("page.left.rows", wording.count(rows.rejected())));
        }
        long repeats = sources.stream().mapToLong(AnswerSource::repeats).sum();
        if (repeats > 0) {
            left.add(wording.counted("left.repeats", repeats));
        }
        if (rows.invalid() > 0) {
            left.add(wording.counted("left.cells", rows.invalid()));
        }
        return String.join(", ", left);
    }

    /** Answers of everyone to all questions: those that count, and the others by reason. */
    private Optional<String> answers() {
        long counted = 0;
        Map<String, Long> others = new LinkedHashMap<>();
        for (Question question : asked()) {
            ScorecardRow row = row(question, Slice.ALL).orElse(null);
            if (row == null || row.suppressed()) {
                return Optional.empty();
            }
            counted += row.n();
            row.evidence().excluded().counts().forEach((reason, count) -> others.merge(reason, count, Long::sum));
        }
        others.values().removeIf(count -> count == 0);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        long all = counted + others.values().stream().mapToLong(Long::longValue).sum();
        List<String> parts = new ArrayList<>();
        parts.add(wording.text("rows.counted", wording.count(counted)));
        others.forEach((reason, count) -> parts.add(wording.count(count) + " " + wording.reason(reason, count)));
        return Optional.of(wording.counted("answers.came", all) + ": " + String.join(", ", parts));
    }
}
