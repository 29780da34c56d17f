package io.github.cxkit.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BandsTest {

    private static final Bands BANDS = new Bands(List.of(0.0, 50.0), List.of("poor", "good", "great"), "test");

    @Test
    void aValueOnACutBelongsToTheBandAbove() {
        assertThat(BANDS.classify(-0.001)).isEqualTo("poor");
        assertThat(BANDS.classify(0)).isEqualTo("good");
        assertThat(BANDS.classify(49.999)).isEqualTo("good");
        assertThat(BANDS.classify(50)).isEqualTo("great");
    }

    @Test
    void whatCannotBeBandsIsRefused() {
        assertThatThrownBy(() -> new Bands(List.of(1.0), List.of("a"), "test"))
                .hasMessage("bands with 1 cuts need 2 labels but have 1");
        assertThatThrownBy(() -> new Bands(List.of(1.0, 1.0), List.of("a", "b", "c"), "test"))
                .hasMessage("cuts must be finite and strictly ascending but are [1.0, 1.0]");
        assertThatThrownBy(() -> new Bands(List.of(2.0, 1.0), List.of("a", "b", "c"), "test"))
                .hasMessage("cuts must be finite and strictly ascending but are [2.0, 1.0]");
        assertThatThrownBy(() -> new Bands(List.of(Double.NaN), List.of("a", "b"), "test"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bands(List.of(Double.POSITIVE_INFINITY), List.of("a", "b"), "test"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bands(List.of(1.0), List.of("a", "a"), "test"))
                .hasMessage("a label appears more than once in [a, a]");
        assertThatThrownBy(() -> BANDS.classify(Double.NaN)).hasMessage("a banded value must be finite but was NaN");
    }
}
