package io.github.cxkit.examples.shop;

import io.github.cxkit.service.FollowUp;
import org.jspecify.annotations.Nullable;

/**
 * What the shop does about something it was told.
 *
 * @param opens the case that is opened, or null
 * @param joins key of the customer's fresh case that it is added to, or null
 * @param rule the rule about words that people are told of, since nobody can be answered; or null
 */
record Reaction(
        @Nullable FollowUp opens,
        @Nullable String joins,
        @Nullable String rule) {

    static final Reaction NONE = new Reaction(null, null, null);
}
