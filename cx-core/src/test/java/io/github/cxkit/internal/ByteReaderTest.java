package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ByteReaderTest {

    private static ByteReader reader(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return new ByteReader("thing", bytes);
    }

    @Test
    void everythingWrittenIsRead() {
        byte[] bytes = new ByteWriter()
                .count(0)
                .count(Long.MAX_VALUE)
                .whole(Integer.MIN_VALUE)
                .whole(Integer.MAX_VALUE)
                .whole(-1)
                .real(-0.1)
                .text("perché € 😀")
                .block(new byte[300])
                .octet(255)
                .toBytes();
        ByteReader in = new ByteReader("thing", bytes);
        assertThat(in.count()).isZero();
        assertThat(in.count()).isEqualTo(Long.MAX_VALUE);
        assertThat(in.whole()).isEqualTo(Integer.MIN_VALUE);
        assertThat(in.whole()).isEqualTo(Integer.MAX_VALUE);
        assertThat(in.whole()).isEqualTo(-1);
        assertThat(in.real()).isEqualTo(-0.1);
        assertThat(in.text()).isEqualTo("perché € 😀");
        assertThat(in.block()).hasSize(300);
        assertThat(in.octet()).isEqualTo(255);
        in.end();
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new ByteWriter().count(-1)).hasMessage("count must be >= 0 but was -1");
        assertThatThrownBy(() ->
                        reader(255, 255, 255, 255, 255, 255, 255, 255, 255, 1).count())
                .hasMessage("not the bytes of a thing, at byte 9: a number does not end within 9 bytes");
        assertThatThrownBy(() -> reader(255, 255, 255, 255, 255, 1).whole()).hasMessageContaining("out of range");
        assertThatThrownBy(() -> reader(1, 200).text()).hasMessageContaining("not UTF-8");
    }
}
