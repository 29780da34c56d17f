package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.LocalDays;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Customers by the period of an entry event, and how many of those who could be seen came back 0, 1, 2, ... periods later.
 *
 * <p>Somebody is eligible for an age only if that whole period lies before the end of his own observation, and is active only
 * if eligible: counting those who came back early in a period that is not over is the usual bias. The entry itself counts as
 * a return if it bears the return event's name; a return before the entry does not. Rates are sums over sums. A mergeable
 * summary over disjoint sets of customers. (First-time and recurring entry, N-day and unbounded reading are named as products
 * do; eligibility is a convention of this library.)
 *
 * <pre>{@code
 * EventCohorts cohorts = EventCohorts.builder(EventCohortDefinition.of("visit", "buy", PeriodLength.WEEK))
 *         .add("v", "visit", Instant.parse("2026-03-02T12:00:00Z"))
 *         .add("v", "buy", Instant.parse("2026-03-10T12:00:00Z"))
 *         .add("w", "visit", Instant.parse("2026-03-02T12:00:00Z"))
 *         .build(Instant.parse("2026-03-16T00:00:00Z"));
 * cohorts.meanRow().get(1).value().orElseThrow();  // 0.5
 * }</pre>
 *
 * @param definition what was counted
 * @param cohorts first day of the entry period, or {@value #ALL} on the own clock, to its counts; in order
 * @since 0.1.0
 */
public record EventCohorts(EventCohortDefinition definition, Map<String, Cohort> cohorts) {

    /** Key of the one cohort of the own clock. */
    public static final String ALL = "all";

    /** The rule behind the shares. */
    public static final Rule RULE = Rule.convention(
            "cohort.events",
            "Return after an entry",
            "active / eligible; eligible is who was observed for the whole period");

    /** Copies. */
    public EventCohorts {
        Objects.requireNonNull(definition, "definition");
        cohorts = Copies.sorted("cohorts", cohorts);
        long all = 0;
        for (Cohort cohort : cohorts.values()) {
            all = Counts.sum(all, cohort.size); // refuses more than can be counted together
        }
    }

    /**
     * One cohort.
     *
     * @param size members
     * @param eligible members observed for the whole of period 0, 1, ...; without trailing zeros
     * @param active of those, who came back
     */
    public record Cohort(long size, List<Long> eligible, List<Long> active) {
        /**
         * Checks the counts.
         *
         * @throws IllegalArgumentException if a count is out of range
         */
        public Cohort {
            eligible = Copies.list("eligible", eligible);
            active = Copies.list("active", active);
            Arguments.positive("size", (double) size);
            Arguments.within("cells of active", active.size(), eligible.size(), eligible.size());
            for (int k = 0; k < eligible.size(); k++) {
                Arguments.within("eligible", k, eligible.get(k), 0, size);
                Arguments.within("active", k, active.get(k), 0, eligible.get(k));
            }
        }

        /**
         * Share of the eligible who came back, by age.
         *
         * @return rates with their counts
         */
        public List<Rate> rates() {
            List<Rate> rates = new ArrayList<>();
            for (int k = 0; k < eligible.size(); k++) {
                rates.add(new Rate(RULE, active.get(k), eligible.get(k)));
            }
            return Collections.unmodifiableList(rates);
        }

        Cohort plus(Cohort other) {
            return new Cohort(Counts.sum(size, other.size), sums(eligible, other.eligible), sums(active, other.active));
        }

        private static List<Long> sums(List<Long> a, List<Long> b) {
            List<Long> sums = new ArrayList<>();
            for (int k = 0; k < Math.max(a.size(), b.size()); k++) {
                sums.add(Counts.sum(k < a.size() ? a.get(k) : 0, k < b.size() ? b.get(k) : 0));
            }
            return sums;
        }
    }

    /**
     * A builder that takes events one by one, in any sequence.
     *
     * @param definition what is counted
     * @return an empty builder
     */
    public static Builder builder(EventCohortDefinition definition) {
        return new Builder(definition);
    }

    /**
     * Share of the eligible of all cohorts who came back, by age.
     *
     * @return rates with their counts
     */
    public List<Rate> meanRow() {
        return cohorts.values().stream().reduce(Cohort::plus).map(Cohort::rates).orElse(List.of());
    }

    /**
     * What was seen of one customer.
     *
     * @param events the events, in any order
     * @param observedUntil end of the observation, after every event
     */
    public record Customer(List<Event> events, Instant observedUntil) {
        /** Copies. */
        public Customer {
            events = Copies.list("events", events);
            Objects.requireNonNull(observedUntil, "observedUntil");
        }
    }

    /**
     * One event.
     *
     * @param name its name
     * @param at when
     */
    public record Event(String name, Instant at) {
        /** Checks that the parts are there. */
        public Event {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * Counts customers.
     *
     * @param definition entry, return, clock and periods
     * @return a summarizer with bytes, which refuses an event outside the observation
     */
    public static Summarizer<Customer, EventCohorts> summarizer(EventCohortDefinition definition) {
        return Summarizer.<Customer, EventCohorts>folding(
                        new EventCohorts(definition, Map.of()), EventCohorts::add, EventCohorts::merge)
                .withBytes(
                        all -> Bytes.write(all.definition, out -> {
                            out.count(all.cohorts.size());
                            all.cohorts.forEach((key, cohort) -> write(out.text(key), cohort));
                        }),
                        bytes -> Bytes.read("table of cohorts", definition, bytes, in -> {
                            Map<String, Cohort> cohorts = new TreeMap<>();
                            for (int left = in.length(); left > 0; left--) {
                                cohorts.put(in.text(), cohort(in));
                            }
                            return new EventCohorts(definition, cohorts);
                        }));
    }

    private EventCohorts add(Customer customer) {
        Builder one = builder(definition);
        customer.events.forEach(event -> one.add("customer", event.name, event.at));
        return merge(one.build(customer.observedUntil));
    }

    private static void write(ByteWriter out, Cohort cohort) {
        out.count(cohort.size()).count(cohort.eligible().size());
        cohort.eligible().forEach(out::count);
        cohort.active().forEach(out::count);
    }

    private static Cohort cohort(ByteReader in) {
        long size = in.count();
        int cells = in.length();
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < 2 * cells; i++) {
            counts.add(in.count());
        }
        return new Cohort(size, counts.subList(0, cells), counts.subList(cells, 2 * cells));
    }

    /**
     * These and the cohorts of other customers.
     *
     * @param other by the same definition; no customer may be in both
     * @return the cohorts of all
     * @throws IllegalArgumentException if the definitions differ
     */
    public EventCohorts merge(EventCohorts other) {
        EventCohortDefinition its = other.definition;
        Definitions.of("cohorts")
                .same("entryEvent", definition.entryEvent(), its.entryEvent())
                .same("returnEvent", definition.returnEvent(), its.returnEvent())
                .same("entry", definition.entry(), its.entry())
                .same("clock", definition.clock(), its.clock())
                .same("length", definition.length(), its.length())
                .same("weekStart", definition.weekStart(), its.weekStart())
                .same("zone", definition.zone(), its.zone())
                .same("reading", definition.reading(), its.reading());
        Map<String, Cohort> sum = new TreeMap<>(cohorts);
        other.cohorts.forEach((key, cohort) -> sum.merge(key, cohort, Cohort::plus));
        return new EventCohorts(definition, sum);
    }

    /** Collects events. Mutable, not thread-safe. */
    public static final class Builder {

        private static final int MOST_PERIODS = 100_000;

        private final EventCohortDefinition definition;
        private final ZoneId zone;
        private final Map<String, NavigableSet<Instant>> entries = new LinkedHashMap<>();
        private final Map<String, NavigableSet<Instant>> returns = new HashMap<>();
        private final Map<String, Instant> last = new HashMap<>();

        private Builder(EventCohortDefinition definition) {
            this.definition = Objects.requireNonNull(definition, "definition");
            this.zone = ZoneId.of(definition.zone());
        }

        /**
         * One event; those of other names only say that the customer was still observed.
         *
         * @param customer who
         * @param event its name
         * @param at when, in the years 1 to 9999
         * @return this
         * @throws IllegalArgumentException if the moment lies outside these years
         */
        public Builder add(String customer, String event, Instant at) {
            Objects.requireNonNull(customer, "customer");
            Arguments.moment("at", at);
            if (event.equals(definition.entryEvent())) {
                entries.computeIfAbsent(customer, c -> new TreeSet<>()).add(at);
            }
            if (event.equals(definition.returnEvent())) {
                returns.computeIfAbsent(customer, c -> new TreeSet<>()).add(at);
            }
            last.merge(customer, at, (a, b) -> a.isAfter(b) ? a : b);
            return this;
        }

        /**
         * What was collected so far, everybody observed until the same moment.
         *
         * @param observedUntil end of observation, exclusive
         * @return the cohorts
         * @throws IllegalArgumentException if an event is not before the end
         */
        public EventCohorts build(Instant observedUntil) {
            return build(observedUntil, Map.of());
        }

        /**
         * What was collected so far.
         *
         * @param observedUntil end of observation, exclusive
         * @param observedUntilOf customers with an end of their own: account closed, consent withdrawn, data pulled
         * @return the cohorts
         * @throws IllegalArgumentException if an event is not before the end of its customer's observation
         */
        public EventCohorts build(Instant observedUntil, Map<String, Instant> observedUntilOf) {
            last.forEach((customer, at) -> {
                Instant end = observedUntilOf.getOrDefault(customer, observedUntil);
                if (!at.isBefore(end)) {
                    throw new IllegalArgumentException("an event of " + customer + " at " + at
                            + " lies outside the observation, which ends before " + end);
                }
            });
            Map<String, List<long[]>> cells = new TreeMap<>();
            Map<String, Long> sizes = new TreeMap<>();
            entries.forEach((customer, own) -> {
                Instant end = observedUntilOf.getOrDefault(customer, observedUntil);
                NavigableSet<Instant> back = returns.getOrDefault(customer, new TreeSet<>());
                if (definition.clock() == CohortClock.OWN) {
                    sizes.merge(ALL, 1L, Counts::sum);
                    countOwn(cells.computeIfAbsent(ALL, k -> new ArrayList<>()), own.first(), back, end);
                    return;
                }
                Set<LocalDate> counted = new HashSet<>();
                for (Instant entry : own) {
                    LocalDate period = periodOf(entry);
                    if (!counted.add(period)) {
                        continue;
                    }
                    String key = period.toString();
                    sizes.merge(key, 1L, Counts::sum);
                    TreeSet<LocalDate> returned = new TreeSet<>();
                    back.tailSet(entry).forEach(at -> returned.add(periodOf(at)));
                    countCalendar(cells.computeIfAbsent(key, k -> new ArrayList<>()), period, returned, end);
                    if (definition.entry() == CohortEntry.FIRST_TIME) {
                        break;
                    }
                }
            });
            Map<String, Cohort> cohorts = new TreeMap<>();
            sizes.forEach((key, size) -> {
                List<long[]> own = cells.getOrDefault(key, List.of());
                cohorts.put(
                        key,
                        new Cohort(
                                size,
                                own.stream().map(cell -> cell[0]).toList(),
                                own.stream().map(cell -> cell[1]).toList()));
            });
            return new EventCohorts(definition, cohorts);
        }

        private LocalDate periodOf(Instant at) {
            return CohortCalendar.startOf(definition.length(), definition.weekStart(), LocalDate.ofInstant(at, zone));
        }

        /** Counts the periods that lie before the end of observation as wholes. */
        private void countOwn(List<long[]> cells, Instant entry, NavigableSet<Instant> back, Instant end) {
            Duration period = definition.ownPeriod();
            requireFew(Duration.between(entry, end).dividedBy(period), end);
            Instant from = entry;
            Instant to = entry.plus(period);
            for (int k = 0; !to.isAfter(end); k++) {
                Instant next = back.ceiling(from);
                count(
                        cells,
                        k,
                        next != null && (definition.reading() == CohortReading.STILL_ACTIVE || next.isBefore(to)));
                from = to;
                to = to.plus(period);
            }
        }

        /** The same for periods by the wall clock: where an hour comes back after midnight, so does its date. */
        private void countCalendar(List<long[]> cells, LocalDate first, NavigableSet<LocalDate> returned, Instant end) {
            requireFew(
                    Duration.between(first.atStartOfDay(zone).toInstant(), end).toDays(), end);
            LocalDate period = first;
            LocalDate next = CohortCalendar.next(definition.length(), period);
            for (int k = 0; !LocalDays.endOf(next.minusDays(1), zone).isAfter(end); k++) {
                boolean stillActive = definition.reading() == CohortReading.STILL_ACTIVE;
                count(cells, k, stillActive ? returned.ceiling(period) != null : returned.contains(period));
                period = next;
                next = CohortCalendar.next(definition.length(), period);
            }
        }

        /** Refuses an end of observation that no loop over periods reaches. */
        private static void requireFew(long periods, Instant end) {
            Arguments.within("periods until the end of observation, " + end, periods, Long.MIN_VALUE, MOST_PERIODS);
        }

        private static void count(List<long[]> cells, int k, boolean active) {
            if (cells.size() == k) {
                cells.add(new long[2]);
            }
            cells.get(k)[0]++;
            cells.get(k)[1] += active ? 1 : 0;
        }
    }

    @Override
    public String toString() {
        return "cohorts " + definition + ": " + cohorts.keySet() + " "
                + Arrays.toString(meanRow().toArray());
    }
}
