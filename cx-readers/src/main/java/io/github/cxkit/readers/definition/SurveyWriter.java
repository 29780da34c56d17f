package io.github.cxkit.readers.definition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.RuleId;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the definition of a survey as JSON. */
final class SurveyWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private SurveyWriter() {}

    /** The definition as JSON, without what is at its default. */
    static String text(SurveyDefinition definition) {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        try (JsonGenerator json = JSON.createGenerator(text)
                .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION.mappedFeature())
                .setPrettyPrinter(printer)) {
            write(definition, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(SurveyDefinition definition, JsonGenerator json) throws IOException {
        Survey survey = definition.survey();
        ResponseMapping mapping = definition.mapping();
        json.writeStartObject();
        json.writeStringField("id", survey.id());
        writeUnless(json, "title", survey.title(), survey.id());
        json.writeArrayFieldStart("questions");
        for (Question question : survey.questions()) {
            write(
                    question,
                    definition.metrics().getOrDefault(question.id(), List.of()),
                    mapping.cells(question.id()),
                    definition.phases().get(question.id()),
                    json);
        }
        json.writeEndArray();
        if (!survey.segments().isEmpty()) {
            json.writeArrayFieldStart("segments");
            for (SegmentColumn segment : survey.segments()) {
                json.writeStartObject();
                json.writeStringField("column", segment.column());
                writeUnless(json, "text", segment.text(), segment.column());
                writeMap(json, "labels", segment.labels());
                writeUnless(json, "several", segment.several(), null);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        writeUnless(json, "weightColumn", survey.weightColumn(), null);
        writeUnless(json, "respondentColumn", survey.respondentColumn(), null);
        writeUnless(json, "timeColumn", survey.timeColumn(), null);
        SourceFields.writeTimes(json, mapping.times());
        writeUnless(json, "zone", survey.zone().getId(), "UTC");
        writeUnless(json, "commentColumn", survey.commentColumn(), null);
        CalendarPeriod period = survey.period();
        writeUnless(json, "period", period == null ? null : period.toString(), null);
        SourceFields.writeFilter(json, mapping.filter());
        if (mapping.longTable().isPresent()) {
            json.writeObjectFieldStart("long");
            json.writeStringField("question", mapping.longTable().get().question());
            json.writeStringField("value", mapping.longTable().get().value());
            json.writeEndObject();
        }
        writeUnless(json, "countColumn", mapping.countColumn().orElse(null), null);
        SourceFields.writeFile(json, mapping.file());
        if (!definition.events().isEmpty()) {
            json.writeArrayFieldStart("events");
            for (SurveyDefinition.DatedEvent event : definition.events()) {
                json.writeStartObject();
                json.writeStringField("date", event.date().toString());
                json.writeStringField("label", event.label());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(
            Question question,
            List<RatingMetric> metrics,
            QuestionCells cells,
            @Nullable String phase,
            JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", question.id());
        writeUnless(json, "column", question.column(), question.id());
        writeUnless(json, "text", question.text(), question.id());
        writeUnless(json, "phase", phase, null);
        json.writeObjectFieldStart("scale");
        Scale scale = question.scale();
        if (scale.isContiguous()) {
            json.writeNumberField("min", scale.min());
            json.writeNumberField("max", scale.max());
        } else {
            json.writeFieldName("points");
            json.writeArray(scale.points().stream().mapToInt(Integer::intValue).toArray(), 0, scale.size());
        }
        writeUnless(json, "direction", scale.direction().name(), Direction.HIGH_IS_GOOD.name());
        json.writeEndObject();
        writeTexts(json, "blankCodes", new TreeSet<>(question.blankCodes()));
        writeTexts(json, "notApplicableCodes", new TreeSet<>(question.notApplicableCodes()));
        writeMap(json, "labels", question.labels());
        writeTexts(json, "metrics", metrics.stream().map(SurveyWriter::name).toList());
        if (cells.numbers() != QuestionCells.Numbers.WHOLE) {
            json.writeStringField("numbers", cells.numbers().name());
        }
        if (!cells.choiceColumns().isEmpty()) {
            json.writeObjectFieldStart("choiceColumns");
            for (Map.Entry<String, Answer> each : cells.choiceColumns().entrySet()) {
                if (each.getValue() instanceof Answer.Rating rating) {
                    json.writeNumberField(each.getKey(), rating.value());
                } else {
                    json.writeStringField(
                            each.getKey(), each.getValue() instanceof Answer.Blank ? "blank" : "notApplicable");
                }
            }
            json.writeEndObject();
        }
        if (!cells.countColumns().isEmpty()) {
            json.writeObjectFieldStart("countColumns");
            for (Map.Entry<String, Integer> each : cells.countColumns().entrySet()) {
                json.writeNumberField(each.getKey(), each.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String name(RatingMetric metric) {
        RuleId id = metric.rule().id();
        return id.version() == 1 ? id.name() : id.toString();
    }

    private static void writeUnless(JsonGenerator json, String field, @Nullable String text, @Nullable String otherwise)
            throws IOException {
        if (text != null && !text.equals(otherwise)) {
            json.writeStringField(field, text);
        }
    }

    private static void writeTexts(JsonGenerator json, String field, Iterable<String> texts) throws IOException {
        if (texts.iterator().hasNext()) {
            json.writeArrayFieldStart(field);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    private static void writeMap(JsonGenerator json, String field, Map<String, ?> map) throws IOException {
        if (!map.isEmpty()) {
            json.writeObjectFieldStart(field);
            for (Map.Entry<String, ?> entry : new TreeMap<>(map).entrySet()) {
                if (entry.getValue() instanceof Integer point) {
                    json.writeNumberField(entry.getKey(), point);
                } else {
                    json.writeStringField(entry.getKey(), String.valueOf(entry.getValue()));
                }
            }
            json.writeEndObject();
        }
    }
}
