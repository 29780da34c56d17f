package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.readers.YesNo;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Drafts the mapping of a log of orders, or the settings of a log of events. */
final class LogDrafting {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keys of the extensions "concept" and "time" of IEEE 1849. */
    private static final String CASE = "case:concept:name";

    private static final String ACTIVITY = "concept:name";
    private static final String TIME = "time:timestamp";

    static final Pattern CLOCK = Pattern.compile("\\d{1,2}[:.]\\d{2}([:.]\\d{2})?( ?[AaPp]\\.?[Mm]\\.?)?");

    private static final String PURCHASE = "purchase";
    private static final int LOOKED_AT = 1_000;

    /** A name such as "account" with one value in more rows than these is the company's own. */
    private static final int FEW_ROWS = 5;

    private static final int FEW_CUSTOMERS = 10;
    private static final int FAR_MORE = 4;
    private static final int FEW_ORDERS = 3;
    private static final int SOME_ORDERS = 5;

    /** Words of fewer letters stand alone only. */
    private static final int SHORT = 4;

    private final DraftTable table;
    private final DraftTimes times;
    private final DraftNotes out;
    private final List<String> misses = new ArrayList<>();

    /** Writes what is to be known of the file. */
    private final Consumer<ObjectNode> files;

    LogDrafting(DraftTable table, DraftTimes times, DraftNotes out, Consumer<ObjectNode> files) {
        this.table = table;
        this.times = times;
        this.out = out;
        this.files = files;
    }

    /** Of the columns that may name the customer, one that most rows fill: visitors who never signed in have no user id. */
    private @Nullable DraftColumn customer() {
        DraftColumn first = roles("customer").stream()
                .filter(column -> column.distinct.size() > 1 || column.filled <= FEW_ROWS || column.is("customer"))
                .findFirst()
                .orElse(null);
        if (first == null || 2 * first.filled >= first.cells.size()) {
            return first;
        }
        DraftColumn fuller = table.columns.stream()
                .filter(column -> !out.taken.contains(column)
                        && column.is("customer")
                        && 20L * column.filled >= 19L * column.cells.size())
                .findFirst()
                .orElse(null);
        if (fuller == null) {
            return first;
        }
        out.notes.add("column \"" + SameText.visible(first.name)
                + "\": not taken for the customer, it is empty in most rows");
        return fuller;
    }

    private @Nullable DraftColumn role(String role) {
        List<DraftColumn> columns = roles(role);
        return columns.isEmpty() ? null : columns.get(0);
    }

    /** The columns that are called so, the best name first. */
    private List<DraftColumn> roles(String role) {
        List<DraftColumn> free = table.columns.stream()
                .filter(column -> !out.taken.contains(column) && column.filled > 0)
                .toList();
        Set<DraftColumn> columns = new LinkedHashSet<>();
        for (String word : Dictionary.known().words("roles." + role)) {
            free.stream().filter(column -> column.isWord(word)).forEach(columns::add);
        }
        free.stream().filter(column -> column.has(role)).forEach(columns::add);
        return List.copyOf(columns);
    }

    /**
     * The column of the amounts: numbers but for a slip, else one whose very name says so and most of whose cells are numbers. The
     * readers leave out the others and say how many.
     */
    private @Nullable DraftColumn amount() {
        List<DraftColumn> columns = roles("amount");
        return columns.stream()
                .filter(LogDrafting::isNumbers)
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column ->
                                column.is("amount") && 2 * noNumbers(column) <= Math.min(LOOKED_AT, column.filled))
                        .findFirst())
                .orElse(null);
    }

    /** @param asked whether the rows were said to be orders */
    @Nullable ObjectNode orders(boolean asked) {
        DraftColumn customer = customer();
        if (customer == null) {
            return null;
        }
        out.taken.add(customer);
        DraftColumn event = role("event");
        if (!asked
                && event != null
                && event.is("event")
                && event.distinct.size() > 1
                && role("order") == null
                && customer.distinct.size() < customer.filled) {
            out.taken.clear();
            return null;
        }
        if (isRounded(customer)) {
            out.taken.clear();
            return null;
        }
        DraftTimes.Time time = times.timeOfLog();
        DraftColumn amount = amount();
        if (time == null || amount == null) {
            if (amount != null) {
                missed("orders", customer, amount);
            }
            out.taken.clear();
            return null;
        }
        OrderAmounts amounts = new OrderAmounts(table, out);
        if (!asked && amounts.areAnswers(amount)) {
            misses.add("column \"" + Shown.name(amount.name)
                    + "\" seems to hold answers and no money: say --kind orders if it is money");
            out.taken.clear();
            return null;
        }
        DraftColumn order = role("order");
        DraftColumn pieces = isUnitPrice(amount) ? role("quantity") : null;
        DraftColumn line = pieces == null ? null : amounts.totalOfLine(amount, pieces, roles("amount"));
        if (line != null && paidOnce(order, customer, line, time.column()) == null) {
            amount = line;
        }
        DraftColumn once = isUnitPrice(amount) && role("quantity") != null
                ? null
                : paidOnce(order, customer, amount, time.column());
        if (once != null && !asked) {
            misses.add("column \"" + Shown.name(amount.name) + "\" has the same amount in all rows of one \""
                    + Shown.name(once.name)
                    + "\" and would count once for each: keep one row of each, or say --kind orders"
                    + " if each row was paid for itself");
            out.taken.clear();
            return null;
        }
        ObjectNode orders =
                JSON.createObjectNode().put("customer", customer.address).put("at", time.column().address);
        out.taken.add(amount);
        DraftColumn quantity = role("quantity");
        if (quantity != null && isUnitPrice(amount)) {
            orders.putArray("amountOf").add(amount.address).add(quantity.address);
            amounts.multiplied(amount, quantity);
        } else {
            orders.put("amount", amount.address);
        }
        DraftColumn currency = role("currency");
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
                    && isNumbers(column)
                    && column.distinct.keySet().stream().anyMatch(LogDrafting::isNotZero)) {
                if (isOfThe(column, amount) && !orders.has("givenBack")) {
                    orders.put("givenBack", column.address);
                    out.take(column, "given back", "SURE", "of its name, and no row has more of it than was paid");
                    continue;
                }
                out.questions.add("column \"" + Shown.name(column.name)
                        + "\": its refunds are not taken off the orders; say what is left of each as the amount");
            }
        }
        if (amount.distinct.keySet().stream().anyMatch(LogDrafting::isNegative)) {
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
        out.take(amount, "amount", isNumbers(amount) ? "SURE" : "LIKELY", "of its name");
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

    private boolean alike(int row, int other) {
        return table.columns.stream().allMatch(column -> column.cells.get(row).equals(column.cells.get(other)));
    }

    /** Whether a row below 0 has the order id of a row above. */
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

    /** Ids that a spreadsheet took for numbers and rounded: many customers have become one. */
    private boolean isRounded(DraftColumn customer) {
        boolean rounded = customer.isRounded();
        if (rounded) {
            misses.add("column \"" + Shown.name(customer.name) + "\": a spreadsheet has rounded its ids, such as "
                    + Shown.quoted(customer.nonEmpty(1).get(0)) + ": export them again as text");
        }
        return rounded;
    }

    private static boolean isNotZero(String cell) {
        Numbers.Money point = Numbers.money(cell, '.');
        Numbers.Money money = point == null ? Numbers.money(cell, ',') : point;
        return money != null && money.amount().signum() != 0;
    }

    /** What lacks but a time. */
    private void missed(String what, DraftColumn customer, DraftColumn other) {
        misses.add("for " + what + " with \"" + Shown.name(customer.name) + "\" and \"" + Shown.name(other.name)
                + "\" a column of times is missing");
    }

    /** What came near to being a log. */
    List<String> misses() {
        return misses;
    }

    private static boolean isNegative(String cell) {
        Numbers.Money point = Numbers.money(cell, '.');
        Numbers.Money money = point == null ? Numbers.money(cell, ',') : point;
        return money != null && money.amount().signum() < 0;
    }

    /** Whether the cells of a column that is called so are numbers, but for a slip: the readers say which. */
    static boolean isNumbers(DraftColumn column) {
        return Strays.areFewOfNamed(noNumbers(column), Math.min(LOOKED_AT, column.filled));
    }

    /** Whether the cells are weights: numbers, or all of them percentages. */
    static boolean isWeights(DraftColumn column) {
        List<String> cells = column.nonEmpty(LOOKED_AT);
        return isNumbers(column)
                || cells.stream()
                        .allMatch(cell -> cell.endsWith("%")
                                && isNumber(cell.substring(0, cell.length() - 1).strip()));
    }

    private static boolean isNumber(String cell) {
        return Numbers.money(cell, '.') != null || Numbers.money(cell, ',') != null;
    }

    /** How many of the first cells are no numbers. */
    static long noNumbers(DraftColumn column) {
        return column.nonEmpty(LOOKED_AT).stream()
                .filter(cell -> !isNumber(cell))
                .count();
    }

    @Nullable ObjectNode events() {
        DraftColumn customer = customer();
        if (customer == null || isRounded(customer)) {
            return null;
        }
        out.taken.add(customer);
        DraftColumn event = role("event");
        DraftColumn steps = event == null || event.distinct.size() == 1 ? steps() : null;
        event = steps == null ? event : steps;
        if (event == null || event.distinct.size() > 200 || customer.distinct.size() >= customer.filled) {
            return null;
        }
        out.taken.add(event);
        DraftTimes.Time time = times.timeOfLog();
        if (time == null) {
            missed("events", customer, event);
            return null;
        }
        DraftColumn clock = time.isDay() ? clock() : null;
        if (clock != null) {
            misses.add("column \"" + Shown.name(clock.name) + "\" holds the time of day of \""
                    + Shown.name(time.column().name) + "\": events need both in one column");
            return null;
        }
        ObjectNode settings = JSON.createObjectNode();
        ObjectNode columns = settings.putObject("columns")
                .put("customer", customer.address)
                .put("touchpoint", event.address)
                .put("time", time.column().address);
        time.write(columns, "timePattern");
        times.zone(columns, time);
        DraftColumn session = customer.is("cases") ? customer : role("session");
        if (session != null && session != customer && session.filled < session.cells.size()) {
            out.notes.add("column \"" + Shown.name(session.name) + "\": not taken, some events have no session");
            session = null;
        }
        if (session != null) {
            columns.put("session", session.address);
        }
        long again = table.again(customer);
        if (again > 0) {
            out.questions.add(again + (again == 1 ? " row comes" : " rows come")
                    + " again, all cells alike: do two exports overlap? each row counts");
        }
        if (session == customer) {
            out.notes.add(
                    "column \"" + Shown.name(customer.name) + "\": each case is one journey, however long it pauses");
        } else if (session == null) {
            out.notes.add(
                    "a pause of more than half an hour begins another journey; \"timeoutMinutes\" says otherwise");
        }
        touchpoints(settings, customer, event);
        files.accept(settings);
        out.take(customer, "customer", "SURE", "of its name");
        out.take(event, "touchpoint", "SURE", "of its name");
        return settings;
    }

    /** The states that a ticket goes through, where its history names no events. */
    private @Nullable DraftColumn steps() {
        return table.columns.stream()
                .filter(column -> !out.taken.contains(column) && column.is("steps") && column.distinct.size() > 1)
                .findFirst()
                .orElse(null);
    }

    /** A column of nothing but times of day. */
    private @Nullable DraftColumn clock() {
        return table.columns.stream()
                .filter(column -> column.filled > 0
                        && column.nonEmpty(100).stream()
                                .allMatch(cell -> CLOCK.matcher(cell).matches()))
                .findFirst()
                .orElse(null);
    }

    /** Touchpoints in the order of their mean place in the journeys. */
    private void touchpoints(ObjectNode settings, DraftColumn customer, DraftColumn event) {
        Map<String, Integer> places = new HashMap<>();
        Map<String, double[]> means = new LinkedHashMap<>();
        for (int i = 0; i < event.cells.size(); i++) {
            if (!event.cells.get(i).isEmpty()) {
                int place = places.merge(customer.cells.get(i), 1, Integer::sum);
                double[] sum = means.computeIfAbsent(event.cells.get(i), key -> new double[2]);
                sum[0] += place;
                sum[1]++;
            }
        }
        ArrayNode list = settings.putObject("map").putArray("touchpoints");
        String[] completing = {""};
        means.entrySet().stream()
                .filter(each -> 100 * each.getValue()[1] >= event.filled)
                .sorted((a, b) -> Double.compare(a.getValue()[0] / a.getValue()[1], b.getValue()[0] / b.getValue()[1]))
                .forEach(each -> {
                    String phase = phase(each.getKey());
                    completing[0] = phase.equals(PURCHASE) ? each.getKey() : completing[0];
                    list.addObject().put("id", each.getKey()).put("phase", phase);
                });
        if (completing[0].isEmpty()) {
            out.questions.add("which touchpoint completes a journey? say \"completing\": none looks like a purchase");
        } else {
            settings.putArray("completing").add(completing[0]);
            out.questions.add("does \"" + SameText.visible(completing[0])
                    + "\" complete a journey? it is the last of the purchase; say \"completing\" if it is another");
        }
    }

    private String phase(String touchpoint) {
        String text = " " + DraftColumn.fold(touchpoint) + " ";
        String best = "";
        int at = Integer.MAX_VALUE;
        for (String phase : new String[] {"awareness", "consideration", PURCHASE, "service", "loyalty"}) {
            for (String word : Dictionary.known().words("phases." + phase)) {
                // "ad" is no beginning of "add to cart"
                int found = text.indexOf(" " + word + (word.length() < SHORT ? " " : ""));
                if (found >= 0 && found < at) {
                    at = found;
                    best = phase;
                }
            }
        }
        if (best.isEmpty()) {
            out.questions.add("to which phase does \"" + SameText.visible(touchpoint) + "\" belong? service is taken");
            return "service";
        }
        return best;
    }

    /** A log that names its own columns. */
    ObjectNode xes() {
        ObjectNode settings = JSON.createObjectNode();
        settings.putObject("columns")
                .put("customer", CASE)
                .put("touchpoint", ACTIVITY)
                .put("time", TIME)
                .put("session", CASE);
        DraftColumn customer = named(CASE);
        DraftColumn event = named(ACTIVITY);
        if (customer == null || event == null) {
            settings.putObject("map").putArray("touchpoints");
            return settings;
        }
        touchpoints(settings, customer, event);
        out.take(customer, "customer", "SURE", "of the standard");
        out.take(event, "touchpoint", "SURE", "of the standard");
        return settings;
    }

    private @Nullable DraftColumn named(String address) {
        return table.columns.stream()
                .filter(column -> column.address.equals(address))
                .findFirst()
                .orElse(null);
    }
}
