package io.github.cxkit.journey;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Objects;

/**
 * How a stamp without a zone becomes a moment. Where clocks go back an hour happens twice, where they go forward one is
 * missing; both choices are named here.
 *
 * @param zone the zone whose clocks wrote the stamps
 * @param repeatedHour which of the two moments an hour that happens twice means
 * @param refuseMissingHour whether an hour that never happened is refused; otherwise it moves on by the length of the gap
 * @since 0.1.0
 */
public record LocalTimes(ZoneId zone, RepeatedHour repeatedHour, boolean refuseMissingHour) {

    /** Checks the parts. */
    public LocalTimes {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(repeatedHour, "repeatedHour");
    }

    /**
     * The usual choice: the earlier of two moments, a missing hour moved on.
     *
     * @param zone the zone whose clocks wrote the stamps
     * @return the rule
     */
    public static LocalTimes of(ZoneId zone) {
        return new LocalTimes(zone, RepeatedHour.EARLIER, false);
    }

    /**
     * The moment of a stamp.
     *
     * @param stamp date and time on the zone's clocks
     * @return the moment
     * @throws IllegalArgumentException if the hour never happened and that is refused
     */
    public Instant instant(LocalDateTime stamp) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(stamp);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(stamp);
            if (refuseMissingHour) {
                throw new IllegalArgumentException(
                        stamp + " never happened in " + zone + ": clocks went forward at " + gap.getDateTimeBefore());
            }
            return stamp.toInstant(gap.getOffsetBefore());
        }
        int which = repeatedHour == RepeatedHour.EARLIER ? 0 : offsets.size() - 1;
        return stamp.toInstant(offsets.get(which));
    }

    /** Which moment an hour that happens twice means. */
    public enum RepeatedHour {
        /** The first of the two. */
        EARLIER,
        /** The second of the two. */
        LATER
    }
}
