package io.github.cxkit.examples.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The language of every request, and how long its headers may take. */
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

    /** The deadline of headers beside that of bodies. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> headerDeadline(
            @Value("${shop.header-deadline}") Duration deadline) {
        return factory -> {
            factory.setProtocol(HeaderDeadline.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof HeaderDeadline protocol) {
                    protocol.setDeadline(deadline);
                }
            });
        };
    }
}
