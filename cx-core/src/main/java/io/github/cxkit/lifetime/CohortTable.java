package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many customers of each cohort were active 0, 1, 2, ... periods after their first purchase.
 *
 * <p>An observed cell with nobody is 0; a cell that lies after the last observed period is absent, not 0; a cohort
 * without customers does not appear; the mean row weights every cohort by its size. A mergeable summary over disjoint
 * sets of customers.
 *
 * @param reading which customers count as active
 * @param lastObservedPeriod number of the last period observed in full
 * @param cohorts one entry per first period, in ascending order; unmodifiable
 * @since 0.1.0
 */
public record CohortTable(CohortReading reading, int lastObservedPeriod, List<Cohort> cohorts) {

    /** The rule of the rates. */
    public static final Rule RULE = Rule.published(
            "retention.cohort",
            "Cohort retention",
            "Fader, Hardie 2007; rows of one first period, weighted by size in the mean");

    /**
     * Checks that every cohort is as long as it was observed.
     *
     * @throws IllegalArgumentException if a cohort has too few or too many cells, or the cohorts are out of order
     */
    public CohortTable {
        Objects.requireNonNull(reading, "reading");
        cohorts = Copies.list("cohorts", cohorts);
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            if (cohort.active().size() != lastObservedPeriod - cohort.firstPeriod() + 1) {
                throw new IllegalArgumentException("the cohort of period " + cohort.firstPeriod() + " must have "
                        + (lastObservedPeriod - cohort.firstPeriod() + 1) + " cells but has "
                        + cohort.active().size());
            }
            if (i > 0 && cohorts.get(i - 1).firstPeriod() >= cohort.firstPeriod()) {
                throw new IllegalArgumentException("cohorts must ascend but period " + cohort.firstPeriod()
                        + " stands after " + cohorts.get(i - 1).firstPeriod());
            }
        }
    }

    /**
     * One cohort.
     *
     * @param firstPeriod period of the first purchase
     * @param active customers active 0, 1, ... periods later; the first entry is the cohort's size
     */
    public record Cohort(int firstPeriod, List<Long> active) {
        /**
         * Checks the counts.
         *
         * @throws IllegalArgumentException if a count is out of range
         */
        public Cohort {
            active = Copies.list("active", active);
            if (active.isEmpty() || active.get(0) < 1) {
                throw new IllegalArgumentException("the cohort of period " + firstPeriod + " has no customers");
            }
            for (int k = 0; k < active.size(); k++) {
                if (active.get(k) < 0 || active.get(k) > active.get(0)) {
                    throw new IllegalArgumentException(
                            "active[" + k + "] must lie in [0, " + active.get(0) + "] but was " + active.get(k));
                }
            }
        }

        /**
         * Customers whose first purchase fell in the cohort's period.
         *
         * @return the size, 1 or more
         */
        public long size() {
            return active.get(0);
        }

        /**
         * Share active 0, 1, ... periods later.
         *
         * @return one rate of the cohort's size per age, as far as observed
         */
        public List<Rate> rates() {
            return active.stream().map(count -> new Rate(RULE, count, size())).toList();
        }
    }

    /**
     * A builder that takes orders one by one, in any sequence.
     *
     * @param reading which customers count as active
     * @param lastObservedPeriod number of the last period observed in full, 0 to 36,600
     * @return an empty builder
     */
    public static Builder builder(CohortReading reading, int lastObservedPeriod) {
        return new Builder(reading, lastObservedPeriod);
    }

    /**
     * The mean row: share active k periods later over all cohorts observed that long, weighted by size.
     *
     * @return one rate per age; empty without a cohort
     */
    public List<Rate> weightedAverage() {
        int longest = cohorts.stream().mapToInt(c -> c.active().size()).max().orElse(0);
        List<Rate> average = new ArrayList<>(longest);
        for (int age = 0; age < longest; age++) {
            long active = 0;
            long size = 0;
            for (Cohort cohort : cohorts) {
                if (age < cohort.active().size()) {
                    active = Counts.sum(active, cohort.active().get(age));
                    size = Counts.sum(size, cohort.size());
                }
            }
            average.add(new Rate(RULE, active, size));
        }
        return Collections.unmodifiableList(average);
    }

    /**
     * Counts customers.
     *
     * @param reading what counts as active
     * @param lastObservedPeriod the last period, counted from 0
     * @return a summarizer, with bytes, of the periods in which a customer ordered; a customer without any counts nowhere
     */
    public static Summarizer<Set<Integer>, CohortTable> summarizer(CohortReading reading, int lastObservedPeriod) {
        return Summarizer.<Set<Integer>, Anonymous, CohortTable>building(
                        () -> new Anonymous(builder(reading, lastObservedPeriod)),
                        Anonymous::add,
                        all -> all.builder.build(),
                        CohortTable::merge)
                .withBytes(
                        CohortTable::toBytes,
                        bytes -> Bytes.read("cohort table", definition(reading, lastObservedPeriod), bytes, in -> {
                            List<Cohort> cohorts = new ArrayList<>();
                            for (int left = in.length(); left > 0; left--) {
                                int first = in.whole();
                                List<Long> active = new ArrayList<>();
                                for (int k = in.length(); k > 0; k--) {
                                    active.add(in.count());
                                }
                                cohorts.add(new Cohort(first, active));
                            }
                            return new CohortTable(reading, lastObservedPeriod, cohorts);
                        }));
    }

    private byte[] toBytes() {
        return Bytes.write(definition(reading, lastObservedPeriod), out -> {
            out.count(cohorts.size());
            for (Cohort cohort : cohorts) {
                out.whole(cohort.firstPeriod()).count(cohort.active().size());
                cohort.active().forEach(out::count);
            }
        });
    }

    private static String definition(CohortReading reading, int last) {
        return reading + " to " + last;
    }

    private static final class Anonymous {

        private final Builder builder;
        private long customers;

        Anonymous(Builder builder) {
            this.builder = builder;
        }

        void add(Set<Integer> periods) {
            String name = Long.toString(customers++);
            periods.forEach(period -> builder.add(name, period));
        }
    }

    /**
     * This table and that of other customers.
     *
     * @param other over the same periods and by the same reading; no customer may be in both
     * @return the table of all
     * @throws IllegalArgumentException if reading or last period differ
     */
    public CohortTable merge(CohortTable other) {
        if (reading != other.reading || lastObservedPeriod != other.lastObservedPeriod) {
            throw new IllegalArgumentException("cohort tables must share reading and last period but were " + reading
                    + " to " + lastObservedPeriod + " and " + other.reading + " to " + other.lastObservedPeriod);
        }
        Map<Integer, Cohort> sum = new TreeMap<>();
        cohorts.forEach(c -> sum.put(c.firstPeriod(), c));
        other.cohorts.forEach(c -> sum.merge(c.firstPeriod(), c, CohortTable::plus));
        return new CohortTable(reading, lastObservedPeriod, List.copyOf(sum.values()));
    }

    private static Cohort plus(Cohort a, Cohort b) {
        List<Long> active = new ArrayList<>();
        for (int k = 0; k < a.active().size(); k++) {
            active.add(Counts.sum(a.active().get(k), b.active().get(k)));
        }
        return new Cohort(a.firstPeriod(), active);
    }

    /** Collects orders. Mutable, not thread-safe. */
    public static final class Builder {

        /** The days of a century: a table has a cell per period and age. */
        private static final int LAST_PERIOD = 36_600;

        private final CohortReading reading;
        private final int last;
        private final Map<String, BitSet> periods = new HashMap<>();

        private Builder(CohortReading reading, int last) {
            this.reading = Objects.requireNonNull(reading, "reading");
            this.last = Counts.asInt(Arguments.within("lastObservedPeriod", last, 0, LAST_PERIOD));
        }

        /**
         * One order.
         *
         * @param customer who
         * @param period number of its period, 0 or more
         * @return this
         * @throws IllegalArgumentException if the period is negative or after the last observed one
         */
        public Builder add(String customer, int period) {
            if (period < 0 || period > last) {
                throw new IllegalArgumentException("the order of " + customer + " has period " + period
                        + " but observation runs from 0 to " + last);
            }
            periods.computeIfAbsent(customer, c -> new BitSet()).set(period);
            return this;
        }

        /**
         * What was collected so far.
         *
         * @return the table
         */
        public CohortTable build() {
            Map<Integer, long[]> counts = new TreeMap<>();
            for (BitSet active : periods.values()) {
                int first = active.nextSetBit(0);
                long[] cells = counts.computeIfAbsent(first, f -> new long[last - f + 1]);
                if (reading == CohortReading.STILL_ACTIVE) {
                    for (int k = 0; k < active.length() - first; k++) {
                        cells[k]++;
                    }
                } else {
                    active.stream().forEach(period -> cells[period - first]++);
                }
            }
            List<Cohort> cohorts = new ArrayList<>();
            counts.forEach((first, cells) ->
                    cohorts.add(new Cohort(first, Arrays.stream(cells).boxed().toList())));
            return new CohortTable(reading, last, cohorts);
        }
    }
}
