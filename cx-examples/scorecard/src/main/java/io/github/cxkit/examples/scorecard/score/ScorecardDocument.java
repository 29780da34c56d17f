package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.TouchpointColumn;
import io.github.cxkit.survey.SegmentColumn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the JSON output holds: the scorecard and where it came from.
 *
 * @param format {@value #FORMAT}
 * @param segments the dimensions asked for, with what they are called for people
 * @param touchpoints where the answers name their touchpoint, with the journey; null if they are not placed on one
 * @param scorecard the figures, in full precision
 * @param sources the files of answers
 * @param intake how each file was read and what became of its rows
 */
public record ScorecardDocument(
        String format,
        Map<String, String> segments,
        @Nullable TouchpointColumn touchpoints,
        Scorecard scorecard,
        List<Source> sources,
        List<Map<String, @Nullable Object>> intake) {

    /** Name and version of the form. */
    public static final String FORMAT = "cx-scorecard/1";

    /**
     * Checks the form and copies.
     *
     * @throws IllegalArgumentException if the format is another
     */
    public ScorecardDocument {
        Objects.requireNonNull(scorecard, "scorecard");
        segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
        sources = List.copyOf(sources);
        intake = List.copyOf(intake);
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("format must be " + FORMAT + " but was " + format);
        }
    }

    /**
     * A document in the current form.
     *
     * @param definition what was scored
     * @param scorecard the figures
     * @param sources the files of answers
     * @param reports what became of their rows
     * @return the document
     */
    static ScorecardDocument of(
            ScorecardDefinition definition, Scorecard scorecard, List<Source> sources, List<ReadReport> reports) {
        Map<String, String> texts = definition.survey().segments().stream()
                .collect(Collectors.toMap(SegmentColumn::column, SegmentColumn::text));
        Map<String, String> segments = new LinkedHashMap<>();
        definition.by().forEach(dimension -> segments.put(dimension, texts.getOrDefault(dimension, "Phase")));
        return new ScorecardDocument(
                FORMAT,
                segments,
                definition.touchpoints(),
                scorecard,
                sources,
                reports.stream().map(Intake::json).toList());
    }
}
