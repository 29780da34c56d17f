package io.github.cxkit.journey.exchange;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.LocalTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a log means what: a mapping as data, so that no code is written per log.
 *
 * <p>Times are ISO-8601 with an offset ({@code 2026-03-01T10:00:00Z}), or without one, with {@code T} or a blank between
 * date and time, in the zone named here. An empty cell is a value that is not known.
 *
 * @param customer column of the customer
 * @param touchpoint column of the touchpoint
 * @param time column of the time
 * @param session column of the visit, or null
 * @param channel column of the channel, or null
 * @param id column of the event's own id, or null
 * @param received column of the time of receipt, or null
 * @param properties further columns to keep
 * @param touchpoints names in the log to touchpoint ids; a name that is not listed stays as it is
 * @param zone id of the zone of times without an offset, such as {@code Europe/Rome}
 * @since 0.1.0
 */
public record EventMapping(
        String customer,
        String touchpoint,
        String time,
        @Nullable String session,
        @Nullable String channel,
        @Nullable String id,
        @Nullable String received,
        List<String> properties,
        Map<String, String> touchpoints,
        String zone) {

    /** Columns as process mining tools write them; a case is the customer and the visit. */
    public static final EventMapping XES = new EventMapping(
            "case:concept:name",
            "concept:name",
            "time:timestamp",
            "case:concept:name",
            null,
            null,
            null,
            List.of("lifecycle:transition", "org:resource"),
            Map.of(),
            "Z");

    /** Fields of Segment's track calls; event names become touchpoint ids of {@link SegmentEvents}. */
    public static final EventMapping SEGMENT = new EventMapping(
            "userId",
            "event",
            "timestamp",
            null,
            null,
            "messageId",
            "receivedAt",
            List.of(),
            SegmentEvents.TOUCHPOINT_IDS,
            "Z");

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if a necessary column is blank or there is no such zone
     */
    public EventMapping {
        Arguments.notBlank("column of the customer", customer);
        Arguments.notBlank("column of the touchpoint", touchpoint);
        Arguments.notBlank("column of the time", time);
        properties = Copies.list("properties", properties);
        touchpoints = Copies.sorted("touchpoints", touchpoints);
        Arguments.zone("zone", zone);
    }

    /**
     * A mapping of the three necessary columns; times without an offset are UTC.
     *
     * @param customer column of the customer
     * @param touchpoint column of the touchpoint
     * @param time column of the time
     * @return the mapping
     * @throws IllegalArgumentException if one is blank
     */
    public static EventMapping of(String customer, String touchpoint, String time) {
        return new EventMapping(customer, touchpoint, time, null, null, null, null, List.of(), Map.of(), "Z");
    }

    /**
     * The same mapping with another zone.
     *
     * @param newZone id of the zone of times without an offset
     * @return the mapping
     * @throws IllegalArgumentException if there is no such zone
     */
    public EventMapping withZone(String newZone) {
        return new EventMapping(
                customer, touchpoint, time, session, channel, id, received, properties, touchpoints, newZone);
    }

    /**
     * The same mapping with a column of the visit and one of the channel.
     *
     * @param newSession column of the visit, or null
     * @param newChannel column of the channel, or null
     * @return the mapping
     */
    public EventMapping withVisit(@Nullable String newSession, @Nullable String newChannel) {
        return new EventMapping(
                customer, touchpoint, time, newSession, newChannel, id, received, properties, touchpoints, zone);
    }

    /**
     * The event that a row tells of.
     *
     * @param row column to text
     * @return the event
     * @throws IllegalArgumentException if a necessary cell is missing or a time cannot be read; the message names the
     *     column
     */
    public JourneyEvent event(Map<String, String> row) {
        String name = necessary(row, touchpoint);
        String heard = optional(row, received);
        JourneyEvent.Builder event = JourneyEvent.builder(
                        necessary(row, customer),
                        touchpoints.getOrDefault(name, name),
                        moment(time, necessary(row, time)))
                .session(optional(row, session))
                .channel(optional(row, channel))
                .id(optional(row, id))
                .receivedAt(heard == null || received == null ? null : moment(received, heard));
        for (String column : properties) {
            String text = optional(row, column);
            if (text != null) {
                event.property(column, text);
            }
        }
        return event.build();
    }

    private static String necessary(Map<String, String> row, String column) {
        String text = optional(row, column);
        if (text == null) {
            throw new IllegalArgumentException("column \"" + column + "\" is missing or empty");
        }
        return text;
    }

    private static @Nullable String optional(Map<String, String> row, @Nullable String column) {
        String text = column == null ? null : row.get(column);
        return text == null || text.isBlank() ? null : text;
    }

    private Instant moment(String column, String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            boolean hasOffset = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 7;
            return hasOffset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalTimes.of(ZoneId.of(zone)).instant(LocalDateTime.parse(iso));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("column \"" + column + "\" holds no time but \"" + text + "\"", e);
        }
    }
}
