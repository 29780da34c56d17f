package io.github.cxkit.report.wording;

import io.github.cxkit.internal.DisplayText;
import io.github.cxkit.metric.Explanation;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.stats.ConfidenceInterval;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * Figures and words in one language: the only place where figures lose digits, half away from zero.
 *
 * <pre>{@code
 * Wording italian = Wording.in(Locale.ITALIAN);
 * italian.number(1234.5, 1);  // "1.234,5"
 * italian.percent(0.125);     // "12,5 %"
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Wording {

    /** Stands where there is no figure. */
    public static final String NONE = "–";

    private final Locale locale;
    private final Words words;

    private Wording(Locale locale, Words words) {
        this.locale = locale;
        this.words = words;
    }

    /**
     * The words of a language.
     *
     * @param locale Italian, or any other for English words; its marks for thousands and decimals are used in any case
     * @return the wording
     */
    public static Wording in(Locale locale) {
        return new Wording(Objects.requireNonNull(locale, "locale"), Words.of(locale));
    }

    /**
     * Whose marks and words these are.
     *
     * @return the locale
     */
    public Locale locale() {
        return locale;
    }

    /**
     * The language of the words, for the {@code lang} of a page.
     *
     * @return {@code it} or {@code en}
     */
    public String language() {
        return words.language();
    }

    /**
     * A text of the library.
     *
     * @param key its name
     * @param parts what stands for {@code {0}}, {@code {1}} and so on
     * @return the text in this language
     * @throws IllegalArgumentException if there is no such text
     */
    public String text(String key, Object... parts) {
        return words.text(key, parts);
    }

    /**
     * A text that counts something: {@code key.one} or {@code key.more} with the count as {@code {0}}.
     *
     * @param key its name
     * @param count how many
     * @return the text in this language
     */
    public String counted(String key, long count) {
        return words.text(key + (count == 1 ? ".one" : ".more"), count(count));
    }

    /**
     * A number with fixed digits, thousands set off, never "-0".
     *
     * @param value finite
     * @param decimals digits after the point
     * @return such as {@code 1,234.5}
     */
    public String number(double value, int decimals) {
        return DisplayText.number(value, decimals, locale);
    }

    /**
     * A decimal number with fixed digits, thousands set off.
     *
     * @param value any
     * @param decimals digits after the point
     * @return such as {@code 1,234.50}
     */
    public String number(BigDecimal value, int decimals) {
        return DisplayText.number(value, decimals, locale);
    }

    /**
     * The same with its sign, plus as well.
     *
     * @param value finite
     * @param decimals digits after the point
     * @return such as {@code +7.7}
     */
    public String signed(double value, int decimals) {
        return DisplayText.signed(value, decimals, locale);
    }

    /**
     * A count.
     *
     * @param count the count
     * @return such as {@code 12,330}
     */
    public String count(long count) {
        return DisplayText.number((double) count, 0, locale);
    }

    /**
     * A share in per cent.
     *
     * @param share 0 to 1
     * @return such as {@code 12.5 %}
     */
    public String percent(double share) {
        return number(100 * share, 1) + " %";
    }

    /**
     * A level of confidence in per cent.
     *
     * @param level strictly between 0 and 1
     * @return such as {@code 95 %}
     */
    public String level(double level) {
        BigDecimal percent =
                new BigDecimal(Double.toString(level)).movePointRight(2).stripTrailingZeros();
        return number(percent.doubleValue(), Math.max(0, percent.scale())) + " %";
    }

    /**
     * Digits after the point that suit a unit.
     *
     * @param unit the unit
     * @return 1 for points and per cent, 2 for points of a scale
     */
    public static int decimals(ScoreUnit unit) {
        return unit == ScoreUnit.SCALE_POINTS ? 2 : 1;
    }

    /**
     * A score.
     *
     * @param value the score or its lack
     * @param unit its unit
     * @return the rounded score, or {@link #NONE}
     */
    public String score(Result<Double> value, ScoreUnit unit) {
        return value.toOptional().map(v -> number(v, decimals(unit))).orElse(NONE);
    }

    /**
     * An interval.
     *
     * @param interval the interval or its lack
     * @param unit its unit
     * @return such as {@code 37.2 to 42.5}, or {@link #NONE}
     */
    public String interval(Result<ConfidenceInterval> interval, ScoreUnit unit) {
        int decimals = decimals(unit);
        return interval.toOptional()
                .map(i -> words.text("to", number(i.lower(), decimals), number(i.upper(), decimals)))
                .orElse(NONE);
    }

    /**
     * A day.
     *
     * @param day the day
     * @return such as {@code 30 June 1998}
     */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
    }

    /**
     * What a metric is called.
     *
     * @param rule the metric's rule
     * @return its title in this language where there is one, else its own
     */
    public String metric(Rule rule) {
        return words.find("metric." + rule.id().name())
                .orElseGet(() -> Explanation.in(locale).title(rule));
    }

    /**
     * Why answers were left out.
     *
     * @param reason as an {@link io.github.cxkit.score.Exclusions} names it
     * @param count how many were left out
     * @return the reason in this language where there is one, else its own
     */
    public String reason(String reason, long count) {
        String key = "reason." + reason.replace(' ', '_');
        return words.find(key).isPresent() ? words.text(key, count(count)) : reason;
    }

    /**
     * A class of answers, such as promoters.
     *
     * @param name its English name
     * @return the name in this language where there is one, else its own
     */
    public String className(String name) {
        return words.find("class." + name.replace(' ', '_')).orElse(name);
    }

    /**
     * Why there is no figure.
     *
     * @param result a result without a value
     * @return the reason: in English its own sentence, in another language the words of its kind; empty if there is a value
     */
    public String lack(Result<?> result) {
        if (!(result instanceof Result.Insufficient<?> lack)) {
            return "";
        }
        if (language().equals("en")) {
            return lack.detail();
        }
        return Disclosure.said(lack.detail(), this::few, this::away).orElseGet(() -> text("lack." + lack.reason()));
    }

    /**
     * The words for a hidden figure, of a count or of what stands beside it.
     *
     * @param least what is told of
     * @param count how many the figure is of
     * @return the words of {@link Disclosure#why} in this language
     */
    public String hidden(Disclosure least, long count) {
        return least.isFew(count) ? few(least) : away(least);
    }

    /**
     * The words for a figure of few.
     *
     * @param least what is told of
     * @return the words of {@link Disclosure#few} in this language
     */
    public String few(Disclosure least) {
        return text("hidden.few", count(least.least()), text("hidden.of." + least.of()));
    }

    /**
     * The words for a figure that would tell one of few.
     *
     * @param least what is told of
     * @return the words of {@link Disclosure#away} in this language
     */
    public String away(Disclosure least) {
        return text("hidden.away", count(least.least()), text("hidden.of." + least.of()));
    }

    /**
     * Where a rule comes from.
     *
     * @param rule the rule
     * @return published, adapted or a convention, with its source: in this language where it is more than a citation
     */
    public String origin(Rule rule) {
        String key = switch (rule.origin()) {
            case PUBLISHED -> "origin.published";
            case ADAPTED -> "origin.adapted";
            case LIBRARY_CONVENTION -> "origin.convention";
        };
        String source = words.find("source." + rule.id().name()).orElse(rule.source());
        return text(key) + (source.isEmpty() ? "" : ", " + source);
    }

    /**
     * A p value: three digits, and never 0.
     *
     * @param p 0 to 1
     * @return such as {@code 0.031} or {@code < 0.001}
     */
    public String pValue(double p) {
        return p < 0.001 ? "< " + number(0.001, 3) : number(p, 3);
    }

    /**
     * A figure that may be missing.
     *
     * @param value the figure or its lack
     * @param decimals digits after the point
     * @return the rounded figure, or {@link #NONE}
     */
    public String number(Result<Double> value, int decimals) {
        return value.toOptional().map(v -> number(v, decimals)).orElse(NONE);
    }

    /**
     * Two limits.
     *
     * @param interval the interval
     * @param decimals digits after the point
     * @return such as {@code 37.2 to 42.5}
     */
    public String limits(ConfidenceInterval interval, int decimals) {
        return words.text("to", number(interval.lower(), decimals), number(interval.upper(), decimals));
    }
}
