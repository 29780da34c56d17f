package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.survey.PeriodLength;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The definition of cohorts by events: what makes a member, what counts as coming back, and by which clock.
 *
 * <pre>{@code
 * EventCohortDefinition buyers = EventCohortDefinition.of("visit", "buy", PeriodLength.WEEK);
 * buyers.onOwnClock().clock();  // OWN
 * }</pre>
 *
 * @since 0.1.0
 */
public final class EventCohortDefinition {

    private static final Duration DAY = Duration.ofHours(24);

    private final String entryEvent;
    private final String returnEvent;
    private final CohortEntry entry;
    private final CohortClock clock;
    private final PeriodLength length;
    private final DayOfWeek weekStart;
    private final String zone;
    private final CohortReading reading;

    private EventCohortDefinition(
            String entryEvent,
            String returnEvent,
            CohortEntry entry,
            CohortClock clock,
            PeriodLength length,
            DayOfWeek weekStart,
            String zone,
            CohortReading reading) {
        this.entryEvent = Arguments.notBlank("entryEvent", entryEvent);
        this.returnEvent = Arguments.notBlank("returnEvent", returnEvent);
        this.entry = Objects.requireNonNull(entry, "entry");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.length = Objects.requireNonNull(length, "length");
        this.weekStart = Objects.requireNonNull(weekStart, "weekStart");
        this.zone = ZoneId.of(zone).getId();
        this.reading = Objects.requireNonNull(reading, "reading");
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
        return new EventCohortDefinition(
                entryEvent, returnEvent, newEntry, clock, length, weekStart, zone, reading);
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
        return new EventCohortDefinition(
                entryEvent, returnEvent, entry, clock, length, weekStart, zone, newReading);
    }

    /**
     * What makes a member.
     *
     * @return name of the event
     */
    public String entryEvent() {
        return entryEvent;
    }

    /**
     * What counts as coming back.
     *
     * @return name of the event
     */
    public String returnEvent() {
        return returnEvent;
    }

    /**
     * Which entries count.
     *
     * @return the rule of membership
     */
    public CohortEntry entry() {
        return entry;
    }

    /**
     * The clock by which periods run.
     *
     * @return calendar or own
     */
    public CohortClock clock() {
        return clock;
    }

    /**
     * How time is cut.
     *
     * @return the length of a period
     */
    public PeriodLength length() {
        return length;
    }

    /**
     * The first day of a calendar week.
     *
     * @return a day
     */
    public DayOfWeek weekStart() {
        return weekStart;
    }

    /**
     * Whose calendar counts.
     *
     * @return name of the zone
     */
    public String zone() {
        return zone;
    }

    /**
     * Which customers count as active.
     *
     * @return the reading
     */
    public CohortReading reading() {
        return reading;
    }

    /** The fixed length of a period of the own clock. */
    Duration ownPeriod() {
        return length == PeriodLength.DAY ? DAY : DAY.multipliedBy(7);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventCohortDefinition definition
                && entryEvent.equals(definition.entryEvent)
                && returnEvent.equals(definition.returnEvent)
                && entry == definition.entry
                && clock == definition.clock
                && length == definition.length
                && weekStart == definition.weekStart
                && zone.equals(definition.zone)
                && reading == definition.reading;
    }

    @Override
    public int hashCode() {
        return Objects.hash(entryEvent, returnEvent, entry, clock, length, weekStart, zone, reading);
    }

    @Override
    public String toString() {
        return "from \"" + entryEvent + "\" to \"" + returnEvent + "\", " + entry + ", " + clock + " clock by " + length
                + ", weeks from " + weekStart + ", in " + zone + ", " + reading;
    }
}
