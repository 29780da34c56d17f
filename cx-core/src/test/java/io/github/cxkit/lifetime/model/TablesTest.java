package io.github.cxkit.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RfmColumns;
import io.github.cxkit.lifetime.RfmProfile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that the models are fitted to: customers who look alike share a row, wherever they were counted. */
class TablesTest {

    @Test
    void opportunitiesAreCountedByHistory() {
        OpportunityTable table = SummaryBytes.merged(
                OpportunityTable.summarizer(),
                List.of(
                        new OpportunityHistory(2, 5, 6),
                        new OpportunityHistory(0, 0, 6),
                        new OpportunityHistory(2, 5, 6),
                        new OpportunityHistory(1, 6, 6)));
        assertThat(table.customers()).isEqualTo(4);
        assertThat(table.rows())
                .containsExactly(
                        new OpportunityTable.Row(new OpportunityHistory(0, 0, 6), 1),
                        new OpportunityTable.Row(new OpportunityHistory(1, 6, 6), 1),
                        new OpportunityTable.Row(new OpportunityHistory(2, 5, 6), 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpportunityTable.Row(new OpportunityHistory(0, 0, 1), 0))
                .withMessageContaining("must be >= 1 but were 0");
    }

    @Test
    void recencyAndFrequencyAreCountedByHistory() {
        CustomerHistory loyal = new CustomerHistory(3, 30, 40);
        CustomerHistory once = new CustomerHistory(0, 0, 40);
        RecencyFrequencyTable table = SummaryBytes.merged(
                RecencyFrequencyTable.summarizer(), List.of(loyal, once, loyal, new CustomerHistory(1, 12.5, 40)));
        assertThat(table.customers()).isEqualTo(4);
        assertThat(table)
                .isEqualTo(RecencyFrequencyTable.builder()
                        .add(loyal, 2)
                        .add(once)
                        .add(RecencyFrequencyTable.of(List.of(new CustomerHistory(1, 12.5, 40))))
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecencyFrequencyTable.Row(loyal, 0))
                .withMessageContaining("must be >= 1 but were 0");
    }

    /** Times of whole days take a short way, others do not: 1.3 weeks are 9.1 days. */
    @ParameterizedTest
    @ValueSource(doubles = {1 / 7.0, 1, 1.3})
    void customersInAnyUnitOfTimeAreCountedAlike(double unit) {
        List<CustomerHistory> histories = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            int age = 1 + random.nextInt(6);
            int recency = random.nextInt(age + 1);
            histories.add(new CustomerHistory(recency == 0 ? 0 : 1 + random.nextInt(3), recency * unit, age * unit));
        }
        assertThat(RecencyFrequencyTable.ofProfiles(histories.stream()
                        .map(each -> new RfmProfile("a", each, 0))
                        .toList()))
                .isEqualTo(RecencyFrequencyTable.of(histories));
    }

    /** One customer on two days two weeks apart, another on one day; the log ends ten weeks after the first. */
    @Test
    void customersInColumnsAreCountedByHistoryAndSpend() {
        int day = (int) LocalDate.of(2026, 1, 5).toEpochDay();
        RfmColumns columns = RfmColumns.of(
                PurchaseRules.DAILY_UTC,
                LocalDate.of(2026, 3, 16),
                2,
                new int[] {0, 0, 1},
                new int[] {day, day + 14, day + 7},
                new long[] {1_000, 2_050, 790});
        assertThat(RecencyFrequencyTable.of(columns))
                .isEqualTo(
                        RecencyFrequencyTable.of(List.of(new CustomerHistory(1, 2, 10), new CustomerHistory(0, 0, 9))));
        HistoryColumns histories = HistoryColumns.of(columns);
        assertThat(histories.size()).isEqualTo(2);
        assertThat(histories.frequency(0)).isEqualTo(1);
        assertThat(histories.recency(0)).isEqualTo(2);
        assertThat(histories.age(0)).isEqualTo(10);
        assertThat(histories.age(1)).isEqualTo(9);
        assertThat(SpendTable.of(columns, 2))
                .isEqualTo(SpendTable.of(List.of(new RfmProfile("0", new CustomerHistory(1, 2, 10), 20.5))));
    }

    /** Up to 2^21 - 1 days and purchases; beyond, or within a day, there is no such number. */
    @Test
    void theNumberOfAHistorySortsAsTheRowsDo() {
        long most = (1 << 21) - 1;
        List<CustomerHistory> ascending = List.of(
                new CustomerHistory(0, 0, 0),
                new CustomerHistory(0, 0, most / 7.0),
                new CustomerHistory(1, 1 / 7.0, most / 7.0),
                new CustomerHistory(1, 1, 1),
                new CustomerHistory(1, 1, 2),
                new CustomerHistory(2, 1 / 7.0, 1 / 7.0),
                new CustomerHistory(most, most / 7.0, most / 7.0));
        List<Long> keys = ascending.stream().map(RecencyFrequencyTable::key).toList();
        assertThat(keys).doesNotHaveDuplicates().isSorted().allMatch(key -> key >= 0);
        for (CustomerHistory other : List.of(
                new CustomerHistory(most + 1, 1, 1),
                new CustomerHistory(1, 1, (most + 1) / 7.0),
                new CustomerHistory(1, 1, 1.2),
                new CustomerHistory(1, 0.9, 1))) {
            assertThat(RecencyFrequencyTable.key(other)).as("%s", other).isNegative();
            assertThat(RecencyFrequencyTable.ofProfiles(List.of(new RfmProfile("a", other, 1))))
                    .isEqualTo(RecencyFrequencyTable.of(List.of(other)));
        }
    }

    /** A fit of many rows begins from parts of them that are like all: every tenth of 20,000 and every second. */
    @Test
    void samplesTakeRowsFromEndToEnd() {
        RecencyFrequencyTable.Builder all = RecencyFrequencyTable.builder();
        for (int i = 0; i < 19_999; i++) {
            all.add(new CustomerHistory(1, 1, 1 + i));
        }
        assertThat(CountColumns.samples(all.build(), 10)).isEmpty();

        List<CountColumns> samples = CountColumns.samples(
                all.add(new CustomerHistory(1, 1, 20_000), 5).build(), 10);
        assertThat(samples).hasSize(2);
        assertThat(samples.get(0).age).hasSize(2_000).startsWith(0.1, 1.1, 2.1).endsWith(1_999.1);
        assertThat(samples.get(1).age).hasSize(10_000).startsWith(0.1, 0.3, 0.5).endsWith(1_999.9);
        assertThat(samples.get(1).customers).isEqualTo(10_000);
    }

    @Test
    void spendIsCountedForThoseWhoCameBack() {
        List<RfmProfile> people = List.of(
                new RfmProfile("a", new CustomerHistory(2, 9, 10), 25.5),
                new RfmProfile("b", new CustomerHistory(0, 0, 10), 0),
                new RfmProfile("c", new CustomerHistory(2, 4, 10), 25.5),
                new RfmProfile("d", new CustomerHistory(1, 3, 10), 7));
        SpendTable table = SummaryBytes.merged(SpendTable.summarizer(), people);
        assertThat(table).isEqualTo(SpendTable.of(people));
        assertThat(table.customers())
                .as("nobody's first purchase alone says what they spend")
                .isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> new SpendTable.Row(1, 5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SpendTable.Row(0, 5, 1));
    }
}
