package io.github.cxkit.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Journeys written short: {@code "view@0 cart@3"} is a view at second 0 and a cart at second 3. */
public final class TestJourneys {

    /** Second 0. */
    public static final Instant ZERO = Instant.parse("2026-03-01T00:00:00Z");

    private TestJourneys() {}

    /**
     * A journey.
     *
     * @param text touchpoints and seconds
     * @return the journey
     */
    public static Journey journey(String text) {
        return journey("anna", text);
    }

    /**
     * A journey of a customer.
     *
     * @param customer who
     * @param text touchpoints and seconds
     * @return the journey
     */
    public static Journey journey(String customer, String text) {
        List<JourneyEvent> events = new ArrayList<>();
        for (String each : text.split(" ", -1)) {
            int at = each.indexOf('@');
            events.add(JourneyEvent.of(
                    customer, each.substring(0, at), ZERO.plusSeconds(Long.parseLong(each.substring(at + 1)))));
        }
        return new Journey(customer, customer, events);
    }
}
