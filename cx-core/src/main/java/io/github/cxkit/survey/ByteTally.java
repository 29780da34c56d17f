package io.github.cxkit.survey;

/**
 * Tallies a byte column: four histograms over all 256 byte values, filled without a branch, checked afterwards. Four,
 * because equal neighbours would otherwise wait for each other's store.
 */
final class ByteTally {

    private static final int VALUES = 256;

    private ByteTally() {}

    static RatingTally of(Scale scale, InvalidPolicy policy, byte[] ratings) {
        int[] a = new int[VALUES];
        int[] b = new int[VALUES];
        int[] c = new int[VALUES];
        int[] d = new int[VALUES];
        int i = 0;
        for (int end = ratings.length - 3; i < end; i += 4) {
            a[ratings[i] & 0xFF]++;
            b[ratings[i + 1] & 0xFF]++;
            c[ratings[i + 2] & 0xFF]++;
            d[ratings[i + 3] & 0xFF]++;
        }
        for (; i < ratings.length; i++) {
            a[ratings[i] & 0xFF]++;
        }
        long[] counts = new long[scale.size()];
        long valid = 0;
        for (int index = 0; index < counts.length; index++) {
            int point = scale.points().get(index);
            if (point >= Byte.MIN_VALUE && point <= Byte.MAX_VALUE) {
                int value = point & 0xFF;
                // an array holds fewer than 2^31 ratings, so the four parts cannot overflow together
                counts[index] = (long) a[value] + b[value] + c[value] + d[value];
                valid += counts[index];
            }
        }
        long invalid = ratings.length - valid;
        if (invalid > 0 && policy == InvalidPolicy.REFUSE) {
            refuseFirst(scale, ratings);
        }
        return RatingTally.ofCounts(scale, counts, 0, 0, invalid);
    }

    private static void refuseFirst(Scale scale, byte[] ratings) {
        for (int i = 0; i < ratings.length; i++) {
            if (!scale.contains(ratings[i])) {
                throw RatingTally.offScale(scale, ratings[i], i);
            }
        }
    }
}
