package io.github.cxkit.examples.shop;

import io.github.cxkit.live.Alert;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.live.RatingWindow;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The answers of one moment, from every side that the board looks at.
 *
 * @param at the moment
 * @param weeks touchpoint to its last four weeks
 * @param recent touchpoint to the last hour, with the hour before
 */
record Facts(Instant at, Map<ShopTouchpoint, Trends.Weeks> weeks, Map<ShopTouchpoint, RatingWindow> recent) {

    /** What is recent. */
    static final Duration RECENT = Duration.ofHours(1);

    static Facts of(LiveSnapshot snapshot, Trends trends, Instant at) {
        Map<ShopTouchpoint, RatingWindow> recent = new EnumMap<>(ShopTouchpoint.class);
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            recent.put(touchpoint, snapshot.window(touchpoint.id(), Slice.ALL, at.toEpochMilli(), RECENT));
        }
        return new Facts(at, trends.weeks(at), recent);
    }

    /** The four weeks of a touchpoint. */
    Trends.Weeks weeks(ShopTouchpoint touchpoint) {
        return Objects.requireNonNull(weeks.get(touchpoint));
    }

    /** All answers of the four weeks. */
    RatingTally total(ShopTouchpoint touchpoint) {
        return weeks(touchpoint).total();
    }

    RatingWindow window(ShopTouchpoint touchpoint) {
        return recent.getOrDefault(
                touchpoint,
                RatingWindow.of(RatingTally.empty(touchpoint.metric().scale())));
    }

    /** What the rules find at a touchpoint; a segment alone where it falls alone. */
    List<Alert> alerts(ShopTouchpoint touchpoint) {
        RatingWindow window = window(touchpoint);
        List<Alert> found =
                new ArrayList<>(touchpoint.tooLow().check(touchpoint.metric(), RatingWindow.of(total(touchpoint))));
        List<Alert> falling = touchpoint.falling().check(touchpoint.metric(), window);
        found.addAll(falling.isEmpty() ? touchpoint.segmentFalling().check(touchpoint.metric(), window) : falling);
        return found;
    }
}
