package io.github.cxkit.examples.scorecard.plan;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.stats.SampleSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers for a margin of error. */
@Command(
        name = "margin",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "How many answers a margin of error needs. Without shares: the worst case.")
final class MarginCommand implements Callable<Integer> {

    private static final double PERCENT = 100;

    /** Whose half width the margin is. */
    enum Interval {
        WALD,
        ADJUSTED
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--metric",
            paramLabel = "nps|csat",
            defaultValue = "nps",
            description = "A net score, or a share (default: ${DEFAULT-VALUE}).")
    private String metric = "nps";

    @Option(names = "--promoters", paramLabel = "SHARE", description = "Assumed share of promoters, 0 to 1.")
    private @Nullable Double promoters;

    @Option(names = "--detractors", paramLabel = "SHARE", description = "Assumed share of detractors, 0 to 1.")
    private @Nullable Double detractors;

    @Option(names = "--share", paramLabel = "SHARE", description = "Assumed share of the satisfied, 0 to 1.")
    private @Nullable Double share;

    @Option(
            names = "--margin",
            required = true,
            paramLabel = "POINTS",
            description = "Half width of the interval, in points or percentage points.")
    private double margin;

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "Level of the interval (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Option(
            names = "--method",
            paramLabel = "wald|adjusted",
            defaultValue = "wald",
            description = "The interval meant; adjusted Wald is for nps (default: ${DEFAULT-VALUE}).")
    private Interval method = Interval.WALD;

    @Option(names = "--population", paramLabel = "N", description = "Customers in all, where they are few.")
    private @Nullable Long population;

    @Option(names = "--json", paramLabel = "OUT.json", description = "Write the figures as JSON.")
    private @Nullable Path json;

    @Mixin
    private final Language language = new Language();

    private Wording wording() {
        return language.wording();
    }

    @Override
    public Integer call() throws IOException {
        Assumed assumed = Assumed.of(Assumed.isNet(metric), promoters, detractors, share, "");
        SampleSize size = size(assumed);
        PlanResult plan = new PlanResult(wording())
                .line("assumed", assumed.text(wording()), "assumed", assumed)
                .line("margin", "± " + wording().number(margin, 1) + " " + assumed.unit(wording()), "margin", margin)
                .line("confidence", wording().level(confidence), "confidence", confidence)
                .line(
                        "interval",
                        method == Interval.WALD ? "Wald" : "adjusted Wald",
                        "method",
                        method == Interval.WALD ? "wald" : "adjusted wald");
        if (population != null) {
            size = size.ofPopulation(population);
            plan.line("customers-in-all", wording().count(population), "population", population);
        }
        plan.line("answers-needed", wording().count(size.n()), "sampleSize", size);
        plan.write("title.margin", "people", spec.commandLine(), json);
        return ExitCode.OK;
    }

    private SampleSize size(Assumed assumed) {
        if (method == Interval.WALD) {
            return assumed.net()
                    ? assumed.shares().forMargin(margin, confidence)
                    : SampleSize.plan().withConfidence(confidence).forShare(assumed.positive(), margin / PERCENT);
        }
        if (!assumed.net()) {
            throw new IllegalArgumentException("--method adjusted is for nps; a share is planned by wald");
        }
        if (population != null) {
            throw new IllegalArgumentException("--population goes with --method wald only");
        }
        return assumed.shares().forAdjustedMargin(margin, confidence);
    }
}
