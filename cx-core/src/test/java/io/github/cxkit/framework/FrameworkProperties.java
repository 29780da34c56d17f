package io.github.cxkit.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What every framework must obey. */
class FrameworkProperties {

    private static final List<String> IDS = List.of("a", "b", "c", "d");
    private static final Rule RULE = Rule.convention("test", "test", "test");

    private static CompositeIndex index(List<Double> weights, Combination combination) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < IDS.size(); i++) {
            named.put(IDS.get(i), weights.get(i));
        }
        return CompositeIndex.of(RULE, 0, 10, combination, IDS.toArray(String[]::new))
                .withWeights(named);
    }

    private static Map<String, Double> scores(List<Double> values) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int i = 0; i < IDS.size(); i++) {
            scores.put(IDS.get(i), values.get(i));
        }
        return scores;
    }

    @Property(tries = 300)
    void anIndexLiesBetweenItsPartsAndInTheOrderOfItsCombinations(
            @ForAll @Size(4) List<@DoubleRange(min = 0, max = 10) Double> values,
            @ForAll @Size(4) List<@DoubleRange(min = 0.1, max = 5) Double> weights) {
        double lowest = values.stream().mapToDouble(v -> v).min().orElseThrow();
        double highest = values.stream().mapToDouble(v -> v).max().orElseThrow();
        Map<Combination, Double> results = new TreeMap<>();
        for (Combination combination : Combination.values()) {
            double value =
                    index(weights, combination).score(scores(values)).value().orElseThrow();
            assertThat(value).isBetween(lowest, highest);
            results.put(combination, value);
        }
        assertThat(results.get(Combination.WEAKEST)).isLessThanOrEqualTo(results.get(Combination.GEOMETRIC_MEAN));
        assertThat(results.get(Combination.GEOMETRIC_MEAN)).isLessThanOrEqualTo(results.get(Combination.WEIGHTED_MEAN));
        assertThat(results.get(Combination.GATED)).isLessThanOrEqualTo(results.get(Combination.WEIGHTED_MEAN));
    }

    @Property(tries = 300)
    void raisingADimensionNeverLowersTheIndex(
            @ForAll @Size(4) List<@DoubleRange(min = 0, max = 10) Double> values,
            @ForAll @IntRange(min = 0, max = 3) int which,
            @ForAll @DoubleRange(min = 0, max = 10) double raised,
            @ForAll Combination combination) {
        CompositeIndex index = index(List.of(1.0, 2.0, 0.5, 1.0), combination);
        Map<String, Double> before = scores(values);
        Map<String, Double> after = new LinkedHashMap<>(before);
        after.put(IDS.get(which), Math.max(raised, values.get(which)));
        assertThat(index.score(after).value().orElseThrow())
                .isGreaterThanOrEqualTo(index.score(before).value().orElseThrow() - 1e-12);
    }

    @Property(tries = 200)
    void aGatedPyramidThatNeverRisesIsItsWeightedMean(
            @ForAll @Size(4) List<@DoubleRange(min = 0, max = 10) Double> values) {
        List<Double> falling =
                values.stream().sorted((x, y) -> Double.compare(y, x)).toList();
        List<Double> weights = List.of(3.0, 1.0, 2.0, 1.0);
        assertThat(index(weights, Combination.GATED)
                        .score(scores(falling))
                        .value()
                        .orElseThrow())
                .isEqualTo(
                        index(weights, Combination.WEIGHTED_MEAN)
                                .score(scores(falling))
                                .value()
                                .orElseThrow(),
                        within(1e-12));
    }

    @Property(tries = 200)
    void anySplitOfTheAnswersGivesTheSameIndex(
            @ForAll @Size(max = 12) List<@Size(4) List<@IntRange(min = 0, max = 5) Integer>> rows,
            @ForAll @IntRange(min = 0, max = 12) int cut) {
        CompositeIndex index =
                index(List.of(1.0, 1.0, 1.0, 1.0), Combination.WEIGHTED_MEAN).withMissing(MissingPolicy.RENORMALISE);
        int at = Math.min(cut, rows.size());
        IndexSummary whole = summary(index, rows);
        IndexSummary merged = summary(index, rows.subList(0, at)).merge(summary(index, rows.subList(at, rows.size())));
        assertThat(merged.items()).isEqualTo(whole.items());
        assertThat(merged.score()).isEqualTo(whole.score());
        assertThat(merged.respondentMean().isKnown())
                .isEqualTo(whole.respondentMean().isKnown());
        merged.respondentMean()
                .toOptional()
                .ifPresent(mean ->
                        assertThat(mean).isEqualTo(whole.respondentMean().orElseThrow(), within(1e-9)));
    }

    /** 0 stands for no answer. */
    private static IndexSummary summary(CompositeIndex index, List<List<Integer>> rows) {
        Map<String, Scale> scales = new LinkedHashMap<>();
        IDS.forEach(id -> scales.put(id, Scale.of(1, 5)));
        IndexSummary.Builder builder = index.summary(scales);
        for (List<Integer> row : rows) {
            Map<String, Integer> ratings = new LinkedHashMap<>();
            for (int i = 0; i < IDS.size(); i++) {
                if (row.get(i) > 0) {
                    ratings.put(IDS.get(i), row.get(i));
                }
            }
            builder.add(1, ratings);
        }
        return builder.build();
    }

    @Property(tries = 200)
    void valueGapsTelescopeAndIgnoreAShift(
            @ForAll @Size(4) List<@DoubleRange(min = -10, max = 10) Double> values,
            @ForAll @DoubleRange(min = -10, max = 10) double shift) {
        var gaps = new ValueGaps(values.get(0), values.get(1), values.get(2), values.get(3));
        assertThat(gaps.promiseGap() + gaps.perceptionGap() + gaps.realizationGap())
                .isEqualTo(gaps.totalGap(), within(1e-12));
        var shifted = new ValueGaps(
                values.get(0) + shift, values.get(1) + shift, values.get(2) + shift, values.get(3) + shift);
        assertThat(shifted.totalGap()).isEqualTo(gaps.totalGap(), within(1e-12));
        assertThat(shifted.perceptionGap()).isEqualTo(gaps.perceptionGap(), within(1e-12));
    }

    @Property(tries = 200)
    void theSweetSpotIsAShareOfTheLargestEntropy(
            @ForAll @Size(4) List<@DoubleRange(min = 0, max = 1e6) Double> values,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double factor) {
        Map<Realm, Double> plain = realms(values, 1);
        Realm.sweetSpot(plain).toOptional().ifPresent(spot -> {
            assertThat(spot).isBetween(0.0, 1.0);
            assertThat(Realm.sweetSpot(realms(values, factor)).orElseThrow()).isEqualTo(spot, within(1e-9));
        });
    }

    private static Map<Realm, Double> realms(List<Double> values, double factor) {
        Map<Realm, Double> intensities = new LinkedHashMap<>();
        int i = 0;
        for (Realm realm : Realm.values()) {
            intensities.put(realm, values.get(i++) * factor);
        }
        return intensities;
    }

    @Property(tries = 200)
    void servqualGapsIgnoreAShiftAndTurnWithTheSides(
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = 7) Integer> expectations,
            @ForAll @IntRange(min = -5, max = 5) int shift) {
        ServqualSummary plain = ServqualSummary.empty(List.of("d"));
        ServqualSummary moved = plain;
        ServqualSummary turned = plain;
        for (int i = 0; i < expectations.size(); i++) {
            double e = expectations.get(i);
            double p = 1 + (e * 3 + i) % 7;
            plain = plain.plus("d", e, p);
            moved = moved.plus("d", e + shift, p + shift);
            turned = turned.plus("d", p, e);
        }
        double gap = plain.gap("d").orElseThrow();
        assertThat(gap).isBetween(-6.0, 6.0);
        assertThat(moved.gap("d").orElseThrow()).isEqualTo(gap);
        assertThat(turned.gap("d").orElseThrow()).isEqualTo(0.0 - gap);
    }

    @Property(tries = 200)
    void productAndExperienceMeetOnlyWhereTheyAreEqual(
            @ForAll @DoubleRange(min = 0, max = 1) double product,
            @ForAll @DoubleRange(min = 0, max = 1) double experience) {
        double both = Frameworks.PRODUCT_EXPERIENCE
                .score(Map.of("product", product, "experience", experience))
                .value()
                .orElseThrow();
        assertThat(both).isLessThanOrEqualTo((product + experience) / 2);
        assertThat(both).isEqualTo(Math.sqrt(product) * Math.sqrt(experience), within(1e-12));
        assertThat(Frameworks.PRODUCT_EXPERIENCE
                        .score(Map.of("product", product, "experience", product))
                        .value()
                        .orElseThrow())
                .isEqualTo(product);
    }
}
