package io.github.cxkit.examples.shop;

import io.github.cxkit.service.FeedbackCase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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

    /** An answer as it was stored. */
    record Stored(String key, ShopTouchpoint touchpoint, int rating, Instant received) {}

    /** Writes and commits, or finds that it was written before. */
    Outcome store(Stored answer, @Nullable String remark, boolean followUp) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("insert into answer (answer_key, touchpoint, rating, remark, received) values (?, ?, ?, ?, ?)")
                        .param(answer.key)
                        .param(answer.touchpoint.id())
                        .param(answer.rating)
                        .param(remark)
                        .param(at(answer.received))
                        .update();
                if (followUp) {
                    jdbc.sql("insert into follow_up (answer_key) values (?)")
                            .param(answer.key)
                            .update();
                }
            });
            return Outcome.STORED;
        } catch (DuplicateKeyException e) {
            return find(answer.key)
                    .filter(there -> there.touchpoint == answer.touchpoint && there.rating == answer.rating)
                    .map(there -> Outcome.REPEATED)
                    .orElse(Outcome.CONFLICT);
        }
    }

    /** The answer of a key, if there is one on disk. */
    Optional<Stored> find(String key) {
        return jdbc.sql("select answer_key, touchpoint, rating, received from answer where answer_key = ?")
                .param(key)
                .query((row, number) -> stored(row))
                .optional();
    }

    /** Every answer there is, in no order, row by row. */
    void forEach(Consumer<Stored> answers) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("select answer_key, touchpoint, rating, received from answer")
                        .query(row -> {
                            answers.accept(stored(row));
                        }));
    }

    /** Unhappy customers whom nobody has answered yet, oldest first. */
    List<Stored> waiting() {
        return jdbc.sql("select a.answer_key, a.touchpoint, a.rating, a.received from follow_up f join answer a"
                        + " on a.answer_key = f.answer_key where f.first_response is null order by a.received limit "
                        + MOST_WAITING)
                .query((row, number) -> stored(row))
                .list();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString(1),
                ShopTouchpoint.of(row.getString(2)).orElseThrow(),
                row.getInt(3),
                Objects.requireNonNull(instant(row, 4)));
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
