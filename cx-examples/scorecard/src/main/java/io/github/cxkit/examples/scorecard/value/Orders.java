package io.github.cxkit.examples.scorecard.value;

import io.github.cxkit.lifetime.FreeOrderPolicy;
import io.github.cxkit.lifetime.LeftOutReason;
import io.github.cxkit.lifetime.OrderBook;
import io.github.cxkit.lifetime.OrderEntry;
import io.github.cxkit.lifetime.PurchaseAccount;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.lifetime.RowsAndSum;
import io.github.cxkit.readers.OrderRow;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.ReadReport.Reason;
import io.github.cxkit.readers.RejectedRow;
import io.github.cxkit.report.value.OrderAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders of an input: one by one where a refund can change another row, else added up as they come. */
final class Orders {

    /** What a column says was given back of rows that count: money without a row. */
    private static final String GIVEN_BACK = "givenBack";

    private final PurchaseRules rules;
    private final boolean single;
    private final List<OrderEntry> entries = new ArrayList<>();
    private final PurchaseLog.Builder log;
    private LocalDate lastDay = LocalDate.MIN;
    private RowsAndSum all = RowsAndSum.NONE;

    private final @Nullable String currencies;
    private @Nullable String currency;

    /** @param currencies the column of currencies, null if the orders have none */
    Orders(PurchaseRules rules, @Nullable String currencies) {
        this.rules = rules;
        this.currencies = currencies;
        this.single = rules.refunds() == RefundPolicy.NET_WITHIN_PERIOD || rules.refunds() == RefundPolicy.MATCH_ORDERS;
        this.log = PurchaseLog.builder(rules);
    }

    void add(OrderRow row) {
        if (!row.currency().equals(currency)) {
            if (currency != null) {
                throw new IllegalArgumentException(two(currency, row.currency()));
            }
            currency = row.currency();
        }
        LocalDate day = row.day();
        lastDay = day.isAfter(lastDay) ? day : lastDay;
        if (single) {
            entries.add(row.entry());
        } else {
            log.add(row.customer(), day, row.amount(), row.currency());
            all = all.plus(new RowsAndSum(1, row.amount()));
        }
    }

    private String two(String one, String other) {
        String known = one.isEmpty() ? other : one;
        return "the orders are in " + (one.isEmpty() ? "no currency" : one) + " and "
                + (other.isEmpty() ? "no currency" : other) + ", which are not added up: choose one, with --where \""
                + currencies + "=" + known + "\" or with \"only\": {\"" + currencies + "\": [\"" + known
                + "\"]} in the mapping";
    }

    boolean isEmpty() {
        return lastDay.equals(LocalDate.MIN);
    }

    /** Day of the last row, a refund's too. */
    LocalDate lastDay() {
        return lastDay;
    }

    /** What became of every row up to a day that no row is after. */
    PurchaseAccount account(LocalDate end) {
        return single
                ? new OrderBook(rules, entries).account(end)
                : new PurchaseAccount(log.build(), end, all, Map.of(), 0);
    }

    /** The purchases as they stood on a day: a refund that came later has taken nothing yet. */
    PurchaseLog asOf(LocalDate day, PurchaseLog now) {
        return rules.refunds() == RefundPolicy.MATCH_ORDERS
                ? new OrderBook(rules, entries).account(day).log()
                : now;
    }

    /** The account with all rows of the input, those too that the reader left out. */
    static OrderAccount account(PurchaseAccount account, ReadReport read) {
        Map<String, RowsAndSum> rejected = new LinkedHashMap<>();
        for (Reason reason : read.reasons()) {
            if (reason.scope() == RejectedRow.Scope.ROW) {
                BigDecimal money = reason.money();
                rejected.merge(
                        key(reason, account.log().rules()),
                        new RowsAndSum(reason.count(), money == null ? BigDecimal.ZERO : money),
                        RowsAndSum::plus);
            }
        }
        read.money()
                .map(ReadReport.Money::givenBack)
                .filter(money -> money.signum() != 0)
                .ifPresent(money -> rejected.put(GIVEN_BACK, new RowsAndSum(0, money)));
        return OrderAccount.of(account).leavingOut(rejected);
    }

    private static String key(Reason reason, PurchaseRules rules) {
        return switch (reason.kind()) {
            case NO_CUSTOMER -> LeftOutReason.NO_CUSTOMER.key();
            case AFTER_END -> LeftOutReason.AFTER_OBSERVATION_END.key();
            case REFUND ->
                rules.refunds() == RefundPolicy.IGNORE
                        ? LeftOutReason.REFUNDS_IGNORED.key()
                        : reason.kind().name();
            case FREE_ORDER ->
                rules.freeOrders() == FreeOrderPolicy.IGNORE
                        ? LeftOutReason.FREE_ORDERS.key()
                        : reason.kind().name();
            default -> reason.kind().name();
        };
    }
}
