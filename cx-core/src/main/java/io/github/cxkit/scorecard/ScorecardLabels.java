package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a scorecard's dimensions and groups are called for people: columns have headers and touchpoints have ids that nobody
 * outside the data knows.
 *
 * <pre>{@code
 * ScorecardLabels labels = ScorecardLabels.of(definition);
 * labels.dimension("LANG");  // "Language", if the survey calls it so
 * }</pre>
 *
 * @param dimensions dimension to its name
 * @param groups dimension to its groups' names; a group without one stands for itself
 * @since 0.1.0
 */
public record ScorecardLabels(Map<String, String> dimensions, Map<String, Map<String, String>> groups) {

    /** Everything is called as in the data. */
    public static final ScorecardLabels NONE = new ScorecardLabels(Map.of(), Map.of());

    /** Copies. */
    public ScorecardLabels {
        Copies.whole("groups", groups);
        dimensions = Copies.ordered("dimensions", dimensions);
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        groups.forEach((dimension, names) -> copy.put(dimension, Map.copyOf(names)));
        groups = Collections.unmodifiableMap(copy);
    }

    /**
     * What a definition's survey and journey call them.
     *
     * @param definition what is scored
     * @return the names
     */
    public static ScorecardLabels of(ScorecardDefinition definition) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (SegmentColumn segment : definition.survey().segments()) {
            dimensions.put(segment.column(), segment.text());
        }
        Map<String, Map<String, String>> groups = new HashMap<>();
        TouchpointColumn touchpoints = definition.touchpoints();
        if (touchpoints != null) {
            groups.put(
                    touchpoints.column(),
                    touchpoints.journey().touchpoints().stream()
                            .collect(Collectors.toMap(Touchpoint::id, Touchpoint::name)));
            groups.put(
                    ScorecardDefinition.PHASE,
                    touchpoints.journey().phases().stream()
                            .collect(Collectors.toMap(JourneyPhase::code, JourneyPhase::name)));
        }
        return new ScorecardLabels(dimensions, groups);
    }

    /**
     * The name of a dimension.
     *
     * @param dimension such as a segment column
     * @return its name, or the dimension itself if it has none
     */
    public String dimension(String dimension) {
        return dimensions.getOrDefault(dimension, dimension);
    }

    /**
     * The name of a group.
     *
     * @param dimension what answers are cut by
     * @param group group in that dimension
     * @return its name, or the group itself if it has none; empty for the group of empty cells
     */
    public String group(String dimension, String group) {
        return groups.getOrDefault(dimension, Map.of()).getOrDefault(group, group);
    }

    /**
     * The groups of a slice, joined by commas.
     *
     * @param slice whose answers
     * @return such as {@code Islands, mobile}; empty for everyone
     */
    public String groups(Slice slice) {
        return slice.groups().entrySet().stream()
                .map(each -> group(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }
}
