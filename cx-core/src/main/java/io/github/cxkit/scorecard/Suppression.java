package io.github.cxkit.scorecard;

import io.github.cxkit.score.Disclosure;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hides what would give a small group of a scorecard away.
 *
 * <p>The slices of one question are a table that adds up: groups to everyone, crossed groups to each of their dimensions,
 * touchpoints to their phase, periods (and the undated) to all time. So do groups that coincide in the answers: the cities of
 * a region, though nobody declared that they are its cities ({@link Overlap}). Every such sum is a {@link Line}. Two rules
 * run until neither hides more. By line: hidden groups are at least two, and together no small group. By the whole table:
 * whatever sums and differences of published figures are formed, no hidden small figure comes out ({@link Deduction}), nor a
 * small combination of groups that has no figure of its own ({@link Overlap.Gap}, {@link Atoms}). All only ever hide more, so
 * they end.
 *
 * <p>What this does not protect from: guesses from bounds, such as that nobody of ten gave a point that their total lacks.
 */
final class Suppression {

    private final List<Slice> slices = new ArrayList<>();
    private final List<Long> people = new ArrayList<>();
    private final List<Line> lines;
    private final int[][] table;
    private final Overlap overlap;
    private final Map<Integer, Integer> undated = new HashMap<>();
    private final BitSet hidden = new BitSet();
    private final BitSet secret = new BitSet();
    private final long minGroup;

    private Suppression(
            Map<Slice, Long> table, long minGroup, Function<Slice, List<Slice>> wider, List<Combination> combinations) {
        this.minGroup = minGroup;
        table.forEach((slice, n) -> {
            if (Disclosure.isFew(n, minGroup)) {
                hidden.set(slices.size());
            }
            slices.add(slice);
            people.add(n);
        });
        secret.or(hidden);
        Map<Slice, Integer> places = new HashMap<>();
        for (int i = 0; i < slices.size(); i++) {
            places.put(slices.get(i), i);
        }
        List<Line> formal = lines(wider, places);
        this.table = families(combinations, places);
        this.overlap = Overlap.of(this.table, declared(combinations, wider), people, formal, minGroup);
        // narrow ones first: what a city of a region hides beside it lies in the region, and so protects in all wider
        // lines too
        List<Line> all = new ArrayList<>(overlap.lines());
        overlap.gaps().forEach(gap -> {
            Line line = new Line(gap.total(), new ArrayList<>(gap.parts()));
            line.parts.add(unpublished(gap.left()));
            all.add(line);
        });
        all.sort(Comparator.comparingInt(line -> line.parts().size()));
        all.addAll(formal);
        this.lines = List.copyOf(all);
    }

    /**
     * Where a combination stands: in its slice of every cut, of all time (at 2k) and of its period (at 2k + 1). The slices of
     * one such column, a family, never overlap.
     */
    private int[][] families(List<Combination> combinations, Map<Slice, Integer> places) {
        int[][] table = new int[combinations.size()][];
        for (int i = 0; i < table.length; i++) {
            Combination combination = combinations.get(i);
            int[] row = new int[2 * combination.slices().size()];
            for (int k = 0; k < combination.slices().size(); k++) {
                Slice slice = combination.slices().get(k);
                Integer allTime = places.get(slice);
                row[2 * k] = allTime == null ? -1 : allTime;
                row[2 * k + 1] = combination.period() == null
                        ? undated.getOrDefault(row[2 * k], -1)
                        : places.getOrDefault(slice.in(combination.period()), -1);
            }
            table[i] = row;
        }
        return table;
    }

    /** Family by family, whether the slices of the first are sums of those of the second by one of the formal lines. */
    private static boolean[][] declared(List<Combination> combinations, Function<Slice, List<Slice>> wider) {
        if (combinations.isEmpty()) {
            return new boolean[0][0];
        }
        List<Slice> example = combinations.get(0).slices();
        int cuts = example.size();
        boolean[][] declared = new boolean[2 * cuts][2 * cuts];
        for (int total = 0; total < cuts; total++) {
            for (int part = 0; part < cuts; part++) {
                boolean sum = total == part || wider.apply(example.get(part)).contains(example.get(total));
                declared[2 * total][2 * part] = sum;
                declared[2 * total][2 * part + 1] = total == part;
                declared[2 * total + 1][2 * part + 1] = sum;
            }
        }
        return declared;
    }

    /** The slices of one combination of groups, of all time, and its period. */
    private record Combination(List<Slice> slices, @Nullable CalendarPeriod period) {}

    /**
     * The slices of a table to hide, whatever the reason.
     *
     * @param grouping knows which phase a touchpoint belongs to, and the slices of a combination
     * @param table slice to answers, in the order of the scorecard
     * @param combinations the combinations of groups and period behind these answers
     * @param minGroup smallest number of answers to show
     */
    static Set<Slice> hidden(
            Grouping grouping, Map<Slice, Long> table, List<Combinations.Key> combinations, long minGroup) {
        return hidden(
                table,
                minGroup,
                grouping::wider,
                combinations.stream()
                        .map(key -> new Combination(grouping.slices(key), key.period()))
                        .toList());
    }

    /** The same for groups of one dimension beside their total. */
    static Set<Slice> hidden(Map<Slice, Long> groups, long minGroup) {
        return hidden(groups, minGroup, slice -> slice.isAll() ? List.of() : List.of(Slice.ALL), List.of());
    }

    private static Set<Slice> hidden(
            Map<Slice, Long> table, long minGroup, Function<Slice, List<Slice>> wider, List<Combination> combinations) {
        if (minGroup == 1) {
            return Set.of();
        }
        Suppression suppression = new Suppression(table, minGroup, wider, combinations);
        suppression.run();
        return suppression.hidden.stream()
                .filter(i -> i < suppression.slices.size())
                .mapToObj(suppression.slices::get)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Line> lines(Function<Slice, List<Slice>> widerOf, Map<Slice, Integer> places) {
        Map<List<Object>, Line> found = new LinkedHashMap<>();
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            if (slice.period() != null) {
                add(found, "period", places.get(slice.in(null)), i);
            }
            for (Slice wider : widerOf.apply(slice)) {
                add(found, slice.groups().keySet(), places.get(wider), i);
            }
        }
        found.forEach((key, line) -> {
            if (key.get(0).equals("period")) {
                addUndated(line);
            }
        });
        return List.copyOf(found.values());
    }

    private static void add(Map<List<Object>, Line> found, Object kind, @Nullable Integer total, int part) {
        if (total != null) {
            found.computeIfAbsent(List.of(kind, total), key -> new Line(total, new ArrayList<>()))
                    .parts
                    .add(part);
        }
    }

    /** Answers without a time are a group that nobody published, yet all time minus the periods tells it. */
    private void addUndated(Line line) {
        long rest = people.get(line.total);
        for (int part : line.parts) {
            rest -= people.get(part);
        }
        if (rest > 0) {
            int place = unpublished(rest);
            undated.put(line.total, place);
            line.parts.add(place);
        }
    }

    /** The place of a group without a figure of its own. */
    private int unpublished(long n) {
        int place = people.size();
        people.add(n);
        hidden.set(place);
        secret.set(place, Disclosure.isFew(n, minGroup));
        return place;
    }

    private void run() {
        boolean more = true;
        while (more) {
            int before;
            do {
                before = hidden.cardinality();
                lines.forEach(this::protect);
            } while (hidden.cardinality() > before);
            more = hideWhatComesOut() || hideAtoms();
        }
    }

    /** On one line: hides the smallest figures until the small ones cannot be told, at last the total. */
    private void protect(Line line) {
        long hiddenPeople = 0;
        int count = 0;
        boolean anySecret = false;
        List<Integer> visible = new ArrayList<>();
        for (int part : line.parts) {
            if (hidden.get(part)) {
                count++;
                hiddenPeople += people.get(part);
                anySecret |= secret.get(part) || part < slices.size();
            } else if (people.get(part) > 0) {
                visible.add(part);
            }
        }
        boolean totalHidden = hidden.get(line.total);
        visible.sort(Comparator.comparingLong(people::get));
        for (int next : visible) {
            boolean safe = totalHidden ? count > 0 : !anySecret || (count > 1 && hiddenPeople >= minGroup);
            if (safe) {
                return;
            }
            hidden.set(next);
            count++;
            hiddenPeople += people.get(next);
            anySecret = true;
        }
        if (!totalHidden && anySecret && (count == 1 || hiddenPeople < minGroup)) {
            hidden.set(line.total);
        }
    }

    /** Over all lines together: beside every small group that comes out, hides one more figure. */
    private boolean hideWhatComesOut() {
        BitSet known =
                Deduction.of(lines.stream().map(line -> line.unknown(hidden)).toList());
        known.and(secret);
        known.or(overlap.comesOut(hidden, secret, lines));
        BitSet added = new BitSet();
        known.stream().forEach(one -> {
            List<Line> its = lines.stream().filter(line -> line.holds(one)).toList();
            if (its.stream().noneMatch(line -> line.figures().stream().anyMatch(added::get))) {
                int next = smallestVisible(its);
                added.set(next >= 0 ? next : smallestVisible(lines));
            }
        });
        hidden.or(added);
        return !added.isEmpty();
    }

    /** Beside every small combination of groups that comes out, hides one of the figures that it stands in. */
    private boolean hideAtoms() {
        BitSet added = new BitSet();
        for (int[] figures : Atoms.comingOut(table, hidden, people, minGroup)) {
            if (Arrays.stream(figures).noneMatch(added::get)) {
                Arrays.stream(figures)
                        .boxed()
                        .min(Comparator.<Integer>comparingLong(people::get).thenComparing(Comparator.naturalOrder()))
                        .ifPresent(added::set);
            }
        }
        hidden.or(added);
        return !added.isEmpty();
    }

    private int smallestVisible(List<Line> among) {
        return among.stream()
                .flatMap(line -> line.figures().stream())
                .filter(i -> !hidden.get(i) && people.get(i) > 0)
                .min(Comparator.<Integer>comparingLong(people::get).thenComparing(Comparator.naturalOrder()))
                .orElse(-1);
    }

    /**
     * Figures that add up to another.
     *
     * @param total place of the sum
     * @param parts places of what it adds up
     */
    record Line(int total, List<Integer> parts) {

        List<Integer> figures() {
            List<Integer> all = new ArrayList<>(parts);
            all.add(total);
            return all;
        }

        boolean holds(int figure) {
            return total == figure || parts.contains(figure);
        }

        /** The hidden figures with their sign in parts - total = 0. */
        Map<Integer, Integer> unknown(BitSet hidden) {
            Map<Integer, Integer> unknown = new HashMap<>();
            parts.stream().filter(hidden::get).forEach(part -> unknown.put(part, 1));
            if (hidden.get(total)) {
                unknown.put(total, -1);
            }
            return unknown;
        }
    }
}
