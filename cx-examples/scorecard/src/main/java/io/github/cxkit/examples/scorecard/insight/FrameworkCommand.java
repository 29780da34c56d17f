package io.github.cxkit.examples.scorecard.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cxkit.examples.scorecard.cli.FigureRows;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.cli.Progress;
import io.github.cxkit.examples.scorecard.cli.ReportArguments;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.Dimension;
import io.github.cxkit.framework.IndexScore;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.readers.internal.JsonFaults;
import io.github.cxkit.report.framework.FrameworkPage;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ItemAnalysis;
import io.github.cxkit.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores a framework that is given as data. */
@Command(
        name = "framework",
        sortOptions = false,
        description = "Scores a framework (six pillars, pyramid, your own) that is defined as data.")
public final class FrameworkCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--framework",
            required = true,
            paramLabel = "FRAMEWORK.json",
            description = "Dimensions, weights, questions and rules.")
    @SuppressWarnings("NullAway.Init")
    private Path definition;

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "Level of the interval (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Mixin
    private final AnswerArguments answers = new AnswerArguments();

    @Mixin
    private MinGroup minGroup = new MinGroup();

    @Mixin
    private ReportArguments report = new ReportArguments();

    @Override
    public Integer call() throws IOException {
        List<Path> inputs = new ArrayList<>(answers.inputs());
        inputs.add(definition);
        report.check(inputs);
        long least = minGroup.size();
        CompositeIndex index = definition();
        ResponseMapping mapping = answers.definition().mapping();
        Survey questions = mapping.survey();
        IndexSummary.Builder builder = index.summary(questions);
        Map<String, IndexSummary.Builder> alone = new LinkedHashMap<>();
        index.dimensions()
                .forEach(each -> alone.put(each.id(), index.only(each.id()).summary(questions)));
        Unread unread = new Unread(index.dimensions().stream()
                .flatMap(each -> each.questions().stream())
                .toList());
        ReadReport read = answers.read(mapping, Progress.on(spec.commandLine().getErr()), response -> {
            unread.add(response);
            builder.add(response);
            alone.values().forEach(each -> each.add(response));
        });
        ReadReport told = minGroup.told(read);
        if (Intake.isTooLittle(List.of(told))) {
            return report.withoutFigures(spec, List.of(told));
        }
        Optional<String> why = unread.why();
        if (why.isPresent()) {
            return report.withoutFigures(spec, List.of(told), report.told(why.get()), Map.of("lack", why.get()));
        }
        Map<String, IndexSummary> parts = new LinkedHashMap<>();
        alone.forEach((dimension, each) -> parts.put(dimension, each.build()));
        IndexSummary summary = builder.build();
        report.write(
                spec,
                FrameworkPage.of(summary)
                        .asked(questions)
                        .parts(parts)
                        .withConfidence(confidence)
                        .hidingBelow(least)
                        .in(report.locale())
                        .page(),
                List.of(told),
                () -> rows(summary, parts),
                () -> json(summary, parts, told));
        return answers.exitCode(read);
    }

    private Table rows(IndexSummary summary, Map<String, IndexSummary> parts) {
        FigureRows rows = new FigureRows();
        String id = summary.index().rule().id().name();
        long n = summary.respondentEvidence().n();
        if (minGroup.isFew(n)) {
            rows.hidden(
                    new FigureRows.Of("index", id, "", "score"),
                    minGroup.least(Disclosure.Of.RESPONDENTS).few());
            return rows.table();
        }
        IndexScore score = summary.score();
        Set<String> hidden = summary.hiddenBelow(minGroup.size());
        if (hidden.isEmpty()) {
            rows.add(
                    new FigureRows.Of("index", id, "", "score"),
                    score.value(),
                    score.evidence().n());
            rows.add(
                    new FigureRows.Of("index", id, "", "respondent_mean"),
                    summary.respondentMean(),
                    summary.respondentInterval(confidence),
                    n);
        } else {
            rows.hidden(new FigureRows.Of("index", id, "", "score"), fewAnswered());
        }
        parts.forEach((dimension, part) -> {
            if (hidden.contains(dimension)) {
                rows.hidden(new FigureRows.Of("dimension", dimension, "", "score"), fewAnswered());
                return;
            }
            Double own = score.scores().get(dimension);
            rows.add(
                    new FigureRows.Of("dimension", dimension, "", "score"),
                    own == null ? part.score().value() : Result.of(own),
                    part.score().evidence().n());
            FigureRows.Of mean = new FigureRows.Of("dimension", dimension, "", "respondent_mean");
            if (minGroup.isFew(part.respondentEvidence().n())) {
                rows.hidden(mean, minGroup.least(Disclosure.Of.RESPONDENTS).few());
            } else {
                rows.add(
                        mean,
                        part.respondentMean(),
                        part.respondentInterval(confidence),
                        part.respondentEvidence().n());
            }
        });
        return rows.table();
    }

    private String json(IndexSummary summary, Map<String, IndexSummary> parts, ReadReport read) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        IndexScore score = summary.score();
        if (minGroup.isFew(summary.respondentEvidence().n())) {
            document.put("lack", minGroup.least(Disclosure.Of.RESPONDENTS).few());
        } else {
            Set<String> hidden = summary.hiddenBelow(minGroup.size());
            if (hidden.isEmpty()) {
                document.put("index", score.value());
            } else {
                document.put("lack", fewAnswered());
                document.put("hidden", hidden);
            }
            Map<String, Double> scores = new LinkedHashMap<>(score.scores());
            scores.keySet().removeAll(hidden);
            document.put("scores", scores);
            document.put("coverage", score.coverage());
            if (hidden.isEmpty()) {
                document.put("weakest", score.weakest());
                document.put("strongest", score.strongest());
                document.put("balanced", score.balanced());
                document.put("respondentMean", summary.respondentMean());
                document.put("respondentInterval", summary.respondentInterval(confidence));
            }
            Map<String, Object> intervals = new LinkedHashMap<>();
            parts.forEach((dimension, part) -> {
                if (!hidden.contains(dimension)
                        && !minGroup.isFew(part.respondentEvidence().n())) {
                    intervals.put(dimension, part.respondentInterval(confidence));
                }
            });
            document.put("intervals", intervals);
            Map<String, Object> reliability = reliability(summary, minGroup.least(Disclosure.Of.RESPONDENTS));
            reliability.keySet().removeAll(hidden);
            document.put("reliability", reliability);
            document.put("evidence", score.evidence());
        }
        document.put("definition", summary.index());
        document.put("intake", List.of(Intake.json(read)));
        return JsonText.of(document);
    }

    private String fewAnswered() {
        return minGroup.least(Disclosure.Of.ANSWERS).away();
    }

    private CompositeIndex definition() throws IOException {
        try {
            return CxModule.mapper().readValue(Files.readString(definition), CompositeIndex.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(definition + ": " + JsonFaults.told(e), e);
        }
    }

    /** Alpha of each dimension, with a caution where it is negative: the coding of its questions is to be checked. */
    private static Map<String, Object> reliability(IndexSummary summary, Disclosure least) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Dimension dimension : summary.index().dimensions()) {
            Result<Double> alpha =
                    summary.reliability(dimension.id()).flatMap(each -> least.told(each.n(), each.alpha()));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("alpha", alpha);
            boolean negative = alpha.map(a -> a < 0).toOptional().orElse(false);
            one.put("cautions", negative ? List.of(ItemAnalysis.Caution.NEGATIVE_ALPHA) : List.of());
            all.put(dimension.id(), one);
        }
        return all;
    }
}
