package io.github.cxkit.jackson;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What data says without being asked for anything: the figures of all its functions without arguments. */
final class Figures {

    private static final int DEEPEST = 8;
    private static final Pattern COMPUTED = Pattern.compile("(?s).*(NaN|Infinity|known value|Cannot .* because).*");

    private Figures() {}

    /** The first figure that is no number, or that ends otherwise than in a refusal in words; null if there is none. */
    static @Nullable String wrongIn(Object read) {
        Method[] methods = read.getClass().getMethods();
        Arrays.sort(methods, Comparator.comparing(Method::toString));
        for (Method method : methods) {
            boolean asks = method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() != void.class
                    && isOurs(method.getDeclaringClass());
            String wrong = asks ? wrong(method, read) : null;
            if (wrong != null) {
                return method.getName() + " " + wrong;
            }
        }
        return null;
    }

    private static @Nullable String wrong(Method method, Object read) {
        try {
            method.setAccessible(true);
            return notFinite(method.invoke(read), 0);
        } catch (InvocationTargetException thrown) {
            return isRefusal(thrown.getCause()) ? null : "throws " + thrown.getCause();
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(method.toString(), impossible);
        }
    }

    private static boolean isRefusal(@Nullable Throwable thrown) {
        return thrown != null
                && (thrown instanceof IllegalArgumentException
                        || thrown instanceof ArithmeticException
                        || thrown instanceof IllegalStateException
                        || thrown instanceof UnsupportedOperationException
                        || thrown instanceof NoSuchElementException)
                && thrown.getMessage() != null
                && !COMPUTED.matcher(thrown.getMessage()).matches();
    }

    private static @Nullable String notFinite(@Nullable Object value, int depth) {
        if (value == null || depth > DEEPEST) {
            return null;
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? null : number.toString();
        }
        if (value instanceof double[] numbers) {
            return notFinite(Arrays.stream(numbers).boxed().toList(), depth);
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? notFinite(number.getAsDouble(), depth) : null;
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
        }
        return value instanceof Record part && isOurs(part.getClass()) ? notFiniteIn(part, depth) : null;
    }

    private static @Nullable String notFiniteIn(Record part, int depth) {
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                String number = notFinite(component.getAccessor().invoke(part), depth + 1);
                if (number != null) {
                    return component.getName() + " " + number;
                }
            } catch (ReflectiveOperationException impossible) {
                throw new LinkageError(component.toString(), impossible);
            }
        }
        return null;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.github.cxkit.");
    }
}
