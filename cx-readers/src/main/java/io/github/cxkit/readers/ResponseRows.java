package io.github.cxkit.readers;

import io.github.cxkit.readers.RejectedRow.Scope;
import io.github.cxkit.readers.definition.QuestionCells;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.ResponseLayout;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the cells of one row together to a response. One row at a time. */
final class ResponseRows extends Rows {

    private static final Set<String> NOT_TICKED = Dictionary.known().words("notTicked");

    private final ResponseMapping mapping;
    private final Survey survey;
    private final ObjLongConsumer<? super SurveyResponse> responses;
    private final ResponseLayout layout;
    private final RatingCells[] readers;
    private final @Nullable Answer[] answers;
    private final AnswerTotals totals;
    private final WeightCells weights = new WeightCells(this);
    private final String[] segments;
    private GroupNames names = new GroupNames();
    private final List<RejectedRow> invalidCells = new ArrayList<>();
    private final @Nullable LongAnswers longAnswers;
    private final boolean counted;
    private final List<long[]> counts = new ArrayList<>();
    private final Set<Integer> ticked = new HashSet<>();
    private boolean weighted;
    private double weight;
    private @Nullable Instant time;
    private @Nullable String respondent;

    private long sumOfCounts;
    private long rowsOfCounts;

    /** Whether a spreadsheet has rounded the id of the person, so that nobody knows who it is. */
    private boolean rounded;

    private long person;
    private @Nullable String comment;
    private @Nullable String longQuestion;
    private @Nullable String longValue;
    private long count;

    ResponseRows(
            ResponseMapping mapping, RowFilter filter, Setting setting, ObjLongConsumer<? super SurveyResponse> out) {
        super(
                "survey " + mapping.survey().id(),
                filter,
                setting,
                new TimeCells(mapping.times(), mapping.survey().zone()));
        this.mapping = mapping;
        this.survey = mapping.survey();
        this.responses = out;
        this.layout = ResponseLayout.of(survey);
        int questions = survey.questions().size();
        this.answers = new @Nullable Answer[questions];
        this.readers = new RatingCells[questions];
        this.segments = new String[survey.segments().size()];
        Arrays.fill(segments, "");
        bindQuestions(mapping);
        bindOthers();
        mapping.countColumn().ifPresent(address -> column(address).count = true);
        this.counted = survey.questions().stream()
                .anyMatch(q -> !mapping.cells(q.id()).countColumns().isEmpty());
        this.longAnswers = mapping.longTable().isEmpty() ? null : new LongAnswers(survey, readers);
        this.totals = new AnswerTotals(
                questions, survey.respondentColumn() == null || longAnswers != null ? null : new RespondentCounts());
        columns().forEach(Column::findOnly);
        refuseTwins();
    }

    private void bindQuestions(ResponseMapping mapping) {
        List<Question> questions = survey.questions();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            int position = i;
            QuestionCells cells = mapping.cells(question.id());
            RatingCells reader = new RatingCells(question, cells, () -> plainNumber ? '.' : decimal);
            readers[i] = reader;
            cells.choiceColumns()
                    .forEach((address, answer) -> column(address).choices.add(new Column.ChoiceCell(position, answer)));
            cells.countColumns()
                    .forEach((address, point) ->
                            column(address).counts.add(new Column.ChoiceCell(position, new Answer.Rating(point))));
            if (mapping.longTable().isEmpty() && cells.isOneColumn()) {
                column(question.column()).answers.add(new Column.AnswerCell(i, new CellCache<>(reader::read)));
            }
        }
        mapping.longTable().ifPresent(table -> {
            column(table.question()).longQuestion = true;
            column(table.value()).longValue = true;
        });
    }

    private void bindOthers() {
        List<SegmentColumn> columns = survey.segments();
        for (int i = 0; i < columns.size(); i++) {
            Column column = column(columns.get(i).column());
            column.segment = i;
            String several = columns.get(i).several();
            Map<String, String> codes = new HashMap<>();
            for (String code : columns.get(i).labels().keySet()) {
                String other = codes.put(SameText.of(code), code);
                if (other != null) {
                    throw new IllegalArgumentException(
                            "segment " + columns.get(i).column() + ": the codes \"" + SameText.visible(code)
                                    + "\" and \"" + SameText.visible(other) + "\" look the same");
                }
            }
            column.segmentCache = new CellCache<>(text -> several == null
                    ? names.group(text, codes)
                    : names.groups(List.of(text.split(Pattern.quote(several), -1)), several, codes));
        }
        if (survey.weightColumn() != null) {
            column(survey.weightColumn()).weight = true;
        }
        if (survey.timeColumn() != null) {
            column(survey.timeColumn()).time = true;
        }
        if (survey.respondentColumn() != null) {
            column(survey.respondentColumn()).respondent = true;
        }
        if (survey.commentColumn() != null) {
            column(survey.commentColumn()).comment = true;
        }
    }

    /** Two addresses that look the same are one column, and that is most likely a slip where both are questions. */
    private void refuseTwins() {
        Map<String, Column> seen = new HashMap<>();
        for (Column column : columns()) {
            Column other = seen.put(SameText.of(column.address), column);
            if (other != null && !column.answers.isEmpty() && !other.answers.isEmpty()) {
                throw new IllegalArgumentException(source() + ": the columns \"" + SameText.visible(other.address)
                        + "\" and \"" + SameText.visible(column.address) + "\" look the same");
            }
        }
    }

    /** Calls groups as another reader of the same rows does. To be said before the first row. */
    void spellAs(ResponseRows other) {
        names = other.names;
    }

    @Override
    void clear() {
        invalidCells.clear();
        ticked.clear();
        Arrays.fill(answers, null);
        Arrays.fill(segments, "");
        counts.clear();
        weighted = false;
        weight = 1;
        time = null;
        respondent = null;
        rounded = false;
        person = 0;
        comment = null;
        longQuestion = null;
        longValue = null;
        count = 1;
    }

    @Override
    void forget(Column column) {
        invalidCells.removeIf(cell -> column.name.equals(cell.column()));
    }

    @Override
    void take(Column column, char[] text, int offset, int length) {
        Column.AnswerCell only = column.only;
        if (only != null) {
            answer(column, only, text, offset, length);
            return;
        }
        for (int i = 0; i < column.answers.size(); i++) {
            answer(column, column.answers.get(i), text, offset, length);
        }
        if (column.segmentCache != null) {
            segments[column.segment] = column.segmentCache.get(text, offset, length);
        }
        if (column.weight) {
            weighted = true;
            weight = weights.read(column, text, offset, length);
        }
        if (column.time) {
            time = time(column, text, offset, length, false);
        }
        if (column.respondent) {
            respondent = textOrNull(text, offset, length);
            rounded = respondent != null && isRoundedId(respondent.strip());
            if (rounded) {
                // nobody knows whose answers they are, and they are not all those of one person
                respondent = null;
                invalidCells.add(
                        new RejectedRow(line(), Scope.CELL, RejectionKind.ROUNDED_ID, column.name, null, ROUNDED));
            }
            person = respondent == null ? 0 : RespondentCounts.hash(text, offset, length);
        }
        if (column.comment) {
            comment = textOrNull(text, offset, length);
        }
        if (!column.choices.isEmpty()) {
            choose(column, new String(text, offset, length));
        }
        if (!column.counts.isEmpty() || column.count) {
            readCount(column, new String(text, offset, length));
        }
        if (column.longQuestion) {
            longQuestion = new String(text, offset, length);
        }
        if (column.longValue) {
            longValue = new String(text, offset, length);
        }
    }

    @Override
    boolean shortCell(Column column, char[] text, int offset, int length) {
        Column.AnswerCell only = column.only;
        if (only == null || column.lastRow == rows()) {
            return false;
        }
        Answer known = only.cache().known(text, offset, length);
        if (known == null || known instanceof Answer.Invalid) {
            return false;
        }
        column.lastRow = rows();
        answers[only.position()] = known;
        return true;
    }

    /** False if the column needs more than an answer from the number, which only its text can give. */
    @Override
    boolean number(Column column, int number) {
        Column.AnswerCell only = column.only;
        if (only == null || column.lastRow == rows()) {
            return false;
        }
        column.lastRow = rows();
        answer(column, only, only.cache().get(number));
        return true;
    }

    private void answer(Column column, Column.AnswerCell cell, char[] text, int offset, int length) {
        Answer answer = cell.cache().get(text, offset, length);
        answers[cell.position()] = answer;
        if (answer instanceof Answer.Invalid wrong) {
            invalid(column, cell.position(), wrong);
            if (readers[cell.position()].isLeading(new String(text, offset, length))) {
                totals.leading(cell.position());
            }
        }
    }

    private void answer(Column column, Column.AnswerCell cell, Answer answer) {
        answers[cell.position()] = answer;
        if (answer instanceof Answer.Invalid wrong) {
            invalid(column, cell.position(), wrong);
        }
    }

    private void invalid(Column column, int position, Answer.Invalid wrong) {
        totals.invalid(position);
        invalidCells.add(new RejectedRow(
                line(),
                Scope.CELL,
                wrong.given().startsWith("#") && isError(wrong.given())
                        ? RejectionKind.ERROR_CELL
                        : RejectionKind.NOT_ON_SCALE,
                column.name,
                column.isPrivate() ? Shown.described(wrong.given()) : wrong.given(),
                wrong.reason()));
    }

    private static boolean isError(String text) {
        return switch (text) {
            case "#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!" -> true;
            default -> false;
        };
    }

    private void choose(Column column, String text) {
        if (NOT_TICKED.contains(SameText.folded(text))) {
            column.choices.forEach(choice -> {
                if (answers[choice.position()] == null) {
                    answers[choice.position()] = Answer.BLANK;
                }
            });
            return;
        }
        for (Column.ChoiceCell choice : column.choices) {
            Answer before = answers[choice.position()];
            if (before == null || (before instanceof Answer.Blank && !isTicked(choice.position()))) {
                answers[choice.position()] = choice.answer();
                ticked.add(choice.position());
            } else if (!(before instanceof Answer.Invalid)) {
                Answer.Invalid several = new Answer.Invalid("several choices", "only one choice may be ticked");
                answers[choice.position()] = several;
                totals.invalid(choice.position());
                invalidCells.add(new RejectedRow(
                        line(),
                        Scope.CELL,
                        RejectionKind.SEVERAL_CHOICES,
                        survey.questions().get(choice.position()).id(),
                        null,
                        several.reason()));
            }
        }
    }

    private boolean isTicked(int position) {
        return ticked.contains(position);
    }

    private void readCount(Column column, String text) {
        BigDecimal number =
                Numbers.decimal(Numbers.unguarded(SameText.of(text)), plainNumber || decimal == 0 ? '.' : decimal);
        long value = -1;
        if (number != null
                && number.signum() >= 0
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            value = number.longValueExact();
        }
        if (value < 0) {
            reject(
                    RejectionKind.BAD_COUNT,
                    column.name,
                    text.isBlank() ? null : Shown.of(text),
                    "a count must be a whole number of 0 or more");
        } else if (column.count) {
            count = value;
        }
        for (Column.ChoiceCell each : column.counts) {
            counts.add(new long[] {each.position(), ((Answer.Rating) each.answer()).value(), value});
        }
    }

    @Override
    void takeStructure(Column column, String what, String reason) {
        boolean other = column.segment >= 0
                || column.weight
                || column.time
                || column.respondent
                || column.comment
                || column.count
                || column.longQuestion
                || !column.choices.isEmpty()
                || !column.counts.isEmpty();
        if (other) {
            reject(RejectionKind.STRUCTURE, column.name, null, reason);
        }
        for (Column.AnswerCell cell : column.answers) {
            answers[cell.position()] = new Answer.Invalid(what, reason);
            totals.invalid(cell.position());
            invalidCells.add(new RejectedRow(line(), Scope.CELL, RejectionKind.STRUCTURE, column.name, null, reason));
        }
        if (column.longValue) {
            longValue = "{}";
        }
    }

    @Override
    boolean texts(Column column, List<String> texts) {
        if (column.segment < 0 || !column.answers.isEmpty() || column.weight || column.time) {
            return false;
        }
        SegmentColumn segment = survey.segments().get(column.segment);
        String several = segment.several();
        if (several == null || column.lastRow == rows()) {
            return false;
        }
        column.lastRow = rows();
        segments[column.segment] = names.groups(texts, several, Map.of());
        return true;
    }

    @Override
    void takeError(Column column, RejectionKind kind, String text, String reason) {
        column.lastRow = rows();
        for (Column.AnswerCell cell : column.answers) {
            Answer declared = cell.cache().get(text.toCharArray(), 0, text.length());
            if (declared instanceof Answer.Invalid || text.isEmpty()) {
                answers[cell.position()] = new Answer.Invalid(text, reason);
                totals.invalid(cell.position());
                invalidCells.add(new RejectedRow(line(), Scope.CELL, kind, column.name, text, reason));
            } else {
                answers[cell.position()] = declared;
            }
        }
        if (column.weight) {
            weighted = true;
            reject(RejectionKind.BAD_WEIGHT, column.name, text, reason);
        }
        if (column.time) {
            reject(RejectionKind.BAD_TIME, column.name, text, reason);
        }
        if (column.count || !column.counts.isEmpty()) {
            reject(RejectionKind.BAD_COUNT, column.name, text, reason);
        }
        if (column.segmentCache != null) {
            segments[column.segment] = column.segmentCache.get(text.toCharArray(), 0, text.length());
        }
        if (!column.choices.isEmpty()) {
            choose(column, text);
        }
        if (column.longValue) {
            longValue = text;
        }
    }

    private static @Nullable String textOrNull(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (!Character.isWhitespace(text[i])) {
                return new String(text, offset, length);
            }
        }
        return null;
    }

    /** How to count this table from its bytes; null if it takes more. */
    @Nullable PlainPlan plan(char separator, Charset charset, TableRows table, @Nullable PeriodLength period) {
        boolean comma = survey.weightColumn() != null && decimal == ',';
        if (!isCountable() || comma || separator >= 0x80 || !PlainPlan.isPlain(charset)) {
            return null;
        }
        PlainPlan.Layout layout = PlainPlan.layout(
                (byte) separator, charset, table.columns(), survey.questions().size(), segments.length);
        return layout == null ? null : plan(layout, readers, period, List.of(table.headings()));
    }

    /** How to count JSON Lines with these fields from their bytes; null if it takes more. */
    @Nullable PlainPlan plan(@Nullable Column[] fields, @Nullable PeriodLength period) {
        if (!isCountable()) {
            return null;
        }
        PlainPlan.Layout layout = PlainPlan.layout(
                (byte) ',', StandardCharsets.UTF_8, fields, survey.questions().size(), segments.length);
        RatingCells[] own = survey.questions().stream()
                .map(question -> new RatingCells(question, mapping.cells(question.id()), () -> (char) 0))
                .toArray(RatingCells[]::new);
        return layout == null ? null : plan(layout, own, period, List.of());
    }

    private boolean isCountable() {
        return longAnswers == null && !counted && (survey.timeColumn() == null || times.times.isPlain());
    }

    private PlainPlan plan(
            PlainPlan.Layout layout, RatingCells[] cells, @Nullable PeriodLength period, List<String[]> headings) {
        return new PlainPlan(
                layout,
                cells,
                survey.questions(),
                new PlainPlan.Clock(
                        survey.zone(),
                        survey.zone().normalized().equals(ZoneOffset.UTC),
                        survey.period() == null ? period : null),
                headings);
    }

    WeightCells weights() {
        return weights;
    }

    /** The group that a text of a segment's column stands for. */
    String group(Column column, String text) {
        return Objects.requireNonNull(column.segmentCache).get(text.toCharArray(), 0, text.length());
    }

    /** What all rows come to, those that were counted from their bytes too. */
    AnswerTotals totals() {
        return totals;
    }

    SurveyResponse example(@Nullable Instant moment, String[] groups) {
        return layout.response(null, moment, 1, new @Nullable Answer[answers.length], groups, null);
    }

    @Override
    void finish() {
        if (survey.weightColumn() != null && !weighted) {
            reject(RejectionKind.NO_WEIGHT, survey.weightColumn(), null, "the row has no weight");
        } else if (longAnswers != null && respondent == null) {
            reject(
                    rounded ? RejectionKind.ROUNDED_ID : RejectionKind.NO_CUSTOMER,
                    survey.respondentColumn(),
                    null,
                    rounded ? ROUNDED : "the person is empty");
        }
    }

    @Override
    void handOn() {
        invalidCells.forEach(this::rejectCell);
        if (weighted && weight == 0) {
            totals.weightZero();
        }
        if (longAnswers != null) {
            longAnswers.add(this, respondent, time, weight, segments, comment, longQuestion, longValue);
            return;
        }
        boolean answered = totals.add(answers);
        if (counted) {
            handOnCounts();
            return;
        }
        totals.addUnanswered(answered ? 0 : 1);
        totals.person(person);
        sumOfCounts += count;
        rowsOfCounts++;
        if (count > 0) {
            responses.accept(layout.response(respondent, time, weight, answers, segments, comment), count);
        }
    }

    private void handOnCounts() {
        for (long[] each : counts) {
            if (each[2] > 0) {
                @Nullable Answer[] one = new @Nullable Answer[answers.length];
                one[(int) each[0]] = new Answer.Rating((int) each[1]);
                responses.accept(layout.response(respondent, time, weight, one, segments, comment), each[2]);
            }
        }
    }

    void rejectAnswer(RejectionKind kind, @Nullable String column, @Nullable String value, String reason) {
        rejectCell(new RejectedRow(line(), Scope.CELL, kind, column, value, reason));
    }

    @Override
    void close() {
        super.close();
        if (longAnswers != null) {
            longAnswers.handOn(layout, response -> responses.accept(response, 1));
        }
    }

    @Override
    long weightZero() {
        return totals.weightsOfZero();
    }

    @Override
    long unanswered() {
        return totals.unanswered();
    }

    @Override
    ReadReport.@Nullable Respondents respondents() {
        return totals.respondents();
    }

    @Override
    double @Nullable [] sums(Column column) {
        if (column.count) {
            return new double[] {sumOfCounts, rowsOfCounts};
        }
        if (column.answers.isEmpty()) {
            return null;
        }
        return totals.sums(column.answers.get(0).position());
    }

    @Override
    @Nullable String hint(RejectionKind kind, @Nullable String column) {
        if (kind == RejectionKind.NOT_ON_SCALE) {
            for (Column each : columns()) {
                if (each.name.equals(column)) {
                    for (Column.AnswerCell cell : each.answers) {
                        String hint = totals.hint(cell.position());
                        if (hint != null) {
                            return hint;
                        }
                    }
                }
            }
            return null;
        }
        return super.hint(kind, column);
    }
}
