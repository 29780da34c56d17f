package io.github.cxkit.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.framework.ExpectationShares.Definition;
import io.github.cxkit.framework.ExpectationShares.Pair;
import io.github.cxkit.journey.omnichannel.ValueAgreement;
import io.github.cxkit.journey.omnichannel.ValueAgreement.Perception;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Expectations met or not, and values perceived as they are meant. */
class ExpectationSharesTest {

    private static final Scale FIVE = Scale.of(1, 5);

    @Test
    void aMeanGapOfNothingHidesHalfOfThem() {
        ExpectationShares all = ExpectationShares.summarizer(new Definition(FIVE, 0))
                .summarize(List.of(new Pair(3.0, 5.0), new Pair(5.0, 3.0), new Pair(null, 3.0)));
        assertThat(all.meanGap().orElseThrow()).isZero();
        assertThat(all.notReached().value().orElseThrow()).isEqualTo(0.5);
        assertThat(all.skipped()).isEqualTo(1);
    }

    @Test
    void theToleranceIsComparedAsItIsWritten() {
        ExpectationShares all = ExpectationShares.summarizer(new Definition(FIVE, 0.2))
                .summarize(List.of(new Pair(1.7, 1.9), new Pair(1.9, 1.7), new Pair(1.7, 1.91)));
        assertThat(all.counts().values()).containsExactly(0L, 2L, 1L, 0L);
        assertThat(all.net().orElseThrow()).isCloseTo(100 / 3.0, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ExpectationShares.summarizer(new Definition(FIVE, 0)).summarize(List.of(new Pair(3.0, 6.0))))
                .withMessageContaining("perception");
        assertThatIllegalArgumentException().isThrownBy(() -> new Definition(FIVE, -1));
    }

    @Test
    void pairsOfSeveralPlacesAddUp() {
        ExpectationShares all = SummaryBytes.merged(
                ExpectationShares.summarizer(new Definition(FIVE, 0.5)),
                List.of(
                        new Pair(3.0, 5.0),
                        new Pair(2.0, null),
                        new Pair(4.0, 4.5),
                        new Pair(null, 1.0),
                        new Pair(3.1, 2.5)));
        assertThat(all.counts().values()).containsExactly(1L, 1L, 1L, 2L);
        assertThat(all.meanGap().orElseThrow()).isCloseTo(1.9 / 3, within(1e-12));
        assertThat(all.exceeded().part()).isOne();
        assertThat(ExpectationShares.summarizer(new Definition(FIVE, 0))
                        .empty()
                        .net()
                        .isKnown())
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Pair(Double.NaN, 1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pair(1.0, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.merge(
                        ExpectationShares.summarizer(new Definition(FIVE, 0.4)).empty()))
                .withMessageContaining("tolerance");

        ServqualSummary servqual = SummaryBytes.merged(
                ServqualSummary.summarizer(List.of("reliability", "empathy")),
                List.of(
                        new ServqualSummary.Answer("reliability", 7.0, 5.0),
                        new ServqualSummary.Answer("empathy", 5.0, null),
                        new ServqualSummary.Answer("empathy", 4.0, 6.0),
                        new ServqualSummary.Answer("reliability", null, 3.0)));
        assertThat(servqual.gap("reliability").orElseThrow()).isEqualTo(-2);
        assertThat(servqual.gap("empathy").orElseThrow()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new ServqualSummary.Answer("empathy", Double.NaN, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServqualSummary.Answer("empathy", null, Double.NaN));

        CoCreation made = SummaryBytes.merged(CoCreation.summarizer(), List.of(true, false, true));
        assertThat(made).isEqualTo(new CoCreation(2, 3));
    }

    @Property
    void theMeanGapIsThatOfServqual(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 11, max = 55) Integer> codes) {
        List<Pair> pairs = new ArrayList<>();
        ServqualSummary servqual = ServqualSummary.empty(List.of("all"));
        for (int code : codes) {
            double expected = Math.min(5, Math.max(1, code / 10.0));
            double perceived = Math.min(5, 1 + code % 5);
            pairs.add(new Pair(expected, perceived));
            servqual = servqual.plus("all", expected, perceived);
        }
        ExpectationShares all =
                ExpectationShares.summarizer(new Definition(FIVE, 0)).summarize(pairs);
        assertThat(all.meanGap().orElseThrow()).isCloseTo(servqual.gap("all").orElseThrow(), within(1e-9));
        assertThat(all.notReached().part() + all.met().part() + all.exceeded().part())
                .isEqualTo(codes.size());
    }

    @Test
    void touchpointsThatAgreeOnTheWrongThingDoNotAgreeWithTheBrand() {
        Map<String, String> intended = new LinkedHashMap<>();
        intended.put("site", "friendly");
        intended.put("mail", "friendly");
        intended.put("shop", "careful");
        ValueAgreement all = ValueAgreement.summarizer(intended)
                .summarize(List.of(
                        new Perception("site", "formal"),
                        new Perception("mail", "formal"),
                        new Perception("mail", "friendly")));
        assertThat(all.index().orElseThrow()).isEqualTo(0.25);
        assertThat(all.weakest().orElseThrow()).isEqualTo("site");
        assertThat(all.unmeasured()).containsExactly("shop");
        assertThat(all.of("shop").value().isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ValueAgreement.summarizer(intended).summarize(List.of(new Perception("sites", "formal"))))
                .withMessageContaining("did you mean \"site\"");
        assertThatIllegalArgumentException().isThrownBy(() -> ValueAgreement.summarizer(Map.of("site", " ")));
    }
}
