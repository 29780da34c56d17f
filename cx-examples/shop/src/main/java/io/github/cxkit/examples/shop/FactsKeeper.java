package io.github.cxkit.examples.shop;

import io.github.cxkit.live.Alert;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.live.RatingWindow;
import io.github.cxkit.survey.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at the answers of a moment; what it saw at a touchpoint is kept until that touchpoint hears of another answer, or the last
 * hour moves on by a pane.
 */
@Component
class FactsKeeper {

    /** What is recent. */
    static final Duration RECENT = Duration.ofHours(1);

    private final LiveRatings live;
    private final Trends trends;
    private final Map<ShopTouchpoint, Facts.Seen> kept = new EnumMap<>(ShopTouchpoint.class);
    private long pane = Long.MIN_VALUE;

    FactsKeeper(LiveRatings live, Trends trends) {
        this.live = live;
        this.trends = trends;
    }

    synchronized Facts at(Instant now) {
        long moment = now.toEpochMilli();
        long nowPane = Math.floorDiv(moment, live.definition().pane().toMillis());
        if (nowPane != pane) {
            pane = nowPane;
            kept.clear();
        }
        // the weeks first: an answer is counted live before it is counted there, so that no new weeks meet an old hour
        Map<ShopTouchpoint, Trends.Weeks> weeks = trends.weeks(now);
        LiveSnapshot snapshot = null;
        Map<ShopTouchpoint, Facts.Seen> seen = new EnumMap<>(ShopTouchpoint.class);
        for (Map.Entry<ShopTouchpoint, Trends.Weeks> each : weeks.entrySet()) {
            Facts.@Nullable Seen last = kept.get(each.getKey());
            if (last == null || !last.weeks().equals(each.getValue())) {
                snapshot = snapshot == null ? live.snapshot() : snapshot;
                last = look(
                        each.getKey(),
                        each.getValue(),
                        snapshot.window(each.getKey().id(), Slice.ALL, moment, RECENT));
                kept.put(each.getKey(), last);
            }
            seen.put(each.getKey(), last);
        }
        return new Facts(now, seen);
    }

    /** A segment is found to fall alone where it falls alone. */
    private static Facts.Seen look(ShopTouchpoint touchpoint, Trends.Weeks weeks, RatingWindow window) {
        List<Alert> found =
                new ArrayList<>(touchpoint.tooLow().check(touchpoint.metric(), RatingWindow.of(weeks.total())));
        List<Alert> falling = touchpoint.falling().check(touchpoint.metric(), window);
        found.addAll(falling.isEmpty() ? touchpoint.segmentFalling().check(touchpoint.metric(), window) : falling);
        return new Facts.Seen(weeks, window, List.copyOf(found));
    }
}
