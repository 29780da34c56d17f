package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackSource;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Four weeks by the days of the shop. */
class TrendsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final Trends trends = new Trends(ZoneId.of("Europe/Rome"));

    private void tell(Instant at, int rating, String remark) {
        Feedback feedback = Feedback.of("key-" + at, FeedbackSource.SURVEY, at)
                .inLanguage("en")
                .about("home")
                .rated(rating, Scale.of(1, 5));
        trends.count(new Told(Remarks.read(feedback, remark), null, Segment.NEW));
    }

    private Trends.Weeks weeks() {
        return Objects.requireNonNull(trends.weeks(NOW).get(ShopTouchpoint.HOME));
    }

    @Test
    void aDayEndsAtMidnightOfTheShop() {
        tell(Instant.parse("2026-03-01T22:59:59Z"), 1, "");
        tell(Instant.parse("2026-03-01T23:00:00Z"), 5, "");
        List<Trends.Day> days = weeks().days();
        assertThat(days).hasSize(Trends.DAYS);
        assertThat(days.get(Trends.DAYS - 2).tally().count(1)).isEqualTo(1);
        assertThat(days.get(Trends.DAYS - 1).date()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(days.get(Trends.DAYS - 1).tally().count(5)).isEqualTo(1);
    }

    @Test
    void whatIsOlderThanFourWeeksIsLeftOut() {
        tell(NOW.minus(28, ChronoUnit.DAYS), 1, "");
        tell(NOW.minus(27, ChronoUnit.DAYS), 5, "");
        assertThat(weeks().total().n()).isEqualTo(1);
        assertThat(weeks().bySegment().get(Segment.NEW)).isEqualTo(weeks().total());
        assertThat(weeks().bySegment().get(Segment.RETURNING))
                .isEqualTo(RatingTally.empty(weeks().total().scale()));
    }

    @Test
    void whatWasSummedUpIsKeptUntilThereIsMoreToSay() {
        tell(NOW, 5, "");
        Trends.Weeks before = weeks();
        assertThat(weeks()).isSameAs(before);
        assertThat(trends.weeks(NOW.plus(14, ChronoUnit.HOURS)).get(ShopTouchpoint.HOME))
                .as("another day")
                .isNotSameAs(before);
        tell(NOW.plusSeconds(1), 1, "");
        assertThat(weeks().total().n()).isEqualTo(2);
    }

    @Test
    void aThemeRisesAboveItsOwnPastAndNotWithTheNumberOfRemarks() {
        for (int day = 27; day >= 1; day--) {
            for (int i = 0; i < 10; i++) {
                tell(
                        NOW.minus(day, ChronoUnit.DAYS).plusSeconds(i),
                        4,
                        i == 0 && day % 2 == 0 ? "The courier was friendly" : "A nice gift");
            }
        }
        assertThat(trends.rising(NOW)).isEmpty();
        for (int i = 0; i < 60; i++) {
            tell(NOW.plusSeconds(i), 4, i % 20 == 0 ? "The courier was friendly" : "A nice gift");
        }
        assertThat(trends.rising(NOW)).isEmpty();
        for (int i = 0; i < 15; i++) {
            tell(NOW.plusSeconds(100 + i), 1, "The courier was late");
        }
        assertThat(trends.rising(NOW)).anySatisfy(rising -> {
            assertThat(rising.theme()).isEqualTo("delivery");
            assertThat(rising.mentions()).isEqualTo(18);
            assertThat(rising.remarks()).isEqualTo(75);
        });
        // an hour after midnight it still says how much, though today says nothing
        assertThat(trends.rising(NOW.plus(15, ChronoUnit.HOURS)))
                .anySatisfy(rising -> assertThat(rising.mentions()).isEqualTo(18));
    }
}
