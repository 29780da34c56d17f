package io.github.cxkit.scorecard;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The atoms of a table, combinations of groups that stand in the same shown figures, and which small ones the figures tell.
 *
 * <p>What an atom answered comes out exactly if it is the same in every solution of the sums, that is, if the atom depends on no
 * others: no combination of the figures' columns is 0 and has a part of its own. So columns are brought to a basis, all others
 * are mixed at random into one, and the mixture is expressed in the basis: what it does not need comes out. The same equations
 * with the published numbers of people tell how many an atom is.
 */
final class Atoms {

    /** Larger systems take minutes; there only {@link Overlap.Gap}s are looked at. */
    private static final int MOST_FIGURES = 1_000;

    private Atoms() {}

    /**
     * The small atoms that come out, as the shown figures they stand in.
     *
     * @param table one row per combination of groups: the figures that it stands in, -1 for none
     * @param hidden places of hidden figures
     * @param people answers behind each figure
     * @param minGroup how many people are not few
     */
    static List<int[]> comingOut(int[][] table, BitSet hidden, List<Long> people, long minGroup) {
        List<int[]> atoms = atoms(table, hidden);
        int[] figures = atoms.stream().flatMapToInt(Arrays::stream).distinct().toArray();
        if (figures.length > MOST_FIGURES) {
            return List.of();
        }
        Echelon independent = new Echelon();
        List<int[]> basis = new ArrayList<>();
        Map<Integer, Long> mixture = new HashMap<>();
        for (int i = 0; i < atoms.size(); i++) {
            int[] atom = atoms.get(i);
            if (independent.rank() < figures.length && independent.add(Echelon.Vector.ofOnes(atom))) {
                basis.add(atom);
            } else {
                long share = Deduction.arbitrary(i);
                Arrays.stream(atom)
                        .forEach(figure -> mixture.merge(figure, share, (a, b) -> (a + b) % Deduction.PRIME));
            }
        }
        BitSet out = new BitSet();
        Deduction.solution(equations(figures, basis, mixture))
                .forEach((atom, value) -> out.set(atom, value == 0 && atom < basis.size()));
        if (out.isEmpty()) {
            return List.of();
        }
        Map<Integer, Long> counts = new HashMap<>();
        Arrays.stream(figures)
                .forEach(figure -> counts.put(figure, Math.floorMod(-people.get(figure), Deduction.PRIME)));
        Map<Integer, Long> solution = Deduction.solution(equations(figures, basis, counts));
        long one = Deduction.inverse(solution.getOrDefault(basis.size(), 1L));
        List<int[]> small = new ArrayList<>();
        out.stream().forEach(atom -> {
            if (solution.getOrDefault(atom, 0L) * one % Deduction.PRIME < minGroup) {
                small.add(basis.get(atom));
            }
        });
        return small;
    }

    private static List<int[]> atoms(int[][] table, BitSet hidden) {
        Map<IntBuffer, int[]> atoms = new LinkedHashMap<>();
        for (int[] row : table) {
            int[] shown = Arrays.stream(row)
                    .filter(figure -> figure >= 0 && !hidden.get(figure))
                    .sorted()
                    .toArray();
            if (shown.length > 0) {
                atoms.putIfAbsent(IntBuffer.wrap(shown), shown);
            }
        }
        return List.copyOf(atoms.values());
    }

    /** For each figure, its atoms plus so much of one more unknown, numbered last, are 0. */
    private static List<Map<Integer, Integer>> equations(int[] figures, List<int[]> basis, Map<Integer, Long> last) {
        Map<Integer, Map<Integer, Integer>> equations = new HashMap<>();
        for (int figure : figures) {
            // below the prime, which is an int
            int more = last.getOrDefault(figure, 0L).intValue();
            equations.put(figure, new HashMap<>(more == 0 ? Map.of() : Map.of(basis.size(), more)));
        }
        for (int atom = 0; atom < basis.size(); atom++) {
            for (int figure : basis.get(atom)) {
                equations.getOrDefault(figure, Map.of()).put(atom, 1);
            }
        }
        return List.copyOf(equations.values());
    }
}
