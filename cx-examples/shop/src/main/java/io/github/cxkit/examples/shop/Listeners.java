package io.github.cxkit.examples.shop;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open dashboards. They hear of changes at most four times a second, however many answers come, and once a minute if none
 * does, since the last hour moves on. A board is composed once for all of one language; who reads slowly misses boards and
 * delays nobody.
 */
@Component
class Listeners implements DisposableBean {

    private static final int MOST = 64;
    private static final int SENDERS = 4;
    private static final long EVERY_MILLIS = 250;
    private static final long OPEN_MILLIS = 10 * 60 * 1000L;
    private static final long RECONNECT_MILLIS = 2_000;

    private static final long QUIET_TURNS = 60_000 / EVERY_MILLIS;

    private final Dashboard dashboard;
    private final BoardView view;
    private final Pages pages;
    private final Cases cases;
    private final Map<SseEmitter, Listener> open = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS, run -> {
        Thread thread = new Thread(run, "board");
        thread.setDaemon(true);
        return thread;
    });
    private long told = -1;
    private long quiet;

    Listeners(Dashboard dashboard, BoardView view, Pages pages, Cases cases) {
        this.dashboard = dashboard;
        this.view = view;
        this.pages = pages;
        this.cases = cases;
    }

    private record Listener(Words words, AtomicBoolean busy) {}

    /**
     * A board for the script of the dashboard.
     *
     * @param html the parts of the page that live
     * @param cases grows with every change of the cases
     */
    record Update(String html, long cases) {}

    /** A new listener, which hears the present state at once; empty if there are too many. */
    Optional<SseEmitter> listen(Words words) {
        if (open.size() >= MOST) {
            return Optional.empty();
        }
        SseEmitter emitter = new SseEmitter(OPEN_MILLIS);
        emitter.onCompletion(() -> open.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(error -> open.remove(emitter));
        Listener listener = new Listener(words, new AtomicBoolean());
        tell(emitter, listener, compose(words));
        open.put(emitter, listener);
        return Optional.of(emitter);
    }

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void tellAll() {
        long now = dashboard.version();
        quiet++;
        if ((now != told || quiet >= QUIET_TURNS) && !open.isEmpty()) {
            told = now;
            quiet = 0;
            Map<Words, Update> composed = new HashMap<>();
            open.forEach((emitter, listener) -> {
                Update board = composed.computeIfAbsent(listener.words, this::compose);
                if (listener.busy.compareAndSet(false, true)) {
                    senders.execute(() -> tell(emitter, listener, board));
                } else {
                    told = -1; // again when it has read the last one
                }
            });
        }
    }

    /** The board as the script of the dashboard wants it. */
    Update compose(Words words) {
        Map<String, Object> values = view.board(dashboard.board(words), words);
        return new Update(pages.page("now", values) + pages.page("rest", values), cases.version());
    }

    private void tell(SseEmitter emitter, Listener listener, Update board) {
        try {
            emitter.send(SseEmitter.event()
                    .name("board")
                    .reconnectTime(RECONNECT_MILLIS)
                    .data(board, MediaType.APPLICATION_JSON));
        } catch (IOException | IllegalStateException e) {
            open.remove(emitter);
            emitter.completeWithError(e);
        } finally {
            listener.busy.set(false);
        }
    }

    @Override
    public void destroy() {
        senders.shutdownNow();
    }
}
