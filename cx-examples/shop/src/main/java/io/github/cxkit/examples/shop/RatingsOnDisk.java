package io.github.cxkit.examples.shop;

import io.github.cxkit.live.LiveDefinition;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.service.Feedback;
import io.github.cxkit.spring.CxLiveProperties;
import io.github.cxkit.spring.LiveStore;
import io.github.cxkit.survey.Scale;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The state of the live ratings is the answers themselves: nothing is stored beside them, and a crash leaves nothing out. */
@Component
class RatingsOnDisk implements LiveStore {

    private final FeedbackStore store;
    private final LiveDefinition definition;

    RatingsOnDisk(FeedbackStore store, CxLiveProperties properties) {
        this.store = store;
        Map<String, Scale> questions = new TreeMap<>();
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            questions.put(touchpoint.id(), touchpoint.metric().scale());
        }
        this.definition =
                new LiveDefinition(questions, List.of("segment"), properties.getPane(), properties.getPanes());
    }

    @Override
    public Optional<byte[]> load() {
        LiveRatings counted = new LiveRatings(definition);
        store.forEachRating(told -> count(counted, told));
        return Optional.of(counted.snapshot().toBytes());
    }

    @Override
    public void save(byte[] state) {
        // every answer was on disk before it was counted
    }

    static void count(LiveRatings live, Told told) {
        Feedback feedback = told.feedback();
        int rating = (int) Objects.requireNonNull(feedback.rating()).value();
        live.cell(Objects.requireNonNull(feedback.touchpoint()), told.segment().id())
                .record(rating, feedback.at().toEpochMilli());
    }
}
