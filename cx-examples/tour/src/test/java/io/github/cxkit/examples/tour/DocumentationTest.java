package io.github.cxkit.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every Java example of the documentation compiles, runs, and gives the values it shows.
 *
 * <p>A line that ends in {@code // ==> text}, or in a comment that is written as a value is (a number, a constant, a quoted
 * text, a list, a map, a record), states the value of its expression, compared as text: numbers rounded to the decimals shown,
 * three dots for what is not. Examples in Javadoc and docs see every exported package of the library and what
 * {@code given.jsh} declares; those of the README stand alone.
 */
class DocumentationTest {

    private static final Path ROOT = Path.of(System.getProperty("cxkit.root", "../.."));
    private static final Pattern STATED = Pattern.compile("^(.*?);?\\s*// (?:==> (.*)"
            + "|(-?[0-9][-0-9.:TZ]*|true|false|null|[A-Z][A-Z_]+|\"[^\"]*\"|(?:[A-Z]\\w*)?\\[.*]|\\{.*}))$");

    private static final Pattern SOURCE = Pattern.compile("src/main/java/(.*)/([^/]+)\\.java$");
    private static final Pattern NUMBER_OR_DOTS =
            Pattern.compile("(?<![\\w.-])-?[0-9]+(?:\\.[0-9]+)?(?:[eE]-?[0-9]+)?(?!\\w)|[.]{3}");
    private static final Pattern ARRAY = Pattern.compile("\\w+\\[\\d+] \\{ (.*) }");
    private static final Pattern DECLARED = Pattern.compile("^(?:record (?=\\w+\\()|\\S.* (?=\\w+ = ))(\\w+)");
    private static final String PRELUDE = """
            import java.math.BigDecimal;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.time.Instant;
            import java.util.concurrent.TimeUnit;
            import java.io.PrintWriter;
            import io.github.cxkit.report.table.Table;
            import io.github.cxkit.report.table.Table.Column;
            import java.time.LocalDate;
            import java.time.LocalDateTime;
            import java.time.LocalTime;
            import java.time.Period;
            import java.time.ZoneId;
            import java.time.ZoneOffset;
            import java.util.*;
            import java.util.stream.*;
            import com.fasterxml.jackson.core.type.TypeReference;
            import com.fasterxml.jackson.databind.ObjectMapper;
            import tools.jackson.databind.json.JsonMapper;
            import net.jqwik.api.*;
            import org.junit.jupiter.api.*;
            """;

    private static final Pattern IMPORT = Pattern.compile("import ([\\w.]+)\\.(\\w+|\\*);");

    /** The names of the types of each package of the library. */
    private static final Map<String, Set<String>> TYPES = types();

    private static Map<String, Set<String>> types() {
        Map<String, Set<String>> types = new HashMap<>();
        try {
            for (Path file : sources()) {
                Matcher name = SOURCE.matcher(file.toString());
                if (name.find()) {
                    types.computeIfAbsent(name.group(1).replace('/', '.'), added -> new TreeSet<>())
                            .add(name.group(2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    @TestFactory
    Stream<DynamicTest> markdown() throws IOException {
        List<Example> readme = Example.ofMarkdown(ROOT, ROOT.resolve("README.md"));
        List<Example> docs = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            for (Path page :
                    pages.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
                docs.addAll(Example.ofMarkdown(ROOT, page));
            }
        }
        return Stream.concat(tests(readme, ""), tests(docs, imports()));
    }

    @TestFactory
    Stream<DynamicTest> javadoc() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path file : sources()) {
            examples.addAll(Example.ofJavadoc(ROOT, file));
        }
        return tests(examples, imports());
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of(
                "cx-core", "cx-jackson", "cx-jackson/jackson3", "cx-readers", "cx-text", "cx-report", "cx-testkit")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(p -> p.toString().endsWith(".java")).sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    /** Imports of all exported packages. */
    private static String imports() throws IOException {
        Set<String> packages = new TreeSet<>();
        for (Path file : sources()) {
            Matcher name = SOURCE.matcher(file.toString());
            if (!file.endsWith("package-info.java") && name.find()) {
                packages.add(name.group(1).replace('/', '.'));
            }
        }
        StringBuilder imports = new StringBuilder(PRELUDE);
        for (String name : packages) {
            if (!name.endsWith(".internal")) {
                imports.append("import ").append(name).append(".*;\n");
            }
        }
        return imports.toString();
    }

    private static Stream<DynamicTest> tests(List<Example> examples, String imports) {
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.file() + ":" + example.line(),
                        () -> run(example, imports + imported(example) + (imports.isEmpty() ? "" : given(example)))));
    }

    /** A type's own name is its own, whatever other packages call theirs. */
    private static String imported(Example example) {
        Matcher source = SOURCE.matcher(example.file());
        return source.find() && !source.group(2).contains("-")
                ? "import " + source.group(1).replace('/', '.') + "." + source.group(2) + ";\n"
                : "";
    }

    /** The declarations of {@code given.jsh} whose names an example uses; it may declare them anew. */
    private static String given(Example example) throws IOException {
        StringBuilder used = new StringBuilder();
        try (var in = Objects.requireNonNull(DocumentationTest.class.getResourceAsStream("/given.jsh"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines =
                    all.lines().filter(line -> !line.startsWith("//")).toList();
            String users = example.code();
            for (int i = lines.size() - 1; i >= 0; i--) {
                Matcher declared = DECLARED.matcher(lines.get(i));
                if (declared.find() && uses(users, declared.group(1))) {
                    used.insert(0, lines.get(i) + "\n");
                    users += lines.get(i);
                }
            }
        }
        return used.toString();
    }

    private static boolean uses(String code, String name) {
        return Pattern.compile("\\b" + name + "\\b").matcher(code).find();
    }

    private static void run(Example example, String imports) {
        try (JShell shell = JShell.builder()
                .executionEngine("local")
                .compilerOptions("-classpath", System.getProperty("java.class.path"))
                .build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            evaluateAll(shell, needed(imports, example.code()));
            List<String> pending = new ArrayList<>();
            for (String line : example.code().split("\n", -1)) {
                Matcher stated = STATED.matcher(line);
                if (stated.matches()) {
                    pending.add(stated.group(1));
                    String value = evaluateAll(shell, String.join("\n", pending));
                    if (value == null) {
                        return;
                    }
                    pending.clear();
                    String expected = unquoted(Objects.requireNonNullElse(stated.group(2), stated.group(3))
                            .strip());
                    assertThat(asStated(unquoted(value), expected))
                            .as(line.strip())
                            .isEqualTo(expected);
                } else {
                    pending.add(line);
                }
            }
            evaluateAll(shell, String.join("\n", pending));
        }
    }

    /** Without the imports that the example cannot use: a shell compiles each of them, which takes most of its time. */
    private static String needed(String imports, String code) {
        String text = code
                + imports.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        return imports.lines()
                .filter(line -> !line.startsWith("import ") || mayUse(line, text))
                .collect(Collectors.joining("\n"));
    }

    private static boolean mayUse(String imported, String text) {
        Matcher name = IMPORT.matcher(imported);
        if (!name.matches()) {
            return true;
        }
        if (!name.group(2).equals("*")) {
            return uses(text, name.group(2));
        }
        Set<String> types = TYPES.get(name.group(1));
        return types == null || types.stream().anyMatch(type -> uses(text, type));
    }

    private static boolean namesAFileOfTheReader(SnippetEvent event) {
        return event.exception() instanceof EvalException exception
                && Set.of(NoSuchFileException.class.getName(), FileNotFoundException.class.getName())
                        .contains(exception.getExceptionClassName());
    }

    /** What the page states if that is the value: numbers rounded to as many decimals, anything in the place of three dots. */
    private static String asStated(String value, String expected) {
        Matcher token = NUMBER_OR_DOTS.matcher(expected);
        StringBuilder form = new StringBuilder();
        List<BigDecimal> stated = new ArrayList<>();
        int from = 0;
        while (token.find()) {
            form.append(Pattern.quote(expected.substring(from, token.start())));
            from = token.end();
            if (token.group().equals("...")) {
                form.append(".*");
            } else if (expected.startsWith("...", from)) {
                form.append(Pattern.quote(token.group()));
            } else {
                form.append("(-?[0-9.]+(?:[eE]-?[0-9]+)?)");
                stated.add(new BigDecimal(token.group()));
            }
        }
        form.append(Pattern.quote(expected.substring(from)));
        Matcher found = Pattern.compile(form.toString(), Pattern.DOTALL).matcher(value);
        return found.matches() && isRounded(found, stated) ? expected : value;
    }

    private static boolean isRounded(Matcher found, List<BigDecimal> stated) {
        for (int i = 0; i < stated.size(); i++) {
            BigDecimal number = stated.get(i);
            BigDecimal rounded =
                    new BigDecimal(found.group(i + 1)).setScale(Math.max(0, number.scale()), RoundingMode.HALF_UP);
            if (rounded.compareTo(number) != 0) {
                return false;
            }
        }
        return true;
    }

    /** As people write it: a text without its quotes, an array as a list. */
    private static String unquoted(String value) {
        Matcher array = ARRAY.matcher(value);
        if (array.matches()) {
            return "[" + array.group(1) + "]";
        }
        return value.startsWith("\"") && value.endsWith("\"") && value.length() > 1
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"")
                : value;
    }

    /** Evaluates every snippet of the text and returns the value of the last one, null if it would read a file of the reader. */
    private static @Nullable String evaluateAll(JShell shell, String text) {
        String rest = text;
        String value = "";
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String source = next.completeness().isComplete() ? next.source() : rest;
            rest = next.completeness().isComplete() ? next.remaining() : "";
            if (source.isBlank()
                    || (source.strip().startsWith("//")
                            && source.strip().lines().count() == 1)) {
                continue;
            }
            for (SnippetEvent event : shell.eval(source)) {
                if (event.causeSnippet() != null) {
                    continue;
                }
                Snippet snippet = event.snippet();
                List<String> problems = shell.diagnostics(snippet)
                        .filter(diagnostic -> diagnostic.isError())
                        .map(diagnostic -> diagnostic.getMessage(null))
                        .toList();
                assertThat(problems).as("compiling: %s", source).isEmpty();
                if (namesAFileOfTheReader(event)) {
                    return null;
                }
                assertThat(event.exception()).as("running: %s", source).isNull();
                assertThat(event.status()).as("status of: %s", source).isEqualTo(Snippet.Status.VALID);
                value = Objects.requireNonNullElse(event.value(), "");
            }
        }
        return value;
    }
}
