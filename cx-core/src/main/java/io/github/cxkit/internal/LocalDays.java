package io.github.cxkit.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days by the wall clock of a zone. */
public final class LocalDays {

    private LocalDays() {}

    /**
     * When a day is over. Where clocks go back just after midnight, a day comes back for an hour, and midnight comes twice: the
     * second one counts.
     *
     * @param day the day
     * @param zone the zone whose clocks show it
     * @return the first moment after the last one that bears its date
     */
    public static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
