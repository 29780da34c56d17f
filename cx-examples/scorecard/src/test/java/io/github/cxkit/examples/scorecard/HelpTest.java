package io.github.cxkit.examples.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of every command, in both languages. */
class HelpTest {

    private static final CommandLine ALL = ScorecardApp.of(Call.of(), new PrintWriter(new StringWriter()));

    /** The names of all commands and of theirs, as they are typed. */
    static List<List<String>> commands() {
        List<List<String>> all = new ArrayList<>();
        collect(ALL, List.of(), all);
        return all;
    }

    private static void collect(CommandLine line, List<String> path, List<List<String>> all) {
        line.getSubcommands().forEach((name, sub) -> {
            List<String> own = new ArrayList<>(path);
            own.add(name);
            all.add(own);
            collect(sub, own, all);
        });
    }

    private static String help(List<String> command, String... more) {
        List<String> args = new ArrayList<>(command);
        args.add("--help");
        args.addAll(List.of(more));
        Run run = Run.of(args.toArray(String[]::new));
        assertThat(run.code()).as("%s: %s", args, run.err()).isEqualTo(ExitCode.OK);
        return run.out();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyHelpHasExitCodesAndAnExample(List<String> command) {
        String name = "cx-scorecard " + String.join(" ", command);
        assertThat(help(command))
                .contains(
                        "Usage: " + name,
                        "Exit codes:",
                        "--lang",
                        "Example:\n  ",
                        name + (command.get(0).equals("completion") ? ")" : " "));
        assertThat(help(command, "--lang", "it"))
                .contains("Uso: " + name, "Codici d'uscita:", "--lang", "Esempio:\n  ")
                .doesNotContain("Usage", "Options", "Write ", "(default");
        for (String language : new String[] {"en", "it"}) {
            assertThat(help(command, "--lang", language).lines())
                    .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void everyTextOfEveryHelpHasItsItalian() {
        Set<String> texts = new LinkedHashSet<>(HelpWords.texts(ALL.getCommandSpec()));
        for (List<String> command : commands()) {
            CommandLine line = ALL;
            for (String name : command) {
                line = Objects.requireNonNull(line.getSubcommands().get(name));
            }
            texts.addAll(HelpWords.texts(line.getCommandSpec()));
        }
        Subcommands.ALL.forEach(each -> texts.add(each.summary()));
        HelpWords italian = HelpWords.italian();
        assertThat(texts).filteredOn(text -> italian.find(text).isEmpty()).isEmpty();
    }

    @Test
    void theOverviewIsInItalianToo() {
        String italian = Run.of("--lang", "it").out();
        assertThat(italian).startsWith("Uso: cx-scorecard COMANDO").doesNotContain("score the");
        assertThat(italian.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(Run.of().out()).contains("In italiano");
    }

    /** Asked for before the command, by help, or in capitals: the same. */
    @ParameterizedTest
    @CsvSource({
        "score --lang it --help",
        "score --help --lang it",
        "score --help --lang=IT",
        "--lang it score --help",
        "--lang=it help score",
        "help score --lang it"
    })
    void theLanguageOfTheCallIsTheLanguageOfItsHelp(String call) {
        assertThat(Run.of(call.split(" ")).out()).startsWith("Uso: cx-scorecard score");
    }
}
