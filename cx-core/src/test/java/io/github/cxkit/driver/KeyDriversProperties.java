package io.github.cxkit.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What driver importance must obey, whatever the answers are. */
class KeyDriversProperties {

    private static final double ROUNDING = 1e-9;

    /** Answers 1 to 7 to an outcome and 1 to 5 drivers. */
    @Provide
    Arbitrary<int[][]> answers() {
        return Arbitraries.integers()
                .between(2, 6)
                .flatMap(columns -> Arbitraries.integers()
                        .between(1, 7)
                        .array(int[].class)
                        .ofSize(columns)
                        .array(int[][].class)
                        .ofMinSize(10)
                        .ofMaxSize(40));
    }

    @Property(tries = 200)
    void everyMethodSumsToRSquaredAndLmgIsNeverNegative(@ForAll("answers") int[][] rows) {
        DriverAnalysis analysis = analyze(rows, 1, 0, 1);
        assertThat(sum(analysis, DriverImportance::lmg)).isEqualTo(analysis.rSquared(), within(ROUNDING));
        assertThat(sum(analysis, DriverImportance::relativeWeight)).isEqualTo(analysis.rSquared(), within(ROUNDING));
        assertThat(sum(analysis, DriverImportance::pratt)).isEqualTo(analysis.rSquared(), within(ROUNDING));
        for (DriverImportance driver : analysis.drivers()) {
            assertThat(driver.lmg()).isBetween(0.0, 1.0);
            assertThat(driver.relativeWeight()).isGreaterThanOrEqualTo(0);
            assertThat(driver.last()).isBetween(0.0, 1.0);
            assertThat(driver.varianceInflation().toOptional().orElse(1.0)).isGreaterThanOrEqualTo(1);
        }
    }

    @Property(tries = 100)
    void unitsAndDirectionsDoNotMatter(
            @ForAll("answers") int[][] rows,
            @ForAll @IntRange(min = -9, max = 9) int factor,
            @ForAll @IntRange(min = -50, max = 50) int shift) {
        Assume.that(factor != 0);
        DriverAnalysis plain = analyze(rows, 1, 0, 1);
        DriverAnalysis other = analyze(rows, factor, shift, 1);
        assertAlike(other, plain);
    }

    @Property(tries = 100)
    void doublingEveryRowChangesNothing(@ForAll("answers") int[][] rows) {
        assertAlike(analyze(rows, 1, 0, 2), analyze(rows, 1, 0, 1));
    }

    @Property(tries = 100)
    void theOrderOfDriversDoesNotMatter(@ForAll("answers") int[][] rows, @ForAll long seed) {
        CoMoments moments = moments(rows, 1, 0, 1);
        List<String> shuffled =
                new ArrayList<>(moments.columns().subList(1, moments.columns().size()));
        Collections.shuffle(shuffled, new Random(seed));
        KeyDrivers.analyze(moments, "y", shuffled)
                .toOptional()
                .ifPresent(other -> assertAlike(other, analyze(rows, 1, 0, 1)));
    }

    @Property(tries = 100)
    void oneDriverExplainsItsSquaredCorrelationAndTwoSplitAsJohnsonSays(@ForAll("answers") int[][] rows) {
        DriverAnalysis analysis = analyze(rows, 1, 0, 1);
        if (analysis.drivers().size() == 1) {
            DriverImportance only = analysis.drivers().get(0);
            assertThat(only.lmg()).isEqualTo(only.first(), within(ROUNDING));
            assertThat(only.relativeWeight()).isEqualTo(only.first(), within(ROUNDING));
        }
        if (analysis.drivers().size() == 2) {
            analysis.drivers().forEach(d -> assertThat(d.lmg()).isEqualTo(d.relativeWeight(), within(1e-7)));
        }
    }

    @Property(tries = 50)
    void lmgIsTheMeanGainOverAllOrders(@ForAll("answers") int[][] rows) {
        CoMoments moments = moments(rows, 1, 0, 1);
        DriverAnalysis analysis = analyze(rows, 1, 0, 1);
        List<String> names =
                analysis.drivers().stream().map(DriverImportance::driver).toList();
        double[] gains = new double[names.size()];
        int orders = average(moments, names, new ArrayList<>(), gains);
        for (int i = 0; i < gains.length; i++) {
            assertThat(analysis.drivers().get(i).lmg()).isEqualTo(gains[i] / orders, within(1e-7));
        }
    }

    /** Walks every order and asks the regression itself for each R². */
    private static int average(CoMoments moments, List<String> names, List<String> taken, double[] gains) {
        if (taken.size() == names.size()) {
            return 1;
        }
        int orders = 0;
        double before = rSquared(moments, taken);
        for (String name : names) {
            if (!taken.contains(name)) {
                List<String> more = new ArrayList<>(taken);
                more.add(name);
                int below = average(moments, names, more, gains);
                gains[names.indexOf(name)] += below * (rSquared(moments, more) - before);
                orders += below;
            }
        }
        return orders;
    }

    private static double rSquared(CoMoments moments, List<String> names) {
        return names.isEmpty()
                ? 0
                : KeyDrivers.analyze(moments, "y", names).orElseThrow().rSquared();
    }

    private static DriverAnalysis analyze(int[][] rows, int factor, int shift, int times) {
        var result = KeyDrivers.analyze(moments(rows, factor, shift, times), "y");
        Assume.that(result.isKnown());
        return result.orElseThrow();
    }

    private static CoMoments moments(int[][] rows, int factor, int shift, int times) {
        String[] columns = new String[rows[0].length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = i == 0 ? "y" : "x" + i;
        }
        CoMomentsBuilder builder = CoMoments.builder(columns);
        for (int time = 0; time < times; time++) {
            for (int[] row : rows) {
                double[] values = new double[row.length];
                for (int i = 0; i < row.length; i++) {
                    values[i] = factor * row[i] + shift;
                }
                builder.add(values);
            }
        }
        return builder.build();
    }

    private static double sum(DriverAnalysis analysis, ToDoubleFunction<DriverImportance> figure) {
        return analysis.drivers().stream().mapToDouble(figure).sum();
    }

    private static void assertAlike(DriverAnalysis other, DriverAnalysis plain) {
        for (DriverImportance driver : plain.drivers()) {
            DriverImportance twin = other.driver(driver.driver());
            assertThat(twin.lmg()).isEqualTo(driver.lmg(), within(1e-7));
            assertThat(twin.relativeWeight()).isEqualTo(driver.relativeWeight(), within(1e-7));
            assertThat(twin.last()).isEqualTo(driver.last(), within(1e-7));
            assertThat(twin.first()).isEqualTo(driver.first(), within(ROUNDING));
        }
    }
}
