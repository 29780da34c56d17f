package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RootFinderTest {

    /** A function that rises through one zero, and the zero. */
    private record Crossing(DoubleUnaryOperator function, double zero, double low, double high) {}

    private static final List<Crossing> CROSSINGS = List.of(
            new Crossing(x -> x * x * x - 2, Math.cbrt(2), 0, 4),
            new Crossing(x -> Math.exp(x) - 5, Math.log(5), -3, 9),
            new Crossing(x -> -Math.cos(x), Math.PI / 2, 0, 3),
            new Crossing(x -> Math.log(x) - 1, Math.E, 0, 50),
            new Crossing(x -> Math.atan(x) - 1, Math.tan(1), -4, 30),
            new Crossing(x -> x - 0.3, 0.3, -1, 1));

    @Test
    void theZeroIsFoundToTheLastDigitsWhicheverWayTheFunctionGoes() {
        for (Crossing each : CROSSINGS) {
            double error = 4 * Math.ulp(each.zero);
            DoubleUnaryOperator falling = x -> -each.function.applyAsDouble(x);
            assertThat(RootFinder.find(each.function, each.low, each.high)).isCloseTo(each.zero, within(error));
            assertThat(RootFinder.find(each.function, each.high, each.low)).isCloseTo(each.zero, within(error));
            assertThat(RootFinder.find(falling, each.low, each.high)).isCloseTo(each.zero, within(error));
        }
    }

    /** Halving takes 50 to 60 steps. */
    @Test
    void aSmoothFunctionIsAskedAFewTimesOnly() {
        int[] asked = {0};
        for (Crossing each : CROSSINGS) {
            RootFinder.find(
                    x -> {
                        asked[0]++;
                        return each.function.applyAsDouble(x);
                    },
                    each.low,
                    each.high);
        }
        assertThat(asked[0]).isLessThanOrEqualTo(62);
    }

    @Test
    void anEndThatIsAZeroIsTheAnswer() {
        assertThat(RootFinder.find(x -> x - 2, 2, 5)).isEqualTo(2);
        assertThat(RootFinder.find(x -> x - 5, 2, 5)).isEqualTo(5);
        assertThat(RootFinder.find(x -> 0, 2, 5)).isBetween(2.0, 5.0);
    }

    @Test
    void aStepIsFoundTooAlsoBetweenInfiniteValues() {
        double found = RootFinder.find(x -> x < 0.7 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY, 0, 1);
        assertThat(found).isCloseTo(0.7, within(1e-15));
        assertThat(RootFinder.find(x -> x < 1e-30 ? -1 : 1, 0, 1)).isCloseTo(1e-30, within(1e-45));
    }

    @Test
    void withoutAChangeOfSignThereIsNothingToFind() {
        assertThatThrownBy(() -> RootFinder.find(x -> 1 + x, 0, 2))
                .hasMessage("no change of sign between 0.0 (1.0) and 2.0 (3.0)");
        assertThatThrownBy(() -> RootFinder.find(x -> -1 - x, 0, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
