package io.github.cxkit.examples.scorecard.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.report.scorecard.LowRaters;
import io.github.cxkit.survey.SurveyResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LowestWordsTest {

    private static final Map<String, RatingMetric> NPS = Map.of("nps", Metrics.NPS);

    private static SurveyResponse said(int rating, String comment) {
        return SurveyResponse.NOTHING.withRating("nps", rating).withComment(comment);
    }

    /** Twenty detractors, half of whom wait; a hundred others, two of whom do. */
    private static List<SurveyResponse> shop() {
        List<SurveyResponse> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(said(
                    3,
                    i % 2 == 0 ? "The parcel came late, mail me at anna" + i + "@example.com" : "I like the colors"));
        }
        for (int i = 0; i < 100; i++) {
            all.add(said(9, i < 2 ? "A bit late" : "Lovely colors and soft wool"));
        }
        all.add(said(9, " "));
        all.add(SurveyResponse.NOTHING.withComment("I did not rate, it was late"));
        return all;
    }

    private static LowRaters words(List<SurveyResponse> responses, long minGroup) {
        LowestWords words = new LowestWords(NPS, minGroup);
        responses.forEach(words::count);
        words.choose();
        responses.forEach(words::pick);
        return words.found().getOrDefault("nps", new LowRaters(0, 0, 1, List.of()));
    }

    @Test
    void whatDetractorsSayIsFoundAndMasked() {
        LowRaters found = words(shop(), 1);
        assertThat(found.wrote()).isEqualTo(20);
        assertThat(found.othersWrote()).isEqualTo(100);
        assertThat(found.terms()).isNotEmpty().allSatisfy(term -> {
            assertThat(term.used()).isEqualTo(10);
            assertThat(term.remarks())
                    .isNotEmpty()
                    .allSatisfy(
                            remark -> assertThat(remark).contains("came late").doesNotContain("@example.com"));
        });
        assertThat(found.terms().get(0).term()).isEqualTo("came, mail, parcel");
        assertThat(found.terms().stream().map(LowRaters.Term::term)).contains("late");
    }

    @Test
    void belowTheSmallestGroupNothingIsSaid() {
        assertThat(words(shop(), 11).terms()).isEmpty();
        assertThat(words(shop(), 21).terms()).isEmpty();
        assertThat(words(shop().subList(0, 4), 1).terms()).isEmpty();
        assertThat(words(List.of(), 1).wrote()).isZero();
    }

    @Test
    void onePersonCountsOnce() {
        List<SurveyResponse> loud = new ArrayList<>(shop().subList(20, 120));
        for (int i = 0; i < 30; i++) {
            loud.add(said(0, "refund refund refund").withRespondent("r1"));
        }
        LowRaters found = words(loud, 1);
        assertThat(found.wrote()).isEqualTo(1);
        assertThat(found.terms()).isEmpty();
    }

    @Test
    void whereBothSayTheSameNothingMarks() {
        List<SurveyResponse> alike = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            alike.add(said(i % 2 == 0 ? 2 : 10, "Fast delivery, nice box"));
        }
        assertThat(words(alike, 1).terms()).isEmpty();
    }
}
