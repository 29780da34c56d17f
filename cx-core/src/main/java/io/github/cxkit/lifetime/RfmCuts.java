package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * RFM scores by cut points, given or taken at quantiles.
 *
 * <p>Frequency and monetary value score 1 + the cuts below the value (bins closed on the right) or at or below it (closed on
 * the left); recency is turned: the fewer days, the higher. Equal cuts leave scores empty; {@link RfmScores}, whose rule does
 * not, stays the default. The quantiles are type 7, whose places h = (n - 1) i / bins are computed in whole numbers, so that a
 * cut that falls on a value is that value to the last bit.
 *
 * <pre>{@code
 * RfmCuts cuts = RfmCuts.of(List.of(10.0, 40.0), List.of(1.0, 4.0), List.of(20.0, 100.0));
 * cuts.score(3, 2, 50.5);  // 322
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman, Fan 1996</a>
 * @since 0.1.0
 */
public final class RfmCuts {

    /** The rule behind scores by cuts. */
    public static final Rule RULE = Rule.published(
            "rfm.cuts", "RFM scores by cut points", "Hyndman, Fan 1996, type 7; bins as in the R package rfm");

    private final List<Double> recency;
    private final List<Double> frequency;
    private final List<Double> monetary;
    private final BinEdge closed;

    /** Which end of a bin belongs to it. */
    public enum BinEdge {
        /** A value on a cut belongs to the bin below. */
        RIGHT,
        /** A value on a cut belongs to the bin above. */
        LEFT
    }

    private RfmCuts(List<Double> recency, List<Double> frequency, List<Double> monetary, BinEdge closed) {
        this.recency = ascending("recency", recency);
        this.frequency = ascending("frequency", frequency);
        this.monetary = ascending("monetary", monetary);
        this.closed = Objects.requireNonNull(closed, "closed");
        if (recency.isEmpty() || recency.size() != frequency.size() || recency.size() != monetary.size()) {
            throw new IllegalArgumentException(
                    "each measure needs the same number of cuts, at least one, but they have " + recency.size() + ", "
                            + frequency.size() + " and " + monetary.size());
        }
    }

    private static List<Double> ascending(String name, List<Double> cuts) {
        for (int i = 0; i < cuts.size(); i++) {
            Arguments.finite(name, i, cuts.get(i));
            if (i > 0 && cuts.get(i) < cuts.get(i - 1)) {
                throw new IllegalArgumentException("the cuts of " + name + " must not fall but are " + cuts);
            }
        }
        return List.copyOf(cuts);
    }

    /**
     * Given cuts, bins closed on the right.
     *
     * @param recencyDays days since the last order, one cut fewer than bins, never falling
     * @param frequency orders
     * @param monetary money
     * @return the cuts
     * @throws IllegalArgumentException if the measures have different numbers of cuts, none, or falling ones
     */
    public static RfmCuts of(List<Double> recencyDays, List<Double> frequency, List<Double> monetary) {
        return new RfmCuts(recencyDays, frequency, monetary, BinEdge.RIGHT);
    }

    /**
     * Cuts at the type 7 quantiles of customers, bins closed on the right.
     *
     * @param bins how many scores there are, 2 or more
     * @param recencyDays days since the last order, per customer
     * @param frequency orders, per customer
     * @param monetary money, per customer
     * @return the cuts; insufficient without customers
     * @throws IllegalArgumentException if there are too few bins, the arrays differ in length, or a value is out of range
     */
    public static Result<RfmCuts> quantiles(int bins, double[] recencyDays, double[] frequency, double[] monetary) {
        Arguments.within("bins", bins, 2, Integer.MAX_VALUE);
        check(recencyDays, frequency, monetary);
        if (recencyDays.length == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "RFM cuts of no customers");
        }
        return Result.of(of(type7(bins, recencyDays), type7(bins, frequency), type7(bins, monetary)));
    }

    private static List<Double> type7(int bins, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        List<Double> cuts = new ArrayList<>();
        for (int i = 1; i < bins; i++) {
            long place = (sorted.length - 1L) * i;
            int low = (int) (place / bins);
            long part = place % bins;
            double cut = sorted[low];
            if (part > 0) {
                cut += (double) part / bins * (sorted[low + 1] - sorted[low]);
            }
            cuts.add(cut);
        }
        return cuts;
    }

    private static void check(double[] recencyDays, double[] frequency, double[] monetary) {
        int n = recencyDays.length;
        if (frequency.length != n || monetary.length != n) {
            throw new IllegalArgumentException("the three measures must have one length but have " + n + ", "
                    + frequency.length + " and " + monetary.length);
        }
        for (int i = 0; i < n; i++) {
            Arguments.notNegative("recencyDays", i, recencyDays[i]);
            Arguments.notNegative("frequency", i, frequency[i]);
            Arguments.finite("monetary", i, monetary[i]);
        }
    }

    /**
     * The same cuts with the other end of a bin belonging to it.
     *
     * @param newClosed the end that belongs to a bin
     * @return the changed cuts
     */
    public RfmCuts withClosed(BinEdge newClosed) {
        return new RfmCuts(recency, frequency, monetary, newClosed);
    }

    /**
     * One customer's scores.
     *
     * @param recencyDays days since the last order, 0 or more
     * @param orders 0 or more
     * @param money finite
     * @return scores from 1 to the number of bins
     * @throws IllegalArgumentException if a value is out of range
     */
    public RfmScore score(double recencyDays, double orders, double money) {
        Arguments.notNegative("recencyDays", recencyDays);
        Arguments.notNegative("orders", orders);
        Arguments.finite("money", money);
        return new RfmScore(bins() + 1 - place(recency, recencyDays), place(frequency, orders), place(monetary, money));
    }

    private int place(List<Double> cuts, double value) {
        int score = 1;
        for (double cut : cuts) {
            score += value > cut || (closed == BinEdge.LEFT && value == cut) ? 1 : 0;
        }
        return score;
    }

    /**
     * Scores of many customers.
     *
     * @param recencyDays days since the last order, per customer
     * @param orders per customer
     * @param money per customer
     * @return scores in the order given
     * @throws IllegalArgumentException if the arrays differ in length or a value is out of range
     */
    public List<RfmScore> scores(double[] recencyDays, double[] orders, double[] money) {
        check(recencyDays, orders, money);
        List<RfmScore> scores = new ArrayList<>();
        for (int i = 0; i < recencyDays.length; i++) {
            scores.add(score(recencyDays[i], orders[i], money[i]));
        }
        return Collections.unmodifiableList(scores);
    }

    /**
     * How many scores there are.
     *
     * @return one more than cuts
     */
    public int bins() {
        return recency.size() + 1;
    }

    /**
     * Cuts of the days since the last order.
     *
     * @return ascending
     */
    public List<Double> recency() {
        return recency;
    }

    /**
     * Cuts of the orders.
     *
     * @return ascending
     */
    public List<Double> frequency() {
        return frequency;
    }

    /**
     * Cuts of the money.
     *
     * @return ascending
     */
    public List<Double> monetary() {
        return monetary;
    }

    /**
     * Which end of a bin belongs to it.
     *
     * @return right or left
     */
    public BinEdge closed() {
        return closed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RfmCuts cuts
                && recency.equals(cuts.recency)
                && frequency.equals(cuts.frequency)
                && monetary.equals(cuts.monetary)
                && closed == cuts.closed;
    }

    @Override
    public int hashCode() {
        return Objects.hash(recency, frequency, monetary, closed);
    }

    @Override
    public String toString() {
        return "recency " + recency + ", frequency " + frequency + ", monetary " + monetary + ", closed " + closed;
    }
}
