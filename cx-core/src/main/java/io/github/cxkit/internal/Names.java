package io.github.cxkit.internal;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Refuses a name that is not known, and says which known one it is most like. */
public final class Names {

    private static final int MOST_LISTED = 40;

    private Names() {}

    /**
     * The known name that a misspelt one is most like.
     *
     * @param given the name as it was written
     * @param known the names there are
     * @return the nearest by letters inserted, left out, changed or swapped with a neighbor, case aside; empty if none is
     *     like it
     */
    public static Optional<String> nearest(String given, Collection<String> known) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            int bearable = Math.max(1, Math.max(given.length(), name.length()) / 3);
            if (distance <= bearable && distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /**
     * Whether two names differ by case, dashes and underscores only: {@code MATCH_ORDERS}, {@code match-orders} and {@code
     * matchOrders} are one.
     *
     * @param a a name
     * @param b another
     * @return true if they are the same
     */
    public static boolean isSame(String a, String b) {
        return plain(a).equals(plain(b));
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /**
     * The refusal of a name that is not known.
     *
     * @param what kind of name, such as {@code question}
     * @param given the name as it was written
     * @param known the names there are
     * @return an exception that names all three, and the nearest if one is like it
     */
    public static IllegalArgumentException unknown(String what, String given, Collection<String> known) {
        return new IllegalArgumentException(describe("unknown " + what, given, known));
    }

    /**
     * The end of a refusal: the name given, the nearest known one, all known ones.
     *
     * @param refusal what is wrong, such as {@code survey shop has no question}
     * @param given the name as it was written
     * @param known the names there are
     * @return one sentence
     */
    public static String describe(String refusal, String given, Collection<String> known) {
        String nearest = nearest(given, known)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
        String all = known.isEmpty()
                ? "there are none"
                : known.size() <= MOST_LISTED
                        ? "known are " + known
                        : "known are " + known.stream().limit(MOST_LISTED).toList() + " and "
                                + (known.size() - MOST_LISTED) + " more";
        return refusal + " \"" + given + "\"" + (nearest.isEmpty() ? "; " : nearest + " ") + all;
    }

    /** Damerau and Levenshtein's distance, a swap of neighbors counted as one change (optimal string alignment). */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
