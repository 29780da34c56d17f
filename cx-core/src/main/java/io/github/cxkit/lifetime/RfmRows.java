package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Counts;
import java.util.Arrays;

/** Five facts per customer side by side, customers ascending. Filled once, then only read. */
final class RfmRows {

    final int[] customer;
    final int[] first;
    final int[] last;
    final int[] purchasePeriods;
    final long[] money;
    final long[] firstSpend;
    int size;

    RfmRows(int capacity) {
        this(
                new int[capacity],
                new int[capacity],
                new int[capacity],
                new int[capacity],
                new long[capacity],
                new long[capacity]);
    }

    private RfmRows(int[] customer, int[] first, int[] last, int[] purchasePeriods, long[] money, long[] firstSpend) {
        this.customer = customer;
        this.first = first;
        this.last = last;
        this.purchasePeriods = purchasePeriods;
        this.money = money;
        this.firstSpend = firstSpend;
    }

    void append(int who, int firstPeriod, int lastPeriod, int count, long sum, long firstSum) {
        customer[size] = who;
        first[size] = firstPeriod;
        last[size] = lastPeriod;
        purchasePeriods[size] = count;
        money[size] = sum;
        firstSpend[size] = firstSum;
        size++;
    }

    private void append(RfmRows rows, int i) {
        append(
                rows.customer[i],
                rows.first[i],
                rows.last[i],
                rows.purchasePeriods[i],
                rows.money[i],
                rows.firstSpend[i]);
    }

    /** Both sets of rows, of which the late ones hold no period that is not after all early ones. */
    static RfmRows merge(RfmRows early, RfmRows late) {
        RfmRows all = new RfmRows(Counts.asInt(Counts.sum(early.size, late.size)));
        int i = 0;
        int j = 0;
        while (i < early.size || j < late.size) {
            int a = i < early.size ? early.customer[i] : Integer.MAX_VALUE;
            int b = j < late.size ? late.customer[j] : Integer.MAX_VALUE;
            if (a < b) {
                all.append(early, i++);
            } else if (b < a) {
                all.append(late, j++);
            } else {
                all.append(
                        a,
                        early.first[i],
                        late.last[j],
                        Counts.asInt(Counts.sum(early.purchasePeriods[i], late.purchasePeriods[j])),
                        Counts.sum(early.money[i], late.money[j]),
                        early.firstSpend[i]);
                i++;
                j++;
            }
        }
        return all.trimmed();
    }

    /** The same rows without room for more. */
    RfmRows trimmed() {
        if (size == customer.length) {
            return this;
        }
        RfmRows rows = new RfmRows(
                Arrays.copyOf(customer, size),
                Arrays.copyOf(first, size),
                Arrays.copyOf(last, size),
                Arrays.copyOf(purchasePeriods, size),
                Arrays.copyOf(money, size),
                Arrays.copyOf(firstSpend, size));
        rows.size = size;
        return rows;
    }
}
