package io.github.cxkit.scorecard;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.live.RatingCube;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which groups of a table must be hidden, so that no small one can be read or worked out.
 *
 * <p>Primary: groups of fewer than the smallest allowed number, except empty ones. Secondary: as long as something is hidden
 * and it is either a single group or fewer people together than allowed, the smallest visible group is hidden as well (ties:
 * the first listed), since the hidden one would be the total minus the others. When nothing is left to hide, the total goes
 * too. For one dimension; a table with both margins needs the rule on every line, as
 * {@link ScorecardSummary#scorecard()} applies it.
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

    /**
     * Copies.
     *
     * @param primary groups hidden because they are small
     * @param secondary groups hidden because they would give a small one away
     * @param totalShown whether the total may be published
     */
    public SmallGroups {
        primary = List.copyOf(primary);
        secondary = List.copyOf(secondary);
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
        Set<String> names = new HashSet<>();
        List<String> primary = new ArrayList<>();
        List<Group> visible = new ArrayList<>();
        long hidden = 0;
        for (Group group : groups) {
            if (!names.add(group.name())) {
                throw new IllegalArgumentException("group \"" + group.name() + "\" appears more than once");
            }
            if (group.n() > 0 && group.n() < minGroup) {
                primary.add(group.name());
                hidden = Math.addExact(hidden, group.n());
            } else if (group.n() > 0) {
                visible.add(group);
            }
        }
        // a stable sort: the first listed of equal ones stays first
        visible.sort(Comparator.comparingLong(Group::n));
        List<String> secondary = new ArrayList<>();
        int count = primary.size();
        while (count > 0 && (count == 1 || hidden < minGroup)) {
            if (visible.isEmpty()) {
                return new SmallGroups(primary, secondary, false);
            }
            Group next = visible.remove(0);
            secondary.add(next.name());
            hidden = Math.addExact(hidden, next.n());
            count++;
        }
        return new SmallGroups(primary, secondary, true);
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
         * @param name what it is called
         * @param n people in it, 0 or more
         * @throws IllegalArgumentException if n is negative
         */
        public Group {
            Objects.requireNonNull(name, "name");
            Arguments.notNegative("n of group " + name, n);
        }
    }
}
