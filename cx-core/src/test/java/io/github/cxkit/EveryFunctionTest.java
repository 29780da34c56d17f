package io.github.cxkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.Explorer.Outcome;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What every public function obeys, whoever adds one: whatever its border accepts gives finite numbers, a reason why there are
 * none, or a refusal in our words; and the order of rows does not show.
 */
class EveryFunctionTest {

    /** Functions that are not called at all, and why. */
    private static final Map<String, String> LEFT_OUT =
            Map.of("validation\\..*", "called by an engine of Jakarta Validation with a context of its own");

    /** Functions that are called, but that a draw may never call with success, and why. */
    private static final Map<String, String> UNREACHED = Map.ofEntries(
            Map.entry(".*\\.ofBytes\\(.*", "drawn bytes are nobody's; SummaryLaws reads what toBytes gives"),
            Map.entry("score\\.Result\\$Insufficient\\.orElseThrow\\(\\)", "always refuses: that is what it is for"),
            Map.entry(
                    ".*\\.(parse|named|ofJsonLd|withZone)\\(.*",
                    "a text with a form of its own, which no drawn name has"),
            Map.entry(
                    ".*\\.new\\(.*", "parts must fit each other; EveryRecordTest takes them from what functions give"),
            Map.entry(
                    ".*\\.(get|along|metric|crossing|cell|window|tumbling|sliding|outcome|weightedGap|jointGain)\\(.*",
                    "names what must be there"),
            Map.entry("lifetime\\.value\\.(ClassValues|ValueByClass)\\..*", "classes must be those of the metric"),
            Map.entry(
                    "framework\\.CompositeIndex\\.(driverData|summary)\\(.*",
                    "a survey with all the questions of the index"),
            Map.entry("journey\\.exchange\\.EventMapping\\..*", "a row with the columns of the mapping"),
            Map.entry(
                    "experiment\\.(CovariateAdjustment\\.of|ExperimentSummary\\$Builder\\..*)\\(?.*",
                    "columns of one experiment"),
            Map.entry(
                    "(driver|stats)\\..*\\((.*, )?(CoMoments|CorrelationMatrix|int, double, RandomGenerator|Map).*",
                    "columns that go by the same names in two places"),
            Map.entry("metric\\.NetTransitions\\..*", "people of three classes, which only pairs of answers give"));

    /** Numbers that are infinite on purpose, and why. */
    private static final Map<String, String> INFINITE = Map.of(
            "stats\\.Raking\\$Options\\..*", "no cap is a cap of infinity, which its Javadoc says",
            "experiment\\.ExperimentSummary\\$Unit\\.values\\(\\)", "as given; the summary refuses what is infinite");

    /** Refusals that Java words, and why. */
    private static final Map<String, String> WORDED = Map.of(
            "metric\\.RatingScore\\.rounded\\(.*",
            "RoundingMode.UNNECESSARY asks for an exception where digits are lost");

    private static final Pattern COMPUTED = Pattern.compile("(?s).*(NaN|Infinity|known value).*");

    /** What the machine says of a null or a zero that nobody had looked at. */
    private static final Pattern BY_THE_MACHINE = Pattern.compile("(?s)(Cannot .* because .*|/ by zero|-?\\d+)");

    private static final Pattern PLACE = Pattern.compile("Index (-?\\d+) out of bounds for length \\d+");

    /** How often each function is called; a longer walk leaves out those that have taken long already. */
    private static final int ROUNDS = Integer.getInteger("cxkit.walk.rounds", 4);

    private static final int SHORT_WALK = 4;
    private static final long LONG_TAKEN = 200_000_000;
    private static final int MORE_DRAWS = 600;

    private static final Map<Executable, String> NAMES = new HashMap<>();
    private static final TreeMap<String, String> WRONG = new TreeMap<>();
    private static final TreeMap<String, String> MOVED = new TreeMap<>();
    private static final TreeSet<String> NEVER = new TreeSet<>();
    private static final TreeSet<String> SHUFFLED = new TreeSet<>();

    /**
     * Of a hundred numbers, how many lie at an end of what a double, a count or the calendar holds. A walk among them finds a new
     * corner now and then, and what it meets hangs on the order of unordered sets, which is another in each run; so a build walks
     * where numbers are plain, and {@code -Dcxkit.walk.extreme=25 -Dcxkit.walk.seed=...} goes on looking.
     */
    private static final int EXTREME = Integer.getInteger("cxkit.walk.extreme", 0);

    private static final Explorer EXPLORER =
            new Explorer(Long.getLong("cxkit.walk.seed", 20_260_601), EXTREME / 100.0, Samples.types());

    private static final Random RANDOM = new Random(1);

    @BeforeAll
    static void walk() {
        List<Executable> walked = EXPLORER.functions().stream()
                .filter(function -> reason(LEFT_OUT, function) == null)
                .toList();
        walked.forEach(function -> NEVER.add(name(function)));
        Map<Executable, Long> taken = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Executable function : walked) {
                if (round < SHORT_WALK || taken.getOrDefault(function, 0L) < LONG_TAKEN) {
                    long start = System.nanoTime();
                    check(function);
                    taken.merge(function, System.nanoTime() - start, Long::sum);
                }
            }
        }
        for (Executable function : walked) {
            for (int i = 0; NEVER.contains(name(function)) && i < MORE_DRAWS; i++) {
                check(function);
            }
        }
        assertThat(walked).hasSizeGreaterThan(4_500);
    }

    @Test
    void aFunctionGivesFiniteNumbersAReasonOrARefusalInWords() {
        assertThat(WRONG).isEmpty();
    }

    @Test
    void everyFunctionIsCalledWithSuccess() {
        assertThat(NEVER.stream().filter(name -> UNREACHED.keySet().stream().noneMatch(name::matches)))
                .as("one may be missed by chance; more: give them food, or name them in UNREACHED with the reason")
                .hasSizeLessThan(4);
    }

    @Test
    void theOrderOfRowsDoesNotShow() {
        assertThat(MOVED).isEmpty();
        assertThat(SHUFFLED).hasSizeGreaterThan(40);
    }

    private static @Nullable String reason(Map<String, String> exceptions, Executable function) {
        return exceptions.entrySet().stream()
                .filter(exception -> name(function).matches(exception.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static void check(Executable function) {
        Outcome outcome = EXPLORER.call(function);
        if (outcome == null) {
            return;
        }
        if (outcome.thrown() == null) {
            NEVER.remove(name(function));
            boolean mayBe = outcome.givenNone() || reason(INFINITE, function) != null;
            String number = mayBe ? null : notFinite(outcome.value(), 0);
            if (number != null) {
                WRONG.putIfAbsent(name(function) + " gives " + number, given(outcome));
            }
            shuffle(function, outcome);
        } else if (reason(WORDED, function) == null
                && (!isRefusal(outcome) || function.getName().equals("toString"))) {
            StackTraceElement[] trace = outcome.thrown().getStackTrace();
            WRONG.putIfAbsent(
                    name(function) + " throws " + outcome.thrown(),
                    given(outcome) + (trace.length == 0 ? "" : " at " + trace[0]));
        }
    }

    /** What we say ourselves: nothing that a library, the language or a number that was computed before has said for us. */
    private static boolean isRefusal(Outcome outcome) {
        Throwable thrown = Objects.requireNonNull(outcome.thrown());
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof ClassCastException) {
            return message.contains("java.lang.String cannot be cast"); // a type argument that nobody can see
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        boolean ours = trace.length > 0
                && (trace[0].getClassName().startsWith("io.github.cxkit.")
                        || trace[0].getMethodName().equals("requireNonNull")
                        || trace[0].getMethodName().equals("outOfBounds")); // says the index and the length
        return ours
                && thrown.getMessage() != null
                && !BY_THE_MACHINE.matcher(message).matches()
                && isGivenPlace(outcome, message)
                && (thrown instanceof IllegalArgumentException
                        || thrown instanceof NullPointerException
                        || thrown instanceof IndexOutOfBoundsException
                        || thrown instanceof ArithmeticException
                        || thrown instanceof IllegalStateException
                        || thrown instanceof UnsupportedOperationException
                        || thrown instanceof NoSuchElementException)
                && (outcome.givenNone() || !COMPUTED.matcher(message).matches());
    }

    /** A place that is not there is refused if it was asked for; one that was worked out is a fault. */
    private static boolean isGivenPlace(Outcome outcome, String message) {
        Matcher place = PLACE.matcher(message);
        return !place.matches()
                || Pattern.compile("(?<![-\\w.])" + place.group(1) + "\\b")
                        .matcher(Arrays.deepToString(outcome.arguments()))
                        .find();
    }

    private static void shuffle(Executable function, Outcome there) {
        List<Class<?>> parameters = List.of(function.getParameterTypes());
        int rows = parameters.indexOf(Iterable.class);
        if (!(function instanceof Method)
                || rows < 0
                || rows != parameters.lastIndexOf(Iterable.class)
                || there.value() == null) {
            return;
        }
        Object[] arguments = there.arguments().clone();
        List<Object> other = new ArrayList<>((List<?>) arguments[rows]);
        Collections.shuffle(other, RANDOM);
        arguments[rows] = other;
        Outcome back = EXPLORER.call(function, there.receiver(), arguments);
        SHUFFLED.add(name(function));
        if (!isSame(there.value(), back.value())) {
            MOVED.putIfAbsent(
                    name(function), given(there) + " gives " + there.value() + " and " + back.value() + back.thrown());
        }
    }

    private static boolean isSame(Object one, @Nullable Object other) {
        if (one.equals(other)) {
            return true;
        }
        if (other == null) {
            return false;
        }
        List<Double> numbers = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        gather(one, numbers, 0);
        gather(other, others, 0);
        if (numbers.size() != others.size()) {
            return false;
        }
        double largest =
                Math.max(1e-12, numbers.stream().mapToDouble(Math::abs).max().orElse(0));
        Collections.sort(numbers); // what is listed may be listed in order of appearance
        Collections.sort(others);
        for (int i = 0; i < numbers.size(); i++) {
            if (Math.abs(numbers.get(i) - others.get(i)) > 1e-7 * largest) {
                return false;
            }
        }
        return true;
    }

    /** Records of Java itself, of which later versions have more, show no parts. */
    private static boolean isOurs(Record value) {
        return value.getClass().getName().startsWith("io.github.cxkit.");
    }

    private static void gather(@Nullable Object value, List<Double> into, int depth) {
        if (depth > 8) {
            return;
        }
        if (value instanceof Number number) {
            into.add(number.doubleValue());
        } else if (value instanceof Result<?> result) {
            gather(result.toOptional().orElse(null), into, depth + 1);
        } else if (value instanceof Optional<?> optional) {
            gather(optional.orElse(null), into, depth + 1);
        } else if (value instanceof Iterable<?> entries) {
            entries.forEach(entry -> gather(entry, into, depth + 1));
        } else if (value instanceof Map<?, ?> map) {
            gather(map.values(), into, depth + 1);
        } else if (value instanceof Record part && isOurs(part) && !(value instanceof Evidence)) {
            for (Object component : Samples.components(part)) {
                gather(component, into, depth + 1);
            }
        }
    }

    /** The first number in a value that is none, or null. */
    private static @Nullable String notFinite(@Nullable Object value, int depth) {
        if (value == null || depth > 8) {
            return null;
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? null : number.toString();
        }
        if (value instanceof String text) {
            return text.contains("NaN") || text.contains("Infinity") ? text : null;
        }
        if (value instanceof double[] numbers) {
            return notFinite(Arrays.stream(numbers).boxed().toList(), depth);
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? notFinite(number.getAsDouble(), depth) : null;
        }
        if (value instanceof Result<?> result) {
            return notFinite(result.toOptional().orElse(null), depth + 1);
        }
        if (value instanceof Optional<?> optional) {
            return notFinite(optional.orElse(null), depth + 1);
        }
        if (value instanceof Map<?, ?> map) {
            return notFinite(map.values(), depth + 1);
        }
        if (value instanceof Iterable<?> entries) {
            for (Object entry : entries) {
                String number = notFinite(entry, depth + 1);
                if (number != null) {
                    return number;
                }
            }
        } else if (value instanceof Record part && isOurs(part)) {
            RecordComponent[] components = part.getClass().getRecordComponents();
            @Nullable Object[] parts = Samples.components(part);
            for (int i = 0; i < parts.length; i++) {
                String number = notFinite(parts[i], depth + 1);
                if (number != null) {
                    return components[i].getName() + " " + number;
                }
            }
        }
        return null;
    }

    private static String given(Outcome outcome) {
        return shown(outcome.receiver()) + " "
                + Arrays.stream(outcome.arguments())
                        .map(EveryFunctionTest::shown)
                        .toList();
    }

    private static String shown(@Nullable Object value) {
        try {
            String all = Arrays.deepToString(new @Nullable Object[] {value});
            return all.substring(1, all.length() - 1);
        } catch (RuntimeException silent) {
            return "a " + Objects.requireNonNull(value).getClass();
        }
    }

    private static String name(Executable function) {
        return NAMES.computeIfAbsent(function, EveryFunctionTest::written);
    }

    private static String written(Executable function) {
        String type = function.getDeclaringClass().getName().replaceFirst("io\\.github\\.cxkit\\.", "");
        return type
                + (function instanceof Method ? "." + function.getName() : ".new")
                + Arrays.stream(function.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList()
                        .toString()
                        .replace('[', '(')
                        .replace(']', ')');
    }
}
