package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the maths library to reference values of 40 digits, computed with mpmath. */
class DistributionsTest {

    @ParameterizedTest
    @CsvSource({
        "0.975, 1.9599639845400542355",
        "0.995, 2.575829303548900761",
        "1e-7, -5.1993375821928169316",
        "1e-10, -6.3613409024040562047",
        "0.3, -0.52440051270804078404"
    })
    void normalQuantileTo14Digits(double probability, double quantile) {
        assertThat(Distributions.normalQuantile(probability)).isCloseTo(quantile, within(1e-14 * Math.abs(quantile)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 6.12, 1.9363779399138548731",
        "0.05, 30, 1.6972608865939578486",
        "0.025, 1, 12.706204736174704646",
        "0.025, 2745, 1.9608285746319370179",
        "0.005, 3.5, 5.0857022230912584428",
        "1e-6, 10, 9.751995490940580178",
        "0.25, 0.7, 1.2003307434574067002"
    })
    void tQuantileTo12Digits(double upperTail, double degrees, double quantile) {
        assertThat(Distributions.tUpperQuantile(upperTail, degrees)).isCloseTo(quantile, within(1e-12 * quantile));
        assertThat(Distributions.tPValue(quantile, degrees)).isCloseTo(2 * upperTail, within(1e-11 * upperTail));
    }

    @ParameterizedTest
    @CsvSource({
        "0.499, 500000, 500000, 0.0227500509616315788",
        "0.1, 0.5, 30.5, 0.988426038662848183",
        "0.909, 300000, 30000, 0.427298679268462762",
        "0.30, 299000, 701000, 0.985488175816954228",
        "0.3, 300001, 700001, 0.499767849879721404"
    })
    void incompleteBetaOfLargeShapes(double x, double a, double b, double expected) {
        assertThat(Distributions.regularizedBeta(x, a, b)).isCloseTo(expected, within(1e-10 * expected));
    }

    @Test
    void incompleteBetaOutsideItsRange() {
        assertThat(Distributions.regularizedBeta(-0.1, 2, 3)).isZero();
        assertThat(Distributions.regularizedBeta(1.1, 2, 3)).isEqualTo(1);
    }

    @Test
    void poissonOfNothing() {
        assertThat(Distributions.poissonCdf(-1, 2)).isZero();
        assertThat(Distributions.poissonCdf(0, 0)).isEqualTo(1);
        assertThat(Distributions.poissonCdf(1, 2)).isCloseTo(3 * Math.exp(-2), within(1e-15));
    }

    @Test
    void rootsOfFunctions() {
        assertThat(RootFinder.find(x -> x * x - 2, 0, 2)).isCloseTo(Math.sqrt(2), within(1e-15));
        assertThat(RootFinder.find(x -> 1 / x, -1, 2)).isCloseTo(0, within(1e-15));
        assertThat(RootFinder.find(x -> x, 0, 2)).isZero();
        assertThat(RootFinder.find(x -> x - 2, 0, 2)).isEqualTo(2);
        assertThat(RootFinder.find(x -> x < 0.3 ? Double.NEGATIVE_INFINITY : x - 0.5, 0, 2))
                .isCloseTo(0.5, within(1e-15));
        assertThatThrownBy(() -> RootFinder.find(x -> 1 + x * x, 0, 1)).hasMessageContaining("no change of sign");
    }

    @Test
    void integralsWithSingularEnds() {
        assertThat(TanhSinh.integrate((x, low, high) -> 1 / Math.sqrt(low), 0, 1, 1e-14))
                .isCloseTo(2, within(1e-12));
        assertThat(TanhSinh.integrate((x, low, high) -> Math.exp(-x), 0, 3, 1e-14))
                .isCloseTo(1 - Math.exp(-3), within(1e-14));
        assertThat(TanhSinh.integrate((x, low, high) -> 1, 1, 1, 1e-14)).isZero();
    }

    @Test
    void noncentralTAgainstItsLimits() {
        // no shift: the ordinary t distribution
        assertThat(NoncentralT.upperTail(2, 7, 0)).isCloseTo(Distributions.tPValue(2, 7) / 2, within(1e-14));
        // many degrees of freedom: the normal distribution
        assertThat(NoncentralT.upperTail(2, 1e9, 2.5)).isCloseTo(Distributions.normalCdf(0.5), within(1e-8));
        assertThat(NoncentralT.upperTail(2, 20, 60)).isCloseTo(1, within(1e-12));
    }
}
