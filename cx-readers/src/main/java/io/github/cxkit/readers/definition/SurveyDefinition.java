package io.github.cxkit.readers.definition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.readers.TimeFormat;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a survey as JSON: what was asked, and by which metrics each question is scored.
 *
 * <p>A scale is {@code {"min": 1, "max": 5}} or, with gaps, {@code {"points": [1, 3, 5]}}; {@code "direction"} is
 * {@code HIGH_IS_GOOD} unless it is given. Codes may be texts or whole numbers. A period is written {@code 2018},
 * {@code 2018-Q1}, {@code 2018-03}, {@code 2018-W10} or {@code 2018-03-05}. {@code "metrics"} of a question are names that
 * the {@link MetricCatalog} knows for its scale, with or without version; here they become metrics. {@code "phase"} of a
 * question and {@code "events"}, each {@code {"date": "2026-06-30", "label": "new carrier"}}, are for pages: they change no figure.
 *
 * <pre>{@code
 * SurveyDefinition shop = SurveyDefinition.read(file, MetricCatalog.standard().with(mine));
 * shop.scorecard().by("LANG");
 * }</pre>
 *
 * <p>Immutable; equal by value.
 *
 * @since 0.1.0
 */
public final class SurveyDefinition {

    private static final int LONGEST_TEXT = 100_000;
    private static final long LONGEST = 10_000_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(100)
                    .maxDocumentLength(LONGEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build());

    private final ScorecardDefinition scorecard;
    private final ResponseMapping mapping;
    private final Map<String, String> phases;
    private final List<DatedEvent> events;

    /**
     * What happened on a day, to be drawn where figures are shown over time.
     *
     * @param date the day, in the zone of the survey
     * @param label what happened, in a few words
     */
    public record DatedEvent(LocalDate date, String label) {

        /**
         * Checks that both are there.
         *
         * @throws IllegalArgumentException if the label is blank
         */
        public DatedEvent {
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(label, "label");
            if (label.isBlank()) {
                throw new IllegalArgumentException("the label of " + date + " must not be blank");
            }
        }
    }

    private SurveyDefinition(
            ScorecardDefinition scorecard,
            ResponseMapping mapping,
            Map<String, String> phases,
            List<DatedEvent> events) {
        this.scorecard = scorecard;
        this.mapping = mapping;
        this.phases = phases;
        this.events = events;
    }

    /**
     * The definition of a survey that is scored by metrics.
     *
     * @param survey what was asked
     * @param metrics id of each question that is scored to its metrics
     * @return the definition
     * @throws IllegalArgumentException if the survey lacks a question, or a metric is on another scale
     */
    public static SurveyDefinition of(Survey survey, Map<String, List<RatingMetric>> metrics) {
        return new SurveyDefinition(
                ScorecardDefinition.of(survey).scoring(metrics), ResponseMapping.of(survey), Map.of(), List.of());
    }

    /**
     * The same with all that is to be known of a file to find the answers in it.
     *
     * @param mapping how the answers are read; of the same survey
     * @return the changed copy
     * @throws IllegalArgumentException if the mapping is of another survey
     */
    public SurveyDefinition withMapping(ResponseMapping mapping) {
        if (!mapping.survey().equals(survey())) {
            throw new IllegalArgumentException(
                    "the mapping is of survey " + mapping.survey().id() + ", not of this one");
        }
        return new SurveyDefinition(scorecard, mapping, phases, events);
    }

    /**
     * The same with the phase of the journey that each question asks about, by which a page orders its rows.
     *
     * @param byQuestion id of a question to its phase: the code of one, such as {@code purchase}, or a name of one's own
     * @return the changed copy
     * @throws IllegalArgumentException if the survey has no such question, or a phase is blank
     */
    public SurveyDefinition withPhases(Map<String, String> byQuestion) {
        byQuestion.forEach((question, phase) -> {
            survey().getQuestion(question);
            if (phase.isBlank()) {
                throw new IllegalArgumentException("the phase of question " + question + " must not be blank");
            }
        });
        return new SurveyDefinition(
                scorecard, mapping, Collections.unmodifiableMap(new LinkedHashMap<>(byQuestion)), events);
    }

    /**
     * The same with what happened meanwhile.
     *
     * @param happened the events; they are kept by date
     * @return the changed copy
     */
    public SurveyDefinition withEvents(List<DatedEvent> happened) {
        return new SurveyDefinition(
                scorecard,
                mapping,
                phases,
                happened.stream().sorted(Comparator.comparing(DatedEvent::date)).toList());
    }

    /**
     * Reads a definition that names metrics of this library.
     *
     * @param file UTF-8 JSON
     * @return the definition
     * @throws IOException if the file cannot be read
     * @throws SurveyDefinitionException if it is no definition of a survey
     */
    public static SurveyDefinition read(Path file) throws IOException {
        return read(file, MetricCatalog.standard());
    }

    /**
     * Reads a definition from a file.
     *
     * @param file UTF-8 JSON
     * @param catalog what the names of metrics mean
     * @return the definition
     * @throws IOException if the file cannot be read
     * @throws SurveyDefinitionException if it is no definition of a survey
     */
    public static SurveyDefinition read(Path file, MetricCatalog catalog) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, catalog);
        }
    }

    /**
     * Reads a definition from a stream.
     *
     * @param in UTF-8 JSON; not closed
     * @param catalog what the names of metrics mean
     * @return the definition
     * @throws IOException if the stream cannot be read
     * @throws SurveyDefinitionException if it is no definition of a survey
     */
    public static SurveyDefinition read(InputStream in, MetricCatalog catalog) throws IOException {
        try (JsonParser parser = JSON.getFactory().createParser(in)) {
            return definition(parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE), catalog);
        } catch (JsonProcessingException e) {
            throw Node.noJson(e);
        }
    }

    /**
     * Reads a definition that names metrics of this library.
     *
     * @param json the JSON
     * @return the definition
     * @throws SurveyDefinitionException if it is no definition of a survey
     */
    public static SurveyDefinition read(String json) {
        return read(json, MetricCatalog.standard());
    }

    /**
     * Reads a definition from a text.
     *
     * @param json the JSON
     * @param catalog what the names of metrics mean
     * @return the definition
     * @throws SurveyDefinitionException if it is no definition of a survey
     */
    public static SurveyDefinition read(String json, MetricCatalog catalog) {
        try (JsonParser parser = JSON.getFactory().createParser(json)) {
            return definition(parser, catalog);
        } catch (JsonProcessingException e) {
            throw Node.noJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was asked.
     *
     * @return the survey
     */
    public Survey survey() {
        return scorecard.survey();
    }

    /**
     * How the answers are read.
     *
     * @return the survey and what is known of its file
     */
    public ResponseMapping mapping() {
        return mapping;
    }

    /**
     * How the questions are scored.
     *
     * @return id of each question that is scored, in the order of the survey, to its metrics
     */
    public Map<String, List<RatingMetric>> metrics() {
        return scorecard.metrics();
    }

    /**
     * The scorecard of everyone and all time, to be cut further.
     *
     * @return survey and metrics
     */
    public ScorecardDefinition scorecard() {
        return scorecard;
    }

    /**
     * The phase that each question asks about.
     *
     * @return id of each question that has one, in the order of the survey, to its phase
     */
    public Map<String, String> phases() {
        return phases;
    }

    /**
     * What happened meanwhile.
     *
     * @return by date
     */
    public List<DatedEvent> events() {
        return events;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof SurveyDefinition other
                && scorecard.equals(other.scorecard)
                && mapping.equals(other.mapping)
                && phases.equals(other.phases)
                && events.equals(other.events);
    }

    @Override
    public int hashCode() {
        return scorecard.hashCode();
    }

    @Override
    public String toString() {
        return survey() + " scored by " + metrics();
    }

    private static SurveyDefinition definition(JsonParser parser, MetricCatalog catalog) throws IOException {
        JsonNode tree = JSON.readTree(parser);
        if (tree == null || tree.isMissingNode()) {
            throw new SurveyDefinitionException("", "there is no JSON", null);
        }
        if (parser.nextToken() != null) {
            throw new SurveyDefinitionException("", "text after the end of the object", null);
        }
        Node node = new Node("", tree);
        Map<String, List<RatingMetric>> metrics = new LinkedHashMap<>();
        Survey survey = survey(node, catalog, metrics);
        ResponseMapping mapping = mapping(node, survey);
        Node happened = node.get("events");
        List<DatedEvent> events = happened == null ? List.of() : happened.list(SurveyDefinition::event);
        Map<String, String> phases = new LinkedHashMap<>();
        node.need("questions").list(each -> each).forEach(question -> {
            Node phase = question.get("phase");
            if (phase != null) {
                phases.put(question.need("id").text(), phase.text());
            }
        });
        return checked(
                node,
                () -> of(survey, metrics)
                        .withMapping(mapping)
                        .withPhases(phases)
                        .withEvents(events));
    }

    private static Survey survey(Node node, MetricCatalog catalog, Map<String, List<RatingMetric>> metrics) {
        node.object(
                "id",
                "title",
                "questions",
                "segments",
                "weightColumn",
                "respondentColumn",
                "timeColumn",
                "timePattern",
                "zone",
                "commentColumn",
                "period",
                "file",
                "only",
                "except",
                "timeLocale",
                "long",
                "countColumn",
                "events",
                "evidence");
        String id = node.need("id").text();
        List<Question> questions = node.need("questions").list(question -> question(question, catalog, metrics));
        Node segments = node.get("segments");
        Node zone = node.get("zone");
        List<SegmentColumn> columns = segments == null ? List.of() : segments.list(SurveyDefinition::segment);
        Node period = node.get("period");
        CalendarPeriod wave = period == null ? null : checked(period, () -> CalendarPeriod.parse(period.text()));
        ZoneId zoneId = zone == null ? ZoneId.of("UTC") : zone(zone);
        return checked(
                node,
                () -> Survey.of(id, questions)
                        .withTitle(textOr(node, "title", id))
                        .withSegments(columns)
                        .withWeights(textOrNull(node, "weightColumn"))
                        .withRespondents(textOrNull(node, "respondentColumn"))
                        .withTimes(textOrNull(node, "timeColumn"), zoneId)
                        .withTimePattern(onlyPattern(node))
                        .withComments(textOrNull(node, "commentColumn"))
                        .withPeriod(wave));
    }

    /** The pattern, if there is one and no list of several; ISO is what is read without any. */
    private static @Nullable String onlyPattern(Node node) {
        Node given = node.get("timePattern");
        if (given == null) {
            return null;
        }
        List<String> patterns = given.value().isArray() ? given.list(Node::text) : List.of(given.text());
        return patterns.size() != 1 || patterns.equals(TimeFormat.ISO.patterns()) ? null : patterns.get(0);
    }

    private static ResponseMapping mapping(Node node, Survey survey) {
        ResponseMapping mapping = ResponseMapping.of(survey.withTimePattern(null))
                .withSurvey(survey)
                .withTimes(SourceFields.times(node, "timePattern"))
                .withFile(SourceFields.file(node))
                .withFilter(SourceFields.filter(node));
        Node table = node.get("long");
        Node count = node.get("countColumn");
        Map<String, QuestionCells> cells = new LinkedHashMap<>();
        for (Node question : node.need("questions").list(each -> each)) {
            QuestionCells written = cells(question);
            if (!written.equals(QuestionCells.PLAIN)) {
                cells.put(question.need("id").text(), written);
            }
        }
        return checked(node, () -> {
            ResponseMapping all = mapping.withAllCells(cells);
            if (table != null) {
                table.object("question", "value");
                all = all.withLongTable(new ResponseMapping.LongTable(
                        table.need("question").text(), table.need("value").text()));
            }
            return count == null ? all : all.withCountColumn(count.text());
        });
    }

    private static QuestionCells cells(Node question) {
        QuestionCells cells = QuestionCells.PLAIN;
        Node numbers = question.get("numbers");
        if (numbers != null) {
            cells = cells.withNumbers(numbers.oneOf(QuestionCells.Numbers.values()));
        }
        Node choices = question.get("choiceColumns");
        if (choices != null) {
            Scale scale = scale(question.need("scale"));
            cells = cells.withChoiceColumns(choices.map(node -> choice(node, scale)));
        }
        Node counts = question.get("countColumns");
        if (counts != null) {
            Scale scale = scale(question.need("scale"));
            cells = cells.withCountColumns(counts.map(node -> checked(node, () -> scale.require(node.whole()))));
        }
        return cells;
    }

    private static Answer choice(Node node, Scale scale) {
        if (node.value().isTextual()) {
            return switch (node.text()) {
                case "blank" -> Answer.BLANK;
                case "notApplicable" -> Answer.NOT_APPLICABLE;
                default -> throw node.refuse("must be a point of the scale, \"blank\" or \"notApplicable\"");
            };
        }
        return new Answer.Rating(checked(node, () -> scale.require(node.whole())));
    }

    private static ZoneId zone(Node node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            throw new SurveyDefinitionException(
                    node.path(), "must be a time zone such as Europe/Rome but is \"" + node.text() + "\"", e);
        }
    }

    private static DatedEvent event(Node node) {
        node.object("date", "label");
        Node date = node.need("date");
        try {
            LocalDate day = LocalDate.parse(date.text());
            return checked(node, () -> new DatedEvent(day, node.need("label").text()));
        } catch (DateTimeException e) {
            throw date.refuse("must be a day such as 2026-06-30 but is \"" + date.text() + "\"");
        }
    }

    private static Question question(Node node, MetricCatalog catalog, Map<String, List<RatingMetric>> scoring) {
        node.object(
                "id",
                "column",
                "text",
                "scale",
                "blankCodes",
                "notApplicableCodes",
                "labels",
                "metrics",
                "numbers",
                "choiceColumns",
                "countColumns",
                "phase");
        String id = node.need("id").text();
        Scale scale = scale(node.need("scale"));
        Node metrics = node.get("metrics");
        Node labels = node.get("labels");
        if (metrics != null) {
            scoring.put(id, metrics.list(name -> checked(name, () -> catalog.get(name.text(), scale))));
        }
        Map<String, Integer> points = labels == null ? Map.of() : labels.map(Node::whole);
        Set<String> blank = codes(node, "blankCodes");
        Set<String> notApplicable = codes(node, "notApplicableCodes");
        return checked(
                node,
                () -> Question.of(id, scale)
                        .withColumn(textOr(node, "column", id))
                        .withText(textOr(node, "text", id))
                        .withBlankCodes(blank)
                        .withNotApplicableCodes(notApplicable)
                        .withLabels(points));
    }

    private static Set<String> codes(Node question, String field) {
        Node codes = question.get(field);
        return codes == null ? Set.of() : codes.set(Node::code);
    }

    private static Scale scale(Node node) {
        node.object("min", "max", "points", "direction");
        Direction direction = direction(node.get("direction"));
        Node points = node.get("points");
        if (points == null) {
            int min = node.need("min").whole();
            int max = node.need("max").whole();
            return checked(node, () -> Scale.of(min, max, direction));
        }
        Scale scale = checked(node, () -> new Scale(points.list(Node::whole), direction));
        Node min = node.get("min");
        Node max = node.get("max");
        if (min != null && min.whole() != scale.min()) {
            throw min.refuse("is " + min.whole() + " but the lowest of the points is " + scale.min());
        }
        if (max != null && max.whole() != scale.max()) {
            throw max.refuse("is " + max.whole() + " but the highest of the points is " + scale.max());
        }
        return scale;
    }

    private static Direction direction(@Nullable Node node) {
        if (node == null) {
            return Direction.HIGH_IS_GOOD;
        }
        String name = node.text().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Direction.values())
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow(() -> node.refuse(
                        "must be one of " + Arrays.toString(Direction.values()) + " but is \"" + node.text() + "\""));
    }

    private static SegmentColumn segment(Node node) {
        if (node.value().isTextual()) {
            return checked(node, () -> SegmentColumn.of(node.text()));
        }
        node.object("column", "text", "labels", "several");
        String column = node.need("column").text();
        Node labels = node.get("labels");
        Map<String, String> words = labels == null ? Map.of() : labels.map(Node::text);
        Node several = node.get("several");
        return checked(
                node,
                () -> new SegmentColumn(
                        column, textOr(node, "text", column), words, several == null ? null : several.text()));
    }

    private static @Nullable String textOrNull(Node node, String field) {
        Node text = node.get(field);
        if (text != null && text.text().isBlank()) {
            throw text.refuse("must not be empty; leave it out if there is none");
        }
        return text == null ? null : text.text();
    }

    private static String textOr(Node node, String field, String otherwise) {
        Node text = node.get(field);
        return text == null ? otherwise : text.text();
    }

    /** Gives the place to what the types themselves refuse. */
    private static <T> T checked(Node node, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (SurveyDefinitionException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SurveyDefinitionException(node.path(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * This definition as JSON, without what is at its default. Metrics are written by name, and so need the catalog again
     * when they are read.
     *
     * @return JSON that {@link #read(String, MetricCatalog)} reads back to an equal definition
     */
    public String write() {
        return SurveyWriter.text(this);
    }
}
