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
 * things, where time on the wall says little; that stands beside it. Least and median of the rounds, and the least against that
 * of the first.
 */
public final class CpuTimes {

    private static final int WARM = 5;
    private static final int ROUNDS = Integer.getInteger("rounds", 9);

    /** Names of contenders begin with one of these, if there are any. */
    private static final List<String> CHOSEN = new ArrayList<>();

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
     * @param args which races: scorecard, readers, experiment, all if none is named; and which contenders of them, by the
     *     beginnings of their names, all if none is named
     * @throws Exception if a contender fails
     */
    public static void main(String[] args) throws Exception {
        Blackhole sink = new Blackhole(
                "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
        Map<String, Race> races = new LinkedHashMap<>();
        races.put("scorecard", CpuTimes::scorecard);
        races.put("readers", CpuTimes::readers);
        races.put("experiment", CpuTimes::experiment);
        List<String> named = new ArrayList<>(Arrays.asList(args));
        named.retainAll(races.keySet());
        CHOSEN.addAll(Arrays.asList(args));
        CHOSEN.removeAll(named);
        for (Map.Entry<String, Race> each : races.entrySet()) {
            if (named.isEmpty() || named.contains(each.getKey())) {
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
        contenders.put("CSV with weights to scorecard", () -> sink.consume(benchmark.csvToScorecard()));
        contenders.put("draft from the CSV", () -> sink.consume(benchmark.draft()));
        alone(contenders);
        contenders.clear();
        contenders.put("Jackson's tokens alone", () -> sink.consume(benchmark.bareJson()));
        contenders.put("JSON Lines into responses", () -> sink.consume(benchmark.jsonLines(sink)));
        contenders.put("JSON Lines to scorecard", () -> sink.consume(benchmark.jsonToScorecard()));
        contenders.put("JSON Lines, rows to scorecard", () -> sink.consume(benchmark.jsonRowsToScorecard()));
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
        contenders
                .keySet()
                .removeIf(name -> !CHOSEN.isEmpty() && CHOSEN.stream().noneMatch(name::startsWith));
        Map<String, List<Double>> cpu = new LinkedHashMap<>();
        Map<String, List<Double>> wall = new LinkedHashMap<>();
        for (int round = -WARM; round < ROUNDS; round++) {
            for (Map.Entry<String, Work> each : contenders.entrySet()) {
                long start = System.nanoTime();
                long before = clock.getAsLong();
                each.getValue().run();
                long used = clock.getAsLong() - before;
                if (round >= 0) {
                    add(cpu, each.getKey(), used);
                    add(wall, each.getKey(), System.nanoTime() - start);
                }
            }
        }
        double first = 0;
        for (String name : cpu.keySet()) {
            double[] used = sorted(cpu, name);
            double[] passed = sorted(wall, name);
            first = first == 0 ? used[0] : first;
            System.out.printf(
                    "%-28s CPU: least %7.1f ms, median %7.1f ms, %6.2f times the first; wall: least %7.1f ms, median %7.1f ms%n",
                    name, used[0], used[ROUNDS / 2], used[0] / first, passed[0], passed[ROUNDS / 2]);
        }
    }

    private static void add(Map<String, List<Double>> times, String name, long nanos) {
        times.computeIfAbsent(name, each -> new ArrayList<>()).add(nanos / 1e6);
    }

    private static double[] sorted(Map<String, List<Double>> times, String name) {
        return times.getOrDefault(name, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    private static long cpu() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean known ? known.getProcessCpuTime() : 0;
    }
}
