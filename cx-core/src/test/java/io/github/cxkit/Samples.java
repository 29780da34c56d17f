package io.github.cxkit;

import io.github.cxkit.score.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every public type, and plausible values of every public record, given by the public functions; the same every run. */
final class Samples {

    private static final int ROUNDS = 3;

    /** Not called for a sample: what needs a framework, and what integrates. */
    private static final Pattern SLOW =
            Pattern.compile(".*(validation\\.|\\.fit\\(|bootstrap\\(|residual|CustomerValue).*");

    /** Drawn when first asked for. */
    private static final class Drawn {
        private static final Map<Class<?>, List<Object>> ALL = all();
    }

    private Samples() {}

    private static Map<Class<?>, List<Object>> all() {
        Explorer explorer = new Explorer(7, 0, types());
        for (int round = 0; round < ROUNDS; round++) {
            for (Executable function : explorer.functions()) {
                if (!SLOW.matcher(function.toString()).matches()) {
                    explorer.call(function);
                }
            }
        }
        return explorer.pool();
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

    /** Values of a record, a few or none. */
    static List<Object> of(Class<?> recordType) {
        return Drawn.ALL.getOrDefault(recordType, List.of());
    }

    /** Arguments that the canonical constructor of a record takes, with as little missing as there is, or none. */
    static Optional<@Nullable Object[]> argumentsOf(Class<?> recordType) {
        return of(recordType).stream().map(Samples::components).max(java.util.Comparator.comparingInt(Samples::filled));
    }

    private static int filled(@Nullable Object[] arguments) {
        int filled = 0;
        for (Object each : arguments) {
            boolean empty = each == null
                    || (each instanceof java.util.Collection<?> list && list.isEmpty())
                    || (each instanceof Map<?, ?> map && map.isEmpty())
                    || (each instanceof Result<?> result && !result.isKnown());
            filled += empty ? 0 : 1;
        }
        return filled;
    }

    /** What a record is made of. */
    static @Nullable Object[] components(Object sample) {
        RecordComponent[] components = sample.getClass().getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < arguments.length; i++) {
            try {
                components[i].getAccessor().setAccessible(true);
                arguments[i] = components[i].getAccessor().invoke(sample);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(components[i].toString(), e);
            }
        }
        return arguments;
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
}
