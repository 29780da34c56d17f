package io.github.cxkit.journey.graph;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One journey against its plan; optional steps are free.
 *
 * <p>Aligned are most required steps in order, then most optional ones, then the earliest. conformance = 2 matched / (required
 * + optional matched + actual), 1 if and only if nothing deviates. A step taken elsewhere is one deviation, not one missing and
 * one extra.
 *
 * <pre>{@code
 * List<PlannedStep> plan = List.of(PlannedStep.of("cart"), new PlannedStep("help", true, null), PlannedStep.of("pay"));
 * PlanAlignment.of(plan, List.of("cart", "pay")).conformance();  // 1.0
 * }</pre>
 *
 * @param matches matched positions, ascending
 * @param deviations kind to touchpoints, each as often as it deviates: those of the plan in its order, then the others in the
 *     order of the journey
 * @param base required steps, optional ones matched, and actual ones
 * @since 0.1.0
 */
public record PlanAlignment(List<Match> matches, Map<PlanDeviation, List<String>> deviations, int base) {

    /** The rule that the alignment follows. */
    public static final Rule RULE = Rule.convention(
            "journey.planned", "Planned against actual", "longest common subsequence, optional steps free");

    /** Copies, every kind but late present. */
    public PlanAlignment {
        Copies.whole("deviations", deviations);
        matches = Copies.list("matches", matches);
        Map<PlanDeviation, List<String>> all = new EnumMap<>(PlanDeviation.class);
        deviations.forEach((kind, touchpoints) -> all.put(kind, List.copyOf(touchpoints)));
        deviations = Collections.unmodifiableMap(all);
        Arguments.notNegative("base", (long) base);
    }

    /**
     * A matched step.
     *
     * @param planned its position in the plan
     * @param actual its position in the journey
     */
    public record Match(int planned, int actual) {
        /**
         * Checks the positions.
         *
         * @throws IllegalArgumentException if one is negative
         */
        public Match {
            Arguments.notNegative("planned", planned);
            Arguments.notNegative("actual", actual);
        }
    }

    /**
     * Aligns a journey that is over.
     *
     * @param plan the plan
     * @param actual touchpoints in order
     * @return the alignment
     */
    public static PlanAlignment of(List<PlannedStep> plan, List<String> actual) {
        return align(plan, actual, false);
    }

    /**
     * Aligns a journey that may still go on: steps behind the last matched one may still come, and are not missing.
     *
     * @param plan the plan
     * @param actual touchpoints in order
     * @return the alignment
     */
    public static PlanAlignment ofOpen(List<PlannedStep> plan, List<String> actual) {
        return align(plan, actual, true);
    }

    private static PlanAlignment align(List<PlannedStep> plan, List<String> actual, boolean open) {
        List<Match> matches = matches(plan, actual);
        int reached = open ? matches.isEmpty() ? 0 : matches.get(matches.size() - 1).planned + 1 : plan.size();
        boolean[] planMatched = new boolean[plan.size()];
        boolean[] actualMatched = new boolean[actual.size()];
        for (Match match : matches) {
            planMatched[match.planned] = true;
            actualMatched[match.actual] = true;
        }
        Map<String, Unmatched> unmatched = new LinkedHashMap<>();
        int base = actual.size();
        for (int i = 0; i < plan.size(); i++) {
            PlannedStep step = plan.get(i);
            boolean required = !step.optional() && i < reached;
            Unmatched here = unmatched.computeIfAbsent(step.touchpoint(), name -> new Unmatched());
            if (planMatched[i] || required) {
                base++;
            }
            if (!planMatched[i]) {
                here.planned++;
                here.required += required ? 1 : 0;
            }
        }
        for (int j = 0; j < actual.size(); j++) {
            Unmatched here = unmatched.computeIfAbsent(actual.get(j), name -> new Unmatched());
            here.actual += actualMatched[j] ? 0 : 1;
        }
        List<String> missing = new ArrayList<>();
        List<String> outOfOrder = new ArrayList<>();
        List<String> extra = new ArrayList<>();
        unmatched.forEach((touchpoint, here) -> {
            int elsewhere = Math.min(here.planned, here.actual);
            outOfOrder.addAll(Collections.nCopies(elsewhere, touchpoint));
            missing.addAll(Collections.nCopies(Math.max(0, here.required - elsewhere), touchpoint));
            extra.addAll(Collections.nCopies(here.actual - elsewhere, touchpoint));
        });
        return new PlanAlignment(
                matches,
                Map.of(
                        PlanDeviation.MISSING, missing,
                        PlanDeviation.OUT_OF_ORDER, outOfOrder,
                        PlanDeviation.EXTRA, extra),
                base);
    }

    /** What of one touchpoint found no partner. */
    private static final class Unmatched {
        private int planned;
        private int required;
        private int actual;
    }

    /** The heaviest alignment, the first of equal ones. */
    private static List<Match> matches(List<PlannedStep> plan, List<String> actual) {
        long required = plan.size() + 1L;
        long[][] best = new long[plan.size() + 1][actual.size() + 1];
        for (int i = plan.size() - 1; i >= 0; i--) {
            for (int j = actual.size() - 1; j >= 0; j--) {
                best[i][j] = Math.max(best[i + 1][j], best[i][j + 1]);
                if (plan.get(i).touchpoint().equals(actual.get(j))) {
                    best[i][j] = Math.max(best[i][j], best[i + 1][j + 1] + weight(plan.get(i), required));
                }
            }
        }
        List<Match> matches = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (best[i][j] > 0) {
            int next = firstActual(plan.get(i), actual, best, i, j, required);
            if (next >= 0) {
                matches.add(new Match(i, next));
                j = next + 1;
            }
            i++;
        }
        return matches;
    }

    private static int firstActual(
            PlannedStep step, List<String> actual, long[][] best, int i, int from, long required) {
        for (int j = from; j < actual.size(); j++) {
            if (step.touchpoint().equals(actual.get(j))
                    && weight(step, required) + best[i + 1][j + 1] == best[i][from]) {
                return j;
            }
        }
        return -1;
    }

    private static long weight(PlannedStep step, long required) {
        return step.optional() ? 1 : required;
    }

    /**
     * Steps matched in order.
     *
     * @return how many
     */
    public int matched() {
        return matches.size();
    }

    /**
     * The touchpoints that deviate in one way.
     *
     * @param kind the way
     * @return their names, empty if there are none
     */
    public List<String> deviating(PlanDeviation kind) {
        return deviations.getOrDefault(kind, List.of());
    }

    /**
     * 2 matched / (required + optional matched + actual).
     *
     * @return 0 to 1; 1 if nothing was planned and nothing happened
     */
    public double conformance() {
        return base == 0 ? 1 : 2.0 * matched() / base;
    }
}
