package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoMomentsTest {

    private final CoMoments moments =
            CoMoments.builder("x", "y").add(1, 2).add(2, 4).add(3, 7).build();

    @Test
    void meansVariancesAndCorrelation() {
        assertThat(moments.mean("x").orElseThrow()).isEqualTo(2);
        assertThat(moments.variance("x").orElseThrow()).isEqualTo(1);
        assertThat(moments.covariance("x", "y").orElseThrow()).isEqualTo(2.5, within(1e-12));
        assertThat(moments.correlation("x", "y").orElseThrow()).isEqualTo(2.5 / Math.sqrt(19.0 / 3), within(1e-12));
        assertThat(moments.correlation("x", "x").orElseThrow()).isEqualTo(1);
        assertThat(moments.correlations().orElseThrow().get("y", "x"))
                .isEqualTo(moments.correlation("x", "y").orElseThrow());
        assertThat(moments).hasToString("3 rows of [x, y], 0 excluded");
    }

    @Test
    void incompleteRowsAreCountedAndWeightlessOnesLeaveNoTrace() {
        CoMoments gaps = CoMoments.builder("x", "y")
                .add(List.of(1.0, 2.0))
                .add(Arrays.asList(null, 2.0))
                .addWeighted(0, 100, 100)
                .build();
        assertThat(gaps.n()).isEqualTo(1);
        assertThat(gaps.excluded()).isEqualTo(1);
        assertThat(gaps.mean("x").orElseThrow()).isEqualTo(1);
    }

    @Test
    void rowsOfSeveralPlacesAddUp() {
        CoMoments all = SummaryBytes.merged(
                CoMoments.summarizer(List.of("x", "y")),
                List.of(List.of(1.0, 2.0), List.of(3.0, 6.0), Arrays.asList(null, 4.0), List.of(2.0, 4.0)));
        assertThat(all.n()).isEqualTo(3);
        assertThat(all.mean("y").orElseThrow()).isEqualTo(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoMoments.summarizer(List.of("x", "z")).ofBytes(all.toBytes()))
                .withMessageContaining("columns [x, z] and [x, y]");
        assertThatIllegalArgumentException().isThrownBy(() -> CoMoments.summarizer(List.of("x", "x")));
    }

    @Test
    void columnsAddedAtOnceAreChecked() {
        CoMomentsBuilder builder = CoMoments.builder("x", "y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.addColumns(new double[][] {{1}}, 1))
                .withMessage("rows of [x, y] need 2 columns but 1 were given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.addColumns(new double[][] {{1, 2}, {1}}, 2))
                .withMessage("y has 1 rows but 2 were to be added");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.addColumns(new double[][] {{1}, {1}}, -1));
        for (double none : new double[] {Double.NaN, 1.1e100, -1.1e100}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.addColumns(new double[][] {{1}, {none}}, 1))
                    .withMessageContaining("y must be finite and at most 1e100 in size");
        }
        assertThat(builder.addColumns(new double[][] {{1, 9}, {1e100, 9}}, 1)
                        .build()
                        .n())
                .isOne();
    }

    @Test
    void aWeightOfTwoCountsARowTwice() {
        CoMoments weighted =
                CoMoments.builder("x").addWeighted(2, 1).addWeighted(1, 4).build();
        assertThat(weighted.mean("x").orElseThrow()).isEqualTo(2);
        assertThat(weighted.effectiveN()).isEqualTo(9.0 / 5);
        assertThat(CoMoments.empty(List.of("x")).effectiveN()).isZero();
    }

    @Test
    void selectionKeepsTheFiguresOfEachPair() {
        CoMoments three = CoMoments.builder("a", "b", "c")
                .add(1, 2, 9)
                .add(2, 5, 1)
                .add(4, 4, 4)
                .build();
        CoMoments turned = three.select(List.of("c", "a"));
        assertThat(turned.columns()).containsExactly("c", "a");
        assertThat(turned.covariance("a", "c")).isEqualTo(three.covariance("a", "c"));
        assertThat(turned.mean("c")).isEqualTo(three.mean("c"));
    }

    @Test
    void tooLittleDataIsInsufficient() {
        CoMoments none = CoMoments.empty(List.of("x", "y"));
        assertThat(reason(none.mean("x"))).isEqualTo(Reason.NO_ANSWERS);
        assertThat(reason(none.correlations())).isEqualTo(Reason.NO_ANSWERS);
        CoMoments one = CoMoments.builder("x", "y").add(1, 1).build();
        assertThat(reason(one.variance("x"))).isEqualTo(Reason.TOO_FEW);
        assertThat(reason(one.correlation("x", "y"))).isEqualTo(Reason.TOO_FEW);
        CoMoments flat = CoMoments.builder("x", "y").add(0.1, 1).add(0.1, 2).build();
        assertThat(reason(flat.correlation("x", "y"))).isEqualTo(Reason.NO_SPREAD);
        assertThat(reason(flat.correlation("y", "x"))).isEqualTo(Reason.NO_SPREAD);
        assertThat(reason(flat.correlations())).isEqualTo(Reason.NO_SPREAD);
        assertThat(flat.variance("x").orElseThrow()).isZero();
    }

    @Test
    void aConstantColumnStaysConstantOverManyBlocks() {
        CoMomentsBuilder builder = CoMoments.builder("x", "y");
        for (int i = 0; i < 20_000; i++) {
            builder.add(0.1, i % 7);
        }
        assertThat(builder.build().hasSpread("x")).isFalse();
        assertThat(builder.build().merge(builder.build()).hasSpread("x")).isFalse();
    }

    @Test
    void aLargeOffsetDoesNotHurt() {
        CoMomentsBuilder builder = CoMoments.builder("x");
        for (int i = 0; i < 10_000; i++) {
            builder.add(1e9 + i % 2);
        }
        assertThat(builder.build().variance("x").orElseThrow()).isEqualTo(0.25 * 10_000 / 9_999, within(1e-9));
    }

    @Test
    void wrongInputIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoMoments.builder("x", "x"))
                .withMessageContaining("differ");
        assertThatIllegalArgumentException().isThrownBy(() -> CoMoments.empty(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoMoments.builder("x").add(Double.NaN))
                .withMessageContaining("x must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoMoments.builder("x").add(1, 2))
                .withMessageContaining("needs 1 values but has 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoMoments.builder("x").add(List.of(1.0, 2.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoMoments.builder("x").addWeighted(-1, 1))
                .withMessageContaining("weight");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> moments.merge(CoMoments.empty(List.of("x"))))
                .withMessageContaining("cannot be merged");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoMoments.builder("z", "y").add(moments));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> moments.mean("z"))
                .withMessageContaining("no column \"z\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoMoments(List.of("x"), 1, 0, 1, 1, List.of(1.0), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoMoments(List.of("x"), 1, 0, 0, 0, List.of(1.0), List.of(0.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoMoments(List.of("x"), 1, 0, 1, 1, List.of(1.0), List.of(-1.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoMoments(List.of("x"), 1, 0, 1e-256, 0, List.of(1.0), List.of(0.0)))
                .withMessageContaining("1 rows cannot have the weight 1.0E-256");
    }

    @Test
    void aMatrixThatNoDataCanHaveIsRefused() {
        List<String> names = List.of("a", "b", "c");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CorrelationMatrix.of(names, new double[][] {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}}))
                .withMessageContaining("no data can have these correlations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorrelationMatrix.of(List.of("a", "b"), new double[][] {{1, 0.5}, {0.4, 1}}))
                .withMessageContaining("other way round");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorrelationMatrix.of(List.of("a", "b"), new double[][] {{1, 1.5}, {1.5, 1}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorrelationMatrix.of(List.of("a", "b"), new double[][] {{0.5, 0}, {0, 1}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorrelationMatrix.of(List.of("a", "b"), new double[][] {{1}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorrelationMatrix.of(List.of("a", "a"), new double[][] {{1, 0}, {0, 1}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CorrelationMatrix.of(List.of("a"), new double[][] {{1}}).get("a", "b"));
    }

    static Reason reason(Result<?> result) {
        return ((Result.Insufficient<?>) result).reason();
    }

    @Test
    void numbersMayBeAsLargeAsIsSaid() {
        assertThat(CoMoments.builder("x")
                        .add(1e100)
                        .add(-1e100)
                        .build()
                        .mean("x")
                        .orElseThrow())
                .isZero();
        assertThat(CoMoments.builder("x").addWeighted(1e80, 1).build().weight()).isEqualTo(1e80);
        assertThat(CoMoments.builder("x").addWeighted(1e-100, 1).build().weight())
                .isEqualTo(1e-100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoMoments.builder("x").add(Math.nextUp(1e100)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoMoments.builder("x").addWeighted(1.1e80, 1));
    }

    /** Three columns, so that there are cross-products beside and below each other; one falls while the others rise. */
    private static double[][] columns(int count) {
        double[][] columns = new double[3][count];
        for (int row = 0; row < count; row++) {
            columns[0][row] = 1e9 + 0.1 * (row * 37 % 101);
            columns[1][row] = 7 - 0.25 * (row * 37 % 101);
            columns[2][row] = row % 7 * 0.3;
        }
        return columns;
    }

    /** Expected values by exact arithmetic: BigDecimal holds every double and every product of two. */
    @Test
    void rowsColumnsAndChosenRowsGiveTheSameFiguresToTheLastDigits() {
        for (int count : new int[] {1, 2, 3, 256, 257, 600}) {
            double[][] columns = columns(count);
            double[][] products = new double[3][3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j <= i; j++) {
                    products[i][j] = products[j][i] = product(columns[i], columns[j]);
                }
            }
            CoMomentsBuilder rows = CoMoments.builder("a", "b", "c");
            int[] all = new int[count];
            for (int row = 0; row < count; row++) {
                rows.add(columns[0][row], columns[1][row], columns[2][row]);
                all[row] = row;
            }
            CoMomentsBuilder chosen = CoMoments.builder("a", "b", "c");
            assertThat(chosen.addChosen(columns, all, count)).isTrue();
            for (CoMoments each : List.of(
                    rows.build(),
                    CoMoments.builder("a", "b", "c").addColumns(columns, count).build(),
                    chosen.build())) {
                assertThat(each.n()).isEqualTo(count);
                assertThat(each.effectiveN()).isEqualTo(count);
                for (int i = 0; i < 3; i++) {
                    BigDecimal mean = mean(columns[i]);
                    assertThat(each.means().get(i))
                            .isEqualTo(mean.doubleValue(), within(2 * Math.ulp(mean.doubleValue())));
                    for (int j = 0; j < 3; j++) {
                        // beyond one block the gap between means at 10^9 is known to their last digit only
                        assertThat(each.crossProduct(i, j))
                                .isEqualTo(products[i][j], within(count <= 256 ? 1e-11 * count : 1e-6));
                    }
                }
            }
        }
    }

    private static BigDecimal mean(double[] values) {
        return Arrays.stream(values)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128);
    }

    private static double product(double[] x, double[] y) {
        BigDecimal meanX = mean(x);
        BigDecimal meanY = mean(y);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < x.length; i++) {
            sum = sum.add(new BigDecimal(x[i])
                    .subtract(meanX)
                    .multiply(new BigDecimal(y[i]).subtract(meanY), MathContext.DECIMAL128));
        }
        return sum.doubleValue();
    }

    /** The sum of many tenths is no multiple of a tenth; a column that has one value all the same has that mean and no spread. */
    @Test
    void oneValueOverAndOverIsThatValueHoweverItIsAdded() {
        for (int count : new int[] {3, 10, 100, 257, 1000}) {
            for (double value : new double[] {0.1, 0.7, 1 / 3.0, 1e9 / 7}) {
                double[][] columns = {new double[count], new double[count]};
                int[] all = new int[count];
                CoMomentsBuilder rows = CoMoments.builder("x", "y");
                for (int row = 0; row < count; row++) {
                    columns[0][row] = value;
                    columns[1][row] = row;
                    all[row] = row;
                    rows.add(value, row);
                }
                CoMomentsBuilder chosen = CoMoments.builder("x", "y");
                chosen.addChosen(columns, all, count);
                for (CoMoments each : List.of(
                        rows.build(),
                        CoMoments.builder("x", "y").addColumns(columns, count).build(),
                        chosen.build())) {
                    assertThat(each.means().get(0)).isEqualTo(value);
                    assertThat(each.crossProduct(0, 0)).isZero();
                    assertThat(each.crossProduct(0, 1)).isZero();
                }
            }
        }
    }

    @Test
    void noRowsOfColumnsLeaveNoTrace() {
        CoMomentsBuilder builder =
                CoMoments.builder("x", "y").add(1, 2).add(2, 4).add(3, 7);

        assertThat(builder.addColumns(new double[2][0], 0).build()).isEqualTo(moments);
        assertThat(builder.addChosen(new double[2][0], new int[0], 0)).isTrue();
        assertThat(builder.build()).isEqualTo(moments);
    }

    /** Weights 2, 1 and 1 of x = 1, 2, 4 and y = 2, 0, 6: products 9 about the means 2 and 2.5, scaled from 4 to 3 rows. */
    @Test
    void aWeightedCovarianceIsScaledToTheNumberOfRows() {
        CoMoments weighted = CoMoments.builder("x", "y")
                .addWeighted(2, 1, 2)
                .addWeighted(1, 2, 0)
                .addWeighted(1, 4, 6)
                .build();

        // 2 · (1 - 2)(2 - 2.5) + 0 + (4 - 2)(6 - 2.5) = 8
        assertThat(weighted.covariance("x", "y").orElseThrow()).isEqualTo(8 * 3.0 / 4 / 2, within(1e-15));
    }

    @Test
    void theColumnWithoutSpreadIsNamed() {
        CoMoments flat = CoMoments.builder("x", "y").add(0.1, 1).add(0.1, 2).build();

        assertThat(flat.correlation("x", "y")).hasToString("insufficient (x has the same value in every row)");
        assertThat(flat.correlation("y", "x")).hasToString("insufficient (x has the same value in every row)");
    }

    @Test
    void momentsGivenByHandAreFinite() {
        List<String> names = List.of("x", "y");
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CoMoments(names, 2, 0, 2, 2, List.of(1.0, none), List.of(1.0, 0.0, 1.0)))
                    .withMessageContaining("mean");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CoMoments(names, 2, 0, 2, 2, List.of(1.0, 1.0), List.of(1.0, none, 1.0)))
                    .withMessageContaining("cross-product");
        }
    }
}
