package io.github.cxkit.examples.shop;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open dashboards. They hear of changes at most four times a second, however many answers come, and once a minute if none
 * does, since the last hour moves on.
 */
@Component
class Listeners {

    private static final int MOST = 64;
    private static final long EVERY_MILLIS = 250;
    private static final long OPEN_MILLIS = 10 * 60 * 1000L;
    private static final long RECONNECT_MILLIS = 2_000;

    private static final long QUIET_TURNS = 60_000 / EVERY_MILLIS;

    private final LiveBoard live;
    private final Dashboard dashboard;
    private final Map<SseEmitter, Words> open = new ConcurrentHashMap<>();
    private long told = -1;
    private long quiet;

    Listeners(LiveBoard live, Dashboard dashboard) {
        this.live = live;
        this.dashboard = dashboard;
    }

    /** A new listener, which hears the present state at once; empty if there are too many. */
    Optional<SseEmitter> listen(Words words) {
        if (open.size() >= MOST) {
            return Optional.empty();
        }
        SseEmitter emitter = new SseEmitter(OPEN_MILLIS);
        emitter.onCompletion(() -> open.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(error -> open.remove(emitter));
        tell(emitter, words);
        open.put(emitter, words);
        return Optional.of(emitter);
    }

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void tellAll() {
        long now = live.version();
        quiet++;
        if ((now != told || quiet >= QUIET_TURNS) && !open.isEmpty()) {
            told = now;
            quiet = 0;
            open.forEach(this::tell);
        }
    }

    private void tell(SseEmitter emitter, Words words) {
        try {
            emitter.send(SseEmitter.event()
                    .name("board")
                    .reconnectTime(RECONNECT_MILLIS)
                    .data(dashboard.board(words), MediaType.APPLICATION_JSON));
        } catch (IOException | IllegalStateException e) {
            open.remove(emitter);
            emitter.completeWithError(e);
        }
    }
}
