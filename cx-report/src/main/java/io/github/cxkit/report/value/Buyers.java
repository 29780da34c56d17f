package io.github.cxkit.report.value;

import io.github.cxkit.lifetime.PurchaseLog.PeriodPurchases;
import io.github.cxkit.lifetime.value.CustomerValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** All customers, gone over once: counts and sums of all, names of a few. */
final class Buyers {

    /** Below it a customer is more probably gone than not. */
    static final double GONE = 0.5;

    /** Below it a customer is as good as lost; between the two a word may still help. */
    static final double LOST = 0.1;

    /** So many are named. */
    static final int NAMED = 10;

    private static final Comparator<Buyer> BY_VALUE =
            Comparator.comparingDouble(Buyer::value).thenComparing(Buyer::id, Comparator.reverseOrder());
    private static final Comparator<Buyer> BY_SPENT =
            Comparator.comparingDouble(Buyer::spent).thenComparing(Buyer::id, Comparator.reverseOrder());

    private final double[] values;
    private final PriorityQueue<Buyer> best = new PriorityQueue<>(BY_VALUE);
    private final PriorityQueue<Buyer> leavers = new PriorityQueue<>(BY_SPENT);
    private int size;
    private long returned;
    private BigDecimal spent = BigDecimal.ZERO;
    private long leaving;
    private double spentByLeavers;
    private long lost;

    /** One customer's orders so far, and what is expected; null where no model tells. */
    record Buyer(String id, int orders, double spent, LocalDate last, CustomerValue.@Nullable Explanation expected) {

        double value() {
            return expected == null ? 0 : expected.value().orElse(0.0);
        }
    }

    private Buyers(int customers) {
        this.values = new double[customers];
    }

    static Buyers of(ValuePage.Parts parts) {
        Forecast forecast = parts.forecast;
        Lookup expected = new Lookup(forecast == null ? List.of() : forecast.customers());
        Buyers buyers = new Buyers(parts.log.customers().size());
        parts.log.customers().forEach((id, all) -> {
            int orders = 0;
            BigDecimal sum = BigDecimal.ZERO;
            LocalDate last = LocalDate.MIN;
            for (PeriodPurchases purchase : all) {
                if (!purchase.day().isAfter(parts.end)) {
                    orders++;
                    sum = sum.add(purchase.money());
                    last = purchase.day();
                }
            }
            if (orders > 0) {
                buyers.spent = buyers.spent.add(sum);
                buyers.add(new Buyer(id, orders, sum.doubleValue(), last, expected.find(id)));
            }
        });
        return buyers;
    }

    /** Figures of a customer: the next in the list as a rule, which has the order of the log. */
    private static final class Lookup {
        private final List<CustomerValue.Explanation> all;
        private @Nullable Map<String, Integer> places;
        private int next;

        Lookup(List<CustomerValue.Explanation> all) {
            this.all = all;
        }

        CustomerValue.@Nullable Explanation find(String id) {
            if (next < all.size()) {
                CustomerValue.Explanation here = all.get(next);
                if (here.customer().equals(id)) {
                    next++;
                    return here;
                }
            }
            Map<String, Integer> known = places;
            if (known == null) {
                known = new HashMap<>();
                for (int i = 0; i < all.size(); i++) {
                    known.put(all.get(i).customer(), i);
                }
                places = known;
            }
            Integer place = known.get(id);
            return place == null ? null : all.get(place);
        }
    }

    private void add(Buyer buyer) {
        values[size] = buyer.value();
        size++;
        boolean again = buyer.orders() > 1;
        returned += again ? 1 : 0;
        CustomerValue.Explanation expected = buyer.expected();
        if (expected == null) {
            return;
        }
        if (expected.value().isKnown()) {
            keep(best, buyer);
        }
        if (again && expected.probabilityAlive() < LOST) {
            lost++;
        } else if (again && expected.probabilityAlive() < GONE) {
            leaving++;
            spentByLeavers += buyer.spent();
            keep(leavers, buyer);
        }
    }

    private static void keep(PriorityQueue<Buyer> few, Buyer buyer) {
        few.add(buyer);
        if (few.size() > NAMED) {
            few.remove();
        }
    }

    int size() {
        return size;
    }

    long returned() {
        return returned;
    }

    double spent() {
        return spent.doubleValue();
    }

    long leaving() {
        return leaving;
    }

    double spentByLeavers() {
        return spentByLeavers;
    }

    long lost() {
        return lost;
    }

    /** Those of the highest expected value, the highest first. */
    List<Buyer> best() {
        return best.stream().sorted(BY_VALUE.reversed()).toList();
    }

    /** Of those who are slipping away, those who spent most, first. */
    List<Buyer> leavers() {
        return leavers.stream().sorted(BY_SPENT.reversed()).toList();
    }

    double value() {
        return Arrays.stream(values, 0, size).sum();
    }

    /** What the best of them bring together. */
    double valueOfBest(int many) {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return Arrays.stream(sorted, Math.max(0, size - many), size).sum();
    }
}
