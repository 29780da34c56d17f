package io.github.cxkit.readers;

import io.github.cxkit.readers.definition.QuestionCells;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.TouchpointColumn;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Survey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

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

    static final String PERSONS = "(persons)";
    static final String RAW = "?";

    private final ScorecardDefinition definition;
    private final ResponseMapping mapping;

    /** Columns of segments, in their order. */
    final List<String> segments;

    /** Columns that choose rows. */
    final List<String> filters;

    /** Most columns that a question has. */
    final int width;

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

    static void refuse(boolean wrong, String what) {
        if (wrong) {
            throw new IllegalArgumentException(what);
        }
    }

    ScorecardDefinition definition() {
        return definition;
    }

    ResponseMapping mapping() {
        return mapping;
    }

    private List<String> addresses() {
        List<String> addresses = new ArrayList<>(segments);
        addresses.addAll(filters);
        definition.survey().questions().forEach(question -> addresses.addAll(columns(question)));
        return addresses;
    }

    List<String> columns(Question question) {
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
        return new AnswerSql(this, dialect, from).text();
    }

    boolean hasTimes() {
        return definition.survey().timeColumn() != null;
    }

    /** What tells results of one definition from those of another. */
    String checkSum() {
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
        AnswerCounts counting = new AnswerCounts(this);
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
        AnswerCounts counting = new AnswerCounts(this);
        return counting.made(CellReader.of(result()).read(result, counting::add));
    }
}
