package io.github.cxkit.report.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.journey.Durations;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SegmentsToldTest {

    private static final int STEPS = 3;

    /** A funnel by how many were last seen at each of its steps. */
    private static FunnelSummary funnel(List<Integer> lastSeen) {
        List<Long> counts = new ArrayList<>();
        for (int k = 0; k < STEPS; k++) {
            counts.add(lastSeen.subList(k, STEPS).stream()
                    .mapToLong(Integer::longValue)
                    .sum());
        }
        return new FunnelSummary(
                Funnel.ordered(Duration.ofHours(1), "view", "cart", "pay"),
                counts.get(0),
                counts,
                Collections.nCopies(STEPS, Durations.EMPTY));
    }

    private static Map<String, FunnelSummary> segments(List<List<Integer>> lastSeen) {
        Map<String, FunnelSummary> segments = new LinkedHashMap<>();
        lastSeen.forEach(each -> segments.put("s" + segments.size(), funnel(each)));
        return segments;
    }

    private static FunnelSummary all(Map<String, FunnelSummary> segments) {
        return segments.values().stream().reduce(FunnelSummary::merge).orElseThrow();
    }

    @Test
    void aSegmentWhereFewWereLostTakesAnotherWithIt() {
        Map<String, FunnelSummary> segments =
                segments(List.of(List.of(20, 3, 20), List.of(40, 40, 40), List.of(30, 30, 30)));
        assertThat(SegmentsTold.hidden(segments, all(segments), 5)).containsExactlyInAnyOrder("s0", "s2");
        assertThat(SegmentsTold.hidden(segments, all(segments), 1)).isEmpty();
        assertThat(SegmentsTold.hidden(segments, null, 3)).isEmpty();
    }

    /**
     * Every told count is a sum over who was last seen where in which segment. Whoever was lost between two steps of a hidden
     * segment must be no combination of those sums if they are few.
     */
    @Property(tries = 300)
    void noFewOfAHiddenSegmentComeOut(
            @ForAll @Size(min = 1, max = 5) List<@Size(value = STEPS) List<@IntRange(max = 15) Integer>> lastSeen,
            @ForAll @IntRange(min = 2, max = 8) int least) {
        Map<String, FunnelSummary> segments = segments(lastSeen);
        FunnelSummary all = all(segments);
        Set<String> hidden = SegmentsTold.hidden(segments, all, least);

        int atoms = STEPS * lastSeen.size();
        List<double[]> sums = new ArrayList<>();
        for (int k = 0; k < STEPS; k++) {
            double[] whole = new double[atoms];
            for (int s = 0; s < lastSeen.size(); s++) {
                double[] own = new double[atoms];
                for (int last = k; last < STEPS; last++) {
                    own[s * STEPS + last] = 1;
                    whole[s * STEPS + last] = 1;
                }
                if (!hidden.contains("s" + s)) {
                    sums.add(own);
                }
            }
            if (all.told(least).get(k).reached().isKnown()) {
                sums.add(whole);
            }
        }
        int rank = rank(sums);
        for (int s = 0; s < lastSeen.size(); s++) {
            for (int from = 0; from < STEPS; from++) {
                for (int to = from; to < STEPS; to++) {
                    int few = lastSeen.get(s).subList(from, to + 1).stream()
                            .mapToInt(Integer::intValue)
                            .sum();
                    if (few > 0 && few < least) {
                        double[] secret = new double[atoms];
                        for (int last = from; last <= to; last++) {
                            secret[s * STEPS + last] = 1;
                        }
                        List<double[]> beside = new ArrayList<>(sums);
                        beside.add(secret);
                        assertThat(rank(beside))
                                .as("%d of segment %d, last seen %d to %d, hidden %s", few, s, from, to, hidden)
                                .isEqualTo(rank + 1);
                    }
                }
            }
        }
    }

    private static int rank(List<double[]> rows) {
        List<double[]> left = new ArrayList<>();
        rows.forEach(row -> left.add(row.clone()));
        int rank = 0;
        for (int column = 0; !rows.isEmpty() && column < rows.get(0).length; column++) {
            int pivot = rank;
            while (pivot < left.size() && Math.abs(left.get(pivot)[column]) < 1e-9) {
                pivot++;
            }
            if (pivot == left.size()) {
                continue;
            }
            Collections.swap(left, rank, pivot);
            double[] lead = left.get(rank);
            for (int i = rank + 1; i < left.size(); i++) {
                double factor = left.get(i)[column] / lead[column];
                for (int j = column; j < lead.length; j++) {
                    left.get(i)[j] -= factor * lead[j];
                }
            }
            rank++;
        }
        return rank;
    }
}
