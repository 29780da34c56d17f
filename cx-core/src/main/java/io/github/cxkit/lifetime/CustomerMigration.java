package io.github.cxkit.lifetime;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Customers who move between classes, such as occasional ones who become fans. (A convention of this library.)
 *
 * <p>Those who left stay in the denominators: without them a company that loses its occasional buyers would look like one
 * that turns them into fans. A summary over disjoint sets of customers.
 *
 * <pre>{@code
 * CustomerMigration year = CustomerMigration.of(List.of("occasional", "fan"), Map.of(
 *         "ann", new CustomerMigration.Move("occasional", "fan"),
 *         "bob", new CustomerMigration.Move("occasional", null)));
 * year.upRate().value().orElseThrow();  // ==> 0.5
 * }</pre>
 *
 * @param classes names of the classes, from low to high
 * @param moves customers per move, in the order of the classes; unmodifiable
 * @since 0.1.0
 */
public record CustomerMigration(List<String> classes, List<Moves> moves) {

    /** The rule behind the three rates. */
    public static final Rule RULE = Rule.convention(
            "customers.migration", "Migration between classes", "moved / customers before, those who left included");

    /**
     * Checks, adds up and sorts.
     *
     * @throws IllegalArgumentException if a class is named twice or not known, or there is none
     */
    public CustomerMigration {
        Copies.whole("moves", moves);
        classes = Copies.list("classes", classes);
        if (classes.isEmpty() || new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("migration needs classes, each named once, but they were " + classes);
        }
        List<String> known = classes;
        Map<Move, Long> sum = new HashMap<>();
        moves.forEach(each -> sum.merge(each.move.among(known), each.customers, Counts::sum));
        List<Moves> sorted = new ArrayList<>();
        sum.forEach((move, customers) -> {
            if (customers > 0) {
                sorted.add(new Moves(move, customers));
            }
        });
        sorted.sort(Comparator.comparingInt((Moves each) -> place(known, each.move.before))
                .thenComparingInt(each -> place(known, each.move.after)));
        moves = List.copyOf(sorted);
    }

    /** Those in no class come last. */
    private static int place(List<String> classes, @Nullable String name) {
        return name == null ? classes.size() : classes.indexOf(name);
    }

    /**
     * From which class to which.
     *
     * @param before class before, null if no customer then
     * @param after class after, null if no customer any more
     */
    public record Move(@Nullable String before, @Nullable String after) {
        private Move among(List<String> classes) {
            known(classes, before);
            known(classes, after);
            return this;
        }

        private static void known(List<String> classes, @Nullable String name) {
            if (name != null && !classes.contains(name)) {
                throw new IllegalArgumentException(Names.describe("no class", name, classes));
            }
        }
    }

    /**
     * The customers of one move.
     *
     * @param move from which class to which
     * @param customers how many
     */
    public record Moves(Move move, long customers) {
        /**
         * Checks the count.
         *
         * @throws IllegalArgumentException if the count is negative
         */
        public Moves {
            Objects.requireNonNull(move, "move");
            Arguments.notNegative("customers", customers);
        }
    }

    /**
     * Counts customers.
     *
     * @param classes names of the classes, from low to high
     * @param customers customer to move; who is in no class at either time counts in no figure
     * @return the migration
     * @throws IllegalArgumentException if a class is not known
     */
    public static CustomerMigration of(List<String> classes, Map<String, Move> customers) {
        return summarizer(classes).summarize(customers.values());
    }

    /**
     * Counts customers, each of them once: a customer must not be in two parts.
     *
     * @param classes names of the classes, from low to high
     * @return a summarizer with bytes, which refuses an unknown class
     * @throws IllegalArgumentException if a class is named twice, or there is none
     */
    public static Summarizer<Move, CustomerMigration> summarizer(List<String> classes) {
        CustomerMigration empty = new CustomerMigration(classes, List.of());
        return Summarizer.<Move, CustomerMigration>folding(
                        empty,
                        (all, move) -> all.merge(new CustomerMigration(all.classes, List.of(new Moves(move, 1)))),
                        CustomerMigration::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.classes,
                                out -> cells(all.classes).forEach(move -> out.count(all.count(move::equals)))),
                        bytes -> Bytes.read(
                                "migration",
                                empty.classes,
                                bytes,
                                in -> new CustomerMigration(
                                        empty.classes,
                                        cells(empty.classes).stream()
                                                .map(move -> new Moves(move, in.count()))
                                                .toList())));
    }

    private static List<Move> cells(List<String> classes) {
        List<@Nullable String> all = new ArrayList<>(classes);
        all.add(null);
        List<Move> cells = new ArrayList<>();
        all.forEach(before -> all.forEach(after -> cells.add(new Move(before, after))));
        return cells;
    }

    /**
     * These and other customers.
     *
     * @param other others, in the same classes
     * @return the sums
     * @throws IllegalArgumentException if the classes differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public CustomerMigration merge(CustomerMigration other) {
        Definitions.of("migrations").same("classes", classes, other.classes);
        List<Moves> both = new ArrayList<>(moves);
        both.addAll(other.moves);
        return new CustomerMigration(classes, both);
    }

    /**
     * Customers of both times: class before to class after to how many, without zeros.
     *
     * @return the matrix, in the order of the classes
     */
    public Map<String, Map<String, Long>> matrix() {
        Map<String, Map<String, Long>> matrix = new LinkedHashMap<>();
        for (Moves each : moves) {
            String before = each.move.before;
            String after = each.move.after;
            if (before != null && after != null) {
                matrix.computeIfAbsent(before, added -> new LinkedHashMap<>()).put(after, each.customers);
            }
        }
        return matrix;
    }

    private long count(Predicate<Move> which) {
        return moves.stream()
                .filter(each -> which.test(each.move))
                .map(Moves::customers)
                .reduce(0L, Counts::sum);
    }

    private long count(int direction) {
        return count(move -> move.before != null
                && move.after != null
                && Integer.signum(Integer.compare(place(classes, move.after), place(classes, move.before)))
                        == direction);
    }

    /**
     * Customers who moved to a higher class.
     *
     * @return how many
     */
    public long up() {
        return count(1);
    }

    /**
     * Customers who moved to a lower class.
     *
     * @return how many
     */
    public long down() {
        return count(-1);
    }

    /**
     * Customers who stayed in their class.
     *
     * @return how many
     */
    public long same() {
        return count(0);
    }

    /**
     * Customers who were none before.
     *
     * @return how many
     */
    public long entered() {
        return count(move -> move.before == null && move.after != null);
    }

    /**
     * Customers who are none any more.
     *
     * @return how many
     */
    public long left() {
        return count(move -> move.before != null && move.after == null);
    }

    private long before(@Nullable String without) {
        return count(move -> move.before != null && !move.before.equals(without));
    }

    /**
     * Up / customers before who were not in the top class.
     *
     * @return the rate; insufficient if nobody could move up
     */
    public Rate upRate() {
        return new Rate(RULE, up(), before(classes.get(classes.size() - 1)));
    }

    /**
     * Down / customers before who were not in the bottom class.
     *
     * @return the rate; insufficient if nobody could move down
     */
    public Rate downRate() {
        return new Rate(RULE, down(), before(classes.get(0)));
    }

    /**
     * Left / customers before.
     *
     * @return the rate; insufficient without customers before
     */
    public Rate leftRate() {
        return new Rate(RULE, left(), before(null));
    }
}
