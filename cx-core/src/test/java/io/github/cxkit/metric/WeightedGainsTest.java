package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.GroupGains.Gain;
import io.github.cxkit.metric.GroupGains.Verdict;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The gain of a group where answers have weights: by weights, and the unweighted one where all weigh the same. */
class WeightedGainsTest {

    private static final Scale STARS = Scale.of(1, 5);
    private static final RatingMetric MEAN = Metrics.mean(STARS);
    private static final Offset<Double> CLOSE = within(1e-9);

    private static WeightedTally tally(double... ratingsAndWeights) {
        WeightedTally.Builder tally = WeightedTally.builder(STARS);
        for (int i = 0; i < ratingsAndWeights.length; i += 2) {
            tally.add((int) ratingsAndWeights[i], ratingsAndWeights[i + 1]);
        }
        return tally.build();
    }

    private static Gain gain(RatingMetric metric, WeightedTally all, WeightedTally group, GainSettings settings) {
        return GroupGains.of(metric, all, Map.of("group", group), settings)
                .orElseThrow()
                .groups()
                .get(0);
    }

    /**
     * Group 2, 4 of weights 1, 3 has the mean 3.5; the rest 5, 5, 3 of weights 2, 1, 1 has 4.5; the group has half of the
     * weight, so that it costs 0.5. Linearised: (1 · 1.5² + 9 · 0.5²)/16 = 0.28125 and (5 · 0.5² + 1.5²)/16 = 0.21875.
     */
    @Test
    void aGroupCountsByItsWeight() {
        WeightedTally group = tally(2, 1, 4, 3);
        WeightedTally all = group.merge(tally(5, 2, 5, 1, 3, 1));
        GainSettings plain = GainSettings.standard().withPseudoAnswers(0);
        Gain gain = gain(MEAN, all, group, plain);

        assertThat(gain.share()).isEqualTo(0.5);
        assertThat(gain.score().orElseThrow()).isEqualTo(3.5);
        assertThat(gain.rest().orElseThrow()).isEqualTo(4.5);
        assertThat(gain.gain().value().orElseThrow()).isEqualTo(0.5);
        assertThat(gain.gain().standardError().orElseThrow()).isCloseTo(Math.sqrt(0.25 * 0.5), CLOSE);
        // a share of weights drawn by chance: sum w² (in the group - share)² / (sum w)² = (10 + 6)/4/64
        double random = gain(MEAN, all, group, plain.withMix(GainSettings.Mix.RANDOM))
                .gain()
                .standardError()
                .orElseThrow();
        assertThat(random * random).isCloseTo(0.125 + 1.0 * 16 / 4 / 64, CLOSE);
    }

    @Property(tries = 300)
    void equalWeightsGiveTheUnweightedGain(
            @ForAll @Size(5) List<@IntRange(max = 9) Integer> group,
            @ForAll @Size(5) List<@IntRange(max = 9) Integer> rest,
            @ForAll @IntRange(min = -100, max = 100) int exponent) {
        double weight = Math.pow(10, exponent);
        WeightedTally own = repeated(group, weight);
        WeightedTally all = own.merge(repeated(rest, weight));
        for (RatingMetric metric : List.of(MEAN, Metrics.topBoxes(STARS, 2))) {
            for (GainSettings.Mix mix : GainSettings.Mix.values()) {
                GainSettings settings = GainSettings.standard().withMix(mix);
                GroupGains.of(metric, all.tally(), Map.of("group", own.tally()), settings)
                        .ifKnown(plain -> assertSame(
                                gain(metric, all, own, settings), plain.groups().get(0)));
            }
        }
    }

    private static WeightedTally repeated(List<Integer> counts, double weight) {
        WeightedTally.Builder tally = WeightedTally.builder(STARS);
        for (int point = 1; point <= 5; point++) {
            for (int i = 0; i < counts.get(point - 1); i++) {
                tally.add(point, weight);
            }
        }
        return tally.build();
    }

    private static void assertSame(Gain weighted, Gain plain) {
        assertThat(weighted.n()).isEqualTo(plain.n());
        assertThat(weighted.share()).isCloseTo(plain.share(), CLOSE);
        assertThat(weighted.gain().value().isKnown())
                .isEqualTo(plain.gain().value().isKnown());
        plain.gain().standardError().ifKnown(error -> {
            assertThat(weighted.gain().value().orElseThrow())
                    .isCloseTo(plain.gain().value().orElseThrow(), CLOSE);
            assertThat(weighted.gain().standardError().orElseThrow()).isCloseTo(error, CLOSE);
            assertThat(weighted.verdict()).isEqualTo(plain.verdict());
        });
    }

    @Property(tries = 300)
    void theGainIsTheScoreWithoutTheGroupMinusTheScoreOfAll(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 5) Integer> group,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 5) Integer> rest,
            @ForAll @Size(24) List<@DoubleRange(min = 0.01, max = 50) Double> weights) {
        WeightedTally.Builder own = WeightedTally.builder(STARS);
        WeightedTally.Builder others = WeightedTally.builder(STARS);
        for (int i = 0; i < group.size(); i++) {
            own.add(group.get(i), weights.get(i));
        }
        for (int i = 0; i < rest.size(); i++) {
            others.add(rest.get(i), weights.get(12 + i));
        }
        WeightedTally left = others.build();
        WeightedTally all = own.build().merge(left);
        Gain gain = gain(MEAN, all, own.build(), GainSettings.standard());

        assertThat(gain.gain().value().orElseThrow())
                .isCloseTo(
                        MEAN.score(left).value().orElseThrow()
                                - MEAN.score(all).value().orElseThrow(),
                        CLOSE);
        // answers of weight 0 change nothing
        WeightedTally nothing = tally(1, 0, 5, 0);
        assertThat(gain(MEAN, all.merge(nothing), own.build().merge(nothing), GainSettings.standard()))
                .isEqualTo(gain);
        assertThat(gain(MEAN, all.merge(nothing), own.build(), GainSettings.standard()))
                .isEqualTo(gain);
    }

    @Test
    void aHeavyMinorityIsAskedForMoreThanItsNumberSays() {
        WeightedTally even = repeated(List.of(3, 0, 0, 0, 5), 1);
        WeightedTally uneven = even.merge(tally(1, 0.01, 5, 0.01));
        WeightedTally rest = repeated(List.of(20, 10, 30, 40, 100), 1);
        Gain alike = gain(MEAN, even.merge(rest), even, GainSettings.standard());
        Gain unlike = gain(MEAN, uneven.merge(rest), uneven, GainSettings.standard());

        assertThat(alike.verdict()).isEqualTo(Verdict.TOO_FEW_ANSWERS);
        assertThat(unlike.verdict()).isEqualTo(Verdict.TOO_FEW_ANSWERS);
        assertThat(unlike.n()).isEqualTo(10);
        assertThat(unlike.askMore().orElseThrow()).isGreaterThan(alike.askMore().orElseThrow());
    }

    @Test
    void answersAllAlikeLeaveNothingToAskHoweverOddTheirWeights() {
        WeightedTally.Builder group = WeightedTally.builder(Metrics.NPS.scale());
        WeightedTally.Builder others = WeightedTally.builder(Metrics.NPS.scale());
        for (int rating = 0; rating <= 6; rating++) {
            group.add(rating, 0.1 + rating / 7.0);
            others.add(rating, 1 / (3.3 + rating));
            WeightedTally own = group.build();
            WeightedTally all = own.merge(others.build());

            Gain gain = gain(Metrics.NPS, all, own, GainSettings.standard());

            // all detractors: no gain and no doubt; a last digit of the mean made it "too few answers"
            assertThat(gain.verdict()).isEqualTo(GroupGains.Verdict.KNOWN_SMALL);
            assertThat(gain.gain().standardError().orElseThrow()).isZero();
        }
    }

    @Test
    void whatHasNoWeightIsNotMeasured() {
        GroupGains gains = GroupGains.of(
                        MEAN,
                        tally(5, 1, 3, 2, 1, 0),
                        Map.of("nobody", tally(1, 0), "everybody", tally(5, 1, 3, 2)),
                        GainSettings.standard())
                .orElseThrow();
        assertThat(gains.groups())
                .extracting(Gain::group, Gain::verdict)
                .containsExactlyInAnyOrder(tuple("nobody", Verdict.UNMEASURED), tuple("everybody", Verdict.NO_REST));
        assertThat(gains.score().n()).isEqualTo(2);
        assertThat(gains.cautions()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new GroupGains(MEAN, RatingTally.empty(STARS), tally(1, 1), List.of(), GainSettings.standard()))
                .withMessageContaining("the weights are those of");
    }

    @Test
    void weightsOfNoUseAndGroupsThatAreNoPartAreTold() {
        GainSettings settings = GainSettings.standard();
        assertThat(GroupGains.of(MEAN, tally(1, 0), Map.of("a", tally(1, 0)), settings)
                        .toString())
                .contains("no answers");
        assertThat(GroupGains.of(MEAN, tally(1, 1e200, 2, 1), Map.of("a", tally(2, 1)), settings)
                        .toString())
                .contains("leave the range of a double");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupGains.of(MEAN, tally(1, 1), Map.of("a", tally(1, 1, 1, 1)), settings))
                .withMessageContaining("group \"a\" has 2 answers of 1, all together have only 1");
        assertThat(GroupGains.of(MEAN, RatingTally.empty(STARS), Map.of()))
                .hasToString("insufficient (no answers, so that no group can be compared with the rest)");
    }
}
