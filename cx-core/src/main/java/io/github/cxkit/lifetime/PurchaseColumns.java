package io.github.cxkit.lifetime;

import io.github.cxkit.lifetime.PurchaseLog.PeriodPurchases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Purchases of many customers: a map in order of name that holds columns and makes its objects when they are asked for.
 * Customers and purchases have numbers here, from 0; days too, in order of time.
 */
final class PurchaseColumns extends AbstractMap<String, List<PeriodPurchases>> {

    private final String[] names;

    /** First purchase of each customer, and behind the last one of all. */
    private final int[] starts;

    private final LocalDate[] days;
    private final int[] day;
    private final MoneyColumn money;
    private final BitSet refunded;

    private PurchaseColumns(
            String[] names, int[] starts, LocalDate[] days, int[] day, MoneyColumn money, BitSet refunded) {
        this.names = names;
        this.starts = starts;
        this.days = days;
        this.day = day;
        this.money = money;
        this.refunded = refunded;
    }

    /**
     * A copy of a map, unless it is such columns already.
     *
     * @throws IllegalArgumentException if the purchases of a customer do not ascend by day
     */
    static PurchaseColumns copyOf(Map<String, List<PeriodPurchases>> customers) {
        if (customers instanceof PurchaseColumns columns) {
            return columns;
        }
        Builder builder = new Builder();
        customers.forEach((customer, purchases) -> {
            builder.number(customer);
            LocalDate last = null;
            for (PeriodPurchases one : purchases) {
                if (last != null && !last.isBefore(one.day())) {
                    throw new IllegalArgumentException("purchases of " + customer + " must ascend by day but " + last
                            + " stands before " + one.day());
                }
                last = one.day();
                builder.add(customer, one);
            }
        });
        return builder.build();
    }

    String name(int customer) {
        return names[customer];
    }

    /** First purchase of a customer; of the number behind the last one, where all end. */
    int start(int customer) {
        return starts[customer];
    }

    /** How many of the days are not later than one: the number that the first later one has. */
    int daysUntil(LocalDate last) {
        int place = Arrays.binarySearch(days, last);
        return place < 0 ? -place - 1 : place + 1;
    }

    /** The days that have a purchase, ascending. */
    List<LocalDate> days() {
        return Arrays.asList(days);
    }

    int dayNumber(int purchase) {
        return day[purchase];
    }

    LocalDate day(int purchase) {
        return days[day[purchase]];
    }

    BigDecimal money(int purchase) {
        return money.get(purchase);
    }

    BigDecimal money() {
        return money.sum();
    }

    boolean isRefunded(int purchase) {
        return refunded.get(purchase);
    }

    /** See {@link PeriodPurchases#isPurchase}. */
    boolean isPurchase(int purchase) {
        return !refunded.get(purchase) || money.signum(purchase) > 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(key) >= 0;
    }

    @Override
    public @Nullable List<PeriodPurchases> get(@Nullable Object key) {
        int customer = find(key);
        return customer < 0 ? null : new Purchases(this, starts[customer], starts[customer + 1]);
    }

    private int find(@Nullable Object key) {
        return key instanceof String name ? Arrays.binarySearch(names, name) : -1;
    }

    @Override
    public Set<Entry<String, List<PeriodPurchases>>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public Iterator<Entry<String, List<PeriodPurchases>>> iterator() {
                return new Entries(PurchaseColumns.this);
            }
        };
    }

    private static final class Entries implements Iterator<Entry<String, List<PeriodPurchases>>> {
        private final PurchaseColumns all;
        private int next;

        Entries(PurchaseColumns all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            return next < all.names.length;
        }

        @Override
        public Entry<String, List<PeriodPurchases>> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are " + next + " customers");
            }
            Purchases own = new Purchases(all, all.starts[next], all.starts[next + 1]);
            return Map.entry(all.names[next++], own);
        }
    }

    private static final class Purchases extends AbstractList<PeriodPurchases> implements RandomAccess {
        private final PurchaseColumns all;
        private final int from;
        private final int size;

        Purchases(PurchaseColumns all, int from, int to) {
            this.all = all;
            this.from = from;
            this.size = to - from;
        }

        @Override
        public PeriodPurchases get(int index) {
            int at = from + Objects.checkIndex(index, size);
            return new PeriodPurchases(all.day(at), all.money(at), all.isRefunded(at));
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** Takes purchases in any sequence. */
    static final class Builder {

        private final NameNumbers customers = new NameNumbers();
        private final Map<LocalDate, Integer> days = new HashMap<>();
        private int[] customer = new int[16];
        private int[] day = new int[16];
        private final MoneyColumn money = new MoneyColumn(16);
        private final BitSet refunded = new BitSet();
        private int size;

        /** The number of a customer, who need not have a purchase. */
        int number(String name) {
            return customers.number(Objects.requireNonNull(name, "customer"));
        }

        void add(String name, PeriodPurchases one) {
            add(name, one.day(), one.money(), one.refunded());
        }

        void add(String name, LocalDate on, BigDecimal amount, boolean isRefund) {
            if (size == customer.length) {
                customer = Arrays.copyOf(customer, 2 * size);
                day = Arrays.copyOf(day, 2 * size);
            }
            money.add(amount);
            customer[size] = number(name);
            day[size] = days.computeIfAbsent(on, each -> days.size());
            refunded.set(size, isRefund);
            size++;
        }

        /** Sorted by name and day; what a customer bought on one day is one purchase. */
        PurchaseColumns build() {
            String[] names = customers.names();
            Arrays.sort(names);
            LocalDate[] calendar = days.keySet().toArray(LocalDate[]::new);
            Arrays.sort(calendar);
            int[] starts = new int[names.length + 1];
            long[] byDay = byCustomer(
                    places(names, customers::number), places(calendar, on -> days.getOrDefault(on, 0)), starts);
            int[] newDay = new int[size];
            MoneyColumn newMoney = new MoneyColumn(size);
            BitSet newRefunded = new BitSet(size);
            int purchases = 0;
            for (int c = 0; c < names.length; c++) {
                int from = starts[c];
                int to = starts[c + 1];
                Arrays.sort(byDay, from, to);
                starts[c] = purchases;
                while (from < to) {
                    int on = (int) (byDay[from] >> Integer.SIZE);
                    BigDecimal sum = money.get((int) byDay[from]);
                    boolean refund = refunded.get((int) byDay[from]);
                    for (from++; from < to && (int) (byDay[from] >> Integer.SIZE) == on; from++) {
                        sum = sum.add(money.get((int) byDay[from]));
                        refund |= refunded.get((int) byDay[from]);
                    }
                    newMoney.add(sum);
                    newRefunded.set(purchases, refund);
                    newDay[purchases++] = on;
                }
            }
            starts[names.length] = purchases;
            return new PurchaseColumns(
                    names, starts, calendar, Arrays.copyOf(newDay, purchases), newMoney, newRefunded);
        }

        /** Where each number went by sorting. */
        private static <T> int[] places(T[] sorted, ToIntFunction<T> numbers) {
            int[] places = new int[sorted.length];
            for (int i = 0; i < places.length; i++) {
                places[numbers.applyAsInt(sorted[i])] = i;
            }
            return places;
        }

        /** Day and place of each order, gathered by customer in one sweep; fills in where each customer's begin. */
        private long[] byCustomer(int[] newCustomer, int[] newDay, int[] starts) {
            int[] next = new int[starts.length];
            for (int i = 0; i < size; i++) {
                next[newCustomer[customer[i]] + 1]++;
            }
            for (int c = 1; c < next.length; c++) {
                next[c] += next[c - 1];
            }
            System.arraycopy(next, 0, starts, 0, next.length);
            long[] gathered = new long[size];
            for (int i = 0; i < size; i++) {
                gathered[next[newCustomer[customer[i]]]++] = (long) newDay[day[i]] << Integer.SIZE | i;
            }
            return gathered;
        }
    }
}
