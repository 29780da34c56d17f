package io.github.cxkit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TermsTest {

    @Test
    void aPairNeverReachesOverPunctuationOrADroppedWord() {
        Terms terms = Terms.of(Locale.ITALIAN).withStopWords(Set.of("L", "non")).withPairs();
        assertThat(terms.in("L'assistenza non risponde: servizio-clienti, pessimo"))
                .containsExactly("assistenza", "risponde", "servizio", "clienti", "servizio clienti", "pessimo");
    }

    @Test
    void lowerCaseIsTheLanguages() {
        assertThat(Terms.of(Locale.forLanguageTag("tr")).in("KIRIK İADE")).containsExactly("kırık", "iade");
        assertThat(Terms.of(Locale.ITALIAN).in("Perche\u0301 PERCHÉ")).containsExactly("perché", "perché");
    }

    @Test
    void shortWordsDigitsAndEmojiAreNoTerms() {
        assertThat(Terms.of(Locale.ENGLISH).in("a 10 👍 ok")).containsExactly("ok");
        assertThat(Terms.of(Locale.ENGLISH).withLeastLetters(1).in("a 10 ok")).containsExactly("a", "ok");
        assertThatThrownBy(() -> Terms.of(Locale.ENGLISH).withMostWords(3)).hasMessageContaining("words of a term");
        assertThatThrownBy(() -> Terms.of(Locale.ENGLISH).withLeastLetters(0)).hasMessageContaining("least letters");
    }

    @Property(tries = 200)
    void termsOfTermsAreTheSame(@ForAll String text) {
        Terms terms = Terms.of(Locale.ENGLISH);
        assertThat(terms.in(String.join(" ", terms.in(text)))).isEqualTo(terms.in(text));
    }
}
