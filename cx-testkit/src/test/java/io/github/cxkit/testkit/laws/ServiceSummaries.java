package io.github.cxkit.testkit.laws;

import io.github.cxkit.journey.Horizon;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.service.Automation;
import io.github.cxkit.service.Autonomy;
import io.github.cxkit.service.ClosedLoop;
import io.github.cxkit.service.CommunityHealth;
import io.github.cxkit.service.Containment;
import io.github.cxkit.service.FeedbackCase;
import io.github.cxkit.service.FirstContactResolution;
import io.github.cxkit.journey.GuardedEffect;
import io.github.cxkit.service.LoopConversion;
import io.github.cxkit.service.OutsideHours;
import io.github.cxkit.service.QueueAbandonment;
import io.github.cxkit.service.ResponseTimes;
import io.github.cxkit.service.ResponseTimes.AutomaticReplies;
import io.github.cxkit.service.ServiceHours;
import io.github.cxkit.service.ServiceRecovery;
import io.github.cxkit.service.ShareOfVoice;
import io.github.cxkit.stats.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** How the company answers. */
final class ServiceSummaries {

    private static final Instant AS_OF = Summaries.NOON.plus(Duration.ofDays(10));
    private static final ServiceHours OFFICE = ServiceHours.weekdays(9, 17, ZoneId.of("Europe/Rome"));

    private ServiceSummaries() {}

    static Map<Class<?>, SummaryLaws<?, ?>> all() {
        Map<Class<?>, SummaryLaws<?, ?>> laws = new LinkedHashMap<>();
        laws.put(
                ClosedLoop.class,
                SummaryLaws.of(ClosedLoop.summarizer(loop(48, ServiceHours.ALWAYS)), cases())
                        .refuses(ClosedLoop.summarizer(loop(24, ServiceHours.ALWAYS)))
                        .refuses(ClosedLoop.summarizer(loop(48, OFFICE)))
                        .refuses(ClosedLoop.summarizer(
                                new ClosedLoop.Definition(later(AS_OF), Duration.ofDays(2), ServiceHours.ALWAYS))));
        laws.put(
                ResponseTimes.class,
                SummaryLaws.of(ResponseTimes.summarizer(times(AutomaticReplies.IGNORE, OFFICE)), contacts())
                        .refuses(ResponseTimes.summarizer(times(AutomaticReplies.COUNT, OFFICE)))
                        .refuses(ResponseTimes.summarizer(times(AutomaticReplies.IGNORE, ServiceHours.ALWAYS))));
        laws.put(
                FirstContactResolution.class,
                SummaryLaws.of(FirstContactResolution.summarizer(firstContact(1)), mattersOfOne())
                        .refuses(FirstContactResolution.summarizer(firstContact(2))));
        Duration day = Duration.ofDays(1);
        laws.put(
                Containment.class,
                SummaryLaws.of(Containment.summarizer(new Containment.Definition(day, AS_OF)), sessions())
                        .refuses(Containment.summarizer(new Containment.Definition(day, later(AS_OF))))
                        .refuses(Containment.summarizer(new Containment.Definition(Duration.ofDays(2), AS_OF))));
        laws.put(
                QueueAbandonment.class,
                SummaryLaws.of(QueueAbandonment.summarizer(Duration.ofSeconds(5)), calls())
                        .refuses(QueueAbandonment.summarizer(Duration.ofSeconds(10))));
        laws.put(
                LoopConversion.class,
                SummaryLaws.of(
                                LoopConversion.summarizer(Metrics.NPS),
                                Combinators.combine(
                                                Summaries.ratings(Summaries.TEN),
                                                Summaries.ratings(Summaries.TEN).injectNull(0.3))
                                        .as((earlier, again) -> new LoopConversion.Answers("c", earlier, again)))
                        .refuses(LoopConversion.summarizer(Metrics.NPS_5_POINT)));
        laws.put(CommunityHealth.class, SummaryLaws.of(CommunityHealth.summarizer(), threads()));
        laws.put(Automation.class, SummaryLaws.of(Automation.summarizer(), conversations()));
        laws.put(
                ServiceRecovery.class,
                SummaryLaws.of(
                                ServiceRecovery.summarizer(),
                                Combinators.combine(
                                                Arbitraries.of(ServiceRecovery.Outcome.class),
                                                Arbitraries.doubles()
                                                        .between(1, 7)
                                                        .ofScale(2))
                                        .as(ServiceRecovery.Answer::new))
                        .sameWhen(ServiceSummaries::closeRecovery));
        afterwards(laws);
        laws.putAll(PersonalizationSummaries.all());
        return laws;
    }

    private static void afterwards(Map<Class<?>, SummaryLaws<?, ?>> laws) {
        laws.put(
                OutsideHours.class,
                SummaryLaws.of(
                                OutsideHours.summarizer(OFFICE),
                                Combinators.combine(hours().injectNull(0.3), Arbitraries.of(OutsideHours.Solver.class))
                                        .as((solved, by) -> new OutsideHours.Matter(at(solved), by)))
                        .refuses(OutsideHours.summarizer(ServiceHours.ALWAYS)));
        laws.put(
                Autonomy.class,
                SummaryLaws.of(
                        Autonomy.summarizer(),
                        Combinators.combine(
                                        Arbitraries.of(Autonomy.Standing.class),
                                        Arbitraries.integers().between(1, 3),
                                        Arbitraries.of(Autonomy.Reason.class).set())
                                .as(Autonomy.Matter::new)));
        laws.put(
                ShareOfVoice.class,
                SummaryLaws.of(
                                ShareOfVoice.summarizer("us", List.of("us", "them")),
                                Combinators.combine(
                                                Arbitraries.of("us", "them"), Arbitraries.of(ShareOfVoice.Tone.class))
                                        .as(ShareOfVoice.Mention::new))
                        .refuses(ShareOfVoice.summarizer("them", List.of("us", "them")))
                        .refuses(ShareOfVoice.summarizer("us", List.of("us", "others"))));
        LocalDate start = LocalDate.of(2026, 1, 15);
        laws.put(
                GuardedEffect.class,
                SummaryLaws.of(
                                GuardedEffect.summarizer(new GuardedEffect.Action(Metrics.NPS, start, Horizon.QUICK)),
                                Combinators.combine(
                                                Arbitraries.integers().between(-3, 40),
                                                Summaries.ratings(Summaries.TEN).injectNull(0.2))
                                        .as((day, rating) -> new GuardedEffect.Reply(start.plusDays(day), rating)))
                        .refuses(GuardedEffect.summarizer(
                                new GuardedEffect.Action(Metrics.NPS, start.plusDays(1), Horizon.QUICK)))
                        .refuses(GuardedEffect.summarizer(
                                new GuardedEffect.Action(Metrics.NPS, start, Horizon.STRUCTURAL))));
    }

    private static boolean closeRecovery(ServiceRecovery a, ServiceRecovery b) {
        return a.groups().keySet().equals(b.groups().keySet())
                && a.groups().keySet().stream().allMatch(outcome -> closeGroup(outcome, a, b));
    }

    private static boolean closeGroup(ServiceRecovery.Outcome outcome, ServiceRecovery a, ServiceRecovery b) {
        return Summaries.closeMoments(
                a.groups().getOrDefault(outcome, Moments.EMPTY), b.groups().getOrDefault(outcome, Moments.EMPTY));
    }

    private static ClosedLoop.Definition loop(long hours, ServiceHours clock) {
        return new ClosedLoop.Definition(AS_OF, Duration.ofHours(hours), clock);
    }

    private static ResponseTimes.Definition times(AutomaticReplies automatic, ServiceHours clock) {
        return new ResponseTimes.Definition(AS_OF, automatic, clock);
    }

    private static FirstContactResolution.Definition firstContact(long days) {
        return new FirstContactResolution.Definition(Duration.ofDays(days), AS_OF);
    }

    private static Instant later(Instant moment) {
        return moment.plusSeconds(1);
    }

    static Arbitrary<Integer> hours() {
        return Arbitraries.of(0, 1, 24, 47, 48, 49, 100);
    }

    private static @Nullable Instant at(@Nullable Integer hours) {
        return hours == null ? null : Summaries.NOON.plus(Duration.ofHours(hours));
    }

    private static Arbitrary<FeedbackCase> cases() {
        return Combinators.combine(hours().injectNull(0.3), hours().injectNull(0.3))
                .as((answered, closed) -> new FeedbackCase("c", Summaries.NOON, at(answered), at(closed)));
    }

    private static Arbitrary<ResponseTimes.Contact> contacts() {
        return Combinators.combine(
                        Combinators.combine(hours(), Arbitraries.of(true, false))
                                .as((hour, automatic) ->
                                        new ResponseTimes.Reply(Summaries.NOON.plus(Duration.ofHours(hour)), automatic))
                                .list()
                                .ofMaxSize(2),
                        hours().injectNull(0.5))
                .as((replies, resolved) -> new ResponseTimes.Contact(Summaries.NOON, replies, at(resolved)));
    }

    private static Arbitrary<Collection<FirstContactResolution.Contact>> mattersOfOne() {
        return Combinators.combine(Arbitraries.of("bill", "login"), hours(), Arbitraries.of(true, false))
                .as((topic, hour, resolved) -> new FirstContactResolution.Contact(
                        "c", topic, Summaries.NOON.plus(Duration.ofHours(hour)), resolved))
                .list()
                .ofMaxSize(5)
                .map(list -> list);
    }

    private static Arbitrary<Containment.Session> sessions() {
        return Combinators.combine(hours().injectNull(0.5), Arbitraries.of(Containment.Outcome.class))
                .as((contact, outcome) -> new Containment.Session(Summaries.NOON, at(contact), outcome));
    }

    private static Arbitrary<QueueAbandonment.Call> calls() {
        return Combinators.combine(Arbitraries.of(0, 4, 5, 6, 60), Arbitraries.of(true, false))
                .as((seconds, answered) -> new QueueAbandonment.Call(Duration.ofSeconds(seconds), answered));
    }

    private static Arbitrary<CommunityHealth.Discussion> threads() {
        return Combinators.combine(
                        Combinators.combine(Arbitraries.of("a", "b", "c"), hours())
                                .as((author, hour) ->
                                        new CommunityHealth.Post(author, Summaries.NOON.plus(Duration.ofHours(hour))))
                                .list()
                                .ofMaxSize(4),
                        Arbitraries.of(true, false))
                .as((posts, accepted) ->
                        new CommunityHealth.Discussion("a", Summaries.NOON, posts, accepted && !posts.isEmpty()));
    }

    private static Arbitrary<Automation.Conversation> conversations() {
        return Combinators.combine(
                        Arbitraries.of(Automation.Handler.class),
                        Arbitraries.of(true, false),
                        Arbitraries.integers()
                                .between(1, 5)
                                .map(Integer::doubleValue)
                                .injectNull(0.3))
                .as((handler, wrong, rating) ->
                        new Automation.Conversation(handler, wrong && handler != Automation.Handler.HUMAN, rating));
    }
}
