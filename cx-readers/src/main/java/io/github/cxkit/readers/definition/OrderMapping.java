package io.github.cxkit.readers.definition;

import io.github.cxkit.lifetime.FreeOrderPolicy;
import io.github.cxkit.lifetime.PurchasePeriod;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.RowFilter;
import io.github.cxkit.readers.TimeFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file of orders mean. Immutable.
 *
 * <pre>{@code
 * OrderMapping.of("CustomerID", "InvoiceDate", "Price").withFactor("Quantity").withTimes(TimeFormat.of("M/d/yyyy H:mm"));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class OrderMapping {

    private final String customer;
    private final String at;
    private final String amount;
    private @Nullable String factor;
    private @Nullable String currency;
    private @Nullable String order;
    private @Nullable String givenBack;
    private TimeFormat times = TimeFormat.ISO;
    private ZoneId zone = ZoneOffset.UTC;
    private RefundPolicy refunds = RefundPolicy.REJECT;
    private FreeOrderPolicy freeOrders = FreeOrderPolicy.COUNT;
    private @Nullable LocalDate observationEnd;
    private FileOptions file = FileOptions.DEFAULT;
    private RowFilter filter = RowFilter.ALL;

    private OrderMapping(String customer, String at, String amount) {
        this.customer = customer;
        this.at = at;
        this.amount = amount;
        if (customer.isBlank() || at.isBlank() || amount.isBlank()) {
            throw new IllegalArgumentException(
                    "an order mapping needs the columns of customer, time and amount but has \"" + customer + "\", \""
                            + at + "\" and \"" + amount + "\"");
        }
    }

    /**
     * The three necessary columns; ISO times, UTC, refunds refused, free orders counted.
     *
     * @param customer address of the column of the customer
     * @param at address of the column of the order's day or moment
     * @param amount address of the column of the money
     * @return the mapping
     * @throws IllegalArgumentException if one is blank
     */
    public static OrderMapping of(String customer, String at, String amount) {
        return new OrderMapping(customer, at, amount);
    }

    private OrderMapping with(Consumer<OrderMapping> change) {
        OrderMapping copy = new OrderMapping(customer, at, amount);
        copy.factor = factor;
        copy.currency = currency;
        copy.order = order;
        copy.givenBack = givenBack;
        copy.times = times;
        copy.zone = zone;
        copy.refunds = refunds;
        copy.freeOrders = freeOrders;
        copy.observationEnd = observationEnd;
        copy.file = file;
        copy.filter = filter;
        change.accept(copy);
        return copy;
    }

    /**
     * The same with an amount that is the exact product of two columns, such as price and quantity.
     *
     * @param factor address of the second column
     * @return the changed copy
     */
    public OrderMapping withFactor(String factor) {
        Objects.requireNonNull(factor, "factor");
        return with(copy -> copy.factor = factor);
    }

    /**
     * The same with a column of the currency.
     *
     * @param currency address of the column
     * @return the changed copy
     */
    public OrderMapping withCurrency(String currency) {
        Objects.requireNonNull(currency, "currency");
        return with(copy -> copy.currency = currency);
    }

    /**
     * The same with a column that names the order that a row is, or that a refund takes back. It is used where refunds are
     * matched to orders; a row without one is served from the customer's newest orders.
     *
     * @param order address of the column
     * @return the changed copy
     */
    public OrderMapping withOrder(String order) {
        Objects.requireNonNull(order, "order");
        return with(copy -> copy.order = order);
    }

    /**
     * The same with a column of the money of the row that was given back, such as Shopify's {@code Refunded Amount}, whatever its
     * sign. An order counts with what is left of it; one that was wholly given back is left out.
     *
     * @param givenBack address of the column
     * @return the changed copy
     */
    public OrderMapping withGivenBack(String givenBack) {
        Objects.requireNonNull(givenBack, "givenBack");
        return with(copy -> copy.givenBack = givenBack);
    }

    /**
     * The same with times written so.
     *
     * @param times how they are written
     * @return the changed copy
     */
    public OrderMapping withTimes(TimeFormat times) {
        Objects.requireNonNull(times, "times");
        return with(copy -> copy.times = times);
    }

    /**
     * The same on another calendar.
     *
     * @param zone where local times belong and days are cut
     * @return the changed copy
     */
    public OrderMapping withZone(ZoneId zone) {
        Objects.requireNonNull(zone, "zone");
        return with(copy -> copy.zone = zone);
    }

    /**
     * The same with another meaning of negative amounts.
     *
     * @param refunds the policy
     * @return the changed copy
     */
    public OrderMapping withRefunds(RefundPolicy refunds) {
        Objects.requireNonNull(refunds, "refunds");
        return with(copy -> copy.refunds = refunds);
    }

    /**
     * The same with another meaning of amounts of 0.
     *
     * @param freeOrders the policy
     * @return the changed copy
     */
    public OrderMapping withFreeOrders(FreeOrderPolicy freeOrders) {
        Objects.requireNonNull(freeOrders, "freeOrders");
        return with(copy -> copy.freeOrders = freeOrders);
    }

    /**
     * The same, leaving out orders after a day.
     *
     * @param observationEnd last day observed
     * @return the changed copy
     */
    public OrderMapping withObservationEnd(LocalDate observationEnd) {
        Objects.requireNonNull(observationEnd, "observationEnd");
        return with(copy -> copy.observationEnd = observationEnd);
    }

    /**
     * The same with what is known of the file.
     *
     * @param file how to read it
     * @return the changed copy
     */
    public OrderMapping withFile(FileOptions file) {
        Objects.requireNonNull(file, "file");
        return with(copy -> copy.file = file);
    }

    /**
     * The same for some of the rows.
     *
     * @param filter which rows count
     * @return the changed copy
     */
    public OrderMapping withFilter(RowFilter filter) {
        Objects.requireNonNull(filter, "filter");
        return with(copy -> copy.filter = filter);
    }

    /**
     * The rules by which these orders become purchases, day by day.
     *
     * @return the rules
     */
    public PurchaseRules rules() {
        return new PurchaseRules(zone.getId(), PurchasePeriod.DAY, refunds, freeOrders);
    }

    /**
     * Column of the customer.
     *
     * @return its address
     */
    public String customer() {
        return customer;
    }

    /**
     * Column of the day or moment.
     *
     * @return its address
     */
    public String at() {
        return at;
    }

    /**
     * Column of the money.
     *
     * @return its address
     */
    public String amount() {
        return amount;
    }

    /**
     * Column that the money is multiplied by.
     *
     * @return its address, null if there is none
     */
    public @Nullable String factor() {
        return factor;
    }

    /**
     * Column of the currency.
     *
     * @return its address, null if there is none
     */
    public @Nullable String currency() {
        return currency;
    }

    /**
     * Column of the order's name.
     *
     * @return its address, null if there is none
     */
    public @Nullable String order() {
        return order;
    }

    /**
     * Column of the money that was given back.
     *
     * @return its address, null if there is none
     */
    public @Nullable String givenBack() {
        return givenBack;
    }

    /**
     * How times are written.
     *
     * @return the format
     */
    public TimeFormat times() {
        return times;
    }

    /**
     * Whose calendar cuts days.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * What a negative amount means.
     *
     * @return the policy
     */
    public RefundPolicy refunds() {
        return refunds;
    }

    /**
     * What an amount of 0 means.
     *
     * @return the policy
     */
    public FreeOrderPolicy freeOrders() {
        return freeOrders;
    }

    /**
     * Last day observed.
     *
     * @return the day, null if all are
     */
    public @Nullable LocalDate observationEnd() {
        return observationEnd;
    }

    /**
     * What is known of the file.
     *
     * @return how to read it
     */
    public FileOptions file() {
        return file;
    }

    /**
     * Which rows count.
     *
     * @return the filter
     */
    public RowFilter filter() {
        return filter;
    }
}
