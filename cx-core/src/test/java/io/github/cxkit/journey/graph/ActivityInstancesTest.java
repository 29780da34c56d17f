package io.github.cxkit.journey.graph;

import static io.github.cxkit.journey.TestJourneys.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.journey.graph.ActivityInstances.Unpaired;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A row that starts and a row that completes are one visit, not two. */
class ActivityInstancesTest {

    /** Check runs from 0 to 10 and again from 5 to 20, pack from 25 to 40; a second start of pack has no end. */
    private static final List<ActivityRow> ORDER = List.of(
            row("1", "check", 0, "start"),
            row("1", "check", 5, "start"),
            row("1", "check", 10, "complete"),
            row("1", "check", 20, "complete"),
            row("1", "pack", 25, "start"),
            row("1", "pack", 30, "suspend"),
            row("1", "pack", 40, "complete"),
            row("1", "pack", 50, "start"));

    private static ActivityRow row(String caseId, String activity, int second, String lifecycle) {
        return row(caseId, activity, second, lifecycle, null);
    }

    private static ActivityRow row(
            String caseId, String activity, int second, String lifecycle, @Nullable String instance) {
        return new ActivityRow(caseId, activity, ZERO.plusSeconds(second), lifecycle, instance);
    }

    @Test
    void firstInFirstOutPairsWithinCaseAndActivity() {
        ActivityInstances log = ActivityInstances.of(ORDER, Unpaired.LEAVE_OUT);
        assertThat(log.instances()).isEqualTo(3);
        assertThat(log.unpairedStarts()).isEqualTo(1);
        assertThat(log.unpairedCompletes()).isZero();
        assertThat(log.otherRows()).isEqualTo(1);
        // 0 to 10 and 5 to 20, not 0 to 20 and 5 to 10
        assertThat(at(log.processing(), "check").totalSeconds()).isEqualTo(25);
        assertThat(at(log.processing(), "check").medianSeconds().orElseThrow()).isEqualTo(12.5);
        assertThat(at(log.processing(), "pack").totalSeconds()).isEqualTo(15);
    }

    /** At one moment what starts stands before what completes; rows of a log need not come in order. */
    @Test
    void rowsComeInAnyOrder() {
        List<ActivityRow> turned = new ArrayList<>(ORDER);
        Collections.reverse(turned);
        assertThat(ActivityInstances.of(turned, Unpaired.LEAVE_OUT).cases())
                .isEqualTo(ActivityInstances.of(ORDER, Unpaired.LEAVE_OUT).cases());
        ActivityInstances blink = ActivityInstances.of(
                List.of(row("1", "ring", 3, "complete"), row("1", "ring", 3, "start")), Unpaired.LEAVE_OUT);
        assertThat(blink.instances()).isOne();
        assertThat(blink.unpairedStarts()).isZero();
        assertThat(at(blink.processing(), "ring").totalSeconds()).isZero();
    }

    @Test
    void waitingIsTheIdleTimeOfTheCase() {
        ActivityInstances log = ActivityInstances.of(ORDER, Unpaired.LEAVE_OUT);
        // the second check begins while the first runs; pack waits from 20 to 25
        assertThat(at(log.waiting(), "check").totalSeconds()).isZero();
        assertThat(at(log.waiting(), "pack").totalSeconds()).isEqualTo(5);
        ActivityInstances.CaseTimes times = at(log.cases(), "1");
        assertThat(times.throughput()).isEqualTo(Duration.ofSeconds(40));
        assertThat(times.busy()).isEqualTo(Duration.ofSeconds(35));
        assertThat(times.idle()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theGraphIsOfInstancesNotOfRows() {
        ActivityInstances log = ActivityInstances.of(ORDER, Unpaired.LEAVE_OUT);
        assertThat(log.graph().transitions().edges()).isEqualTo(Map.of("check", Map.of("check", 1L, "pack", 1L)));
        assertThat(log.graph().variants()).isEqualTo(Map.of("check>check>pack", 1L));
    }

    /** A check that takes no time, its completion written first, within a call that began before and ends after it. */
    @Test
    void instancesFollowInTheOrderOfTheirStarts() {
        ActivityInstances log = ActivityInstances.of(
                List.of(
                        row("1", "check", 4, "complete"),
                        row("1", "check", 4, "start"),
                        row("1", "call", 9, "complete"),
                        row("1", "call", 2, "start")),
                Unpaired.LEAVE_OUT);
        assertThat(log.instances()).isEqualTo(2);
        assertThat(log.unpairedStarts()).isZero();
        assertThat(log.graph().variants()).isEqualTo(Map.of("call>check", 1L));
        assertThat(at(log.processing(), "check").totalSeconds()).isZero();
        assertThat(at(log.processing(), "call").totalSeconds()).isEqualTo(7);
    }

    @Test
    void partsOfASecondCount() {
        ActivityInstances log = ActivityInstances.of(
                List.of(
                        new ActivityRow("1", "call", ZERO.plusMillis(250), "start", null),
                        new ActivityRow("1", "call", ZERO.plusMillis(2000), "complete", null)),
                Unpaired.LEAVE_OUT);
        assertThat(at(log.processing(), "call").totalSeconds()).isEqualTo(1.75);
    }

    @Test
    void aRowWithoutItsPartnerMayBeAnInstant() {
        ActivityInstances log = ActivityInstances.of(ORDER, Unpaired.AS_INSTANT);
        assertThat(log.instances()).isEqualTo(4);
        assertThat(at(log.processing(), "pack").finished()).isEqualTo(1);
        assertThat(at(log.cases(), "1").throughput()).isEqualTo(Duration.ofSeconds(50));
        assertThat(ActivityInstances.of(List.of(row("2", "call", 7, "complete")), Unpaired.AS_INSTANT)
                        .unpairedCompletes())
                .isEqualTo(1);
    }

    @Test
    void theLogsOwnInstancePairsAndNothingElseMay() {
        List<ActivityRow> crossed = List.of(
                row("1", "a", 0, "start", "x"),
                row("1", "a", 5, "start", "y"),
                row("1", "a", 10, "complete", "y"),
                row("1", "a", 20, "complete", "x"));
        assertThat(at(ActivityInstances.of(crossed, Unpaired.LEAVE_OUT).processing(), "a")
                        .medianSeconds()
                        .orElseThrow())
                .isEqualTo(12.5);
        assertThatThrownBy(() -> ActivityInstances.of(
                        List.of(row("1", "a", 0, "start", "x"), row("1", "a", 4, "start", "x")), Unpaired.LEAVE_OUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x");
        assertThatThrownBy(() -> row(" ", "a", 0, "start")).hasMessageContaining("case of an activity");
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        List<ActivityRow> turned = new ArrayList<>(ORDER);
        Collections.reverse(turned);
        assertThat(ActivityInstances.of(turned, Unpaired.AS_INSTANT))
                .isEqualTo(ActivityInstances.of(ORDER, Unpaired.AS_INSTANT));
    }

    @Test
    void casesMergeAndOtherDefinitionsDoNot() {
        List<List<ActivityRow>> cases = List.of(
                ORDER,
                List.of(row("2", "pack", 3, "start"), row("2", "pack", 9, "complete")),
                List.of(row("3", "call", 1, "start")));
        ActivityInstances all = SummaryBytes.merged(ActivityInstances.summarizer(Unpaired.AS_INSTANT), cases);
        assertThat(all.cases()).containsOnlyKeys("1", "2", "3");
        assertThatThrownBy(() -> all.merge(ActivityInstances.of(ORDER, Unpaired.LEAVE_OUT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AS_INSTANT")
                .hasMessageContaining("LEAVE_OUT");
    }

    private static <V> V at(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    /** A complete without a start and a start without a complete are both a moment, where that is asked for. */
    @Test
    void rowsThatStayAloneAreMoments() {
        List<ActivityRow> alone = List.of(
                row("1", "check", 0, "complete"), row("1", "pack", 5, "start"), row("1", "send", 9, "complete"));

        ActivityInstances log = ActivityInstances.of(alone, Unpaired.AS_INSTANT);

        assertThat(log.instances()).isEqualTo(3);
        assertThat(log.unpairedCompletes()).isEqualTo(2);
        assertThat(log.unpairedStarts()).isEqualTo(1);
        assertThat(log.graph().variants()).containsExactly(Map.entry("check>pack>send", 1L));
        assertThat(log.processing()).isEmpty();
    }
}
