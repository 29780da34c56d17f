package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void aScaleKnowsItsPoints() {
        Scale nps = Scale.of(0, 10);
        assertThat(nps.size()).isEqualTo(11);
        assertThat(nps.contains(0)).isTrue();
        assertThat(nps.contains(11)).isFalse();
        assertThat(nps.contains(-1)).isFalse();
        assertThat(nps.indexOf(10)).isEqualTo(10);
        assertThat(nps).hasToString("0..10");
        assertThat(Scale.of(1, 5, Direction.HIGH_IS_BAD)).hasToString("1..5 (high is bad)");
    }

    @Test
    void aScaleMayHaveGaps() {
        Scale faces = Scale.ofPoints(Direction.HIGH_IS_GOOD, 1, 3, 5);
        assertThat(faces.contains(2)).isFalse();
        assertThat(faces.indexOf(5)).isEqualTo(2);
        assertThat(faces.isContiguous()).isFalse();
        assertThat(faces).hasToString("[1, 3, 5]");
    }

    @Test
    void reversingMirrorsPointsAndDirection() {
        Scale effort = Scale.of(1, 7, Direction.HIGH_IS_BAD);
        assertThat(effort.reverse(7)).isEqualTo(1);
        assertThat(effort.reversed()).isEqualTo(Scale.of(1, 7));
        Scale uneven = Scale.ofPoints(Direction.HIGH_IS_GOOD, 0, 1, 4);
        assertThat(uneven.reversed()).isEqualTo(Scale.ofPoints(Direction.HIGH_IS_BAD, 0, 3, 4));
        assertThat(uneven.reversed().reversed()).isEqualTo(uneven);
        assertThatThrownBy(() -> effort.reverse(0))
                .hasMessage("rating must be on the scale 1..7 (high is bad) but was 0");
    }

    @Test
    void whatIsNoScaleIsRefused() {
        assertThatThrownBy(() -> Scale.of(5, 5)).hasMessage("a scale needs min < max within -1000..1000 but was 5..5");
        assertThatThrownBy(() -> Scale.of(0, 100_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scale.of(-100_000, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scale.ofPoints(Direction.HIGH_IS_GOOD, 3, 2))
                .hasMessage("points of a scale must be strictly ascending within -1000..1000 but 2 follows 3");
        assertThatThrownBy(() -> Scale.ofPoints(Direction.HIGH_IS_GOOD, 1, 5000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale(List.of(1), Direction.HIGH_IS_GOOD))
                .hasMessage("a scale has 2 to 1001 points but 1 were given");
        assertThatThrownBy(() -> Scale.of(-1000, 1000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aScaleIsReadFromText() {
        assertThat(Scale.parse("1..5")).isEqualTo(Scale.of(1, 5));
        assertThat(Scale.parse(" 0-10 ")).isEqualTo(Scale.of(0, 10));
        assertThat(Scale.parse("-2..2")).isEqualTo(Scale.of(-2, 2));
        assertThat(Scale.parse(Scale.of(1, 7).toString())).isEqualTo(Scale.of(1, 7));
        assertThatThrownBy(() -> Scale.parse("1 to 5")).hasMessage("a scale is written as 1..5 but was \"1 to 5\"");
        assertThatThrownBy(() -> Scale.parse("5..1")).isInstanceOf(IllegalArgumentException.class);
    }
}
