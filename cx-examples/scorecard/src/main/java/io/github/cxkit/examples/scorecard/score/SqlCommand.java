package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.examples.scorecard.cli.Dimensions;
import io.github.cxkit.examples.scorecard.cli.ExitCode;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.insight.SurveyArgument;
import io.github.cxkit.readers.AnswerQuery;
import io.github.cxkit.readers.SqlDialect;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.scorecard.ScorecardDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The query that lets a warehouse count. */
@Command(
        name = "sql",
        sortOptions = false,
        description = {
            "Prints the query that lets a database count a survey's answers by question, segment and period.",
            "Save its result as CSV and score it with the same --by, --cross and --period: score --survey S --counts FILE."
        })
public final class SqlCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final SurveyArgument survey = new SurveyArgument();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TABLE",
            description = "Table with one row per response, as it stands behind FROM: a name, or a query in brackets.")
    @SuppressWarnings("NullAway.Init")
    private String from;

    @Option(
            names = "--dialect",
            paramLabel = "postgresql|duckdb|standard",
            defaultValue = "standard",
            description = "Which SQL the database speaks (default: ${DEFAULT-VALUE}).")
    private SqlDialect dialect = SqlDialect.STANDARD;

    @Option(names = "--by", paramLabel = "COLUMN", description = "A segment to group by. Repeat it for more.")
    private List<String> by = new ArrayList<>();

    @Option(
            names = "--cross",
            paramLabel = "COLUMN,COLUMN",
            description = "Group by two columns or more at once; each must be a --by too. Repeat it for more.")
    private List<String> crossings = new ArrayList<>();

    @Option(names = "--period", paramLabel = "month|quarter|year", description = "Cut the answers by time.")
    private ScoreCommand.@Nullable Cut period;

    @Option(
            names = "--where",
            paramLabel = "COLUMN=VALUE",
            description = "Only rows with this value; adds to the definition's \"only\". Repeat it for more.")
    private List<String> where = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        SurveyDefinition definition = survey.definition();
        ScorecardDefinition cut = definition.scorecard().by(Dimensions.named(definition.survey(), by));
        for (String crossing : crossings) {
            cut = cut.crossing(Dimensions.named(definition.survey(), List.of(crossing.split(",", -1))));
        }
        cut = cut.per(period == null ? null : period.length());
        ResponseMapping mapping = definition.mapping();
        AnswerQuery query =
                AnswerQuery.of(cut, mapping.withFilter(mapping.filter().and(FileArguments.filter(where))));
        spec.commandLine().getOut().print(query.sql(dialect, from));
        return ExitCode.OK;
    }
}
