package io.github.cxkit.examples.scorecard.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.ChannelKind;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.StandardQuestion;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a company begins with, as files. */
final class Starter {

    static final String SURVEY = "survey.json";
    static final String SKETCH = "journey.json";
    static final String ANSWERS = "answers.csv";
    static final String MEASURES = "measures.json";
    static final String TOUCHPOINT = "touchpoint";

    private static final String DATE = "date";

    private final Locale locale;
    private final Wording wording;
    private final List<String> touchpoints;
    private final ZoneId zone;

    Starter(Locale locale, List<String> touchpoints, ZoneId zone) {
        if (touchpoints.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("--touchpoints has an empty name: " + touchpoints);
        }
        if (touchpoints.stream().distinct().count() < touchpoints.size()) {
            throw new IllegalArgumentException("--touchpoints names one twice: " + touchpoints);
        }
        this.locale = locale;
        this.wording = Wording.in(locale);
        this.touchpoints = touchpoints;
        this.zone = zone;
    }

    private SurveyDefinition survey() {
        List<Question> questions = new ArrayList<>();
        Map<String, List<RatingMetric>> metrics = new LinkedHashMap<>();
        for (StandardQuestion each : StandardQuestion.values()) {
            each.question(locale).ifPresent(question -> {
                questions.add(question);
                metrics.put(question.id(), List.of(each.metric().orElseThrow()));
            });
        }
        return SurveyDefinition.of(
                Survey.of("after-purchase", questions)
                        .withTitle(wording.text("start.title"))
                        .withSegments(new SegmentColumn(TOUCHPOINT, wording.text("advice.touchpoint"), Map.of()))
                        .withTimes(DATE, zone)
                        .withComments(StandardQuestion.WHY.id()),
                metrics);
    }

    /** One phase and one channel: a sketch says which touchpoints there are and in which order, the rest can be filled in. */
    private JourneyDefinition sketch() {
        JourneyPhase phase = new JourneyPhase("journey", 1, wording.text("start.phase"), "");
        return JourneyDefinition.of("sketch", "1")
                .withPhases(List.of(phase))
                .withChannels(List.of(new Channel("shop", "Shop", ChannelKind.DIGITAL)))
                .withTouchpoints(touchpoints.stream()
                        .map(id -> Touchpoint.of(id, phase, "shop"))
                        .toList())
                .withSteps(touchpoints.stream().map(PlannedStep::of).toList());
    }

    Map<String, String> files() throws JsonProcessingException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(SURVEY, survey().write());
        files.put(SKETCH, JsonText.of(sketch()));
        List<String> heading = new ArrayList<>(List.of(DATE, TOUCHPOINT));
        for (StandardQuestion each : StandardQuestion.values()) {
            heading.add(each.id());
        }
        files.put(ANSWERS, String.join(",", heading) + "\n");
        files.put(MEASURES, Measures.example(touchpoints.get(0)));
        return files;
    }

    /** The questions as they are asked, with the ends of their scales. */
    List<String> questions() {
        List<String> lines = new ArrayList<>();
        for (StandardQuestion each : StandardQuestion.values()) {
            String scale = each.metric()
                    .map(metric -> " (" + metric.scale().min() + " = "
                            + each.low(locale).orElse("") + ", "
                            + metric.scale().max() + " = " + each.high(locale).orElse("") + ")")
                    .orElse("");
            lines.add(each.id() + ": " + each.text(locale) + scale);
        }
        return lines;
    }
}
