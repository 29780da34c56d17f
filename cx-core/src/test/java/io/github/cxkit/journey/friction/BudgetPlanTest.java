package io.github.cxkit.journey.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.journey.friction.BudgetPlan.Budget;
import io.github.cxkit.journey.friction.BudgetPlan.LeftOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BudgetPlanTest {

    @Test
    void whatNobodyKnowsIsNamedAndNotTakenForZero() {
        BudgetPlan plan = BudgetPlan.of(
                List.of(
                        Measure.of("forum", "community").costing(10, 1),
                        Measure.of("label", "returns").costing(10, 1).closing(3, 0.5)),
                Budget.of(20));

        assertThat(plan.chosen()).extracting(Measure::id).containsExactly("label");
        assertThat(plan.notChosen()).containsEntry("forum", LeftOut.GAIN_UNKNOWN);
        assertThat(plan.left()).isEqualByComparingTo("10");
    }

    @Test
    void oneTenthAndTwoTenthsFitThreeTenths() {
        BudgetPlan plan = BudgetPlan.of(
                List.of(
                        Measure.of("a", "a").costing(0.1, 0).closing(1, 1),
                        Measure.of("b", "b").costing(0.2, 0).closing(1, 1)),
                Budget.of(0.3));

        assertThat(plan.chosen()).hasSize(2);
        assertThat(plan.left()).isZero();
    }

    @Test
    void tooManyCombinationsAreRefusedInsteadOfGuessed() {
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            measures.add(
                    Measure.of("m" + i, "t" + i).costing((double) (1L << i), 1).closing((double) (1L << i), 1));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetPlan.of(measures, Budget.of(1e9)))
                .withMessageContaining("fewer measures");
    }

    @Property
    void noOtherSetWithinTheBudgetBringsMore(
            @ForAll @Size(7) List<@IntRange(max = 9) Integer> costs,
            @ForAll @Size(7) List<@IntRange(max = 4) Integer> days,
            @ForAll @Size(7) List<@IntRange(max = 9) Integer> gains,
            @ForAll @Size(7) List<@IntRange(max = 4) Integer> targets,
            @ForAll @IntRange(max = 30) int budget) {
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            measures.add(Measure.of("m" + i, "t" + targets.get(i))
                    .costing(costs.get(i), days.get(i))
                    .closing(gains.get(i), 0.5));
        }
        Budget limits = Budget.of(budget).withinDays(10);

        BudgetPlan plan = BudgetPlan.of(measures, limits);

        BigDecimal best = BigDecimal.ZERO;
        for (int set = 0; set < 1 << 7; set++) {
            best = best.max(gain(measures, set, limits));
        }
        assertThat(plan.gain()).isEqualByComparingTo(best);
        assertThat(plan.chosen().size() + plan.notChosen().size()).isEqualTo(7);
        assertThat(plan.cost()).isLessThanOrEqualTo(limits.money());
    }

    private static BigDecimal gain(List<Measure> measures, int set, Budget limits) {
        List<Measure> chosen = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            if ((set >> i & 1) == 1) {
                chosen.add(measures.get(i));
            }
        }
        BudgetPlan plan = new BudgetPlan(chosen, java.util.Map.of(), limits);
        boolean allowed = chosen.stream().map(Measure::target).distinct().count() == chosen.size()
                && limits.allows(plan.cost(), plan.days());
        return allowed ? plan.gain() : BigDecimal.ZERO;
    }
}
