package io.github.cxkit.service;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.service.ServiceRecovery.Answer;
import io.github.cxkit.service.ServiceRecovery.Outcome;
import io.github.cxkit.stats.Moments;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ServiceRecoveryTest {

    private static List<Answer> answers(Outcome outcome, double... ratings) {
        List<Answer> answers = new ArrayList<>();
        for (double rating : ratings) {
            answers.add(new Answer(outcome, rating));
        }
        return answers;
    }

    private static List<Answer> typical() {
        List<Answer> answers = answers(Outcome.NO_FAILURE, 7, 8, 6, 7);
        answers.addAll(answers(Outcome.RECOVERED, 9, 8, 9, 5, 9));
        answers.addAll(answers(Outcome.FAILED, 3, 2));
        answers.addAll(answers(Outcome.FAILED_AGAIN, 1));
        return answers;
    }

    @Test
    void aPositiveGapIsNoProof() {
        ServiceRecovery recovery = ServiceRecovery.of(typical());
        assertThat(recovery.paradoxGap().orElseThrow()).isEqualTo(1);
        assertThat(recovery.gapInterval(0.95).orElseThrow().lower()).isCloseTo(-1.1493949582856777, within(1e-9));
        assertThat(recovery.isSupported(0.95).orElseThrow()).isFalse();
        assertThat(recovery.isSupported(0.5).orElseThrow()).isTrue();
        assertThat(recovery.recoveryRate().value().orElseThrow()).isEqualTo(0.625);
        assertThat(recovery.recoveryLift().orElseThrow()).isEqualTo(5.5);
        assertThat(recovery.mean(Outcome.FAILED_AGAIN).orElseThrow()).isEqualTo(1);
    }

    @Test
    void noSpreadGivesNoInterval() {
        List<Answer> equal = answers(Outcome.NO_FAILURE, 0.1, 0.1, 0.1);
        equal.addAll(answers(Outcome.RECOVERED, 0.3, 0.3, 0.3));
        ServiceRecovery recovery = ServiceRecovery.of(equal);
        assertThat(recovery.gapInterval(0.95)).hasToString("insufficient (no spread in either group)");
        assertThat(recovery.paradoxGap().isKnown()).isTrue();
    }

    @Test
    void anEmptyOrSingleGroupGivesNoInterval() {
        ServiceRecovery none = ServiceRecovery.of(answers(Outcome.RECOVERED, 9, 8));
        assertThat(none.paradoxGap()).hasToString("insufficient (satisfaction: nobody with NO_FAILURE)");
        assertThat(none.gapInterval(0.95).isKnown()).isFalse();
        assertThat(none.recoveryLift().isKnown()).isFalse();
        assertThat(ServiceRecovery.EMPTY.gapInterval(0.9).isKnown()).isFalse();
        assertThat(ServiceRecovery.EMPTY.recoveryRate().value().isKnown()).isFalse();
        ServiceRecovery one = none.merge(ServiceRecovery.of(answers(Outcome.NO_FAILURE, 5)));
        assertThat(one.gapInterval(0.95).isKnown()).isFalse();
        assertThat(ServiceRecovery.of(answers(Outcome.NO_FAILURE, 9, 8))
                        .merge(ServiceRecovery.of(answers(Outcome.RECOVERED, 1)))
                        .gapInterval(0.95)
                        .isKnown())
                .isFalse();
    }

    @Test
    void numbersThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Answer(Outcome.FAILED, Double.NaN)).hasMessageContaining("satisfaction");
        assertThatThrownBy(() -> ServiceRecovery.EMPTY.gapInterval(1)).hasMessageContaining("confidence");
    }

    @Property
    void partsMergeToTheWhole(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 10) Integer> first,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 10) Integer> second) {
        List<Answer> all = new ArrayList<>();
        List<Answer> a = new ArrayList<>();
        List<Answer> b = new ArrayList<>();
        first.forEach(rating -> a.add(new Answer(Outcome.RECOVERED, rating)));
        second.forEach(rating -> b.add(new Answer(Outcome.RECOVERED, rating)));
        all.addAll(a);
        all.addAll(b);
        Moments whole = requireNonNull(ServiceRecovery.of(all).groups().get(Outcome.RECOVERED));
        Moments merged = requireNonNull(
                ServiceRecovery.of(a).merge(ServiceRecovery.of(b)).groups().get(Outcome.RECOVERED));
        assertThat(merged.n()).isEqualTo(whole.n());
        assertThat(merged.mean()).isCloseTo(whole.mean(), within(1e-12));
        assertThat(merged.squares()).isCloseTo(whole.squares(), within(1e-9));
    }
}
