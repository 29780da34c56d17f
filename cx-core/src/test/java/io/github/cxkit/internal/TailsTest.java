package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tails keep their digits however small they are. Integrals of the densities by mpmath, 40 digits. */
class TailsTest {

    @ParameterizedTest
    @CsvSource({
        "1e-9, 0.5, 2e4, 0.005046199865309554, 0.99495380013469045",
        "1e-4, 0.5, 2e4, 0.95450378554845466, 0.045496214451545345",
        "8e-4, 0.5, 2e4, 0.99999998468089231, 1.5319107685753671e-8",
        "1e-5, 3, 2e4, 0.0011486613726061735, 0.99885133862739383",
        "1e-3, 3, 2e4, 0.99999954900010141, 4.5099989858629975e-7",
        "1e-4, 12, 3e4, 7.1541441519067139e-5, 0.99992845855848093",
        "1.5e-3, 12, 3e4, 0.99999999860390606, 1.3960939372224845e-9",
        "1e-4, 250, 1e6, 1.9603490689598897e-36, 1",
        "4e-4, 250, 1e6, 0.9999999999999997, 3.0234511589225107e-16",
        "0.39, 5000, 7000, 1.2228425434911776e-9, 0.99999999877715746",
        "0.45, 5000, 7000, 0.99999999999990804, 9.1962476046342661e-14"
    })
    void ofTheBetaLaw(double x, double a, double b, double lower, double upper) {
        assertThat(Distributions.regularizedBeta(x, 1 - x, a, b)).isCloseTo(lower, withinPercentage(1e-9));
        assertThat(Distributions.regularizedBeta(1 - x, x, b, a)).isCloseTo(upper, withinPercentage(1e-9));
        if (lower < 0.999) {
            assertThat(Distributions.betaQuantile(lower, a, b)).isCloseTo(x, withinPercentage(1e-8));
        }
        if (upper < 0.999) {
            assertThat(Distributions.betaUpperQuantile(upper, a, b)).isCloseTo(x, withinPercentage(1e-8));
            assertThat(1 - Distributions.betaQuantile(upper, b, a)).isCloseTo(x, within(1e-12));
        }
    }

    /** Of as many standard deviations from the mean nothing is left that a double could hold. */
    @Test
    void beyondTheReachOfABetaLawThereIsAllOrNothing() {
        assertThat(Distributions.regularizedBeta(0.3, 1e5, 1e5)).isZero();
        assertThat(Distributions.regularizedBeta(0.7, 1e5, 1e5)).isOne();
        assertThat(Distributions.regularizedBeta(-0.1, 2, 3)).isZero();
        assertThat(Distributions.regularizedBeta(1.1, 2, 3)).isOne();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e-12, 0.003, 0.2, 0.5, 0.8, 0.99, 1 - 1e-9})
    void aQuantileIsWhereTheLawHasItsProbability(double probability) {
        double[][] shapes = {{0.3, 0.4}, {1, 1}, {2, 40}, {40, 2}, {0.5, 5e4}, {5e4, 7}, {4e3, 5e3}, {1e9, 3e9}};
        for (double[] shape : shapes) {
            double x = Distributions.betaQuantile(probability, shape[0], shape[1]);
            if (x > 1e-300 && x < 0.99) {
                assertThat(Distributions.regularizedBeta(x, shape[0], shape[1]))
                        .as("Beta(%s, %s)", shape[0], shape[1])
                        .isCloseTo(probability, withinPercentage(1e-5));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 7, 0, 0.042809664281488038",
        "0, 7, 1.5, 0.93319279873114193",
        "3, 1, 2, 0.47514283826631215",
        "8, 4, 6, 0.31825278708251666",
        "31, 12, 30, 0.4911439321715644",
        "36, 300, 37, 0.71974655999493983"
    })
    void ofTheNoncentralT(double t, double degrees, double noncentrality, double upper) {
        assertThat(NoncentralT.upperTail(t, degrees, noncentrality)).isCloseTo(upper, within(1e-12));
    }

    /** Where the first weight underflows the limit stands in, good to some parts in a thousand. */
    @ParameterizedTest
    @CsvSource({"39, 40, 38, 0.4394504894934623, 0.01", "41, 400, 40, 0.29078241393350725, 0.001"})
    void ofTheNoncentralTFarOut(double t, double degrees, double noncentrality, double upper, double error) {
        assertThat(NoncentralT.upperTail(t, degrees, noncentrality)).isCloseTo(upper, within(error));
    }

    @Test
    void ofStudentsTWithHardlyAnyDegreesOfFreedom() {
        assertThat(Distributions.tUpperQuantile(0.1, 0.01)).isInfinite().isPositive();
        assertThat(Distributions.tUpperQuantile(0.9, 0.01)).isInfinite().isNegative();
        assertThat(Distributions.tUpperQuantile(0.5, 0.01)).isZero();
        assertThat(Distributions.tUpperQuantile(0.4, 0.02)).isFinite().isGreaterThan(1e3);
        assertThat(Distributions.tUpperQuantile(0.025, 1e17)).isEqualTo(Distributions.normalUpperQuantile(0.025));
    }

    @Test
    void gammaAndBetaFunctionsAtAPoint() {
        assertThat(GammaFunctions.digamma(1)).isCloseTo(-0.5772156649015329, within(1e-14));
        assertThat(GammaFunctions.logBeta(2, 3)).isCloseTo(-Math.log(12), within(1e-14));
        assertThat(Distributions.logBeta(2, 3)).isCloseTo(-Math.log(12), within(1e-14));
        assertThat(GammaFunctions.regularizedBeta(0.3, 2, 5)).isCloseTo(0.579825, within(1e-13));
        assertThat(Distributions.regularizedBeta(0.3, 2, 5)).isCloseTo(0.579825, within(1e-13));
    }

    /** The factors leave the range of a double, their logarithms do not. */
    @ParameterizedTest
    @CsvSource({"1e30, 0.5, 1e30, -1.3862943611198906e30", "1e30, 3, 2e29, -5.406734506395656e29"})
    void aVeryLongShiftOfTheBetaFunction(double a, double b, double step, double value) {
        assertThat(GammaFunctions.logBetaShift(a, b, step)).isCloseTo(value, withinPercentage(1e-12));
    }

    @Test
    void aBoundBelowTheFirstGuessAndOneAboveIt() {
        DunnettLaw two = new DunnettLaw(1, new double[] {1, 1}, 10);
        assertThat(two.upperQuantile(0.05604712645300589)).isCloseTo(2.5, within(1e-7));
        assertThat(two.upperTail(two.upperQuantile(1e-4))).isCloseTo(1e-4, withinPercentage(1e-6));
        assertThat(two.upperTail(two.upperQuantile(0.7))).isCloseTo(0.7, withinPercentage(1e-6));
    }

    /** The law of one arm is Student's. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 3, 8})
    void oneArmHasStudentsLaw(double c) {
        assertThat(new DunnettLaw(64, new double[] {36}, 10).upperTail(c))
                .isCloseTo(2 * Distributions.tUpperTail(c, 10), withinPercentage(1e-7));
    }
}
