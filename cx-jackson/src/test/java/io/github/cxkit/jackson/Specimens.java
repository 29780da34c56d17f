package io.github.cxkit.jackson;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Result;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes specimens of the library's types by trying: plausible components are put together until a constructor or a
 * factory accepts them. So a new type needs no line here.
 */
final class Specimens {

    private static final int TRIES = 2_000;
    private static final int WANTED = 6;
    private static final double[] DOUBLES = {0, 0.25, 0.5, 0.75, 0.95, 1, 2, 3.5, 10, 100, -1, 1.0 / 3};
    private static final String[] TEXTS = {"nps", "a", "b", "web-shop", "2018", "Größe \"x\"", "", "EUR"};

    private final SplittableRandom random = new SplittableRandom(20261122);
    private final Map<Class<?>, List<Object>> pools = new HashMap<>();
    private final Set<Class<?>> underWay = new LinkedHashSet<>();

    /** A few different specimens; none if nothing that was tried is accepted. */
    List<Object> of(Class<?> type) {
        List<Object> pool = pools.get(type);
        if (pool != null) {
            return pool;
        }
        if (!underWay.add(type)) {
            return List.of();
        }
        pool = new ArrayList<>();
        addConstants(type, pool);
        List<Executable> makers = makers(type);
        int tries = makers.isEmpty() ? 0 : TRIES;
        for (int i = 0; i < (pool.isEmpty() ? tries : tries / 5) && pool.size() < WANTED; i++) {
            // the canonical constructor reaches all components, so it gets most tries
            Executable maker = i % 3 < 2 ? makers.get(0) : makers.get(random.nextInt(makers.size()));
            Object made = tryMaker(maker, Map.of());
            if (made != null && type.isInstance(made)) {
                pool.add(made);
            }
        }
        underWay.remove(type);
        pools.put(type, pool);
        return pool;
    }

    private static void addConstants(Class<?> type, List<Object> pool) {
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers) && Modifier.isPublic(modifiers) && field.getType() == type) {
                try {
                    pool.add(field.get(null));
                } catch (IllegalAccessException e) {
                    throw new LinkageError("cannot make", e);
                }
            }
        }
    }

    private static List<Executable> makers(Class<?> type) {
        List<Executable> makers = new ArrayList<>();
        if (type.isRecord()) {
            Class<?>[] components = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                makers.add(type.getDeclaredConstructor(components));
            } catch (NoSuchMethodException e) {
                throw new LinkageError("cannot make", e);
            }
        }
        Arrays.stream(type.getDeclaredMethods())
                .filter(m -> Modifier.isStatic(m.getModifiers())
                        && Modifier.isPublic(m.getModifiers())
                        && m.getReturnType() == type)
                .sorted((a, b) -> a.toGenericString().compareTo(b.toGenericString()))
                .forEach(makers::add);
        return makers;
    }

    private @Nullable Object tryMaker(Executable maker, Map<TypeVariable<?>, Type> bindings) {
        try {
            AnnotatedType[] annotated = maker.getAnnotatedParameterTypes();
            Type[] types = maker.getGenericParameterTypes();
            @Nullable Object[] arguments = new @Nullable Object[types.length];
            for (int i = 0; i < types.length; i++) {
                boolean nullable = i < annotated.length && isNullable(annotated[i]);
                arguments[i] = nullable && random.nextInt(3) == 0 ? null : value(types[i], bindings);
            }
            if (maker instanceof Constructor<?> constructor) {
                return constructor.newInstance(arguments);
            }
            return ((Method) maker).invoke(null, arguments);
        } catch (InvocationTargetException | NoSpecimen | IllegalArgumentException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make", e);
        }
    }

    private static boolean isNullable(AnnotatedElement type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    }

    private static final class NoSpecimen extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Object value(Type type, Map<TypeVariable<?>, Type> bindings) {
        if (type instanceof Class<?> c) {
            return value(c);
        }
        if (type instanceof TypeVariable<?> variable) {
            return value(bindings.getOrDefault(variable, Double.class), bindings);
        }
        if (type instanceof WildcardType wildcard) {
            return value(wildcard.getUpperBounds()[0], bindings);
        }
        ParameterizedType generic = (ParameterizedType) type;
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        if (raw == Result.class) {
            return random.nextInt(4) == 0
                    ? Result.insufficient(Result.Reason.TOO_FEW, "one answer")
                    : Result.of(value(arguments[0], bindings));
        }
        if (Map.class.isAssignableFrom(raw)) {
            Map<Object, Object> map =
                    raw.isAssignableFrom(LinkedHashMap.class) ? new LinkedHashMap<>() : new TreeMap<>();
            for (int i = size(); i > 0; i--) {
                map.put(value(arguments[0], bindings), value(arguments[1], bindings));
            }
            return map;
        }
        if (raw.isAssignableFrom(List.class) || raw == Set.class) {
            Collection<Object> elements = raw == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
            for (int i = size(); i > 0; i--) {
                elements.add(value(arguments[0], bindings));
            }
            return elements;
        }
        if (raw.isRecord()) {
            Map<TypeVariable<?>, Type> bound = new HashMap<>(bindings);
            for (int i = 0; i < arguments.length; i++) {
                bound.put(raw.getTypeParameters()[i], arguments[i]);
            }
            Object made = tryMaker(makers(raw).get(0), bound);
            if (made != null) {
                return made;
            }
        }
        throw new NoSpecimen();
    }

    private int size() {
        return random.nextInt(8) == 0 ? 5 : random.nextInt(4);
    }

    private Object value(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return random.nextInt(8) == 0 ? random.nextInt(-1, 400) : random.nextInt(0, 7);
        }
        if (type == long.class || type == Long.class) {
            return random.nextInt(8) == 0 ? random.nextLong(-1, 1L << 40) : random.nextLong(0, 7);
        }
        if (type == double.class || type == Double.class) {
            return DOUBLES[random.nextInt(DOUBLES.length)];
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        if (type == BigDecimal.class) {
            return BigDecimal.valueOf(random.nextInt(0, 10_000), 2);
        }
        if (type == Scale.class) {
            return random.nextInt(10) == 0 ? Scale.of(0, 10) : Scale.of(1, 5);
        }
        if (type == RatingTally.class) {
            return RatingTally.ofCounts(Scale.of(1, 5), new long[] {1, 0, 2, 3, 4}, 1, 2, random.nextInt(3));
        }
        if (type == WeightedTally.class) {
            return WeightedTally.builder(Scale.of(1, 5))
                    .add(5, 0.1)
                    .add(5, 0.2)
                    .add(2, 1)
                    .build();
        }
        if (type == RatingMetric.class) {
            return random.nextInt(4) == 0 ? Metrics.NPS : Metrics.topTwoBoxes(Scale.of(1, 5));
        }
        if (type == Instant.class) {
            return Instant.parse("2018-03-05T10:15:30Z").plusMillis(random.nextInt(1_000_000));
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2018, 1 + 3 * random.nextInt(4), 1);
        }
        if (type == LocalDateTime.class) {
            return LocalDate.of(2018, 3, 5).atTime(random.nextInt(24), 30);
        }
        if (type == LocalTime.class) {
            return LocalTime.of(random.nextInt(24), 30);
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(random.nextInt(5) * 1_800L);
        }
        if (type == Period.class) {
            return Period.ofDays(random.nextInt(3) * 30);
        }
        if (type == ZoneId.class) {
            return ZoneId.of(random.nextBoolean() ? "UTC" : "Europe/Rome");
        }
        if (type.isEnum()) {
            return pick(List.of(type.getEnumConstants()));
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), size());
            for (int i = 0; i < Array.getLength(array); i++) {
                Array.set(array, i, value(type.getComponentType()));
            }
            return array;
        }
        if (type.isSealed()) {
            return value(type.getPermittedSubclasses()[random.nextInt(type.getPermittedSubclasses().length)]);
        }
        return pick(of(type));
    }

    private Object pick(List<?> pool) {
        if (pool.isEmpty()) {
            throw new NoSpecimen();
        }
        return pool.get(random.nextInt(pool.size()));
    }
}
