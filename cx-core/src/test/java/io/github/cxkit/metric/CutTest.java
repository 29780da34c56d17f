package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.EqualByState;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Slice;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From the caller's own records to scores, without a string map. */
class CutTest {

    private record Reply(
            String segment,
            @Nullable LocalDate day,
            @Nullable Integer rating) {}

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 10);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 10);

    private static final List<Reply> REPLIES = List.of(
            new Reply("new", JANUARY, 10),
            new Reply("new", JANUARY, 3),
            new Reply("old", JANUARY, 9),
            new Reply("old", FEBRUARY, 10),
            new Reply("old", FEBRUARY, null),
            new Reply("old", null, 99));

    @Test
    void repliesBecomeATable() {
        ScoreTable table = Cut.of(REPLIES)
                .by("segment", Reply::segment)
                .per(PeriodLength.MONTH, Reply::day)
                .score(Metrics.NPS, Reply::rating);
        assertThat(table.overall())
                .isEqualTo(Metrics.NPS.score(REPLIES.stream().map(Reply::rating).toList()));
        assertThat(table.get("segment", "new")).isEqualTo(Metrics.NPS.score(10, 3));
        assertThat(table.get(Slice.of("segment", "old").in(CalendarPeriod.parse("2026-01"))))
                .isEqualTo(Metrics.NPS.score(9));
        assertThat(table.trend(Slice.ALL)).hasSize(2);
        assertThat(table.undated()).isEqualTo(1);
        assertThat(table.toString().lines())
                .hasSize(10)
                .first()
                .asString()
                .matches("segment +period +NPS +95% interval +n +left out");
        assertThatThrownBy(() -> table.get("segment", "nwe")).hasMessageContaining("did you mean \"segment=new\"?");
    }

    @Test
    void severalDimensionsMakeOneGroupOfEachCombination() {
        ScoreTable table = Cut.of(REPLIES)
                .by("segment", Reply::segment)
                .by("promoter", reply -> reply.rating() != null && reply.rating() >= 9)
                .score(Metrics.NPS, Reply::rating);
        assertThat(table.get(Slice.of("segment", "new").and("promoter", "false")))
                .isEqualTo(Metrics.NPS.score(3));
        assertThatThrownBy(() -> Cut.of(REPLIES).by("a", Reply::segment).by("a", Reply::day))
                .hasMessageContaining("already cut by");
    }

    @Test
    void aStreamIsGroupedAndScored() {
        Map<String, RatingScore> bySegment =
                REPLIES.stream().collect(Collectors.groupingBy(Reply::segment, Metrics.NPS.collector(Reply::rating)));
        assertThat(bySegment.get("new")).isEqualTo(Metrics.NPS.score(10, 3));
        RatingScore old = Objects.requireNonNull(bySegment.get("old"));
        assertThat(old.n()).isEqualTo(2);
        assertThat(old.evidence().excluded().counts()).containsOnlyKeys("blank", "invalid");
    }

    @Test
    void everyPartOfATableTellsItFromAnother() {
        Cut<Reply> bySegment = Cut.of(REPLIES).by("segment", Reply::segment);
        EqualByState.check(
                () -> bySegment.score(Metrics.NPS, Reply::rating),
                table -> bySegment.score(Metrics.mean(Metrics.NPS.scale()), Reply::rating),
                table -> Cut.of(REPLIES).by("group", Reply::segment).score(Metrics.NPS, Reply::rating),
                table -> Cut.of(REPLIES.subList(0, 4))
                        .by("segment", Reply::segment)
                        .score(Metrics.NPS, Reply::rating),
                table -> bySegment.per(PeriodLength.MONTH, Reply::day).score(Metrics.NPS, Reply::rating));
        ScoreTable table = bySegment.score(Metrics.NPS, Reply::rating);
        assertThat(table.metric()).isEqualTo(Metrics.NPS);
        assertThat(table.scores()).containsKey(Slice.of("segment", "new"));
    }

    @Test
    void aTableIsLaidOutInColumns() {
        ScoreTable table = Cut.of(REPLIES)
                .by("segment", Reply::segment)
                .per(PeriodLength.MONTH, Reply::day)
                .score(Metrics.NPS, Reply::rating);
        assertThat(table.toString()).isEqualTo("""
                segment  period     NPS    95% interval  n  left out
                all                50.0   -39.9 to 90.9  4  1 blank, 1 invalid
                all      2026-01   33.3   -58.5 to 87.7  3
                all      2026-02  100.0  -58.7 to 100.0  1  1 blank
                new                 0.0   -81.1 to 81.1  2
                new      2026-01    0.0   -81.1 to 81.1  2
                old               100.0  -31.5 to 100.0  2  1 blank, 1 invalid
                old      2026-01  100.0  -58.7 to 100.0  1
                old      2026-02  100.0  -58.7 to 100.0  1  1 blank
                1 without a date, in no period
                """);
    }

    @Test
    void withoutADimensionThereIsOneScoreAndWithoutADateNoPeriod() {
        ScoreTable plain = Cut.of(REPLIES.subList(0, 3)).score(Metrics.NPS, Reply::rating);
        assertThat(plain.toString().lines()).hasSize(2);
        assertThat(plain.toString()).doesNotContain("period").doesNotContain("left out");
        ScoreTable dated = Cut.of(REPLIES)
                .per(
                        PeriodLength.MONTH,
                        reply -> reply.day() == null
                                ? null
                                : reply.day().atStartOfDay(UTC).toInstant(),
                        UTC)
                .score(Metrics.NPS, Reply::rating);
        assertThat(dated.trend(Slice.ALL)).hasSize(2);
        assertThat(dated.toString()).contains("1 without a date, in no period");
        ScoreTable blank = Cut.of(List.of(new Reply("", JANUARY, 9)))
                .by("segment", Reply::segment)
                .score(Metrics.NPS, Reply::rating);
        assertThat(blank.toString()).contains("(none)");
    }

    private static final ZoneId UTC = ZoneId.of("UTC");
}
