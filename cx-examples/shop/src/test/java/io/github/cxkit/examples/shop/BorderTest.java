package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.shop.Border.Sender;
import org.junit.jupiter.api.Test;

/** Who may change something. */
class BorderTest {

    private static final String HOST = "localhost:8080";

    @Test
    void ourOwnPagesAndProgramsMay() {
        assertThat(Border.isCrossSite(new Sender("same-origin", "http://localhost:8080", HOST)))
                .isFalse();
        assertThat(Border.isCrossSite(new Sender("same-origin", "null", HOST))).isFalse();
        assertThat(Border.isCrossSite(new Sender(null, "http://localhost:8080", HOST)))
                .isFalse();
        assertThat(Border.isCrossSite(new Sender(null, null, HOST))).isFalse();
    }

    @Test
    void otherSitesMayNot() {
        assertThat(Border.isCrossSite(new Sender("cross-site", "http://localhost:8080", HOST)))
                .isTrue();
        assertThat(Border.isCrossSite(new Sender("same-site", "http://localhost:9090", HOST)))
                .isTrue();
        assertThat(Border.isCrossSite(new Sender(null, "https://evil.example", HOST)))
                .isTrue();
        assertThat(Border.isCrossSite(new Sender(null, "http://localhost:9090", HOST)))
                .isTrue();
        assertThat(Border.isCrossSite(new Sender(null, "null", HOST))).isTrue();
    }
}
