package io.github.cxkit.examples.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The language of every request. */
@Configuration
class WebSetUp {

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
}
