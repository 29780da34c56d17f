package io.github.cxkit.report.framework;

import io.github.cxkit.framework.Combination;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.Dimension;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.framework.MissingPolicy;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A shop's own framework, measured by a seed. */
public final class Promises {

    private Promises() {}

    /**
     * A page with every part.
     *
     * @param combination how its dimensions become one
     * @return the page
     */
    public static FrameworkPage page(Combination combination) {
        CompositeIndex index = new CompositeIndex(
                Rule.convention("shop.promise", "Our <promise>", "the team"),
                List.of(
                        new Dimension("speed", 2, List.of("quick")),
                        new Dimension("people & manners", 1, List.of("kind", "tidy")),
                        new Dimension("price", 1, List.of("fair"))),
                0,
                100,
                combination,
                MissingPolicy.RENORMALISE,
                null);
        Survey survey = Survey.of(
                        "shop",
                        Question.of("quick", Scale.of(1, 5)).withText("Quick at the <till>"),
                        Question.of("kind", Scale.of(1, 5)).withText("Kind staff"),
                        Question.of("tidy", Scale.of(1, 5)).withText("Tidy shelves"),
                        Question.of("fair", Scale.of(1, 5)).withText("Fair prices"))
                .withTitle("Corner shop");
        IndexSummary.Builder whole = index.summary(survey);
        Map<String, IndexSummary.Builder> alone = new LinkedHashMap<>();
        index.dimensions()
                .forEach(each -> alone.put(each.id(), index.only(each.id()).summary(survey)));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 150; i++) {
            Map<String, Integer> ratings = Map.of(
                    "quick", 1 + random.nextInt(3), "kind", 3 + random.nextInt(3), "tidy", 2 + random.nextInt(4));
            whole.add(1, ratings);
            alone.values().forEach(each -> each.add(1, ratings));
        }
        Map<String, IndexSummary> parts = new LinkedHashMap<>();
        alone.forEach((dimension, builder) -> parts.put(dimension, builder.build()));
        return FrameworkPage.of(whole.build()).asked(survey).parts(parts);
    }
}
