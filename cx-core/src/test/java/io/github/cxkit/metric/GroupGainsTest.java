package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.driver.ThemeTally;
import io.github.cxkit.metric.GroupGains.Gain;
import io.github.cxkit.metric.GroupGains.Verdict;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GroupGainsTest {

    private static final Scale SCALE = Metrics.NPS.scale();

    private static RatingTally tally(long detractors, long passives, long promoters) {
        return RatingTally.ofCounts(SCALE, detractors, 0, 0, 0, 0, 0, 0, passives, 0, promoters, 0);
    }

    @Test
    void theGroupThatCostsMostComesFirstAndNotTheOneThatLooksWorst() {
        GroupGains gains = GroupGains.of(
                        Metrics.NPS,
                        tally(45, 37, 38),
                        Map.of("returns", tally(5, 2, 1), "checkout", tally(21, 9, 5), "support", tally(0, 3, 3)))
                .orElseThrow();

        assertThat(gains.groups()).extracting(Gain::group).first().isEqualTo("checkout");
        Gain returns = gains.groups().get(1);
        assertThat(returns.score().orElseThrow()).isEqualTo(-50.0);
        assertThat(returns.verdict()).isEqualTo(Verdict.TOO_FEW_ANSWERS);
        assertThat(returns.askMore().orElseThrow()).isEqualTo(19);
    }

    @Test
    void whatNobodyMeasuredIsNeitherZeroNorLast() {
        GroupGains gains = GroupGains.of(
                        Metrics.NPS, tally(40, 30, 30), Map.of("forum", tally(0, 0, 0), "shop", tally(5, 10, 25)))
                .orElseThrow();

        assertThat(gains.groups()).extracting(Gain::verdict).containsExactly(Verdict.UNMEASURED, Verdict.BETTER);
        assertThat(gains.groups().get(0).gain().value().isKnown()).isFalse();
    }

    @Test
    void aGroupWithMoreAnswersThanAllIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupGains.of(Metrics.NPS, tally(1, 1, 1), Map.of("chat", tally(2, 0, 0))))
                .withMessageContaining("chat");
    }

    @Test
    void aSignificanceLevelIsNotTakenForAConfidence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GainSettings.standard().withConfidence(0.05))
                .withMessageContaining("0.95");
    }

    @Property
    void theGainIsTheScoreWithoutTheGroupMinusTheScoreOfAll(
            @ForAll @Size(11) List<@IntRange(max = 30) Integer> group,
            @ForAll @Size(11) List<@IntRange(max = 30) Integer> rest) {
        ThemeTally.Builder themes = ThemeTally.builder(SCALE);
        for (int point = 0; point <= 10; point++) {
            for (int i = 0; i < group.get(point); i++) {
                themes.add(point, List.of("theme"));
            }
            for (int i = 0; i < rest.get(point); i++) {
                themes.add(point, List.of());
            }
        }
        ThemeTally tally = themes.build();
        for (RatingMetric metric : List.of(Metrics.NPS, Metrics.mean(SCALE), Metrics.topBoxes(SCALE, 2))) {
            GroupGains.of(metric, tally.all(), tally.mentions()).toOptional().ifPresent(gains -> {
                for (Gain gain : gains.groups()) {
                    double impact = tally.impacts(metric).values().stream()
                            .filter(each -> each.theme().equals(gain.group()))
                            .findFirst()
                            .flatMap(each -> each.impact().toOptional())
                            .orElse(Double.NaN);
                    gain.gain()
                            .value()
                            .toOptional()
                            .ifPresent(value -> assertThat(value).isCloseTo(-impact, within(1e-9)));
                }
            });
        }
    }

    @Property
    void closingTheGapsOfDisjointGroupsRaisesTheScoreByTheSumOfTheirGains(
            @ForAll @Size(3) List<@IntRange(min = 1, max = 40) Integer> a,
            @ForAll @Size(3) List<@IntRange(min = 1, max = 40) Integer> b) {
        RatingTally first = tally(a.get(0), a.get(1), a.get(2));
        RatingTally second = tally(b.get(0), b.get(1), b.get(2));
        Map<String, RatingTally> groups = new LinkedHashMap<>();
        groups.put("first", first);
        groups.put("second", second);
        GroupGains gains = GroupGains.of(Metrics.NPS, first.merge(second).merge(tally(5, 5, 5)), groups)
                .orElseThrow();

        double sum = gains.groups().stream()
                .mapToDouble(each -> 0.5 * each.gain().value().orElseThrow())
                .sum();

        assertThat(gains.jointGain(Map.of("first", 0.5, "second", 0.5)).orElseThrow())
                .isCloseTo(sum, within(1e-9));
    }
}
