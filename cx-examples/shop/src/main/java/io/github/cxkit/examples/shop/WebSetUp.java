package io.github.cxkit.examples.shop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Language, limits and headers of every request. */
@Configuration
class WebSetUp {

    private static final long LARGEST_BODY = 16 * 1024;

    /** The language named in the address, else the browser's. */
    @Bean
    LocaleResolver localeResolver() {
        return new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                String asked = request.getParameter("lang");
                return Words.of(asked == null ? request.getLocale() : Locale.forLanguageTag(asked))
                        .locale();
            }
        };
    }

    /** Refuses bodies that are too large or do not say how large they are, and tells browsers to be careful. */
    @Bean
    OncePerRequestFilter limits() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                response.setHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("Referrer-Policy", "no-referrer");
                if (request.getHeader("Transfer-Encoding") != null) {
                    response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
                } else if (request.getContentLengthLong() > LARGEST_BODY) {
                    response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
                } else {
                    chain.doFilter(request, response);
                }
            }
        };
    }
}
