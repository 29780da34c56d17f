package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the JSON output holds: the scorecard and where it came from.
 *
 * @param format {@value #FORMAT}
 * @param segments the segment columns asked for, with what they are called for people
 * @param scorecard the figures, in full precision
 * @param sources the files of answers
 */
public record ScorecardDocument(
        String format, Map<String, String> segments, Scorecard scorecard, List<Source> sources) {

    /** Name and version of the form. */
    public static final String FORMAT = "cx-scorecard/1";

    /**
     * Checks the form and copies.
     *
     * @param format {@value #FORMAT}
     * @param segments the segment columns asked for, with what they are called for people
     * @param scorecard the figures
     * @param sources the files of answers
     * @throws IllegalArgumentException if the format is another
     */
    public ScorecardDocument {
        Objects.requireNonNull(scorecard, "scorecard");
        segments = Map.copyOf(segments);
        sources = List.copyOf(sources);
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("format must be " + FORMAT + " but was " + format);
        }
    }

    /**
     * A document in the current form.
     *
     * @param survey the survey, or the first of several
     * @param scorecard the figures
     * @param sources the files of answers
     * @return the document
     */
    static ScorecardDocument of(Survey survey, Scorecard scorecard, List<Source> sources) {
        Map<String, String> segments = survey.segments().stream()
                .filter(segment -> scorecard.by().contains(segment.column()))
                .collect(Collectors.toMap(SegmentColumn::column, SegmentColumn::text));
        return new ScorecardDocument(FORMAT, segments, scorecard, sources);
    }
}
