package io.github.cxkit.lifetime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.lifetime.CustomerMigration.Move;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.PeriodLength;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What customers bought, counted in parts and read back. The figures were computed apart from this library. */
class LifetimeSummariesTest {

    private static final LocalDate JUNE_1 = LocalDate.of(2019, 6, 1);

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static OrderEntry row(String customer, String at, String amount) {
        return OrderEntry.of(customer, LocalDateTime.parse(at + "T12:00:00"), money(amount));
    }

    private static <V> V at(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static final List<PurchaseLog.Order> ORDERS = List.of(
            new PurchaseLog.Order("ann", JUNE_1, money("12.50")),
            new PurchaseLog.Order("bob", JUNE_1.plusDays(2), money("7")),
            new PurchaseLog.Order("ann", JUNE_1.plusDays(19), money("20.00")),
            new PurchaseLog.Order("bob", JUNE_1.plusDays(40), money("3")));

    @Test
    void aPurchaseLogIsTheSameInParts() {
        PurchaseLog plain = SummaryBytes.merged(PurchaseLog.summarizer(PurchaseRules.DAILY_UTC), ORDERS);
        assertThat(plain.currency()).isNull();
        PurchaseLog euro = SummaryBytes.merged(PurchaseLog.summarizer(PurchaseRules.DAILY_UTC, "EUR"), ORDERS);
        assertThat(euro.currency()).isEqualTo("EUR");
        assertThat(at(euro.states(JUNE_1.plusDays(29)), "ann").money()).isEqualByComparingTo("32.50");
        assertThat(euro.customers()).isEqualTo(plain.customers());
        PurchaseRules ignoring = PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.IGNORE);
        List<PurchaseLog.Order> refunded = new ArrayList<>(ORDERS);
        refunded.add(new PurchaseLog.Order("ann", JUNE_1.plusDays(20), money("-20")));
        PurchaseLog left = SummaryBytes.merged(PurchaseLog.summarizer(ignoring), refunded);
        assertThat(left.excluded().count(PurchaseLog.REFUNDS)).isEqualTo(1);
    }

    @Test
    void aPurchaseLogOfAnotherKindIsNotRead() {
        Summarizer<PurchaseLog.Order, PurchaseLog> euro = PurchaseLog.summarizer(PurchaseRules.DAILY_UTC, "EUR");
        byte[] bytes = euro.toBytes(euro.summarize(ORDERS));
        assertThatThrownBy(() ->
                        PurchaseLog.summarizer(PurchaseRules.DAILY_UTC, "USD").ofBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR")
                .hasMessageContaining("USD");
        assertThatThrownBy(() -> PurchaseLog.summarizer(PurchaseRules.DAILY_UTC).ofBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("currency");
        assertThatThrownBy(() -> PurchaseLog.summarizer(PurchaseRules.DAILY_UTC.withPeriod(PurchasePeriod.WEEK), "EUR")
                        .ofBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another definition");
        byte[] noDay = changed(bytes, "2019-06-01", "2019-06-31");
        assertThatThrownBy(() -> euro.ofBytes(noDay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no day 2019-06-31");
        assertThatThrownBy(() -> PurchaseLog.summarizer(PurchaseRules.DAILY_UTC, " "))
                .hasMessageContaining("currency");
        PurchaseRules matching = PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.MATCH_ORDERS);
        assertThatThrownBy(() -> PurchaseLog.summarizer(matching)
                        .summarize(List.of(new PurchaseLog.Order("ann", JUNE_1, money("-1")))))
                .hasMessage(
                        "the refund of ann on 2019-06-01 needs the single orders to be matched to; collect them in an"
                                + " OrderBook");
    }

    private static byte[] changed(byte[] bytes, String from, String to) {
        String text = new String(bytes, ISO_8859_1);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(ISO_8859_1);
    }

    @Property(tries = 40)
    void purchasesAfterAreThoseOfTheSplit(
            @ForAll @Size(max = 25) List<@IntRange(max = 60) Integer> days, @ForAll @IntRange(max = 40) int border) {
        PurchaseLog.Builder builder =
                PurchaseLog.builder(PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.NET_WITHIN_PERIOD));
        for (int i = 0; i < days.size(); i++) {
            builder.add("c" + i % 4, JUNE_1.plusDays(days.get(i)), BigDecimal.valueOf(i % 5 == 4 ? -9 : 5));
        }
        PurchaseLog log = builder.build();
        LocalDate cut = JUNE_1.plusDays(border);
        List<LocalDate> ends = List.of(cut.plusDays(7), cut.plusDays(20));
        List<Long> expected = ends.stream()
                .map(end -> log.split(cut, end).stream()
                        .mapToLong(HoldoutRecord::holdoutPurchases)
                        .sum())
                .toList();
        assertThat(log.purchasesAfter(cut, ends)).isEqualTo(expected);
    }

    private static final List<OrderEntry> BOOK = List.of(
            row("k", "2019-06-01", "50"),
            row("k", "2019-06-20", "100").withOrder("A").withCurrency("EUR"),
            row("k", "2019-06-26", "-100").withOrder("A"),
            row("m", "2019-06-01", "20"),
            row("m", "2019-06-25", "30"));

    @Test
    void aRefundTakesItsOrderBackWhateverTheDay() {
        PurchaseRules matching = PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.MATCH_ORDERS);
        OrderBook book = SummaryBytes.merged(OrderBook.summarizer(matching), BOOK);
        assertThat(book.currency()).isEqualTo("EUR");
        assertThat(book).hasToString("5 rows under " + matching);
        LocalDate end = LocalDate.of(2019, 6, 30);
        PurchaseAccount account = book.account(end);
        assertThat(account.keptRows()).isEqualTo(5);
        assertThat(account.keptSum()).isEqualByComparingTo("100");
        assertThat(account.cancelledOrders()).isEqualTo(1);
        assertThat(account).hasToString("5 rows, 100; kept 5 rows, 100; 1 order cancelled");
        RfmProfile k = account.log().summaries(end).get(0);
        assertThat(k.history().frequency()).isZero();
        assertThat(k.history().age()).isCloseTo(29 / 7.0, within(1e-12));
        RfmProfile m = account.log().summaries(end).get(1);
        assertThat(m.history().frequency()).isEqualTo(1);
        assertThat(m.monetaryValue()).isEqualTo(30);
    }

    @Test
    void aRefundOfALaterDayIsNotNettedWithinItsDay() {
        OrderBook book = new OrderBook(PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.NET_WITHIN_PERIOD), BOOK);
        PurchaseAccount account = book.account(LocalDate.of(2019, 6, 30));
        assertThat(account.keptRows()).isEqualTo(4);
        assertThat(account.keptSum()).isEqualByComparingTo("200");
        assertThat(account.leftOut())
                .isEqualTo(Map.of(LeftOutReason.PERIOD_NOT_POSITIVE, new RowsAndSum(1, money("-100"))));
        assertThat(account).hasToString("5 rows, 100; kept 4 rows, 200; unitNotPositive 1 row, -100");
        assertThatThrownBy(() -> new PurchaseAccount(
                        account.log(), account.end(), new RowsAndSum(5, money("101")), account.leftOut(), 0))
                .hasMessageStartingWith(
                        "the account does not balance: 5 rows, 101 in all, 200 in purchases, -100 left");
    }

    @Test
    void severalCancelledOrdersAreSaidInWords() {
        List<OrderEntry> both = new ArrayList<>(BOOK);
        both.add(row("m", "2019-06-27", "-50"));
        PurchaseAccount account = new OrderBook(PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.MATCH_ORDERS), both)
                .account(LocalDate.of(2019, 6, 30));
        assertThat(account.toString()).endsWith("; 3 orders cancelled");
    }

    @Test
    void whatNoOrderCanGiveBackIsLeftOutWithItsReason() {
        List<OrderEntry> rows = List.of(
                row("k", "2019-06-01", "50").withOrder("A"),
                row("k", "2019-06-02", "-80").withOrder("A"),
                row("k", "2019-06-03", "-5").withOrder("B"),
                row("z", "2019-06-03", "-7"),
                OrderEntry.of(null, LocalDateTime.parse("2019-06-03T12:00:00"), money("9")),
                row("k", "2019-07-03", "11"));
        PurchaseAccount account = new OrderBook(PurchaseRules.DAILY_UTC.withRefunds(RefundPolicy.MATCH_ORDERS), rows)
                .account(LocalDate.of(2019, 6, 30));
        Map<LeftOutReason, RowsAndSum> expected = new TreeMap<>();
        expected.put(LeftOutReason.NO_CUSTOMER, new RowsAndSum(1, money("9")));
        expected.put(LeftOutReason.AFTER_OBSERVATION_END, new RowsAndSum(1, money("11")));
        expected.put(LeftOutReason.ORDER_UNKNOWN, new RowsAndSum(1, money("-5")));
        // 30 of the refund of A and all of the refund of z
        expected.put(LeftOutReason.NO_ORDER_LEFT, new RowsAndSum(1, money("-37")));
        assertThat(account.leftOut()).isEqualTo(expected);
        assertThat(account.keptSum()).isEqualByComparingTo("0");
        assertThat(new RowsAndSum(0, money("-37"))).hasToString("0 rows, -37");
    }

    @Test
    void aRefundThatCrossesTheBorderIsToldApart() {
        OrderBook book = OrderBook.summarizer(PurchaseRules.DAILY_UTC)
                .summarize(List.of(
                        row("a", "2026-01-05", "100"),
                        row("a", "2026-01-25", "60"),
                        row("a", "2026-02-10", "30"),
                        row("a", "2026-02-12", "-50"),
                        row("b", "2026-01-20", "40"),
                        row("b", "2026-02-02", "-40"),
                        row("c", "2026-02-15", "70"),
                        row("c", "2026-03-02", "-70")));
        LocalDate border = LocalDate.of(2026, 1, 31);
        HoldoutSplit split = book.split(border, LocalDate.of(2026, 2, 28));
        assertThat(split.refundsOfCalibration()).isEqualTo(new RowsAndSum(2, money("-60")));
        assertThat(split.newCustomers()).isEqualTo(1);
        assertThat(split.newMoney()).isEqualByComparingTo("70");
        assertThat(split.leftOut(LeftOutReason.AFTER_OBSERVATION_END)).isEqualTo(new RowsAndSum(1, money("-70")));
        assertThat(split.leftOut(LeftOutReason.ORDER_UNKNOWN, LeftOutReason.NO_ORDER_LEFT))
                .isEqualTo(RowsAndSum.NONE);
        HoldoutRecord a = split.customers().get(0);
        assertThat(a.calibration().monetaryValue()).isEqualTo(60);
        assertThat(a.holdoutPurchases()).isZero();
        assertThatThrownBy(() -> book.split(border, border))
                .hasMessageContaining("must end at least one DAY after the calibration period");
    }

    @Test
    void booksOfOtherRulesOrCurrenciesAreRefused() {
        OrderBook euro = new OrderBook(PurchaseRules.DAILY_UTC, BOOK);
        OrderBook weekly = OrderBook.empty(PurchaseRules.DAILY_UTC.withPeriod(PurchasePeriod.WEEK));
        assertThatThrownBy(() -> euro.merge(weekly))
                .hasMessageStartingWith("books under different rules cannot be merged")
                .hasMessageContaining("WEEK");
        OrderBook dollar = new OrderBook(
                PurchaseRules.DAILY_UTC, List.of(row("k", "2019-06-01", "5").withCurrency("USD")));
        assertThatThrownBy(() -> euro.merge(dollar))
                .hasMessage("a book of orders has one currency but was given EUR and USD");
        Summarizer<OrderEntry, OrderBook> summarizer = OrderBook.summarizer(PurchaseRules.DAILY_UTC);
        byte[] noTime = changed(summarizer.toBytes(euro), "2019-06-01T12:00", "2019-06-01T25:00");
        assertThatThrownBy(() -> summarizer.ofBytes(noTime))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no time 2019-06-01T25:00");
    }

    @Test
    void aRowReadsAsASentence() {
        OrderEntry row =
                OrderEntry.of("k", Instant.parse("2019-06-01T10:00:00Z"), ZoneOffset.ofHours(2), money("1E+2"));
        assertThat(row).hasToString("2019-06-01T12:00 k 100");
        assertThat(row.withOrder("A").withCurrency("EUR")).hasToString("2019-06-01T12:00 k 100 EUR of order A");
    }

    @Test
    void cohortTablesAreTheSameInParts() {
        List<Set<Integer>> customers = List.of(Set.of(0, 1, 2), Set.of(0), Set.of(1, 2), Set.of(1));
        CohortTable all = SummaryBytes.merged(CohortTable.summarizer(CohortReading.RETURNED, 2), customers);
        assertThat(values(all.cohorts().get(0).rates())).containsExactly(1.0, 0.5, 0.5);
        assertThat(values(all.cohorts().get(1).rates())).containsExactly(1.0, 0.5);
        assertThat(values(all.weightedAverage())).containsExactly(1.0, 0.5, 0.5);
        CohortTable still = SummaryBytes.merged(
                CohortTable.summarizer(CohortReading.STILL_ACTIVE, 2), List.of(Set.of(0, 2), Set.of(2)));
        assertThat(still.cohorts())
                .extracting(CohortTable.Cohort::active)
                .containsExactly(List.of(1L, 1L, 1L), List.of(1L));
        byte[] bytes = CohortTable.summarizer(CohortReading.RETURNED, 2).toBytes(all);
        assertThatThrownBy(
                        () -> CohortTable.summarizer(CohortReading.RETURNED, 3).ofBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RETURNED to 2 and not RETURNED to 3");
    }

    private static List<Double> values(List<Rate> rates) {
        return rates.stream().map(rate -> rate.value().orElseThrow()).toList();
    }

    private static final List<String> CLASSES = List.of("occasional", "regular", "fan");

    @Test
    void classesAreChangedTheSameInParts() {
        List<Move> moves = new ArrayList<>();
        moves.add(new Move("occasional", "fan"));
        moves.addAll(Collections.nCopies(2, new Move("occasional", "regular")));
        moves.addAll(Collections.nCopies(2, new Move("occasional", "occasional")));
        moves.addAll(Collections.nCopies(3, new Move("occasional", null)));
        moves.add(new Move("regular", "occasional"));
        moves.add(new Move("fan", "fan"));
        moves.add(new Move("fan", null));
        moves.add(new Move(null, "occasional"));
        moves.add(new Move(null, null));
        CustomerMigration all = SummaryBytes.merged(CustomerMigration.summarizer(CLASSES), moves);
        assertThat(all.matrix())
                .isEqualTo(Map.of(
                        "occasional", Map.of("fan", 1L, "regular", 2L, "occasional", 2L),
                        "regular", Map.of("occasional", 1L),
                        "fan", Map.of("fan", 1L)));
        assertThat(all.up()).isEqualTo(3);
        assertThat(all.down()).isEqualTo(1);
        assertThat(all.same()).isEqualTo(3);
        assertThat(all.entered()).isEqualTo(1);
        assertThat(all.left()).isEqualTo(4);
        assertThat(all.upRate().whole()).isEqualTo(9);
        assertThat(all.downRate().whole()).isEqualTo(3);
        assertThat(all.leftRate().value().orElseThrow()).isCloseTo(4 / 11.0, within(1e-15));
        CustomerMigration fans =
                CustomerMigration.of(CLASSES, Map.of("c0", new Move("fan", "fan"), "c1", new Move("fan", "regular")));
        assertThat(fans.upRate().value().isKnown()).as("nobody could move up").isFalse();
        assertThat(fans.downRate().value().orElseThrow()).isEqualTo(0.5);
    }

    @Test
    void classesMustBeKnownAndDiffer() {
        assertThatThrownBy(() -> CustomerMigration.summarizer(List.of("a", "a")))
                .hasMessage("migration needs classes, each named once, but they were [a, a]");
        assertThatThrownBy(() -> CustomerMigration.summarizer(List.of())).hasMessageContaining("but they were []");
        assertThatThrownBy(() -> CustomerMigration.summarizer(CLASSES).summarize(List.of(new Move("fans", null))))
                .hasMessageContaining("did you mean \"fan\"");
        CustomerMigration none = CustomerMigration.summarizer(CLASSES).empty();
        assertThatThrownBy(() ->
                        none.merge(CustomerMigration.summarizer(List.of("fan")).empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("classes");
    }

    @Test
    void theFlowOfCustomersIsAValue() {
        CustomerFlow flow = CustomerFlow.between(100, 110).joined(25);
        assertThat(flow)
                .isEqualTo(CustomerFlow.of(85, 15).withJoined(25))
                .hasSameHashCodeAs(CustomerFlow.of(85, 15).withJoined(25))
                .hasToString("of 100 customers 85 stayed and 15 left; 25 joined");
        assertThat(flow)
                .isNotEqualTo(CustomerFlow.of(85, 15))
                .isNotEqualTo(CustomerFlow.of(84, 15).withJoined(25))
                .isNotEqualTo(CustomerFlow.of(85, 16).withJoined(25))
                .isNotEqualTo("flow");
    }

    @Test
    void revenueIsKeptTheSameInParts() {
        List<RevenueRetention.Customer> customers = List.of(
                new RevenueRetention.Customer(money("100"), money("120")),
                new RevenueRetention.Customer(money("50"), money("0")),
                new RevenueRetention.Customer(money("80"), money("60")),
                new RevenueRetention.Customer(money("0"), money("500")),
                new RevenueRetention.Customer(money("20"), money("20")));
        RevenueRetention all = SummaryBytes.merged(RevenueRetention.summarizer(), customers);
        assertThat(all).isEqualTo(new RevenueRetention(money("250"), money("50"), money("20"), money("20")));
        assertThat(all.gross().orElseThrow()).isCloseTo(0.72, within(1e-12));
        assertThat(all.net().orElseThrow()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void theRevenueBridgeBalances() {
        List<RevenueBridge.Customer> customers = List.of(
                bridge(false, "100", "120"),
                bridge(false, "50", "0"),
                bridge(false, "80", "30"),
                bridge(false, "0", "200"),
                bridge(true, "0", "50"));
        RevenueBridge all = SummaryBytes.merged(RevenueBridge.summarizer(2, 1), customers);
        RevenueBridge.Step step = all.steps().get(0);
        assertThat(step.start()).isEqualByComparingTo("230");
        assertThat(step.created()).isEqualByComparingTo("200");
        assertThat(step.reactivated()).isEqualByComparingTo("50");
        assertThat(step.end()).isEqualByComparingTo("400");
        assertThat(step.gross().orElseThrow()).isCloseTo(0.5652173913043478, within(1e-12));
        assertThat(all.trailingNet().orElseThrow()).isCloseTo(0.6521739130434783, within(1e-12));
        RevenueBridge euro = RevenueBridge.builder(2, 1).currency("EUR").build();
        assertThatThrownBy(() -> all.merge(euro)).hasMessageContaining("currency");
        List<BigDecimal> wrong = List.of(money("231"), money("400"));
        assertThatThrownBy(() -> new RevenueBridge(
                        1, null, wrong, all.steps(), all.trailingStart(), all.trailingKept(), all.trailingNow()))
                .hasMessageStartingWith("step 0 does not lead from 231 to 400");
        List<BigDecimal> wrongEnd = List.of(money("230"), money("401"));
        assertThatThrownBy(() -> new RevenueBridge(
                        1, null, wrongEnd, all.steps(), all.trailingStart(), all.trailingKept(), all.trailingNow()))
                .hasMessageStartingWith("step 0 does not lead from 230 to 401");
    }

    private static RevenueBridge.Customer bridge(boolean paidBefore, String start, String end) {
        return new RevenueBridge.Customer(List.of(money(start), money(end)), paidBefore);
    }

    @Test
    void scoresByCutsAndTheirTallyAreValues() {
        RfmCuts cuts = RfmCuts.of(
                List.of(10.0, 40.0, 90.0, 180.0), List.of(1.0, 2.0, 4.0, 8.0), List.of(20.0, 50.5, 100.0, 300.0));
        double[] days = {3, 10, 40, 90, 200, 10};
        double[] orders = {1, 2, 2, 5, 9, 1};
        double[] spent = {10, 20, 20, 50.5, 400, 11};
        assertThat(cuts.scores(days, orders, spent))
                .containsExactly(
                        new RfmScore(5, 1, 1),
                        new RfmScore(5, 2, 1),
                        new RfmScore(4, 2, 1),
                        new RfmScore(3, 4, 2),
                        new RfmScore(1, 5, 5),
                        new RfmScore(5, 1, 1));
        RfmCuts left = cuts.withClosed(RfmCuts.BinEdge.LEFT);
        assertThat(left.scores(days, orders, spent).get(3)).isEqualTo(new RfmScore(2, 4, 3));
        assertThat(cuts)
                .isNotEqualTo(left)
                .isNotEqualTo("cuts")
                .isNotEqualTo(RfmCuts.of(cuts.recency(), cuts.frequency(), cuts.frequency()))
                .isNotEqualTo(RfmCuts.of(cuts.recency(), cuts.monetary(), cuts.monetary()))
                .isNotEqualTo(RfmCuts.of(cuts.monetary(), cuts.frequency(), cuts.monetary()));
        assertThatThrownBy(() -> cuts.scores(days, orders, new double[2]))
                .hasMessage("the three measures must have one length but have 6, 6 and 2");
        assertThatThrownBy(() -> cuts.scores(days, new double[1], spent)).hasMessageContaining("6, 1 and 6");
        assertThatThrownBy(() -> RfmCuts.of(List.of(), List.of(), List.of()))
                .hasMessage("each measure needs the same number of cuts, at least one, but they have 0, 0 and 0");
        assertThatThrownBy(() -> RfmCuts.of(List.of(1.0), List.of(1.0), List.of(1.0, 2.0)))
                .hasMessageContaining("1, 1 and 2");

        Map<RfmScore, Long> counts = Map.of(new RfmScore(5, 1, 1), 2L);
        RfmTally tally = RfmTally.of(RfmCuts.RULE, cuts, counts);
        assertThat(tally.rule()).isEqualTo(RfmCuts.RULE);
        assertThat(tally.cuts()).isEqualTo(cuts);
        assertThat(tally)
                .isEqualTo(RfmTally.of(RfmCuts.RULE, cuts, counts))
                .isNotEqualTo(RfmTally.of(Rule.convention("own", "Own", "ours"), cuts, counts))
                .isNotEqualTo(RfmTally.of(RfmCuts.RULE, left, counts))
                .isNotEqualTo(RfmTally.of(RfmCuts.RULE, cuts, Map.of(new RfmScore(5, 1, 1), 3L)))
                .isNotEqualTo("tally");
        assertThatThrownBy(() -> RfmTally.of(RfmCuts.RULE, cuts, Map.of(new RfmScore(6, 1, 1), 1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must lie in [1, 5] but was 6");
    }

    @Test
    void periodsOfEveryLengthAreCut() {
        LocalDate day = LocalDate.of(2026, 5, 13);
        Map<PeriodLength, String> starts = Map.of(
                PeriodLength.DAY, "2026-05-13",
                PeriodLength.WEEK, "2026-05-11",
                PeriodLength.MONTH, "2026-05-01",
                PeriodLength.QUARTER, "2026-04-01",
                PeriodLength.YEAR, "2026-01-01");
        Map<PeriodLength, Integer> periods = Map.of(
                PeriodLength.DAY, 365,
                PeriodLength.WEEK, 52,
                PeriodLength.MONTH, 12,
                PeriodLength.QUARTER, 4,
                PeriodLength.YEAR, 1);
        starts.forEach((length, start) -> {
            CohortCalendar calendar = CohortCalendar.of(length, LocalDate.of(2026, 12, 31));
            assertThat(calendar.periodOf(day)).hasToString(start);
            List<Collection<LocalDate>> customers = List.of(List.of(LocalDate.of(2026, 1, 1)));
            CalendarCohorts cohorts = SummaryBytes.merged(CalendarCohorts.summarizer(calendar), customers);
            assertThat(cohorts.periods()).hasSize(Objects.requireNonNull(periods.get(length)));
        });
        CohortCalendar sundays = CohortCalendar.of(PeriodLength.WEEK, day)
                .withWeekStart(DayOfWeek.SUNDAY)
                .withObservationStart(LocalDate.of(2026, 5, 1));
        assertThat(sundays.periodOf(day)).hasToString("2026-05-10");
        assertThat(sundays.isComplete(LocalDate.of(2026, 4, 26)))
                .as("entered midway")
                .isFalse();
        assertThat(sundays.isComplete(LocalDate.of(2026, 5, 3))).isTrue();
        assertThat(sundays)
                .hasToString(
                        "WEEK from SUNDAY in UTC, observed from 2026-05-01 to 2026-05-13, RETURNED, partial periods"
                                + " LEAVE_OUT");
        assertThat(CalendarCohorts.summarizer(sundays).empty().label(LocalDate.of(2026, 5, 10)))
                .isEqualTo("2026-05-10");
        assertThat(CalendarCohorts.summarizer(sundays.withPartial(PartialPeriods.MARK))
                        .empty()
                        .isRunningLeftOut())
                .isFalse();
    }

    @Test
    void purchasesOutsideTheObservationAreRefused() {
        CohortCalendar months = CohortCalendar.of(PeriodLength.MONTH, LocalDate.of(2026, 3, 31));
        assertThatThrownBy(() -> CalendarCohorts.builder(months)
                        .add("ann", LocalDate.of(2026, 4, 1))
                        .build())
                .hasMessage("the order of ann on 2026-04-01 lies outside the observation, which ends on 2026-03-31");
        CohortCalendar since = months.withObservationStart(LocalDate.of(2026, 1, 1));
        assertThatThrownBy(() -> CalendarCohorts.builder(since)
                        .add("ann", LocalDate.of(2025, 12, 31))
                        .build())
                .hasMessage("the order of ann on 2025-12-31 lies outside the observation, 2026-01-01 to 2026-03-31");
        assertThatThrownBy(() -> months.withObservationStart(LocalDate.of(2026, 4, 1)))
                .hasMessageContaining("must not start after its end, 2026-03-31, but starts on 2026-04-01");
        CalendarCohorts cohorts = CalendarCohorts.builder(since)
                .add("ann", LocalDate.of(2026, 1, 31))
                .build();
        Summarizer<Collection<LocalDate>, CalendarCohorts> summarizer = CalendarCohorts.summarizer(since);
        byte[] noDay = changed(summarizer.toBytes(cohorts), "2026-02-01", "2026-02-30");
        assertThatThrownBy(() -> summarizer.ofBytes(noDay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no day 2026-02-30");
        List<CalendarCohorts.Period> two = cohorts.periods().subList(0, 2);
        assertThatThrownBy(() -> new CalendarCohorts(since, two, List.of(), 0))
                .hasMessageStartingWith("the periods are not those of the calendar");
        List<CalendarCohorts.Period> midway = List.of(new CalendarCohorts.Period(LocalDate.of(2026, 3, 2), true));
        assertThatThrownBy(() -> new CalendarCohorts(since, midway, List.of(), 0))
                .hasMessageStartingWith("the periods are not those of the calendar");
        List<CalendarCohorts.Cohort> narrow =
                List.of(new CalendarCohorts.Cohort(LocalDate.of(2026, 1, 1), List.of(1L)));
        assertThatThrownBy(() -> new CalendarCohorts(since, cohorts.periods(), narrow, 0))
                .hasMessage("the cohort of 2026-01-01 does not fit the periods");
        assertThatThrownBy(() -> new CalendarCohorts.Cohort(LocalDate.of(2026, 1, 1), List.of()))
                .hasMessage("the cohort of 2026-01-01 has no customers");
        assertThatThrownBy(() -> new CalendarCohorts.Cohort(LocalDate.of(2026, 1, 1), List.of(0L)))
                .hasMessage("the cohort of 2026-01-01 has no customers");
    }

    @Test
    void theOwnClockCountsWeeksToo() {
        EventCohortDefinition weekly =
                EventCohortDefinition.of("visit", "buy", PeriodLength.WEEK).onOwnClock();
        Instant start = Instant.parse("2026-03-02T10:00:00Z");
        Instant end = Instant.parse("2026-03-23T10:00:00Z");
        EventCohorts cohorts = EventCohorts.builder(weekly)
                .add("a", "visit", start)
                .add("a", "buy", start.plusSeconds(8 * 86_400))
                .add("a", "visit", start.plusSeconds(60))
                .build(end);
        assertThat(at(cohorts.cohorts(), EventCohorts.ALL).active()).containsExactly(0L, 1L, 0L);
        assertThat(at(cohorts.cohorts(), EventCohorts.ALL).eligible()).containsExactly(1L, 1L, 1L);
        EventCohorts daily = EventCohorts.builder(EventCohortDefinition.of("visit", "buy", PeriodLength.DAY)
                        .withEntry(CohortEntry.RECURRING))
                .add("a", "visit", start)
                .add("a", "visit", start.plusSeconds(60))
                .build(end);
        assertThat(at(daily.cohorts(), "2026-03-02").size()).as("once a day").isEqualTo(1);
    }
}
