package io.github.cxkit.readers;

import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the query that counts answers: one SELECT per question, and one for persons. */
final class AnswerSql {

    /** A date and time in a form that PostgreSQL and DuckDB read without an error, and as the readers do. */
    private static final String DAY = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-"
            + "((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)";

    private static final String TIME = "[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?";
    private static final String OFFSET = " ?(Z|[+-](0[0-9]|1[0-3])(:?[0-5][0-9])?)";

    private final AnswerQuery query;
    private final ScorecardDefinition definition;
    private final ResponseMapping mapping;
    private final SqlDialect dialect;
    private final String from;

    AnswerSql(AnswerQuery query, SqlDialect dialect, String from) {
        this.query = query;
        this.definition = query.definition();
        this.mapping = query.mapping();
        this.dialect = dialect;
        this.from = from;
    }

    String text() {
        String pattern = String.join("", mapping.times().patterns());
        AnswerQuery.refuse(
                dialect == SqlDialect.STANDARD && query.hasTimes() && !pattern.equals("ISO"),
                "timePattern: the standard does not tell dates from texts; leave it out, or name POSTGRESQL or DUCKDB");
        List<String> parts = new ArrayList<>();
        for (Question question : definition.survey().questions()) {
            parts.add(part(question));
        }
        String person = definition.survey().respondentColumn();
        if (person != null) {
            parts.add(persons(person));
        }
        return String.join("\nUNION ALL\n", parts) + "\n";
    }

    private String part(Question question) {
        List<String> columns = query.columns(question);
        List<String> selected = new ArrayList<>();
        List<String> grouped = new ArrayList<>();
        selected.add(literal(query.checkSum()) + " AS definition");
        selected.add(literal(question.id()) + " AS question");
        for (int i = 0; i < query.width; i++) {
            group(i < columns.size() ? text(columns.get(i)) : null, "v" + (i + 1), selected, grouped);
        }
        for (int i = 0; i < query.segments.size(); i++) {
            group(text(query.segments.get(i)), "s" + (i + 1), selected, grouped);
        }
        for (int i = 0; i < query.filters.size(); i++) {
            group(text(query.filters.get(i)), "f" + (i + 1), selected, grouped);
        }
        String time = definition.survey().timeColumn();
        group(time == null ? null : time(time), "t", selected, grouped);
        selected.add(types(time) + " AS types");
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

    private String persons(String person) {
        List<String> selected = new ArrayList<>();
        selected.add(literal(query.checkSum()) + " AS definition");
        selected.add(literal(AnswerQuery.PERSONS) + " AS question");
        for (int i = 0; i < query.width; i++) {
            selected.add((i == 0 ? "CAST(MAX(answers) AS " + varchar() + ")" : "''") + " AS v" + (i + 1));
        }
        for (int i = 0; i < query.segments.size(); i++) {
            selected.add("'' AS s" + (i + 1));
        }
        for (int i = 0; i < query.filters.size(); i++) {
            selected.add("'' AS f" + (i + 1));
        }
        selected.add("'' AS t");
        selected.add("'' AS types");
        selected.add("COALESCE(SUM(answers), 0) AS n");
        return "SELECT " + String.join(", ", selected) + "\nFROM (SELECT COUNT(*) AS answers FROM " + from
                + " WHERE TRIM(" + text(person) + ") <> '' GROUP BY " + text(person) + ") AS persons";
    }

    private String varchar() {
        return dialect == SqlDialect.STANDARD ? "VARCHAR(4000)" : "VARCHAR";
    }

    private String text(String column) {
        return "COALESCE(CAST(" + quoted(column) + " AS " + varchar() + "), '')";
    }

    /** What a database calls the types of segments, filters and time, where what they look like as text depends on it. */
    private String types(@Nullable String time) {
        if (dialect == SqlDialect.STANDARD) {
            return "''";
        }
        List<String> columns = new ArrayList<>(query.segments);
        columns.addAll(query.filters);
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
    private String time(String column) {
        String text = text(column);
        String raw = "'" + AnswerQuery.RAW + "' || " + text;
        if (dialect == SqlDialect.STANDARD) {
            return "CASE WHEN TRIM(" + text + ") = '' THEN '' ELSE " + raw + " END";
        }
        boolean isoFirst = mapping.times().patterns().get(0).equals("ISO");
        String isTyped = dialect == SqlDialect.POSTGRESQL
                ? "CAST(PG_TYPEOF(" + quoted(column) + ") AS VARCHAR) ~ '^(date|timestamp)' AND "
                : "REGEXP_MATCHES(TYPEOF(" + quoted(column) + "), '^(DATE|TIMESTAMP)') AND ";
        String known = isoFirst ? "" : isTyped;
        return "CASE WHEN TRIM(" + text + ") = '' THEN '' WHEN " + known
                + matches(text, "^" + DAY + "(" + TIME + ")?$") + " THEN " + period("LEFT(" + text + ", 10)")
                + zoned(text, known) + " ELSE " + raw + " END";
    }

    /** A moment with an offset belongs to the day that it is in the survey's zone. */
    private String zoned(String text, String known) {
        ZoneId zone = definition.survey().zone();
        boolean isUtc = zone.normalized().equals(ZoneOffset.UTC);
        if (zone.normalized() instanceof ZoneOffset && !isUtc) {
            // an offset as the name of a zone has another sign in PostgreSQL than in ISO 8601
            return "";
        }
        boolean careful = dialect == SqlDialect.DUCKDB;
        String moment = (careful ? "TRY_CAST(" : "CAST(") + text + " AS TIMESTAMPTZ)";
        return " WHEN " + known + matches(text, "^" + DAY + TIME + OFFSET + "$")
                + (careful ? " AND " + moment + " IS NOT NULL" : "") + " THEN "
                + period(moment + " AT TIME ZONE " + literal(isUtc ? "UTC" : zone.getId()));
    }

    private String matches(String text, String regex) {
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
}
