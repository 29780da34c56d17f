package io.github.cxkit.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.lifetime.CustomerMigration;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.stats.Estimate;
import io.github.cxkit.survey.RatingTally;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** From points to money: a change, a range, the day it is back, word of mouth, moves between classes. */
class MoneyOfScoreTest {

    private static ClassValues values(double detractor, double passive, double promoter) {
        return ClassValues.of(
                Metrics.NPS,
                List.of(
                        Estimate.of("detractor", detractor, 12),
                        Estimate.of("passive", passive, 10),
                        Estimate.of("promoter", promoter, 15)));
    }

    private static RatingTally nps(long detractors, long passives, long promoters) {
        return RatingTally.ofCounts(Metrics.NPS.scale(), Map.of(0, detractors, 8, passives, 10, promoters));
    }

    @Test
    void aChangeOfScoreIsWorthWhatTheClassesAre() {
        ClassValues.Change change = values(80, 140, 210)
                .ofChange(nps(120, 180, 200), nps(90, 170, 260))
                .orElseThrow();
        assertThat(change.perCustomer().value().orElseThrow()).isCloseTo(11.015384615384615, within(1e-9));
        assertThat(change.perCustomer().standardError().orElseThrow()).isCloseTo(3.609287857012058, within(1e-9));
        assertThat(change.interval(10_000, 0.95).lower()).isCloseTo(39_413.10405803229, within(1e-5));
        assertThat(values(80, 140, 210).ofChange(nps(1, 1, 1), nps(0, 0, 0)).isKnown())
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> change.interval(1, 0.05));
    }

    @Test
    void theValuesOfTheClassesComeFromTheCustomersThemselves() {
        ValueByClass.Builder customers = ValueByClass.builder(Metrics.NPS);
        for (int i = 0; i < 10; i++) {
            customers.add(2, 70 + 2 * i, 1, false).add(8, 140, 1, false).add(10, 200 + i, 1, false);
        }
        ClassValues values = customers.build().values();
        assertThat(values.values().get(0)).satisfies(detractor -> {
            assertThat(detractor.value().orElseThrow()).isCloseTo(79, within(1e-9));
            assertThat(detractor.standardError().orElseThrow()).isCloseTo(1.914854, within(1e-6));
        });
        assertThat(values.ofChange(nps(5, 5, 5), nps(4, 5, 6)).isKnown()).isTrue();
        ClassValues alone =
                ValueByClass.builder(Metrics.NPS).add(2, 5, 1, true).build().values();
        assertThat(alone.ofChange(nps(5, 5, 5), nps(4, 5, 6)).isKnown())
                .as("nobody knows what the other classes are worth")
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alone.ofPoints(1, List.of(0.2, 0.3, 0.5)))
                .withMessageContaining("passive");
    }

    @Property(tries = 300)
    void theRangeHoldsEveryWayToMoveSoManyPoints(
            @ForAll @IntRange(min = 0, max = 20) int detractors,
            @ForAll @IntRange(min = 0, max = 20) int passives,
            @ForAll @IntRange(min = 1, max = 20) int promoters,
            @ForAll @IntRange(min = 0, max = 20) int outer,
            @ForAll @IntRange(min = 0, max = 20) int inner,
            @ForAll @IntRange(min = -50, max = 300) int passiveWorth) {
        int n = detractors + passives + promoters;
        int x = Math.min(outer, detractors);
        int y = Math.min(inner, passives + x);
        ClassValues values = values(80, passiveWorth, 210);
        double points = 100.0 * (x + y) / n;
        double money = x * (passiveWorth - 80.0) + y * (210.0 - passiveWorth);
        ClassValues.Range range =
                values.ofPoints(points, nps(detractors, passives, promoters)).orElseThrow();
        assertThat(n * range.low()).isLessThanOrEqualTo(money + 1e-6);
        assertThat(n * range.high()).isGreaterThanOrEqualTo(money - 1e-6);
        // and back: losing them from where they are now
        ClassValues.Range back = values.ofPoints(-points, nps(detractors - x, passives + x - y, promoters + y))
                .orElseThrow();
        assertThat(n * back.low()).isLessThanOrEqualTo(-money + 1e-6);
        assertThat(n * back.high()).isGreaterThanOrEqualTo(-money - 1e-6);
    }

    @Test
    void whatCannotBeMovedIsRefused() {
        ClassValues values = values(1, 2, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.ofPoints(41, List.of(0.1, 0.2, 0.7)))
                .withMessageContaining("at most 40");
        assertThat(values.ofPoints(40, List.of(0.1, 0.2, 0.7)).high()).isEqualTo(0.4);
        assertThatIllegalArgumentException().isThrownBy(() -> values.ofPoints(1, List.of(0.1, 0.2, 0.6)));
        assertThat(values.ofPoints(1, nps(0, 0, 0)).isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> ClassValues.of(Metrics.NPS, List.of()));
    }

    @Property
    void whatStaysBackIsNotBackLaterThanAtTheEnd(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = -50, max = 50) Integer> amounts) {
        List<Payback.Flow> flows = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            flows.add(new Payback.Flow(i, amounts.get(i)));
        }
        Payback back = Payback.of(flows).orElseThrow();
        assertThat(back.lastingDays().isKnown()).isEqualTo(back.total().signum() >= 0);
        assertThat(back.deepest().signum()).isNotPositive();
        if (back.lastingDays().isKnown()) {
            assertThat(back.firstDays().orElseThrow())
                    .isLessThanOrEqualTo(back.lastingDays().orElseThrow());
        }
    }

    @Test
    void theMoneyIsBackOnlyAfterItWasSpent() {
        Payback later = Payback.of(List.of(
                        new Payback.Flow(0, 10),
                        new Payback.Flow(5, -30),
                        new Payback.Flow(9, 25),
                        new Payback.Flow(9, -1)))
                .orElseThrow();
        assertThat(later.firstDays().orElseThrow()).isEqualTo(9);
        assertThat(later.total()).isEqualByComparingTo("4");
        assertThat(Payback.of(List.of(new Payback.Flow(3, 1)))
                        .orElseThrow()
                        .firstDays()
                        .orElseThrow())
                .isEqualTo(3);
        assertThat(Payback.of(List.of()).isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Payback.Flow(-1, 5));
    }

    @Test
    void wordOfMouthGoesOn() {
        ReferralChain chain = ReferralChain.of(100).telling(2, 0.1).bringing(200, 30);
        assertThat(chain.withoutEnd().value().orElseThrow()).isCloseTo(5750, within(1e-9));
        assertThat(chain.discountedBy(0.05, Period.ofMonths(6)).over(3).value().orElseThrow())
                .isCloseTo(5374.365619263578, within(1e-9));
        assertThat(chain.over(200).newCustomers().orElseThrow()).isCloseTo(25, within(1e-9));
        assertThat(chain.telling(10, 0.1).withoutEnd().newCustomers().toString())
                .contains("no finite sum");
        assertThat(chain.telling(10, 0.1)
                        .discountedBy(0.1, Period.ofYears(1))
                        .withoutEnd()
                        .value()
                        .isKnown())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReferralChain.Discount(0.05, null))
                .withMessageContaining("length of a generation");
        assertThatIllegalArgumentException().isThrownBy(() -> chain.telling(2, 1.3));
        assertThatIllegalArgumentException().isThrownBy(() -> chain.over(-1));
    }

    @Property
    void everyCustomerMovesStaysComesOrGoes(@ForAll @Size(max = 30) List<@IntRange(min = 0, max = 15) Integer> codes) {
        List<String> names = List.of("low", "middle", "high");
        Map<String, CustomerMigration.Move> moves = new HashMap<>();
        for (int i = 0; i < codes.size(); i++) {
            int before = codes.get(i) / 4;
            int after = codes.get(i) % 4;
            moves.put(
                    "c" + i,
                    new CustomerMigration.Move(
                            before == 3 ? null : names.get(before), after == 3 ? null : names.get(after)));
        }
        CustomerMigration all = CustomerMigration.of(names, moves);
        long nowhere = codes.stream().filter(code -> code == 15).count();
        assertThat(all.up() + all.down() + all.same() + all.entered() + all.left() + nowhere)
                .isEqualTo(codes.size());
        assertThat(all.leftRate().whole()).isEqualTo(all.up() + all.down() + all.same() + all.left());
        assertThat(all.upRate().whole()).isLessThanOrEqualTo(all.leftRate().whole());
    }

    @Test
    void thoseWhoLeftStayInTheDenominators() {
        CustomerMigration all = CustomerMigration.of(
                List.of("occasional", "fan"),
                Map.of(
                        "a", new CustomerMigration.Move("occasional", "fan"),
                        "b", new CustomerMigration.Move("occasional", null),
                        "c", new CustomerMigration.Move("occasional", null),
                        "d", new CustomerMigration.Move(null, "fan")));
        assertThat(all.upRate().value().orElseThrow()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(all.downRate().value().isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CustomerMigration.of(List.of("fan"), Map.of("a", new CustomerMigration.Move("fans", "fan"))))
                .withMessageContaining("did you mean \"fan\"");
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerMigration.of(List.of("fan", "fan"), Map.of()));
    }
}
