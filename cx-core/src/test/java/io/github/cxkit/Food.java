package io.github.cxkit;

import io.github.cxkit.experiment.GroupSequentialPlan;
import io.github.cxkit.experiment.ManyArms;
import io.github.cxkit.experiment.UnitSums;
import io.github.cxkit.metric.Acsi;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.PairedTally;
import io.github.cxkit.metric.RatingClass;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.metric.SegmentedTally;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Arguments that fit each other, for functions whose borders no draw of one after the other gets past. */
final class Food {

    private static final List<String> PLACES = List.of("a", "b", "c");

    private final Random random;

    Food(Random random) {
        this.random = random;
    }

    /** Arguments of one of the functions that need them, half of the times; null for all others. */
    Object @Nullable [] argumentsOf(Executable function, int rows) {
        if (random.nextBoolean()) {
            return null;
        }
        String name = function.getDeclaringClass().getSimpleName() + "."
                + function.getName().replaceFirst(".*\\.", "") + function.getParameterCount();
        Object[] fed = switch (name) {
            case "ExperienceIndex.of3" -> tallies(Metrics.CXI_QUESTION.scale());
            case "Acsi.index3" -> function.getParameterTypes()[0] == RatingScore.class ? means() : null;
            case "WeightedTally.ofSums2" -> weighted();
            case "RatingTally.ofCounts5" -> new Object[] {Scale.of(1, 5), counts(5), 1L, 0L, 2L};
            case "CorrelationMatrix.of2" -> correlations();
            case "RatingMetric.net5" -> net();
            case "EventColumns.of6", "EventColumns.sorted6" -> events(rows);
            case "RfmScores.of3", "RfmCuts.scores3" -> new Object[] {numbers(rows), numbers(rows), numbers(rows)};
            case "RfmCuts.quantiles4" -> new Object[] {2, numbers(rows), numbers(rows), numbers(rows)};
            case "HistoryColumns.of3" -> histories(rows);
            case "ManyArms.of4" -> arms();
            case "GroupSequentialPlan.of3" -> function.getParameterTypes()[2] == double[].class ? looks() : null;
            default -> null;
        };
        return fed != null && fits(function.getParameterTypes(), fed) ? fed : null;
    }

    /** Not those of another function of the name. */
    private static boolean fits(Class<?>[] types, Object[] fed) {
        return IntStream.range(0, types.length)
                .allMatch(
                        i -> MethodType.methodType(types[i]).wrap().returnType().isInstance(fed[i]));
    }

    private long[] counts(int size) {
        return random.longs(size, 0, 9).toArray();
    }

    private double[] numbers(int size) {
        return random.ints(size, 0, 7).asDoubleStream().toArray();
    }

    private RatingTally tally(Scale scale) {
        return RatingTally.ofCounts(scale, counts(scale.size()));
    }

    private Object[] tallies(Scale scale) {
        return new Object[] {tally(scale), tally(scale), tally(scale)};
    }

    private Object[] means() {
        return Arrays.stream(tallies(Acsi.SCALE))
                .map(tally -> Metrics.mean(Acsi.SCALE).score((RatingTally) tally))
                .toArray();
    }

    private Object[] weighted() {
        WeightedTally.Builder builder = WeightedTally.builder(Scale.of(1, 5));
        for (int i = random.nextInt(6); i > 0; i--) {
            builder.add(1 + random.nextInt(5), random.nextInt(4) / 3.0);
        }
        WeightedTally tally = builder.build();
        return new Object[] {tally.tally(), tally.sums()};
    }

    private Object[] correlations() {
        double r = random.nextInt(19) / 10.0 - 0.9;
        return new Object[] {List.of("a", "b"), new double[][] {{1, r}, {r, 1}}};
    }

    private Object[] net() {
        return new Object[] {
            Rule.convention("a.net", "A", "b"),
            Scale.of(1, 5),
            new RatingClass("low", 1, 2),
            new RatingClass("middle", 3, 3),
            new RatingClass("high", 4, 5)
        };
    }

    private Object[] events(int rows) {
        return new Object[] {
            PLACES,
            4,
            random.ints(rows, 0, 4).toArray(),
            random.ints(rows, 0, PLACES.size()).toArray(),
            random.longs(rows, 0, 90).sorted().toArray(),
            TimeUnit.DAYS
        };
    }

    private Object[] arms() {
        return new Object[] {units(), Map.of("b", units(), "c", units()), ManyArms.Method.HOLM, 0.9};
    }

    private UnitSums units() {
        return UnitSums.summarizer(1)
                .summarize(random.ints(5, 0, 9)
                        .mapToObj(value -> List.of(BigDecimal.valueOf(value)))
                        .toList());
    }

    private Object[] looks() {
        return new Object[] {GroupSequentialPlan.Spending.OBRIEN_FLEMING, 0.05, new double[] {0.5, 1}};
    }

    private Object[] histories(int rows) {
        long[] frequency = counts(rows);
        double[] recency = IntStream.range(0, rows)
                .mapToDouble(i -> frequency[i] == 0 ? 0 : 1 + random.nextInt(20))
                .toArray();
        double[] age = Arrays.stream(recency)
                .map(last -> last + 1 + random.nextInt(20))
                .toArray();
        return new Object[] {frequency, recency, age};
    }

    /** The scale that data are of, or null if they are of none. */
    static @Nullable Object scaleOf(@Nullable Object data) {
        if (data instanceof RatingTally tally) {
            return tally.scale();
        }
        if (data instanceof WeightedTally tally) {
            return tally.scale();
        }
        if (data instanceof RatingMetric metric) {
            return metric.scale();
        }
        if (data instanceof RatingScore score) {
            return score.metric().scale();
        }
        if (data instanceof SegmentedTally tally) {
            return tally.scale();
        }
        return data instanceof PairedTally pairs ? pairs.scale() : null;
    }

    /** The texts in a record, by which its functions know their parts. */
    static List<String> namesIn(@Nullable Object data) {
        Set<String> names = new LinkedHashSet<>();
        gather(data, names, 0);
        return new ArrayList<>(names);
    }

    private static void gather(@Nullable Object data, Set<String> names, int depth) {
        if (data == null || depth > 4 || names.size() > 20) {
            return;
        }
        if (data instanceof String name) {
            names.add(name);
        } else if (data instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> gather(key, names, depth + 1));
        } else if (data instanceof Iterable<?> list) {
            list.forEach(each -> gather(each, names, depth + 1));
        } else if (data instanceof Record && data.getClass().getName().startsWith("io.github.cxkit.")) {
            for (Object part : Samples.components(data)) {
                gather(part, names, depth + 1);
            }
        }
    }
}
