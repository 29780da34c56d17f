package io.github.cxkit.readers.draft;

/** How many cells may fall out of what a column is: slips of a pen, remarks in the wrong place, damaged times. */
final class Strays {

    private static final int SMALL_SAMPLE = 5;

    private Strays() {}

    /** One in twenty, where nothing but the cells tells what the column is. */
    static boolean areFew(long strays, long all) {
        return 20 * strays <= all;
    }

    /** One in twenty, or a single one of a small sample, where the column's name or the words in its cells tell as well. */
    static boolean areFewOfNamed(long strays, long all) {
        return areFew(strays, all) || (strays == 1 && all >= SMALL_SAMPLE);
    }
}
