package io.github.cxkit.journey;

import static io.github.cxkit.journey.TestJourneys.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.journey.SessionCuts.Cause;
import io.github.cxkit.journey.SessionRule.Campaigns;
import io.github.cxkit.score.Summarizer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where one session ends and the next begins, and why. */
class SessionCutsTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** {@code "0 10:ad"}: an event at minute 0 and one of the campaign "ad" at minute 10. */
    private static List<JourneyEvent> events(String customer, String text) {
        List<JourneyEvent> events = new ArrayList<>();
        for (String each : text.split(" ", -1)) {
            String[] parts = each.split(":", -1);
            JourneyEvent event =
                    JourneyEvent.of(customer, "view", ZERO.plus(Duration.ofMinutes(Long.parseLong(parts[0]))));
            events.add(parts.length > 1 ? event.withProperty("campaign", parts[1]) : event);
        }
        return events;
    }

    private static @Nullable String campaign(JourneyEvent event) {
        return event.properties().get("campaign");
    }

    private static SessionCuts cut(String text, SessionRule rule) {
        return Sessions.cut(events("anna", text), rule, SessionCutsTest::campaign);
    }

    private static List<Cause> causes(SessionCuts cuts) {
        return cuts.sessions().stream().map(SessionCuts.Session::cause).toList();
    }

    /** A pause may be as long as the gap, and no longer; the campaign is cut only where the rule says so. */
    @ParameterizedTest
    @CsvSource({
        "0 30 60, HALF_HOUR, FIRST",
        "0 31 62, HALF_HOUR, FIRST GAP GAP",
        "0 10:ad 20:mail, HALF_HOUR, FIRST",
        "0 10:ad 20 30:ad 40:mail, MATOMO, FIRST CAMPAIGN CAMPAIGN",
        "0:ad 10 20:ad, MATOMO, FIRST",
        "0:ad 31:ad 40 50:ad, MATOMO, FIRST GAP",
        "0 10:ad 41:mail 50, MATOMO, FIRST CAMPAIGN GAP",
    })
    void pausesAndNewCampaignsCut(String minutes, String rule, String causes) {
        SessionRule known = rule.equals("MATOMO") ? SessionRule.MATOMO : SessionRule.HALF_HOUR;
        assertThat(causes(cut(minutes, known)))
                .isEqualTo(
                        Arrays.stream(causes.split(" ", -1)).map(Cause::valueOf).toList());
    }

    @Test
    void aSessionOfFullLengthIsWholeAndTheNextBeginsItsOwnLength() {
        SessionRule hour = SessionRule.HALF_HOUR.withLongest(Duration.ofHours(1));

        assertThat(causes(cut("0 20 40 60", hour))).containsExactly(Cause.FIRST);
        SessionCuts long3 = cut("0 20 40 61 81 101 121", hour);
        assertThat(causes(long3)).containsExactly(Cause.FIRST, Cause.LONGEST);
        assertThat(long3.sessions())
                .extracting(each -> each.journey().events().size())
                .containsExactly(3, 4);
        assertThat(causes(cut("0 20 40 61 81 101 122", hour)))
                .containsExactly(Cause.FIRST, Cause.LONGEST, Cause.LONGEST);
        assertThat(SessionRule.POSTHOG.longest()).isEqualTo(Duration.ofHours(24));
    }

    /** Midnight of Rome is 23:00 UTC in winter: 1,380 minutes after the midnight of the test's zero. */
    @Test
    void midnightIsThatOfTheClockNamed() {
        SessionRule rome = SessionRule.googleUniversal(ROME);

        assertThat(causes(cut("1370 1379 1380 1390", rome))).containsExactly(Cause.FIRST, Cause.MIDNIGHT);
        assertThat(causes(cut("1370 1379 1380 1390", rome.withMidnight(null)))).containsExactly(Cause.FIRST);
        assertThat(causes(cut("1430 1439 1440", rome.withMidnight(ZoneId.of("UTC")))))
                .containsExactly(Cause.FIRST, Cause.MIDNIGHT);
        assertThat(rome.campaigns()).isEqualTo(Campaigns.CUT);
    }

    @Test
    void sessionsAreNumberedPerCustomerAndCountedByTheirCause() {
        List<JourneyEvent> log = new ArrayList<>(events("bea", "0 40"));
        log.addAll(events("anna", "10 20 80"));
        SessionCuts cuts = Sessions.cut(log, SessionRule.HALF_HOUR, event -> null);

        assertThat(cuts.sessions())
                .extracting(each -> each.journey().id())
                .containsExactlyInAnyOrder("anna#1", "anna#2", "bea#1", "bea#2");
        assertThat(cuts.causes()).isEqualTo(Map.of(Cause.FIRST, 2L, Cause.GAP, 2L));
        assertThat(Sessions.cut(List.of(), SessionRule.HALF_HOUR, event -> null).sessions())
                .isEmpty();
    }

    @Test
    void partsOfALogAddUpIfNoCustomerIsInTwo() {
        Summarizer<List<JourneyEvent>, SessionCuts> sessions =
                SessionCuts.summarizer(SessionRule.MATOMO, SessionCutsTest::campaign);

        SessionCuts all = SummaryBytes.divided(
                sessions, List.of(events("anna", "0 40"), events("bea", "0 10:ad"), events("carl", "3")));
        assertThat(all.causes()).isEqualTo(Map.of(Cause.FIRST, 3L, Cause.GAP, 1L, Cause.CAMPAIGN, 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.merge(cut("90", SessionRule.MATOMO)))
                .withMessage("all events of a customer must be cut at once, but anna is in both parts");
    }

    @ParameterizedTest
    @CsvSource({"gap", "campaigns", "midnight", "longest"})
    void sessionsOfTwoRulesAreRefusedByTheirDifference(String part) {
        SessionRule rule = SessionRule.MATOMO;
        SessionRule other = switch (part) {
            case "gap" -> new SessionRule(Duration.ofMinutes(20), Campaigns.CUT, null, null);
            case "campaigns" -> rule.withCampaigns(Campaigns.IGNORED);
            case "midnight" -> rule.withMidnight(ROME);
            default -> rule.withLongest(Duration.ofHours(3));
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionCuts(rule, List.of()).merge(new SessionCuts(other, List.of())))
                .withMessageContaining("sessions of different definitions cannot be merged: " + part);
    }

    @Test
    void aNegativeTimeIsRefusedAndZeroIsNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionRule.of(Duration.ofSeconds(-1)))
                .withMessage("gap must be >= 0 but was PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionRule.HALF_HOUR.withLongest(Duration.ofSeconds(-1)))
                .withMessage("longest must be >= 0 but was PT-1S");
        SessionRule instants = SessionRule.of(Duration.ZERO).withLongest(Duration.ZERO);
        assertThat(causes(cut("0 0 1", instants))).containsExactly(Cause.FIRST, Cause.GAP);
    }
}
