package io.github.cxkit.examples.scorecard.remark;

import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingMetric.Shape;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.text.PersonalDataMask;
import io.github.cxkit.text.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one customer wrote, as it may be shown and as it is counted. */
public final class Remarks {

    /** Fewest customers whose words are shown. */
    public static final long FEWEST = 5;

    private static final int LONGEST = 300;
    private static final int LEAST_LETTERS = 3;

    /** What the mask leaves is no word of a customer. */
    private static final Pattern MARK = Pattern.compile("\\[[a-z -]+\\]");

    private Remarks() {}

    /**
     * A remark without personal data.
     *
     * @param remark what was written, null if nothing
     * @return masked; empty if there was nothing
     */
    public static String masked(@Nullable String remark) {
        return remark == null || remark.isBlank()
                ? ""
                : PersonalDataMask.mask(remark).text();
    }

    /**
     * How remarks are cut into terms.
     *
     * @param languages whose small words are left out
     * @return words of three letters or more
     */
    public static Terms terms(Locale... languages) {
        Set<String> small = new HashSet<>();
        for (Locale language : languages) {
            small.addAll(stopWords(language));
        }
        return Terms.of(languages[0]).withStopWords(small).withLeastLetters(LEAST_LETTERS);
    }

    /**
     * The terms of a masked remark.
     *
     * @param terms how it is cut
     * @param masked the remark
     * @return the terms, without the marks of the mask
     */
    public static List<String> in(Terms terms, String masked) {
        return terms.in(MARK.matcher(masked).replaceAll("."));
    }

    /**
     * A remark short enough to be read in a list.
     *
     * @param remark any
     * @return its beginning
     */
    public static String cut(String remark) {
        return remark.codePointCount(0, remark.length()) <= LONGEST
                ? remark
                : remark.substring(0, remark.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /**
     * Whether an answer is one of the lowest: in the class that takes from a net score, else in the bad half of the scale.
     *
     * @param metric what heads the question
     * @param answer any, null if there is none
     * @return false without a rating
     */
    public static boolean isLow(RatingMetric metric, @Nullable Answer answer) {
        if (!(answer instanceof Answer.Rating rating)) {
            return false;
        }
        if (metric.shape() == Shape.NET) {
            return metric.weightOf(rating.value()).orElse(Double.NaN) == metric.lowest();
        }
        int twice = metric.scale().min() + metric.scale().max();
        return metric.highIsGood() ? 2 * rating.value() < twice : 2 * rating.value() > twice;
    }

    private static Set<String> stopWords(Locale locale) {
        String name = locale.getLanguage().equals("it") ? "stop_it.txt" : "stop_en.txt";
        try (InputStream in = Remarks.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return Set.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
