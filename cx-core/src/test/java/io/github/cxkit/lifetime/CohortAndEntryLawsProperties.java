package io.github.cxkit.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.stats.DelayedEntrySurvival;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.PeriodLength;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** Two ways to one figure: cohorts by event and by calendar, survival with and without late entry. */
class CohortAndEntryLawsProperties {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 15);

    @Property(tries = 200)
    void withEqualEventsOneClockAndOneEndTheyAreTheCalendarCohorts(
            @ForAll @NotEmpty @Size(max = 30) List<@IntRange(max = 599) Integer> codes,
            @ForAll CohortReading reading,
            @ForAll @IntRange(min = 120, max = 180) int end) {
        LocalDate last = FIRST.plusDays(end);
        for (PeriodLength length : List.of(PeriodLength.DAY, PeriodLength.WEEK, PeriodLength.MONTH)) {
            CalendarCohorts.Builder calendar =
                    CalendarCohorts.builder(CohortCalendar.of(length, last).withReading(reading));
            EventCohorts.Builder events = EventCohorts.builder(
                    EventCohortDefinition.of("buy", "buy", length).withReading(reading));
            for (int code : codes) {
                LocalDate day = FIRST.plusDays(code / 5);
                calendar.add("c" + code % 5, day);
                events.add("c" + code % 5, "buy", day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
            }

            List<Rate> expected = calendar.build().meanRow();
            List<Rate> found = events.build(last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                    .meanRow();

            assertThat(found.stream().map(Rate::part))
                    .containsExactlyElementsOf(expected.stream().map(Rate::part).toList());
            assertThat(found.stream().map(Rate::whole))
                    .containsExactlyElementsOf(
                            expected.stream().map(Rate::whole).toList());
        }
    }

    /** Sizes of hidden cohorts are no differences, the mean row knows nothing of them, and all customers are somewhere. */
    @Property(tries = 200)
    void hiddenCohortsAreAtLeastTwoAndTogetherNotFew(
            @ForAll @NotEmpty @Size(max = 40) List<@IntRange(max = 599) Integer> codes,
            @ForAll @IntRange(min = 1, max = 6) int least) {
        CalendarCohorts.Builder builder =
                CalendarCohorts.builder(CohortCalendar.of(PeriodLength.MONTH, LocalDate.EPOCH.plusDays(700)));
        for (int code : codes) {
            builder.add("c" + code % 20, LocalDate.EPOCH.plusDays(code));
        }
        CalendarCohorts all = builder.build();
        CalendarCohorts told = all.hidingBelow(least);

        List<CalendarCohorts.Cohort> hidden = all.cohorts().stream()
                .filter(each -> !told.cohorts().contains(each))
                .toList();
        long customers = hidden.stream().mapToLong(CalendarCohorts.Cohort::size).sum();
        assertThat(told.leftOut()).isEqualTo(all.leftOut() + customers);
        assertThat(told.cohorts()).allMatch(each -> each.size() >= least);
        assertThat(hidden.isEmpty() || told.cohorts().isEmpty() || (hidden.size() > 1 && customers >= least))
                .isTrue();
    }

    @Property(tries = 200)
    void whoIsStillActiveNeverComesBack(
            @ForAll @NotEmpty @Size(max = 30) List<@IntRange(max = 599) Integer> codes,
            @ForAll @IntRange(min = 120, max = 180) int end) {
        CalendarCohorts.Builder cohorts =
                CalendarCohorts.builder(CohortCalendar.of(PeriodLength.WEEK, FIRST.plusDays(end))
                        .withReading(CohortReading.STILL_ACTIVE)
                        .withPartial(PartialPeriods.MARK)
                        .withZone(ZoneId.of("Europe/Rome").getId()));
        codes.forEach(code -> cohorts.add("c" + code % 5, FIRST.plusDays(code / 5)));

        cohorts.build().cohorts().forEach(cohort -> {
            for (int age = 1; age < cohort.active().size(); age++) {
                assertThat(cohort.active().get(age))
                        .isLessThanOrEqualTo(cohort.active().get(age - 1));
            }
        });
    }

    @Property(tries = 200)
    void entryAtZeroIsNoLateEntry(@ForAll @NotEmpty @Size(max = 30) List<@IntRange(min = 1, max = 39) Integer> codes) {
        DelayedEntrySurvival.Builder late = DelayedEntrySurvival.builder();
        KaplanMeier.Builder plain = KaplanMeier.builder();
        for (int code : codes) {
            late.add(0, code, code % 3 > 0);
            plain.add(code, code % 3 > 0);
        }

        assertThat(late.build().curve()).isEqualTo(plain.build().curve());
        assertThat(late.build().median()).isEqualTo(plain.build().median());
        assertThat(late.build().limits(0.9)).isEqualTo(plain.build().limits(0.9));
        assertThat(late.build().ignoredEntries()).isZero();
    }
}
