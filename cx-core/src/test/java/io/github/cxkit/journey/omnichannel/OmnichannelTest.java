package io.github.cxkit.journey.omnichannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.omnichannel.ContextCarry.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OmnichannelTest {

    @Test
    void consistencyIsReadBesideTheLevel() {
        ChannelConsistency result = ChannelConsistency.of(
                List.of(
                        new ChannelScore("web", 80, 1),
                        new ChannelScore("app", 80, 1),
                        new ChannelScore("store", 60, 1),
                        new ChannelScore("phone", 60, 1)),
                0,
                100);

        assertThat(result.mean().orElseThrow()).isEqualTo(70);
        assertThat(result.consistency().orElseThrow()).isCloseTo(80, within(1e-12));
        assertThat(result.spread().orElseThrow()).isEqualTo(20);
        assertThat(result.weakest().orElseThrow()).isEqualTo("store");
    }

    @Test
    void oneChannelCannotDifferFromItself() {
        ChannelScore web = new ChannelScore("web", 80, 3);
        ChannelConsistency one = ChannelConsistency.of(List.of(web, new ChannelScore("fax", 5, 0)), 0, 100);

        assertThat(one.mean().orElseThrow()).isEqualTo(80);
        assertThat(one.consistency().isKnown()).isFalse();
        assertThat(one.weakest().orElseThrow()).isEqualTo("web");
        assertThat(ChannelConsistency.of(List.of(), 0, 100).mean().isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> ChannelConsistency.of(List.of(web), 0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> ChannelConsistency.of(List.of(web), 100, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelScore("web", Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelScore("web", 1, -1));
    }

    @Property(tries = 300)
    void theIndexIsBoundedShiftInvariantAndBlindToSplits(
            @ForAll @Size(min = 2, max = 6) List<@DoubleRange(min = 0, max = 50) Double> scores,
            @ForAll @DoubleRange(min = 0, max = 50) double shift) {
        List<ChannelScore> channels = new ArrayList<>();
        List<ChannelScore> shifted = new ArrayList<>();
        List<ChannelScore> split = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            channels.add(new ChannelScore("c" + i, scores.get(i), i + 1));
            shifted.add(new ChannelScore("c" + i, Math.min(100, scores.get(i) + shift), i + 1));
            split.add(new ChannelScore("c" + i, scores.get(i), 0.25 * (i + 1)));
            split.add(new ChannelScore("d" + i, scores.get(i), 0.75 * (i + 1)));
        }
        double index = consistency(channels);

        assertThat(index).isBetween(0.0, 100.0);
        assertThat(consistency(shifted)).isCloseTo(index, within(1e-9));
        assertThat(consistency(split)).isCloseTo(index, within(1e-9));
        assertThat(index == 100).isEqualTo(scores.stream().distinct().count() == 1);
    }

    private static double consistency(List<ChannelScore> channels) {
        return ChannelConsistency.of(channels, 0, 100).consistency().orElseThrow();
    }

    @Test
    void contentAgreesPairByPair() {
        ContentAgreement result = ContentAgreement.of(Map.of(
                "price", List.of("10.00", "10.00", "12.00"),
                "returnDays", List.of("30", "30", "30"),
                "stock", List.of("yes", "no", "unknown")));

        assertThat(result.index().orElseThrow()).isCloseTo(4.0 / 9, within(1e-15));
        assertThat(ContentAgreement.of(Map.of("price", List.of("1"))).index().isKnown())
                .isFalse();
        assertThat(result.agreement()).hasSize(3);
    }

    @Test
    void theStoryIsToldOnce() {
        ContextCarry carry = ContextCarry.of(List.of(
                List.of(
                        new Contact("web", false),
                        new Contact("phone", true),
                        new Contact("phone", true),
                        new Contact("store", false)),
                List.of(new Contact("app", false)),
                List.of(new Contact("chat", false), new Contact("phone", false))));

        assertThat(carry).isEqualTo(new ContextCarry(3, 3, 2));
        assertThat(carry.contextCarryRate().value().orElseThrow()).isEqualTo(2.0 / 3);
        assertThat(carry.switchesPerJourney().orElseThrow()).isEqualTo(1);
        assertThat(carry.merge(carry)).isEqualTo(new ContextCarry(6, 6, 4));
        assertThat(ContextCarry.EMPTY.contextCarryRate().value().isKnown()).isFalse();
        assertThat(ContextCarry.EMPTY.switchesPerJourney().isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new ContextCarry(1, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContextCarry(-1, 1, 1));
    }
}
