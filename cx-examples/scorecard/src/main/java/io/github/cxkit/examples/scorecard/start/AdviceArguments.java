package io.github.cxkit.examples.scorecard.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.examples.scorecard.cli.Language;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.cli.Money;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import io.github.cxkit.examples.scorecard.insight.Answers;
import io.github.cxkit.examples.scorecard.remark.Remarks;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.readers.internal.JsonFaults;
import io.github.cxkit.report.advice.AdvicePage;
import io.github.cxkit.report.advice.Outside;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.GainPlan;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A journey without a log of events: survey, sketch and answers in, one page of advice out. */
public final class AdviceArguments {

    @Option(
            names = "--survey",
            paramLabel = "SURVEY.json",
            description = "Without --events: what the columns of the answers mean.")
    private @Nullable Path survey;

    @Option(names = "--responses", paramLabel = "FILE", description = "Without --events: the answers, by touchpoint.")
    private @Nullable Path responses;

    @Option(
            names = "--measures",
            paramLabel = "MEASURES.json",
            description = "Without --events: what could be done, at which cost, and the budget.")
    private @Nullable Path measures;

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "Without --events: the day on which the work can begin (default: today).")
    private @Nullable String on;

    @Option(
            names = "--min-words",
            paramLabel = "N",
            description =
                    "Without --events: hide what fewer unhappy customers wrote (default: " + Remarks.FEWEST + ").")
    private long minWords = Remarks.FEWEST;

    /**
     * The files that are read.
     *
     * @return some of them may be null
     */
    public List<@Nullable Path> files() {
        return Arrays.<@Nullable Path>asList(survey, responses, measures);
    }

    /**
     * Whether advice is asked for.
     *
     * @return true if a survey or answers are named
     */
    public boolean isAsked() {
        return survey != null || responses != null;
    }

    /**
     * Gives the advice.
     *
     * @param sketch the sketch of the journey
     * @param language language of all that is said
     * @param arguments how the answers are read, besides the survey
     * @param least touchpoints of fewer answers are hidden
     * @param money what costs are in
     * @param outputs where the page ({@code --html}) and the figures ({@code --json}) go
     * @param out standard output
     * @param err standard error, for what is told if an output goes to standard output
     * @return the exit code
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if an input is missing or wrong
     */
    public int advise(
            Path sketch,
            Language language,
            FileArguments arguments,
            MinGroup least,
            Money money,
            Outputs outputs,
            PrintWriter out,
            PrintWriter err)
            throws IOException {
        if (survey == null || responses == null) {
            throw new IllegalArgumentException("--survey and --responses belong together: "
                    + (survey == null ? "--survey" : "--responses") + " is missing");
        }
        SurveyDefinition definition = Answers.definition(survey);
        JourneyDefinition journey = journey(sketch);
        ScorecardDefinition scored = definition
                .scorecard()
                .along(journey, Starter.TOUCHPOINT)
                .by(Starter.TOUCHPOINT)
                .withMinGroup(least.size());
        ScorecardSummary.Builder summary = ScorecardSummary.builder(scored);
        List<SurveyResponse> all = new ArrayList<>();
        ReadReport report = Answers.read(definition.mapping(), responses, arguments, response -> {
            summary.add(response);
            all.add(response);
        });
        Findings findings = Findings.of(summary.build());
        Outside outside = outside(journey, all).told(least.least(Disclosure.Of.ANSWERS));
        AdvicePage page = AdvicePage.of(findings)
                .in(language.locale())
                .worth(money.over(""))
                .dated(day(definition))
                .readFrom(Intake.rows(report))
                .outside(outside);
        GainPlan plan = findings.findPlan().orElse(null);
        if (plan != null && !plan.toMend().isEmpty()) {
            String touchpoint = plan.toMend().get(0).slice().groups().getOrDefault(Starter.TOUCHPOINT, "");
            page = page.hearing(new Hearing(plan, all)
                    .about(touchpoint, Math.max(least.size(), minWords), least, language.locale()));
        }
        if (measures != null) {
            Measures possible = Measures.read(measures);
            page = page.within(possible.money(), possible.actions());
        }
        PrintWriter told = outputs.useStandard() ? err : out;
        String loud = outside.sentence(language.wording());
        if (!loud.isEmpty()) {
            Terminal.tell(told, "! ", loud);
        }
        for (Lead lead : page.leads()) {
            Terminal.tell(told, "- ", lead.text());
        }
        Intake.print(least.told(report), String.valueOf(responses.getFileName()), language.locale(), told);
        outputs.write("--html", page.page().html(), out);
        outputs.write("--json", json(page, plan, outside), out);
        return arguments.exitCode(report);
    }

    private static Outside outside(JourneyDefinition journey, List<SurveyResponse> all) {
        return Outside.of(
                all.stream()
                        .map(each -> each.segments().getOrDefault(Starter.TOUCHPOINT, ""))
                        .toList(),
                journey.touchpoints().stream().map(Touchpoint::id).toList());
    }

    private LocalDate day(SurveyDefinition definition) {
        try {
            return on == null ? LocalDate.now(definition.survey().zone()) : LocalDate.parse(on);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--on must be a date such as 2026-03-02 but was " + on, e);
        }
    }

    private static JourneyDefinition journey(Path file) throws IOException {
        try {
            return CxModule.mapper().readValue(Files.readString(file), JourneyDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + JsonFaults.told(e), e);
        }
    }

    private static String json(AdvicePage page, @Nullable GainPlan plan, Outside outside)
            throws JsonProcessingException {
        ObjectMapper json = CxModule.mapper();
        ObjectNode root = json.createObjectNode();
        root.set("plan", json.valueToTree(plan));
        root.set("advice", json.valueToTree(page.leads()));
        ObjectNode names = root.putObject("outsideTheSketch");
        outside.answers().forEach((name, count) -> names.put(name, count == 0 ? null : count));
        return JsonText.of(root);
    }
}
