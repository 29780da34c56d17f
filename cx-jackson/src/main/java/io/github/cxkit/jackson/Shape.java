package io.github.cxkit.jackson;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;

/** What both modules need to know of the library's types; nothing of either Jackson is seen here. */
final class Shape {

    private static final String LIBRARY = "io.github.cxkit.";

    private Shape() {}

    /** Whether a type is the library's own. */
    static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(LIBRARY);
    }

    /** Whether a parameter of a constructor or factory must be given: all but what is declared nullable. */
    static boolean isNeeded(AnnotatedElement creator, int parameter) {
        if (!(creator instanceof Executable executable) || !isOurs(executable.getDeclaringClass())) {
            return false;
        }
        AnnotatedType[] types = executable.getAnnotatedParameterTypes();
        return parameter < types.length && !isNullable(types[parameter]);
    }

    private static boolean isNullable(AnnotatedType type) {
        for (Annotation annotation : type.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }
}
