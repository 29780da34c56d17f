package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.CaseFile.Kind;
import io.github.cxkit.examples.shop.CaseFile.Step;
import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackSource;
import io.github.cxkit.service.FollowUp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Feedback and cases on disk: what is here is counted, what is not here was never thanked for. */
@Component
class FeedbackStore {

    private static final String TOLD = "feedback_key, source, touchpoint, rating, language, segment, customer,"
            + " order_number, remark, received";
    private static final String CASE = "f.feedback_key, source, touchpoint, rating, language, segment, customer,"
            + " order_number, remark, received, reasons, owner, deadline";
    private static final String REASONS = "\n";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FeedbackStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** What became of feedback. */
    enum Outcome {
        /** Written for the first time. */
        STORED,
        /** Written before with the same content; not written again. */
        REPEATED,
        /** The key belongs to other feedback. */
        CONFLICT
    }

    /**
     * Writes and commits, or finds that it was written before.
     *
     * @param told what
     * @param reaction decided once it is known to be new, and written with it
     * @return what became of it
     */
    Outcome store(Told told, Supplier<Reaction> reaction) {
        try {
            transaction.executeWithoutResult(status -> {
                insert(told);
                Reaction decided = reaction.get();
                FollowUp opens = decided.opens();
                String joins = decided.joins();
                if (opens != null) {
                    jdbc.sql("insert into case_file (feedback_key, reasons, owner, deadline) values (?, ?, ?, ?)")
                            .params(
                                    told.key(),
                                    String.join(REASONS, opens.reasons()),
                                    opens.owner(),
                                    at(opens.deadline()))
                            .update();
                }
                if (joins != null) {
                    insert(joins, heard(told));
                }
            });
            return Outcome.STORED;
        } catch (DuplicateKeyException e) {
            return find(told.key())
                    .filter(told::saysTheSameAs)
                    .map(there -> Outcome.REPEATED)
                    .orElse(Outcome.CONFLICT);
        }
    }

    /** The step of a case that says that its customer said more. */
    static Step heard(Told told) {
        return new Step(
                told.key(), Kind.HEARD, told.feedback().text(), told.feedback().at());
    }

    private void insert(Told told) {
        Feedback feedback = told.feedback();
        Feedback.Rating rating = feedback.rating();
        jdbc.sql("insert into feedback (" + TOLD + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(told.key())
                .param(feedback.source().name())
                .param(feedback.touchpoint())
                .param(rating == null ? null : rating.value())
                .param(Objects.requireNonNull(feedback.language()))
                .param(told.segment().name())
                .param(feedback.customer())
                .param(told.order())
                .param(feedback.text().isEmpty() ? null : feedback.text())
                .param(at(feedback.at()))
                .update();
    }

    /** Writes a step of a case. */
    void add(String key, Step step) {
        transaction.executeWithoutResult(status -> insert(key, step));
    }

    private void insert(String key, Step step) {
        jdbc.sql("insert into case_step (step_id, feedback_key, kind, detail, happened) values (?, ?, ?, ?, ?)")
                .params(step.id(), key, step.kind().name(), step.detail(), at(step.at()))
                .update();
    }

    /** The feedback of a key, if there is any on disk. */
    Optional<Told> find(String key) {
        return jdbc.sql("select " + TOLD + " from feedback where feedback_key = ?")
                .param(key)
                .query((row, number) -> told(row))
                .optional();
    }

    /** All feedback since a moment, in order of time, row by row. */
    void forEach(Instant since, Consumer<Told> each) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("select " + TOLD + " from feedback where received >= ? order by received")
                        .param(at(since))
                        .query(row -> {
                            each.accept(told(row));
                        }));
    }

    /** The ratings of all answers to the shop's own questions, in no order, row by row. */
    void forEachRating(Consumer<Told> each) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("select " + TOLD + " from feedback where source = 'SURVEY' and rating is not null")
                        .query(row -> {
                            each.accept(bare(row));
                        }));
    }

    /** All cases that came in since a moment, and the older ones that nobody answered. */
    List<CaseFile> cases(Instant since) {
        Map<String, List<Step>> steps = new HashMap<>();
        jdbc.sql("select s.feedback_key, step_id, kind, detail, happened from case_step s join feedback f"
                        + " on f.feedback_key = s.feedback_key order by happened, step_id")
                .query(row -> {
                    steps.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                            .add(step(row));
                });
        return jdbc
                .sql("select " + CASE + " from case_file c join feedback f on f.feedback_key = c.feedback_key")
                .query((row, number) -> caseFile(row, steps.getOrDefault(row.getString(1), List.of())))
                .list()
                .stream()
                .filter(each -> each.isWaiting() || !each.opened().received().isBefore(since))
                .toList();
    }

    /** The case of a key, if there is one on disk. */
    Optional<CaseFile> findCase(String key) {
        List<Step> steps = jdbc.sql("select feedback_key, step_id, kind, detail, happened from case_step"
                        + " where feedback_key = ? order by happened, step_id")
                .param(key)
                .query((row, number) -> step(row))
                .list();
        return jdbc.sql("select " + CASE + " from case_file c join feedback f on f.feedback_key = c.feedback_key"
                        + " where c.feedback_key = ?")
                .param(key)
                .query((row, number) -> caseFile(row, steps))
                .optional();
    }

    /** Whether the database answers. */
    void ping() {
        jdbc.sql("select 1").query(Integer.class).single();
    }

    private static Told told(ResultSet row) throws SQLException {
        Told bare = bare(row);
        String words = row.getString(9);
        return words == null ? bare : new Told(Remarks.read(bare.feedback(), words), bare.order(), bare.segment());
    }

    /** Without the words. */
    private static Told bare(ResultSet row) throws SQLException {
        FeedbackSource source = FeedbackSource.valueOf(row.getString(2));
        Feedback feedback =
                Feedback.of(row.getString(1), source, instant(row, 10)).inLanguage(row.getString(5));
        String touchpoint = row.getString(3);
        if (touchpoint != null) {
            feedback = feedback.about(touchpoint);
        }
        double rating = row.getDouble(4);
        if (!row.wasNull()) {
            feedback = feedback.rated(rating, Remarks.scale(source, touchpoint));
        }
        String customer = row.getString(7);
        if (customer != null) {
            feedback = feedback.from(customer);
        }
        return new Told(feedback, row.getString(8), Segment.valueOf(row.getString(6)));
    }

    private static CaseFile caseFile(ResultSet row, List<Step> steps) throws SQLException {
        Told told = told(row);
        FollowUp opened = new FollowUp(
                told.key(),
                Reactions.respondent(told),
                Objects.requireNonNullElse(told.feedback().touchpoint(), ""),
                List.of(row.getString(11).split(REASONS)),
                row.getString(12),
                told.feedback().at(),
                instant(row, 13),
                null,
                null);
        return CaseFile.of(told, opened, steps);
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(row.getString(2), Kind.valueOf(row.getString(3)), row.getString(4), instant(row, 5));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Objects.requireNonNull(time).toInstant();
    }
}
