package io.github.cxkit.scorecard;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.internal.Names;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses a scorecard definition that asks for what its survey does not have, and says what it has. */
final class DefinitionChecks {

    private DefinitionChecks() {}

    static void dimensions(Survey survey, List<String> by, @Nullable TouchpointColumn touchpoints) {
        List<String> declared = new ArrayList<>(
                survey.segments().stream().map(SegmentColumn::column).toList());
        if (touchpoints != null) {
            declared(survey, touchpoints.column(), declared);
            if (declared.contains(ScorecardDefinition.PHASE)) {
                throw new IllegalArgumentException("survey " + survey.id() + " has a segment \""
                        + ScorecardDefinition.PHASE + "\" of its own; rename it, the journey gives the phases");
            }
            declared.add(ScorecardDefinition.PHASE);
        }
        Set<String> seen = new HashSet<>();
        for (String dimension : by) {
            declared(survey, dimension, declared);
            if (!seen.add(dimension)) {
                throw new IllegalArgumentException("segment \"" + dimension + "\" is asked for twice");
            }
        }
    }

    private static void declared(Survey survey, String dimension, List<String> declared) {
        if (!declared.contains(dimension)) {
            throw new IllegalArgumentException(
                    Names.describe("survey " + survey.id() + " declares no segment", dimension, declared));
        }
    }

    static void crossings(List<String> by, List<List<String>> crossings, @Nullable TouchpointColumn touchpoints) {
        Set<Set<String>> seen = new HashSet<>();
        for (List<String> crossing : crossings) {
            Set<String> dimensions = new HashSet<>(crossing);
            if (dimensions.size() < 2 || dimensions.size() != crossing.size()) {
                throw new IllegalArgumentException(
                        "a crossing needs two or more different dimensions but is " + crossing);
            }
            if (!by.containsAll(dimensions)) {
                throw new IllegalArgumentException("crossing " + crossing
                        + " needs each of its dimensions to be grouped by as well, but the scorecard is by " + by);
            }
            if (touchpoints != null
                    && dimensions.contains(ScorecardDefinition.PHASE)
                    && dimensions.contains(touchpoints.column())) {
                throw new IllegalArgumentException(
                        "crossing " + crossing + " says the phase twice: a touchpoint belongs to one phase");
            }
            if (!seen.add(dimensions)) {
                throw new IllegalArgumentException("crossing " + crossing + " is asked for twice");
            }
        }
    }

    /** The metrics of each question that has any, in the order of the survey. */
    static Map<String, List<RatingMetric>> metrics(Survey survey, Map<String, List<RatingMetric>> metrics) {
        metrics.keySet().forEach(survey::getQuestion);
        Map<String, List<RatingMetric>> ordered = new LinkedHashMap<>();
        for (Question question : survey.questions()) {
            List<RatingMetric> asked = List.copyOf(metrics.getOrDefault(question.id(), List.of()));
            Set<String> names = new HashSet<>();
            for (RatingMetric metric : asked) {
                String name = metric.rule().id().name();
                if (!metric.scale().equals(question.scale())) {
                    throw new IllegalArgumentException("question " + question.id() + ": metric " + name
                            + " is defined on the scale " + metric.scale() + " and cannot be asked of a question on "
                            + question.scale());
                }
                if (!names.add(name)) {
                    throw new IllegalArgumentException(
                            "question " + question.id() + ": metric " + name + " appears more than once");
                }
            }
            if (!asked.isEmpty()) {
                ordered.put(question.id(), asked);
            }
        }
        return Collections.unmodifiableMap(ordered);
    }

    static void frameworks(Survey survey, List<CompositeIndex> frameworks) {
        Set<String> seen = new HashSet<>();
        for (CompositeIndex index : frameworks) {
            index.summary(survey);
            if (!seen.add(index.rule().id().name())) {
                throw new IllegalArgumentException(
                        "framework " + index.rule().id().name() + " is asked for twice");
            }
        }
    }
}
