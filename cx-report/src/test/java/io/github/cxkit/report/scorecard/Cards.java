package io.github.cxkit.report.scorecard;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SplittableRandom;

/** Scorecards of made-up answers. */
public final class Cards {

    private Cards() {}

    /** What a card is to be like. */
    public record Shape(int groups, int months, int answersPerCell) {}

    /**
     * A card with odd names in all places.
     *
     * @param shape how large
     * @return the figures
     */
    public static Scorecard of(Shape shape) {
        Survey survey = Survey.of(
                        "shop",
                        Question.of("nps", Scale.of(0, 10)).withText("Would you <b>recommend</b> us & \"why\"?"),
                        Question.of("ease", Scale.of(1, 5))
                                .withText("مرحبا: quanto è stato facile completare l'acquisto sul sito \u202e"))
                .withTitle("Shops <script>alert(1)</script>")
                .withSegments(new SegmentColumn("store", "Store", Map.of()));
        ScorecardDefinition definition = ScorecardDefinition.of(survey)
                .scoring("nps", Metrics.NPS)
                .scoring("ease", Metrics.CSAT)
                .by("store")
                .per(PeriodLength.MONTH);
        SplittableRandom random = new SplittableRandom(5);
        ScorecardSummary.Builder summary = ScorecardSummary.builder(definition);
        for (int group = 0; group < shape.groups(); group++) {
            for (int month = 0; month < shape.months(); month++) {
                for (int i = 0; i < shape.answersPerCell(); i++) {
                    summary.add(SurveyResponse.NOTHING
                            .withTime(LocalDate.of(2021, 1, 15)
                                    .plusMonths(month)
                                    .atStartOfDay()
                                    .toInstant(ZoneOffset.UTC))
                            .withSegments(Map.of("store", "Store of the long name number " + group))
                            .withRating("nps", Math.max(0, random.nextInt(11) - (group == 0 ? 2 : 0)))
                            .withRating("ease", 1 + random.nextInt(5)));
                }
            }
        }
        return summary.build().scorecard();
    }
}
