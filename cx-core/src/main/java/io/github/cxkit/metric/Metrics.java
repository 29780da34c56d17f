package io.github.cxkit.metric;

import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The catalogue of rating metrics: fixed ones as constants, those that fit any scale as functions of it.
 *
 * <p>{@link MetricCatalog} finds them by name. One name never means two rules. Scores of different rules or scales refuse to be compared: NPS on 11 points and NPS
 * on 5 points are two metrics.
 *
 * <pre>{@code
 * Metrics.topTwoBoxes(Scale.of(1, 5)).score(5, 4, 3, 1).value().orElseThrow();  // 50.0
 * Metrics.CSAT.score(5, 4, 3, 1).value().orElseThrow();                        // 50.0
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Metrics {

    private static final String REICHHELD = "Reichheld 2003, The One Number You Need to Grow";
    private static final String SURVEY_PRACTICE = "survey practice; points of the scale, not of the answers seen";
    private static final String CEB = "Corporate Executive Board 2013, CES 2.0";

    /** Net Promoter Score: 0..6 detractors, 7..8 passives, 9..10 promoters; promoters minus detractors. */
    public static final RatingMetric NPS = nps(Rule.published("nps", "NPS", REICHHELD), 0, 6, 8, 10);

    /** NPS on a 1..10 scale: 1..6, 7..8, 9..10. Not comparable with {@link #NPS}; 0 is refused. */
    public static final RatingMetric NPS_1_TO_10 = nps(
            Rule.adapted("nps.1-10", "NPS (1-10)", REICHHELD + "; on a scale without 0, as Mozilla and Beamer use it"),
            1,
            6,
            8,
            10);

    /** NPS on five points: 1..3, 4, 5. Not comparable with {@link #NPS}. */
    public static final RatingMetric NPS_5_POINT = nps(
            Rule.adapted("nps.5-point", "NPS (5 points)", REICHHELD + "; on 5 points, as R package NPS 2 documents it"),
            1,
            3,
            4,
            5);

    /** Employee NPS: the arithmetic of {@link #NPS} on employees' answers. */
    public static final RatingMetric ENPS =
            nps(Rule.adapted("enps", "eNPS", REICHHELD + "; asked of employees"), 0, 6, 8, 10);

    /**
     * NHS Friends and Family Test, positive: points 1 very good, 2 good, 3 neither, 4 poor, 5 very poor, 6 do not know;
     * share of 1..2, "do not know" stays in the denominator.
     */
    public static final RatingMetric FFT_POSITIVE = RatingMetric.share(
            Rule.published("fft.positive", "FFT positive", "NHS England 2020, Friends and Family Test guidance"),
            Scale.of(1, 6, Direction.HIGH_IS_BAD),
            1,
            2);

    /** NHS Friends and Family Test, negative: share of 4..5 on the points of {@link #FFT_POSITIVE}. */
    public static final RatingMetric FFT_NEGATIVE = RatingMetric.share(
            Rule.published("fft.negative", "FFT negative", "NHS England 2020, Friends and Family Test guidance"),
            Scale.of(1, 6, Direction.HIGH_IS_BAD),
            4,
            5);

    /** CES 1.0: mean effort 1..5, high is bad. */
    public static final RatingMetric CES_1 = RatingMetric.of(
            Rule.published(
                    "ces-1.mean", "CES 1.0", "Dixon, Freeman, Toman 2010, Stop Trying to Delight Your Customers"),
            Scale.of(1, 5, Direction.HIGH_IS_BAD),
            ScoreUnit.SCALE_POINTS,
            point -> point);

    /** CES 2.0: mean agreement 1..7 that it was easy. */
    public static final RatingMetric CES_2 = RatingMetric.of(
            Rule.published("ces-2.mean", "CES 2.0", CEB), Scale.of(1, 7), ScoreUnit.SCALE_POINTS, point -> point);

    /**
     * Customer Effort Score as it is most often meant today: {@link #CES_2}, the mean agreement 1..7 that it was easy.
     * {@link #CES_2_AGREE} is its share of 5..7, {@link #CES_1} the older one, in which high is bad.
     */
    public static final RatingMetric CES = CES_2;

    /** CES 2.0 as the share that agrees: 5..7 of 7. */
    public static final RatingMetric CES_2_AGREE =
            RatingMetric.share(Rule.published("ces-2.agree", "CES 2.0 per cent agree", CEB), Scale.of(1, 7), 5, 7);

    /** CES 2.0 as net ease: share of 5..7 minus share of 1..3. */
    public static final RatingMetric CES_2_NET_EASE = RatingMetric.net(
            Rule.adapted("ces-2.net-ease", "Net Easy", "the Net Easy idea of BT on the points of " + CEB),
            Scale.of(1, 7),
            new RatingClass("difficult", 1, 3),
            new RatingClass("neutral", 4, 4),
            new RatingClass("easy", 5, 7));

    /**
     * Customer satisfaction as it is most often meant: the share of 4..5 on 1..5, which is {@link #topTwoBoxes} of that
     * scale.
     */
    public static final RatingMetric CSAT = topTwoBoxes(Scale.of(1, 5));

    /** Stars: mean of 1..5. */
    public static final RatingMetric STARS = RatingMetric.of(
            Rule.convention("stars.mean", "Star rating", "plain mean of one to five stars"),
            Scale.of(1, 5),
            ScoreUnit.SCALE_POINTS,
            point -> point);

    /** One question of the three-question CX index: share of 4..5 minus share of 1..2 on 1..5. */
    public static final RatingMetric CXI_QUESTION = RatingMetric.net(
            Rule.published(
                    "cxi.net", "CXi question", "Manning, Bodine 2012, Outside In; thresholds after R package marketr"),
            Scale.of(1, 5),
            new RatingClass("poor", 1, 2),
            new RatingClass("neutral", 3, 3),
            new RatingClass("good", 4, 5));

    /** CES 2.0 as the share of the two best points, 6..7 of 7, which survey experts often prefer to {@link #CES_2_AGREE}. */
    public static final RatingMetric CES_2_TOP_TWO = RatingMetric.share(
            Rule.adapted("ces-2.top-2", "CES 2.0 top two", "practice of Qualtrics users; points of " + CEB),
            Scale.of(1, 7),
            6,
            7);

    /** CES of Delighted: share of 4..5 on 1..5, high is easy. */
    public static final RatingMetric CES_DELIGHTED = RatingMetric.share(
            Rule.published("ces.delighted", "CES (Delighted)", "Delighted product documentation"),
            Scale.of(1, 5),
            4,
            5);

    /** CES of Benbria: mean of 1..5, high is easy. */
    public static final RatingMetric CES_BENBRIA = RatingMetric.of(
            Rule.published("ces.benbria", "CES (Benbria)", "Benbria product documentation"),
            Scale.of(1, 5),
            ScoreUnit.SCALE_POINTS,
            point -> point);

    /** Net effort of Mopinion: share of little effort (1..2) minus share of much effort (4..5), high is effort. */
    public static final RatingMetric CES_MOPINION_NET = RatingMetric.net(
            Rule.published("ces.mopinion-net", "CES net (Mopinion)", "Mopinion product documentation, default scale"),
            Scale.of(1, 5, Direction.HIGH_IS_BAD),
            new RatingClass("much effort", 4, 5),
            new RatingClass("some effort", 3, 3),
            new RatingClass("little effort", 1, 2));

    /** Satisfaction of Simplesat on 4 points: share of 3..4; 2 is neutral and in the denominator. */
    public static final RatingMetric CSAT_SIMPLESAT = RatingMetric.share(
            Rule.published("csat.simplesat", "CSAT (Simplesat)", "Simplesat product documentation, 4 points"),
            Scale.of(1, 4),
            3,
            4);

    /** Satisfaction of FreeScout on bad, okay, great (1, 2, 3): great minus bad; without its rounding up. */
    public static final RatingMetric CSAT_FREESCOUT = RatingMetric.net(
            Rule.adapted("csat.freescout", "CSAT (FreeScout)", "FreeScout issue 2064; not rounded up"),
            Scale.of(1, 3),
            new RatingClass("bad", 1, 1),
            new RatingClass("okay", 2, 2),
            new RatingClass("great", 3, 3));

    private static final List<RatingMetric> FIXED = List.of(
            NPS,
            NPS_1_TO_10,
            NPS_5_POINT,
            ENPS,
            FFT_POSITIVE,
            FFT_NEGATIVE,
            CES_1,
            CES_2,
            CES_2_AGREE,
            CES_2_NET_EASE,
            STARS,
            CXI_QUESTION,
            CES_2_TOP_TWO,
            CES_DELIGHTED,
            CES_BENBRIA,
            CES_MOPINION_NET,
            CSAT_SIMPLESAT,
            CSAT_FREESCOUT);

    private Metrics() {}

    /** Those that fit any scale, by the name of their rule. */
    static Map<String, Function<Scale, RatingMetric>> familiesByName() {
        Map<String, Function<Scale, RatingMetric>> byName = new LinkedHashMap<>();
        for (int boxes = 1; boxes <= 3; boxes++) {
            int count = boxes;
            byName.put("csat.top-" + boxes + "-box", scale -> topBoxes(scale, count));
            byName.put("csat.bottom-" + boxes + "-box", scale -> bottomBoxes(scale, count));
            byName.put("csat.net-" + boxes + "-box", scale -> netBoxes(scale, count));
        }
        byName.put("csat.zendesk", Metrics::zendesk);
        byName.put("csat.formbricks", Metrics::formbricks);
        byName.put("mean", Metrics::mean);
        byName.put("mean.0-100", Metrics::mean0To100);
        byName.put("mean.percent-of-maximum", Metrics::percentOfMaximum);
        return byName;
    }

    /**
     * CSAT as the share of answers in the best points of the scale: never of the answers seen, and the lowest points
     * where high is bad.
     *
     * @param scale the scale
     * @param boxes how many points count, 1 to size - 1
     * @return the metric, in per cent
     * @throws IllegalArgumentException if boxes is out of range
     */
    public static RatingMetric topBoxes(Scale scale, int boxes) {
        return boxShare(scale, boxes, true);
    }

    /**
     * Satisfaction of Zendesk, good / (good + bad): 2 of 2, 3 of 3, 4..5 of 5. There is no neutral, so the middle is bad;
     * what was only offered is no answer.
     *
     * @param scale 1..2, 1..3 or 1..5
     * @return the metric, in per cent
     * @throws IllegalArgumentException if the scale is another one
     */
    public static RatingMetric zendesk(Scale scale) {
        Rule rule = Rule.published("csat.zendesk", "CSAT (Zendesk)", "Zendesk product documentation");
        requireProductScale(rule, scale, List.of(2, 3, 5));
        return RatingMetric.share(rule, scale, scale.max() == 5 ? 4 : scale.max(), scale.max());
    }

    /**
     * The satisfied set of Formbricks: the top point of 3, the top two of 4 to 7, the top three of 10.
     *
     * @param scale 1..3, 1..4, 1..5, 1..6, 1..7 or 1..10
     * @return the metric, in per cent
     * @throws IllegalArgumentException if the scale is another one
     */
    public static RatingMetric formbricks(Scale scale) {
        Rule rule = Rule.published("csat.formbricks", "CSAT (Formbricks)", "Formbricks source code, August 2026");
        requireProductScale(rule, scale, List.of(3, 4, 5, 6, 7, 10));
        int boxes = scale.max() == 3 ? 1 : scale.max() == 10 ? 3 : 2;
        return RatingMetric.share(rule, scale, scale.max() - boxes + 1, scale.max());
    }

    private static void requireProductScale(Rule rule, Scale scale, List<Integer> tops) {
        if (!tops.contains(scale.max()) || !scale.equals(Scale.of(1, scale.max()))) {
            throw new IllegalArgumentException(
                    rule.id() + " is defined on 1 to one of " + tops + " but not on the scale " + scale);
        }
    }

    /**
     * The two best points: the most common CSAT.
     *
     * @param scale the scale, of three points or more
     * @return the metric, in per cent
     * @throws IllegalArgumentException if the scale has only two points
     */
    public static RatingMetric topTwoBoxes(Scale scale) {
        return topBoxes(scale, 2);
    }

    /**
     * The share of answers in the worst points of the scale.
     *
     * @param scale the scale
     * @param boxes how many points count, 1 to size - 1
     * @return the metric, in per cent
     * @throws IllegalArgumentException if boxes is out of range
     */
    public static RatingMetric bottomBoxes(Scale scale, int boxes) {
        return boxShare(scale, boxes, false);
    }

    /**
     * Net CSAT: share of the best points minus share of the worst.
     *
     * @param scale the scale
     * @param boxes how many points count at each end, at most half of the scale
     * @return the metric, in points from -100 to 100
     * @throws IllegalArgumentException if boxes is out of range
     */
    public static RatingMetric netBoxes(Scale scale, int boxes) {
        int size = scale.size();
        if (boxes < 1 || boxes > size / 2) {
            throw new IllegalArgumentException(
                    "boxes at each end of " + scale + " must be 1 to " + size / 2 + " but was " + boxes);
        }
        Rule rule = Rule.convention(
                "csat.net-" + boxes + "-box",
                "Net CSAT, " + boxes + " best minus " + boxes + " worst",
                SURVEY_PRACTICE);
        List<Integer> points = scale.points();
        int low = points.get(boxes - 1);
        int high = points.get(size - boxes);
        int sign = scale.direction() == Direction.HIGH_IS_GOOD ? 100 : -100;
        return RatingMetric.of(rule, scale, ScoreUnit.POINTS, point -> point <= low ? -sign : point >= high ? sign : 0);
    }

    /**
     * The plain mean, in points of the scale.
     *
     * @param scale the scale
     * @return the metric
     */
    public static RatingMetric mean(Scale scale) {
        return RatingMetric.of(
                Rule.convention("mean", "Mean", "arithmetic mean"), scale, ScoreUnit.SCALE_POINTS, point -> point);
    }

    /**
     * The mean moved to 0..100: (mean - min) / (max - min) 100, 100 at the best point whichever end that is.
     *
     * @param scale the scale
     * @return the metric, in per cent
     */
    public static RatingMetric mean0To100(Scale scale) {
        double range = scale.max() - scale.min();
        boolean highIsGood = scale.direction() == Direction.HIGH_IS_GOOD;
        return RatingMetric.of(
                Rule.convention("mean.0-100", "Mean 0-100", "linear rescaling of the arithmetic mean"),
                scale,
                ScoreUnit.PERCENT,
                point -> 100 * (highIsGood ? point - scale.min() : scale.max() - point) / range);
    }

    /**
     * The mean as a share of the highest point: mean / max 100. Not {@link #mean0To100}: on 1..5 a mean of 3.5 is 70
     * here and 62.5 there.
     *
     * @param scale a scale with positive highest point, high is good
     * @return the metric, in per cent
     * @throws IllegalArgumentException if the highest point is not positive, or high is bad
     */
    public static RatingMetric percentOfMaximum(Scale scale) {
        if (scale.max() <= 0 || scale.direction() == Direction.HIGH_IS_BAD) {
            throw new IllegalArgumentException(
                    "per cent of maximum needs a positive highest point that is good, but the scale is " + scale);
        }
        return RatingMetric.of(
                Rule.convention("mean.percent-of-maximum", "Mean, per cent of maximum", "mean over highest point"),
                scale,
                ScoreUnit.PERCENT,
                point -> 100.0 * point / scale.max());
    }

    private static RatingMetric boxShare(Scale scale, int boxes, boolean best) {
        int size = scale.size();
        if (boxes < 1 || boxes >= size) {
            throw new IllegalArgumentException(
                    "boxes of " + scale + " must be 1 to " + (size - 1) + " but was " + boxes);
        }
        boolean high = best == (scale.direction() == Direction.HIGH_IS_GOOD);
        List<Integer> points = scale.points();
        String end = best ? "top" : "bottom";
        String title = boxes == 1
                ? (best ? "Top box" : "Bottom box")
                : boxes == 2
                        ? (best ? "Top two boxes" : "Bottom two boxes")
                        : (best ? "Top " : "Bottom ") + boxes + " boxes";
        Rule rule = Rule.convention(
                "csat." + end + "-" + boxes + "-box", "CSAT " + title.toLowerCase(Locale.ROOT), SURVEY_PRACTICE);
        return high
                ? RatingMetric.share(rule, scale, points.get(size - boxes), scale.max())
                : RatingMetric.share(rule, scale, scale.min(), points.get(boxes - 1));
    }

    private static RatingMetric nps(Rule rule, int min, int detractorMax, int passiveMax, int max) {
        return RatingMetric.net(
                rule,
                Scale.of(min, max),
                new RatingClass("detractor", min, detractorMax),
                new RatingClass("passive", detractorMax + 1, passiveMax),
                new RatingClass("promoter", passiveMax + 1, max));
    }

    /**
     * The metrics with a scale of their own.
     *
     * @return every metric that is a constant of this class, each once
     */
    public static List<RatingMetric> fixed() {
        return FIXED;
    }
}
