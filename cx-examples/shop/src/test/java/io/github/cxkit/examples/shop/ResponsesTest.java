package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Of those asked, how many answered. */
class ResponsesTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant OLD = NOW.minus(Duration.ofDays(9));

    private final DataSource database =
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    private Responses responses = opened();

    private Responses opened() {
        new ResourceDatabasePopulator(new ClassPathResource("schema.sql")).execute(database);
        return new Responses(JdbcClient.create(database), Clock.fixed(NOW, ROME), ROME);
    }

    @BeforeEach
    void ask() {
        for (int i = 0; i < 4; i++) {
            ask("old-" + i, OLD);
        }
        ask("young", NOW.minus(Duration.ofDays(1)));
        ask("waiting", NOW.minus(Duration.ofHours(1)));
    }

    private void ask(String customer, Instant at) {
        responses.writeAsked(Responses.digest(customer), ShopTouchpoint.DELIVERY, at);
        responses.countAsked(ShopTouchpoint.DELIVERY, at);
    }

    private boolean answer(String customer, ShopTouchpoint touchpoint, Instant at) {
        Feedback feedback = Feedback.of("key-" + customer, FeedbackSource.SURVEY, at)
                .about(touchpoint.id())
                .from(customer);
        Instant asked = responses.writeAnswered(new Told(feedback, null, Segment.NEW));
        if (asked != null) {
            responses.countAnswered(touchpoint, asked);
        }
        return asked != null;
    }

    private Responses.Answered delivery() {
        Map<ShopTouchpoint, Responses.Answered> rates = responses.rates();
        assertThat(rates).containsOnlyKeys(ShopTouchpoint.DELIVERY);
        return Objects.requireNonNull(rates.get(ShopTouchpoint.DELIVERY));
    }

    @Test
    void anInvitationCountsOnceItsWeekIsOver() {
        assertThat(answer("old-0", ShopTouchpoint.DELIVERY, OLD.plusSeconds(60)))
                .isTrue();
        assertThat(answer("young", ShopTouchpoint.DELIVERY, NOW)).isTrue();
        assertThat(delivery().rate().part()).isEqualTo(1);
        assertThat(delivery().rate().whole()).isEqualTo(4);
        assertThat(delivery().rate().value().orElseThrow()).isEqualTo(0.25);
        assertThat(delivery().waiting()).isEqualTo(2);
        assertThat(delivery().soFar()).isEqualTo(1);
    }

    @Test
    void whatIsNoAnswerToAnInvitationAnswersNone() {
        assertThat(answer(
                        "old-0",
                        ShopTouchpoint.DELIVERY,
                        OLD.plus(Responses.WAIT).plusSeconds(1)))
                .as("too late")
                .isFalse();
        assertThat(answer("old-1", ShopTouchpoint.CLUB, OLD.plusSeconds(60)))
                .as("elsewhere")
                .isFalse();
        assertThat(answer("stranger", ShopTouchpoint.DELIVERY, NOW))
                .as("not asked")
                .isFalse();
        assertThat(answer("old-2", ShopTouchpoint.DELIVERY, OLD.minusSeconds(60)))
                .as("before")
                .isFalse();
        assertThat(answer("old-3", ShopTouchpoint.DELIVERY, OLD.plusSeconds(60)))
                .isTrue();
        assertThat(answer("old-3", ShopTouchpoint.DELIVERY, OLD.plusSeconds(90)))
                .as("again")
                .isFalse();
        assertThat(delivery().rate().part()).isEqualTo(1);
    }

    @Test
    void aRestartCountsTheSame() {
        answer("old-0", ShopTouchpoint.DELIVERY, OLD.plusSeconds(60));
        answer("young", ShopTouchpoint.DELIVERY, NOW);
        Responses.Answered before = delivery();
        responses = opened();
        assertThat(delivery()).isEqualTo(before);
    }

    @Test
    void nobodyAskedIsNoRate() {
        ask("elsewhere", NOW.minus(Duration.ofDays(60)));
        assertThat(responses.rates().get(ShopTouchpoint.DELIVERY)).isEqualTo(delivery());
        assertThat(delivery().rate().whole()).isEqualTo(4);
    }
}
