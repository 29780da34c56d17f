package io.github.cxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.framework.EnablerAssessment;
import io.github.cxkit.journey.EventColumns;
import io.github.cxkit.journey.experience.CompoundSuccess;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.graph.Transitions;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.Retention;
import io.github.cxkit.lifetime.RfmCuts;
import io.github.cxkit.lifetime.RfmScores;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.BuyTillYouDieModel;
import io.github.cxkit.lifetime.model.HistoryColumns;
import io.github.cxkit.lifetime.model.MbgNbd;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What functions of columns obey, in journey, lifetime and framework: the order of rows does not show, parts that are merged are
 * the whole, and a row is worth the same alone as in its column; with plain numbers and with those at the ends of a double.
 */
class ColumnsLawsTest {

    private static final double[] SIZES = {0, 1, 1, 2, 3, 0.5, 7, 1e-300, 1e9, 1e300, Double.MIN_VALUE, Double.MAX_VALUE
    };
    private static final List<String> PLACES = List.of("a", "b", "c");

    /** Rows of numbers, and the same in another order. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Columns(int[] order, double[][] columns) {

        static Columns of(Random random, int columns) {
            int n = random.nextInt(9);
            List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
            Collections.shuffle(order, random);
            double[][] drawn = new double[columns][];
            for (int i = 0; i < columns; i++) {
                int kinds = random.nextBoolean() ? 6 : SIZES.length;
                drawn[i] = IntStream.range(0, n)
                        .mapToDouble(row -> SIZES[random.nextInt(kinds)])
                        .toArray();
            }
            return new Columns(order.stream().mapToInt(Integer::intValue).toArray(), drawn);
        }

        double[] plain(int column) {
            return columns[column];
        }

        double[] moved(int column) {
            return Arrays.stream(order).mapToDouble(row -> columns[column][row]).toArray();
        }
    }

    @Property(tries = 200)
    void theOrderOfCustomersDoesNotShowInTheirRfmScores(@ForAll long seed) {
        Columns rows = Columns.of(new Random(seed), 3);
        RfmScores there = RfmScores.of(rows.plain(0), rows.plain(1), rows.plain(2));
        RfmScores moved = RfmScores.of(rows.moved(0), rows.moved(1), rows.moved(2));
        for (int i = 0; i < rows.order.length; i++) {
            assertThat(moved.scores().get(i)).isEqualTo(there.scores().get(rows.order[i]));
        }
        assertThat(List.of(moved.recencyCuts(), moved.frequencyCuts(), moved.monetaryCuts()))
                .isEqualTo(List.of(there.recencyCuts(), there.frequencyCuts(), there.monetaryCuts()));
    }

    @Property(tries = 200)
    void theOrderOfCustomersDoesNotShowInCutsAndWhatTheyScore(@ForAll long seed) {
        Columns rows = Columns.of(new Random(seed), 3);
        assertThat(RfmCuts.quantiles(3, rows.moved(0), rows.moved(1), rows.moved(2)))
                .isEqualTo(RfmCuts.quantiles(3, rows.plain(0), rows.plain(1), rows.plain(2)));
        RfmCuts cuts = RfmCuts.of(List.of(1.0, 3.0), List.of(1.0, 2.0), List.of(0.5, 1e9));
        List<?> there = cuts.scores(rows.plain(0), rows.plain(1), rows.plain(2));
        List<?> moved = cuts.scores(rows.moved(0), rows.moved(1), rows.moved(2));
        for (int i = 0; i < rows.order.length; i++) {
            assertThat(moved.get(i)).isEqualTo(there.get(rows.order[i]));
            assertThat(cuts.score(rows.plain(0)[i], rows.plain(1)[i], rows.plain(2)[i]))
                    .isEqualTo(there.get(i));
        }
    }

    @Property(tries = 50)
    void aCustomerIsWorthTheSameAloneAsInAColumn(@ForAll long seed) {
        Random random = new Random(seed);
        List<CustomerHistory> customers = histories(random);
        HistoryColumns columns = HistoryColumns.of(customers);
        for (BuyTillYouDieModel model : List.of(
                new BgNbd(0.24, 4.4, 0.8, 2.4), new MbgNbd(0.5, 6, 0.9, 1.6), new ParetoNbd(0.55, 10.6, 0.6, 11.7))) {
            double[] alive = new double[customers.size()];
            double[] expected = new double[customers.size()];
            model.score(columns, 39, alive, expected);
            for (int i = 0; i < alive.length; i++) {
                assertThat(alive[i]).isCloseTo(model.probabilityAlive(customers.get(i)), within(1e-12));
                double alone = model.expectedPurchases(customers.get(i), 39);
                assertThat(expected[i]).isCloseTo(alone, within(1e-10 * Math.max(1, alone)));
            }
        }
    }

    @Property(tries = 100)
    void theOrderAndThePartsOfATableOfCustomersDoNotShow(@ForAll long seed) {
        Random random = new Random(seed);
        List<CustomerHistory> customers = histories(random);
        List<CustomerHistory> moved = new ArrayList<>(customers);
        Collections.shuffle(moved, random);
        RecencyFrequencyTable all = RecencyFrequencyTable.of(customers);
        assertThat(RecencyFrequencyTable.of(moved)).isEqualTo(all);
        int cut = random.nextInt(customers.size() + 1);
        assertThat(RecencyFrequencyTable.of(moved.subList(cut, moved.size()))
                        .merge(RecencyFrequencyTable.of(moved.subList(0, cut))))
                .isEqualTo(all);
    }

    private static List<CustomerHistory> histories(Random random) {
        return IntStream.range(0, random.nextInt(9))
                .mapToObj(i -> {
                    long bought = random.nextInt(4);
                    double last = bought == 0 ? 0 : 1 + random.nextInt(30);
                    return new CustomerHistory(bought, last, last + random.nextInt(9) + 1);
                })
                .toList();
    }

    @Property(tries = 100)
    void theOrderOfRatesRatingsAndOrdersDoesNotShow(@ForAll long seed) {
        Random random = new Random(seed);
        List<Double> rates = random.doubles(random.nextInt(6)).boxed().toList();
        List<Double> moved = new ArrayList<>(rates);
        Collections.shuffle(moved, random);
        assertThat(CompoundSuccess.of(moved).isKnown())
                .isEqualTo(CompoundSuccess.of(rates).isKnown());
        CompoundSuccess.of(rates).ifKnown(there -> {
            CompoundSuccess other = CompoundSuccess.of(moved).orElseThrow();
            assertThat(other.allSatisfied()).isCloseTo(there.allSatisfied(), within(1e-14));
            assertThat(other.lowerBound()).isCloseTo(there.lowerBound(), within(1e-14));
            assertThat(other.upperBound()).isEqualTo(there.upperBound());
        });
        List<Double> practices = moved.stream().map(rate -> 5 * rate).toList();
        List<Double> others = rates.stream().map(rate -> 5 * rate).toList();
        assertThat(EnablerAssessment.of(practices, practices, practices).overall())
                .isEqualTo(EnablerAssessment.of(others, others, others).overall());
        long[] orders = random.longs(rates.size(), 0, 4).toArray();
        long[] turned = IntStream.range(0, orders.length)
                .mapToLong(i -> orders[orders.length - 1 - i])
                .toArray();
        assertThat(Retention.repeatPurchaseRate(turned)).isEqualTo(Retention.repeatPurchaseRate(orders));
    }

    /** Events at one moment keep their order; those at different ones come in any. */
    @Property(tries = 100)
    void theOrderOfEventsAtDifferentTimesDoesNotShow(@ForAll long seed) {
        Random random = new Random(seed);
        int n = random.nextInt(12);
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, random);
        int[] who = random.ints(n, 0, 3).toArray();
        int[] where = random.ints(n, 0, PLACES.size()).toArray();
        long[] when =
                IntStream.range(0, n).mapToLong(i -> 5L * i + random.nextInt(5)).toArray();
        EventColumns sorted = EventColumns.sorted(PLACES, 3, who, where, when, TimeUnit.HOURS);
        EventColumns moved = EventColumns.sorted(
                PLACES,
                3,
                order.stream().mapToInt(i -> who[i]).toArray(),
                order.stream().mapToInt(i -> where[i]).toArray(),
                order.stream().mapToLong(i -> when[i]).toArray(),
                TimeUnit.HOURS);
        Funnel funnel = Funnel.ordered(Duration.ofHours(20), "a", "b", "c");
        assertThat(funnel.summary(moved)).isEqualTo(funnel.summary(sorted));
        assertThat(Transitions.of(moved)).isEqualTo(Transitions.of(sorted));
        assertThat(moved.journeys()).isEqualTo(sorted.journeys());
    }
}
