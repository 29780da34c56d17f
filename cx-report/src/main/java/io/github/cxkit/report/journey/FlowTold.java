package io.github.cxkit.report.journey;

import io.github.cxkit.report.chart.Flow;
import io.github.cxkit.report.chart.Flow.Ribbon;
import io.github.cxkit.score.Disclosure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What of a flow may be told where few are hidden.
 *
 * <p>Who comes to a place leaves it, and all begin somewhere. So where one side of a place is told, the hidden ribbons of its
 * other side are at least two and together no few; those of the first step, too, for all journeys are told. Of a place whose
 * visits are hidden no ribbon is told. A place counts the ribbons that are told.
 */
final class FlowTold {

    private final Flow flow;
    private final long least;
    private final Set<Ribbon> hidden = new HashSet<>();

    private FlowTold(Flow flow, long least) {
        this.flow = flow;
        this.least = least;
    }

    static FlowTold of(Flow flow, long least, Predicate<String> isHidden) {
        FlowTold told = new FlowTold(flow, least);
        flow.ribbons().stream()
                .filter(ribbon -> Disclosure.isFew(ribbon.count(), least)
                        || isHidden.test(ribbon.from())
                        || isHidden.test(ribbon.to()))
                .forEach(told.hidden::add);
        int before;
        do {
            before = told.hidden.size();
            told.protect(told.beside(0, null, null), List.of());
            for (int step = 1; step < flow.columns().size(); step++) {
                for (String place : flow.columns().get(step).keySet()) {
                    List<Ribbon> in = told.beside(step - 1, null, place);
                    List<Ribbon> out = told.beside(step, place, null);
                    if (!out.isEmpty()) {
                        told.protect(out, in);
                        told.protect(in, out);
                    }
                }
            }
        } while (told.hidden.size() > before);
        return told;
    }

    /** Ribbons of a step, from a place if one is given, to a place if one is given. */
    private List<Ribbon> beside(int step, @Nullable String from, @Nullable String to) {
        return flow.ribbons().stream()
                .filter(each -> each.step() == step
                        && (from == null || from.equals(each.from()))
                        && (to == null || to.equals(each.to())))
                .toList();
    }

    /** Hides the thinnest of one side, then of the other, until what is hidden of the one cannot be told. */
    private void protect(List<Ribbon> side, List<Ribbon> other) {
        List<Ribbon> thinnest = new ArrayList<>();
        for (List<Ribbon> ribbons : List.of(side, other)) {
            ribbons.stream()
                    .filter(each -> !hidden.contains(each))
                    .sorted(Comparator.comparingLong(Ribbon::count))
                    .forEach(thinnest::add);
        }
        for (Ribbon next : thinnest) {
            List<Ribbon> its = side.stream().filter(hidden::contains).toList();
            long sum = its.stream().mapToLong(Ribbon::count).sum();
            if (its.isEmpty()
                    || (its.size() > 1 && !Disclosure.isFew(sum, least))
                    || other.stream().anyMatch(hidden::contains)) {
                return;
            }
            hidden.add(next);
        }
    }

    List<Ribbon> ribbons() {
        return flow.ribbons().stream().filter(each -> !hidden.contains(each)).toList();
    }

    /** Whether an edge tells nothing that the flow hides: all ribbons of it are told, and what is beyond them is not few. */
    boolean tells(String from, String to, long count) {
        List<Ribbon> its = flow.ribbons().stream()
                .filter(each -> each.from().equals(from) && each.to().equals(to))
                .toList();
        long beyond = count - its.stream().mapToLong(Ribbon::count).sum();
        return its.stream().noneMatch(hidden::contains) && !Disclosure.isFew(beyond, least);
    }

    Flow flow() {
        if (least == 1) {
            return flow;
        }
        List<Map<String, Long>> columns = new ArrayList<>();
        for (int step = 0; step < flow.columns().size(); step++) {
            Map<String, Long> column = new LinkedHashMap<>();
            for (Map.Entry<String, Long> place : flow.columns().get(step).entrySet()) {
                long told =
                        Math.max(sum(beside(step - 1, null, place.getKey())), sum(beside(step, place.getKey(), null)));
                if (told > 0) {
                    column.put(place.getKey(), told);
                }
            }
            columns.add(column);
        }
        return new Flow(columns, ribbons());
    }

    private long sum(List<Ribbon> ribbons) {
        return ribbons.stream()
                .filter(each -> !hidden.contains(each))
                .mapToLong(Ribbon::count)
                .sum();
    }
}
