package io.github.cxkit.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.score.Result.Reason;
import java.util.ArrayList;
import java.util.List;
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

    /** A score of one's own: a number, its unit, what it stands on. */
    private record Share(Result<Double> value) implements Score {
        @Override
        public ScoreUnit unit() {
            return ScoreUnit.PERCENT;
        }

        @Override
        public Evidence evidence() {
            return Evidence.of(Rule.convention("share", "Share", "ours"), 0);
        }
    }

    @Test
    void whatIsMissingMayHaveAStandIn() {
        assertThat(Result.of(0.5).orElse(7.0)).isEqualTo(0.5);
        assertThat(NONE.orElse(7.0)).isEqualTo(7.0);
        assertThat(new Share(Result.of(40.0)).orElse(Double.NaN)).isEqualTo(40.0);
        assertThat(new Share(NONE).orElse(Double.NaN)).isNaN();
        assertThat(Result.finite(1.0 / 0, "a share of none"))
                .isEqualTo(Result.insufficient(Reason.NOT_FINITE, "a share of none"));
    }

    @Test
    void anActionIsDoneOnAKnownValueOnly() {
        List<Double> seen = new ArrayList<>();
        Result.of(0.5).ifKnown(seen::add);
        NONE.ifKnown(seen::add);
        assertThat(seen).containsExactly(0.5);
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
