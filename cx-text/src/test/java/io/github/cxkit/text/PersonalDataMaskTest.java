package io.github.cxkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.text.PersonalDataMask.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataMaskTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numero 081 7894561 interno 4 | numero [phone] interno 4",
                "numero: 351.2345678 | numero: [phone]",
                "number 07700 900 222 | number [phone]",
                "Partita IVA n. 12345678903 | [vat number]",
                "P.I. 12345678903 | [vat number]",
                "carta 2221 0000 0000 0009 | carta [card]",
                "refund to GB29 NWBK 6016 1331 9268 18 | refund to [iban]",
                "server 10.0.0.1 | server [ip]",
                "server 2001:db8::1 down | server [ip] down",
            })
    void whatStandsBesideANumberSaysWhatItIs(String text, String masked) {
        assertThat(PersonalDataMask.mask(text).text()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numero 12345678",
                "ordine numero 3331234567",
                "caso 00987654",
                "polizza n. 1234567890",
                "my account no 12345678 at the bank",
                "al 12345678 oggi dopo le dieci",
                "order number 123-4567890-1234567 is late",
                "sezione 4.2.1.3",
                "ver 1.2.3.4",
                "dal lun al ven 08.30-12.30 14.30-18.00"
            })
    void whatIsNumberedOrTimedStays(String text) {
        assertThat(PersonalDataMask.mask(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to ann.lee+x@example.co.uk. | write to [email]. | EMAIL",
                "ann at example dot com | [email] | EMAIL",
                "see https://example.org/a?id=7 now | see [url] now | WEB_ADDRESS",
                "WWW.example.org/a | [url] | WEB_ADDRESS",
                "ask @ann_lee there | ask [handle] there | HANDLE",
                "my iban is IT60 X054 2811 1010 0000 0123 456 thanks | my iban is [iban] thanks | IBAN",
                "one digit off: IT60 X054 2811 1010 0000 0123 457 | one digit off: [iban] | IBAN",
                "card 4111 1111 1111 1111. | card [card]. | CARD",
                "cf RSSMRA85T10A562S | cf [tax code] | TAX_CODE",
                "omocodia RSSMRAURTMLARSNL | omocodia [tax code] | TAX_CODE",
                "from 192.168.10.1 | from [ip] | IP_ADDRESS",
                "call +39 333 1234567! | call [phone]! | PHONE",
                "call (02) 1234-5678 | call [phone] | PHONE",
                "call me at 555 0100 | call me at [phone] | PHONE",
                "my number is 07700 900123 | my number is [phone] | PHONE",
                "or (212) 555-0143 | or [phone] | PHONE"
            })
    void whatHasAFormIsMasked(String text, String masked, Kind kind) {
        PersonalDataMask.Masked result = PersonalDataMask.mask(text);
        assertThat(result.text()).isEqualTo(masked);
        assertThat(result.found()).containsExactly(Map.entry(kind, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "'I gave it 10 out of 10 on 2026-03-02'",
        "'on 02/03/2026 at 12:30, 5 stars'",
        "'paid 1234 for 2 items'",
        "'order 123456789'",
        "'ordine numero 1234567'",
        "'we met at example.com'",
        "'version 1.2.3.4'",
        "'Ann Lee of Via Roma 5'"
    })
    void whatHasNoFormStays(String text) {
        assertThat(PersonalDataMask.mask(text).text()).isEqualTo(text);
        assertThat(PersonalDataMask.mask(text).found()).isEmpty();
    }

    @Test
    void lookAlikesHideNothing() {
        assertThat(PersonalDataMask.mask("347\u00A01234567").text()).isEqualTo("[phone]");
        assertThat(PersonalDataMask.mask("ann\uFF20example.org").text()).isEqualTo("[email]");
        assertThat(PersonalDataMask.mask("\u0664\u0661\u0661\u0661 1111\u20131111 1111")
                        .text())
                .isEqualTo("[card]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mario.rossi@ example.it | [email]",
                "mario.rossi @example.it | [email]",
                "mario.rossi(a)example.it | [email]",
                "mario.rossi AT example.it, grazie | [email], grazie",
                "instagram @mario.rossi | instagram [handle]",
                "I looked at example.com | I looked at example.com",
                "IT60X05428.11101.000000123456 | [iban]"
            })
    void anAddressBrokenByBlanksOrDotsIsFoundWhole(String text, String masked) {
        assertThat(PersonalDataMask.mask(text).text()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"personal-data.json", "more-personal-data.json"})
    void atLeast95PerCentOfTheKindsPromisedAreFoundAndAtMost4PerCentOfTheRestTaken(String file) throws IOException {
        JsonNode remarks;
        try (InputStream in = PersonalDataMaskTest.class.getResourceAsStream(file)) {
            remarks = new ObjectMapper().readTree(in);
        }
        List<String> leaks = new ArrayList<>();
        int promised = 0;
        for (JsonNode each : remarks.get("mask")) {
            if (!each.get("kind").asText().startsWith("out-of-scope")) {
                promised++;
                String text = PersonalDataMask.mask(each.get("text").asText()).text();
                if (text.contains(each.get("secret").asText())) {
                    leaks.add(each.get("text").asText());
                }
            }
        }
        List<String> falseAlarms = new ArrayList<>();
        for (JsonNode each : remarks.get("keep")) {
            if (!PersonalDataMask.mask(each.asText()).text().equals(each.asText())) {
                falseAlarms.add(each.asText());
            }
        }
        assertThat(promised).isGreaterThan(50);
        assertThat(leaks).hasSizeLessThanOrEqualTo(promised * 5 / 100);
        assertThat(falseAlarms).hasSizeLessThanOrEqualTo(remarks.get("keep").size() * 4 / 100);
    }

    @Property(tries = 300)
    void maskingTwiceChangesNothingMore(@ForAll String text) {
        String masked = PersonalDataMask.mask(text).text();
        assertThat(PersonalDataMask.mask(masked).text()).isEqualTo(masked);
    }

    @Test
    void textsMadeToBeSlowAreReadToTheirEnd() {
        String evil = "a@".repeat(20_000)
                + "1 ".repeat(20_000)
                + "AA00 ".repeat(10_000)
                + "1.".repeat(20_000)
                + "a b ".repeat(10_000);
        assertThat(PersonalDataMask.mask(evil).text()).endsWith("a b ");
    }

    /** Each figure looked back over all before it: 90,000 characters took minutes. */
    @Test
    void aRemarkThatIsAllFiguresIsReadInAMoment() {
        String figures = "12-".repeat(30_000);
        assertThat(org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        java.time.Duration.ofSeconds(60),
                        () -> PersonalDataMask.mask(figures).text()))
                .hasSize(figures.length());
    }
}
