package io.github.cxkit.examples.shop;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request wait for its body without a thread, and only so long: many connections that send a byte now and then stop
 * nobody. The size of the body was limited before.
 */
@Component
@Order(2)
class BodyDeadline extends OncePerRequestFilter {

    private static final String BODY = BodyDeadline.class.getName();

    private final Duration deadline;

    BodyDeadline(@Value("${shop.body-deadline}") Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(BODY) instanceof byte[] body) {
            try {
                chain.doFilter(new ArrivedRequest(request, body), response);
            } catch (ArrivedRequest.UnreadableForm e) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            }
        } else if (request.getContentLengthLong() > 0 && !request.isAsyncStarted()) {
            AsyncContext context = request.startAsync(request, response);
            // silence ends by the connection's own time-out
            context.setTimeout(deadline.multipliedBy(2).toMillis());
            context.addListener(new Late(response));
            request.getInputStream().setReadListener(new Reader(request, response, context, deadline));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Collects what comes. */
    private static final class Reader implements ReadListener {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final AsyncContext context;
        private final ServletInputStream in;
        private final long end;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final byte[] buffer = new byte[4096];

        Reader(HttpServletRequest request, HttpServletResponse response, AsyncContext context, Duration deadline)
                throws IOException {
            this.request = request;
            this.response = response;
            this.context = context;
            this.in = request.getInputStream();
            this.end = System.nanoTime() + deadline.toNanos();
        }

        @Override
        public void onDataAvailable() throws IOException {
            if (System.nanoTime() - end > 0) {
                say(response);
                response.flushBuffer();
                // the container then closes the connection, and waits for nothing that may still come
                throw new IOException("the body takes too long");
            }
            while (in.isReady() && !in.isFinished()) {
                int read = in.read(buffer);
                if (read < 0) {
                    return;
                }
                body.write(buffer, 0, read);
            }
        }

        @Override
        public void onAllDataRead() {
            request.setAttribute(BODY, body.toByteArray());
            context.dispatch();
        }

        @Override
        public void onError(Throwable error) {
            say(response);
            context.complete();
        }
    }

    private static void say(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
            response.setHeader("Connection", "close");
        }
    }

    /** Ends what says nothing at all. */
    private record Late(HttpServletResponse response) implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) {
            say(response);
            event.getAsyncContext().complete();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
