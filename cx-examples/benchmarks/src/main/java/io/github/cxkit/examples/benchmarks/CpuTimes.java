package io.github.cxkit.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Contenders of the benchmarks by turns in one process, by CPU time: for a machine that is busy with other
 * things, where time on the wall says little. Least and median of the rounds, and the least against that of the first.
 */
public final class CpuTimes {

    private static final int WARM = 5;
    private static final int ROUNDS = 9;

    private CpuTimes() {}

    private interface Work {
        void run() throws Exception;
    }

    private interface Race {
        void run(Blackhole sink) throws Exception;
    }

    /**
     * Measures.
     *
     * @param args which races: scorecard, readers, experiment; all if none is named
     * @throws Exception if a contender fails
     */
    public static void main(String[] args) throws Exception {
        Blackhole sink = new Blackhole(
                "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
        Map<String, Race> races = new LinkedHashMap<>();
        races.put("scorecard", CpuTimes::scorecard);
        races.put("readers", CpuTimes::readers);
        races.put("experiment", CpuTimes::experiment);
        for (Map.Entry<String, Race> each : races.entrySet()) {
            if (args.length == 0 || Arrays.asList(args).contains(each.getKey())) {
                System.out.println(each.getKey());
                each.getValue().run(sink);
            }
        }
    }

    private static void scorecard(Blackhole sink) throws Exception {
        ScorecardBenchmark benchmark = new ScorecardBenchmark();
        benchmark.rows = 1_000_000;
        benchmark.write();
        Map<String, Work> contenders = new LinkedHashMap<>();
        contenders.put("file, one thread", () -> sink.consume(benchmark.fileOneThread()));
        contenders.put("file, all threads", () -> sink.consume(benchmark.fileAllThreads()));
        contenders.put("file, row by row", () -> sink.consume(benchmark.fileRowByRow()));
        contenders.put("rows in memory", () -> sink.consume(benchmark.fromMemory()));
        contenders.put("plain loop over the bytes", () -> sink.consume(benchmark.plainLoop()));
        contenders.put("DuckDB, one thread", () -> benchmark.duckDbOneThread(sink));
        contenders.put("DuckDB, all threads", () -> benchmark.duckDbAllThreads(sink));
        System.out.printf("%,d rows, %.1f MB%n", benchmark.rows, benchmark.size() / 1e6);
        race(contenders);
        benchmark.remove();
    }

    private static void readers(Blackhole sink) throws Exception {
        ReaderBenchmark benchmark = new ReaderBenchmark();
        benchmark.rows = 100_000;
        benchmark.write();
        Map<String, Work> contenders = new LinkedHashMap<>();
        contenders.put("FastCSV alone", () -> sink.consume(benchmark.bareCsv(sink)));
        contenders.put("CSV into responses", () -> sink.consume(benchmark.csv(sink)));
        contenders.put("draft from the CSV", () -> sink.consume(benchmark.draft()));
        alone(contenders);
        contenders.clear();
        contenders.put("Jackson's tokens alone", () -> sink.consume(benchmark.bareJson()));
        contenders.put("JSON Lines into responses", () -> sink.consume(benchmark.jsonLines(sink)));
        contenders.put("JSON Lines to scorecard", () -> sink.consume(benchmark.jsonToScorecard()));
        alone(contenders);
        contenders.clear();
        contenders.put("fastexcel alone", () -> sink.consume(benchmark.bareXlsx()));
        contenders.put("XLSX into responses", () -> sink.consume(benchmark.xlsx(sink)));
        contenders.put("XLSX to scorecard", () -> sink.consume(benchmark.xlsxToScorecard()));
        alone(contenders);
        benchmark.remove();
    }

    private static void experiment(Blackhole sink) throws Exception {
        ExperimentBenchmark benchmark = new ExperimentBenchmark();
        benchmark.rows = 10_000_000;
        benchmark.generate();
        Map<String, Work> contenders = new LinkedHashMap<>();
        contenders.put("columns", () -> sink.consume(benchmark.columns()));
        contenders.put("DuckDB, one thread", () -> sink.consume(benchmark.duckDb()));
        contenders.put("plain sum of the columns", () -> sink.consume(benchmark.plainSum()));
        contenders.put("ranks of 1,000 segments", () -> sink.consume(benchmark.ranks()));
        race(contenders);
        benchmark.close();
    }

    /** Contenders that work on this thread alone: its time is known more finely than that of the process. */
    private static void alone(Map<String, Work> contenders) throws Exception {
        race(contenders, () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static void race(Map<String, Work> contenders) throws Exception {
        race(contenders, CpuTimes::cpu);
    }

    private static void race(Map<String, Work> contenders, LongSupplier clock) throws Exception {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = -WARM; round < ROUNDS; round++) {
            for (Map.Entry<String, Work> each : contenders.entrySet()) {
                long before = clock.getAsLong();
                each.getValue().run();
                if (round >= 0) {
                    times.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                            .add((clock.getAsLong() - before) / 1e6);
                }
            }
        }
        double first = 0;
        for (Map.Entry<String, List<Double>> each : times.entrySet()) {
            double[] sorted = each.getValue().stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            first = first == 0 ? sorted[0] : first;
            System.out.printf(
                    "%-28s least %7.1f ms, median %7.1f ms of CPU, %6.2f times the first%n",
                    each.getKey(), sorted[0], sorted[ROUNDS / 2], sorted[0] / first);
        }
    }

    private static long cpu() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean known ? known.getProcessCpuTime() : 0;
    }
}
