package io.github.cxkit;

import static io.github.cxkit.NumberFigures.LEVEL;
import static io.github.cxkit.NumberFigures.clustered;
import static io.github.cxkit.NumberFigures.figure;
import static io.github.cxkit.NumberFigures.group;
import static io.github.cxkit.NumberFigures.moments;
import static io.github.cxkit.NumberFigures.ofRows;
import static io.github.cxkit.NumberFigures.ofSeries;
import static io.github.cxkit.NumberFigures.ofTwo;
import static io.github.cxkit.NumberFigures.weighted;
import static io.github.cxkit.NumberFigures.y;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.NumberFigures.Figure;
import io.github.cxkit.NumberRows.Row;
import io.github.cxkit.NumberRows.Rows;
import io.github.cxkit.experiment.UnitSums;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ClusterSums;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.MannWhitney.Continuity;
import io.github.cxkit.stats.MeanComparison;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.ProportionComparison;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every figure of statistics, metrics, drivers and experiments obeys, one line per figure: it is finite or insufficient for
 * whatever its border accepts, and the order of the rows, the scale of the weights, rows of weight 0 and the names of the groups
 * do not show.
 */
class NumberLawsTest {

    @Property(tries = 25)
    void aFigureIsFiniteInsufficientOrRefusedInWords(@ForAll long seed) {
        assertNumbers(Rows.of(seed));
    }

    @Property(tries = 25)
    void soIsAFigureOfTheLargestAndSmallestThatIsAccepted(@ForAll long seed) {
        assertNumbers(Rows.extreme(seed));
    }

    /** What a border accepts, as often as can be counted and half of it with the other sign, is still within a double. */
    @Test
    void sumsOfTheLargestValuesThatAreAcceptedMergeAsOftenAsCanBeCounted() {
        doubled(Moments.of(1e140, -1e140), Moments::merge, Moments::sampleVariance);
        doubled(
                CoMoments.builder("y")
                        .addWeighted(1e80, 1e100)
                        .addWeighted(1e80, -1e100)
                        .build(),
                CoMoments::merge,
                moments -> moments.variance("y"));
        doubled(
                ClusterSums.builder()
                        .add("a", 1e100, 1e40)
                        .add("b", -1e100, 1e40)
                        .add(null, 1e100, 1e40)
                        .build(),
                ClusterSums::merge,
                sums -> ClusteredMean.of(sums, LEVEL));
        doubled(
                UnitSums.summarizer(1)
                        .summarize(List.of(List.of(new BigDecimal("1e140")), List.of(new BigDecimal("-1e140")))),
                UnitSums::merge,
                sums -> sums.moments("value").variance("value"));
    }

    private static <S> void doubled(S summary, BinaryOperator<S> merge, Function<S, ?> figure) {
        S sum = summary;
        for (int i = 0; i < 60; i++) {
            sum = merge.apply(sum, sum);
        }
        assertThat(flat(figure.apply(sum)))
                .as(summary.getClass().getSimpleName())
                .isNotEmpty()
                .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    private static void assertNumbers(Rows rows) {
        List<Figure> all = new ArrayList<>(ofRows());
        all.addAll(ofSeries());
        all.addAll(ofTwo());
        all.add(figure(
                "mann-whitney", r -> MeanComparison.mannWhitney(y(r.first()), y(r.second()), Continuity.CORRECTED)));
        all.add(figure("cohen's h", r -> ProportionComparison.cohenH(group(r.first()), group(r.second()))));
        all.add(figure("hedges g", r -> MeanComparison.hedgesG(Moments.of(y(r.first())), Moments.of(y(r.second())))));
        for (Figure figure : all) {
            for (double number : numbers(figure, rows)) {
                assertThat(number).as(figure.name()).isFinite();
            }
        }
    }

    @Property(tries = 25)
    void theOrderOfRowsDoesNotShow(@ForAll long seed) {
        Rows rows = Rows.of(seed);
        Rows shuffled = rows.with(list -> {
            List<Row> other = new ArrayList<>(list);
            Collections.shuffle(other, new Random(seed));
            return other;
        });
        ofRows().forEach(figure -> assertSame(figure, numbers(figure, shuffled), numbers(figure, rows)));
    }

    @Property(tries = 25)
    void neitherTheScaleOfWeightsNorRowsOfWeightZeroShow(@ForAll long seed) {
        Rows rows = Rows.of(seed);
        double scale = Math.exp(20 * new Random(seed).nextGaussian());
        Rows scaled = rows.with(list -> list.stream()
                .map(r -> new Row(r.y(), r.a(), r.b(), r.rating(), r.earlier(), r.weight() * scale, r.who(), r.times()))
                .toList());
        Rows longer = rows.with(list -> {
            List<Row> more = new ArrayList<>(list);
            more.add(list.size() / 2, new Row(7e5, 3, -4e3, 0, 0, 0.0, "nobody", 1));
            return more;
        });
        List<Figure> figures = List.of(
                figure(
                        "weighted score",
                        r -> List.of(
                                weighted(r.first()).value(),
                                weighted(r.first()).variance(),
                                weighted(r.first()).standardError(),
                                weighted(r.first()).kishStandardError(),
                                weighted(r.first()).designEffect(),
                                weighted(r.first()).interval(LEVEL))),
                figure("clustered mean", r -> clustered(r.first())),
                figure("correlation", r -> moments(r.first()).correlation("y", "a")));
        for (Figure figure : figures) {
            assertSame(figure, numbers(figure, scaled), numbers(figure, rows));
            assertSame(figure, numbers(figure, longer), numbers(figure, rows));
        }
    }

    @Property(tries = 25)
    void swappedGroupsTurnTheSign(@ForAll long seed) {
        Rows rows = Rows.of(seed);
        for (Figure figure : ofTwo()) {
            Optional<Difference> there = difference(figure, rows);
            Optional<Difference> back = difference(figure, rows.swapped());
            assertThat(back.isPresent()).as(figure.name()).isEqualTo(there.isPresent());
            if (there.isPresent() && back.isPresent()) {
                Difference a = there.get();
                Difference b = back.get();
                assertSame(figure, flat(b.value().map(v -> -v)), flat(a.value()));
                assertSame(figure, flat(b.pValue()), flat(a.pValue()));
                assertSame(
                        figure,
                        flat(b.interval().map(i -> -i.upper())),
                        flat(a.interval().map(i -> i.lower())));
            }
        }
    }

    private static Optional<Difference> difference(Figure figure, Rows rows) {
        try {
            return Optional.ofNullable((Difference) figure.of().apply(rows));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static void assertSame(Figure figure, double[] numbers, double[] others) {
        assertThat(numbers).as(figure.name()).hasSameSizeAs(others);
        // what is 0 but for rounding, such as an alpha, has no digits to compare
        double largest =
                Math.max(1e-7, Arrays.stream(others).map(Math::abs).max().orElse(0));
        for (int i = 0; i < numbers.length; i++) {
            assertThat(Math.abs(numbers[i] - others[i]))
                    .as("%s: %s and %s", figure.name(), Arrays.toString(numbers), Arrays.toString(others))
                    .isLessThanOrEqualTo(1e-7 * largest);
        }
    }

    /** All numbers in a figure; none if it is refused in words. */
    private static double[] numbers(Figure figure, Rows rows) {
        try {
            return flat(figure.of().apply(rows));
        } catch (IllegalArgumentException | ArithmeticException refused) {
            // a border names what it was given; what was computed must not reach one
            assertThat(refused.getMessage()).as(figure.name()).doesNotContain("NaN", "Infinity", "known value");
            return new double[0];
        }
    }

    private static double[] flat(@Nullable Object value) {
        List<Double> numbers = new ArrayList<>();
        gather(value, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** What is in a record, a list or a result, but for the evidence, which may count what changed nothing. */
    private static void gather(@Nullable Object value, List<Double> into) {
        if (value instanceof Double number) {
            into.add(number);
        } else if (value instanceof Result<?> result) {
            gather(result.toOptional().orElse(null), into);
        } else if (value instanceof Iterable<?> entries) {
            entries.forEach(entry -> gather(entry, into));
        } else if (value instanceof Map<?, ?> map) {
            gather(map.values(), into);
        } else if (value instanceof Record part && !(value instanceof Evidence)) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    gather(component.getAccessor().invoke(part), into);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(component.toString(), e);
                }
            }
        }
    }
}
