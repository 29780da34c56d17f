package io.github.cxkit.examples.shop;

import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackSource;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.Dispositions;
import io.github.cxkit.survey.Dispositions.ResponseRate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who was asked and who answered: on disk by customer, whose name is kept as a digest only; in memory by day and touchpoint. An
 * invitation has a week; before it is over it counts neither as answered nor as not answered, since the young ones would make
 * every rate too low.
 */
@Component
class Responses {

    /** How long an invitation waits for its answer. */
    static final Duration WAIT = Duration.ofDays(7);

    /** Days of invitations in the rate. */
    static final int DAYS = 28;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;
    private final TreeMap<LocalDate, Map<ShopTouchpoint, Count>> days = new TreeMap<>();

    Responses(JdbcClient jdbc, Clock clock, @Value("${shop.zone}") ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
        reload();
    }

    private record Count(long asked, long answered) {

        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(asked + other.asked, answered + other.answered);
        }
    }

    /**
     * How a touchpoint is answered.
     *
     * @param rate answered of asked, invitations whose week is over
     * @param waiting invitations whose week is not over
     * @param soFar of these, answered so far
     */
    record Answered(Rate rate, long waiting, long soFar) {}

    /** Writes that somebody was asked; within the caller's transaction. */
    void writeAsked(String digest, ShopTouchpoint touchpoint, Instant at) {
        jdbc.sql("insert into asked (customer, asked, touchpoint) values (?, ?, ?)")
                .params(digest, at(at), touchpoint.id())
                .update();
    }

    /** Counts somebody who was asked, once that is on disk. */
    void countAsked(ShopTouchpoint touchpoint, Instant at) {
        add(at, touchpoint, new Count(1, 0));
    }

    /**
     * Writes that an invitation was answered, if this is the answer to one; within the caller's transaction.
     *
     * @return when it was made, or null if there is none
     */
    @Nullable Instant writeAnswered(Told told) {
        Feedback feedback = told.feedback();
        String touchpoint = feedback.touchpoint();
        if (feedback.source() != FeedbackSource.SURVEY || feedback.customer() == null || touchpoint == null) {
            return null;
        }
        String digest = digest(feedback.customer());
        OffsetDateTime asked = jdbc.sql("select asked from asked where customer = ? and touchpoint = ?"
                        + " and answered is null and asked >= ? and asked <= ? order by asked desc limit 1")
                .params(digest, touchpoint, at(feedback.at().minus(WAIT)), at(feedback.at()))
                .query(OffsetDateTime.class)
                .optional()
                .orElse(null);
        if (asked == null) {
            return null;
        }
        jdbc.sql("update asked set answered = ? where customer = ? and asked = ?")
                .params(at(feedback.at()), digest, asked)
                .update();
        return asked.toInstant();
    }

    /** Counts an answer, once it is on disk. */
    void countAnswered(ShopTouchpoint touchpoint, Instant asked) {
        add(asked, touchpoint, new Count(0, 1));
    }

    /** Counts anew from disk. */
    final void reload() {
        synchronized (days) {
            days.clear();
            jdbc.sql("select touchpoint, asked, answered from asked where asked >= ?")
                    .param(at(clock.instant().minus(DAYS + 2L * WAIT.toDays(), ChronoUnit.DAYS)))
                    .query(row -> {
                        ShopTouchpoint.of(row.getString(1)).ifPresent(touchpoint -> addRow(touchpoint, row));
                    });
        }
    }

    private void addRow(ShopTouchpoint touchpoint, ResultSet row) {
        try {
            Instant asked = Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                    .toInstant();
            add(asked, touchpoint, new Count(1, row.getObject(3) == null ? 0 : 1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Instant asked, ShopTouchpoint touchpoint, Count count) {
        LocalDate day = asked.atZone(zone).toLocalDate();
        synchronized (days) {
            days.computeIfAbsent(day, date -> new EnumMap<>(ShopTouchpoint.class))
                    .merge(touchpoint, count, Count::plus);
            days.headMap(days.lastKey().minusDays(DAYS + 2 * WAIT.toDays())).clear();
        }
    }

    /** The rate of each touchpoint at which anybody was asked, over the last four weeks of invitations that had their week. */
    Map<ShopTouchpoint, Answered> rates() {
        LocalDate over = clock.instant().atZone(zone).toLocalDate().minusDays(WAIT.toDays());
        Map<ShopTouchpoint, Count> old = new EnumMap<>(ShopTouchpoint.class);
        Map<ShopTouchpoint, Count> young = new EnumMap<>(ShopTouchpoint.class);
        synchronized (days) {
            days.tailMap(over.minusDays(DAYS))
                    .forEach((day, counts) -> counts.forEach((touchpoint, count) ->
                            (day.isBefore(over) ? old : young).merge(touchpoint, count, Count::plus)));
        }
        Map<ShopTouchpoint, Answered> rates = new EnumMap<>(ShopTouchpoint.class);
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            Count done = old.getOrDefault(touchpoint, Count.NONE);
            Count open = young.getOrDefault(touchpoint, Count.NONE);
            if (done.asked + open.asked > 0) {
                Dispositions all = new Dispositions(done.answered, 0, 0, done.asked - done.answered, 0, 0);
                rates.put(touchpoint, new Answered(all.responseRate(ResponseRate.RR1), open.asked, open.answered));
            }
        }
        return rates;
    }

    /** Who somebody is, without saying it. */
    static String digest(String customer) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(customer.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
