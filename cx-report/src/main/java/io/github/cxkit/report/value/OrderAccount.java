package io.github.cxkit.report.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.lifetime.PurchaseAccount;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.lifetime.RowsAndSum;
import io.github.cxkit.report.wording.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All rows of orders that came and all their money, and what became of them: all = kept + left out, in rows and in money. (A
 * convention of this library.)
 *
 * <pre>{@code
 * OrderBook book = new OrderBook(PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.MATCH_ORDERS), List.of(
 *         OrderEntry.of("ann", LocalDateTime.parse("2026-06-01T12:00"), new BigDecimal("12.30")),
 *         OrderEntry.of("ann", LocalDateTime.parse("2026-06-20T12:00"), new BigDecimal("-15"))));
 * OrderAccount account = OrderAccount.of(book.account(LocalDate.of(2026, 6, 30)))
 *         .leavingOut(Map.of("BAD_AMOUNT", new RowsAndSum(1, BigDecimal.ZERO)));
 * account.all();         // ==> 3 rows, -2.70
 * account.allLeftOut();  // ==> 1 row, -2.70
 * account.kept();        // ==> 2 rows, 0
 * }</pre>
 *
 * @param refunds what a negative amount means
 * @param all every row; one whose amount cannot be read adds no money
 * @param kept rows that are in a purchase or took from one, and the money of all purchases
 * @param leftOut reason to what it took: a {@link io.github.cxkit.lifetime.LeftOutReason#key()} or the name of a reader's kind,
 *     such as {@code CUT_SHORT}; what is left of a refund that took something is money without a row
 * @param cancelledOrders orders of which refunds left nothing
 * @since 0.1.0
 */
public record OrderAccount(
        RefundPolicy refunds, RowsAndSum all, RowsAndSum kept, Map<String, RowsAndSum> leftOut, long cancelledOrders) {

    /**
     * Checks that nothing is lost.
     *
     * @throws IllegalArgumentException if rows or money do not balance
     */
    public OrderAccount {
        Objects.requireNonNull(refunds, "refunds");
        Arguments.notNegative("cancelledOrders", cancelledOrders);
        Objects.requireNonNull(all, "all");
        Objects.requireNonNull(kept, "kept");
        leftOut = Copies.ordered("leftOut", leftOut);
        RowsAndSum found = sum(leftOut).plus(kept);
        if (found.rows() != all.rows() || found.sum().compareTo(all.sum()) != 0) {
            throw new IllegalArgumentException(
                    "the account does not balance: " + all + " in all, but kept and left out are " + found);
        }
    }

    private static RowsAndSum sum(Map<String, RowsAndSum> parts) {
        return parts.values().stream().reduce(RowsAndSum.NONE, RowsAndSum::plus);
    }

    /**
     * What became of the rows of a log.
     *
     * @param account the account at the end of observation
     * @return the same for a page
     */
    public static OrderAccount of(PurchaseAccount account) {
        Map<String, RowsAndSum> leftOut = new LinkedHashMap<>();
        account.leftOut().forEach((reason, part) -> leftOut.put(reason.key(), part));
        return new OrderAccount(
                account.log().rules().refunds(),
                account.all(),
                new RowsAndSum(account.keptRows(), account.keptSum()),
                leftOut,
                account.cancelledOrders());
    }

    /**
     * The same with rows that never came into the log.
     *
     * @param before reason to the rows that it took and their money, as far as it can be read
     * @return the changed copy
     */
    public OrderAccount leavingOut(Map<String, RowsAndSum> before) {
        Map<String, RowsAndSum> parts = new LinkedHashMap<>(before);
        leftOut.forEach((reason, part) -> parts.merge(reason, part, RowsAndSum::plus));
        return new OrderAccount(refunds, all.plus(sum(before)), kept, parts, cancelledOrders);
    }

    /**
     * Everything left out.
     *
     * @return rows and money of all reasons
     */
    public RowsAndSum allLeftOut() {
        return sum(leftOut);
    }

    /** Whether the money of every single reason may be told. */
    boolean tellsParts(long least) {
        return least <= 1 || leftOut.values().stream().allMatch(part -> part.rows() >= least);
    }

    /** Whether the money of all that was left out may be told. */
    boolean tellsAll(long least) {
        return least <= 1 || leftOut.isEmpty() || allLeftOut().rows() >= least;
    }

    /**
     * The same for a file, with money as exact numbers.
     *
     * @param least smallest number of rows whose money is told, 1 tells all; other money is null
     * @return field to value
     */
    public Map<String, @Nullable Object> told(long least) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("refunds", refunds.key());
        told.put("all", told(all, tellsAll(least)));
        told.put("kept", told(kept, true));
        Map<String, Object> parts = new LinkedHashMap<>();
        leftOut.forEach((reason, part) -> parts.put(reason, told(part, tellsParts(least))));
        told.put("leftOut", parts);
        told.put("cancelledOrders", cancelledOrders);
        return told;
    }

    private static Map<String, @Nullable Object> told(RowsAndSum part, boolean money) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("rows", part.rows());
        told.put("sum", money ? part.sum() : null);
        return told;
    }

    /**
     * The account in one line.
     *
     * @param wording the language
     * @param currency what stands behind money, empty if unknown
     * @param least smallest number of rows whose money is told; 1 tells all
     * @return such as {@code 4 rows came, 62.00; 3 count, 50.00; left out: 1 row, 12.00 (without a customer).}
     */
    public String sentence(Wording wording, String currency, long least) {
        int digits = digits();
        List<String> parts = new ArrayList<>();
        leftOut.forEach((reason, part) -> {
            String what = wording.reason(reason, part.rows());
            String money =
                    tellsParts(least) && part.sum().signum() != 0 ? money(wording, part.sum(), digits, currency) : "";
            parts.add(
                    money.isEmpty()
                            ? wording.text("value.account.rows", rows(wording, part), what)
                            : part.rows() == 0
                                    ? wording.text("value.account.rest", money, what)
                                    : wording.text("value.account.part", rows(wording, part), money, what));
        });
        String out = parts.isEmpty()
                ? wording.text("value.account.nothing")
                : wording.text("value.account.out", String.join(", ", parts));
        String cancelled =
                cancelledOrders == 0 ? "" : "; " + wording.counted("value.account.cancelled", cancelledOrders);
        return wording.text(
                "value.account",
                rows(wording, all) + (tellsAll(least) ? ", " + money(wording, all.sum(), digits, currency) : ""),
                rows(wording, kept),
                money(wording, kept.sum(), digits, currency),
                out + cancelled,
                wording.text("value.account." + refunds.key()));
    }

    private static String rows(Wording wording, RowsAndSum part) {
        return wording.counted("rows.came", part.rows());
    }

    private static String money(Wording wording, BigDecimal amount, int digits, String currency) {
        return wording.number(amount, digits) + (currency.isEmpty() ? "" : " " + currency);
    }

    /** As many as the money has, so that what is shown adds up; 0 or at least 2. */
    private int digits() {
        int most = Stream.concat(Stream.of(all, kept), leftOut.values().stream())
                .mapToInt(part -> part.sum().stripTrailingZeros().scale())
                .max()
                .orElse(0);
        return most <= 0 ? 0 : Math.max(2, most);
    }
}
