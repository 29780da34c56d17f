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

    /** Without the chat's 2 + 1 + 2 of 5 + 3 + 12 the score of 35 is 46.7; half of it, 5.8, for half of the gap closed. */
    @Test
    void gainsOfGroupsThatAreThereAddUp() {
        GroupGains gains = GroupGains.of(
                        Metrics.NPS, tally(5, 3, 12), Map.of("chat", tally(2, 1, 2), "site", tally(3, 2, 10)))
                .orElseThrow();

        assertThat(gains.score().value().orElseThrow()).isEqualTo(35);
        assertThat(gains.evidence().n()).isEqualTo(20);
        assertThat(gains.cautions()).isEmpty();
        assertThat(gains.jointGain(Map.of("chat", 0.5)).orElseThrow()).isCloseTo(0.5 * (700 / 15.0 - 35), within(1e-9));
        assertThat(gains.jointGain(Map.of()).orElseThrow()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gains.jointGain(Map.of("caht", 0.5)))
                .withMessageContaining("no group \"caht\" among");
        assertThatIllegalArgumentException().isThrownBy(() -> gains.jointGain(Map.of("chat", 1.5)));
        GroupGains overlap = GroupGains.of(
                        Metrics.NPS, tally(5, 3, 12), Map.of("chat", tally(5, 3, 3), "site", tally(3, 2, 10)))
                .orElseThrow();
        assertThat(overlap.cautions()).containsExactly(Caution.OVERLAPPING_GROUPS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> overlap.jointGain(Map.of("chat", 1.0, "site", 1.0)))
                .withMessageContaining("they overlap");
        GroupGains all = GroupGains.of(Metrics.NPS, tally(5, 3, 12), Map.of("everybody", tally(5, 3, 12)))
                .orElseThrow();
        assertThat(all.groups().get(0).verdict()).isEqualTo(Verdict.NO_REST);
        assertThat(all.jointGain(Map.of("everybody", 1.0)).isKnown()).isFalse();
        assertThat(GroupGains.of(Metrics.NPS, tally(0, 0, 0), Map.of()).isKnown())
                .isFalse();
    }

    /** A share drawn by chance adds distance² s (1 - s) / n to the variance of the gain. */
    @Test
    void aRandomMixIsLessCertainThanAGivenOne() {
        Map<String, RatingTally> chat = Map.of("chat", tally(2, 1, 2));
        double given = error(GainSettings.standard().withMix(GainSettings.Mix.FIXED), chat);
        double random = error(GainSettings.standard().withMix(GainSettings.Mix.RANDOM), chat);
        double distance = 700 / 15.0;
        assertThat(random * random - given * given).isCloseTo(distance * distance * 0.25 * 0.75 / 20, within(1e-9));
    }

    private static double error(GainSettings settings, Map<String, RatingTally> groups) {
        return GroupGains.of(Metrics.NPS, tally(5, 3, 12), groups, settings)
                .orElseThrow()
                .groups()
                .get(0)
                .gain()
                .standardError()
                .orElseThrow();
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
