package io.github.cxkit.readers.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.experiment.Better;
import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.readers.ExperimentRead;
import io.github.cxkit.readers.ExperimentReader;
import io.github.cxkit.readers.definition.ExperimentDefinition;
import io.github.cxkit.stats.CoMoments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table with a row per unit and its arm is an experiment. */
class ExperimentDraftTest {

    @TempDir
    Path folder;

    private Path file(String... rows) throws IOException {
        return Files.write(folder.resolve("checkout.csv"), List.of(rows));
    }

    private Draft draft(String... rows) throws IOException {
        return Draft.of(file(rows), DraftOptions.DEFAULT);
    }

    private static double mean(ExperimentRead read, String metric) {
        CoMoments outcome = read.summary().outcome("treatment", metric);
        return outcome.mean(outcome.columns().get(0)).orElseThrow();
    }

    private static List<String> arms(ExperimentDefinition definition) {
        return definition.mapping().experiment().arms().stream()
                .map(Experiment.Arm::name)
                .toList();
    }

    @Test
    void anExportOfAnExperimentIsRead() throws IOException {
        Path file = file(
                "user_id,experiment_id,variation_id,timestamp,converted,revenue",
                "u1,faster checkout,treatment,2026-05-01T10:00:00Z,1,40.50",
                "u2,faster checkout,control,2026-05-01T10:01:00Z,0,0",
                "u3,faster checkout,treatment,2026-05-01T10:02:00Z,0,0",
                "u4,faster checkout,control,2026-05-01T10:03:00Z,1,12.25");
        Draft draft = Draft.of(file, DraftOptions.DEFAULT);

        assertThat(draft.kind()).isEqualTo(Draft.Kind.EXPERIMENT);
        assertThat(draft.questions()).isEmpty();
        ExperimentDefinition definition = ExperimentDefinition.read(draft.json());
        assertThat(definition.mapping().experiment().name()).isEqualTo("faster checkout");
        assertThat(arms(definition)).as("the control first").containsExactly("control", "treatment");
        ExperimentRead read = ExperimentReader.of(definition.mapping()).read(file);
        assertThat(read.summary().units("control")).isEqualTo(2);
        assertThat(mean(read, "converted")).isEqualTo(0.5);
        assertThat(mean(read, "revenue")).isEqualTo(20.25);
    }

    @Test
    void aFigureFromBeforeIsTheCovariateAndRefundsAreBetterLow() throws IOException {
        Draft draft = draft(
                "unit,variant,bought,revenue,revenue_before,refunds",
                "1,old,yes,10.5,8,0",
                "2,new,no,0,3.5,1",
                "3,old,no,0,4,0",
                "4,new,yes,7.25,5,0");

        ExperimentDefinition definition = ExperimentDefinition.read(draft.json());
        assertThat(definition.mapping().experiment().name()).isEqualTo("checkout");
        assertThat(definition.mapping().columns("revenue")).containsExactly("revenue", "revenue_before");
        List<ExperimentMetric> metrics = definition.mapping().experiment().metrics();
        assertThat(metrics).extracting(ExperimentMetric::name).containsExactly("bought", "revenue", "refunds");
        assertThat(metrics)
                .extracting(ExperimentMetric::better)
                .containsExactly(Better.HIGHER, Better.HIGHER, Better.LOWER);
    }

    @Test
    void armsByLettersLeaveTheControlToBeAsked() throws IOException {
        Draft draft = draft("visitor id,A/B group,clicks", "v1,B,3", "v2,A,1", "v3,A,0", "v4,B,2");

        assertThat(draft.kind()).isEqualTo(Draft.Kind.EXPERIMENT);
        assertThat(draft.questions())
                .containsExactly("which arm is the control? \"A\" is taken: put another first in \"arms\"");
    }

    @Test
    void ratingsStayASurveyThatNamesTheOtherWay() throws IOException {
        String[] rows = {"customer,group,nps", "c1,control,9", "c2,treatment,10", "c3,control,3", "c4,treatment,0"};
        Draft survey = draft(rows);

        assertThat(survey.kind()).isEqualTo(Draft.Kind.SURVEY);
        assertThat(survey.notes())
                .contains("one row per unit and its arm: --kind experiment drafts an experiment of the same file");
        Draft asked = Draft.of(file(rows), DraftOptions.DEFAULT.withKind(Draft.Kind.EXPERIMENT));
        assertThat(ExperimentDefinition.read(asked.json())
                        .mapping()
                        .experiment()
                        .metrics())
                .extracting(ExperimentMetric::kind)
                .containsExactly(ExperimentMetric.Kind.RATING);
    }

    @Test
    void sizesOfGoodsAndRepeatedUnitsAreNoExperiment() throws IOException {
        assertThat(draft(
                                "order id,customer,date,variant,total",
                                "1,c1,2026-02-01,S,10.00",
                                "2,c2,2026-02-02,M,12.50",
                                "3,c1,2026-02-03,S,9.90")
                        .kind())
                .isEqualTo(Draft.Kind.ORDERS);
        Path events = file(
                "user,variation,revenue",
                "u1,control,3.50",
                "u1,control,4.25",
                "u2,treatment,1.75",
                "u2,treatment,2.25");
        assertThatThrownBy(() -> Draft.of(events, DraftOptions.DEFAULT.withKind(Draft.Kind.EXPERIMENT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "column \"user\" comes in several rows of one unit: an experiment needs one row per unit");
    }
}
