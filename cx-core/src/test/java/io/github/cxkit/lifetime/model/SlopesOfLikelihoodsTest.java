package io.github.cxkit.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.lifetime.CustomerHistory;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What the searches for a fit go by: the mean likelihood that the model itself tells, and its slopes. */
class SlopesOfLikelihoodsTest {

    private static final double STEP = 1e-5;

    private static final RecencyFrequencyTable BUYERS = RecencyFrequencyTable.of(List.of(
            new CustomerHistory(0, 0, 39),
            new CustomerHistory(0, 0, 12.5),
            new CustomerHistory(1, 4.25, 30),
            new CustomerHistory(3, 20, 38.9),
            new CustomerHistory(7, 38, 38.5),
            new CustomerHistory(2, 3, 27)));

    /** Two points that no symmetry of the data picks out. */
    private static final double[][] AT = {{0.3, 0.7, -0.4, 0.9}, {-0.8, 1.6, 0.5, -0.2}};

    private static void holds(
            Minimizer.Objective objective, int parameters, ToDoubleFunction<double[]> logLikelihood, double customers) {
        for (double[] point : AT) {
            double[] logs = Arrays.copyOf(point, parameters);
            double[] slopes = new double[parameters];
            double[] unused = new double[parameters];
            double[] values = Arrays.stream(logs).map(Math::exp).toArray();
            assertThat(objective.value(logs, slopes))
                    .isEqualTo(-logLikelihood.applyAsDouble(values) / customers, within(1e-11));
            for (int i = 0; i < parameters; i++) {
                double[] above = logs.clone();
                double[] below = logs.clone();
                above[i] += STEP;
                below[i] -= STEP;
                double rise = (objective.value(above, unused) - objective.value(below, unused)) / (2 * STEP);
                assertThat(slopes[i])
                        .as("slope %d at %s", i, Arrays.toString(logs))
                        .isEqualTo(rise, within(1e-8));
            }
        }
    }

    @Test
    void paretoNbd() {
        CountColumns data = new CountColumns(BUYERS);
        holds(
                new ParetoFit(data),
                4,
                p -> BUYERS.logLikelihood(new ParetoNbd(p[0], data.unit * p[1], p[2], data.unit * p[3]))
                        + data.purchases * Math.log(data.unit),
                6);
    }

    @Test
    void bgNbdAndMbgNbd() {
        CountColumns data = new CountColumns(BUYERS);
        double shift = data.purchases * Math.log(data.unit);
        holds(
                new BetaGeometricFit(data, 0),
                4,
                p -> BUYERS.logLikelihood(new BgNbd(p[0], data.unit * p[1], p[2], p[3])) + shift,
                6);
        holds(
                new BetaGeometricFit(data, 1),
                4,
                p -> BUYERS.logLikelihood(new MbgNbd(p[0], data.unit * p[1], p[2], p[3])) + shift,
                6);
    }

    @Test
    void aPopulationIsAsLikelyAsItsCustomersTogether() {
        ParetoNbd model = new ParetoNbd(0.5, 10, 0.6, 12);
        CustomerHistory quiet = new CustomerHistory(0, 0, 30);
        CustomerHistory busy = new CustomerHistory(5, 28, 30);
        assertThat(model.logLikelihood(RecencyFrequencyTable.of(List.of(quiet, busy, quiet))))
                .isEqualTo(2 * model.logLikelihood(quiet) + model.logLikelihood(busy), within(1e-12));
    }

    @Test
    void bgBb() {
        OpportunityTable table = new OpportunityTable(List.of(
                new OpportunityTable.Row(new OpportunityHistory(0, 0, 6), 12),
                new OpportunityTable.Row(new OpportunityHistory(1, 1, 6), 5),
                new OpportunityTable.Row(new OpportunityHistory(2, 5, 6), 4),
                new OpportunityTable.Row(new OpportunityHistory(4, 6, 6), 3),
                new OpportunityTable.Row(new OpportunityHistory(3, 3, 4), 2)));
        holds(
                (logs, slopes) -> BgBb.objective(table, 26, logs, slopes),
                4,
                p -> table.rows().stream()
                        .mapToDouble(
                                row -> row.customers() * new BgBb(p[0], p[1], p[2], p[3]).logLikelihood(row.history()))
                        .sum(),
                26);
    }

    @Test
    void gammaGamma() {
        double unit = 20;
        List<SpendTable.Row> rows =
                List.of(new SpendTable.Row(1, 12.5, 3), new SpendTable.Row(4, 31, 2), new SpendTable.Row(2, 8.75, 1));
        double moneyOfMeans =
                -rows.stream().mapToLong(SpendTable.Row::customers).sum() * Math.log(unit);
        holds(
                new GammaGammaFit(rows, unit),
                3,
                p -> rows.stream()
                                .mapToDouble(row -> row.customers()
                                        * new GammaGamma(p[0], p[1], unit * p[2])
                                                .logLikelihood(row.frequency(), row.monetaryValue()))
                                .sum()
                        - moneyOfMeans,
                6);
    }

    @Test
    void shiftedBetaGeometricAndBetaDiscreteWeibull() {
        long[] survivors = {100, 74, 61, 54, 50};
        holds(
                new ContractFit(survivors),
                2,
                p -> ofSurvivors(survivors, new ShiftedBetaGeometric(p[0], p[1])::logSurvival),
                100);
        holds(
                new ContractFit(survivors),
                3,
                p -> ofSurvivors(survivors, new BetaDiscreteWeibull(p[0], p[1], p[2])::logSurvival),
                100);
    }

    private static double ofSurvivors(long[] survivors, IntToDoubleFunction logSurvival) {
        double sum = 0;
        for (int t = 1; t < survivors.length; t++) {
            double before = Math.exp(logSurvival.applyAsDouble(t - 1));
            double after = Math.exp(logSurvival.applyAsDouble(t));
            sum += (survivors[t - 1] - survivors[t]) * Math.log(before - after);
        }
        return sum + survivors[survivors.length - 1] * logSurvival.applyAsDouble(survivors.length - 1);
    }
}
