package io.github.cxkit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import io.github.cxkit.text.PersonalDataMask.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final LexiconAnalyzer ENGLISH = LexiconAnalyzer.english();
    private static final LexiconAnalyzer ITALIAN = LexiconAnalyzer.italian();

    @ParameterizedTest
    @CsvSource({
        "'Great service, friendly staff', 1",
        "'Not good: delivery was very slow', -1",
        "'It was not bad', 1",
        "'I wasn''t happy with the support', -1",
        "'Excellent!', 1",
        "'The website crashed and I lost my order', -1",
        "'The box was blue', 0"
    })
    void englishCommentsGoTheRightWay(String comment, int sign) {
        assertSign(ENGLISH, comment, sign);
    }

    @ParameterizedTest
    @CsvSource({
        "'Personale gentile e consegna veloce', 1",
        "'Non sono soddisfatto, pacco arrivato in ritardo', -1",
        "'Ottima qualità', 1",
        "'Assistenza pessima, mai più', -1",
        "'Servizio molto cortese', 1",
        "'Non è male', 1",
        "'Ho comprato due libri', 0"
    })
    void italianCommentsGoTheRightWay(String comment, int sign) {
        assertSign(ITALIAN, comment, sign);
    }

    private static void assertSign(CommentAnalyzer analyzer, String comment, int sign) {
        Result<Double> sentiment = analyzer.analyze(comment).sentiment();
        if (sign == 0) {
            assertThat(sentiment).hasToString("insufficient (no word of the comment carries sentiment)");
        } else {
            assertThat(Math.signum(sentiment.orElseThrow())).as(comment).isEqualTo(sign);
        }
    }

    @Test
    void theArithmeticIsAsWrittenDown() {
        assertThat(ENGLISH.analyze("good").sentiment().orElseThrow()).isCloseTo(2 / Math.sqrt(19), within(1e-15));
        assertThat(ENGLISH.analyze("very good").sentiment().orElseThrow()).isCloseTo(3 / Math.sqrt(24), within(1e-15));
        // the negation reaches three words, and not into the next sentence
        assertThat(ENGLISH.analyze("not a very good").negative()).isEqualTo(1);
        assertThat(ENGLISH.analyze("not in my view good").positive()).isEqualTo(1);
        assertThat(ENGLISH.analyze("No. Good").positive()).isEqualTo(1);
    }

    @Test
    void themesAreNamedOnceInOrder() {
        CommentAnalysis analysis = ENGLISH.analyze("Shipping late, courier rude; PRICE ok. Shipped twice!");
        assertThat(analysis.themes()).containsExactly("delivery", "staff", "price");
        Lexicon own = Lexicon.italian().withThemes(Map.of("divano", "sofa")).withValences(Map.of("pazzesco", 2.0));
        CommentAnalysis italian = new LexiconAnalyzer(own).analyze("Divano pazzesco");
        assertThat(italian.themes()).containsExactly("sofa");
        assertThat(italian.positive()).isEqualTo(1);
        assertThat(new LexiconAnalyzer(own).lexicon()).isEqualTo(own);
    }

    @Test
    void theLongestBeginningWins() {
        Lexicon lexicon =
                new Lexicon("xx", Map.of("ab*", 1.0, "abc*", -2.0, "abcd", 3.0), Set.of(), Map.of(), Map.of());
        LexiconAnalyzer analyzer = new LexiconAnalyzer(lexicon);
        assertThat(analyzer.analyze("abx").positive()).isEqualTo(1);
        assertThat(analyzer.analyze("abce").negative()).isEqualTo(1);
        assertThat(analyzer.analyze("abcd").positive()).isEqualTo(1);
        assertThat(analyzer.analyze("a").sentiment().isKnown()).isFalse();
    }

    @Test
    void listsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Lexicon.english().withValences(Map.of("x", 5.0)))
                .hasMessageContaining("valence of \"x\"");
        assertThatThrownBy(() -> Lexicon.english().withValences(Map.of("x", 0.0)))
                .hasMessage("valence of \"x\" must not be 0");
        assertThatThrownBy(() -> new Lexicon("xx", Map.of(), Set.of(), Map.of("x", 0.0), Map.of()))
                .hasMessageContaining("intensity of \"x\"");
        assertThatThrownBy(() -> new CommentAnalysis(Result.of(2.0), 0, 0, List.of()))
                .hasMessageContaining("sentiment");
        assertThatThrownBy(() -> new CommentAnalysis(Result.of(1.0), -1, 0, List.of()))
                .hasMessageContaining("positive");
    }

    @Property(tries = 300)
    void anyTextIsUnderstoodOrNot(@ForAll String text) {
        CommentAnalysis analysis = ENGLISH.analyze(text);
        analysis.sentiment().toOptional().ifPresent(value -> assertThat(value).isBetween(-1.0, 1.0));
        String masked = PersonalDataMask.mask(text).text();
        assertThat(PersonalDataMask.mask(masked).text()).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to ann.lee+x@example.co.uk. | write to [email]. | EMAIL",
                "see https://example.org/a?id=7 now | see [url] now | WEB_ADDRESS",
                "WWW.example.org/a | [url] | WEB_ADDRESS",
                "my iban is IT60 X054 2811 1010 0000 0123 456 thanks | my iban is [iban] thanks | IBAN",
                "card 4111 1111 1111 1111. | card [card]. | CARD",
                "cf RSSMRA85T10A562S | cf [tax code] | TAX_CODE",
                "from 192.168.10.1 | from [ip] | IP_ADDRESS",
                "call +39 333 1234567! | call [phone]! | PHONE",
                "call (02) 1234-5678 | call [phone] | PHONE",
                "order 123456789 | order [phone] | PHONE"
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
        "'Ann Lee of Via Roma 5'"
    })
    void whatHasNoFormStays(String text) {
        assertThat(PersonalDataMask.mask(text).text()).isEqualTo(text);
        assertThat(PersonalDataMask.mask(text).found()).isEmpty();
    }

    @Test
    void longTextsAreReadInTime() {
        String evil = "a@".repeat(20_000) + "1 ".repeat(20_000) + "AA00 ".repeat(10_000) + "1.".repeat(20_000);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> PersonalDataMask.mask(evil));
        assertThat(ENGLISH.analyze("x ".repeat(20_000) + "good").sentiment().isKnown())
                .isFalse();
    }
}
