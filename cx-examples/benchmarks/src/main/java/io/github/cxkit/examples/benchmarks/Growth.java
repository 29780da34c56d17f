package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.driver.DriverData;
import io.github.cxkit.journey.EventColumns;
import io.github.cxkit.journey.IdentityGraph;
import io.github.cxkit.journey.attribution.ChannelPaths;
import io.github.cxkit.journey.attribution.MarkovAttribution;
import io.github.cxkit.journey.graph.Transitions;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.PseudoCounts;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardChange;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.scorecard.SmallGroups;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Doubles the size of what every heavy function of the library is given, and prints how its CPU time grows: 1 is in proportion,
 * 2 is by the square. To be run before a release; names of cases as arguments run only those.
 */
public final class Growth {

    private static final int ROUNDS = 3;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private Growth() {}

    /** Sizes of a case, and what is done with each. */
    private record Case(int from, int doublings, IntFunction<Supplier<?>> work) {}

    /**
     * Runs the cases.
     *
     * @param args names of cases; none for all
     */
    public static void main(String[] args) {
        print(System.out, Arrays.asList(args));
    }

    private static void print(PrintStream out, List<String> names) {
        out.println("case                          exponent   CPU ms by size");
        cases().forEach((name, each) -> {
            if (names.isEmpty() || names.contains(name)) {
                StringBuilder line = new StringBuilder();
                List<Double> times = new ArrayList<>();
                for (int i = 0; i <= each.doublings; i++) {
                    int n = each.from << i;
                    times.add(cpuMillis(each.work.apply(n)));
                    line.append("   %,d: %.1f".formatted(n, times.get(i)));
                }
                double exponent = Math.log(times.get(each.doublings) / times.get(0)) / Math.log(2) / each.doublings;
                out.printf("%-28s %9.2f %s%n", name, exponent, line);
            }
        });
    }

    /** The least of a few rounds: what else runs on the machine only adds. */
    private static double cpuMillis(Supplier<?> work) {
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long before = cpu();
            if (work.get() == null) {
                throw new IllegalStateException("nothing came out");
            }
            least = Math.min(least, (cpu() - before) / 1e6);
        }
        return Math.max(least, 0.01);
    }

    /** Of the whole process, since some work is shared among threads. */
    private static long cpu() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean known
                ? known.getProcessCpuTime()
                : System.nanoTime();
    }

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("scorecard by groups", new Case(1_000, 4, n -> groups(n)::scorecard));
        cases.put("changes by groups", new Case(750, 2, n -> {
            ScorecardSummary summary = groups(n);
            return () -> ScorecardChange.of(summary);
        }));
        cases.put("rows of a scorecard", new Case(1_000, 3, n -> {
            Scorecard card = groups(n).scorecard();
            return () -> rows(card);
        }));
        cases.put("small groups", new Case(25_000, 2, n -> () -> hidden(n)));
        cases.put("identities in a chain", new Case(5_000, 3, n -> () -> chain(n)));
        cases.put("transitions of 20,000 places", new Case(250_000, 2, n -> {
            EventColumns log = log(n, 20_000);
            return () -> Transitions.of(log);
        }));
        cases.put("Markov, order 2, channels", new Case(5, 2, n -> {
            ChannelPaths paths = paths(n);
            return () -> MarkovAttribution.of(paths, 2);
        }));
        cases.put("durations", new Case(250_000, 2, n -> () -> durations(n)));
        cases.put("purchase log", new Case(250_000, 2, n -> () -> orders(n)));
        cases.put("driver intervals", new Case(250_000, 2, n -> {
            DriverData data = drivers(n);
            return () -> data.bootstrap(1_000, 0.95, new SplittableRandom(1));
        }));
        cases.put("BG/NBD fit", new Case(100_000, 2, n -> {
            RecencyFrequencyTable table = histories(n);
            return () -> BgNbd.fit(table);
        }));
        cases.put("Pareto/NBD fit", new Case(100_000, 2, n -> {
            RecencyFrequencyTable table = histories(n);
            return () -> ParetoNbd.fit(table);
        }));
        cases.put("posterior", new Case(250_000, 2, n -> {
            RatingScore score = Metrics.NPS.score(RatingTally.ofCounts(
                    Scale.of(0, 10),
                    IntStream.range(0, 11).mapToLong(i -> n / 11).toArray(),
                    0,
                    0,
                    0));
            return () -> score.posterior(new PseudoCounts(1, 1, 1), 0.95);
        }));
        return cases;
    }

    private static ScorecardSummary groups(int groups) {
        Survey survey = Survey.of("grown", Question.of("q", Scale.of(0, 10)))
                .withSegments(SegmentColumn.of("group"))
                .withTimes("at", ZoneId.of("UTC"));
        ScorecardSummary.Builder builder = ScorecardSummary.builder(ScorecardDefinition.of(survey)
                .scoring("q", Metrics.NPS)
                .by("group")
                .per(PeriodLength.MONTH));
        SplittableRandom random = new SplittableRandom(1);
        for (int group = 0; group < groups; group++) {
            for (int i = 0; i < 15; i++) {
                builder.add(SurveyResponse.NOTHING
                        .withRating("q", random.nextInt(11))
                        .withSegment("group", "g" + group)
                        .withTime(FIRST.plusSeconds((i % 3) * 31L * 86_400)));
            }
        }
        return builder.build();
    }

    private static Object rows(Scorecard card) {
        // a copy, so that nothing is known yet
        Scorecard fresh = card.withTitle("fresh");
        long found = 0;
        for (ScorecardRow row : fresh.rows()) {
            found += fresh.row(row.question(), row.metric(), row.slice()).isPresent() ? 1 : 0;
        }
        return found;
    }

    private static Object hidden(int groups) {
        List<SmallGroups.Group> all = IntStream.range(0, groups)
                .mapToObj(i -> new SmallGroups.Group("g" + i, i % 10))
                .toList();
        SmallGroups small = SmallGroups.of(all, 5);
        return all.stream().filter(group -> small.hides(group.name())).count();
    }

    private static Object chain(int identifiers) {
        IdentityGraph.Builder builder = IdentityGraph.builder();
        for (int i = 0; i < identifiers; i++) {
            builder.link("c%06d".formatted(i + 1), "c%06d".formatted(i));
        }
        return builder.build();
    }

    private static EventColumns log(int events, int places) {
        SplittableRandom random = new SplittableRandom(2);
        int customers = events / 10;
        return EventColumns.of(
                IntStream.range(0, places).mapToObj(i -> "t" + i).toList(),
                customers,
                random.ints(events, 0, customers).toArray(),
                random.ints(events, 0, places).toArray(),
                IntStream.range(0, events).asLongStream().toArray(),
                TimeUnit.SECONDS);
    }

    private static ChannelPaths paths(int channels) {
        SplittableRandom random = new SplittableRandom(3);
        ChannelPaths.Builder builder = ChannelPaths.builder();
        for (int i = 0; i < 20_000; i++) {
            List<String> path = new ArrayList<>();
            for (int j = 0; j < 1 + random.nextInt(6); j++) {
                path.add("channel" + random.nextInt(channels));
            }
            builder.add(path, random.nextInt(2), 1);
        }
        return builder.build();
    }

    private static Object durations(int n) {
        SplittableRandom random = new SplittableRandom(4);
        KaplanMeier.Builder builder = KaplanMeier.builder();
        for (int i = 0; i < n; i++) {
            builder.add(random.nextDouble(1_000), random.nextInt(3) > 0);
        }
        return builder.build();
    }

    private static Object orders(int n) {
        SplittableRandom random = new SplittableRandom(5);
        LocalDate first = LocalDate.of(2024, 1, 1);
        PurchaseLog.Builder builder = PurchaseLog.builder(PurchaseRules.DAILY_UTC);
        for (int i = 0; i < n; i++) {
            builder.add(
                    "c" + random.nextInt(n / 5),
                    first.plusDays(random.nextInt(730)),
                    BigDecimal.valueOf(1 + random.nextInt(9_000), 2));
        }
        return builder.build();
    }

    private static DriverData drivers(int n) {
        List<String> names = IntStream.range(0, 12).mapToObj(i -> "d" + i).toList();
        DriverData.Builder builder = DriverData.builder("y", names);
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < n; i++) {
            List<Double> row = new ArrayList<>();
            double outcome = random.nextInt(11);
            double mood = random.nextInt(6);
            for (int j = 0; j < names.size(); j++) {
                row.add(mood + random.nextInt(6));
                outcome += row.get(j) * (j % 3);
            }
            builder.add(outcome, row);
        }
        return builder.build();
    }

    /** Customers of a population that the models are of, nearly all of them different. */
    private static RecencyFrequencyTable histories(int customers) {
        SplittableRandom random = new SplittableRandom(7);
        RecencyFrequencyTable.Builder builder = RecencyFrequencyTable.builder();
        for (int i = 0; i < customers; i++) {
            double age = 20 + random.nextDouble(60);
            double rate = 0.02 - 0.15 * Math.log(random.nextDouble(1e-12, 1));
            double life =
                    -Math.log(random.nextDouble(1e-12, 1)) / (0.002 - 0.02 * Math.log(random.nextDouble(1e-12, 1)));
            double until = Math.min(age, life);
            double at = 0;
            double last = 0;
            long purchases = 0;
            while (true) {
                at -= Math.log(random.nextDouble(1e-12, 1)) / rate;
                if (at > until) {
                    break;
                }
                purchases++;
                last = at;
            }
            builder.add(new CustomerHistory(purchases, last, age));
        }
        return builder.build();
    }
}
