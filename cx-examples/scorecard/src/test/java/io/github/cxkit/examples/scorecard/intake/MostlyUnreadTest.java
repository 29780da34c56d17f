package io.github.cxkit.examples.scorecard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers of which most cannot be read give no figures, whichever command asks for them. */
class MostlyUnreadTest extends WrittenFiles {

    private static final String SURVEY = """
            {"id": "s", "questions": [
              {"id": "sat", "column": "Sat", "scale": {"min": 1, "max": 5}, "metrics": ["csat.top-2-box"]},
              {"id": "food", "column": "Food", "scale": {"min": 1, "max": 5}},
              {"id": "price", "column": "Price", "scale": {"min": 1, "max": 5}}],
             "segments": [{"column": "Shop"}]}
            """;

    private String answers(int unread) throws IOException {
        StringBuilder rows = new StringBuilder("Shop,Sat,Food,Price\n");
        for (int i = 0; i < 20; i++) {
            boolean bad = i < unread;
            rows.append(i % 2 == 0 ? "A" : "B")
                    .append(',')
                    .append(bad ? "?" : 1 + i % 5)
                    .append(',');
            rows.append(bad ? "boh" : 1 + i % 4).append(',').append(1 + i % 3).append('\n');
        }
        return file("answers.csv", rows.toString());
    }

    private List<Run> runs(String answers, String... more) throws IOException {
        String survey = file("survey.json", SURVEY);
        String framework = file("framework.json", FRAMEWORK);
        List<Run> runs = new ArrayList<>();
        for (List<String> call : List.of(
                List.of("compare", "--question", "sat", "--by", "Shop", "--a", "A", "--b", "B"),
                List.of("drivers", "--outcome", "sat", "--drivers", "food,price", "--replicates", "100"),
                List.of("framework", "--definition", framework))) {
            List<String> args = new ArrayList<>(call);
            args.addAll(List.of("--survey", survey, "--responses", answers));
            args.addAll(List.of(more));
            runs.add(Run.of(args.toArray(String[]::new)));
        }
        return runs;
    }

    @Test
    void moreThanHalfGivesNoFiguresAndSaysOfWhichQuestion() throws IOException {
        List<Run> runs = runs(answers(12));

        assertThat(runs).allSatisfy(run -> {
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.out()).contains("could not be read", "12 cells, column Sat");
        });
        assertThat(runs.get(0).out()).contains("No figures: 6 of 10 answers to \"sat\" could not be read");
        assertThat(runs.get(1).out()).contains("No figures: 12 of 20 answers to \"food\" could not be read");
    }

    @Test
    void halfOfThemGivesFigures() throws IOException {
        assertThat(runs(answers(10))).allSatisfy(run -> assertThat(run.code()).isZero());
    }

    @Test
    void itIsSaidInItalianToo() throws IOException {
        assertThat(runs(answers(12), "--lang", "it"))
                .allSatisfy(
                        run -> assertThat(run.out()).contains("Nessuna cifra").doesNotContain("No figures"));
    }
}
