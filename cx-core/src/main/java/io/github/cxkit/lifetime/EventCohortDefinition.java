package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.survey.PeriodLength;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The definition of cohorts by events: what makes a member, what counts as coming back, and by which clock.
 *
 * <pre>{@code
 * EventCohortDefinition buyers = EventCohortDefinition.of("visit", "buy", PeriodLength.WEEK);
 * buyers.onOwnClock().clock();  // OWN
 * }</pre>
 *
 * @param entryEvent name of the event that makes a member
 * @param returnEvent name of the event that counts as coming back; may be the same
 * @param entry which entries count
 * @param clock the clock by which periods run
 * @param length how time is cut; a day or a week on the own clock
 * @param weekStart first day of a calendar week
 * @param zone name of the zone whose calendar counts
 * @param reading which customers count as active
 * @since 0.1.0
 */
public record EventCohortDefinition(
        String entryEvent,
        String returnEvent,
        CohortEntry entry,
        CohortClock clock,
        PeriodLength length,
        DayOfWeek weekStart,
        String zone,
        CohortReading reading) {

    private static final Duration DAY = Duration.ofHours(24);

    /**
     * Checks that the parts go together.
     *
     * @throws IllegalArgumentException if a name is blank or the parts do not go together
     * @throws IllegalArgumentException if there is no such zone
     */
    public EventCohortDefinition {
        Arguments.notBlank("entryEvent", entryEvent);
        Arguments.notBlank("returnEvent", returnEvent);
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(length, "length");
        Objects.requireNonNull(weekStart, "weekStart");
        zone = Arguments.zone("zone", zone).getId();
        Objects.requireNonNull(reading, "reading");
        if (clock == CohortClock.OWN) {
            if (entry == CohortEntry.RECURRING) {
                throw new IllegalArgumentException(
                        "on the own clock one customer would be several with " + entry + "; use FIRST_TIME");
            }
            if (length != PeriodLength.DAY && length != PeriodLength.WEEK) {
                throw new IllegalArgumentException(
                        "the own clock counts periods of DAY or WEEK, whose length is fixed, but was given " + length);
            }
        }
    }

    /**
     * Who returned, by calendar periods in UTC whose weeks begin on Monday, from the first entry on.
     *
     * @param entryEvent name of the event that makes a member
     * @param returnEvent name of the event that counts as coming back; may be the same
     * @param length how time is cut
     * @return the definition
     * @throws IllegalArgumentException if a name is blank
     */
    public static EventCohortDefinition of(String entryEvent, String returnEvent, PeriodLength length) {
        return new EventCohortDefinition(
                entryEvent,
                returnEvent,
                CohortEntry.FIRST_TIME,
                CohortClock.CALENDAR,
                length,
                DayOfWeek.MONDAY,
                "UTC",
                CohortReading.RETURNED);
    }

    /**
     * The same with another rule of membership.
     *
     * @param newEntry which entries count
     * @return the changed definition
     * @throws IllegalArgumentException if it does not go with the clock
     */
    public EventCohortDefinition withEntry(CohortEntry newEntry) {
        return new EventCohortDefinition(entryEvent, returnEvent, newEntry, clock, length, weekStart, zone, reading);
    }

    /**
     * The same by whole periods since each customer's own entry.
     *
     * @return the changed definition
     * @throws IllegalArgumentException if entries recur, or the length is neither a day nor a week
     */
    public EventCohortDefinition onOwnClock() {
        return new EventCohortDefinition(
                entryEvent, returnEvent, entry, CohortClock.OWN, length, weekStart, zone, reading);
    }

    /**
     * The same with weeks that begin on another day.
     *
     * @param day first day of a calendar week
     * @return the changed definition
     */
    public EventCohortDefinition withWeekStart(DayOfWeek day) {
        return new EventCohortDefinition(entryEvent, returnEvent, entry, clock, length, day, zone, reading);
    }

    /**
     * The same by the calendar of another zone.
     *
     * @param newZone the zone
     * @return the changed definition
     */
    public EventCohortDefinition withZone(ZoneId newZone) {
        return new EventCohortDefinition(
                entryEvent, returnEvent, entry, clock, length, weekStart, newZone.getId(), reading);
    }

    /**
     * The same with another reading of active.
     *
     * @param newReading which customers count as active (products say N-day and unbounded)
     * @return the changed definition
     */
    public EventCohortDefinition withReading(CohortReading newReading) {
        return new EventCohortDefinition(entryEvent, returnEvent, entry, clock, length, weekStart, zone, newReading);
    }

    /** The fixed length of a period of the own clock. */
    Duration ownPeriod() {
        return length == PeriodLength.DAY ? DAY : DAY.multipliedBy(7);
    }

    @Override
    public String toString() {
        return "from \"" + entryEvent + "\" to \"" + returnEvent + "\", " + entry + ", " + clock + " clock by " + length
                + ", weeks from " + weekStart + ", in " + zone + ", " + reading;
    }
}
