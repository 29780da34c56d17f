package io.github.cxkit.metric;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Significance;
import java.util.Objects;

/**
 * How the {@linkplain GroupGains gain} of a group is judged.
 *
 * @param confidence level of the limits, 0.5 to below 1
 * @param pseudoAnswers answers, spread like all of them, added to each side for its variance only; 3 covers at the stated
 *     level even where a group has 3 answers, 0 is the plain variance, which does not
 * @param mix whether a group's share of the answers is a fact or a sample
 * @param worth gain below which nobody would act, 0 or more, in the metric's unit
 * @param power chance that the further answers asked for suffice, 0.5 to below 1
 * @since 0.1.0
 */
public record GainSettings(double confidence, double pseudoAnswers, Mix mix, double worth, double power) {

    private static final GainSettings STANDARD = new GainSettings(0.95, 3, Mix.FIXED, 0, 0.8);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public GainSettings {
        Significance.required(confidence);
        Arguments.notNegative("pseudoAnswers", pseudoAnswers);
        Objects.requireNonNull(mix, "mix");
        Arguments.notNegative("worth", worth);
        if (!(power >= 0.5 && power < 1)) {
            throw new IllegalArgumentException("power must be 0.5 or more and below 1 but was " + power);
        }
    }

    /**
     * 95 % confidence, 3 pseudo-answers, a fixed mix, every gain worth the work, power 0.8.
     *
     * @return this library's convention
     */
    public static GainSettings standard() {
        return STANDARD;
    }

    /**
     * The same at another level.
     *
     * @param newConfidence level of the limits, 0.5 to below 1
     * @return the settings
     */
    public GainSettings withConfidence(double newConfidence) {
        return new GainSettings(newConfidence, pseudoAnswers, mix, worth, power);
    }

    /**
     * The same with another number of pseudo-answers.
     *
     * @param answers 0 or more
     * @return the settings
     */
    public GainSettings withPseudoAnswers(double answers) {
        return new GainSettings(confidence, answers, mix, worth, power);
    }

    /**
     * The same with another mix.
     *
     * @param newMix whether a group's share of the answers is a fact or a sample
     * @return the settings
     */
    public GainSettings withMix(Mix newMix) {
        return new GainSettings(confidence, pseudoAnswers, newMix, worth, power);
    }

    /**
     * The same with another least gain worth the work.
     *
     * @param gain 0 or more
     * @return the settings
     */
    public GainSettings withWorth(double gain) {
        return new GainSettings(confidence, pseudoAnswers, mix, gain, power);
    }

    /**
     * The same with another chance that the further answers suffice.
     *
     * @param chance 0.5 to below 1
     * @return the settings
     */
    public GainSettings withPower(double chance) {
        return new GainSettings(confidence, pseudoAnswers, mix, worth, chance);
    }

    /** What a group's share of the answers is. */
    public enum Mix {
        /** A fact of the business: which touchpoint a customer used. */
        FIXED,
        /** Itself a sample, as in one survey over all: adds distance² w (1 - w) / n to the variance. */
        RANDOM
    }
}
