package io.github.cxkit.scorecard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How groups of different dimensions coincide in the answers at hand.
 *
 * <p>Every figure is the sum of the combinations of groups in it, so all sums and differences between figures follow from which
 * combinations there are. Most of them are lines: one figure that is the sum of others, by definition or, as a region of its
 * cities, by coincidence. Whether lines are all there is, is a matter of rank: independent lines plus independent combinations
 * are the figures. Only if they are fewer, figures are tied together in other ways, and what comes out is asked of the
 * combinations themselves: a hidden figure is determined exactly if it is a linear combination of shown ones.
 */
final class Overlap {

    static final Overlap NONE = new Overlap(List.of(), List.of(), List.of());

    private final List<Suppression.Line> lines;

    /** Figures that others of another dimension nearly add up to. */
    private final List<Gap> gaps;

    /** Independent combinations, as the figures they stand in; none where the lines tell all. */
    private final List<int[]> combinations;

    private Overlap(List<Suppression.Line> lines, List<Gap> gaps, List<int[]> combinations) {
        this.lines = lines;
        this.gaps = gaps;
        this.combinations = combinations;
    }

    /**
     * A figure and those of another dimension inside it, which leave a few people over: nobody published these, yet the
     * difference tells them.
     *
     * @param total place of the whole
     * @param parts places of what lies inside
     * @param left people of the whole who are in no part
     */
    record Gap(int total, List<Integer> parts, long left) {}

    /**
     * Looks for what coincides.
     *
     * @param table one row per combination, one column per family: the figure that it stands in, -1 for none
     * @param declared by the families of total and parts, whether the lines between them are among the declared ones
     * @param people answers behind each figure
     * @param lines the lines that hold by definition
     * @param minGroup how many people are no gap any more
     */
    static Overlap of(
            int[][] table, boolean[][] declared, List<Long> people, List<Suppression.Line> lines, long minGroup) {
        if (table.length == 0) {
            return NONE;
        }
        List<Gap> found = new ArrayList<>();
        for (int total = 0; total < declared.length; total++) {
            for (int part = 0; part < declared.length; part++) {
                if (total != part && !declared[total][part]) {
                    nested(table, total, part, people, minGroup, found);
                }
            }
        }
        List<Suppression.Line> sums = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (Gap gap : found) {
            if (gap.left > 0) {
                gaps.add(gap);
            } else {
                sums.add(new Suppression.Line(gap.total, gap.parts));
            }
        }
        List<Suppression.Line> all = new ArrayList<>(lines);
        all.addAll(sums);
        return new Overlap(List.copyOf(sums), List.copyOf(gaps), beyond(table, people, all));
    }

    /**
     * The figures of one family that are sums of figures of another, because those lie in one of them each; or that are but
     * for a few people.
     */
    private static void nested(int[][] table, int total, int part, List<Long> people, long minGroup, List<Gap> found) {
        int[] owner = new int[people.size()];
        Arrays.fill(owner, -1);
        for (int[] row : table) {
            int whole = row[total];
            int one = row[part];
            if (one >= 0 && (whole < 0 || owner[one] != whole)) {
                owner[one] = owner[one] == -1 && whole >= 0 ? whole : -2;
            }
        }
        Map<Integer, List<Integer>> parts = new TreeMap<>();
        for (int one = 0; one < owner.length; one++) {
            if (owner[one] >= 0) {
                parts.computeIfAbsent(owner[one], whole -> new ArrayList<>()).add(one);
            }
        }
        parts.forEach((whole, inside) -> {
            long left =
                    people.get(whole) - inside.stream().mapToLong(people::get).sum();
            if (left < minGroup) {
                found.add(new Gap(whole, List.copyOf(inside), left));
            }
        });
    }

    /** The independent combinations, if figures are tied together by more than lines. */
    private static List<int[]> beyond(int[][] table, List<Long> people, List<Suppression.Line> lines) {
        // few answers first: groups of a few combinations are then cleared before those of many
        int[] order = IntStream.range(0, people.size())
                .boxed()
                .sorted(Comparator.comparingLong(people::get))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] number = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            number[order[i]] = i;
        }
        Echelon sums = new Echelon();
        for (Suppression.Line line : lines) {
            int[] figures =
                    line.figures().stream().mapToInt(figure -> number[figure]).toArray();
            sums.add(Echelon.Vector.ofOnes(figures).with(number[line.total()], Deduction.PRIME - 1));
        }
        BitSet used = new BitSet();
        for (int[] row : table) {
            Arrays.stream(row).filter(figure -> figure >= 0).forEach(used::set);
        }
        int most = used.cardinality() - sums.rank();
        Echelon independent = new Echelon();
        List<int[]> basis = new ArrayList<>();
        for (int[] row : table) {
            if (independent.rank() == most) {
                return List.of();
            }
            int[] figures = Arrays.stream(row).filter(figure -> figure >= 0).toArray();
            if (independent.add(Echelon.Vector.ofOnes(
                    Arrays.stream(figures).map(figure -> number[figure]).toArray()))) {
                basis.add(figures);
            }
        }
        return independent.rank() == most ? List.of() : List.copyOf(basis);
    }

    /** Figures that are the sum of others by coincidence. */
    List<Suppression.Line> lines() {
        return lines;
    }

    /** Figures that others nearly add up to. */
    List<Gap> gaps() {
        return gaps;
    }

    /**
     * The secret figures that shown ones determine in other ways than by lines.
     *
     * @param all every line, declared or found
     */
    BitSet comesOut(BitSet hidden, BitSet secret, List<Suppression.Line> all) {
        BitSet out = new BitSet();
        if (combinations.isEmpty()) {
            return out;
        }
        Map<Integer, List<Integer>> rows = new HashMap<>();
        for (int k = 0; k < combinations.size(); k++) {
            for (int figure : combinations.get(k)) {
                rows.computeIfAbsent(figure, f -> new ArrayList<>()).add(k);
            }
        }
        // what is the sum of two figures or more, all shown, adds nothing to them; and such sums are the long rows
        BitSet needless = new BitSet();
        for (Suppression.Line line : all) {
            long parts = line.parts().stream().filter(rows::containsKey).count();
            if (parts > 1 && line.parts().stream().noneMatch(hidden::get)) {
                needless.set(line.total());
            }
        }
        Echelon shown = new Echelon();
        rows.entrySet().stream()
                .filter(row -> !hidden.get(row.getKey()) && !needless.get(row.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingInt(List::size))
                .forEach(row -> shown.add(vector(row)));
        secret.stream()
                .filter(figure -> hidden.get(figure) && rows.containsKey(figure))
                .filter(figure -> !shown.isIndependent(vector(rows.getOrDefault(figure, List.of()))))
                .forEach(out::set);
        return out;
    }

    private static Echelon.Vector vector(List<Integer> entries) {
        return Echelon.Vector.ofOnes(
                entries.stream().mapToInt(Integer::intValue).toArray());
    }
}
