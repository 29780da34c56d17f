package io.github.cxkit.scorecard;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Vectors brought to echelon form one by one, sparsely and modulo the prime 2^31 - 1: which of them are independent.
 *
 * <p>Entries of a vector are taken in the order of their numbers; number them so that those of few vectors come first.
 */
final class Echelon {

    private final Map<Integer, Vector> byLead = new HashMap<>();

    /** A sparse vector: numbers of its entries, ascending, and their residues, none of them 0. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Vector(int[] entries, long[] residues) {

        /** A vector of ones. */
        static Vector ofOnes(int[] entries) {
            int[] ascending = entries.clone();
            Arrays.sort(ascending);
            long[] ones = new long[entries.length];
            Arrays.fill(ones, 1);
            return new Vector(ascending, ones);
        }

        /** The same with a residue in place of one entry's. */
        Vector with(int entry, long residue) {
            long[] changed = residues.clone();
            changed[Arrays.binarySearch(entries, entry)] = residue;
            return new Vector(entries, changed);
        }

        private Vector scaled(long factor) {
            long[] scaled = new long[residues.length];
            Arrays.setAll(scaled, i -> residues[i] * factor % Deduction.PRIME);
            return new Vector(entries, scaled);
        }

        /** This plus a multiple of another. */
        private Vector plus(long factor, Vector other) {
            int[] sumEntries = new int[entries.length + other.entries.length];
            long[] sums = new long[sumEntries.length];
            int size = 0;
            int i = 0;
            int j = 0;
            while (i < entries.length || j < other.entries.length) {
                int mine = i < entries.length ? entries[i] : Integer.MAX_VALUE;
                int its = j < other.entries.length ? other.entries[j] : Integer.MAX_VALUE;
                long sum = 0;
                if (mine <= its) {
                    sum = residues[i++];
                }
                if (its <= mine) {
                    sum = (sum + factor * other.residues[j++]) % Deduction.PRIME;
                }
                if (sum != 0) {
                    sumEntries[size] = Math.min(mine, its);
                    sums[size++] = sum;
                }
            }
            return new Vector(Arrays.copyOf(sumEntries, size), Arrays.copyOf(sums, size));
        }
    }

    /** How many independent vectors there are so far. */
    int rank() {
        return byLead.size();
    }

    /**
     * Adds a vector.
     *
     * @param vector the vector
     * @return whether it is independent of those before
     */
    boolean add(Vector vector) {
        Vector rest = rest(vector);
        if (rest.entries.length == 0) {
            return false;
        }
        byLead.put(rest.entries[0], rest.scaled(Deduction.inverse(rest.residues[0])));
        return true;
    }

    /** Whether a vector is independent of those so far. */
    boolean isIndependent(Vector vector) {
        return rest(vector).entries.length > 0;
    }

    private Vector rest(Vector vector) {
        Vector rest = vector;
        while (rest.entries.length > 0) {
            Vector pivot = byLead.get(rest.entries[0]);
            if (pivot == null) {
                return rest;
            }
            rest = rest.plus(Deduction.PRIME - rest.residues[0], pivot);
        }
        return rest;
    }
}
