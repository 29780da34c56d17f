package io.github.cxkit.service.personalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.GroupGains;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.survey.RatingTally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recommendations that chance does not make, and what consent gives back. */
class GivenAndTakenTest {

    private static List<Collection<String>> baskets(int together, int teaAlone, int potAlone, int others) {
        List<Collection<String>> baskets = new ArrayList<>();
        baskets.addAll(Collections.nCopies(together, List.of("tea", "pot")));
        baskets.addAll(Collections.nCopies(teaAlone, List.of("tea", "tea")));
        baskets.addAll(Collections.nCopies(potAlone, List.of("pot")));
        baskets.addAll(Collections.nCopies(others, List.of("rice")));
        return baskets;
    }

    @Test
    void whatGoesTogetherBeyondChanceIsRecommended() {
        CoPurchase all = CoPurchase.summarizer().summarize(baskets(8, 2, 4, 86));
        CoPurchase.Recommended pot = all.with("tea", 0.95).get(0);
        assertThat(pot.item()).isEqualTo("pot");
        assertThat(pot.lift()).isCloseTo(8.0 * 100 / (10 * 12), within(1e-12));
        assertThat(pot.together().part()).isEqualTo(8);
        assertThat(all.with("rice", 0.95)).isEmpty();
        assertThat(all.coverage(10, 0.95).part()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.with("teas", 0.95))
                .withMessageContaining("did you mean \"tea\"");
        assertThatIllegalArgumentException().isThrownBy(() -> all.coverage(2, 0.95));
    }

    @Test
    void fewBasketsOrChanceRecommendNothing() {
        assertThat(CoPurchase.summarizer().summarize(baskets(4, 0, 0, 90)).with("tea", 0.95))
                .as("four baskets")
                .isEmpty();
        assertThat(CoPurchase.summarizer().summarize(baskets(30, 20, 30, 20)).with("tea", 0.95))
                .as("as often as by chance")
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new CoPurchase.Pair("b", "a", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new CoPurchase(3, Map.of("a", 1L, "b", 2L), List.of(new CoPurchase.Pair("a", "b", 2))));
    }

    @Test
    void aPurposeThatBroughtNothingIsNamed() {
        ConsentBalance all = ConsentBalance.summarizer()
                .summarize(List.of(
                        ConsentBalance.Exchange.of("offers").giving(12, 4).useful(false),
                        ConsentBalance.Exchange.of("offers").giving(12, 4),
                        ConsentBalance.Exchange.of("reminders").giving(2, 1).saving(15, 0),
                        ConsentBalance.Exchange.of("reminders")
                                .giving(2, 1)
                                .saving(5, 0)
                                .useful(true)));
        assertThat(all.broughtNothing()).containsExactly("offers");
        assertThat(all.of("offers").records()).isEqualTo(24);
        assertThat(all.of("offers").useful().whole()).isEqualTo(1);
        assertThat(all.of("reminders").minutes().mean()).isEqualTo(10);
        assertThat(all.of("reminders").minutes().meanInterval(0.95).isKnown()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.of("offer"))
                .withMessageContaining("did you mean \"offers\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConsentBalance.Exchange.of("x").giving(-1, 0));
    }

    @Test
    void gainsOfOverlappingGroupsMustNotBeAddedUp() {
        RatingTally all = RatingTally.of(Metrics.CSAT.scale(), 1, 2, 5, 5);
        RatingTally half = RatingTally.of(Metrics.CSAT.scale(), 1, 2, 5);
        assertThat(GroupGains.of(Metrics.CSAT, all, Map.of("late", half, "rude", half))
                        .orElseThrow()
                        .cautions())
                .containsExactly(Caution.OVERLAPPING_GROUPS);
        assertThat(GroupGains.of(Metrics.CSAT, all, Map.of("late", half))
                        .orElseThrow()
                        .cautions())
                .isEmpty();
    }
}
