package io.github.cxkit;

import io.github.cxkit.score.Result;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls public functions with whatever their borders accept, and keeps what they give for the next call. */
final class Explorer {

    private static final int DEEPEST = 6;
    private static final int KEPT = 40;
    private static final int LONGEST = 6;

    /** What a call gave: a value, or what it threw; and whether a number that is none was among what it was given. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outcome(
            @Nullable Object receiver,
            Object[] arguments,
            @Nullable Object value,
            @Nullable Throwable thrown,
            boolean givenNone) {}

    private final Random random;
    private final List<Executable> functions = new ArrayList<>();
    private final Map<Class<?>, List<Executable>> makers = new HashMap<>();
    private final Map<Class<?>, List<Object>> pool = new LinkedHashMap<>();
    private final Map<Class<?>, List<List<Object>>> assignable = new HashMap<>();
    private final IdentityHashMap<Object, Type> generic = new IdentityHashMap<>();
    private final PlainValues plain;
    private final Food food;
    private List<String> names = List.of();
    private @Nullable Object scale;
    private int length;
    private int steps;

    Explorer(long seed, double odd, List<Class<?>> types) {
        random = new Random(seed);
        plain = new PlainValues(random, odd);
        food = new Food(random);
        for (Class<?> type : types) {
            if (!type.isInterface() && !Modifier.isAbstract(type.getModifiers())) {
                functions.addAll(List.of(type.getConstructors()));
            }
            for (Method method : type.getMethods()) {
                boolean own = method.getDeclaringClass() == type && !method.isBridge() && !method.isSynthetic();
                if (own && !List.of("equals", "hashCode", "valueOf").contains(method.getName())) {
                    functions.add(method);
                }
            }
            for (Field field : type.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getDeclaringClass() == type) {
                    try {
                        keep(field.get(null), field.getGenericType());
                    } catch (IllegalAccessException impossible) {
                        throw new LinkageError(field.toString(), impossible);
                    }
                }
            }
        }
        functions.sort(Comparator.comparing(Executable::toString));
    }

    List<Executable> functions() {
        return functions;
    }

    Map<Class<?>, List<Object>> pool() {
        return pool;
    }

    /** Calls a function with what is drawn for it, and keeps what it gives; null if nothing can be drawn for it. */
    @Nullable Outcome call(Executable function) {
        Object receiver = null;
        Object[] arguments;
        steps = 0;
        plain.begin();
        names = List.of();
        scale = null;
        length = 1 + random.nextInt(LONGEST);
        try {
            if (function instanceof Method method && !Modifier.isStatic(method.getModifiers())) {
                receiver = draw(function.getDeclaringClass(), Map.of(), 1);
            }
            Map<TypeVariable<?>, Type> bound = bound(receiver);
            names = Food.namesIn(receiver);
            scale = Food.scaleOf(receiver);
            Object[] fed = food.argumentsOf(function, length);
            arguments = fed != null ? fed : arguments(function, bound, 1);
            for (int i = 0; receiver != null && i < arguments.length; i++) {
                // what merges or compares likes its own kind
                if (function.getParameterTypes()[i] == receiver.getClass() && random.nextInt(4) == 0) {
                    arguments[i] = receiver;
                }
            }
        } catch (NoSample none) {
            return null;
        }
        return call(function, receiver, arguments);
    }

    Outcome call(Executable function, @Nullable Object receiver, Object[] arguments) {
        try {
            Object value = function instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : accessible((Method) function).invoke(receiver, arguments);
            keep(
                    value,
                    function instanceof Method method ? method.getGenericReturnType() : function.getDeclaringClass());
            return new Outcome(receiver, arguments, value, null, plain.drewNone());
        } catch (InvocationTargetException thrown) {
            return new Outcome(receiver, arguments, null, thrown.getCause(), plain.drewNone());
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(function.toString(), impossible);
        }
    }

    private static Method accessible(Method method) {
        method.setAccessible(true);
        return method;
    }

    private Object[] arguments(Executable function, Map<TypeVariable<?>, Type> bound, int depth) {
        return Arrays.stream(function.getGenericParameterTypes())
                .map(type -> draw(type, bound, depth))
                .toArray();
    }

    private Map<TypeVariable<?>, Type> bound(@Nullable Object receiver) {
        Map<TypeVariable<?>, Type> bound = new HashMap<>();
        if (receiver != null && generic.get(receiver) instanceof ParameterizedType type) {
            bind(type, bound);
        }
        return bound;
    }

    private static void bind(Type type, Map<TypeVariable<?>, Type> bound) {
        Class<?> raw = raw(type);
        if (type instanceof ParameterizedType parameterized) {
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                Type argument = parameterized.getActualTypeArguments()[i];
                bound.put(
                        raw.getTypeParameters()[i],
                        argument instanceof TypeVariable<?> v ? bound.getOrDefault(v, Object.class) : argument);
            }
        }
        for (Type above : raw.getGenericInterfaces()) {
            bind(above, bound);
        }
    }

    static Class<?> raw(Type type) {
        return Samples.raw(type);
    }

    private void keep(@Nullable Object value, Type type) {
        keep(value, type, 0);
    }

    private void keep(@Nullable Object value, Type type, int depth) {
        if (value == null || depth > 3) {
            return;
        }
        if (value instanceof Result<?> result) {
            result.toOptional().ifPresent(known -> keep(known, argument(type, 0), depth + 1));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> keep(present, argument(type, 0), depth + 1));
        } else if (value instanceof Collection<?> list) {
            list.stream().limit(3).forEach(each -> keep(each, argument(type, 0), depth + 1));
        } else if (value instanceof Map<?, ?> map) {
            map.values().stream().limit(3).forEach(each -> keep(each, argument(type, 1), depth + 1));
        } else if (isOurs(value.getClass())) {
            List<Object> kept = pool.computeIfAbsent(value.getClass(), k -> {
                assignable.clear();
                return new ArrayList<>();
            });
            if (type instanceof ParameterizedType && raw(type).isInstance(value)) {
                generic.put(value, type);
            }
            if (kept.size() < KEPT) {
                kept.add(value);
            } else if (random.nextInt(3) == 0) {
                kept.set(random.nextInt(KEPT), value);
            }
        }
    }

    private static Type argument(Type type, int i) {
        return type instanceof ParameterizedType parameterized && parameterized.getActualTypeArguments().length > i
                ? parameterized.getActualTypeArguments()[i]
                : Object.class;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.github.cxkit") && !Proxy.isProxyClass(type);
    }

    private static final class NoSample extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoSample(Type type) {
            super(type.toString(), null, false, false);
        }
    }

    Object draw(Type type, Map<TypeVariable<?>, Type> bound, int depth) {
        if (++steps > 3_000) {
            throw new NoSample(type);
        }
        if (type instanceof TypeVariable<?> variable) {
            Type known = bound.get(variable);
            return known == null || known == variable ? bounded(variable, bound, depth) : draw(known, bound, depth);
        }
        if (type instanceof WildcardType wild) {
            return draw(
                    wild.getLowerBounds().length > 0 ? wild.getLowerBounds()[0] : wild.getUpperBounds()[0],
                    bound,
                    depth);
        }
        if (type instanceof java.lang.reflect.GenericArrayType) {
            return PlainValues.NAMES.toArray(new String[0]);
        }
        Class<?> raw = raw(type);
        if (raw.isArray()) {
            int size = size(depth);
            Object array = Array.newInstance(raw.getComponentType(), size);
            for (int i = 0; i < size; i++) {
                Array.set(array, i, draw(raw.getComponentType(), bound, depth + 1));
            }
            return array;
        }
        if (raw == String.class && !names.isEmpty() && random.nextBoolean()) {
            return names.get(random.nextInt(names.size()));
        }
        Object value = plain.of(raw);
        if (value != null) {
            return value;
        }
        Type first = argument(type, 0);
        Type second = argument(type, 1);
        if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            return list(first, bound, depth);
        }
        if (raw == Set.class) {
            return new LinkedHashSet<>(list(first, bound, depth));
        }
        if (raw == Stream.class) {
            return list(first, bound, depth).stream();
        }
        if (raw == Iterator.class) {
            return list(first, bound, depth).iterator();
        }
        if (raw == Map.class || raw == SortedMap.class) {
            Map<Object, Object> map = raw == Map.class ? new LinkedHashMap<>() : new TreeMap<>();
            for (int i = size(depth); i > 0; i--) {
                map.put(draw(first, bound, depth + 1), draw(second, bound, depth + 1));
            }
            return map;
        }
        if (raw == Optional.class) {
            return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(draw(first, bound, depth + 1));
        }
        if (raw == Result.class) {
            return random.nextInt(5) == 0
                    ? Result.insufficient(Result.Reason.NO_ANSWERS, "none")
                    : known(draw(first, bound, depth + 1));
        }
        if (raw.isEnum()) {
            Object[] constants = raw.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        if (isOurs(raw)) {
            Object made = made(raw, type, bound, depth);
            if (made != null) {
                return made;
            }
        }
        if (raw.isInterface() && !raw.isSealed()) {
            return proxy(raw, type, bound, depth);
        }
        throw new NoSample(type);
    }

    private static Object known(Object value) {
        try {
            return Result.of(value);
        } catch (IllegalArgumentException none) {
            return Result.insufficient(Result.Reason.NO_ANSWERS, "none");
        }
    }

    private Object bounded(TypeVariable<?> variable, Map<TypeVariable<?>, Type> bound, int depth) {
        Type above = variable.getBounds()[0];
        Class<?> raw = raw(above);
        return raw == Object.class || raw == Comparable.class
                ? PlainValues.NAMES.get(random.nextInt(PlainValues.NAMES.size()))
                : draw(above, bound, depth);
    }

    private int size(int depth) {
        if (depth <= 3 && random.nextInt(10) < 7) {
            return length;
        }
        return random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(depth > 2 ? 3 : LONGEST);
    }

    private List<Object> list(Type part, Map<TypeVariable<?>, Type> bound, int depth) {
        List<Object> list = new ArrayList<>();
        int size = size(depth);
        boolean equal = random.nextInt(8) == 0;
        for (int i = 0; i < size; i++) {
            list.add(equal && i > 0 ? list.get(0) : draw(part, bound, depth + 1));
        }
        return list;
    }

    private @Nullable Object made(Class<?> raw, Type type, Map<TypeVariable<?>, Type> bound, int depth) {
        List<List<Object>> lists = assignable.computeIfAbsent(
                raw,
                wanted -> pool.entrySet().stream()
                        .filter(kept -> wanted.isAssignableFrom(kept.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
        List<Object> there = new ArrayList<>();
        if (type instanceof ParameterizedType wanted) {
            String arguments = Arrays.toString(resolved(wanted, bound));
            lists.forEach(list -> list.forEach(value -> {
                if (generic.get(value) instanceof ParameterizedType is
                        && Arrays.toString(is.getActualTypeArguments()).equals(arguments)) {
                    there.add(value);
                }
            }));
        } else if (!lists.isEmpty()) {
            there.add(ofOneScale(lists));
        }
        if (!there.isEmpty() && (depth >= DEEPEST || random.nextInt(10) < 7)) {
            return there.get(random.nextInt(there.size()));
        }
        List<Executable> sources = makers.computeIfAbsent(raw, this::makersOf);
        for (int i = 0; i < 6 && depth < DEEPEST && !sources.isEmpty(); i++) {
            Executable source = sources.get(random.nextInt(sources.size()));
            try {
                Object receiver = null;
                if (source instanceof Method method && !Modifier.isStatic(method.getModifiers())) {
                    receiver = draw(method.getDeclaringClass(), Map.of(), depth + 1);
                }
                Outcome outcome = call(source, receiver, arguments(source, bound(receiver), depth + 1));
                if (raw.isInstance(outcome.value()) && isOf(outcome.value(), type, bound)) {
                    return outcome.value();
                }
            } catch (NoSample none) {
                // another draw
            }
        }
        return there.isEmpty() ? null : there.get(random.nextInt(there.size()));
    }

    /** One of what is kept, if it can be of the scale that this call is about. */
    private Object ofOneScale(List<List<Object>> lists) {
        Object kept = null;
        for (int i = 0; i < 6; i++) {
            List<Object> list = lists.get(random.nextInt(lists.size()));
            kept = list.get(random.nextInt(list.size()));
            Object its = Food.scaleOf(kept);
            if (scale == null || its == null || its.equals(scale) || random.nextInt(6) == 0) {
                break;
            }
        }
        scale = scale == null ? Food.scaleOf(kept) : scale;
        return Objects.requireNonNull(kept);
    }

    /** Whether a value has the type arguments that are wanted, or nobody knows which it has. */
    private boolean isOf(@Nullable Object value, Type type, Map<TypeVariable<?>, Type> bound) {
        return !(type instanceof ParameterizedType wanted)
                || !(generic.get(value) instanceof ParameterizedType is)
                || Arrays.toString(is.getActualTypeArguments()).equals(Arrays.toString(resolved(wanted, bound)));
    }

    private static Type[] resolved(ParameterizedType type, Map<TypeVariable<?>, Type> bound) {
        return Arrays.stream(type.getActualTypeArguments())
                .map(t -> t instanceof WildcardType w
                        ? (w.getLowerBounds().length > 0 ? w.getLowerBounds()[0] : w.getUpperBounds()[0])
                        : t)
                .map(t -> t instanceof TypeVariable<?> v ? bound.getOrDefault(v, Object.class) : t)
                .toArray(Type[]::new);
    }

    private List<Executable> makersOf(Class<?> type) {
        return functions.stream()
                .filter(f -> f instanceof Constructor<?>
                        ? type.isAssignableFrom(f.getDeclaringClass())
                        : type.isAssignableFrom(((Method) f).getReturnType()))
                .toList();
    }

    /** A function that gives one of three values, by its arguments. */
    private Object proxy(Class<?> raw, Type type, Map<TypeVariable<?>, Type> outer, int depth) {
        Map<TypeVariable<?>, Type> bound = new HashMap<>(outer);
        bind(type, bound);
        Map<Method, List<Object>> answers = new HashMap<>();
        Method[] methods = raw.getMethods();
        Arrays.sort(methods, Comparator.comparing(Method::toString));
        for (Method method : methods) {
            if (Modifier.isAbstract(method.getModifiers()) && method.getReturnType() != void.class) {
                answers.put(
                        method,
                        IntStream.range(0, 3)
                                .mapToObj(i -> draw(method.getGenericReturnType(), bound, depth + 1))
                                .collect(Collectors.toList()));
            }
        }
        InvocationHandler handler = (self, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(self, method, arguments);
            }
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> raw.getSimpleName();
                };
            }
            List<Object> values = answers.get(method);
            return values == null
                    ? null
                    : values.get(Math.floorMod(
                            arguments == null ? 0 : String.valueOf(arguments[0]).hashCode(), 3));
        };
        return Proxy.newProxyInstance(Explorer.class.getClassLoader(), new Class<?>[] {raw}, handler);
    }
}
