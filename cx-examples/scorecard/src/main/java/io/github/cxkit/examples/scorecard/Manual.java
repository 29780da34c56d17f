package io.github.cxkit.examples.scorecard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Spec;

/** The whole help as one page for {@code man}, made from the same texts. */
@Command(
        name = "manual",
        description = {
            "Prints the manual page of all commands.",
            "Read it with: cx-scorecard manual > cx-scorecard.1 && man ./cx-scorecard.1"
        })
final class Manual implements Runnable {

    private final @Nullable HelpWords words;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    Manual(@Nullable HelpWords words) {
        this.words = words;
    }

    @Override
    public void run() {
        CommandLine program = spec.parent().commandLine();
        StringBuilder page = new StringBuilder();
        page.append(".TH CX-SCORECARD 1 \"\" \"")
                .append(escaped(program.getCommandSpec().version()[0]))
                .append("\"\n");
        heading(page, "NAME");
        page.append("cx\\-scorecard \\- ")
                .append(escaped(
                        String.join(" ", program.getCommandSpec().usageMessage().description())))
                .append('\n');
        heading(page, "SYNOPSIS");
        page.append(".B cx\\-scorecard\n").append(escaped(synopsis(program))).append('\n');
        heading(page, "OPTIONS");
        options(page, program.getCommandSpec());
        heading(page, "COMMANDS");
        program.getSubcommands().values().forEach(each -> command(page, each));
        heading(page, "EXIT STATUS");
        program.getCommandSpec()
                .usageMessage()
                .exitCodeList()
                .forEach((code, text) -> term(page, code.strip(), List.of(text)));
        spec.commandLine().getOut().print(page);
    }

    private void heading(StringBuilder page, String english) {
        page.append(".SH \"")
                .append(escaped(words == null ? english : words.of(english)))
                .append("\"\n");
    }

    private void command(StringBuilder page, CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        page.append(".SS \"").append(escaped(command.qualifiedName(" "))).append("\"\n");
        paragraphs(page, command.usageMessage().description());
        page.append(".PP\n.B ")
                .append(escaped(command.qualifiedName(" ")))
                .append('\n')
                .append(escaped(synopsis(line)))
                .append('\n');
        for (PositionalParamSpec each : command.positionalParameters()) {
            if (!each.hidden()) {
                term(page, each.paramLabel(), List.of(description(each)));
            }
        }
        options(page, command);
        String[] footer = command.usageMessage().footer();
        if (footer.length > 0) {
            page.append(".PP\n.nf\n");
            for (String each : footer) {
                if (!each.isEmpty()) {
                    page.append(escaped(each)).append('\n');
                }
            }
            page.append(".fi\n");
        }
        line.getSubcommands().values().forEach(each -> command(page, each));
    }

    /** What follows the command's name in one line. */
    private static String synopsis(CommandLine line) {
        String name = line.getCommandSpec().qualifiedName(" ");
        String whole = line.getHelp().synopsis(0).replaceAll("\\s+", " ").strip();
        return whole.startsWith(name) ? whole.substring(name.length()).strip() : whole;
    }

    private static void options(StringBuilder page, CommandSpec command) {
        for (OptionSpec each : command.options()) {
            if (!each.hidden()) {
                String label = each.arity().max() == 0 ? "" : "=" + each.paramLabel();
                term(page, String.join(", ", each.names()) + label, List.of(description(each)));
            }
        }
    }

    @SuppressWarnings("deprecation") // nothing else public puts the default value in its place
    private static String[] description(ArgSpec argument) {
        return argument.renderedDescription();
    }

    private static void term(StringBuilder page, String term, List<String> text) {
        page.append(".TP\n.B ").append(escaped(term)).append('\n');
        text.forEach(line -> page.append(escaped(plain(line))).append('\n'));
    }

    private static void paragraphs(StringBuilder page, String... lines) {
        for (String line : lines) {
            page.append(escaped(plain(line))).append('\n');
        }
    }

    private static String plain(String text) {
        return Ansi.OFF.string(text).replace("%n", " ").replace("%%", "%");
    }

    /** Nothing in a text is a command of roff: no backslash, no line that begins with a point or an apostrophe. */
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
