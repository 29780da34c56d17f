package io.github.cxkit.lifetime;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the rows of a book in order of time, which gives refunds to orders. Used once.
 *
 * <p>Chronological on purpose: a refund that names its order but was served first would let a row of May change a figure of
 * April.
 */
final class OrderMatching {

    /** An order as far as money of it is left. */
    static final class Open {
        final OrderEntry entry;
        final String customer;
        BigDecimal left;

        Open(OrderEntry entry, String customer) {
            this.entry = entry;
            this.customer = customer;
            this.left = entry.amount();
        }

        boolean isPurchase() {
            return left.signum() > 0 || entry.isFree();
        }
    }

    /** Told of every part of a refund that takes money from an order. */
    interface Taking {
        void took(OrderEntry refund, Open from, BigDecimal part);
    }

    private final PurchaseRules rules;
    private final OrderBook book;
    private final LocalDate end;
    private final Map<LeftOutReason, RowsAndSum> leftOut = new EnumMap<>(LeftOutReason.class);
    private final List<Open> opened = new ArrayList<>();
    private final Map<String, Deque<Open>> stacks = new HashMap<>();
    private final Map<String, Map<String, List<Open>>> byOrder = new HashMap<>();
    private Taking taking = (refund, from, part) -> {};

    OrderMatching(OrderBook book, LocalDate end) {
        this.book = book;
        this.rules = book.rules();
        this.end = end;
    }

    void listen(Taking listener) {
        taking = listener;
    }

    List<Open> opened() {
        return opened;
    }

    Map<LeftOutReason, RowsAndSum> leftOut() {
        return leftOut;
    }

    private void leaveOut(LeftOutReason reason, long rows, BigDecimal sum) {
        leftOut.merge(reason, new RowsAndSum(rows, sum), RowsAndSum::plus);
    }

    /** The rows that the rules let in, in order of time; the others are counted. */
    private List<OrderEntry> admitted() {
        LocalDate last = rules.period().periodOf(end);
        List<OrderEntry> rows = new ArrayList<>();
        for (OrderEntry entry : book.entries()) {
            LeftOutReason reason = reason(entry, last);
            if (reason == null) {
                rows.add(entry);
            } else {
                leaveOut(reason, 1, entry.amount());
            }
        }
        rows.sort(Comparator.comparing(OrderEntry::at).thenComparing(OrderEntry::isRefund));
        return rows;
    }

    private @Nullable LeftOutReason reason(OrderEntry entry, LocalDate last) {
        if (entry.customer() == null) {
            return LeftOutReason.NO_CUSTOMER;
        }
        if (rules.period().periodOf(entry.at().toLocalDate()).isAfter(last)) {
            return LeftOutReason.AFTER_OBSERVATION_END;
        }
        rules.requireAllowed(entry.customer(), entry.at().toLocalDate(), entry.amount());
        if (entry.isFree() && rules.freeOrders() == FreeOrderPolicy.IGNORE) {
            return LeftOutReason.FREE_ORDERS;
        }
        return entry.isRefund() && rules.refunds() == RefundPolicy.IGNORE ? LeftOutReason.REFUNDS_IGNORED : null;
    }

    /** Gives every refund to orders. */
    void match() {
        for (OrderEntry entry : admitted()) {
            String customer = entry.customer();
            if (customer == null) {
                continue;
            }
            if (entry.isRefund()) {
                refund(entry, customer);
            } else {
                open(new Open(entry, customer));
            }
        }
    }

    private void open(Open order) {
        opened.add(order);
        stacks.computeIfAbsent(order.customer, c -> new ArrayDeque<>()).push(order);
        String name = order.entry.order();
        if (name != null) {
            byOrder.computeIfAbsent(order.customer, c -> new HashMap<>())
                    .computeIfAbsent(name, o -> new ArrayList<>())
                    .add(order);
        }
    }

    private void refund(OrderEntry refund, String customer) {
        BigDecimal all = refund.amount().negate();
        BigDecimal rest = all;
        if (refund.order() != null) {
            List<Open> own = byOrder.getOrDefault(customer, Map.of()).getOrDefault(refund.order(), List.of());
            if (own.isEmpty()) {
                leaveOut(LeftOutReason.ORDER_UNKNOWN, 1, refund.amount());
                return;
            }
            for (int i = own.size() - 1; i >= 0 && rest.signum() > 0; i--) {
                rest = take(refund, own.get(i), rest);
            }
        }
        Deque<Open> stack = stacks.getOrDefault(customer, new ArrayDeque<>());
        while (rest.signum() > 0 && !stack.isEmpty()) {
            rest = take(refund, stack.element(), rest);
            if (stack.element().left.signum() == 0) {
                stack.pop();
            }
        }
        if (rest.signum() > 0) {
            leaveOut(LeftOutReason.NO_ORDER_LEFT, rest.compareTo(all) == 0 ? 1 : 0, rest.negate());
        }
    }

    private BigDecimal take(OrderEntry refund, Open from, BigDecimal wanted) {
        BigDecimal part = wanted.min(from.left);
        if (part.signum() > 0) {
            from.left = from.left.subtract(part);
            taking.took(refund, from, part);
        }
        return wanted.subtract(part);
    }

    PurchaseAccount account() {
        PurchaseLog.Builder log = PurchaseLog.builder(rules);
        long cancelled = 0;
        if (rules.refunds() == RefundPolicy.MATCH_ORDERS) {
            match();
            for (Open order : opened) {
                if (order.isPurchase()) {
                    log.add(order.customer, period(order.entry, order.left, false));
                } else {
                    cancelled++;
                }
            }
        } else {
            netted(log);
        }
        return new PurchaseAccount(
                log.currency(book.currency()).leftOut(leftOut).build(),
                end,
                new RowsAndSum(book.entries().size(), sum(book.entries())),
                leftOut,
                cancelled);
    }

    private PurchaseLog.PeriodPurchases period(OrderEntry entry, BigDecimal money, boolean refunded) {
        return new PurchaseLog.PeriodPurchases(
                rules.period().periodOf(entry.at().toLocalDate()), money, refunded);
    }

    /** Adds refunds to their period; what nets to 0 or less is left out with all its rows. */
    private void netted(PurchaseLog.Builder log) {
        Map<String, Map<LocalDate, PurchaseLog.PeriodPurchases>> net = new TreeMap<>();
        List<OrderEntry> rows = admitted();
        for (OrderEntry entry : rows) {
            PurchaseLog.PeriodPurchases one = period(entry, entry.amount(), entry.isRefund());
            net.computeIfAbsent(entry.customer() == null ? "" : entry.customer(), c -> new HashMap<>())
                    .merge(one.day(), one, PurchaseLog.PeriodPurchases::plus);
        }
        for (OrderEntry entry : rows) {
            PurchaseLog.PeriodPurchases own = net.getOrDefault(
                            entry.customer() == null ? "" : entry.customer(), Map.of())
                    .get(rules.period().periodOf(entry.at().toLocalDate()));
            if (own != null && !own.isPurchase()) {
                leaveOut(LeftOutReason.PERIOD_NOT_POSITIVE, 1, entry.amount());
            }
        }
        net.forEach((customer, periods) -> periods.values().stream()
                .filter(PurchaseLog.PeriodPurchases::isPurchase)
                .forEach(each -> log.add(customer, each)));
    }

    static BigDecimal sum(List<OrderEntry> entries) {
        return entries.stream().map(OrderEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
