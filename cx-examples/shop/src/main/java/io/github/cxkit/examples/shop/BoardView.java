package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.CaseFile.Kind;
import io.github.cxkit.examples.shop.CaseFile.Step;
import io.github.cxkit.examples.shop.Dashboard.Board;
import io.github.cxkit.examples.shop.Dashboard.Group;
import io.github.cxkit.examples.shop.Dashboard.Line;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FollowUp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Boards, lists and cases as values of the page templates, in the words and numbers of a language. */
@Component
class BoardView {

    private static final double FULL = 100;

    private final Trends trends;
    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    BoardView(Trends trends) {
        this.trends = trends;
    }

    Map<String, Object> board(Board board, Words words) {
        Wording numbers = Wording.in(words.locale());
        Map<String, Object> values = words.all();
        values.put("away", board.databaseAway());
        values.put(
                "alarms",
                board.alerts().stream().map(each -> alarm(each, words)).toList());
        values.put(
                "past",
                board.pastAlerts().stream().map(each -> alarm(each, words)).toList());
        values.put("hasPast", !board.pastAlerts().isEmpty());
        values.put(
                "heard", board.heard().stream().map(each -> said(each, words)).toList());
        values.put(
                "muted", board.muted().stream().map(each -> muted(each, words)).toList());
        values.put("hasMuted", !board.muted().isEmpty());
        values.put("mutedTitle", words.of("muted.some", board.muted().size()));
        values.put(
                "spans",
                AlertController.SPANS.stream()
                        .map(span -> Map.of("id", span, "name", words.of("span." + span)))
                        .toList());
        values.put("calm", board.alerts().isEmpty() && board.heard().isEmpty());
        values.put(
                "lines", board.scores().stream().map(each -> line(each, words)).toList());
        values.put("phases", phases(board, words));
        Dashboard.Asked asked = board.invitations();
        StringJoiner reasons = new StringJoiner(", ");
        asked.notAsked().forEach((reason, count) -> reasons.add(reason + " " + numbers.count(count)));
        values.put("askedText", numbers.count(asked.asked()) + " " + words.of("asked"));
        values.put(
                "rates",
                asked.rates().stream().map(each -> response(each, words)).toList());
        values.put("hasRates", !asked.rates().isEmpty());
        values.put("notAskedText", reasons.length() == 0 ? "" : words.of("notasked") + ": " + reasons);
        return values;
    }

    private Map<String, Object> alarm(Dashboard.Alarm alarm, Words words) {
        Map<String, Object> values = new HashMap<>();
        values.put("key", alarm.key());
        values.put("text", alarm.text());
        values.put("touchpoint", alarm.touchpoint());
        values.put("theme", alarm.theme());
        values.put("since", words.of("since", moment(alarm.since(), words)));
        values.put("ended", alarm.ended() == null ? "" : words.of("until", moment(alarm.ended(), words)));
        return values;
    }

    private Map<String, Object> muted(Dashboard.Muted muted, Words words) {
        return Map.of(
                "key", muted.key(),
                "text", muted.text(),
                "known", words.of("muted.by", muted.by(), moment(muted.until(), words)));
    }

    private static Map<String, Object> response(Dashboard.Response response, Words words) {
        Wording numbers = Wording.in(words.locale());
        Map<String, Object> values = new HashMap<>();
        values.put("id", response.touchpoint());
        values.put("name", response.name());
        values.put("asked", numbers.count(response.asked()));
        values.put("answered", numbers.count(response.answered()));
        values.put("rate", response.share() == null ? words.of("rate.none") : percent(response.share(), numbers));
        values.put(
                "limits",
                response.lower() == null || response.upper() == null
                        ? ""
                        : words.of(
                                "betweenText", percent(response.lower(), numbers), percent(response.upper(), numbers)));
        values.put(
                "open",
                response.waiting() == 0 ? "" : words.of("rate.open", response.waiting(), response.answeredSoFar()));
        return values;
    }

    private static String percent(double share, Wording numbers) {
        return numbers.number(FULL * share, 1) + "\u00a0%";
    }

    private Map<String, Object> said(Dashboard.Said said, Words words) {
        String where = said.touchpoint().isEmpty() ? said.source() : said.source() + ", " + said.touchpoint();
        return Map.of(
                "key", said.key(),
                "where", where,
                "reason", said.reason(),
                "text", said.text(),
                "at", moment(said.at(), words));
    }

    /** The values of a line; the same ones for the same line. */
    private Map<String, Object> line(Line line, Words words) {
        Row row = rows.compute(
                line.touchpoint() + " " + words.locale(),
                (place, last) -> last != null && last.line.equals(line) ? last : new Row(line, values(line, words)));
        return row.values;
    }

    /** A line, and what a page shows of it. */
    private record Row(Line line, Map<String, Object> values) {}

    private static Map<String, Object> values(Line line, Words words) {
        Wording numbers = Wording.in(words.locale());
        Map<String, Object> values = new HashMap<>();
        values.put("id", line.touchpoint());
        values.put("name", line.name());
        values.put("metric", line.metric());
        values.put("score", line.value() == null ? words.of("notenough") : numbers.number(line.value(), 1));
        values.put("n", numbers.count(line.n()));
        if (line.lower() != null && line.upper() != null && line.value() != null) {
            values.put("limits", words.of("between", line.lower(), line.upper()));
            values.put("bandX", place(line.lower(), line));
            values.put("bandWidth", svg(share(line.upper(), line) - share(line.lower(), line)));
            values.put("dotX", svg(share(line.value(), line) - 1));
            values.put("zeroX", line.lowest() < 0 ? place(0, line) : "");
        }
        values.put(
                "recent",
                line.recentValue() == null
                        ? ""
                        : numbers.number(line.recentValue(), 1) + " (" + numbers.count(line.recentN()) + ")");
        values.put("spark", Charts.in(words.locale()).spark(bare(line.bySeven()), List.of()));
        values.put(
                "groups",
                line.segments().stream()
                        .filter(each -> !each.segment().equals(Segment.UNKNOWN.id()))
                        .map(each -> group(each, numbers))
                        .toList());
        return values;
    }

    private static Map<String, Object> group(Group group, Wording numbers) {
        return Map.of(
                "name", group.name(),
                "score", group.value() == null ? Wording.NONE : numbers.number(group.value(), 1),
                "n", numbers.count(group.n()));
    }

    private static String place(double value, Line line) {
        return svg(share(value, line));
    }

    private static double share(double value, Line line) {
        return FULL * (value - line.lowest()) / (line.highest() - line.lowest());
    }

    private static String svg(double value) {
        return Double.toString(Math.round(10 * value) / 10.0);
    }

    static List<Mark> marks(List<Dashboard.Point> days, Words words) {
        Wording numbers = Wording.in(words.locale());
        DateTimeFormatter date = DateTimeFormatter.ofPattern("d MMM", words.locale());
        List<Mark> marks = new ArrayList<>();
        for (Dashboard.Point day : days) {
            String label = LocalDate.parse(day.date()).format(date);
            String text = day.value() == null
                    ? words.of("notenough")
                    : numbers.number(day.value(), 1) + " (n " + numbers.count(day.n()) + ")";
            marks.add(
                    new Mark(label, day.value(), day.lower(), day.upper(), text, day.n() < Dashboard.FEWEST_TO_JUDGE));
        }
        return marks;
    }

    /** For a line that nobody can point at. */
    private static List<Mark> bare(List<Dashboard.Point> days) {
        return days.stream()
                .map(day ->
                        new Mark("", day.value(), day.lower(), day.upper(), "", day.n() < Dashboard.FEWEST_TO_JUDGE))
                .toList();
    }

    private static List<Map<String, Object>> phases(Board board, Words words) {
        Wording numbers = Wording.in(words.locale());
        List<Map<String, Object>> phases = new ArrayList<>();
        for (Dashboard.Phase phase : board.journey()) {
            List<Map<String, Object>> steps = new ArrayList<>();
            for (Dashboard.Step step : phase.steps()) {
                String mood = step.mood().name().toLowerCase(Locale.ROOT);
                Map<String, Object> values = new HashMap<>();
                values.put("id", step.touchpoint());
                values.put("name", step.name());
                values.put("mood", mood);
                values.put("moodText", words.of("mood." + mood));
                if (step.feeling() != null) {
                    values.put("feeling", numbers.signed(step.feeling(), 2));
                }
                if (step.lower() != null && step.upper() != null) {
                    values.put(
                            "range",
                            words.of("betweenText", numbers.signed(step.lower(), 2), numbers.signed(step.upper(), 2)));
                }
                steps.add(values);
            }
            phases.add(Map.of("name", phase.name(), "steps", steps));
        }
        return phases;
    }

    /** A list of cases with its counts. */
    Map<String, Object> cases(Cases.Filter filter, Cases.Selection selection, Cases.Counts counts, Now now) {
        Words words = now.words;
        Map<String, Object> values = words.all();
        List<Map<String, Object>> rows = new ArrayList<>();
        selection.shown().forEach(file -> rows.add(row(file, now)));
        values.put("cases", rows);
        values.put("nobody", rows.isEmpty());
        boolean all = rows.size() == selection.count();
        values.put(
                "count",
                all
                        ? words.of("count.all", selection.count())
                        : words.of("count.some", rows.size(), selection.count()));
        values.put("more", all ? "" : Integer.toString(rows.size() + Dashboard.FIRST));
        values.put("moreQuery", query(filter, rows.size() + Dashboard.FIRST, words));
        values.put("waitingText", words.of("count.waiting", counts.waiting(), counts.overdue()));
        StringJoiner owners = new StringJoiner(" · ");
        new TreeMap<>(counts.byOwner())
                .forEach((owner, count) -> owners.add(words.of("owner." + owner) + " "
                        + Wording.in(words.locale()).count(count)));
        values.put("owners", owners.toString());
        values.put(
                "loop",
                counts.inTime().whole() == 0
                        ? words.of("loop.none")
                        : words.of(
                                "loop.some",
                                counts.inTime().part(),
                                counts.inTime().whole()));
        values.put("filter", Map.of("text", filter.text(), "shown", rows.size()));
        values.put("states", options(List.of("waiting", "answered", "all"), "state.", filter.state(), words));
        List<String> owned = new ArrayList<>(List.of(""));
        owned.addAll(ShopJourney.OWNERS);
        values.put("ownerOptions", options(owned, "owner.", filter.owner(), words));
        List<String> places = new ArrayList<>(List.of(""));
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            places.add(touchpoint.id());
        }
        values.put("placeOptions", options(places, "touchpoint.", filter.touchpoint(), words));
        return values;
    }

    private static String query(Cases.Filter filter, int most, Words words) {
        return "lang=" + words.locale().getLanguage()
                + "&state=" + encoded(filter.state())
                + "&owner=" + encoded(filter.owner())
                + "&touchpoint=" + encoded(filter.touchpoint())
                + "&text=" + encoded(filter.text())
                + "&show=" + most;
    }

    /** A text in an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Who looks when.
     *
     * @param at the moment
     * @param words the language
     */
    record Now(Instant at, Words words) {}

    private static List<Map<String, Object>> options(List<String> ids, String prefix, String chosen, Words words) {
        List<Map<String, Object>> options = new ArrayList<>();
        for (String id : ids) {
            options.add(Map.of(
                    "id", id, "name", words.of(prefix + (id.isEmpty() ? "any" : id)), "chosen", id.equals(chosen)));
        }
        return options;
    }

    private Map<String, Object> row(CaseFile file, Now now) {
        Words words = now.words;
        Map<String, Object> values = new HashMap<>();
        Feedback feedback = file.told().feedback();
        values.put("key", file.key());
        values.put("place", Dashboard.place(file, words));
        values.put("rating", rating(feedback, words));
        values.put("customer", Objects.requireNonNullElse(feedback.customer(), words.of("nameless")));
        values.put("order", order(file, words));
        values.put("remark", feedback.text());
        values.put("reasons", Dashboard.reasons(file, words));
        values.put("owner", words.of("owner." + file.now().owner()));
        values.put("waiting", file.isWaiting());
        values.put("late", file.isOverdueAt(now.at));
        values.put("due", due(file, now));
        return values;
    }

    private static String order(CaseFile file, Words words) {
        return file.told().order() == null ? "" : words.of("order", file.told().order());
    }

    private static String rating(Feedback feedback, Words words) {
        Feedback.Rating rating = feedback.rating();
        return rating == null
                ? ""
                : words.of("rating", rating.value(), rating.scale().max());
    }

    private String due(CaseFile file, Now now) {
        Words words = now.words;
        FollowUp state = file.now();
        String deadline = moment(file.opened().deadline(), words);
        return switch (state.statusAt(now.at)) {
            case OPEN -> words.of("due", deadline);
            case OVERDUE -> words.of("overdue", deadline);
            case ANSWERED -> words.of("answeredAt", moment(Objects.requireNonNull(state.firstResponse()), words));
            case CLOSED -> words.of("closedAt", moment(Objects.requireNonNull(state.closed()), words));
        };
    }

    /** A case with its history and what can be done. */
    Map<String, Object> caseFile(CaseFile file, Now now) {
        Words words = now.words;
        Map<String, Object> values = words.all();
        values.putAll(row(file, now));
        Feedback feedback = file.told().feedback();
        values.put("order", Objects.requireNonNullElse(file.told().order(), ""));
        values.put("own", feedback.customer() == null ? "" : encoded(feedback.customer()));
        values.put("sourceText", words.of("source." + feedback.source().name().toLowerCase(Locale.ROOT)));
        values.put("segmentText", words.of("segment." + file.told().segment().id()));
        values.put("received", moment(feedback.at(), words));
        values.put("tone", tone(feedback.sentiment(), feedback.text(), words));
        StringJoiner themes = new StringJoiner(", ");
        feedback.themes().forEach(theme -> themes.add(words.theme(theme)));
        values.put("themes", themes.toString());
        List<Map<String, Object>> history = new ArrayList<>();
        history.add(Map.of(
                "at", moment(feedback.at(), words), "text", words.of("step.opened", Dashboard.reasons(file, words))));
        for (Step step : file.steps()) {
            history.add(Map.of("at", moment(step.at(), words), "text", sentence(step, file, words)));
        }
        values.put("history", history);
        values.put("answerable", Cases.hindrance(file, Kind.ANSWERED, "").isEmpty());
        values.put("closable", Cases.hindrance(file, Kind.CLOSED, "").isEmpty());
        values.put("assignable", file.now().closed() == null);
        values.put(
                "ownerOptions", options(ShopJourney.OWNERS, "owner.", file.now().owner(), words));
        values.put("undo", file.lastToUndo().map(Step::id).orElse(""));
        values.put(
                "undoText",
                file.lastToUndo()
                        .map(step -> words.of("undo.what", sentence(step, file, words)))
                        .orElse(""));
        return values;
    }

    /** A remark with who, how much and when, and the way to its case if it has one. */
    Map<String, Object> remark(Told told, boolean isCase, Words words) {
        Feedback feedback = told.feedback();
        return Map.of(
                "text", feedback.text(),
                "rating", rating(feedback, words),
                "source", words.of("source." + feedback.source().name().toLowerCase(Locale.ROOT)),
                "customer", Objects.requireNonNullElse(feedback.customer(), words.of("nameless")),
                "at", moment(feedback.at(), words),
                "case", isCase ? told.key() : "");
    }

    private static String tone(@Nullable Double sentiment, String text, Words words) {
        if (text.isEmpty()) {
            return "";
        }
        if (sentiment == null) {
            return words.of("tone.unknown");
        }
        String name = sentiment <= -0.3 ? "bad" : sentiment >= 0.3 ? "good" : "mixed";
        return words.of("tone." + name);
    }

    private static String sentence(Step step, CaseFile file, Words words) {
        String kind = step.kind().name().toLowerCase(Locale.ROOT);
        return switch (step.kind()) {
            case ASSIGNED -> words.of("step.assigned", words.of("owner." + step.detail()));
            case UNDONE ->
                words.of(
                        "step.undone",
                        file.steps().stream()
                                .filter(each -> each.id().equals(step.detail()))
                                .findFirst()
                                .map(each -> sentence(each, file, words))
                                .orElse(""));
            case HEARD, NOTED, ANSWERED, CLOSED ->
                step.detail().isEmpty()
                        ? words.of("step." + kind)
                        : words.of("step.with", words.of("step." + kind), step.detail());
        };
    }

    String moment(Instant at, Words words) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(words.locale())
                .format(at.atZone(trends.zone()));
    }
}
