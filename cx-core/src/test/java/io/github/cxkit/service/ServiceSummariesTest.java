package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.service.ResponseTimes.AutomaticReplies;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.RatingTally;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Matters counted on two desks, sent as bytes and put together, are the matters counted on one. */
class ServiceSummariesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static Instant hour(long hours) {
        return NOON.plus(Duration.ofHours(hours));
    }

    private static @Nullable Instant at(@Nullable Integer hours) {
        return hours == null ? null : hour(hours);
    }

    private static FeedbackCase complaint(@Nullable Integer answered, @Nullable Integer closed) {
        return new FeedbackCase("c", NOON, at(answered), at(closed));
    }

    /** Answered after 24 and after 25 hours of a target of 24, never, and one still within its time. */
    @Test
    void loopsAreInTimeLateOverdueOrPending() {
        Instant asOf = hour(30);
        ClosedLoop.Definition target = new ClosedLoop.Definition(asOf, DAY, ServiceHours.ALWAYS);
        ClosedLoop loop = SummaryBytes.merged(
                ClosedLoop.summarizer(target),
                List.of(
                        complaint(24, 26),
                        complaint(25, null),
                        complaint(null, null),
                        new FeedbackCase("c", hour(6), null, null)));

        assertThat(loop.withinTarget()).isEqualTo(new Rate(ClosedLoop.RULE, 1, 3));
        assertThat(loop.pending()).isOne();
        assertThat(loop.closeRate().part()).isOne();
        assertThat(loop.medianFirstResponse().orElseThrow()).isEqualTo(Duration.ofMinutes(24 * 60 + 30));
    }

    @Test
    void firstContactsAreThoseAfterWhichNobodyHadToCallAgain() {
        FirstContactResolution.Definition week =
                new FirstContactResolution.Definition(Duration.ofDays(7), hour(24 * 30));
        FirstContactResolution all = SummaryBytes.merged(
                FirstContactResolution.summarizer(week),
                List.of(
                        List.of(contact("bill", 0, true)),
                        List.of(contact("bill", 0, false), contact("bill", 48, true)),
                        List.of(contact("login", 0, false), contact("bill", 1, true))));

        assertThat(all.ofAll()).isEqualTo(new Rate(FirstContactResolution.RULE, 2, 4));
        assertThat(all.ofResolved().part()).isEqualTo(2);
        assertThat(all.ofResolved().whole()).isEqualTo(3);
        assertThat(all.contactsPerIssue().orElseThrow()).isEqualTo(1.25);
    }

    private static FirstContactResolution.Contact contact(String topic, long hour, boolean resolved) {
        return new FirstContactResolution.Contact("c", topic, hour(hour), resolved);
    }

    @Test
    void waitsEndAtAReplyAResolutionOrNow() {
        ResponseTimes.Definition definition =
                new ResponseTimes.Definition(hour(48), AutomaticReplies.IGNORE, ServiceHours.ALWAYS);
        ResponseTimes times = SummaryBytes.merged(
                ResponseTimes.summarizer(definition),
                List.of(
                        new ResponseTimes.Contact(
                                NOON,
                                List.of(
                                        new ResponseTimes.Reply(hour(1), true),
                                        new ResponseTimes.Reply(hour(2), false)),
                                hour(4)),
                        new ResponseTimes.Contact(NOON, List.of(), hour(6)),
                        new ResponseTimes.Contact(NOON, List.of(new ResponseTimes.Reply(hour(1), true)), null)));

        assertThat(times.answered()).isOne();
        assertThat(times.waiting()).isOne();
        assertThat(times.resolvedWithoutReply()).isOne();
        assertThat(times.resolved()).isEqualTo(2);
        assertThat(times.meanFirstResponse().orElseThrow()).isEqualTo(Duration.ofHours(2));
    }

    /** At the last moment of the window a contact still belongs to the session; until it has passed nothing is decided. */
    @Test
    void sessionsAreContainedIfNobodyWasNeededWithinTheWindow() {
        Containment.Definition day = new Containment.Definition(DAY, hour(25));
        Containment all = SummaryBytes.merged(
                Containment.summarizer(day),
                List.of(
                        new Containment.Session(NOON, null, Containment.Outcome.SOLVED),
                        new Containment.Session(NOON, hour(24), Containment.Outcome.SOLVED),
                        new Containment.Session(NOON, hour(2), Containment.Outcome.SOLVED),
                        new Containment.Session(hour(1), null, Containment.Outcome.SOLVED)));

        assertThat(all.sessions()).isEqualTo(4);
        assertThat(all.decided()).isEqualTo(3);
        assertThat(all.containment()).isEqualTo(new Rate(Containment.RULE, 1, 3));
    }

    @Test
    void callsThatHangUpAtOnceAreNoCalls() {
        QueueAbandonment all = SummaryBytes.merged(
                QueueAbandonment.summarizer(Duration.ofSeconds(5)),
                List.of(
                        new QueueAbandonment.Call(Duration.ofSeconds(4), false),
                        new QueueAbandonment.Call(Duration.ofSeconds(60), false),
                        new QueueAbandonment.Call(Duration.ofSeconds(4), true),
                        new QueueAbandonment.Call(Duration.ofSeconds(9), true)));

        assertThat(all.shortAbandons()).isOne();
        assertThat(all.rate()).isEqualTo(new Rate(QueueAbandonment.RULE, 1, 3));
    }

    @Test
    void customersAreConvertedIfTheirClassIsBetter() {
        LoopConversion all = SummaryBytes.merged(
                LoopConversion.summarizer(Metrics.NPS),
                List.of(
                        new LoopConversion.Answers("a", 3, 9),
                        new LoopConversion.Answers("b", 6, 6),
                        new LoopConversion.Answers("c", 2, null),
                        new LoopConversion.Answers("d", 8, 0),
                        new LoopConversion.Answers("e", 9, 10)));

        assertThat(all.asked()).isEqualTo(5);
        assertThat(all.matched()).isEqualTo(4);
        assertThat(all.conversion()).isEqualTo(new Rate(LoopConversion.RULE, 1, 3));
        assertThat(all.worsened()).isOne();
    }

    @Test
    void discussionsAreAnsweredByOthers() {
        CommunityHealth all = SummaryBytes.merged(
                CommunityHealth.summarizer(),
                List.of(
                        new CommunityHealth.Discussion(
                                "a",
                                NOON,
                                List.of(
                                        new CommunityHealth.Post("a", hour(1)),
                                        new CommunityHealth.Post("b", hour(4)),
                                        new CommunityHealth.Post("c", hour(2))),
                                true),
                        new CommunityHealth.Discussion(
                                "a", NOON, List.of(new CommunityHealth.Post("a", hour(1))), false),
                        new CommunityHealth.Discussion("b", NOON, List.of(), false)));

        assertThat(all.answeredRate()).isEqualTo(new Rate(CommunityHealth.RULE, 1, 3));
        assertThat(all.acceptedRate().part()).isOne();
        assertThat(all.medianFirstReply().orElseThrow()).isEqualTo(Duration.ofHours(2));
        assertThat(all.participantsPerThread().orElseThrow()).isCloseTo(5 / 3.0, within(1e-12));
    }

    @Test
    void machinesAndPeopleAreRatedApart() {
        Automation all = SummaryBytes.merged(
                Automation.summarizer(),
                List.of(
                        new Automation.Conversation(Automation.Handler.BOT, false, 4.0),
                        new Automation.Conversation(Automation.Handler.BOT, true, 2.0),
                        new Automation.Conversation(Automation.Handler.BOT_THEN_HUMAN, false, null),
                        new Automation.Conversation(Automation.Handler.HUMAN, false, 5.0)));

        assertThat(all.automated()).isEqualTo(new Rate(Automation.RULE, 2, 4));
        assertThat(all.escalation().value().orElseThrow()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(all.wrongAnswers().part()).isOne();
        assertThat(all.satisfactionGap().orElseThrow()).isEqualTo(2);
    }

    @Test
    void recoveredCustomersStandBesideThoseWithoutAProblem() {
        ServiceRecovery all = SummaryBytes.merged(
                ServiceRecovery.summarizer(),
                List.of(
                        new ServiceRecovery.Answer(ServiceRecovery.Outcome.NO_FAILURE, 2),
                        new ServiceRecovery.Answer(ServiceRecovery.Outcome.RECOVERED, 5),
                        new ServiceRecovery.Answer(ServiceRecovery.Outcome.NO_FAILURE, 4),
                        new ServiceRecovery.Answer(ServiceRecovery.Outcome.RECOVERED, 7),
                        new ServiceRecovery.Answer(ServiceRecovery.Outcome.FAILED_AGAIN, 1)));

        assertThat(all.mean(ServiceRecovery.Outcome.NO_FAILURE).orElseThrow()).isEqualTo(3);
        assertThat(all.mean(ServiceRecovery.Outcome.RECOVERED).orElseThrow()).isEqualTo(6);
        assertThat(all.mean(ServiceRecovery.Outcome.FAILED).isKnown()).isFalse();
        assertThat(all.paradoxGap().orElseThrow()).isEqualTo(3);
        assertThat(all.recoveryRate().value().orElseThrow()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void scoresOfKeptAndBrokenPromisesAddUpPerStratum() {
        PromiseScore all = SummaryBytes.merged(
                PromiseScore.summarizer(Metrics.NPS),
                List.of(
                        Map.entry("short", sides(List.of(10, 9), List.of(3))),
                        Map.entry("long", sides(List.of(8), List.of())),
                        Map.entry("short", sides(List.of(2), List.of(7)))));

        // broken 3 and 7: -50; kept 10, 9, 8, 2: 25
        assertThat(all.crude().orElseThrow()).isEqualTo(-75);
        assertThat(all.strataUsed()).isOne();
        assertThat(all.leftOut()).isOne();
    }

    private static PromiseScore.Sides sides(List<Integer> kept, List<Integer> broken) {
        Summarizer<@Nullable Integer, RatingTally> ratings = RatingTally.summarizer(Metrics.NPS.scale());
        return new PromiseScore.Sides(ratings.summarize(kept), ratings.summarize(broken));
    }

    @Test
    void mattersOutsideTheHoursAreThoseSolvedThen() {
        ServiceHours desk = ServiceHours.weekdays(9, 18, ZoneId.of("UTC"));
        OutsideHours all = SummaryBytes.merged(
                OutsideHours.summarizer(desk),
                List.of(
                        new OutsideHours.Matter(hour(0), OutsideHours.Solver.HUMAN),
                        new OutsideHours.Matter(hour(6), OutsideHours.Solver.BOT),
                        new OutsideHours.Matter(hour(20), OutsideHours.Solver.SELF),
                        new OutsideHours.Matter(null, OutsideHours.Solver.HUMAN)));

        assertThat(all.rate()).isEqualTo(new Rate(OutsideHours.RULE, 2, 3));
        assertThat(all.open()).isOne();
        assertThat(all.byMachine()).isEqualTo(2);
    }

    @Test
    void autonomyCountsWhatStoppedIt() {
        Autonomy all = SummaryBytes.merged(
                Autonomy.summarizer(),
                List.of(
                        Autonomy.Matter.solvedAt(1),
                        Autonomy.Matter.solvedAt(2),
                        new Autonomy.Matter(Autonomy.Standing.SOLVED, 1, Set.of(Autonomy.Reason.APPROVAL)),
                        Autonomy.Matter.unsolvedAt(1)));

        assertThat(all.ofSolved()).isEqualTo(new Rate(Autonomy.RULE, 1, 3));
        assertThat(all.ofAll().whole()).isEqualTo(4);
    }

    @Test
    void mentionsOfBrandsAddUp() {
        ShareOfVoice all = SummaryBytes.merged(
                ShareOfVoice.summarizer("us", List.of("us", "them")),
                List.of(
                        new ShareOfVoice.Mention("us", ShareOfVoice.Tone.POSITIVE),
                        new ShareOfVoice.Mention("them", ShareOfVoice.Tone.POSITIVE),
                        new ShareOfVoice.Mention("them", ShareOfVoice.Tone.NEGATIVE),
                        new ShareOfVoice.Mention("us", ShareOfVoice.Tone.NEUTRAL),
                        new ShareOfVoice.Mention("them", ShareOfVoice.Tone.POSITIVE)));

        assertThat(all.share()).isEqualTo(new Rate(ShareOfVoice.RULE, 2, 5));
        assertThat(all.positiveShare()).isEqualTo(new Rate(ShareOfVoice.RULE, 1, 3));
        assertThat(all.negativeShare()).isEqualTo(new Rate(ShareOfVoice.RULE, 0, 1));
        assertThat(all.excess(0.5).orElseThrow()).isEqualTo(-0.1);
        Summarizer<ShareOfVoice.Mention, ShareOfVoice> alone = ShareOfVoice.summarizer("us", List.of("us"));
        assertThat(alone.empty().excess(0.5).isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alone.summarize(List.of(new ShareOfVoice.Mention("uss", ShareOfVoice.Tone.NEUTRAL))))
                .withMessageContaining("did you mean \"us\"");
    }

    private static <T, S> Arguments two(String part, Summarizer<T, S> one, Summarizer<T, S> other) {
        return Arguments.of(part, (Runnable) () -> one.merge(one.empty(), other.empty()));
    }

    static Stream<Arguments> differentDefinitions() {
        Instant asOf = hour(99);
        ClosedLoop.Definition loop = new ClosedLoop.Definition(asOf, DAY, ServiceHours.ALWAYS);
        ResponseTimes.Definition times =
                new ResponseTimes.Definition(asOf, AutomaticReplies.IGNORE, ServiceHours.ALWAYS);
        ServiceHours office = ServiceHours.weekdays(9, 17, ZoneId.of("UTC"));
        return Stream.of(
                two(
                        "target",
                        ClosedLoop.summarizer(loop),
                        ClosedLoop.summarizer(
                                new ClosedLoop.Definition(asOf, Duration.ofDays(2), ServiceHours.ALWAYS))),
                two(
                        "hours",
                        ClosedLoop.summarizer(loop),
                        ClosedLoop.summarizer(new ClosedLoop.Definition(asOf, DAY, office))),
                two(
                        "as",
                        ClosedLoop.summarizer(loop),
                        ClosedLoop.summarizer(new ClosedLoop.Definition(hour(98), DAY, ServiceHours.ALWAYS))),
                two(
                        "hours",
                        ResponseTimes.summarizer(times),
                        ResponseTimes.summarizer(new ResponseTimes.Definition(asOf, AutomaticReplies.IGNORE, office))),
                two(
                        "automatic",
                        ResponseTimes.summarizer(times),
                        ResponseTimes.summarizer(
                                new ResponseTimes.Definition(asOf, AutomaticReplies.COUNT, ServiceHours.ALWAYS))),
                two(
                        "window",
                        Containment.summarizer(new Containment.Definition(DAY, asOf)),
                        Containment.summarizer(new Containment.Definition(Duration.ofDays(2), asOf))),
                two(
                        "window",
                        FirstContactResolution.summarizer(new FirstContactResolution.Definition(DAY, asOf)),
                        FirstContactResolution.summarizer(
                                new FirstContactResolution.Definition(Duration.ofDays(2), asOf))),
                two("shortAbandon", QueueAbandonment.summarizer(DAY), QueueAbandonment.summarizer(Duration.ofDays(2))),
                two("metric", LoopConversion.summarizer(Metrics.NPS), LoopConversion.summarizer(Metrics.NPS_5_POINT)),
                two("metric", PromiseScore.summarizer(Metrics.NPS), PromiseScore.summarizer(Metrics.ENPS)),
                two("hours", OutsideHours.summarizer(office), OutsideHours.summarizer(ServiceHours.ALWAYS)),
                two(
                        "brands",
                        ShareOfVoice.summarizer("us", List.of("us", "them")),
                        ShareOfVoice.summarizer("them", List.of("us", "them"))));
    }

    @ParameterizedTest
    @MethodSource("differentDefinitions")
    void summariesOfTwoDefinitionsAreRefusedByTheirDifference(String part, Runnable merge) {
        assertThatIllegalArgumentException()
                .isThrownBy(merge::run)
                .withMessageMatching("(?s).*different definitions cannot be merged: .*" + part + ".*");
    }

    @Test
    void mattersInAnyOrderAreOneSum() {
        List<FeedbackCase> cases = List.of(complaint(3, null), complaint(null, null), complaint(40, 41));
        ClosedLoop.Definition target = new ClosedLoop.Definition(hour(50), DAY, ServiceHours.ALWAYS);
        ClosedLoop forward = ClosedLoop.summarizer(target).summarize(cases);
        List<FeedbackCase> turned = List.of(cases.get(2), cases.get(1), cases.get(0));
        assertThat(ClosedLoop.summarizer(target).summarize(turned)).isEqualTo(forward);
    }
}
