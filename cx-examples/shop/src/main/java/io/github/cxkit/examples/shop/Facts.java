package io.github.cxkit.examples.shop;

import io.github.cxkit.live.Alert;
import io.github.cxkit.live.RatingWindow;
import io.github.cxkit.survey.RatingTally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The answers of one moment, from every side that the board looks at.
 *
 * @param at the moment
 * @param seen touchpoint to what is seen there
 */
record Facts(Instant at, Map<ShopTouchpoint, Seen> seen) {

    /**
     * What is seen at a touchpoint.
     *
     * @param weeks the last four weeks
     * @param window the last hour, with the hour before
     * @param alerts what the rules find
     */
    record Seen(Trends.Weeks weeks, RatingWindow window, List<Alert> alerts) {}

    private Seen at(ShopTouchpoint touchpoint) {
        return Objects.requireNonNull(seen.get(touchpoint));
    }

    /** The four weeks of a touchpoint. */
    Trends.Weeks weeks(ShopTouchpoint touchpoint) {
        return at(touchpoint).weeks;
    }

    /** All answers of the four weeks. */
    RatingTally total(ShopTouchpoint touchpoint) {
        return weeks(touchpoint).total();
    }

    RatingWindow window(ShopTouchpoint touchpoint) {
        return at(touchpoint).window;
    }

    List<Alert> alerts(ShopTouchpoint touchpoint) {
        return at(touchpoint).alerts;
    }
}
