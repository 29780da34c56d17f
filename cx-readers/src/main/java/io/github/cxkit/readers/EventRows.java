package io.github.cxkit.readers;

import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.exchange.EventMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the cells of one row together to an event. One row at a time. */
final class EventRows extends Rows {

    private final EventMapping mapping;
    private final Consumer<? super JourneyEvent> events;
    private final Map<String, String> cells = new HashMap<>();
    private @Nullable JourneyEvent event;

    EventRows(
            EventMapping mapping,
            ReadLimits limits,
            boolean strict,
            Consumer<? super RejectedRow> rejections,
            Consumer<? super JourneyEvent> events) {
        super("the event mapping", columns(mapping), limits, strict, rejections);
        this.mapping = mapping;
        this.events = events;
    }

    private static Map<String, Column> columns(EventMapping mapping) {
        List<String> others = new ArrayList<>(mapping.properties());
        for (String column :
                new @Nullable String[] {mapping.session(), mapping.channel(), mapping.id(), mapping.received()}) {
            if (column != null) {
                others.add(column);
            }
        }
        return Column.ofTexts(List.of(mapping.customer(), mapping.touchpoint(), mapping.time()), others);
    }

    @Override
    void clear() {
        cells.clear();
        event = null;
    }

    @Override
    void take(Column column, char[] text, int offset, int length) {
        cells.put(column.name, new String(text, offset, length).strip());
    }

    @Override
    boolean number(Column column, int number) {
        return false;
    }

    @Override
    void takeStructure(Column column, String what, String reason) {
        reject(column.name, null, reason);
    }

    @Override
    void finish() {
        try {
            event = mapping.event(cells);
        } catch (IllegalArgumentException e) {
            reject(null, null, String.valueOf(e.getMessage()));
        }
    }

    @Override
    void handOn() {
        events.accept(Objects.requireNonNull(event));
    }
}
