package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.live.RatingCube;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.Slice;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which groups of a table must be hidden, so that no small one can be read or worked out.
 *
 * <p>Primary: groups of fewer than the smallest allowed number, except empty ones. Secondary: as long as something is hidden
 * and it is either a single group or fewer people together than allowed, the smallest visible group is hidden as well (ties:
 * the first listed), since the hidden one would be the total minus the others. When nothing is left to hide, the total goes
 * too. This is the rule of {@link ScorecardSummary#scorecard()} for one dimension; that looks at all dimensions shown together.
 *
 * <pre>{@code
 * var groups = List.of(
 *         new SmallGroups.Group("a", 30), new SmallGroups.Group("b", 3), new SmallGroups.Group("c", 12));
 * SmallGroups.of(groups, 5).secondary();  // ==> [c]
 * }</pre>
 *
 * @param primary groups hidden because they are small, as listed
 * @param secondary groups hidden because they would give a small one away, in the order hidden
 * @param totalShown whether the total may be published
 * @since 0.1.0
 */
public record SmallGroups(List<String> primary, List<String> secondary, boolean totalShown) {

    /** The rule. */
    public static final Rule RULE = Rule.convention(
            "privacy.suppress", "Small-group suppression", "NHS Friends and Family Test practice, made exact");

    /** Copies. */
    public SmallGroups {
        Copies.whole("primary", primary);
        Copies.whole("secondary", secondary);
        primary = new Names(primary);
        secondary = new Names(secondary);
    }

    /**
     * Which values of a cube of one dimension must be hidden.
     *
     * @param cube answers along one dimension
     * @param minGroup smallest number of answers a value may show, 1 or more
     * @return what to hide
     * @throws IllegalArgumentException if the cube has another number of dimensions, or the number is below 1
     */
    public static SmallGroups of(RatingCube cube, long minGroup) {
        if (cube.dimensions().size() != 1) {
            throw new IllegalArgumentException(
                    "small groups are told along one dimension; roll up " + cube.dimensions());
        }
        return of(
                cube.cells().stream()
                        .map(cell ->
                                new Group(cell.values().get(0), cell.tally().n()))
                        .toList(),
                minGroup);
    }

    /**
     * Decides what to hide of groups published beside their total.
     *
     * @param groups the groups, none twice
     * @param minGroup smallest number of people a group may show, 1 or more
     * @return what to hide
     * @throws IllegalArgumentException if a group appears more than once or the smallest number is below 1
     */
    public static SmallGroups of(List<Group> groups, long minGroup) {
        Arguments.within("minGroup", minGroup, 1, Long.MAX_VALUE);
        Map<Slice, Long> table = new LinkedHashMap<>();
        table.put(Slice.ALL, groups.stream().mapToLong(Group::n).reduce(0, Counts::sum));
        for (Group group : groups) {
            if (table.put(slice(group.name()), group.n()) != null) {
                throw new IllegalArgumentException("group \"" + group.name() + "\" appears more than once");
            }
        }
        Set<Slice> hidden = Suppression.hidden(table, minGroup);
        List<String> primary = new ArrayList<>();
        List<Group> secondary = new ArrayList<>();
        for (Group group : groups) {
            if (Disclosure.isFew(group.n(), minGroup)) {
                primary.add(group.name());
            } else if (hidden.contains(slice(group.name()))) {
                secondary.add(group);
            }
        }
        // a stable sort, in the order hidden: the smallest first, of equal ones the first listed
        secondary.sort(Comparator.comparingLong(Group::n));
        return new SmallGroups(primary, secondary.stream().map(Group::name).toList(), !hidden.contains(Slice.ALL));
    }

    private static Slice slice(String name) {
        return Slice.of("group", name);
    }

    /**
     * Whether a group is hidden.
     *
     * @param name its name
     * @return true if it is, whatever for
     */
    public boolean hides(String name) {
        return primary.contains(name) || secondary.contains(name);
    }

    /**
     * One group.
     *
     * @param name what it is called
     * @param n people in it, 0 or more
     */
    public record Group(String name, long n) {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if n is negative
         */
        public Group {
            Objects.requireNonNull(name, "name");
            Arguments.notNegative("n of group " + name, n);
        }
    }

    /** A list of names that tells quickly whether it holds one. */
    private static final class Names extends AbstractList<String> {

        private final List<String> names;
        private final Set<String> known;

        Names(List<String> names) {
            this.names = Copies.list("names", names);
            this.known = Set.copyOf(names);
        }

        @Override
        public String get(int index) {
            return names.get(index);
        }

        @Override
        public int size() {
            return names.size();
        }

        @Override
        public boolean contains(@Nullable Object name) {
            return name != null && known.contains(name);
        }
    }
}
