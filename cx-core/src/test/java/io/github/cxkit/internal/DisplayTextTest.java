package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and foreign text as people see them. */
class DisplayTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0; 0; 0; 0",
                "7; 0; 7; 7; +7",
                "-0.04; 1; 0.0; 0,0; 0.0",
                "0.04; 1; 0.0; 0,0; 0.0",
                "0.05; 1; 0.1; 0,1; +0.1",
                "-0.05; 1; -0.1; -0,1; -0.1",
                "999.995; 2; 1,000.00; 1.000,00; +1,000.00",
                "123456; 0; 123,456; 123.456; +123,456",
                "-1234567.891; 2; -1,234,567.89; -1.234.567,89; -1,234,567.89",
                "1e21; 0; 1,000,000,000,000,000,000,000; 1.000.000.000.000.000.000.000; +1,000,000,000,000,000,000,000",
            })
    void digitsAreFixedRoundedHalfAwayFromZeroAndSetOff(
            double value, int decimals, String english, String italian, String signed) {
        assertThat(DisplayText.number(value, decimals, Locale.ENGLISH)).isEqualTo(english);
        assertThat(DisplayText.number(value, decimals, Locale.ITALIAN)).isEqualTo(italian);
        assertThat(DisplayText.signed(value, decimals, Locale.ENGLISH)).isEqualTo(signed);
    }

    @Test
    void aDecimalNumberLosesOnlyWhatIsCut() {
        assertThat(DisplayText.number(new BigDecimal("12345678901234567890.125"), 2, Locale.ENGLISH))
                .isEqualTo("12,345,678,901,234,567,890.13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain text ~", "caffè più ÿ", "\u00a0", "日本語", "😀", "ab\u0300", "\u02ff\u0300"})
    void textThatOnlySaysSomethingStays(String text) {
        assertThat(DisplayText.clean(text)).isEqualTo(text);
    }

    /** Nothing is copied where nothing changes: of what people mostly write, the very text comes back. */
    @ParameterizedTest
    @ValueSource(strings = {" ~", "\u00a0\u02ff", "caffè"})
    void textOfTheLatinAlphabetIsNotEvenCopied(String text) {
        assertThat(DisplayText.clean(text)).isSameAs(text);
    }

    /** Escape, bell, line breaks, the delete and C1 controls, marks that turn the direction, separators, a byte order mark. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x9B, 0x9F, 0x061C, 0x200E, 0x200F, 0x2028, 0x2029,
                0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF
            })
    void whatMovesACursorOrTurnsTheTextIsASpace(int code) {
        assertThat(DisplayText.clean("a" + Character.toString(code) + "é")).isEqualTo("a é");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x20, 0x7E, 0xA0, 0x061B, 0x061D, 0x200D, 0x2010, 0x2027, 0x202F, 0x2065, 0x206A, 0xFEFE, 0xFF00})
    void theirNeighborsStay(int code) {
        assertThat(DisplayText.clean("a" + Character.toString(code))).isEqualTo("a" + Character.toString(code));
    }

    @Test
    void halfACharacterIsTheReplacementCharacter() {
        assertThat(DisplayText.clean("a\ud83d b")).isEqualTo("a\ufffd b");
        assertThat(DisplayText.clean("a\ude00")).isEqualTo("a\ufffd");
    }
}
