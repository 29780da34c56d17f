package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Counts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One customer's purchases as a running state: five facts, whatever the number of orders.
 *
 * <p>Adding is O(1) and needs no past orders. Orders may come late as long as they belong to a period not after the first or
 * not before the last one known; one that falls strictly between cannot be told from a period counted before, and is
 * refused ({@link PurchaseLog} keeps every period and takes orders in any sequence). The same holds for merging: states of
 * disjoint times, in either order, may share the one period where they meet.
 *
 * @param period purchases within one period are one purchase
 * @param firstDay first day of the first period with a purchase
 * @param lastDay first day of the last period with a purchase
 * @param purchasePeriods distinct periods with a purchase, 1 or more
 * @param money money of all purchases
 * @param firstPeriodSpend money of the first period
 * @since 0.1.0
 */
public record RfmState(
        PurchasePeriod period,
        LocalDate firstDay,
        LocalDate lastDay,
        long purchasePeriods,
        BigDecimal money,
        BigDecimal firstPeriodSpend) {

    /**
     * Checks that such a state can arise.
     *
     * @throws IllegalArgumentException if the values contradict each other
     */
    public RfmState {
        Objects.requireNonNull(firstDay, "firstDay");
        Objects.requireNonNull(lastDay, "lastDay");
        Objects.requireNonNull(money, "money");
        Objects.requireNonNull(firstPeriodSpend, "firstPeriodSpend");
        Objects.requireNonNull(period, "period");
        if (!period.periodOf(firstDay).equals(firstDay)
                || !period.periodOf(lastDay).equals(lastDay)) {
            throw new IllegalArgumentException(
                    "firstDay and lastDay must begin a " + period + " but were " + firstDay + " and " + lastDay);
        }
        long span = period.daysBetween(firstDay, lastDay) / period.days() + 1;
        if (firstDay.isAfter(lastDay)
                || purchasePeriods < 1
                || purchasePeriods > span
                || (purchasePeriods == 1) != (span == 1)) {
            throw new IllegalArgumentException("no " + purchasePeriods
                    + " distinct periods with a purchase can begin on " + firstDay + " and end on " + lastDay);
        }
        Arguments.sum("money", money);
        Arguments.sum("firstPeriodSpend", firstPeriodSpend);
        if (firstPeriodSpend.signum() < 0 || money.compareTo(firstPeriodSpend) < 0) {
            throw new IllegalArgumentException(
                    "money must be >= firstPeriodSpend >= 0 but they were " + money + " and " + firstPeriodSpend);
        }
        if (purchasePeriods == 1 && money.compareTo(firstPeriodSpend) != 0) {
            throw new IllegalArgumentException(
                    "one period's money must be all the money but they were " + firstPeriodSpend + " and " + money);
        }
    }

    /**
     * The state after one order.
     *
     * @param period purchases within one period are one purchase
     * @param day day of the order
     * @param amount its money, 0 or more
     * @return the state
     * @throws IllegalArgumentException if the amount is negative
     */
    public static RfmState of(PurchasePeriod period, LocalDate day, BigDecimal amount) {
        LocalDate start = period.periodOf(day);
        Arguments.money("amount", amount);
        return new RfmState(period, start, start, 1, amount, amount);
    }

    /**
     * The state after one more order.
     *
     * @param day day of the order
     * @param amount its money, 0 or more
     * @return the state with it
     * @throws IllegalArgumentException if the amount is negative or the day falls strictly between first and last period
     */
    public RfmState add(LocalDate day, BigDecimal amount) {
        return followedBy(of(period, day, amount));
    }

    /**
     * This and another state of the same customer, before or after it.
     *
     * @param other the other state
     * @return the state of all orders
     * @throws IllegalArgumentException if the periods differ or the states overlap in time by more than one period
     */
    public RfmState followedBy(RfmState other) {
        if (period != other.period) {
            throw new IllegalArgumentException(
                    "a state by " + period + " cannot be merged with one by " + other.period);
        }
        boolean forward =
                firstDay.isBefore(other.firstDay) || (firstDay.equals(other.firstDay) && purchasePeriods == 1);
        RfmState early = forward ? this : other;
        RfmState late = forward ? other : this;
        if (early.lastDay.isAfter(late.firstDay)) {
            // the later one may be a single order in the earlier one's last period, or two states of one period
            throw new IllegalArgumentException("states overlap in time: " + early.firstDay + " to " + early.lastDay
                    + " and " + late.firstDay + " to " + late.lastDay);
        }
        boolean meet = early.lastDay.equals(late.firstDay);
        BigDecimal first = meet && early.purchasePeriods == 1
                ? early.firstPeriodSpend.add(late.firstPeriodSpend)
                : early.firstPeriodSpend;
        return new RfmState(
                period,
                early.firstDay,
                late.lastDay,
                Counts.sum(early.purchasePeriods, late.purchasePeriods) - (meet ? 1 : 0),
                money.add(other.money),
                first);
    }

    /**
     * Frequency, recency, age and money at the end of observation.
     *
     * @param customer who
     * @param end last day observed; the whole period it falls in counts
     * @return the summary, times in weeks (days/7)
     * @throws IllegalArgumentException if the last purchase lies after the end
     */
    public RfmProfile summary(String customer, LocalDate end) {
        if (lastDay.isAfter(period.periodOf(end))) {
            throw new IllegalArgumentException(
                    "observation of " + customer + " ends on " + end + ", before the last purchase on " + lastDay);
        }
        long frequency = purchasePeriods - 1;
        double mean = frequency == 0
                ? 0
                : money.subtract(firstPeriodSpend)
                        .divide(BigDecimal.valueOf(frequency), MathContext.DECIMAL64)
                        .doubleValue();
        return new RfmProfile(
                customer,
                new CustomerHistory(
                        frequency,
                        period.daysBetween(firstDay, lastDay) / 7.0,
                        period.daysBetween(firstDay, end) / 7.0),
                mean);
    }
}
