package io.github.cxkit.journey.attribution;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
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
 * ConversionPaths.Builder builder = ConversionPaths.builder(ConversionPaths.Definition.of(ConversionPaths.Rest.NULL_PATH)
 *         .withLookback(Duration.ofDays(30))
 *         .withCurrency("EUR"));
 * builder.add(List.of(
 *         new PathEvent(Instant.parse("2026-03-01T10:00:00Z"), "search", null),
 *         new PathEvent(Instant.parse("2026-03-02T10:00:00Z"), "mail", new BigDecimal("40"))));
 * builder.build().paths().value();  // 40
 * }</pre>
 *
 * @param definition what converts, which touches count, and the money
 * @param paths the paths
 * @param touches all events with a channel
 * @param outsideLookback touches dropped because they are too old
 * @param afterLastConversion touches dropped because no conversion follows
 * @param conversionsWithoutTouch conversions in no path
 * @param valueWithoutTouch their money
 * @since 0.1.0
 */
public record ConversionPaths(
        Definition definition,
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
     * Whose paths are added up: two summaries merge only if all of this is equal.
     *
     * @param rest what becomes of touches after the last conversion
     * @param lookback how much older than its conversion a touch may be, null for no limit
     * @param converting touchpoints that are a conversion, empty where each event says itself whether it is one
     * @param currency of the money, null if it is not known
     * @since 0.1.0
     */
    public record Definition(
            Rest rest,
            @Nullable Duration lookback,
            Set<String> converting,
            @Nullable String currency) {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if the look-back is negative or the currency blank
         */
        public Definition {
            Objects.requireNonNull(rest, "rest");
            if (lookback != null && lookback.isNegative()) {
                throw new IllegalArgumentException("lookback must be >= 0 but was " + lookback);
            }
            converting = Copies.sorted("converting", converting);
            if (currency != null) {
                Arguments.notBlank("currency", currency);
            }
        }

        /**
         * No limit to look back, events that say themselves whether they convert, no known currency.
         *
         * @param rest what becomes of touches after the last conversion
         * @return the definition
         */
        public static Definition of(Rest rest) {
            return new Definition(rest, null, Set.of(), null);
        }

        /**
         * The same with another look-back.
         *
         * @param limit how much older than its conversion a touch may be, not negative, null for no limit
         * @return the changed copy
         */
        public Definition withLookback(@Nullable Duration limit) {
            return new Definition(rest, limit, converting, currency);
        }

        /**
         * The same with other conversions.
         *
         * @param touchpoints those that are a conversion
         * @return the changed copy
         */
        public Definition withConverting(Set<String> touchpoints) {
            return new Definition(rest, lookback, touchpoints, currency);
        }

        /**
         * The same in another currency.
         *
         * @param code of all money, null if it is not known
         * @return the changed copy
         */
        public Definition withCurrency(@Nullable String code) {
            return new Definition(rest, lookback, converting, code);
        }
    }

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative or the touches do not add up
     */
    public ConversionPaths {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(valueWithoutTouch, "valueWithoutTouch");
        Arguments.sum("valueWithoutTouch", valueWithoutTouch);
        Arguments.notNegative("outsideLookback", outsideLookback);
        Arguments.notNegative("afterLastConversion", afterLastConversion);
        Arguments.notNegative("conversionsWithoutTouch", conversionsWithoutTouch);
        long used = paths.paths().stream()
                .mapToLong(path -> Counts.product(path.channels().size(), Counts.sum(path.conversions(), path.nulls())))
                .reduce(0, Counts::sum);
        if (used + outsideLookback + afterLastConversion != touches) {
            throw new IllegalArgumentException(touches + " touches are not " + used + " in paths, " + outsideLookback
                    + " too old and " + afterLastConversion + " after the last conversion");
        }
    }

    /**
     * A builder that takes customers one by one.
     *
     * @param definition what converts, which touches count, and the money
     * @return an empty builder
     */
    public static Builder builder(Definition definition) {
        return new Builder(definition);
    }

    /**
     * Adds up customers.
     *
     * @param definition what converts, which touches count, and the money
     * @return a summarizer, with bytes, of what each customer did, in order of time
     */
    public static Summarizer<List<PathEvent>, ConversionPaths> summarizer(Definition definition) {
        return Summarizer.<List<PathEvent>, Builder, ConversionPaths>building(
                        () -> builder(definition), Builder::add, Builder::build, ConversionPaths::merge)
                .withBytes(
                        all -> Bytes.write(all.definition, all::write),
                        bytes -> Bytes.read("summary of paths", definition, bytes, in -> read(definition, in)));
    }

    /**
     * Adds up journeys: events without a channel touch nothing, and the value of a converting event is its money.
     *
     * @param definition with the touchpoints that convert
     * @return a summarizer with bytes
     * @throws IllegalArgumentException if no touchpoint converts
     */
    public static Summarizer<Journey, ConversionPaths> summarizerOfJourneys(Definition definition) {
        if (definition.converting.isEmpty()) {
            throw new IllegalArgumentException(
                    "paths of journeys need the touchpoints that convert, but none is named");
        }
        return summarizer(definition).of(journey -> events(journey, definition.converting));
    }

    private static List<PathEvent> events(Journey journey, Set<String> converting) {
        List<PathEvent> events = new ArrayList<>();
        for (JourneyEvent event : journey.events()) {
            BigDecimal money = event.value() == null ? BigDecimal.ZERO : event.value();
            events.add(new PathEvent(
                    event.occurredAt(), event.channel(), converting.contains(event.touchpoint()) ? money : null));
        }
        return events;
    }

    private void write(ByteWriter out) {
        paths.write(out);
        out.count(touches)
                .count(outsideLookback)
                .count(afterLastConversion)
                .count(conversionsWithoutTouch)
                .text(valueWithoutTouch.toString());
    }

    private static ConversionPaths read(Definition definition, ByteReader in) {
        return new ConversionPaths(
                definition, ChannelPaths.read(in), in.count(), in.count(), in.count(), in.count(), in.money());
    }

    /**
     * The paths of journeys.
     *
     * @param journeys the journeys
     * @param definition with the touchpoints that convert
     * @return the paths
     * @throws IllegalArgumentException if no touchpoint converts
     */
    public static ConversionPaths of(Iterable<Journey> journeys, Definition definition) {
        return summarizerOfJourneys(definition).summarize(journeys);
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
     * @param other of the same definition
     * @return the sums
     * @throws IllegalArgumentException if the definitions differ; what differs is named
     */
    public ConversionPaths merge(ConversionPaths other) {
        Definition its = other.definition;
        Definitions.of("paths")
                .same("converting", definition.converting, its.converting)
                .same("lookback", definition.lookback, its.lookback)
                .same("rest", definition.rest, its.rest)
                .same("currency", definition.currency, its.currency);
        return new ConversionPaths(
                definition,
                paths.merge(other.paths),
                Counts.sum(touches, other.touches),
                Counts.sum(outsideLookback, other.outsideLookback),
                Counts.sum(afterLastConversion, other.afterLastConversion),
                Counts.sum(conversionsWithoutTouch, other.conversionsWithoutTouch),
                valueWithoutTouch.add(other.valueWithoutTouch));
    }

    /** Collects customers. Mutable, not thread-safe. */
    public static final class Builder {

        private final Definition definition;
        private final ChannelPaths.Builder paths = ChannelPaths.builder();
        private long touches;
        private long outside;
        private long after;
        private long without;
        private BigDecimal valueWithout = BigDecimal.ZERO;

        private Builder(Definition definition) {
            this.definition = Objects.requireNonNull(definition, "definition");
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
            if (definition.rest == Rest.DROP) {
                after += pending.size();
            } else if (!pending.isEmpty()) {
                paths.add(channels(pending), 0, 1);
            }
            return this;
        }

        private void convert(List<PathEvent> pending, PathEvent conversion, BigDecimal value) {
            Duration lookback = definition.lookback;
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
            return new ConversionPaths(definition, paths.build(), touches, outside, after, without, valueWithout);
        }
    }
}
