package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
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
}
