package io.github.cxkit.testkit.laws;

import io.github.cxkit.score.Summarizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every public type of cx-core that can be merged with its like, from wherever the class path has it. */
final class SummaryTypes {

    private SummaryTypes() {}

    static List<Class<?>> all() {
        try {
            Path place = Path.of(Summarizer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(place)) {
                return under(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
                return under(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static boolean hasSummarizer(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.getName().equals("summarizer")
                        && Modifier.isStatic(method.getModifiers())
                        && Summarizer.class.isAssignableFrom(method.getReturnType()));
    }

    private static List<Class<?>> under(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> name.startsWith("io.github.cxkit.") && !name.contains(".internal."))
                    .sorted()
                    .<Class<?>>map(SummaryTypes::load)
                    .filter(SummaryTypes::isPublic)
                    .filter(SummaryTypes::isMergeable)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass() && (outer == null || isPublic(outer));
    }

    private static boolean isMergeable(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> isMerge(type, method));
    }

    private static boolean isMerge(Class<?> type, Method method) {
        return method.getName().equals("merge")
                && method.getReturnType() == type
                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {type});
    }
}
