package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.Dispositions.Disposition;
import io.github.cxkit.survey.Dispositions.ResponseRate;
import io.github.cxkit.survey.NonresponseAdjustment.Sampled;
import io.github.cxkit.survey.NonresponseAdjustment.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RespondentsTest {

    private static SurveyResponse response(@Nullable String who, @Nullable Long second) {
        return SurveyResponse.of(Map.of())
                .withRespondent(who)
                .withTime(second == null ? null : Instant.ofEpochSecond(second));
    }

    @Test
    void oneAnswerPerPerson() {
        SurveyResponse late = response("u", 50L);
        SurveyResponse early = response("u", 20L);
        SurveyResponse anonymous = response(null, null);
        List<SurveyResponse> all = List.of(late, anonymous, early);
        assertThat(RepeatPolicy.ALL.apply(all)).isEqualTo(all);
        assertThat(RepeatPolicy.FIRST.apply(all)).containsExactly(anonymous, early);
        assertThat(RepeatPolicy.LAST.apply(all)).containsExactly(late, anonymous);
        assertThat(RepeatPolicy.onePerWindow(Duration.ofSeconds(30)).apply(all)).hasSize(3);
        assertThat(RepeatPolicy.onePerWindow(Duration.ofSeconds(31)).apply(all)).hasSize(2);
        assertThat(RepeatPolicy.ALL.kept(List.of(new RepeatPolicy.Stamp("u", Instant.EPOCH))))
                .containsExactly(0);
    }

    @Test
    void whatAPolicyNeeds() {
        assertThatThrownBy(() -> RepeatPolicy.onePerWindow(Duration.ZERO)).hasMessageContaining("positive window");
        assertThatThrownBy(() -> RepeatPolicy.onePerWindow(Duration.ofDays(-1))).hasMessageContaining("PT-24H");
        assertThatThrownBy(() -> new RepeatPolicy(RepeatPolicy.Kind.ONE_PER_WINDOW, null))
                .hasMessageContaining("null");
        assertThatThrownBy(() -> new RepeatPolicy(RepeatPolicy.Kind.FIRST, Duration.ofDays(1)))
                .hasMessageContaining("no window");
        assertThatThrownBy(() -> RepeatPolicy.LAST.apply(List.of(response("u", null))))
                .hasMessageContaining("response 0 of respondent \"u\" has no time");
    }

    @Property(tries = 100)
    void dispositionsMergeAndRatesAreOrdered(
            @ForAll @LongRange(max = 1000) long i,
            @ForAll @LongRange(max = 1000) long p,
            @ForAll @LongRange(min = 1, max = 1000) long r,
            @ForAll @LongRange(max = 1000) long u) {
        Dispositions a = new Dispositions(i, p, r, 3, 4, u);
        Dispositions b = new Dispositions(p, i, 0, u, 1, r);
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(Dispositions.NONE)).isEqualTo(a);
        double previous = 0;
        for (ResponseRate rate : List.of(ResponseRate.RR1, ResponseRate.RR3, ResponseRate.RR5, ResponseRate.RR6)) {
            double value = a.responseRate(rate, 0.4).orElseThrow();
            assertThat(value).isBetween(previous, 1.0);
            previous = value;
        }
        assertThat(a.responseRate(ResponseRate.RR4, 0.4).orElseThrow())
                .isGreaterThanOrEqualTo(a.responseRate(ResponseRate.RR2, 0.4).orElseThrow());
    }

    @Test
    void ratesOfCountsAloneSayWhatTheyStandOn() {
        Dispositions sampled = new Dispositions(40, 10, 20, 20, 5, 5);
        assertThat(sampled.responseRate(ResponseRate.RR1)).isEqualTo(new Rate(Dispositions.RULE, 40, 100));
        assertThat(sampled.responseRate(ResponseRate.RR2).part()).isEqualTo(50);
        assertThat(sampled.responseRate(ResponseRate.RR5).whole()).isEqualTo(95);
        assertThat(sampled.responseRate(ResponseRate.RR6).value()).isEqualTo(sampled.responseRate(ResponseRate.RR6, 0));
        assertThatThrownBy(() -> sampled.responseRate(ResponseRate.RR4)).hasMessageContaining("responseRate(RR4, e)");
    }

    /** I 40, P 10, R 20, NC 20, O 5, U 5 (AAPOR): e of U is eligible, and partials are interviews in the even rates. */
    @ParameterizedTest
    @CsvSource({
        "RR1, 0.4, 40, 100",
        "RR2, 0.4, 50, 100",
        "RR3, 0.4, 40, 97",
        "RR4, 0.4, 50, 97",
        "RR5, 0.4, 40, 95",
        "RR6, 0.4, 50, 95",
        "RR3, 0, 40, 95",
        "RR4, 1, 50, 100",
    })
    void theSixRatesOfTheStandard(ResponseRate rate, double eligible, double answered, double all) {
        Dispositions sampled = new Dispositions(40, 10, 20, 20, 5, 5);
        assertThat(sampled.responseRate(rate, eligible).orElseThrow()).isEqualTo(answered / all);
    }

    @Test
    void contactsAddUpByWhatBecameOfThem() {
        Dispositions all = SummaryBytes.merged(
                Dispositions.summarizer(),
                List.of(
                        Disposition.COMPLETE,
                        Disposition.PARTIAL,
                        Disposition.REFUSAL,
                        Disposition.NON_CONTACT,
                        Disposition.OTHER,
                        Disposition.UNKNOWN_ELIGIBILITY,
                        Disposition.PARTIAL,
                        Disposition.REFUSAL,
                        Disposition.REFUSAL));
        assertThat(all).isEqualTo(new Dispositions(1, 2, 3, 1, 1, 1));
        assertThatThrownBy(() -> all.responseRate(ResponseRate.RR3)).hasMessageContaining("responseRate(RR3, e)");
    }

    @Test
    void nobodyEligible() {
        assertThat(Dispositions.NONE.responseRate(ResponseRate.RR1, 0).isKnown())
                .isFalse();
        assertThatThrownBy(() -> new Dispositions(1, 2, -1, 0, 0, 0)).hasMessageContaining("refusals");
        assertThatThrownBy(() -> Dispositions.NONE.responseRate(ResponseRate.RR3, 1.1))
                .hasMessageContaining("1.1");
    }

    @Test
    void weightMovesToThoseWhoAnswered() {
        List<Double> weights = NonresponseAdjustment.adjust(List.of(
                        new Sampled("north", Status.RESPONDENT, 2),
                        new Sampled("north", Status.NONRESPONDENT, 1),
                        new Sampled("north", Status.INELIGIBLE, 1),
                        new Sampled("north", Status.UNKNOWN, 1),
                        new Sampled("south", Status.RESPONDENT, 7),
                        new Sampled("west", Status.INELIGIBLE, 3),
                        new Sampled("east", Status.RESPONDENT, 0)))
                .orElseThrow();
        // 5/4 for the unknown, 3/2 for those who did not answer
        assertThat(weights.get(0)).isCloseTo(2 * 1.25 * 1.5, within(1e-14));
        assertThat(weights.get(2)).isCloseTo(1.25, within(1e-14));
        assertThat(weights.get(0) + weights.get(2)).isCloseTo(5, within(1e-14));
        assertThat(weights).containsSequence(0.0, 1.25, 0.0, 7.0, 3.0, 0.0);
        assertThatThrownBy(() -> NonresponseAdjustment.adjust(List.of(new Sampled("north", Status.NONRESPONDENT, 1))))
                .hasMessageContaining("class \"north\" has nobody");
        assertThatThrownBy(() -> NonresponseAdjustment.adjust(List.of(new Sampled("north", Status.UNKNOWN, 1))))
                .hasMessageContaining("class \"north\" has nobody");
    }
}
