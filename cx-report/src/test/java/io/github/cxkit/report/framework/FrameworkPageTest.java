package io.github.cxkit.report.framework;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.framework.Combination;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.Dimension;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.framework.MissingPolicy;
import io.github.cxkit.report.Golden;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameworkPageTest {

    private static final FrameworkPage PAGE = Promises.page(Combination.WEIGHTED_MEAN);

    @Test
    void itNamesTheWeakestOnlyWhereChanceDoesNot() {
        List<String> leads = PAGE.page().leads().stream().map(Lead::text).toList();
        assertThat(leads.get(0)).startsWith("Index: ").contains("mean of the respondents' own indices");
        assertThat(leads.get(1)).startsWith("speed: weakest, work here first: ");
        assertThat(leads).contains("Not measured: price");
    }

    @Test
    void questionsStandBelowTheirDimension() {
        assertThat(PAGE.html())
                .containsSubsequence("people &amp; manners", "· Kind staff", "· Tidy shelves", "price", "· Fair prices")
                .contains("Our &lt;promise&gt;: Corner shop")
                .contains("weighted mean of the dimensions");
    }

    @Test
    void aNegativeAlphaAsksForTheCodingOfTheQuestions() {
        CompositeIndex index = new CompositeIndex(
                Rule.convention("shop.odd", "Odd", "the team"),
                List.of(new Dimension("mixed", 1, List.of("good", "bad"))),
                0,
                100,
                Combination.WEIGHTED_MEAN,
                MissingPolicy.RENORMALISE,
                null);
        Survey survey = Survey.of("shop", Question.of("good", Scale.of(1, 5)), Question.of("bad", Scale.of(1, 5)));
        IndexSummary.Builder builder = index.summary(survey);
        for (int i = 0; i < 20; i++) {
            builder.add(1, Map.of("good", 1 + i % 5, "bad", i == 7 ? 5 : 5 - i % 5));
        }
        FrameworkPage page = FrameworkPage.of(builder.build()).asked(survey);
        assertThat(page.html()).contains("alpha below 0: are questions of this dimension coded the wrong way round?");
        assertThat(page.in(Locale.ITALIAN).html()).contains("alfa sotto 0");
    }

    @Test
    void everyCombinationIsExplainedInBothLanguages() {
        for (Combination combination : Combination.values()) {
            assertThat(Promises.page(combination).in(Locale.ITALIAN).html())
                    .contains("Combinazione")
                    .contains("<html lang=\"it\"");
        }
    }

    @Test
    void ofFewNothingIsTold() {
        assertThat(PAGE.hidingBelow(200).html())
                .contains("hidden: fewer than 200 respondents")
                .doesNotContain("<svg")
                .doesNotContain("150");
    }

    @Test
    void pagesStayAsTheyWere() throws IOException {
        Golden.compare("framework.html", PAGE.html());
        Golden.compare("framework-it.html", PAGE.in(Locale.ITALIAN).html());
    }
}
