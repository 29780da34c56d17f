package io.github.cxkit.report.scorecard;

import io.github.cxkit.framework.Combination;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.Dimension;
import io.github.cxkit.framework.MissingPolicy;
import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.ChannelKind;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Rule;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

    /**
     * A card with everything a card can have: weights, two dimensions and their crossing, an index, small groups that are hidden.
     *
     * @param minGroup the smallest group that is told
     * @return the figures
     */
    public static Scorecard rich(long minGroup) {
        Survey survey = Survey.of(
                        "rich",
                        Question.of("nps", Scale.of(0, 10)).withText("Recommend"),
                        Question.of("quick", Scale.of(1, 5)).withText("Quick"),
                        Question.of("kind", Scale.of(1, 5)).withText("Kind"),
                        Question.of("effort", Scale.of(1, 5, Direction.HIGH_IS_BAD))
                                .withText("Effort"))
                .withTitle("Rich")
                .withWeights("weight")
                .withSegments(
                        new SegmentColumn("store", "Store", Map.of("n", "North", "s", "South")),
                        new SegmentColumn("device", "Device", Map.of()));
        CompositeIndex promise = new CompositeIndex(
                Rule.convention("shop.promise", "Our promise", "the team"),
                List.of(new Dimension("speed", 2, List.of("quick")), new Dimension("manners", 1, List.of("kind"))),
                0,
                100,
                Combination.WEIGHTED_MEAN,
                MissingPolicy.REQUIRE_ALL,
                null);
        ScorecardDefinition definition = ScorecardDefinition.of(survey)
                .scoring("nps", Metrics.NPS)
                .scoring("quick", Metrics.CSAT)
                .scoring("kind", Metrics.CSAT)
                .scoring("effort", Metrics.CES_1)
                .by("store", "device")
                .crossing("store", "device")
                .measuring(promise)
                .withMinGroup(minGroup);
        SplittableRandom random = new SplittableRandom(9);
        ScorecardSummary.Builder summary = ScorecardSummary.builder(definition);
        for (int i = 0; i < 200; i++) {
            summary.add(SurveyResponse.NOTHING
                    .withWeight(0.5 + random.nextDouble())
                    .withSegments(Map.of("store", i % 3 == 0 ? "n" : "s", "device", i % 50 == 0 ? "tablet" : "phone"))
                    .withRating("nps", random.nextInt(11))
                    .withRating("quick", 1 + random.nextInt(5))
                    .withRating("kind", 3 + random.nextInt(3))
                    .withRating("effort", 1 + random.nextInt(5)));
        }
        return summary.build().scorecard();
    }

    /**
     * A card of a journey, month by month: the checkout is worse than the rest, a month was bad, the last one is good.
     *
     * @return the figures
     */
    public static Scorecard eventful() {
        Survey survey = Survey.of("shop", Question.of("nps", Scale.of(0, 10)).withText("Recommend"))
                .withSegments(
                        new SegmentColumn("where", "Where", Map.of()), new SegmentColumn("store", "Store", Map.of()));
        JourneyDefinition journey = JourneyDefinition.of("shop", "1")
                .withPhases(List.of(JourneyPhase.CONSIDERATION, JourneyPhase.PURCHASE))
                .withChannels(List.of(new Channel("web", "Web", ChannelKind.DIGITAL)))
                .withTouchpoints(List.of(
                        Touchpoint.of("site", JourneyPhase.CONSIDERATION, "web"),
                        Touchpoint.of("checkout", JourneyPhase.PURCHASE, "web")));
        ScorecardDefinition definition = ScorecardDefinition.of(survey)
                .scoring("nps", Metrics.NPS)
                .along(journey, "where")
                .by("where", "store")
                .per(PeriodLength.MONTH);
        ScorecardSummary.Builder summary = ScorecardSummary.builder(definition);
        for (int month = 0; month < 14; month++) {
            for (int i = 0; i < 200; i++) {
                boolean checkout = i % 2 == 0;
                int shift = (checkout ? -3 : 0) + (month == 6 ? -3 : month == 13 ? 3 : 0) + (i % 3 == 0 ? -2 : 0);
                summary.add(SurveyResponse.NOTHING
                        .withTime(LocalDate.of(2025, 1, 15)
                                .plusMonths(month)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC))
                        .withSegments(
                                Map.of("where", checkout ? "checkout" : "site", "store", i % 3 == 0 ? "old" : "new"))
                        .withRating("nps", Math.min(10, Math.max(0, 8 + i % 5 - 2 + shift))));
            }
        }
        return summary.build().scorecard();
    }

    /**
     * A card of names that are hard to print: without a space, from right to left, of markup, of pictures.
     *
     * @param low the lowest answer on 0 to 10; 10 for nothing but praise
     * @return the figures
     */
    public static Scorecard oddNames(int low) {
        String word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung";
        List<String> names = List.of(
                "<img src=x onerror=alert(1)>",
                "مرحبا بالعالم שלום \u202e",
                "😀👩‍👩‍👧‍👦🏳️‍🌈",
                "Ein Name, der gar nicht mehr aufhören will und immer noch weitergeht",
                word,
                "x");
        Survey survey = Survey.of(
                        "odd",
                        Question.of("nps", Scale.of(0, 10)).withText("Empfehlen Sie uns weiter? ".repeat(6)),
                        Question.of("ease", Scale.of(1, 7)).withText(word),
                        Question.of("face", Scale.of(1, 5))
                                .withText("😀👩‍👩‍👧‍👦🏳️‍🌈".repeat(9) + " " + "שלום".repeat(12)))
                .withTitle(word + " <b>&</b> مرحبا 😀")
                .withSegments(new SegmentColumn("store", word, Map.of()), new SegmentColumn("way", "Way", Map.of()));
        ScorecardSummary.Builder summary = ScorecardSummary.builder(ScorecardDefinition.of(survey)
                .scoring("nps", Metrics.NPS)
                .scoring("ease", Metrics.CES_2)
                .scoring("face", Metrics.CSAT)
                .by("store", "way")
                .per(PeriodLength.MONTH));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1800; i++) {
            summary.add(SurveyResponse.NOTHING
                    .withTime(LocalDate.of(2025, 1, 15)
                            .plusMonths(i % 10)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC))
                    .withSegments(Map.of("store", names.get(i % 6), "way", i % 4 < 2 ? "Handy" : word))
                    .withRating("nps", low + random.nextInt(11 - low))
                    .withRating("ease", 1 + random.nextInt(7))
                    .withRating("face", 1 + i % 5));
        }
        return summary.build().scorecard();
    }
}
