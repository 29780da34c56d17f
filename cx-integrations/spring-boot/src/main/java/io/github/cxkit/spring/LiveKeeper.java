package io.github.cxkit.spring;

import io.github.cxkit.live.LiveRatings;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/**
 * Stores the live state when the application stops; call {@link #store} in between, as often as a loss would hurt. Its health
 * is down from a failed store to the next one that succeeds.
 *
 * @since 0.1.0
 */
public final class LiveKeeper implements DisposableBean {

    private final LiveRatings live;
    private final LiveStore store;
    private final Clock clock;
    private volatile @Nullable Instant stored;
    private volatile @Nullable RuntimeException failure;

    LiveKeeper(LiveRatings live, LiveStore store, Clock clock) {
        this.live = Objects.requireNonNull(live, "live");
        this.store = Objects.requireNonNull(store, "store");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Stores what has been recorded so far. */
    public void store() {
        try {
            store.save(live.snapshot().toBytes());
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
        failure = null;
        stored = clock.instant();
    }

    /**
     * When the state was last stored.
     *
     * @return the moment, or empty before the first time
     */
    public Optional<Instant> lastStored() {
        return Optional.ofNullable(stored);
    }

    /**
     * Why the last store failed.
     *
     * @return the failure, or empty if there was none since the last success
     */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void destroy() {
        store();
    }
}
