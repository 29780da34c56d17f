package io.github.cxkit.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.lifetime.CustomerMigration;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.stats.Estimate;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.survey.RatingTally;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /**
     * 100 customers x 4 orders x 50 became 90 x 5 x 44. Over the six orders in which three factors can change, customers took
     * 2,110, orders brought 4,470, the basket took 2,560: together the 200 that are missing.
     */
    @Test
    void aChangeOfValueIsSplitAmongItsFactors() {
        ValueSplit split = ValueSplit.of(List.of(
                new ValueSplit.Factor("customers", 100, 90),
                new ValueSplit.Factor("orders", 4, 5),
                new ValueSplit.Factor("basket", 50, 44)));

        assertThat(split.before()).isEqualByComparingTo("20000");
        assertThat(split.after()).isEqualByComparingTo("19800");
        assertThat(split.change()).isEqualByComparingTo("-200");
        assertThat(split.parts())
                .containsOnlyKeys("customers", "orders", "basket")
                .satisfies(parts -> assertThat(parts.get("customers")).isEqualByComparingTo("-2110"))
                .satisfies(parts -> assertThat(parts.get("orders")).isEqualByComparingTo("4470"))
                .satisfies(parts -> assertThat(parts.get("basket")).isEqualByComparingTo("-2560"));
    }

    @Test
    void twoFactorsShareTheirProductInHalves() {
        Map<String, BigDecimal> parts = ValueSplit.of(
                        List.of(new ValueSplit.Factor("price", 10, 12), new ValueSplit.Factor("pieces", 5, 8)))
                .parts();
        // 2 x 5 alone and half of 2 x 3; 10 x 3 alone and the other half
        assertThat(parts.get("price")).isEqualByComparingTo("13");
        assertThat(parts.get("pieces")).isEqualByComparingTo("33");
        ValueSplit one = ValueSplit.of(List.of(new ValueSplit.Factor("price", 10, 12)));
        assertThat(one.parts().get("price")).isEqualByComparingTo("2");
    }

    @Test
    void factorsAreNamedOnceAndAtMostTwelve() {
        ValueSplit.Factor price = new ValueSplit.Factor("price", 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueSplit.of(List.of(price, price)))
                .withMessage("a factor is named twice: [price, price]");
        assertThatIllegalArgumentException().isThrownBy(() -> ValueSplit.of(List.of()));
        List<ValueSplit.Factor> thirteen = IntStream.range(0, 13)
                .mapToObj(k -> new ValueSplit.Factor("f" + k, 1, 1))
                .toList();
        assertThatIllegalArgumentException().isThrownBy(() -> ValueSplit.of(thirteen));
        assertThat(ValueSplit.of(thirteen.subList(1, 13)).change()).isEqualByComparingTo("0");
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueSplit.Factor(" ", 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueSplit.Factor("price", Double.NaN, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueSplit.Factor("price", 1, Double.NaN));
    }

    /** 10 points of 100 customers at 40 each way: all from detractor to passive (60 each), or all from passive to promoter. */
    @ParameterizedTest
    @CsvSource({"10, 4, 9", "-10, -9, -4", "0, 0, 0"})
    void aRangeIsTheCheapestAndTheDearestWay(double points, double low, double high) {
        ClassValues.Range range = values(50, 140, 180).ofPoints(points, List.of(0.2, 0.5, 0.3));
        assertThat(range.low()).isCloseTo(low, within(1e-12));
        assertThat(range.high()).isCloseTo(high, within(1e-12));
        assertThat(range.times(1_000).low()).isCloseTo(1_000 * low, within(1e-9));
        assertThat(range.times(1_000).high()).isCloseTo(1_000 * high, within(1e-9));
        assertThat(range.times(0)).isEqualTo(new ClassValues.Range(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> range.times(-1));
    }

    @Test
    void aRangeNeedsThreeClassesOfANetScore() {
        ClassValues values = values(50, 140, 180);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.ofPoints(1, List.of(0.5, 0.5)))
                .withMessageContaining("three classes");
        assertThatIllegalArgumentException().isThrownBy(() -> values.ofPoints(Double.NaN, List.of(0.2, 0.5, 0.3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassValues.of(
                        Metrics.NPS,
                        List.of(
                                Estimate.of("promoter", 1, 0),
                                Estimate.of("passive", 1, 0),
                                Estimate.of("detractor", 1, 0))))
                .withMessageContaining("values must be those of the classes [detractor, passive, promoter]");
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassValues.Range(2, 1));
        assertThat(new ClassValues.Range(2, 2).high()).isEqualTo(2);
    }

    @Test
    void moneyBeyondEveryNumberIsSaidToBe() {
        double most = Double.MAX_VALUE;
        // half of the answers from one end of what an estimate can be to the other
        assertThat(values(-5e139, 0, 5e139)
                        .ofChange(nps(1, 0, 1), nps(0, 0, 2))
                        .orElseThrow()
                        .perCustomer()
                        .value()
                        .orElseThrow())
                .isCloseTo(5e139, within(1e126));
        ReferralChain chain = ReferralChain.of(10).telling(2, 0.1).bringing(most, most);
        assertThat(chain.withoutEnd().value().isKnown()).isFalse();
        assertThat(chain.withoutEnd().newCustomers().orElseThrow()).isEqualTo(2.5);
        assertThat(chain.over(3).value().isKnown()).isFalse();
        assertThat(ReferralChain.of(0).bringing(most, most).withoutEnd().value().isKnown())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, P1Y", "-1.5, P1Y", "0.05, ", "0.05, P0D", "0.05, P-1M", "NaN, P1Y"})
    void aDiscountIsAboveAllLostAndPerLengthOfTime(double rate, @Nullable Period generation) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReferralChain.Discount(rate, generation));
    }

    /** Each of 100 tells two, one in ten comes: 20, 4, .8 new customers; at 100 % a generation their money is halved each time. */
    @Test
    void everyGenerationIsCountedAndDiscounted() {
        ReferralChain chain =
                ReferralChain.of(100).telling(2, 0.1).bringing(9, 1).discountedBy(1, Period.ofMonths(1));
        ReferralChain.Brought three = chain.over(3);
        assertThat(three.byGeneration()).hasSize(3);
        assertThat(three.byGeneration().get(2)).isCloseTo(0.8, within(1e-12));
        assertThat(three.newCustomers().orElseThrow()).isCloseTo(24.8, within(1e-12));
        assertThat(three.value().orElseThrow()).isCloseTo(10 * (20 / 2.0 + 4 / 4.0 + 0.8 / 8), within(1e-12));
        assertThat(chain.over(0).newCustomers().orElseThrow()).isZero();
        assertThat(chain.reproduction()).isEqualTo(0.2);
        assertThat(chain.telling(10, 0.1).over(1_000).newCustomers().orElseThrow())
                .isEqualTo(100_000);
        assertThatIllegalArgumentException().isThrownBy(() -> chain.over(1_001));
    }

    @Test
    void customersAddUpPerClassWithTheirTime() {
        ValueByClass all = SummaryBytes.merged(
                ValueByClass.summarizer(Metrics.NPS),
                List.of(
                        new ValueByClass.Customer(0, 10, new KaplanMeier.Duration(3, true)),
                        new ValueByClass.Customer(6, 20, new KaplanMeier.Duration(5, false)),
                        new ValueByClass.Customer(10, 100, new KaplanMeier.Duration(9, false)),
                        new ValueByClass.Customer(9, 140, new KaplanMeier.Duration(9, true))));

        assertThat(all.of("detractor").customers()).isEqualTo(2);
        assertThat(all.of("detractor").meanValue().orElseThrow()).isEqualTo(15);
        assertThat(all.of("detractor").tenure().survivalAt(4).orElseThrow()).isEqualTo(0.5);
        assertThat(all.of("passive").meanValue().isKnown()).isFalse();
        assertThat(all.difference("promoter", "detractor").orElseThrow()).isEqualTo(105);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueByClass(Metrics.NPS, all.classes().subList(0, 2)))
                .withMessageContaining("classes must be [detractor, passive, promoter]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueByClass.Customer(0, Double.NaN, new KaplanMeier.Duration(3, true)));
    }
}
