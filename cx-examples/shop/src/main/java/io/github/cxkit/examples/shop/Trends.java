package io.github.cxkit.examples.shop;

import io.github.cxkit.live.LiveDefinition;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.live.RatingCube;
import io.github.cxkit.service.Feedback;
import io.github.cxkit.stats.PoissonCusum;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The last four weeks by days of the shop: ratings, and the themes of remarks. */
@Component
class Trends {

    /** Days that are kept. */
    static final int DAYS = 28;

    private static final String ALL = "";
    private static final int MOST_REMARKS = 20;

    private final ZoneId zone;
    private final LiveRatings ratings;

    /** Touchpoint to its newest remarks, the newest first. */
    private final Map<ShopTouchpoint, Deque<Told>> latest = new EnumMap<>(ShopTouchpoint.class);

    /** Theme to day to remarks that speak of it; all remarks under the empty name. */
    private final Map<String, TreeMap<LocalDate, Long>> remarks = new TreeMap<>();

    Trends(LiveRatings live, @Value("${shop.zone}") ZoneId zone) {
        LiveDefinition minutes = live.definition();
        this.zone = zone;
        this.ratings = new LiveRatings(
                new LiveDefinition(minutes.questions(), minutes.dimensions(), Duration.ofDays(1), DAYS));
    }

    /**
     * A day's answers at a touchpoint.
     *
     * @param date the day
     * @param tally its answers
     */
    record Day(LocalDate date, RatingTally tally) {}

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
            ratings.cell(told.touchpoint().get().id(), told.segment().id())
                    .record((int) rating.value(), local(feedback.at()));
        }
        if (!feedback.text().isEmpty()) {
            LocalDate day = day(feedback.at());
            synchronized (remarks) {
                add(ALL, day);
                feedback.themes().forEach(theme -> add(theme, day));
                told.touchpoint().ifPresent(touchpoint -> {
                    Deque<Told> newest = latest.computeIfAbsent(touchpoint, place -> new ArrayDeque<>());
                    newest.addFirst(told);
                    if (newest.size() > MOST_REMARKS) {
                        newest.removeLast();
                    }
                });
            }
        }
    }

    private void add(String theme, LocalDate day) {
        TreeMap<LocalDate, Long> days = remarks.computeIfAbsent(theme, name -> new TreeMap<>());
        days.merge(day, 1L, Long::sum);
        days.headMap(days.lastKey().minusDays(DAYS)).clear();
    }

    /** The newest remarks about a touchpoint, wherever they were made, newest first. */
    List<Told> latest(ShopTouchpoint touchpoint) {
        synchronized (remarks) {
            return List.copyOf(latest.getOrDefault(touchpoint, new ArrayDeque<>()));
        }
    }

    /** Local time as if it were UTC, so that panes of a day are days of the shop. */
    private long local(Instant at) {
        return at.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /**
     * The last four weeks.
     *
     * @param days touchpoint to its days, oldest first, those without an answer too
     * @param bySegment touchpoint to its answers by segment
     */
    record Weeks(Map<ShopTouchpoint, List<Day>> days, Map<ShopTouchpoint, RatingCube> bySegment) {

        List<Day> days(ShopTouchpoint touchpoint) {
            return days.getOrDefault(touchpoint, List.of());
        }

        RatingCube bySegment(ShopTouchpoint touchpoint) {
            return bySegment.getOrDefault(
                    touchpoint, RatingCube.empty(touchpoint.metric().scale(), List.of("segment")));
        }
    }

    Weeks weeks(Instant now) {
        LocalDate today = day(now);
        long first = today.minusDays(DAYS - 1).toEpochDay();
        Map<String, Map<Long, RatingTally>> byDay = new HashMap<>();
        Map<String, List<RatingCube.Cell>> bySegment = new HashMap<>();
        for (LiveSnapshot.Cell cell : ratings.snapshot().cells()) {
            Map<Long, RatingTally> sums = byDay.computeIfAbsent(cell.key().question(), q -> new HashMap<>());
            List<RatingCube.Cell> cells = bySegment.computeIfAbsent(cell.key().question(), q -> new ArrayList<>());
            cell.state().panes().forEach((pane, tally) -> {
                if (pane >= first && pane <= today.toEpochDay()) {
                    sums.merge(pane, tally, RatingTally::merge);
                    cells.add(new RatingCube.Cell(cell.key().values(), tally));
                }
            });
        }
        Map<ShopTouchpoint, List<Day>> days = new EnumMap<>(ShopTouchpoint.class);
        Map<ShopTouchpoint, RatingCube> cubes = new EnumMap<>(ShopTouchpoint.class);
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            Scale scale = touchpoint.metric().scale();
            Map<Long, RatingTally> sums = byDay.getOrDefault(touchpoint.id(), Map.of());
            List<Day> all = new ArrayList<>();
            for (long day = first; day <= today.toEpochDay(); day++) {
                all.add(new Day(LocalDate.ofEpochDay(day), sums.getOrDefault(day, RatingTally.empty(scale))));
            }
            days.put(touchpoint, all);
            cubes.put(
                    touchpoint,
                    RatingCube.of(scale, List.of("segment"), bySegment.getOrDefault(touchpoint.id(), List.of())));
        }
        return new Weeks(days, cubes);
    }

    /** Themes whose share of the remarks rises above their own past, today. */
    List<Rising> rising(Instant now) {
        List<Rising> rising = new ArrayList<>();
        synchronized (remarks) {
            TreeMap<LocalDate, Long> all = remarks.getOrDefault(ALL, new TreeMap<>());
            LocalDate today = day(now);
            remarks.forEach((theme, days) -> {
                if (theme.equals(ALL)) {
                    return;
                }
                List<PoissonCusum.Period> periods = new ArrayList<>();
                for (int back = DAYS - 1; back >= 0; back--) {
                    LocalDate date = today.minusDays(back);
                    periods.add(new PoissonCusum.Period(all.getOrDefault(date, 0L), days.getOrDefault(date, 0L)));
                }
                PoissonCusum.of(periods, ShopJourney.RISING)
                        .toOptional()
                        .filter(chart -> chart.signals().contains(DAYS - 1))
                        .ifPresent(chart -> rising.add(rising(theme, periods, chart)));
            });
        }
        return rising;
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
