package io.github.cxkit.examples.shop;

import io.github.cxkit.service.Feedback;
import io.github.cxkit.stats.PoissonCusum;
import io.github.cxkit.survey.RatingTally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The last four weeks by days of the shop: ratings, and the themes of remarks. What was summed up for a touchpoint is kept until
 * it hears of another answer or the day ends, so that a board costs the same however many answers there are.
 */
@Component
class Trends {

    /** Days that are kept. */
    static final int DAYS = 28;

    private static final String ALL = "";
    private static final int MOST_REMARKS = 20;

    private final ZoneId zone;
    private final Map<ShopTouchpoint, TreeMap<LocalDate, Map<Segment, RatingTally>>> ratings =
            new EnumMap<>(ShopTouchpoint.class);
    private final Map<ShopTouchpoint, Weeks> kept = new EnumMap<>(ShopTouchpoint.class);

    /** Touchpoint to its newest remarks, the newest first. */
    private final Map<ShopTouchpoint, Deque<Told>> latest = new EnumMap<>(ShopTouchpoint.class);

    /** Theme to what is said of it; all remarks under the empty name. */
    private final TreeMap<String, Spoken> remarks = new TreeMap<>();

    private @Nullable Risen risen;

    Trends(@Value("${shop.zone}") ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A day's answers at a touchpoint.
     *
     * @param date the day
     * @param tally its answers
     */
    record Day(LocalDate date, RatingTally tally) {}

    /**
     * The last four weeks of a touchpoint.
     *
     * @param days its days, oldest first, those without an answer too
     * @param bySegment its answers by segment
     * @param total all its answers
     */
    record Weeks(List<Day> days, Map<Segment, RatingTally> bySegment, RatingTally total) {

        private boolean endsOn(LocalDate day) {
            return days.get(days.size() - 1).date().equals(day);
        }
    }

    /**
     * A day's remarks of a theme.
     *
     * @param date the day
     * @param mentions those that speak of it
     * @param remarks all of the day
     */
    record Mentions(LocalDate date, long mentions, long remarks) {}

    /** Days to remarks, and the newest ones, the newest first. */
    private record Spoken(TreeMap<LocalDate, Long> days, Deque<Told> latest) {}

    /** What rises on a day, as long as nobody says more. */
    private record Risen(LocalDate today, List<Rising> themes) {}

    /**
     * A theme that is spoken of more than before.
     *
     * @param theme its name
     * @param mentions remarks that speak of it, since it began to rise
     * @param remarks all remarks since then
     * @param usual share of the remarks of the past
     */
    record Rising(String theme, long mentions, long remarks, double usual) {}

    ZoneId zone() {
        return zone;
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    void count(Told told) {
        Feedback feedback = told.feedback();
        Feedback.Rating rating = feedback.rating();
        if (rating != null && ShopJourney.isOwn(feedback) && told.touchpoint().isPresent()) {
            add(told.touchpoint().get(), (int) rating.value(), told);
        }
        if (!feedback.text().isEmpty()) {
            synchronized (remarks) {
                add(ALL, told);
                feedback.themes().forEach(theme -> add(theme, told));
                told.touchpoint()
                        .ifPresent(touchpoint ->
                                addFirst(latest.computeIfAbsent(touchpoint, place -> new ArrayDeque<>()), told));
                risen = null;
            }
        }
    }

    private void add(ShopTouchpoint touchpoint, int rating, Told told) {
        RatingTally one = RatingTally.of(touchpoint.metric().scale(), rating);
        synchronized (ratings) {
            TreeMap<LocalDate, Map<Segment, RatingTally>> days =
                    ratings.computeIfAbsent(touchpoint, place -> new TreeMap<>());
            days.computeIfAbsent(day(told.feedback().at()), date -> new EnumMap<>(Segment.class))
                    .merge(told.segment(), one, RatingTally::merge);
            days.headMap(days.lastKey().minusDays(DAYS)).clear();
            kept.remove(touchpoint);
        }
    }

    private void add(String theme, Told told) {
        Spoken spoken = remarks.computeIfAbsent(theme, name -> new Spoken(new TreeMap<>(), new ArrayDeque<>()));
        spoken.days.merge(day(told.feedback().at()), 1L, Long::sum);
        spoken.days.headMap(spoken.days.lastKey().minusDays(DAYS)).clear();
        addFirst(spoken.latest, told);
    }

    private static void addFirst(Deque<Told> newest, Told told) {
        newest.addFirst(told);
        if (newest.size() > MOST_REMARKS) {
            newest.removeLast();
        }
    }

    /** The newest remarks about a touchpoint, wherever they were made, newest first. */
    List<Told> latest(ShopTouchpoint touchpoint) {
        synchronized (remarks) {
            return List.copyOf(latest.getOrDefault(touchpoint, new ArrayDeque<>()));
        }
    }

    /** The newest remarks that speak of a theme, newest first; empty if none ever did. */
    List<Told> latest(String theme) {
        synchronized (remarks) {
            Spoken spoken = remarks.get(theme);
            return spoken == null ? List.of() : List.copyOf(spoken.latest);
        }
    }

    /** How much a theme was spoken of, day by day, oldest first. */
    List<Mentions> mentions(String theme, Instant now) {
        synchronized (remarks) {
            return mentions(theme, day(now));
        }
    }

    private List<Mentions> mentions(String theme, LocalDate today) {
        Map<LocalDate, Long> all = days(ALL);
        Map<LocalDate, Long> own = days(theme);
        List<Mentions> mentions = new ArrayList<>();
        for (int back = DAYS - 1; back >= 0; back--) {
            LocalDate date = today.minusDays(back);
            mentions.add(new Mentions(date, own.getOrDefault(date, 0L), all.getOrDefault(date, 0L)));
        }
        return mentions;
    }

    private Map<LocalDate, Long> days(String theme) {
        Spoken spoken = remarks.get(theme);
        return spoken == null ? Map.of() : spoken.days;
    }

    /** The last four weeks of each touchpoint. */
    Map<ShopTouchpoint, Weeks> weeks(Instant now) {
        LocalDate today = day(now);
        Map<ShopTouchpoint, Weeks> weeks = new EnumMap<>(ShopTouchpoint.class);
        synchronized (ratings) {
            for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
                Weeks last = kept.get(touchpoint);
                if (last == null || !last.endsOn(today)) {
                    last = weeks(touchpoint, today);
                    kept.put(touchpoint, last);
                }
                weeks.put(touchpoint, last);
            }
        }
        return weeks;
    }

    private Weeks weeks(ShopTouchpoint touchpoint, LocalDate today) {
        Map<LocalDate, Map<Segment, RatingTally>> told = ratings.getOrDefault(touchpoint, new TreeMap<>());
        RatingTally none = RatingTally.empty(touchpoint.metric().scale());
        Map<Segment, RatingTally> bySegment = new EnumMap<>(Segment.class);
        for (Segment segment : Segment.values()) {
            bySegment.put(segment, none);
        }
        List<Day> days = new ArrayList<>();
        RatingTally total = none;
        for (int back = DAYS - 1; back >= 0; back--) {
            LocalDate date = today.minusDays(back);
            RatingTally sum = none;
            for (Map.Entry<Segment, RatingTally> each :
                    told.getOrDefault(date, Map.of()).entrySet()) {
                sum = sum.merge(each.getValue());
                bySegment.merge(each.getKey(), each.getValue(), RatingTally::merge);
            }
            days.add(new Day(date, sum));
            total = total.merge(sum);
        }
        return new Weeks(List.copyOf(days), Map.copyOf(bySegment), total);
    }

    /** Themes whose share of the remarks rises above their own past, today. */
    List<Rising> rising(Instant now) {
        LocalDate today = day(now);
        synchronized (remarks) {
            Risen last = risen;
            if (last == null || !last.today.equals(today)) {
                last = new Risen(today, rising(today));
                risen = last;
            }
            return last.themes;
        }
    }

    private List<Rising> rising(LocalDate today) {
        List<Rising> rising = new ArrayList<>();
        for (String theme : remarks.navigableKeySet().tailSet(ALL, false)) {
            List<PoissonCusum.Period> periods = mentions(theme, today).stream()
                    .map(each -> new PoissonCusum.Period(each.remarks, each.mentions))
                    .toList();
            PoissonCusum.of(periods, ShopJourney.RISING)
                    .toOptional()
                    .filter(chart -> chart.signals().contains(DAYS - 1))
                    .ifPresent(chart -> rising.add(rising(theme, periods, chart)));
        }
        return List.copyOf(rising);
    }

    /** A rise begins after the chart was last at rest; today alone may say little, just after midnight. */
    private static Rising rising(String theme, List<PoissonCusum.Period> periods, PoissonCusum chart) {
        int first = periods.size() - 1;
        int baseline = periods.size() - chart.values().size();
        while (first > baseline && chart.values().get(first - 1 - baseline) > 0) {
            first--;
        }
        long mentions = 0;
        long remarks = 0;
        for (PoissonCusum.Period period : periods.subList(first, periods.size())) {
            mentions += period.events();
            remarks += period.exposure();
        }
        return new Rising(theme, mentions, remarks, chart.baselineRate());
    }
}
