package io.github.cxkit.report.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.lifetime.FreeOrderPolicy;
import io.github.cxkit.lifetime.OrderBook;
import io.github.cxkit.lifetime.OrderEntry;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.lifetime.RowsAndSum;
import io.github.cxkit.report.wording.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OrderAccountTest {

    private static final LocalDate END = LocalDate.of(2026, 6, 30);

    private static OrderEntry row(String day, String amount, String order) {
        return OrderEntry.of("ann", LocalDateTime.parse("2026-06-" + day + "T10:00"), new BigDecimal(amount))
                .withOrder(order);
    }

    /** 12.1 + 0.2 - 12.3 is nothing, which doubles do not know; of the last refund 5 find no order. */
    private static OrderAccount matched() {
        OrderBook book = new OrderBook(
                PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.MATCH_ORDERS),
                List.of(
                        row("01", "12.1", "A"),
                        row("02", "0.2", "B"),
                        row("03", "-12.3", "B"),
                        row("04", "-7.77", "Z"),
                        row("05", "1250", "C"),
                        row("06", "10", "D"),
                        row("07", "-15", "D"),
                        row("08", "-1250", "C")));
        return OrderAccount.of(book.account(END)).leavingOut(Map.of("BAD_AMOUNT", new RowsAndSum(2, BigDecimal.ZERO)));
    }

    @Test
    void theLineAddsUpToTheLastCent() {
        assertThat(matched().sentence(Wording.in(Locale.ENGLISH), "EUR", 1))
                .isEqualTo("Of the orders 10 rows, -12.77 EUR came; 7 rows, 0.00 EUR count; left out: 2 rows (with an"
                        + " unreadable amount), 1 row, -7.77 EUR (refunds of an order that is not there), -5.00"
                        + " EUR (refunds that found no order with money left) of rows that count; 4 orders"
                        + " cancelled. Refunds are matched to orders.");
        assertThat(matched().sentence(Wording.in(Locale.ITALIAN), "EUR", 1))
                .isEqualTo("Degli ordini sono arrivate 10 righe, -12,77 EUR; contano 7 righe, 0,00 EUR; escluse:"
                        + " 2 righe (con importo illeggibile), 1 riga, -7,77 EUR (rimborsi di un ordine che non c’è),"
                        + " -5,00 EUR (rimborsi senza un ordine con denaro residuo) di righe che contano;"
                        + " 4 ordini annullati. I rimborsi sono abbinati agli ordini.");
    }

    @Test
    void theFileSaysTheSameExactly() {
        assertThat(matched().told(1))
                .containsEntry("refunds", "matchOrders")
                .containsEntry("cancelledOrders", 4L)
                .extractingByKey("all")
                .hasToString("{rows=10, sum=-12.77}");
    }

    @Test
    void moneyOfFewRowsIsNotTold() {
        assertThat(matched().sentence(Wording.in(Locale.ENGLISH), "EUR", 5))
                .startsWith("Of the orders 10 rows came; 7 rows, 0.00 EUR count; left out: 2 rows (")
                .doesNotContain("7.77")
                .doesNotContain("5.00");
        assertThat(matched().told(5)).extractingByKey("all").hasToString("{rows=10, sum=null}");
    }

    @Test
    void nothingLeftOutIsSaid() {
        OrderAccount account =
                OrderAccount.of(new OrderBook(PurchaseRules.DAILY_UTC, List.of(row("01", "1250", "A"))).account(END));
        assertThat(account.sentence(Wording.in(Locale.ENGLISH), "", 1))
                .isEqualTo("Of the orders 1 row, 1,250 came; 1 row, 1,250 count; nothing was left out."
                        + " Refunds are refused.");
    }

    @Test
    void aLossIsRefused() {
        RowsAndSum one = new RowsAndSum(1, BigDecimal.ONE);
        assertThatThrownBy(() -> new OrderAccount(RefundPolicy.IGNORE, one, RowsAndSum.NONE, Map.of(), 0))
                .hasMessageContaining("does not balance");
    }

    @Test
    void thePageSaysItOnce() {
        ValuePage page = ValuePage.of(Values.log(30, 2), Values.END).accounting(matched());
        assertThat(page.html()).containsOnlyOnce("Refunds are matched to orders.");
        assertThat(page.in(Locale.ITALIAN).html()).containsOnlyOnce("I rimborsi sono abbinati agli ordini.");
    }

    @Provide
    Arbitrary<List<OrderEntry>> logs() {
        return Combinators.combine(
                        Arbitraries.of("a", "b").injectNull(0.1),
                        Arbitraries.integers().between(0, 40 * 24),
                        Arbitraries.integers().between(-3_000, 5_000),
                        Arbitraries.of("A", "B").injectNull(0.4))
                .as((customer, hours, cents, order) -> OrderEntry.of(
                                customer,
                                LocalDateTime.of(2026, 6, 1, 8, 0).plusHours(hours),
                                BigDecimal.valueOf(cents, 2))
                        .withOrder(order))
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 200)
    void everyPolicyIsToldInBothLanguages(
            @ForAll("logs") List<OrderEntry> log, @ForAll RefundPolicy refunds, @ForAll FreeOrderPolicy free) {
        if (refunds == RefundPolicy.REJECT || free == FreeOrderPolicy.REJECT) {
            return;
        }
        OrderBook book =
                new OrderBook(PurchaseRules.DAILY_UTC.withRefunds(refunds).withFreeOrders(free), log);
        OrderAccount account = OrderAccount.of(book.account(END));
        BigDecimal came = log.stream().map(OrderEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(account.kept().plus(account.allLeftOut()).sum()).isEqualByComparingTo(came);
        assertThat(account.kept().rows() + account.allLeftOut().rows()).isEqualTo(log.size());
        for (Locale language : List.of(Locale.ENGLISH, Locale.ITALIAN)) {
            Wording wording = Wording.in(language);
            String line = account.sentence(wording, "", 1);
            account.leftOut()
                    .forEach((reason, part) -> assertThat(line)
                            .contains(wording.reason(reason, part.rows()))
                            .doesNotContain(reason));
        }
    }
}
