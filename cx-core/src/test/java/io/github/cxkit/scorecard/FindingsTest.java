package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.driver.ImportancePerformance;
import io.github.cxkit.live.Alert;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.scorecard.Finding.Kind;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

    private static final Survey SHOP = Survey.of(
                    "shop",
                    Question.of("nps", Scale.of(0, 10)).withText("Would recommend us"),
                    Question.of("effort", Scale.of(1, 5, Direction.HIGH_IS_BAD)).withText("Effort"))
            .withSegments(new SegmentColumn("region", "Region", Map.of()));

    private static final ScorecardDefinition DEFINITION = ScorecardDefinition.of(SHOP)
            .scoring("nps", Metrics.NPS)
            .scoring("effort", Metrics.CES_1)
            .by("region")
            .per(PeriodLength.MONTH);

    /** Answers of one region and month; every answer is drawn from a range. */
    private static void add(
            ScorecardSummary.Builder summary,
            SplittableRandom random,
            String region,
            String month,
            int count,
            int low) {
        for (int i = 0; i < count; i++) {
            int rating = low + random.nextInt(11 - low);
            summary.add(SurveyResponse.NOTHING
                    .withTime(Instant.parse(month + "-10T10:00:00Z"))
                    .withSegments(Map.of("region", region))
                    .withRating("nps", rating)
                    .withRating("effort", 1 + random.nextInt(5)));
        }
    }

    private static ScorecardSummary summary(int northMay, int southMay, int northJune, int southJune) {
        SplittableRandom random = new SplittableRandom(11);
        ScorecardSummary.Builder summary = ScorecardSummary.builder(DEFINITION);
        add(summary, random, "north", "2026-05", 200, northMay);
        add(summary, random, "south", "2026-05", 200, southMay);
        add(summary, random, "north", "2026-06", 200, northJune);
        add(summary, random, "south", "2026-06", 200, southJune);
        return summary.build();
    }

    @Test
    void aGroupIsHeldAgainstTheOthersNotAgainstATotalThatContainsIt() {
        ScorecardSummary summary = summary(7, 0, 7, 0);
        Findings findings = Findings.of(summary);
        Contrast south = findings.find("nps", Slice.of("region", "south")).orElseThrow();
        double others = summary.scorecard()
                .row("nps", "nps", Slice.of("region", "north"))
                .orElseThrow()
                .value()
                .orElseThrow();
        assertThat(south.comparison().b().orElseThrow()).isEqualTo(others, within(1e-12));
        assertThat(south.isWorse()).isTrue();
        assertThat(south.isSignificant(findings.level())).isTrue();
        Finding mend = findings.list().get(0);
        assertThat(mend.kind()).isEqualTo(Kind.MEND_FIRST);
        assertThat(mend.sentence(Locale.ENGLISH))
                .startsWith("south: mend this first. If it were like the rest, NPS would rise by ");
        assertThat(mend.sentence(Locale.ITALIAN)).startsWith("south: da sistemare per primo.");
        assertThat(mend.evidence(Locale.ENGLISH)).contains("n 400 of 800").contains("(Holm)");
        Finding first = findings.list().get(1);
        assertThat(first.kind()).isEqualTo(Kind.GROUP);
        assertThat(first.isWorse()).isTrue();
        assertThat(first.slice()).isEqualTo(Slice.of("region", "south"));
        assertThat(first.sentence(Locale.ENGLISH)).startsWith("south: NPS -").endsWith(" for the others.");
        assertThat(first.sentence(Locale.ITALIAN))
                .startsWith("south: NPS -")
                .contains(" contro ")
                .endsWith(" degli altri.");
        assertThat(first.evidence(Locale.ENGLISH)).contains("Region, n 400").contains("looks at groups (Holm)");
    }

    @Test
    void theLatestPeriodStandsBesideTheOneBeforeWhereThereIsNoYearBefore() {
        Findings findings = Findings.of(summary(7, 7, 0, 0));
        assertThat(findings.findLatest().orElseThrow()).hasToString("2026-06");
        assertThat(findings.findBeside().orElseThrow()).hasToString("2026-05");
        Finding change = findings.list().get(0);
        assertThat(change.kind()).isEqualTo(Kind.CHANGE);
        assertThat(change.subject(Locale.ENGLISH)).isEqualTo("June 2026 beside May 2026");
        assertThat(change.subject(Locale.ITALIAN)).isEqualTo("Giugno 2026 rispetto a maggio 2026");
        assertThat(findings.findChange("effort").orElseThrow().isSignificant(findings.level()))
                .isFalse();
    }

    /** June stands beside the June before, and a week beside the one 52 weeks before, which begins on the same weekday. */
    @ParameterizedTest
    @CsvSource({
        "MONTH, 2025-06 2026-05 2026-06, 2025-06",
        "MONTH, 2025-05 2025-07 2026-06, 2025-07",
        "QUARTER, 2025-04 2026-01 2026-04, 2025-Q2",
        "YEAR, 2024-06 2025-06 2026-06, 2025",
        "WEEK, 2025-06-11 2026-06-03 2026-06-10, 2025-W24",
        "DAY, 2025-06-11 2026-06-09 2026-06-10, 2025-06-11",
    })
    void aPeriodStandsBesideItsYearBefore(PeriodLength length, String months, String beside) {
        SplittableRandom random = new SplittableRandom(5);
        ScorecardSummary.Builder summary = ScorecardSummary.builder(DEFINITION.per(length));
        for (String month : months.split(" ", -1)) {
            for (int i = 0; i < 40; i++) {
                summary.add(SurveyResponse.NOTHING
                        .withTime(Instant.parse(month + (month.length() == 7 ? "-10" : "") + "T10:00:00Z"))
                        .withRating("nps", random.nextInt(11)));
            }
        }
        assertThat(Findings.of(summary.build()).findBeside().orElseThrow()).hasToString(beside);
    }

    @Test
    void findingsOfTheSameAnswersAreEqualAndTheirPartsAreNot() {
        List<Finding> all = Findings.of(summary(7, 0, 7, 0)).list();
        assertThat(Findings.of(summary(7, 0, 7, 0)).list())
                .hasSameSizeAs(all)
                .first()
                .satisfies(first -> {
                    assertThat(first.kind()).isEqualTo(all.get(0).kind());
                    assertThat(first.slice()).isEqualTo(all.get(0).slice());
                    assertThat(first.contrasts()).isEqualTo(all.get(0).contrasts());
                });
        assertThat(all.get(0))
                .isEqualTo(all.get(0))
                .hasSameHashCodeAs(all.get(0))
                .isNotEqualTo("finding");
        assertThat(Findings.of(summary(4, 4, 4, 4)).list().get(0)).isNotEqualTo(all.get(0));
    }

    @Test
    void aScorecardOnAnotherScaleIsNoEarlierOne() {
        ScorecardSummary.Builder other =
                ScorecardSummary.builder(ScorecardDefinition.of(Survey.of("shop", Question.of("nps", Scale.of(1, 5))))
                        .scoring("nps", Metrics.NPS_5_POINT));
        for (int i = 0; i < 40; i++) {
            other.add(SurveyResponse.NOTHING.withRating("nps", 1 + i % 5));
        }
        Findings findings =
                Findings.of(summary(4, 4, 4, 4)).comparedWith(other.build().scorecard());
        assertThat(findings.changes()).isEmpty();
        assertThat(findings.findChange("nps")).isEmpty();
    }

    @Test
    void whereNothingMovedThatIsTheFinding() {
        List<Finding> all = Findings.of(summary(4, 4, 4, 4)).list();
        assertThat(all).hasSize(1);
        assertThat(all.get(0).kind()).isEqualTo(Kind.NOTHING);
        assertThat(all.get(0)).hasToString("Nothing moved by more than chance.");
        assertThat(all.get(0).sentence(Locale.ITALIAN)).isEqualTo("Nulla si è mosso più di quanto faccia il caso.");
        assertThat(Findings.of(ScorecardSummary.empty(DEFINITION)).list().get(0).sentence(Locale.ENGLISH))
                .startsWith("There is nothing to compare");
    }

    @Test
    void chanceAloneIsRarelyAFinding() {
        int alarms = 0;
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ScorecardSummary.Builder summary = ScorecardSummary.builder(DEFINITION);
            for (String region : List.of("a", "b", "c", "d", "e", "f")) {
                for (String month : List.of("2026-01", "2026-02", "2026-03", "2026-04")) {
                    add(summary, random, region, month, 40, 0);
                }
            }
            alarms += Findings.of(summary.build()).list().get(0).kind() == Kind.NOTHING ? 0 : 1;
        }
        // three families of looks, each with a chance of one in twenty or less of any false alarm
        assertThat(alarms).isLessThanOrEqualTo(15);
    }

    @Test
    void lessEffortIsBetter() {
        assertThat(Metrics.NPS.highIsGood()).isTrue();
        Scale bad = Scale.of(1, 5, Direction.HIGH_IS_BAD);
        assertThat(Metrics.CES_1.highIsGood()).isFalse();
        assertThat(Metrics.topTwoBoxes(bad).highIsGood())
                .as("the share of the best answers, whichever end is best")
                .isTrue();
    }

    @Test
    void whatIsHiddenIsNotLookedAtAndARestTooSmallNeither() {
        SplittableRandom random = new SplittableRandom(3);
        ScorecardSummary.Builder summary = ScorecardSummary.builder(DEFINITION.withMinGroup(50));
        add(summary, random, "north", "2026-05", 400, 7);
        add(summary, random, "south", "2026-05", 40, 0);
        Findings findings = Findings.of(summary.build());
        assertThat(findings.groups()).isEmpty();
        assertThat(findings.list().get(0).kind()).isEqualTo(Kind.NOTHING);
    }

    @Test
    void anEarlierScorecardCanTakeThePlaceOfTheEarlierPeriod() {
        Findings findings = Findings.of(summary(0, 0, 0, 0))
                .comparedWith(summary(7, 7, 7, 7).scorecard());
        assertThat(findings.findBeside()).isEmpty();
        assertThat(findings.findChange("nps").orElseThrow().isWorse()).isTrue();
        assertThat(findings.list().get(0).subject(Locale.ENGLISH)).isEqualTo("Compared with before");
    }

    @Test
    void driversAndAlertsTakeThePlaceOfNothing() {
        Findings nothing = Findings.of(summary(4, 4, 4, 4));
        ImportancePerformance plan = ImportancePerformance.classify(
                        List.of(
                                new ImportancePerformance.Item("checkout", 9, 4),
                                new ImportancePerformance.Item("delivery", 2, 8)),
                        ImportancePerformance.Cut.MEAN)
                .orElseThrow();
        Alert alert =
                new Alert("below", Slice.ALL, 12.5, 20, "NPS is 12.5, below 20.", Evidence.of(Metrics.NPS.rule(), 90));
        List<Finding> all = nothing.withDrivers(plan).withAlerts(List.of(alert)).list();
        assertThat(all).extracting(Finding::kind).containsExactly(Kind.ALERT, Kind.DRIVER);
        assertThat(all.get(0)).hasToString("everyone: NPS is 12.5, below 20.");
        assertThat(all.get(0).sentence(Locale.ITALIAN)).isEqualTo("tutti: NPS 12,5 contro 20,0 (below).");
        assertThat(all.get(1).subject(Locale.ENGLISH)).isEqualTo("checkout");
    }

    /** Any period can be held against the same one of the year before and the last one before, as the latest is. */
    @Test
    void everyPeriodCanBeHeldAgainstEarlierOnes() {
        ScorecardSummary.Builder summary = ScorecardSummary.builder(DEFINITION);
        SplittableRandom random = new SplittableRandom(4);
        for (String month : List.of("2025-05", "2025-06", "2026-04", "2026-05", "2026-06")) {
            add(summary, random, "north", month, 200, month.equals("2026-05") ? 5 : 0);
        }
        Findings findings = Findings.of(summary.build());
        CalendarPeriod may = CalendarPeriod.parse("2026-05");
        assertThat(findings.findBesides(may))
                .containsExactly(CalendarPeriod.parse("2025-05"), CalendarPeriod.parse("2026-04"));
        assertThat(findings.findBesides(CalendarPeriod.parse("2025-05"))).isEmpty();
        assertThat(findings.changes(may, CalendarPeriod.parse("2026-04")).get(0).isBetter())
                .isTrue();
        CalendarPeriod latest = findings.findLatest().orElseThrow();
        assertThat(findings.changes(latest, findings.findBeside().orElseThrow()))
                .isEqualTo(findings.changes());
        assertThatThrownBy(() -> findings.changes(may, may))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a period is held against an earlier one, but 2026-05 is not before 2026-05");
    }
}
