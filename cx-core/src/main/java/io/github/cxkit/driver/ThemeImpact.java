package io.github.cxkit.driver;

import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Rule;
import java.util.Objects;

/**
 * What mentions of a theme do to a score.
 *
 * <p>impact = score of all - score of the answers that do not mention it
 * = mentions (score of the mentions - score of all) / (n - mentions).
 *
 * @param theme its name
 * @param mentioned the score of the answers that mention it, with n and interval
 * @param impact points the score gains or, if negative, loses by them; insufficient if every answer mentions the theme
 * @param difference score of the mentions - score of all, the other reading in use
 * @since 0.1.0
 */
public record ThemeImpact(String theme, RatingScore mentioned, Result<Double> impact, Result<Double> difference) {

    /** The rule of {@link #impact}. */
    public static final Rule RULE = Rule.published(
            "themes.impact",
            "Theme impact",
            "Thematic product documentation: score of all minus score without the mentions");

    /** Checks that the parts are there. */
    public ThemeImpact {
        Objects.requireNonNull(theme, "theme");
        Objects.requireNonNull(mentioned, "mentioned");
        Objects.requireNonNull(impact, "impact");
        Objects.requireNonNull(difference, "difference");
    }

    /**
     * Answers that mention the theme.
     *
     * @return how many
     */
    public long mentions() {
        return mentioned.n();
    }
}
