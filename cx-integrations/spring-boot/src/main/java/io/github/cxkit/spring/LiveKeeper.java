package io.github.cxkit.spring;

import io.github.cxkit.live.LiveRatings;
import java.util.Objects;
import org.springframework.beans.factory.DisposableBean;

/** Stores the live state when the application stops; call {@link #store} in between, as often as a loss would hurt. */
public final class LiveKeeper implements DisposableBean {

    private final LiveRatings live;
    private final LiveStore store;

    LiveKeeper(LiveRatings live, LiveStore store) {
        this.live = Objects.requireNonNull(live, "live");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Stores what has been recorded so far. */
    public void store() {
        store.save(live.snapshot().toBytes());
    }

    @Override
    public void destroy() {
        store();
    }
}
