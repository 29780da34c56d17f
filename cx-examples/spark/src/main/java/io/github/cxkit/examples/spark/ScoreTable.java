package io.github.cxkit.examples.spark;

import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.spark.ScorecardTables;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * From a table of answers to a table of scores, by the definition of a survey.
 *
 * <p>Arguments: the definition's JSON; where the answers are; where the scores go; then the dimensions to cut by. A table is a
 * folder of Parquet, a CSV with a heading (its name ends with {@code .csv} or {@code .csv.gz}), or a table of a database
 * ({@code jdbc:...#table}). What stands in the place of the scores is replaced.
 */
public final class ScoreTable {

    private ScoreTable() {}

    /**
     * Runs.
     *
     * @param arguments definition, answers, scores, dimensions
     * @throws IOException if the definition cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length < 3) {
            out.println("Usage: ScoreTable SURVEY.json ANSWERS SCORES [DIMENSION...]; a table is a folder of Parquet,"
                    + " a .csv, or jdbc:URL#TABLE");
            return;
        }
        SparkSession spark = Local.session("cxkit table");
        try {
            List<String> dimensions = List.copyOf(Arrays.asList(arguments).subList(3, arguments.length));
            Scorecard scorecard = score(spark, Path.of(arguments[0]), Table.of(arguments[1]), dimensions);
            Table.of(arguments[2]).write(ScorecardTables.table(spark, scorecard));
            out.printf(
                    Locale.ROOT,
                    "%,d answers, %d scores in %s%n",
                    scorecard.responses(),
                    scorecard.rows().size(),
                    arguments[2]);
        } finally {
            spark.stop();
        }
    }

    /** The definition travels as its JSON; each executor reads it for itself. */
    static Scorecard score(SparkSession spark, Path survey, Table answers, List<String> dimensions) throws IOException {
        String json = Files.readString(survey);
        SurveyDefinition definition = SurveyDefinition.read(json);
        if (!definition.mapping().equals(ResponseMapping.of(definition.survey()))) {
            throw new IllegalArgumentException(
                    survey + " says how a file is to be read; a table is taken as it is, so leave that out");
        }
        String[] by = dimensions.toArray(String[]::new);
        return ScorecardTables.summarize(
                        answers.read(spark),
                        () -> SurveyDefinition.read(json).scorecard().by(by))
                .scorecard();
    }

    /** Where a table is. */
    record Table(Kind kind, String place, String name) {

        enum Kind {
            PARQUET,
            CSV,
            DATABASE
        }

        static Table of(String text) {
            if (text.startsWith("jdbc:")) {
                int mark = text.lastIndexOf('#');
                if (mark < 0 || mark == text.length() - 1) {
                    throw new IllegalArgumentException(
                            "a table of a database is jdbc:URL#TABLE, but \"" + text + "\" names no table");
                }
                return new Table(Kind.DATABASE, text.substring(0, mark), text.substring(mark + 1));
            }
            boolean csv = text.endsWith(".csv") || text.endsWith(".csv.gz");
            return new Table(csv ? Kind.CSV : Kind.PARQUET, text, "");
        }

        Dataset<Row> read(SparkSession spark) {
            return switch (kind) {
                case PARQUET -> spark.read().parquet(place);
                // as texts: what a cell means is the survey's word, not a guess
                case CSV -> spark.read().option("header", true).csv(place);
                case DATABASE -> spark.read().jdbc(place, name, new Properties());
            };
        }

        void write(Dataset<Row> scores) {
            switch (kind) {
                case PARQUET -> scores.write().mode(SaveMode.Overwrite).parquet(place);
                case CSV ->
                    scores.coalesce(1)
                            .write()
                            .mode(SaveMode.Overwrite)
                            .option("header", true)
                            .csv(place);
                case DATABASE -> scores.write().mode(SaveMode.Overwrite).jdbc(place, name, new Properties());
            }
        }
    }
}
