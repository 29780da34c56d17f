package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the machine does, how often it hands over or errs, and whether customers like it as well as people.
 *
 * <p>automated = machine alone / all; escalation = handed over / touched by the machine; wrong = wrong answers / touched by
 * the machine. The satisfaction gap is the mean of people alone minus that of the machine alone; a conversation handed over
 * is in neither mean. A summary: {@link #EMPTY}, {@link #add} and {@link #merge}; the sums of ratings are exact for ratings
 * in whole numbers. Hours covered are {@link ServiceHours#coverage}.
 *
 * @param bot handled by the machine alone
 * @param botThenHuman handed over
 * @param human handled by people alone
 * @param wrong touched by the machine, whose answer was wrong
 * @param botRated rated among bot
 * @param botSum sum of those ratings
 * @param humanRated rated among human
 * @param humanSum sum of those ratings
 * @since 0.1.0
 */
public record Automation(
        long bot,
        long botThenHuman,
        long human,
        long wrong,
        long botRated,
        double botSum,
        long humanRated,
        double humanSum) {

    /** The rule behind the share the machine handles alone. */
    public static final Rule RULE =
            Rule.convention("service.automation", "Automation rate", "machine alone / all conversations");

    /** The rule behind the hand-overs. */
    public static final Rule ESCALATION_RULE =
            Rule.convention("service.escalation", "Escalation rate", "handed over / touched by the machine");

    /** The rule behind the wrong answers. */
    public static final Rule WRONG_RULE =
            Rule.convention("service.wrong-answers", "Wrong answers", "wrong / touched by the machine");

    /** No conversation yet. */
    public static final Automation EMPTY = new Automation(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative, the counts contradict each other or a sum is not finite
     */
    public Automation {
        Arguments.notNegative("bot", bot);
        Arguments.notNegative("botThenHuman", botThenHuman);
        Arguments.notNegative("human", human);
        Arguments.within("wrong", wrong, 0, Counts.sum(bot, botThenHuman));
        Arguments.within("botRated", botRated, 0, bot);
        Arguments.within("humanRated", humanRated, 0, human);
        Arguments.finite("botSum", botSum);
        Arguments.finite("humanSum", humanSum);
    }

    /**
     * Counts conversations.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Conversation, Automation> summarizer() {
        return Summarizer.<Conversation, Automation>folding(EMPTY, Automation::add, Automation::merge)
                .withBytes(
                        all -> Bytes.write(
                                "",
                                out -> out.count(all.bot)
                                        .count(all.botThenHuman)
                                        .count(all.human)
                                        .count(all.wrong)
                                        .count(all.botRated)
                                        .real(all.botSum)
                                        .count(all.humanRated)
                                        .real(all.humanSum)),
                        bytes -> Bytes.read(
                                "summary of automation",
                                "",
                                bytes,
                                in -> new Automation(
                                        in.count(),
                                        in.count(),
                                        in.count(),
                                        in.count(),
                                        in.count(),
                                        in.real(),
                                        in.count(),
                                        in.real())));
    }

    /**
     * Counts conversations.
     *
     * @param conversations the conversations
     * @return the counts
     */
    public static Automation of(Iterable<Conversation> conversations) {
        Automation sum = EMPTY;
        for (Conversation conversation : conversations) {
            sum = sum.add(conversation);
        }
        return sum;
    }

    /**
     * One conversation more.
     *
     * @param conversation the conversation
     * @return the new counts
     */
    public Automation add(Conversation conversation) {
        Double rating = conversation.satisfaction();
        boolean byBot = conversation.handledBy() == Handler.BOT;
        boolean byHuman = conversation.handledBy() == Handler.HUMAN;
        return merge(new Automation(
                byBot ? 1 : 0,
                conversation.handledBy() == Handler.BOT_THEN_HUMAN ? 1 : 0,
                byHuman ? 1 : 0,
                conversation.wrong() ? 1 : 0,
                byBot && rating != null ? 1 : 0,
                byBot && rating != null ? rating : 0,
                byHuman && rating != null ? 1 : 0,
                byHuman && rating != null ? rating : 0));
    }

    /**
     * These and other counts together.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Automation merge(Automation other) {
        return new Automation(
                Counts.sum(bot, other.bot),
                Counts.sum(botThenHuman, other.botThenHuman),
                Counts.sum(human, other.human),
                Counts.sum(wrong, other.wrong),
                Counts.sum(botRated, other.botRated),
                botSum + other.botSum,
                Counts.sum(humanRated, other.humanRated),
                humanSum + other.humanSum);
    }

    /**
     * Machine alone / all.
     *
     * @return the rate; insufficient without conversations
     */
    public Rate automated() {
        return new Rate(RULE, bot, Counts.sum(touched(), human));
    }

    /**
     * Handed over / touched by the machine.
     *
     * @return the rate; insufficient if the machine touched none
     */
    public Rate escalation() {
        return new Rate(ESCALATION_RULE, botThenHuman, touched());
    }

    /**
     * Wrong answers / touched by the machine.
     *
     * @return the rate; insufficient if the machine touched none
     */
    public Rate wrongAnswers() {
        return new Rate(WRONG_RULE, wrong, touched());
    }

    private long touched() {
        return Counts.sum(bot, botThenHuman);
    }

    /**
     * Mean satisfaction with people alone minus that with the machine alone.
     *
     * @return the gap in scale points, positive if people do better; insufficient if one side has no rating
     */
    public Result<Double> satisfactionGap() {
        if (botRated == 0 || humanRated == 0) {
            return Result.insufficient(
                    Reason.PART_MISSING,
                    "satisfaction gap: " + botRated + " ratings of the machine, " + humanRated + " of people");
        }
        return Result.of(humanSum / humanRated - botSum / botRated);
    }

    /** Who handled a conversation. */
    public enum Handler {
        /** The machine alone. */
        BOT,
        /** The machine, which handed over to a person. */
        BOT_THEN_HUMAN,
        /** A person alone. */
        HUMAN
    }

    /**
     * One conversation.
     *
     * @param handledBy who handled it
     * @param wrong whether the machine's answer was wrong; false where no machine took part
     * @param satisfaction the customer's rating, finite, null if not rated
     */
    public record Conversation(
            Handler handledBy, boolean wrong, @Nullable Double satisfaction) {
        /**
         * Checks that the parts fit.
         *
         * @throws IllegalArgumentException if a person alone is blamed for the machine's answer, or the rating leaves ±1e140
         */
        public Conversation {
            Objects.requireNonNull(handledBy, "handledBy");
            if (wrong && handledBy == Handler.HUMAN) {
                throw new IllegalArgumentException("a conversation without the machine cannot hold its wrong answer");
            }
            if (satisfaction != null) {
                Arguments.summable("satisfaction", satisfaction);
            }
        }
    }
}
