package io.github.cxkit.examples.scorecard.insight;

import io.github.cxkit.driver.DriverAnalysis;
import io.github.cxkit.driver.DriverData;
import io.github.cxkit.driver.DriverImportance;
import io.github.cxkit.driver.DriverIntervals;
import io.github.cxkit.driver.WhatIf;
import io.github.cxkit.examples.scorecard.cli.Dimensions;
import io.github.cxkit.examples.scorecard.cli.FigureRows;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.cli.Progress;
import io.github.cxkit.examples.scorecard.cli.ReportArguments;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.report.driver.DriverPage;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Survey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which questions go with the outcome, how surely, and which to work on. */
@Command(
        name = "drivers",
        sortOptions = false,
        description =
                "Ranks what goes with an outcome: LMG shares with bootstrap intervals, what one point more goes with,"
                        + " importance against performance. An association, no proof of cause.")
public final class DriversCommand implements Callable<Integer> {

    /** How questions ask for the whole. */
    private static final Pattern OUTCOME = Pattern.compile(
            "^\\W*overall\\b|\\boverall (satisf|experience|impression|opinion|rating|quality|score)"
                    + "|\\bsatisf[^.?]*\\boverall\\b|\\b(as a whole|nps|nel complesso)\\b"
                    + "|\\b(recommend|complessiv|consigli|raccomand)",
            Pattern.CASE_INSENSITIVE);

    /** What questions about the whole are called; "clean-overall" is none of them. */
    private static final Pattern OUTCOME_NAME = Pattern.compile(
            "overall|nps|osat|recommend|recommendation|overall[-_ .]?(satisfaction|experience|rating)|satisfaction[-_ .]overall"
                    + "|(soddisfazione|giudizio)[-_ .]complessiv[ao]",
            Pattern.CASE_INSENSITIVE);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--outcome",
            paramLabel = "QUESTION",
            description = "The outcome's question, by its id or its column (default: the one that asks for the whole).")
    private @Nullable String asked;

    /** Id of the outcome's question. */
    private String outcome = "";

    @Option(
            names = "--drivers",
            split = ",",
            paramLabel = "Q1,Q2,...",
            description = "The drivers' questions, by their ids or columns (default: every other question).")
    private List<String> named = new ArrayList<>();

    @Option(
            names = "--replicates",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Resamples of the bootstrap, 100 or more (default: ${DEFAULT-VALUE}).")
    private int replicates;

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "Level of the intervals (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the bootstrap: the same seed, the same limits (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private final AnswerArguments answers = new AnswerArguments();

    @Mixin
    private MinGroup minGroup = new MinGroup();

    @Mixin
    private ReportArguments report = new ReportArguments();

    @Override
    public Integer call() throws IOException {
        report.check(answers.inputs());
        long least = minGroup.size();
        ResponseMapping mapping = answers.definition().mapping();
        Survey definition = mapping.survey();
        outcome = asked == null
                ? outcome(definition)
                : Dimensions.question(definition, asked).id();
        List<String> outcomes = new ArrayList<>();
        List<String> drivers = new ArrayList<>();
        named.forEach(each -> drivers.add(Dimensions.question(definition, each).id()));
        if (drivers.isEmpty()) {
            definition.questions().stream()
                    .filter(each -> !each.id().equals(outcome) && isOutcome(each))
                    .map(Question::id)
                    .forEach(outcomes::add);
            definition.questions().stream()
                    .map(Question::id)
                    .filter(id -> !id.equals(outcome))
                    .filter(id -> !outcomes.contains(id))
                    .forEach(drivers::add);
        }
        DriverData.Builder rows = DriverData.builder(outcome, drivers);
        List<String> used = new ArrayList<>(drivers);
        used.add(outcome);
        Unread unread = new Unread(used);
        ReadReport read = answers.read(mapping, Progress.on(spec.commandLine().getErr()), response -> {
            rows.add(response);
            unread.add(response);
        });
        if (Intake.isTooLittle(List.of(read))) {
            return report.withoutFigures(spec, List.of(minGroup.told(read)));
        }
        Optional<String> why = unread.why();
        if (why.isPresent()) {
            return report.withoutFigures(
                    spec, List.of(minGroup.told(read)), report.told(why.get()), Map.of("lack", why.get()));
        }
        DriverData data = rows.build();
        Found found = found(data);
        ReadReport told = minGroup.told(read);
        DriverPage page = DriverPage.of(found.analysis())
                .asked(definition)
                .rated(data.moments())
                .onePointMore(found.onePointMore())
                .leavingOut(outcomes)
                .hidingBelow(least)
                .in(report.locale());
        DriverIntervals intervals = found.intervals();
        report.write(
                spec,
                (intervals == null ? page : page.intervals(intervals)).page(),
                List.of(told),
                () -> rows(found),
                () -> json(found, outcomes, told));
        return answers.exitCode(read);
    }

    private Table rows(Found found) {
        FigureRows rows = new FigureRows();
        DriverAnalysis analysis = found.analysis();
        long n = analysis.evidence().n();
        FigureRows.Of model = new FigureRows.Of("outcome", outcome, "", "r_squared");
        if (minGroup.isFew(n)) {
            rows.hidden(model, minGroup.least(Disclosure.Of.RESPONSES).few());
            return rows.table();
        }
        DriverIntervals intervals = found.intervals();
        rows.add(
                model,
                Result.of(analysis.rSquared()),
                intervals == null ? noInterval() : Result.of(intervals.rSquared()),
                n);
        for (DriverImportance driver : analysis.ranked()) {
            ConfidenceInterval share =
                    intervals == null ? null : intervals.lmgShare().get(driver.driver());
            rows.add(
                    new FigureRows.Of("driver", driver.driver(), "", "importance_share"),
                    driver.lmgShare(),
                    share == null ? noInterval() : Result.of(share),
                    n);
            Result<WhatIf> more = Objects.requireNonNull(found.onePointMore().get(driver.driver()));
            rows.add(
                    new FigureRows.Of("driver", driver.driver(), "", "one_point_more"),
                    more.map(WhatIf::effect),
                    more.map(WhatIf::interval),
                    n);
        }
        return rows.table();
    }

    private static Result<ConfidenceInterval> noInterval() {
        return Result.insufficient(Result.Reason.NOT_DEFINED, "too few resamples could be used");
    }

    private String json(Found found, List<String> outcomes, ReadReport read) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        if (minGroup.isFew(found.analysis().evidence().n())) {
            document.put("lack", minGroup.least(Disclosure.Of.RESPONSES).few());
        } else {
            document.put("analysis", found.analysis());
            document.put("intervals", found.intervals());
            document.put("onePointMore", found.onePointMore());
        }
        document.put("leftOutAsOutcomes", outcomes);
        document.put("intake", List.of(Intake.json(read)));
        return JsonText.of(document);
    }

    /** What was computed; without intervals if the resamples had no spread. */
    private record Found(
            DriverAnalysis analysis, @Nullable DriverIntervals intervals, Map<String, Result<WhatIf>> onePointMore) {}

    /** A question about the whole is no part of it: overall satisfaction, recommendation, repurchase. */
    private static boolean isOutcome(Question question) {
        String text = question.text();
        boolean asked = text.contains(" ") || (!text.equals(question.id()) && !text.equals(question.column()));
        return OUTCOME_NAME.matcher(question.id()).matches()
                || (asked
                        ? OUTCOME.matcher(text).find()
                        : OUTCOME_NAME.matcher(text).matches());
    }

    /** Where one question alone asks for the whole, it need not be said which. */
    private static String outcome(Survey definition) {
        List<String> whole = definition.questions().stream()
                .filter(DriversCommand::isOutcome)
                .map(Question::id)
                .toList();
        if (whole.size() != 1) {
            throw new IllegalArgumentException("--outcome has to say which question is the outcome; survey "
                    + definition.id() + " has " + ids(definition));
        }
        return whole.get(0);
    }

    private static List<String> ids(Survey definition) {
        return definition.questions().stream().map(Question::id).toList();
    }

    private Found found(DriverData data) {
        Result<DriverAnalysis> analysis = data.analyze();
        if (analysis instanceof Result.Insufficient<DriverAnalysis> lack) {
            throw new IllegalArgumentException("too little to go on: " + lack.detail());
        }
        DriverIntervals intervals;
        try (Progress.Bar bar = Progress.on(spec.commandLine().getErr())
                .patientBar(report.wording().text("driver.resamples"), Math.max(1, replicates))) {
            intervals = data.bootstrap(replicates, confidence, new SplittableRandom(seed), bar::at)
                    .toOptional()
                    .orElse(null);
        }
        CoMoments moments = data.moments();
        List<String> used =
                analysis.orElseThrow().drivers().stream().map(d -> d.driver()).toList();
        Map<String, Result<WhatIf>> onePointMore = new LinkedHashMap<>();
        // limits from the rows, which hold for errors of any size; a driver left out leaves the moments only
        boolean all = used.equals(data.drivers());
        used.forEach(d -> onePointMore.put(
                d, all ? data.raise(d, 1, confidence) : WhatIf.raise(moments, outcome, used, d, 1, confidence)));
        return new Found(analysis.orElseThrow(), intervals, onePointMore);
    }
}
