package io.github.cxkit.report.journey;

import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.score.Disclosure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which segments' funnels may be told beside the funnel of all, from the first step on, where few are hidden.
 *
 * <p>A segment is hidden where few reached a step or were lost at it; and so are others, the smallest first, until those hidden
 * are at least two and the funnel of all less those told, which is theirs together, tells of no few either.
 */
final class SegmentsTold {

    private final Map<String, FunnelSummary> segments;
    private final @Nullable FunnelSummary all;
    private final long least;
    private final Set<String> hidden = new HashSet<>();

    private SegmentsTold(Map<String, FunnelSummary> segments, @Nullable FunnelSummary all, long least) {
        this.segments = segments;
        this.all = all;
        this.least = least;
    }

    static Set<String> hidden(Map<String, FunnelSummary> segments, @Nullable FunnelSummary all, long least) {
        SegmentsTold told = new SegmentsTold(segments, all, least);
        if (least > 1) {
            told.hide();
        }
        return told.hidden;
    }

    private void hide() {
        List<Map.Entry<String, FunnelSummary>> rising = new ArrayList<>(segments.entrySet());
        rising.sort(Comparator.comparingLong(each -> each.getValue().counts().get(0)));
        rising.stream()
                .filter(each -> tellsFew(each.getValue(), each.getValue().told(1)))
                .forEach(each -> hidden.add(each.getKey()));
        for (Map.Entry<String, FunnelSummary> each : rising) {
            if (hidden.isEmpty() || (hidden.size() > 1 && !restTellsFew())) {
                return;
            }
            hidden.add(each.getKey());
        }
    }

    private boolean restTellsFew() {
        FunnelSummary rest = hidden.stream()
                .map(segments::get)
                .filter(Objects::nonNull)
                .reduce(FunnelSummary::merge)
                .orElseThrow();
        return tellsFew(rest, all == null ? rest.told(1) : all.told(least));
    }

    /** Whether few reached one of the steps told, or were lost since the one told before it. */
    private boolean tellsFew(FunnelSummary funnel, List<FunnelSummary.Told> steps) {
        long before = 0;
        for (int k = 0; k < steps.size(); k++) {
            long reached = funnel.counts().get(k);
            if (steps.get(k).reached().isKnown()) {
                if (Disclosure.isFew(reached, least) || Disclosure.isFew(before - reached, least)) {
                    return true;
                }
                if (!funnel.funnel().optional().contains(funnel.funnel().steps().get(k))) {
                    before = reached;
                }
            }
        }
        return false;
    }
}
