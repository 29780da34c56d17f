package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;

/** Reads the weights of a file, of which all are written with % or none. */
final class WeightCells {

    /** What two doubles hold together, less some room. */
    private static final int BITS = 100;

    private static final int MANTISSA = 53;

    private final Rows rows;
    private boolean seen;
    private boolean percent;

    /** Exponents of the weights so far; that of 1, which is counted and not added up, is among them. */
    private int lowest;

    private int highest;

    WeightCells(Rows rows) {
        this.rows = rows;
    }

    /** The weight; 1 where there is none and the row is rejected. */
    double read(Column column, char[] cell, int offset, int length) {
        double value = rows.decimal == ',' && !rows.plainNumber ? Double.NaN : Decimals.parse(cell, offset, length);
        boolean share = false;
        if (Double.isNaN(value)) {
            String text = Numbers.unguarded(SameText.of(new String(cell, offset, length)));
            if (text.isEmpty()) {
                rows.reject(RejectionKind.NO_WEIGHT, column.name, null, "the weight is empty");
                return 1;
            }
            share = text.endsWith("%");
            value = number(share ? text.substring(0, text.length() - 1).strip() : text);
            value = share ? value / 100 : value;
        }
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            rows.reject(
                    RejectionKind.BAD_WEIGHT,
                    column.name,
                    Shown.of(new String(cell, offset, length)),
                    "a weight must be a finite number of 0 or more");
            return 1;
        }
        if (seen && percent != share) {
            throw new IllegalArgumentException("line " + rows.line() + ", column " + column.name
                    + ": some weights are written with % and some are not; write all in one way");
        }
        seen = true;
        percent = share;
        note(value == 0 ? 1 : value);
        return value;
    }

    private void note(double weight) {
        int exponent = Math.getExponent(weight);
        lowest = Math.min(lowest, exponent);
        highest = Math.max(highest, exponent);
    }

    /**
     * Takes in that plain decimals were read elsewhere.
     *
     * @return false if others were written with %
     */
    boolean readElsewhere(double least, double most) {
        boolean one = !seen || !percent;
        seen = true;
        percent = false;
        note(least);
        note(most);
        return one;
    }

    /** Whether the sums of so many weights, and of their squares, keep every bit, so that their order does not matter. */
    boolean isExact(long rows) {
        return 2 * (highest - lowest + 1) + MANTISSA + Long.SIZE - Long.numberOfLeadingZeros(rows) <= BITS;
    }

    private double number(String text) {
        return text.length() <= rows.limits().numberLength()
                ? Numbers.weight(text, rows.plainNumber || rows.decimal == 0 ? '.' : rows.decimal)
                : Double.NaN;
    }
}
