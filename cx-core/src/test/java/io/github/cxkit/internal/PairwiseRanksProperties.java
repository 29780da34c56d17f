package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The ranks are those of Holm's steps as they are written: the smallest p of m against level/m, the next against level/(m - 1). */
class PairwiseRanksProperties {

    private record Claim(int better, int worse, double p) {}

    @Property(tries = 300)
    void ranksAreThoseOfHolmsSteps(@ForAll @IntRange(min = 2, max = 7) int k, @ForAll Random random) {
        double level = 0.05;
        double[] some = {Double.NaN, 0, 1e-5, 0.001, level / 6, level / 4, level / 3, level / 2, 0.04, level, 0.2, 0.4};
        double[][] p = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                p[i][j] = some[random.nextInt(some.length)];
                p[j][i] = 1 - p[i][j];
            }
        }
        PairwiseRanks ranks = new PairwiseRanks(k, level, (better, worse) -> p[better][worse]);

        for (int item = 0; item < k; item++) {
            int its = item;
            List<Claim> all = rejected(p, level, i -> true);
            assertThat(ranks.simultaneous().best()[item]).isEqualTo(best(all, its));
            assertThat(ranks.simultaneous().worst()[item]).isEqualTo(worst(all, its, k));
            List<Claim> own = rejected(p, level, i -> i == its);
            assertThat(ranks.marginal().best()[item]).isEqualTo(best(own, its));
            assertThat(ranks.marginal().worst()[item]).isEqualTo(worst(own, its, k));
        }
    }

    private static int best(List<Claim> rejected, int item) {
        return 1 + (int) rejected.stream().filter(c -> c.worse == item).count();
    }

    private static int worst(List<Claim> rejected, int item, int k) {
        return k - (int) rejected.stream().filter(c -> c.better == item).count();
    }

    /** The claims that are shown, of those that name an item. */
    private static List<Claim> rejected(double[][] p, double level, IntPredicate item) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                if (i != j && !Double.isNaN(p[i][j]) && (item.test(i) || item.test(j))) {
                    claims.add(new Claim(i, j, p[i][j]));
                }
            }
        }
        claims.sort((a, b) -> Double.compare(a.p, b.p));
        int shown = 0;
        while (shown < claims.size() && (claims.size() - shown) * claims.get(shown).p <= level) {
            shown++;
        }
        return claims.subList(0, shown);
    }
}
