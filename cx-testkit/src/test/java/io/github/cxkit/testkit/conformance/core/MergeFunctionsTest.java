package io.github.cxkit.testkit.conformance.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeFunctionsTest {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, CaseFunction> functions = new LinkedHashMap<>();

    MergeFunctionsTest() {
        MergeFunctions.addTo(functions);
    }

    /** Fields as {@code name=value/other value}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            funnel | steps=a,b/a,c mode=ordered/firstOccurrence windowSeconds=60/none base=firstStep/allJourneys \
            ties=fileOrder/notBefore optionalSteps=/b exclusions=/x
            sessions | gapMinutes=30/31 campaignCuts=true/false midnightZone=none/UTC longestMinutes=60/none
            activities | unpaired=leaveOut/asInstant pairing=fifo/byInstance
            graph | ties=fileOrder/notBefore view=events/instances
            rfmScores | rule=cuts/quantileType7 bins=5/4 closed=right/left cuts=none/1,2,3,4
            revenueBridge | currency=EUR/USD periods=2026-01..2026-06/2026-01..2026-12 trailingPeriods=3/2
            kaplanMeier | event=reply/churn unit=seconds/days clock=always/desk
            rate | rule=a/b
            responseTimes | hours=always/desk countAutomatic=false/true pauses=none/onHold \
            asOf=2026-06-30T00:00:00Z/2026-07-01T00:00:00Z
            kaplanMeier | event=reply/churn unit=days/seconds clock=always/desk
            cohortCalendar | length=month/week weekStart=monday/sunday zone=UTC/Europe/Rome reading=returned/stillActive \
            partial=leaveOut/mark observationStart=2025-01-01/none observationEnd=2025-06-30/2025-07-31
            cohortEvents | entryEvent=visit/open returnEvent=buy/pay entry=firstTime/recurring clock=calendar/own \
            length=day/week weekStart=monday/sunday zone=UTC/Europe/Rome reading=returned/stillActive
            revenueBridge | currency=EUR/USD periods=12/6 trailingPeriods=3/2
            drivers | outcome=nps/csat columns=price,speed/price levels=shop:a,b/shop:a
            rfmScores | rule=cuts/quantileType7 bins=3/4 closed=right/left cuts=1,2/1,3
            attributionPaths | converting=buy/pay lookbackSeconds=60/none rest=drop/nullPath currency=EUR/USD
            purchases | zone=UTC/Europe/Rome unit=day/week refunds=matchOrders/ignore freeOrders=count/ignore \
            currency=EUR/USD
            """)
    void equalDefinitionsMergeAndEachFieldThatDiffersOrIsMissingRefuses(String summary, String fields) {
        Map<String, String> own = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        for (String field : fields.split(" +", -1)) {
            int equals = field.indexOf('=');
            int slash = field.indexOf('/');
            own.put(field.substring(0, equals), field.substring(equals + 1, slash));
            others.put(field.substring(0, equals), field.substring(slash + 1));
        }
        assertThat(merge(summary, own, own)).isEqualTo(true);
        others.forEach((name, value) -> {
            Map<String, String> other = new LinkedHashMap<>(own);
            other.put(name, value);
            assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(() -> merge(summary, own, other))
                    .withMessageContaining(" and ");
            other.remove(name);
            assertThatIllegalArgumentException()
                    .as("no " + name)
                    .isThrownBy(() -> merge(summary, own, other))
                    .withMessageContaining(" and ");
        });
    }

    private @Nullable Object merge(String summary, Map<String, String> a, Map<String, String> b) {
        return Objects.requireNonNull(functions.get("merge.definitions"))
                .call(new Input(json.valueToTree(Map.of("summary", summary, "a", a, "b", b))));
    }
}
