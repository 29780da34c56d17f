package io.github.cxkit.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The contenders of {@link ScorecardBenchmark} by turns in one process, by CPU time of all its threads: for a machine that is
 * busy with other things, where time on the wall says little. Least and median of the rounds.
 */
public final class CpuTimes {

    private static final int WARM = 3;
    private static final int ROUNDS = 7;

    private CpuTimes() {}

    private interface Work {
        void run() throws Exception;
    }

    /**
     * Measures.
     *
     * @param args how many rows, a million if not said
     * @throws Exception if a contender fails
     */
    public static void main(String[] args) throws Exception {
        ScorecardBenchmark benchmark = new ScorecardBenchmark();
        benchmark.rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        benchmark.write();
        Blackhole sink = new Blackhole(
                "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
        Map<String, Work> contenders = new LinkedHashMap<>();
        contenders.put("plain loop over the bytes", () -> sink.consume(benchmark.plainLoop()));
        contenders.put("rows in memory", () -> sink.consume(benchmark.fromMemory()));
        contenders.put("file, row by row", () -> sink.consume(benchmark.fileRowByRow()));
        contenders.put("file, one thread", () -> sink.consume(benchmark.fileOneThread()));
        contenders.put("file, all threads", () -> sink.consume(benchmark.fileAllThreads()));
        contenders.put("DuckDB, one thread", () -> benchmark.duckDbOneThread(sink));
        contenders.put("DuckDB, all threads", () -> benchmark.duckDbAllThreads(sink));
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = -WARM; round < ROUNDS; round++) {
            for (Map.Entry<String, Work> each : contenders.entrySet()) {
                long before = cpu();
                each.getValue().run();
                if (round >= 0) {
                    times.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                            .add((cpu() - before) / 1e6);
                }
            }
        }
        double megabytes = benchmark.size() / 1e6;
        System.out.printf("%,d rows, %.1f MB%n", benchmark.rows, megabytes);
        times.forEach((name, all) -> {
            double[] sorted =
                    all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    "%-28s least %7.0f ms, median %7.0f ms of CPU, %5.0f MB/s%n",
                    name, sorted[0], sorted[ROUNDS / 2], megabytes / sorted[0] * 1e3);
        });
        benchmark.remove();
    }

    private static long cpu() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean known ? known.getProcessCpuTime() : 0;
    }
}
