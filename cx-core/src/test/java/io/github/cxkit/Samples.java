package io.github.cxkit;

import io.github.cxkit.score.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plausible values of every public type, drawn by its constructors, factories and constants; the same every run. */
final class Samples {

    private static final List<String> NAMES = List.of("a", "b", "c", "nps", "EUR", "UTC");
    private static final double[] NUMBERS = {1, 0.5, 0.95, 2, 0, 0.25, 10, 0.9};
    private static final long[] COUNTS = {1, 2, 0, 3, 5, 10, 4};
    private static final int TRIES = 60;
    private static final int MOST_STEPS = 1_000;

    private static final Map<Class<?>, List<Object>> SOURCES = new HashMap<>();

    private final Random random;
    private int steps;

    Samples(long seed) {
        random = new Random(seed);
    }

    /** Every public type of the main classes. */
    static List<Class<?>> types() {
        Path root;
        try {
            root = Path.of(Result.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        try (Stream<Path> files = Files.walk(root)) {
            List<Class<?>> types = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                String name = root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                name = name.substring(0, name.length() - ".class".length());
                if (name.startsWith("io.github.cxkit.") && !name.contains("-info") && !name.contains(".internal.")) {
                    Class<?> type = Class.forName(name, false, Samples.class.getClassLoader());
                    if (isPublic(type)) {
                        types.add(type);
                    }
                }
            }
            return types;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    /** Arguments that the canonical constructor of a record takes, or none if none were found. */
    Optional<Object[]> argumentsOf(Class<?> recordType) {
        for (int i = 0; i < TRIES; i++) {
            steps = 0;
            try {
                Object[] arguments = arguments(recordType, 0);
                canonical(recordType).newInstance(arguments);
                return Optional.of(arguments);
            } catch (ReflectiveOperationException | RuntimeException refused) {
                // another draw
            }
        }
        return Optional.empty();
    }

    private Object[] arguments(Class<?> recordType, int depth) {
        return Arrays.stream(recordType.getRecordComponents())
                .map(component -> isNullable(component) && random.nextInt(4) == 0
                        ? null
                        : of(component.getGenericType(), depth + 1))
                .toArray();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static Constructor<?> canonical(Class<?> recordType) throws NoSuchMethodException {
        return recordType.getDeclaredConstructor(Arrays.stream(recordType.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class[]::new));
    }

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof WildcardType wild) {
            return raw(wild.getUpperBounds()[0]);
        }
        return raw(((TypeVariable<?>) type).getBounds()[0]);
    }

    Object of(Type type, int depth) {
        if (depth == 0) {
            steps = 0;
        }
        if (depth > 6 || ++steps > MOST_STEPS) {
            throw new IllegalArgumentException("too deep");
        }
        Class<?> raw = raw(type);
        Function<Integer, Object> part = i -> of(((ParameterizedType) type).getActualTypeArguments()[i], depth + 1);
        if (raw == List.class || raw == Set.class || raw == Map.class) {
            int size = 1 + random.nextInt(3);
            List<Object> list = new ArrayList<>();
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                if (raw == Map.class) {
                    map.put(part.apply(0), part.apply(1));
                } else {
                    list.add(part.apply(0));
                }
            }
            return raw == Map.class ? map : raw == Set.class ? new LinkedHashSet<>(list) : list;
        }
        if (raw == Result.class) {
            return Result.of(part.apply(0));
        }
        if (raw == Optional.class) {
            return Optional.of(part.apply(0));
        }
        if (raw.isArray()) {
            int size = 1 + random.nextInt(3);
            Object array = Array.newInstance(raw.getComponentType(), size);
            for (int i = 0; i < size; i++) {
                Array.set(array, i, of(raw.getComponentType(), depth + 1));
            }
            return array;
        }
        return plain(raw, depth);
    }

    private Object plain(Class<?> type, int depth) {
        int k = random.nextInt(1 << 20);
        if (type == double.class || type == Double.class) {
            return NUMBERS[k % NUMBERS.length];
        }
        if (type == long.class || type == Long.class) {
            return COUNTS[k % COUNTS.length];
        }
        if (type == int.class || type == Integer.class) {
            return (int) COUNTS[k % COUNTS.length];
        }
        if (type == boolean.class) {
            return k % 2 == 0;
        }
        if (type == String.class || type == Object.class || type == Comparable.class) {
            return NAMES.get(k % NAMES.size());
        }
        if (type == BigDecimal.class) {
            return BigDecimal.valueOf(COUNTS[k % COUNTS.length]);
        }
        if (type == Instant.class) {
            return Instant.parse("2024-03-01T10:00:00Z").plusSeconds(k);
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2024, 1, 1).plusDays(k % 90);
        }
        if (type == LocalTime.class) {
            return LocalTime.of(k % 24, 0);
        }
        if (type == DayOfWeek.class) {
            return DayOfWeek.MONDAY;
        }
        if (type == Duration.class) {
            return Duration.ofHours(1 + k % 48);
        }
        if (type == Period.class) {
            return Period.ofDays(1 + k % 48);
        }
        if (type == ZoneId.class) {
            return ZoneId.of("Europe/Rome");
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[k % constants.length];
        }
        return drawn(type, depth);
    }

    /** Through a constructor, a factory or a constant. */
    private Object drawn(Class<?> type, int depth) {
        List<Object> sources = SOURCES.computeIfAbsent(type, Samples::sources);
        for (int i = 0; i < TRIES && steps < MOST_STEPS && !sources.isEmpty(); i++) {
            Object source = sources.get(random.nextInt(sources.size()));
            try {
                if (source instanceof Class<?> recordType) {
                    return recordType == type
                            ? canonical(type).newInstance(arguments(type, depth))
                            : plain(recordType, depth + 1);
                }
                Object made = source instanceof Field field ? field.get(null) : called((Method) source, depth);
                if (made != null) {
                    return made;
                }
            } catch (ReflectiveOperationException | RuntimeException refused) {
                // another draw
            }
        }
        throw new IllegalArgumentException("no sample of " + type);
    }

    private static List<Object> sources(Class<?> type) {
        List<Object> sources = new ArrayList<>();
        if (type.isRecord() && Modifier.isPublic(type.getModifiers())) {
            sources.add(type);
        }
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && type.isAssignableFrom(field.getType())) {
                sources.add(field);
            }
        }
        for (Method method : type.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())
                    && type.isAssignableFrom(method.getReturnType())
                    && !method.getName().equals("ofBytes")) {
                sources.add(method);
            }
        }
        if (type.isSealed()) {
            sources.addAll(List.of(type.getPermittedSubclasses()));
        }
        return sources;
    }

    private Object called(Executable method, int depth) throws IllegalAccessException, InvocationTargetException {
        Object[] arguments = Arrays.stream(method.getGenericParameterTypes())
                .map(parameter -> of(parameter, depth + 1))
                .toArray();
        return ((Method) method).invoke(null, arguments);
    }
}
