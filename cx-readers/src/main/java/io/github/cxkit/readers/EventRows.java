package io.github.cxkit.readers;

import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.exchange.EventMapping;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Puts the cells of one row together to an event. One row at a time. */
final class EventRows extends Rows {

    private static final int MOST_SHARED = 1 << 20;
    private static final int MOST_TWINS = 5;

    private final EventMapping mapping;
    private final ObjLongConsumer<? super JourneyEvent> events;
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Map<String, String> touchpoints = new HashMap<>();
    private final Map<String, String> touchpointByName = new HashMap<>();
    private final Map<String, String> folded = new HashMap<>();
    private int twins;

    /** One object of each text that comes again and again, as names do: an event is kept long after its row. */
    private final CellTexts shown = new CellTexts(SameText::shown, MOST_SHARED);

    private final IdentityHashMap<Column, int[]> places = new IdentityHashMap<>();
    private final @Nullable String[] cells;
    private @Nullable Instant time;
    private @Nullable Instant received;
    private @Nullable JourneyEvent event;

    EventRows(
            EventMapping mapping,
            TimeFormat format,
            RowFilter filter,
            Setting setting,
            ObjLongConsumer<? super JourneyEvent> events) {
        super("the event mapping", filter, setting, new TimeCells(format, ZoneId.of(mapping.zone())));
        this.mapping = mapping;
        this.events = events;
        text(mapping.customer(), true);
        text(mapping.touchpoint(), true);
        column(mapping.time()).time = true;
        text(mapping.session(), false);
        text(mapping.channel(), false);
        text(mapping.id(), false);
        text(mapping.received(), false);
        mapping.properties().forEach(property -> text(property, false));
        this.cells = new @Nullable String[texts.size()];
        mapping.touchpoints().forEach((name, id) -> touchpoints.put(SameText.of(name), id));
        columns().forEach(Column::findOnly);
    }

    private void text(@Nullable String address, boolean needed) {
        if (address != null) {
            Column column = column(address);
            column.needed |= needed;
            column.text = texts.computeIfAbsent(address, key -> texts.size());
        }
    }

    @Override
    void clear() {
        java.util.Arrays.fill(cells, null);
        time = null;
        received = null;
        event = null;
    }

    @Override
    void forget(Column column) {
        // a later cell of the same column stands in its place
    }

    @Override
    void take(Column column, char[] text, int offset, int length) {
        if (column.time) {
            time = time(column, text, offset, length, true);
        }
        if (column.text >= 0) {
            String cell = shown.get(text, offset, length);
            int[] own = places.get(column);
            if (own == null) {
                own = places(column);
                places.put(column, own);
            }
            for (int place : own) {
                cells[place] = cell;
            }
        }
    }

    /** What a column is read for, known once the columns are at their places. */
    private int[] places(Column column) {
        return texts.entrySet().stream()
                .filter(each -> column(each.getKey()) == column || column(each.getKey()).merged == column)
                .mapToInt(Map.Entry::getValue)
                .toArray();
    }

    private String touchpoint(String name) {
        String known = touchpointByName.get(name);
        if (known == null) {
            String same = SameText.of(name);
            known = touchpoints.get(same);
            if (known == null) {
                known = name;
                String other = folded.putIfAbsent(SameText.folded(name), name);
                if (other != null && twins++ < MOST_TWINS) {
                    remark("the touchpoints " + Shown.quoted(other) + " and " + Shown.quoted(name)
                            + " differ in case only and are two: \"touchpoints\" of the columns can make them one");
                }
                if (touchpoints.size() < MOST_SHARED) {
                    touchpoints.put(same, name);
                }
            }
            if (touchpointByName.size() < MOST_SHARED) {
                touchpointByName.put(name, known);
            }
        }
        return known;
    }

    @Override
    boolean number(Column column, int number) {
        return false;
    }

    @Override
    void takeStructure(Column column, String what, String reason) {
        reject(RejectionKind.STRUCTURE, column.name, null, reason);
    }

    @Override
    void takeError(Column column, RejectionKind kind, String text, String reason) {
        if (column.isNeeded()) {
            reject(kind, column.name, text, reason);
        }
    }

    private @Nullable String text(@Nullable String address) {
        String text = address == null ? null : cells[texts.getOrDefault(address, 0)];
        return text == null || text.isEmpty() ? null : text;
    }

    @Override
    void finish() {
        String written = text(mapping.customer());
        String customer = written == null ? null : SameText.of(written);
        String name = text(mapping.touchpoint());
        if (customer == null) {
            reject(RejectionKind.NO_CUSTOMER, mapping.customer(), null, "the customer is empty");
        } else if (isRoundedId(customer)) {
            reject(RejectionKind.ROUNDED_ID, mapping.customer(), null, ROUNDED);
        } else if (name == null) {
            reject(RejectionKind.NO_TOUCHPOINT, mapping.touchpoint(), null, "the touchpoint is empty");
        } else if (time == null) {
            reject(RejectionKind.NO_TIME, mapping.time(), null, "the time is missing");
        } else {
            make(customer, name, time);
        }
    }

    private void make(String customer, String name, Instant at) {
        String heard = text(mapping.received());
        if (heard != null) {
            received = times.times.read(heard);
            if (received == null) {
                reject(RejectionKind.BAD_TIME, mapping.received(), null, "must be " + times.times.expected());
                return;
            }
        }
        JourneyEvent.Builder builder = JourneyEvent.builder(customer, touchpoint(name), at)
                .session(text(mapping.session()))
                .channel(text(mapping.channel()))
                .id(text(mapping.id()))
                .receivedAt(received);
        for (String property : mapping.properties()) {
            String value = text(property);
            if (value != null) {
                builder.property(property, value);
            }
        }
        event = builder.build();
    }

    @Override
    void handOn() {
        events.accept(Objects.requireNonNull(event), 1);
    }
}
