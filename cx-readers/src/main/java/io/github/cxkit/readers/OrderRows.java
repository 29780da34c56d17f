package io.github.cxkit.readers;

import io.github.cxkit.lifetime.FreeOrderPolicy;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.readers.definition.OrderMapping;
import io.github.cxkit.readers.internal.DecimalMark;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.function.ObjLongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts the cells of one row together to an order. One row at a time. */
final class OrderRows extends Rows {

    private static final int CUSTOMER = 0;
    private static final int AMOUNT = 1;
    private static final int FACTOR = 2;
    private static final int CURRENCY = 3;
    private static final int ORDER = 4;
    private static final int GIVEN_BACK = 5;

    private final OrderMapping mapping;
    private final ObjLongConsumer<? super OrderRow> orders;
    private final @Nullable String[] cells = new @Nullable String[6];
    private final boolean[] plain = new boolean[6];
    private final String[] addresses;
    private final IdentityHashMap<Column, int[]> places = new IdentityHashMap<>();
    private @Nullable String firstCurrency;
    private @Nullable Instant time;
    private @Nullable BigDecimal amount;
    private @Nullable OrderRow order;
    private boolean roundedOrders;
    private BigDecimal kept = BigDecimal.ZERO;
    private BigDecimal rejected = BigDecimal.ZERO;
    private BigDecimal ofOrder = BigDecimal.ZERO;
    private BigDecimal givenBack = BigDecimal.ZERO;
    private long amounts;

    OrderRows(OrderMapping mapping, RowFilter filter, Setting setting, ObjLongConsumer<? super OrderRow> orders) {
        super("the order mapping", filter, setting, new TimeCells(mapping.times(), mapping.zone()));
        this.mapping = mapping;
        this.orders = orders;
        String second = mapping.factor();
        String currency = mapping.currency();
        String name = mapping.order();
        String back = mapping.givenBack();
        addresses = new String[] {
            mapping.customer(),
            mapping.amount(),
            second == null ? "" : second,
            currency == null ? "" : currency,
            name == null ? "" : name,
            back == null ? "" : back
        };
        for (String address : addresses) {
            if (!address.isEmpty()) {
                column(address).needed = true;
                column(address).text = 0;
            }
        }
        column(mapping.at()).time = true;
        columns().forEach(Column::findOnly);
    }

    @Override
    void lookForDecimal(Column column, String cell, long cellLine, DecimalMark mark) {
        if (isMoney(column)) {
            mark.look(cell, cellLine, true);
        }
    }

    @Override
    boolean holdsForEachRow(Column column) {
        return !isMoney(column);
    }

    private boolean isMoney(Column column) {
        return is(column, addresses[AMOUNT]) || is(column, addresses[FACTOR]) || is(column, addresses[GIVEN_BACK]);
    }

    private boolean is(Column column, String address) {
        return !address.isEmpty() && (column.address.equals(address) || column(address).merged == column);
    }

    /** What a column is read for, known once the columns are at their places. */
    private int[] places(Column column) {
        return IntStream.range(0, addresses.length)
                .filter(i -> is(column, addresses[i]))
                .toArray();
    }

    @Override
    void clear() {
        java.util.Arrays.fill(cells, null);
        time = null;
        amount = null;
        order = null;
    }

    @Override
    void forget(Column column) {
        // a later cell of the same column stands in its place
    }

    @Override
    void take(Column column, char[] text, int offset, int length) {
        if (column.text >= 0) {
            for (int place : places.computeIfAbsent(column, this::places)) {
                String cell = new String(text, offset, length);
                cells[place] = place == CUSTOMER || place == ORDER ? SameText.of(cell) : cell.strip();
                plain[place] = plainNumber;
            }
        }
        if (column.time) {
            time = time(column, text, offset, length, true);
        }
    }

    @Override
    boolean number(Column column, int number) {
        return false;
    }

    @Override
    void takeStructure(Column column, String what, String reason) {
        reject(RejectionKind.STRUCTURE, column.name, null, reason);
    }

    @Override
    void takeError(Column column, RejectionKind kind, String text, String reason) {
        reject(isMoney(column) ? RejectionKind.BAD_AMOUNT : kind, column.name, text, reason);
    }

    private @Nullable String cell(int which) {
        String text = cells[which];
        return text == null || text.isEmpty() ? null : text;
    }

    private Numbers.@Nullable Money money(int which) {
        String text = cell(which);
        return text == null || text.length() > limits().numberLength()
                ? null
                : Numbers.money(text, plain[which] || decimal == 0 ? '.' : decimal);
    }

    /** The exact amount, and the currency that stands beside it. */
    private @Nullable String readAmount() {
        Numbers.Money money = money(AMOUNT);
        String currency = money == null ? null : money.currency();
        if (money == null) {
            return null;
        }
        amount = money.amount();
        if (!addresses[FACTOR].isEmpty()) {
            Numbers.Money factor = money(FACTOR);
            amount = factor == null ? null : amount.multiply(factor.amount());
            currency = currency != null || factor == null ? currency : factor.currency();
        }
        return currency;
    }

    @Override
    void judgeFaulty() {
        readAmount();
    }

    @Override
    void finish() {
        String customer = cell(CUSTOMER);
        String currency = readAmount();
        BigDecimal money = amount;
        if (customer == null) {
            reject(RejectionKind.NO_CUSTOMER, mapping.customer(), null, "the customer is empty");
        } else if (isRoundedId(customer)) {
            reject(RejectionKind.ROUNDED_ID, mapping.customer(), null, ROUNDED);
        } else if (time == null) {
            reject(RejectionKind.NO_TIME, mapping.at(), null, "the time is missing");
        } else if (cell(AMOUNT) == null || (!addresses[FACTOR].isEmpty() && cell(FACTOR) == null)) {
            reject(RejectionKind.NO_AMOUNT, mapping.amount(), null, "the amount is empty");
        } else if (money == null) {
            reject(
                    RejectionKind.BAD_AMOUNT,
                    mapping.amount(),
                    Shown.of(Objects.requireNonNull(cell(AMOUNT))),
                    "must be an amount of money of at most 100 digits");
        } else {
            judge(customer, LocalDateTime.ofInstant(time, mapping.zone()), money, currency);
        }
    }

    private void judge(String customer, LocalDateTime at, BigDecimal money, @Nullable String beside) {
        LocalDate end = mapping.observationEnd();
        if (mapping.currency() == null && beside != null) {
            String known = SameText.of(beside);
            firstCurrency = firstCurrency == null ? known : firstCurrency;
            if (!firstCurrency.equals(known)) {
                reject(
                        RejectionKind.CURRENCY,
                        mapping.amount(),
                        Shown.of(beside),
                        "a second currency beside " + firstCurrency + "; amounts of two currencies are not added up");
                return;
            }
        }
        LocalDate day = at.toLocalDate();
        if (end != null && day.isAfter(end)) {
            reject(RejectionKind.AFTER_END, mapping.at(), day.toString(), "after the end of observation, " + end);
        } else if (money.signum() < 0
                && (mapping.refunds() == RefundPolicy.REJECT || mapping.refunds() == RefundPolicy.IGNORE)) {
            reject(
                    RejectionKind.REFUND,
                    mapping.amount(),
                    Shown.of(money.toPlainString()),
                    mapping.refunds() == RefundPolicy.REJECT
                            ? "a negative amount; say \"refunds\": \"matchOrders\", \"netWithinUnit\" or \"ignore\""
                            : "a refund, which the mapping ignores");
        } else if (money.signum() == 0 && mapping.freeOrders() != FreeOrderPolicy.COUNT) {
            reject(RejectionKind.FREE_ORDER, mapping.amount(), null, "an order of amount 0");
        } else {
            takeOff(customer, at, money);
        }
    }

    /** What is left of an order when some of its money was given back. */
    private void takeOff(String customer, LocalDateTime at, BigDecimal paid) {
        String text = addresses[GIVEN_BACK].isEmpty() ? null : cell(GIVEN_BACK);
        Numbers.Money money = text == null ? null : money(GIVEN_BACK);
        BigDecimal back = money == null ? BigDecimal.ZERO : money.amount().abs();
        if (text != null && money == null) {
            reject(
                    RejectionKind.BAD_AMOUNT,
                    addresses[GIVEN_BACK],
                    Shown.of(text),
                    "must be an amount of money of at most 100 digits");
        } else if (back.signum() > 0 && back.compareTo(paid) > 0) {
            reject(
                    RejectionKind.BAD_AMOUNT,
                    addresses[GIVEN_BACK],
                    Shown.of(back.toPlainString()),
                    "more was given back than was paid, " + paid.toPlainString());
        } else if (back.signum() > 0 && back.compareTo(paid) == 0) {
            reject(RejectionKind.REFUND, addresses[GIVEN_BACK], Shown.of(back.toPlainString()), "wholly given back");
        } else {
            ofOrder = back;
            order = new OrderRow(customer, at, paid.subtract(back), told(CURRENCY), orderName());
        }
    }

    @Override
    double @Nullable [] sums(Column column) {
        return is(column, addresses[AMOUNT]) ? new double[] {moneyOfAll().all().doubleValue(), amounts} : null;
    }

    /** The order's name; none if a spreadsheet has rounded it, as many orders have become one. */
    private String orderName() {
        String name = told(ORDER);
        if (!isRoundedId(name)) {
            return name;
        }
        if (!roundedOrders) {
            roundedOrders = true;
            remark("column \"" + SameText.visible(addresses[ORDER]) + "\": a spreadsheet has rounded its ids, such as "
                    + Shown.quoted(name) + ": they name no order");
        }
        return "";
    }

    private String told(int which) {
        String text = addresses[which].isEmpty() ? null : cell(which);
        return text == null ? "" : text;
    }

    @Override
    @Nullable BigDecimal money() {
        if (amount != null) {
            rejected = rejected.add(amount);
            amounts++;
        }
        return amount;
    }

    @Override
    void handOn() {
        OrderRow made = Objects.requireNonNull(order);
        kept = kept.add(made.amount());
        givenBack = givenBack.add(ofOrder);
        amounts++;
        orders.accept(made, 1);
    }

    @Override
    ReadReport.Money moneyOfAll() {
        return new ReadReport.Money(kept, rejected, givenBack);
    }
}
