package io.github.cxkit.examples.shop;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Knows whether the database is there, so that nobody who reads the board has to wait for it; settles what was uncertain. */
@Component
class DatabaseWatch {

    private static final long EVERY_MILLIS = 2_000;

    private final FeedbackStore store;
    private final LiveBoard board;
    private final CaseDesk desk;
    private final AlertDesk alerts;
    private volatile boolean away;
    private volatile long changes;

    DatabaseWatch(FeedbackStore store, LiveBoard board, CaseDesk desk, AlertDesk alerts) {
        this.store = store;
        this.board = board;
        this.desk = desk;
        this.alerts = alerts;
    }

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void look() {
        try {
            store.ping();
            board.settle();
            desk.settle();
            alerts.settle();
            set(false);
        } catch (DataAccessException | TransactionException e) {
            set(true);
        }
    }

    private synchronized void set(boolean nowAway) {
        changes += away == nowAway ? 0 : 1;
        away = nowAway;
    }

    /** How often it went away or came back. */
    long changes() {
        return changes;
    }

    boolean isAway() {
        return away;
    }
}
