package io.github.cxkit.service;

import static io.github.cxkit.service.ResponseTimes.AutomaticReplies.COUNT;
import static io.github.cxkit.service.ResponseTimes.AutomaticReplies.IGNORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.service.Automation.Conversation;
import io.github.cxkit.service.Automation.Handler;
import io.github.cxkit.service.Containment.Outcome;
import io.github.cxkit.service.Containment.Session;
import io.github.cxkit.service.FirstContactResolution.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactCentreTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private static Instant day(long day) {
        return Instant.EPOCH.plus(Duration.ofDays(day));
    }

    private static FirstContactResolution.Definition weekTo(long day) {
        return new FirstContactResolution.Definition(WEEK, day(day));
    }

    private static ResponseTimes.Definition measured(long hour, ResponseTimes.AutomaticReplies automatic) {
        return new ResponseTimes.Definition(hour((double) hour), automatic, ServiceHours.ALWAYS);
    }

    private static Instant hour(double hour) {
        return Instant.EPOCH.plusSeconds(Math.round(hour * 3600));
    }

    @Test
    void aRepeatWithinTheWindowIsTheSameIssue() {
        FirstContactResolution fcr = FirstContactResolution.of(
                List.of(
                        new Contact("a", "bill", day(10), true),
                        new Contact("a", "bill", day(3), false),
                        new Contact("a", "login", day(3), true),
                        new Contact("a", "bill", day(20), true),
                        new Contact("b", "bill", day(28), true)),
                WEEK,
                day(30));
        // bill on day 3 and 10: one issue; day 20: another; login: at first contact; b: window still open
        assertThat(fcr).isEqualTo(new FirstContactResolution(weekTo(30), 4, 3, 3, 2, 4));
        assertThat(fcr.ofAll().value().orElseThrow()).isEqualTo(2 / 3.0);
        assertThat(fcr.ofResolved().value().orElseThrow()).isEqualTo(2 / 3.0);
        assertThat(fcr.contactsPerIssue().orElseThrow()).isEqualTo(4 / 3.0);
    }

    @Test
    void exactlyTheWindowIsUndecided() {
        var contacts = List.of(new Contact("a", "bill", day(0), true));
        assertThat(FirstContactResolution.of(contacts, WEEK, day(7)).decided()).isZero();
        assertThat(FirstContactResolution.of(contacts, WEEK, day(7).plusNanos(1))
                        .decided())
                .isEqualTo(1);
        FirstContactResolution none = FirstContactResolution.of(List.of(), WEEK, day(7));
        assertThat(none.ofAll().value().isKnown()).isFalse();
        assertThat(none.contactsPerIssue().isKnown()).isFalse();
    }

    @Test
    void customersCanBeCountedInParts() {
        var a = FirstContactResolution.of(List.of(new Contact("a", "bill", day(0), true)), WEEK, day(9));
        var b = FirstContactResolution.of(List.of(new Contact("b", "bill", day(0), false)), WEEK, day(9));
        assertThat(a.merge(b)).isEqualTo(new FirstContactResolution(weekTo(9), 2, 2, 1, 1, 2));
        assertThatThrownBy(() -> FirstContactResolution.of(List.of(new Contact("a", "x", day(2), true)), WEEK, day(1)))
                .hasMessageContaining("after the as-of time");
        assertThatThrownBy(() -> FirstContactResolution.of(List.of(), Duration.ZERO, day(1)))
                .hasMessageContaining("window must be > 0");
        assertThatThrownBy(() -> new FirstContactResolution(weekTo(9), 1, 2, 0, 0, 2))
                .hasMessageContaining("contradict");
        assertThatThrownBy(() -> new FirstContactResolution(weekTo(9), 2, 1, 2, 0, 2))
                .hasMessageContaining("contradict");
        assertThatThrownBy(() -> new FirstContactResolution(weekTo(9), 2, 1, 0, 1, 2))
                .hasMessageContaining("contradict");
        assertThatThrownBy(() -> new FirstContactResolution(weekTo(9), 2, 2, 1, 1, 1))
                .hasMessageContaining("contradict");
    }

    @Test
    void whoStillWaitsPullsTheCensoredMedianUp() {
        ResponseTimes times = ResponseTimes.of(
                List.of(
                        contact(0, 4.0, 8.0),
                        contact(0, 2.0, null),
                        new ResponseTimes.Contact(hour(0), List.of(), null)),
                measured(10, IGNORE));
        assertThat(times.answered()).isEqualTo(2);
        assertThat(times.unanswered()).isEqualTo(1);
        assertThat(times.medianFirstResponse().orElseThrow()).isEqualTo(Duration.ofHours(3));
        assertThat(times.meanFirstResponse().orElseThrow()).isEqualTo(Duration.ofHours(3));
        assertThat(times.p90FirstResponse().orElseThrow()).isEqualTo(Duration.ofMinutes(228));
        assertThat(times.medianWithCensoring().orElseThrow()).isEqualTo(Duration.ofHours(4));
        assertThat(times.resolved()).isEqualTo(1);
        assertThat(times.medianResolution().orElseThrow()).isEqualTo(Duration.ofHours(8));
        assertThat(times.evidence().excluded().count("still waiting")).isEqualTo(1);
        assertThat(times.merge(ResponseTimes.of(List.of(), measured(10, IGNORE))))
                .isEqualTo(times);
    }

    private static ResponseTimes.Contact contact(double opened, double reply, @Nullable Double resolved) {
        return new ResponseTimes.Contact(
                hour(opened),
                List.of(new ResponseTimes.Reply(hour(reply), false), new ResponseTimes.Reply(hour(opened), true)),
                resolved == null ? null : hour(resolved));
    }

    @Test
    void anAutomaticReplyIsAnAnswerOnlyIfSaid() {
        var contacts = List.of(contact(0, 4.0, null));
        assertThat(ResponseTimes.of(contacts, measured(9, COUNT))
                        .medianFirstResponse()
                        .orElseThrow())
                .isZero();
        ResponseTimes none = ResponseTimes.of(List.of(), measured(9, COUNT));
        assertThat(none.meanFirstResponse().isKnown()).isFalse();
        assertThat(none.medianWithCensoring().isKnown()).isFalse();
    }

    @Test
    void repliesOutOfOrderInTimeAreRefused() {
        assertThatThrownBy(() -> contact(5, 4.0, null)).hasMessageContaining("reply must not be before the contact");
        assertThatThrownBy(() -> contact(5, 6.0, 4.0)).hasMessageContaining("resolved must not be before the contact");
        for (ResponseTimes.Contact late :
                List.of(contact(11, 11.0, null), contact(1, 11.0, null), contact(1, 2.0, 11.0))) {
            assertThatThrownBy(() -> ResponseTimes.of(List.of(late), measured(10, COUNT)))
                    .hasMessageContaining("after the as-of time");
        }
    }

    @Test
    void whoHangsUpAtOnceCountsOnNeitherSide() {
        Duration limit = Duration.ofSeconds(10);
        QueueAbandonment queue = QueueAbandonment.of(
                List.of(
                        new QueueAbandonment.Call(Duration.ofSeconds(3), false),
                        new QueueAbandonment.Call(Duration.ofSeconds(10), false),
                        new QueueAbandonment.Call(Duration.ofSeconds(2), true)),
                limit);
        assertThat(queue).isEqualTo(new QueueAbandonment(limit, 3, 1, 1));
        assertThat(queue.add(new QueueAbandonment.Call(Duration.ofSeconds(40), false)))
                .isEqualTo(new QueueAbandonment(limit, 4, 1, 2));
        assertThat(queue.add(new QueueAbandonment.Call(Duration.ofSeconds(40), true)))
                .isEqualTo(new QueueAbandonment(limit, 4, 1, 1));
        assertThat(queue.rate().value().orElseThrow()).isEqualTo(0.5);
        assertThat(queue.merge(queue)).isEqualTo(new QueueAbandonment(limit, 6, 2, 2));
        assertThatThrownBy(() -> new QueueAbandonment(limit, 1, 1, 1))
                .hasMessageContaining("of 1 calls offered, 1 + 1");
        assertThatThrownBy(() -> new QueueAbandonment.Call(Duration.ofSeconds(-1), true))
                .hasMessage("waited must be >= 0 but was PT-1S");
        assertThatThrownBy(() -> queue.merge(QueueAbandonment.of(List.of(), Duration.ofSeconds(5))))
                .hasMessage(
                        "queue abandonments of different definitions cannot be merged: shortAbandon PT10S and PT5S");
        assertThatThrownBy(() -> QueueAbandonment.summarizer(Duration.ofSeconds(-1)))
                .hasMessageContaining("shortAbandon must be >= 0");
    }

    @Test
    void peopleCountOnceOnEachSide() {
        SelfService people = SelfService.of(List.of("a", "b", "a", "d"), List.of("d"));
        assertThat(people).isEqualTo(new SelfService(3, 1));
        assertThat(people.share().value().orElseThrow()).isEqualTo(0.75);
        assertThat(people.ratio().orElseThrow()).isEqualTo(3);
        assertThat(SelfService.of(List.of("a"), List.of()).ratio())
                .hasToString("insufficient (self-service ratio: nobody wrote a ticket)");
        assertThatThrownBy(() -> new SelfService(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void silenceIsContainedButNoSuccess() {
        Duration window = Duration.ofHours(24);
        Containment sum = Containment.of(
                List.of(
                        new Session(hour(0), null, Outcome.SOLVED),
                        new Session(hour(0), null, Outcome.UNKNOWN),
                        new Session(hour(0), hour(24), Outcome.SOLVED),
                        new Session(hour(0), hour(25), Outcome.UNSOLVED),
                        new Session(hour(76), null, Outcome.SOLVED)),
                window,
                hour(100));
        Containment.Definition definition = new Containment.Definition(window, hour(100));
        assertThat(sum).isEqualTo(new Containment(definition, 5, 4, 3, 1));
        assertThat(sum.containment().value().orElseThrow()).isEqualTo(0.75);
        assertThat(sum.success().value().orElseThrow()).isEqualTo(0.25);
        assertThat(sum.merge(Containment.of(List.of(), window, hour(100)))).isEqualTo(sum);
        assertThatThrownBy(() -> new Session(hour(5), hour(4), Outcome.SOLVED))
                .hasMessageContaining("the end of the session");
        assertThatThrownBy(() -> sum.add(new Session(hour(101), null, Outcome.SOLVED)))
                .hasMessageContaining("ended must not be after");
        assertThatThrownBy(() -> sum.add(new Session(hour(1), hour(101), Outcome.SOLVED)))
                .hasMessageContaining("humanContact must not be after");
        assertThatThrownBy(() -> new Containment(definition, 1, 1, 1, 2)).hasMessageContaining("must hold");
        assertThatThrownBy(() -> new Containment(definition, 1, 1, 2, 1)).hasMessageContaining("must hold");
        assertThatThrownBy(() -> new Containment(definition, 1, 2, 1, 1)).hasMessageContaining("must hold");
    }

    @Test
    void handedOverConversationsAreInNeitherMean() {
        Automation automation = Automation.of(List.of(
                new Conversation(Handler.BOT, false, 4.0),
                new Conversation(Handler.BOT, true, null),
                new Conversation(Handler.BOT_THEN_HUMAN, true, 1.0),
                new Conversation(Handler.HUMAN, false, 5.0),
                new Conversation(Handler.HUMAN, false, null)));
        assertThat(automation.automated().value().orElseThrow()).isEqualTo(0.4);
        assertThat(automation.escalation().value().orElseThrow()).isEqualTo(1 / 3.0);
        assertThat(automation.wrongAnswers().value().orElseThrow()).isEqualTo(2 / 3.0);
        assertThat(automation.satisfactionGap().orElseThrow()).isEqualTo(1);
        assertThat(Automation.EMPTY.satisfactionGap().isKnown()).isFalse();
        assertThat(Automation.EMPTY
                        .add(new Conversation(Handler.BOT, false, 4.0))
                        .satisfactionGap()
                        .isKnown())
                .isFalse();
        assertThatThrownBy(() -> new Conversation(Handler.HUMAN, true, null))
                .hasMessageContaining("without the machine");
        assertThatThrownBy(() -> new Conversation(Handler.BOT, true, Double.NaN))
                .hasMessageContaining("satisfaction");
        assertThatThrownBy(() -> new Automation(1, 1, 0, 3, 0, 0, 0, 0))
                .hasMessageContaining("wrong must lie in [0, 2]");
    }
}
