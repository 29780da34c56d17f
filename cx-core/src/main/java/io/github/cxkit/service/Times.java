package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.journey.Durations;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.KaplanMeier;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times of one package: checks with one wording, and figures of durations kept in seconds. */
final class Times {

    private static final double NANOS = 1e9;

    /** From the first to the last moment that a calendar can count. */
    private static final double LONGEST_SECONDS = 1e17;

    private Times() {}

    static Duration notNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be >= 0 but was " + duration);
        }
        return duration;
    }

    static Duration positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0 but was " + duration);
        }
        return duration;
    }

    static void notBefore(String name, @Nullable Instant time, String reference, Instant earliest) {
        if (time != null && time.isBefore(earliest)) {
            throw new IllegalArgumentException(
                    name + " must not be before " + reference + " at " + earliest + " but was " + time);
        }
    }

    static void notAfter(String name, @Nullable Instant time, Instant asOf) {
        if (time != null && time.isAfter(asOf)) {
            throw new IllegalArgumentException(name + " must not be after the as-of time " + asOf + " but was " + time);
        }
    }

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS;
    }

    /** Refuses durations of something else, on another clock or in another unit, and what no two moments have between them. */
    static KaplanMeier on(String name, KaplanMeier durations, KaplanMeier.Definition definition) {
        if (durations.definition() != null && !definition.equals(durations.definition())) {
            throw new IllegalArgumentException(
                    name + " must be times of " + definition + " but are of " + durations.definition());
        }
        return within(name, durations);
    }

    /** Refuses durations, whatever their unit, that no two moments have between them. */
    static KaplanMeier within(String name, KaplanMeier durations) {
        int last = durations.counts().size() - 1;
        if (last >= 0) {
            Arguments.within("longest of " + name, durations.counts().get(last).time(), 0, LONGEST_SECONDS);
        }
        return durations;
    }

    static Duration duration(double seconds) {
        long whole = (long) Math.floor(seconds);
        return Duration.ofSeconds(whole, Math.round((seconds - whole) * NANOS));
    }

    /** Type 7 quantile of the finished durations; those still running are left out. */
    static Result<Duration> quantile(KaplanMeier durations, double p, String title) {
        Result<Double> seconds = new Durations(durations).quantileSeconds(p);
        return seconds.isKnown() ? seconds.map(Times::duration) : nothing(title);
    }

    static Result<Duration> mean(KaplanMeier durations, String title) {
        DoubleSum sum = new DoubleSum();
        for (KaplanMeier.Count count : durations.counts()) {
            sum.add(count.time() * count.events());
        }
        long n = durations.events();
        return n == 0 ? nothing(title) : Result.of(duration(sum.value() / n));
    }

    private static Result<Duration> nothing(String title) {
        return Result.insufficient(Reason.NO_ANSWERS, title + ": none has ended yet");
    }

    /** What waiting for something means on a clock. */
    static KaplanMeier.Definition waiting(String event, ServiceHours hours) {
        String clock = hours.equals(ServiceHours.ALWAYS) ? "always" : hours.toString();
        return new KaplanMeier.Definition(event, KaplanMeier.Unit.SECONDS, clock);
    }
}
