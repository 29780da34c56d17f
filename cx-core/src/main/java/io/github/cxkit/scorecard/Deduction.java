package io.github.cxkit.scorecard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Which unknowns a set of sums determines.
 *
 * <p>An unknown is determined exactly if it is 0 in every solution of the equations with all constants 0. So the equations
 * are eliminated once, sparsely, and one solution is looked at in which everything free has an arbitrary value. Coefficients
 * are whole, so all is computed without rounding, modulo the prime 2^31 - 1: that a free unknown looks determined has odds of
 * one in two thousand million, and would only hide more.
 */
final class Deduction {

    /** Products of two residues fit a long. */
    static final long PRIME = 2_147_483_647L;

    private final List<Map<Integer, Long>> rows = new ArrayList<>();
    private final Map<Integer, Set<Integer>> rowsOf = new HashMap<>();
    private final Deque<Integer> lone = new ArrayDeque<>();
    private final List<Pivot> pivots = new ArrayList<>();

    /** An unknown, and the row that tells it once later pivots are known. */
    private record Pivot(int unknown, Map<Integer, Long> row) {}

    private Deduction(List<Map<Integer, Integer>> equations) {
        for (Map<Integer, Integer> equation : equations) {
            Map<Integer, Long> row = new HashMap<>();
            equation.forEach((unknown, coefficient) -> {
                row.put(unknown, Math.floorMod(coefficient, PRIME));
                rowsOf.computeIfAbsent(unknown, u -> new HashSet<>()).add(rows.size());
            });
            rows.add(row);
        }
    }

    /**
     * The unknowns that come out.
     *
     * @param equations unknown to coefficient, one entry per equation; the constants do not matter
     */
    static BitSet of(List<Map<Integer, Integer>> equations) {
        Deduction deduction = new Deduction(equations);
        deduction.eliminate();
        BitSet zeros = new BitSet();
        deduction.solution().forEach((unknown, value) -> zeros.set(unknown, value == 0));
        return zeros;
    }

    /**
     * A solution of the equations with all constants 0, in which everything free has an arbitrary value.
     *
     * @param equations unknown to coefficient, one entry per equation
     * @return the residue of each unknown that occurs
     */
    static Map<Integer, Long> solution(List<Map<Integer, Integer>> equations) {
        Deduction deduction = new Deduction(equations);
        deduction.eliminate();
        return deduction.solution();
    }

    /** Unknowns of one row alone first, for they change no other; then from the shortest row, what stands in fewest. */
    private void eliminate() {
        rowsOf.forEach((unknown, in) -> {
            if (in.size() == 1) {
                lone.add(unknown);
            }
        });
        PriorityQueue<int[]> shortest = new PriorityQueue<>(Comparator.comparingInt(entry -> entry[0]));
        for (int i = 0; i < rows.size(); i++) {
            shortest.add(new int[] {rows.get(i).size(), i});
        }
        takeLone();
        while (!shortest.isEmpty()) {
            int[] entry = shortest.remove();
            Map<Integer, Long> row = rows.get(entry[1]);
            if (row.isEmpty() || row.size() != entry[0]) {
                continue; // done, or queued again with another length
            }
            int pivot = row.keySet().stream()
                    .min(Comparator.<Integer>comparingInt(unknown -> in(unknown).size())
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            for (int other : List.copyOf(in(pivot))) {
                if (other != entry[1]) {
                    subtract(other, pivot, row);
                    shortest.add(new int[] {rows.get(other).size(), other});
                }
            }
            take(entry[1], pivot);
            takeLone();
        }
    }

    private void takeLone() {
        while (!lone.isEmpty()) {
            int unknown = lone.remove();
            if (in(unknown).size() == 1) {
                take(in(unknown).iterator().next(), unknown);
            }
        }
    }

    private Set<Integer> in(int unknown) {
        return rowsOf.getOrDefault(unknown, Set.of());
    }

    private void take(int row, int pivot) {
        Map<Integer, Long> taken = rows.set(row, Map.of());
        pivots.add(new Pivot(pivot, taken));
        taken.keySet().forEach(unknown -> leave(unknown, row));
    }

    private void leave(int unknown, int row) {
        in(unknown).remove(row);
        if (in(unknown).size() == 1) {
            lone.add(unknown);
        }
    }

    /** Takes as much of a pivot's row away from another as its unknown vanishes there. */
    private void subtract(int target, int pivot, Map<Integer, Long> row) {
        Map<Integer, Long> changed = rows.get(target);
        long factor = PRIME - changed.getOrDefault(pivot, 0L) * inverse(row.getOrDefault(pivot, 1L)) % PRIME;
        row.forEach((unknown, coefficient) -> {
            long sum = (changed.getOrDefault(unknown, 0L) + factor * coefficient) % PRIME;
            if (sum != 0) {
                changed.put(unknown, sum);
                rowsOf.computeIfAbsent(unknown, u -> new HashSet<>()).add(target);
            } else if (changed.remove(unknown) != null) {
                leave(unknown, target);
            }
        });
    }

    private Map<Integer, Long> solution() {
        Map<Integer, Long> values = new HashMap<>();
        for (int i = pivots.size() - 1; i >= 0; i--) {
            Pivot pivot = pivots.get(i);
            long sum = 0;
            for (Map.Entry<Integer, Long> term : pivot.row.entrySet()) {
                if (term.getKey() != pivot.unknown) {
                    sum = (sum + term.getValue() * values.computeIfAbsent(term.getKey(), Deduction::arbitrary)) % PRIME;
                }
            }
            long value = (PRIME - sum) * inverse(pivot.row.getOrDefault(pivot.unknown, 1L)) % PRIME;
            values.put(pivot.unknown, value);
        }
        return values;
    }

    /** The same for the same unknown at all times, without any pattern: the finalizer of MurmurHash3. */
    static long arbitrary(int unknown) {
        long mixed = unknown * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return 1 + Math.floorMod(mixed ^ (mixed >>> 33), PRIME - 1);
    }

    /** By Fermat: a^(p-2). */
    static long inverse(long a) {
        long result = 1;
        long power = a;
        for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = result * power % PRIME;
            }
            power = power * power % PRIME;
        }
        return result;
    }
}
