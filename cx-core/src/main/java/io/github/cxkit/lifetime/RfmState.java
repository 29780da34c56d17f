package io.github.cxkit.lifetime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One customer's purchases as a running state: five facts, whatever the number of orders.
 *
 * <p>Adding is O(1) and needs no past orders. Orders may come late as long as they belong to a unit not after the first or
 * not before the last one known; one that falls strictly between cannot be told from a unit counted before, and is
 * refused ({@link PurchaseLog} keeps every unit and takes orders in any sequence). The same holds for merging: states of
 * disjoint times, in either order, may share the one unit where they meet.
 *
 * @param unit purchases within one unit are one purchase
 * @param firstDay first day of the first unit with a purchase
 * @param lastDay first day of the last unit with a purchase
 * @param units distinct units with a purchase, 1 or more
 * @param money money of all purchases
 * @param firstUnitMoney money of the first unit
 * @since 0.1.0
 */
public record RfmState(
        PurchasePeriod unit,
        LocalDate firstDay,
        LocalDate lastDay,
        long units,
        BigDecimal money,
        BigDecimal firstUnitMoney) {

    /**
     * Checks that such a state can arise.
     *
     * @param unit purchases within one unit are one purchase
     * @param firstDay first day of the first unit with a purchase
     * @param lastDay first day of the last unit with a purchase
     * @param units distinct units with a purchase, 1 or more
     * @param money money of all purchases, 0 or more
     * @param firstUnitMoney money of the first unit, 0 or more
     * @throws IllegalArgumentException if the values contradict each other
     */
    public RfmState {
        Objects.requireNonNull(unit, "unit");
        if (!unit.unitOf(firstDay).equals(firstDay) || !unit.unitOf(lastDay).equals(lastDay)) {
            throw new IllegalArgumentException(
                    "firstDay and lastDay must begin a " + unit + " but were " + firstDay + " and " + lastDay);
        }
        long span = unit.daysBetween(firstDay, lastDay) / unit.days() + 1;
        if (firstDay.isAfter(lastDay) || units < 1 || units > span || (units == 1) != (span == 1)) {
            throw new IllegalArgumentException("no " + units + " distinct units with a purchase can begin on "
                    + firstDay + " and end on " + lastDay);
        }
        if (firstUnitMoney.signum() < 0 || money.compareTo(firstUnitMoney) < 0) {
            throw new IllegalArgumentException(
                    "money must be >= firstUnitMoney >= 0 but they were " + money + " and " + firstUnitMoney);
        }
        if (units == 1 && money.compareTo(firstUnitMoney) != 0) {
            throw new IllegalArgumentException(
                    "one unit's money must be all the money but they were " + firstUnitMoney + " and " + money);
        }
    }

    /**
     * The state after one order.
     *
     * @param unit purchases within one unit are one purchase
     * @param day day of the order
     * @param amount its money, 0 or more
     * @return the state
     * @throws IllegalArgumentException if the amount is negative
     */
    public static RfmState of(PurchasePeriod unit, LocalDate day, BigDecimal amount) {
        LocalDate start = unit.unitOf(day);
        return new RfmState(unit, start, start, 1, amount, amount);
    }

    /**
     * The state after one more order.
     *
     * @param day day of the order
     * @param amount its money, 0 or more
     * @return the state with it
     * @throws IllegalArgumentException if the amount is negative or the day falls strictly between first and last unit
     */
    public RfmState add(LocalDate day, BigDecimal amount) {
        return merge(of(unit, day, amount));
    }

    /**
     * This and another state of the same customer, before or after it.
     *
     * @param other the other state
     * @return the state of all orders
     * @throws IllegalArgumentException if the units differ or the states overlap in time by more than one unit
     */
    public RfmState merge(RfmState other) {
        if (unit != other.unit) {
            throw new IllegalArgumentException("a state by " + unit + " cannot be merged with one by " + other.unit);
        }
        boolean forward = firstDay.isBefore(other.firstDay) || (firstDay.equals(other.firstDay) && units == 1);
        RfmState early = forward ? this : other;
        RfmState late = forward ? other : this;
        if (early.lastDay.isAfter(late.firstDay)) {
            // the later one may be a single order in the earlier one's last unit, or two states of one unit
            throw new IllegalArgumentException("states overlap in time: " + early.firstDay + " to " + early.lastDay
                    + " and " + late.firstDay + " to " + late.lastDay);
        }
        boolean meet = early.lastDay.equals(late.firstDay);
        BigDecimal first =
                meet && early.units == 1 ? early.firstUnitMoney.add(late.firstUnitMoney) : early.firstUnitMoney;
        return new RfmState(
                unit,
                early.firstDay,
                late.lastDay,
                Math.addExact(early.units, late.units) - (meet ? 1 : 0),
                money.add(other.money),
                first);
    }

    /**
     * Frequency, recency, age and money at the end of observation.
     *
     * @param customer who
     * @param end last day observed; the whole unit it falls in counts
     * @return the summary, times in weeks (days/7)
     * @throws IllegalArgumentException if the last purchase lies after the end
     */
    public RfmProfile summary(String customer, LocalDate end) {
        if (lastDay.isAfter(unit.unitOf(end))) {
            throw new IllegalArgumentException(
                    "observation of " + customer + " ends on " + end + ", before the last purchase on " + lastDay);
        }
        long frequency = units - 1;
        double mean = frequency == 0
                ? 0
                : money.subtract(firstUnitMoney)
                        .divide(BigDecimal.valueOf(frequency), MathContext.DECIMAL64)
                        .doubleValue();
        return new RfmProfile(
                customer,
                new CustomerHistory(
                        frequency, unit.daysBetween(firstDay, lastDay) / 7.0, unit.daysBetween(firstDay, end) / 7.0),
                mean);
    }
}
