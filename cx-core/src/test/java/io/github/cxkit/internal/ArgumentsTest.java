package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every check names the value and what is allowed, and NaN fails all of them. */
class ArgumentsTest {

    @Test
    void whatIsRightPasses() {
        assertThat(Arguments.finite("x", -1.5)).isEqualTo(-1.5);
        assertThat(Arguments.notNegative("x", 0.0)).isZero();
        assertThat(Arguments.notNegative("x", 0L)).isZero();
        assertThat(Arguments.positive("x", 0.1)).isEqualTo(0.1);
        assertThat(Arguments.share("x", 1)).isEqualTo(1);
        assertThat(Arguments.level("x", 0.5)).isEqualTo(0.5);
        assertThat(Arguments.within("x", 3, 1, 5)).isEqualTo(3);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> Arguments.finite("x", Double.NaN)).hasMessage("x must be a finite number but was NaN");
        assertThatThrownBy(() -> Arguments.notNegative("x", -0.5)).hasMessage("x must be finite and >= 0 but was -0.5");
        assertThatThrownBy(() -> Arguments.notNegative("x", -1L)).hasMessage("x must be >= 0 but was -1");
        assertThatThrownBy(() -> Arguments.positive("x", 0)).hasMessage("x must be finite and > 0 but was 0.0");
        assertThatThrownBy(() -> Arguments.share("x", 1.5)).hasMessage("x must lie in [0, 1] but was 1.5");
        assertThatThrownBy(() -> Arguments.level("x", 1)).hasMessage("x must lie strictly between 0 and 1 but was 1.0");
        assertThatThrownBy(() -> Arguments.within("x", 7, 1, 5)).hasMessage("x must lie in [1, 5] but was 7");
    }

    @Test
    void notANumberNeverPasses() {
        assertThatThrownBy(() -> Arguments.notNegative("x", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arguments.positive("x", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arguments.level("x", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arguments.within("x", Double.NaN, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arguments.notNegative("x", Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arguments.positive("x", Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyOneOfSeveralNumbersIsLookedAt() {
        Arguments.finite("x", new double[] {1, -2});
        assertThatThrownBy(() -> Arguments.finite("x", new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessage("x[1] must be a finite number but was Infinity");
        assertThatThrownBy(() -> Arguments.finite("x", List.of(1.0, Double.NaN)))
                .hasMessage("x[1] must be a finite number but was NaN");
        assertThatThrownBy(() -> Arguments.finite("x", Map.of("a", Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x");
    }

    @Test
    void oneOfManyIsNamedByItsPlaceOrByWhoseItIs() {
        assertThat(Arguments.finite("x", 3, 1.5)).isEqualTo(1.5);
        assertThat(Arguments.summable("x", "Ann", 1.5)).isEqualTo(1.5);
        assertThatThrownBy(() -> Arguments.finite("x", 3, Double.NaN))
                .hasMessage("x[3] must be a finite number but was NaN");
        assertThatThrownBy(() -> Arguments.finite("value", "Ann", Double.NaN))
                .hasMessage("value of Ann must be a finite number but was NaN");
        assertThatThrownBy(() -> Arguments.summable("value", "Ann", 1e141))
                .hasMessageStartingWith("value of Ann must lie");
        assertThatThrownBy(() -> Arguments.notNegative("x", 0, -1.0))
                .hasMessage("x[0] must be finite and >= 0 but was -1.0");
        assertThatThrownBy(() -> Arguments.notNegative("x", 0, -1L)).hasMessage("x[0] must be >= 0 but was -1");
        assertThatThrownBy(() -> Arguments.notNegative("weight", "Ann", Double.NaN))
                .hasMessage("weight of Ann must be finite and >= 0 but was NaN");
        assertThatThrownBy(() -> Arguments.positive("x", 1, 0)).hasMessage("x[1] must be finite and > 0 but was 0.0");
        assertThatThrownBy(() -> Arguments.within("x", 1, 1.5, 0, 1)).hasMessage("x[1] must lie in [0, 1] but was 1.5");
        assertThatThrownBy(() -> Arguments.within("x", 1, 7L, 0L, 1L)).hasMessage("x[1] must lie in [0, 1] but was 7");
        assertThatThrownBy(() -> Arguments.within("share", "Ann", Double.NaN, 0, 1))
                .hasMessageStartingWith("share of Ann must lie in [0, 1]");
        assertThatThrownBy(() -> Arguments.notBlank("activity", "case 7", " "))
                .hasMessage("activity of case 7 must not be blank but was \" \"");
    }

    /** The check of one of many gives the value back, the borders with it. */
    @Test
    void oneOfManyPasses() {
        assertThat(Arguments.finite("x", "Ann", -2.5)).isEqualTo(-2.5);
        assertThat(Arguments.summable("x", 7.5)).isEqualTo(7.5);
        assertThat(Arguments.summable("x", "Ann", -1e140)).isEqualTo(-1e140);
        for (double value : new double[] {0, 2.5, Double.MAX_VALUE}) {
            assertThat(Arguments.notNegative("x", value)).isEqualTo(value);
            assertThat(Arguments.notNegative("x", 1, value)).isEqualTo(value);
            assertThat(Arguments.notNegative("x", "Ann", value)).isEqualTo(value);
        }
        for (long value : new long[] {0, 1, Long.MAX_VALUE}) {
            assertThat(Arguments.notNegative("x", 1, value)).isEqualTo(value);
        }
        for (double value : new double[] {Double.MIN_VALUE, 2.5, Double.MAX_VALUE}) {
            assertThat(Arguments.positive("x", 1, value)).isEqualTo(value);
        }
        for (double value : new double[] {1, 1.5, 2}) {
            assertThat(Arguments.within("x", 1, value, 1.0, 2.0)).isEqualTo(value);
            assertThat(Arguments.within("x", "Ann", value, 1, 2)).isEqualTo(value);
        }
        for (long value : new long[] {3, 4, 5}) {
            assertThat(Arguments.within("x", 1, value, 3L, 5L)).isEqualTo(value);
        }
        assertThat(Arguments.notBlank("x", "y")).isEqualTo("y");
        assertThat(Arguments.notBlank("x", "Ann", "y")).isEqualTo("y");
    }

    @Test
    void oneOfManyBeyondABorderIsRefused() {
        double above = Math.nextUp(2.0);
        assertThatThrownBy(() -> Arguments.notNegative("x", 1, Double.POSITIVE_INFINITY))
                .hasMessage("x[1] must be finite and >= 0 but was Infinity");
        assertThatThrownBy(() -> Arguments.notNegative("x", "Ann", Double.POSITIVE_INFINITY))
                .hasMessage("x of Ann must be finite and >= 0 but was Infinity");
        assertThatThrownBy(() -> Arguments.positive("x", 1, Double.POSITIVE_INFINITY))
                .hasMessage("x[1] must be finite and > 0 but was Infinity");
        assertThatThrownBy(() -> Arguments.within("x", 1, above, 1.0, 2.0))
                .hasMessage("x[1] must lie in [1, 2] but was " + above);
        assertThatThrownBy(() -> Arguments.within("x", "Ann", 0.5, 1, 2))
                .hasMessage("x of Ann must lie in [1, 2] but was 0.5");
        assertThatThrownBy(() -> Arguments.within("x", 1, 2L, 3L, 5L)).hasMessage("x[1] must lie in [3, 5] but was 2");
        assertThatThrownBy(() -> Arguments.within("x", 1e15, 0, 1)).hasMessage("x must lie in [0, 1] but was 1.0E15");
        assertThatThrownBy(() -> Arguments.finite("x", Map.of("a", Double.NaN)))
                .hasMessage("x of a must be a finite number but was NaN");
        Arguments.finite("x", Map.of("a", 1.5));
    }

    @Test
    void momentsLieInTheYearsOneToNineThousandNineHundredNinetyNine() {
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        Instant end = Instant.parse("9999-12-31T00:00:00Z");
        assertThat(Arguments.moment("at", first)).isEqualTo(first);
        assertThat(Arguments.moment("at", end.minusNanos(1))).isEqualTo(end.minusNanos(1));
        assertThatThrownBy(() -> Arguments.moment("at", end))
                .hasMessage("at must lie in the years 1 to 9999 but was 9999-12-31T00:00:00Z");
        assertThatThrownBy(() -> Arguments.moment("at", first.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsThatNoLongHoldsAreSaid() {
        assertThat(Counts.product(3, -5)).isEqualTo(-15);
        assertThat(Counts.product(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Counts.product(1L << 31, 1L << 31)).isEqualTo(1L << 62);
        assertThatThrownBy(() -> Counts.product(1L << 32, 1L << 31)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Counts.product(Long.MIN_VALUE, -1)).isInstanceOf(ArithmeticException.class);
        assertThat(Counts.sum(Long.MAX_VALUE, 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(Counts.sum(-5, 3)).isEqualTo(-2);
        assertThat(Counts.sum(5, -3)).isEqualTo(2);
        assertThat(Counts.sum(Long.MAX_VALUE, Long.MIN_VALUE)).isEqualTo(-1);
        assertThatThrownBy(() -> Counts.sum(Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
        assertThat(Counts.asInt(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> Counts.asInt(Integer.MAX_VALUE + 1L))
                .hasMessage("2147483648 are more than the 2147483647 that fit");
    }

    @Test
    void aNameThatIsNotKnownIsAnsweredWithTheNearestOrWithWhatThereIs() {
        assertThat(Names.describe("no step", "carte", List.of("cart", "pay")))
                .isEqualTo("no step \"carte\"; did you mean \"cart\"? known are [cart, pay]");
        assertThat(Names.describe("no step", "cart", List.of())).isEqualTo("no step \"cart\"; there are none");
        List<String> forty = IntStream.range(0, 40).mapToObj(i -> "step " + i).toList();
        assertThat(Names.describe("no step", "xyzzyxyzzy", forty)).endsWith(", step 39]");
        List<String> many = IntStream.range(0, 500).mapToObj(i -> "step " + i).toList();
        assertThat(Names.describe("no step", "xyzzyxyzzy", many))
                .startsWith("no step \"xyzzyxyzzy\"; known are [step 0, ")
                .endsWith(", step 39] and 460 more");
    }
}
