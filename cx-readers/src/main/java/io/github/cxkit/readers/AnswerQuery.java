package io.github.cxkit.readers;

import io.github.cxkit.readers.Rows.Setting;
import io.github.cxkit.readers.definition.QuestionCells;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.scorecard.TouchpointColumn;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The query that lets a database count a survey's answers, and the reader of its result: a table of a billion answers is scored from
 * a few thousand rows, and the scorecard is the same to the last digit as that of all rows read one by one.
 *
 * <p>The query groups every question's cells <em>as they are written</em>, by segment and period, and counts them; what a cell means
 * is judged when the result is read, by the rules that judge every file. So codes of no answer, labels, texts that look the same,
 * numbers in front of words, ticks in several columns, choices in one cell, chosen rows and times that nothing reads count as they
 * do row by row. Where the counts alone cannot tell, the definition is refused by name: weights and frameworks need each response by
 * itself, tables of counts and of one row per answer are grouped already.
 *
 * <pre>{@code
 * SurveyDefinition shop = SurveyDefinition.read(Path.of("shop.json"));
 * AnswerQuery query = AnswerQuery.of(shop.scorecard().by("channel").per(PeriodLength.MONTH), shop.mapping());
 * String sql = query.sql(SqlDialect.DUCKDB, "answers");
 * query.read(Path.of("result.csv")).scorecard();
 * }</pre>
 *
 * <p>A group is shown in the spelling that the database hands out first. Immutable.
 *
 * @since 0.1.0
 */
public final class AnswerQuery {

    private static final String PERSONS = "(persons)";
    private static final String RAW = "?";

    /** A date and time in a form that PostgreSQL and DuckDB read without an error, and as the readers do. */
    private static final String DAY = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-"
            + "((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)";

    private static final String TIME = "[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?";
    private static final String OFFSET = " ?(Z|[+-](0[0-9]|1[0-3])(:?[0-5][0-9])?)";

    private final ScorecardDefinition definition;
    private final ResponseMapping mapping;
    private final List<String> segments;
    private final List<String> filters;
    private final int width;

    private AnswerQuery(ScorecardDefinition definition, ResponseMapping mapping) {
        this.definition = definition;
        this.mapping = mapping;
        this.segments = segments(definition);
        Set<String> filtered = new LinkedHashSet<>(mapping.filter().only().keySet());
        filtered.addAll(mapping.filter().except().keySet());
        this.filters = List.copyOf(filtered);
        this.width = definition.survey().questions().stream()
                .mapToInt(question -> columns(question).size())
                .max()
                .orElse(0);
    }

    private static List<String> segments(ScorecardDefinition definition) {
        Set<String> names = new LinkedHashSet<>(definition.by());
        TouchpointColumn touchpoints = definition.touchpoints();
        if (touchpoints != null && names.remove(ScorecardDefinition.PHASE)) {
            names.add(touchpoints.column());
        }
        return List.copyOf(names);
    }

    /**
     * The query of a scorecard.
     *
     * @param definition what is scored, by which segments and periods
     * @param mapping how cells are read; of the same survey
     * @return the query
     * @throws IllegalArgumentException if counts alone cannot give the same scorecard; the message names what stands in the way
     */
    public static AnswerQuery of(ScorecardDefinition definition, ResponseMapping mapping) {
        Survey survey = definition.survey();
        refuse(
                !mapping.survey().equals(survey),
                "the mapping is of survey " + mapping.survey().id());
        refuse(survey.weightColumn() != null, "weightColumn: weighted figures need each response by itself");
        refuse(!definition.frameworks().isEmpty(), "frameworks: an index needs each response by itself");
        refuse(
                mapping.longTable().isPresent(),
                "long: a table with one row per answer; make one with a row per response of it");
        refuse(mapping.countColumn().isPresent(), "countColumn: the table is counted already; read it as it is");
        refuse(
                survey.questions().stream()
                        .anyMatch(q -> !mapping.cells(q.id()).countColumns().isEmpty()),
                "countColumns: the table is counted already; read it as it is");
        refuse(
                mapping.file().decimal() != 0,
                "file.decimal: the numbers of a database have no decimal mark of their own");
        AnswerQuery query = new AnswerQuery(definition, mapping);
        refuse(
                survey.respondentColumn() != null && !query.filters.isEmpty(),
                "respondentColumn with only or except: who answered twice among chosen rows is not to be seen in counts");
        query.addresses()
                .forEach(address -> refuse(
                        address.matches("#\\d+|.*#\\d+"),
                        "column \"" + address + "\": a column of a table has a name and no number"));
        return query;
    }

    private static void refuse(boolean wrong, String what) {
        if (wrong) {
            throw new IllegalArgumentException(what);
        }
    }

    private List<String> addresses() {
        List<String> addresses = new ArrayList<>(segments);
        addresses.addAll(filters);
        definition.survey().questions().forEach(question -> addresses.addAll(columns(question)));
        return addresses;
    }

    private List<String> columns(Question question) {
        QuestionCells cells = mapping.cells(question.id());
        return cells.isOneColumn()
                ? List.of(question.column())
                : cells.choiceColumns().keySet().stream().toList();
    }

    /**
     * The query as text.
     *
     * @param dialect which SQL the database speaks
     * @param from the table with one row per response, as it stands behind FROM: a name, or a query in brackets with a name
     * @return one SELECT; its columns are those that {@link #read(ResultSet)} needs, in any order of rows
     * @throws IllegalArgumentException if the dialect cannot tell what the definition needs to know
     */
    public String sql(SqlDialect dialect, String from) {
        String pattern = String.join("", mapping.times().patterns());
        refuse(
                dialect == SqlDialect.STANDARD && hasTimes() && !pattern.equals("ISO"),
                "timePattern: the standard does not tell dates from texts; leave it out, or name POSTGRESQL or DUCKDB");
        List<String> parts = new ArrayList<>();
        for (Question question : definition.survey().questions()) {
            parts.add(part(dialect, from, question));
        }
        String person = definition.survey().respondentColumn();
        if (person != null) {
            parts.add(persons(dialect, from, person));
        }
        return String.join("\nUNION ALL\n", parts) + "\n";
    }

    private boolean hasTimes() {
        return definition.survey().timeColumn() != null;
    }

    private String part(SqlDialect dialect, String from, Question question) {
        List<String> columns = columns(question);
        List<String> selected = new ArrayList<>();
        List<String> grouped = new ArrayList<>();
        selected.add(literal(checkSum()) + " AS definition");
        selected.add(literal(question.id()) + " AS question");
        for (int i = 0; i < width; i++) {
            group(i < columns.size() ? text(dialect, columns.get(i)) : null, "v" + (i + 1), selected, grouped);
        }
        for (int i = 0; i < segments.size(); i++) {
            group(text(dialect, segments.get(i)), "s" + (i + 1), selected, grouped);
        }
        for (int i = 0; i < filters.size(); i++) {
            group(text(dialect, filters.get(i)), "f" + (i + 1), selected, grouped);
        }
        String time = definition.survey().timeColumn();
        group(time == null ? null : time(dialect, time), "t", selected, grouped);
        selected.add(types(dialect, time) + " AS types");
        selected.add("COUNT(*) AS n");
        return "SELECT " + String.join(", ", selected) + "\nFROM " + from
                + (grouped.isEmpty() ? "" : "\nGROUP BY " + String.join(", ", grouped));
    }

    private static void group(@Nullable String expression, String name, List<String> selected, List<String> grouped) {
        selected.add((expression == null ? "''" : expression) + " AS " + name);
        if (expression != null) {
            grouped.add(expression);
        }
    }

    private String persons(SqlDialect dialect, String from, String person) {
        List<String> selected = new ArrayList<>();
        selected.add(literal(checkSum()) + " AS definition");
        selected.add(literal(PERSONS) + " AS question");
        for (int i = 0; i < width; i++) {
            selected.add((i == 0 ? "CAST(MAX(answers) AS " + varchar(dialect) + ")" : "''") + " AS v" + (i + 1));
        }
        for (int i = 0; i < segments.size(); i++) {
            selected.add("'' AS s" + (i + 1));
        }
        for (int i = 0; i < filters.size(); i++) {
            selected.add("'' AS f" + (i + 1));
        }
        selected.add("'' AS t");
        selected.add("'' AS types");
        selected.add("COALESCE(SUM(answers), 0) AS n");
        return "SELECT " + String.join(", ", selected) + "\nFROM (SELECT COUNT(*) AS answers FROM " + from
                + " WHERE TRIM(" + text(dialect, person) + ") <> '' GROUP BY " + text(dialect, person) + ") AS persons";
    }

    private static String varchar(SqlDialect dialect) {
        return dialect == SqlDialect.STANDARD ? "VARCHAR(4000)" : "VARCHAR";
    }

    private static String text(SqlDialect dialect, String column) {
        return "COALESCE(CAST(" + quoted(column) + " AS " + varchar(dialect) + "), '')";
    }

    /** What a database calls the types of segments, filters and time, where what they look like as text depends on it. */
    private String types(SqlDialect dialect, @Nullable String time) {
        if (dialect == SqlDialect.STANDARD) {
            return "''";
        }
        List<String> columns = new ArrayList<>(segments);
        columns.addAll(filters);
        if (time != null) {
            columns.add(time);
        }
        String of = dialect == SqlDialect.POSTGRESQL ? "CAST(PG_TYPEOF(%s) AS VARCHAR)" : "TYPEOF(%s)";
        return columns.isEmpty()
                ? "''"
                : columns.stream()
                        .map(column -> "MIN(" + String.format(Locale.ROOT, of, quoted(column)) + ")")
                        .collect(Collectors.joining(" || '|' || "));
    }

    /** Nothing, the first day of the period, or the text as it is with a mark in front where only the reader can judge it. */
    private String time(SqlDialect dialect, String column) {
        String text = text(dialect, column);
        String raw = "'" + RAW + "' || " + text;
        if (dialect == SqlDialect.STANDARD) {
            return "CASE WHEN TRIM(" + text + ") = '' THEN '' ELSE " + raw + " END";
        }
        boolean isoFirst = mapping.times().patterns().get(0).equals("ISO");
        String isTyped = dialect == SqlDialect.POSTGRESQL
                ? "CAST(PG_TYPEOF(" + quoted(column) + ") AS VARCHAR) ~ '^(date|timestamp)' AND "
                : "REGEXP_MATCHES(TYPEOF(" + quoted(column) + "), '^(DATE|TIMESTAMP)') AND ";
        String known = isoFirst ? "" : isTyped;
        return "CASE WHEN TRIM(" + text + ") = '' THEN '' WHEN " + known
                + matches(dialect, text, "^" + DAY + "(" + TIME + ")?$") + " THEN " + period("LEFT(" + text + ", 10)")
                + zoned(dialect, text, known) + " ELSE " + raw + " END";
    }

    /** A moment with an offset belongs to the day that it is in the survey's zone. */
    private String zoned(SqlDialect dialect, String text, String known) {
        ZoneId zone = definition.survey().zone();
        boolean isUtc = zone.normalized().equals(ZoneOffset.UTC);
        if (zone.normalized() instanceof ZoneOffset && !isUtc) {
            // an offset as the name of a zone has another sign in PostgreSQL than in ISO 8601
            return "";
        }
        boolean careful = dialect == SqlDialect.DUCKDB;
        String moment = (careful ? "TRY_CAST(" : "CAST(") + text + " AS TIMESTAMPTZ)";
        return " WHEN " + known + matches(dialect, text, "^" + DAY + TIME + OFFSET + "$")
                + (careful ? " AND " + moment + " IS NOT NULL" : "") + " THEN "
                + period(moment + " AT TIME ZONE " + literal(isUtc ? "UTC" : zone.getId()));
    }

    private static String matches(SqlDialect dialect, String text, String regex) {
        return dialect == SqlDialect.POSTGRESQL
                ? text + " ~ " + literal(regex)
                : "REGEXP_MATCHES(" + text + ", " + literal(regex) + ")";
    }

    private String period(String moment) {
        PeriodLength length = definition.period();
        String unit = (length == null ? PeriodLength.YEAR : length).name().toLowerCase(Locale.ROOT);
        return "CAST(CAST(DATE_TRUNC('" + unit + "', CAST(" + moment + " AS TIMESTAMP)) AS DATE) AS VARCHAR)";
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** What tells results of one definition from those of another. */
    private String checkSum() {
        Survey survey = definition.survey();
        StringBuilder all = new StringBuilder();
        survey.questions().forEach(question -> all.append(question.id()).append(columns(question)));
        all.append(segments).append(filters).append(survey.timeColumn()).append(survey.respondentColumn());
        all.append(definition.period())
                .append(survey.zone())
                .append(mapping.times().patterns());
        CRC32 sum = new CRC32();
        sum.update(all.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /** Columns of the result, in the order of the reader. */
    private String[] result() {
        List<String> names = new ArrayList<>(List.of("definition", "question", "t", "types", "n"));
        for (int i = 1; i <= width; i++) {
            names.add("v" + i);
        }
        for (int i = 1; i <= segments.size(); i++) {
            names.add("s" + i);
        }
        for (int i = 1; i <= filters.size(); i++) {
            names.add("f" + i);
        }
        return names.toArray(String[]::new);
    }

    /**
     * Reads what a database answered.
     *
     * @param result from its current place to its end; not closed
     * @return the counts
     * @throws SQLException if the database ends it
     * @throws IllegalArgumentException if the result is of another query, is cut, or holds what counts alone cannot judge
     */
    public CountedAnswers read(ResultSet result) throws SQLException {
        Counting counting = new Counting();
        ReadReport read = CellReader.of(result()).readCounted(result, (row, count) -> counting.add(row));
        return counting.made(read);
    }

    /**
     * Reads what a database answered and was saved as a file: CSV, JSON, a workbook.
     *
     * @param result the file
     * @return the counts
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if the result is of another query, is cut, or holds what counts alone cannot judge
     */
    public CountedAnswers read(Path result) throws IOException {
        Counting counting = new Counting();
        return counting.made(CellReader.of(result()).read(result, counting::add));
    }

    /** Equally grouped responses of one period. */
    private final class Group {

        private final SurveyResponse example;
        private final Map<String, long[]> answers = new LinkedHashMap<>();
        private long responses;

        Group(SurveyResponse example) {
            this.example = example;
        }

        void add(Question question, @Nullable Answer answer, long times) {
            Scale scale = question.scale();
            long[] counts = answers.computeIfAbsent(question.id(), id -> new long[scale.size() + 3]);
            int at = answer instanceof Answer.Rating rating
                    ? scale.points().indexOf(rating.value())
                    : scale.size()
                            + (answer instanceof Answer.NotApplicable ? 1 : answer instanceof Answer.Invalid ? 2 : 0);
            counts[at] = Math.addExact(counts[at], times);
        }

        void addTo(ScorecardSummary.Builder summary) {
            Map<String, RatingTally> tallies = new LinkedHashMap<>();
            answers.forEach((id, counts) -> {
                Scale scale = definition.survey().getQuestion(id).scale();
                int size = scale.size();
                tallies.put(
                        id,
                        RatingTally.ofCounts(
                                scale, Arrays.copyOf(counts, size), counts[size], counts[size + 1], counts[size + 2]));
            });
            summary.addAll(example, responses, tallies);
        }
    }

    /** Which group a response belongs to. */
    private record Key(
            Map<String, String> segments, @Nullable Instant time) {}

    /** Reads one result. */
    private final class Counting {

        private final String checkSum = checkSum();
        private final Map<String, ResponseRows> readers = new LinkedHashMap<>();
        private final Map<Key, Group> groups = new LinkedHashMap<>();
        private final ReasonLog reasons = new ReasonLog();
        private final Map<AsideKind, Long> aside = new EnumMap<>(AsideKind.class);
        private final String first = definition.survey().questions().get(0).id();
        private final Map<String, Long> seen = new LinkedHashMap<>();
        private ReadReport.@Nullable Respondents persons;
        private long line = 1;
        private long kept;
        private long times;
        private boolean told;
        private boolean isFirst;

        Counting() {
            ResponseRows before = null;
            for (Question question : definition.survey().questions()) {
                Setting setting = new Setting(ReadLimits.DEFAULT, false, this::reject);
                ResponseRows rows = new ResponseRows(
                        alone(question), mapping.filter(), setting, (response, count) -> take(question, response));
                if (before != null) {
                    rows.spellAs(before);
                }
                before = rows;
                readers.put(question.id(), rows);
            }
        }

        /** The survey of one question, with what all questions share. */
        private ResponseMapping alone(Question question) {
            Survey whole = definition.survey();
            Survey survey = Survey.of(whole.id(), List.of(question))
                    .withSegments(whole.segments().stream()
                            .filter(segment -> segments.contains(segment.column()))
                            .toList())
                    .withTimes(whole.timeColumn(), whole.zone())
                    .withTimePattern(whole.timePattern());
            return ResponseMapping.of(survey.withTimePattern(null))
                    .withSurvey(survey)
                    .withTimes(mapping.times())
                    .withCells(question.id(), mapping.cells(question.id()));
        }

        void add(List<String> row) {
            line++;
            refuse(
                    !row.get(0).equals(checkSum),
                    "line " + line + ": the result is of another definition; make the query again and run it");
            times = count(row.get(4));
            if (row.get(1).equals(PERSONS)) {
                long most = row.get(5).isEmpty() ? 0 : count(row.get(5));
                persons = most > 1 ? new ReadReport.Respondents(most, times) : null;
                return;
            }
            ResponseRows rows = readers.get(row.get(1));
            if (rows == null) {
                throw new IllegalArgumentException(
                        "line " + line + ": the survey has no question \"" + row.get(1) + "\"");
            }
            Question question = definition.survey().getQuestion(row.get(1));
            seen.merge(question.id(), times, Math::addExact);
            isFirst = question.id().equals(first);
            told = false;
            List<String> types = List.of(row.get(3).toLowerCase(Locale.ROOT).split("\\|", -1));
            rows.begin(line);
            List<String> columns = columns(question);
            int at = 5;
            for (int i = 0; i < columns.size(); i++) {
                rows.cell(rows.column(columns.get(i)), row.get(at + i));
            }
            at += width;
            cells(rows, segments, row, at, types, 0);
            cells(rows, filters, row, at + segments.size(), types, segments.size());
            if (hasTimes()) {
                time(rows, row.get(2), types.get(types.size() - 1));
            }
            rows.end();
            if (!told && isFirst) {
                aside.merge(AsideKind.NOT_CHOSEN, times, Long::sum);
            }
        }

        private void cells(
                ResponseRows rows, List<String> columns, List<String> row, int at, List<String> types, int firstType) {
            for (int i = 0; i < columns.size(); i++) {
                String type = firstType + i < types.size() ? types.get(firstType + i) : "";
                refuse(
                        type.startsWith("double")
                                || type.startsWith("real")
                                || type.startsWith("float")
                                || type.startsWith("timestamp")
                                || type.startsWith("time"),
                        "column \"" + columns.get(i) + "\" is of type " + type
                                + ", which is written in more than one way; cast it to a text, a date or a decimal number");
                Column column = rows.column(columns.get(i));
                if (column.lastRow != rows.rows()) {
                    rows.cell(column, row.get(at + i));
                }
            }
        }

        /** A day that the database has found, a date in its own words, or a text of the table. */
        private void time(ResponseRows rows, String text, String type) {
            boolean raw = text.startsWith(RAW);
            Column column =
                    rows.column(Objects.requireNonNull(definition.survey().timeColumn()));
            rows.dateCell = !raw || type.startsWith("date") || type.startsWith("timestamp");
            rows.cell(column, raw ? text.substring(RAW.length()) : text);
            rows.dateCell = false;
        }

        private long count(String text) {
            try {
                return new BigDecimal(text).longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException(
                        "line " + line + ": n must be a whole number but is \"" + text + "\"", e);
            }
        }

        private void reject(RejectedRow rejected) {
            told = true;
            if (rejected.scope() == RejectedRow.Scope.CELL || isFirst) {
                reasons.add(rejected, null, times);
            }
        }

        private void take(Question question, SurveyResponse response) {
            told = true;
            Group group =
                    groups.computeIfAbsent(new Key(response.segments(), response.time()), key -> new Group(response));
            group.add(question, response.answers().get(question.id()), times);
            if (isFirst) {
                group.responses = Math.addExact(group.responses, times);
                kept = Math.addExact(kept, times);
            }
        }

        CountedAnswers made(ReadReport read) {
            refuse(
                    read.rejectedRows() > 0,
                    "the result is damaged: " + read.rejectedRows() + " of its rows cannot be read; "
                            + (read.reasons().isEmpty()
                                    ? ""
                                    : read.reasons().get(0).reason()));
            refuse(
                    seen.size() > 1 && new LinkedHashSet<>(seen.values()).size() > 1,
                    "the result is cut, or the table changed meanwhile: questions have " + seen + " rows");
            refuse(
                    !seen.isEmpty() && seen.size() < readers.size(),
                    "the result is cut: it holds the questions " + seen.keySet());
            refuse(
                    definition.survey().respondentColumn() != null && reasons.rows() > 0,
                    "respondentColumn: " + reasons.rows()
                            + " rows cannot be read, and who answered twice among the others is not to be seen in counts");
            ScorecardSummary.Builder summary = ScorecardSummary.builder(definition);
            groups.values().forEach(group -> group.addTo(summary));
            ResponseRows any = Objects.requireNonNull(readers.get(first));
            any.close();
            return new CountedAnswers(
                    summary.build(),
                    new ReadReport(
                            read.source(),
                            kept,
                            reasons.rows(),
                            reasons.cells(),
                            aside,
                            reasons.reasons(any::hint),
                            0,
                            0,
                            ReadReport.TimeNotes.NONE,
                            null,
                            persons,
                            read.remarks()));
        }
    }
}
