package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandardQuestionTest {

    @ParameterizedTest
    @EnumSource
    void everyQuestionIsAskedInBothLanguages(StandardQuestion question) {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.ITALIAN, Locale.GERMAN}) {
            assertThat(question.text(locale)).endsWith("?");
            assertThat(question.low(locale).isPresent())
                    .isEqualTo(question.metric().isPresent());
            assertThat(question.high(locale).isPresent())
                    .isEqualTo(question.metric().isPresent());
        }
        assertThat(question.text(Locale.ITALIAN)).isNotEqualTo(question.text(Locale.ENGLISH));
        question.question(Locale.ITALIAN).ifPresent(asked -> {
            assertThat(asked.id()).isEqualTo(question.id());
            assertThat(asked.scale()).isEqualTo(question.metric().orElseThrow().scale());
        });
    }

    @Test
    void theEndsOfTheScaleAreNamedInTheLanguageOfTheQuestion() {
        assertThat(StandardQuestion.NPS.low(Locale.ITALIAN)).contains("per niente probabile");
        assertThat(StandardQuestion.NPS.high(Locale.ITALIAN)).contains("estremamente probabile");
        assertThat(StandardQuestion.NPS.low(Locale.GERMAN)).contains("not at all likely");
        assertThat(StandardQuestion.NPS.high(Locale.ENGLISH)).contains("extremely likely");
    }

    @Test
    void everyCautionHasItsWords() {
        for (Locale locale : new Locale[] {Locale.ROOT, Locale.ENGLISH, Locale.ITALIAN}) {
            ResourceBundle words = ResourceBundle.getBundle(Explanation.class.getName(), locale);
            assertThat(Arrays.stream(Caution.values()).map(caution -> "caution." + caution))
                    .allMatch(words::containsKey);
        }
    }
}
