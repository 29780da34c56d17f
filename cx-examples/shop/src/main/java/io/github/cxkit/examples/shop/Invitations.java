package io.github.cxkit.examples.shop;

import io.github.cxkit.survey.InvitationPolicy;
import io.github.cxkit.survey.InvitationPolicy.Decision;
import io.github.cxkit.survey.InvitationPolicy.Reason;
import io.github.cxkit.survey.InvitationPolicy.Request;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides whom to ask and remembers when; who it was is kept as a digest only. */
@Component
class Invitations {

    private static final InvitationPolicy POLICY =
            InvitationPolicy.transactional("shop").withSample(ShopTouchpoint.HOME.id(), 0.1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Responses responses;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<Reason, LongAdder> counts = new ConcurrentHashMap<>();

    Invitations(
            JdbcClient jdbc, TransactionTemplate transaction, Responses responses, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.responses = responses;
        this.clock = clock;
        this.meters = meters;
    }

    Decision decide(String customer, ShopTouchpoint touchpoint, boolean consent, ZoneId zone) {
        Decision decision = decided(customer, touchpoint, consent, zone);
        counts.computeIfAbsent(decision.reason(), reason -> new LongAdder()).increment();
        Counter.builder("cx.invitations")
                .tag("touchpoint", touchpoint.id())
                .tag("reason", decision.reason().name().toLowerCase(Locale.ROOT))
                .description("customers who were asked, or why not")
                .register(meters)
                .increment();
        return decision;
    }

    /** How often each reason decided since the start. */
    Map<Reason, Long> counts() {
        Map<Reason, Long> sums = new EnumMap<>(Reason.class);
        counts.forEach((reason, count) -> sums.put(reason, count.sum()));
        return sums;
    }

    private Decision decided(String customer, ShopTouchpoint touchpoint, boolean consent, ZoneId zone) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String digest = Responses.digest(customer);
        Decision decision =
                POLICY.decide(new Request(digest, touchpoint.id(), consent, now, zone, lastInvited(digest), 0));
        if (!decision.invite()) {
            return decision;
        }
        boolean asked = Boolean.TRUE.equals(transaction.execute(status -> {
            if (remember(digest, now)) {
                responses.writeAsked(digest, touchpoint, now);
                return true;
            }
            status.setRollbackOnly();
            return false;
        }));
        if (!asked) {
            return new Decision(false, Reason.QUARANTINE); // somebody else asked in this very moment
        }
        responses.countAsked(touchpoint, now);
        return decision;
    }

    private @Nullable Instant lastInvited(String digest) {
        return jdbc.sql("select asked from invitation where customer = ?")
                .param(digest)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private boolean remember(String digest, Instant now) {
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        int changed = jdbc.sql("update invitation set asked = ? where customer = ? and asked <= ?")
                .param(time)
                .param(digest)
                .param(now.minus(POLICY.quarantine()).atOffset(ZoneOffset.UTC))
                .update();
        if (changed > 0) {
            return true;
        }
        try {
            return jdbc.sql("insert into invitation (customer, asked) values (?, ?)")
                            .param(digest)
                            .param(time)
                            .update()
                    > 0;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
