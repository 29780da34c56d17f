package io.github.cxkit.scorecard;

import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.SurveyResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which group of a dimension a response belongs to, and the order in which groups and slices stand. */
final class Grouping {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    /** Whole numbers by size and before words, words by letter. */
    private static final Comparator<String> NATURAL = (a, b) -> {
        boolean numberA = WHOLE.matcher(a).matches();
        boolean numberB = WHOLE.matcher(b).matches();
        if (numberA && numberB) {
            return Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
        }
        return numberA == numberB ? a.compareTo(b) : numberA ? -1 : 1;
    };

    private final List<String> by;
    private final List<List<String>> cuts;
    private final @Nullable String touchpointColumn;
    private final Map<String, Map<String, String>> labels = new HashMap<>();
    private final Map<String, String> several = new HashMap<>();
    private final Map<String, String> phaseByTouchpoint = new HashMap<>();
    private final Map<String, Integer> touchpointOrder = new HashMap<>();
    private final Map<String, Integer> phaseOrder = new HashMap<>();

    Grouping(ScorecardDefinition definition) {
        this.by = definition.by();
        this.cuts = definition.cuts();
        for (SegmentColumn segment : definition.survey().segments()) {
            labels.put(segment.column(), segment.labels());
            String between = segment.several();
            if (between != null) {
                several.put(segment.column(), between);
            }
        }
        TouchpointColumn touchpoints = definition.touchpoints();
        this.touchpointColumn = touchpoints == null ? null : touchpoints.column();
        if (touchpoints != null) {
            Set<String> inOrder = new LinkedHashSet<>(touchpoints.journey().plannedTouchpoints());
            for (Touchpoint touchpoint : touchpoints.journey().touchpoints()) {
                inOrder.add(touchpoint.id());
                phaseByTouchpoint.put(touchpoint.id(), touchpoint.phase());
            }
            inOrder.forEach(id -> touchpointOrder.put(id, touchpointOrder.size()));
            for (JourneyPhase phase : touchpoints.journey().phases()) {
                phaseOrder.put(phase.code(), phaseOrder.size());
            }
        }
    }

    /** The group of a response in each dimension of a cut. */
    List<String> groups(List<String> cut, SurveyResponse response) {
        if (cut.size() == 1) {
            return List.of(group(cut.get(0), response));
        }
        List<String> groups = new ArrayList<>(cut.size());
        cut.forEach(dimension -> groups.add(group(dimension, response)));
        return groups;
    }

    /** Whether a response may be in several groups of a cut. */
    boolean overlaps(Collection<String> cut) {
        return !several.isEmpty() && cut.stream().anyMatch(several::containsKey);
    }

    /** All the groups of a response in a cut with several choices. */
    List<List<String>> allGroups(List<String> cut, SurveyResponse response) {
        List<List<String>> all = List.of(List.of());
        for (String dimension : cut) {
            List<List<String>> longer = new ArrayList<>();
            for (String group : choices(dimension, response)) {
                for (List<String> each : all) {
                    List<String> more = new ArrayList<>(each);
                    more.add(group);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }

    private Set<String> choices(String dimension, SurveyResponse response) {
        String between = several.get(dimension);
        if (between == null) {
            return Set.of(group(dimension, response));
        }
        Set<String> groups = new LinkedHashSet<>();
        for (String part : response.segments().getOrDefault(dimension, "").split(Pattern.quote(between), -1)) {
            String code = part.strip();
            if (!code.isEmpty()) {
                groups.add(labels.getOrDefault(dimension, Map.of()).getOrDefault(code, code));
            }
        }
        return groups.isEmpty() ? Set.of("") : groups;
    }

    private String group(String dimension, SurveyResponse response) {
        if (isPhase(dimension)) {
            return phaseOf(group(Objects.requireNonNull(touchpointColumn), response));
        }
        String code = response.segments().getOrDefault(dimension, "");
        return labels.getOrDefault(dimension, Map.of()).getOrDefault(code, code);
    }

    private boolean isPhase(String dimension) {
        return touchpointColumn != null && dimension.equals(ScorecardDefinition.PHASE);
    }

    private String phaseOf(String touchpoint) {
        return phaseByTouchpoint.getOrDefault(touchpoint, "");
    }

    /** Everyone, and the group of a combination in each cut, all time. */
    List<Slice> slices(Combinations.Key combination) {
        List<Slice> slices = new ArrayList<>();
        slices.add(Slice.ALL);
        for (List<String> cut : cuts) {
            if (overlaps(cut)) {
                continue;
            }
            Map<String, String> groups = new HashMap<>();
            cut.forEach(dimension -> groups.put(dimension, combination.groups().get(by.indexOf(dimension))));
            slices.add(new Slice(groups, null));
        }
        return slices;
    }

    /** The combination of groups that a response belongs to. */
    Combinations.Key combination(SurveyResponse response, @Nullable CalendarPeriod period) {
        return new Combinations.Key(groups(by, response), period);
    }

    /** The slices of the same period that hold all of this one's answers and more, whether the scorecard has them or not. */
    List<Slice> wider(Slice slice) {
        if (overlaps(slice.groups().keySet())) {
            // groups that overlap do not add up, so none gives another away
            return List.of();
        }
        List<Map<String, String>> found = List.of(Map.of());
        for (Map.Entry<String, String> group : slice.groups().entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>(found);
            for (Map<String, String> each : found) {
                longer.add(with(each, group.getKey(), group.getValue()));
                if (group.getKey().equals(touchpointColumn)) {
                    longer.add(with(each, ScorecardDefinition.PHASE, phaseOf(group.getValue())));
                }
            }
            found = longer;
        }
        return found.stream()
                .filter(groups -> !groups.equals(slice.groups()))
                .map(groups -> new Slice(groups, slice.period()))
                .toList();
    }

    private static Map<String, String> with(Map<String, String> groups, String dimension, String group) {
        Map<String, String> more = new HashMap<>(groups);
        more.put(dimension, group);
        return more;
    }

    /**
     * Everyone first, then cut by cut; groups in the order of their codes or along the journey, all time before periods.
     */
    Comparator<Slice> order() {
        Map<Set<String>, Integer> places = new HashMap<>();
        cuts.forEach(cut -> places.put(Set.copyOf(cut), places.size()));
        Comparator<Slice> byCut = Comparator.comparingInt(
                slice -> places.getOrDefault(slice.groups().keySet(), -1));
        Map<String, Comparator<String>> orders = new HashMap<>();
        by.forEach(dimension -> orders.put(dimension, order(dimension)));
        Comparator<Slice> byGroup = (a, b) -> {
            for (String dimension : cutOf(places, a)) {
                int compared = Objects.requireNonNull(orders.get(dimension))
                        .compare(
                                Objects.requireNonNull(a.groups().get(dimension)),
                                Objects.requireNonNull(b.groups().get(dimension)));
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
        return byCut.thenComparing(byGroup)
                .thenComparing(Slice::period, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private List<String> cutOf(Map<Set<String>, Integer> places, Slice slice) {
        Integer place = places.get(slice.groups().keySet());
        return place == null ? List.of() : cuts.get(place);
    }

    private Comparator<String> order(String dimension) {
        Map<String, Integer> along =
                isPhase(dimension) ? phaseOrder : dimension.equals(touchpointColumn) ? touchpointOrder : Map.of();
        Map<String, String> codes = new HashMap<>();
        labels.getOrDefault(dimension, Map.of())
                .forEach((code, label) -> codes.merge(label, code, (a, b) -> NATURAL.compare(a, b) <= 0 ? a : b));
        return Comparator.<String>comparingInt(group -> along.getOrDefault(group, Integer.MAX_VALUE))
                .thenComparing(group -> codes.getOrDefault(group, group), NATURAL)
                .thenComparing(Comparator.naturalOrder());
    }
}
