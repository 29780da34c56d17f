package io.github.cxkit;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No fact takes what is not there, and what it refuses it names: nulls come from JSON, where nobody can read a stack trace. */
class EveryRecordTest {

    @Test
    void whatIsMissingIsRefusedByItsName() throws ReflectiveOperationException {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Class<?> type : Samples.types()) {
            Optional<Object[]> sample =
                    type.isRecord() ? new Samples(type.getName().hashCode()).argumentsOf(type) : Optional.empty();
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
