package io.github.cxkit.readers.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.experiment.Better;
import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.GroupSequentialPlan.Spending;
import io.github.cxkit.experiment.Margin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentDefinitionTest {

    private static final String CHECKOUT = """
            {"name": "checkout", "armColumn": "variant", "unitColumn": "customer", "stratumColumn": "country",
             "arms": [{"name": "old", "share": 2}, {"name": "new"}],
             "metrics": [
               {"name": "bought", "kind": "share", "margin": 0.02},
               {"kind": "MEAN", "column": "revenue", "covariate": "before", "cap": 150.5, "relativeMargin": 0.1},
               {"name": "per visit", "kind": "ratio", "column": "revenue", "denominator": "visits",
                "covariate": "before", "covariateDenominator": "visits before"},
               {"name": "effort", "kind": "rating", "column": "q3", "rating": "ces", "lowerIsBetter": true}],
             "looks": {"plannedUnits": 1000, "spending": "pocock", "before": [0.25]}}
            """;

    @Test
    void aDefinitionSaysWhatIsComparedAndWhereItStands() {
        ExperimentDefinition checkout = ExperimentDefinition.read(CHECKOUT);
        ExperimentMapping mapping = checkout.mapping();
        assertThat(mapping.experiment().arms())
                .containsExactly(new Experiment.Arm("old", 2), new Experiment.Arm("new", 1));
        assertThat(mapping.armColumn()).isEqualTo("variant");
        assertThat(mapping.unitColumn()).contains("customer");
        assertThat(mapping.stratumColumn()).contains("country");
        assertThat(mapping.experiment().metrics())
                .extracting(ExperimentMetric::name)
                .containsExactly("bought", "revenue", "per visit", "effort");
        assertThat(mapping.experiment().metrics().get(1))
                .isEqualTo(ExperimentMetric.mean("revenue").withCovariate().withCap(150.5));
        assertThat(mapping.experiment().metrics().get(3).better()).isEqualTo(Better.LOWER);
        assertThat(mapping.columns("bought")).containsExactly("bought");
        assertThat(mapping.columns("per visit")).containsExactly("revenue", "visits", "before", "visits before");
        assertThat(mapping.columns("effort")).containsExactly("q3");
        assertThat(checkout.findMargin("bought")).contains(new Margin(Margin.Kind.ABSOLUTE, 0.02));
        assertThat(checkout.findMargin("revenue")).contains(new Margin(Margin.Kind.RELATIVE, 0.1));
        assertThat(checkout.findMargin("per visit")).isEmpty();
        assertThat(checkout.looks()).contains(new ExperimentDefinition.Looks(1000, Spending.POCOCK, List.of(0.25)));
        assertThat(checkout.looks().orElseThrow().fractions(500)).containsExactly(0.25, 0.5);
        assertThat(checkout.looks().orElseThrow().fractions(5000)).containsExactly(0.25, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"armColumn\": \"variant\", | | armColumn: is needed",
                "\"denominator\": \"visits\", | | metrics[2]: a metric of kind RATIO needs a denominator",
                "\"kind\": \"share\" | \"kind\": \"chare\" | metrics[0].kind: must be one of",
                "\"cap\": 150.5 | \"cap\": \"150.5\" | metrics[1].cap: must be a number",
                "\"cap\": 150.5 | \"kap\": 150.5 | metrics[1].kap: no such field",
                "\"lowerIsBetter\": true | \"lowerIsBetter\": 1 | metrics[3].lowerIsBetter: must be true or false",
                "\"rating\": \"ces\" | \"rating\": \"cess\" | ces",
                "\"relativeMargin\": 0.1 | \"relativeMargin\": 0.1, \"margin\": 3 | metrics[1]: has two margins",
                "\"plannedUnits\": 1000 | \"plannedUnits\": 0 | plannedUnits must be positive",
                "\"name\": \"new\" | \"name\": \"old\" | twice",
            })
    void whatDoesNotFitIsRefusedWithItsPlace(String part, String instead, String message) {
        String changed = CHECKOUT.replace(part, instead == null ? "" : instead);
        assertThat(changed).isNotEqualTo(CHECKOUT);
        assertThatThrownBy(() -> ExperimentDefinition.read(changed))
                .isInstanceOf(SurveyDefinitionException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMappingKnowsTheMetricsOfItsExperiment() {
        ExperimentMapping mapping = ExperimentMapping.of(
                Experiment.of("gate", "30", "40").withMetric(ExperimentMetric.ratio("per visit")), "version");
        assertThatThrownBy(() -> mapping.columns("per visits")).hasMessageContaining("per visit");
        assertThatThrownBy(() -> mapping.columns("per visit")).hasMessageContaining("needs the columns");
        assertThatThrownBy(() -> mapping.withColumns("per visit", "revenue")).hasMessageContaining("denominator");
        assertThatThrownBy(() -> ExperimentDefinition.of(mapping)).hasMessageContaining("needs the columns");
        assertThat(mapping.withColumns("per visit", "revenue", "visits").columns("per visit"))
                .containsExactly("revenue", "visits");
        assertThatThrownBy(() -> ExperimentDefinition.of(ExperimentMapping.of(Experiment.of("gate", "30", "40"), "v")))
                .hasMessageContaining("an experiment needs a metric");
    }
}
