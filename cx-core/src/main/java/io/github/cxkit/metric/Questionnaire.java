package io.github.cxkit.metric;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.Scale;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A published questionnaire whose items are summed to one score of 0 to 100 per person.
 *
 * <p>score = 100 sum(points above the worst answer) / most points possible; an item that is worded the other way round is
 * reversed first. The mean over persons comes from {@link io.github.cxkit.stats.Moments}.
 *
 * <pre>{@code
 * Questionnaire.SUS.score(List.of(4, 2, 5, 1, 4, 2, 5, 2, 4, 3));  // 80.0
 * }</pre>
 *
 * @param rule name, origin and source
 * @param scale the scale of every item
 * @param reversed for each item, whether a high answer is bad
 * @since 0.1.0
 */
public record Questionnaire(Rule rule, Scale scale, List<Boolean> reversed) {

    /** System Usability Scale: ten items on 1..5, every second one reversed. */
    public static final Questionnaire SUS = new Questionnaire(
            Rule.published("sus", "SUS", "Brooke 1996, SUS: a quick and dirty usability scale"),
            Scale.of(1, 5),
            List.of(false, true, false, true, false, true, false, true, false, true));

    /** Usability Metric for User Experience: four items on 1..7, every second one reversed. */
    public static final Questionnaire UMUX = new Questionnaire(
            Rule.published("umux", "UMUX", "Finstad 2010, The Usability Metric for User Experience"),
            Scale.of(1, 7),
            List.of(false, true, false, true));

    /** UMUX-Lite: two items on 1..7; without the regression to SUS, which its authors no longer recommend. */
    public static final Questionnaire UMUX_LITE = new Questionnaire(
            Rule.published("umux-lite", "UMUX-Lite", "Lewis, Utesch, Maher 2013, UMUX-LITE"),
            Scale.of(1, 7),
            List.of(false, false));

    /** UX-Lite: two items on 1..5. */
    public static final Questionnaire UX_LITE = new Questionnaire(
            Rule.published("ux-lite", "UX-Lite", "Lewis, Sauro 2021, MeasuringU"),
            Scale.of(1, 5),
            List.of(false, false));

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no item
     */
    public Questionnaire {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(scale, "scale");
        reversed = Copies.list("reversed", reversed);
        if (reversed.isEmpty()) {
            throw new IllegalArgumentException(rule.id() + " needs an item");
        }
    }

    /**
     * The score of one person who answered every item.
     *
     * @param answers one per item, null where there is none
     * @return 0 to 100; insufficient if an answer is missing
     * @throws IllegalArgumentException if the number of answers is wrong or one is not on the scale
     */
    public Result<Double> score(List<? extends @Nullable Integer> answers) {
        return score(answers, false);
    }

    /**
     * The score of one person, a missing answer counted as the middle of the scale.
     *
     * @param answers one per item, null where there is none
     * @return 0 to 100; insufficient if every answer is missing
     * @throws IllegalArgumentException if the number of answers is wrong or one is not on the scale
     */
    public Result<Double> scoreWithCenter(List<? extends @Nullable Integer> answers) {
        return score(answers, true);
    }

    private Result<Double> score(List<? extends @Nullable Integer> answers, boolean centre) {
        if (answers.size() != reversed.size()) {
            throw new IllegalArgumentException(
                    rule.id() + " has " + reversed.size() + " items but " + answers.size() + " answers were given");
        }
        double sum = 0;
        int missing = 0;
        for (int i = 0; i < answers.size(); i++) {
            Integer answer = answers.get(i);
            if (answer == null) {
                missing++;
                sum += (scale.max() - scale.min()) / 2.0;
            } else {
                scale.require(answer);
                sum += reversed.get(i) ? scale.max() - answer : answer - scale.min();
            }
        }
        if (missing == answers.size() || (missing > 0 && !centre)) {
            return Result.insufficient(
                    Reason.PART_MISSING,
                    rule.title() + ": " + missing + " of " + answers.size() + " items have no answer");
        }
        return Result.of(100 * sum / (answers.size() * (double) (scale.max() - scale.min())));
    }
}
