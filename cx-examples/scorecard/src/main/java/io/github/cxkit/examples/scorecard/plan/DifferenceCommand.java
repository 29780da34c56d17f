package io.github.cxkit.examples.scorecard.plan;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.stats.SampleSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers to find a difference, or the difference that given answers find. */
@Command(
        name = "difference",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "How many answers per group find a difference: between two groups (--promoters-b, --share-b) or of a size",
            "(--difference). With --n: the smallest difference that so many answers find."
        })
final class DifferenceCommand implements Callable<Integer> {

    /** The test that is to find the difference. */
    enum Test {
        POOLED,
        UNPOOLED,
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

    @Option(names = "--promoters", paramLabel = "SHARE", description = "Promoters of the first group, 0 to 1.")
    private @Nullable Double promoters;

    @Option(names = "--detractors", paramLabel = "SHARE", description = "Detractors of the first group, 0 to 1.")
    private @Nullable Double detractors;

    @Option(names = "--share", paramLabel = "SHARE", description = "Share of the first group, 0 to 1.")
    private @Nullable Double share;

    @Option(names = "--promoters-b", paramLabel = "SHARE", description = "Promoters of the second group.")
    private @Nullable Double promotersB;

    @Option(names = "--detractors-b", paramLabel = "SHARE", description = "Detractors of the second group.")
    private @Nullable Double detractorsB;

    @Option(names = "--share-b", paramLabel = "SHARE", description = "Share of the second group.")
    private @Nullable Double shareB;

    @Option(
            names = "--difference",
            paramLabel = "POINTS",
            description = "The difference to find, where both groups vary like the first.")
    private @Nullable Double difference;

    @Option(names = "--n", paramLabel = "N", description = "Answers per group: tells the difference they find.")
    private @Nullable Long n;

    @Option(names = "--n-b", paramLabel = "N", description = "Answers of the second group, if other than --n.")
    private @Nullable Long nB;

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "Level of the two-sided test (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Option(
            names = "--power",
            paramLabel = "CHANCE",
            defaultValue = "0.8",
            description = "Chance of finding the difference (default: ${DEFAULT-VALUE}).")
    private double power;

    @Option(
            names = "--method",
            paramLabel = "pooled|unpooled|adjusted",
            description =
                    "The test: unpooled or adjusted for nps, pooled or unpooled for two shares (default: the first"
                            + " that fits).")
    private @Nullable Test method;

    @Option(names = "--json", paramLabel = "OUT.json", description = "Write the figures as JSON.")
    private @Nullable Path json;

    @Mixin
    private final Language language = new Language();

    private Wording wording() {
        return language.wording();
    }

    @Override
    public Integer call() throws IOException {
        boolean net = Assumed.isNet(metric);
        Assumed a = Assumed.of(net, promoters, detractors, share, "");
        boolean second = promotersB != null || detractorsB != null || shareB != null;
        Assumed b = second ? Assumed.of(net, promotersB, detractorsB, shareB, "-b") : a;
        PlanResult plan = new PlanResult(wording()).line("first-group", a.text(wording()), "a", a);
        if (difference != null && !second) {
            plan.line("second-group", a.shifted(difference, wording()), "b", Map.of("score", a.score() + difference));
        } else {
            plan.line("second-group", b.text(wording()), "b", b);
        }
        if (n != null) {
            detectable(n, a, b, plan);
        } else {
            needed(second, a, b, plan);
        }
        return ExitCode.OK;
    }

    private void needed(boolean second, Assumed a, Assumed b, PlanResult plan) throws IOException {
        if (nB != null) {
            throw new IllegalArgumentException("--n-b needs --n");
        }
        if (second == (difference != null)) {
            throw new IllegalArgumentException(
                    "say what to find: either the second group (--promoters-b and --detractors-b, or --share-b), or"
                            + " --difference, or the answers there are (--n)");
        }
        double find = difference == null ? a.score() - b.score() : difference;
        Test test = test(a.net(), second);
        SampleSize size = size(test, find, a, b);
        plan.line("difference", wording().number(Math.abs(find), 1) + " " + a.unit(wording()), "difference", find);
        terms(plan, test);
        plan.line("answers-needed-per-group", wording().count(size.n()), "sampleSize", size);
        write("title.difference", "people", plan);
    }

    private void detectable(long answers, Assumed a, Assumed b, PlanResult plan) throws IOException {
        if (difference != null) {
            throw new IllegalArgumentException("--n asks for the difference, so --difference cannot be given");
        }
        if (method != null && method != Test.UNPOOLED) {
            throw new IllegalArgumentException("the difference that --n finds is that of --method unpooled");
        }
        long other = nB == null ? answers : nB;
        double found = plan().detectableDifference(a.variance(), answers, b.variance(), other)
                .toOptional()
                .orElseThrow(() -> new IllegalArgumentException("--n and --n-b must be 1 or more"));
        plan.line("answers-of-the-first-group", wording().count(answers), "nA", answers);
        plan.line("answers-of-the-second-group", wording().count(other), "nB", other);
        terms(plan, Test.UNPOOLED);
        plan.line(
                "smallest-difference-found",
                wording().number(found, 2) + " " + a.unit(wording()),
                "detectableDifference",
                found);
        write("title.found", "missed", plan);
    }

    private void terms(PlanResult plan, Test test) {
        String name = test.name().toLowerCase(Locale.ROOT);
        plan.line("test", name, "method", name)
                .line("confidence", wording().level(confidence), "confidence", confidence)
                .line("power", wording().level(power), "power", power);
    }

    private void write(String title, String sentence, PlanResult plan) throws IOException {
        plan.write(title, sentence, spec.commandLine(), json);
    }

    private Test test(boolean net, boolean second) {
        Test test = method == null ? (!net && second ? Test.POOLED : Test.UNPOOLED) : method;
        if (test == Test.POOLED && (net || !second)) {
            throw new IllegalArgumentException("--method pooled is for two shares (--share and --share-b)");
        }
        if (test == Test.ADJUSTED && !(net && second)) {
            throw new IllegalArgumentException(
                    "--method adjusted is for two net scores (--promoters, --detractors, --promoters-b, --detractors-b)");
        }
        return test;
    }

    private SampleSize size(Test test, double find, Assumed a, Assumed b) {
        return switch (test) {
            case POOLED -> plan().toCompareShares(a.positive(), b.positive());
            case UNPOOLED -> plan().toCompare(a.variance() + b.variance(), find);
            case ADJUSTED -> a.shares().toCompareShortcut(b.shares(), confidence, power);
        };
    }

    private SampleSize.Plan plan() {
        return SampleSize.plan().withConfidence(confidence).withPower(power);
    }
}
