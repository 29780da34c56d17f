package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * Cronbach's alpha with the cautions that belong to it.
 *
 * <p>The item-rest correlation is that of an item with the sum of the others. A negative alpha is a value, not an error: it says
 * that reversed items were probably not turned. (Cronbach 1951; cautions as in psych's check.keys and JASP.)
 *
 * <pre>{@code
 * ItemAnalysis items = ItemAnalysis.of(CoMoments.builder("a", "b").add(1, 5).add(2, 4).add(4, 1).build());
 * items.cautions();  // [NEGATIVE_ALPHA, NEGATIVE_ITEM_REST]
 * }</pre>
 *
 * @param items names of the items
 * @param alpha Cronbach's alpha, as {@link Reliability#alpha()}
 * @param itemRest correlation of each item with the sum of the others; insufficient for an item or a rest without spread
 * @param cautions what to be careful about, in order of the enum
 * @since 0.1.0
 */
public record ItemAnalysis(
        List<String> items, Result<Double> alpha, List<Result<Double>> itemRest, List<Caution> cautions) {

    /** The rule behind the check. */
    public static final Rule RULE =
            Rule.published("reliability.items", "Item analysis", "Cronbach 1951; item-rest correlation");

    /** Share of the items' own variance below which a rest counts as constant. */
    private static final double NO_SPREAD = 1e-14;

    /** A correlation below which only rounding is left. */
    private static final double ROUNDING = 1e-14;

    /** What to be careful about. */
    public enum Caution {
        /** Alpha is negative: check item coding, reversed items must be turned first. */
        NEGATIVE_ALPHA,
        /** An item runs against the others: check item coding, reversed items must be turned first. */
        NEGATIVE_ITEM_REST,
        /** An item has the same value in every row and measures nothing. */
        CONSTANT_ITEM
    }

    /** Copies. */
    public ItemAnalysis {
        Objects.requireNonNull(alpha, "alpha");
        items = Copies.list("items", items);
        itemRest = Copies.list("itemRest", itemRest);
        cautions = Copies.list("cautions", cautions);
        Arguments.sameSize("items", items, "itemRest", itemRest);
    }

    /**
     * Analyses all columns.
     *
     * @param moments one column per item
     * @return the figures
     */
    public static ItemAnalysis of(CoMoments moments) {
        Result<Double> alpha = Reliability.of(moments).alpha();
        List<Result<Double>> itemRest = new ArrayList<>();
        EnumSet<Caution> cautions = EnumSet.noneOf(Caution.class);
        if (alpha.toOptional().orElse(0.0) < 0) {
            cautions.add(Caution.NEGATIVE_ALPHA);
        }
        for (int i = 0; i < moments.columns().size(); i++) {
            Result<Double> correlation = itemRest(moments, i);
            itemRest.add(correlation);
            if (correlation.toOptional().orElse(0.0) < 0) {
                cautions.add(Caution.NEGATIVE_ITEM_REST);
            }
            if (moments.n() > 1 && !moments.hasSpread(moments.columns().get(i))) {
                cautions.add(Caution.CONSTANT_ITEM);
            }
        }
        return new ItemAnalysis(moments.columns(), alpha, itemRest, List.copyOf(cautions));
    }

    private static Result<Double> itemRest(CoMoments moments, int item) {
        int k = moments.columns().size();
        String name = moments.columns().get(item);
        if (k < 2 || moments.n() < 2) {
            return Result.insufficient(Reason.TOO_FEW, "item-rest correlation needs two items and two rows");
        }
        // sums over the others, not differences from the total, which would cancel
        double with = 0;
        double rest = 0;
        double single = 0;
        for (int a = 0; a < k; a++) {
            if (a == item) {
                continue;
            }
            with += moments.crossProduct(item, a);
            single += moments.crossProduct(a, a);
            for (int b = 0; b < k; b++) {
                rest += b == item ? 0 : moments.crossProduct(a, b);
            }
        }
        if (!moments.hasSpread(name)) {
            return Result.insufficient(Reason.NO_SPREAD, name + " has the same value in every row");
        }
        if (!(rest > NO_SPREAD * single)) {
            return Result.insufficient(Reason.NO_SPREAD, "the sum of the items but " + name + " does not differ");
        }
        double correlation = with / Math.sqrt(moments.crossProduct(item, item)) / Math.sqrt(rest);
        // the sign of a rounding error is no reason to doubt an item
        return Result.of(Math.abs(correlation) < ROUNDING ? 0 : Math.min(1, Math.max(-1, correlation)));
    }

    /**
     * Items that run against the others; their coding should be checked.
     *
     * @return positions with a negative item-rest correlation, ascending
     */
    public List<Integer> checkCoding() {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < itemRest.size(); i++) {
            if (itemRest.get(i).toOptional().orElse(0.0) < 0) {
                positions.add(i);
            }
        }
        return Collections.unmodifiableList(positions);
    }
}
