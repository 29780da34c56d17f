package io.github.cxkit.journey.exchange;

import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The event names of Segment's e-commerce specification (version 2), each with a touchpoint id and a phase, so that a
 * web shop that already tracks them needs no mapping of its own. Which phase a name belongs to is this library's
 * convention.
 *
 * @since 0.1.0
 */
public final class SegmentEvents {

    private static final Map<String, JourneyPhase> PHASES = phases();

    /** Event name to touchpoint id: {@code Order Completed} becomes {@code order_completed}. */
    public static final Map<String, String> TOUCHPOINT_IDS = ids();

    private SegmentEvents() {}

    private static Map<String, JourneyPhase> phases() {
        Map<String, JourneyPhase> all = new LinkedHashMap<>();
        put(all, JourneyPhase.AWARENESS, "Promotion Viewed", "Promotion Clicked");
        put(
                all,
                JourneyPhase.CONSIDERATION,
                "Products Searched",
                "Product List Viewed",
                "Product List Filtered",
                "Product Clicked",
                "Product Viewed",
                "Product Added to Wishlist",
                "Product Removed from Wishlist");
        put(
                all,
                JourneyPhase.PURCHASE,
                "Wishlist Product Added to Cart",
                "Product Added",
                "Product Removed",
                "Cart Viewed",
                "Coupon Entered",
                "Coupon Applied",
                "Coupon Denied",
                "Coupon Removed",
                "Checkout Started",
                "Checkout Step Viewed",
                "Checkout Step Completed",
                "Payment Info Entered",
                "Order Completed",
                "Order Updated");
        put(all, JourneyPhase.SERVICE, "Order Cancelled", "Order Refunded");
        put(all, JourneyPhase.LOYALTY, "Product Shared", "Cart Shared", "Product Reviewed");
        return Collections.unmodifiableMap(all);
    }

    private static void put(Map<String, JourneyPhase> all, JourneyPhase phase, String... names) {
        for (String name : names) {
            all.put(name, phase);
        }
    }

    private static Map<String, String> ids() {
        Map<String, String> ids = new LinkedHashMap<>();
        PHASES.keySet()
                .forEach(name -> ids.put(name, name.toLowerCase(Locale.ROOT).replace(' ', '_')));
        return Collections.unmodifiableMap(ids);
    }

    /**
     * The phase of an event name.
     *
     * @param eventName as tracked, such as {@code Product Viewed}
     * @return its phase, or empty if the specification has no such name
     */
    public static Optional<JourneyPhase> phase(String eventName) {
        return Optional.ofNullable(PHASES.get(eventName));
    }

    /**
     * All names as touchpoints of one channel.
     *
     * @param channel id of the channel
     * @return the touchpoints, in the order of the phases
     */
    public static List<Touchpoint> touchpoints(String channel) {
        return PHASES.entrySet().stream()
                .map(each -> named(each.getKey(), Touchpoint.of(id(each.getKey()), each.getValue(), channel)))
                .toList();
    }

    private static String id(String eventName) {
        return TOUCHPOINT_IDS.getOrDefault(eventName, eventName);
    }

    private static Touchpoint named(String name, Touchpoint touchpoint) {
        return new Touchpoint(
                touchpoint.id(),
                name,
                touchpoint.phase(),
                touchpoint.channel(),
                touchpoint.type(),
                touchpoint.kind(),
                touchpoint.initiator(),
                touchpoint.enabler());
    }
}
