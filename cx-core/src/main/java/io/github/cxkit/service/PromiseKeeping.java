package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many promises were kept, of those whose moment has passed.
 *
 * <p>The share kept among the promises already delivered, or already decided, is too high in every running shop: the late
 * ones of the same age are missing. Here a promise counts once due + grace has passed, whatever became of it.
 *
 * <pre>{@code
 * Instant monday = Instant.parse("2026-03-02T00:00:00Z");
 * Promise kept = Promise.of("a", monday, monday.plus(Duration.ofDays(2))).delivered(monday.plus(Duration.ofDays(1)));
 * Promise open = Promise.of("b", monday, monday.plus(Duration.ofDays(2)));
 * PromiseKeeping keeping = PromiseKeeping.summarizer(PromisePolicy.at(monday.plus(Duration.ofDays(5))))
 *         .summarize(List.of(kept, open));
 * keeping.kept().value().orElseThrow();  // 0.5
 * keeping.openBroken();  // 1
 * }</pre>
 *
 * @param policy when a promise is kept, and at which moment that was asked
 * @param counts promises by where they stand
 * @param lateness days from the due moment to the delivery of broken promises; those not delivered are censored
 * @param superseded of those due, how many a later promise was made in place of; they count like the others
 * @since 0.1.0
 */
public record PromiseKeeping(PromisePolicy policy, Map<Standing, Long> counts, KaplanMeier lateness, long superseded) {

    /** The rule of {@link #kept()}. */
    public static final Rule RULE = Rule.convention(
            "promise.kept",
            "Promises kept",
            "kept or exceeded, of the promises whose due moment and grace have passed");

    /** The rule of {@link #exceeded()}. */
    public static final Rule EXCEEDED_RULE = Rule.convention(
            "promise.exceeded",
            "Promises exceeded",
            "earlier than due by more than the tolerance, of the promises whose due moment and grace have passed");

    private static final KaplanMeier.Definition LATENESS =
            KaplanMeier.Definition.of("delivery after the promised moment", KaplanMeier.Unit.DAYS);

    private static final double NANOS_PER_DAY = 86_400_000_000_000.0;

    /**
     * Copies, every standing present.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public PromiseKeeping {
        Copies.whole("counts", counts);
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(lateness, "lateness");
        EnumMap<Standing, Long> all = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            all.put(standing, Arguments.notNegative("promises " + standing, counts.getOrDefault(standing, 0L)));
        }
        counts = Collections.unmodifiableMap(all);
        Arguments.within("superseded", superseded, 0, due(counts));
        Times.on("lateness", lateness, LATENESS);
        if (lateness.n() != counts.getOrDefault(Standing.BROKEN, 0L)) {
            throw new IllegalArgumentException("lateness must time each of " + counts.get(Standing.BROKEN)
                    + " broken promises but times " + lateness.n());
        }
    }

    /** Where a promise stands for the rates. */
    public enum Standing {
        /** Due, and exceeded. */
        EXCEEDED,
        /** Due, and kept. */
        KEPT,
        /** Due, and broken. */
        BROKEN,
        /** Not due, nothing came yet. */
        PENDING,
        /** Delivered, or cancelled by the firm, but due only later: not counted yet. */
        BEFORE_DUE,
        /** Withdrawn by the customer in time. */
        WITHDRAWN
    }

    /**
     * Counts promises.
     *
     * @param policy when a promise is kept, and at which moment that is asked
     * @return a summarizer with bytes; it refuses a promise with a moment after that of judgement
     */
    public static Summarizer<Promise, PromiseKeeping> summarizer(PromisePolicy policy) {
        return Summarizer.<Promise, Counter, PromiseKeeping>building(
                        () -> new Counter(policy), Counter::add, Counter::build, PromiseKeeping::merge)
                .withBytes(
                        all -> Bytes.write(all.policy, out -> {
                            all.counts.values().forEach(out::count);
                            out.block(all.lateness.toBytes()).count(all.superseded);
                        }),
                        bytes -> Bytes.read("promise keeping", policy, bytes, in -> {
                            Map<Standing, Long> counts = new EnumMap<>(Standing.class);
                            for (Standing standing : Standing.values()) {
                                counts.put(standing, in.count());
                            }
                            return new PromiseKeeping(
                                    policy,
                                    counts,
                                    KaplanMeier.summarizer(LATENESS).ofBytes(in.block()),
                                    in.count());
                        }));
    }

    /**
     * These and other promises together.
     *
     * @param other by the same policy
     * @return the sums
     * @throws IllegalArgumentException if the policies differ
     */
    public PromiseKeeping merge(PromiseKeeping other) {
        Definitions.of("promises").same("policy", policy, other.policy);
        Map<Standing, Long> sums = new EnumMap<>(counts);
        other.counts.forEach((standing, n) -> sums.merge(standing, n, Counts::sum));
        return new PromiseKeeping(
                policy, sums, lateness.merge(other.lateness), Counts.sum(superseded, other.superseded));
    }

    /**
     * Promises of a standing.
     *
     * @param standing which
     * @return how many
     */
    public long count(Standing standing) {
        return counts.getOrDefault(standing, 0L);
    }

    /**
     * The base of the rates: promises whose due moment and grace have passed, those withdrawn in time left out.
     *
     * @return how many
     */
    public long due() {
        return due(counts);
    }

    private static long due(Map<Standing, Long> counts) {
        long sum = 0;
        for (Standing standing : List.of(Standing.EXCEEDED, Standing.KEPT, Standing.BROKEN)) {
            sum = Counts.sum(sum, counts.getOrDefault(standing, 0L));
        }
        return sum;
    }

    /**
     * Kept or exceeded, of those due.
     *
     * @return the rate, insufficient if nothing was due
     */
    public Rate kept() {
        return new Rate(RULE, due() - count(Standing.BROKEN), due());
    }

    /**
     * Exceeded, of those due.
     *
     * @return the rate, insufficient if nothing was due
     */
    public Rate exceeded() {
        return new Rate(EXCEEDED_RULE, count(Standing.EXCEEDED), due());
    }

    /**
     * Broken promises that were never delivered so far.
     *
     * @return how many
     */
    public long openBroken() {
        return lateness.n() - lateness.events();
    }

    /**
     * How late the broken ones came, of those that came (type 7 quantile); the ones still missing would make it longer.
     *
     * @param p 0 to 1, such as 0.5 or 0.9
     * @return days, insufficient if none came
     */
    public Result<Double> daysLate(double p) {
        Arguments.share("p", p);
        // counted, whatever the unit: as many may be late as can be counted
        return lateness.events() == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "no broken promise was delivered")
                : new Durations(lateness).quantileSeconds(p);
    }

    /**
     * How late half of the broken ones come, the ones still missing counted as censored (Kaplan and Meier 1958).
     *
     * @return days, insufficient if not half of them came
     */
    public Result<Double> medianDaysLate() {
        return lateness.median();
    }

    private static final class Counter {

        private final PromisePolicy policy;
        private final EnumMap<Standing, Long> counts = new EnumMap<>(Standing.class);
        private long superseded;
        private final KaplanMeier.Builder lateness = KaplanMeier.builder(LATENESS);

        Counter(PromisePolicy policy) {
            this.policy = policy;
        }

        void add(Promise promise) {
            PromiseStatus status = policy.status(promise);
            Standing standing = standing(status, policy.isDue(promise));
            counts.merge(standing, 1L, Long::sum);
            boolean counted = standing == Standing.EXCEEDED || standing == Standing.KEPT || standing == Standing.BROKEN;
            superseded += counted && promise.supersededBy() != null ? 1 : 0;
            if (standing != Standing.BROKEN) {
                return;
            }
            Promise.Outcome outcome = promise.outcome();
            double late = days(promise, outcome == null ? policy.asOf() : outcome.at());
            if (late > 0) {
                lateness.add(late, outcome != null && outcome.kind() == Promise.Outcome.Kind.DELIVERED);
            } else {
                lateness.add(0, false); // cancelled by the firm before it was due: missing from the due moment on
            }
        }

        private static double days(Promise promise, java.time.Instant to) {
            Duration late = Duration.between(promise.dueAt(), to);
            return (late.getSeconds() * 1e9 + late.getNano()) / NANOS_PER_DAY;
        }

        private static Standing standing(PromiseStatus status, boolean due) {
            return switch (status) {
                case PENDING -> Standing.PENDING;
                case WITHDRAWN -> Standing.WITHDRAWN;
                case EXCEEDED -> due ? Standing.EXCEEDED : Standing.BEFORE_DUE;
                case KEPT -> due ? Standing.KEPT : Standing.BEFORE_DUE;
                case BROKEN -> due ? Standing.BROKEN : Standing.BEFORE_DUE;
            };
        }

        PromiseKeeping build() {
            return new PromiseKeeping(policy, counts, lateness.build(), superseded);
        }
    }
}
