package io.github.cxkit.examples.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Alerts on disk, so that a restart neither tells them again nor forgets who said that they are known. */
@Component
class AlertStore {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AlertStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * An alert that somebody knows of: until then nobody needs to be told.
     *
     * @param key whose
     * @param until when it speaks again
     * @param by who knows of it
     */
    record Mute(String key, Instant until, String by) {}

    /** Writes an alert as it stands, or as it ended. */
    void save(Raised alert) {
        transaction.executeWithoutResult(status -> {
            int changed = jdbc.sql("update alert set score = ?, reference = ?, answers = ?, ended = ?"
                            + " where alert_key = ? and since = ?")
                    .param(alert.score())
                    .param(alert.reference())
                    .param(alert.n())
                    .param(ended(alert))
                    .param(alert.key())
                    .param(at(alert.since()))
                    .update();
            if (changed == 0) {
                jdbc.sql(
                                "insert into alert (alert_key, since, rule, touchpoint, subject, score, reference, answers, ended)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .param(alert.key())
                        .param(at(alert.since()))
                        .param(alert.rule())
                        .param(
                                alert.touchpoint() == null
                                        ? null
                                        : alert.touchpoint().id())
                        .param(alert.subject())
                        .param(alert.score())
                        .param(alert.reference())
                        .param(alert.n())
                        .param(ended(alert))
                        .update();
            }
        });
    }

    /** What stands, and what ended since a moment, in the order in which it was raised. */
    List<Raised> since(Instant moment) {
        return jdbc.sql(
                        "select alert_key, since, rule, touchpoint, subject, score, reference, answers, ended from alert"
                                + " where ended is null or ended > ? order by since")
                .param(at(moment))
                .query((row, number) -> raised(row))
                .list();
    }

    /** Says that an alert is known. */
    void mute(Mute mute) {
        transaction.executeWithoutResult(status -> {
            delete(mute.key());
            jdbc.sql("insert into alert_mute (alert_key, muted_until, muted_by) values (?, ?, ?)")
                    .params(mute.key(), at(mute.until()), mute.by())
                    .update();
        });
    }

    /** Lets an alert speak again. */
    void unmute(String key) {
        transaction.executeWithoutResult(status -> delete(key));
    }

    private void delete(String key) {
        jdbc.sql("delete from alert_mute where alert_key = ?").param(key).update();
    }

    /** All that are known at a moment. */
    List<Mute> mutes(Instant now) {
        return jdbc.sql("select alert_key, muted_until, muted_by from alert_mute where muted_until > ?")
                .param(at(now))
                .query((row, number) -> new Mute(row.getString(1), instant(row, 2), row.getString(3)))
                .list();
    }

    private static Raised raised(ResultSet row) throws SQLException {
        String touchpoint = row.getString(4);
        return new Raised(
                row.getString(1),
                row.getString(3),
                touchpoint == null ? null : ShopTouchpoint.of(touchpoint).orElse(null),
                row.getString(5),
                row.getDouble(6),
                row.getDouble(7),
                row.getLong(8),
                instant(row, 2),
                row.getObject(9) == null ? null : instant(row, 9));
    }

    private static @Nullable OffsetDateTime ended(Raised alert) {
        return alert.ended() == null ? null : at(alert.ended());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Objects.requireNonNull(time).toInstant();
    }
}
