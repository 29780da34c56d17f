package io.github.cxkit.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.ComparisonMethod;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Slice;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When somebody is woken, and when nobody is. */
class AlertRuleTest {

    private static final Scale SCALE = Scale.of(0, 10);
    private static final Slice WEB = Slice.of("channel", "web");
    private static final Slice APP = Slice.of("channel", "app");

    private static RatingTally tally(int detractors, int passives, int promoters) {
        long[] counts = new long[11];
        counts[3] = detractors;
        counts[7] = passives;
        counts[9] = promoters;
        return RatingTally.ofCounts(SCALE, counts);
    }

    private static RatingWindow input(RatingTally now, RatingTally... history) {
        return new RatingWindow(now, List.of(history), Map.of(), Map.of());
    }

    private static RatingWindow ofSegment(Slice segment, RatingTally now, RatingTally before) {
        return new RatingWindow(now, List.of(), Map.of(segment, now), Map.of(segment, before));
    }

    /** One of each kind; what it watches becomes worse by much in {@link #collapse}. */
    static List<AlertRule> rules() {
        return List.of(
                AlertRule.threshold("below 0", 0),
                AlertRule.controlLimit("three sigma", 3),
                AlertRule.change("drop", 10),
                AlertRule.segmentDrop("drop of a channel", 10));
    }

    /** NPS 0 in two periods of 1,000 answers, then detractors only. */
    private static RatingWindow collapse(int answers) {
        RatingTally before = tally(500, 0, 500);
        RatingTally now = tally(answers, 0, 0);
        return new RatingWindow(now, List.of(before, before), Map.of(WEB, now), Map.of(WEB, before));
    }

    @Test
    void aThresholdNeedsEvidence() {
        AlertRule rule = AlertRule.threshold("NPS below 30", 30);
        // NPS 20 both times; only 1,000 answers prove it
        assertThat(rule.check(Metrics.NPS, RatingWindow.of(tally(16, 8, 26)))).isEmpty();
        List<Alert> alerts = rule.check(Metrics.NPS, RatingWindow.of(tally(320, 160, 520)));
        assertThat(alerts).hasSize(1);
        Alert alert = alerts.get(0);
        assertThat(alert.rule()).isEqualTo("NPS below 30");
        assertThat(alert.score()).isEqualTo(20);
        assertThat(alert.reference()).isEqualTo(30);
        assertThat(alert.subject()).isEqualTo(Slice.ALL);
        assertThat(alert.evidence().n()).isEqualTo(1000);
        assertThat(alert.message())
                .matches("NPS below 30: NPS of all is 20\\.0 \\(n=1000\\); "
                        + "its 95 % interval \\[14\\.\\d+, 25\\.\\d+] lies beyond 30\\.0");
        assertThat(rule.check(Metrics.NPS, RatingWindow.of(tally(0, 0, 0)))).isEmpty();
        assertThat(AlertRule.threshold("bad", 10).onRise().check(Metrics.NPS, RatingWindow.of(tally(320, 160, 520))))
                .hasSize(1);
        assertThat(AlertRule.threshold("bad", 19).onRise().check(Metrics.NPS, RatingWindow.of(tally(320, 160, 520))))
                .isEmpty();
    }

    @Test
    void aThresholdThatTheIntervalReachesIsNotBeyondIt() {
        RatingTally answers = tally(320, 160, 520);
        ConfidenceInterval interval = Metrics.NPS.score(answers).interval(0.95).orElseThrow();
        RatingWindow window = RatingWindow.of(answers);

        assertThat(AlertRule.threshold("x", interval.upper()).check(Metrics.NPS, window))
                .isEmpty();
        assertThat(AlertRule.threshold("x", Math.nextUp(interval.upper())).check(Metrics.NPS, window))
                .hasSize(1);
        assertThat(AlertRule.threshold("x", interval.lower()).onRise().check(Metrics.NPS, window))
                .isEmpty();
        assertThat(AlertRule.threshold("x", Math.nextDown(interval.lower()))
                        .onRise()
                        .check(Metrics.NPS, window))
                .hasSize(1);
    }

    @Test
    void aControlLimitIsSoManyStandardErrorsFromThePooledHistory() {
        // NPS 0 and variance 100² before: a standard error of 100 answers is 10, the limit -30
        RatingTally usual = tally(50, 0, 50);
        AlertRule rule = AlertRule.controlLimit("three sigma", 3);
        assertThat(rule.check(Metrics.NPS, input(tally(65, 0, 35), usual, usual)))
                .isEmpty();
        assertThat(rule.check(Metrics.NPS, input(tally(66, 0, 34), usual, usual)))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.score()).isEqualTo(-32);
                    assertThat(alert.reference()).isEqualTo(-30);
                    assertThat(alert.message())
                            .isEqualTo("three sigma: NPS of all is -32.0 (n=100); "
                                    + "it is beyond -30.0, 3.0 standard errors from the history");
                });
        assertThat(rule.onRise().check(Metrics.NPS, input(tally(35, 0, 65), usual, usual)))
                .isEmpty();
        assertThat(rule.onRise().check(Metrics.NPS, input(tally(34, 0, 66), usual, usual)))
                .extracting(Alert::reference)
                .containsExactly(30.0);
        assertThat(rule.onRise().check(Metrics.NPS, input(tally(66, 0, 34), usual, usual)))
                .isEmpty();

        // ten promoters more are ten of 110 answers, not a period with NPS 100: 1000/110 - 3 √(10000 - (1000/110)²)/10
        assertThat(rule.check(Metrics.NPS, input(tally(61, 0, 39), usual, tally(0, 0, 10))))
                .singleElement()
                .satisfies(alert -> assertThat(alert.reference()).isCloseTo(-20.784867, within(1e-6)));
    }

    @Test
    void aControlLimitNeedsTwoPeriodsAndAnswersInThem() {
        AlertRule rule = AlertRule.controlLimit("three sigma", 3);
        RatingTally usual = tally(20, 30, 50);
        RatingTally bad = tally(45, 25, 30);
        assertThat(rule.check(Metrics.NPS, input(bad, usual, usual))).hasSize(1);
        assertThat(rule.check(Metrics.NPS, input(bad, usual))).isEmpty();
        assertThat(rule.check(Metrics.NPS, input(bad, tally(0, 0, 0), tally(0, 0, 0))))
                .isEmpty();
    }

    @Test
    void aChangeMustBeLargeAndSignificant() {
        RatingTally before = tally(200, 300, 500);
        RatingTally after = tally(260, 300, 440);
        assertThat(AlertRule.change("any drop", 0).check(Metrics.NPS, input(after, tally(0, 0, 1), before)))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.score()).isCloseTo(18, within(1e-12));
                    assertThat(alert.reference()).isCloseTo(30, within(1e-12));
                    assertThat(alert.message())
                            .startsWith(
                                    "any drop: NPS of all is 18.0 (n=1000); it changed by -12.0 from 30.0, p = 0.0");
                });
        assertThat(AlertRule.change("any drop", 0).check(Metrics.NPS, input(before, after)))
                .isEmpty();
        assertThat(AlertRule.change("any rise", 0).onRise().check(Metrics.NPS, input(before, after)))
                .hasSize(1);
        assertThat(AlertRule.change("any drop", 0).withConfidence(0.999999).check(Metrics.NPS, input(after, before)))
                .isEmpty();
        assertThat(AlertRule.change("any drop", 0).check(Metrics.NPS, input(after)))
                .isEmpty();
        assertThat(AlertRule.change("any drop", 0).check(Metrics.NPS, input(after, tally(0, 0, 0))))
                .isEmpty();
    }

    @Test
    void theSmallestChangeThatMattersMatters() {
        RatingWindow twentyLess = input(tally(600, 0, 400), tally(500, 0, 500));
        assertThat(AlertRule.change("drop", 20).check(Metrics.NPS, twentyLess)).hasSize(1);
        assertThat(AlertRule.change("drop", 20.1).check(Metrics.NPS, twentyLess))
                .isEmpty();
        RatingWindow web = ofSegment(WEB, tally(400, 0, 600), tally(500, 0, 500));
        assertThat(AlertRule.segmentDrop("rise", 20).onRise().check(Metrics.NPS, web))
                .hasSize(1);
        assertThat(AlertRule.segmentDrop("rise", 20.1).onRise().check(Metrics.NPS, web))
                .isEmpty();
    }

    @Test
    void segmentsPayForBeingMany() {
        Map<Slice, RatingTally> before = new LinkedHashMap<>();
        Map<Slice, RatingTally> now = new LinkedHashMap<>();
        now.put(WEB, tally(34, 33, 33));
        before.put(WEB, tally(22, 33, 45));
        RatingWindow alone = new RatingWindow(tally(0, 0, 0), List.of(), now, before);
        AlertRule rule = AlertRule.segmentDrop("segment drop", 5);
        assertThat(rule.check(Metrics.NPS, alone)).extracting(Alert::subject).containsExactly(WEB);
        for (int i = 0; i < 10; i++) {
            now.put(Slice.of("channel", "s" + i), tally(30, 30, 40));
            before.put(Slice.of("channel", "s" + i), tally(30, 30, 40));
        }
        now.put(Slice.of("channel", "new"), tally(90, 5, 5));
        RatingWindow many = new RatingWindow(tally(0, 0, 0), List.of(), now, before);
        assertThat(rule.check(Metrics.NPS, many)).isEmpty();
        now.put(Slice.of("channel", "s3"), tally(90, 5, 5));
        assertThat(rule.check(Metrics.NPS, new RatingWindow(tally(0, 0, 0), List.of(), now, before)))
                .extracting(Alert::subject)
                .containsExactly(Slice.of("channel", "s3"));
    }

    @Test
    void aSegmentIsHeldAgainstItselfBefore() {
        RatingTally good = tally(100, 100, 300);
        RatingTally bad = tally(300, 100, 100);
        RatingWindow window =
                new RatingWindow(good.merge(bad), List.of(), Map.of(WEB, bad, APP, good), Map.of(WEB, good, APP, good));
        assertThat(AlertRule.segmentDrop("drop", 5).check(Metrics.NPS, window))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.subject()).isEqualTo(WEB);
                    assertThat(alert.score()).isEqualTo(-40);
                    assertThat(alert.reference()).isEqualTo(40);
                    assertThat(alert.evidence().n()).isEqualTo(500);
                });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void thirtyAnswersAreTheFewestToAlertOn(AlertRule rule) {
        assertThat(rule.minAnswers()).isEqualTo(30);
        assertThat(rule.check(Metrics.NPS, collapse(30))).hasSize(1);
        assertThat(rule.check(Metrics.NPS, collapse(29))).isEmpty();
        AlertRule sooner = rule.withMinAnswers(29);
        assertThat(sooner.check(Metrics.NPS, collapse(29)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.evidence().n()).isEqualTo(29));
        assertThat(sooner.check(Metrics.NPS, collapse(28))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatIsChangedLeavesTheRestAsItWas(AlertRule rule) {
        assertThat(rule.direction()).isEqualTo(Direction.HIGH_IS_GOOD);
        AlertRule changed = rule.onRise().withMinAnswers(100);
        assertThat(changed.direction()).isEqualTo(Direction.HIGH_IS_BAD);
        assertThat(changed.minAnswers()).isEqualTo(100);
        assertThat(changed.name()).isEqualTo(rule.name());
        assertThat(changed)
                .isEqualTo(rule.withMinAnswers(100).onRise())
                .isEqualTo(changed.onRise())
                .isNotEqualTo(rule.withMinAnswers(100));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void answersOnAnotherScaleAreRefusedHoweverFew(AlertRule rule) {
        assertThatThrownBy(() -> rule.check(Metrics.NPS, RatingWindow.of(RatingTally.of(Scale.of(1, 5), 3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1..5");
        RatingTally one = RatingTally.of(Scale.of(1, 5), 3);
        assertThatThrownBy(() -> rule.check(
                        Metrics.NPS, new RatingWindow(one, List.of(one, one), Map.of(WEB, one), Map.of(WEB, one))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1..5");
    }

    @Test
    void aHigherConfidenceAsksForMore() {
        // NPS from 0 to -10 of 1,000 answers each: p = 0.025
        RatingTally now = tally(550, 0, 450);
        RatingTally before = tally(500, 0, 500);
        RatingWindow window = new RatingWindow(now, List.of(before), Map.of(WEB, now), Map.of(WEB, before));
        AlertRule.Threshold threshold = AlertRule.threshold("below -3", -3);
        AlertRule.Change change = AlertRule.change("drop", 0);
        AlertRule.SegmentDrop segment = AlertRule.segmentDrop("drop", 0);

        assertThat(threshold.check(Metrics.NPS, window)).hasSize(1);
        assertThat(threshold.withConfidence(0.99).check(Metrics.NPS, window)).isEmpty();
        assertThat(change.check(Metrics.NPS, window)).hasSize(1);
        assertThat(change.withConfidence(0.99).check(Metrics.NPS, window)).isEmpty();
        assertThat(segment.check(Metrics.NPS, window)).hasSize(1);
        assertThat(segment.withConfidence(0.99).check(Metrics.NPS, window)).isEmpty();
    }

    /** Rising for a rule about rises is what falling is for a rule about falls. */
    @Property(tries = 300)
    void aRiseIsTheMirrorImageOfAFall(
            @ForAll @Size(9) List<@IntRange(max = 120) Integer> n, @ForAll @IntRange(min = -60, max = 60) int level) {
        RatingTally now = tally(n.get(0), n.get(1), n.get(2));
        RatingTally last = tally(n.get(3), n.get(4), n.get(5));
        RatingTally first = tally(n.get(6), n.get(7), n.get(8));
        RatingWindow window = new RatingWindow(now, List.of(first, last), Map.of(WEB, now), Map.of(WEB, last));
        RatingTally mirroredNow = tally(n.get(2), n.get(1), n.get(0));
        RatingTally mirroredLast = tally(n.get(5), n.get(4), n.get(3));
        RatingTally mirroredFirst = tally(n.get(8), n.get(7), n.get(6));
        RatingWindow mirrored = new RatingWindow(
                mirroredNow, List.of(mirroredFirst, mirroredLast), Map.of(WEB, mirroredNow), Map.of(WEB, mirroredLast));

        List<AlertRule> falls = List.of(
                AlertRule.threshold("x", level + 0.123),
                AlertRule.controlLimit("x", 2.123),
                AlertRule.change("x", 5.123),
                AlertRule.segmentDrop("x", 5.123));
        List<AlertRule> rises = List.of(
                AlertRule.threshold("x", -level - 0.123).onRise(),
                AlertRule.controlLimit("x", 2.123).onRise(),
                AlertRule.change("x", 5.123).onRise(),
                AlertRule.segmentDrop("x", 5.123).onRise());
        for (int i = 0; i < falls.size(); i++) {
            List<Alert> fallen = falls.get(i).check(Metrics.NPS, window);
            List<Alert> risen = rises.get(i).check(Metrics.NPS, mirrored);
            assertThat(risen).hasSameSizeAs(fallen);
            for (int j = 0; j < fallen.size(); j++) {
                assertThat(risen.get(j).score()).isCloseTo(-fallen.get(j).score(), within(1e-9));
                assertThat(risen.get(j).reference()).isCloseTo(-fallen.get(j).reference(), within(1e-9));
            }
            if (!fallen.isEmpty()) {
                assertThat(falls.get(i).onRise().check(Metrics.NPS, window)).isEmpty();
            }
        }
    }

    /** Significant means here what it means for a comparison, down to a p that is just small enough. */
    @Property(tries = 300)
    void aChangeAlertsIfTheComparisonIsSignificantAndWorse(
            @ForAll @Size(6) List<@IntRange(max = 120) Integer> n, @ForAll boolean justEnough) {
        RatingTally now = tally(n.get(0), n.get(1), 30 + n.get(2));
        RatingTally before = tally(1 + n.get(3), n.get(4), n.get(5));
        Difference difference = Metrics.NPS
                .score(now)
                .compare(Metrics.NPS.score(before), ComparisonMethod.defaultFor(Metrics.NPS), 0.95)
                .difference();
        double p = difference.pValue().orElse(1.0);
        double confidence = justEnough && p > 1e-9 && p <= 0.5
                ? BigDecimal.ONE.subtract(BigDecimal.valueOf(p)).doubleValue()
                : 0.95;
        boolean worse = difference.value().orElse(0.0) < 0;

        assertThat(AlertRule.change("drop", 0).withConfidence(confidence).check(Metrics.NPS, input(now, before)))
                .hasSize(worse && difference.isSignificant(confidence) ? 1 : 0);
    }

    @Test
    void noiseSeldomAlerts() {
        SplittableRandom random = new SplittableRandom(7);
        int alerts = 0;
        int days = 2_000;
        for (int day = 0; day < days; day++) {
            int[] ratings = random.ints(200, 0, 11).toArray();
            int[] yesterday = random.ints(200, 0, 11).toArray();
            RatingWindow input = input(RatingTally.of(SCALE, ratings), RatingTally.of(SCALE, yesterday));
            alerts += AlertRule.change("drop", 0).check(Metrics.NPS, input).size();
        }
        // two-sided 5 %, of which the worse half alerts
        assertThat(alerts / (double) days).isBetween(0.012, 0.04);
    }

    @Test
    void rulesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> AlertRule.threshold("x", Double.NaN)).hasMessageContaining("worstAllowed");
        assertThatThrownBy(() -> AlertRule.controlLimit("x", 0)).hasMessageContaining("standardErrors");
        assertThatThrownBy(() -> AlertRule.change("x", -1)).hasMessageContaining("smallestChange");
        assertThatThrownBy(() -> AlertRule.segmentDrop("x", -1)).hasMessageContaining("smallestChange");
        for (AlertRule rule : rules()) {
            assertThatThrownBy(() -> rule.withMinAnswers(0)).hasMessageContaining("minAnswers");
        }
        assertThatThrownBy(() -> AlertRule.threshold("x", 1).withConfidence(0.05))
                .hasMessageContaining("did you mean 0.95?");
        assertThatThrownBy(() -> AlertRule.change("x", 1).withConfidence(1)).hasMessageContaining("confidence");
        assertThatThrownBy(() -> AlertRule.segmentDrop("x", 1).withConfidence(1))
                .hasMessageContaining("confidence");
    }
}
