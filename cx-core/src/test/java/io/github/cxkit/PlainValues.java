package io.github.cxkit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Values of the types of Java: plain ones, and some at the ends of what they hold. */
final class PlainValues {

    private static final double[] PLAIN = {0, 1, 0.5, 0.95, 2, 0.25, 10, 0.9, 3, 0.05};
    private static final double[] EXTREME = {
        -0.0,
        -1,
        -2.5,
        1e-300,
        1e-100,
        1e-17,
        Double.MIN_VALUE,
        1 - 1e-16,
        1e9,
        1e17,
        1e35,
        1e100,
        1e140,
        -1e140,
        1e155,
        1e300,
        -1e300,
        Double.MAX_VALUE,
        -Double.MAX_VALUE
    };
    private static final double[] UNITS = {1e-300, 1e-150, 1e-100, 1e-50, 1e9, 1e50, 1e80, 1e100, 1e140, 1e150, 1e300};
    private static final long[] COUNTS = {0, 1, 2, 3, 5, 10, 40};
    private static final long[] HUGE = {
        1_000_000, Integer.MAX_VALUE, 1L << 40, (1L << 53) + 1, 1L << 60, 1L << 62, Long.MAX_VALUE
    };
    static final List<String> NAMES = List.of("a", "b", "c", "nps", "EUR", "en");
    private static final Instant[] INSTANTS = {
        Instant.EPOCH,
        Instant.MIN,
        Instant.MAX,
        Instant.parse("1969-12-31T23:59:59.999999999Z"),
        Instant.parse("2024-02-29T23:59:59.999999999Z"),
        Instant.parse("0001-01-01T00:00:00Z"),
        Instant.parse("9999-12-31T00:00:00Z")
    };
    private static final LocalDate[] DATES = {
        LocalDate.EPOCH,
        LocalDate.MIN,
        LocalDate.MAX,
        LocalDate.of(2024, 2, 29),
        LocalDate.of(2023, 2, 28),
        LocalDate.of(1, 1, 1),
        LocalDate.of(9999, 12, 31)
    };

    private final Random random;
    private final double mostOdd;
    private double odd;
    private double unit = 1;
    private boolean drewNone;

    /**
     * Draws values.
     *
     * @param random where they come from
     * @param mostOdd how many of a hundred numbers lie at an end, as a fraction
     */
    PlainValues(Random random, double mostOdd) {
        this.random = random;
        this.mostOdd = mostOdd;
    }

    /** Another call: with its own share of ends, and its own unit. */
    void begin() {
        drewNone = false;
        odd = mostOdd * new double[] {0, 0, 0.3, 1, 2}[random.nextInt(5)];
        unit = random.nextInt(4) == 0 && mostOdd > 0 ? UNITS[random.nextInt(UNITS.length)] : 1;
    }

    /** Whether this call was given a number that is none. */
    boolean drewNone() {
        return drewNone;
    }

    private boolean isOdd() {
        return random.nextDouble() < odd;
    }

    /** A value of a type of Java, or null if it is none of those. */
    @Nullable Object of(Class<?> type) {
        int k = random.nextInt(1 << 20);
        if (type == double.class || type == Double.class || type == Number.class) {
            if (random.nextInt(400) == 0) {
                drewNone = true;
                return random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
            }
            return isOdd()
                    ? EXTREME[k % EXTREME.length]
                    : PLAIN[k % PLAIN.length] * (random.nextInt(3) == 0 ? 1 : unit);
        }
        if (type == long.class || type == Long.class) {
            return random.nextInt(60) == 0 ? -1L : isOdd() ? HUGE[k % HUGE.length] : COUNTS[k % COUNTS.length];
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt(40) == 0 ? -1 : random.nextInt(200) == 0 ? 100 : (int) COUNTS[k % 6];
        }
        if (type == boolean.class || type == Boolean.class) {
            return k % 2 == 0;
        }
        if (type == byte.class) {
            return (byte) k;
        }
        if (type == char.class) {
            return (char) ('a' + k % 3);
        }
        if (type == String.class || type == Object.class || type == Comparable.class || type == CharSequence.class) {
            return NAMES.get(k % NAMES.size());
        }
        if (type == BigDecimal.class) {
            return isOdd()
                    ? List.of(
                                    new BigDecimal("1e140"),
                                    new BigDecimal("1e-300"),
                                    new BigDecimal("-1e140"),
                                    new BigDecimal("1e307"),
                                    new BigDecimal("-0.01"))
                            .get(k % 5)
                    : new BigDecimal(List.of("0", "1", "10", "19.99", "0.1").get(k % 5));
        }
        if (type == Instant.class) {
            return isOdd()
                    ? INSTANTS[k % INSTANTS.length]
                    : Instant.parse("2024-02-27T10:00:00Z").plusSeconds((k % 12) * 3600L * (k % 31));
        }
        if (type == LocalDate.class) {
            return isOdd() ? DATES[k % DATES.length] : LocalDate.of(2024, 1, 1).plusDays(k % 90);
        }
        if (type == LocalDateTime.class) {
            return LocalDateTime.of(2024, 2, 28, k % 24, 0);
        }
        if (type == OffsetDateTime.class) {
            return OffsetDateTime.of(2024, 2, 28, k % 24, 0, 0, 0, ZoneOffset.UTC);
        }
        if (type == YearMonth.class) {
            return YearMonth.of(2024, 1 + k % 12);
        }
        if (type == LocalTime.class) {
            return isOdd() ? LocalTime.MAX : LocalTime.of(k % 24, 0);
        }
        if (type == DayOfWeek.class) {
            return DayOfWeek.of(1 + k % 7);
        }
        if (type == Duration.class) {
            return isOdd()
                    ? List.of(
                                    Duration.ZERO,
                                    Duration.ofNanos(1),
                                    Duration.ofSeconds(Long.MAX_VALUE),
                                    Duration.ofDays(40_000),
                                    Duration.ofHours(-1))
                            .get(k % 5)
                    : Duration.ofHours(1 + k % 48);
        }
        if (type == Period.class) {
            return isOdd()
                    ? List.of(
                                    Period.ZERO,
                                    Period.ofMonths(1),
                                    Period.ofYears(1_000_000),
                                    Period.ofDays(-1),
                                    Period.ofMonths(Integer.MAX_VALUE))
                            .get(k % 5)
                    : Period.ofDays(1 + k % 48);
        }
        if (type == ZoneId.class) {
            return ZoneId.of(
                    List.of("Europe/Rome", "UTC", "Australia/Lord_Howe").get(k % 3));
        }
        if (type == Clock.class) {
            return Clock.fixed(Instant.parse("2024-03-01T10:00:00Z"), ZoneOffset.UTC);
        }
        if (type == Locale.class) {
            return k % 2 == 0 ? Locale.ENGLISH : Locale.ITALIAN;
        }
        if (type == Currency.class) {
            return Currency.getInstance("EUR");
        }
        if (type == Random.class || type == RandomGenerator.class) {
            return new Random(k);
        }
        if (type == OptionalDouble.class) {
            return k % 3 == 0 ? OptionalDouble.empty() : OptionalDouble.of(PLAIN[k % PLAIN.length]);
        }
        if (type == OptionalInt.class) {
            return OptionalInt.of(k % 4);
        }
        if (type == OptionalLong.class) {
            return OptionalLong.of(k % 4);
        }
        if (type == IntStream.class) {
            return IntStream.range(0, k % 5);
        }
        if (type == LongStream.class) {
            return LongStream.range(0, k % 5);
        }
        if (type == DoubleStream.class) {
            return DoubleStream.of(PLAIN).limit(k % 5);
        }
        if (type == Comparator.class) {
            return Comparator.comparing(String::valueOf);
        }
        return null;
    }
}
