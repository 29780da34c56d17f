package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Customers by the calendar period of their first purchase, and how many of them were active 0, 1, 2, ... periods later.
 *
 * <p>A mergeable summary over disjoint sets of customers. A period that is not over never counts as one: it is absent, or
 * marked and in no mean. Under {@link CohortReading#STILL_ACTIVE} a row never rises, and its last complete cell is low by
 * construction, since who will come back later cannot be told yet.
 *
 * <pre>{@code
 * CalendarCohorts cohorts = CalendarCohorts.builder(CohortCalendar.of(PeriodLength.MONTH, LocalDate.of(2026, 3, 10)))
 *         .add("a", LocalDate.of(2026, 1, 25)).add("a", LocalDate.of(2026, 2, 25)).build();
 * cohorts.cohorts().get(0).active();   // [1, 1]
 * cohorts.isRunningLeftOut();          // true
 * }</pre>
 *
 * @param calendar the definition
 * @param periods the periods shown, in order; empty if nothing was bought
 * @param cohorts one entry per first period with customers, in order
 * @param leftOut customers whose cohort is not shown
 * @since 0.1.0
 */
public record CalendarCohorts(CohortCalendar calendar, List<Period> periods, List<Cohort> cohorts, long leftOut) {

    /** The rule behind the shares. */
    public static final Rule RULE = Rule.convention(
            "cohort.calendar",
            "Active customers of a cohort",
            "active / size; periods observed in part count in no mean");

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the periods are not those of the calendar from the first on, or a cohort has another
     *     number of cells than there are periods from its own on
     */
    public CalendarCohorts {
        Objects.requireNonNull(calendar, "calendar");
        periods = Copies.list("periods", periods);
        cohorts = Copies.list("cohorts", cohorts);
        Arguments.notNegative("leftOut", leftOut);
        if (!periods.isEmpty() && !periods.equals(from(calendar, periods.get(0).start()))) {
            throw new IllegalArgumentException(
                    "the periods are not those of the calendar, " + calendar + ": " + periods);
        }
        for (Cohort cohort : cohorts) {
            int place = periods.indexOf(new Period(cohort.start(), calendar.isComplete(cohort.start())));
            if (place < 0 || cohort.active().size() != periods.size() - place) {
                throw new IllegalArgumentException("the cohort of " + cohort.start() + " does not fit the periods");
            }
        }
    }

    private static List<Period> from(CohortCalendar calendar, LocalDate start) {
        return calendar.periodOf(start).equals(start)
                ? calendar.shown(start).stream()
                        .map(each -> new Period(each, calendar.isComplete(each)))
                        .toList()
                : List.of();
    }

    /**
     * One period of the table.
     *
     * @param start its first day
     * @param complete whether all of it was observed
     */
    public record Period(LocalDate start, boolean complete) {
        /** Checks that the parts are there. */
        public Period {
            Objects.requireNonNull(start, "start");
        }
    }

    /**
     * Customers with their first purchase in one period.
     *
     * @param start the period's first day
     * @param active customers active 0, 1, ... periods later; the first entry is the cohort's size
     */
    public record Cohort(LocalDate start, List<Long> active) {
        /**
         * Copies.
         *
         * @throws IllegalArgumentException if the cohort is empty or a count is out of range
         */
        public Cohort {
            Objects.requireNonNull(start, "start");
            active = Copies.list("active", active);
            if (active.isEmpty() || active.get(0) < 1) {
                throw new IllegalArgumentException("the cohort of " + start + " has no customers");
            }
            long size = active.get(0);
            for (long each : active) {
                // its name is put together only for a refusal: a cohort may have 500,000 weeks
                if (each < 0 || each > size) {
                    Arguments.within("active of the cohort of " + start, each, 0, size);
                }
            }
        }

        /**
         * Customers in it.
         *
         * @return the size, 1 or more
         */
        public long size() {
            return active.get(0);
        }

        /**
         * Share active 0, 1, ... periods later.
         *
         * @return rates with their counts
         */
        public List<Rate> rates() {
            return active.stream().map(each -> new Rate(RULE, each, size())).toList();
        }
    }

    /**
     * A builder that takes purchases one by one, in any sequence.
     *
     * @param calendar the definition
     * @return an empty builder
     */
    public static Builder builder(CohortCalendar calendar) {
        return new Builder(calendar);
    }

    /**
     * A period's name for people.
     *
     * @param start its first day
     * @return such as {@code 2026-03}, {@code 2026-Q1}, or the first day of a week that does not begin on Monday
     */
    public String label(LocalDate start) {
        boolean own = calendar.length() == PeriodLength.WEEK && calendar.weekStart() != DayOfWeek.MONDAY;
        return own ? start.toString() : new CalendarPeriod(calendar.length(), start).toString();
    }

    /**
     * The same for readers who may not be told of a few customers: without the cohorts of fewer, and without the smallest others
     * as long as a single cohort is hidden, or hidden ones are fewer customers together, for the others and the sum of all
     * would tell them. The mean row is then one of the cohorts that are left.
     *
     * @param customers the smallest number that may be told of, 1 or more
     * @return the cohorts left; those hidden are counted as left out
     * @throws IllegalArgumentException if the number is below 1
     */
    public CalendarCohorts hidingBelow(long customers) {
        Arguments.within("customers", customers, 1, Long.MAX_VALUE);
        List<Cohort> shown = new ArrayList<>(cohorts);
        List<Cohort> rising = new ArrayList<>(cohorts);
        rising.sort(Comparator.comparingLong(Cohort::size));
        long hidden = 0;
        for (Cohort next : rising) {
            int count = cohorts.size() - shown.size();
            if (Disclosure.isFew(next.size(), customers)
                    || (count > 0 && (count < 2 || Disclosure.isFew(hidden, customers)))) {
                shown.remove(next);
                hidden = Counts.sum(hidden, next.size());
            }
        }
        return new CalendarCohorts(calendar, periods, shown, Counts.sum(leftOut, hidden));
    }

    /**
     * Whether the last period of the observation is not over and therefore not shown.
     *
     * @return true if a running period was left out
     */
    public boolean isRunningLeftOut() {
        LocalDate last = calendar.periodOf(calendar.observationEnd());
        return calendar.partial() == PartialPeriods.LEAVE_OUT && !calendar.isComplete(last);
    }

    /**
     * Share active k periods later over all complete cohorts and complete cells: sums over sums, never a mean of rates.
     *
     * @return rates with their counts, one per age that some complete cohort was observed at
     */
    public List<Rate> meanRow() {
        List<Rate> row = new ArrayList<>();
        for (int age = 0; age < periods.size(); age++) {
            long active = 0;
            long size = 0;
            for (Cohort cohort : cohorts) {
                int column = periods.size() - cohort.active().size() + age;
                if (column < periods.size()
                        && calendar.isComplete(cohort.start())
                        && periods.get(column).complete()) {
                    active = Counts.sum(active, cohort.active().get(age));
                    size = Counts.sum(size, cohort.size());
                }
            }
            if (size == 0) {
                break;
            }
            row.add(new Rate(RULE, active, size));
        }
        return Collections.unmodifiableList(row);
    }

    /**
     * Counts customers. One input is the days of all orders of one customer.
     *
     * @param calendar periods, observation and reading
     * @return a summarizer with bytes, which refuses an order outside the observation
     */
    public static Summarizer<Collection<LocalDate>, CalendarCohorts> summarizer(CohortCalendar calendar) {
        return Summarizer.<Collection<LocalDate>, Anonymous, CalendarCohorts>building(
                        () -> new Anonymous(builder(calendar)),
                        Anonymous::add,
                        all -> all.builder.build(),
                        CalendarCohorts::merge)
                .withBytes(
                        CalendarCohorts::toBytes,
                        bytes -> Bytes.read("table of cohorts", calendar, bytes, in -> read(calendar, in)));
    }

    private byte[] toBytes() {
        return Bytes.write(calendar, out -> {
            out.count(leftOut).count(periods.size());
            periods.forEach(period -> out.text(period.start().toString()));
            out.count(cohorts.size());
            for (Cohort cohort : cohorts) {
                out.text(cohort.start().toString()).count(cohort.active().size());
                cohort.active().forEach(out::count);
            }
        });
    }

    private static CalendarCohorts read(CohortCalendar calendar, ByteReader in) {
        long leftOut = in.count();
        List<LocalDate> starts = new ArrayList<>();
        for (int left = in.length(); left > 0; left--) {
            starts.add(day(in));
        }
        Map<LocalDate, long[]> counts = new TreeMap<>();
        for (int left = in.length(); left > 0; left--) {
            LocalDate start = day(in);
            long[] active = new long[in.length()];
            for (int k = 0; k < active.length; k++) {
                active[k] = in.count();
            }
            counts.put(start, active);
        }
        return of(calendar, starts, counts, leftOut);
    }

    private static LocalDate day(ByteReader in) {
        String text = in.text();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(in.refusal("no day " + text).getMessage(), e);
        }
    }

    private static final class Anonymous {

        private final Builder builder;
        private long customers;

        Anonymous(Builder builder) {
            this.builder = builder;
        }

        void add(Collection<LocalDate> days) {
            String name = Long.toString(customers++);
            days.forEach(day -> builder.add(name, day));
        }
    }

    /**
     * This table and that of other customers.
     *
     * @param other by the same definition; no customer may be in both
     * @return the table of all
     * @throws IllegalArgumentException if the definitions differ
     */
    public CalendarCohorts merge(CalendarCohorts other) {
        CohortCalendar its = other.calendar;
        Definitions.of("cohort tables")
                .same("length", calendar.length(), its.length())
                .same("weekStart", calendar.weekStart(), its.weekStart())
                .same("zone", calendar.zone(), its.zone())
                .same("reading", calendar.reading(), its.reading())
                .same("partial", calendar.partial(), its.partial())
                .same("observationStart", calendar.observationStart(), its.observationStart())
                .same("observationEnd", calendar.observationEnd(), its.observationEnd());
        TreeSet<LocalDate> starts = new TreeSet<>();
        periods.forEach(period -> starts.add(period.start()));
        other.periods.forEach(period -> starts.add(period.start()));
        Map<LocalDate, long[]> counts = new TreeMap<>();
        for (CalendarCohorts part : List.of(this, other)) {
            for (Cohort cohort : part.cohorts) {
                long[] sums = counts.computeIfAbsent(
                        cohort.start(), s -> new long[cohort.active().size()]);
                for (int k = 0; k < sums.length; k++) {
                    sums[k] = Counts.sum(sums[k], cohort.active().get(k));
                }
            }
        }
        return of(calendar, List.copyOf(starts), counts, Counts.sum(leftOut, other.leftOut));
    }

    private static CalendarCohorts of(
            CohortCalendar calendar, List<LocalDate> starts, Map<LocalDate, long[]> counts, long leftOut) {
        List<Cohort> cohorts = new ArrayList<>();
        counts.forEach((start, cells) ->
                cohorts.add(new Cohort(start, Arrays.stream(cells).boxed().toList())));
        return new CalendarCohorts(
                calendar,
                starts.stream()
                        .map(start -> new Period(start, calendar.isComplete(start)))
                        .toList(),
                cohorts,
                leftOut);
    }

    /** Collects purchases. Mutable, not thread-safe. */
    public static final class Builder {

        private final CohortCalendar calendar;
        private final Map<String, TreeSet<LocalDate>> periods = new HashMap<>();

        private Builder(CohortCalendar calendar) {
            this.calendar = Objects.requireNonNull(calendar, "calendar");
        }

        /**
         * One purchase.
         *
         * @param customer who
         * @param day the day in the calendar of the definition's zone
         * @return this
         * @throws IllegalArgumentException if the day lies outside the observation
         */
        public Builder add(String customer, LocalDate day) {
            calendar.requireObserved(customer, day);
            LocalDate period = calendar.periodOf(day);
            periods.computeIfAbsent(customer, c -> new TreeSet<>()).add(period);
            return this;
        }

        /**
         * What was collected so far.
         *
         * @return the table
         */
        public CalendarCohorts build() {
            LocalDate first = periods.values().stream()
                    .map(TreeSet::first)
                    .min(LocalDate::compareTo)
                    .orElse(null);
            Cells cells = new Cells(calendar, first);
            periods.values().forEach(own -> cells.add(List.copyOf(own)));
            return cells.build();
        }
    }

    /** Counts customers whose periods are known, from the first period of all on. */
    static final class Cells {

        private final CohortCalendar calendar;
        private final List<LocalDate> shown;
        private final Map<LocalDate, long[]> counts = new TreeMap<>();
        private long leftOut;

        Cells(CohortCalendar calendar, @Nullable LocalDate first) {
            this.calendar = calendar;
            this.shown = first == null ? List.of() : calendar.shown(first);
        }

        /** One customer by the first days of the periods with a purchase, ascending; one without any is none. */
        void add(List<LocalDate> own) {
            if (own.isEmpty()) {
                return;
            }
            int first = Collections.binarySearch(shown, own.get(0));
            if (first < 0) {
                leftOut++;
                return;
            }
            long[] cells = counts.computeIfAbsent(own.get(0), start -> new long[shown.size() - first]);
            if (calendar.reading() == CohortReading.RETURNED) {
                int at = first;
                for (LocalDate period : own) {
                    while (at < shown.size() && shown.get(at).isBefore(period)) {
                        at++;
                    }
                    if (at < shown.size() && shown.get(at).equals(period)) {
                        cells[at - first]++;
                        at++;
                    }
                }
            } else {
                LocalDate last = own.get(own.size() - 1);
                for (int at = first; at < shown.size() && !shown.get(at).isAfter(last); at++) {
                    cells[at - first]++;
                }
            }
        }

        CalendarCohorts build() {
            return of(calendar, shown, counts, leftOut);
        }
    }
}
