package io.github.cxkit.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxkit.driver.DriverCaution.Kind;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.CorrelationMatrix;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SurveyResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDriversTest {

    private static final List<String> DRIVERS = List.of("personalization", "timeAndEffort", "empathy");

    private static final double[][] ROWS = {
        {9, 5, 4, 4}, {10, 5, 5, 4}, {3, 2, 2, 3}, {7, 4, 3, 3}, {8, 4, 4, 5}, {2, 1, 2, 2},
        {6, 3, 4, 2}, {9, 5, 4, 5}, {5, 3, 2, 4}, {10, 4, 5, 5}, {4, 2, 3, 1}, {7, 3, 3, 4}
    };

    private static CoMoments moments() {
        CoMomentsBuilder builder = CoMoments.builder("recommend", "personalization", "timeAndEffort", "empathy");
        for (double[] row : ROWS) {
            builder.add(row);
        }
        return builder.addIncomplete().build();
    }

    @Test
    void sharesOfExplainedVariance() {
        DriverAnalysis analysis = KeyDrivers.analyze(moments(), "recommend").orElseThrow();
        assertThat(analysis.rSquared()).isEqualTo(0.9722987993360276, within(1e-12));
        assertThat(analysis.driver("personalization").lmg()).isEqualTo(0.3962131924302644, within(1e-12));
        assertThat(analysis.driver("empathy").lmgShare().orElseThrow()).isEqualTo(0.21900678276973728, within(1e-12));
        assertThat(analysis.driver("timeAndEffort").last()).isEqualTo(0.0806211833575478, within(1e-12));
        assertThat(analysis.ranked()).extracting(DriverImportance::driver).containsExactlyElementsOf(DRIVERS);
        assertThat(analysis.weights()).containsOnlyKeys(DRIVERS);
        assertThat(analysis.sampledOrders()).isZero();
        assertThat(analysis.evidence().n()).isEqualTo(12);
        assertThat(analysis.evidence().excluded().total()).isEqualTo(1);
        assertThat(analysis).asString().startsWith("drivers of recommend: R2 0.972, n=12; personalization 40.8 %");
        assertThat(analysis.cautions()).extracting(DriverCaution::kind).containsExactly(Kind.FEW_ROWS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> analysis.driver("price"))
                .withMessageContaining("no driver \"price\"");
    }

    private static CorrelationMatrix identity(int columns) {
        List<String> names = IntStream.range(0, columns)
                .mapToObj(i -> i == 0 ? "y" : "d" + i)
                .toList();
        double[][] matrix = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            matrix[i][i] = 1;
        }
        return CorrelationMatrix.of(names, matrix);
    }

    @Test
    void exactFiguresTakeTwentyDriversAndNoMoreWhereverTheyComeFrom() {
        assertThat(KeyDrivers.analyze(identity(21), "y").drivers()).hasSize(20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyDrivers.analyze(identity(22), "y"))
                .withMessage("exact LMG takes at most 20 drivers but 21 were given; use KeyDrivers.sampled");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyDrivers.analyze(identity(2), "z"))
                .withMessageContaining("no column \"z\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyDrivers.analyze(identity(1), "y"))
                .withMessageContaining("no driver beside");
    }

    /** Computed from the definitions with numpy: all six orders; Johnson (2000) with the symmetric square root. */
    @Test
    void everyMethodOfAPublishedMatrix() {
        DriverAnalysis analysis = KeyDrivers.analyze(
                CorrelationMatrix.of(
                        List.of("y", "a", "b", "c"),
                        new double[][] {{1, .6, .4, .45}, {.6, 1, .3, .5}, {.4, .3, 1, .2}, {.45, .5, .2, 1}}),
                "y");

        assertThat(analysis.rSquared()).isEqualTo(0.43863970588235296, within(1e-12));
        assertThat(analysis.drivers())
                .extracting(DriverImportance::lmg)
                .usingComparatorForType(CLOSE, Double.class)
                .containsExactly(0.23879298, 0.09509507, 0.10475166);
        assertThat(analysis.drivers())
                .extracting(DriverImportance::relativeWeight)
                .usingComparatorForType(CLOSE, Double.class)
                .containsExactly(0.23614751, 0.09729649, 0.10519571);
        assertThat(analysis.drivers())
                .extracting(DriverImportance::beta)
                .usingComparatorForType(CLOSE, Double.class)
                .containsExactly(0.43823529, 0.23161765, 0.18455882);
        assertThat(analysis.drivers())
                .extracting(DriverImportance::last)
                .usingComparatorForType(CLOSE, Double.class)
                .containsExactly(0.13603554, 0.04863971, 0.02545289);
        assertThat(analysis.drivers())
                .extracting(driver -> driver.varianceInflation().orElseThrow())
                .usingComparatorForType(CLOSE, Double.class)
                .containsExactly(1.41176471, 1.10294118, 1.33823529);
    }

    private static final Comparator<Double> CLOSE = (a, b) -> Math.abs(a - b) < 1e-8 ? 0 : Double.compare(a, b);

    /** One order of two drivers and its reverse are all there are. */
    @Test
    void anOrderIsAlsoUsedBackwards() {
        CoMomentsBuilder builder = CoMoments.builder("y", "a", "b");
        for (double[] row : ROWS) {
            builder.add(row[0], row[1], row[2]);
        }
        CoMoments moments = builder.build();
        DriverAnalysis exact = KeyDrivers.analyze(moments, "y").orElseThrow();

        for (int seed = 0; seed < 4; seed++) {
            DriverAnalysis sampled = KeyDrivers.sampled(moments, "y", List.of("a", "b"), 1, new SplittableRandom(seed))
                    .orElseThrow();
            assertThat(sampled.sampledOrders()).isEqualTo(2);
            assertThat(sampled.driver("a").lmg()).isEqualTo(exact.driver("a").lmg(), within(1e-12));
            assertThat(sampled.driver("b").last()).isEqualTo(exact.driver("b").last(), within(1e-12));
        }
    }

    /**
     * r(a, b) = 1 - 1.5e-10: their difference has the variance 1.5e-10, below the cut of 1e-10 per driver. What the outcome
     * shares with it (R² would be 0.33) is not counted, and a and b share (r_a + r_b)² / 2(1 + r) alike.
     */
    @Test
    void whatIsExplainedByADifferenceThatIsRoundingIsNotCounted() {
        double r = 1 - 1.5e-10;
        double more = 0.5 + 5e-6;
        CorrelationMatrix matrix = CorrelationMatrix.of(
                List.of("y", "a", "b"), new double[][] {{1, 0.5, more}, {0.5, 1, r}, {more, r, 1}});

        DriverAnalysis analysis = KeyDrivers.analyze(matrix, "y");

        double explained = Math.pow(0.5 + more, 2) / (2 * (1 + r));
        assertThat(analysis.rSquared()).isEqualTo(explained, within(1e-9));
        assertThat(analysis.drivers()).allSatisfy(driver -> {
            assertThat(driver.lmg()).isEqualTo(explained / 2, within(1e-9));
            assertThat(driver.relativeWeight()).isEqualTo(explained / 2, within(1e-9));
            assertThat(driver.beta()).isEqualTo((0.5 + more) / (2 * (1 + r)), within(1e-9));
            assertThat(driver.varianceInflation().isKnown()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"9, true", "10, false"})
    void tenRowsPerDriverAreNotFew(int rows, boolean few) {
        CoMomentsBuilder builder = CoMoments.builder("y", "a");
        for (int i = 0; i < rows; i++) {
            builder.add(ROWS[i][0], ROWS[i][1]);
        }
        assertThat(KeyDrivers.analyze(builder.build(), "y").orElseThrow().cautions().stream()
                        .anyMatch(caution -> caution.kind() == Kind.FEW_ROWS))
                .isEqualTo(few);
    }

    @Test
    void moreRowsThanFiguresAreNeeded() {
        CoMomentsBuilder builder = CoMoments.builder("y", "a");
        builder.add(1, 2).add(2, 1);
        assertThat(KeyDrivers.analyze(builder.build(), "y"))
                .asString()
                .contains("1 drivers of y need more than 2 complete rows but there are 2");
        assertThat(KeyDrivers.analyze(builder.add(4, 4).build(), "y").isKnown()).isTrue();
    }

    @Test
    void aSuppressorIsCalledOne() {
        DriverAnalysis analysis = KeyDrivers.analyze(
                CorrelationMatrix.of(List.of("y", "a", "b"), new double[][] {{1, 0.5, 0}, {0.5, 1, 0.6}, {0, 0.6, 1}}),
                "y");
        assertThat(analysis.driver("b").lmg()).isEqualTo(0.0703125, within(1e-12));
        assertThat(analysis.cautions())
                .allMatch(c -> c.kind() == Kind.SUPPRESSION)
                .extracting(DriverCaution::driver)
                .containsExactly("a", "b");
        DriverAnalysis turned = KeyDrivers.analyze(
                CorrelationMatrix.of(
                        List.of("y", "a", "b"), new double[][] {{1, 0.5, 0.1}, {0.5, 1, 0.6}, {0.1, 0.6, 1}}),
                "y");
        assertThat(turned.driver("b").pratt()).isNegative();
        assertThat(turned.cautions()).anyMatch(c -> c.detail().startsWith("the coefficient of b is -0.3"));
    }

    @Test
    void driversThatDetermineEachOtherShareAlike() {
        CoMomentsBuilder builder = CoMoments.builder("y", "a", "twice", "free");
        double[][] rows = {{1, 2, 1}, {3, 4, 5}, {2, 3, 2}, {7, 6, 4}, {5, 7, 1}, {6, 5, 6}, {4, 4, 3}};
        for (double[] row : rows) {
            builder.add(row[0], row[1], 2 * row[1] + 1, row[2]);
        }
        DriverAnalysis analysis = KeyDrivers.analyze(builder.build(), "y").orElseThrow();
        DriverImportance a = analysis.driver("a");
        DriverImportance twice = analysis.driver("twice");
        assertThat(a.lmg()).isEqualTo(twice.lmg(), within(1e-9));
        assertThat(a.relativeWeight()).isEqualTo(twice.relativeWeight(), within(1e-9));
        assertThat(a.beta()).isEqualTo(twice.beta(), within(1e-9));
        assertThat(a.last()).isEqualTo(0, within(1e-9));
        assertThat(a.varianceInflation().isKnown()).isFalse();
        assertThat(analysis.driver("free").varianceInflation().isKnown()).isTrue();
        assertThat(analysis.cautions())
                .filteredOn(c -> c.kind() == Kind.COLLINEAR)
                .extracting(DriverCaution::driver)
                .containsExactly("a", "twice");
        assertThat(analysis.drivers().stream()
                        .mapToDouble(DriverImportance::lmg)
                        .sum())
                .isEqualTo(analysis.rSquared(), within(1e-9));
    }

    @Test
    void nearlyCollinearDriversAreNamedWithTheirOverlap() {
        DriverAnalysis analysis = KeyDrivers.analyze(
                CorrelationMatrix.of(
                        List.of("y", "a", "b"), new double[][] {{1, 0.5, 0.5}, {0.5, 1, 0.96}, {0.5, 0.96, 1}}),
                "y");
        assertThat(analysis.cautions()).first().satisfies(c -> {
            assertThat(c.kind()).isEqualTo(Kind.COLLINEAR);
            assertThat(c.detail()).isEqualTo("the other drivers explain 92.2 % of a");
        });
    }

    @Test
    void aConstantDriverIsReportedAndDropped() {
        CoMomentsBuilder builder = CoMoments.builder("y", "a", "flat");
        builder.add(1, 2, 5).add(3, 1, 5).add(2, 5, 5).add(5, 4, 5).add(4, 4, 5);
        DriverAnalysis analysis = KeyDrivers.analyze(builder.build(), "y").orElseThrow();
        assertThat(analysis.drivers()).extracting(DriverImportance::driver).containsExactly("a");
        assertThat(analysis.cautions())
                .anyMatch(c -> c.kind() == Kind.CONSTANT && c.driver().equals("flat"));
    }

    @Test
    void nothingExplainedHasNothingToShare() {
        DriverAnalysis analysis =
                KeyDrivers.analyze(CorrelationMatrix.of(List.of("y", "a"), new double[][] {{1, 0}, {0, 1}}), "y");
        assertThat(analysis.rSquared()).isZero();
        assertThat(analysis.driver("a").lmgShare().isKnown()).isFalse();
        assertThat(analysis).asString().contains("a without a share");
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        CoMoments few = CoMoments.builder("y", "a").add(1, 2).add(2, 1).build();
        assertThat(reason(KeyDrivers.analyze(few, "y"))).isEqualTo(Reason.TOO_FEW);
        CoMoments flat = CoMoments.builder("y", "a")
                .add(1, 2)
                .add(1, 1)
                .add(1, 3)
                .add(1, 4)
                .build();
        assertThat(reason(KeyDrivers.analyze(flat, "y"))).isEqualTo(Reason.NO_SPREAD);
        assertThat(reason(KeyDrivers.analyze(flat, "a"))).isEqualTo(Reason.NO_SPREAD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyDrivers.analyze(few, "z"))
                .withMessageContaining("no column \"z\"");
        assertThatIllegalArgumentException().isThrownBy(() -> KeyDrivers.analyze(few, "y", List.of("y")));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyDrivers.analyze(few, "y", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyDrivers.analyze(CoMoments.empty(List.of("y")), "y"))
                .withMessageContaining("no driver beside");
    }

    @Test
    void beyondTwentyDriversOrdersAreSampled() {
        int p = 24;
        var random = new SplittableRandom(7);
        List<String> names = IntStream.range(0, p).mapToObj(i -> "d" + i).toList();
        List<String> columns = new ArrayList<>(names);
        columns.add("y");
        CoMomentsBuilder builder = CoMoments.builder(columns.toArray(String[]::new));
        for (int i = 0; i < 200; i++) {
            double[] row = new double[p + 1];
            for (int j = 0; j < p; j++) {
                row[j] = random.nextDouble();
                row[p] += j * row[j];
            }
            row[p] += 20 * random.nextDouble();
            builder.add(row);
        }
        CoMoments moments = builder.build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyDrivers.analyze(moments, "y"))
                .withMessageContaining("use KeyDrivers.sampled");
        DriverAnalysis sampled = KeyDrivers.sampled(moments, "y", names, 50, new SplittableRandom(1))
                .orElseThrow();
        assertThat(sampled.sampledOrders()).isEqualTo(100);
        assertThat(sampled.evidence().rule().id().name()).isEqualTo("drivers.lmg-sampled");
        assertThat(sampled.drivers().stream().mapToDouble(DriverImportance::lmg).sum())
                .isEqualTo(sampled.rSquared(), within(1e-9));
        assertThat(KeyDrivers.sampled(moments, "y", names, 50, new SplittableRandom(1)))
                .isEqualTo(Result.of(sampled));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyDrivers.sampled(moments, "y", names, 0, new SplittableRandom(1)));
    }

    @Test
    void samplingComesCloseToTheExactFigures() {
        DriverAnalysis exact = KeyDrivers.analyze(moments(), "recommend").orElseThrow();
        DriverAnalysis sampled = KeyDrivers.sampled(moments(), "recommend", DRIVERS, 4_000, new SplittableRandom(3))
                .orElseThrow();
        for (String driver : DRIVERS) {
            assertThat(sampled.driver(driver).lmg())
                    .isEqualTo(exact.driver(driver).lmg(), within(0.01));
            assertThat(sampled.driver(driver).last())
                    .isEqualTo(exact.driver(driver).last(), within(1e-12));
            assertThat(sampled.driver(driver).relativeWeight())
                    .isEqualTo(exact.driver(driver).relativeWeight());
        }
    }

    @Test
    void bootstrapIsRepeatableAndHoldsTheEstimate() {
        DriverData data = data();
        DriverIntervals intervals =
                data.bootstrap(200, 0.9, new SplittableRandom(42)).orElseThrow();
        List<Integer> progress = new ArrayList<>();
        assertThat(data.bootstrap(200, 0.9, new SplittableRandom(42), progress::add)
                        .orElseThrow())
                .isEqualTo(intervals);
        assertThat(progress).isSorted().startsWith(0).endsWith(200);
        DriverAnalysis analysis = data.analyze().orElseThrow();
        assertThat(intervals.replicates() + intervals.unusable()).isEqualTo(200);
        for (DriverImportance driver : analysis.drivers()) {
            assertThat(requireNonNull(intervals.lmg().get(driver.driver())).contains(driver.lmg()))
                    .isTrue();
            assertThat(requireNonNull(intervals.lmgShare().get(driver.driver()))
                            .contains(driver.lmgShare().orElseThrow()))
                    .isTrue();
        }
        assertThat(intervals.firstPlace().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(1, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> data.bootstrap(99, 0.9, new SplittableRandom(1)));
    }

    @Test
    void aBootstrapOfHardlyAnySpreadIsInsufficient() {
        DriverData.Builder builder = DriverData.builder("y", List.of("a"));
        for (int i = 0; i < 4; i++) {
            builder.add(1.0, List.of((double) i));
        }
        assertThat(reason(builder.build().bootstrap(100, 0.95, new SplittableRandom(1))))
                .isEqualTo(Reason.NO_SPREAD);
        DriverData outlier = DriverData.builder("y", List.of("a"))
                .addWeighted(1, 1.0, List.of(1.0))
                .addWeighted(0, 5.0, List.of(5.0))
                .addWeighted(0, 2.0, List.of(3.0))
                .addWeighted(1, 3.0, List.of(2.0))
                .addWeighted(1, 3.0, List.of(2.0))
                .build();
        assertThat(reason(outlier.bootstrap(100, 0.95, new SplittableRandom(1))))
                .isEqualTo(Reason.TOO_FEW);
    }

    private static DriverData data() {
        DriverData.Builder builder = DriverData.builder("recommend", DRIVERS);
        for (double[] row : ROWS) {
            builder.add(row[0], List.of(row[1], row[2], row[3]));
        }
        return builder.add(null, List.of(1.0, 1.0, 1.0))
                .add(3.0, Arrays.asList(1.0, null, 1.0))
                .build();
    }

    @Test
    void rowsWithGapsAreLeftOutAndCounted() {
        assertThat(data().size()).isEqualTo(12);
        assertThat(data().outcome()).isEqualTo("recommend");
        assertThat(data().drivers()).isEqualTo(DRIVERS);
        assertThat(data().moments().excluded()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriverData.builder("y", List.of("a")).add(1.0, List.of(1.0, 2.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriverData.builder("y", List.of("a")).add(Double.NaN, List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> DriverData.builder("y", List.of("a", "a")));
        assertThatIllegalArgumentException().isThrownBy(() -> DriverData.builder("y", List.of("y")));
        assertThatIllegalArgumentException().isThrownBy(() -> DriverData.builder("y", List.of()));
    }

    @Test
    void responsesBecomeRows() {
        List<SurveyResponse> responses = List.of(
                SurveyResponse.of(Map.of("y", new Answer.Rating(9), "a", new Answer.Rating(4))),
                SurveyResponse.of(Map.of("y", new Answer.Rating(3), "a", Answer.BLANK)),
                SurveyResponse.of(Map.of("y", new Answer.Rating(6), "a", new Answer.Rating(2)))
                        .withWeight(2));
        DriverData data = DriverData.ofResponses(responses, "y", List.of("a"));
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.moments().mean("y").orElseThrow()).isEqualTo(7);
    }

    @Test
    void whatIfSaysAssociationWithAnInterval() {
        WhatIf raised = WhatIf.raise(moments(), "recommend", DRIVERS, "timeAndEffort", 1, 0.95)
                .orElseThrow();
        assertThat(raised.interval().contains(raised.effect())).isTrue();
        assertThat(raised.effect()).isEqualTo(0.9, within(0.3));
        assertThat(raised).asString().endsWith("(association)").contains("recommend is ");
        RatingTally tally = RatingTally.of(Scale.of(1, 5), 1, 2, 2, 3, 5);
        WhatIf lifted = WhatIf.lift(moments(), "recommend", DRIVERS, "timeAndEffort", tally, 2, 3, 0.95)
                .orElseThrow();
        assertThat(lifted.change()).isEqualTo(0.8, within(1e-12));
        assertThat(lifted.effect()).isEqualTo(0.8 * raised.effect(), within(1e-12));
        assertThat(reason(WhatIf.lift(
                        moments(),
                        "recommend",
                        DRIVERS,
                        "timeAndEffort",
                        RatingTally.empty(Scale.of(1, 5)),
                        2,
                        3,
                        0.95)))
                .isEqualTo(Reason.NO_ANSWERS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatIf.raise(moments(), "recommend", DRIVERS, "price", 1, 0.95));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatIf.lift(moments(), "recommend", DRIVERS, "empathy", tally, 3, 2, 0.95));
    }

    static Reason reason(Result<?> result) {
        return ((Result.Insufficient<?>) result).reason();
    }

    @Test
    void ofManyRowsBlocksAreResampledWithTheSpreadOfRows() {
        DriverData.Builder builder = DriverData.builder("y", List.of("a", "b"));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 24_000; i++) {
            double a = random.nextInt(11);
            double b = random.nextInt(11);
            builder.add(a + random.nextInt(11), List.of(a, b));
        }
        DriverData data = builder.build();
        DriverIntervals sure =
                data.bootstrap(400, 0.95, new SplittableRandom(1)).orElseThrow();
        assertThat(sure.rSquared().method()).isEqualTo("bootstrapPercentile of 2000 blocks");
        assertThat(data.bootstrap(400, 0.95, new SplittableRandom(1)).orElseThrow())
                .isEqualTo(sure);
        assertThat(sure.firstPlace()).containsEntry("a", 1.0);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            double a = random.nextInt(11);
            rows.add(new double[] {a, a + random.nextInt(11)});
        }
        double[] ones = new double[rows.size()];
        Arrays.fill(ones, 1);
        CoMomentsBuilder all = CoMoments.builder("a", "y");
        rows.forEach(all::add);
        CoMoments moments = all.build();
        assertThat(spread(Resamples.ofBlocks(moments, rows, ones, new SplittableRandom(2))))
                .isCloseTo(
                        spread(Resamples.ofRows(moments.columns(), rows, ones, new SplittableRandom(3))),
                        withinPercentage(15));
    }

    private static double spread(Resamples resamples) {
        double[] slopes = resamples.next(1_000, drawn -> drawn.correlation("a", "y")).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double mean = Arrays.stream(slopes).average().orElseThrow();
        return Math.sqrt(Arrays.stream(slopes).map(s -> (s - mean) * (s - mean)).sum() / (slopes.length - 1));
    }
}
