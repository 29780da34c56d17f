package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.AlertStore.Mute;
import io.github.cxkit.live.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks at the alert rules whether or not anybody has the board open, and tells the webhook what is new and what is over, unless
 * somebody said that it is known.
 */
@Component
class AlertDesk implements DisposableBean {

    private static final int MOST_PAST = 20;
    private static final Duration PAST = Duration.ofHours(24);
    private static final long EVERY_MILLIS = 1_000;
    private static final int QUIET_TURNS = 15;

    private final FactsKeeper facts;
    private final LiveBoard board;
    private final Trends trends;
    private final Webhook webhook;
    private final AlertStore store;
    private final Map<String, Raised> standing = new LinkedHashMap<>();
    private final Deque<Raised> past = new ArrayDeque<>();
    private final Map<String, Mute> mutes = new HashMap<>();

    /** Alerts that are not yet on disk as they stand; nobody who looks at the board waits for that. */
    private final Map<Raised.Id, Raised> unsaved = new LinkedHashMap<>();

    /** Whether a change was written of which nobody heard if it came through. */
    private volatile boolean uncertain;

    private Instant latest = Instant.MIN;
    private long seen = -1;
    private int quiet;
    private long version;

    AlertDesk(FactsKeeper facts, LiveBoard board, Trends trends, Webhook webhook, AlertStore store) {
        this.facts = facts;
        this.board = board;
        this.trends = trends;
        this.webhook = webhook;
        this.store = store;
        store.since(board.now().minus(PAST)).forEach(alert -> {
            if (alert.ended() == null) {
                standing.put(alert.key(), alert);
            } else {
                past.addFirst(alert);
            }
        });
        readMutes();
    }

    /** Looks if something came in, and now and then even if nothing did, since the last hour moves on. */
    @Scheduled(fixedDelay = EVERY_MILLIS)
    void lookIfNeeded() {
        long now = board.version();
        if (now != seen || ++quiet >= QUIET_TURNS) {
            seen = now;
            quiet = 0;
            look(facts.at(board.now()));
        }
    }

    /** Looks at the answers of a moment. */
    synchronized void look(Facts moment) {
        Instant now = moment.at();
        if (now.isBefore(latest)) {
            return; // somebody else has looked at newer ones meanwhile
        }
        latest = now;
        Map<String, Raised> found = new LinkedHashMap<>();
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            for (Alert alert : moment.alerts(touchpoint)) {
                String segment = alert.subject().groups().getOrDefault("segment", "");
                String key = alert.rule() + "-" + touchpoint.id() + (segment.isEmpty() ? "" : "-" + segment);
                found.put(
                        key,
                        new Raised(
                                key,
                                alert.rule(),
                                touchpoint,
                                segment,
                                alert.score(),
                                alert.reference(),
                                alert.evidence().n(),
                                now,
                                null));
            }
        }
        for (Trends.Rising rising : trends.rising(now)) {
            String key = "rising-" + rising.theme();
            found.put(
                    key,
                    new Raised(
                            key,
                            "rising",
                            null,
                            rising.theme(),
                            rising.mentions(),
                            100 * rising.usual(),
                            rising.remarks(),
                            now,
                            null));
        }
        compare(found, now);
        speakAgain(now);
    }

    private void compare(Map<String, Raised> found, Instant now) {
        for (Raised before : List.copyOf(standing.values())) {
            if (!found.containsKey(before.key())) {
                Raised over = before.endedAt(now);
                standing.remove(before.key());
                past.addFirst(over);
                unsaved.put(over.id(), over);
                tell(over);
                version++;
            }
        }
        found.forEach((key, each) -> {
            Raised before = standing.get(key);
            if (before == null) {
                unsaved.put(each.id(), each);
                tell(each);
            }
            Raised after = before == null ? each : each.raisedAt(before.since());
            if (!after.equals(standing.put(key, after))) {
                version++;
            }
        });
        while (past.size() > MOST_PAST || (!past.isEmpty() && isOld(past.getLast(), now))) {
            past.removeLast();
        }
    }

    private void tell(Raised alert) {
        if (!mutes.containsKey(alert.key())) {
            webhook.tell(alert);
        }
    }

    /** What was known long enough and still stands is told once more. */
    private void speakAgain(Instant now) {
        for (Mute mute : List.copyOf(mutes.values())) {
            if (!mute.until().isAfter(now)) {
                mutes.remove(mute.key());
                version++;
                Raised still = standing.get(mute.key());
                if (still != null) {
                    webhook.tell(still);
                }
            }
        }
    }

    /** Whether there is anything under this key that can be known: an alert, or words that were heard. */
    synchronized boolean isRaised(String key) {
        return standing.containsKey(key)
                || board.heard().stream().anyMatch(each -> each.key().equals(key));
    }

    /** Somebody knows of an alert: written first, then neither on top of the board nor told until then. */
    void mute(Mute mute) {
        write(() -> store.mute(mute));
        synchronized (this) {
            mutes.put(mute.key(), mute);
            version++;
        }
    }

    /** Lets an alert speak again. */
    void unmute(String key) {
        write(() -> store.unmute(key));
        synchronized (this) {
            if (mutes.remove(key) != null) {
                version++;
            }
        }
    }

    private void write(Runnable change) {
        try {
            change.run();
        } catch (DataAccessException | TransactionException e) {
            uncertain = true;
            throw e;
        }
    }

    /** Who knows of an alert, and until when, or null. */
    synchronized @Nullable Mute muteOf(String key) {
        return mutes.get(key);
    }

    /** Writes what is not on disk yet, and reads again what nobody knows to be there; waits for the database. */
    void settle() {
        if (uncertain) {
            uncertain = false;
            write(this::readMutes);
        }
        List<Raised> toSave;
        synchronized (this) {
            toSave = List.copyOf(unsaved.values());
        }
        for (Raised alert : toSave) {
            store.save(alert);
            synchronized (this) {
                unsaved.remove(alert.id(), alert);
            }
        }
    }

    private void readMutes() {
        List<Mute> written = store.mutes(board.now());
        synchronized (this) {
            mutes.clear();
            written.forEach(mute -> mutes.put(mute.key(), mute));
            version++;
        }
    }

    @Override
    public void destroy() {
        settle();
    }

    private static boolean isOld(Raised alert, Instant now) {
        return alert.ended() != null && alert.ended().isBefore(now.minus(PAST));
    }

    /** What stands, newest first. */
    synchronized List<Raised> standing() {
        List<Raised> newestFirst = new ArrayList<>(standing.values());
        newestFirst.sort(Comparator.comparing(Raised::since).reversed());
        return newestFirst;
    }

    /** What is over since less than a day, newest first. */
    synchronized List<Raised> past() {
        return List.copyOf(past);
    }

    /** Grows with every change. */
    synchronized long version() {
        return version;
    }
}
