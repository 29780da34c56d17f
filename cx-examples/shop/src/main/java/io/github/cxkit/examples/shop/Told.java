package io.github.cxkit.examples.shop;

import io.github.cxkit.service.Feedback;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody told the shop: the library's one form of feedback, and what only a shop knows.
 *
 * @param feedback who, where, how much, in which masked words
 * @param order number of the order it is about, or null
 * @param segment which kind of customer
 */
record Told(Feedback feedback, @Nullable String order, Segment segment) {

    String key() {
        return feedback.id();
    }

    Optional<ShopTouchpoint> touchpoint() {
        return Optional.ofNullable(feedback.touchpoint()).flatMap(ShopTouchpoint::of);
    }

    /** Whether the other says the same, whenever it came. */
    boolean saysTheSameAs(Told other) {
        return segment == other.segment
                && String.valueOf(order).equals(String.valueOf(other.order))
                && feedback.withTime(other.feedback.at()).equals(other.feedback);
    }
}
