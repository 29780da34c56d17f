package io.github.cxkit.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.framework.BenchmarkFigure.Status;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.survey.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FrameworksTest {

    @Test
    void builtInFrameworksAreFoundByName() {
        assertThat(Frameworks.all()).hasSize(12);
        Frameworks.all()
                .forEach(f -> assertThat(Frameworks.find(f.rule().id().name())).contains(f));
        assertThat(Frameworks.find("nothing")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frameworks.get("six-pilars"))
                .withMessageContaining("did you mean \"six-pillars\"?");
        assertThat(Frameworks.CX_INDEX_BANDS.classify(65)).isEqualTo("OK");
    }

    @Test
    void everyNameHasAnEnglishAndAnItalianWord() {
        FrameworkLabels english = FrameworkLabels.of(Locale.GERMAN);
        FrameworkLabels italian = FrameworkLabels.of(Locale.ITALY);
        for (CompositeIndex framework : Frameworks.all()) {
            assertThat(english.framework(framework)).isNotBlank();
            for (Dimension dimension : framework.dimensions()) {
                assertThat(english.dimension(framework, dimension.id()))
                        .as(dimension.id())
                        .isNotEqualTo(dimension.id());
                assertThat(italian.dimension(framework, dimension.id()))
                        .as(dimension.id())
                        .isNotEqualTo(dimension.id());
            }
        }
        assertThat(italian.framework(Frameworks.SIX_PILLARS)).isEqualTo("Sei pilastri");
        assertThat(italian.dimension(Frameworks.SIX_PILLARS, "integrity")).isEqualTo("Integrità");
        assertThat(english.dimension(Frameworks.SIX_PILLARS, "own")).isEqualTo("own");
        assertThat(italian.scope(ExperienceScope.CUSTOMER_SERVICE)).isEqualTo("Servizio clienti");
        assertThat(english.realm(Realm.ESTHETIC)).isEqualTo("Esthetic");
    }

    @Test
    void valueGaps() {
        var gaps = new ValueGaps(7, 8, 6.5, 6);
        assertThat(gaps.promiseGap()).isEqualTo(1);
        assertThat(gaps.perceptionGap()).isEqualTo(-1.5);
        assertThat(gaps.realizationGap()).isEqualTo(-0.5);
        assertThat(gaps.totalGap()).isEqualTo(-1);
        assertThat(ValueGaps.perceived(9, 2, 3)).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueGaps(Double.NaN, 1, 1, 1));
    }

    @Test
    void realms() {
        assertThat(Realm.of(-1, -1)).isEqualTo(Realm.ENTERTAINMENT);
        assertThat(Realm.of(1, -1)).isEqualTo(Realm.EDUCATION);
        assertThat(Realm.of(0, 0)).isEqualTo(Realm.ESCAPIST);
        assertThat(Realm.of(-1, 0)).isEqualTo(Realm.ESTHETIC);
        assertThatIllegalArgumentException().isThrownBy(() -> Realm.of(1.1, 0));
        assertThat(Realm.sweetSpot(Map.of(Realm.ESCAPIST, 3.0)).orElseThrow()).isZero();
        // -(0.75 ln 0.75 + 0.25 ln 0.25) / ln 4
        assertThat(Realm.sweetSpot(Map.of(Realm.ESCAPIST, 3.0, Realm.ESTHETIC, 1.0))
                        .orElseThrow())
                .isEqualTo(0.4056390622295664, within(1e-15));
        assertThat(Realm.sweetSpot(Map.of()).isKnown()).isFalse();
        Map<Realm, Double> huge = new HashMap<>();
        for (Realm realm : Realm.values()) {
            huge.put(realm, Double.MAX_VALUE);
        }
        assertThat(Realm.sweetSpot(huge).orElseThrow()).isEqualTo(1, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> Realm.sweetSpot(Map.of(Realm.ESCAPIST, -1.0)));
    }

    @Test
    void coCreation() {
        CoCreation rate = CoCreation.EMPTY.plus(true).plus(false).plus(false).plus(true);
        assertThat(rate.rate().value().orElseThrow()).isEqualTo(0.5);
        assertThat(rate.rate().evidence().n()).isEqualTo(4);
        assertThat(CoCreation.EMPTY.rate().value().isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new CoCreation(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CoCreation(-1, 1));
    }

    @Test
    void enablers() {
        EnablerAssessment jammed = EnablerAssessment.of(List.of(4.0, 5.0, 3.0), List.of(2.0, 3.0), List.of(5.0, 5.0));
        assertThat(jammed.overall().orElseThrow()).isEqualTo(2.5);
        assertThat(jammed.stage().orElseThrow()).isEqualTo(2);
        assertThat(jammed.stageName().orElseThrow()).isEqualTo("Initiate");
        assertThat(jammed.weakest().orElseThrow()).isEqualTo("process");
        CompositeIndex geometric = Frameworks.PEOPLE_PROCESS_TECHNOLOGY.withCombination(Combination.GEOMETRIC_MEAN);
        var even = new EnablerAssessment(
                geometric, Map.of("people", List.of(4.0), "process", List.of(4.0, 4.0), "technology", List.of(4.0)));
        assertThat(even.stage().orElseThrow()).isEqualTo(4);
        assertThat(new EnablerAssessment(geometric, jammed.ratings()).stage().orElseThrow())
                .isEqualTo(3);
        assertThat(EnablerAssessment.of(List.of(5.0), List.of(5.0), List.of(5.0))
                        .stage()
                        .orElseThrow())
                .isEqualTo(5);
        EnablerAssessment nothing = EnablerAssessment.of(List.of(0.0), List.of(0.5), List.of(5.0));
        assertThat(nothing.stage().orElseThrow()).isZero();
        assertThat(nothing.stageName().isKnown()).isFalse();
        EnablerAssessment gap = EnablerAssessment.of(List.of(4.0), List.of(3.0), List.of());
        assertThat(gap.mean("technology").isKnown()).isFalse();
        assertThat(gap.stage().isKnown()).isFalse();
        assertThat(gap.weakest().isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> EnablerAssessment.of(List.of(6.0), List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnablerAssessment(Frameworks.SIX_PILLARS, Map.of()))
                .withMessageContaining("WEAKEST or GEOMETRIC_MEAN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnablerAssessment(geometric.withWeights(Map.of("people", 2.0)), Map.of()));
    }

    @Test
    void servqual() {
        ServqualSummary summary = ServqualSummary.empty(List.of("reliability", "empathy"))
                .plus("reliability", 7.0, 5.0)
                .plus("reliability", 6.0, null)
                .plus("empathy", 5.0, 6.0);
        assertThat(summary.gap("reliability").orElseThrow()).isEqualTo(-2);
        assertThat(summary.expectation("empathy").orElseThrow()).isEqualTo(5);
        assertThat(summary.perception("empathy").orElseThrow()).isEqualTo(6);
        assertThat(summary.unweightedGap().orElseThrow()).isEqualTo(-0.5);
        assertThat(summary.weightedGap(Map.of("reliability", 30.0, "empathy", 10.0))
                        .orElseThrow())
                .isEqualTo(-1.25);
        assertThat(summary.weightedGap(Map.of("reliability", 1.5e308, "empathy", 0.5e308))
                        .orElseThrow())
                .isEqualTo(-1.25, within(1e-12));
        assertThat(summary.weightedGap(Map.of("reliability", 1e-310, "empathy", 0.0))
                        .orElseThrow())
                .isEqualTo(-2);
        assertThat(summary.merge(summary).gap("reliability")).isEqualTo(summary.gap("reliability"));
        ServqualSummary none = ServqualSummary.empty(List.of("reliability", "empathy"));
        assertThat(none.unweightedGap().isKnown()).isFalse();
        assertThat(summary.merge(none)).isEqualTo(summary);
        assertThatIllegalArgumentException().isThrownBy(() -> summary.gap("price"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> summary.weightedGap(Map.of("reliability", 1.0)))
                .withMessageContaining("empathy has no weight");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> summary.weightedGap(Map.of("reliability", 0.0, "empathy", 0.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> summary.merge(ServqualSummary.empty(List.of("price"))));
    }

    @Test
    void expectationsDrift() {
        ServqualSummary empty = ServqualSummary.empty(List.of("speed"));
        List<ServqualSummary> years = List.of(
                empty.plus("speed", 4.0, 4.0), empty, empty.plus("speed", 5.0, 4.0), empty.plus("speed", 5.5, 4.0));
        assertThat(ServqualSummary.expectationDrift(years, "speed").orElseThrow())
                .isEqualTo(0.5, within(1e-12));
        assertThat(reason(ServqualSummary.expectationDrift(years.subList(0, 2), "speed")))
                .isEqualTo(Reason.TOO_FEW);
    }

    @Test
    void effortAndLoyalty() {
        var published = new EffortLoyaltyLink(96, 100, 9, 100);
        assertThat(published.riskDifference().orElseThrow()).isEqualTo(0.87, within(1e-12));
        assertThat(published.relativeRisk().orElseThrow()).isEqualTo(10.667, within(1e-3));
        assertThat(published.oddsRatio().orElseThrow()).isEqualTo(242.667, within(1e-3));
        assertThat(published.riskDifferenceInterval(0.95).orElseThrow().contains(0.87))
                .isTrue();
        var nobody = new EffortLoyaltyLink(20, 50, 0, 80);
        assertThat(nobody.riskDifference().orElseThrow()).isEqualTo(0.4);
        assertThat(reason(nobody.oddsRatio())).isEqualTo(Reason.ZERO_BASE);
        assertThat(new EffortLoyaltyLink(50, 50, 1, 80).relativeRisk().isKnown())
                .isFalse();
        assertThat(new EffortLoyaltyLink(0, 50, 1, 80).relativeRisk().isKnown()).isFalse();
        assertThat(new EffortLoyaltyLink(1, 50, 80, 80).relativeRisk().isKnown())
                .isFalse();
        var empty = new EffortLoyaltyLink(0, 0, 1, 80);
        assertThat(empty.disloyalHigh().isKnown()).isFalse();
        assertThat(empty.riskDifferenceInterval(0.95).isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new EffortLoyaltyLink(2, 1, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EffortLoyaltyLink(0, 0, 2, 1))
                .withMessage("2 disloyal customers cannot be among 1 with low effort");
        assertThat(new EffortSignals(1, 2, 3, 4).score(EffortSignals.Weights.EQUAL))
                .isEqualTo(10);
        assertThat(new EffortSignals(1, 2, 3, 4).score(new EffortSignals.Weights(4, 3, 2, 1)))
                .isEqualTo(20);
        assertThatIllegalArgumentException().isThrownBy(() -> new EffortSignals(-1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new EffortSignals.Weights(1, 1, 1, -1));
    }

    @Test
    void scopes() {
        assertThat(ExperienceScope.CUSTOMER_EXPERIENCE.includes(ExperienceScope.USER_EXPERIENCE))
                .isTrue();
        assertThat(ExperienceScope.USER_EXPERIENCE.includes(ExperienceScope.CUSTOMER_SERVICE))
                .isFalse();
        assertThat(ExperienceScope.CUSTOMER_SERVICE.includes(ExperienceScope.CUSTOMER_SERVICE))
                .isTrue();
        assertThat(ExperienceScope.CUSTOMER_SERVICE.nature()).isEqualTo(ExperienceScope.Nature.REACTIVE);
        assertThat(ExperienceScope.CUSTOMER_EXPERIENCE.duration()).isEqualTo(ExperienceScope.Duration.LONG);
        assertThat(ExperienceScope.USER_EXPERIENCE.focus()).isEqualTo(ExperienceScope.Focus.PRODUCT);
    }

    @Test
    void theExperienceAndItsManagementAreTwoTerms() {
        assertThat(ExperienceTerm.of("cem")).contains(ExperienceTerm.CXM);
        assertThat(ExperienceTerm.of("CX")).contains(ExperienceTerm.CX);
        assertThat(ExperienceTerm.of("UX")).isEmpty();
        assertThat(ExperienceTerm.CXM.meaning(Locale.ITALIAN)).contains("progetta, gestisce, osserva e adatta");
        assertThat(ExperienceTerm.CX.title(Locale.ENGLISH)).isEqualTo("customer experience");
    }

    @Test
    void benchmarksAreQuotedAndComparedOnlyWithTheirKind() {
        assertThat(Benchmarks.all()).isNotEmpty().allMatch(f -> f.status() == Status.AS_QUOTED);
        BenchmarkFigure figure = Benchmarks.find("effort.high.disloyal").orElseThrow();
        assertThat(figure.value()).isEqualTo(0.96);
        assertThat(figure.source()).as("the text names nobody").isNull();
        assertThat(figure.matchedSource()).startsWith("CEB");
        BenchmarkFigure invested = Benchmarks.find("italy.ai").orElseThrow();
        assertThat(invested.population()).isEqualTo("CX leaders in Italy");
        assertThat(invested.statement(Locale.ITALIAN)).contains("hanno investito, o intendono investire");
        assertThat(Benchmarks.find("it-leaders.driver").orElseThrow().value()).isNull();
        assertThat(Benchmarks.find("nothing")).isEmpty();
        var own = Metrics.NPS.score(9, 10, 8, 3);
        assertThat(figure.relative(own, "recommend", "recommend", ScoreUnit.POINTS)
                        .orElseThrow())
                .isEqualTo(25 - 0.96, within(1e-12));
        assertThat(figure.relative(own, "recommend", "satisfied", ScoreUnit.POINTS)
                        .isKnown())
                .isFalse();
        assertThat(figure.relative(own, "recommend", "recommend", ScoreUnit.PERCENT)
                        .isKnown())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BenchmarkFigure("x", "s", 1.0, "share", "p", null, " ", null, Status.VERIFIED));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new BenchmarkFigure("x", "s", Double.NaN, "share", "p", null, "t", null, Status.VERIFIED));
    }

    @Test
    void satisfactionIndexOfAMobileProvider() throws IOException {
        Path data = Path.of(System.getProperty("cxkit.data", "data"));
        Assumptions.assumeTrue(Files.isDirectory(data), "the folder of public data sets is not there");
        CompositeIndex satisfaction = CompositeIndex.of(
                        Frameworks.SIX_PILLARS.rule(), 0, 100, Combination.WEIGHTED_MEAN, "satisfaction")
                .withQuestions(Map.of("satisfaction", List.of("CUSA1", "CUSA2", "CUSA3")));
        Scale scale = Scale.of(1, 10);
        List<String> lines = Files.readAllLines(data.resolve("ecsi-mobi/mobi.csv"));
        String[] header = lines.get(0).replace("\"", "").split(",", -1);
        IndexSummary.Builder builder = satisfaction.summary(Map.of("CUSA1", scale, "CUSA2", scale, "CUSA3", scale));
        for (String line : lines.subList(1, lines.size())) {
            Map<String, Integer> ratings = new HashMap<>();
            String[] cells = line.split(",", -1);
            for (int i = 0; i < cells.length; i++) {
                ratings.put(header[i], Integer.valueOf(cells[i]));
            }
            builder.add(1, ratings);
        }
        IndexSummary summary = builder.build();
        assertThat(summary.score().value().orElseThrow()).isEqualTo(71.970370, within(5e-7));
        assertThat(summary.respondentMean().orElseThrow()).isEqualTo(71.970370, within(5e-7));
        assertThat(summary.reliability("satisfaction").orElseThrow().alpha().orElseThrow())
                .isEqualTo(.770113, within(5e-7));
    }

    private static Reason reason(Result<?> result) {
        return ((Result.Insufficient<?>) result).reason();
    }
}
