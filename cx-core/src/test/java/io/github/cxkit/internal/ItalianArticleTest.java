package io.github.cxkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures are read aloud: the article goes with their sound. */
class ItalianArticleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Ritorni: il | 85,0 % | Ritorni: l'85,0 %",
                "Ritorni: il | 33,3 % | Ritorni: il 33,3 %",
                "troppo bassa del | 8,2 % | troppo bassa dell'8,2 %",
                "troppo alta del | 0,4 % | troppo alta dello 0,4 %",
                "Il | 11 % | L'11 %",
                "il | 110 % | il 110 %",
                "il | 18 % | il 18 %",
                "il | 1 % | l'1 %",
                "il | 1,5 % | l'1,5 %",
                "il | 1.200 | il 1.200",
                "il | 8.200 | l'8.200",
                "il | 11.200 | l'11.200",
                "fino al | 8 giugno 2025 | fino all'8 giugno 2025",
                "fino al | 1 giugno 2025 | fino al 1 giugno 2025",
                "fino al | 11 giugno 2025 | fino all'11 giugno 2025",
                "nel | 1998 | nel 1998",
                "sul | 80 % | sull'80 %",
                "fedel | 8 | fedel 8",
                "del | -8 | del -8"
            })
    void theArticleFitsTheFigure(String before, String figure, String said) {
        StringBuilder text = new StringBuilder(before + " ");
        ItalianArticle.fit(text, figure);
        assertThat(text + figure).isEqualTo(said);
    }
}
