package io.github.cxkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.score.Result;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No fact takes what is not there, and what it refuses it names: nulls come from JSON, where nobody can read a stack trace. */
class EveryRecordTest {

    @Test
    void whatIsMissingIsRefusedByItsName() throws ReflectiveOperationException {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Class<?> type : Samples.types()) {
            Optional<Object[]> sample = type.isRecord() ? Samples.argumentsOf(type) : Optional.empty();
            if (sample.isEmpty()) {
                continue;
            }
            RecordComponent[] components = type.getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                if (components[i].getType().isPrimitive()
                        || components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)
                        || components[i].getGenericType().getTypeName().length() == 1) {
                    continue;
                }
                String name = components[i].getName();
                for (Object missing : missing(sample.orElseThrow()[i])) {
                    Object[] arguments = sample.orElseThrow().clone();
                    arguments[i] = missing;
                    tried++;
                    String said = refusal(type, arguments);
                    if (!said.contains(name)) {
                        wrong.add(type.getName().replaceAll("^[a-z.]*\\.", "") + "." + name + " with "
                                + (missing == null ? "null" : "a null in it") + ": " + said);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(900);
    }

    /** Names of numbers that may be below zero, and why. */
    private static final Map<String, String> SIGNED = Map.ofEntries(
            Map.entry("rating", "a scale may begin below 0"),
            Map.entry("ratingTo", "a scale may begin below 0"),
            Map.entry("lowTo", "a scale may begin below 0"),
            Map.entry("worstRating", "a scale may begin below 0"),
            Map.entry("points", "a scale may begin below 0, and a gain be a loss"),
            Map.entry("value", "money, moments and points of a scale"),
            Map.entry("before", "money and moments"),
            Map.entry("after", "money and moments"),
            Map.entry("earlier", "points of a scale"),
            Map.entry("later", "points of a scale"),
            Map.entry("from", "ends of a range of a scale or of money"),
            Map.entry("to", "ends of a range of a scale or of money"),
            Map.entry("x", "a place on a screen that may be scrolled"),
            Map.entry("y", "a place on a screen that may be scrolled"),
            Map.entry("atMillis", "moments before 1970"),
            Map.entry("emotionMillionths", "feelings are good or bad"),
            Map.entry("order", "an order of sorting, of any numbers"),
            Map.entry("year", "a year of a calendar, which its own border holds to 1 to 9999"),
            Map.entry("firstPeriod", "periods before the first of the calendar"),
            Map.entry("lastObservedPeriod", "nothing is observed yet"));

    private static final Pattern SHARE =
            Pattern.compile("(adjustedP|p)Value|removedShare|share|confidence|.*[pP]robability");

    /** Shares that may lie outside 0 to 1, and why. */
    private static final Map<String, String> NO_SHARE =
            Map.of("FrictionRanking.Line.share", "a share of the mean instead of the whole");

    private static final Pattern SPREAD =
            Pattern.compile("standardError|standardDeviation|.*[vV]ariance|.*Squared|weight");

    /** Lists whose places have nothing to do with each other, and why. */
    private static final Map<String, String> UNLIKE = Map.of(
            "RfmScores", "cuts of three measures, each with as many as it has",
            "Questionnaire", "pages of as many questions as they hold",
            "Scale", "points, and the labels of some of them");

    private static final List<List<String>> ORDERED =
            List.of(List.of("lower", "upper"), List.of("min", "max"), List.of("low", "high"), List.of("from", "to"));

    /** Stretches whose end may come before their start, and why. */
    private static final Map<String, String> AROUND = Map.of(
            "OpenSpan", "around midnight the end is the smaller number",
            "QuietHours", "around midnight the end is the smaller number");

    /** A record that is read from JSON passes no builder: what no builder lets through, its constructor does not either. */
    @Test
    void whatContradictsItselfIsRefused() throws ReflectiveOperationException {
        Set<String> taken = new TreeSet<>();
        int tried = 0;
        for (Class<?> type : Samples.types()) {
            for (Object sample : type.isRecord() ? Samples.of(type) : List.<Object>of()) {
                @Nullable Object[] arguments = Samples.components(sample);
                RecordComponent[] components = type.getRecordComponents();
                for (int i = 0; i < components.length; i++) {
                    for (Map.Entry<String, Object> wrong :
                            contradictions(type, components, arguments, i).entrySet()) {
                        @Nullable Object[] changed = arguments.clone();
                        if (wrong.getKey().startsWith("swapped")) {
                            changed[place(components, wrong.getKey().substring("swapped with ".length()))] =
                                    arguments[i];
                        }
                        changed[i] = wrong.getValue();
                        tried++;
                        if (refusal(type, changed).equals("taken")) {
                            taken.add(name(type) + "." + components[i].getName() + " " + wrong.getKey());
                        }
                    }
                }
            }
        }
        assertThat(taken).isEmpty();
        assertThat(tried).isGreaterThan(3_000);
    }

    private static String name(Class<?> type) {
        return type.getCanonicalName().replaceAll("^[a-z0-9.]*\\.", "");
    }

    private static int place(RecordComponent[] components, String name) {
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Counts and spreads below zero, shares beyond one, a list that is shorter than its twin, ends in the wrong order. */
    private static Map<String, Object> contradictions(
            Class<?> type, RecordComponent[] components, @Nullable Object[] arguments, int i) {
        Map<String, Object> wrong = new LinkedHashMap<>();
        String component = components[i].getName();
        Object value =
                arguments[i] instanceof Result<?> result ? result.toOptional().orElse(null) : arguments[i];
        boolean inResult = arguments[i] instanceof Result<?>;
        if (value instanceof Long && !SIGNED.containsKey(component)) {
            wrong.put("-1", inResult ? Result.of(-1L) : -1L);
        } else if (value instanceof Integer && !SIGNED.containsKey(component)) {
            wrong.put("-1", inResult ? Result.of(-1) : -1);
        } else if (value instanceof Double) {
            boolean share = SHARE.matcher(component).matches() && !NO_SHARE.containsKey(name(type) + "." + component);
            if (share || SPREAD.matcher(component).matches()) {
                wrong.put("-1.0", inResult ? Result.of(-1.0) : -1.0);
            }
            if (share) {
                wrong.put("1.5", inResult ? Result.of(1.5) : 1.5);
            }
        } else if (isNumbers(components[i]) && value instanceof List<?> list && !list.isEmpty()) {
            for (int j = 0; j < components.length; j++) {
                if (j != i && isNumbers(components[j]) && !UNLIKE.containsKey(name(type))) {
                    wrong.put("shorter than " + components[j].getName(), list.subList(1, list.size()));
                }
            }
        }
        for (List<String> ends : ORDERED) {
            int other = place(components, ends.get(1));
            if (component.equals(ends.get(0))
                    && other >= 0
                    && !AROUND.containsKey(name(type))
                    && value instanceof Comparable
                    && components[i].getType() == components[other].getType()
                    && arguments[other] != null
                    && !value.equals(arguments[other])) {
                wrong.put("swapped with " + ends.get(1), arguments[other]);
            }
        }
        return wrong;
    }

    private static boolean isNumbers(RecordComponent component) {
        String type = component.getGenericType().getTypeName();
        return component.getType() == List.class && (type.endsWith("Double>") || type.endsWith("Double>>"));
    }

    /** Null, and the collection with a null in it. */
    private static List<@Nullable Object> missing(@Nullable Object sample) {
        List<@Nullable Object> missing = new ArrayList<>();
        missing.add(null);
        if (sample instanceof List<?> list) {
            List<@Nullable Object> more = new ArrayList<>(list);
            more.add(null);
            missing.add(more);
        } else if (sample instanceof Set<?> set) {
            Collection<@Nullable Object> more = new LinkedHashSet<>(set);
            more.add(null);
            missing.add(more);
        } else if (sample instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<@Nullable Object, @Nullable Object> value = new LinkedHashMap<>(map);
            value.put(map.keySet().iterator().next(), null);
            missing.add(value);
            Map<@Nullable Object, @Nullable Object> key = new LinkedHashMap<>(map);
            key.put(null, map.values().iterator().next());
            missing.add(key);
        }
        return missing;
    }

    private static String refusal(Class<?> type, @Nullable Object[] arguments) throws ReflectiveOperationException {
        try {
            Samples.canonical(type).newInstance(arguments);
            return "taken";
        } catch (InvocationTargetException refused) {
            Throwable why = Objects.requireNonNull(refused.getCause());
            return why.getClass().getSimpleName() + ": " + why.getMessage();
        }
    }
}
