package io.github.cxkit.scorecard;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
            throw new IllegalArgumentException("survey " + survey.id() + " declares no segment \"" + dimension
                    + "\"; its segments are " + declared);
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

    static void metrics(Survey survey) {
        for (Question question : survey.questions()) {
            for (String metric : question.metrics()) {
                try {
                    Metrics.named(metric, question.scale());
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("question " + question.id() + ": " + e.getMessage(), e);
                }
            }
        }
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
