package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.readers.YesNo;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Drafts the mapping of a log of orders. */
final class OrderDrafting {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FEW_CUSTOMERS = 10;
    private static final int FAR_MORE = 4;
    private static final int FEW_ORDERS = 3;
    private static final int SOME_ORDERS = 5;

    private final DraftTable table;
    private final DraftTimes times;
    private final DraftNotes out;
    private final DraftRoles roles;

    /** Writes what is to be known of the file. */
    private final Consumer<ObjectNode> files;

    OrderDrafting(DraftTable table, DraftTimes times, DraftNotes out, DraftRoles roles, Consumer<ObjectNode> files) {
        this.table = table;
        this.times = times;
        this.out = out;
        this.roles = roles;
        this.files = files;
    }

    /**
     * The column of the amounts: numbers but for a slip, else one whose very name says so and most of whose cells are numbers. The
     * readers leave out the others and say how many.
     */
    private @Nullable DraftColumn amount() {
        List<DraftColumn> columns = roles.all("amount");
        return columns.stream()
                .filter(DraftColumn::isNumbers)
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.is("amount") && column.isMostlyNumbers())
                        .findFirst())
                .orElse(null);
    }

    /** @param asked whether the rows were said to be orders */
    @Nullable ObjectNode orders(boolean asked) {
        DraftColumn customer = roles.customer();
        if (customer == null) {
            return null;
        }
        out.taken.add(customer);
        DraftColumn event = roles.first("event");
        if (!asked
                && event != null
                && event.is("event")
                && event.distinct.size() > 1
                && roles.first("order") == null
                && customer.distinct.size() < customer.filled) {
            out.taken.clear();
            return null;
        }
        if (roles.isRounded(customer)) {
            out.taken.clear();
            return null;
        }
        DraftTimes.Time time = times.timeOfLog();
        DraftColumn amount = amount();
        if (time == null || amount == null) {
            if (amount != null) {
                roles.missed("orders", customer, amount);
            }
            out.taken.clear();
            return null;
        }
        OrderAmounts amounts = new OrderAmounts(table, out);
        if (!asked && amounts.areAnswers(amount)) {
            roles.misses()
                    .add("column \"" + Shown.name(amount.name)
                            + "\" seems to hold answers and no money: say --kind orders if it is money");
            out.taken.clear();
            return null;
        }
        DraftColumn order = roles.first("order");
        DraftColumn pieces = isUnitPrice(amount) ? roles.first("quantity") : null;
        DraftColumn line = pieces == null ? null : amounts.totalOfLine(amount, pieces, roles.all("amount"));
        if (line != null && paidOnce(order, customer, line, time.column()) == null) {
            amount = line;
        }
        DraftColumn once = isUnitPrice(amount) && roles.first("quantity") != null
                ? null
                : paidOnce(order, customer, amount, time.column());
        if (once != null && !asked) {
            roles.misses()
                    .add("column \"" + Shown.name(amount.name) + "\" has the same amount in all rows of one \""
                            + Shown.name(once.name)
                            + "\" and would count once for each: keep one row of each, or say --kind orders"
                            + " if each row was paid for itself");
            out.taken.clear();
            return null;
        }
        ObjectNode orders =
                JSON.createObjectNode().put("customer", customer.address).put("at", time.column().address);
        out.taken.add(amount);
        DraftColumn quantity = roles.first("quantity");
        if (quantity != null && isUnitPrice(amount)) {
            orders.putArray("amountOf").add(amount.address).add(quantity.address);
            amounts.multiplied(amount, quantity);
        } else {
            orders.put("amount", amount.address);
        }
        DraftColumn currency = roles.first("currency");
        if (currency != null) {
            orders.put("currency", currency.address);
            if (currency.distinct.size() > 1) {
                out.questions.add("column \"" + Shown.name(currency.name) + "\" has " + currency.distinct
                        + ": amounts of several currencies are not added up; say \"only\" to choose one");
            }
        }
        amounts.others(amount);
        amounts.cents(amount, currency);
        long again = order == null || 2 * order.distinct.size() <= order.filled ? 0 : table.again(order);
        if (again > 0 && order != null) {
            out.questions.add(
                    again + (again == 1 ? " row comes" : " rows come") + " again, all cells alike, with the same \""
                            + Shown.name(order.name) + "\": do two exports overlap? each row counts");
        }
        time.write(orders, "timePattern");
        times.zone(orders, time);
        lines(orders, amount, customer);
        noSales(orders, amount);
        nobody(orders, customer);
        for (DraftColumn column : table.columns) {
            if (!out.taken.contains(column)
                    && column.has("refund")
                    && column.isNumbers()
                    && column.distinct.keySet().stream().anyMatch(OrderDrafting::isNotZero)) {
                if (isOfThe(column, amount) && !orders.has("givenBack")) {
                    orders.put("givenBack", column.address);
                    out.take(column, "given back", "SURE", "of its name, and no row has more of it than was paid");
                    continue;
                }
                out.questions.add("column \"" + Shown.name(column.name)
                        + "\": its refunds are not taken off the orders; say what is left of each as the amount");
            }
        }
        if (amount.distinct.keySet().stream().anyMatch(OrderDrafting::isNegative)) {
            orders.put("refunds", "NET_WITHIN_UNIT");
            out.questions.add(
                    order != null && refundsName(order, amount)
                            ? "negative amounts are taken as refunds of the same day, but name an order; say \"refunds\":"
                                    + " \"matchOrders\" and \"order\": \"" + Shown.name(order.name)
                                    + "\" to take each from its order"
                            : "negative amounts are taken as refunds of the same day; say \"refunds\" to choose");
        }
        files.accept(orders);
        out.take(customer, "customer", "SURE", "of its name");
        out.take(amount, "amount", amount.isNumbers() ? "SURE" : "LIKELY", "of its name");
        return orders;
    }

    /** Whether amounts are those of one piece: a price that is called so, and not a total price. */
    private static boolean isUnitPrice(DraftColumn amount) {
        return amount.is("unitPrice")
                || (amount.has("unitPrice")
                        && Dictionary.known().words("totals").stream().noneMatch(amount::hasWord));
    }

    /** Where an order has several rows and its amount stands in the first: the others are its lines. */
    private void lines(ObjectNode orders, DraftColumn amount, DraftColumn customer) {
        if (amount.filled == amount.cells.size()) {
            return;
        }
        for (DraftColumn id : table.columns) {
            if (id == amount || id == customer || id.filled < id.cells.size() || id.distinct.size() != amount.filled) {
                continue;
            }
            Set<String> paid = new HashSet<>();
            boolean once = true;
            for (int i = 0; i < id.cells.size() && once; i++) {
                once = amount.cells.get(i).isEmpty() || paid.add(id.cells.get(i));
            }
            if (once) {
                orders.withObject("/except").putArray(amount.address).add("");
                out.notes.add("column \"" + Shown.name(amount.name) + "\": rows without it are further lines of the"
                        + " same \"" + Shown.name(id.name) + "\" and are left out");
                return;
            }
        }
    }

    /**
     * The column of ids whose rows all have the same amount: the total of an order on each of its lines, or a payment in each of its
     * states. Null if there is none; rows that are alike in all cells are another matter.
     */
    private @Nullable DraftColumn paidOnce(
            @Nullable DraftColumn order, DraftColumn customer, DraftColumn amount, DraftColumn time) {
        return table.columns.stream()
                .filter(id -> id != amount && id != customer && id != time && id.filled > 0)
                .filter(id -> {
                    boolean named = id == order || id.is("order");
                    Map<String, Integer> first = new HashMap<>();
                    Set<String> several = new HashSet<>();
                    Set<String> amounts = new HashSet<>();
                    boolean differ = false;
                    for (int i = 0; i < id.cells.size(); i++) {
                        if (id.cells.get(i).isEmpty() || amount.cells.get(i).isEmpty()) {
                            continue;
                        }
                        Integer before = first.putIfAbsent(id.cells.get(i), i);
                        if (before == null) {
                            continue;
                        }
                        if (!amount.cells.get(i).equals(amount.cells.get(before))
                                || !customer.cells.get(i).equals(customer.cells.get(before))
                                || (!named && !time.cells.get(i).equals(time.cells.get(before)))) {
                            return false;
                        }
                        several.add(id.cells.get(i));
                        amounts.add(amount.cells.get(i));
                        differ |= !alike(i, before);
                    }
                    return differ
                            && several.size() >= (named ? FEW_ORDERS : SOME_ORDERS)
                            && amounts.size() >= FEW_ORDERS;
                })
                .findFirst()
                .orElse(null);
    }

    /** Whether a column is of the money of another: an amount by its name, never more than the other. */
    private static boolean isOfThe(DraftColumn part, DraftColumn whole) {
        if (!part.has("amount") && !part.is("refund")) {
            return false;
        }
        char mark = part.distinct.keySet().stream().allMatch(cell -> cell.isEmpty() || Numbers.money(cell, '.') != null)
                ? '.'
                : ',';
        for (int i = 0; i < part.cells.size(); i++) {
            Numbers.Money back = Numbers.money(part.cells.get(i), mark);
            Numbers.Money paid = Numbers.money(whole.cells.get(i), mark);
            if (back != null
                    && paid != null
                    && back.amount().abs().compareTo(paid.amount().abs()) > 0) {
                return false;
            }
        }
        return part.distinct.keySet().stream().anyMatch(cell -> YesNo.of(cell).isEmpty());
    }

    /** Whether a row below 0 has the order id of a row above. */
    private static boolean refundsName(DraftColumn order, DraftColumn amount) {
        Set<String> paid = new HashSet<>();
        Set<String> refunded = new HashSet<>();
        for (int i = 0; i < order.cells.size(); i++) {
            if (!order.cells.get(i).isEmpty() && !amount.cells.get(i).isEmpty()) {
                (isNegative(amount.cells.get(i)) ? refunded : paid).add(order.cells.get(i));
            }
        }
        return !Collections.disjoint(paid, refunded);
    }

    /** Whether each row of a status has an amount below 0: then it takes back another row, and is not the row taken back. */
    private static boolean takesBack(DraftColumn status, String value, DraftColumn amount) {
        return IntStream.range(0, status.cells.size())
                .filter(i -> status.cells.get(i).equals(value))
                .allMatch(i -> isNegative(amount.cells.get(i)));
    }

    /** One name for many customers, such as {@code Guest}, is none; ids that differ in case only may be one. */
    private void nobody(ObjectNode orders, DraftColumn customer) {
        String name = "column \"" + Shown.name(customer.name) + "\"";
        List<String> nobody = customer.distinct.keySet().stream()
                .filter(value -> Dictionary.known().words("nobody").contains(SameText.folded(value)))
                .toList();
        if (!nobody.isEmpty()) {
            ArrayNode texts = orders.withObject("/except").putArray(customer.address);
            nobody.forEach(texts::add);
            out.notes.add(name + ": rows with " + nobody + " name no customer and are left out");
        }
        customer.distinct.entrySet().stream()
                .filter(each -> !nobody.contains(each.getKey())
                        && customer.distinct.size() >= FEW_CUSTOMERS
                        && 10L * each.getValue() > customer.filled
                        && each.getValue()
                                > FAR_MORE * (customer.filled - each.getValue()) / (customer.distinct.size() - 1.0))
                .findFirst()
                .ifPresent(
                        each -> out.questions.add(
                                name + ": is " + Shown.quoted(each.getKey()) + " one customer? it has "
                                        + each.getValue() + " of " + customer.filled
                                        + " rows, far more than the others; say \"except\" if it stands for all who are not known"));
        Set<String> folded = new HashSet<>();
        customer.distinct.keySet().forEach(value -> folded.add(SameText.folded(value)));
        int differ = customer.distinct.size() - folded.size();
        if (differ > 0) {
            out.questions.add(name + ": " + differ + (differ == 1 ? " id differs" : " ids differ")
                    + " from others in case only and "
                    + (differ == 1 ? "is taken for a customer of its own" : "are taken for customers of their own")
                    + ": give each customer one spelling");
        }
    }

    /** Orders that were never paid, or paid back, are none. */
    private void noSales(ObjectNode orders, DraftColumn amount) {
        for (DraftColumn column : table.columns) {
            boolean kind = column.is("recordType");
            if (out.taken.contains(column) || !(kind || column.is("status") || column.has("status"))) {
                continue;
            }
            Map<Boolean, List<String>> noSale = column.distinct.keySet().stream()
                    .filter(value -> Dictionary.known().isWord("statusNoSale", value)
                            || (kind && Dictionary.known().isWord("creditNotes", value)))
                    .collect(Collectors.partitioningBy(value -> takesBack(column, value, amount)));
            List<String> none = noSale.getOrDefault(false, List.of());
            List<String> back = noSale.getOrDefault(true, List.of());
            if (!back.isEmpty()) {
                out.notes.add("column \"" + Shown.name(column.name) + "\": rows with " + back
                        + " are refunds, their amounts lie below 0");
            }
            if (!none.isEmpty()) {
                ArrayNode texts = orders.withObject("/except").putArray(column.address);
                none.forEach(texts::add);
                out.notes.add("column \"" + Shown.name(column.name) + "\": rows with " + none + " are left out");
                Map<String, Integer> others = new LinkedHashMap<>(column.distinct);
                others.keySet().removeAll(none);
                if (others.size() > 1 && others.size() <= 10) {
                    out.notes.add("column \"" + Shown.name(column.name) + "\": rows with " + others
                            + " all count; say \"only\" to choose");
                }
                List<String> credits = none.stream()
                        .filter(value -> kind && Dictionary.known().isWord("creditNotes", value))
                        .toList();
                if (!credits.isEmpty()) {
                    out.questions.add("column \"" + Shown.name(column.name) + "\": the amounts of " + credits
                            + " lie above 0 and are not taken off the sales; give them a minus, and say \"refunds\", if they"
                            + " are to be");
                }
            } else if (back.isEmpty() && column.distinct.size() > 1 && column.distinct.size() <= 10) {
                out.notes.add("column \"" + Shown.name(column.name) + "\" has " + column.distinct
                        + ": all rows count; say \"only\" to choose");
            }
        }
    }

    private static boolean isNotZero(String cell) {
        Numbers.Money point = Numbers.money(cell, '.');
        Numbers.Money money = point == null ? Numbers.money(cell, ',') : point;
        return money != null && money.amount().signum() != 0;
    }

    private static boolean isNegative(String cell) {
        Numbers.Money point = Numbers.money(cell, '.');
        Numbers.Money money = point == null ? Numbers.money(cell, ',') : point;
        return money != null && money.amount().signum() < 0;
    }

    private boolean alike(int row, int other) {
        return table.columns.stream().allMatch(column -> column.cells.get(row).equals(column.cells.get(other)));
    }
}
