package io.github.cxkit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexTest {

    @Test
    void systemUsabilityScale() {
        assertThat(Questionnaire.SUS.score(List.of(4, 2, 5, 1, 4, 2, 5, 2, 4, 3)))
                .isEqualTo(Result.of(80.0));
        assertThat(Questionnaire.SUS
                        .score(Arrays.asList(4, 2, 5, 1, 4, 2, 5, 2, 4, null))
                        .isKnown())
                .isFalse();
        // the missing item counts 2 of 4 instead of 2: as before
        assertThat(Questionnaire.SUS.scoreWithCenter(Arrays.asList(4, 2, 5, 1, 4, 2, 5, 2, 4, null)))
                .isEqualTo(Result.of(80.0));
        assertThat(Questionnaire.SUS
                        .scoreWithCenter(Collections.nCopies(10, null))
                        .isKnown())
                .isFalse();
        assertThatThrownBy(() -> Questionnaire.SUS.score(List.of(4, 2))).hasMessageContaining("10 items but 2");
        assertThatThrownBy(() -> Questionnaire.UX_LITE.score(List.of(4, 6))).hasMessageContaining("was 6");
        assertThatThrownBy(() -> new Questionnaire(Acsi.RULE, Scale.of(1, 5), List.of()))
                .hasMessageContaining("item");
    }

    @Test
    void acsi() {
        RatingMetric mean = Metrics.mean(Acsi.SCALE);
        assertThat(Acsi.EQUAL.index(10, 10, 10)).isEqualTo(100);
        assertThat(Acsi.EQUAL
                        .index(mean.score(10, 8), mean.score(1), mean.score(10))
                        .orElseThrow())
                .isCloseTo(100 * (9 + 1 + 10 - 3) / 27.0, within(1e-12));
        assertThat(Acsi.EQUAL.index(mean.score(), mean.score(1), mean.score(10)).isKnown())
                .isFalse();
        assertThatThrownBy(() -> Acsi.EQUAL.index(mean.score(1), mean.score(1), Metrics.NPS.score(1)))
                .hasMessageContaining("an ACSI question needs");
        assertThatThrownBy(() -> Acsi.EQUAL.index(0, 1, 1)).hasMessageContaining("meanSatisfaction");
        assertThatThrownBy(() -> new Acsi(0, 0, 0)).hasMessageContaining("largest weight");
    }

    @Test
    void aMissingAnswerLeavesOutTheQuestionOnly() {
        Scale scale = Metrics.CXI_QUESTION.scale();
        ExperienceIndex index = ExperienceIndex.of(
                RatingTally.of(scale, 5, 4, 1), RatingTally.of(scale, 5), RatingTally.of(scale, 3, 3));
        assertThat(index.index().orElseThrow()).isCloseTo((100.0 / 3 + 100 + 0) / 3, within(1e-12));
        assertThat(ExperienceIndex.of(RatingTally.of(scale, 5), RatingTally.of(scale, 5), RatingTally.empty(scale))
                        .index()
                        .isKnown())
                .isFalse();
        RatingScore mean = Metrics.mean(scale).score(1);
        assertThatThrownBy(() -> new ExperienceIndex(mean, mean, mean)).hasMessageContaining("net scores");
        assertThatThrownBy(() -> new ExperienceIndex(index.easy(), mean, mean)).hasMessageContaining("compared");
    }
}
