package io.github.cxkit.examples.shop;

import io.github.cxkit.service.FeedbackCase;
import io.github.cxkit.survey.RatingTally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The answers on disk: what is here is counted, what is not here was never thanked for. */
@Component
class AnswerStore {

    private static final int MOST_WAITING = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AnswerStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** What became of an answer. */
    enum Outcome {
        /** Written for the first time. */
        STORED,
        /** Written before with the same content; not written again. */
        REPEATED,
        /** The key belongs to another answer. */
        CONFLICT
    }

    /** An unhappy customer whom nobody has answered yet. */
    record Waiting(String key, ShopTouchpoint touchpoint, int rating) {}

    /** Writes and commits, or finds that it was written before. */
    Outcome store(String key, ShopTouchpoint touchpoint, int rating, @Nullable String remark, Instant now) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("insert into answer (answer_key, touchpoint, rating, remark, received) values (?, ?, ?, ?, ?)")
                        .param(key)
                        .param(touchpoint.id())
                        .param(rating)
                        .param(remark)
                        .param(at(now))
                        .update();
                if (touchpoint.needsFollowUp(rating)) {
                    jdbc.sql("insert into follow_up (answer_key) values (?)")
                            .param(key)
                            .update();
                }
            });
            return Outcome.STORED;
        } catch (DuplicateKeyException e) {
            boolean same = jdbc.sql("select touchpoint, rating from answer where answer_key = ?")
                    .param(key)
                    .query((row, number) -> row.getString(1).equals(touchpoint.id()) && row.getInt(2) == rating)
                    .optional()
                    .orElse(false);
            return same ? Outcome.REPEATED : Outcome.CONFLICT;
        }
    }

    /** All answers of a touchpoint, counted by the database. */
    RatingTally tally(ShopTouchpoint touchpoint) {
        long[] counts = new long[touchpoint.metric().scale().size()];
        jdbc.sql("select rating, count(*) from answer where touchpoint = ? group by rating")
                .param(touchpoint.id())
                .query(row -> {
                    counts[touchpoint.metric().scale().indexOf(row.getInt(1))] = row.getLong(2);
                });
        return RatingTally.ofCounts(touchpoint.metric().scale(), counts);
    }

    List<Waiting> waiting() {
        return jdbc.sql("select a.answer_key, a.touchpoint, a.rating from follow_up f join answer a"
                        + " on a.answer_key = f.answer_key where f.first_response is null order by a.received limit "
                        + MOST_WAITING)
                .query((row, number) -> new Waiting(
                        row.getString(1), ShopTouchpoint.of(row.getString(2)).orElseThrow(), row.getInt(3)))
                .list();
    }

    /** All cases since a moment, for the rate of answers in time. */
    List<FeedbackCase> cases(Instant since) {
        return jdbc.sql("select a.answer_key, a.received, f.first_response, f.closed from follow_up f join answer a"
                        + " on a.answer_key = f.answer_key where a.received >= ?")
                .param(at(since))
                .query((row, number) -> new FeedbackCase(
                        row.getString(1), Objects.requireNonNull(instant(row, 2)), instant(row, 3), instant(row, 4)))
                .list();
    }

    /** Notes that a customer was answered; a second note changes nothing. */
    boolean answered(String key, Instant now) {
        return jdbc.sql("update follow_up set first_response = ?, closed = ? where answer_key = ?"
                                + " and first_response is null")
                        .params(at(now), at(now), key)
                        .update()
                > 0;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
