package io.github.cxkit.journey.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.experience.ExperienceLevels.JourneyRule;
import io.github.cxkit.journey.experience.ExperienceLevels.TouchpointScore;
import io.github.cxkit.journey.experience.PeakEnd.Peak;
import io.github.cxkit.score.Result;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class ExperienceProperties {

    private static final double ROUNDING = 1e-12;

    @Property(tries = 300)
    void compoundSuccessLiesBetweenItsBounds(
            @ForAll @NotEmpty @Size(max = 12) List<@DoubleRange(min = 0, max = 1) Double> rates) {
        CompoundSuccess all = CompoundSuccess.of(rates).orElseThrow();

        assertThat(all.allSatisfied())
                .isGreaterThanOrEqualTo(all.lowerBound() - ROUNDING)
                .isLessThanOrEqualTo(all.upperBound());
    }

    @Property(tries = 300)
    void aMilderMomentInTheMiddleChangesNothing(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = -1, max = 1) Double> emotions, @ForAll Peak peak) {
        PeakEnd before = PeakEnd.of(emotions, peak).orElseThrow();
        List<Double> longer = new ArrayList<>(emotions);
        longer.add(longer.size() - 1, (before.worst() + before.best()) / 2);

        PeakEnd after = PeakEnd.of(longer, peak).orElseThrow();
        assertThat(after.score()).isCloseTo(before.score(), within(ROUNDING));
        assertThat(before.score()).isBetween(-1.0, 1.0);
    }

    @Property(tries = 300)
    void oneTouchpointIsItsOwnJourneyAndLevelsStayInRange(
            @ForAll @NotEmpty @Size(max = 8) List<@DoubleRange(min = 0, max = 100) Double> scores,
            @ForAll @DoubleRange(min = 0, max = 100) double relationship,
            @ForAll JourneyRule rule) {
        List<TouchpointScore> touchpoints =
                scores.stream().map(score -> new TouchpointScore("t", score, 1)).toList();
        ExperienceLevels all = ExperienceLevels.of(touchpoints, rule, Result.of(relationship));
        assertThat(all.coherence().orElseThrow()).isBetween(0.0, 100.0);

        ExperienceLevels one = ExperienceLevels.of(touchpoints.subList(0, 1), rule, Result.of(relationship));
        assertThat(one.journey()).isEqualTo(one.interaction()).isEqualTo(Result.of(scores.get(0)));
    }
}
