package io.github.cxkit.journey.friction;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.stats.ConfidenceInterval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A friction point that nobody met comes last in its class. */
class NobodyExposedTest {

    private static FrictionRanking.Gain gain(double value) {
        return new FrictionRanking.Gain(value, new ConfidenceInterval(value - 1, value + 1, 0.95, "given"));
    }

    @Test
    void evenIfItsGainIsTheLargest() {
        FrictionRanking ranking = FrictionRanking.of(
                List.of(
                        new FrictionRanking.Harm("unmet", 1, 0, 0, gain(5)),
                        new FrictionRanking.Harm("met", 1, 8, 10, gain(2)),
                        new FrictionRanking.Harm("unmeasured", 1, 9, 10, null)),
                0.5,
                0.95);

        assertThat(ranking.lines()).extracting(line -> line.harm().id()).containsExactly("met", "unmet", "unmeasured");
    }
}
