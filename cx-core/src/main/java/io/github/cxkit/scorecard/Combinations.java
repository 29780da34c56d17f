package io.github.cxkit.scorecard;

import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.survey.CalendarPeriod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which combinations of groups, one per dimension, and period have answered which questions.
 *
 * <p>They are the atoms of all that a scorecard shows: every slice is a union of them. Only they tell that groups of different
 * dimensions coincide, such as a region and its cities, so that one is the sum of the others. Kept only where small groups
 * are hidden.
 */
final class Combinations {

    static final Combinations NONE = new Combinations(Map.of());

    /** More than this cannot be kept beside the counts. */
    private static final int MOST = 500_000;

    private final Map<Key, Set<String>> questions;

    private Combinations(Map<Key, Set<String>> questions) {
        this.questions = questions;
    }

    /**
     * One combination.
     *
     * @param groups one per dimension of the scorecard
     * @param period null without a time, or without a trend
     */
    record Key(List<String> groups, @Nullable CalendarPeriod period) {}

    /** The combinations that have answered one of these questions. */
    List<Key> answering(Set<String> ids) {
        List<Key> keys = new ArrayList<>();
        questions.forEach((key, answered) -> {
            if (!Collections.disjoint(answered, ids)) {
                keys.add(key);
            }
        });
        return keys;
    }

    Combinations merge(Combinations other) {
        Recorder both = new Recorder();
        questions.forEach((key, ids) -> ids.forEach(id -> both.add(key, id)));
        other.questions.forEach((key, ids) -> ids.forEach(id -> both.add(key, id)));
        return both.build();
    }

    void write(ByteWriter out) {
        out.count(questions.size());
        questions.forEach((key, ids) -> {
            key.groups().forEach(out::text);
            SummaryBytes.write(out, key.period());
            out.count(ids.size());
            ids.forEach(out::text);
        });
    }

    static Combinations read(ByteReader in, int dimensions) {
        Recorder recorder = new Recorder();
        for (int left = in.length(); left > 0; left--) {
            List<String> groups = new ArrayList<>();
            for (int i = 0; i < dimensions; i++) {
                groups.add(in.text());
            }
            Key key = new Key(List.copyOf(groups), SummaryBytes.readPeriod(in));
            for (int more = in.length(); more > 0; more--) {
                recorder.add(key, in.text());
            }
        }
        return recorder.build();
    }

    /** Collects combinations. */
    static final class Recorder {

        private final Map<Key, Set<String>> questions = new LinkedHashMap<>();

        void add(Key key, String question) {
            Set<String> ids = questions.get(key);
            if (ids == null) {
                if (questions.size() == MOST) {
                    throw new IllegalArgumentException("more than " + MOST
                            + " combinations of groups, too many to tell which would give a small group away; the next was "
                            + key.groups() + ": leave out a dimension or the smallest group");
                }
                ids = new TreeSet<>();
                questions.put(key, ids);
            }
            ids.add(question);
        }

        Combinations build() {
            // most combinations answer the same questions
            Map<Set<String>, Set<String>> shared = new HashMap<>();
            Map<Key, Set<String>> copy = new LinkedHashMap<>();
            questions.forEach((key, ids) ->
                    copy.put(key, shared.computeIfAbsent(ids, all -> Collections.unmodifiableSet(new TreeSet<>(all)))));
            return new Combinations(copy);
        }
    }
}
