package io.github.cxkit.examples.shop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses hosts that are not ours, posts of other sites, and bodies that are too large or do not say how large they are; tells
 * browsers to be careful.
 */
@Component
@Order(1)
class Border extends OncePerRequestFilter {

    private static final long LARGEST_BODY = 16 * 1024;

    /** RFC 9110, 15.5.20: this server does not speak for that host. */
    private static final int MISDIRECTED = 421;

    private final Set<String> hosts;

    Border(@Value("${shop.hosts}") Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        if (!hosts.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            response.sendError(MISDIRECTED);
        } else if (!request.getMethod().equals("GET") && isCrossSite(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getHeader("Transfer-Encoding") != null) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (request.getContentLengthLong() > LARGEST_BODY) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isCrossSite(HttpServletRequest request) {
        return isCrossSite(new Sender(
                request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader("Host")));
    }

    /**
     * What a request says of where it comes from.
     *
     * @param site {@code Sec-Fetch-Site}, which no page can forge; null from older browsers and from programs
     * @param origin {@code Origin}; null from programs
     * @param host {@code Host}
     */
    record Sender(
            @Nullable String site,
            @Nullable String origin,
            @Nullable String host) {}

    /** Whether another site's page made the browser send this; a program sends neither header and is let in. */
    static boolean isCrossSite(Sender sender) {
        if (sender.site() != null) {
            return !sender.site().equals("same-origin") && !sender.site().equals("none");
        }
        String origin = sender.origin();
        return origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(sender.host());
    }
}
