package io.github.cxkit.scorecard;

import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hides what would give a small group of a scorecard away.
 *
 * <p>The slices of one question are a table that adds up: groups to everyone, crossed groups to each of their dimensions,
 * touchpoints to their phase, periods (and the undated) to all time. Every such sum is a {@link Line}. Two rules run until
 * neither hides more. By line: hidden groups are at least two, and together no small group. By the whole table: whatever
 * sums and differences of published figures are formed, no hidden figure comes out ({@link Deduction}). Both only ever hide
 * more, so they end.
 *
 * <p>What this does not protect from: guesses from bounds, such as that nobody of ten gave a point that their total lacks.
 */
final class Suppression {

    private final List<Slice> slices = new ArrayList<>();
    private final List<Long> people = new ArrayList<>();
    private final List<Line> lines;
    private final BitSet hidden = new BitSet();
    private final BitSet secret = new BitSet();
    private final long minGroup;

    private Suppression(Grouping grouping, Map<Slice, Long> table, long minGroup) {
        this.minGroup = minGroup;
        table.forEach((slice, n) -> {
            if (n > 0 && n < minGroup) {
                hidden.set(slices.size());
            }
            slices.add(slice);
            people.add(n);
        });
        secret.or(hidden);
        this.lines = lines(grouping);
    }

    /**
     * The slices of a table to hide, whatever the reason.
     *
     * @param grouping knows which phase a touchpoint belongs to
     * @param table slice to answers, in the order of the scorecard
     * @param minGroup smallest number of answers to show
     */
    static Set<Slice> hidden(Grouping grouping, Map<Slice, Long> table, long minGroup) {
        if (minGroup == 1) {
            return Set.of();
        }
        Suppression suppression = new Suppression(grouping, table, minGroup);
        suppression.run();
        return suppression.hidden.stream()
                .filter(i -> i < suppression.slices.size())
                .mapToObj(suppression.slices::get)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Line> lines(Grouping grouping) {
        Map<Slice, Integer> places = new HashMap<>();
        for (int i = 0; i < slices.size(); i++) {
            places.put(slices.get(i), i);
        }
        Map<List<Object>, Line> found = new LinkedHashMap<>();
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            if (slice.period() != null) {
                add(found, "period", places.get(slice.in(null)), i);
            }
            if (grouping.overlaps(slice.groups().keySet())) {
                continue;
            }
            for (Slice wider : grouping.wider(slice)) {
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
            int place = people.size();
            people.add(rest);
            line.parts.add(place);
            hidden.set(place);
            secret.set(place, rest < minGroup);
        }
    }

    private void run() {
        boolean more = true;
        while (more) {
            int before;
            do {
                before = hidden.cardinality();
                lines.forEach(this::protect);
            } while (hidden.cardinality() > before);
            more = hideWhatComesOut();
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
    private record Line(int total, List<Integer> parts) {

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
