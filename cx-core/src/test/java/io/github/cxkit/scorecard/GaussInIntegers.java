package io.github.cxkit.scorecard;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The textbook way to find which unknowns a set of linear equations determines: slow, exact, without fractions. */
final class GaussInIntegers {

    private GaussInIntegers() {}

    static BitSet determined(List<Map<Integer, Integer>> equations, int unknowns) {
        BigInteger[][] a = new BigInteger[equations.size()][unknowns];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < unknowns; j++) {
                a[i][j] = BigInteger.valueOf(equations.get(i).getOrDefault(j, 0));
            }
        }
        int top = 0;
        for (int column = 0; column < unknowns && top < a.length; column++) {
            int pivot = top;
            while (pivot < a.length && a[pivot][column].signum() == 0) {
                pivot++;
            }
            if (pivot < a.length) {
                BigInteger[] row = a[pivot];
                a[pivot] = a[top];
                a[top] = row;
                for (int i = 0; i < a.length; i++) {
                    if (i != top && a[i][column].signum() != 0) {
                        clear(a[i], row, column);
                    }
                }
                top++;
            }
        }
        BitSet determined = new BitSet();
        for (BigInteger[] row : a) {
            int[] places = IntStream.range(0, unknowns)
                    .filter(j -> row[j].signum() != 0)
                    .toArray();
            if (places.length == 1) {
                determined.set(places[0]);
            }
        }
        return determined;
    }

    /** Adds a multiple of a row, after scaling, and divides by what all entries share. */
    private static void clear(BigInteger[] target, BigInteger[] row, int column) {
        BigInteger factor = target[column];
        BigInteger lead = row[column];
        BigInteger shared = BigInteger.ZERO;
        for (int j = 0; j < target.length; j++) {
            target[j] = target[j].multiply(lead).subtract(factor.multiply(row[j]));
            shared = shared.gcd(target[j]);
        }
        BigInteger divisor = shared;
        if (divisor.signum() != 0) {
            Arrays.setAll(target, j -> target[j].divide(divisor));
        }
    }
}
