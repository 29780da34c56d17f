package io.github.cxkit.examples.shop;

import io.github.cxkit.live.Alert;
import io.github.cxkit.live.LiveRatings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the alert rules whether or not anybody has the board open, and tells the webhook what is new and what is over. */
@Component
class AlertDesk {

    private static final int MOST_PAST = 20;
    private static final Duration PAST = Duration.ofHours(24);
    private static final long EVERY_MILLIS = 1_000;
    private static final int QUIET_TURNS = 15;

    private final LiveRatings live;
    private final LiveBoard board;
    private final Trends trends;
    private final Webhook webhook;
    private final Map<String, Raised> standing = new LinkedHashMap<>();
    private final Deque<Raised> past = new ArrayDeque<>();
    private Instant latest = Instant.MIN;
    private long seen = -1;
    private int quiet;
    private long version;

    AlertDesk(LiveRatings live, LiveBoard board, Trends trends, Webhook webhook) {
        this.live = live;
        this.board = board;
        this.trends = trends;
        this.webhook = webhook;
    }

    /** Looks if something came in, and now and then even if nothing did, since the last hour moves on. */
    @Scheduled(fixedDelay = EVERY_MILLIS)
    void lookIfNeeded() {
        long now = board.version();
        if (now != seen || ++quiet >= QUIET_TURNS) {
            seen = now;
            quiet = 0;
            look(Facts.of(live.snapshot(), trends, board.now()));
        }
    }

    /** Looks at the answers of a moment. */
    synchronized void look(Facts facts) {
        Instant now = facts.at();
        if (now.isBefore(latest)) {
            return; // somebody else has looked at newer ones meanwhile
        }
        latest = now;
        Map<String, Raised> found = new LinkedHashMap<>();
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            for (Alert alert : facts.alerts(touchpoint)) {
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
                            rising.today(),
                            100 * rising.usual(),
                            rising.remarks(),
                            now,
                            null));
        }
        compare(found, now);
    }

    private void compare(Map<String, Raised> found, Instant now) {
        for (Raised before : List.copyOf(standing.values())) {
            if (!found.containsKey(before.key())) {
                standing.remove(before.key());
                past.addFirst(before.endedAt(now));
                webhook.tell(before.endedAt(now));
                version++;
            }
        }
        found.forEach((key, each) -> {
            Raised before = standing.get(key);
            if (before == null) {
                webhook.tell(each);
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
