package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Rate;
import java.util.Collection;
import java.util.HashSet;

/**
 * People who helped themselves beside people who wrote a ticket.
 *
 * <p>share = help users / (help users + ticket creators), ratio = help users / ticket creators, both of distinct people;
 * somebody who did both counts on both sides. No summary: distinct people of two parts need not be distinct together, so
 * gather the people first.
 *
 * @param helpUsers distinct visitors of the help pages
 * @param ticketCreators distinct writers of tickets
 * @since 0.1.0
 */
public record SelfService(long helpUsers, long ticketCreators) {

    /** The rule behind the share. */
    public static final Rule RULE = Rule.published(
            "service.self-service",
            "Self-service share",
            "Zendesk product documentation, self-service score; both readings");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public SelfService {
        Arguments.notNegative("helpUsers", helpUsers);
        Arguments.notNegative("ticketCreators", ticketCreators);
    }

    /**
     * Counts distinct people.
     *
     * @param helpUsers visitors of the help pages, repeats allowed
     * @param ticketCreators writers of tickets, repeats allowed
     * @return the counts
     */
    public static SelfService of(Collection<String> helpUsers, Collection<String> ticketCreators) {
        return new SelfService(new HashSet<>(helpUsers).size(), new HashSet<>(ticketCreators).size());
    }

    /**
     * help users / (help users + ticket creators).
     *
     * @return the share; insufficient if there is nobody
     */
    public Rate share() {
        return new Rate(RULE, helpUsers, Counts.sum(helpUsers, ticketCreators));
    }

    /**
     * help users / ticket creators.
     *
     * @return the ratio, 0 or more; insufficient if nobody wrote a ticket
     */
    public Result<Double> ratio() {
        return ticketCreators == 0
                ? Result.insufficient(Reason.ZERO_BASE, "self-service ratio: nobody wrote a ticket")
                : Result.of((double) helpUsers / ticketCreators);
    }
}
