package io.github.cxkit.report.driver;

import io.github.cxkit.driver.DriverAnalysis;
import io.github.cxkit.driver.DriverData;
import io.github.cxkit.driver.WhatIf;
import io.github.cxkit.score.Result;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What moves a shop's recommendation, made of a seed, with odd texts. */
public final class Drivers {

    private static final List<String> IDS = List.of("quick", "kind", "tidy", "price");

    private Drivers() {}

    private static Survey survey() {
        Scale five = Scale.of(1, 5);
        return Survey.of(
                        "shop",
                        Question.of("quick", five).withText("Quick at the <till> & out"),
                        Question.of("kind", five)
                                .withText(
                                        "Il personale è stato gentile e disponibile per tutta la durata della visita"),
                        Question.of("tidy", five).withText("مرحبا Tidy \u202e shelves"),
                        Question.of("price", five).withText("Fair prices"),
                        Question.of("nps", Scale.of(0, 10)).withText("Recommend"),
                        Question.of("overall", five).withText("The shop as a whole"))
                .withTitle("Corner <shop>");
    }

    /**
     * A page with every part.
     *
     * @param blankEvery one row in so many lacks an answer
     * @return the page
     */
    public static DriverPage page(int blankEvery) {
        SplittableRandom random = new SplittableRandom(7);
        DriverData.Builder builder = DriverData.builder("nps", IDS);
        for (int i = 0; i < 400; i++) {
            double quick = 1 + random.nextInt(4);
            double kind = 1 + random.nextInt(5);
            double tidy = Math.min(5, Math.max(1, kind + random.nextInt(3) - 1));
            double price = 1 + random.nextInt(5);
            double nps = Math.max(0, Math.min(10, quick + 0.8 * kind + random.nextInt(3)));
            List<@Nullable Double> rated = new ArrayList<>(Arrays.asList(quick, kind, tidy, price));
            if (i % blankEvery == 0) {
                rated.set(1, null);
            }
            builder.add(nps, rated);
        }
        DriverData data = builder.build();
        DriverAnalysis analysis = data.analyze().orElseThrow();
        Map<String, Result<WhatIf>> effects = new LinkedHashMap<>();
        IDS.forEach(id -> effects.put(id, data.raise(id, 1, 0.95)));
        return DriverPage.of(analysis)
                .asked(survey())
                .rated(data.moments())
                .onePointMore(effects)
                .leavingOut(List.of("overall"))
                .intervals(data.bootstrap(100, 0.95, new SplittableRandom(1)).orElseThrow());
    }
}
