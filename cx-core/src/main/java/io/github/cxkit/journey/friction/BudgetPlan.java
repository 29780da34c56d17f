package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The best set of measures within a budget: no other set that the budget allows is expected to bring more. At most one
 * measure per target.
 *
 * <p>Exact, in decimals: dynamic programming over the targets (0-1 knapsack; Kellerer, Pferschy and Pisinger 2004). A greedy
 * choice, "most gain per cost first", can miss any part of the best. Ties go to less cost, then fewer days, then fewer
 * measures, then the smallest sorted list of ids. A gain that nobody knows is never taken for 0: it is named.
 *
 * <pre>{@code
 * BudgetPlan plan = BudgetPlan.of(List.of(
 *         Measure.of("a", "search").costing(60, 1).closing(26, 1),
 *         Measure.of("b", "checkout").costing(50, 1).closing(20, 1),
 *         Measure.of("c", "returns").costing(50, 1).closing(20, 1)), BudgetPlan.Budget.of(100));
 * plan.gain();       // 40.00
 * plan.notChosen();  // {a=OTHER_SET_BETTER}
 * }</pre>
 *
 * @param chosen the measures, most gain per cost first; free ones before, by gain
 * @param notChosen the other ones with the reason, in the order given
 * @param budget what there was
 * @since 0.1.0
 */
public record BudgetPlan(List<Measure> chosen, Map<String, LeftOut> notChosen, Budget budget) {

    /** The rule that the choice follows. */
    public static final Rule RULE = Rule.published(
            "plan.best", "Best set within a budget", "Kellerer, Pferschy and Pisinger 2004, Knapsack Problems");

    private static final int MOST_STATES = 200_000;

    /** Copies. */
    public BudgetPlan {
        Objects.requireNonNull(budget, "budget");
        chosen = Copies.list("chosen", chosen);
        notChosen = Copies.ordered("notChosen", notChosen);
    }

    /**
     * Finds the best set.
     *
     * @param measures what can be done, ids unique
     * @param budget money and days that there are
     * @return the plan
     * @throws IllegalArgumentException if an id appears twice, or there are so many combinations that the best one cannot be
     *     found in reasonable space
     */
    public static BudgetPlan of(List<Measure> measures, Budget budget) {
        Map<String, LeftOut> reasons = new LinkedHashMap<>();
        Map<String, List<Candidate>> targets = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (Measure measure : measures) {
            if (!ids.add(measure.id())) {
                throw new IllegalArgumentException("measure \"" + measure.id() + "\" appears twice");
            }
            BigDecimal value = measure.value().orElse(null);
            if (value == null) {
                reasons.put(measure.id(), LeftOut.GAIN_UNKNOWN);
            } else if (value.signum() <= 0) {
                reasons.put(measure.id(), LeftOut.NO_GAIN);
            } else if (!budget.allows(measure.cost(), measure.days())) {
                reasons.put(measure.id(), LeftOut.OVER_BUDGET);
            } else {
                targets.computeIfAbsent(measure.target(), t -> new ArrayList<>())
                        .add(new Candidate(measure, value));
                reasons.put(measure.id(), LeftOut.OTHER_SET_BETTER);
            }
        }
        List<Candidate> best = best(targets.values(), budget).measures();
        best.forEach(each -> reasons.remove(each.measure.id()));
        return new BudgetPlan(
                best.stream()
                        .sorted(Candidate.GAIN_PER_COST)
                        .map(Candidate::measure)
                        .toList(),
                reasons,
                budget);
    }

    private static State best(Collection<List<Candidate>> targets, Budget budget) {
        List<State> states = List.of(State.NOTHING);
        for (List<Candidate> target : targets) {
            List<State> grown = new ArrayList<>(states);
            for (State state : states) {
                for (Candidate each : target) {
                    State next = state.plus(each);
                    if (budget.allows(next.cost, next.days)) {
                        grown.add(next);
                    }
                }
                if (grown.size() > MOST_STATES) {
                    throw tooMany();
                }
            }
            states = undominated(grown, budget);
        }
        return Collections.min(states, State.PREFERENCE);
    }

    private static IllegalArgumentException tooMany() {
        return new IllegalArgumentException(
                "more than " + MOST_STATES + " combinations of cost and days that none beats: "
                        + "the best set cannot be found exactly; give fewer measures, or round their costs and days");
    }

    /** Keeps what no other state beats in cost, days (where they are limited) and gain. */
    private static List<State> undominated(List<State> states, Budget budget) {
        states.sort(Comparator.comparing(State::cost).thenComparing(State.PREFERENCE));
        List<State> kept = new ArrayList<>();
        // days to the largest gain so far with at most these days
        TreeMap<BigDecimal, BigDecimal> best = new TreeMap<>();
        for (State state : states) {
            BigDecimal days = budget.days() == null ? BigDecimal.ZERO : state.days;
            Map.Entry<BigDecimal, BigDecimal> within = best.floorEntry(days);
            if (within != null && within.getValue().compareTo(state.gain) >= 0) {
                continue;
            }
            kept.add(state);
            best.tailMap(days, true).values().removeIf(gain -> gain.compareTo(state.gain) <= 0);
            best.put(days, state.gain);
        }
        return kept;
    }

    /**
     * What the chosen measures are expected to bring together.
     *
     * @return sum of gain · expected share
     */
    public BigDecimal gain() {
        return sum(measure -> measure.value().orElse(BigDecimal.ZERO));
    }

    /**
     * What they cost.
     *
     * @return money
     */
    public BigDecimal cost() {
        return sum(Measure::cost);
    }

    /**
     * How long they take.
     *
     * @return working days
     */
    public BigDecimal days() {
        return sum(Measure::days);
    }

    /**
     * What is left of the budget.
     *
     * @return money
     */
    public BigDecimal left() {
        return budget.money().subtract(cost());
    }

    private BigDecimal sum(Function<Measure, BigDecimal> part) {
        return chosen.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Why a measure is not chosen. */
    public enum LeftOut {
        /** Nobody knows what mending its target would gain: find out. */
        GAIN_UNKNOWN,
        /** It is expected to bring nothing. */
        NO_GAIN,
        /** It alone exceeds the money or the days. */
        OVER_BUDGET,
        /** Another set brings more, or as much at less cost. */
        OTHER_SET_BETTER
    }

    /**
     * What there is to spend.
     *
     * @param money 0 or more
     * @param days working days, null for no limit
     */
    public record Budget(BigDecimal money, @Nullable BigDecimal days) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is negative
         */
        public Budget {
            Objects.requireNonNull(money, "money");
            Measure.notNegative("budget", money);
            if (days != null) {
                Measure.notNegative("days of the budget", days);
            }
        }

        /**
         * Money without a limit of days.
         *
         * @param money 0 or more
         * @return the budget
         */
        public static Budget of(double money) {
            return new Budget(BigDecimal.valueOf(Arguments.notNegative("money of the budget", money)), null);
        }

        /**
         * The same within some days.
         *
         * @param workingDays 0 or more
         * @return the budget
         */
        public Budget withinDays(double workingDays) {
            return new Budget(money, BigDecimal.valueOf(Arguments.notNegative("days of the budget", workingDays)));
        }

        boolean allows(BigDecimal cost, BigDecimal took) {
            return cost.compareTo(money) <= 0 && (days == null || took.compareTo(days) <= 0);
        }
    }

    private record Candidate(Measure measure, BigDecimal value) {

        static final Comparator<Candidate> GAIN_PER_COST = Comparator.comparing(
                        (Candidate c) -> c.measure.cost().signum() > 0)
                .thenComparing((a, b) -> a.measure.cost().signum() == 0
                        ? 0
                        : b.value.multiply(a.measure.cost()).compareTo(a.value.multiply(b.measure.cost())))
                .thenComparing(Candidate::value, Comparator.reverseOrder())
                .thenComparing(c -> c.measure.id());
    }

    private record State(BigDecimal cost, BigDecimal days, BigDecimal gain, List<Candidate> measures) {

        static final State NOTHING = new State(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, List.of());

        static final Comparator<State> PREFERENCE = Comparator.comparing(State::gain, Comparator.reverseOrder())
                .thenComparing(State::cost)
                .thenComparing(State::days)
                .thenComparingInt(state -> state.measures.size())
                .thenComparing(State::compareIds);

        State plus(Candidate each) {
            List<Candidate> more = new ArrayList<>(measures);
            more.add(each);
            return new State(cost.add(each.measure.cost()), days.add(each.measure.days()), gain.add(each.value), more);
        }

        private static int compareIds(State a, State b) {
            List<String> left =
                    a.measures.stream().map(c -> c.measure.id()).sorted().toList();
            List<String> right =
                    b.measures.stream().map(c -> c.measure.id()).sorted().toList();
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                int order = left.get(i).compareTo(right.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }
}
