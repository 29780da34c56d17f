package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.CaseFile.Kind;
import io.github.cxkit.examples.shop.CaseFile.Step;
import io.github.cxkit.service.ClosedLoop;
import io.github.cxkit.stats.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The cases in memory, with their counts: a board reads them without the database, in the same time however many there are.
 * Cases that were answered are kept for thirty days.
 */
@Component
class Cases {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Comparator<CaseFile> BY_DEADLINE =
            Comparator.comparing((CaseFile each) -> each.opened().deadline()).thenComparing(CaseFile::key);
    private static final Comparator<CaseFile> NEWEST_FIRST = Comparator.comparing(
                    (CaseFile each) -> each.opened().received())
            .thenComparing(CaseFile::key)
            .reversed();

    private final Clock clock;
    private final Map<String, CaseFile> files = new HashMap<>();
    private final Map<String, NavigableSet<CaseFile>> waitingByCustomer = new HashMap<>();
    private final NavigableSet<CaseFile> pending = new TreeSet<>(BY_DEADLINE);
    private final NavigableSet<CaseFile> overdue = new TreeSet<>(BY_DEADLINE);
    private final NavigableSet<CaseFile> answered = new TreeSet<>(NEWEST_FIRST);
    private final Map<String, Integer> waitingByOwner = new TreeMap<>();
    private long inTime;
    private long late;
    private long version;

    Cases(Clock clock) {
        this.clock = clock;
    }

    /**
     * Which cases to show.
     *
     * @param state {@code waiting}, {@code answered} or {@code all}
     * @param owner whose, or empty for everybody's
     * @param touchpoint where, or empty for everywhere
     * @param text what customer, order or remark must contain, or empty
     */
    record Filter(String state, String owner, String touchpoint, String text) {

        static final Filter WAITING = new Filter("waiting", "", "", "");

        private boolean isEverybodys() {
            return owner.isEmpty() && touchpoint.isEmpty() && text.isEmpty();
        }

        private boolean holds(CaseFile file) {
            return (owner.isEmpty() || file.now().owner().equals(owner))
                    && (touchpoint.isEmpty() || file.opened().touchpoint().equals(touchpoint))
                    && (text.isEmpty()
                            || contains(file.told().feedback().customer())
                            || contains(file.told().order())
                            || contains(file.told().feedback().text()));
        }

        private boolean contains(@Nullable String value) {
            return value != null && value.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Cases by a filter.
     *
     * @param shown the first ones
     * @param count how many there are
     */
    record Selection(List<CaseFile> shown, long count) {}

    /**
     * How the loop stands.
     *
     * @param waiting nobody has answered
     * @param overdue of these, those after their deadline
     * @param byOwner of the waiting, how many each owner has
     * @param inTime answered in time, of those answered or overdue
     */
    record Counts(long waiting, long overdue, Map<String, Integer> byOwner, Rate inTime) {}

    /** Takes a case in, or its new state. */
    synchronized void put(CaseFile file) {
        CaseFile before = files.put(file.key(), file);
        if (before != null) {
            count(before, -1);
        }
        count(file, 1);
        forgetOld();
        version++;
    }

    private void count(CaseFile file, int sign) {
        if (file.isWaiting()) {
            if (sign > 0) {
                pending.add(file);
            } else if (!pending.remove(file)) {
                overdue.remove(file);
            }
            waitingByOwner.merge(file.now().owner(), sign, Integer::sum);
            waitingByOwner.values().removeIf(count -> count == 0);
            NavigableSet<CaseFile> own =
                    waitingByCustomer.computeIfAbsent(file.opened().customer(), c -> new TreeSet<>(NEWEST_FIRST));
            if (sign > 0) {
                own.add(file);
            } else {
                own.remove(file);
            }
            if (own.isEmpty()) {
                waitingByCustomer.remove(file.opened().customer());
            }
            return;
        }
        if (sign > 0) {
            answered.add(file);
        } else {
            answered.remove(file);
        }
        Instant answer = file.now().firstResponse();
        if (answer != null && answer.isAfter(file.opened().deadline())) {
            late += sign;
        } else {
            inTime += sign;
        }
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT);
        while (!answered.isEmpty() && answered.last().opened().received().isBefore(oldest)) {
            CaseFile last = answered.last();
            count(last, -1);
            files.remove(last.key());
        }
    }

    private void advance(Instant now) {
        while (!pending.isEmpty() && pending.first().isOverdueAt(now)) {
            overdue.add(pending.pollFirst());
        }
    }

    synchronized Optional<CaseFile> find(String key) {
        return Optional.ofNullable(files.get(key));
    }

    /** The newest case of a customer that waits and came in after a moment. */
    synchronized Optional<CaseFile> waitingOf(String customer, Instant since) {
        return Optional.ofNullable(waitingByCustomer.get(customer))
                .map(NavigableSet::first)
                .filter(file -> file.opened().received().isAfter(since));
    }

    /** The first so many cases of a filter, those due first before all others, and how many there are. */
    synchronized Selection select(Filter filter, int most) {
        advance(clock.instant());
        Stream<CaseFile> waiting = Stream.concat(overdue.stream(), pending.stream());
        Stream<CaseFile> all = switch (filter.state) {
            case "answered" -> answered.stream();
            case "all" -> Stream.concat(waiting, answered.stream());
            default -> waiting;
        };
        if (filter.isEverybodys()) {
            long waits = (long) overdue.size() + pending.size();
            long count = switch (filter.state) {
                case "answered" -> answered.size();
                case "all" -> waits + answered.size();
                default -> waits;
            };
            return new Selection(all.limit(most).toList(), count);
        }
        List<CaseFile> shown = new ArrayList<>();
        long count = 0;
        for (CaseFile file : (Iterable<CaseFile>) all::iterator) {
            if (filter.holds(file)) {
                count++;
                if (shown.size() < most) {
                    shown.add(file);
                }
            }
        }
        return new Selection(shown, count);
    }

    synchronized Counts counts() {
        advance(clock.instant());
        return new Counts(
                (long) pending.size() + overdue.size(),
                overdue.size(),
                Map.copyOf(waitingByOwner),
                new Rate(ClosedLoop.RULE, inTime, inTime + late + overdue.size()));
    }

    /** Grows with every change. */
    synchronized long version() {
        return version;
    }

    /** Why a step cannot be done now, as the key of a sentence; empty if it can. */
    static Optional<String> hindrance(CaseFile file, Kind kind, String detail) {
        boolean closed = file.now().closed() != null;
        boolean possible = switch (kind) {
            case ASSIGNED -> ShopJourney.OWNERS.contains(detail) && !closed;
            case NOTED -> !detail.isBlank();
            case ANSWERED -> file.isWaiting();
            case CLOSED -> !file.isWaiting() && !closed;
            case UNDONE ->
                file.lastToUndo().map(Step::id).filter(detail::equals).isPresent();
            case HEARD -> false;
        };
        return possible ? Optional.empty() : Optional.of("cannot." + kind.name().toLowerCase(Locale.ROOT));
    }
}
