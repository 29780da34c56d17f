package io.github.cxkit.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SuppressionProperties {

    private static final Survey SURVEY = new Survey(
            "shop",
            "Our shop",
            List.of(Question.of("recommend", Scale.of(0, 10)).withMetrics("nps")),
            List.of(SegmentColumn.of("lang"), SegmentColumn.of("device")),
            null,
            null,
            "time",
            null,
            ZoneId.of("UTC"),
            null,
            null);

    private static Scorecard card(long seed, int size, int minGroup) {
        Random random = new Random(seed);
        ScorecardSummary.Builder builder = ScorecardSummary.builder(ScorecardDefinition.of(SURVEY)
                .by("lang", "device")
                .per(PeriodLength.MONTH)
                .withMinGroup(minGroup));
        for (int i = 0; i < size; i++) {
            String lang = random.nextInt(6) == 0 ? "rare" + random.nextInt(2) : "common" + random.nextInt(2);
            builder.add(new SurveyResponse(
                    null,
                    Instant.parse("2026-0" + (1 + random.nextInt(3)) + "-05T00:00:00Z"),
                    1,
                    Map.of("recommend", new Answer.Rating(random.nextInt(11))),
                    Map.of("lang", lang, "device", "d" + random.nextInt(3)),
                    null));
        }
        return builder.build().scorecard();
    }

    /** On every line that adds up, what is hidden is nothing, or too much to be worked out. */
    @Property(tries = 150)
    void noLineHidesJustOneFigure(
            @ForAll @LongRange(max = 1_000_000) long seed,
            @ForAll @IntRange(max = 80) int size,
            @ForAll @IntRange(min = 1, max = 8) int minGroup) {
        Scorecard card = card(seed, size, minGroup);
        Map<Slice, ScorecardRow> rows = new HashMap<>();
        card.rows().forEach(row -> rows.put(row.slice(), row));
        for (ScorecardRow total : card.rows()) {
            Slice slice = total.slice();
            if (slice.segment() == null) {
                for (String column : List.of("lang", "device")) {
                    checkLine(
                            total,
                            card.rows().stream()
                                    .filter(row -> column.equals(row.slice().segment())
                                            && Objects.equals(row.slice().period(), slice.period()))
                                    .toList(),
                            minGroup);
                }
            }
            if (slice.period() == null) {
                checkLine(
                        total,
                        card.rows().stream()
                                .filter(row -> row.slice().period() != null
                                        && row.slice().in(null).equals(slice))
                                .toList(),
                        minGroup);
            }
        }
        if (minGroup == 1) {
            assertThat(card.rows()).noneMatch(ScorecardRow::suppressed);
        }
    }

    private static void checkLine(ScorecardRow total, List<ScorecardRow> parts, int minGroup) {
        List<ScorecardRow> hidden =
                parts.stream().filter(ScorecardRow::suppressed).toList();
        long people = hidden.stream().mapToLong(ScorecardRow::n).sum();
        boolean anyPart = parts.stream().anyMatch(part -> part.n() > 0);
        if (total.suppressed()) {
            assertThat(hidden.isEmpty() && anyPart).isFalse();
        } else {
            assertThat(hidden.size()).isNotEqualTo(1);
            assertThat(hidden.isEmpty() || people >= minGroup).isTrue();
        }
        assertThat(hidden)
                .allMatch(row -> !row.value().isKnown() && row.counts().isEmpty());
    }
}
