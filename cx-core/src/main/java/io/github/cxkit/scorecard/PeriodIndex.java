package io.github.cxkit.scorecard;

import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the periods that moments fall in, from 1 in the order met; each day is looked up once. For one thread. */
final class PeriodIndex {

    private static final int DAY = 86_400;

    /** Days remembered: more than a lifetime. Moments farther apart are looked up each time. */
    private static final int MOST_DAYS = 1 << 16;

    private final PeriodLength length;
    private final ZoneRules rules;
    private final @Nullable ZoneOffset fixed;
    private final Map<CalendarPeriod, Integer> numbers = new HashMap<>();
    private final List<CalendarPeriod> periods = new ArrayList<>();
    private int[] numberByDay = {};
    private long firstDay;

    PeriodIndex(PeriodLength length, ZoneId zone) {
        this.length = length;
        this.rules = zone.getRules();
        this.fixed = rules.isFixedOffset() ? rules.getOffset(Instant.EPOCH) : null;
    }

    CalendarPeriod period(int number) {
        return periods.get(number - 1);
    }

    int number(CalendarPeriod period) {
        return numbers.computeIfAbsent(period, each -> {
            periods.add(each);
            return periods.size();
        });
    }

    int number(Instant time) {
        ZoneOffset offset = fixed == null ? rules.getOffset(time) : fixed;
        return numberOfDay(Math.floorDiv(time.getEpochSecond() + offset.getTotalSeconds(), DAY));
    }

    int numberOfDay(long day) {
        long at = day - firstDay;
        if (at >= 0 && at < numberByDay.length && numberByDay[(int) at] != 0) {
            return numberByDay[(int) at];
        }
        // the calendar of Java ends before the moments do; a period refuses both ends in words
        long within = Math.max(LocalDate.MIN.toEpochDay(), Math.min(LocalDate.MAX.toEpochDay(), day));
        int number = number(length.periodOf(LocalDate.ofEpochDay(within)));
        remember(day, number);
        return number;
    }

    private void remember(long day, int number) {
        long from = numberByDay.length == 0 ? day : Math.min(firstDay, day);
        long to = numberByDay.length == 0 ? day : Math.max(firstDay + numberByDay.length - 1, day);
        if (to - from >= MOST_DAYS) {
            return;
        }
        if (from < firstDay || to >= firstDay + numberByDay.length || numberByDay.length == 0) {
            // with room on both sides, so that a file in the order of time does not grow it day by day
            long wider = Math.min(MOST_DAYS, 2 * (to - from + 1));
            long start = numberByDay.length > 0 && from == firstDay ? from : to - wider + 1;
            int[] more = new int[(int) wider];
            if (numberByDay.length > 0) {
                System.arraycopy(numberByDay, 0, more, (int) (firstDay - start), numberByDay.length);
            }
            numberByDay = more;
            firstDay = start;
        }
        numberByDay[(int) (day - firstDay)] = number;
    }

    @Override
    public String toString() {
        return length + " " + periods + " of "
                + Arrays.stream(numberByDay).filter(n -> n > 0).count() + " days";
    }
}
