package io.github.cxkit.jackson;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A survey in JSON: what is written names everything, what people write may leave out what is at its default. */
final class SurveyForms {

    private SurveyForms() {}

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    /** All points, or for a scale without gaps its two ends. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScaleForm(
            @Nullable List<Integer> points,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Direction direction) {

        static ScaleForm of(Scale scale) {
            return new ScaleForm(scale.points(), null, null, scale.direction());
        }

        Scale scale() {
            Direction good = or(direction, Direction.HIGH_IS_GOOD);
            if (points == null) {
                if (min == null || max == null) {
                    throw new IllegalArgumentException("a scale needs its points, or min and max");
                }
                return Scale.of(min, max, good);
            }
            Scale scale = new Scale(points, good);
            if ((min != null && min != scale.min()) || (max != null && max != scale.max())) {
                throw new IllegalArgumentException("min and max of a scale are " + min + " and " + max
                        + " but its points are " + scale.min() + " to " + scale.max());
            }
            return scale;
        }
    }

    /** Names of metrics are no part of a question; a file of a definition may hold them, for whoever scores it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuestionForm(
            String id,
            @Nullable String column,
            @Nullable String text,
            Scale scale,
            @Nullable List<Object> blankCodes,
            @Nullable List<Object> notApplicableCodes,
            @Nullable Map<String, Integer> labels,
            @Nullable List<Object> metrics) {

        static QuestionForm of(Question question) {
            return new QuestionForm(
                    question.id(),
                    question.column(),
                    question.text(),
                    question.scale(),
                    List.copyOf(new TreeSet<>(question.blankCodes())),
                    List.copyOf(new TreeSet<>(question.notApplicableCodes())),
                    new TreeMap<>(question.labels()),
                    null);
        }

        Question question() {
            return Question.of(id, scale)
                    .withColumn(or(column, id))
                    .withText(or(text, id))
                    .withBlankCodes(codes(blankCodes))
                    .withNotApplicableCodes(codes(notApplicableCodes))
                    .withLabels(or(labels, Map.of()));
        }

        private static Set<String> codes(@Nullable List<Object> given) {
            Set<String> codes = new LinkedHashSet<>();
            for (Object code : or(given, List.of())) {
                if (!(code instanceof String || code instanceof Integer || code instanceof Long)) {
                    throw new IllegalArgumentException("a code must be a text or a whole number but is " + code);
                }
                if (!codes.add(code.toString())) {
                    throw new IllegalArgumentException("code \"" + code + "\" appears more than once");
                }
            }
            return codes;
        }
    }

    /** A column with its words, or just its name. */
    record SegmentForm(
            String column,
            @Nullable String text,
            @Nullable Map<String, String> labels,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String several) {

        @JsonCreator
        SegmentForm {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static SegmentForm of(String column) {
            return new SegmentForm(column, null, null, null);
        }

        static SegmentForm of(SegmentColumn segment) {
            return new SegmentForm(
                    segment.column(), segment.text(), new TreeMap<>(segment.labels()), segment.several());
        }

        SegmentColumn segment() {
            return new SegmentColumn(column, or(text, column), or(labels, Map.of()), several);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SurveyForm(
            String id,
            @Nullable String title,
            List<Question> questions,
            @Nullable List<SegmentColumn> segments,
            @Nullable String weightColumn,
            @Nullable String respondentColumn,
            @Nullable String timeColumn,
            @Nullable String timePattern,
            @Nullable ZoneId zone,
            @Nullable String commentColumn,
            @Nullable CalendarPeriod period) {

        static SurveyForm of(Survey survey) {
            return new SurveyForm(
                    survey.id(),
                    survey.title(),
                    survey.questions(),
                    survey.segments(),
                    survey.weightColumn(),
                    survey.respondentColumn(),
                    survey.timeColumn(),
                    survey.timePattern(),
                    survey.zone(),
                    survey.commentColumn(),
                    survey.period());
        }

        Survey survey() {
            return Survey.of(id, questions)
                    .withTitle(or(title, id))
                    .withSegments(or(segments, List.of()))
                    .withWeights(weightColumn)
                    .withRespondents(respondentColumn)
                    .withTimes(timeColumn, or(zone, ZoneId.of("UTC")))
                    .withTimePattern(timePattern)
                    .withComments(commentColumn)
                    .withPeriod(period);
        }
    }
}
