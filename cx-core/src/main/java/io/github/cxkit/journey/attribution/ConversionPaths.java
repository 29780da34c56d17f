package io.github.cxkit.journey.attribution;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Paths of customers who may convert several times, with the money of their conversions, and what is in no path.
 *
 * <p>Each conversion takes the touches since the one before it that are at most the look-back older, exactly the look-back
 * included; an event that converts and has a channel touches its own conversion. Conversions and money in paths + those without
 * a touch = all; touches in paths + dropped = all. (A convention of this library on the common look-back window.) A mergeable
 * summary.
 *
 * <pre>{@code
 * ConversionPaths.Builder builder = ConversionPaths.builder(Duration.ofDays(30), ConversionPaths.Rest.NULL_PATH);
 * builder.add(List.of(
 *         new PathEvent(Instant.parse("2026-03-01T10:00:00Z"), "search", null),
 *         new PathEvent(Instant.parse("2026-03-02T10:00:00Z"), "mail", new BigDecimal("40"))));
 * builder.build().paths().value();  // 40
 * }</pre>
 *
 * @param lookback how much older than its conversion a touch may be, null for no limit
 * @param rest what becomes of touches after the last conversion
 * @param paths the paths
 * @param touches all events with a channel
 * @param outsideLookback touches dropped because they are too old
 * @param afterLastConversion touches dropped because no conversion follows
 * @param conversionsWithoutTouch conversions in no path
 * @param valueWithoutTouch their money
 * @since 0.1.0
 */
public record ConversionPaths(
        @Nullable Duration lookback,
        Rest rest,
        ChannelPaths paths,
        long touches,
        long outsideLookback,
        long afterLastConversion,
        long conversionsWithoutTouch,
        BigDecimal valueWithoutTouch) {

    /** The rule behind the paths. */
    public static final Rule RULE = Rule.convention(
            "attribution.paths",
            "Paths to conversions",
            "touches since the conversion before, at most the look-back old");

    /** What becomes of touches after the last conversion, or of all touches of who never converts. */
    public enum Rest {
        /** They are a path that did not convert. */
        NULL_PATH,
        /** They are dropped and counted. */
        DROP
    }

    /**
     * Checks the counts.
     *
     * @param lookback not negative, or null
     * @param rest what becomes of touches after the last conversion
     * @param paths the paths
     * @param touches all events with a channel, 0 or more
     * @param outsideLookback touches dropped because they are too old, 0 or more
     * @param afterLastConversion touches dropped because no conversion follows, 0 or more
     * @param conversionsWithoutTouch conversions in no path, 0 or more
     * @param valueWithoutTouch their money
     * @throws IllegalArgumentException if a count is negative or the touches do not add up
     */
    public ConversionPaths {
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(valueWithoutTouch, "valueWithoutTouch");
        if (lookback != null && lookback.isNegative()) {
            throw new IllegalArgumentException("lookback must be >= 0 but was " + lookback);
        }
        Arguments.notNegative("outsideLookback", outsideLookback);
        Arguments.notNegative("afterLastConversion", afterLastConversion);
        Arguments.notNegative("conversionsWithoutTouch", conversionsWithoutTouch);
        long used = paths.paths().stream()
                .mapToLong(path -> path.channels().size() * (path.conversions() + path.nulls()))
                .sum();
        if (used + outsideLookback + afterLastConversion != touches) {
            throw new IllegalArgumentException(touches + " touches are not " + used + " in paths, " + outsideLookback
                    + " too old and " + afterLastConversion + " after the last conversion");
        }
    }

    /**
     * A builder that takes customers one by one.
     *
     * @param lookback how much older than its conversion a touch may be, not negative, or null for no limit
     * @param rest what becomes of touches after the last conversion
     * @return an empty builder
     */
    public static Builder builder(@Nullable Duration lookback, Rest rest) {
        return new Builder(lookback, rest);
    }

    /**
     * The paths of journeys: events without a channel touch nothing, and the value of a converting event is its money.
     *
     * @param journeys the journeys
     * @param converting touchpoints that are a conversion
     * @param lookback how much older than its conversion a touch may be, or null for no limit
     * @param rest what becomes of touches after the last conversion
     * @return the paths
     */
    public static ConversionPaths of(
            Iterable<Journey> journeys, Set<String> converting, @Nullable Duration lookback, Rest rest) {
        Builder builder = builder(lookback, rest);
        for (Journey journey : journeys) {
            List<PathEvent> events = new ArrayList<>();
            for (JourneyEvent event : journey.events()) {
                BigDecimal money = event.value() == null ? BigDecimal.ZERO : event.value();
                events.add(new PathEvent(
                        event.occurredAt(), event.channel(), converting.contains(event.touchpoint()) ? money : null));
            }
            builder.add(events);
        }
        return builder.build();
    }

    /**
     * Touches in no path.
     *
     * @return too old, or after the last conversion
     */
    public long droppedTouches() {
        return outsideLookback + afterLastConversion;
    }

    /**
     * These paths and those of other customers.
     *
     * @param other under the same rules
     * @return the sums
     * @throws IllegalArgumentException if look-back or rest differ
     */
    public ConversionPaths merge(ConversionPaths other) {
        if (!Objects.equals(lookback, other.lookback) || rest != other.rest) {
            throw new IllegalArgumentException("paths must share look-back and rest but have " + lookback + ", " + rest
                    + " and " + other.lookback + ", " + other.rest);
        }
        return new ConversionPaths(
                lookback,
                rest,
                paths.merge(other.paths),
                Math.addExact(touches, other.touches),
                Math.addExact(outsideLookback, other.outsideLookback),
                Math.addExact(afterLastConversion, other.afterLastConversion),
                Math.addExact(conversionsWithoutTouch, other.conversionsWithoutTouch),
                valueWithoutTouch.add(other.valueWithoutTouch));
    }

    /** Collects customers. Mutable, not thread-safe. */
    public static final class Builder {

        private final @Nullable Duration lookback;
        private final Rest rest;
        private final ChannelPaths.Builder paths = ChannelPaths.builder();
        private long touches;
        private long outside;
        private long after;
        private long without;
        private BigDecimal valueWithout = BigDecimal.ZERO;

        private Builder(@Nullable Duration lookback, Rest rest) {
            this.lookback = lookback;
            this.rest = Objects.requireNonNull(rest, "rest");
        }

        /**
         * One customer.
         *
         * @param events what he did, in order of time
         * @return this
         * @throws IllegalArgumentException if the events are out of order
         */
        public Builder add(List<PathEvent> events) {
            List<PathEvent> pending = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                PathEvent event = events.get(i);
                if (i > 0 && event.at().isBefore(events.get(i - 1).at())) {
                    throw new IllegalArgumentException(
                            "events must be in order of time, but events[" + i + "] at " + event.at()
                                    + " comes after one at " + events.get(i - 1).at());
                }
                if (event.channel() != null) {
                    touches++;
                    pending.add(event);
                }
                BigDecimal value = event.conversion();
                if (value != null) {
                    convert(pending, event, value);
                    pending.clear();
                }
            }
            if (rest == Rest.DROP) {
                after += pending.size();
            } else if (!pending.isEmpty()) {
                paths.add(channels(pending), 0, 1);
            }
            return this;
        }

        private void convert(List<PathEvent> pending, PathEvent conversion, BigDecimal value) {
            List<PathEvent> used = pending.stream()
                    .filter(touch -> lookback == null
                            || Duration.between(touch.at(), conversion.at()).compareTo(lookback) <= 0)
                    .toList();
            outside += pending.size() - used.size();
            if (used.isEmpty()) {
                without++;
                valueWithout = valueWithout.add(value);
            } else {
                paths.add(new ChannelPaths.Path(channels(used), 1, 0, value));
            }
        }

        private static List<String> channels(List<PathEvent> touches) {
            List<String> channels = new ArrayList<>();
            for (PathEvent touch : touches) {
                String channel = touch.channel();
                if (channel != null) {
                    channels.add(channel);
                }
            }
            return channels;
        }

        /**
         * What was collected so far.
         *
         * @return the paths
         */
        public ConversionPaths build() {
            return new ConversionPaths(lookback, rest, paths.build(), touches, outside, after, without, valueWithout);
        }
    }
}
