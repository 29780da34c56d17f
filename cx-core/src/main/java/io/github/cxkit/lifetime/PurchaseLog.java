package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.KaplanMeier;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All purchases by customer and period of time, from orders in any sequence.
 *
 * <p>A mergeable summary: orders of one customer in one period add up, and any split of the log gives the same result.
 * Money is exact. Every customer keeps the name it came with. The end of observation is a whole period: the period that
 * contains the given day counts in full, orders after it do not exist yet, and a customer whose first order lies after it
 * is absent.
 *
 * @param rules how orders became purchases
 * @param currency the one currency, null if none was named
 * @param customers purchases by customer in order of name, each in order of time; unmodifiable
 * @param excluded orders left out by the rules
 * @since 0.1.0
 */
public record PurchaseLog(
        PurchaseRules rules,
        @Nullable String currency,
        Map<String, List<PeriodPurchases>> customers,
        Exclusions excluded) {

    /** Reason under which ignored refunds are counted. */
    public static final String REFUNDS = "refunds";

    /** Reason under which ignored free orders are counted. */
    public static final String FREE_ORDERS = "free orders";

    /**
     * Copies the purchases.
     *
     * @throws IllegalArgumentException if a customer has no purchases or they are out of order
     */
    public PurchaseLog {
        Copies.whole("customers", customers);
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(excluded, "excluded");
        customers = PurchaseColumns.copyOf(customers);
    }

    private PurchaseColumns columns() {
        return PurchaseColumns.copyOf(customers);
    }

    /** Money of all purchases. */
    BigDecimal money() {
        return columns().money();
    }

    /**
     * What one customer bought within one period of time.
     *
     * @param day first day of the period
     * @param money sum of the amounts, refunds deducted
     * @param refunded whether a refund is in it
     */
    public record PeriodPurchases(LocalDate day, BigDecimal money, boolean refunded) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if the money is out of range
         */
        public PeriodPurchases {
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(money, "money");
            Arguments.sum("money", money);
        }

        /** Whether anything is left of it: a period with a refund that nets to 0 or less is no purchase. */
        boolean isPurchase() {
            return !refunded || money.signum() > 0;
        }

        PeriodPurchases plus(PeriodPurchases other) {
            return new PeriodPurchases(day, money.add(other.money), refunded || other.refunded);
        }
    }

    /**
     * The log of any orders, by calendar days, refunds refused, free orders counted.
     *
     * <pre>{@code
     * record Order(String customer, LocalDate day, BigDecimal amount) {}
     * PurchaseLog log = PurchaseLog.collect(
     *         List.of(new Order("ann", LocalDate.of(2026, 1, 5), new BigDecimal("12.50"))),
     *         Order::customer, Order::day, Order::amount);
     * log.customers().size();  // 1
     * }</pre>
     *
     * @param orders the orders, in any sequence
     * @param customer says who
     * @param day says on which local day
     * @param amount says how much, 0 or more
     * @return the log
     * @param <O> what an order is in the caller's program
     * @throws IllegalArgumentException if an amount is negative; then name a policy, see {@link #builder} and {@link OrderBook}
     */
    public static <O> PurchaseLog collect(
            Iterable<? extends O> orders,
            Function<? super O, String> customer,
            Function<? super O, LocalDate> day,
            Function<? super O, BigDecimal> amount) {
        Builder builder = builder(PurchaseRules.DAILY_UTC);
        orders.forEach(order -> builder.add(customer.apply(order), day.apply(order), amount.apply(order)));
        return builder.build();
    }

    /**
     * A builder that takes orders one by one.
     *
     * @param rules how orders become purchases
     * @return an empty builder
     */
    public static Builder builder(PurchaseRules rules) {
        return new Builder(rules);
    }

    /**
     * One order, refund or free order.
     *
     * @param customer who
     * @param day the day in the zone of the rules
     * @param amount money, negative for a refund
     */
    public record Order(String customer, LocalDate day, BigDecimal amount) {
        /** Checks that the parts are there. */
        public Order {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /**
     * Collects orders in the one currency that the caller knows.
     *
     * @param rules what counts as a purchase
     * @return a summarizer with bytes, which refuses what the rules refuse
     */
    public static Summarizer<Order, PurchaseLog> summarizer(PurchaseRules rules) {
        return counting(rules, null);
    }

    /**
     * Collects orders of one currency; logs of another, or of one that is not known, are refused.
     *
     * @param rules what counts as a purchase
     * @param currency of every order
     * @return a summarizer with bytes
     */
    public static Summarizer<Order, PurchaseLog> summarizer(PurchaseRules rules, String currency) {
        return counting(rules, Arguments.notBlank("currency", currency));
    }

    private static Summarizer<Order, PurchaseLog> counting(PurchaseRules rules, @Nullable String currency) {
        return Summarizer.<Order, Builder, PurchaseLog>building(
                        () -> builder(rules).currency(currency),
                        (builder, order) -> builder.addKnown(order.customer, order.day, order.amount),
                        Builder::build,
                        PurchaseLog::merge)
                .withBytes(
                        PurchaseLog::toBytes,
                        bytes -> Bytes.read("purchase log", rules, bytes, in -> read(rules, currency, in)));
    }

    private byte[] toBytes() {
        return Bytes.write(rules, out -> {
            out.text(currency == null ? "" : currency)
                    .block(Exclusions.summarizer().toBytes(excluded))
                    .count(customers.size());
            customers.forEach((customer, purchases) -> {
                out.text(customer).count(purchases.size());
                purchases.forEach(one -> out.text(one.day().toString())
                        .text(one.money().toString())
                        .octet(one.refunded() ? 1 : 0));
            });
        });
    }

    private static PurchaseLog read(PurchaseRules rules, @Nullable String currency, ByteReader in) {
        String given = in.text();
        Definitions.of("purchase logs").same("currency", currency, given.isEmpty() ? null : given);
        Exclusions excluded = Exclusions.summarizer().ofBytes(in.block());
        Map<String, List<PeriodPurchases>> customers = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            String customer = in.text();
            List<PeriodPurchases> purchases = new ArrayList<>();
            for (int more = in.length(); more > 0; more--) {
                String day = in.text();
                try {
                    purchases.add(new PeriodPurchases(LocalDate.parse(day), in.money(), in.flag()));
                } catch (DateTimeException e) {
                    throw new IllegalArgumentException(
                            in.refusal("no day " + day).getMessage(), e);
                }
            }
            customers.put(customer, purchases);
        }
        return new PurchaseLog(rules, currency, customers, excluded);
    }

    /**
     * This log and another one under the same rules.
     *
     * @param other the other log
     * @return all purchases
     * @throws IllegalArgumentException if rules or currencies differ
     */
    public PurchaseLog merge(PurchaseLog other) {
        return builder(rules).add(this).add(other).build();
    }

    /**
     * The running state of every customer at the end of observation.
     *
     * @param end last day observed; the whole period it falls in counts
     * @return state by customer, in order of name
     */
    public Map<String, RfmState> states(LocalDate end) {
        PurchaseColumns columns = columns();
        int days = days(columns, end);
        Map<String, RfmState> states = new LinkedHashMap<>();
        for (int customer = 0; customer < columns.size(); customer++) {
            RfmState state = state(columns, customer, days);
            if (state != null) {
                states.put(columns.name(customer), state);
            }
        }
        return Collections.unmodifiableMap(states);
    }

    /** How many of the days lie in the observation, whose last period counts in full. */
    private int days(PurchaseColumns columns, LocalDate observationEnd) {
        return columns.daysUntil(rules.period().periodOf(observationEnd));
    }

    private @Nullable RfmState state(PurchaseColumns columns, int customer, int days) {
        int first = -1;
        int last = -1;
        int purchases = 0;
        BigDecimal money = BigDecimal.ZERO;
        for (int i = columns.start(customer); i < columns.start(customer + 1) && columns.dayNumber(i) < days; i++) {
            if (columns.isPurchase(i)) {
                first = first < 0 ? i : first;
                last = i;
                purchases++;
                money = money.add(columns.money(i));
            }
        }
        return first < 0
                ? null
                : new RfmState(
                        rules.period(), columns.day(first), columns.day(last), purchases, money, columns.money(first));
    }

    /**
     * Frequency, recency, age and monetary value of every customer.
     *
     * @param end last day observed; the whole period it falls in counts
     * @return one summary per customer with a purchase, in order of name, times in weeks (days/7)
     */
    public List<RfmProfile> summaries(LocalDate end) {
        PurchaseColumns columns = columns();
        int days = days(columns, end);
        List<RfmProfile> summaries = new ArrayList<>();
        for (int customer = 0; customer < columns.size(); customer++) {
            RfmState state = state(columns, customer, days);
            if (state != null) {
                summaries.add(state.summary(columns.name(customer), end));
            }
        }
        return Collections.unmodifiableList(summaries);
    }

    /**
     * The log in two parts by whole periods: what a model may see, and what it is to be tested on.
     *
     * @param calibrationEnd last day of the calibration period; the whole period it falls in belongs to it
     * @param holdoutEnd last day of the holdout period
     * @return one entry per customer of the calibration period, in order of name
     * @throws IllegalArgumentException if the holdout period is empty
     */
    public List<HoldoutRecord> split(LocalDate calibrationEnd, LocalDate holdoutEnd) {
        long days = rules.period().daysBetween(calibrationEnd, holdoutEnd);
        if (days <= 0) {
            throw new IllegalArgumentException("the holdout period must end at least one " + rules.period()
                    + " after the calibration period but they end on " + holdoutEnd + " and " + calibrationEnd);
        }
        PurchaseColumns columns = columns();
        int cut = days(columns, calibrationEnd);
        int last = days(columns, holdoutEnd);
        List<HoldoutRecord> split = new ArrayList<>();
        for (int customer = 0; customer < columns.size(); customer++) {
            RfmState state = state(columns, customer, cut);
            if (state == null) {
                continue;
            }
            int held = 0;
            BigDecimal money = BigDecimal.ZERO;
            for (int i = columns.start(customer); i < columns.start(customer + 1); i++) {
                int day = columns.dayNumber(i);
                if (day >= cut && day < last && columns.isPurchase(i)) {
                    held++;
                    money = money.add(columns.money(i));
                }
            }
            split.add(
                    new HoldoutRecord(state.summary(columns.name(customer), calibrationEnd), held, money, days / 7.0));
        }
        return Collections.unmodifiableList(split);
    }

    /**
     * How often the customers of a calibration period bought afterwards.
     *
     * @param calibrationEnd last day of the calibration period
     * @param ends last days of ever longer holdout periods
     * @return the purchases of all of them up to each of these days, as those of {@link #split} add up to
     */
    public List<Long> purchasesAfter(LocalDate calibrationEnd, List<LocalDate> ends) {
        PurchaseColumns columns = columns();
        int cut = days(columns, calibrationEnd);
        int[] last = ends.stream().mapToInt(end -> days(columns, end)).toArray();
        long[] counts = new long[last.length];
        for (int customer = 0; customer < columns.size(); customer++) {
            boolean known = false;
            for (int i = columns.start(customer); i < columns.start(customer + 1); i++) {
                if (!columns.isPurchase(i)) {
                    continue;
                }
                if (columns.dayNumber(i) < cut) {
                    known = true;
                } else if (!known) {
                    break;
                } else {
                    for (int k = 0; k < counts.length; k++) {
                        counts[k] += columns.dayNumber(i) < last[k] ? 1 : 0;
                    }
                }
            }
        }
        return Arrays.stream(counts).boxed().toList();
    }

    /**
     * Days from the first to the second purchase; whoever bought once is censored at the age reached, not left out.
     *
     * @param end last day observed; the whole period it falls in counts
     * @return the durations in days
     */
    public KaplanMeier daysToSecondPurchase(LocalDate end) {
        PurchaseColumns columns = columns();
        int days = days(columns, end);
        KaplanMeier.Builder builder = KaplanMeier.builder();
        for (int customer = 0; customer < columns.size(); customer++) {
            int first = next(columns, columns.start(customer), customer, days);
            if (first >= 0) {
                int second = next(columns, first + 1, customer, days);
                LocalDate to = second < 0 ? end : columns.day(second);
                builder.add((double) rules.period().daysBetween(columns.day(first), to), second >= 0);
            }
        }
        return builder.build();
    }

    /** A customer's first purchase from a place on within the observation; -1 if there is none. */
    private static int next(PurchaseColumns columns, int from, int customer, int days) {
        for (int i = from; i < columns.start(customer + 1) && columns.dayNumber(i) < days; i++) {
            if (columns.isPurchase(i)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Customers by the calendar period of their first purchase, and how many of them bought in each later period.
     *
     * @param calendar how time is cut, from when to when it was observed, and what becomes of periods that are not over; its
     *     zone is replaced by that of the rules
     * @return the table
     * @throws IllegalArgumentException if a purchase up to the end lies before the start of observation
     */
    public CalendarCohorts cohorts(CohortCalendar calendar) {
        CohortCalendar own = calendar.withZone(rules.zone());
        PurchaseColumns columns = columns();
        int days = days(columns, calendar.observationEnd());
        List<LocalDate> periods = columns.days().stream().map(own::periodOf).toList();
        int earliest = days;
        for (int customer = 0; customer < columns.size(); customer++) {
            int first = next(columns, columns.start(customer), customer, days);
            if (first >= 0) {
                own.requireObserved(columns.name(customer), columns.day(first));
                earliest = Math.min(earliest, columns.dayNumber(first));
            }
        }
        CalendarCohorts.Cells cells = new CalendarCohorts.Cells(own, earliest < days ? periods.get(earliest) : null);
        List<LocalDate> active = new ArrayList<>();
        for (int customer = 0; customer < columns.size(); customer++) {
            active.clear();
            for (int i = columns.start(customer); i < columns.start(customer + 1) && columns.dayNumber(i) < days; i++) {
                if (columns.isPurchase(i)) {
                    active.add(periods.get(columns.dayNumber(i)));
                }
            }
            cells.add(active);
        }
        return cells.build();
    }

    /** Collects orders. Mutable, not thread-safe. */
    public static final class Builder {

        private final PurchaseRules rules;
        private final ZoneId zone;
        private final PurchaseColumns.Builder purchases = new PurchaseColumns.Builder();
        private long refunds;
        private long free;
        private @Nullable String currency;
        private boolean settled;
        private Exclusions excluded = Exclusions.NONE;

        private Builder(PurchaseRules rules) {
            this.rules = rules;
            this.zone = ZoneId.of(rules.zone());
        }

        /**
         * One order at a moment; the calendar day is that of the rules' zone.
         *
         * @param customer who
         * @param at when
         * @param amount money, negative for a refund
         * @param currencyCode its currency
         * @return this
         * @throws IllegalArgumentException if the rules refuse the amount or the log has another currency
         */
        public Builder add(String customer, Instant at, BigDecimal amount, String currencyCode) {
            return add(customer, LocalDate.ofInstant(Arguments.moment("at", at), zone), amount, currencyCode);
        }

        /**
         * One order on a local day.
         *
         * @param customer who
         * @param day the day in the customer's calendar
         * @param amount money, negative for a refund
         * @param currencyCode its currency
         * @return this
         * @throws IllegalArgumentException if the rules refuse the amount or the log has another currency
         */
        public Builder add(String customer, LocalDate day, BigDecimal amount, String currencyCode) {
            settle(currencyCode);
            return addKnown(customer, day, amount);
        }

        /**
         * One order on a local day, in the one currency that the caller knows.
         *
         * @param customer who
         * @param day the day in the customer's calendar
         * @param amount money, negative for a refund
         * @return this
         * @throws IllegalArgumentException if the rules refuse the amount or the log names its currency
         */
        public Builder add(String customer, LocalDate day, BigDecimal amount) {
            settle(null);
            return addKnown(customer, day, amount);
        }

        private Builder addKnown(String customer, LocalDate day, BigDecimal amount) {
            rules.requireAllowed(customer, day, amount);
            boolean refund = amount.signum() < 0;
            if (refund && rules.refunds() == RefundPolicy.MATCH_ORDERS) {
                throw new IllegalArgumentException("the refund of " + customer + " on " + day
                        + " needs the single orders to be matched to; collect them in an OrderBook");
            }
            if (refund && rules.refunds() == RefundPolicy.IGNORE) {
                refunds++;
            } else if (amount.signum() == 0 && rules.freeOrders() == FreeOrderPolicy.IGNORE) {
                free++;
            } else {
                purchases.add(customer, rules.period().periodOf(day), amount, refund);
            }
            return this;
        }

        Builder currency(@Nullable String code) {
            currency = code;
            settled = true;
            return this;
        }

        Builder leftOut(Map<LeftOutReason, RowsAndSum> parts) {
            parts.forEach(
                    (reason, part) -> excluded = excluded.merge(new Exclusions(Map.of(reason.key(), part.rows()))));
            return this;
        }

        void add(String customer, PeriodPurchases one) {
            purchases.add(customer, one);
        }

        private void settle(@Nullable String code) {
            if (settled && !Objects.equals(currency, code)) {
                throw new IllegalArgumentException("a purchase log has one currency but was given "
                        + (currency == null ? "none" : currency) + " and " + (code == null ? "none" : code));
            }
            currency = code;
            settled = true;
        }

        /**
         * All of another log.
         *
         * @param other the other log
         * @return this
         * @throws IllegalArgumentException if rules or currencies differ
         */
        public Builder add(PurchaseLog other) {
            Definitions.of("purchase logs").same("rules", rules, other.rules);
            settle(other.currency);
            other.customers.forEach((customer, own) -> {
                purchases.number(customer);
                own.forEach(one -> add(customer, one));
            });
            excluded = excluded.merge(other.excluded);
            return this;
        }

        /**
         * What was collected so far.
         *
         * @return the log
         */
        public PurchaseLog build() {
            Exclusions byRule = new Exclusions(Map.of(REFUNDS, refunds, FREE_ORDERS, free));
            return new PurchaseLog(rules, currency, purchases.build(), excluded.merge(byRule));
        }
    }
}
