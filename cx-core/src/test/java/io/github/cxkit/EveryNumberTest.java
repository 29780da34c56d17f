package io.github.cxkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.score.Result;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No fact holds NaN or an infinity: whoever reads a number may use it. */
class EveryNumberTest {

    /** Infinite on purpose, and said so: no trimming. */
    private static final Set<String> INFINITE = Set.of("Raking.Options.cap");

    /** NaN on purpose: a column without a value, ten million of which go by. */
    private static final Set<String> MISSING =
            Set.of("ExperimentSummary.Unit.values", "ExperimentSummary.MetricSums.removed");

    @Test
    void noRecordTakesANumberThatIsNone() throws ReflectiveOperationException {
        List<String> taken = new ArrayList<>();
        List<String> withoutSample = new ArrayList<>();
        int numbers = 0;
        for (Class<?> type : Samples.types()) {
            if (!type.isRecord() || !holdsNumbers(type)) {
                continue;
            }
            Optional<Object[]> sample = Samples.argumentsOf(type);
            if (sample.isEmpty()) {
                withoutSample.add(type.getName());
                continue;
            }
            RecordComponent[] components = type.getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                String name = type.getCanonicalName().replaceAll("^[a-z.]*\\.", "") + "." + components[i].getName();
                for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                    boolean allowed = MISSING.contains(name) || (INFINITE.contains(name) && none > 0);
                    Object wrong = with(components[i].getGenericType(), sample.orElseThrow()[i], none);
                    if (wrong != null && !allowed) {
                        numbers++;
                        Object[] arguments = sample.orElseThrow().clone();
                        arguments[i] = wrong;
                        if (!isRefused(type, arguments)) {
                            taken.add(name + " takes " + none);
                        }
                    }
                }
            }
        }
        assertThat(taken).isEmpty();
        assertThat(withoutSample)
                .as("parts that must fit each other are rarely drawn")
                .hasSizeLessThan(10);
        assertThat(numbers).isGreaterThan(500);
    }

    private static boolean holdsNumbers(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .anyMatch(component -> component.getGenericType().getTypeName().contains("ouble"));
    }

    private static boolean isRefused(Class<?> type, Object[] arguments) throws ReflectiveOperationException {
        try {
            Samples.canonical(type).newInstance(arguments);
            return false;
        } catch (InvocationTargetException refusal) {
            return refusal.getCause() instanceof IllegalArgumentException;
        }
    }

    /** A value of the type with such a number in it, or null if the type holds none. */
    private static @Nullable Object with(Type type, @Nullable Object sample, double number) {
        Class<?> raw = Samples.raw(type);
        if (raw == double.class || raw == Double.class) {
            return number;
        }
        if (raw == double[].class) {
            return new double[] {number};
        }
        if (sample == null
                || !(type instanceof ParameterizedType generic)
                || !type.getTypeName().contains("java.lang.Double")) {
            return null;
        }
        Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
        if (raw == List.class) {
            List<Object> changed = new ArrayList<>((List<?>) sample);
            if (changed.isEmpty()) {
                return null;
            }
            Object inner = with(last, changed.get(0), number);
            changed.set(0, inner);
            return inner == null ? null : changed;
        }
        if (raw == Map.class) {
            Map<Object, Object> changed = new LinkedHashMap<>((Map<?, ?>) sample);
            if (changed.isEmpty()) {
                return null;
            }
            Object key = changed.keySet().iterator().next();
            Object inner = with(last, Objects.requireNonNull(changed.get(key)), number);
            changed.put(key, inner);
            return inner == null ? null : changed;
        }
        if (raw == Result.class && last != Double.class) {
            Result<?> result = (Result<?>) sample;
            Object inner = result.isKnown() ? with(last, result.orElseThrow(), number) : null;
            return inner == null ? null : Result.of(inner);
        }
        return null;
    }

    /** Being rebuilt; the list only shrinks. */
    private static final Set<String> STILL = Set.of(
            "io/github/cxkit/experiment/ExperimentSummary.java",
            "io/github/cxkit/experiment/UnitSums.java",
            "io/github/cxkit/journey/graph/Transitions.java",
            "io/github/cxkit/scorecard/ScorecardSummary.java",
            "io/github/cxkit/stats/RankSets.java");

    /** A sum that no long holds is said in words, the same everywhere. */
    @Test
    void countsAreAddedInOnePlace() throws IOException {
        assertThat(sourcesWith("Math.addExact(", "Math.multiplyExact(", "Math.toIntExact("))
                .isEmpty();
    }

    private static List<String> sourcesWith(String... texts) throws IOException {
        Path main = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(main)) {
            List<String> found = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                String source = Files.readString(file);
                for (String text : texts) {
                    if (source.contains(text)
                            && !STILL.contains(main.relativize(file).toString())) {
                        found.add(main.relativize(file) + ": " + text);
                    }
                }
            }
            return found;
        }
    }
}
