package io.github.cxkit.metric;

import io.github.cxkit.internal.ItalianArticle;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in a sentence for people, in English or Italian, what a result holds. The numbers stay in the result.
 *
 * <pre>{@code
 * Explanation.in(Locale.ENGLISH).of(score, 0.95);
 * // "NPS 40.0 from 10 answers; 95 % interval -15.3 to 75.3; a small sample"
 * Explanation.in(Locale.ITALIAN).of(score, 0.95);
 * // "NPS 40,0 da 10 risposte; intervallo al 95 % da -15,3 a 75,3; campione piccolo"
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Explanation {

    private static final String BUNDLE = "io.github.cxkit.metric.Explanation";
    private static final double SMALLEST_P = 0.001;
    private static final int P_DIGITS = 3;
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

    private final Locale locale;
    private final ResourceBundle words;

    private Explanation(Locale locale, ResourceBundle words) {
        this.locale = locale;
        this.words = words;
    }

    /**
     * Sentences in a language.
     *
     * @param locale Italian for Italian sentences; every other language gets English ones
     * @return the explanation
     */
    public static Explanation in(Locale locale) {
        boolean italian = locale.getLanguage().equals(Locale.ITALIAN.getLanguage());
        // asking for one of the two by name keeps the machine's own language out of the answer
        Locale chosen = italian ? Locale.ITALIAN : Locale.ENGLISH;
        return new Explanation(chosen, ResourceBundle.getBundle(BUNDLE, chosen));
    }

    /**
     * A score: value, answers, what was left out, interval, cautions.
     *
     * @param score the score, weighted or not
     * @param confidence level of the interval, from 0.5 to below 1
     * @return one sentence without a full stop
     * @throws IllegalArgumentException if the level is out of range
     */
    public String of(MetricScore score, double confidence) {
        Significance.required(confidence);
        List<String> parts = new ArrayList<>();
        String title = title(score.metric().rule());
        if (score.value() instanceof Result.Insufficient<Double> none) {
            parts.add(say("score.none", title, say("reason." + none.reason())));
        } else {
            parts.add(say("score", title, value(score), answers(score.n())));
        }
        parts.addAll(leftOut(score.evidence()));
        score.interval(confidence).toOptional().ifPresent(i -> parts.add(interval(i, score.unit())));
        if (score instanceof RatingScore rating && rating.n() > 0) {
            rating.cautions().forEach(caution -> parts.add(say("caution." + caution)));
        }
        return String.join("; ", parts);
    }

    /**
     * A comparison: both scores, the difference with its sign in words, the p value, the interval.
     *
     * @param comparison the comparison
     * @param nameA what the first group is called, such as {@code 2017}
     * @param nameB what the second group is called
     * @return one sentence without a full stop
     */
    public String of(Comparison comparison, String nameA, String nameB) {
        ScoreUnit unit = comparison.metric().unit();
        String title = title(comparison.metric().rule());
        if (comparison.difference().value() instanceof Result.Insufficient<Double> none) {
            return say("comparison.none", title, nameA, nameB, say("reason." + none.reason()));
        }
        BigDecimal difference = rounded(comparison.difference().value().orElseThrow(), unit);
        String direction = difference.signum() > 0 ? "above" : difference.signum() < 0 ? "below" : "equal";
        List<String> parts = new ArrayList<>();
        parts.add(say(
                "comparison." + direction,
                title,
                comparison.a().map(v -> number(v, unit)).toOptional().orElse("-"),
                nameA,
                answers(comparison.evidenceA().n()),
                number(difference.abs()),
                say("unit." + unit),
                nameB,
                comparison.b().map(v -> number(v, unit)).toOptional().orElse("-"),
                answers(comparison.evidenceB().n())));
        comparison.difference().pValue().toOptional().ifPresent(p -> parts.add(pValue(p)));
        comparison.difference().interval().toOptional().ifPresent(i -> parts.add(interval(i, unit)));
        return String.join("; ", parts);
    }

    /**
     * What a rating metric is called.
     *
     * @param rule the metric's rule
     * @return its name in this language where there is one, else {@link Rule#title}
     */
    public String title(Rule rule) {
        String key = "title." + rule.id().name();
        return words.containsKey(key) ? words.getString(key) : rule.title();
    }

    private String value(MetricScore score) {
        if (score instanceof RatingScore rating) {
            return number(rating.rounded(digits(score.unit())).orElseThrow());
        }
        return number(score.value().orElseThrow(), score.unit());
    }

    private String answers(long n) {
        return n == 1 ? say("answers.one") : say("answers.many", number(BigDecimal.valueOf(n)));
    }

    private List<String> leftOut(Evidence evidence) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Long> entry : evidence.excluded().counts().entrySet()) {
            String key = "excluded." + entry.getKey().replace(' ', '-');
            String count = number(BigDecimal.valueOf(entry.getValue()));
            parts.add(words.containsKey(key) ? say(key, count) : say("excluded.other", count, entry.getKey()));
        }
        return parts;
    }

    private String interval(ConfidenceInterval interval, ScoreUnit unit) {
        BigDecimal level =
                BigDecimal.valueOf(interval.confidence()).movePointRight(2).stripTrailingZeros();
        BigDecimal whole = level.scale() < 0 ? level.setScale(0) : level;
        return say("interval", number(whole), number(interval.lower(), unit), number(interval.upper(), unit));
    }

    private String pValue(double p) {
        if (p < SMALLEST_P) {
            return say("p.below", number(BigDecimal.valueOf(SMALLEST_P)));
        }
        BigDecimal rounded =
                BigDecimal.valueOf(p).setScale(P_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        return say("p", number(rounded.scale() < 0 ? rounded.setScale(0) : rounded));
    }

    private static int digits(ScoreUnit unit) {
        return unit == ScoreUnit.SCALE_POINTS ? 2 : 1;
    }

    private static BigDecimal rounded(double value, ScoreUnit unit) {
        return BigDecimal.valueOf(value).setScale(digits(unit), RoundingMode.HALF_UP);
    }

    private String number(double value, ScoreUnit unit) {
        return number(rounded(value, unit));
    }

    /** With the digits it has: a BigDecimal has no "-0". */
    private String number(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(value.scale());
        format.setMaximumFractionDigits(value.scale());
        return format.format(value);
    }

    /** Plain replacement, once: a brace in a name stays a brace. */
    private String say(String key, String... parts) {
        String pattern = words.getString(key);
        Matcher place = PLACE.matcher(pattern);
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (place.find()) {
            text.append(pattern, from, place.start());
            String part = parts[place.group(1).charAt(0) - '0'];
            if (locale.getLanguage().equals("it")) {
                ItalianArticle.fit(text, part);
            }
            text.append(part);
            from = place.end();
        }
        return text.append(pattern, from, pattern.length()).toString();
    }
}
