package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.Shown;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands beside the amounts of orders and may be meant instead: pieces, totals of a line, other sums of money. */
final class OrderAmounts {

    private static final int MOST_TOLD = 5;
    private static final BigDecimal LEAST = new BigDecimal("0.4");
    private static final BigDecimal MOST = new BigDecimal("1.6");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final int FEW_AMOUNTS = 20;
    private static final int MOST_POINTS = 11;

    private final DraftTable table;
    private final DraftNotes out;

    OrderAmounts(DraftTable table, DraftNotes out) {
        this.table = table;
        this.out = out;
    }

    /** The total of a line where the amount is the price of one piece: what was paid for the line, discounts and all. */
    @Nullable DraftColumn totalOfLine(DraftColumn price, DraftColumn quantity, List<DraftColumn> amounts) {
        return amounts.stream()
                .filter(column -> column != price
                        && Dictionary.known().words("totals").stream().anyMatch(column::hasWord)
                        && column.isNumbers()
                        && isNearly(column, price, quantity))
                .findFirst()
                .orElse(null);
    }

    /** Whether totals are about what price and quantity make. */
    private static boolean isNearly(DraftColumn total, DraftColumn price, DraftColumn quantity) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal made = BigDecimal.ZERO;
        for (int i = 0; i < total.cells.size(); i++) {
            BigDecimal of = number(total.cells.get(i));
            BigDecimal one = number(price.cells.get(i));
            BigDecimal pieces = number(quantity.cells.get(i));
            if (of != null && one != null && pieces != null) {
                sum = sum.add(of);
                made = made.add(one.multiply(pieces));
            }
        }
        return made.signum() > 0 && sum.compareTo(made.multiply(LEAST)) >= 0 && sum.compareTo(made.multiply(MOST)) <= 0;
    }

    /** Says that a price is multiplied, and asks where its name does not say that it is that of one piece. */
    void multiplied(DraftColumn price, DraftColumn quantity) {
        String told = "column \"" + Shown.name(price.name) + "\": ";
        if (price.has("onePiece")) {
            out.notes.add(told + "multiplied by \"" + Shown.name(quantity.name) + "\"");
        } else if (quantity.distinct.size() > 1) {
            out.questions.add(told + "is it the price of one piece? it is multiplied by \"" + Shown.name(quantity.name)
                    + "\"; say \"amount\" if it is that of all pieces of a row");
        }
    }

    /** No other sum of money is passed over in silence: with and without tax, before and after fees. */
    void others(DraftColumn amount) {
        List<String> others = table.columns.stream()
                .filter(column -> column != amount
                        && !out.taken.contains(column)
                        && !column.has("refund")
                        && column.distinct.size() > 1
                        && (column.is("amount") || column.has("amount"))
                        && column.isNumbers()
                        && !column.cells.equals(amount.cells))
                .map(column -> "\"" + Shown.name(column.name) + "\"")
                .limit(MOST_TOLD)
                .toList();
        if (!others.isEmpty()) {
            out.notes.add("column \"" + Shown.name(amount.name) + "\" is taken for the amount, not "
                    + String.join(", ", others) + "; say \"amount\" to choose");
        }
    }

    /** Amounts without any decimals, of a currency that has some, may be cents. */
    void cents(DraftColumn amount, @Nullable DraftColumn currency) {
        List<BigDecimal> numbers = amount.distinct.keySet().stream()
                .map(OrderAmounts::number)
                .filter(Objects::nonNull)
                .toList();
        if (currency != null
                && currency.distinct.keySet().stream().allMatch(OrderAmounts::hasCents)
                && numbers.size() >= FEW_AMOUNTS
                && numbers.stream().allMatch(n -> n.scale() <= 0)
                && numbers.stream().anyMatch(n -> n.compareTo(THOUSAND) >= 0)) {
            out.notes.add("column \"" + Shown.name(amount.name)
                    + "\" has whole numbers only: if they are cents, so is all money that is told");
        }
    }

    private static boolean hasCents(String code) {
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT)).getDefaultFractionDigits() == 2;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether amounts look like the answers to the questions that another column names. */
    boolean areAnswers(DraftColumn amount) {
        return amount.distinct.size() <= MOST_POINTS
                && amount.distinct.keySet().stream().allMatch(cell -> cell.matches("\\d|10"))
                && table.columns.stream()
                        .anyMatch(column -> column.is("question")
                                && column.distinct.size() > 1
                                && 2 * column.distinct.size() <= column.filled);
    }

    private static @Nullable BigDecimal number(String cell) {
        Numbers.Money point = Numbers.money(cell, '.');
        Numbers.Money money = point == null ? Numbers.money(cell, ',') : point;
        return money == null ? null : money.amount();
    }
}
