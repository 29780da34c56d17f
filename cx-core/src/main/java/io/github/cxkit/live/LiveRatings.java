package io.github.cxkit.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts that many threads record into while others read.
 *
 * <p>Mutable and thread-safe. {@link #snapshot} never blocks recording; it holds every answer whose recording had returned
 * before it began, perhaps some of those under way, none twice, and never more in a window than in the total. Nothing is
 * lost on a restart if the last snapshot was stored, and the snapshots of several nodes merge.
 *
 * @since 0.1.0
 */
public final class LiveRatings {

    private static final int MOST_CELLS = 100_000;

    private final LiveDefinition definition;
    private final Map<LiveSnapshot.Key, LiveCell> cells = new ConcurrentHashMap<>();

    /**
     * An empty one.
     *
     * @param definition what to count
     */
    public LiveRatings(LiveDefinition definition) {
        this.definition = Objects.requireNonNull(definition, "definition");
    }

    /**
     * One that goes on from where another stopped.
     *
     * @param snapshot what had been counted
     * @return a live scorecard that holds it
     */
    public static LiveRatings restore(LiveSnapshot snapshot) {
        LiveRatings live = new LiveRatings(snapshot.definition());
        snapshot.cells()
                .forEach(cell ->
                        live.cell(cell.key().question(), cell.key().values()).add(cell.state()));
        return live;
    }

    /**
     * What is counted.
     *
     * @return the definition
     */
    public LiveDefinition definition() {
        return definition;
    }

    /**
     * The place to record one combination, made on first use.
     *
     * @param question id of the question
     * @param values one per dimension
     * @return the cell, the same one for the same arguments
     * @throws IllegalArgumentException if the question is unknown, the values do not fit the dimensions, or there are more
     *     than 100,000 cells
     */
    public LiveCell cell(String question, String... values) {
        return cell(question, List.of(values));
    }

    /**
     * The place to record one combination, made on first use.
     *
     * @param question id of the question
     * @param values one per dimension
     * @return the cell, the same one for the same arguments
     * @throws IllegalArgumentException if the question is unknown, the values do not fit the dimensions, or there are more
     *     than 100,000 cells
     */
    public LiveCell cell(String question, List<String> values) {
        LiveSnapshot.Key key = new LiveSnapshot.Key(question, values);
        LiveCell cell = cells.get(key);
        if (cell != null) {
            return cell;
        }
        key.check(definition);
        if (cells.size() >= MOST_CELLS) {
            throw new IllegalArgumentException("more than " + MOST_CELLS + " cells: " + definition.dimensions()
                    + " hold names, not groups; the next was " + values);
        }
        return cells.computeIfAbsent(
                key,
                k -> new LiveCell(definition.scale(question), definition.pane().toMillis(), definition.panes()));
    }

    /**
     * What has been recorded.
     *
     * @return an immutable copy
     */
    public LiveSnapshot snapshot() {
        List<LiveSnapshot.Cell> states = new ArrayList<>();
        cells.forEach((key, cell) -> states.add(new LiveSnapshot.Cell(key, cell.state())));
        return new LiveSnapshot(definition, states);
    }
}
