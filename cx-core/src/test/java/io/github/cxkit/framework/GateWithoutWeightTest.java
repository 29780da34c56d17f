package io.github.cxkit.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A level counts at most as much as those below it, whatever these weigh themselves. */
class GateWithoutWeightTest {

    private static double score(double needs, double easy, double enjoyable, double... weights) {
        return Frameworks.PYRAMID_GATED
                .withWeights(Map.of("meetsNeeds", weights[0], "easy", weights[1], "enjoyable", weights[2]))
                .score(Map.of("meetsNeeds", needs, "easy", easy, "enjoyable", enjoyable))
                .value()
                .orElseThrow();
    }

    @Test
    void aLevelOfWeightZeroStillHoldsBackThoseAbove() {
        assertThat(score(20, 0, 30, 1, 0, 2)).isEqualTo(20.0 / 3, Offset.offset(1e-12));
        assertThat(score(90, 100, 0, 0, 1, 2)).isEqualTo(30, Offset.offset(1e-12));
        assertThat(score(70, 100, 0, 0, 0.5, 0)).isEqualTo(70);
    }

    @Test
    void whatIsRequiredIsRequiredOfALevelOfWeightZeroToo() {
        CompositeIndex index =
                Frameworks.PYRAMID_GATED.withWeights(Map.of("meetsNeeds", 0.0, "easy", 1.0, "enjoyable", 1.0));
        Map<String, Double> withoutNeeds = Map.of("easy", 80.0, "enjoyable", 60.0);
        assertThat(index.withMissing(MissingPolicy.REQUIRE_ALL)
                        .score(withoutNeeds)
                        .value()
                        .isKnown())
                .isFalse();
        assertThat(index.withMissing(MissingPolicy.RENORMALISE)
                        .score(withoutNeeds)
                        .value()
                        .orElseThrow())
                .isEqualTo(70);
    }
}
