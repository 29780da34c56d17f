package io.github.cxkit.examples.scorecard;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help in Italian: each English text of a help has its translation in {@code help_it.json}. */
final class HelpWords {

    private final Map<String, String> italian;

    private HelpWords(Map<String, String> italian) {
        this.italian = italian;
    }

    static HelpWords italian() {
        try (InputStream in = Objects.requireNonNull(HelpWords.class.getResourceAsStream("help_it.json"))) {
            return new HelpWords(new ObjectMapper().readValue(in, new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> find(String english) {
        return Optional.ofNullable(italian.get(english));
    }

    String of(String english) {
        return find(english).orElse(english);
    }

    /** Every text in the help of a command, as it is written in English. */
    static List<String> texts(CommandSpec spec) {
        UsageMessageSpec usage = spec.usageMessage();
        List<String> texts = new ArrayList<>(List.of(usage.description()));
        texts.addAll(List.of(usage.header()));
        texts.add(usage.synopsisHeading());
        texts.add(usage.optionListHeading());
        texts.add(usage.commandListHeading());
        texts.add(usage.exitCodeListHeading());
        texts.addAll(usage.exitCodeList().values());
        texts.addAll(List.of(usage.footer()));
        arguments(spec).forEach(each -> texts.addAll(List.of(each.description())));
        texts.removeIf(text -> text.isBlank() || text.startsWith("  ")); // a line to type is the same in every language
        return texts;
    }

    private static List<ArgSpec> arguments(CommandSpec spec) {
        List<ArgSpec> arguments = new ArrayList<>(spec.options());
        arguments.addAll(spec.positionalParameters());
        arguments.removeIf(ArgSpec::hidden);
        return arguments;
    }

    /** Puts all texts of a help into Italian. */
    void translate(CommandSpec spec) {
        Map<String, String> arguments = new HashMap<>();
        for (ArgSpec each : arguments(spec)) {
            String[] lines = all(each.description());
            for (int i = 0; i < lines.length; i++) {
                arguments.put(key(each) + "." + i, lines[i].replace("%", "%%")); // picocli formats it once more
            }
        }
        UsageMessageSpec usage = spec.usageMessage();
        usage.header(all(usage.header()));
        usage.description(all(usage.description()));
        usage.synopsisHeading(of(usage.synopsisHeading()));
        usage.optionListHeading(of(usage.optionListHeading()));
        usage.commandListHeading(of(usage.commandListHeading()));
        usage.exitCodeListHeading(of(usage.exitCodeListHeading()));
        Map<String, String> codes = usage.exitCodeList();
        Map<String, String> told = new LinkedHashMap<>();
        codes.forEach((code, text) -> told.put(code, of(text)));
        usage.exitCodeList(told);
        usage.footer(all(usage.footer()));
        spec.resourceBundle(new Arguments(arguments));
    }

    private String[] all(String... texts) {
        return Arrays.stream(texts).map(this::of).toArray(String[]::new);
    }

    /** What picocli looks a description up by. */
    private static String key(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName().replaceFirst("^-+", "")
                : argument.paramLabel() + "[" + ((PositionalParamSpec) argument).index() + "]";
    }

    /** Descriptions of options and parameters. */
    private static final class Arguments extends ResourceBundle {

        private final Map<String, String> texts;

        private Arguments(Map<String, String> texts) {
            this.texts = texts;
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            return texts.get(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(texts.keySet());
        }
    }
}
