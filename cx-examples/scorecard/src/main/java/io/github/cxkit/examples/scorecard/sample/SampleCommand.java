package io.github.cxkit.examples.scorecard.sample;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the sample to files, to be looked at and changed. */
@Command(name = "sample", description = "Writes the sample's survey definition and answers to a folder.")
public final class SampleCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder; made if need be.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Mixin
    private final Language language = new Language();

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        SampleShop shop = SampleShop.standard();
        Path survey = folder.resolve(SampleShop.SURVEY);
        Path responses = folder.resolve(SampleShop.RESPONSES);
        Outputs.write(survey, shop.definition(language.locale()).getBytes(StandardCharsets.UTF_8));
        Outputs.write(responses, shop.responses());
        PrintWriter out = spec.commandLine().getOut();
        Terminal.tell(out, "", language.wording().text("sample.written", survey.toString(), responses.toString()));
        Terminal.tell(out, "", language.wording().text("sample.next"));
        Terminal.typed(
                        "cx-scorecard score --survey " + survey + " --responses " + responses
                                + " --by regione --period quarter --html page.html",
                        Terminal.width() - 4)
                .forEach(line -> out.println("  " + line));
        return ExitCode.OK;
    }
}
