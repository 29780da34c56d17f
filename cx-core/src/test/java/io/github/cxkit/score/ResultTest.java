package io.github.cxkit.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.score.Result.Reason;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ResultTest {

    private static final Result<Double> NONE = Result.insufficient(Reason.NO_ANSWERS, "no answer to NETPRO");

    @Test
    void aKnownResultHoldsItsValue() {
        Result<Double> half = Result.of(0.5);
        assertThat(half.isKnown()).isTrue();
        assertThat(half.orElseThrow()).isEqualTo(0.5);
        assertThat(half.toOptional()).contains(0.5);
        assertThat(half).hasToString("0.5");
    }

    @Test
    void anInsufficientResultSaysWhy() {
        assertThat(NONE.isKnown()).isFalse();
        assertThat(NONE.toOptional()).isEmpty();
        assertThat(NONE).hasToString("insufficient (no answer to NETPRO)");
        assertThatThrownBy(NONE::orElseThrow)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("insufficient data: no answer to NETPRO");
    }

    @Test
    void mappingKeepsTheReason() {
        assertThat(Result.of(0.5).map(share -> 100 * share)).isEqualTo(Result.of(50.0));
        assertThat(NONE.map(share -> 100 * share)).isEqualTo(NONE);
        assertThat(Result.of(0.5).flatMap(share -> NONE)).isEqualTo(NONE);
        assertThat(NONE.flatMap(share -> Result.of(1))).isEqualTo(NONE);
    }

    @Test
    void aKnownNumberIsFinite() {
        assertThatThrownBy(() -> Result.of(Double.NaN)).hasMessage("a known value must be finite but was NaN");
        assertThatThrownBy(() -> Result.of(Double.NEGATIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }
}
