package io.github.cxkit.journey.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.journey.friction.FrictionRanking.Gain;
import io.github.cxkit.journey.friction.FrictionRanking.Harm;
import io.github.cxkit.journey.friction.FrictionRanking.Standing;
import io.github.cxkit.stats.ConfidenceInterval;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrictionRankingTest {

    private static Gain gain(double value, double lower, double upper) {
        return new Gain(value, new ConfidenceInterval(lower, upper, 0.95, "given"));
    }

    @Test
    void nineOfThirtyFiveComeBeforeThreeOfEight() {
        FrictionRanking ranking = FrictionRanking.of(
                List.of(new Harm("returns", 0.5, 3, 8, null), new Harm("checkout", 0.5, 14, 35, null)), 0, 0.95);

        assertThat(ranking.lines()).extracting(line -> line.harm().id()).containsExactly("checkout", "returns");
    }

    @Test
    void unknownStandsBetweenKnownAndSmall() {
        FrictionRanking ranking = FrictionRanking.of(
                List.of(
                        new Harm("typo", 0.2, 10, 500, gain(0.1, 0.02, 0.2)),
                        new Harm("nobody looked", 0.5, 3, 8, null),
                        new Harm("payment", 0.6, 120, 900, gain(1500, 400, 2600)),
                        new Harm("not settled", 0.9, 50, 100, gain(90, -10, 190))),
                5,
                0.95);

        assertThat(ranking.lines())
                .extracting(FrictionRanking.Line::standing)
                .containsExactly(Standing.KNOWN, Standing.UNKNOWN, Standing.UNKNOWN, Standing.SMALL);
    }

    @Test
    void moreAffectedThanExposedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Harm("a", 0.5, 9, 8, null));
    }
}
