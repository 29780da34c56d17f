package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.ChannelKind;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class SuppressionProperties {

    private static final Survey SURVEY = Survey.of("shop", Question.of("recommend", Scale.of(0, 10)))
            .withTitle("Our shop")
            .withSegments(SegmentColumn.of("lang"), SegmentColumn.of("device"), SegmentColumn.of("place"))
            .withTimes("time", ZoneId.of("UTC"));

    private static final JourneyDefinition JOURNEY = JourneyDefinition.of("shopping", "1")
            .withPersona("anyone")
            .withGoal("buy")
            .withPhases(JourneyPhase.STANDARD)
            .withChannels(List.of(new Channel("web", "Web", ChannelKind.DIGITAL)))
            .withTouchpoints(List.of(
                    Touchpoint.of("p0", JourneyPhase.PURCHASE, "web"),
                    Touchpoint.of("p1", JourneyPhase.PURCHASE, "web"),
                    Touchpoint.of("p2", JourneyPhase.SERVICE, "web")));

    private static Scorecard card(long seed, int size, int minGroup) {
        Random random = new Random(seed);
        ScorecardSummary.Builder builder = ScorecardSummary.builder(ScorecardDefinition.of(SURVEY)
                .scoring("recommend", Metrics.NPS)
                .along(JOURNEY, "place")
                .by("lang", "device", "place", "phase")
                .crossing("lang", "device")
                .crossing("phase", "lang")
                .crossing("lang", "device", "place")
                .per(PeriodLength.MONTH)
                .withMinGroup(minGroup));
        for (int i = 0; i < size; i++) {
            String lang = random.nextInt(6) == 0 ? "rare" + random.nextInt(2) : "common" + random.nextInt(2);
            builder.add(SurveyResponse.of(Map.of("recommend", new Answer.Rating(random.nextInt(11))))
                    .withTime(
                            random.nextInt(15) == 0
                                    ? null
                                    : Instant.parse("2026-0" + (1 + random.nextInt(3)) + "-05T00:00:00Z"))
                    .withSegments(
                            Map.of("lang", lang, "device", "d" + random.nextInt(3), "place", "p" + random.nextInt(4))));
        }
        return builder.build().scorecard();
    }

    /** How many answers stand behind every figure, which a card that hides nothing tells. */
    private static List<Long> people(long seed, int size) {
        return card(seed, size, 1).rows().stream().map(ScorecardRow::n).toList();
    }

    /** A sum that a reader can form: figures of the card, by their place in a list, and what they add up to. */
    private record Sum(int total, List<Integer> parts) {}

    /** Every way in which figures add up: {@code wider} says what a figure is a part of, or null. */
    private static List<Sum> sums(List<Slice> slices, Function<Slice, @Nullable Slice> wider) {
        Map<Slice, List<Integer>> parts = new LinkedHashMap<>();
        for (int i = 0; i < slices.size(); i++) {
            Slice total = wider.apply(slices.get(i));
            if (slices.contains(total)) {
                parts.computeIfAbsent(total, slice -> new ArrayList<>()).add(i);
            }
        }
        List<Sum> sums = new ArrayList<>();
        parts.forEach((total, of) -> sums.add(new Sum(slices.indexOf(total), of)));
        return sums;
    }

    private static Function<Slice, @Nullable Slice> regrouped(List<String> from, List<String> to) {
        return slice -> {
            if (!slice.isBy(from.toArray(String[]::new))) {
                return null;
            }
            Map<String, String> groups = new HashMap<>(slice.groups());
            groups.keySet().retainAll(to);
            if (to.contains("phase") && !from.contains("phase")) {
                groups.put(
                        "phase",
                        JOURNEY.touchpoint(slice.group("place").orElseThrow())
                                .map(Touchpoint::phase)
                                .orElse(""));
            }
            return new Slice(groups, slice.period());
        };
    }

    private static List<Sum> allSums(List<Slice> slices) {
        List<Sum> sums = new ArrayList<>();
        for (String dimension : List.of("lang", "device", "place", "phase")) {
            sums.addAll(sums(slices, regrouped(List.of(dimension), List.of())));
        }
        sums.addAll(sums(slices, regrouped(List.of("place"), List.of("phase"))));
        sums.addAll(sums(slices, regrouped(List.of("lang", "device"), List.of("lang"))));
        sums.addAll(sums(slices, regrouped(List.of("lang", "device"), List.of("device"))));
        sums.addAll(sums(slices, regrouped(List.of("phase", "lang"), List.of("phase"))));
        sums.addAll(sums(slices, regrouped(List.of("phase", "lang"), List.of("lang"))));
        sums.addAll(sums(slices, regrouped(List.of("lang", "device", "place"), List.of("lang", "device"))));
        sums.addAll(sums(slices, regrouped(List.of("lang", "device", "place"), List.of("place"))));
        sums.addAll(sums(slices, regrouped(List.of("lang", "device", "place"), List.of("phase", "lang"))));
        return sums;
    }

    /** Whatever a reader adds and subtracts, no group below the smallest allowed comes out; the undated are a group too. */
    @Property(tries = 60)
    void nothingSmallCanBeWorkedOut(
            @ForAll @LongRange(max = 1_000_000) long seed,
            @ForAll @IntRange(max = 120) int size,
            @ForAll @IntRange(min = 1, max = 6) int minGroup) {
        List<ScorecardRow> rows = card(seed, size, minGroup).rows();
        List<Slice> slices = rows.stream().map(ScorecardRow::slice).toList();
        List<Map<Integer, Integer>> unknowns = new ArrayList<>();
        List<Long> people = new ArrayList<>(people(seed, size));
        List<Sum> all = new ArrayList<>(allSums(slices));
        for (Sum sum : sums(slices, slice -> slice.period() == null ? null : slice.in(null))) {
            long rest = people.get(sum.total())
                    - sum.parts().stream().mapToLong(people::get).sum();
            List<Integer> parts = new ArrayList<>(sum.parts());
            if (rest > 0) {
                parts.add(people.size());
                people.add(rest);
            }
            all.add(new Sum(sum.total(), parts));
        }
        for (Sum sum : all) {
            assertThat(sum.parts().stream().mapToLong(people::get).sum()).isEqualTo(people.get(sum.total()));
            Map<Integer, Integer> unknown = new HashMap<>();
            sum.parts().stream().filter(i -> isUnknown(rows, i)).forEach(i -> unknown.put(i, 1));
            if (isUnknown(rows, sum.total())) {
                unknown.put(sum.total(), -1);
            }
            unknowns.add(unknown);
        }
        BitSet comesOut = GaussInIntegers.determined(unknowns, people.size());
        for (int i = 0; i < people.size(); i++) {
            boolean small = people.get(i) > 0 && people.get(i) < minGroup;
            if (i < rows.size()) {
                assertThat(small && !rows.get(i).suppressed())
                        .as("%s", rows.get(i))
                        .isFalse();
            }
            if (small) {
                assertThat(comesOut.get(i)).as("figure %d of %s", i, slices).isFalse();
            }
        }
        if (minGroup == 1) {
            assertThat(rows).noneMatch(ScorecardRow::suppressed);
        }
    }

    private static boolean isUnknown(List<ScorecardRow> rows, int figure) {
        return figure >= rows.size() || rows.get(figure).suppressed();
    }

    /** On every line that adds up, what is hidden is nothing, or together no small group. */
    @Property(tries = 150)
    void hiddenGroupsOfAShownTotalAreNoSmallGroupTogether(
            @ForAll @LongRange(max = 1_000_000) long seed,
            @ForAll @IntRange(max = 80) int size,
            @ForAll @IntRange(min = 1, max = 8) int minGroup) {
        List<ScorecardRow> rows = card(seed, size, minGroup).rows();
        List<Long> people = people(seed, size);
        for (Sum sum : allSums(rows.stream().map(ScorecardRow::slice).toList())) {
            List<Integer> hidden = sum.parts().stream()
                    .filter(place -> rows.get(place).suppressed())
                    .toList();
            assertThat(hidden)
                    .allMatch(place -> !rows.get(place).value().isKnown()
                            && rows.get(place).counts().isEmpty()
                            && rows.get(place).n() == (people.get(place) < minGroup ? 0 : minGroup));
            if (!rows.get(sum.total()).suppressed() && !hidden.isEmpty()) {
                assertThat(hidden.size()).isGreaterThan(1);
                assertThat(hidden.stream().mapToLong(people::get).sum()).isGreaterThanOrEqualTo(minGroup);
            }
        }
    }

    /** Answers of one cell of a table of six languages by four devices. */
    private static void add(ScorecardSummary.Builder builder, String lang, String device, int n) {
        for (int i = 0; i < n; i++) {
            builder.add(SurveyResponse.of(Map.of("recommend", new Answer.Rating(i % 11)))
                    .withSegments(Map.of("lang", lang, "device", device)));
        }
    }

    @Example
    void aCellBetweenTwoClosedSquaresIsNotLeftToSubtraction() {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(ScorecardDefinition.of(SURVEY)
                .scoring("recommend", Metrics.NPS)
                .by("lang", "device")
                .crossing("lang", "device")
                .withMinGroup(5));
        int[][] cells = {
            {3, 4, 20, 20},
            {4, 3, 2, 20},
            {20, 20, 4, 3},
            {20, 20, 3, 4}
        };
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                add(builder, "l" + row, "d" + column, cells[row][column]);
            }
        }
        Scorecard card = builder.build().scorecard();
        // every row and column hides two cells or more, yet l1 with d2 would be the rows l0, l1 less the columns d0, d1
        assertThat(card.rowsBy("lang", "device").stream()
                        .filter(row -> row.suppressed() && row.n() >= 5)
                        .map(row -> row.slice().toString()))
                .containsExactly("lang=l0 device=d2");
    }

    @Example
    void fewWithoutATimeAreHiddenByHidingAPeriod() {
        ScorecardSummary.Builder builder = ScorecardSummary.builder(ScorecardDefinition.of(SURVEY)
                .scoring("recommend", Metrics.NPS)
                .per(PeriodLength.MONTH)
                .withMinGroup(5));
        for (int i = 0; i < 42; i++) {
            builder.add(SurveyResponse.of(Map.of("recommend", new Answer.Rating(i % 11)))
                    .withTime(i < 2 ? null : Instant.parse(i < 22 ? "2026-01-05T00:00:00Z" : "2026-02-05T00:00:00Z")));
        }
        assertThat(builder.build().scorecard().rows().stream()
                        .filter(ScorecardRow::suppressed)
                        .map(row -> row.slice().toString()))
                .containsExactly("2026-01");
    }
}
