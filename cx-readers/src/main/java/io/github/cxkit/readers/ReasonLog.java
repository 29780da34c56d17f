package io.github.cxkit.readers;

import io.github.cxkit.readers.ReadReport.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Groups rejections by kind and column. Bounded, however many there are. */
final class ReasonLog {

    private static final Logger LOG = LoggerFactory.getLogger(RowReader.class);
    private static final String NEAR = "did you mean";
    private static final int SHOWN = 5;
    private static final int MOST_VALUES = 1_000;
    private static final int MOST_KEYS = 10_000;

    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private long rows;
    private long cells;

    private record Key(
            RejectionKind kind,
            RejectedRow.Scope scope,
            @Nullable String column) {}

    private static final class Entry {
        private long count;
        private final List<Long> lines = new ArrayList<>();
        private final Map<String, Long> values = new HashMap<>();
        private @Nullable BigDecimal money;
        private String reason;

        Entry(String reason) {
            this.reason = reason;
        }
    }

    void add(RejectedRow rejected, @Nullable BigDecimal money) {
        add(rejected, money, 1);
    }

    /** Notes a rejection that stands for many. */
    void add(RejectedRow rejected, @Nullable BigDecimal money, long times) {
        Key key = new Key(rejected.kind(), rejected.scope(), rejected.column());
        Entry entry = entries.get(key);
        if (entry == null) {
            if (entries.size() >= MOST_KEYS) {
                key = new Key(rejected.kind(), rejected.scope(), null);
            }
            entry = entries.computeIfAbsent(key, k -> new Entry(rejected.reason()));
        }
        if (entry.reason.indexOf(NEAR) < 0 && rejected.reason().indexOf(NEAR) >= 0) {
            entry.reason = rejected.reason();
        }
        entry.count += times;
        if (entry.lines.size() < SHOWN
                && (entry.lines.isEmpty() || entry.lines.get(entry.lines.size() - 1) != rejected.line())) {
            entry.lines.add(rejected.line());
        }
        String value = rejected.value();
        if (value != null && (entry.values.size() < MOST_VALUES || entry.values.containsKey(value))) {
            entry.values.merge(value, times, Long::sum);
        }
        if (money != null) {
            entry.money = entry.money == null ? money : entry.money.add(money);
        }
        if (rejected.scope() == RejectedRow.Scope.ROW) {
            rows += times;
        } else {
            cells += times;
        }
    }

    long rows() {
        return rows;
    }

    long cells() {
        return cells;
    }

    /** Says what would read the cells of a kind in a column. */
    interface Hints {
        @Nullable String hint(RejectionKind kind, @Nullable String column);
    }

    List<Reason> reasons(Hints hints) {
        List<Reason> reasons = new ArrayList<>();
        entries.forEach((key, entry) -> {
            Map<String, Long> top = new LinkedHashMap<>();
            entry.values.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(SHOWN)
                    .forEach(each -> top.put(each.getKey(), each.getValue()));
            reasons.add(new Reason(
                    key.kind,
                    key.scope,
                    key.column,
                    entry.count,
                    List.copyOf(entry.lines),
                    java.util.Collections.unmodifiableMap(top),
                    entry.money,
                    entry.reason,
                    hints.hint(key.kind, key.column)));
            LOG.debug("left out: {} {}", entry.count, key.kind);
        });
        reasons.sort(Comparator.comparingLong(Reason::count)
                .reversed()
                .thenComparing(reason -> reason.lines().get(0)));
        return reasons;
    }
}
