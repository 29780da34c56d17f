package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Autonomy on the spot: matters solved at the first level, without an approval and without a hand-over, / solved. (A
 * convention of this library.)
 *
 * <p>The reasons why the other solved ones were not may overlap. A summary over matters.
 *
 * <pre>{@code
 * Autonomy desk = Autonomy.summarizer().summarize(List.of(
 *         Autonomy.Matter.solvedAt(1), Autonomy.Matter.solvedAt(1).with(Autonomy.Reason.APPROVAL)));
 * desk.ofSolved().value().orElseThrow();  // ==> 0.5
 * }</pre>
 *
 * @param matters all matters
 * @param ofSolved of the solved those on the spot
 * @param reasons solved and not on the spot, by reason; unmodifiable
 * @since 0.1.0
 */
public record Autonomy(long matters, Rate ofSolved, Map<Reason, Long> reasons) {

    /** The rule behind both rates. */
    public static final Rule RULE = Rule.convention(
            "service.autonomy", "Solved on the spot", "solved at level 1, without approval and hand-over / solved");

    private static final Autonomy EMPTY = new Autonomy(0, new Rate(RULE, 0, 0), Map.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a count is negative or the counts contradict each other
     */
    public Autonomy {
        Objects.requireNonNull(ofSolved, "ofSolved");
        Copies.whole("reasons", reasons);
        Arguments.within("matters", matters, ofSolved.whole(), Long.MAX_VALUE);
        long others = ofSolved.complement().part();
        Map<Reason, Long> all = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            all.put(reason, Arguments.within("reason " + reason, reasons.getOrDefault(reason, 0L), 0, others));
        }
        reasons = Collections.unmodifiableMap(all);
    }

    /** Why a matter was not solved on the spot. */
    public enum Reason {
        /** It ended above the first level. */
        LEVEL,
        /** Somebody had to approve. */
        APPROVAL,
        /** It was handed over. */
        HAND_OVER
    }

    /** How a matter stands. */
    public enum Standing {
        /** Solved. */
        SOLVED,
        /** Not solved, or not yet. */
        UNSOLVED
    }

    /**
     * A customer's matter.
     *
     * @param standing whether it is solved
     * @param level level at which it ended, 1 is the first
     * @param reasons approval and hand-over, if any; the level speaks for itself
     */
    public record Matter(Standing standing, int level, Set<Reason> reasons) {
        /**
         * Checks the level.
         *
         * @throws IllegalArgumentException if the level is below 1
         */
        public Matter {
            Copies.whole("reasons", reasons);
            Objects.requireNonNull(standing, "standing");
            if (level < 1) {
                throw new IllegalArgumentException("levels begin at 1 but level was " + level);
            }
            Set<Reason> all = EnumSet.noneOf(Reason.class);
            all.addAll(reasons);
            all.remove(Reason.LEVEL);
            if (level > 1) {
                all.add(Reason.LEVEL);
            }
            reasons = Collections.unmodifiableSet(all);
        }

        /**
         * A solved matter.
         *
         * @param level level at which it ended, 1 or more
         * @return the matter, without approval and hand-over
         * @throws IllegalArgumentException if the level is below 1
         */
        public static Matter solvedAt(int level) {
            return new Matter(Standing.SOLVED, level, Set.of());
        }

        /**
         * A matter not solved.
         *
         * @param level level at which it is, 1 or more
         * @return the matter, without approval and hand-over
         * @throws IllegalArgumentException if the level is below 1
         */
        public static Matter unsolvedAt(int level) {
            return new Matter(Standing.UNSOLVED, level, Set.of());
        }

        /**
         * The same with one more reason.
         *
         * @param reason approval or hand-over
         * @return the matter
         */
        public Matter with(Reason reason) {
            Set<Reason> all = EnumSet.of(reason);
            all.addAll(reasons);
            return new Matter(standing, level, all);
        }
    }

    /**
     * Counts matters.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Matter, Autonomy> summarizer() {
        return Summarizer.<Matter, Autonomy>folding(EMPTY, Autonomy::plus, Autonomy::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            out.count(all.matters).count(all.ofSolved.part()).count(all.ofSolved.whole());
                            all.reasons.values().forEach(out::count);
                        }),
                        bytes -> Bytes.read("autonomy", "", bytes, in -> {
                            long matters = in.count();
                            Rate ofSolved = new Rate(RULE, in.count(), in.count());
                            Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
                            for (Reason reason : Reason.values()) {
                                reasons.put(reason, in.count());
                            }
                            return new Autonomy(matters, ofSolved, reasons);
                        }));
    }

    private Autonomy plus(Matter matter) {
        if (matter.standing == Standing.UNSOLVED) {
            return merge(new Autonomy(1, new Rate(RULE, 0, 0), Map.of()));
        }
        Map<Reason, Long> one = new EnumMap<>(Reason.class);
        matter.reasons.forEach(reason -> one.put(reason, 1L));
        return merge(new Autonomy(1, new Rate(RULE, one.isEmpty() ? 1 : 0, 1), one));
    }

    /**
     * These and other matters.
     *
     * @param other others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Autonomy merge(Autonomy other) {
        Map<Reason, Long> sum = new EnumMap<>(reasons);
        other.reasons.forEach((reason, count) -> sum.merge(reason, count, Counts::sum));
        return new Autonomy(Counts.sum(matters, other.matters), ofSolved.merge(other.ofSolved), sum);
    }

    /**
     * On the spot / all matters.
     *
     * @return the rate; insufficient without matters
     */
    public Rate ofAll() {
        return new Rate(RULE, ofSolved.part(), matters);
    }
}
