package io.github.cxkit.testkit.laws;

import io.github.cxkit.lifetime.CohortReading;
import io.github.cxkit.lifetime.CohortTable;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.CustomerMigration;
import io.github.cxkit.lifetime.RevenueRetention;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.OpportunityHistory;
import io.github.cxkit.lifetime.model.OpportunityTable;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import io.github.cxkit.lifetime.model.SpendTable;
import io.github.cxkit.lifetime.value.ValueByClass;
import io.github.cxkit.metric.Metrics;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What customers are worth. */
final class ValueSummaries {

    private ValueSummaries() {}

    static Map<Class<?>, SummaryLaws<?, ?>> all() {
        Map<Class<?>, SummaryLaws<?, ?>> laws = new LinkedHashMap<>();
        laws.put(RecencyFrequencyTable.class, SummaryLaws.of(RecencyFrequencyTable.summarizer(), histories()));
        laws.put(
                SpendTable.class,
                SummaryLaws.of(
                        SpendTable.summarizer(),
                        Combinators.combine(histories(), Arbitraries.of(0.0, 9.99, 20.0))
                                .as((history, mean) ->
                                        new RfmProfile("c", history, history.frequency() == 0 ? 0 : mean))));
        laws.put(
                OpportunityTable.class,
                SummaryLaws.of(
                        OpportunityTable.summarizer(),
                        Arbitraries.of(
                                new OpportunityHistory(0, 0, 5),
                                new OpportunityHistory(2, 4, 5),
                                new OpportunityHistory(3, 3, 6))));
        laws.put(
                ValueByClass.class,
                SummaryLaws.of(
                                ValueByClass.summarizer(Metrics.NPS),
                                Combinators.combine(
                                                Summaries.ratings(Summaries.TEN),
                                                Arbitraries.of(0.0, 12.5, 300.25),
                                                Summaries.durations())
                                        .as(ValueByClass.Customer::new))
                        .sameWhen(ValueSummaries::closeClasses)
                        .refuses(ValueByClass.summarizer(Metrics.NPS_5_POINT)));
        laws.put(
                CohortTable.class,
                SummaryLaws.of(
                                CohortTable.summarizer(CohortReading.RETURNED, 4),
                                Arbitraries.integers().between(0, 4).set().ofMaxSize(4))
                        .refuses(CohortTable.summarizer(CohortReading.STILL_ACTIVE, 4))
                        .refuses(CohortTable.summarizer(CohortReading.RETURNED, 5)));
        laws.put(
                RevenueRetention.class,
                SummaryLaws.of(
                        RevenueRetention.summarizer(),
                        Combinators.combine(money(), money()).as(RevenueRetention.Customer::new)));
        List<String> classes = List.of("occasional", "regular", "fan");
        laws.put(
                CustomerMigration.class,
                SummaryLaws.of(
                                CustomerMigration.summarizer(classes),
                                Combinators.combine(
                                                Arbitraries.of(classes).injectNull(0.3),
                                                Arbitraries.of(classes).injectNull(0.3))
                                        .as(CustomerMigration.Move::new))
                        .refuses(CustomerMigration.summarizer(List.of("fan", "regular", "occasional"))));
        PurchaseLogs.addTo(laws);
        return laws;
    }

    private static boolean closeClasses(ValueByClass a, ValueByClass b) {
        return IntStream.range(0, a.classes().size())
                .allMatch(i -> Summaries.closeMoments(
                                a.classes().get(i).value(), b.classes().get(i).value())
                        && a.classes().get(i).tenure().equals(b.classes().get(i).tenure()));
    }

    private static Arbitrary<CustomerHistory> histories() {
        return Arbitraries.of(
                new CustomerHistory(0, 0, 10),
                new CustomerHistory(1, 4.5, 10),
                new CustomerHistory(3, 9, 39.857142857142854));
    }

    static Arbitrary<BigDecimal> money() {
        return Arbitraries.of("0.00", "10.00", "12.50", "99.90").map(BigDecimal::new);
    }
}
