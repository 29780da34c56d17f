package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.util.stream.Collectors;

/** The options by which a scorecard compares what a survey's columns allow, for a command that is proposed. */
public final class Cuts {

    private static final int SEGMENTS = 2;

    private Cuts() {}

    /**
     * Options for the first segments and for months.
     *
     * @param survey what the columns mean
     * @return such as {@code  --by region --period month}, each with a blank in front; empty if the survey has neither
     */
    public static String options(Survey survey) {
        return survey.segments().stream()
                        .limit(SEGMENTS)
                        .map(SegmentColumn::column)
                        .map(column -> " --by " + quoted(column))
                        .collect(Collectors.joining())
                + (survey.timeColumn() == null ? "" : " --period month");
    }

    /** As a shell takes it. */
    private static String quoted(String text) {
        return text.matches("[\\p{L}\\p{N}_.:/-]+") ? text : '"' + text.replaceAll("([\\\\\"$`])", "\\\\$1") + '"';
    }
}
