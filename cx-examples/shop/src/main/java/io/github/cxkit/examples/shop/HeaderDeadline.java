package io.github.cxkit.examples.shop;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections whose request line and headers take too long as a whole. Tomcat's own time-out begins anew with every byte, so
 * that a byte now and then holds a connection for ever; a few hundred of them, and nobody else is let in.
 *
 * <p>Public, and without arguments, since Tomcat makes it by its name.
 */
public final class HeaderDeadline extends Http11NioProtocol {

    private static final long EVERY_MILLIS = 500;

    private volatile long deadlineNanos = Duration.ofSeconds(5).toNanos();
    private volatile @Nullable ScheduledFuture<?> watch;

    /** Makes it with a deadline of 5 s. */
    public HeaderDeadline() {}

    void setDeadline(Duration deadline) {
        deadlineNanos = deadline.toNanos();
    }

    @Override
    public void start() throws Exception {
        super.start();
        watch = getUtilityExecutor()
                .scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        ScheduledFuture<?> running = watch;
        if (running != null) {
            running.cancel(false);
        }
        super.stop();
    }

    private void look() {
        long now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            endIfLate(connection, now);
        }
    }

    private void endIfLate(SocketWrapperBase<NioChannel> connection, long now) {
        ReentrantLock lock = connection.getLock();
        if (!lock.tryLock()) {
            return; // just being read: looked at next time
        }
        try {
            if (connection.getCurrentProcessor() instanceof AbstractProcessor request && isLate(request, now)) {
                connection.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody reads from it now, so either its headers are not all there yet, or it waits for an answer. */
    private boolean isLate(AbstractProcessor processor, long now) {
        long first = processor.getRequest().getStartTimeNanos();
        return !processor.isAsync() && first >= 0 && now - first > deadlineNanos;
    }
}
