package io.github.cxkit.readers;

import io.github.cxkit.readers.Rows.Setting;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the result of one query: groups of equal responses, and what of them cannot be read. */
final class AnswerCounts {

    private final AnswerQuery query;
    private final ScorecardDefinition definition;
    private final ResponseMapping mapping;
    private final String checkSum;
    private final Map<String, ResponseRows> readers = new LinkedHashMap<>();
    private final Map<Key, Group> groups = new LinkedHashMap<>();
    private final ReasonLog reasons = new ReasonLog();
    private final Map<AsideKind, Long> aside = new EnumMap<>(AsideKind.class);
    private final String first;
    private final Map<String, Long> seen = new LinkedHashMap<>();
    private ReadReport.@Nullable Respondents persons;
    private long line = 1;
    private long kept;
    private long times;
    private boolean told;
    private boolean isFirst;

    AnswerCounts(AnswerQuery query) {
        this.query = query;
        this.definition = query.definition();
        this.mapping = query.mapping();
        this.checkSum = query.checkSum();
        this.first = definition.survey().questions().get(0).id();
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
                        .filter(segment -> query.segments.contains(segment.column()))
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
        AnswerQuery.refuse(
                !row.get(0).equals(checkSum),
                "line " + line + ": the result is of another definition; make the query again and run it");
        times = count(row.get(4));
        if (row.get(1).equals(AnswerQuery.PERSONS)) {
            long most = row.get(5).isEmpty() ? 0 : count(row.get(5));
            persons = most > 1 ? new ReadReport.Respondents(most, times) : null;
            return;
        }
        ResponseRows rows = readers.get(row.get(1));
        if (rows == null) {
            throw new IllegalArgumentException("line " + line + ": the survey has no question \"" + row.get(1) + "\"");
        }
        Question question = definition.survey().getQuestion(row.get(1));
        seen.merge(question.id(), times, Math::addExact);
        isFirst = question.id().equals(first);
        told = false;
        List<String> types = List.of(row.get(3).toLowerCase(Locale.ROOT).split("\\|", -1));
        rows.begin(line);
        List<String> columns = query.columns(question);
        int at = 5;
        for (int i = 0; i < columns.size(); i++) {
            rows.cell(rows.column(columns.get(i)), row.get(at + i));
        }
        at += query.width;
        cells(rows, query.segments, row, at, types, 0);
        cells(rows, query.filters, row, at + query.segments.size(), types, query.segments.size());
        if (query.hasTimes()) {
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
            AnswerQuery.refuse(
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
        boolean raw = text.startsWith(AnswerQuery.RAW);
        Column column = rows.column(Objects.requireNonNull(definition.survey().timeColumn()));
        rows.dateCell = !raw || type.startsWith("date") || type.startsWith("timestamp");
        rows.cell(column, raw ? text.substring(AnswerQuery.RAW.length()) : text);
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
        Group group = groups.computeIfAbsent(new Key(response.segments(), response.time()), key -> new Group(response));
        group.add(question, response.answers().get(question.id()), times);
        if (isFirst) {
            group.responses = Math.addExact(group.responses, times);
            kept = Math.addExact(kept, times);
        }
    }

    CountedAnswers made(ReadReport read) {
        AnswerQuery.refuse(
                read.rejectedRows() > 0,
                "the result is damaged: " + read.rejectedRows() + " of its rows cannot be read; "
                        + (read.reasons().isEmpty() ? "" : read.reasons().get(0).reason()));
        AnswerQuery.refuse(
                seen.size() > 1 && new LinkedHashSet<>(seen.values()).size() > 1,
                "the result is cut, or the table changed meanwhile: questions have " + seen + " rows");
        AnswerQuery.refuse(
                !seen.isEmpty() && seen.size() < readers.size(),
                "the result is cut: it holds the questions " + seen.keySet());
        AnswerQuery.refuse(
                definition.survey().respondentColumn() != null && reasons.rows() > 0,
                "respondentColumn: " + reasons.rows()
                        + " rows cannot be read, and who answered twice among the others is not to be seen in counts");
        ScorecardSummary.Builder summary = ScorecardSummary.builder(definition);
        groups.values().forEach(group -> group.addTo(summary, definition.survey()));
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

    /** Which group a response belongs to. */
    private record Key(
            Map<String, String> segments, @Nullable Instant time) {}

    /** Equally grouped responses of one period. */
    private static final class Group {

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
                    ? scale.indexOf(rating.value())
                    : scale.size()
                            + (answer instanceof Answer.NotApplicable ? 1 : answer instanceof Answer.Invalid ? 2 : 0);
            counts[at] = Math.addExact(counts[at], times);
        }

        void addTo(ScorecardSummary.Builder summary, Survey survey) {
            Map<String, RatingTally> tallies = new LinkedHashMap<>();
            answers.forEach((id, counts) -> {
                Scale scale = survey.getQuestion(id).scale();
                int size = scale.size();
                tallies.put(
                        id,
                        RatingTally.ofCounts(
                                scale, Arrays.copyOf(counts, size), counts[size], counts[size + 1], counts[size + 2]));
            });
            summary.addAll(example, responses, tallies);
        }
    }
}
