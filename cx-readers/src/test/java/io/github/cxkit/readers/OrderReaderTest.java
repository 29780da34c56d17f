package io.github.cxkit.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cxkit.lifetime.FreeOrderPolicy;
import io.github.cxkit.lifetime.OrderEntry;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.readers.definition.OrderDefinition;
import io.github.cxkit.readers.definition.OrderMapping;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderReaderTest {

    private static final OrderMapping MAPPING = OrderMapping.of("who", "when", "money")
            .withOrder("id")
            .withRefunds(RefundPolicy.MATCH_ORDERS)
            .withZone(ZoneId.of("Europe/Rome"));

    private final List<OrderRow> rows = new ArrayList<>();

    private ReadReport read(OrderMapping mapping, String csv) throws IOException {
        return OrderReader.of(mapping).read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), rows::add);
    }

    @Test
    void anOrderKeepsItsNameAndItsTimeOnTheShopsClock() throws IOException {
        read(MAPPING, """
                id,who,when,money
                A7,ann,2026-06-20T23:30:00Z,100.10
                A7,ann,2026-06-26T09:00:00Z,-40
                ,ann,2026-06-27T09:00:00Z,-1
                """);
        assertThat(rows)
                .extracting(OrderRow::entry)
                .containsExactly(
                        OrderEntry.of("ann", LocalDateTime.parse("2026-06-21T01:30"), new BigDecimal("100.10"))
                                .withOrder("A7"),
                        OrderEntry.of("ann", LocalDateTime.parse("2026-06-26T11:00"), new BigDecimal("-40"))
                                .withOrder("A7"),
                        OrderEntry.of("ann", LocalDateTime.parse("2026-06-27T11:00"), new BigDecimal("-1")));
        assertThat(rows.get(0).day()).isEqualTo(LocalDate.parse("2026-06-21"));
    }

    /** The first reason that applies: no row after the end is looked at further, not even a refund that is refused. */
    @ParameterizedTest
    @EnumSource
    void aRefundAfterTheEndIsLeftOutAsThatUnderEveryPolicy(RefundPolicy refunds) throws IOException {
        ReadReport report = read(
                MAPPING.withRefunds(refunds)
                        .withFreeOrders(FreeOrderPolicy.IGNORE)
                        .withObservationEnd(LocalDate.parse("2026-06-30")),
                """
                id,who,when,money
                A1,ann,2026-06-20,100
                A1,ann,2026-07-01,-100
                A2,ann,2026-07-02,0
                """);
        Map<RejectionKind, Long> kinds =
                report.reasons().stream().collect(Collectors.toMap(ReadReport.Reason::kind, ReadReport.Reason::count));
        assertThat(kinds).containsExactly(Map.entry(RejectionKind.AFTER_END, 2L));
        assertThat(report.money().orElseThrow().all()).isEqualByComparingTo("0");
    }

    @Test
    void whatWasGivenBackIsTakenOffItsOrderAndAllMoneyIsStillThere() throws IOException {
        ReadReport report = read(MAPPING.withGivenBack("back"), """
                id,who,when,money,back
                A1,ann,2026-06-20,100.10,
                A2,bob,2026-06-21,30,5.25
                A3,eve,2026-06-22,12,-12.00
                A4,joe,2026-06-23,8,9
                A5,kim,2026-06-24,7,soon
                """);

        assertThat(rows)
                .extracting(OrderRow::amount)
                .containsExactly(new BigDecimal("100.10"), new BigDecimal("24.75"));
        assertThat(report.reasons())
                .extracting(ReadReport.Reason::kind, ReadReport.Reason::count)
                .containsExactlyInAnyOrder(tuple(RejectionKind.REFUND, 1L), tuple(RejectionKind.BAD_AMOUNT, 2L));
        ReadReport.Money money = report.money().orElseThrow();
        assertThat(money.kept()).isEqualByComparingTo("124.85");
        assertThat(money.givenBack()).isEqualByComparingTo("5.25");
        assertThat(money.rejected()).isEqualByComparingTo("27");
        assertThat(money.all()).as("the column's sum").isEqualByComparingTo("157.10");
    }

    @Test
    void anIdThatASpreadsheetRoundedNamesNoOrder() throws IOException {
        ReadReport report = read(MAPPING, """
                id,who,when,money
                4.50123E+12,ann,2026-06-20,100
                4.50123E+12,bob,2026-06-21,30
                """);
        assertThat(rows).extracting(OrderRow::order).containsExactly("", "");
        assertThat(report.remarks())
                .containsExactly("column \"id\": a spreadsheet has rounded its ids, such as \"4.50123E+12\":"
                        + " they name no order");
    }

    @Test
    void aMappingNamesOrderAndPolicies() {
        OrderMapping mapping = OrderDefinition.read("""
                {"customer": "who", "at": "when", "amount": "money", "order": "id", "refunds": "matchOrders",
                 "freeOrders": "ignore"}""");
        assertThat(mapping.order()).isEqualTo("id");
        assertThat(mapping.refunds()).isEqualTo(RefundPolicy.MATCH_ORDERS);
        assertThat(mapping.freeOrders()).isEqualTo(FreeOrderPolicy.IGNORE);
        assertThat(OrderDefinition.read("""
                {"customer": "who", "at": "when", "amount": "money", "refunds": "NET_WITHIN_UNIT"}""").refunds()).isEqualTo(RefundPolicy.NET_WITHIN_PERIOD);
    }

    @Test
    void aMisspeltPolicyIsRefusedAtItsPlaceWithTheNearest() {
        assertThatThrownBy(() -> OrderDefinition.read("""
                {"customer": "who", "at": "when", "amount": "money", "refunds": "ignroe"}"""))
                .isInstanceOf(SurveyDefinitionException.class)
                .hasMessageContaining("refunds: unknown policy of refunds \"ignroe\"; did you mean \"ignore\"?");
    }

    @Test
    void aColumnOfOrdersThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> read(MAPPING, "idd,who,when,money\nA1,ann,2026-06-20,1\n"))
                .hasMessageContaining("\"id\" (did you mean \"idd\"?)");
    }

    @Test
    void whatMayNotBeToldIsNotToldAsMoneyEither() throws IOException {
        ReadReport told = read(MAPPING, "id,who,when,money\nA1,,2026-06-20,12\nA2,ann,2026-06-20,9\n")
                .withoutValues();
        assertThat(told.money()).isEmpty();
        assertThat(told.reasons())
                .allSatisfy(reason -> assertThat(reason.money()).isNull());
    }
}
