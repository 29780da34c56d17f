package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** Groups of different dimensions that coincide in the answers are sums too. */
class CoincidingGroupsTest {

    private static final Survey SURVEY = Survey.of(
                    "shop", Question.of("recommend", Scale.of(0, 10)), Question.of("delivery", Scale.of(0, 10)))
            .withSegments(
                    SegmentColumn.of("region"),
                    SegmentColumn.of("city"),
                    SegmentColumn.of("device"),
                    SegmentColumn.of("kids"),
                    SegmentColumn.of("wave"))
            .withTimes("time", ZoneId.of("UTC"));

    private static final ScorecardDefinition DEFINITION =
            ScorecardDefinition.of(SURVEY).scoring("recommend", Metrics.NPS).scoring("delivery", Metrics.NPS);

    private static SurveyResponse response(
            Map<String, String> groups, @Nullable Instant time, Map<String, Integer> ratings) {
        SurveyResponse response = SurveyResponse.of(Map.of()).withTime(time).withSegments(groups);
        for (Map.Entry<String, Integer> rating : ratings.entrySet()) {
            response = response.withRating(rating.getKey(), rating.getValue());
        }
        return response;
    }

    private static void add(ScorecardSummary.Builder builder, int n, String region, String city) {
        for (int i = 0; i < n; i++) {
            builder.add(response(Map.of("region", region, "city", city), null, Map.of("recommend", i % 11)));
        }
    }

    private static Set<String> hidden(Scorecard card) {
        return card.rows().stream()
                .filter(ScorecardRow::suppressed)
                .map(row -> row.slice().toString())
                .collect(Collectors.toSet());
    }

    @Example
    void theSmallCityOfARegionIsNotTheRegionLessItsOtherCities() {
        ScorecardSummary.Builder builder =
                ScorecardSummary.builder(DEFINITION.by("region", "city").withMinGroup(10));
        add(builder, 3, "A", "a1");
        add(builder, 40, "A", "a2");
        add(builder, 50, "A", "a3");
        add(builder, 12, "B", "b1");
        add(builder, 60, "B", "b2");

        // a1 and its partner lie in one region: a2 and a3 are beside them, b1 in the other region is no partner
        assertThat(hidden(builder.build().scorecard())).containsExactlyInAnyOrder("city=a1", "city=a2");
    }

    @Example
    void groupsThatCoincideForOneQuestionOnlyAreHiddenForItOnly() {
        ScorecardSummary.Builder builder =
                ScorecardSummary.builder(DEFINITION.by("region", "city").withMinGroup(10));
        add(builder, 30, "A", "a1");
        add(builder, 30, "B", "b1");
        add(builder, 30, "B", "a1");
        for (int i = 0; i < 12; i++) {
            builder.add(response(
                    Map.of("region", i < 3 ? "A" : "B", "city", i < 3 ? "a1" : "b1"),
                    null,
                    Map.of("delivery", i % 11)));
        }
        Scorecard card = builder.build().scorecard();

        assertThat(card.rows().stream().filter(r -> r.question().equals("recommend")))
                .noneMatch(ScorecardRow::suppressed);
        assertThat(card.rows().stream()
                        .filter(r -> r.question().equals("delivery"))
                        .filter(r -> !r.slice().isAll()))
                .allMatch(ScorecardRow::suppressed);
    }

    @Example
    void whatWasCountedOnTwoNodesAndSentAsBytesHidesTheSame() {
        ScorecardDefinition definition = DEFINITION.by("region", "city").withMinGroup(10);
        ScorecardSummary.Builder one = ScorecardSummary.builder(definition);
        add(one, 3, "A", "a1");
        add(one, 40, "A", "a2");
        ScorecardSummary.Builder other = ScorecardSummary.builder(definition);
        add(other, 50, "A", "a3");
        add(other, 12, "B", "b1");
        add(other, 60, "B", "b2");

        ScorecardSummary sum = ScorecardSummary.ofBytes(definition, one.build().toBytes())
                .merge(ScorecardSummary.ofBytes(definition, other.build().toBytes()));
        assertThat(hidden(sum.scorecard())).containsExactlyInAnyOrder("city=a1", "city=a2");
    }

    /** The two in the region whose city nobody noted are no group of their own, yet region less cities is their answer. */
    @Example
    void theFewThatOneDimensionHasAndAnotherHasNotAreNoDifferenceOfTwoFigures() {
        ScorecardSummary.Builder builder =
                ScorecardSummary.builder(DEFINITION.by("region", "city").withMinGroup(10));
        add(builder, 20, "A", "a1");
        add(builder, 2, "A", "");
        add(builder, 60, "B", "b1");
        add(builder, 30, "B", "");

        assertThat(hidden(builder.build().scorecard())).containsExactlyInAnyOrder("city=a1", "city=");
    }

    /** Region B and no city are 41, b1 and the regions but for A are 40: what is over is the one of b1 without a region. */
    @Example
    void aSmallCombinationThatMoreThanTwoFiguresTellStaysHidden() {
        ScorecardSummary.Builder builder =
                ScorecardSummary.builder(DEFINITION.by("region", "city").withMinGroup(10));
        add(builder, 20, "A", "a1");
        add(builder, 20, "A", "a2");
        add(builder, 20, "B", "b1");
        add(builder, 20, "B", "b2");
        add(builder, 1, "", "b1");
        add(builder, 11, "", "c1");

        assertThat(hidden(builder.build().scorecard())).isNotEmpty();
    }

    /** Random tables whose dimensions are nested, coincide, add up as numbers do, or coincide with time. */
    private static List<SurveyResponse> responses(Random random, int size) {
        List<SurveyResponse> all = new ArrayList<>();
        int cities = 2 + random.nextInt(6);
        for (int i = 0; i < size; i++) {
            int city = (int) (cities * Math.pow(random.nextDouble(), 2));
            int device = random.nextInt(3);
            int kids = random.nextInt(8) == 0 ? 0 : city % 2 + device / 2;
            int month = 1 + random.nextInt(2);
            Map<String, String> groups = new HashMap<>();
            groups.put("region", "r" + (random.nextInt(40) == 0 ? 9 : city / 2));
            groups.put("city", "c" + city);
            groups.put("device", "d" + device);
            groups.put("kids", "k" + kids);
            groups.put("wave", "w" + month);
            Instant time = random.nextInt(20) == 0 ? null : Instant.parse("2026-0" + month + "-05T00:00:00Z");
            Map<String, Integer> ratings = new HashMap<>();
            ratings.put("recommend", random.nextInt(11));
            if (random.nextBoolean()) {
                ratings.put("delivery", random.nextInt(11));
            }
            all.add(response(groups, time, ratings));
        }
        return all;
    }

    /**
     * By linear algebra over the combinations themselves: a hidden small figure is determined exactly if its row is a linear
     * combination of the rows of the shown ones.
     */
    @Property(tries = 150)
    void noHiddenSmallCellIsDeterminedByShownOnes(
            @ForAll @LongRange(max = 10_000_000) long seed,
            @ForAll @IntRange(max = 90) int size,
            @ForAll @IntRange(min = 2, max = 7) int minGroup) {
        Random random = new Random(seed);
        List<String> by = new ArrayList<>(List.of("region", "city", "device", "kids", "wave"));
        java.util.Collections.shuffle(by, random);
        by = by.subList(0, 1 + random.nextInt(5));
        ScorecardDefinition definition =
                DEFINITION.by(by.toArray(String[]::new)).withMinGroup(minGroup);
        if (random.nextBoolean()) {
            definition = definition.per(PeriodLength.MONTH);
        }
        if (by.size() > 1 && random.nextBoolean()) {
            definition = definition.crossing(by.get(0), by.get(1));
        }
        List<SurveyResponse> responses = responses(random, size);
        ScorecardSummary.Builder builder = ScorecardSummary.builder(definition);
        responses.forEach(builder::add);
        Scorecard card = builder.build().scorecard();

        for (String question : List.of("recommend", "delivery")) {
            List<ScorecardRow> rows = card.rows().stream()
                    .filter(r -> r.question().equals(question))
                    .toList();
            Map<List<String>, Integer> atoms = new LinkedHashMap<>();
            List<SurveyResponse> answered = responses.stream()
                    .filter(r -> r.answers().containsKey(question))
                    .toList();
            answered.forEach(r -> atoms.putIfAbsent(atom(r), atoms.size()));
            List<BigInteger[]> shown = new ArrayList<>();
            List<BigInteger[]> small = new ArrayList<>();
            for (ScorecardRow row : rows) {
                BigInteger[] indicator = new BigInteger[atoms.size()];
                java.util.Arrays.fill(indicator, BigInteger.ZERO);
                answered.stream()
                        .filter(r -> isIn(row.slice(), r))
                        .forEach(r -> indicator[Objects.requireNonNull(atoms.get(atom(r)))] = BigInteger.ONE);
                if (!row.suppressed()) {
                    assertThat(row.n() == 0 || row.n() >= minGroup).isTrue();
                    shown.add(indicator);
                } else if (row.n() < minGroup) {
                    small.add(indicator);
                }
            }
            long[] people = new long[atoms.size()];
            answered.forEach(r -> people[Objects.requireNonNull(atoms.get(atom(r)))]++);
            small.addAll(smallAtomsAndDifferences(shown, people, minGroup));
            int rank = rank(shown);
            for (BigInteger[] each : small) {
                List<BigInteger[]> more = new ArrayList<>(shown);
                more.add(each);
                assertThat(rank(more)).as("rows %s", rows).isEqualTo(rank + 1);
            }
        }
    }

    /** What stands in the same figures and is small, and what two figures of which one holds the other differ by. */
    private static List<BigInteger[]> smallAtomsAndDifferences(List<BigInteger[]> shown, long[] people, int minGroup) {
        List<BigInteger[]> all = new ArrayList<>();
        Map<List<BigInteger>, BigInteger[]> alike = new LinkedHashMap<>();
        for (int i = 0; i < people.length; i++) {
            int place = i;
            List<BigInteger> figures = shown.stream().map(row -> row[place]).toList();
            BigInteger[] atom = alike.computeIfAbsent(figures, f -> {
                BigInteger[] none = new BigInteger[people.length];
                java.util.Arrays.fill(none, BigInteger.ZERO);
                return none;
            });
            atom[i] = BigInteger.ONE;
        }
        all.addAll(alike.values());
        for (BigInteger[] whole : shown) {
            for (BigInteger[] part : shown) {
                BigInteger[] rest = new BigInteger[people.length];
                java.util.Arrays.setAll(rest, i -> whole[i].subtract(part[i]));
                if (java.util.Arrays.stream(rest).allMatch(each -> each.signum() >= 0)) {
                    all.add(rest);
                }
            }
        }
        all.removeIf(group -> {
            long n = 0;
            for (int i = 0; i < people.length; i++) {
                n += group[i].longValue() * people[i];
            }
            return n == 0 || n >= minGroup;
        });
        return all;
    }

    private static List<String> atom(SurveyResponse response) {
        List<String> atom = new ArrayList<>(new TreeMap<>(response.segments()).values());
        atom.add(String.valueOf(response.time()));
        return atom;
    }

    private static boolean isIn(Slice slice, SurveyResponse response) {
        return response.segments().entrySet().containsAll(slice.groups().entrySet())
                && (slice.period() == null
                        || (response.time() != null
                                && slice.period()
                                        .equals(PeriodLength.MONTH.periodOf(response.time(), ZoneId.of("UTC")))));
    }

    /** Gauss in whole numbers. */
    private static int rank(List<BigInteger[]> vectors) {
        List<BigInteger[]> rows = new ArrayList<>();
        vectors.forEach(vector -> rows.add(vector.clone()));
        int rank = 0;
        int columns = rows.isEmpty() ? 0 : rows.get(0).length;
        for (int column = 0; column < columns && rank < rows.size(); column++) {
            int pivot = rank;
            while (pivot < rows.size() && rows.get(pivot)[column].signum() == 0) {
                pivot++;
            }
            if (pivot < rows.size()) {
                java.util.Collections.swap(rows, pivot, rank);
                BigInteger[] lead = rows.get(rank);
                for (int i = rank + 1; i < rows.size(); i++) {
                    BigInteger[] row = rows.get(i);
                    BigInteger factor = row[column];
                    if (factor.signum() != 0) {
                        for (int j = 0; j < columns; j++) {
                            row[j] = row[j].multiply(lead[column]).subtract(lead[j].multiply(factor));
                        }
                    }
                }
                rank++;
            }
        }
        return rank;
    }
}
