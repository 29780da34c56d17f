package io.github.cxkit.readers.webhook;

import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps the newest delivery of each response, so that partial deliveries and repeats count once. Mutable, for one thread;
 * memory grows with the number of responses.
 *
 * <p>Newest is the later {@link Delivery#updated()}; where that does not decide, a complete one beats a partial one, and
 * then the last to arrive wins.
 *
 * @since 0.1.0
 */
public final class LatestDeliveries implements Consumer<Delivery> {

    private final Map<String, Delivery> byId = new LinkedHashMap<>();

    /** No deliveries yet. */
    public LatestDeliveries() {}

    @Override
    public void accept(Delivery delivery) {
        byId.merge(delivery.id(), delivery, LatestDeliveries::newer);
    }

    private static Delivery newer(Delivery known, Delivery next) {
        Instant before = known.updated();
        Instant now = next.updated();
        if (before != null && now != null && !before.equals(now)) {
            return now.isAfter(before) ? next : known;
        }
        return known.complete() && !next.complete() ? known : next;
    }

    /**
     * The newest deliveries.
     *
     * @return in the order in which the responses first arrived
     */
    public List<Delivery> deliveries() {
        return List.copyOf(byId.values());
    }

    /**
     * The newest answers, partial ones too.
     *
     * @return in the order in which the responses first arrived
     */
    public List<SurveyResponse> responses() {
        return byId.values().stream().map(Delivery::response).toList();
    }
}
