package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Exclusions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/**
 * Orders as columns, gathered by customer with a counting sort, then folded in order of time. Used once.
 *
 * <p>The counting sort is stable, so that a log in order of time needs no further sorting.
 */
final class OrderSort {

    /** Up to this many orders of one customer insertion beats anything that allocates. */
    private static final int SHORT_RUN = 40;

    private final PurchaseRules rules;
    private final long endPeriod;
    private final int[] customer;
    private final int[] epochDay;
    private final long[] amounts;

    /** First the number of orders per customer, then where the next one goes, at last where the customer's orders end. */
    private final int[] places;

    private int[] period = {};
    private long[] amount = {};
    private long refunds;
    private long free;

    /** Units of the earliest and the latest order kept. */
    long from = Long.MAX_VALUE;

    long to = Long.MIN_VALUE;

    OrderSort(PurchaseRules rules, LocalDate end, int customers, int[] customer, int[] epochDay, long[] amounts) {
        this.rules = rules;
        this.endPeriod = periodOf(rules.period(), end.toEpochDay());
        this.customer = customer;
        this.epochDay = epochDay;
        this.amounts = amounts;
        this.places = new int[customers];
    }

    /** Number of a period: days since 1970-01-01, or weeks since that of Monday 1969-12-29. */
    static long periodOf(PurchasePeriod period, long epochDay) {
        return period == PurchasePeriod.DAY ? epochDay : Math.floorDiv(epochDay + 3, 7L);
    }

    /** First day of a period. */
    static LocalDate dayOf(PurchasePeriod period, int number) {
        return LocalDate.ofEpochDay(period == PurchasePeriod.DAY ? number : number * 7L - 3);
    }

    RfmRows fold() {
        count();
        RfmRows rows = new RfmRows(placesFromCounts());
        scatter();
        int start = 0;
        for (int c = 0; c < places.length; c++) {
            int stop = places[c];
            if (stop > start) {
                sort(start, stop);
                from = Math.min(from, period[start]);
                to = Math.max(to, period[stop - 1]);
                fold(rows, c, start, stop);
            }
            start = stop;
        }
        return rows.trimmed();
    }

    /** Orders left out by the rules. */
    Exclusions excluded() {
        return new Exclusions(Map.of(PurchaseLog.REFUNDS, refunds, PurchaseLog.FREE_ORDERS, free));
    }

    private void count() {
        for (int i = 0; i < customer.length; i++) {
            int c = customer[i];
            if (c < 0 || c >= places.length) {
                throw new IllegalArgumentException(
                        "customer[" + i + "] must lie in [0, " + (places.length - 1) + "] but was " + c);
            }
            if ((amounts[i] > 0 || isAdmitted(i)) && isSeen(i)) {
                places[c]++;
            }
        }
    }

    /** What the rules say of an order without a positive amount. */
    private boolean isAdmitted(int i) {
        if (amounts[i] < 0) {
            if (rules.refunds() == RefundPolicy.REJECT) {
                throw new IllegalArgumentException("the order of customer " + customer[i] + " at position " + i
                        + " has the amount " + amounts[i] + ", but refunds are refused; name a policy for them");
            }
            if (rules.refunds() == RefundPolicy.MATCH_ORDERS) {
                throw new IllegalArgumentException("the refund of customer " + customer[i] + " at position " + i
                        + " needs the single orders to be matched to; collect them in an OrderBook");
            }
            refunds += rules.refunds() == RefundPolicy.IGNORE ? 1 : 0;
        } else {
            if (rules.freeOrders() == FreeOrderPolicy.REJECT) {
                throw new IllegalArgumentException("the order of customer " + customer[i] + " at position " + i
                        + " is free, but free orders are refused");
            }
            free += rules.freeOrders() == FreeOrderPolicy.IGNORE ? 1 : 0;
        }
        return isKept(amounts[i]);
    }

    private boolean isKept(long money) {
        return money > 0
                || (money < 0
                        ? rules.refunds() == RefundPolicy.NET_WITHIN_PERIOD
                        : rules.freeOrders() == FreeOrderPolicy.COUNT);
    }

    private boolean isSeen(int i) {
        return periodOf(rules.period(), epochDay[i]) <= endPeriod;
    }

    /** Turns counts into places; gives the number of customers who have any. */
    private int placesFromCounts() {
        int next = 0;
        int present = 0;
        for (int c = 0; c < places.length; c++) {
            int orders = places[c];
            places[c] = next;
            next += orders;
            present += orders > 0 ? 1 : 0;
        }
        period = new int[next];
        amount = new long[next];
        return present;
    }

    private void scatter() {
        for (int i = 0; i < customer.length; i++) {
            if (isKept(amounts[i]) && isSeen(i)) {
                int place = places[customer[i]]++;
                period[place] = (int) periodOf(rules.period(), epochDay[i]);
                amount[place] = amounts[i];
            }
        }
    }

    private void sort(int start, int stop) {
        int ascending = start + 1;
        while (ascending < stop && period[ascending - 1] <= period[ascending]) {
            ascending++;
        }
        if (ascending == stop) {
            return;
        }
        if (stop - start > SHORT_RUN) {
            sortLong(start, stop);
            return;
        }
        for (int i = ascending; i < stop; i++) {
            int ownPeriod = period[i];
            long ownAmount = amount[i];
            int j = i;
            for (; j > start && period[j - 1] > ownPeriod; j--) {
                period[j] = period[j - 1];
                amount[j] = amount[j - 1];
            }
            period[j] = ownPeriod;
            amount[j] = ownAmount;
        }
    }

    /** Sorts periods and positions in one number each. */
    private void sortLong(int start, int stop) {
        long[] keys = new long[stop - start];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) period[start + i] << 32) | i;
        }
        Arrays.sort(keys);
        long[] own = Arrays.copyOfRange(amount, start, stop);
        for (int i = 0; i < keys.length; i++) {
            period[start + i] = (int) (keys[i] >> 32);
            amount[start + i] = own[(int) keys[i]];
        }
    }

    /** As {@link PurchaseLog.PeriodPurchases}: a period with a refund that nets to 0 or less is no purchase. */
    private void fold(RfmRows rows, int who, int start, int stop) {
        int purchasePeriods = 0;
        int first = 0;
        int last = 0;
        long money = 0;
        long firstSpend = 0;
        for (int i = start; i < stop; ) {
            int current = period[i];
            long sum = 0;
            boolean refunded = false;
            for (; i < stop && period[i] == current; i++) {
                sum = Counts.sum(sum, amount[i]);
                refunded |= amount[i] < 0;
            }
            if (!refunded || sum > 0) {
                if (purchasePeriods == 0) {
                    first = current;
                    firstSpend = sum;
                }
                purchasePeriods++;
                last = current;
                money = Counts.sum(money, sum);
            }
        }
        if (purchasePeriods > 0) {
            rows.append(who, first, last, purchasePeriods, money, firstSpend);
        }
    }
}
