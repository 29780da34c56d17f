package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.FitResult;
import io.github.cxkit.lifetime.model.HistoryColumns;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Fits and scores of 2,357 customers, as many as the usual CDNOW sample has, drawn from BG/NBD. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CustomerValueBenchmark {

    private static final int CUSTOMERS = 2357;
    private static final double HORIZON = 39;

    private final List<CustomerHistory> histories = draw();
    private final RecencyFrequencyTable table = RecencyFrequencyTable.of(histories);
    private final HistoryColumns columns = HistoryColumns.of(histories);
    private final BgNbd bgNbd = new BgNbd(0.243, 4.414, 0.793, 2.426);
    private final ParetoNbd paretoNbd = new ParetoNbd(0.553, 10.578, 0.606, 11.669);
    private final double[] alive = new double[CUSTOMERS];
    private final double[] expected = new double[CUSTOMERS];

    /** For JMH. */
    public CustomerValueBenchmark() {}

    /** Whole days in weeks, so that histories repeat as real ones do. */
    private static List<CustomerHistory> draw() {
        SplittableRandom random = new SplittableRandom(1);
        List<CustomerHistory> histories = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            int days = 189 + random.nextInt(84);
            double rate = -Math.log(random.nextDouble()) / 150;
            double leave = 1 - Math.sqrt(random.nextDouble());
            int bought = 0;
            int last = 0;
            boolean alive = true;
            for (int day = 1; day <= days && alive; day++) {
                if (random.nextDouble() < rate) {
                    bought++;
                    last = day;
                    alive = random.nextDouble() > leave;
                }
            }
            histories.add(new CustomerHistory(bought, last / 7.0, days / 7.0));
        }
        return histories;
    }

    /**
     * Maximum likelihood of BG/NBD.
     *
     * @return the fit
     */
    @Benchmark
    public FitResult<BgNbd> fitBgNbd() {
        return BgNbd.fit(table);
    }

    /**
     * Maximum likelihood of Pareto/NBD.
     *
     * @return the fit
     */
    @Benchmark
    public FitResult<ParetoNbd> fitParetoNbd() {
        return ParetoNbd.fit(table);
    }

    /**
     * P(alive) and 39-week expectation of all by BG/NBD.
     *
     * @return the expectations
     */
    @Benchmark
    public double[] scoreBgNbd() {
        bgNbd.score(columns, HORIZON, alive, expected);
        return expected;
    }

    /**
     * P(alive) and 39-week expectation of all by Pareto/NBD.
     *
     * @return the expectations
     */
    @Benchmark
    public double[] scoreParetoNbd() {
        paretoNbd.score(columns, HORIZON, alive, expected);
        return expected;
    }
}
