package io.github.cxkit.examples.spark;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.util.Map;

/**
 * Made-up answers, each a pure function of its number: any machine can make any part of them, and any two that count them
 * must agree.
 */
final class GeneratedAnswers {

    private static final String[] REGIONS = {"north", "south", "east", "west", "islands"};
    private static final int[] RATINGS = {0, 1, 2, 3, 4, 5, 5, 6, 6, 7, 7, 7, 8, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10};

    private GeneratedAnswers() {}

    /** The mixing function of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long number) {
        long z = number * 0x9e3779b97f4a7c15L + 0x632be59bd9b4e019L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    static int recommend(long number) {
        return RATINGS[(int) Math.floorMod(mix(number), (long) RATINGS.length)];
    }

    static int satisfaction(long number) {
        return 1 + recommend(number) * 2 / 5;
    }

    /** Weights with digits that no double holds exactly. */
    static double weight(long number) {
        return 0.1 + Math.floorMod(mix(~number), 1000L) / 700.0;
    }

    static String region(long number) {
        return REGIONS[(int) Math.floorMod(mix(number ^ 0x5555_5555L), (long) REGIONS.length)];
    }

    static SurveyResponse response(long number) {
        Answer recommend = number % 10 == 3 ? Answer.BLANK : new Answer.Rating(recommend(number));
        return SurveyResponse.of(
                        Map.of("recommend", recommend, "satisfaction", new Answer.Rating(satisfaction(number))))
                .withWeight(weight(number))
                .withSegments(Map.of("region", region(number)));
    }

    static ScorecardDefinition definition() {
        return ScorecardDefinition.of(Survey.of(
                                "generated",
                                Question.of("recommend", Scale.of(0, 10)),
                                Question.of("satisfaction", Scale.of(1, 5)))
                        .withTitle("Generated answers")
                        .withSegments(SegmentColumn.of("region"))
                        .withWeights("weight"))
                .scoring("recommend", Metrics.NPS, Metrics.mean(Metrics.NPS.scale()))
                .scoring("satisfaction", Metrics.CSAT)
                .by("region");
    }
}
